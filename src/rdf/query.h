/* SPARQL over one set of triples, seen as the union of its graphs.
 *
 * Parser and evaluator are ours. rasqal 0.9.33 changes a query for the worse while it prepares it, before anyone can
 * look: it folds 1-2 to 3 and 2147483647+1 to -2147483648, and takes one pair of braces off OPTIONAL { { … } }, which
 * moves a filter into another scope. What is not answered right is refused before anything runs, with the construct's
 * name. Parsing and evaluation happen in a child process with limits on time and memory; nothing a query says opens a
 * file or a connection. For threads, read.h's rule holds; the set must not change during the call. */
#ifndef TW_RDF_QUERY_H
#define TW_RDF_QUERY_H

#include "base/buf.h"
#include "base/diag.h"
#include "rdf/syntax.h"
#include "triples/triples.h"

typedef enum TwQueryFormat {
  TW_QUERY_TABLE, /**< for people: aligned, prefixed names; a graph comes as Turtle */
  TW_QUERY_CSV,
  TW_QUERY_TSV,
  TW_QUERY_JSON,
  TW_QUERY_XML,
  TW_QUERY_TURTLE, /**< this and the next for CONSTRUCT and DESCRIBE */
  TW_QUERY_NTRIPLES,
  TW_QUERY_NQUADS,
  TW_QUERY_TRIG,
  TW_QUERY_RDFXML,
  TW_QUERY_JSONLD
} TwQueryFormat;

/** Zero means the default everywhere. */
typedef struct TwQueryOptions {
  TwQueryFormat format;
  const char *base; /**< what `id:` stands for; TW_NS_ID */
  const char *doc;  /**< what `doc:` stands for; not known without */
  unsigned seconds; /**< limit of time; TW_QUERY_SECONDS */
  size_t memory;    /**< limit of memory in bytes beside what the process had; TW_QUERY_MEMORY */
} TwQueryOptions;

#define TW_QUERY_SECONDS 60u
#define TW_QUERY_MEMORY  ((size_t)2 << 30)
/** Longest query, in bytes, and deepest nesting of brackets in it. */
#define TW_QUERY_TEXT_LIMIT  ((size_t)1 << 20)
#define TW_QUERY_DEPTH_LIMIT 64u

/** Appends the answer of `query` to `out` (nothing on failure). The prefixes of tw_prefixes, `id:` and `doc:` need no
 * PREFIX line. Build the index of `triples` first (tw_triples_index), it is slow without.
 * TW_ERR_SYNTAX: not SPARQL; TW_ERR_UNSUPPORTED: asks for what is not answered; TW_ERR_USAGE: the format does not suit
 * the form of the query; TW_ERR_LIMIT: out of time or memory; TW_ERR_MEMORY; TW_ERR_IO: no child process. */
TwStatus tw_query(const TwTriples *triples, TwStr query, const TwQueryOptions *options, TwBuf *out,
                  const TwDiagSink *diag);

#endif
