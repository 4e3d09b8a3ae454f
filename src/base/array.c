#include "base/array.h"

bool tw_array_grow(TwArena *arena, void **items, uint32_t count, uint32_t *capacity, size_t item_size) {
  if (*capacity > UINT32_MAX / 2) {
    arena->failed = true;
    return false;
  }
  uint32_t wider = *capacity ? *capacity * 2 : 8;
  void *p = tw_arena_array(arena, wider, item_size);
  if (!p) return false;
  if (count) memcpy(p, *items, count * item_size);
  *items = p;
  *capacity = wider;
  return true;
}
