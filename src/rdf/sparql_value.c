#include "rdf/sparql_value.h"

#include <math.h>

Value value_error(void) { return (Value){.error = true}; }
Value value_of(TwTerm term) { return (Value){false, term}; }

Value value_truth(Truth truth) {
  if (truth == TRUTH_ERROR) return value_error();
  return value_of(tw_typed(truth == TRUE ? TW_STR("true") : TW_STR("false"), TW_NS_XSD "boolean"));
}

Value value_text(TwStr text, TwStr language) {
  return value_of((TwTerm){.kind = TW_TERM_LITERAL, .value = text, .language = language});
}

Value value_integer(Scratch *s, int64_t n) {
  return value_of(tw_typed(tw_arena_printf(&s->arena, "%lld", (long long)n), TW_NS_XSD "integer"));
}

Value value_refuse(Scratch *s, const char *what) {
  if (s->status == TW_OK)
    s->status = tw_diag(s->diag, TW_ERROR, TW_ERR_UNSUPPORTED, "query", SIZE_MAX,
                        "%s: not answered here; load the Turtle into a SPARQL store for it", what);
  return value_error();
}

static bool is_type(TwTerm t, const char *datatype) { return tw_str_is(t.datatype, datatype); }

static bool is_plain(TwTerm t) { return t.kind == TW_TERM_LITERAL && t.language.len == 0 && t.datatype.len == 0; }

bool value_is_text(Value v) {
  return !v.error && v.term.kind == TW_TERM_LITERAL && (v.term.language.len || v.term.datatype.len == 0);
}

bool term_same(TwTerm a, TwTerm b) {
  return a.kind == b.kind && tw_str_eq(a.value, b.value) && tw_str_eq_fold(a.language, b.language) &&
         tw_str_eq(a.datatype, b.datatype);
}

static Truth boolean_of(TwTerm t) {
  if (tw_str_is(t.value, "true") || tw_str_is(t.value, "1")) return TRUE;
  return tw_str_is(t.value, "false") || tw_str_is(t.value, "0") ? FALSE : TRUTH_ERROR;
}

bool value_is_numeric(Value v) {
  Scratch quiet = {.status = TW_OK};
  return !v.error && number_of(&quiet, v.term).kind != NUMBER_NONE;
}

Truth value_is_true(Value v) {
  if (v.error || v.term.kind != TW_TERM_LITERAL) return TRUTH_ERROR;
  if (is_type(v.term, TW_NS_XSD "boolean")) return boolean_of(v.term) == TRUE ? TRUE : FALSE;
  if (value_is_text(v)) return v.term.value.len ? TRUE : FALSE;
  if (number_type(v.term) == NUMBER_NONE) return TRUTH_ERROR;
  Scratch quiet = {.status = TW_OK};
  Number n = number_of(&quiet, v.term);
  if (quiet.status != TW_OK) return TRUE; /* too large to be exact, so not zero */
  if (n.kind == NUMBER_NONE) return FALSE;
  return (n.kind <= NUMBER_DECIMAL ? n.units != 0 : n.real != 0 && !isnan(n.real)) ? TRUE : FALSE;
}

__extension__ typedef __int128 Wide;

static Wide widen(Number n, unsigned scale) {
  Wide w = n.units;
  for (unsigned i = n.scale; i < scale; i++) w *= 10;
  return w;
}

/* -1, 0, 1, or 2 with a NaN. */
static int compare_numbers(Number a, Number b) {
  if (a.kind <= NUMBER_DECIMAL && b.kind <= NUMBER_DECIMAL) {
    unsigned scale = a.scale > b.scale ? a.scale : b.scale;
    Wide x = widen(a, scale), y = widen(b, scale);
    return (x > y) - (x < y);
  }
  double x = number_real(a), y = number_real(b);
  if (a.kind <= NUMBER_FLOAT && b.kind <= NUMBER_FLOAT) x = (float)x, y = (float)y;
  return isnan(x) || isnan(y) ? 2 : (x > y) - (x < y);
}

static int compare_moments(Moment a, Moment b) {
  if (a.zoned != b.zoned) { /* a zone may shift by 14 hours */
    int64_t apart = a.seconds - b.seconds;
    return apart > 14 * 3600 ? 1 : apart < -14 * 3600 ? -1 : 2;
  }
  if (a.seconds != b.seconds) return a.seconds < b.seconds ? -1 : 1;
  return (a.nanos > b.nanos) - (a.nanos < b.nanos);
}

static int sign(int c) { return (c > 0) - (c < 0); }

int value_compare(Scratch *s, TwTerm a, TwTerm b) {
  if (a.kind != TW_TERM_LITERAL || b.kind != TW_TERM_LITERAL) return 2;
  if (is_plain(a) && is_plain(b)) return sign(tw_str_cmp(a.value, b.value));
  Number x = number_of(s, a), y = number_of(s, b);
  if (x.kind && y.kind) return compare_numbers(x, y);
  if (is_type(a, TW_NS_XSD "boolean") && is_type(b, TW_NS_XSD "boolean")) {
    Truth p = boolean_of(a), q = boolean_of(b);
    return p == TRUTH_ERROR || q == TRUTH_ERROR ? 2 : (p > q) - (p < q);
  }
  Moment m = moment_of(a), n = moment_of(b);
  return m.type && n.type && !strcmp(m.type, n.type) ? compare_moments(m, n) : 2;
}

/* Kinds of literal whose values are known: different kinds are never equal. */
typedef enum Space { UNKNOWN, PLAIN, TAGGED, NUMERIC, BOOLEAN, MOMENT } Space;

static Space space_of(Scratch *s, TwTerm t, const char **moment) {
  if (t.language.len) return TAGGED;
  if (is_plain(t)) return PLAIN;
  if (number_of(s, t).kind) return NUMERIC;
  if (is_type(t, TW_NS_XSD "boolean") && boolean_of(t) != TRUTH_ERROR) return BOOLEAN;
  *moment = moment_of(t).type;
  return *moment ? MOMENT : UNKNOWN;
}

Truth value_equal(Scratch *s, TwTerm a, TwTerm b) {
  const char *m = NULL, *n = NULL;
  if (a.kind != TW_TERM_LITERAL || b.kind != TW_TERM_LITERAL) return term_same(a, b) ? TRUE : FALSE;
  Space x = space_of(s, a, &m), y = space_of(s, b, &n);
  if (x == NUMERIC && y == NUMERIC) {
    int c = compare_numbers(number_of(s, a), number_of(s, b));
    return c == 0 ? TRUE : FALSE;
  }
  if (term_same(a, b)) return TRUE;
  if (x == UNKNOWN || y == UNKNOWN) return TRUTH_ERROR;
  if (x != y || x == PLAIN || x == TAGGED) return FALSE;
  if (x == MOMENT && strcmp(m, n) != 0) return FALSE;
  int c = value_compare(s, a, b);
  return c == 2 ? TRUTH_ERROR : c == 0 ? TRUE : FALSE;
}

static int rank(const TwTerm *t) { return !t ? 0 : t->kind == TW_TERM_BLANK ? 1 : t->kind == TW_TERM_IRI ? 2 : 3; }

/* Literals of different kinds come in the order of `Space`; what has no order of values goes by its letters. */
int value_order(Scratch *s, const TwTerm *a, const TwTerm *b) {
  if (rank(a) != rank(b)) return rank(a) < rank(b) ? -1 : 1;
  if (!a) return 0;
  if (a->kind != TW_TERM_LITERAL) return sign(tw_str_cmp(a->value, b->value));
  const char *m = NULL, *n = NULL;
  Space x = space_of(s, *a, &m), y = space_of(s, *b, &n);
  bool plain = (x == PLAIN || x == TAGGED) && (y == PLAIN || y == TAGGED);
  if (x != y && !plain) return (x ? (int)x : 99) < (y ? (int)y : 99) ? -1 : 1;
  int c = x == y && (x == NUMERIC || x == BOOLEAN || x == MOMENT) ? value_compare(s, *a, *b) : 2;
  if (c == -1 || c == 1) return c;
  if (x == MOMENT && strcmp(m, n) != 0) return sign(strcmp(m, n));
  if (c == 0) return 0;
  c = tw_str_cmp(a->value, b->value);
  if (!c) c = tw_str_cmp(a->language, b->language);
  if (!c) c = tw_str_cmp(a->datatype, b->datatype);
  return sign(c);
}
