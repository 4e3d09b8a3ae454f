/* One linear map of a head, with the memory that it works in. A worker's own. */
#ifndef TW_ENCODE_LAYER_H
#define TW_ENCODE_LAYER_H

#include "model/kernels.h"

typedef struct TwLayer {
  const TwKernels *kernels;
  const TwAllocator *allocator;
  TwLinear linear;
  uint32_t rows; /* room for */
  uint8_t *q;
  TwRowScale *scales;
  float *y; /* the result: rows × linear.padded */
} TwLayer;

/** Takes the model's linear map `name`, which must have that many inputs (a multiple of 8), and makes room for `rows`.
 * TW_ERR_MODEL or TW_ERR_MEMORY; release it in either case. `outputs` 0: any number. */
TwStatus tw_layer_init(TwLayer *layer, const TwModel *model, const char *name, uint32_t inputs, uint32_t outputs,
                       uint32_t rows, TwCpu cpu, const TwAllocator *allocator);
/** Legal on a zeroed struct. */
void tw_layer_release(TwLayer *layer);
/** y = W x + b for `rows` rows of x, `stride` floats apart. */
void tw_layer_run(TwLayer *layer, const float *x, size_t stride, uint32_t rows);
/** … and GELU. */
void tw_layer_run_gelu(TwLayer *layer, const float *x, size_t stride, uint32_t rows);

/** Row of the result. */
static inline float *tw_layer_row(const TwLayer *layer, uint32_t row) {
  return layer->y + (size_t)row * layer->linear.padded;
}

#endif
