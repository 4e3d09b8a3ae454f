/* What names tell of the tree. Private to `parse`. */
#ifndef TW_PARSE_REPAIR_NAMES_H
#define TW_PARSE_REPAIR_NAMES_H

#include "text/document.h"

/** Mends trees where an office inside a place's name was read as its title, where the next person of a list was taken
 * for an apposition, where the holder of an office was taken for the next of a list, and where who is paid was taken
 * for a part of the sum. */
void tw_parse_repair_names(TwDocument *document);

#endif
