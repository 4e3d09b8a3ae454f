/* Numbers and times: their forms, and arithmetic that is exact or refused. Runs in the query's child only, whose locale
 * is "C", so that strtod and printf may be used. */
#include "rdf/sparql_value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_SCALE 18u

static bool add_digit(int64_t *units, unsigned digit) {
  return !__builtin_mul_overflow(*units, (int64_t)10, units) && !__builtin_sub_overflow(*units, (int64_t)digit, units);
}

/* An exact number; gathers below zero, since INT64_MIN has no positive twin. */
static TwNumber exact(TwScratch *s, TwStr v, TwNumberKind kind) {
  TwNumber n = {kind, 0, 0, 0}, none = {TW_NUMBER_NONE, 0, 0, 0};
  size_t i = 0, digits = 0;
  bool negative = v.len && v.ptr[0] == '-', point = false, fits = true;
  if (negative || (v.len && v.ptr[0] == '+')) i++;
  size_t end = v.len;
  if (kind == TW_NUMBER_DECIMAL && tw_str_find(v, TW_STR("."), 0) != SIZE_MAX)
    while (end > i && v.ptr[end - 1] == '0') end--, digits++;
  for (; i < end; i++) {
    if (v.ptr[i] == '.' && !point && kind == TW_NUMBER_DECIMAL) {
      point = true;
      continue;
    }
    if (!tw_is_digit((unsigned char)v.ptr[i])) return none;
    digits++;
    n.scale += point;
    fits = fits && add_digit(&n.units, (unsigned)(v.ptr[i] - '0'));
  }
  if (digits == 0) return none;
  if (!negative) fits = fits && !__builtin_mul_overflow(n.units, (int64_t)-1, &n.units);
  if (!fits || n.scale > MOST_SCALE) {
    tw_value_refuse(s, "a number of more than 18 digits");
    return none;
  }
  return n;
}

static TwNumber real(TwStr v, TwNumberKind kind) {
  TwNumber n = {kind, 0, 0, 0}, none = {TW_NUMBER_NONE, 0, 0, 0};
  if (tw_str_is(v, "NaN")) return n.real = NAN, n;
  if (tw_str_is(v, "INF") || tw_str_is(v, "+INF")) return n.real = INFINITY, n;
  if (tw_str_is(v, "-INF")) return n.real = -INFINITY, n;
  for (size_t i = 0; i < v.len; i++)
    if (!tw_is_digit((unsigned char)v.ptr[i]) && (!v.ptr[i] || !strchr("+-.eE", v.ptr[i]))) return none;
  char text[400];
  if (v.len == 0 || v.len >= sizeof text) return none;
  memcpy(text, v.ptr, v.len);
  text[v.len] = '\0';
  char *end;
  n.real = kind == TW_NUMBER_FLOAT ? (double)strtof(text, &end) : strtod(text, &end);
  return *end ? none : n;
}

TwNumberKind tw_number_type(TwTerm t) {
  static const char *const integers[] = {
      "integer",         "int",         "long",         "short",         "byte",         "nonNegativeInteger",
      "positiveInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte", "nonPositiveInteger",
      "negativeInteger"};
  if (t.kind != TW_TERM_LITERAL || !tw_str_starts(t.datatype, TW_STR(TW_NS_XSD))) return TW_NUMBER_NONE;
  TwStr local = tw_str_n(t.datatype.ptr + sizeof TW_NS_XSD - 1, t.datatype.len - sizeof TW_NS_XSD + 1);
  if (tw_str_is(local, "decimal")) return TW_NUMBER_DECIMAL;
  if (tw_str_is(local, "float")) return TW_NUMBER_FLOAT;
  if (tw_str_is(local, "double")) return TW_NUMBER_DOUBLE;
  for (size_t i = 0; i < sizeof integers / sizeof *integers; i++)
    if (tw_str_is(local, integers[i])) return TW_NUMBER_INTEGER;
  return TW_NUMBER_NONE;
}

TwNumber tw_number_of(TwScratch *s, TwTerm term) {
  TwNumberKind kind = tw_number_type(term);
  if (kind == TW_NUMBER_NONE) return (TwNumber){TW_NUMBER_NONE, 0, 0, 0};
  return kind <= TW_NUMBER_DECIMAL ? exact(s, term.value, kind) : real(term.value, kind);
}

static TwStr print_exact(TwScratch *s, TwNumber n) {
  char digits[32];
  bool negative = n.units < 0;
  uint64_t u = negative ? 0 - (uint64_t)n.units : (uint64_t)n.units;
  while (n.scale && u % 10 == 0) u /= 10, n.scale--;
  size_t at = sizeof digits;
  unsigned left = n.scale;
  do {
    digits[--at] = (char)('0' + u % 10);
    u /= 10;
    if (left && --left == 0) {
      digits[--at] = '.';
      if (u == 0) digits[--at] = '0';
    } else if (left == 0 && u == 0) {
      break;
    }
  } while (u || left);
  return tw_arena_printf(&s->arena, "%s%.*s", negative ? "-" : "", (int)(sizeof digits - at), digits + at);
}

/* "1.50000000000000E+00" as XML Schema writes it: 1.5E0. */
static TwStr canonical(TwScratch *s, const char *text) {
  const char *e = strchr(text, 'E');
  int digits = (int)(e - text);
  while (digits > 0 && text[digits - 1] == '0') digits--;
  bool point = text[digits - 1] == '.';
  return tw_arena_printf(&s->arena, "%.*s%sE%d", digits, text, point ? "0" : "", atoi(e + 1));
}

static TwStr print_real(TwScratch *s, TwNumber n) {
  if (isnan(n.real)) return TW_STR("NaN");
  if (isinf(n.real)) return n.real > 0 ? TW_STR("INF") : TW_STR("-INF");
  int least = n.kind == TW_NUMBER_FLOAT ? 6 : 15, most = n.kind == TW_NUMBER_FLOAT ? 9 : 17;
  for (int precision = least;; precision++) {
    TwStr text = tw_arena_printf(&s->arena, "%.*E", precision - 1, n.real);
    double back = n.kind == TW_NUMBER_FLOAT ? (double)strtof(text.ptr, NULL) : strtod(text.ptr, NULL);
    if (back == n.real || precision >= most) return canonical(s, text.ptr);
  }
}

TwValue tw_number_value(TwScratch *s, TwNumber n) {
  static const char *const types[] = {NULL, TW_NS_XSD "integer", TW_NS_XSD "decimal", TW_NS_XSD "float",
                                      TW_NS_XSD "double"};
  if (n.kind == TW_NUMBER_NONE) return tw_value_error();
  return tw_value_of(tw_typed(n.kind <= TW_NUMBER_DECIMAL ? print_exact(s, n) : print_real(s, n), types[n.kind]));
}

__extension__ typedef __int128 Wide;

static TwValue narrow(TwScratch *s, Wide units, unsigned scale, TwNumberKind kind) {
  while (scale && units % 10 == 0) units /= 10, scale--;
  if (units > INT64_MAX || units < INT64_MIN || scale > MOST_SCALE)
    return tw_value_refuse(s, "arithmetic with more than 18 digits");
  return tw_number_value(s, (TwNumber){kind, (int64_t)units, scale, 0});
}

static TwValue divide(TwScratch *s, TwNumber a, TwNumber b) {
  if (b.units == 0) return tw_value_error();
  Wide x = a.units, y = b.units;
  for (unsigned i = a.scale; i < b.scale; i++) x *= 10;
  for (unsigned i = b.scale; i < a.scale; i++) y *= 10;
  unsigned scale = 0;
  while (x % y != 0 && scale < MOST_SCALE && !__builtin_mul_overflow(x, (Wide)10, &x)) scale++;
  if (x % y != 0) return tw_value_refuse(s, "a division without an exact decimal result");
  return narrow(s, x / y, scale, TW_NUMBER_DECIMAL);
}

static TwValue apply_exact(TwScratch *s, char op, TwNumber a, TwNumber b) {
  TwNumberKind kind = a.kind > b.kind ? a.kind : b.kind;
  unsigned scale = a.scale > b.scale ? a.scale : b.scale;
  Wide x = a.units, y = b.units;
  if (op == '/') return divide(s, a, b);
  if (op == '*') return narrow(s, x * y, a.scale + b.scale, kind);
  for (unsigned i = a.scale; i < scale; i++) x *= 10;
  for (unsigned i = b.scale; i < scale; i++) y *= 10;
  return narrow(s, op == '+' ? x + y : x - y, scale, kind);
}

double tw_number_real(TwNumber n) {
  if (n.kind >= TW_NUMBER_FLOAT) return n.real;
  double ten = 1;
  for (unsigned i = 0; i < n.scale; i++) ten *= 10; /* exact up to 10^22 */
  return (double)n.units / ten;
}

TwValue tw_number_apply(TwScratch *s, char op, TwNumber a, TwNumber b) {
  if (a.kind == TW_NUMBER_NONE || b.kind == TW_NUMBER_NONE) return tw_value_error();
  if (a.kind <= TW_NUMBER_DECIMAL && b.kind <= TW_NUMBER_DECIMAL) return apply_exact(s, op, a, b);
  TwNumber n = {a.kind > b.kind ? a.kind : b.kind, 0, 0, 0};
  double x = tw_number_real(a), y = tw_number_real(b);
  n.real = op == '+' ? x + y : op == '-' ? x - y : op == '*' ? x * y : x / y;
  if (n.kind == TW_NUMBER_FLOAT) n.real = (float)n.real;
  return tw_number_value(s, n);
}

/* Reads exactly `width` digits. */
static bool digits(const char **p, const char *end, unsigned width, unsigned *n) {
  *n = 0;
  for (unsigned i = 0; i < width; i++, (*p)++) {
    if (*p == end || !tw_is_digit((unsigned char)**p)) return false;
    *n = *n * 10 + (unsigned)(**p - '0');
  }
  return true;
}

static bool character(const char **p, const char *end, char c) {
  if (*p == end || **p != c) return false;
  (*p)++;
  return true;
}

static bool clock(const char **p, const char *end, TwMoment *m) {
  if (!character(p, end, 'T') || !digits(p, end, 2, &m->hour) || !character(p, end, ':') ||
      !digits(p, end, 2, &m->minute) || !character(p, end, ':') || !digits(p, end, 2, &m->second))
    return false;
  uint32_t unit = 100000000;
  if (character(p, end, '.')) {
    if (*p == end || !tw_is_digit((unsigned char)**p)) return false;
    for (; *p < end && tw_is_digit((unsigned char)**p); (*p)++, unit /= 10) {
      if (unit == 0) return false;
      m->nanos += unit * (uint32_t)(**p - '0');
    }
  }
  bool midnight = m->hour == 24 && m->minute == 0 && m->second == 0 && m->nanos == 0;
  return (m->hour < 24 || midnight) && m->minute < 60 && m->second < 60;
}

static bool zone(const char **p, const char *end, TwMoment *m, int *shift) {
  *shift = 0;
  if (*p == end) return true;
  m->zoned = true;
  if (character(p, end, 'Z')) return *p == end;
  int sign = **p == '-' ? -1 : **p == '+' ? 1 : 0;
  unsigned h, minutes;
  (*p)++;
  if (!sign || !digits(p, end, 2, &h) || !character(p, end, ':') || !digits(p, end, 2, &minutes)) return false;
  *shift = sign * (int)(h * 60 + minutes);
  return *p == end && minutes < 60 && h * 60 + minutes <= 14 * 60;
}

static int64_t days_from_civil(int64_t y, unsigned m, unsigned d) {
  y -= m <= 2;
  int64_t era = (y >= 0 ? y : y - 399) / 400;
  unsigned of_era = (unsigned)(y - era * 400), of_year = (153 * (m + (m > 2 ? -3u : 9u)) + 2) / 5 + d - 1;
  return era * 146097 + (int64_t)(of_era * 365 + of_era / 4 - of_era / 100 + of_year) - 719468;
}

static bool day_exists(int64_t y, unsigned m, unsigned d) {
  static const unsigned char length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
  return m >= 1 && m <= 12 && d >= 1 && d <= length[m - 1] + (m == 2 && leap ? 1u : 0u);
}

/* The shapes by datatype: Y year, M month, D day, T time, the rest as it stands. Years have four digits. */
static const struct {
  const char *type, *shape;
} shapes[] = {{TW_NS_XSD "dateTime", "Y-M-DT"}, {TW_NS_XSD "date", "Y-M-D"},      {TW_NS_XSD "gYearMonth", "Y-M"},
              {TW_NS_XSD "gYear", "Y"},         {TW_NS_XSD "gMonthDay", "--M-D"}, {TW_NS_XSD "gMonth", "--M"},
              {TW_NS_XSD "gDay", "---D"}};

static bool match_shape(const char *shape, const char **p, const char *end, TwMoment *m) {
  unsigned year = 0;
  for (; *shape; shape++) {
    bool ok = *shape == 'Y'   ? digits(p, end, 4, &year)
              : *shape == 'M' ? digits(p, end, 2, &m->month)
              : *shape == 'D' ? digits(p, end, 2, &m->day)
              : *shape == 'T' ? clock(p, end, m)
                              : character(p, end, *shape);
    if (!ok) return false;
    if (*shape == 'Y') m->year = year;
  }
  return true;
}

TwMoment tw_moment_of(TwTerm term) {
  TwMoment none = {.type = NULL};
  if (term.kind != TW_TERM_LITERAL || !term.datatype.len) return none;
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
    if (!tw_str_is(term.datatype, shapes[i].type)) continue;
    /* what a shape leaves out is as in a leap year, on the first */
    TwMoment m = {.type = shapes[i].type, .year = 1972, .month = 1, .day = 1};
    const char *p = term.value.ptr, *end = p + term.value.len;
    int shift;
    if (!match_shape(shapes[i].shape, &p, end, &m) || !zone(&p, end, &m, &shift)) return none;
    if (!day_exists(m.year, m.month, m.day)) return none;
    m.seconds = days_from_civil(m.year, m.month, m.day) * 86400 + (int64_t)m.hour * 3600 + m.minute * 60 + m.second -
                (int64_t)shift * 60;
    return m;
  }
  return none;
}
