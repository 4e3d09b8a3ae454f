/* Which triples were written before, so that none stands twice in one output.
 *
 * Only the digest of a triple is kept (16 bytes and a slot), and only of those that another document may repeat: what
 * is said about a document's own nodes (its IRI, or below "#") cannot come again, since document IRIs do not. */
#ifndef TW_PIPELINE_FRESH_H
#define TW_PIPELINE_FRESH_H

#include "triples/triples.h"

typedef struct TwFresh TwFresh;

/** NULL where memory runs out. Not thread-safe. */
TwFresh *tw_fresh_new(const TwAllocator *allocator);
/** Legal on NULL. */
void tw_fresh_free(TwFresh *fresh);

/** Remembers all triples of a document's set, whatever their graph, and gives in `*rest` a set without those that were
 * known before: NULL where all are new, else to be freed by the caller. `document` is the document's IRI. */
TwStatus tw_fresh_filter(TwFresh *fresh, const TwTriples *triples, TwStr document, TwTriples **rest);

/** Remembers a string; false in `*is_new` where it was known. */
TwStatus tw_fresh_add(TwFresh *fresh, TwStr s, bool *is_new);

#endif
