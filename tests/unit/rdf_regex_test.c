#include "rdf/sparql_regex.h"

#include "support.h"

static bool matches(const char *pattern, const char *flags, const char *text) {
  TwRegex r;
  ck_assert_int_eq(tw_regex_compile(&r, &tw_libc_allocator, tw_str(pattern), tw_str(flags)), TW_OK);
  ck_assert_msg(r.valid && !r.refused, "%s: %s", pattern, r.refused ? r.refused : "not valid");
  bool found = tw_regex_search(&r, tw_str(text));
  tw_regex_release(&r);
  return found;
}

START_TEST(patterns_match) {
  static const struct {
    const char *pattern, *flags, *text;
    bool found;
  } cases[] = {{"", "", "", true},
               {"", "", "a", true},
               {"b", "", "abc", true},
               {"d", "", "abc", false},
               {"^abc$", "", "abc", true},
               {"^b", "", "abc", false},
               {"b$", "", "abc", false},
               {"^$", "", "", true},
               {"^$", "", "a", false},
               {"a.c", "", "a\nc", false},
               {"a.c", "s", "a\nc", true},
               {"^b$", "", "a\nb\nc", false},
               {"^b$", "m", "a\nb\nc", true},
               {"c$", "", "abc\n", false},
               {"ABC", "i", "xabcx", true},
               {"[A-C]+$", "i", "xabc", true},
               {"[^a-c]", "i", "ABC", false},
               {"gr\xC3\x9C", "i", "GR\xC3\xBC", true},
               {"^.$", "", "\xF0\x9F\x98\x80", true},
               {"a*b", "", "aaab", true},
               {"^a*b$", "", "b", true},
               {"^a+b$", "", "b", false},
               {"^a?b$", "", "aab", false},
               {"^a{2}$", "", "aa", true},
               {"^a{2}$", "", "aaa", false},
               {"^a{2,}$", "", "a", false},
               {"^a{2,}$", "", "aaaaa", true},
               {"^a{0}b$", "", "b", true},
               {"^a{0,2}b$", "", "aaab", false},
               {"^a{0,2}b$", "", "aab", true},
               {"^(ab|cd){1,3}$", "", "abcdab", true},
               {"^(ab|cd){1,3}$", "", "abcdabcd", false},
               {"^(a|b|)c$", "", "c", true},
               {"^(a*)*$", "", "aaaa", true},
               {"^(a*)*$", "", "aaab", false},
               {"^(a|aa)+$", "", "aaaaaaa", true},
               {"^a+?b$", "", "aab", true},
               {"a\\.b\\*\\(\\)\\\\", "", "xa.b*()\\", true},
               {"^\\d+\\s\\D\\S$", "", "12 ab", true},
               {"^[\\d-]+$", "", "1-2", true},
               {"^[a\\-z]+$", "", "a-z", true},
               {"^[-a]+$", "", "-a", true},
               {"^[a-]+$", "", "-a", true},
               {"\\n\\t", "", "a\n\tb", true},
               {"a b", "x", "ab", true},
               {"a.b", "q", "axb", false},
               {"a.b", "q", "xa.b", true},
               {"(a(b(c)))", "", "abc", true},
               {"x|^a|b$", "", "ab", true}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    ck_assert_msg(matches(cases[i].pattern, cases[i].flags, cases[i].text) == cases[i].found, "/%s/%s on '%s'",
                  cases[i].pattern, cases[i].flags, cases[i].text);
}
END_TEST

START_TEST(other_patterns_are_refused_or_invalid) {
  static const char *const refused[] = {"\\w",   "\\W",   "\\b", "\\1",    "\\p{L}", "\\i",     "(?:a)",
                                        "(?=a)", "a{1}}", "]",   "[a[b]]", "[]a]",   "[a-[b]]", "a{4000}{4000}"};
  static const char *const invalid[] = {"(",  ")",      "a)",   "*a",    "a**", "+", "?",
                                        "[a", "a{2,1}", "a{x}", "[b-a]", "a|*", "\\"};
  TwRegex r;
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    ck_assert_int_eq(tw_regex_compile(&r, &tw_libc_allocator, tw_str(refused[i]), TW_STR("")), TW_OK);
    ck_assert_msg(r.refused, "%s", refused[i]);
    tw_regex_release(&r);
  }
  for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++) {
    ck_assert_int_eq(tw_regex_compile(&r, &tw_libc_allocator, tw_str(invalid[i]), TW_STR("")), TW_OK);
    ck_assert_msg(!r.valid && !r.refused, "%s: %s", invalid[i], r.refused ? r.refused : "");
    tw_regex_release(&r);
  }
  ck_assert_int_eq(tw_regex_compile(&r, &tw_libc_allocator, TW_STR("a"), TW_STR("z")), TW_OK);
  ck_assert(!r.valid);
  tw_regex_release(&r);
}
END_TEST

START_TEST(time_is_linear) {
  char text[20001];
  memset(text, 'a', 20000);
  text[20000] = '\0';
  ck_assert(!matches("^(a+)+b$", "", text));
  ck_assert(!matches("(a|a)*(a|a)*(a|a)*c", "", text));
}
END_TEST

START_TEST(every_allocation_may_fail) {
  bool done = false;
  for (long n = 0; !done; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwRegex r;
    TwStatus status = tw_regex_compile(&r, &f.allocator, TW_STR("^(\\d|[a-z]{2,30})*x$"), TW_STR("i"));
    done = status == TW_OK;
    ck_assert(done || status == TW_ERR_MEMORY);
    tw_regex_release(&r);
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("rdf");
  TCase *tests = tcase_create("regex");
  tcase_add_test(tests, patterns_match);
  tcase_add_test(tests, other_patterns_are_refused_or_invalid);
  tcase_add_test(tests, time_is_linear);
  tcase_add_test(tests, every_allocation_may_fail);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
