#include "rdf/write.h"

#include "rdf/writer.h"
#include "triples/iri.h"

#include <stdio.h>

#define FLUSH_AT ((size_t)64 << 10)

static char *copy_z(const TwAllocator *allocator, const char *z) {
  size_t n = strlen(z) + 1;
  char *p = tw_alloc(allocator, n);
  return p ? memcpy(p, z, n) : NULL;
}

TwRdfWriter *tw_rdf_writer_new(const TwAllocator *allocator, TwRdfSyntax syntax, const char *base, TwRdfSinkFn sink,
                               void *user, const TwDiagSink *diag) {
  if (syntax >= TW_RDF_SYNTAXES) return NULL;
  TwRdfWriter *w = tw_alloc_array(allocator, 1, sizeof *w);
  if (!w) return NULL;
  w->allocator = allocator;
  w->syntax = syntax;
  w->sink = sink;
  w->user = user;
  w->diag = diag;
  tw_buf_init(&w->buf, allocator);
  w->base = copy_z(allocator, base ? base : TW_NS_ID);
  if (w->base && syntax == TW_RDF_RDFXML) w->xml = tw_rdfxml_new(w);
  if (!w->base || (syntax == TW_RDF_RDFXML && !w->xml)) {
    tw_rdf_writer_free(w);
    return NULL;
  }
  if (!tw_iri_valid(tw_str(w->base)))
    w->status = tw_diag(diag, TW_ERROR, TW_ERR_USAGE, NULL, SIZE_MAX, "the base '%s' is no absolute IRI", w->base);
  return w;
}

void tw_rdf_writer_free(TwRdfWriter *w) {
  if (!w) return;
  tw_rdfxml_free(w->xml);
  tw_buf_release(&w->buf);
  tw_free(w->allocator, (void *)w->base);
  tw_free(w->allocator, w);
}

TwStatus tw_writer_flush(TwRdfWriter *w, bool all) {
  if (w->status == TW_OK) w->status = tw_buf_status(&w->buf);
  if (w->status == TW_OK && w->buf.len && (all || w->buf.len >= FLUSH_AT)) {
    w->status = w->sink(w->user, w->buf.ptr, w->buf.len);
    tw_buf_reset(&w->buf);
  }
  return w->status;
}

static void put_line(TwRdfWriter *w, const TwTriples *t, TwQuad q) {
  TwTermId parts[4] = {q.subject, q.predicate, q.object, w->syntax == TW_RDF_NQUADS ? q.graph : TW_NONE};
  for (int i = 0; i < 4 && parts[i] != TW_NONE; i++) {
    tw_names_put(&w->buf, NULL, tw_triples_get(t, parts[i]), parts[i]);
    tw_buf_char(&w->buf, ' ');
  }
  tw_buf_z(&w->buf, ".\n");
}

/* How a syntax that says a subject once writes a range; NULL for the others. */
static TwRangeFn *range_of(TwRdfSyntax syntax) {
  if (syntax == TW_RDF_JSONLD) return tw_jsonld_range;
  return syntax == TW_RDF_TURTLE || syntax == TW_RDF_TRIG ? tw_turtle_range : NULL;
}

TwStatus tw_rdf_writer_add(TwRdfWriter *w, const TwTriples *t, uint32_t from, uint32_t to, const char *doc) {
  if (w->status != TW_OK) return w->status;
  if (from > to || (t ? tw_triples_count(t) : 0) < to || w->finished) return TW_ERR_USAGE;
  TwRangeFn *range = range_of(w->syntax);
  if (range) {
    w->status = range(w, t, from, to, doc);
    return tw_writer_flush(w, false);
  }
  for (uint32_t i = from; i < to && w->status == TW_OK; i++) {
    if (w->syntax != TW_RDF_NQUADS && !tw_triples_is_first(t, i)) continue;
    if (w->xml)
      w->status = tw_rdfxml_quad(w->xml, t, tw_triples_quad(t, i));
    else
      put_line(w, t, tw_triples_quad(t, i));
    tw_writer_flush(w, false);
  }
  return w->status;
}

TwStatus tw_rdf_writer_finish(TwRdfWriter *w) {
  TwRangeFn *range = range_of(w->syntax);
  if (w->status == TW_OK && !w->started && range) w->status = range(w, NULL, 0, 0, NULL);
  if (w->status == TW_OK && !w->finished && w->syntax == TW_RDF_JSONLD) tw_jsonld_finish(w);
  if (w->status == TW_OK && w->xml && !w->finished) w->status = tw_rdfxml_finish(w->xml);
  w->finished = true;
  return tw_writer_flush(w, true);
}

TwStatus tw_rdf_write(const TwTriples *triples, TwRdfSyntax syntax, const char *base, const char *doc, TwBuf *out,
                      const TwDiagSink *diag) {
  if (syntax >= TW_RDF_SYNTAXES) return TW_ERR_UNSUPPORTED;
  TwRdfWriter *w = tw_rdf_writer_new(out->allocator, syntax, base, tw_rdf_sink_buf, out, diag);
  if (!w) return TW_ERR_MEMORY;
  tw_rdf_writer_add(w, triples, 0, tw_triples_count(triples), doc);
  TwStatus status = tw_rdf_writer_finish(w);
  tw_rdf_writer_free(w);
  return status;
}

TwStatus tw_rdf_sink_file(void *user, const char *bytes, size_t len) {
  return fwrite(bytes, 1, len, user) == len ? TW_OK : TW_ERR_IO;
}

TwStatus tw_rdf_sink_buf(void *user, const char *bytes, size_t len) {
  tw_buf_add(user, tw_str_n(bytes, len));
  return tw_buf_status(user);
}
