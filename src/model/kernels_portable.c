#include "model/floats.h"
#include "model/kernels_private.h"

#define ROWS 2

typedef int16_t H __attribute__((vector_size(32)));
typedef uint16_t UH __attribute__((vector_size(32)));

/* Of four inputs, 0 and 2, 1 and 3 of eight outputs, as 16-bit integers. */
typedef struct Fours {
  H even[2], odd[2];
} Fours;
typedef struct Weights {
  Fours of[2];
} Weights;
typedef struct Sums {
  I of[2];
} Sums;

INLINE Weights load_weights(const int8_t *p) {
  Weights w;
  for (int i = 0; i < 4; i++) {
    UH both;
    memcpy(&both, p + 32 * i, sizeof both);
    w.of[i / 2].even[i % 2] = (H)(both << 8) >> 8;
    w.of[i / 2].odd[i % 2] = (H)both >> 8;
  }
  return w;
}

INLINE UH products(int32_t four, const Fours *w, int i) {
  UH even = (UH)splat_int(four & 0x00FF00FF), odd = (UH)splat_int((int32_t)((uint32_t)four >> 8) & 0x00FF00FF);
  return (UH)w->even[i] * even + (UH)w->odd[i] * odd;
}

/* The sum of four products fits 16 bits (see format.h); then both halves of each 32 are added. */
INLINE void add_products(Sums *sums, const uint8_t *q, Weights w) {
  for (int i = 0; i < 2; i++) {
    UH fours = products(four_at(q), &w.of[0], i) + products(four_at(q + 4), &w.of[1], i);
    sums->of[i] += ((I)((U)fours << 16) >> 16) + ((I)fours >> 16);
  }
}

INLINE I sums_low(const Sums *sums) { return sums->of[0]; }
INLINE I sums_high(const Sums *sums) { return sums->of[1]; }

#include "model/linear.h"

const TwKernels tw_kernels_portable = {quantise, linear, gelu, norm, attend, product, dots};
