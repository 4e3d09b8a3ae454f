#include "base/map.h"

void tw_map_init(TwMap *map, TwArena *arena) {
  memset(map, 0, sizeof *map);
  map->arena = arena;
}

static uint32_t *slot_of(const TwMap *map, TwStr key, uint64_t hash) {
  uint32_t i = (uint32_t)hash & map->mask;
  while (map->slots[i]) {
    const TwMapEntry *e = &map->entries.items[map->slots[i] - 1];
    if (e->hash == hash && tw_str_eq(e->key, key)) break;
    i = (i + 1) & map->mask;
  }
  return &map->slots[i];
}

static bool widen(TwMap *map) {
  uint32_t size = map->slots ? (map->mask + 1) * 2 : 16;
  uint32_t *slots = size ? TW_NEW_ARRAY(map->arena, uint32_t, size) : NULL;
  if (!slots) return false;
  map->slots = slots;
  map->mask = size - 1;
  for (uint32_t i = 0; i < map->entries.count; i++)
    *slot_of(map, map->entries.items[i].key, map->entries.items[i].hash) = i + 1;
  return true;
}

uint32_t tw_map_get(const TwMap *map, TwStr key) {
  if (!map->slots) return TW_NONE;
  uint32_t at = *slot_of(map, key, tw_str_hash(key));
  return at ? map->entries.items[at - 1].value : TW_NONE;
}

/* The entry of `key`, made with `value` where it is new. */
static TwMapEntry *entry(TwMap *map, TwStr key, uint32_t value) {
  if ((!map->slots || map->entries.count * 2 > map->mask) && !widen(map)) return NULL;
  uint64_t hash = tw_str_hash(key);
  uint32_t *slot = slot_of(map, key, hash);
  if (!*slot) {
    TwStr copy = tw_arena_str(map->arena, key);
    if (map->arena->failed || !TW_PUSH(map->arena, &map->entries, (TwMapEntry){copy, hash, value})) return NULL;
    *slot = map->entries.count;
  }
  return &map->entries.items[*slot - 1];
}

bool tw_map_set(TwMap *map, TwStr key, uint32_t value) {
  TwMapEntry *e = entry(map, key, value);
  if (!e) return false;
  e->value = value;
  return true;
}

uint32_t tw_map_intern(TwMap *map, TwStr key) {
  TwMapEntry *e = entry(map, key, map->entries.count);
  return e ? e->value : TW_NONE;
}

TwStr tw_map_key(const TwMap *map, uint32_t number) { return map->entries.items[number].key; }
