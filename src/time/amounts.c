/* Durations, what lies a duration away, sets, times of day, and words that mean now, then or soon. */
#include "time/expr.h"

static bool plural_at(const Reader *r, uint32_t i) {
  TwStr w = timex_word_at(r, i);
  return w.len && (w.ptr[w.len - 1] == 's' || tw_str_ends(w, TW_STR("ia")));
}

/* "ago", "earlier", "later", "from now" behind a duration make it a point. */
static uint32_t direction_behind(const Reader *r, uint32_t i, Expr *out) {
  uint32_t end;
  const TwGazTimeWord *word = timex_time_phrase(r, i, TW_TW_DIRECTION, &end);
  if (!word || timex_word_is(r, i, BEFORE) || timex_word_is(r, i, AFTER)) return i;
  /* "an hour later" is at no time that could be named. */
  if (out->unit < UNIT_DAY && (timex_word_is(r, i, LATER) || timex_word_is(r, i, EARLIER))) return i;
  out->kind = EXPR_OFFSET;
  out->direction = word->number;
  out->refers = timex_word_is(r, i, LATER) || timex_word_is(r, i, EARLIER);
  return end;
}

/* "over three years", but "over [several years]" is how long it takes. */
static uint32_t skip_approx(const Reader *r, uint32_t i) {
  uint32_t end, vague;
  if (!timex_time_phrase(r, i, TW_TW_APPROX, &end)) return i;
  return timex_word_is(r, i, OVER) && timex_time_phrase(r, end, TW_TW_VAGUE, &vague) ? i : end;
}

/* "the last two years", "the past several months": the words before the amount. */
static uint32_t skip_frame(const Reader *r, uint32_t i) {
  uint32_t at = i;
  if (timex_word_is(r, at, THE)) at++;
  if (timex_time_word(r, at, TW_TW_SHIFT)) return at + 1;
  if (timex_time_word(r, at, TW_TW_ORDINAL) && at > i) return at + 1;
  /* "the nine months ended in June" */
  int32_t amount;
  uint32_t unit = at > i ? timex_amount_at(r, at, &amount) : 0;
  return unit && timex_unit_at(r, unit) != UNIT_NONE && plural_at(r, unit) ? at : i;
}

/* "half an hour", "half a year". */
static uint32_t half_unit(const Reader *r, uint32_t i, Expr *out) {
  if (!timex_word_is(r, i, HALF) || !(timex_word_is(r, i + 1, A) || timex_word_is(r, i + 1, AN))) return 0;
  out->unit = timex_unit_at(r, i + 2);
  out->amount = 5;
  return out->unit == UNIT_NONE ? 0 : i + 3;
}

/* "two weeks", "two-week", "several years", "a year", "years". */
static uint32_t amount_unit(const Reader *r, uint32_t i, Expr *out) {
  uint32_t end = half_unit(r, i, out);
  if (end) return end;
  const TwGazTimeWord *vague = timex_time_phrase(r, i, TW_TW_VAGUE, &end);
  uint32_t at;
  if (vague) {
    out->amount = VAGUE;
    at = end;
    if (timex_word_is(r, at, MORE)) at++;
  } else {
    at = timex_amount_at(r, i, &out->amount);
    const TwGazTimeWord *phrase = timex_time_phrase(r, i, TW_TW_NUMBER, &end);
    if (phrase && end > i + 1) {
      out->amount = 10 * phrase->number;
      at = end;
    }
    if (at && timex_word_is(r, at, MORE)) at++;
    if (!at) {
      Unit unit = timex_unit_at(r, i);
      if (unit < UNIT_DAY || unit == UNIT_NONE || unit == UNIT_QUARTER || !plural_at(r, i)) return 0;
      out->amount = VAGUE;
      at = i;
    }
  }
  at = timex_skip_hyphen(r, at);
  out->unit = timex_unit_at(r, at);
  if (out->unit == UNIT_NONE) return 0;
  if (out->amount > 10 && vague == NULL && !plural_at(r, at) && !timex_dash_at(r, at - 1) && out->amount % 10 == 0 &&
      at > i + 1 && out->unit == UNIT_SECOND)
    return 0;
  /* "the 1988 quarter" */
  if (out->amount >= 10 * 1900 && out->amount < 10 * 2100 && !plural_at(r, at)) return 0;
  at++;
  if (timex_word_is(r, at, AND) && timex_word_is(r, at + 1, A) && timex_word_is(r, at + 2, HALF) && out->amount > 0) {
    out->amount += 5;
    at += 3;
  }
  return timex_word_is(r, at, OR) && timex_word_is(r, at + 1, SO) ? at + 2 : at;
}

/* "recent years", "coming months": no amount, just then or soon. */
static uint32_t vague_reference(const Reader *r, uint32_t i, Expr *out) {
  const TwGazTimeWord *word = timex_time_word(r, i, TW_TW_VAGUE);
  if (!word || !word->code.len || timex_unit_at(r, i + 1) == UNIT_NONE || !plural_at(r, i + 1)) return 0;
  out->kind = EXPR_REFERENCE;
  out->code = word->code;
  return i + 2;
}

/* "the past decade", "the past year": a duration, where "last year" is a date. */
static uint32_t past_unit(const Reader *r, uint32_t i, Expr *out) {
  const TwGazTimeWord *shift = timex_word_is(r, i, THE) ? timex_time_word(r, i + 1, TW_TW_SHIFT) : NULL;
  if (!shift || shift->number >= 0) return 0;
  out->unit = timex_unit_at(r, i + 2);
  if (!timex_word_is(r, i + 1, PAST) && out->unit < UNIT_DECADE) return 0;
  out->amount = 10;
  return out->unit == UNIT_NONE || plural_at(r, i + 2) ? 0 : i + 3;
}

/* "The day before, he had left", but "the day before the vote". */
static uint32_t unit_before(const Reader *r, uint32_t i, Expr *out) {
  if (!timex_word_is(r, i, THE) || timex_unit_at(r, i + 1) < UNIT_DAY || timex_unit_at(r, i + 1) == UNIT_NONE ||
      plural_at(r, i + 1) || !(timex_word_is(r, i + 2, BEFORE) || timex_word_is(r, i + 2, AFTER)))
    return 0;
  TwStr next = timex_word_at(r, i + 3);
  if (next.len && !tw_str_is(next, ",") && !tw_str_is(next, ".") && !tw_str_is(next, ";")) return 0;
  out->kind = EXPR_OFFSET;
  out->amount = 10;
  out->unit = timex_unit_at(r, i + 1);
  out->direction = timex_word_is(r, i + 2, BEFORE) ? -1 : 1;
  out->refers = true;
  return i + 3;
}

uint32_t timex_match_amount(const Reader *r, uint32_t i, Expr *out) {
  *out = timex_expr_new(EXPR_DURATION);
  uint32_t before = unit_before(r, i, out);
  if (before) return before;
  uint32_t whole = vague_reference(r, i, out);
  if (!whole) whole = past_unit(r, i, out);
  if (whole) return whole;
  *out = timex_expr_new(EXPR_DURATION);
  uint32_t frame = skip_frame(r, i), at = skip_approx(r, frame);
  /* "talks [last] over a week" */
  if (frame > i && at > frame && !timex_word_is(r, i, THE)) return 0;
  uint32_t end = amount_unit(r, at, out);
  if (!end) return 0;
  /* "a second", "a moment", "one day" count little; "the first day" is no duration. */
  bool article = timex_word_is(r, at, A) || timex_word_is(r, at, AN);
  if (out->unit == UNIT_SECOND && article) return 0;
  if (frame == i) {
    uint32_t behind = direction_behind(r, end, out);
    if (behind > end) return behind;
  }
  if (frame == i && at == i && end == i + 1 && (out->unit == UNIT_DAY || out->unit == UNIT_WEEKEND)) return 0;
  /* An age is no time. */
  if (timex_word_is(r, timex_skip_hyphen(r, end), OLD)) return 0;
  /* A quarter is a fraction more often than a time: "three-quarters", "a quarter of". */
  if (out->unit == UNIT_QUARTER && (article || timex_dash_at(r, end - 2) || timex_word_is(r, end, OF))) return 0;
  return end;
}

uint32_t timex_match_set(const Reader *r, uint32_t i, Expr *out) {
  *out = timex_expr_new(EXPR_SET);
  const TwGazTimeWord *word = timex_time_word(r, i, TW_TW_FREQUENCY);
  if (word) {
    out->code = word->code;
    return i + 1;
  }
  if (!timex_time_word(r, i, TW_TW_EACH)) return 0;
  uint32_t at = i + 1;
  out->amount = 10;
  if (timex_word_is(r, at, OTHER)) {
    out->amount = 20;
    at++;
  } else if (timex_amount_at(r, at, &out->amount)) {
    at = timex_amount_at(r, at, &out->amount);
  }
  out->weekday = (int16_t)timex_weekday_at(r, at);
  out->month = (int16_t)timex_month_at(r, at);
  out->unit = timex_unit_at(r, at);
  const TwGazTimeWord *part = timex_time_word(r, at, TW_TW_DAY_PART), *season = timex_time_word(r, at, TW_TW_SEASON);
  if (part) out->part = part->code;
  if (season) out->code = season->code;
  if (!out->weekday && !out->month && out->unit == UNIT_NONE && !part && !season) return 0;
  if (out->weekday && timex_time_word(r, at + 1, TW_TW_DAY_PART)) at++;
  return at + 1;
}

/* "5:30", "17:30", "5.30" before a half of the day. */
static bool hour_minute(TwStr w, Expr *out, char separator) {
  size_t colon = 0;
  while (colon < w.len && w.ptr[colon] != separator) colon++;
  if (colon == 0 || colon > 2 || colon + 3 != w.len) return false;
  int value[2] = {0, 0};
  for (size_t k = 0; k < w.len; k++) {
    if (k == colon) continue;
    if (!tw_is_digit((unsigned char)w.ptr[k])) return false;
    value[k > colon] = value[k > colon] * 10 + (w.ptr[k] - '0');
  }
  out->hour = (int16_t)value[0];
  out->minute = (int16_t)value[1];
  return value[0] <= 24 && value[1] < 60;
}

/* "5 p.m.", "5pm", "5:30 p.m."; the hour is known already. */
static uint32_t half_behind(const Reader *r, uint32_t i, Expr *out) {
  const TwGazTimeWord *half = timex_time_word(r, i, TW_TW_HALF);
  if (!half || out->hour > 12 || out->hour < 1) return 0;
  bool pm = tw_str_is(half->code, "PM");
  out->hour = (int16_t)(out->hour % 12 + (pm ? 12 : 0));
  return i + 1;
}

static uint32_t skip_zone(const Reader *r, uint32_t i) {
  if (timex_word_is(r, i, LOCAL) && timex_word_is(r, i + 1, TIME)) return i + 2;
  TwStr w = timex_word_at(r, i);
  if (w.len < 3 || w.len > 4) return i;
  for (size_t k = 0; k < w.len; k++)
    if (!tw_is_upper((unsigned char)w.ptr[k])) return i;
  return tw_str_ends(w, TW_STR("T")) || tw_str_is(w, "UTC") ? i + 1 : i;
}

/* "5pm" in one token: splits it. */
static bool glued_hour(TwStr w, Expr *out) {
  size_t digits = 0;
  while (digits < w.len && (tw_is_digit((unsigned char)w.ptr[digits]) || w.ptr[digits] == ':')) digits++;
  const TwGazTimeWord *half =
      digits && digits < w.len ? tw_gaz_time_word(tw_str_n(w.ptr + digits, w.len - digits), TW_TW_HALF) : NULL;
  if (!half) return false;
  TwStr clock = tw_str_n(w.ptr, digits);
  if (!hour_minute(clock, out, ':')) {
    if (digits > 2 || clock.ptr[digits - 1] == ':') return false;
    out->hour = (int16_t)(digits == 2 ? (clock.ptr[0] - '0') * 10 + clock.ptr[1] - '0' : clock.ptr[0] - '0');
    out->minute = 0;
  }
  if (out->hour < 1 || out->hour > 12) return false;
  out->hour = (int16_t)(out->hour % 12 + (tw_str_is(half->code, "PM") ? 12 : 0));
  return true;
}

uint32_t timex_match_clock(const Reader *r, uint32_t i, Expr *out) {
  *out = timex_expr_new(EXPR_CLOCK);
  TwStr w = timex_word_at(r, i);
  if (hour_minute(w, out, ':')) {
    uint32_t end = half_behind(r, i + 1, out);
    return skip_zone(r, end ? end : i + 1);
  }
  if (glued_hour(w, out)) return skip_zone(r, i + 1);
  out->minute = 0;
  int hour = timex_digits_at(r, i, 2);
  if (hour < 0) {
    const TwGazTimeWord *number = timex_time_word(r, i, TW_TW_NUMBER);
    hour = number && !timex_word_is(r, i, A) && !timex_word_is(r, i, AN) ? number->number : -1;
  }
  out->hour = (int16_t)hour;
  if (hour >= 1 && hour <= 12) {
    uint32_t end = half_behind(r, i + 1, out);
    if (!end && hour_minute(w, out, '.')) end = half_behind(r, i + 1, out);
    if (end) return skip_zone(r, end);
    if (timex_word_is(r, i + 1, OCLOCK)) return i + 2;
  }
  if (hour_minute(w, out, '.')) {
    uint32_t end = half_behind(r, i + 1, out);
    if (end) return skip_zone(r, end);
  }
  out->hour = NO_HOUR;
  /* "by early evening" */
  if (timex_time_word(r, i, TW_TW_MODIFIER)) {
    uint32_t at = timex_skip_hyphen(r, i + 1);
    const TwGazTimeWord *part = timex_time_word(r, at, TW_TW_DAY_PART);
    if (!part || plural_at(r, at) || !(timex_word_is(r, i - 1, BY) || timex_word_is(r, i - 1, IN))) return 0;
    out->part = part->code;
    return at + 1;
  }
  const TwGazTimeWord *part = timex_time_word(r, timex_word_is(r, i, THE) ? i + 1 : i, TW_TW_DAY_PART);
  if (!part || plural_at(r, timex_word_is(r, i, THE) ? i + 1 : i)) return 0;
  bool the = timex_word_is(r, i, THE);
  out->part = part->code;
  /* A bare "night" is no time; "in the night", "at noon", "overnight" are. */
  if (!the && !timex_word_is(r, i - 1, AT) && !tw_is_digit((unsigned char)part->code.ptr[0])) return 0;
  if (the && !timex_word_is(r, i - 1, IN)) return 0;
  return i + (the ? 2 : 1);
}

uint32_t timex_match_reference(const Reader *r, uint32_t i, Expr *out) {
  *out = timex_expr_new(EXPR_REFERENCE);
  uint32_t end;
  const TwGazTimeWord *word = timex_time_phrase(r, i, TW_TW_REFERENCE, &end);
  if (!word) return 0;
  out->code = word->code;
  /* "the past two months" is a duration. */
  Expr amount;
  return end > i + 1 && timex_match_amount(r, end, &amount) ? 0 : end;
}
