#include "rdf/sparql_value.h"

#include <math.h>

TwValue tw_value_error(void) { return (TwValue){.error = true}; }
TwValue tw_value_of(TwTerm term) { return (TwValue){false, term}; }

TwValue tw_value_truth(TwTruth truth) {
  if (truth == TW_TRUTH_ERROR) return tw_value_error();
  return tw_value_of(tw_typed(truth == TW_TRUE ? TW_STR("true") : TW_STR("false"), TW_NS_XSD "boolean"));
}

TwValue tw_value_text(TwStr text, TwStr language) {
  return tw_value_of((TwTerm){.kind = TW_TERM_LITERAL, .value = text, .language = language});
}

TwValue tw_value_integer(TwScratch *s, int64_t n) {
  return tw_value_of(tw_typed(tw_arena_printf(&s->arena, "%lld", (long long)n), TW_NS_XSD "integer"));
}

TwValue tw_value_refuse(TwScratch *s, const char *what) {
  if (s->status == TW_OK)
    s->status = tw_diag(s->diag, TW_ERROR, TW_ERR_UNSUPPORTED, "query", SIZE_MAX,
                        "%s: not answered here; load the Turtle into a SPARQL store for it", what);
  return tw_value_error();
}

static bool is_type(TwTerm t, const char *datatype) { return tw_str_is(t.datatype, datatype); }

static bool is_plain(TwTerm t) { return t.kind == TW_TERM_LITERAL && t.language.len == 0 && t.datatype.len == 0; }

bool tw_value_is_text(TwValue v) {
  return !v.error && v.term.kind == TW_TERM_LITERAL && (v.term.language.len || v.term.datatype.len == 0);
}

bool tw_term_same(TwTerm a, TwTerm b) {
  return a.kind == b.kind && tw_str_eq(a.value, b.value) && tw_str_eq_fold(a.language, b.language) &&
         tw_str_eq(a.datatype, b.datatype);
}

static TwTruth boolean_of(TwTerm t) {
  if (tw_str_is(t.value, "true") || tw_str_is(t.value, "1")) return TW_TRUE;
  return tw_str_is(t.value, "false") || tw_str_is(t.value, "0") ? TW_FALSE : TW_TRUTH_ERROR;
}

bool tw_value_is_numeric(TwValue v) {
  TwScratch quiet = {.status = TW_OK};
  return !v.error && tw_number_of(&quiet, v.term).kind != TW_NUMBER_NONE;
}

TwTruth tw_value_is_true(TwValue v) {
  if (v.error || v.term.kind != TW_TERM_LITERAL) return TW_TRUTH_ERROR;
  if (is_type(v.term, TW_NS_XSD "boolean")) return boolean_of(v.term) == TW_TRUE ? TW_TRUE : TW_FALSE;
  if (tw_value_is_text(v)) return v.term.value.len ? TW_TRUE : TW_FALSE;
  if (tw_number_type(v.term) == TW_NUMBER_NONE) return TW_TRUTH_ERROR;
  TwScratch quiet = {.status = TW_OK};
  TwNumber n = tw_number_of(&quiet, v.term);
  if (quiet.status != TW_OK) return TW_TRUE; /* too large to be exact, so not zero */
  if (n.kind == TW_NUMBER_NONE) return TW_FALSE;
  return (n.kind <= TW_NUMBER_DECIMAL ? n.units != 0 : n.real != 0 && !isnan(n.real)) ? TW_TRUE : TW_FALSE;
}

__extension__ typedef __int128 Wide;

static Wide widen(TwNumber n, unsigned scale) {
  Wide w = n.units;
  for (unsigned i = n.scale; i < scale; i++) w *= 10;
  return w;
}

/* -1, 0, 1, or 2 with a NaN. */
static int compare_numbers(TwNumber a, TwNumber b) {
  if (a.kind <= TW_NUMBER_DECIMAL && b.kind <= TW_NUMBER_DECIMAL) {
    unsigned scale = a.scale > b.scale ? a.scale : b.scale;
    Wide x = widen(a, scale), y = widen(b, scale);
    return (x > y) - (x < y);
  }
  double x = tw_number_real(a), y = tw_number_real(b);
  if (a.kind <= TW_NUMBER_FLOAT && b.kind <= TW_NUMBER_FLOAT) x = (float)x, y = (float)y;
  return isnan(x) || isnan(y) ? 2 : (x > y) - (x < y);
}

static int compare_moments(TwMoment a, TwMoment b) {
  if (a.zoned != b.zoned) { /* a zone may shift by 14 hours */
    int64_t apart = a.seconds - b.seconds;
    return apart > 14 * 3600 ? 1 : apart < -14 * 3600 ? -1 : 2;
  }
  if (a.seconds != b.seconds) return a.seconds < b.seconds ? -1 : 1;
  return (a.nanos > b.nanos) - (a.nanos < b.nanos);
}

static int sign(int c) { return (c > 0) - (c < 0); }

int tw_value_compare(TwScratch *s, TwTerm a, TwTerm b) {
  if (a.kind != TW_TERM_LITERAL || b.kind != TW_TERM_LITERAL) return 2;
  if (is_plain(a) && is_plain(b)) return sign(tw_str_cmp(a.value, b.value));
  TwNumber x = tw_number_of(s, a), y = tw_number_of(s, b);
  if (x.kind && y.kind) return compare_numbers(x, y);
  if (is_type(a, TW_NS_XSD "boolean") && is_type(b, TW_NS_XSD "boolean")) {
    TwTruth p = boolean_of(a), q = boolean_of(b);
    return p == TW_TRUTH_ERROR || q == TW_TRUTH_ERROR ? 2 : (p > q) - (p < q);
  }
  TwMoment m = tw_moment_of(a), n = tw_moment_of(b);
  return m.type && n.type && !strcmp(m.type, n.type) ? compare_moments(m, n) : 2;
}

/* Kinds of literal whose values are known: different kinds are never equal. */
typedef enum Space { UNKNOWN, PLAIN, TAGGED, NUMERIC, BOOLEAN, MOMENT } Space;

static Space space_of(TwScratch *s, TwTerm t, const char **moment) {
  if (t.language.len) return TAGGED;
  if (is_plain(t)) return PLAIN;
  if (tw_number_of(s, t).kind) return NUMERIC;
  if (is_type(t, TW_NS_XSD "boolean") && boolean_of(t) != TW_TRUTH_ERROR) return BOOLEAN;
  *moment = tw_moment_of(t).type;
  return *moment ? MOMENT : UNKNOWN;
}

TwTruth tw_value_equal(TwScratch *s, TwTerm a, TwTerm b) {
  const char *m = NULL, *n = NULL;
  if (a.kind != TW_TERM_LITERAL || b.kind != TW_TERM_LITERAL) return tw_term_same(a, b) ? TW_TRUE : TW_FALSE;
  Space x = space_of(s, a, &m), y = space_of(s, b, &n);
  if (x == NUMERIC && y == NUMERIC) {
    int c = compare_numbers(tw_number_of(s, a), tw_number_of(s, b));
    return c == 0 ? TW_TRUE : TW_FALSE;
  }
  if (tw_term_same(a, b)) return TW_TRUE;
  if (x == UNKNOWN || y == UNKNOWN) return TW_TRUTH_ERROR;
  if (x != y || x == PLAIN || x == TAGGED) return TW_FALSE;
  if (x == MOMENT && strcmp(m, n) != 0) return TW_FALSE;
  int c = tw_value_compare(s, a, b);
  return c == 2 ? TW_TRUTH_ERROR : c == 0 ? TW_TRUE : TW_FALSE;
}

static int rank(const TwTerm *t) { return !t ? 0 : t->kind == TW_TERM_BLANK ? 1 : t->kind == TW_TERM_IRI ? 2 : 3; }

/* Literals of different kinds come in the order of `Space`; what has no order of values goes by its letters. */
int tw_value_order(TwScratch *s, const TwTerm *a, const TwTerm *b) {
  if (rank(a) != rank(b)) return rank(a) < rank(b) ? -1 : 1;
  if (!a) return 0;
  if (a->kind != TW_TERM_LITERAL) return sign(tw_str_cmp(a->value, b->value));
  const char *m = NULL, *n = NULL;
  Space x = space_of(s, *a, &m), y = space_of(s, *b, &n);
  bool plain = (x == PLAIN || x == TAGGED) && (y == PLAIN || y == TAGGED);
  if (x != y && !plain) return (x ? (int)x : 99) < (y ? (int)y : 99) ? -1 : 1;
  int c = x == y && (x == NUMERIC || x == BOOLEAN || x == MOMENT) ? tw_value_compare(s, *a, *b) : 2;
  if (c == -1 || c == 1) return c;
  if (x == MOMENT && strcmp(m, n) != 0) return sign(strcmp(m, n));
  if (c == 0) return 0;
  c = tw_str_cmp(a->value, b->value);
  if (!c) c = tw_str_cmp(a->language, b->language);
  if (!c) c = tw_str_cmp(a->datatype, b->datatype);
  return sign(c);
}
