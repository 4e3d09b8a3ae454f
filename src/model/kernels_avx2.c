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

#define ROWS 4

typedef struct Weights {
  __m256i low[2], high[2];
} Weights;
typedef struct Sums {
  __m256i low, high;
} Sums;

INLINE Weights load_weights(const int8_t *p) {
  const __m256i *v = (const __m256i *)p;
  return (Weights){{_mm256_load_si256(v), _mm256_load_si256(v + 2)},
                   {_mm256_load_si256(v + 1), _mm256_load_si256(v + 3)}};
}

/* The sum of four products fits 16 bits (see format.h), so that one widening serves eight inputs. */
INLINE __m256i add_eight(__m256i sums, __m256i q, __m256i r, const __m256i *w) {
  __m256i fours = _mm256_add_epi16(_mm256_maddubs_epi16(q, w[0]), _mm256_maddubs_epi16(r, w[1]));
  return _mm256_add_epi32(sums, _mm256_madd_epi16(fours, _mm256_set1_epi16(1)));
}

INLINE void add_products(Sums *sums, const uint8_t *q, Weights w) {
  __m256i first = _mm256_set1_epi32(four_at(q)), second = _mm256_set1_epi32(four_at(q + 4));
  sums->low = add_eight(sums->low, first, second, w.low);
  sums->high = add_eight(sums->high, first, second, w.high);
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
