#if defined(__x86_64__)
#include <immintrin.h>
#include <math.h>

#include "model/kernels_private.h"

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC target("avx2")
#endif

#define TW_VECTOR_AVX2
#include "model/floats.h"

#define ROWS 3 /* of four, GCC spills a sum in the inner loop */

typedef struct Weights {
  __m256i low, high;
} Weights;
typedef struct Sums {
  __m256i low, high;
} Sums;

INLINE Weights load_weights(const int8_t *p) {
  return (Weights){_mm256_load_si256((const __m256i *)p), _mm256_load_si256((const __m256i *)(p + 32))};
}

/* Activations have 7 bits, so that the sum of two products does not saturate 16. */
INLINE __m256i add_four(__m256i sums, __m256i q, __m256i weights) {
  return _mm256_add_epi32(sums, _mm256_madd_epi16(_mm256_maddubs_epi16(q, weights), _mm256_set1_epi16(1)));
}

INLINE void add_products(Sums *sums, int32_t four, Weights w) {
  __m256i q = _mm256_set1_epi32(four);
  sums->low = add_four(sums->low, q, w.low);
  sums->high = add_four(sums->high, q, w.high);
}

INLINE I sums_low(const Sums *sums) { return (I)sums->low; }
INLINE I sums_high(const Sums *sums) { return (I)sums->high; }

#include "model/linear.h"

const TwKernels tw_kernels_avx2 = {quantise, linear, gelu, norm, attend, product, dots};

#if defined(__clang__)
#pragma clang attribute pop
#endif
#else
typedef int TwNoAvx2;
#endif
