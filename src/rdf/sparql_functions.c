#include "rdf/sparql_functions.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "triples/gate.h"

#include <math.h>
#include <utf8proc.h>

#define FUNCTION(name) static TwValue name(TwFunctionContext *c, const TwValue *a, uint32_t n)
#define UNUSED         (void)c, (void)a, (void)n

static const TwStr no_language = {NULL, 0};

static bool is_literal(TwValue v) { return v.term.kind == TW_TERM_LITERAL; }

/* Plain or xsd:string, without a language. */
static bool is_simple(TwValue v) { return tw_value_is_text(v) && v.term.language.len == 0; }

FUNCTION(fn_str) {
  UNUSED;
  return a->term.kind == TW_TERM_BLANK ? tw_value_error() : tw_value_text(a->term.value, no_language);
}

FUNCTION(fn_lang) {
  UNUSED;
  return is_literal(*a) ? tw_value_text(a->term.language, no_language) : tw_value_error();
}

FUNCTION(fn_datatype) {
  UNUSED;
  if (!is_literal(*a)) return tw_value_error();
  if (a->term.language.len) return tw_value_of(tw_iri_z(TW_NS_RDF "langString"));
  return tw_value_of(a->term.datatype.len ? tw_iri(a->term.datatype) : tw_iri_z(TW_NS_XSD "string"));
}

FUNCTION(fn_is_iri) {
  UNUSED;
  return tw_value_truth(a->term.kind == TW_TERM_IRI ? TW_TRUE : TW_FALSE);
}

FUNCTION(fn_is_blank) {
  UNUSED;
  return tw_value_truth(a->term.kind == TW_TERM_BLANK ? TW_TRUE : TW_FALSE);
}

FUNCTION(fn_is_literal) {
  UNUSED;
  return tw_value_truth(is_literal(*a) ? TW_TRUE : TW_FALSE);
}

FUNCTION(fn_is_numeric) {
  UNUSED;
  return tw_value_truth(tw_value_is_numeric(*a) ? TW_TRUE : TW_FALSE);
}

FUNCTION(fn_same_term) {
  UNUSED;
  return tw_value_truth(tw_term_same(a[0].term, a[1].term) ? TW_TRUE : TW_FALSE);
}

FUNCTION(fn_lang_matches) {
  UNUSED;
  if (!is_simple(a[0]) || !is_simple(a[1])) return tw_value_error();
  TwStr tag = a[0].term.value, range = a[1].term.value;
  if (tw_str_is(range, "*")) return tw_value_truth(tag.len ? TW_TRUE : TW_FALSE);
  bool longer = tag.len > range.len && tag.ptr[range.len] == '-';
  bool fits = range.len && tag.len >= range.len && (tag.len == range.len || longer) &&
              tw_str_eq_fold(tw_str_n(tag.ptr, range.len), range);
  return tw_value_truth(fits ? TW_TRUE : TW_FALSE);
}

FUNCTION(fn_strlen) {
  (void)n;
  return tw_value_is_text(*a) ? tw_value_integer(c->scratch, (int64_t)tw_utf8_count(a->term.value)) : tw_value_error();
}

/* Byte index of the character with that number, counted from 0. */
static size_t byte_of(TwStr s, int64_t index) {
  size_t at = 0;
  while (at < s.len && index > 0) {
    at++;
    while (at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80) at++;
    index--;
  }
  return at;
}

FUNCTION(fn_substr) {
  if (!tw_value_is_text(a[0])) return tw_value_error();
  int64_t from = 1, count = INT32_MAX;
  for (uint32_t i = 1; i < n; i++) {
    TwNumber x = tw_number_of(c->scratch, a[i].term);
    if (x.kind != TW_NUMBER_INTEGER)
      return x.kind ? tw_value_refuse(c->scratch, "SUBSTR with a number that is no integer") : tw_value_error();
    int64_t v = x.units > INT32_MAX ? INT32_MAX : x.units < -INT32_MAX ? -INT32_MAX : x.units;
    *(i == 1 ? &from : &count) = v;
  }
  int64_t end = from + count;
  if (from < 1) from = 1;
  if (end < from) end = from;
  TwStr s = a->term.value;
  size_t begin = byte_of(s, from - 1), stop = byte_of(s, end - 1);
  return tw_value_text(tw_str_n(s.ptr + begin, stop - begin), a->term.language);
}

/* Upper or lower case where it is one character for one; what Unicode maps to several, or by its neighbours, is
 * refused. */
static TwValue change_case(TwFunctionContext *c, TwValue v, bool upper) {
  if (!tw_value_is_text(v)) return tw_value_error();
  TwStr s = v.term.value;
  char *out = tw_arena_alloc(&c->scratch->arena, s.len * 2 + 4);
  size_t len = 0;
  if (!out) return tw_value_error();
  for (size_t at = 0; at < s.len;) {
    uint32_t rune = 0;
    utf8proc_int32_t folded[4];
    int boundary = UTF8PROC_BOUNDCLASS_START;
    size_t k = tw_utf8_decode(tw_str_n(s.ptr + at, s.len - at), &rune);
    if (k == 0) return tw_value_error();
    at += k;
    if (utf8proc_decompose_char((utf8proc_int32_t)rune, folded, 4, UTF8PROC_CASEFOLD, &boundary) > 1 || rune == 0x3A3 ||
        rune == 0x130)
      return tw_value_refuse(c->scratch, "UCASE or LCASE of a letter that changes its length");
    rune = (uint32_t)(upper ? utf8proc_toupper((utf8proc_int32_t)rune) : utf8proc_tolower((utf8proc_int32_t)rune));
    len += tw_utf8_encode(rune, out + len);
  }
  return tw_value_text(tw_str_n(out, len), v.term.language);
}

FUNCTION(fn_ucase) {
  (void)n;
  return change_case(c, *a, true);
}

FUNCTION(fn_lcase) {
  (void)n;
  return change_case(c, *a, false);
}

/* Whether the arguments of STRSTARTS and its kin fit together: the second has no language, or that of the first. */
static bool compatible(const TwValue *a) {
  return tw_value_is_text(a[0]) && tw_value_is_text(a[1]) &&
         (a[1].term.language.len == 0 || tw_str_eq_fold(a[0].term.language, a[1].term.language));
}

FUNCTION(fn_strstarts) {
  UNUSED;
  if (!compatible(a)) return tw_value_error();
  return tw_value_truth(tw_str_starts(a[0].term.value, a[1].term.value) ? TW_TRUE : TW_FALSE);
}

FUNCTION(fn_strends) {
  UNUSED;
  if (!compatible(a)) return tw_value_error();
  return tw_value_truth(tw_str_ends(a[0].term.value, a[1].term.value) ? TW_TRUE : TW_FALSE);
}

FUNCTION(fn_contains) {
  UNUSED;
  if (!compatible(a)) return tw_value_error();
  return tw_value_truth(tw_str_find(a[0].term.value, a[1].term.value, 0) != SIZE_MAX ? TW_TRUE : TW_FALSE);
}

static TwValue part_of(const TwValue *a, bool before) {
  if (!compatible(a)) return tw_value_error();
  TwStr s = a[0].term.value, what = a[1].term.value;
  size_t at = tw_str_find(s, what, 0);
  if (at == SIZE_MAX) return tw_value_text(tw_str_n("", 0), no_language);
  TwStr after = tw_str_n(s.ptr + at + what.len, s.len - at - what.len);
  return tw_value_text(before ? tw_str_n(s.ptr, at) : after, a[0].term.language);
}

FUNCTION(fn_strbefore) {
  UNUSED;
  return part_of(a, true);
}

FUNCTION(fn_strafter) {
  UNUSED;
  return part_of(a, false);
}

FUNCTION(fn_concat) {
  size_t len = 0;
  bool same = n > 0;
  for (uint32_t i = 0; i < n; i++) {
    if (!tw_value_is_text(a[i])) return tw_value_error();
    len += a[i].term.value.len;
    same = same && tw_str_eq_fold(a[i].term.language, a[0].term.language);
  }
  if (len > TW_LITERAL_LIMIT) return tw_value_refuse(c->scratch, "so long a CONCAT");
  char *out = tw_arena_alloc(&c->scratch->arena, len + 1);
  if (!out) return tw_value_error();
  len = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (a[i].term.value.len) memcpy(out + len, a[i].term.value.ptr, a[i].term.value.len);
    len += a[i].term.value.len;
  }
  return tw_value_text(tw_str_n(out, len), same ? a[0].term.language : no_language);
}

FUNCTION(fn_regex) {
  if (!tw_value_is_text(a[0]) || !is_simple(a[1]) || (n > 2 && !is_simple(a[2]))) return tw_value_error();
  TwStr flags = n > 2 ? a[2].term.value : tw_str_n("", 0);
  TwRegex *r = c->regex;
  if (!r->arena.allocator || !tw_str_eq(r->pattern, a[1].term.value) || !tw_str_eq(r->flags, flags)) {
    const TwAllocator *allocator = c->scratch->arena.allocator;
    tw_regex_release(r);
    TwStatus status = tw_regex_compile(r, allocator, a[1].term.value, flags);
    if (status != TW_OK) c->scratch->status = status;
  }
  if (c->scratch->status != TW_OK) return tw_value_error();
  if (r->refused) return tw_value_refuse(c->scratch, r->refused);
  if (!r->valid) {
    c->scratch->status = tw_diag(c->scratch->diag, TW_ERROR, TW_ERR_SYNTAX, "query", SIZE_MAX,
                                 "this regular expression or its flags are not valid: %.*s", TW_FMT(r->pattern));
    return tw_value_error();
  }
  return tw_value_truth(tw_regex_search(r, a[0].term.value) ? TW_TRUE : TW_FALSE);
}

FUNCTION(fn_iri) {
  (void)n;
  if (a->term.kind == TW_TERM_IRI) return *a;
  if (!is_simple(*a)) return tw_value_error();
  return tw_iri_valid(a->term.value) ? tw_value_of(tw_iri(a->term.value))
                                     : tw_value_refuse(c->scratch, "IRI of a relative IRI");
}

FUNCTION(fn_strdt) {
  UNUSED;
  if (!is_simple(a[0]) || a[1].term.kind != TW_TERM_IRI) return tw_value_error();
  TwTerm term = a[0].term;
  term.datatype = tw_str_is(a[1].term.value, TW_NS_XSD "string") ? no_language : a[1].term.value;
  return tw_term_check(term) == TW_OK ? tw_value_of(term) : tw_value_error();
}

FUNCTION(fn_strlang) {
  UNUSED;
  if (!is_simple(a[0]) || !is_simple(a[1]) || !tw_language_valid(a[1].term.value)) return tw_value_error();
  return tw_value_text(a[0].term.value, a[1].term.value);
}

typedef enum Rounding { ABS, CEIL, FLOOR, ROUND } Rounding;

/* Ties go up; x + 0.5 would round 0.49999999999999994 up, too. What rounds to zero keeps its sign. */
static double round_real(double x) {
  double low = floor(x);
  return copysign(x - low >= 0.5 ? low + 1 : low, x);
}

static TwValue round_to(TwFunctionContext *c, TwValue v, Rounding how) {
  TwNumber x = tw_number_of(c->scratch, v.term);
  if (x.kind == TW_NUMBER_NONE) return tw_value_error();
  if (x.kind >= TW_NUMBER_FLOAT) {
    x.real = how == ABS ? fabs(x.real) : how == CEIL ? ceil(x.real) : how == ROUND ? round_real(x.real) : floor(x.real);
    return tw_number_value(c->scratch, x);
  }
  if (how == ABS)
    return x.units < 0 ? tw_number_apply(c->scratch, '-', (TwNumber){x.kind, 0, 0, 0}, x)
                       : tw_number_value(c->scratch, x);
  int64_t ten = 1;
  for (unsigned i = 0; i < x.scale; i++) ten *= 10;
  int64_t whole = x.units / ten, rest = x.units % ten;
  if (rest < 0) whole--, rest += ten; /* now the floor */
  if (how == CEIL ? rest > 0 : how == ROUND && rest >= ten - rest) whole += rest > 0;
  return tw_number_value(c->scratch, (TwNumber){x.kind, whole, 0, 0});
}

FUNCTION(fn_abs) {
  (void)n;
  return round_to(c, *a, ABS);
}

FUNCTION(fn_ceil) {
  (void)n;
  return round_to(c, *a, CEIL);
}

FUNCTION(fn_floor) {
  (void)n;
  return round_to(c, *a, FLOOR);
}

FUNCTION(fn_round) {
  (void)n;
  return round_to(c, *a, ROUND);
}

/* Year, month or day of a dateTime or date, as written. */
static TwValue date_part(TwFunctionContext *c, TwValue v, unsigned part) {
  TwMoment m = tw_moment_of(v.term);
  if (!m.type || (strcmp(m.type, TW_NS_XSD "dateTime") != 0 && strcmp(m.type, TW_NS_XSD "date") != 0))
    return tw_value_error();
  return tw_value_integer(c->scratch, part == 0 ? m.year : part == 1 ? m.month : m.day);
}

FUNCTION(fn_year) {
  (void)n;
  return date_part(c, *a, 0);
}

FUNCTION(fn_month) {
  (void)n;
  return date_part(c, *a, 1);
}

FUNCTION(fn_day) {
  (void)n;
  return date_part(c, *a, 2);
}

TwValue tw_sparql_bound(TwFunctionContext *c, const TwValue *a, uint32_t n) {
  UNUSED;
  return tw_value_error();
}

TwValue tw_sparql_if(TwFunctionContext *c, const TwValue *a, uint32_t n) {
  UNUSED;
  return tw_value_error();
}

TwValue tw_sparql_coalesce(TwFunctionContext *c, const TwValue *a, uint32_t n) {
  UNUSED;
  return tw_value_error();
}

const TwSparqlFunction tw_sparql_functions[] = {
    {"BOUND", 1, 1, tw_sparql_bound},
    {"IF", 3, 3, tw_sparql_if},
    {"COALESCE", 0, TW_NONE, tw_sparql_coalesce},
    {"STR", 1, 1, fn_str},
    {"LANG", 1, 1, fn_lang},
    {"LANGMATCHES", 2, 2, fn_lang_matches},
    {"DATATYPE", 1, 1, fn_datatype},
    {"IRI", 1, 1, fn_iri},
    {"URI", 1, 1, fn_iri},
    {"ISIRI", 1, 1, fn_is_iri},
    {"ISURI", 1, 1, fn_is_iri},
    {"ISBLANK", 1, 1, fn_is_blank},
    {"ISLITERAL", 1, 1, fn_is_literal},
    {"ISNUMERIC", 1, 1, fn_is_numeric},
    {"SAMETERM", 2, 2, fn_same_term},
    {"REGEX", 2, 3, fn_regex},
    {"STRLEN", 1, 1, fn_strlen},
    {"SUBSTR", 2, 3, fn_substr},
    {"UCASE", 1, 1, fn_ucase},
    {"LCASE", 1, 1, fn_lcase},
    {"STRSTARTS", 2, 2, fn_strstarts},
    {"STRENDS", 2, 2, fn_strends},
    {"CONTAINS", 2, 2, fn_contains},
    {"STRBEFORE", 2, 2, fn_strbefore},
    {"STRAFTER", 2, 2, fn_strafter},
    {"CONCAT", 0, TW_NONE, fn_concat},
    {"STRDT", 2, 2, fn_strdt},
    {"STRLANG", 2, 2, fn_strlang},
    {"ABS", 1, 1, fn_abs},
    {"CEIL", 1, 1, fn_ceil},
    {"FLOOR", 1, 1, fn_floor},
    {"ROUND", 1, 1, fn_round},
    {"YEAR", 1, 1, fn_year},
    {"MONTH", 1, 1, fn_month},
    {"DAY", 1, 1, fn_day},
    /* known and refused: not the same in every run or every engine, or not compared yet */
    {"NOW", 0, 0, NULL},
    {"RAND", 0, 0, NULL},
    {"UUID", 0, 0, NULL},
    {"STRUUID", 0, 0, NULL},
    {"BNODE", 0, 1, NULL},
    {"HOURS", 1, 1, NULL},
    {"MINUTES", 1, 1, NULL},
    {"SECONDS", 1, 1, NULL},
    {"TIMEZONE", 1, 1, NULL},
    {"TZ", 1, 1, NULL},
    {"REPLACE", 3, 4, NULL},
    {"ENCODE_FOR_URI", 1, 1, NULL},
    {"MD5", 1, 1, NULL},
    {"SHA1", 1, 1, NULL},
    {"SHA256", 1, 1, NULL},
    {"SHA384", 1, 1, NULL},
    {"SHA512", 1, 1, NULL},
    {NULL, 0, 0, NULL}};

const TwSparqlFunction *tw_sparql_find_function(TwStr name) {
  for (const TwSparqlFunction *f = tw_sparql_functions; f->name; f++)
    if (tw_str_eq_fold(name, tw_str(f->name))) return f;
  return NULL;
}
