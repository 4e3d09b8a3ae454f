/* What the Check suites share. */
#ifndef TW_TESTS_SUPPORT_H
#define TW_TESTS_SUPPORT_H

#include "base/alloc.h"
#include "base/str.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

/** Fails unless the view equals the C string. */
#define ck_str_is(view, z)                                                                                             \
  do {                                                                                                                 \
    TwStr ck_v = (view);                                                                                               \
    ck_assert_msg(tw_str_is(ck_v, (z)), "'%.*s' is not '%s'", TW_FMT(ck_v), (z));                                      \
  } while (0)

/** An allocator that fails its nth call (counted from 0) and every one after it; for going through all failures. */
typedef struct FailingAllocator {
  TwAllocator allocator;
  long left;
} FailingAllocator;

static inline void *failing_resize(void *user, void *pointer, size_t size) {
  FailingAllocator *f = user;
  if (size == 0) {
    free(pointer);
    return NULL;
  }
  if (f->left-- <= 0) return NULL;
  return realloc(pointer, size);
}

static inline void failing_allocator_init(FailingAllocator *f, long successes) {
  f->allocator = (TwAllocator){failing_resize, f};
  f->left = successes;
}

/** Runs one suite in this process's own runner; the main of every test program. */
static inline int run_suite(Suite *suite) {
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
