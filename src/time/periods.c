/* Weekdays, days from today, shifted periods, quarters and seasons. */
#include "time/expr.h"

/* A part of the day behind a day: "Monday night", "yesterday morning". */
static uint32_t part_behind(const Reader *r, uint32_t i, Expr *out) {
  const TwGazTimeWord *part = timex_time_word(r, i, TW_TW_DAY_PART);
  if (!part) return i;
  out->part = part->code;
  return i + 1;
}

static uint32_t skip_modifier(const Reader *r, uint32_t i) {
  uint32_t end;
  return timex_time_phrase(r, i, TW_TW_MODIFIER, &end) ? timex_skip_hyphen(r, end) : i;
}

/* "last", "this", "next"; also "the" in front of it. "the past" and "the last" are left to durations by what follows.
 */
static uint32_t shift_word(const Reader *r, uint32_t i, Expr *out) {
  /* "this past spring", "this coming Sunday" */
  if (timex_word_is(r, i, THIS) && timex_time_word(r, i + 1, TW_TW_SHIFT)) i++;
  const TwGazTimeWord *word = timex_time_word(r, i, TW_TW_SHIFT);
  if (word) {
    out->shift = word->number;
    out->refers = timex_word_is(r, i, SAME) || timex_word_is(r, i, FOLLOWING) || timex_word_is(r, i, PREVIOUS);
    return i + 1;
  }
  if (!timex_word_is(r, i, THAT)) return 0;
  out->shift = 0;
  out->refers = true;
  return timex_word_is(r, i + 1, SAME) ? i + 2 : i + 1;
}

static bool short_word(const Reader *r, uint32_t i) { return timex_word_at(r, i).len <= 4; }

uint32_t timex_match_weekday(const Reader *r, uint32_t i, Expr *out) {
  *out = timex_expr_new(EXPR_WEEKDAY);
  uint32_t at = skip_modifier(r, timex_word_is(r, i, THE) && timex_time_word(r, i + 1, TW_TW_SHIFT) ? i + 1 : i);
  uint32_t shifted = timex_time_word(r, at, TW_TW_SHIFT) ? shift_word(r, at, out) : 0;
  if (shifted) at = shifted;
  int weekday = timex_weekday_at(r, at);
  /* "Sun", "Sat", "Wed" are words and names as well. */
  if (!weekday || (short_word(r, at) && !tw_str_ends(timex_word_at(r, at), TW_STR(".")))) return 0;
  const TwName *name = tw_document_name_at(r->document, at);
  if (name && name->kind != TW_NAME_DATE && name->kind != TW_NAME_EVENT && name->tokens.end - name->tokens.begin > 1)
    return 0;
  out->weekday = (int16_t)weekday;
  TwStr w = timex_word_at(r, at);
  if (w.ptr[w.len - 1] == 's' && !short_word(r, at)) {
    out->kind = EXPR_SET;
    return at + 1;
  }
  uint32_t end = part_behind(r, at + 1, out);
  if (end > at + 1 && tw_str_ends(timex_word_at(r, at + 1), TW_STR("s"))) out->kind = EXPR_SET;
  return end == at + 1 && timex_time_word(r, timex_skip_hyphen(r, end), TW_TW_DAY_PART) && timex_dash_at(r, end)
             ? part_behind(r, end + 1, out)
             : end;
}

uint32_t timex_match_day(const Reader *r, uint32_t i, Expr *out) {
  *out = timex_expr_new(EXPR_DAY);
  uint32_t at = skip_modifier(r, i);
  /* "the day before yesterday" */
  if (timex_word_is(r, i, THE) && timex_unit_at(r, i + 1) == UNIT_DAY &&
      (timex_word_is(r, i + 2, BEFORE) || timex_word_is(r, i + 2, AFTER))) {
    const TwGazTimeWord *day = timex_time_word(r, i + 3, TW_TW_DAY);
    if (!day || !day->number) return 0;
    out->shift = (int16_t)(2 * day->number);
    return i + 4;
  }
  const TwGazTimeWord *day = timex_time_word(r, at, TW_TW_DAY);
  if (!day) return 0;
  out->shift = day->number;
  out->part = day->code;
  return day->code.len ? at + 1 : part_behind(r, at + 1, out);
}

/* What may stand behind "last", "this", "next". */
static uint32_t shifted_thing(const Reader *r, uint32_t i, Expr *out) {
  const TwGazTimeWord *word = timex_time_word(r, i, TW_TW_DAY_PART);
  if (word) {
    out->kind = EXPR_DAY;
    out->part = word->code;
    return i + 1;
  }
  word = timex_time_word(r, i, TW_TW_SEASON);
  if (word) {
    out->kind = EXPR_SEASON;
    out->code = word->code;
    return i + 1;
  }
  int month = timex_month_at(r, i);
  if (month) {
    bool ordinal;
    out->kind = EXPR_DATE;
    out->month = (int16_t)month;
    out->day = (int16_t)timex_day_at(r, i + 1, &ordinal);
    return out->day ? i + 2 : i + 1;
  }
  if (timex_word_is(r, i, FISCAL)) {
    out->fiscal = true;
    i++;
  }
  out->unit = timex_unit_at(r, i);
  if (out->unit < UNIT_DAY || out->unit == UNIT_NONE || timex_word_at(r, i).ptr[timex_word_at(r, i).len - 1] == 's')
    return 0;
  return i + 1;
}

/* "year-ago", "year-earlier": the index behind it, or 0. */
static uint32_t year_ago(const Reader *r, uint32_t i) {
  bool found =
      timex_unit_at(r, i) == UNIT_YEAR && timex_dash_at(r, i + 1) && timex_time_word(r, i + 2, TW_TW_DIRECTION);
  return found ? i + 3 : 0;
}

/* "the latest quarter", "the year-earlier period", "a year-ago profit", "the 1988 quarter". */
static uint32_t latest(const Reader *r, uint32_t i, Expr *out) {
  bool the = timex_word_is(r, i, THE);
  uint32_t at = the || timex_word_is(r, i, A) ? i + 1 : i, ago = year_ago(r, at);
  out->latest = true;
  if (timex_word_is(r, at, LATEST)) {
    at++;
  } else if (ago) {
    out->shift = -1;
    at = ago;
  } else if (the && timex_year_at(r, at)) {
    out->year = (int16_t)timex_year_at(r, at);
    at++;
  } else if (!the || timex_unit_at(r, at) != UNIT_QUARTER) {
    return 0;
  }
  out->unit = timex_unit_at(r, at);
  if (timex_word_is(r, at, PERIOD)) return at + 1;
  if (out->year) return out->unit == UNIT_QUARTER ? at + 1 : 0;
  if (out->unit == UNIT_NONE) return ago;
  return out->unit < UNIT_WEEK ? 0 : at + 1;
}

/* Whether what follows makes "the year" another one: "the year before", "the year that …", "the year-round …". */
static bool qualified(const Reader *r, uint32_t i) {
  if (i >= r->end) return false;
  const TwToken *t = &r->document->tokens.items[i];
  return timex_word_is(r, i, OF) || timex_word_is(r, i, BEFORE) || timex_word_is(r, i, AFTER) || timex_dash_at(r, i) ||
         timex_time_word(r, i, TW_TW_DIRECTION) || t->upos == TW_NOUN || t->upos == TW_PROPN || t->upos == TW_VERB ||
         t->upos == TW_PRON || t->upos == TW_SCONJ;
}

/* "for the year", "earlier in the month", "the fiscal year ended in June", "the year 2000". */
static uint32_t bare_period(const Reader *r, uint32_t i, Expr *out) {
  uint32_t at = timex_word_is(r, i, IN) ? i + 1 : i;
  if (!timex_word_is(r, at, THE)) return 0;
  at++;
  if (timex_word_is(r, at, FULL)) at++;
  out->fiscal = timex_word_is(r, at, FISCAL);
  if (out->fiscal) at++;
  out->unit = timex_unit_at(r, at);
  bool day = out->unit == UNIT_DAY && timex_word_is(r, i, IN);
  if (timex_capital_at(r, at) ||
      (out->unit != UNIT_WEEK && out->unit != UNIT_MONTH && out->unit != UNIT_YEAR && !day) ||
      tw_str_ends(timex_word_at(r, at), TW_STR("s")))
    return 0;
  at++;
  if (out->unit == UNIT_YEAR && (timex_word_is(r, at, ENDED) || timex_word_is(r, at, ENDING))) {
    out->kind = EXPR_DURATION;
    out->amount = 10;
    return at;
  }
  uint32_t end = at + 1;
  int year = timex_year_at(r, at);
  if (!year) year = timex_spoken_year_at(r, at, &end);
  if (year && out->unit == UNIT_YEAR) {
    out->kind = EXPR_DATE;
    out->year = (int16_t)year;
    return end;
  }
  out->shift = 0;
  out->refers = day;
  return qualified(r, at) ? 0 : at;
}

/* "the week of March 6" */
static uint32_t week_of(const Reader *r, uint32_t i, Expr *out) {
  if (!timex_word_is(r, i, THE) || timex_unit_at(r, i + 1) != UNIT_WEEK || !timex_word_is(r, i + 2, OF)) return 0;
  uint32_t end = timex_match_named_date(r, i + 3, out);
  out->week_of = true;
  return end && out->day ? end : 0;
}

uint32_t timex_match_period(const Reader *r, uint32_t i, Expr *out) {
  uint32_t end = week_of(r, i, out);
  if (end) return end;
  *out = timex_expr_new(EXPR_PERIOD);
  end = latest(r, i, out);
  if (end) return end;
  *out = timex_expr_new(EXPR_PERIOD);
  uint32_t at = skip_modifier(r, i);
  bool the = timex_word_is(r, at, THE);
  if (!timex_word_is(r, at, IN) || at > i) {
    end = bare_period(r, at, out);
    if (end) return end;
  }
  *out = timex_expr_new(EXPR_PERIOD);
  at = shift_word(r, the ? at + 1 : at, out);
  if (!at) {
    /* "the weekend" needs no shift. */
    if (!the || timex_unit_at(r, i + 1) != UNIT_WEEKEND) return 0;
    out->unit = UNIT_WEEKEND;
    return i + 2;
  }
  bool next = timex_word_is(r, at - 1, NEXT);
  end = shifted_thing(r, at, out);
  /* "the next day" is counted from the day last spoken of. */
  if (the && next && (out->unit == UNIT_DAY || out->kind == EXPR_DAY)) out->refers = true;
  return end;
}

/* An ordinal up to `most`: word or digits. */
static int ordinal_at(const Reader *r, uint32_t i, int most) {
  const TwGazTimeWord *word = timex_time_word(r, i, TW_TW_ORDINAL);
  bool ordinal;
  int n = word ? word->number : timex_day_at(r, i, &ordinal);
  return n >= 1 && n <= most ? n : 0;
}

/* "of 1998", "of last year", "1998" behind a quarter, half or season. */
static uint32_t year_of(const Reader *r, uint32_t i, Expr *out) {
  uint32_t at = timex_word_is(r, i, OF) ? i + 1 : tw_str_is(timex_word_at(r, i), ",") ? i + 1 : i;
  if (timex_word_is(r, at, FISCAL)) {
    out->fiscal = true;
    at++;
  }
  uint32_t end = at + 1;
  int year = timex_year_at(r, at);
  if (!year) year = timex_short_year_at(r, at, &end);
  if (!year) year = timex_spoken_year_at(r, at, &end);
  if (year) {
    out->year = (int16_t)year;
    return end;
  }
  Expr inner = timex_expr_new(EXPR_PERIOD);
  if (!timex_word_is(r, i, OF)) return i;
  if (timex_word_is(r, at, THE) && timex_unit_at(r, at + 1) == UNIT_YEAR) return at + 2;
  at = shift_word(r, at, &inner);
  if (!at || timex_unit_at(r, at) != UNIT_YEAR) return i;
  out->shift = inner.shift;
  return at + 1;
}

/* "Q3 2019", "3Q". */
static uint32_t short_quarter(const Reader *r, uint32_t i, Expr *out) {
  TwStr w = timex_word_at(r, i);
  if (w.len != 2) return 0;
  char digit = w.ptr[0] == 'Q' ? w.ptr[1] : w.ptr[1] == 'Q' ? w.ptr[0] : 0;
  if (digit < '1' || digit > '4') return 0;
  out->number = (int16_t)(digit - '0');
  return year_of(r, i + 1, out);
}

uint32_t timex_match_quarter(const Reader *r, uint32_t i, Expr *out) {
  *out = timex_expr_new(EXPR_QUARTER);
  uint32_t end = short_quarter(r, i, out);
  if (end) return end;
  uint32_t at = timex_word_is(r, i, THE) ? i + 1 : i;
  /* "last year's third quarter" */
  if (timex_year_shift_at(r, i) != NO_SHIFT && timex_clitic_at(r, i + 2)) {
    out->shift = (int16_t)timex_year_shift_at(r, i);
    at = i + 3;
  }
  uint32_t ago = year_ago(r, at);
  if (ago) {
    out->shift = -1;
    at = ago;
  }
  if (timex_year_at(r, at) && at + 1 < r->end && ordinal_at(r, at + 1, 4)) {
    out->year = (int16_t)timex_year_at(r, at);
    at++;
  }
  if (timex_word_is(r, at, FISCAL)) at++;
  int n = ordinal_at(r, at, 4);
  const TwGazTimeWord *shift = timex_time_word(r, at, TW_TW_SHIFT);
  if (!n && shift && shift->number < 0 && timex_word_is(r, at + 1, HALF)) n = 2;
  if (!n) return 0;
  at++;
  if (timex_word_is(r, at, FISCAL)) at++;
  at = timex_skip_hyphen(r, at);
  out->number = (int16_t)n;
  if (timex_word_is(r, at, HALF) && n <= 2) {
    out->kind = EXPR_HALF;
    end = year_of(r, at + 1, out);
    /* "the second half" alone is mostly a game's. */
    return end > at + 1 ? end : 0;
  }
  return timex_unit_at(r, at) == UNIT_QUARTER ? year_of(r, at + 1, out) : 0;
}

uint32_t timex_match_season(const Reader *r, uint32_t i, Expr *out) {
  *out = timex_expr_new(EXPR_SEASON);
  uint32_t at = timex_word_is(r, i, THE) ? i + 1 : i;
  at = skip_modifier(r, at);
  const TwGazTimeWord *season = timex_time_word(r, at, TW_TW_SEASON);
  if (!season) return 0;
  out->code = season->code;
  uint32_t end = year_of(r, at + 1, out);
  if (end > at + 1) return end;
  /* A bare one must stand as a time, or "fall" and "spring" would be anything. */
  static const Grammar before[] = {OVER, DURING, THROUGH, UNTIL, SINCE, BY, INTO};
  bool the = timex_word_is(r, i, THE), placed = timex_word_is(r, i - 1, IN);
  for (size_t k = 0; the && k < sizeof before / sizeof *before; k++)
    placed = placed || timex_word_is(r, i - 1, before[k]);
  return placed || at > i + the ? end : 0;
}
