/* What grammar and the gazetteer know better than the tree. */
#ifndef TW_PARSE_REPAIR_H
#define TW_PARSE_REPAIR_H

#include "text/document.h"

/** Mends trees where words that name an office were coordinated inside it: in "the country's head of state and military
 * officials" the officials stand beside the head, not beside the state; and where a verb got two adjacent objects that
 * are one: "appointed the economist Pavel Drun"; and
 * where a reporting verb took the subject of what it reports. Call once, after the last batch. */
void tw_parse_repair(TwDocument *document);

#endif
