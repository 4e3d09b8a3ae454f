/* The model of the repository and an arena for each test, for the suites that run the model's parts. */
#ifndef TW_TESTS_ENGLISH_H
#define TW_TESTS_ENGLISH_H

#include "words.h"

static TwModel *model;
static TwArena arena;

static inline void set_up(void) {
  model = english_model();
  tw_arena_init(&arena, &tw_libc_allocator);
}

/* Takes another model in its place; false where the numbers that it is compared with are missing. */
/* False, and a line on standard output, where its file is missing. */
static inline bool open_known(int known) {
  FILE *in = fopen(known_models[known].model, "rb");
  if (!in) {
    printf("skipped: no %s\n", known_models[known].model);
    return false;
  }
  fclose(in);
  tw_model_close(model);
  ck_assert_int_eq(tw_model_open(known_models[known].model, &tw_libc_allocator, NULL, &model), TW_OK);
  return true;
}

static inline bool set_up_known(int known, Reference *r) {
  return open_known(known) && reference_read(&arena, known, r);
}

static inline void tear_down(void) {
  tw_arena_release(&arena);
  tw_model_close(model);
}

#endif
