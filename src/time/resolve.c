#include "time/point.h"

static Point day_point(TwDate d) {
  return (Point){.grain = GRAIN_DAY, .year = d.year, .month = d.month, .day = d.day, .hour = NO_HOUR};
}

static Point plain_point(Grain grain, int year) {
  return (Point){.grain = grain, .year = (int16_t)year, .hour = NO_HOUR};
}

/* The period of a unit that a day lies in. */
static Point period_of(TwDate d, Unit unit) {
  Week week = calendar_week(d);
  Point p = plain_point(GRAIN_YEAR, d.year);
  switch (unit) {
  case UNIT_SECOND:
  case UNIT_MINUTE:
  case UNIT_HOUR:
  case UNIT_DAY:
    return day_point(d);
  case UNIT_WEEKEND:
  case UNIT_WEEK:
  case UNIT_FORTNIGHT:
    p = plain_point(unit == UNIT_WEEKEND ? GRAIN_WEEKEND : GRAIN_WEEK, week.year);
    p.number = (int16_t)week.week;
    return p;
  case UNIT_MONTH:
    p.grain = GRAIN_MONTH;
    p.month = d.month;
    return p;
  case UNIT_QUARTER:
    p.grain = GRAIN_QUARTER;
    p.number = (int16_t)((d.month + 2) / 3);
    return p;
  case UNIT_DECADE:
    return plain_point(GRAIN_DECADE, d.year / 10);
  case UNIT_CENTURY:
    return plain_point(GRAIN_CENTURY, d.year / 100);
  default:
    return p;
  }
}

/* A day so many tenths of units away. */
static TwDate moved(TwDate d, Unit unit, int32_t tenths) {
  switch (unit) {
  case UNIT_DAY:
    return calendar_add_days(d, tenths / 10);
  case UNIT_WEEKEND:
  case UNIT_WEEK:
    return calendar_add_days(d, tenths * 7 / 10);
  case UNIT_FORTNIGHT:
    return calendar_add_days(d, tenths * 14 / 10);
  case UNIT_MONTH:
    return calendar_add_months(d, tenths / 10);
  case UNIT_QUARTER:
    return calendar_add_months(d, tenths * 3 / 10);
  case UNIT_YEAR:
    return calendar_add_months(d, tenths * 12 / 10);
  case UNIT_DECADE:
    return calendar_add_months(d, tenths * 12);
  case UNIT_CENTURY:
    return calendar_add_months(d, tenths * 120);
  case UNIT_HOUR:
    return calendar_add_days(d, tenths / 240);
  default:
    return d;
  }
}

/* Where an expression is counted from: the last day spoken of, or the document's. */
static TwDate base_of(const Anchor *anchor, const Expr *e) {
  if (e->refers && anchor->last.grain != GRAIN_NONE && anchor->last.year) return timex_point_first(&anchor->last);
  return anchor->date;
}

static Point resolve_weekday(TwDate base, const Expr *e, int tense) {
  int ahead = e->weekday - calendar_weekday(base);
  if (e->shift == NO_SHIFT) {
    if (tense > 0 && ahead < 0) ahead += 7;
    if (tense <= 0 && ahead > 0) ahead -= 7;
  } else if (e->shift < 0 && ahead >= 0) {
    ahead -= 7;
  } else if ((e->shift > 0 && ahead <= 0) || (e->shift == 0 && tense > 0 && ahead < 0)) {
    ahead += 7;
  }
  return day_point(calendar_add_days(base, ahead));
}

static int32_t day_number(int year, const Expr *e) {
  int last = calendar_month_days(year, e->month), day = e->day > last ? last : e->day;
  return calendar_days((TwDate){(int16_t)year, (uint8_t)e->month, (uint8_t)(day ? day : 1)});
}

/* Days within which a date is taken whatever the tense. */
enum { NEAR = 75 };

/* The year of a month or day that names none: by tense, else the nearest. */
static int settled_year(TwDate base, const Expr *e, int tense) {
  /* "last February" is not last month */
  if (!e->day && e->shift != NO_SHIFT && e->shift < 0) return e->month < base.month - 1 ? base.year : base.year - 1;
  int32_t now = e->day ? calendar_days(base) : calendar_days((TwDate){base.year, base.month, 1});
  int32_t then = day_number(base.year, e);
  if (e->shift != NO_SHIFT && e->shift < 0) return then < now ? base.year : base.year - 1;
  if (e->shift != NO_SHIFT && e->shift > 0) return then > now ? base.year : base.year + 1;
  if (e->shift == 0) return base.year;
  if (tense == TENSE_OVER) return then <= now ? base.year : base.year - 1;
  /* Tense decides between two dates that are both far; "it will pay on Dec. 15", said in November, is this December
   * even where the tree hangs it on a verb of the past. */
  int32_t apart = then > now ? then - now : now - then;
  if (tense != TENSE_UNKNOWN && tense != TENSE_PRESENT && apart > NEAR && apart < 365 - NEAR) {
    if (tense < 0) return then <= now ? base.year : base.year - 1;
    return then >= now ? base.year : base.year + 1;
  }
  if (then - now > 183) return base.year - 1;
  return now - then > 183 ? base.year + 1 : base.year;
}

static Point resolve_holiday(const Anchor *anchor, const Expr *e, int tense) {
  if (e->year) return day_point(calendar_movable(e->code, e->year));
  if (!anchor->date.year) return plain_point(GRAIN_NONE, 0);
  TwDate there = calendar_movable(e->code, anchor->date.year);
  Expr plain = *e;
  plain.month = there.month;
  plain.day = there.day;
  return day_point(calendar_movable(e->code, settled_year(anchor->date, &plain, tense)));
}

static Point resolve_date(const Anchor *anchor, const Expr *e, int tense) {
  Point p = plain_point(GRAIN_YEAR, e->year);
  if (e->code.len) return resolve_holiday(anchor, e, tense);
  if (!e->month) return p;
  p.grain = e->day ? GRAIN_DAY : GRAIN_MONTH;
  p.month = e->month;
  p.day = e->day;
  if (!p.year && anchor->date.year && e->year_shift != NO_SHIFT)
    p.year = (int16_t)(anchor->date.year + e->year_shift);
  else if (!p.year && anchor->date.year)
    p.year = (int16_t)settled_year(base_of(anchor, e), e, tense);
  return p;
}

/* First month of a season in the northern year. */
static int season_month(TwStr code) {
  return tw_str_is(code, "SP") ? 3 : tw_str_is(code, "SU") ? 6 : tw_str_is(code, "FA") ? 9 : 12;
}

/* Year of a quarter or season that names none, by its first and last month. */
static int year_by_months(TwDate base, const Expr *e, int first, int last, int tense) {
  if (e->shift != NO_SHIFT && e->kind == EXPR_QUARTER) return base.year + e->shift;
  if (e->shift == 0) return base.year;
  if (e->shift != NO_SHIFT && e->shift < 0) return base.month > last && first < 12 ? base.year : base.year - 1;
  if (e->shift != NO_SHIFT && e->shift > 0) return base.month < first ? base.year : base.year + 1;
  /* One that is just over is still the one that is spoken of: "will report third-quarter earnings". */
  if (tense == TENSE_FUTURE) return base.month <= last + 2 ? base.year : base.year + 1;
  return base.month >= first ? base.year : base.year - 1;
}

static Point resolve_part_of_year(TwDate base, const Expr *e, int tense) {
  bool season = e->kind == EXPR_SEASON;
  Point p = plain_point(season ? GRAIN_SEASON : e->kind == EXPR_HALF ? GRAIN_HALF : GRAIN_QUARTER, e->year);
  p.code = e->code;
  p.number = e->number;
  if (p.year || !base.year) return p;
  int first = season ? season_month(e->code) : 3 * e->number - 2;
  if (e->kind == EXPR_HALF)
    p.year = (int16_t)(base.year + (e->shift == NO_SHIFT ? 0 : e->shift));
  else
    p.year = (int16_t)year_by_months(base, e, first, first + 2, tense);
  return p;
}

/* "in March … two days later": no day is known from which to count. */
static bool too_coarse(const Point *last, Unit unit) {
  switch (unit) {
  case UNIT_DAY:
    return last->grain > GRAIN_DAY;
  case UNIT_WEEK:
  case UNIT_FORTNIGHT:
    return last->grain > GRAIN_WEEKEND;
  case UNIT_MONTH:
    return last->grain > GRAIN_QUARTER;
  default:
    return false;
  }
}

/* "earned $2 million in the quarter, against $3 million [a year ago]" */
static bool compares(const Anchor *anchor) { return anchor->quarter.year && anchor->since_quarter < 2; }

static Point year_before(const Point *point) {
  Point p = *point;
  p.year--;
  return p;
}

static Point resolve_offset(const Anchor *anchor, const Expr *e) {
  TwDate base = base_of(anchor, e);
  if (e->amount == VAGUE || !base.year) return plain_point(GRAIN_NONE, 0);
  if (e->refers && too_coarse(&anchor->last, e->unit)) return plain_point(GRAIN_NONE, 0);
  Unit unit = e->unit;
  if (unit == UNIT_YEAR && e->amount == 10 && e->direction < 0 && compares(anchor) &&
      (!e->refers || anchor->last.grain != GRAIN_MONTH))
    return year_before(&anchor->quarter);
  /* Half a year is counted in months, decades in years. */
  if (unit == UNIT_YEAR && e->amount % 10) unit = UNIT_MONTH;
  if (unit == UNIT_DECADE) unit = UNIT_YEAR;
  int32_t limit = 100000, amount = e->amount > limit ? limit : e->amount;
  TwDate there = moved(base, e->unit, amount * e->direction);
  Point p = period_of(there, unit);
  /* "a year earlier" after a quarter or a month is that quarter or month. */
  if (e->refers && unit == UNIT_YEAR && (anchor->last.grain == GRAIN_QUARTER || anchor->last.grain == GRAIN_MONTH)) {
    p = anchor->last;
    p.year = there.year;
  }
  return p;
}

static Point resolve_clock(const Anchor *anchor) {
  if (anchor->last.grain == GRAIN_DAY) {
    Point p = anchor->last;
    p.part = TW_STR("");
    return p;
  }
  if (anchor->date.year) return day_point(anchor->date);
  return plain_point(GRAIN_DAY, 0);
}

static Grain grain_of(Unit unit) {
  switch (unit) {
  case UNIT_DAY:
    return GRAIN_DAY;
  case UNIT_WEEK:
    return GRAIN_WEEK;
  case UNIT_MONTH:
    return GRAIN_MONTH;
  case UNIT_QUARTER:
    return GRAIN_QUARTER;
  case UNIT_YEAR:
    return GRAIN_YEAR;
  default:
    return GRAIN_NONE;
  }
}

/* "the latest quarter", "the year-earlier quarter": the one spoken of, else the last one that is over. */
static Point latest_period(const Anchor *anchor, const Expr *e) {
  Point p = anchor->last;
  int back = e->shift == NO_SHIFT ? 0 : e->shift;
  if ((e->unit == UNIT_NONE || e->unit == UNIT_QUARTER) && anchor->quarter.year) {
    p = anchor->quarter;
    if (e->year) p.year = e->year;
    p.year = (int16_t)(p.year + back);
    return p;
  }
  if (e->year) return plain_point(e->unit == UNIT_QUARTER ? GRAIN_NONE : GRAIN_YEAR, e->year);
  if (e->unit != UNIT_NONE && p.grain != grain_of(e->unit)) {
    if (!anchor->date.year) return plain_point(GRAIN_NONE, 0);
    p = period_of(moved(anchor->date, e->unit, e->unit == UNIT_YEAR ? 0 : -10), e->unit);
  } else if ((p.grain == GRAIN_NONE || p.grain == GRAIN_DAY) && anchor->date.year) {
    p = period_of(p.grain == GRAIN_DAY ? timex_point_first(&p) : anchor->date, UNIT_YEAR);
  }
  if (p.year) p.year = (int16_t)(p.year + back);
  return p;
}

/* "in March 1998 … that day": some day of that month. */
static Point some_day(const Point *last) {
  Point p = plain_point(GRAIN_DAY, last->year);
  p.month = last->grain == GRAIN_MONTH ? last->month : 0;
  return p;
}

static bool names_day(const Expr *e) { return e->kind == EXPR_DAY || (e->kind == EXPR_PERIOD && e->unit == UNIT_DAY); }

static Point place(const Anchor *anchor, const Expr *e, int tense) {
  TwDate base = base_of(anchor, e);
  Point p = plain_point(GRAIN_NONE, 0);
  if (e->refers && names_day(e) && anchor->last.year && too_coarse(&anchor->last, UNIT_DAY))
    return some_day(&anchor->last);
  if (e->refers && e->kind == EXPR_PERIOD && e->shift != 0 && anchor->last.year && too_coarse(&anchor->last, e->unit))
    return p;
  switch (e->kind) {
  case EXPR_DATE:
    return resolve_date(anchor, e, tense);
  case EXPR_DECADE:
  case EXPR_CENTURY:
    return plain_point(e->kind == EXPR_DECADE ? GRAIN_DECADE : GRAIN_CENTURY, e->number);
  case EXPR_SEASON:
  case EXPR_HALF:
  case EXPR_QUARTER:
    return resolve_part_of_year(base, e, tense);
  case EXPR_OFFSET:
    return resolve_offset(anchor, e);
  case EXPR_CLOCK:
    return resolve_clock(anchor);
  case EXPR_DAY:
    p.grain = GRAIN_DAY;
    return base.year ? day_point(calendar_add_days(base, e->shift == NO_SHIFT ? 0 : e->shift)) : p;
  case EXPR_WEEKDAY:
    p.grain = GRAIN_DAY;
    p.weekday = e->weekday;
    return base.year ? resolve_weekday(base, e, tense) : p;
  case EXPR_PERIOD:
    if (e->latest) return latest_period(anchor, e);
    if (e->shift == NO_SHIFT && base.year) {
      /* "the weekend": the last one, or the next. */
      int back = tense > 0 || calendar_weekday(base) >= 6 ? 0 : -7;
      return period_of(calendar_add_days(base, back), e->unit);
    }
    return base.year ? period_of(moved(base, e->unit, 10 * e->shift), e->unit) : p;
  default:
    return p;
  }
}

Point timex_resolve(const Anchor *anchor, const Expr *e, int tense) {
  Point p = place(anchor, e, tense);
  if (e->week_of && p.year && p.grain == GRAIN_DAY) return period_of(timex_point_first(&p), UNIT_WEEK);
  if (p.grain == GRAIN_DAY) {
    p.hour = e->hour;
    p.minute = e->minute;
    if (e->part.len) p.part = e->part;
  }
  p.fiscal = e->fiscal;
  return p;
}

TwDate timex_point_first(const Point *p) {
  if (!p->year) return (TwDate){0, 0, 0};
  TwDate d = {p->year, (uint8_t)(p->month ? p->month : 1), (uint8_t)(p->day ? p->day : 1)};
  switch (p->grain) {
  case GRAIN_WEEK:
    return calendar_monday((Week){p->year, p->number});
  case GRAIN_WEEKEND:
    return calendar_add_days(calendar_monday((Week){p->year, p->number}), 5);
  case GRAIN_QUARTER:
    d.month = (uint8_t)(3 * p->number - 2);
    return d;
  case GRAIN_HALF:
    d.month = (uint8_t)(6 * p->number - 5);
    return d;
  case GRAIN_SEASON:
    d.month = (uint8_t)season_month(p->code);
    return d;
  case GRAIN_DECADE:
    d.year = (int16_t)(p->year * 10);
    return d;
  case GRAIN_CENTURY:
    d.year = (int16_t)(p->year * 100);
    return d;
  default:
    return d;
  }
}

TwDate timex_point_last(const Point *p) {
  TwDate d = timex_point_first(p);
  if (!d.year) return d;
  switch (p->grain) {
  case GRAIN_WEEK:
    return calendar_add_days(d, 6);
  case GRAIN_WEEKEND:
    return calendar_add_days(d, 1);
  case GRAIN_MONTH:
    return calendar_add_days(calendar_add_months(d, 1), -1);
  case GRAIN_SEASON:
  case GRAIN_QUARTER:
    return calendar_add_days(calendar_add_months(d, 3), -1);
  case GRAIN_HALF:
    return calendar_add_days(calendar_add_months(d, 6), -1);
  case GRAIN_YEAR:
    return (TwDate){d.year, 12, 31};
  case GRAIN_DECADE:
    return (TwDate){(int16_t)(d.year + 9), 12, 31};
  case GRAIN_CENTURY:
    return (TwDate){(int16_t)(d.year + 99), 12, 31};
  default:
    return d;
  }
}
