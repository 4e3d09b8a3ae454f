/* The syntaxes of RDF that can be read and written, by name. */
#ifndef TW_RDF_SYNTAX_H
#define TW_RDF_SYNTAX_H

#include "base/str.h"

typedef enum TwRdfSyntax {
  TW_RDF_TURTLE,
  TW_RDF_NTRIPLES,
  TW_RDF_NQUADS,
  TW_RDF_TRIG,
  TW_RDF_RDFXML,
  TW_RDF_JSONLD,  /**< written only */
  TW_RDF_SYNTAXES /**< their number; stands for "none" */
} TwRdfSyntax;

/** The syntax called "turtle", "ntriples", "nquads", "trig", "rdfxml" or "jsonld"; TW_RDF_SYNTAXES for any other name.
 */
TwRdfSyntax tw_rdf_syntax(TwStr name);
const char *tw_rdf_syntax_name(TwRdfSyntax syntax);
/** The syntax of a file with that name, by its extension (.ttl .nt .nq .trig .rdf .owl .xml .jsonld); TW_RDF_SYNTAXES
 * where there is none that is known. */
TwRdfSyntax tw_rdf_syntax_of_file(TwStr file_name);

#endif
