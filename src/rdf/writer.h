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
  TwRdfXml *xml;
};

/** Hands the buffer on where it has grown past some size, or always with `all`; errors stick in the writer. */
TwStatus tw_writer_flush(TwRdfWriter *writer, bool all);

/** One range of quads as Turtle, prefixes aside. */
TwStatus tw_turtle_range(TwRdfWriter *writer, const TwTriples *triples, uint32_t from, uint32_t to,
                         const TwNames *names);

/** RDF/XML through raptor: NULL where raptor cannot be set up. */
TwRdfXml *tw_rdfxml_new(TwRdfWriter *writer);
TwStatus tw_rdfxml_quad(TwRdfXml *xml, const TwTriples *triples, TwQuad quad);
TwStatus tw_rdfxml_finish(TwRdfXml *xml);
void tw_rdfxml_free(TwRdfXml *xml);

#endif
