/* Prefixed names: how an IRI is shortened and how terms are spelt in the Turtle family. */
#ifndef TW_RDF_NAMES_H
#define TW_RDF_NAMES_H

#include "base/buf.h"
#include "triples/triples.h"
#include "triples/vocabulary.h"

#define TW_NAMES_MAX 256

/** Prefixes in force; views only. */
typedef struct TwNames {
  struct {
    TwStr prefix, iri;
  } items[TW_NAMES_MAX];
  uint32_t count;
} TwNames;

/** tw_prefixes with `id:` bound to `base` (NULL: as it is) and `doc:` to `doc` (NULL: not at all). */
void tw_names_init(TwNames *names, const char *base, const char *doc);
/** Binds a prefix, replacing an earlier binding; false where there is no room. */
bool tw_names_set(TwNames *names, TwStr prefix, TwStr iri);

/** Finds the binding with the longest namespace that leaves a plain local name: letters, digits, "_", "-" and inner
 * dots, which need no escape in Turtle or SPARQL. False where there is none. */
bool tw_names_shorten(const TwNames *names, TwStr iri, TwStr *prefix, TwStr *local);

/** A term as Turtle has it, shortened by `names` (NULL: never, and no bare numbers: N-Triples). Blank nodes become
 * _:b and `id`. */
void tw_names_put(TwBuf *buf, const TwNames *names, TwTerm term, TwTermId id);

#endif
