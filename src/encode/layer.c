#include "encode/layer.h"

TwStatus tw_layer_init(TwLayer *layer, const TwModel *model, const char *name, uint32_t inputs, uint32_t outputs,
                       uint32_t rows, TwCpu cpu, const TwAllocator *allocator) {
  *layer = (TwLayer){.kernels = tw_kernels(cpu), .allocator = allocator, .rows = rows};
  TwLinear *w = &layer->linear;
  if (!tw_model_linear(model, name, w) || w->inputs != inputs || inputs % 8 || (outputs && w->outputs != outputs))
    return TW_ERR_MODEL;
  layer->q = tw_alloc_array(allocator, (size_t)rows * inputs, 1);
  layer->scales = tw_alloc_array(allocator, rows, sizeof *layer->scales);
  layer->y = tw_alloc_array(allocator, (size_t)rows * w->padded, sizeof *layer->y);
  return layer->q && layer->scales && layer->y ? TW_OK : TW_ERR_MEMORY;
}

void tw_layer_release(TwLayer *layer) {
  if (!layer->allocator) return;
  tw_free(layer->allocator, layer->q);
  tw_free(layer->allocator, layer->scales);
  tw_free(layer->allocator, layer->y);
  *layer = (TwLayer){0};
}

void tw_layer_run(TwLayer *layer, const float *x, size_t stride, uint32_t rows) {
  layer->kernels->quantise(x, stride, rows, layer->linear.inputs, layer->q, layer->scales);
  layer->kernels->linear(&layer->linear, layer->q, layer->scales, rows, layer->y, layer->linear.padded);
}

void tw_layer_run_gelu(TwLayer *layer, const float *x, size_t stride, uint32_t rows) {
  tw_layer_run(layer, x, stride, rows);
  layer->kernels->gelu(layer->y, (size_t)rows * layer->linear.padded);
}
