/* The kernels: right, and the same bytes from all that this processor has. */
#include "model/kernels.h"
#include "model/vector.h"
#include "support.h"

#include <math.h>

static uint32_t seed = 1;

static uint32_t next_random(void) {
  seed = seed * 1664525u + 1013904223u;
  return seed >> 8;
}

static float next_float(void) { return ((float)(next_random() % 20001) - 10000.0f) / 2500.0f; }

static float *random_floats(size_t count) {
  float *x = malloc(count * sizeof *x);
  for (size_t i = 0; i < count; i++) x[i] = next_float();
  return x;
}

/* Weights whose products with 127 the kernels can add up in 16 bits: where there are too many of one sign, the four
 * largest that they can. */
static void bound(int8_t *w, uint32_t inputs) {
  for (uint32_t i = 0; i < inputs; i += i % 8 == 2 ? 6 : 2) {
    int8_t *of[] = {&w[i], &w[i + 1], &w[i + 4], &w[i + 5]};
    int above = 0, below = 0;
    for (int k = 0; k < 4; k++) *of[k] > 0 ? (above += *of[k]) : (below -= *of[k]);
    if (above <= 258 && below <= 258) continue;
    static const int8_t most[] = {127, 2, 127, 2};
    for (int k = 0; k < 4; k++) *of[k] = above > 258 ? most[k] : (int8_t)-most[k];
  }
}

/* A linear map with random weights, not packed by convert.py but by the words of format.h. */
typedef struct Map {
  TwLinear linear;
  int8_t *plain; /* [output][input] */
  int8_t *packed;
  float *scale, *bias;
  int32_t *sums;
} Map;

static Map random_map(uint32_t outputs, uint32_t inputs) {
  uint32_t padded = (outputs + 15) / 16 * 16;
  Map m = {.plain = calloc(padded, inputs), .packed = aligned_alloc(64, (size_t)padded * inputs)};
  m.scale = random_floats(padded);
  m.bias = random_floats(padded);
  m.sums = calloc(padded, sizeof *m.sums);
  for (uint32_t o = 0; o < outputs; o++)
    for (uint32_t i = 0; i < inputs; i++) {
      int8_t w = (int8_t)(next_random() % 8 == 0 ? 127 : (int)(next_random() % 255) - 127);
      m.plain[o * inputs + i] = w;
    }
  for (uint32_t o = 0; o < outputs; o++) {
    bound(m.plain + (size_t)o * inputs, inputs);
    for (uint32_t i = 0; i < inputs; i++) m.sums[o] += m.plain[o * inputs + i];
  }
  for (uint32_t o = 0; o < padded; o++)
    for (uint32_t i = 0; i < inputs; i++)
      m.packed[(o / 16 * inputs + i / 4 * 4) * 16 + o % 16 * 4 + i % 4] = m.plain[o * inputs + i];
  m.linear = (TwLinear){inputs, outputs, padded, m.packed, m.scale, m.sums, m.bias};
  return m;
}

static void free_map(Map *m) {
  free(m->plain);
  free(m->packed);
  free(m->scale);
  free(m->bias);
  free(m->sums);
}

static void same(const void *a, const void *b, size_t size, const char *what, int cpu) {
  ck_assert_msg(!memcmp(a, b, size), "%s differs on %s", what, tw_cpu_name((TwCpu)cpu).ptr);
}

START_TEST(names_of_processors) {
  TwCpu cpu = TW_CPU_AVX2;
  ck_assert(!tw_cpu_parse(TW_STR("fast"), &cpu) && cpu == TW_CPU_AVX2);
  ck_assert(tw_cpu_parse(TW_STR("portable"), &cpu) && cpu == TW_CPU_PORTABLE);
  ck_assert(tw_kernels(TW_CPU_VNNI) == tw_kernels(tw_cpu_best()));
}
END_TEST

START_TEST(quantising_keeps_values_within_half_a_step) {
  enum { ROWS = 5, COLUMNS = 96 };
  float *x = random_floats(ROWS * COLUMNS);
  for (int i = 0; i < COLUMNS; i++) x[i] = 0, x[COLUMNS + i] += 50, x[2 * COLUMNS + i] -= 50;
  x[3 * COLUMNS] = 1e30f;
  uint8_t q[ROWS * COLUMNS], again[ROWS * COLUMNS];
  TwRowScale s[ROWS], t[ROWS];
  tw_kernels(TW_CPU_PORTABLE)->quantise(x, COLUMNS, ROWS, COLUMNS, q, s);
  for (int r = 0; r < ROWS; r++)
    for (int i = 0; i < COLUMNS; i++) {
      float back = (float)(q[r * COLUMNS + i] - s[r].zero) * s[r].scale;
      ck_assert_uint_le(q[r * COLUMNS + i], 127);
      ck_assert_float_le(fabsf(back - x[r * COLUMNS + i]), s[r].scale * 1.001f);
    }
  for (int cpu = 0; cpu < TW_CPU_COUNT; cpu++) {
    tw_kernels((TwCpu)cpu)->quantise(x, COLUMNS, ROWS, COLUMNS, again, t);
    same(q, again, sizeof q, "quantise", cpu);
    same(s, t, sizeof s, "quantise scales", cpu);
  }
  free(x);
}
END_TEST

START_TEST(what_is_no_number_stays_harmless) {
  float x[16];
  for (int i = 0; i < 16; i++) x[i] = i % 3 ? NAN : i % 2 ? INFINITY : -INFINITY;
  uint8_t q[16];
  TwRowScale s;
  for (int cpu = 0; cpu < TW_CPU_COUNT; cpu++) {
    tw_kernels((TwCpu)cpu)->quantise(x, 16, 1, 16, q, &s);
    ck_assert(s.zero >= 0 && s.zero <= 127);
    for (int i = 0; i < 16; i++) ck_assert_uint_le(q[i], 127);
  }
}
END_TEST

static void check_linear(uint32_t outputs, uint32_t inputs, uint32_t rows) {
  Map m = random_map(outputs, inputs);
  uint8_t *q = malloc((size_t)rows * inputs);
  TwRowScale *s = malloc(rows * sizeof *s);
  for (size_t i = 0; i < (size_t)rows * inputs; i++) q[i] = (uint8_t)(next_random() % 4 ? next_random() % 128 : 127);
  for (uint32_t r = 0; r < rows; r++) s[r] = (TwRowScale){next_float(), (int32_t)(next_random() % 128)};
  const size_t size = (size_t)rows * m.linear.padded;
  float *want = malloc(size * sizeof *want), *got = malloc(size * sizeof *got);
  for (uint32_t r = 0; r < rows; r++)
    for (uint32_t o = 0; o < m.linear.padded; o++) {
      int32_t sum = 0;
      for (uint32_t i = 0; i < inputs; i++) sum += m.plain[o * inputs + i] * ((int32_t)q[r * inputs + i] - s[r].zero);
      float factor = m.scale[o] * s[r].scale, product = (float)sum * factor;
      want[r * m.linear.padded + o] = product + m.bias[o];
    }
  for (int cpu = 0; cpu < TW_CPU_COUNT; cpu++) {
    tw_kernels((TwCpu)cpu)->linear(&m.linear, q, s, rows, got, m.linear.padded);
    same(want, got, size * sizeof *want, "linear", cpu);
  }
  free(want);
  free(got);
  free(q);
  free(s);
  free_map(&m);
}

START_TEST(integer_products_are_exact) {
  check_linear(16, 8, 1);
  check_linear(17, 24, 2);
  check_linear(51, 32, 13);
  check_linear(48, 416, 50);
  check_linear(33, 1536, 101);
}
END_TEST

/* The template of the VNNI kernel over an imitation of its one instruction: packing, tiles and scales are those of the
 * kernel, on machines that cannot run it too. */
typedef struct Weights {
  int8_t of[128];
} Weights;
typedef struct Sums {
  int32_t of[16];
} Sums;
#define ROWS 12
INLINE Weights load_weights(const int8_t *p) {
  Weights w;
  memcpy(&w, p, sizeof w);
  return w;
}
INLINE void add_products(Sums *sums, const uint8_t *q, Weights w) { /* VPDPBUSD, twice */
  for (int k = 0; k < 8; k++)
    for (int i = 0; i < 16; i++) sums->of[i] += (int32_t)q[k] * w.of[k / 4 * 64 + 4 * i + k % 4];
}
INLINE I sums_low(const Sums *sums) {
  I v;
  memcpy(&v, sums->of, sizeof v);
  return v;
}
INLINE I sums_high(const Sums *sums) {
  I v;
  memcpy(&v, sums->of + 8, sizeof v);
  return v;
}
#include "model/linear.h"

START_TEST(vnni_template_agrees) {
  Map m = random_map(70, 384);
  enum { COUNT = 77 };
  float *x = random_floats(COUNT * 384), *a = malloc(COUNT * 80 * 4), *b = malloc(COUNT * 80 * 4);
  uint8_t *q = malloc(COUNT * 384);
  TwRowScale s[COUNT];
  const TwKernels *k = tw_kernels(TW_CPU_PORTABLE);
  k->quantise(x, 384, COUNT, 384, q, s);
  k->linear(&m.linear, q, s, COUNT, a, 80);
  linear(&m.linear, q, s, COUNT, b, 80);
  same(a, b, COUNT * 80 * 4, "the template", TW_CPU_VNNI);
  free(x);
  free(a);
  free(b);
  free(q);
  free_map(&m);
}
END_TEST

START_TEST(gelu_is_close_and_the_same) {
  enum { COUNT = 4096 };
  float x[COUNT], first[COUNT], y[COUNT];
  for (int i = 0; i < COUNT; i++) x[i] = (float)(i - COUNT / 2) / 200.0f;
  for (int cpu = 0; cpu < TW_CPU_COUNT; cpu++) {
    memcpy(y, x, sizeof y);
    tw_kernels((TwCpu)cpu)->gelu(y, COUNT);
    if (cpu == 0) memcpy(first, y, sizeof first);
    same(first, y, sizeof y, "gelu", cpu);
  }
  for (int i = 0; i < COUNT; i++) {
    double want = (double)x[i] * 0.5 * (1 + erf((double)x[i] / sqrt(2)));
    ck_assert_msg(fabs((double)y[i] - want) < 1.5e-5, "gelu(%f) = %f, not %f", (double)x[i], (double)y[i], want);
  }
}
END_TEST

START_TEST(norm_is_close_and_the_same) {
  enum { COUNT = 3, WIDTH = 384 };
  float *x = random_floats(COUNT * WIDTH), *y = random_floats(COUNT * WIDTH), *w = random_floats(2 * WIDTH);
  float got[COUNT * WIDTH], first[COUNT * WIDTH];
  for (int cpu = 0; cpu < TW_CPU_COUNT; cpu++) {
    memcpy(got, x, sizeof got);
    tw_kernels((TwCpu)cpu)->norm(got, y, COUNT, WIDTH, w, w + WIDTH);
    if (cpu == 0) memcpy(first, got, sizeof first);
    same(first, got, sizeof got, "norm", cpu);
  }
  for (int r = 0; r < COUNT; r++) {
    double mean = 0, square = 0;
    for (int i = r * WIDTH; i < (r + 1) * WIDTH; i++) mean += ((double)x[i] + (double)y[i]) / WIDTH;
    for (int i = r * WIDTH; i < (r + 1) * WIDTH; i++) square += pow((double)x[i] + (double)y[i] - mean, 2) / WIDTH;
    for (int i = 0; i < WIDTH; i++) {
      double v = (double)x[r * WIDTH + i] + (double)y[r * WIDTH + i];
      double want = (v - mean) / sqrt(square) * (double)w[i] + (double)w[WIDTH + i];
      ck_assert(fabs((double)got[r * WIDTH + i] - want) < 1e-4);
    }
  }
  free(x);
  free(y);
  free(w);
}
END_TEST

/* One head of attention in doubles. */
static double attention(const float *qkv, uint32_t rows, uint32_t width, uint32_t i, uint32_t column) {
  uint32_t head = column / TW_HEAD * TW_HEAD;
  double sum = 0, out = 0;
  for (uint32_t j = 0; j < rows; j++) {
    double dot = 0;
    for (uint32_t d = 0; d < TW_HEAD; d++)
      dot += (double)qkv[i * 3 * width + head + d] * (double)qkv[j * 3 * width + width + head + d];
    double e = exp(dot / sqrt(TW_HEAD));
    sum += e;
    out += e * (double)qkv[j * 3 * width + 2 * width + column];
  }
  return out / sum;
}

START_TEST(attention_is_close_and_the_same) {
  static const uint32_t lengths[] = {1, 2, 7, 8, 9, 16, 17, 33, 75};
  const uint32_t width = 2 * TW_HEAD;
  for (size_t n = 0; n < sizeof lengths / sizeof *lengths; n++) {
    uint32_t rows = lengths[n];
    size_t size = rows * width * sizeof(float);
    float *qkv = random_floats(rows * 3 * width), *first = malloc(size), *out = malloc(size);
    float *scratch = malloc(TW_ATTEND_SCRATCH(rows) * sizeof *scratch);
    for (int cpu = 0; cpu < TW_CPU_COUNT; cpu++) {
      tw_kernels((TwCpu)cpu)->attend(qkv, rows, width, out, scratch);
      if (cpu == 0) memcpy(first, out, size);
      same(first, out, size, "attend", cpu);
    }
    for (uint32_t i = 0; i < rows; i++)
      for (uint32_t c = 0; c < width; c++)
        ck_assert(fabs((double)out[i * width + c] - attention(qkv, rows, width, i, c)) < 1e-4);
    free(qkv);
    free(first);
    free(out);
    free(scratch);
  }
}
END_TEST

START_TEST(float_products_are_close_and_the_same) {
  enum { COUNT = 7, INNER = 20, COLUMNS = 40 };
  float *a = random_floats(COUNT * INNER), *b = random_floats(INNER * COLUMNS), *v = random_floats(COLUMNS);
  float got[COUNT * COLUMNS], first[COUNT * COLUMNS], dots[INNER], first_dots[INNER];
  for (int cpu = 0; cpu < TW_CPU_COUNT; cpu++) {
    const TwKernels *k = tw_kernels((TwCpu)cpu);
    k->product(a, INNER, COUNT, b, COLUMNS, INNER, got, COLUMNS);
    k->dots(b, INNER, COLUMNS, v, dots);
    if (cpu == 0) memcpy(first, got, sizeof got), memcpy(first_dots, dots, sizeof dots);
    same(first, got, sizeof got, "product", cpu);
    same(first_dots, dots, sizeof dots, "dots", cpu);
  }
  for (int r = 0; r < COUNT; r++)
    for (int c = 0; c < COLUMNS; c++) {
      double want = 0;
      for (int k = 0; k < INNER; k++) want += (double)a[r * INNER + k] * (double)b[k * COLUMNS + c];
      ck_assert(fabs((double)got[r * COLUMNS + c] - want) < 1e-3);
    }
  for (int r = 0; r < INNER; r++) {
    double want = 0;
    for (int c = 0; c < COLUMNS; c++) want += (double)b[r * COLUMNS + c] * (double)v[c];
    ck_assert(fabs((double)dots[r] - want) < 1e-3);
  }
  free(a);
  free(b);
  free(v);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("model_kernels");
  TCase *tests = tcase_create("kernels");
  tcase_add_test(tests, names_of_processors);
  tcase_add_test(tests, quantising_keeps_values_within_half_a_step);
  tcase_add_test(tests, what_is_no_number_stays_harmless);
  tcase_add_test(tests, integer_products_are_exact);
  tcase_add_test(tests, vnni_template_agrees);
  tcase_add_test(tests, gelu_is_close_and_the_same);
  tcase_add_test(tests, norm_is_close_and_the_same);
  tcase_add_test(tests, attention_is_close_and_the_same);
  tcase_add_test(tests, float_products_are_close_and_the_same);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
