#include "model/floats.h"
#include "model/kernels_private.h"

#define ROWS 2

typedef int16_t H __attribute__((vector_size(32)));
typedef uint16_t UH __attribute__((vector_size(32)));

/* Inputs 0 and 2, 1 and 3 of eight outputs, as 16-bit integers. */
typedef struct Weights {
  H even[2], odd[2];
} Weights;
typedef struct Sums {
  I of[2];
} Sums;

INLINE Weights load_weights(const int8_t *p) {
  Weights w;
  for (int i = 0; i < 2; i++) {
    UH both;
    memcpy(&both, p + 32 * i, sizeof both);
    w.even[i] = (H)(both << 8) >> 8;
    w.odd[i] = (H)both >> 8;
  }
  return w;
}

/* Two products of 7 and 8 bits fit 16; then both halves of each 32 are added. */
INLINE void add_products(Sums *sums, int32_t four, Weights w) {
  H even = (H)splat_int(four & 0x00FF00FF), odd = (H)splat_int((int32_t)((uint32_t)four >> 8) & 0x00FF00FF);
  for (int i = 0; i < 2; i++) {
    H pair = w.even[i] * even + w.odd[i] * odd;
    sums->of[i] += ((I)((U)pair << 16) >> 16) + ((I)pair >> 16);
  }
}

INLINE I sums_low(const Sums *sums) { return sums->of[0]; }
INLINE I sums_high(const Sums *sums) { return sums->of[1]; }

#include "model/linear.h"

const TwKernels tw_kernels_portable = {quantise, linear, gelu, norm, attend, product, dots};
