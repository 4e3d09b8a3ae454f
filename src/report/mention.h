/* A mention as JSON. Private to `report`. */
#ifndef TW_REPORT_MENTION_H
#define TW_REPORT_MENTION_H

#include "graph/graph.h"
#include "report/json.h"

/** The mention that stands for a filler: its own, else the first of its entity, else TW_NONE. */
uint32_t tw_filler_mention(const TwGraph *graph, const TwGraphFiller *filler);

/** Writes a filler as an object: a MENTION, or {"event": IRI}. An office that no mention names stands in the `trigger`
 * of its event. */
void tw_filler_json(TwBuf *out, const TwGraph *graph, const TwPlaces *places, const TwGraphFiller *filler,
                    TwSpan trigger);

#endif
