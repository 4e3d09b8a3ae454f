/* Turtle and TriG by our own hand: raptor's writer sorts subjects by IRI (ours keep the order of the text), holds a
 * whole range in trees, and spells "1.5"^^xsd:double, CR and INF so that other values come back; for TriG it has none.
 */
#include "rdf/grouping.h"
#include "rdf/writer.h"
#include "triples/iri.h"

static void put_prefix(TwBuf *buf, TwStr prefix, TwStr iri) {
  tw_buf_z(buf, "@prefix ");
  tw_buf_add(buf, prefix);
  tw_buf_z(buf, ": <");
  tw_buf_add(buf, iri);
  tw_buf_z(buf, "> .\n");
}

static void put_objects(TwBuf *buf, const TwGrouping *r, const TwGroup *pair, const TwNames *names) {
  if (tw_grouping_is_type(r, pair))
    tw_buf_char(buf, 'a');
  else
    tw_names_put(buf, names, tw_triples_get(r->triples, pair->term), pair->term);
  for (uint32_t i = pair->first; i != TW_NONE; i = r->next[i]) {
    TwTermId object = tw_grouping_object(r, i);
    tw_buf_z(buf, i == pair->first ? " " : " , ");
    tw_names_put(buf, names, tw_triples_get(r->triples, object), object);
  }
}

static void put_subject(TwBuf *buf, const TwGrouping *r, const TwGroup *subject, const TwNames *names) {
  tw_buf_char(buf, '\n');
  tw_names_put(buf, names, tw_triples_get(r->triples, subject->term), subject->term);
  for (uint32_t p = subject->first; p != TW_NONE; p = r->pairs.items[p].next) {
    tw_buf_z(buf, p == subject->first ? " " : " ;\n    ");
    put_objects(buf, r, &r->pairs.items[p], names);
  }
  tw_buf_z(buf, " .\n");
}

static TwStatus put_range(TwRdfWriter *w, const TwTriples *t, uint32_t from, uint32_t to, const TwNames *names) {
  TwGrouping r;
  TwStatus status = tw_grouping_init(&r, w->allocator, t, from, to, w->syntax == TW_RDF_TRIG);
  for (uint32_t s = 0; s < r.subjects.count && status == TW_OK; s++) {
    put_subject(&w->buf, &r, &r.subjects.items[s], names);
    status = tw_writer_flush(w, false);
  }
  tw_grouping_release(&r);
  return status;
}

/* Each run of quads of one graph is a block; several blocks of one graph are the same as one. */
static TwStatus put_graphs(TwRdfWriter *w, const TwTriples *t, uint32_t from, uint32_t to, const TwNames *names) {
  TwStatus status = TW_OK;
  for (uint32_t end; from < to && status == TW_OK; from = end) {
    TwTermId graph = tw_triples_quad(t, from).graph;
    for (end = from + 1; end < to && tw_triples_quad(t, end).graph == graph;) end++;
    if (graph != TW_NONE) {
      tw_buf_char(&w->buf, '\n');
      tw_names_put(&w->buf, names, tw_triples_get(t, graph), graph);
      tw_buf_z(&w->buf, " {\n");
    }
    status = put_range(w, t, from, end, names);
    if (graph != TW_NONE) tw_buf_z(&w->buf, "}\n");
  }
  return status;
}

TwStatus tw_turtle_range(TwRdfWriter *w, const TwTriples *t, uint32_t from, uint32_t to, const char *doc) {
  TwNames names;
  tw_names_init(&names, w->base, NULL);
  if (!w->started)
    for (uint32_t i = 0; i < names.count; i++) put_prefix(&w->buf, names.items[i].prefix, names.items[i].iri);
  w->started = true;
  if (doc && tw_iri_valid(tw_str(doc)) && from < to) {
    tw_names_set(&names, TW_STR("doc"), tw_str(doc));
    put_prefix(&w->buf, TW_STR("doc"), tw_str(doc));
  }
  return w->syntax == TW_RDF_TRIG ? put_graphs(w, t, from, to, &names) : put_range(w, t, from, to, &names);
}
