/* How the gazetteer writes a key, for its compiler and its look-ups alike. */
#ifndef TW_GAZETTEER_FOLD_H
#define TW_GAZETTEER_FOLD_H

#include "base/str.h"

/** Longest key in bytes; longer names are in no table. */
#define TW_GAZ_KEY 128

typedef enum TwFold {
  TW_FOLD_NAME,  /* keeps case: "U.S." → "US", "São Paulo" → "Sao Paulo", "Xi’an" → "Xi'an" */
  TW_FOLD_LOWER, /* as NAME in lower case, hyphens as blanks: "Vice-President" → "vice president" */
  TW_FOLD_TITLE  /* as NAME, every word in title case but "of", "and", "the": "SOUTH KOREA" → "South Korea" */
} TwFold;

/** Writes the key of `name` and returns its length; 0 where there is none: an empty or too long name, or one that is
 * not valid UTF-8. Dots go, white space becomes single blanks, diacritics of Latin letters go. */
size_t tw_gaz_fold(TwStr name, TwFold fold, char out[TW_GAZ_KEY]);

#endif
