/* Growable arrays in an arena.
 *
 * Declare with TW_ARRAY(T) and zero it; push with TW_PUSH(arena, &array, value). Growth copies into fresh arena memory
 * (the old copy is freed with the arena, at most doubling what the array takes). */
#ifndef TW_BASE_ARRAY_H
#define TW_BASE_ARRAY_H

#include "base/arena.h"

#define TW_ARRAY(type)                                                                                                 \
  struct {                                                                                                             \
    type *items;                                                                                                       \
    uint32_t count, capacity;                                                                                          \
  }

/** Makes room for one more item; false where memory runs out. */
bool tw_array_grow(TwArena *arena, void **items, uint32_t count, uint32_t *capacity, size_t item_size);

/** Appends; evaluates to false where memory runs out. `array` is evaluated more than once. */
#define TW_PUSH(arena, array, ...)                                                                                     \
  (((array)->count < (array)->capacity ||                                                                              \
    tw_array_grow((arena), (void **)&(array)->items, (array)->count, &(array)->capacity, sizeof *(array)->items))      \
       ? ((array)->items[(array)->count++] = (__VA_ARGS__), true)                                                      \
       : false)

#endif
