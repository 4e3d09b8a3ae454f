#include "time/calendar.h"

#include "support.h"

START_TEST(days_count_back_and_forth) {
  for (int32_t n = -400000; n < 400000; n += 13) {
    TwDate d = calendar_date(n);
    ck_assert_int_eq(calendar_days(d), n);
    ck_assert(tw_date_valid(d));
  }
  ck_assert_int_eq(calendar_days((TwDate){1970, 1, 1}), 0);
  ck_assert_int_eq(calendar_days((TwDate){2000, 3, 1}), 11017);
  ck_assert_int_eq(calendar_date(100000000).year, 9999);
  ck_assert_int_eq(calendar_date(-100000000).year, 1);
}
END_TEST

START_TEST(weekdays_and_weeks) {
  ck_assert_int_eq(calendar_weekday((TwDate){2023, 8, 11}), 5);
  ck_assert_int_eq(calendar_weekday((TwDate){1969, 12, 31}), 3);
  static const struct {
    TwDate date;
    int year, week;
  } cases[] = {{{2021, 1, 3}, 2020, 53}, {{2021, 1, 4}, 2021, 1}, {{2018, 12, 31}, 2019, 1}, {{1998, 3, 1}, 1998, 9}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Week w = calendar_week(cases[i].date);
    ck_assert_int_eq(w.year, cases[i].year);
    ck_assert_int_eq(w.week, cases[i].week);
    ck_assert_int_eq(calendar_days(cases[i].date) - calendar_days(calendar_monday(w)),
                     calendar_weekday(cases[i].date) - 1);
  }
}
END_TEST

START_TEST(months_are_cut_to_their_last_day) {
  TwDate d = calendar_add_months((TwDate){2024, 1, 31}, 1);
  ck_assert(d.year == 2024 && d.month == 2 && d.day == 29);
  d = calendar_add_months((TwDate){2023, 3, 31}, -4);
  ck_assert(d.year == 2022 && d.month == 11 && d.day == 30);
  d = calendar_add_months((TwDate){2023, 3, 31}, 200000);
  ck_assert(d.year == 2023 && d.month == 3);
  ck_assert_int_eq(calendar_month_days(1900, 2), 28);
  ck_assert_int_eq(calendar_month_days(2000, 2), 29);
  ck_assert_int_eq(calendar_month_days(2000, 13), 0);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("calendar");
  TCase *tests = tcase_create("calendar");
  tcase_add_test(tests, days_count_back_and_forth);
  tcase_add_test(tests, weekdays_and_weeks);
  tcase_add_test(tests, months_are_cut_to_their_last_day);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
