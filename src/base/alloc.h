/* The allocator that everything below the library draws from, so that a test can let every single allocation fail. */
#ifndef TW_BASE_ALLOC_H
#define TW_BASE_ALLOC_H

#include <stddef.h>

/** One function does it all, as in Lua: size 0 frees, pointer NULL allocates, otherwise resizes; NULL means failure and
 * leaves the old block as it was. Must be thread-safe where threads share it. */
typedef struct TwAllocator {
  void *(*resize)(void *user, void *pointer, size_t size);
  void *user;
} TwAllocator;

/** malloc and free. */
extern const TwAllocator tw_libc_allocator;

void *tw_alloc(const TwAllocator *allocator, size_t size);
/** Zeroed; NULL also where count × size overflows. */
void *tw_alloc_array(const TwAllocator *allocator, size_t count, size_t size);
void *tw_resize(const TwAllocator *allocator, void *pointer, size_t size);
void tw_free(const TwAllocator *allocator, void *pointer);

#endif
