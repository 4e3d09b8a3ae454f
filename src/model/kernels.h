/* The arithmetic of the analyser, for each kind of processor.
 *
 * Every implementation gives the same bytes: integer sums are exact, and floats are computed in one order everywhere,
 * eight lanes at a time, lanes added up by one fixed tree, without fused multiply-add, with polynomials of our own for
 * exp and the normal distribution. Matrices lie row after row; a stride counts elements from one row to the next. All
 * functions are pure but for what they write, and thread-safe. */
#ifndef TW_MODEL_KERNELS_H
#define TW_MODEL_KERNELS_H

#include "model/model.h"

typedef enum TwCpu {
  TW_CPU_PORTABLE,
  TW_CPU_AVX2,
  TW_CPU_VNNI, /* AVX-512 with VNNI */
  TW_CPU_COUNT
} TwCpu;

/** The best that this processor has. */
TwCpu tw_cpu_best(void);
/** "vnni", "avx2" or "portable"; false, and `*cpu` unchanged, for anything else. */
bool tw_cpu_parse(TwStr name, TwCpu *cpu);
TwStr tw_cpu_name(TwCpu cpu);

/** How a row of activations was quantised: value = (q - zero) × scale, q from 0 to 127, so that two products of it with
 * weights fit 16 bits. */
typedef struct TwRowScale {
  float scale;
  int32_t zero;
} TwRowScale;

/** Width of one attention head. */
#define TW_HEAD 32u
/** Query rows that attend() works on at once. */
#define TW_QUERIES 16u
/** Floats of scratch memory that attend() needs for `rows` rows. */
#define TW_ATTEND_SCRATCH(rows) (((size_t)(rows) + 7) / 8 * 8 * (2 * TW_HEAD + TW_QUERIES) + TW_QUERIES * TW_HEAD)

typedef struct TwKernels {
  /** Quantises rows of `columns` floats (a multiple of 8) to q, rows × columns without gaps. */
  void (*quantise)(const float *x, size_t stride, uint32_t rows, uint32_t columns, uint8_t *q, TwRowScale *scales);
  /** y = W x + b; writes `padded` columns of each row of y. */
  void (*linear)(const TwLinear *w, const uint8_t *q, const TwRowScale *scales, uint32_t rows, float *y, size_t stride);
  /** x := x Φ(x) in place, of `count` floats (a multiple of 8). */
  void (*gelu)(float *x, size_t count);
  /** x := norm(x + y) × weight + bias, row by row; y may be NULL. `columns` is a multiple of 8. */
  void (*norm)(float *x, const float *y, uint32_t rows, uint32_t columns, const float *weight, const float *bias);
  /** Softmax attention of one sentence: rows of query, key and value (each `width` floats, in heads of TW_HEAD) to rows
   * of `width` floats. */
  void (*attend)(const float *qkv, uint32_t rows, uint32_t width, float *out, float *scratch);
  /** out = a b; b is inner × columns without gaps, columns a multiple of 8. */
  void (*product)(const float *a, size_t a_stride, uint32_t rows, const float *b, uint32_t columns, uint32_t inner,
                  float *out, size_t out_stride);
  /** out[i] = row i of m (columns floats, a multiple of 8, without gaps) · v. */
  void (*dots)(const float *m, uint32_t rows, uint32_t columns, const float *v, float *out);
} TwKernels;

/** The kernels for `cpu`, or for the best that the processor has below it. */
const TwKernels *tw_kernels(TwCpu cpu);

#endif
