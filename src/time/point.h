/* Points and periods on the calendar, and how they are written. Private to `time`. */
#ifndef TW_TIME_POINT_H
#define TW_TIME_POINT_H

#include "time/expr.h"

typedef enum Grain {
  GRAIN_NONE,
  GRAIN_DAY,
  GRAIN_WEEK,
  GRAIN_WEEKEND,
  GRAIN_MONTH,
  GRAIN_QUARTER,
  GRAIN_HALF,
  GRAIN_SEASON,
  GRAIN_YEAR,
  GRAIN_DECADE,
  GRAIN_CENTURY
} Grain;

typedef struct Point {
  Grain grain;
  int16_t year;       /* 0: not known; of a decade its first three digits, of a century two */
  int16_t month, day; /* 0: not known */
  int16_t number;     /* ISO week, quarter or half */
  int16_t weekday;    /* of a day whose date is not known */
  TwStr code, part;   /* season, part of the day */
  int16_t hour, minute;
  bool fiscal;
} Point;

/** What a document's expressions are counted from. */
typedef struct Anchor {
  TwDate date;            /* year 0: none */
  Point last;             /* the last point spoken of; GRAIN_NONE at first */
  Point quarter;          /* the last quarter spoken of; a report compares it with that of "a year ago" */
  uint32_t since_quarter; /* sentences since then */
} Anchor;

/** Where the verb that an expression belongs to places it. The present may speak of what is to come ("leaves on
 * Friday") but does not tell which May; what is over ("since October") is so however near. */
enum { TENSE_OVER = -2, TENSE_PAST, TENSE_UNKNOWN, TENSE_PRESENT, TENSE_FUTURE };
int timex_tense_of(const Reader *r, TwSpan tokens);

/** Gives an expression its place; GRAIN_NONE for durations, sets, references and what lies nowhere in particular. */
Point timex_resolve(const Anchor *anchor, const Expr *expr, int tense);
/** First day of a point whose year is known, else a date of year 0. */
TwDate timex_point_first(const Point *point);
/** Last day, likewise. */
TwDate timex_point_last(const Point *point);

/** TIMEX3 value of an expression and its point. */
TwStr timex_value(TwArena *arena, const Expr *expr, const Point *point);
TwTimeType timex_type_of(const Expr *expr, const Point *point);
/** Fills point, begin and end. */
void timex_bounds_of(TwArena *arena, const Point *point, TwTimex *timex);

#endif
