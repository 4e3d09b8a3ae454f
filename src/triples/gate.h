/* What a term must be to enter a set: checked once, so that no writer has to. */
#ifndef TW_TRIPLES_GATE_H
#define TW_TRIPLES_GATE_H

#include "triples/iri.h"
#include "triples/triples.h"

/** Bytes that a language or datatype with one more in front may take. */
#define TW_GATE_SUFFIX (TW_IRI_LIMIT + 2)

/** TW_OK, TW_ERR_SYNTAX or TW_ERR_LIMIT, see tw_triples_term(). A literal has a language or a datatype, never both
 * (but rdf:langString beside a language is what the language says), and rdf:langString never alone. */
TwStatus tw_term_check(TwTerm term);

/** True for a well-formed BCP 47 tag: two to eight letters (or "i", "x" with something after it), then parts of one to
 * eight letters or digits after hyphens. */
bool tw_language_valid(TwStr tag);

#endif
