#if defined(__x86_64__)
#include <immintrin.h>
#include <math.h>

#include "model/kernels_private.h"

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,avx512f,avx512vl,avx512bw,avx512vnni"))), apply_to = function)
#else
#pragma GCC target("avx2,avx512f,avx512vl,avx512bw,avx512vnni")
#endif

#define TW_VECTOR_AVX2
#include "model/floats.h"

#define ROWS 12

typedef struct Weights {
  __m512i of[2];
} Weights;
typedef __m512i Sums;

INLINE Weights load_weights(const int8_t *p) {
  return (Weights){{_mm512_load_si512((const void *)p), _mm512_load_si512((const void *)(p + 64))}};
}
INLINE void add_products(Sums *sums, const uint8_t *q, Weights w) {
  *sums = _mm512_dpbusd_epi32(*sums, _mm512_set1_epi32(four_at(q)), w.of[0]);
  *sums = _mm512_dpbusd_epi32(*sums, _mm512_set1_epi32(four_at(q + 4)), w.of[1]);
}
INLINE I sums_low(const Sums *sums) { return (I)_mm512_castsi512_si256(*sums); }
INLINE I sums_high(const Sums *sums) { return (I)_mm512_extracti64x4_epi64(*sums, 1); }

#include "model/linear.h"

const TwKernels tw_kernels_vnni = {quantise, linear, gelu, norm, attend, product, dots};

#if defined(__clang__)
#pragma clang attribute pop
#endif
#else
typedef int TwNoVnni;
#endif
