/* Sides, times and entities of events, and a mention as JSON. Private to `report`. */
#ifndef TW_REPORT_MENTION_H
#define TW_REPORT_MENTION_H

#include "graph/graph.h"
#include "report/json.h"

typedef TW_ARRAY(TwGraphFiller) TwFillers;

/** Who stands on a side of an event in PLOVER's view; an event that fills a role stands there by its noun phrase, or by
 * those whom it is directed at. In the document's arena, which remembers where memory ran out. */
TwFillers tw_event_side(const TwGraph *graph, const TwGraphEvent *event, TwSide side);
/** When an event begins and ends, as XSD writes it; empty where that is not known. */
void tw_event_times(const TwGraphEvent *event, TwStr *begin, TwStr *end);

/** What is known of an entity; empty where it is not. */
typedef struct TwEntityFacts {
  TwStr iri, label, type, country, sector;
} TwEntityFacts;
TwEntityFacts tw_entity_facts(const TwGraph *graph, uint32_t entity);

/** The mention that stands for a filler: its own, else the first of its entity, else TW_NONE. */
uint32_t tw_filler_mention(const TwGraph *graph, const TwGraphFiller *filler);

/** Writes a filler as an object: a MENTION, or {"event": IRI}. An office that no mention names stands in the `trigger`
 * of its event. */
void tw_filler_json(TwBuf *out, const TwGraph *graph, const TwPlaces *places, const TwGraphFiller *filler,
                    TwSpan trigger);

#endif
