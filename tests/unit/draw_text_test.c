#include "base/utf8.h"
#include "draw/dates.h"
#include "draw/metrics.h"
#include "support.h"

static TwArena arena;

static void set_up(void) { tw_arena_init(&arena, &tw_libc_allocator); }
static void tear_down(void) { tw_arena_release(&arena); }

static double width(const char *s, bool bold) {
  TwFace face = {1000, bold, 0};
  return tw_text_width(tw_str(s), &face);
}

START_TEST(widths_are_helveticas) {
  ck_assert_double_eq_tol(width("Hi.", false), 722 + 222 + 278, 0.01);
  ck_assert_double_eq_tol(width("Hi.", true), 722 + 278 + 278, 0.01);
  ck_assert_double_eq_tol(width("\xC3\xA9", false), width("e", false), 0.01);    /* é */
  ck_assert_double_eq_tol(width("e\xCC\x81", false), width("e", false), 0.01);   /* e with a combining mark */
  ck_assert_double_eq_tol(width("\xE4\xB8\xAD\xE5\x9B\xBD", false), 2000, 0.01); /* two ideographs */
  ck_assert_double_eq_tol(width("a\xE2\x80\x8B\xE2\x80\x8E", false), width("a", false), 0.01); /* invisible */
}
END_TEST

START_TEST(cleaning_takes_out_what_does_not_show) {
  ck_str_is(tw_text_clean(&arena, TW_STR("  a\t\n b\x01 "), 50), "a b");
  ck_str_is(tw_text_clean(&arena, TW_STR("x\xE2\x80\xAEy"), 50), "xy"); /* right-to-left override */
  ck_str_is(tw_text_clean(&arena, TW_STR("a\xFFz"), 50), "a\xEF\xBF\xBDz");
  ck_str_is(tw_text_clean(&arena, TW_STR("abcdef"), 3), "abc\xE2\x80\xA6");
  ck_str_is(tw_text_clean(&arena, TW_STR("abc"), 3), "abc");
  ck_str_is(tw_text_clean(&arena, TW_STR("abe\xCC\x81z"), 3), "abe\xCC\x81\xE2\x80\xA6"); /* the mark stays */
  ck_assert_uint_eq(tw_text_clean(&arena, TW_STR(""), 3).len, 0);
}
END_TEST

START_TEST(cleaning_is_bounded) {
  enum { N = 10000 };
  char *text = malloc(2 * N + 1);
  memset(text, 'w', N);
  TwStr s = tw_text_clean(&arena, tw_str_n(text, N), 120);
  ck_assert_uint_eq(tw_utf8_count(s), 121);
  text[0] = 'a';
  for (int i = 0; i < N; i++) memcpy(text + 1 + 2 * (size_t)i - (i == N - 1), "\xCC\x81", 2);
  s = tw_text_clean(&arena, tw_str_n(text, 2 * N - 3), 120);
  ck_assert_uint_eq(tw_utf8_count(s), 5); /* a letter and four marks */
  free(text);
}
END_TEST

static TwLines wrap(const char *s, double w, uint32_t most) {
  TwLines lines = {0};
  ck_assert(tw_text_wrap(&arena, tw_str(s), TW_LINE_TITLE, w, most, &lines));
  for (uint32_t i = 0; i < lines.count; i++) ck_assert_double_le(lines.items[i].width, w + 0.01);
  return lines;
}

START_TEST(lines_break_at_blanks_and_are_even) {
  TwLines l = wrap("International security meeting", 150, 3);
  ck_assert_uint_eq(l.count, 2);
  ck_str_is(l.items[0].text, "International");
  ck_str_is(l.items[1].text, "security meeting");
  ck_assert_uint_eq(wrap("Moscow", 150, 3).count, 1);
  ck_assert_uint_eq(wrap("", 150, 3).count, 0);
  l = wrap("one\ntwo", 150, 3);
  ck_assert_uint_eq(l.count, 2);
  ck_str_is(l.items[1].text, "two");
}
END_TEST

START_TEST(lines_that_do_not_fit_end_in_dots) {
  TwLines l = wrap("one two three four five six seven eight nine ten eleven twelve thirteen fourteen", 100, 2);
  ck_assert_uint_eq(l.count, 2);
  ck_assert(tw_str_ends(l.items[1].text, TW_STR("\xE2\x80\xA6")));
  l = wrap("Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft", 100, 3);
  ck_assert_uint_eq(l.count, 3);
  l = wrap("\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD", 30,
           3); /* ideographs, two a line */
  ck_assert_uint_eq(l.count, 3);
  ck_assert_uint_eq(l.items[0].text.len, 6);
}
END_TEST

static TwStr dates(const char *begin, const char *end, bool full) {
  return tw_dates_text(&arena, tw_str(begin), tw_str(end), full);
}

START_TEST(dates_read_as_in_a_newspaper) {
  ck_str_is(dates("--08-14", "--08-19", false), "14–19 Aug");
  ck_str_is(dates("--08-14", "--08-19", true), "14–19 August");
  ck_str_is(dates("2023-08-14", "2023-08-19", false), "14–19 Aug 2023");
  ck_str_is(dates("2023-07-30", "2023-08-02", true), "30 July – 2 August 2023");
  ck_str_is(dates("2023-12-30", "2024-01-02", false), "30 Dec 2023 – 2 Jan 2024");
  ck_str_is(dates("--04", "--04", false), "April");
  ck_str_is(dates("2019", "2019", false), "2019");
  ck_str_is(dates("2019-03", "", false), "from March 2019");
  ck_str_is(dates("", "2019-03-01Z", false), "until 1 March 2019");
  ck_str_is(dates("2024-02-01T09:30:00Z", "2024-02-01T09:30:00Z", false), "1 Feb 2024, 09:30");
  ck_str_is(dates("last week", "last week", false), "last week");
  ck_str_is(dates("2019-99-01", "2019-99-01", false), "2019-99-01");
  ck_assert_uint_eq(dates("", "", false).len, 0);
}
END_TEST

START_TEST(bounds_are_days) {
  TwDays d;
  ck_assert(tw_dates_bound(TW_STR("2023"), &d) && d.first == 20230101 && d.last == 20231231);
  ck_assert(tw_dates_bound(TW_STR("2023-08-14"), &d) && d.first == 20230814 && d.last == 20230814);
  ck_assert(!tw_dates_bound(TW_STR("--08"), &d));
  ck_assert(!tw_dates_bound(TW_STR("soon"), &d));
  ck_assert_uint_eq(tw_dates_days(TW_STR("--08-14")).first, 0);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("draw text");
  TCase *tests = tcase_create("text");
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, widths_are_helveticas);
  tcase_add_test(tests, cleaning_takes_out_what_does_not_show);
  tcase_add_test(tests, cleaning_is_bounded);
  tcase_add_test(tests, lines_break_at_blanks_and_are_even);
  tcase_add_test(tests, lines_that_do_not_fit_end_in_dots);
  tcase_add_test(tests, dates_read_as_in_a_newspaper);
  tcase_add_test(tests, bounds_are_days);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
