/* Dates by number and by name of month, years, decades and centuries. */
#include "time/expr.h"

static bool valid_day(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= calendar_month_days(year ? year : 2000, month);
}

/* Splits "2023-08-14", "8/8/2023" or "14.8.2023" at its separators. */
static int parts_of(TwStr w, int parts[3], size_t lengths[3], char *separator) {
  int n = 0;
  *separator = 0;
  parts[0] = 0;
  lengths[0] = 0;
  for (size_t k = 0; k < w.len; k++) {
    char c = w.ptr[k];
    if (tw_is_digit((unsigned char)c)) {
      if (++lengths[n] > 4) return 0;
      parts[n] = parts[n] * 10 + (c - '0');
    } else if ((c == '-' || c == '/' || c == '.') && (!*separator || c == *separator) && lengths[n] && n < 2) {
      *separator = c;
      parts[++n] = 0;
      lengths[n] = 0;
    } else {
      return 0;
    }
  }
  return lengths[n] ? n + 1 : 0;
}

/* A short run of tokens without blanks between them, as one view: "2023", "-", "08" … */
static TwStr joined(const Reader *r, uint32_t i, uint32_t count) {
  for (uint32_t k = i; k + 1 < i + count; k++)
    if (k >= r->end || r->document->tokens.items[k].space_after) return TW_STR("");
  return i + count <= r->end ? tw_document_words(r->document, (TwSpan){i, i + count}) : TW_STR("");
}

static bool compact_date(TwStr w, Expr *out) {
  if (w.len != 8) return false;
  int value = 0;
  for (size_t k = 0; k < 8; k++) {
    if (!tw_is_digit((unsigned char)w.ptr[k])) return false;
    value = value * 10 + (w.ptr[k] - '0');
  }
  int year = value / 10000, month = value / 100 % 100, day = value % 100;
  if (year < 1900 || year > 2099 || !valid_day(year, month, day)) return false;
  out->year = (int16_t)year;
  out->month = (int16_t)month;
  out->day = (int16_t)day;
  return true;
}

static int full_year(int value, size_t digits) {
  return digits == 4 ? value : value < 40 ? 2000 + value : 1900 + value;
}

static bool numeric_date(TwStr w, Expr *out) {
  int p[3];
  size_t lengths[3];
  char separator;
  if (parts_of(w, p, lengths, &separator) != 3) return false;
  int year, month, day;
  if (lengths[0] == 4) {
    year = p[0], month = p[1], day = p[2];
  } else {
    if (lengths[2] != 4 && (lengths[2] != 2 || separator != '/')) return false;
    year = full_year(p[2], lengths[2]);
    /* The American order, unless only the other one is a date; with dots the day stands first. */
    bool day_first = separator == '.' || p[0] > 12;
    month = day_first ? p[1] : p[0], day = day_first ? p[0] : p[1];
  }
  if (year < 1000 || year > 2999 || !valid_day(year, month, day)) return false;
  out->year = (int16_t)year, out->month = (int16_t)month, out->day = (int16_t)day;
  return true;
}

uint32_t timex_match_numeric_date(const Reader *r, uint32_t i, Expr *out) {
  TwStr w = timex_word_at(r, i);
  if (!w.len || !tw_is_digit((unsigned char)w.ptr[0])) return 0;
  *out = timex_expr_new(EXPR_DATE);
  if (numeric_date(w, out) || compact_date(w, out)) return i + 1;
  return numeric_date(joined(r, i, 5), out) ? i + 5 : 0;
}

/* A year behind a month or day: "August 8, 2023", "August 2023", "Aug. '98". */
static uint32_t year_behind(const Reader *r, uint32_t i, Expr *out) {
  uint32_t at = i, end = i + 1;
  if (tw_str_is(timex_word_at(r, at), ",") || timex_word_is(r, at, OF)) at++;
  int year = timex_year_at(r, at);
  if (year)
    end = at + 1;
  else if (at == i)
    year = timex_short_year_at(r, at, &end);
  if (!year && out->month) year = timex_spoken_year_at(r, at, &end);
  if (!year && out->month && timex_year_shift_at(r, at) != NO_SHIFT && (at == i || timex_word_is(r, i, OF))) {
    out->year_shift = (int16_t)timex_year_shift_at(r, at);
    return at + 2;
  }
  if (!year) return i;
  out->year = (int16_t)year;
  return end;
}

/* "August", "August 14", "August 14th, 2023", "August 2023". */
static uint32_t month_first(const Reader *r, uint32_t i, Expr *out) {
  int month = timex_month_at(r, i);
  if (!month) return 0;
  out->month = (int16_t)month;
  uint32_t at = i + 1;
  bool ordinal;
  if (tw_str_is(timex_word_at(r, at), ".") && timex_day_at(r, at + 1, &ordinal)) at++;
  /* "March eighth" */
  const TwGazTimeWord *word = timex_time_word(r, at, TW_TW_ORDINAL);
  if (word && word->number <= calendar_month_days(2000, month) && timex_unit_at(r, at) == UNIT_NONE &&
      (at + 1 >= r->end || r->document->tokens.items[at + 1].upos != TW_NOUN)) {
    out->day = word->number;
    return year_behind(r, at + 1, out);
  }
  int day = timex_day_at(r, timex_word_is(r, at, THE) ? at + 1 : at, &ordinal);
  if (day && day <= calendar_month_days(2000, month) && (ordinal || !timex_word_is(r, at, THE))) {
    out->day = (int16_t)day;
    at += timex_word_is(r, at, THE) ? 2 : 1;
  }
  return year_behind(r, at, out);
}

/* "14 August 2023", "the 14th of August". */
static uint32_t day_first(const Reader *r, uint32_t i, Expr *out) {
  uint32_t at = timex_word_is(r, i, THE) ? i + 1 : i;
  bool ordinal;
  int day = timex_day_at(r, at, &ordinal);
  if (!day) {
    const TwGazTimeWord *word = timex_time_word(r, at, TW_TW_ORDINAL);
    if (!word || !timex_word_is(r, at + 1, OF)) return 0;
    day = word->number;
  }
  at++;
  if (timex_word_is(r, at, OF)) at++;
  int month = timex_month_at(r, at);
  if (!month || day > calendar_month_days(2000, month) || (at - i > 1 && !ordinal && timex_word_is(r, i, THE)))
    return 0;
  out->month = (int16_t)month;
  out->day = (int16_t)day;
  at++;
  return year_behind(r, at, out);
}

/* "August" as a first name ("April Jones") or a verb is kept out: by the name layer, by tags, or by what stands near.
 */
static bool month_alone(const Reader *r, uint32_t i) {
  const TwName *name = tw_document_name_at(r->document, i);
  if (name && name->kind != TW_NAME_DATE && name->kind != TW_NAME_EVENT) return false;
  const TwToken *t = &r->document->tokens.items[i];
  if (t->upos != TW_UPOS_COUNT && t->upos != TW_PROPN && t->upos != TW_NOUN) return false;
  /* "Jan" without a full stop or a day is a name. */
  if (t->form.len == 3 && tw_is_lower((unsigned char)t->form.ptr[1]) && t->form.ptr[0] != 'M') return false;
  /* "May" and "March" are words of their own at the start of a sentence. */
  return t->form.len > 3 || i > r->begin || t->upos == TW_PROPN;
}

static uint32_t skip_modifier(const Reader *r, uint32_t i) {
  uint32_t end;
  if (!timex_time_phrase(r, i, TW_TW_MODIFIER, &end)) return i;
  end = timex_skip_hyphen(r, end);
  return end;
}

uint32_t timex_match_named_date(const Reader *r, uint32_t i, Expr *out) {
  *out = timex_expr_new(EXPR_DATE);
  uint32_t at = skip_modifier(r, i), end;
  const TwGazTimeWord *holiday = timex_time_phrase(r, at, TW_TW_HOLIDAY, &end);
  if (holiday && (timex_capital_at(r, at) || timex_unit_at(r, at) != UNIT_NONE)) {
    out->month = (int16_t)(holiday->number / 100), out->day = (int16_t)(holiday->number % 100);
    out->code = holiday->code;
    return year_behind(r, end, out);
  }
  int weekday = timex_weekday_at(r, at);
  if (weekday) {
    at++;
    if (tw_str_is(timex_word_at(r, at), ".")) at++;
    if (tw_str_is(timex_word_at(r, at), ",")) at++;
  }
  out->weekday = (int16_t)weekday;
  end = day_first(r, at, out);
  if (!end) end = month_first(r, at, out);
  if (!end || (weekday && !out->day)) return 0;
  if (!out->day && !out->year && !month_alone(r, at)) return 0;
  return end;
}

/* Whether the word before opens a place for a bare year: "in 1998", "the 1998 elections", "(1998)". */
static bool opens_year(const Reader *r, uint32_t i) {
  static const Grammar openers[] = {IN,    SINCE, BY, OF,  UNTIL,   TILL,    FROM, BEFORE,
                                    AFTER, FOR,   TO, AND, THROUGH, BETWEEN, THE,  OR};
  for (size_t k = 0; k < sizeof openers / sizeof *openers; k++)
    if (timex_word_is(r, i, openers[k])) return true;
  return i < r->begin || i >= r->end || timex_dash_at(r, i) || tw_str_is(timex_word_at(r, i), "(") ||
         tw_str_is(timex_word_at(r, i), ",") || timex_time_word(r, i, TW_TW_MODIFIER) ||
         timex_time_word(r, i, TW_TW_SHIFT);
}

/* A number before a plural noun counts things: "in 2000 villages". */
static bool counts_things(const Reader *r, uint32_t i) {
  if (i + 1 >= r->end) return false;
  const TwToken *next = &r->document->tokens.items[i + 1], *t = &r->document->tokens.items[i];
  if (t->rel == TW_REL_NUMMOD && t->head == i + 1 && (next->morph & TW_M_PLUR)) return true;
  return timex_unit_at(r, i + 1) != UNIT_NONE;
}

/* "his [1987] Chevrolet": a model. */
static bool model_year(const Reader *r, uint32_t i) {
  if (i + 1 >= r->end) return false;
  const TwName *name = tw_document_name_at(r->document, i + 1);
  return name && name->kind == TW_NAME_PRODUCT;
}

static bool money_before(const Reader *r, uint32_t i) {
  TwStr w = timex_word_at(r, i - 1);
  return tw_str_is(w, "$") || tw_str_is(w, "\xE2\x82\xAC") || tw_str_is(w, "\xC2\xA3") || tw_str_is(w, "#");
}

/* "fiscal 1998", "fiscal year 1998", "the 1998 fiscal year". */
static uint32_t fiscal_year(const Reader *r, uint32_t i, Expr *out) {
  uint32_t at = timex_word_is(r, i, THE) ? i + 1 : i;
  if (timex_word_is(r, at, FISCAL)) {
    at += timex_unit_at(r, at + 1) == UNIT_YEAR ? 2 : 1;
    out->year = (int16_t)timex_year_at(r, at);
    at++;
  } else {
    out->year = (int16_t)timex_year_at(r, at);
    if (!timex_word_is(r, at + 1, FISCAL) || timex_unit_at(r, at + 2) != UNIT_YEAR) return 0;
    at += 3;
  }
  out->fiscal = true;
  return out->year ? at : 0;
}

uint32_t timex_match_year(const Reader *r, uint32_t i, Expr *out) {
  *out = timex_expr_new(EXPR_DATE);
  uint32_t end = fiscal_year(r, i, out);
  if (end) return end;
  uint32_t at = skip_modifier(r, i);
  int year = timex_year_at(r, at);
  end = at + 1;
  if (!year) year = timex_spoken_year_at(r, at, &end);
  if (!year && (opens_year(r, at - 1) || at > i)) year = timex_short_year_at(r, at, &end);
  if (!year || (at > r->begin && money_before(r, at)) || counts_things(r, at) || model_year(r, at)) return 0;
  bool usual = year >= 1900 && year <= 2060;
  if (at == i && !opens_year(r, i - 1) && !usual) return 0;
  if (!usual && (at == i && !timex_word_is(r, i - 1, IN) && !timex_word_is(r, i - 1, SINCE))) return 0;
  if (timex_dash_at(r, end) && end + 1 < r->end && !r->document->tokens.items[end - 1].space_after &&
      timex_digits_at(r, end + 1, 7) >= 0 && !timex_year_at(r, end + 1) && timex_word_at(r, end + 1).len != 2)
    return 0;
  out->year = (int16_t)year;
  return end;
}

/* "1990s", "'90s", "nineties". */
static uint32_t decade_word(const Reader *r, uint32_t i, Expr *out) {
  TwStr w = timex_word_at(r, i);
  if (w.len == 5 && w.ptr[4] == 's' && w.ptr[3] == '0') {
    int value = 0;
    for (size_t k = 0; k < 4; k++) {
      if (!tw_is_digit((unsigned char)w.ptr[k])) return 0;
      value = value * 10 + (w.ptr[k] - '0');
    }
    out->number = (int16_t)(value / 10);
    return value >= 1000 ? i + 1 : 0;
  }
  uint32_t end = i + 1;
  const TwGazTimeWord *word = timex_time_word(r, i, TW_TW_DECADE);
  if (!word && i + 1 < r->end && !r->document->tokens.items[i].space_after) {
    word = tw_gaz_time_word(tw_document_words(r->document, (TwSpan){i, i + 2}), TW_TW_DECADE);
    end = i + 2;
  }
  if (!word || (tw_is_digit((unsigned char)w.ptr[0]) && !timex_word_is(r, i - 1, THE))) return 0;
  out->number =
      (int16_t)((word->number < 40 && tw_is_digit((unsigned char)w.ptr[w.len > 1]) ? 200 : 190) + word->number / 10);
  return end;
}

/* "the 20th century", "the nineteenth century", "19th-century". */
static uint32_t century(const Reader *r, uint32_t i, Expr *out) {
  bool ordinal;
  int n = timex_day_at(r, i, &ordinal);
  uint32_t at = i + 1;
  if (!n || !ordinal) {
    const TwGazTimeWord *word = timex_time_phrase(r, i, TW_TW_ORDINAL, &at);
    n = word ? word->number : 0;
  }
  at = timex_skip_hyphen(r, at);
  if (!n || n > 29 || timex_unit_at(r, at) != UNIT_CENTURY) return 0;
  out->kind = EXPR_CENTURY;
  out->number = (int16_t)(n - 1);
  return at + 1;
}

uint32_t timex_match_decade(const Reader *r, uint32_t i, Expr *out) {
  *out = timex_expr_new(EXPR_DECADE);
  uint32_t at = timex_word_is(r, i, THE) ? i + 1 : i;
  at = skip_modifier(r, at);
  uint32_t end = decade_word(r, at, out);
  return end ? end : century(r, at, out);
}
