/* Reading RDF into a set of triples.
 *
 * The parser (raptor) runs in a child process with limits of its own, because hostile input can crash it; what comes
 * out of it is gated again by the set. Nothing a document says opens a file or a connection.
 *
 * Threads: fork() copies the calling thread only, so no other thread may be inside raptor or libxml2 while a read or a
 * query starts; Triplewire itself uses these in its children and in the RDF/XML writer, and callers that write RDF/XML
 * in one thread and read in another must not do both at once. Other threads may compute and allocate as they like. */
#ifndef TW_RDF_READ_H
#define TW_RDF_READ_H

#include "base/diag.h"
#include "rdf/syntax.h"
#include "triples/triples.h"

/** Limits of one read: bytes of input, nesting of brackets in it, seconds of processor time, bytes of memory that the
 * child may map beside what the process had. */
#define TW_RDF_INPUT_LIMIT  ((size_t)512 << 20)
#define TW_RDF_DEPTH_LIMIT  256u
#define TW_RDF_READ_SECONDS 300u
#define TW_RDF_READ_MEMORY  ((size_t)4 << 30)

/** Adds what `bytes` say to `triples`. `base` resolves relative IRIs (NULL: TW_NS_ID); `name` is the file's, for
 * diagnostics. Blank nodes never meet those of an earlier read. TW_ERR_SYNTAX with a message that has the line where
 * the input is not valid (what stood before may be in the set then), TW_ERR_LIMIT, TW_ERR_MEMORY, TW_ERR_IO where no
 * child process could be made. `diag` may be NULL. */
TwStatus tw_rdf_read(TwTriples *triples, TwStr bytes, TwRdfSyntax syntax, const char *base, const char *name,
                     const TwDiagSink *diag);

#endif
