#include "text/places.h"

#define STEP 256u

static bool is_start(char c) { return ((unsigned char)c & 0xC0) != 0x80; }

TwStatus tw_places_init(TwPlaces *places, const TwDocument *document) {
  *places = (TwPlaces){.document = document};
  TwStr text = document->buffer;
  places->counts = TW_NEW_ARRAY(document->arena, uint32_t, text.len / STEP + 1);
  if (!places->counts) return TW_ERR_MEMORY;
  uint32_t count = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (i % STEP == 0) places->counts[i / STEP] = count;
    count += is_start(text.ptr[i]);
  }
  if (text.len % STEP == 0) places->counts[text.len / STEP] = count;
  return TW_OK;
}

/* Characters that start before a byte of the buffer. */
static uint32_t count_before(const TwPlaces *p, uint32_t byte) {
  uint32_t count = p->counts[byte / STEP];
  for (uint32_t i = byte / STEP * STEP; i < byte; i++) count += is_start(p->document->buffer.ptr[i]);
  return count;
}

TwPlace tw_places_at(const TwPlaces *places, uint32_t byte) {
  const TwDocument *d = places->document;
  if (byte > d->buffer.len) byte = (uint32_t)d->buffer.len;
  TwPlace place = {.in_title = byte < d->body};
  place.at = count_before(places, byte) - (place.in_title ? 0 : count_before(places, d->body));
  return place;
}
