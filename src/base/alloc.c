#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *libc_resize(void *user, void *pointer, size_t size) {
  (void)user;
  if (size == 0) {
    free(pointer);
    return NULL;
  }
  return realloc(pointer, size);
}

const TwAllocator tw_libc_allocator = {libc_resize, NULL};

void *tw_alloc(const TwAllocator *allocator, size_t size) {
  return allocator->resize(allocator->user, NULL, size ? size : 1);
}

void *tw_alloc_array(const TwAllocator *allocator, size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) return NULL;
  void *p = tw_alloc(allocator, count * size);
  if (p) memset(p, 0, count * size);
  return p;
}

void *tw_resize(const TwAllocator *allocator, void *pointer, size_t size) {
  return allocator->resize(allocator->user, pointer, size ? size : 1);
}

void tw_free(const TwAllocator *allocator, void *pointer) {
  if (pointer) allocator->resize(allocator->user, pointer, 0);
}
