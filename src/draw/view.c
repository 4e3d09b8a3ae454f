#include "draw/view.h"

#include "base/utf8.h"
#include "draw/classes.h"
#include "draw/metrics.h"

#define LENGTH(a) (sizeof(a) / sizeof *(a))

static const char *const known_iris[KNOWN_COUNT] = {
    [KNOWN_TYPE] = TW_RDF_TYPE,
    [KNOWN_SUBCLASS] = TW_NS_RDFS "subClassOf",
    [KNOWN_FRAME] = TW_NS_TW "frame",
    [KNOWN_DIRECT] = TW_NS_TW "directProperty",
    [KNOWN_EVIDENCE] = TW_NS_TW "evidence",
    [KNOWN_FACTUALITY] = TW_NS_TW "factuality",
    [KNOWN_ATTRIBUTED] = TW_NS_TW "attributedTo",
    [KNOWN_PLACE] = TW_NS_TW "place",
    [KNOWN_BEGIN] = TW_NS_TW "begin",
    [KNOWN_END] = TW_NS_TW "end",
    [KNOWN_TIME] = TW_NS_TW "time",
    [KNOWN_PLOVER] = TW_NS_TW "plover",
    [KNOWN_CAMEO] = TW_NS_TW "cameo",
    [KNOWN_CONTEXT] = TW_NS_TW "context",
    [KNOWN_ISO] = TW_NS_TW "iso3166",
    [KNOWN_HOLDS] = TW_NS_TW "holdsOffice",
    [KNOWN_OFFICE_OF] = TW_NS_TW "officeOf",
    [KNOWN_ANCHOR] = TW_NS_NIF "anchorOf",
    [KNOWN_NIF_BEGIN] = TW_NS_NIF "beginIndex",
    [KNOWN_NIF_END] = TW_NS_NIF "endIndex",
    [KNOWN_NIF_CONTEXT] = TW_NS_NIF "referenceContext",
    [KNOWN_PART] = TW_NS_TW "textPart",
    [KNOWN_STATEMENT_SUBJECT] = TW_NS_RDF "subject",
    [KNOWN_STATEMENT_PREDICATE] = TW_NS_RDF "predicate",
    [KNOWN_STATEMENT_OBJECT] = TW_NS_RDF "object",
    [KNOWN_DC_TITLE] = TW_NS_DCTERMS "title",
    [KNOWN_DC_SOURCE] = TW_NS_DCTERMS "source",
    [KNOWN_DC_PUBLISHER] = TW_NS_DCTERMS "publisher",
    [KNOWN_DC_DATE] = TW_NS_DCTERMS "date",
};

static TwTermId find(const TwTriples *t, const char *iri) { return tw_triples_find(t, tw_iri_z(iri)); }

static bool among(TwStr iri, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (tw_str_is(iri, list[i])) return true;
  return false;
}

static uint16_t flags_of_type(TwStr type) {
  if (tw_str_is(type, TW_NS_TW "Event")) return TERM_EVENT;
  if (tw_str_is(type, TW_NS_TW "State")) return TERM_STATE;
  if (tw_str_is(type, TW_NS_TW "OpenEvent")) return TERM_EVENT | TERM_OPEN;
  if (tw_str_is(type, TW_NS_TW "Office")) return TERM_OFFICE;
  if (tw_str_is(type, TW_NS_RDF "Statement")) return TERM_STATEMENT;
  if (tw_str_is(type, TW_NS_TW "OpenRelation")) return TERM_OPEN | TERM_HIDDEN;
  if (tw_str_is(type, TW_NS_TW "Document")) return TERM_DOCUMENT | TERM_HIDDEN;
  return among(type, hidden_types, LENGTH(hidden_types)) ? TERM_HIDDEN : 0;
}

/** Stable counting sort of the quads by subject. */
static bool sort_by_subject(TwView *v) {
  uint32_t quads = tw_triples_count(v->triples);
  v->starts = TW_NEW_ARRAY(v->arena, uint32_t, (size_t)v->terms + 2);
  v->by_subject = TW_NEW_ARRAY(v->arena, uint32_t, quads);
  if (!v->starts || !v->by_subject) return false;
  for (uint32_t i = 0; i < quads; i++) v->starts[tw_triples_quad(v->triples, i).subject + 2]++;
  for (uint32_t i = 2; i < v->terms + 2; i++) v->starts[i] += v->starts[i - 1];
  for (uint32_t i = 0; i < quads; i++) v->by_subject[v->starts[tw_triples_quad(v->triples, i).subject + 1]++] = i;
  return true;
}

static void set_flags(TwView *v) {
  for (uint32_t i = 0; i < tw_triples_count(v->triples); i++) {
    TwQuad q = tw_triples_quad(v->triples, i);
    v->flags[q.predicate] |= TERM_PREDICATE;
    v->flags[q.subject] |= TERM_SUBJECT;
    if (tw_view_is(v, q.predicate, KNOWN_DIRECT)) v->flags[q.object] |= TERM_DIRECT;
    if (!tw_view_is(v, q.predicate, KNOWN_TYPE)) continue;
    v->flags[q.object] |= TERM_TYPE;
    v->flags[q.subject] |= flags_of_type(tw_triples_get(v->triples, q.object).value);
  }
}

bool tw_view_is(const TwView *view, TwTermId term, TwKnown known) {
  return term != TW_NONE && view->known[known] == term;
}

static bool structural(const TwView *view, TwTermId predicate) {
  for (int k = KNOWN_TYPE; k <= KNOWN_OFFICE_OF; k++)
    if (k != KNOWN_SUBCLASS && k != KNOWN_PLACE && k != KNOWN_HOLDS && tw_view_is(view, predicate, (TwKnown)k))
      return true;
  TwStr iri = tw_triples_get(view->triples, predicate).value;
  return among(iri, label_properties, LENGTH(label_properties)) ||
         among(iri, link_properties, LENGTH(link_properties)) || among(iri, plumbing, LENGTH(plumbing)) ||
         tw_str_starts(iri, TW_STR(TW_NS_NIF));
}

/** Statements of which more is said: when, by whom, how sure. */
static void find_told(TwView *v) {
  for (uint32_t i = 0; i < tw_triples_count(v->triples); i++) {
    TwQuad q = tw_triples_quad(v->triples, i);
    if (!(v->flags[q.subject] & TERM_STATEMENT) || (v->flags[q.predicate] & TERM_STRUCTURAL) ||
        tw_view_is(v, q.predicate, KNOWN_STATEMENT_SUBJECT) || tw_view_is(v, q.predicate, KNOWN_STATEMENT_PREDICATE) ||
        tw_view_is(v, q.predicate, KNOWN_STATEMENT_OBJECT))
      continue;
    v->flags[q.subject] &= (uint16_t)~TERM_STATEMENT;
    v->flags[q.subject] |= TERM_TOLD;
  }
}

TwStatus tw_view_init(TwView *view, const TwTriples *triples, TwArena *arena) {
  *view = (TwView){.triples = triples, .arena = arena, .terms = tw_triples_terms(triples)};
  view->flags = TW_NEW_ARRAY(arena, uint16_t, (size_t)view->terms + 1);
  view->label_of = TW_NEW_ARRAY(arena, TwTermId, (size_t)view->terms + 1);
  if (!view->flags || !view->label_of || !sort_by_subject(view)) return TW_ERR_MEMORY;
  for (int i = 0; i < KNOWN_COUNT; i++) view->known[i] = find(triples, known_iris[i]);
  for (size_t i = 0; i < LENGTH(label_properties); i++) view->labels[i] = find(triples, label_properties[i]);
  set_flags(view);
  for (TwTermId id = 0; id < view->terms; id++)
    if ((view->flags[id] & TERM_PREDICATE) && structural(view, id)) view->flags[id] |= TERM_STRUCTURAL;
  find_told(view);
  return TW_OK;
}

TwTermId tw_view_object(const TwView *view, TwTermId subject, TwKnown predicate) {
  for (uint32_t i = 0; i < tw_view_count(view, subject); i++) {
    TwQuad q = tw_view_quad(view, subject, i);
    if (tw_view_is(view, q.predicate, predicate)) return q.object;
  }
  return TW_NONE;
}

TwStr tw_view_value(const TwView *view, TwTermId subject, TwKnown predicate) {
  TwTermId o = tw_view_object(view, subject, predicate);
  return o == TW_NONE ? (TwStr){"", 0} : tw_triples_get(view->triples, o).value;
}

/** English before no language before others. */
static int language_rank(TwStr language) {
  if (tw_str_eq_fold(language, TW_STR("en")) ||
      (language.len > 3 && tw_str_eq_fold(tw_str_n(language.ptr, 3), TW_STR("en-"))))
    return 0;
  return language.len == 0 ? 1 : 2;
}

static TwTermId find_label(const TwView *v, TwTermId term) {
  TwTermId best = TW_NONE;
  int rank = 100;
  for (uint32_t i = 0; i < tw_view_count(v, term); i++) {
    TwQuad q = tw_view_quad(v, term, i);
    for (int p = 0; p < (int)LENGTH(label_properties); p++) {
      if (v->labels[p] != q.predicate) continue;
      TwTerm t = tw_triples_get(v->triples, q.object);
      if (t.kind != TW_TERM_LITERAL || !t.value.len) continue;
      int r = language_rank(t.language) * 10 + p;
      if (r < rank) {
        rank = r;
        best = q.object;
      }
    }
  }
  return best;
}

static TwTermId label_term(const TwView *v, TwTermId term) {
  if (!v->label_of[term]) {
    TwTermId label = find_label(v, term);
    v->label_of[term] = label == TW_NONE ? v->terms + 1 : label + 1;
  }
  return v->label_of[term] == v->terms + 1 ? TW_NONE : v->label_of[term] - 1;
}

bool tw_view_labelled(const TwView *view, TwTermId term) { return label_term(view, term) != TW_NONE; }

TwStr tw_view_local(TwStr iri) {
  size_t at = iri.len;
  while (at && (iri.ptr[at - 1] == '/' || iri.ptr[at - 1] == '#')) at--;
  iri.len = at;
  while (at && iri.ptr[at - 1] != '/' && iri.ptr[at - 1] != '#' && iri.ptr[at - 1] != ':') at--;
  return at < iri.len ? tw_str_n(iri.ptr + at, iri.len - at) : iri;
}

static int hex(char c) {
  if (tw_is_digit((unsigned char)c)) return c - '0';
  c = tw_lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/** "partnersWith" → "partners with", "Li_Shangfu" → "Li Shangfu"; %xx is decoded where that gives valid UTF-8. */
static TwStr words_of(TwArena *arena, TwStr local) {
  char *out = tw_arena_alloc(arena, 2 * local.len + 1);
  if (!out) return local;
  size_t n = 0;
  for (size_t i = 0; i < local.len; i++) {
    unsigned char c = (unsigned char)local.ptr[i], next = i + 1 < local.len ? (unsigned char)local.ptr[i + 1] : 0;
    if (c == '%' && i + 2 < local.len && hex(local.ptr[i + 1]) >= 0 && hex(local.ptr[i + 2]) >= 0) {
      out[n++] = (char)(hex(local.ptr[i + 1]) * 16 + hex(local.ptr[i + 2]));
      i += 2;
    } else if (c == '_') {
      out[n++] = ' ';
    } else if (tw_is_upper(c) && i && tw_is_lower((unsigned char)local.ptr[i - 1])) {
      out[n++] = ' ';
      out[n++] = tw_is_upper(next) ? (char)c : tw_lower((char)c);
    } else {
      out[n++] = (char)c;
    }
  }
  TwStr s = tw_str_n(out, n);
  return tw_utf8_invalid(s) == SIZE_MAX ? s : local;
}

TwStr tw_view_label(const TwView *view, TwTermId term) {
  TwTermId label = label_term(view, term);
  TwTerm t = tw_triples_get(view->triples, label == TW_NONE ? term : label);
  TwStr text = label != TW_NONE || t.kind == TW_TERM_LITERAL ? t.value : words_of(view->arena, tw_view_local(t.value));
  text = tw_text_clean(view->arena, text, TW_DRAW_LABEL_LIMIT);
  return text.len ? text : TW_STR("?");
}

/** The IRI that a prefixed name stands for. */
static TwStr expand(TwArena *arena, TwStr name) {
  size_t colon = tw_str_find(name, TW_STR(":"), 0);
  if (colon == SIZE_MAX) return name;
  for (const TwPrefix *p = tw_prefixes; p->prefix; p++)
    if (tw_str_eq(tw_str(p->prefix), tw_str_n(name.ptr, colon)))
      return tw_arena_printf(arena, "%s%.*s", p->iri, (int)(name.len - colon - 1), name.ptr + colon + 1);
  return name;
}

TwTermId tw_view_named(const TwView *view, TwStr name, uint16_t flags) {
  TwStr iri = expand(view->arena, name);
  TwTermId id = tw_triples_find(view->triples, tw_iri(iri)), local = TW_NONE, folded = TW_NONE;
  if (id != TW_NONE) return id;
  for (id = 0; id < view->terms; id++) {
    if (flags && !(view->flags[id] & flags)) continue;
    TwTerm t = tw_triples_get(view->triples, id);
    if (t.kind != TW_TERM_IRI) continue;
    TwTermId label = label_term(view, id);
    if (label != TW_NONE && tw_str_eq_fold(tw_triples_get(view->triples, label).value, name)) return id;
    if (local == TW_NONE && tw_str_eq(tw_view_local(t.value), name)) local = id;
    if (folded == TW_NONE && tw_str_eq_fold(tw_view_local(t.value), name)) folded = id;
  }
  return local == TW_NONE ? folded : local;
}

static bool has_part(TwStr s, TwStr part) {
  for (size_t i = 0; part.len && i + part.len <= s.len; i++)
    if (tw_str_eq_fold(tw_str_n(s.ptr + i, part.len), part)) return true;
  return false;
}

TwStr tw_view_alike(const TwView *view, TwStr name, uint16_t flags) {
  for (TwTermId id = 0; id < view->terms; id++) {
    if (!(view->flags[id] & flags) || ((view->flags[id] & TERM_HIDDEN) && !(view->flags[id] & TERM_PREDICATE)) ||
        tw_triples_get(view->triples, id).kind != TW_TERM_IRI)
      continue;
    TwStr label = tw_view_label(view, id);
    if (has_part(label, name) || has_part(name, label)) return label;
  }
  return (TwStr){"", 0};
}

bool tw_view_root(const TwView *view, TwTermId class) {
  return among(tw_triples_get(view->triples, class).value, root_types, LENGTH(root_types));
}

TwTermId tw_view_type(const TwView *view, TwTermId term) {
  TwTermId root = TW_NONE;
  for (uint32_t i = 0; i < tw_view_count(view, term); i++) {
    TwQuad q = tw_view_quad(view, term, i);
    if (!tw_view_is(view, q.predicate, KNOWN_TYPE)) continue;
    if (!tw_view_root(view, q.object)) return q.object;
    if (root == TW_NONE) root = q.object;
  }
  return root;
}

static TwStr plain_schema(TwArena *arena, TwStr iri) {
  size_t n = sizeof TW_NS_SCHEMA - 1;
  if (!tw_str_starts(iri, TW_STR(TW_NS_SCHEMA))) return iri;
  return tw_arena_printf(arena, NS_SCHEMA "%.*s", (int)(iri.len - n), iri.ptr + n);
}

/** Looks at no more than `*budget` classes, however many superclasses a hostile graph gives each. */
static TwNodeKind kind_of_class(const TwView *v, TwTermId class, unsigned *budget) {
  TwStr iri = plain_schema(v->arena, tw_triples_get(v->triples, class).value);
  for (size_t i = 0; i < LENGTH(class_kinds); i++)
    if (tw_str_is(iri, class_kinds[i].iri)) return class_kinds[i].kind;
  for (uint32_t i = 0; i < tw_view_count(v, class) && *budget; i++) {
    TwQuad q = tw_view_quad(v, class, i);
    if (!tw_view_is(v, q.predicate, KNOWN_SUBCLASS)) continue;
    --*budget;
    TwNodeKind kind = kind_of_class(v, q.object, budget);
    if (kind != TW_NODE_THING) return kind;
  }
  return TW_NODE_THING;
}

TwNodeKind tw_view_kind(const TwView *view, TwTermId term) {
  TwNodeKind best = TW_NODE_THING;
  for (uint32_t i = 0; i < tw_view_count(view, term); i++) {
    TwQuad q = tw_view_quad(view, term, i);
    if (!tw_view_is(view, q.predicate, KNOWN_TYPE)) continue;
    unsigned budget = 40;
    TwNodeKind kind = kind_of_class(view, q.object, &budget);
    if (kind < best) best = kind; /* a country is a place too */
  }
  return best;
}

bool tw_web_iri(TwStr iri) {
  return (tw_str_starts(iri, TW_STR("http://")) || tw_str_starts(iri, TW_STR("https://"))) && iri.len < 2000;
}

TwStr tw_view_link(const TwView *view, TwTermId term) {
  bool ours = false;
  for (uint32_t i = 0; i < tw_view_count(view, term); i++) {
    TwQuad q = tw_view_quad(view, term, i);
    TwTerm o = tw_triples_get(view->triples, q.object);
    if (among(tw_triples_get(view->triples, q.predicate).value, link_properties, LENGTH(link_properties)) &&
        tw_web_iri(o.value))
      return o.value;
    if (tw_view_is(view, q.predicate, KNOWN_TYPE) && tw_str_starts(o.value, TW_STR(TW_NS_TW))) ours = true;
  }
  TwTerm self = tw_triples_get(view->triples, term);
  return !ours && self.kind == TW_TERM_IRI && tw_web_iri(self.value) ? self.value : (TwStr){"", 0};
}

TwStr tw_capital(TwArena *arena, TwStr s) {
  for (size_t i = 0; i < s.len && s.ptr[i] != ' '; i++)
    if (tw_is_upper((unsigned char)s.ptr[i]) || s.ptr[i] == '@') return s; /* iPhone, eBay */
  if (!s.len || !tw_is_lower((unsigned char)s.ptr[0])) return s;
  return tw_arena_printf(arena, "%c%.*s", tw_upper(s.ptr[0]), (int)s.len - 1, s.ptr + 1);
}
