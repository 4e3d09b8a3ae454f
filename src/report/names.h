/* The kind of a name as users see it. Private to `report`. */
#ifndef TW_REPORT_NAMES_H
#define TW_REPORT_NAMES_H

#include "graph/graph.h"

/** The kind that `ner` gave it, made narrower by what its entity turned out to be: a Location that is a Country or a
 * City, a Misc that is an Event or a Law. */
TwNameKind tw_report_name_kind(const TwGraph *graph, const TwName *name);

#endif
