/* A hash map from strings to 32-bit values, in an arena; iteration is in the order of insertion, so that nothing that
 * is written depends on a hash. Interning is a map whose value is the key's number. */
#ifndef TW_BASE_MAP_H
#define TW_BASE_MAP_H

#include "base/array.h"

typedef struct TwMapEntry {
  TwStr key;
  uint64_t hash;
  uint32_t value;
} TwMapEntry;

typedef struct TwMap {
  TwArena *arena; /* owns keys and tables */
  TW_ARRAY(TwMapEntry) entries;
  uint32_t *slots; /* entry number + 1, or 0 */
  uint32_t mask;
} TwMap;

void tw_map_init(TwMap *map, TwArena *arena);
/** Value of `key`, or TW_NONE. */
uint32_t tw_map_get(const TwMap *map, TwStr key);
/** Sets `key` to `value`, copying the key where it is new. False where memory runs out. */
bool tw_map_set(TwMap *map, TwStr key, uint32_t value);
/** Number of `key`, counted from 0 in order of first use; adds it where it is new. TW_NONE where memory runs out. Not
 * to be mixed with tw_map_set in one map. */
uint32_t tw_map_intern(TwMap *map, TwStr key);
/** The key with that number. */
TwStr tw_map_key(const TwMap *map, uint32_t number);

#endif
