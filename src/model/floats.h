/* The kernels that work on floats; every kernel file includes this once and compiles it for its own instructions.
 * Private to this module. */
#ifndef TW_MODEL_FLOATS_H
#define TW_MODEL_FLOATS_H

#include "model/kernels.h"
#include "model/vector.h"

#include <math.h>

/* To whole numbers from 0 to 127. */
INLINE I rounded(V v) {
  return (I)(smaller(larger(v, splat(0)), splat(127)) + splat(ROUNDING)) - splat_int(ROUNDING_BITS);
}

static void quantise_row(const float *x, uint32_t columns, uint8_t *q, TwRowScale *scale) {
  V low = splat(0), high = splat(0);
  for (uint32_t i = 0; i < columns; i += 8) {
    V v = load(x + i);
    low = smaller(v, low);
    high = larger(v, high);
  }
  V lowest = -low;
  float least = -max_lanes(&lowest), most = max_lanes(&high), range = most - least;
  if (!(range > 1e-8f)) range = 1e-8f;
  float factor = 127.0f / range, zero = rintf(-least * factor);
  scale->scale = range / 127.0f;
  scale->zero = zero >= 0 && zero <= 127 ? (int32_t)zero : 0;
  V f = splat(factor), z = splat((float)scale->zero);
  uint32_t i = 0;
  for (; i + 32 <= columns; i += 32) {
    I some[4];
    for (int v = 0; v < 4; v++) some[v] = rounded(load(x + i + 8 * v) * f + z);
    store_bytes_32(q + i, some);
  }
  for (; i < columns; i += 8) store_bytes(q + i, rounded(load(x + i) * f + z));
}

static void quantise(const float *x, size_t stride, uint32_t rows, uint32_t columns, uint8_t *q, TwRowScale *scales) {
  for (uint32_t r = 0; r < rows; r++) quantise_row(x + r * stride, columns, q + (size_t)r * columns, &scales[r]);
}

static void gelu(float *x, size_t count) {
  size_t i = 0;
  for (; i + 32 <= count; i += 32) gelu_of(x + i, 4);
  for (; i < count; i += 8) gelu_of(x + i, 1);
}

static void norm_row(float *x, const float *y, uint32_t columns, const float *weight, const float *bias) {
  V sum = splat(0), squares = splat(0);
  for (uint32_t i = 0; i < columns; i += 8) {
    V v = load(x + i);
    if (y) v += load(y + i);
    store(x + i, v);
    sum += v;
  }
  V mean = splat(sum_lanes(&sum) / (float)columns);
  for (uint32_t i = 0; i < columns; i += 8) {
    V d = load(x + i) - mean;
    squares += d * d;
  }
  V factor = splat(1.0f / sqrtf(sum_lanes(&squares) / (float)columns + 1e-12f));
  for (uint32_t i = 0; i < columns; i += 8)
    store(x + i, (load(x + i) - mean) * factor * load(weight + i) + load(bias + i));
}

static void norm(float *x, const float *y, uint32_t rows, uint32_t columns, const float *weight, const float *bias) {
  for (uint32_t r = 0; r < rows; r++)
    norm_row(x + (size_t)r * columns, y ? y + (size_t)r * columns : NULL, columns, weight, bias);
}

/* `rows` rows (at most 4) of a times two vectors of columns of b, kept in registers. */
INLINE void product_tile(const float *a, size_t a_stride, int rows, const float *b, uint32_t columns, uint32_t inner,
                         int vectors, float *out, size_t out_stride) {
  V sums[4][2] = {{{0}}};
  for (uint32_t k = 0; k < inner; k++, b += columns)
    for (int r = 0; r < rows; r++) {
      V x = splat(a[r * a_stride + k]);
      for (int v = 0; v < vectors; v++) sums[r][v] += x * load(b + 8 * v);
    }
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < vectors; v++) store(out + r * out_stride + 8 * v, sums[r][v]);
}

INLINE void product_rows(const float *a, size_t a_stride, int rows, const float *b, uint32_t columns, uint32_t inner,
                         float *out, size_t out_stride) {
  uint32_t c = 0;
  for (; c + 16 <= columns; c += 16) product_tile(a, a_stride, rows, b + c, columns, inner, 2, out + c, out_stride);
  if (c < columns) product_tile(a, a_stride, rows, b + c, columns, inner, 1, out + c, out_stride);
}

static void product(const float *a, size_t a_stride, uint32_t rows, const float *b, uint32_t columns, uint32_t inner,
                    float *out, size_t out_stride) {
  uint32_t r = 0;
  for (; r + 4 <= rows; r += 4)
    product_rows(a + r * a_stride, a_stride, 4, b, columns, inner, out + r * out_stride, out_stride);
  for (; r < rows; r++)
    product_rows(a + r * a_stride, a_stride, 1, b, columns, inner, out + r * out_stride, out_stride);
}

static void dots(const float *m, uint32_t rows, uint32_t columns, const float *v, float *out) {
  for (uint32_t r = 0; r < rows; r++, m += columns) {
    V sum = splat(0);
    for (uint32_t i = 0; i < columns; i += 8) sum += load(m + i) * load(v + i);
    out[r] = sum_lanes(&sum);
  }
}

/* Softmax of a row without its last division: e^(x - max), zeros up to `padded`; returns 1 / sum. */
INLINE float softmax_row(float *x, uint32_t count, uint32_t padded) {
  for (uint32_t i = count; i < padded; i++) x[i] = -INFINITY;
  V most = load(x), sum = splat(0);
  for (uint32_t i = 8; i < padded; i += 8) most = larger(load(x + i), most);
  V max = splat(max_lanes(&most));
  for (uint32_t i = 0; i < padded; i += 8) store(x + i, exp_of(load(x + i) - max));
  for (uint32_t i = count; i < padded; i++) x[i] = 0;
  for (uint32_t i = 0; i < padded; i += 8) sum += load(x + i);
  return 1.0f / sum_lanes(&sum);
}

/* Rows of keys become columns: TW_HEAD × padded, zeros beyond `rows`. */
INLINE void transpose_keys(const float *keys, size_t stride, uint32_t rows, uint32_t padded, float *out) {
  uint32_t j = 0;
  for (; j + 8 <= rows; j += 8)
    for (uint32_t d = 0; d < TW_HEAD; d += 8) transpose(keys + j * stride + d, stride, out + d * padded + j, padded);
  for (; j < padded; j++)
    for (uint32_t d = 0; d < TW_HEAD; d++) out[d * padded + j] = j < rows ? keys[j * stride + d] : 0;
}

static void attend_head(const float *qkv, uint32_t rows, uint32_t width, float *out, float *scratch) {
  uint32_t padded = (rows + 7) / 8 * 8;
  float *keys = scratch, *values = keys + padded * TW_HEAD, *weights = values + padded * TW_HEAD,
        *queries = weights + padded * TW_QUERIES;
  transpose_keys(qkv + width, 3 * width, rows, padded, keys);
  for (uint32_t j = 0; j < rows; j++)
    memcpy(values + j * TW_HEAD, qkv + (size_t)j * 3 * width + 2 * width, TW_HEAD * sizeof *values);
  for (uint32_t first = 0; first < rows; first += TW_QUERIES) {
    uint32_t some = rows - first < TW_QUERIES ? rows - first : TW_QUERIES;
    for (uint32_t i = 0; i < some; i++) /* by 1/√32 */
      for (uint32_t d = 0; d < TW_HEAD; d += 8)
        store(queries + i * TW_HEAD + d, load(qkv + (size_t)(first + i) * 3 * width + d) * splat(0.176776695f));
    product(queries, TW_HEAD, some, keys, padded, TW_HEAD, weights, padded);
    float factors[TW_QUERIES];
    for (uint32_t i = 0; i < some; i++) factors[i] = softmax_row(weights + i * padded, rows, padded);
    product(weights, padded, some, values, TW_HEAD, rows, queries, TW_HEAD);
    for (uint32_t i = 0; i < some; i++)
      for (uint32_t d = 0; d < TW_HEAD; d += 8)
        store(out + (size_t)(first + i) * width + d, load(queries + i * TW_HEAD + d) * splat(factors[i]));
  }
}

static void attend(const float *qkv, uint32_t rows, uint32_t width, float *out, float *scratch) {
  for (uint32_t at = 0; at + TW_HEAD <= width; at += TW_HEAD) attend_head(qkv + at, rows, width, out + at, scratch);
}

#endif
