/* The integer matrix product, over the operation that its includer defines. Private to this module.
 *
 * Define before including: type Weights, 8 inputs × 16 outputs; type Sums, 16 sums; ROWS, rows of a tile;
 * load_weights(p); add_products(sums, q, weights), which adds to each of the 16 sums the products of the 8 bytes at q
 * with its 8 weights; sums_low(sums) and sums_high(sums), the sums of outputs 0–7 and 8–15. */
#ifndef TW_MODEL_LINEAR_H
#define TW_MODEL_LINEAR_H

#include "model/kernels.h"
#include "model/vector.h"

INLINE void finish(I sums, const TwLinear *w, uint32_t column, const TwRowScale *scale, float *y) {
  U weight_sums; /* unsigned: those of a damaged model may overflow */
  memcpy(&weight_sums, w->sums + column, sizeof weight_sums);
  V value = __builtin_convertvector((I)((U)sums - (U)splat_int(scale->zero) * weight_sums), V);
  store(y + column, value * (load(w->scale + column) * splat(scale->scale)) + load(w->bias + column));
}

INLINE void tile(const TwLinear *w, uint32_t column, const uint8_t *q, const TwRowScale *scales, const int rows,
                 float *y, size_t stride) {
  Sums sums[ROWS];
  memset(sums, 0, sizeof sums);
  const int8_t *weights = w->weights + (size_t)column * w->inputs;
  for (uint32_t k = 0; k < w->inputs; k += 8, weights += 128) {
    Weights some = load_weights(weights);
    for (int r = 0; r < rows; r++) add_products(&sums[r], q + (size_t)r * w->inputs + k, some);
  }
  for (int r = 0; r < rows; r++) {
    finish(sums_low(&sums[r]), w, column, &scales[r], y + r * stride);
    finish(sums_high(&sums[r]), w, column + 8, &scales[r], y + r * stride);
  }
}

/* Rows that stay in the nearest cache while the weights stream by. */
#define CHUNK 48u

static void linear(const TwLinear *w, const uint8_t *q, const TwRowScale *scales, uint32_t rows, float *y,
                   size_t stride) {
  for (uint32_t first = 0; first < rows; first += CHUNK) {
    uint32_t end = rows - first < CHUNK ? rows : first + CHUNK;
    for (uint32_t column = 0; column < w->padded; column += 16) {
      uint32_t r = first;
      for (; r + ROWS <= end; r += ROWS)
        tile(w, column, q + (size_t)r * w->inputs, scales + r, ROWS, y + r * stride, stride);
      for (; r < end; r++) tile(w, column, q + (size_t)r * w->inputs, scales + r, 1, y + r * stride, stride);
    }
  }
}

#endif
