/* Documents made of words, for the tests of the analysis. */
#ifndef TW_TESTS_WORDS_H
#define TW_TESTS_WORDS_H

#include "model/model.h"
#include "support.h"
#include "text/document.h"

#define ENGLISH TW_SOURCE_DIR "/src/model/english.twm"

/** The model of the repository; the test fails where it cannot be opened. */
static inline TwModel *english_model(void) {
  TwModel *model = NULL;
  ck_assert_int_eq(tw_model_open(ENGLISH, &tw_libc_allocator, NULL, &model), TW_OK);
  return model;
}

/** One sentence a line, words between single blanks. `text` must live as long as the document. */
static inline TwDocument *words_document(TwArena *arena, const char *text) {
  TwDocument *d = tw_document_new(arena);
  ck_assert_ptr_nonnull(d);
  d->buffer = tw_str(text);
  TwStr rest = d->buffer, line, word;
  while (tw_str_split(&rest, '\n', &line)) {
    if (!line.len) continue;
    TwSentence s = {.tokens = {d->tokens.count, d->tokens.count}};
    while (tw_str_split(&line, ' ', &word)) {
      uint32_t at = (uint32_t)(word.ptr - text);
      TwToken t = {.form = word,
                   .span = {at, at + (uint32_t)word.len},
                   .sentence = d->sentences.count,
                   .head = TW_NONE,
                   .upos = TW_UPOS_COUNT,
                   .xpos = TW_XPOS_COUNT,
                   .rel = TW_REL_COUNT};
      ck_assert(TW_PUSH(arena, &d->tokens, t));
    }
    s.tokens.end = d->tokens.count;
    s.span = (TwSpan){d->tokens.items[s.tokens.begin].span.begin, d->tokens.items[s.tokens.end - 1].span.end};
    ck_assert(TW_PUSH(arena, &d->sentences, s));
  }
  return d;
}

/** The models whose float numbers lie in ../shared/models: outside the repository, so they may be missing; and then
 * tools.reference has made no file of them either. */
typedef struct Known {
  const char *model, *floats; /* where `-reference.conllu` is what the float model says of 200 sentences */
} Known;

#define KNOWN 1
static const Known known_models[KNOWN] = {
    {TW_BUILD_DIR "/tests/encoder-3.twm", TW_SOURCE_DIR "/../shared/models/encoder-3"},
};

typedef struct Reference {
  TwDocument *document; /* words alone */
  TwStr (*columns)[10]; /* of each token */
} Reference;

/** False, and a line on standard output, where the file is missing. */
static inline bool reference_read(TwArena *arena, int known, Reference *r) {
  const char *path = tw_arena_printf(arena, "%s-reference.conllu", known_models[known].floats).ptr;
  FILE *in = fopen(path, "rb");
  if (!in) {
    printf("skipped: no %s\n", path);
    return false;
  }
  size_t room = (size_t)1 << 20;
  char *text = tw_arena_alloc(arena, room), *words = tw_arena_alloc(arena, room), *at = words;
  TwStr rest = tw_str_n(text, fread(text, 1, room - 1, in)), line;
  fclose(in);
  r->columns = tw_arena_alloc(arena, 10000 * sizeof *r->columns);
  uint32_t count = 0;
  while (tw_str_split(&rest, '\n', &line) && count < 10000) {
    if (!line.len) {
      if (at > words) at[-1] = '\n';
      continue;
    }
    for (int c = 0; c < 10; c++) tw_str_split(&line, '\t', &r->columns[count][c]);
    TwStr form = r->columns[count++][1];
    memcpy(at, form.ptr, form.len);
    at += form.len;
    *at++ = ' ';
  }
  r->document = words_document(arena, words);
  ck_assert_uint_eq(r->document->tokens.count, count);
  return true;
}

#endif
