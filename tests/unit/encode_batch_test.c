/* The encoder's batches: the same vectors whatever is packed together and whatever the processor; limits; memory. */
#include "encode/encode.h"
#include "english.h"

#include <unistd.h>

#define TEXT                                                                                                           \
  "The mayor of Lima opened a bridge on Monday .\n"                                                                    \
  "Yes .\n"                                                                                                            \
  "Engineers from three countries , among them Peru and Chile , had worked on it since 2019 , she said .\n"            \
  "It cost $ 40m .\n"

static TwEncoder *new_encoder(TwCpu cpu) {
  TwEncoder *encoder;
  ck_assert_int_eq(tw_encoder_new(model, cpu, &tw_libc_allocator, NULL, &encoder), TW_OK);
  return encoder;
}

static TwBatch first_batch(TwEncoder *encoder, const TwDocument *document) {
  TwBatch batch;
  tw_encoder_start(encoder, document);
  ck_assert_int_eq(tw_encoder_next(encoder, &batch), TW_OK);
  return batch;
}

static void same_rows(const TwBatch *a, uint32_t a_row, const TwBatch *b, uint32_t b_row, uint32_t rows) {
  const float *x[] = {a->syntax, a->tags, a->names}, *y[] = {b->syntax, b->tags, b->names};
  for (int i = 0; i < 3; i++)
    ck_assert(!memcmp(x[i] + a_row * TW_VECTOR, y[i] + b_row * TW_VECTOR, rows * TW_VECTOR * sizeof(float)));
}

START_TEST(neighbours_change_nothing) {
  TwEncoder *together = new_encoder(tw_cpu_best()), *alone = new_encoder(tw_cpu_best());
  TwBatch all = first_batch(together, words_document(&arena, TEXT));
  ck_assert_uint_eq(all.count, 4);
  TwStr rest = TW_STR(TEXT), line;
  for (uint32_t s = 0; s < all.count && tw_str_split(&rest, '\n', &line); s++) {
    TwBatch one = first_batch(alone, words_document(&arena, tw_arena_str(&arena, line).ptr));
    ck_assert_uint_eq(one.count, 1);
    ck_assert_uint_eq(one.rows, all.segments[s].tokens.end - all.segments[s].tokens.begin + 1);
    same_rows(&all, all.segments[s].row, &one, 0, one.rows);
  }
  tw_encoder_free(together);
  tw_encoder_free(alone);
}
END_TEST

START_TEST(every_processor_gives_the_same_vectors) {
  TwEncoder *portable = new_encoder(TW_CPU_PORTABLE);
  TwBatch want = first_batch(portable, words_document(&arena, TEXT));
  for (int cpu = TW_CPU_PORTABLE + 1; cpu <= (int)tw_cpu_best(); cpu++) {
    TwEncoder *other = new_encoder((TwCpu)cpu);
    TwBatch got = first_batch(other, words_document(&arena, TEXT));
    ck_assert_uint_eq(want.rows, got.rows);
    same_rows(&want, 0, &got, 0, want.rows);
    tw_encoder_free(other);
  }
  tw_encoder_free(portable);
}
END_TEST

START_TEST(a_document_without_words_has_no_batch) {
  TwEncoder *encoder = new_encoder(tw_cpu_best());
  ck_assert_uint_eq(first_batch(encoder, words_document(&arena, "")).count, 0);
  TwDocument *d = words_document(&arena, "One .");
  d->sentences.items[0].tokens.end = 0;
  ck_assert_uint_eq(first_batch(encoder, d).count, 0);
  tw_encoder_free(encoder);
}
END_TEST

/* `count` words, each `comma`-th of them a comma. */
static TwDocument *long_sentence(uint32_t count, const char *word, uint32_t comma) {
  char *text = tw_arena_alloc(&arena, count * (strlen(word) + 1) + 1);
  for (uint32_t i = 1; i <= count; i++) {
    strcat(text, comma && i % comma == 0 ? "," : word);
    if (i < count) strcat(text, " ");
  }
  return words_document(&arena, text);
}

static uint32_t walk(TwEncoder *encoder, const TwDocument *d, uint32_t *segments) {
  uint32_t at = 0;
  TwBatch batch;
  *segments = 0;
  tw_encoder_start(encoder, d);
  while (tw_encoder_next(encoder, &batch) == TW_OK && batch.count) {
    ck_assert_uint_le(batch.rows, TW_BATCH_PIECES);
    for (uint32_t s = 0; s < batch.count; s++, ++*segments) {
      const TwSegment *g = &batch.segments[s];
      ck_assert_uint_eq(g->tokens.begin, at);
      ck_assert(g->tokens.end > at && g->tokens.end - at <= TW_SEGMENT_WORDS);
      ck_assert_uint_eq(g->continues, d->sentences.items[d->tokens.items[at].sentence].tokens.begin < at);
      at = g->tokens.end;
    }
  }
  return at;
}

START_TEST(long_sentences_are_cut) {
  TwEncoder *encoder = new_encoder(tw_cpu_best());
  uint32_t segments;
  TwDocument *d = long_sentence(200, "word", 0);
  ck_assert_uint_eq(walk(encoder, d, &segments), 200);
  ck_assert_uint_eq(segments, 1);
  d = long_sentence(201, "word", 0);
  ck_assert_uint_eq(walk(encoder, d, &segments), 201);
  ck_assert_uint_eq(segments, 2);
  d = long_sentence(450, "word", 170); /* commas at 170 and 340 */
  ck_assert_uint_eq(walk(encoder, d, &segments), 450);
  ck_assert_uint_eq(segments, 3);
  TwBatch batch = first_batch(encoder, d);
  ck_assert_uint_eq(batch.segments[0].tokens.end, 170);
  d = long_sentence(130, "1.2.3.4.5.6.7", 0); /* twelve pieces each: at most 42 in a segment */
  ck_assert_uint_eq(walk(encoder, d, &segments), 130);
  ck_assert_uint_eq(segments, 4);
  tw_encoder_free(encoder);
}
END_TEST

static char told[TW_DIAG_MESSAGE];

static void keep(void *user, const TwDiagnostic *d) {
  (void)user;
  snprintf(told, sizeof told, "%s", d->message);
}

/* A valid file that holds nothing: the header alone, whose checksum is that of convert.py. */
START_TEST(a_model_without_an_encoder_is_refused) {
  static const unsigned char header[64] = "TWMODEL\n\2\0\0\0\0\0\0\0\100\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
  unsigned char file[64];
  memcpy(file, header, sizeof file);
  memcpy(file + 32, "\xA9\x64\x88\x8D", 4);
  char path[] = "/tmp/tw-empty-XXXXXX";
  int out = mkstemp(path);
  ck_assert_int_eq((int)write(out, file, sizeof file), (int)sizeof file);
  close(out);
  TwModel *empty;
  TwEncoder *encoder;
  const TwDiagSink sink = {keep, NULL};
  ck_assert_int_eq(tw_model_open(path, &tw_libc_allocator, &sink, &empty), TW_OK);
  ck_assert_int_eq(tw_encoder_new(empty, tw_cpu_best(), &tw_libc_allocator, &sink, &encoder), TW_ERR_MODEL);
  ck_assert(!encoder && strstr(told, "has not the encoder"));
  tw_model_close(empty);
  unlink(path);
}
END_TEST

START_TEST(running_out_of_memory_is_a_status) {
  long n = 0;
  for (;; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwEncoder *encoder;
    TwStatus status = tw_encoder_new(model, tw_cpu_best(), &f.allocator, NULL, &encoder);
    ck_assert((status == TW_OK) == (encoder != NULL));
    tw_encoder_free(encoder);
    if (status == TW_OK) break;
    ck_assert_int_eq(status, TW_ERR_MEMORY);
  }
  ck_assert_int_gt(n, 3);
  tw_encoder_free(NULL);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("encode_batch");
  TCase *tests = tcase_create("batch");
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, neighbours_change_nothing);
  tcase_add_test(tests, every_processor_gives_the_same_vectors);
  tcase_add_test(tests, a_document_without_words_has_no_batch);
  tcase_add_test(tests, long_sentences_are_cut);
  tcase_add_test(tests, a_model_without_an_encoder_is_refused);
  tcase_add_test(tests, running_out_of_memory_is_a_status);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
