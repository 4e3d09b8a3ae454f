/* The Gregorian calendar, by arithmetic alone. Private to `time`. Years run from 1 to 9999. */
#ifndef TW_TIME_CALENDAR_H
#define TW_TIME_CALENDAR_H

#include "text/document.h"

typedef struct Week {
  int year, week; /* ISO 8601 */
} Week;

/** Days since 1970-01-01, and back. */
int32_t calendar_days(TwDate date);
TwDate calendar_date(int32_t days);
/** The date so many days or months later; the day is cut to the month's last. */
TwDate calendar_add_days(TwDate date, int32_t days);
TwDate calendar_add_months(TwDate date, int32_t months);
/** 1 (Monday) to 7. */
int calendar_weekday(TwDate date);
int calendar_month_days(int year, int month);
/** The day of a holiday: "11-4-4" is the fourth Thursday of November, a fifth is the last; else Easter Sunday. */
TwDate calendar_movable(TwStr code, int year);
Week calendar_week(TwDate date);
/** Monday of an ISO week. */
TwDate calendar_monday(Week week);

#endif
