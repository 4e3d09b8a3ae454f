#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wpsabi"
#endif
#include "model/floats.h"
#include "model/kernels_private.h"

#define ROWS 2

typedef struct Weights {
  const int8_t *at;
} Weights;
typedef struct Sums {
  int32_t of[16];
} Sums;

INLINE Weights load_weights(const int8_t *p) { return (Weights){p}; }

INLINE void add_products(Sums *sums, int32_t four, Weights w) {
  uint8_t q[4];
  memcpy(q, &four, sizeof q);
  for (int i = 0; i < 16; i++)
    sums->of[i] += (q[0] * w.at[4 * i] + q[1] * w.at[4 * i + 1]) + (q[2] * w.at[4 * i + 2] + q[3] * w.at[4 * i + 3]);
}

INLINE I sums_at(const Sums *sums, int first) {
  I v;
  memcpy(&v, sums->of + first, sizeof v);
  return v;
}
INLINE I sums_low(const Sums *sums) { return sums_at(sums, 0); }
INLINE I sums_high(const Sums *sums) { return sums_at(sums, 8); }

#include "model/linear.h"

const TwKernels tw_kernels_portable = {quantise, linear, gelu, norm, attend, product, dots};
