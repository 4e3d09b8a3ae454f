#include "base/arena.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/utf8.h"
#include "support.h"

START_TEST(strings_split_trim_and_find) {
  TwStr rest = TW_STR("a||b"), part;
  ck_assert(tw_str_split(&rest, '|', &part) && tw_str_is(part, "a"));
  ck_assert(tw_str_split(&rest, '|', &part) && part.len == 0);
  ck_assert(tw_str_split(&rest, '|', &part) && tw_str_is(part, "b"));
  ck_assert(!tw_str_split(&rest, '|', &part));
  ck_str_is(tw_str_trim(TW_STR(" \t x y\n")), "x y");
  ck_assert_uint_eq(tw_str_find(TW_STR("banana"), TW_STR("an"), 2), 3);
  ck_assert_uint_eq(tw_str_find(TW_STR("banana"), TW_STR("nab"), 0), SIZE_MAX);
  ck_assert(tw_str_eq_fold(TW_STR("BeiJing"), TW_STR("beijing")));
  ck_assert_int_lt(tw_str_cmp(TW_STR("ab"), TW_STR("abc")), 0);
}
END_TEST

START_TEST(utf8_accepts_and_refuses) {
  static const char *const good[] = {"", "a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xF4\x8F\xBF\xBF"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) ck_assert(tw_utf8_invalid(tw_str(good[i])) == SIZE_MAX);
  static const char *const bad[] = {
      "\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80",
      "\xC3"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) ck_assert_uint_eq(tw_utf8_invalid(tw_str(bad[i])), 0);
  ck_assert_uint_eq(tw_utf8_invalid(TW_STR("ab\xFFz")), 2);
  for (uint32_t c = 1; c < 0x110000; c += 7) {
    char out[4];
    uint32_t back = 0;
    size_t n = tw_utf8_encode(c, out);
    if (c >= 0xD800 && c <= 0xDFFF)
      ck_assert_uint_eq(n, 0);
    else
      ck_assert(tw_utf8_decode(tw_str_n(out, n), &back) == n && back == c);
  }
}
END_TEST

START_TEST(arena_survives_every_failure) {
  for (long n = 0; n < 8; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwArena arena;
    tw_arena_init(&arena, &f.allocator);
    TW_ARRAY(int) numbers = {0};
    bool ok = true;
    for (int i = 0; i < 20000; i++) ok = TW_PUSH(&arena, &numbers, i) && ok;
    ck_assert(ok == (tw_arena_status(&arena) == TW_OK));
    if (ok)
      for (int i = 0; i < 20000; i++) ck_assert_int_eq(numbers.items[i], i);
    tw_arena_release(&arena);
  }
}
END_TEST

START_TEST(map_interns_in_order) {
  TwArena arena;
  tw_arena_init(&arena, &tw_libc_allocator);
  TwMap map;
  tw_map_init(&map, &arena);
  ck_assert_uint_eq(tw_map_get(&map, TW_STR("x")), TW_NONE);
  char key[16];
  for (uint32_t i = 0; i < 5000; i++) {
    snprintf(key, sizeof key, "key%u", i);
    ck_assert_uint_eq(tw_map_intern(&map, tw_str(key)), i);
  }
  ck_assert_uint_eq(tw_map_intern(&map, TW_STR("key77")), 77);
  ck_str_is(tw_map_key(&map, 4999), "key4999");
  tw_arena_release(&arena);
}
END_TEST

START_TEST(buffers_escape) {
  TwBuf buf;
  tw_buf_init(&buf, &tw_libc_allocator);
  tw_buf_json(&buf, TW_STR("a\"b\\\n\x01\xC3\xA9"));
  ck_str_is(tw_buf_str(&buf), "\"a\\\"b\\\\\\n\\u0001\xC3\xA9\"");
  tw_buf_reset(&buf);
  tw_buf_xml(&buf, TW_STR("<a b='\"'>&\x01\xFF\xEF\xBF\xBE"));
  ck_str_is(tw_buf_str(&buf), "&lt;a b=&#39;&quot;&#39;&gt;&amp;\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  tw_buf_release(&buf);
  FailingAllocator f;
  failing_allocator_init(&f, 0);
  tw_buf_init(&buf, &f.allocator);
  tw_buf_z(&buf, "x");
  ck_assert_int_eq(tw_buf_status(&buf), TW_ERR_MEMORY);
  tw_buf_release(&buf);
}
END_TEST

static void keep(void *user, const TwDiagnostic *d) {
  snprintf(user, 64, "%s:%zu %s", d->document, d->offset, d->message);
}

START_TEST(diagnostics_reach_the_sink) {
  char got[64] = "";
  TwDiagSink sink = {keep, got};
  ck_assert_int_eq(tw_diag(&sink, TW_ERROR, TW_ERR_DOCUMENT, "a.txt", 7, "bad byte 0x%02X", 255), TW_ERR_DOCUMENT);
  ck_assert_str_eq(got, "a.txt:7 bad byte 0xFF");
  ck_assert_int_eq(tw_diag(NULL, TW_ERROR, TW_ERR_IO, NULL, SIZE_MAX, "x"), TW_ERR_IO);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("base");
  TCase *tests = tcase_create("base");
  tcase_add_test(tests, strings_split_trim_and_find);
  tcase_add_test(tests, utf8_accepts_and_refuses);
  tcase_add_test(tests, arena_survives_every_failure);
  tcase_add_test(tests, map_interns_in_order);
  tcase_add_test(tests, buffers_escape);
  tcase_add_test(tests, diagnostics_reach_the_sink);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
