#include "draw/dates.h"

#include "draw/words.h"

#include <stdio.h>

/** Parts of a date; 0 where unknown. */
typedef struct Date {
  uint32_t year, month, day;
  TwStr clock; /* hh:mm */
  bool read;
} Date;

static bool number(TwStr *s, size_t digits, uint32_t *value) {
  if (s->len < digits) return false;
  uint32_t v = 0;
  for (size_t i = 0; i < digits; i++) {
    if (!tw_is_digit((unsigned char)s->ptr[i])) return false;
    v = v * 10 + (uint32_t)(s->ptr[i] - '0');
  }
  *s = tw_str_n(s->ptr + digits, s->len - digits);
  *value = v;
  return true;
}

static bool skip(TwStr *s, const char *what) {
  TwStr w = tw_str(what);
  if (!tw_str_starts(*s, w)) return false;
  *s = tw_str_n(s->ptr + w.len, s->len - w.len);
  return true;
}

static bool day_ok(const Date *d) {
  static const uint8_t days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = !d->year || (d->year % 4 == 0 && (d->year % 100 != 0 || d->year % 400 == 0));
  return d->day >= 1 && d->day <= days[d->month - 1] && (leap || d->month != 2 || d->day < 29);
}

static bool month_ok(const Date *d) { return d->month >= 1 && d->month <= 12; }

/** A time zone does not matter for what is shown. */
static bool zone(TwStr s) { return s.len == 0 || s.ptr[0] == 'Z' || s.ptr[0] == '+' || s.ptr[0] == '-'; }

static Date parse(TwStr s) {
  Date d = {0}, none = {0};
  d.read = true;
  if (skip(&s, "--")) { /* --MM or --MM-DD */
    if (!number(&s, 2, &d.month) || !month_ok(&d)) return none;
    if (skip(&s, "-") && (!number(&s, 2, &d.day) || !day_ok(&d))) return none;
    return zone(s) ? d : none;
  }
  if (!number(&s, 4, &d.year)) return none;
  if (!s.len) return d;
  if (!skip(&s, "-") || !number(&s, 2, &d.month) || !month_ok(&d)) return none;
  if (!s.len) return d;
  if (!skip(&s, "-") || !number(&s, 2, &d.day) || !day_ok(&d)) return none;
  if (skip(&s, "T") && s.len >= 5) {
    d.clock = tw_str_n(s.ptr, 5);
    return d;
  }
  return zone(s) ? d : none;
}

/** "14 Aug 2023", leaving out what `with` says will follow anyway. */
static TwStr one(TwArena *arena, const Date *d, bool month, bool year, bool full) {
  const char *name = !month_ok(d)      ? ""
                     : full || !d->day ? words_months[d->month - 1]
                                       : words_months_short[d->month - 1];
  char day[16] = "", years[16] = "";
  if (d->day) snprintf(day, sizeof day, "%u", d->day);
  if (d->year) snprintf(years, sizeof years, "%u", d->year);
  bool with_month = month && *name, with_year = year && d->year;
  return tw_arena_printf(arena, "%s%s%s%s%s%s%.*s", day, d->day && with_month ? " " : "", with_month ? name : "",
                         with_year && (with_month || d->day) ? " " : "", with_year ? years : "",
                         d->clock.len ? ", " : "", TW_FMT(d->clock));
}

static TwStr whole(TwArena *arena, const Date *d, TwStr raw, bool full) {
  return d->read ? one(arena, d, true, true, full) : raw;
}

TwStr tw_dates_text(TwArena *arena, TwStr begin, TwStr end, bool full) {
  if (!begin.len && !end.len) return begin;
  Date b = parse(begin), e = parse(end);
  if (tw_str_eq(begin, end)) return whole(arena, &b, begin, full);
  if (!end.len || !begin.len) {
    TwStr text = begin.len ? whole(arena, &b, begin, full) : whole(arena, &e, end, full);
    return tw_arena_printf(arena, "%s %.*s", begin.len ? WORD_FROM : WORD_UNTIL, TW_FMT(text));
  }
  if (!b.read || !e.read) {
    TwStr left = whole(arena, &b, begin, full), right = whole(arena, &e, end, full);
    return tw_arena_printf(arena, "%.*s – %.*s", TW_FMT(left), TW_FMT(right));
  }
  bool year = b.year != e.year, month = year || b.month != e.month || !b.day || b.clock.len || e.clock.len;
  TwStr left = one(arena, &b, month, year, full), right = one(arena, &e, true, true, full);
  return tw_arena_printf(arena, month && b.day ? "%.*s – %.*s" : "%.*s–%.*s", TW_FMT(left), TW_FMT(right));
}

TwDays tw_dates_days(TwStr value) {
  Date d = parse(value);
  if (!d.read || !d.year) return (TwDays){0, 0};
  uint32_t first = d.month ? d.month : 1, last = d.month ? d.month : 12;
  return (TwDays){d.year * 10000 + first * 100 + (d.day ? d.day : 1),
                  d.year * 10000 + last * 100 + (d.day ? d.day : 31)};
}

bool tw_dates_bound(TwStr value, TwDays *days) {
  Date d = parse(value);
  *days = tw_dates_days(value);
  return d.read && d.year && !d.clock.len && value.len <= 10;
}
