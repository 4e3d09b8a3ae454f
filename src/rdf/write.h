/* Writing RDF: from sets of triples to bytes, piece by piece.
 *
 * Make a writer, add ranges of quads (of one set or of several, say one for each document), finish, free. Nothing is
 * kept but what the syntax needs, so that any number of documents streams through. Terms were gated when they entered
 * their set; the same sets and options give the same bytes always.
 *
 * N-Triples and N-Quads: a line a quad, in order. Turtle: subjects in the order of their first quad in the range, `a`
 * first, then predicates and objects in order of appearance; one range is one block of the text. TriG: the same, within
 * its graph. JSON-LD: the same as JSON, a line a subject. RDF/XML: through raptor, an element a quad. The graph is
 * written in N-Quads and TriG only; elsewhere a triple that stands in several graphs of a range is written once. Blank
 * nodes are written as _:b and their number in the set, so sets with blank nodes must not be mixed in one writer.
 *
 * A writer belongs to one thread; each has library state of its own. */
#ifndef TW_RDF_WRITE_H
#define TW_RDF_WRITE_H

#include "base/buf.h"
#include "base/diag.h"
#include "rdf/syntax.h"
#include "triples/triples.h"

/** Takes bytes; anything but TW_OK ends the writing and is what the writer returns. */
typedef TwStatus (*TwRdfSinkFn)(void *user, const char *bytes, size_t len);

typedef struct TwRdfWriter TwRdfWriter;

/** A writer of any syntax that hands its bytes to `sink`; NULL where memory runs out. `base` is what `id:` stands for
 * (NULL: TW_NS_ID); it is copied. `diag` may be NULL and must outlive the writer. */
TwRdfWriter *tw_rdf_writer_new(const TwAllocator *allocator, TwRdfSyntax syntax, const char *base, TwRdfSinkFn sink,
                               void *user, const TwDiagSink *diag);
/** Adds the quads [from, to). `doc` is what `doc:` stands for in this range ("<the document's IRI>#"), or NULL.
 * The first error sticks: TW_ERR_MEMORY, what the sink returned, or TW_ERR_UNSUPPORTED where RDF/XML cannot say a
 * predicate (its IRI does not end in an XML name). A character that XML 1.0 cannot hold is written as U+FFFD with a
 * warning. */
TwStatus tw_rdf_writer_add(TwRdfWriter *writer, const TwTriples *triples, uint32_t from, uint32_t to, const char *doc);
/** Writes what is still due. Call once, also after no add (an empty graph is a document, too). */
TwStatus tw_rdf_writer_finish(TwRdfWriter *writer);
/** Legal on NULL and at any time. */
void tw_rdf_writer_free(TwRdfWriter *writer);

/** All of a set, appended to a buffer. */
TwStatus tw_rdf_write(const TwTriples *triples, TwRdfSyntax syntax, const char *base, const char *doc, TwBuf *out,
                      const TwDiagSink *diag);

/** A sink for a stdio stream (`user` is the FILE *): TW_ERR_IO for every failure that fwrite tells; the caller still
 * has to look at fflush and fclose, where a full disk may show first. */
TwStatus tw_rdf_sink_file(void *user, const char *bytes, size_t len);
/** A sink for a TwBuf. */
TwStatus tw_rdf_sink_buf(void *user, const char *bytes, size_t len);

#endif
