/* The document's date and its dateline. Private to `time`. */
#ifndef TW_TIME_ANCHOR_H
#define TW_TIME_ANCHOR_H

#include "time/expr.h"

/** Finds the dateline or date line at the start of the body and settles `times->anchor`. */
void timex_anchor_find(const TwDocument *document, const uint8_t *known, TwDate fallback, TwTimes *times);

#endif
