/* Eight lanes of floats or integers, in the compilers' own vector type: the same source gives the same operations, lane
 * by lane, whatever instructions they become. Where GCC finds the instruction by itself only in part, TW_VECTOR_AVX2
 * names it. Private to this module. */
#ifndef TW_MODEL_VECTOR_H
#define TW_MODEL_VECTOR_H

#include <stdint.h>
#include <string.h>

typedef float V __attribute__((vector_size(32)));
typedef int32_t I __attribute__((vector_size(32)));
typedef uint32_t U __attribute__((vector_size(32)));
typedef uint8_t B __attribute__((vector_size(8)));

#define INLINE static inline __attribute__((always_inline, unused))

INLINE V load(const float *p) {
  V v;
  memcpy(&v, p, sizeof v);
  return v;
}

INLINE void store(float *p, V v) { memcpy(p, &v, sizeof v); }
INLINE V splat(float x) { return (V){x, x, x, x, x, x, x, x}; }
INLINE I splat_int(int32_t x) { return (I){x, x, x, x, x, x, x, x}; }
/* Bytes of eight integers from 0 to 255. */
#if defined(TW_VECTOR_AVX2)
INLINE void store_bytes(uint8_t *p, I v) {
  __m256i words = _mm256_packus_epi32((__m256i)v, (__m256i)v);
  __m256i bytes = _mm256_packus_epi16(words, words);
  uint32_t low = (uint32_t)_mm256_extract_epi32(bytes, 0), high = (uint32_t)_mm256_extract_epi32(bytes, 4);
  memcpy(p, &low, 4);
  memcpy(p + 4, &high, 4);
}
#else
INLINE void store_bytes(uint8_t *p, I v) {
  B bytes = __builtin_convertvector(v, B);
  memcpy(p, &bytes, sizeof bytes);
}
#endif

INLINE V choose(I mask, V a, V b) { return (V)((mask & (I)a) | (~mask & (I)b)); }
/* Where a is not a number, b: so that a damaged weight cannot travel into an index. */
#if defined(TW_VECTOR_AVX2) /* the instructions are defined just so, for zeros and NaN too */
INLINE V larger(V a, V b) { return (V)_mm256_max_ps((__m256)a, (__m256)b); }
INLINE V smaller(V a, V b) { return (V)_mm256_min_ps((__m256)a, (__m256)b); }
#else
INLINE V larger(V a, V b) { return choose(a > b, a, b); }
INLINE V smaller(V a, V b) { return choose(a < b, a, b); }
#endif

INLINE float sum_lanes(const V *vector) {
  float v[8];
  memcpy(v, vector, sizeof v);
  return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

INLINE float max_lanes(const V *vector) {
  float v[8];
  memcpy(v, vector, sizeof v);
  float m = v[0];
  for (int i = 1; i < 8; i++) m = v[i] > m ? v[i] : m;
  return m;
}

/* Adding it rounds a float below 2^22 to an integer, which then stands in the low bits. */
#define ROUNDING      12582912.0f
#define ROUNDING_BITS 0x4B400000

/* e^x for x <= 0, relative error about 1e-7: x = n ln 2 + r, a polynomial in r, n into the exponent. */
INLINE V exp_of(V x) {
  x = larger(x, splat(-87.0f));
  V shifted = x * splat(1.44269504f) + splat(ROUNDING);
  V n = shifted - splat(ROUNDING);
  V r = x - n * splat(0.693359375f);
  r = r - n * splat(-2.12194440e-4f);
  V p = splat(1.0f / 720);
  p = p * r + splat(1.0f / 120);
  p = p * r + splat(1.0f / 24);
  p = p * r + splat(1.0f / 6);
  p = p * r + splat(0.5f);
  p = p * r + splat(1.0f);
  p = p * r + splat(1.0f);
  I exponent = (I)shifted - splat_int(ROUNDING_BITS) + splat_int(127);
  return p * (V)(exponent << 23);
}

/* x Φ(x), absolute error below 1e-5: Φ(x) - 1/2 is x times a polynomial in x², fitted at Chebyshev points up to 4.8. */
INLINE V gelu_of(V x) {
  static const float c[] = {0.14721249f,    -0.0729777068f,   0.0529230461f,   -0.0406262502f,   0.0305430759f,
                            -0.0217299908f, 0.0143818492f,    -0.00876600482f, 0.00495299045f,   -0.00266573275f,
                            0.0012844248f,  -0.000472044805f, 0.00020235157f,  -0.000150163076f, 5.41672998e-05f};
  V z = smaller(larger(x, splat(-4.8f)), splat(4.8f));
  V s = z * z * splat(2.0f / (4.8f * 4.8f)) - splat(1.0f);
  V p = splat(c[14]);
  for (int i = 13; i >= 0; i--) p = p * s + splat(c[i]);
  return x * (splat(0.5f) + z * p);
}

#endif
