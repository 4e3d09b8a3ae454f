/* Against the float model that the weights come from: its numbers on the way of one sentence. They lie outside the
 * repository, in ../shared/models, as does what reads them (python3 with numpy): where either is missing, the test is
 * skipped. */
#include "encode/encode.h"
#include "encode/pieces.h"
#include "english.h"

#include <math.h>

/* The words on a line, the ids on the next, then three matrices of floats. */
#define READER                                                                                                         \
  "python3 -c \"import numpy, sys; z = numpy.load('%s-trace.npz'); o = sys.stdout.buffer; "                            \
  "o.write((' '.join(z['words']) + '\\n' + ' '.join(str(i) for i in z['ids']) + '\\n').encode()); "                    \
  "[o.write(z[k].astype('<f4').tobytes()) for k in ('syntax', 'tags', 'names')]\" 2>/dev/null"

static char words[1024], ids[1024];
static float want[3][64 * TW_VECTOR];
static uint32_t rows;

static bool read_trace(int known) {
  char command[1024];
  snprintf(command, sizeof command, READER, known_models[known].floats);
  FILE *in = popen(command, "r");
  bool ok = in && fgets(words, sizeof words, in) && fgets(ids, sizeof ids, in);
  if (ok) {
    words[strcspn(words, "\n")] = 0;
    rows = 2;
    for (const char *p = words; *p; p++) rows += *p == ' ';
    ok = rows <= 64;
    for (int m = 0; ok && m < 3; m++) ok = fread(want[m], TW_VECTOR * sizeof(float), rows, in) == rows;
  }
  if (in) pclose(in);
  if (!ok) printf("skipped: no %s-trace.npz or no numpy\n", known_models[known].floats);
  return ok;
}

static bool set_up_trace(int known) { return open_known(known) && read_trace(known); }

START_TEST(pieces_are_the_float_models) {
  if (!set_up_trace(_i)) return;
  TwPieces pieces;
  ck_assert(tw_pieces_init(&pieces, model));
  char got[1024];
  size_t at = (size_t)snprintf(got, sizeof got, "%u", pieces.begin);
  TwStr rest = tw_str(words), word;
  while (tw_str_split(&rest, ' ', &word)) {
    uint16_t of[TW_WORD_PIECES];
    uint32_t count = tw_pieces_of(&pieces, word, of);
    for (uint32_t i = 0; i < count; i++) at += (size_t)snprintf(got + at, sizeof got - at, " %u", of[i]);
  }
  snprintf(got + at, sizeof got - at, " %u\n", pieces.end);
  ck_assert_str_eq(got, ids);
}
END_TEST

static double cosine(const float *a, const float *b) {
  double ab = 0, aa = 0, bb = 0;
  for (uint32_t i = 0; i < TW_VECTOR; i++) {
    ab += (double)a[i] * (double)b[i];
    aa += (double)a[i] * (double)a[i];
    bb += (double)b[i] * (double)b[i];
  }
  return ab / sqrt(aa * bb);
}

START_TEST(vectors_are_near_the_float_models) {
  if (!set_up_trace(_i)) return;
  TwEncoder *encoder;
  ck_assert_int_eq(tw_encoder_new(model, tw_cpu_best(), &tw_libc_allocator, NULL, &encoder), TW_OK);
  TwBatch batch;
  tw_encoder_start(encoder, words_document(&arena, words));
  ck_assert_int_eq(tw_encoder_next(encoder, &batch), TW_OK);
  ck_assert_uint_eq(batch.rows, rows);
  const float *got[] = {batch.syntax, batch.tags, batch.names};
  for (int m = 0; m < 3; m++)
    for (uint32_t r = 0; r < rows; r++) {
      double c = cosine(got[m] + r * TW_VECTOR, want[m] + r * TW_VECTOR);
      ck_assert_msg(c > 0.99, "mix %d, row %u: cosine %f", m, r, c);
    }
  tw_encoder_free(encoder);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("encode_trace");
  TCase *tests = tcase_create("trace");
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_loop_test(tests, pieces_are_the_float_models, 0, KNOWN);
  tcase_add_loop_test(tests, vectors_are_near_the_float_models, 0, KNOWN);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
