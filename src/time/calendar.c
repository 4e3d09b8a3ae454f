#include "time/calendar.h"

/* Days and civil dates by the era of 400 years; years start in March, so that the leap day comes last. */
int32_t calendar_days(TwDate date) {
  int32_t y = date.year - (date.month <= 2), era = (y >= 0 ? y : y - 399) / 400;
  int32_t of_era = y - era * 400;
  int32_t of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

TwDate calendar_date(int32_t days) {
  days += 719468;
  int32_t era = (days >= 0 ? days : days - 146096) / 146097, day = days - era * 146097;
  int32_t of_era = (day - day / 1460 + day / 36524 - day / 146096) / 365;
  int32_t of_year = day - (365 * of_era + of_era / 4 - of_era / 100);
  int32_t month = (5 * of_year + 2) / 153;
  TwDate date = {0, (uint8_t)(month < 10 ? month + 3 : month - 9), (uint8_t)(of_year - (153 * month + 2) / 5 + 1)};
  int32_t year = of_era + era * 400 + (date.month <= 2);
  date.year = (int16_t)(year < 1 ? 1 : year > 9999 ? 9999 : year);
  return date;
}

TwDate calendar_add_days(TwDate date, int32_t days) { return calendar_date(calendar_days(date) + days); }

TwDate calendar_add_months(TwDate date, int32_t months) {
  int32_t all = date.year * 12 + date.month - 1 + months;
  int32_t year = all / 12;
  if (all < 12 || year > 9999) return date;
  date.year = (int16_t)year;
  date.month = (uint8_t)(all % 12 + 1);
  int last = calendar_month_days(date.year, date.month);
  if (date.day > last) date.day = (uint8_t)last;
  return date;
}

int calendar_weekday(TwDate date) {
  int32_t n = (calendar_days(date) + 3) % 7;
  return (n < 0 ? n + 7 : n) + 1;
}

int calendar_month_days(int year, int month) {
  static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month < 1 || month > 12 ? 0 : days[month - 1] + (month == 2 && leap);
}

Week calendar_week(TwDate date) {
  TwDate thursday = calendar_add_days(date, 4 - calendar_weekday(date));
  int32_t first = calendar_days((TwDate){thursday.year, 1, 1});
  return (Week){thursday.year, (calendar_days(thursday) - first) / 7 + 1};
}

TwDate calendar_monday(Week week) {
  TwDate fourth = {(int16_t)week.year, 1, 4};
  return calendar_add_days(fourth, 1 - calendar_weekday(fourth) + 7 * (week.week - 1));
}

/* Sunday of Easter by the Gregorian computus. */
static TwDate easter(int year) {
  int a = year % 19, b = year / 100, c = year % 100, d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7, m = (a + 11 * d + 22 * e) / 451, n = d + e - 7 * m + 114;
  return (TwDate){(int16_t)year, (uint8_t)(n / 31), (uint8_t)(n % 31 + 1)};
}

TwDate calendar_movable(TwStr code, int year) {
  int part[3] = {0, 0, 0}, n = 0;
  if (!tw_is_digit((unsigned char)code.ptr[0])) return easter(year);
  for (size_t i = 0; i < code.len; i++) {
    if (code.ptr[i] == '-')
      n += n < 2;
    else
      part[n] = part[n] * 10 + (code.ptr[i] - '0');
  }
  TwDate first = {(int16_t)year, (uint8_t)part[0], 1};
  int day = 1 + (part[2] - calendar_weekday(first) + 7) % 7 + 7 * (part[1] - 1);
  while (day > calendar_month_days(year, part[0])) day -= 7;
  first.day = (uint8_t)day;
  return first;
}
