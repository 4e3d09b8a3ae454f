/* How deep brackets nest, without parsing: what a recursive parser must not be handed. */
#ifndef TW_RDF_DEPTH_H
#define TW_RDF_DEPTH_H

#include "rdf/read.h"

/** True where [, ( and { nest deeper than `limit` outside strings, IRIs and comments; `*at` is the byte. Serves
 * Turtle, TriG and SPARQL, where "<" also means "less". */
bool tw_brackets_too_deep(TwStr text, unsigned limit, size_t *at);

/** The same for a syntax of RDF with its own limit: line-based ones never nest, libxml2 has a limit itself. */
bool tw_rdf_too_deep(TwStr text, TwRdfSyntax syntax, size_t *at);

#endif
