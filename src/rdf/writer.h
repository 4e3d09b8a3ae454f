/* What the writers of the single syntaxes share. */
#ifndef TW_RDF_WRITER_H
#define TW_RDF_WRITER_H

#include "rdf/names.h"
#include "rdf/write.h"

typedef struct TwRdfXml TwRdfXml;

struct TwRdfWriter {
  const TwAllocator *allocator;
  TwRdfSyntax syntax;
  const char *base; /* owned */
  TwRdfSinkFn sink;
  void *user;
  const TwDiagSink *diag;
  TwBuf buf; /* what the sink has not had yet */
  TwStatus status;
  bool started, finished;
  bool listed; /* JSON-LD: a range stands before */
  TwRdfXml *xml;
};

/** Hands the buffer on where it has grown past some size, or always with `all`; errors stick in the writer. */
TwStatus tw_writer_flush(TwRdfWriter *writer, bool all);

/** Writes one range of quads with what must stand before it, and before the first one. `doc` is what `doc:` stands for,
 * or NULL. */
typedef TwStatus TwRangeFn(TwRdfWriter *writer, const TwTriples *triples, uint32_t from, uint32_t to, const char *doc);

/** Turtle or TriG, as the writer's syntax says; JSON-LD, which also has an end. */
TwRangeFn tw_turtle_range, tw_jsonld_range;
void tw_jsonld_finish(TwRdfWriter *writer);

/** RDF/XML through raptor: NULL where raptor cannot be set up. */
TwRdfXml *tw_rdfxml_new(TwRdfWriter *writer);
TwStatus tw_rdfxml_quad(TwRdfXml *xml, const TwTriples *triples, TwQuad quad);
TwStatus tw_rdfxml_finish(TwRdfXml *xml);
void tw_rdfxml_free(TwRdfXml *xml);

#endif
