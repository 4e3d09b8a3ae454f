/* Quads by subject and predicate, for the syntaxes that say a subject once. Private to `rdf`.
 *
 * Subjects stand in the order of their first quad; of a subject, `rdf:type` goes first, then predicates and objects in
 * order of appearance. Groups are linked lists by number. */
#ifndef TW_RDF_GROUPING_H
#define TW_RDF_GROUPING_H

#include "triples/triples.h"

/** All quads of a subject (its parts are pairs), or of a subject and predicate (its parts are quads of the range). */
typedef struct TwGroup {
  uint32_t first, last; /* of its parts; TW_NONE: none */
  uint32_t next;        /* of a pair: the subject's next pair; TW_NONE */
  TwTermId term;        /* subject or predicate */
} TwGroup;

typedef struct TwGroups {
  TwGroup *items;
  uint32_t count;
  uint32_t *slots; /* hash of (parent, term): group + 1 */
  uint64_t *keys;
  uint32_t mask;
} TwGroups;

typedef struct TwGrouping {
  TwArena arena;
  const TwTriples *triples;
  TwGroups subjects, pairs;
  uint32_t *next; /* by quad of the range: the next of its pair */
  uint32_t from, count;
} TwGrouping;

/** Groups the quads [from, to); with `every`, those that repeat the triple of another graph, too. TW_ERR_MEMORY;
 * release it all the same. */
TwStatus tw_grouping_init(TwGrouping *grouping, const TwAllocator *allocator, const TwTriples *triples, uint32_t from,
                          uint32_t to, bool every);
void tw_grouping_release(TwGrouping *grouping);

/** Object of a quad of the range. */
TwTermId tw_grouping_object(const TwGrouping *grouping, uint32_t quad);
/** Whether a pair's predicate is rdf:type. */
bool tw_grouping_is_type(const TwGrouping *grouping, const TwGroup *pair);

#endif
