/* JSON-LD 1.1: an object a subject, a line each, below a context that stands in the file, so that nothing is fetched.
 *
 *     {"@context": {…}, "@graph": [
 *     {"@context": {"doc": "http://example.org/a#"}, "@included": [     one for each range that has a `doc:`
 *     {"@id": "id:Li_Shangfu", "@type": "Person", "label": "Li Shangfu", "visits": {"@id": "id:Russia"}},
 *     …
 *
 * Names of tw: are the context's vocabulary and stand bare as keys and types. */
#include "rdf/grouping.h"
#include "rdf/writer.h"
#include "triples/iri.h"

/* Keys whose English texts are plain strings. */
static const struct {
  const char *key, *iri;
} texts[] = {{"label", TW_RDFS_LABEL}, {"title", TW_NS_DCTERMS "title"}, {"anchorOf", TW_NS_NIF "anchorOf"}};
#define TEXTS (sizeof texts / sizeof *texts)

typedef struct Page {
  TwRdfWriter *writer;
  TwNames names;
  const TwTriples *triples;
  char lost[TW_NAMES_MAX]; /* by prefix: means something else in this range */
} Page;

/* Number of the prefix that is called as the IRI's scheme, or TW_NAMES_MAX. */
static uint32_t scheme_prefix(const TwNames *names, TwStr iri) {
  size_t colon = tw_str_find(iri, TW_STR(":"), 0);
  for (uint32_t i = 0; colon != SIZE_MAX && i < names->count; i++)
    if (tw_str_eq(names->items[i].prefix, tw_str_n(iri.ptr, colon))) return i;
  return TW_NAMES_MAX;
}

/* What a prefix may stand for: it must end like this to be one without further words, and be no prefixed name itself.
 */
static bool is_namespace(const TwNames *names, TwStr iri) {
  return iri.len && strchr(":/?#[]@", iri.ptr[iri.len - 1]) && scheme_prefix(names, iri) == TW_NAMES_MAX &&
         !tw_str_starts(iri, TW_STR("doc:"));
}

static void put_pair(TwBuf *buf, TwStr key, TwStr value) {
  tw_buf_json(buf, key);
  tw_buf_char(buf, ':');
  tw_buf_json(buf, value);
}

static void put_start(TwRdfWriter *w, const TwNames *names) {
  tw_buf_z(&w->buf, "{\"@context\":{\"@version\":1.1,\n");
  put_pair(&w->buf, TW_STR("@vocab"), TW_STR(TW_NS_TW));
  for (uint32_t i = 0; i < names->count; i++) {
    if (!names->items[i].iri.len) continue;
    tw_buf_z(&w->buf, ",\n");
    put_pair(&w->buf, names->items[i].prefix, names->items[i].iri);
  }
  for (size_t i = 0; i < TEXTS; i++)
    tw_buf_printf(&w->buf, ",\n\"%s\":{\"@id\":\"%s\",\"@language\":\"en\"}", texts[i].key, texts[i].iri);
  tw_buf_z(&w->buf, "},\n\"@graph\":[");
}

static bool is_bound(const TwNames *names, TwStr name) {
  for (uint32_t i = 0; i < names->count; i++)
    if (tw_str_eq(names->items[i].prefix, name)) return true;
  return false;
}

static bool is_key(TwStr name) {
  for (size_t i = 0; i < TEXTS; i++)
    if (tw_str_is(name, texts[i].key)) return true;
  return false;
}

/* An IRI in quotes; a key or a type leaves `tw:` out. IRIs hold nothing that JSON escapes. */
static void put_iri(Page *p, TwStr iri, bool bare) {
  TwBuf *buf = &p->writer->buf;
  TwStr prefix, local;
  tw_buf_char(buf, '"');
  if (!tw_names_shorten(&p->names, iri, &prefix, &local)) {
    tw_buf_add(buf, iri);
  } else {
    if (!bare || !tw_str_is(prefix, "tw") || is_bound(&p->names, local) || is_key(local))
      tw_buf_printf(buf, "%.*s:", TW_FMT(prefix));
    tw_buf_add(buf, local);
  }
  tw_buf_char(buf, '"');
}

static void put_node(Page *p, TwTermId id, bool bare) {
  TwTerm term = tw_triples_get(p->triples, id);
  if (term.kind == TW_TERM_BLANK)
    tw_buf_printf(&p->writer->buf, "\"_:b%u\"", id);
  else
    put_iri(p, term.value, bare);
}

static void put_value(Page *p, TwTermId id, bool text) {
  TwBuf *buf = &p->writer->buf;
  TwTerm term = tw_triples_get(p->triples, id);
  if (term.kind != TW_TERM_LITERAL) {
    tw_buf_z(buf, "{\"@id\":");
    put_node(p, id, false);
    tw_buf_char(buf, '}');
  } else if (text || (!term.language.len && !term.datatype.len)) {
    tw_buf_json(buf, term.value);
  } else {
    tw_buf_char(buf, '{');
    put_pair(buf, TW_STR("@value"), term.value);
    tw_buf_z(buf, term.language.len ? ",\"@language\":" : ",\"@type\":");
    if (term.language.len)
      tw_buf_json(buf, term.language);
    else
      put_iri(p, term.datatype, true);
    tw_buf_char(buf, '}');
  }
}

static bool is_literal(const TwGrouping *r, uint32_t quad) {
  return tw_triples_get(r->triples, tw_grouping_object(r, quad)).kind == TW_TERM_LITERAL;
}

/* The key that makes plain strings of a pair's objects, if all of them are English texts. */
static const char *text_key(const TwGrouping *r, const TwGroup *pair) {
  TwStr iri = tw_triples_get(r->triples, pair->term).value;
  size_t k = 0;
  while (k < TEXTS && !tw_str_is(iri, texts[k].iri)) k++;
  for (uint32_t i = pair->first; i != TW_NONE && k < TEXTS; i = r->next[i])
    if (!tw_str_is(tw_triples_get(r->triples, tw_grouping_object(r, i)).language, "en")) k = TEXTS;
  return k < TEXTS ? texts[k].key : NULL;
}

/* A type that is no node is a statement like any other: it stands under the predicate's own name. */
static bool is_wanted(const TwGrouping *r, const TwGroup *pair, uint32_t quad, bool as_type) {
  return !tw_grouping_is_type(r, pair) || is_literal(r, quad) != as_type;
}

static void put_member(Page *p, const TwGrouping *r, const TwGroup *pair, bool as_type) {
  TwBuf *buf = &p->writer->buf;
  uint32_t count = 0, written = 0;
  for (uint32_t i = pair->first; i != TW_NONE; i = r->next[i]) count += is_wanted(r, pair, i, as_type);
  if (!count) return;
  const char *key = as_type ? "@type" : text_key(r, pair);
  tw_buf_char(buf, ',');
  if (key)
    tw_buf_printf(buf, "\"%s\"", key);
  else
    put_iri(p, tw_triples_get(r->triples, pair->term).value, true);
  tw_buf_z(buf, count > 1 ? ":[" : ":");
  for (uint32_t i = pair->first; i != TW_NONE; i = r->next[i]) {
    if (!is_wanted(r, pair, i, as_type)) continue;
    if (written++) tw_buf_char(buf, ',');
    if (as_type)
      put_node(p, tw_grouping_object(r, i), true);
    else
      put_value(p, tw_grouping_object(r, i), key != NULL);
  }
  if (count > 1) tw_buf_char(buf, ']');
}

static void put_subject(Page *p, const TwGrouping *r, const TwGroup *subject) {
  tw_buf_z(&p->writer->buf, "{\"@id\":");
  put_node(p, subject->term, false);
  for (uint32_t i = subject->first; i != TW_NONE; i = r->pairs.items[i].next) {
    const TwGroup *pair = &r->pairs.items[i];
    if (tw_grouping_is_type(r, pair)) put_member(p, r, pair, true);
    put_member(p, r, pair, false);
  }
  tw_buf_char(&p->writer->buf, '}');
}

/* "doc:x" as an IRI of its own would be read as a prefixed name: the range goes without that prefix. */
static void lose(Page *p, TwStr iri) {
  uint32_t i = scheme_prefix(&p->names, iri);
  TwStr prefix, local;
  if (i != TW_NAMES_MAX && !tw_names_shorten(&p->names, iri, &prefix, &local)) p->lost[i] = 1;
}

static void lose_clashing(Page *p, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) {
    TwQuad q = tw_triples_quad(p->triples, i);
    const TwTermId ids[] = {q.subject, q.predicate, q.object};
    for (int k = 0; k < 3; k++) {
      TwTerm term = tw_triples_get(p->triples, ids[k]);
      if (term.kind == TW_TERM_IRI) lose(p, term.value);
      if (term.datatype.len) lose(p, term.datatype);
    }
  }
}

/* Opens the range with what its context has of its own; false where it has nothing. */
static bool put_context(Page *p, TwStr doc) {
  TwBuf *buf = &p->writer->buf;
  bool any = false;
  for (uint32_t i = 0; i < p->names.count; i++) {
    bool is_doc = doc.len && tw_str_is(p->names.items[i].prefix, "doc");
    if (!p->lost[i] && !is_doc) continue;
    tw_buf_z(buf, any ? "," : "{\"@context\":{");
    tw_buf_json(buf, p->names.items[i].prefix);
    tw_buf_char(buf, ':');
    if (p->lost[i])
      tw_buf_z(buf, "null");
    else
      tw_buf_json(buf, doc);
    if (p->lost[i]) p->names.items[i].iri = (TwStr){0};
    any = true;
  }
  if (any) tw_buf_z(buf, "},\"@included\":[\n");
  return any;
}

static TwStatus put_range(Page *p, uint32_t from, uint32_t to, TwStr doc) {
  TwRdfWriter *w = p->writer;
  tw_buf_z(&w->buf, w->listed ? ",\n" : "\n");
  w->listed = true;
  bool context = put_context(p, doc);
  TwGrouping r;
  TwStatus status = tw_grouping_init(&r, w->allocator, p->triples, from, to, false);
  for (uint32_t s = 0; s < r.subjects.count && status == TW_OK; s++) {
    if (s) tw_buf_z(&w->buf, ",\n");
    put_subject(p, &r, &r.subjects.items[s]);
    status = tw_writer_flush(w, false);
  }
  tw_grouping_release(&r);
  if (context) tw_buf_z(&w->buf, "]}");
  return status;
}

static bool has_first(const TwTriples *t, uint32_t from, uint32_t to) {
  while (from < to && !tw_triples_is_first(t, from)) from++;
  return from < to;
}

TwStatus tw_jsonld_range(TwRdfWriter *w, const TwTriples *t, uint32_t from, uint32_t to, const char *doc) {
  Page p = {.writer = w, .triples = t};
  tw_names_init(&p.names, w->base, NULL);
  for (uint32_t i = 0; i < p.names.count; i++)
    if (!is_namespace(&p.names, p.names.items[i].iri)) p.names.items[i].iri = (TwStr){0};
  if (!w->started) put_start(w, &p.names);
  w->started = true;
  if (!has_first(t, from, to)) return TW_OK;
  TwStr own = doc && tw_iri_valid(tw_str(doc)) && is_namespace(&p.names, tw_str(doc)) ? tw_str(doc) : (TwStr){0};
  if (own.len) tw_names_set(&p.names, TW_STR("doc"), own);
  lose_clashing(&p, from, to);
  return put_range(&p, from, to, own);
}

void tw_jsonld_finish(TwRdfWriter *w) { tw_buf_z(&w->buf, "\n]}\n"); }
