#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>

#define FIRST_BLOCK ((size_t)16 << 10)
#define LAST_BLOCK  ((size_t)1 << 20)

struct TwArenaBlock {
  TwArenaBlock *next;
  size_t size; /* of the bytes that follow */
  max_align_t bytes[];
};

void tw_arena_init(TwArena *arena, const TwAllocator *allocator) { *arena = (TwArena){.allocator = allocator}; }

static void free_blocks(TwArena *arena, TwArenaBlock *block) {
  while (block) {
    TwArenaBlock *next = block->next;
    tw_free(arena->allocator, block);
    block = next;
  }
}

void tw_arena_release(TwArena *arena) {
  if (arena->blocks) free_blocks(arena, arena->blocks);
  tw_arena_init(arena, arena->allocator);
}

void tw_arena_reset(TwArena *arena) {
  TwArenaBlock *keep = arena->blocks;
  if (!keep) {
    arena->failed = false;
    return;
  }
  free_blocks(arena, keep->next);
  keep->next = NULL;
  arena->blocks = keep;
  arena->at = (char *)keep->bytes;
  arena->end = arena->at + keep->size;
  arena->total = keep->size;
  arena->failed = false;
}

static bool add_block(TwArena *arena, size_t need) {
  size_t size = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
  if (size > LAST_BLOCK) size = LAST_BLOCK;
  if (size < need) size = need;
  if (size > SIZE_MAX - sizeof(TwArenaBlock)) return false;
  TwArenaBlock *block = tw_alloc(arena->allocator, sizeof *block + size);
  if (!block) return false;
  block->next = arena->blocks;
  block->size = size;
  arena->blocks = block;
  arena->at = (char *)block->bytes;
  arena->end = arena->at + size;
  arena->total += size;
  return true;
}

void *tw_arena_alloc(TwArena *arena, size_t size) {
  const size_t align = alignof(max_align_t);
  if (size > SIZE_MAX - align) {
    arena->failed = true;
    return NULL;
  }
  size = (size + align - 1) / align * align;
  if (size > (size_t)(arena->end - arena->at) && !add_block(arena, size)) {
    arena->failed = true;
    return NULL;
  }
  char *p = arena->at;
  arena->at += size;
  return memset(p, 0, size);
}

void *tw_arena_array(TwArena *arena, size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) {
    arena->failed = true;
    return NULL;
  }
  return tw_arena_alloc(arena, count * size);
}

TwStr tw_arena_str(TwArena *arena, TwStr s) {
  char *p = s.len < SIZE_MAX ? tw_arena_alloc(arena, s.len + 1) : NULL;
  if (!p) return (TwStr){"", 0};
  if (s.len) memcpy(p, s.ptr, s.len);
  return tw_str_n(p, s.len);
}

TwStr tw_arena_printf(TwArena *arena, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  va_end(args);
  char *p = n >= 0 ? tw_arena_alloc(arena, (size_t)n + 1) : NULL;
  if (p) vsnprintf(p, (size_t)n + 1, format, again);
  va_end(again);
  return p ? tw_str_n(p, (size_t)n) : (TwStr){"", 0};
}

TwStatus tw_arena_status(const TwArena *arena) { return arena->failed ? TW_ERR_MEMORY : TW_OK; }
