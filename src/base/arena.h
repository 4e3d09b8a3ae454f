/* Arenas: memory that is freed all at once. A document's arena owns all that was derived from it.
 *
 * A failed allocation returns NULL and is remembered; code that only gathers may go on and ask tw_arena_status() once
 * at its end. Not thread-safe: an arena belongs to one worker at a time. */
#ifndef TW_BASE_ARENA_H
#define TW_BASE_ARENA_H

#include "base/alloc.h"
#include "base/str.h"
#include "triplewire.h"

typedef struct TwArenaBlock TwArenaBlock;

typedef struct TwArena {
  const TwAllocator *allocator;
  TwArenaBlock *blocks; /* newest first */
  char *at, *end;       /* what is left of the newest */
  size_t total;         /* bytes held */
  bool failed;
} TwArena;

/** An arena that holds nothing yet. `allocator` must outlive it. */
void tw_arena_init(TwArena *arena, const TwAllocator *allocator);
/** Frees everything; the arena may be used again. Legal on a zeroed struct. */
void tw_arena_release(TwArena *arena);
/** Forgets everything but keeps its largest block, for the next document. */
void tw_arena_reset(TwArena *arena);

/** `size` zeroed bytes, aligned for any type; NULL where memory runs out. */
void *tw_arena_alloc(TwArena *arena, size_t size);
/** `count` zeroed elements; NULL also where count × size overflows. */
void *tw_arena_array(TwArena *arena, size_t count, size_t size);
/** A copy that ends in NUL; its len does not count the NUL. An empty view where memory runs out. */
TwStr tw_arena_str(TwArena *arena, TwStr s);
/** printf into the arena, with the same promises as tw_arena_str. */
TwStr tw_arena_printf(TwArena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** TW_ERR_MEMORY where any allocation has failed since init or reset. */
TwStatus tw_arena_status(const TwArena *arena);

#define TW_NEW(arena, type)              ((type *)tw_arena_alloc((arena), sizeof(type)))
#define TW_NEW_ARRAY(arena, type, count) ((type *)tw_arena_array((arena), (count), sizeof(type)))

#endif
