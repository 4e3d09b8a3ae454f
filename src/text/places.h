/* Offsets as users see them, for many offsets of one document: what tw_document_place() says, without counting from the
 * start each time. */
#ifndef TW_TEXT_PLACES_H
#define TW_TEXT_PLACES_H

#include "text/document.h"

typedef struct TwPlaces {
  const TwDocument *document;
  uint32_t *counts; /* characters before each multiple of a step */
} TwPlaces;

/** Counts the document's characters once; memory is 4 bytes for each 256 of text, in the document's arena. Linear.
 * TW_ERR_MEMORY. */
TwStatus tw_places_init(TwPlaces *places, const TwDocument *document);

/** Where a byte lies, counted from the start of the title or the body. In constant time. */
TwPlace tw_places_at(const TwPlaces *places, uint32_t byte);

#endif
