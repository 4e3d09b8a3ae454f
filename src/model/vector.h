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
INLINE int32_t four_at(const uint8_t *q) {
  int32_t four;
  memcpy(&four, q, sizeof four);
  return four;
}
/* Bytes of eight integers from 0 to 255. */
INLINE void store_bytes(uint8_t *p, I v) {
  B bytes = __builtin_convertvector(v, B);
  memcpy(p, &bytes, sizeof bytes);
}
/* … of 32. */
INLINE void store_bytes_32(uint8_t *p, const I *v) {
#if defined(TW_VECTOR_AVX2)
  __m256i low = _mm256_packus_epi32((__m256i)v[0], (__m256i)v[1]),
          high = _mm256_packus_epi32((__m256i)v[2], (__m256i)v[3]);
  __m256i order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7); /* packing goes by halves */
  __m256i bytes = _mm256_permutevar8x32_epi32(_mm256_packus_epi16(low, high), order);
  memcpy(p, &bytes, sizeof bytes);
#else
  for (int i = 0; i < 4; i++) store_bytes(p + 8 * i, v[i]);
#endif
}

#define SHUFFLE(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)

/* Eight rows of eight floats become columns. */
INLINE void transpose(const float *from, size_t from_stride, float *to, size_t to_stride) {
  V row[8], two[8], four[8];
  for (int i = 0; i < 8; i++) row[i] = load(from + i * from_stride);
  for (int i = 0; i < 8; i += 2) {
    two[i] = SHUFFLE(row[i], row[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
    two[i + 1] = SHUFFLE(row[i], row[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
  }
  for (int i = 0; i < 8; i += 4)
    for (int k = 0; k < 2; k++) {
      four[i + 2 * k] = SHUFFLE(two[i + k], two[i + k + 2], 0, 1, 8, 9, 4, 5, 12, 13);
      four[i + 2 * k + 1] = SHUFFLE(two[i + k], two[i + k + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
  for (int i = 0; i < 4; i++) {
    store(to + i * to_stride, SHUFFLE(four[i], four[i + 4], 0, 1, 2, 3, 8, 9, 10, 11));
    store(to + (i + 4) * to_stride, SHUFFLE(four[i], four[i + 4], 4, 5, 6, 7, 12, 13, 14, 15));
  }
}

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

/* x := x Φ(x), absolute error below 1e-5: Φ(x) - 1/2 is x times a polynomial in x², fitted at Chebyshev points up to
 * 4.8. Up to four vectors at once, since each step of one waits for the step before. */
INLINE void gelu_of(float *x, const int vectors) {
  static const float c[] = {0.14721249f,    -0.0729777068f,   0.0529230461f,   -0.0406262502f,   0.0305430759f,
                            -0.0217299908f, 0.0143818492f,    -0.00876600482f, 0.00495299045f,   -0.00266573275f,
                            0.0012844248f,  -0.000472044805f, 0.00020235157f,  -0.000150163076f, 5.41672998e-05f};
  V z[4], s[4], p[4];
  for (int v = 0; v < vectors; v++) {
    z[v] = smaller(larger(load(x + 8 * v), splat(-4.8f)), splat(4.8f));
    s[v] = z[v] * z[v] * splat(2.0f / (4.8f * 4.8f)) - splat(1.0f);
    p[v] = splat(c[14]);
  }
#pragma GCC unroll 1 /* or GCC computes one vector after the other */
  for (int i = 13; i >= 0; i--)
    for (int v = 0; v < vectors; v++) p[v] = p[v] * s[v] + splat(c[i]);
  for (int v = 0; v < vectors; v++) store(x + 8 * v, load(x + 8 * v) * (splat(0.5f) + z[v] * p[v]));
}

#endif
