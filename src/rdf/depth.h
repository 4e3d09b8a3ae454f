/* How deep brackets nest, without parsing: what a recursive parser must not be handed. */
#ifndef TW_RDF_DEPTH_H
#define TW_RDF_DEPTH_H

#include "rdf/read.h"

/** True where [, ( and { nest deeper than `limit` outside strings, IRIs and comments; `*at` is the byte. Serves
 * Turtle, TriG and SPARQL, where "<" also means "less". */
bool tw_brackets_too_deep(TwStr text, unsigned limit, size_t *at);

/** True where elements nest deeper than `limit`; for XML in UTF-8 or a kin of ASCII. */
bool tw_elements_too_deep(TwStr xml, unsigned limit, size_t *at);

/** The same for a syntax of RDF with TW_RDF_DEPTH_LIMIT; the line-based ones never nest. */
bool tw_rdf_too_deep(TwStr text, TwRdfSyntax syntax, size_t *at);

#endif
