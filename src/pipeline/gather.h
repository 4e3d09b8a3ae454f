/* All that a query or a picture is about, in one set: graphs as they are, documents by their extraction. */
#ifndef TW_PIPELINE_GATHER_H
#define TW_PIPELINE_GATHER_H

#include "pipeline/articles.h"
#include "pipeline/job.h"

/** Fills `all` from the run's inputs, in their order, and counts. TW_ERR_SYNTAX and TW_ERR_LIMIT where a graph is not
 * valid or too large, TW_ERR_MEMORY; inputs that cannot be read are only counted. The texts of documents go to
 * `articles`, which may be NULL. */
TwStatus tw_gather(TwRun *run, TwTriples *all, TwArticles *articles);

/** What `doc:` stands for: the IRI of the only document that the set speaks of and "#", or NULL. In the arena. */
const char *tw_gather_prefix(const TwTriples *all, TwArena *arena);

/** Adds all of a set to another. TW_ERR_MEMORY, TW_ERR_LIMIT. */
TwStatus tw_triples_append(TwTriples *all, const TwTriples *triples);

#endif
