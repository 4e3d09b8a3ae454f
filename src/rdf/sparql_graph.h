/* The graphs that CONSTRUCT and DESCRIBE answer with. */
#ifndef TW_RDF_SPARQL_GRAPH_H
#define TW_RDF_SPARQL_GRAPH_H

#include "rdf/sparql_eval.h"

/** The template filled in with every solution, what is no triple left out. */
TwStatus tw_graph_construct(const TwEvaluator *e, const TwRows *rows, TwTriples *out);
/** All triples whose subject is described, and those of blank nodes that they lead to. */
TwStatus tw_graph_describe(const TwEvaluator *e, const TwRows *rows, TwTriples *out);

#endif
