#include "time/point.h"

static TwStr clock_text(TwArena *arena, const Point *p) {
  if (p->hour != NO_HOUR) return tw_arena_printf(arena, "T%02d:%02d", p->hour, p->minute);
  return p->part.len ? tw_arena_printf(arena, "T%.*s", TW_FMT(p->part)) : TW_STR("");
}

static TwStr day_text(TwArena *arena, const Point *p) {
  TwStr clock = clock_text(arena, p);
  if (!p->month) {
    if (p->weekday) return tw_arena_printf(arena, "XXXX-WXX-%d%.*s", p->weekday, TW_FMT(clock));
    if (p->year) return tw_arena_printf(arena, "%04d-XX-XX%.*s", p->year, TW_FMT(clock));
    return tw_arena_printf(arena, "XXXX-XX-XX%.*s", TW_FMT(clock));
  }
  if (!p->day) return tw_arena_printf(arena, "%04d-%02d-XX%.*s", p->year, p->month, TW_FMT(clock));
  if (!p->year) return tw_arena_printf(arena, "XXXX-%02d-%02d%.*s", p->month, p->day, TW_FMT(clock));
  return tw_arena_printf(arena, "%04d-%02d-%02d%.*s", p->year, p->month, p->day, TW_FMT(clock));
}

static TwStr point_text(TwArena *arena, const Point *p) {
  TwStr year = p->year ? tw_arena_printf(arena, "%04d", p->year) : TW_STR("XXXX");
  switch (p->grain) {
  case GRAIN_DAY:
    return day_text(arena, p);
  case GRAIN_WEEK:
    return tw_arena_printf(arena, "%.*s-W%02d", TW_FMT(year), p->number);
  case GRAIN_WEEKEND:
    return tw_arena_printf(arena, "%.*s-W%02d-WE", TW_FMT(year), p->number);
  case GRAIN_MONTH:
    return tw_arena_printf(arena, "%.*s-%02d", TW_FMT(year), p->month);
  case GRAIN_QUARTER:
    return tw_arena_printf(arena, "%.*s-Q%d", TW_FMT(year), p->number);
  case GRAIN_HALF:
    return tw_arena_printf(arena, "%.*s-H%d", TW_FMT(year), p->number);
  case GRAIN_SEASON:
    return tw_arena_printf(arena, "%.*s-%.*s", TW_FMT(year), TW_FMT(p->code));
  case GRAIN_DECADE:
    return tw_arena_printf(arena, "%03d", p->year);
  case GRAIN_CENTURY:
    return tw_arena_printf(arena, "%02d", p->year);
  default:
    return year;
  }
}

static TwStr period_text(TwArena *arena, int32_t tenths, Unit unit) {
  static const char *const codes[] = {"S", "M", "H", "D", "WE", "W", "W", "M", "Q", "Y", "DE", "CE", "ML", "D"};
  const char *time = unit <= UNIT_HOUR ? "T" : "";
  if (tenths == VAGUE) return tw_arena_printf(arena, "P%sX%s", time, codes[unit]);
  if (unit == UNIT_FORTNIGHT) tenths *= 2;
  if (unit == UNIT_DECADE || unit == UNIT_CENTURY) {
    tenths *= unit == UNIT_DECADE ? 10 : 100;
    unit = UNIT_YEAR;
  }
  if (tenths % 10 == 5) {
    static const char *const halves[] = {
        [UNIT_MINUTE] = "30S", [UNIT_HOUR] = "30M", [UNIT_DAY] = "T12H", [UNIT_YEAR] = "6M"};
    if ((size_t)unit < sizeof halves / sizeof *halves && halves[unit]) {
      TwStr whole = tenths > 5 ? tw_arena_printf(arena, "%d%s", (int)(tenths / 10), codes[unit]) : TW_STR("");
      return tw_arena_printf(arena, "P%s%.*s%s", time, TW_FMT(whole), halves[unit]);
    }
  }
  if (tenths % 10)
    return tw_arena_printf(arena, "P%s%d.%d%s", time, (int)(tenths / 10), (int)(tenths % 10), codes[unit]);
  return tw_arena_printf(arena, "P%s%d%s", time, (int)(tenths / 10), codes[unit]);
}

static TwStr set_text(TwArena *arena, const Expr *e) {
  if (e->weekday && e->part.len) return tw_arena_printf(arena, "XXXX-WXX-%dT%.*s", e->weekday, TW_FMT(e->part));
  if (e->weekday) return tw_arena_printf(arena, "XXXX-WXX-%d", e->weekday);
  if (e->month) return tw_arena_printf(arena, "XXXX-%02d", e->month);
  if (e->part.len) return tw_arena_printf(arena, "XXXX-XX-XXT%.*s", TW_FMT(e->part));
  if (e->unit != UNIT_NONE) return period_text(arena, e->amount, e->unit);
  return e->code.len == 2 ? tw_arena_printf(arena, "XXXX-%.*s", TW_FMT(e->code)) : e->code;
}

TwStr timex_value(TwArena *arena, const Expr *e, const Point *p) {
  switch (e->kind) {
  case EXPR_DURATION:
    return period_text(arena, e->amount, e->unit);
  case EXPR_SET:
    return set_text(arena, e);
  case EXPR_REFERENCE:
    return e->code;
  case EXPR_OFFSET:
    if (p->grain == GRAIN_NONE) return e->direction < 0 ? TW_STR("PAST_REF") : TW_STR("FUTURE_REF");
    return point_text(arena, p);
  case EXPR_PERIOD:
    if (p->grain == GRAIN_NONE && e->unit != UNIT_NONE)
      return e->unit == UNIT_WEEK ? TW_STR("XXXX-WXX") : e->unit == UNIT_MONTH ? TW_STR("XXXX-XX") : TW_STR("XXXX");
    return point_text(arena, p);
  default:
    return point_text(arena, p);
  }
}

TwTimeType timex_type_of(const Expr *e, const Point *p) {
  if (e->kind == EXPR_DURATION) return TW_TIME_DURATION;
  if (e->kind == EXPR_SET) return TW_TIME_SET;
  return p->grain == GRAIN_DAY && (p->part.len || p->hour != NO_HOUR) ? TW_TIME_TIME : TW_TIME_DATE;
}

static TwBound date_bound(TwArena *arena, TwDate d) {
  if (!d.year) return (TwBound){TW_XSD_NONE, TW_STR("")};
  return (TwBound){TW_XSD_DATE, tw_arena_printf(arena, "%04d-%02d-%02d", d.year, d.month, d.day)};
}

static TwBound year_bound(TwArena *arena, int year) {
  return (TwBound){TW_XSD_YEAR, tw_arena_printf(arena, "%04d", year)};
}

static TwBound month_bound(TwArena *arena, const Point *p) {
  return (TwBound){TW_XSD_YEAR_MONTH, tw_arena_printf(arena, "%04d-%02d", p->year, p->month)};
}

static TwBound day_bound(TwArena *arena, const Point *p) {
  /* "that day", of which the text tells the month or the year alone */
  if (!p->day && p->year) return p->month ? month_bound(arena, p) : year_bound(arena, p->year);
  if (!p->month) return (TwBound){TW_XSD_NONE, TW_STR("")};
  if (!p->year) return (TwBound){TW_XSD_MONTH_DAY, tw_arena_printf(arena, "--%02d-%02d", p->month, p->day)};
  TwBound date = date_bound(arena, (TwDate){p->year, (uint8_t)p->month, (uint8_t)p->day});
  if (p->hour == NO_HOUR || p->hour > 23) return date;
  return (TwBound){TW_XSD_DATE_TIME,
                   tw_arena_printf(arena, "%.*sT%02d:%02d:00", TW_FMT(date.lexical), p->hour, p->minute)};
}

void timex_bounds_of(TwArena *arena, const Point *p, TwTimex *t) {
  switch (p->grain) {
  case GRAIN_NONE:
    return;
  case GRAIN_DAY:
    t->point = t->begin = t->end = day_bound(arena, p);
    return;
  case GRAIN_MONTH:
    if (!p->year) {
      t->point = (TwBound){TW_XSD_MONTH, tw_arena_printf(arena, "--%02d", p->month)};
      t->begin = t->end = t->point;
      return;
    }
    t->point = month_bound(arena, p);
    break;
  case GRAIN_DECADE:
  case GRAIN_CENTURY:
    t->begin = year_bound(arena, timex_point_first(p).year);
    t->end = year_bound(arena, timex_point_last(p).year);
    return;
  case GRAIN_YEAR:
    /* A fiscal year begins somewhere else for everyone. */
    if (p->fiscal) return;
    t->point = year_bound(arena, p->year);
    break;
  default:
    if (p->fiscal) return;
    break;
  }
  t->begin = date_bound(arena, timex_point_first(p));
  t->end = date_bound(arena, timex_point_last(p));
}
