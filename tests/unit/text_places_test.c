#include "base/buf.h"
#include "support.h"
#include "text/places.h"

static TwArena arena;

static void setup(void) { tw_arena_init(&arena, &tw_libc_allocator); }
static void teardown(void) { tw_arena_release(&arena); }

static TwDocument *document_of(const char *title, const char *body) {
  TwDocument *d = tw_document_new(&arena);
  TwStr t = tw_str(title);
  d->title = t;
  d->body = t.len ? (uint32_t)t.len + 2 : 0;
  d->buffer = tw_arena_printf(&arena, "%s%s%s", title, t.len ? "\n\n" : "", body);
  return d;
}

/* Against the plain count, at every byte that starts a character. */
static void check_all(const TwDocument *d) {
  TwPlaces places;
  ck_assert_int_eq(tw_places_init(&places, d), TW_OK);
  for (uint32_t i = 0; i <= d->buffer.len; i++) {
    if (i < d->buffer.len && ((unsigned char)d->buffer.ptr[i] & 0xC0) == 0x80) continue;
    TwPlace a = tw_places_at(&places, i), b = tw_document_place(d, i);
    ck_assert_uint_eq(a.at, b.at);
    ck_assert_int_eq(a.in_title, b.in_title);
  }
}

START_TEST(places_are_those_of_the_document) {
  check_all(document_of("", ""));
  check_all(document_of("", "caf\xC3\xA9 \xE2\x82\xAC 5"));
  check_all(document_of("\xC3\x84rger \xE2\x80\x94 again", "\xF0\x9F\x98\x80 smiles"));
  TwBuf long_text;
  tw_buf_init(&long_text, &tw_libc_allocator);
  while (long_text.len < 1024) tw_buf_z(&long_text, "\xC3\xA9\xE2\x82\xAC x");
  check_all(document_of("T", long_text.ptr));
  tw_buf_release(&long_text);
}
END_TEST

START_TEST(exact_multiples_of_the_step_are_counted) {
  for (size_t n = 254; n <= 258; n++) {
    char text[600];
    memset(text, 'a', sizeof text);
    text[n] = '\0';
    check_all(document_of("", text));
    check_all(document_of(text, text));
  }
}
END_TEST

START_TEST(beyond_the_end_is_the_end) {
  const TwDocument *d = document_of("", "abc");
  TwPlaces places;
  ck_assert_int_eq(tw_places_init(&places, d), TW_OK);
  ck_assert_uint_eq(tw_places_at(&places, 77).at, 3);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("text places");
  TCase *tests = tcase_create("places");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, places_are_those_of_the_document);
  tcase_add_test(tests, exact_multiples_of_the_step_are_counted);
  tcase_add_test(tests, beyond_the_end_is_the_end);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
