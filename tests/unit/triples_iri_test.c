#include "triples/iri.h"

#include "support.h"

static void names(const char *name, const char *want) {
  TwArena arena;
  tw_arena_init(&arena, &tw_libc_allocator);
  TwStr got;
  ck_assert_int_eq(tw_iri_segment(&arena, tw_str(name), &got), TW_OK);
  ck_str_is(got, want);
  ck_assert(got.ptr[got.len] == '\0');
  tw_arena_release(&arena);
}

START_TEST(names_become_segments) {
  names("Li Shangfu", "Li_Shangfu");
  names("  Li \t\n Shangfu\xC2\xA0", "Li_Shangfu");
  names("A\xC2\xA0\xE2\x80\x83"
        "B",
        "A_B");
  names("AC/DC", "AC%2FDC");
  names("What?", "What%3F");
  names("C#", "C%23");
  names("100%", "100%25");
  names("O'Brien & Sons (UK), a=b;c:d@e!*$+~", "O'Brien_&_Sons_(UK),_a=b;c:d@e!*$+~");
  names("\"x\"<y>{z}|^`\\", "%22x%22%3Cy%3E%7Bz%7D%7C%5E%60%5C");
  names("[a]", "%5Ba%5D");
  names("S\xC3\xA3o Paulo", "S\xC3\xA3o_Paulo");
  names("Sa\xCC\x83o", "S\xC3\xA3o");
  names("\xE2\x84\xAB", "\xC3\x85");
  names("\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80");
  names("a\x01z\x7F", "a%01z%7F");
  names("a\xE2\x80\x8E"
        "b\xE2\x80\xAE"
        "c",
        "a%E2%80%8Eb%E2%80%AEc");
  names("\xEE\x80\x80", "%EE%80%80"); /* private use */
  names("\xEF\xBF\xBE", "%EF%BF%BE"); /* no character */
  names("", "_");
  names(" \t ", "_");
  names(".", "_.");
  names("..", "_..");
  names("...", "...");
}
END_TEST

START_TEST(segments_are_valid_iris) {
  TwArena arena;
  tw_arena_init(&arena, &tw_libc_allocator);
  for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 37) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    char name[8] = "a";
    uint32_t r = c;
    size_t n = 1;
    if (r < 0x80)
      name[n++] = (char)r;
    else if (r < 0x800)
      name[n++] = (char)(0xC0 | r >> 6), name[n++] = (char)(0x80 | (r & 63));
    else if (r < 0x10000)
      name[n++] = (char)(0xE0 | r >> 12), name[n++] = (char)(0x80 | (r >> 6 & 63)), name[n++] = (char)(0x80 | (r & 63));
    else
      name[n++] = (char)(0xF0 | r >> 18), name[n++] = (char)(0x80 | (r >> 12 & 63)),
      name[n++] = (char)(0x80 | (r >> 6 & 63)), name[n++] = (char)(0x80 | (r & 63));
    TwStr iri;
    ck_assert_int_eq(tw_iri_of_name(&arena, TW_STR("http://e/"), tw_str_n(name, n), &iri), TW_OK);
    ck_assert_msg(tw_iri_valid(iri), "U+%04X", c);
    ck_assert(!strchr(iri.ptr + 9, '/') && !strchr(iri.ptr, '?') && !strchr(iri.ptr, '#'));
    tw_arena_reset(&arena);
  }
  tw_arena_release(&arena);
}
END_TEST

START_TEST(bad_names_are_refused) {
  TwArena arena;
  tw_arena_init(&arena, &tw_libc_allocator);
  TwStr got;
  ck_assert_int_eq(tw_iri_segment(&arena, TW_STR("a\xFF"), &got), TW_ERR_SYNTAX);
  ck_assert_uint_eq(got.len, 0);
  char *big = malloc(TW_IRI_LIMIT + 1);
  memset(big, 'a', TW_IRI_LIMIT + 1);
  ck_assert_int_eq(tw_iri_segment(&arena, tw_str_n(big, TW_IRI_LIMIT + 1), &got), TW_ERR_LIMIT);
  ck_assert_int_eq(tw_iri_segment(&arena, tw_str_n(big, TW_IRI_LIMIT), &got), TW_OK);
  free(big);
  tw_arena_release(&arena);
  for (long n = 0; n < 2; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    tw_arena_init(&arena, &f.allocator);
    TwStatus status = tw_iri_segment(&arena, TW_STR("Li Shangfu"), &got);
    ck_assert_int_eq(status, n ? TW_OK : TW_ERR_MEMORY);
    tw_arena_release(&arena);
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("triples");
  TCase *tests = tcase_create("iri");
  tcase_add_test(tests, names_become_segments);
  tcase_add_test(tests, segments_are_valid_iris);
  tcase_add_test(tests, bad_names_are_refused);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
