/* XSD dates and times as people read them. */
#ifndef TW_DRAW_DATES_H
#define TW_DRAW_DATES_H

#include "draw/picture.h"

/** "14–19 Aug 2023", "from 14 Aug", "April 2023", "2019"; `full` writes months out. Either may be empty; values that
 * are no date, gYearMonth, gYear, gMonthDay, gMonth or dateTime are shown as they are. */
TwStr tw_dates_text(TwArena *arena, TwStr begin, TwStr end, bool full);
/** The days that a lexical value covers; zeros where it has no year. */
TwDays tw_dates_days(TwStr value);
/** Reads YYYY, YYYY-MM or YYYY-MM-DD. */
bool tw_dates_bound(TwStr value, TwDays *days);

#endif
