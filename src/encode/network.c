#include "encode/network.h"

#include <stdio.h>

static bool floats(const TwModel *model, const char *name, uint32_t rows, uint32_t columns, const float **out) {
  TwFloats f;
  if (!tw_model_floats(model, name, &f) || f.rows != rows || f.columns != columns) return false;
  *out = f.values;
  return true;
}

static bool layer_linear(const TwModel *model, uint32_t i, const char *part, uint32_t outputs, uint32_t inputs,
                         TwLinear *out) {
  char name[24];
  snprintf(name, sizeof name, "layer%u.%s", (unsigned)i, part);
  return tw_model_linear(model, name, out) && out->outputs == outputs && out->inputs == inputs &&
         out->padded == outputs;
}

static bool layer_norm(const TwModel *model, uint32_t i, const char *part, uint32_t width, const float **out) {
  char name[24];
  snprintf(name, sizeof name, "layer%u.%s", (unsigned)i, part);
  return floats(model, name, 2, width, out);
}

static bool load_weights(TwWeights *w, const TwModel *model) {
  TwFloats mix, case_out;
  TwLinear first;
  if (!tw_model_rows(model, "word", &w->word) || !tw_model_rows(model, "pos", &w->pos) ||
      !tw_model_floats(model, "mix", &mix) || !tw_model_floats(model, "case.out", &case_out) ||
      !tw_model_linear(model, "layer0.f1", &first))
    return false;
  w->width = w->word.width;
  w->places = w->pos.count;
  w->layers = mix.columns - 1;
  w->inner = first.outputs;
  w->case_width = case_out.columns;
  w->mix = mix.values;
  w->case_out = case_out.values;
  if (w->width % TW_HEAD || w->width > 1024 || w->inner % 16 || w->inner > 4096 || w->inner < 3 * w->width ||
      w->layers == 0 || w->layers > TW_LAYERS_LIMIT || mix.rows != TW_MIXES || w->pos.width != w->width ||
      w->places == 0 || case_out.rows != TW_SHAPES || w->width + w->case_width != TW_VECTOR)
    return false;
  if (!floats(model, "norm", 2, w->width, &w->norm) || !floats(model, "case.in", TW_SHAPES, w->width, &w->case_in))
    return false;
  for (uint32_t i = 0; i < w->layers; i++) {
    TwNetworkLayer *l = &w->layer[i];
    if (!layer_linear(model, i, "qkv", 3 * w->width, w->width, &l->qkv) ||
        !layer_linear(model, i, "o", w->width, w->width, &l->o) ||
        !layer_linear(model, i, "f1", w->inner, w->width, &l->f1) ||
        !layer_linear(model, i, "f2", w->width, w->inner, &l->f2) || !layer_norm(model, i, "n1", w->width, &l->n1) ||
        !layer_norm(model, i, "n2", w->width, &l->n2))
      return false;
  }
  return true;
}

TwStatus tw_network_init(TwNetwork *n, const TwModel *model, TwCpu cpu, const TwAllocator *allocator) {
  *n = (TwNetwork){.kernels = tw_kernels(cpu)};
  if (!load_weights(&n->weights, model)) return TW_ERR_MODEL;
  const size_t rows = TW_BATCH_PIECES, width = n->weights.width, inner = n->weights.inner;
  const size_t some = TW_NETWORK_ROWS, widest = rows * 3 * width > some * inner ? rows * 3 * width : some * inner;
  n->x = tw_alloc_array(allocator, rows * width, sizeof *n->x);
  n->y = tw_alloc_array(allocator, rows * width, sizeof *n->y);
  n->wide = tw_alloc_array(allocator, widest, sizeof *n->wide);
  n->scratch = tw_alloc_array(allocator, TW_ATTEND_SCRATCH(rows), sizeof *n->scratch);
  n->q = tw_alloc_array(allocator, some * inner, 1);
  n->scales = tw_alloc_array(allocator, some, sizeof *n->scales);
  bool ok = n->x && n->y && n->wide && n->scratch && n->q && n->scales;
  for (int m = 0; m < TW_MIXES; m++) {
    n->mixed[m] = tw_alloc_array(allocator, rows * TW_VECTOR, sizeof *n->mixed[m]);
    ok = ok && n->mixed[m];
  }
  return ok ? TW_OK : TW_ERR_MEMORY;
}

void tw_network_release(TwNetwork *n, const TwAllocator *allocator) {
  void *all[] = {n->x, n->y, n->wide, n->scratch, n->q, n->scales, n->mixed[0], n->mixed[1], n->mixed[2]};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) tw_free(allocator, all[i]);
}

static void embed(TwNetwork *n, const TwNetworkInput *in) {
  const TwWeights *w = &n->weights;
  for (uint32_t p = 0; p < in->pieces; p++) {
    uint32_t id = in->ids[p] < w->word.count ? in->ids[p] : 0, place = in->places[p];
    if (place >= w->places) place = w->places - 1;
    const int8_t *word = w->word.values + (size_t)id * w->width, *pos = w->pos.values + (size_t)place * w->width;
    const float word_scale = w->word.scale[id], pos_scale = w->pos.scale[place];
    const float *shape = w->case_in + in->shapes[p] * w->width;
    float *x = n->x + (size_t)p * w->width;
    for (uint32_t i = 0; i < w->width; i++) x[i] = ((float)word[i] * word_scale + (float)pos[i] * pos_scale) + shape[i];
  }
  n->kernels->norm(n->x, NULL, in->pieces, w->width, w->norm, w->norm + w->width);
}

static uint32_t at_once(uint32_t rows) { return rows < TW_NETWORK_ROWS ? rows : TW_NETWORK_ROWS; }

/* To at most TW_NETWORK_ROWS rows. */
static void apply_some(TwNetwork *n, const TwLinear *linear, const float *x, uint32_t rows, float *y) {
  n->kernels->quantise(x, linear->inputs, rows, linear->inputs, n->q, n->scales);
  n->kernels->linear(linear, n->q, n->scales, rows, y, linear->padded);
}

static void apply(TwNetwork *n, const TwLinear *linear, const float *x, uint32_t rows, float *y) {
  for (uint32_t r = 0; r < rows; r += TW_NETWORK_ROWS)
    apply_some(n, linear, x + (size_t)r * linear->inputs, at_once(rows - r), y + (size_t)r * linear->padded);
}

static void apply_both(TwNetwork *n, const TwNetworkLayer *l, uint32_t rows) {
  const uint32_t width = n->weights.width, inner = n->weights.inner;
  for (uint32_t r = 0; r < rows; r += TW_NETWORK_ROWS) {
    const uint32_t some = at_once(rows - r);
    apply_some(n, &l->f1, n->x + (size_t)r * width, some, n->wide);
    n->kernels->gelu(n->wide, (size_t)some * inner);
    apply_some(n, &l->f2, n->wide, some, n->y + (size_t)r * width);
  }
}

static void run_layer(TwNetwork *n, const TwNetworkInput *in, const TwNetworkLayer *l) {
  const TwKernels *k = n->kernels;
  const uint32_t width = n->weights.width, rows = in->pieces;
  apply(n, &l->qkv, n->x, rows, n->wide);
  for (uint32_t s = 0; s < in->segments; s++) {
    uint32_t first = in->segment_piece[s], count = in->segment_piece[s + 1] - first;
    k->attend(n->wide + (size_t)first * 3 * width, count, width, n->y + (size_t)first * width, n->scratch);
  }
  apply(n, &l->o, n->y, rows, n->wide);
  k->norm(n->x, n->wide, rows, width, l->n1, l->n1 + width);
  apply_both(n, l, rows);
  k->norm(n->x, n->y, rows, width, l->n2, l->n2 + width);
}

/* Adds what layer `layer` gave to the mixes, word by word: the mean over the pieces. */
static void mix(TwNetwork *n, const TwNetworkInput *in, uint32_t layer) {
  const TwWeights *w = &n->weights;
  for (uint32_t row = 0; row < in->rows; row++) {
    const uint32_t pieces = in->row_pieces[row];
    const float *first = n->x + (size_t)in->row_piece[row] * w->width;
    float mean[1024];
    memcpy(mean, first, w->width * sizeof *mean);
    for (uint32_t p = 1; p < pieces; p++)
      for (uint32_t i = 0; i < w->width; i++) mean[i] += first[p * w->width + i];
    const float share = 1.0f / (float)pieces;
    for (uint32_t m = 0; m < TW_MIXES; m++) {
      const float factor = w->mix[m * (w->layers + 1) + layer] * share;
      float *out = n->mixed[m] + (size_t)row * TW_VECTOR;
      for (uint32_t i = 0; i < w->width; i++) out[i] = (layer ? out[i] : 0.0f) + factor * mean[i];
    }
  }
}

static void add_shapes(TwNetwork *n, const TwNetworkInput *in) {
  const TwWeights *w = &n->weights;
  for (uint32_t row = 0; row < in->rows; row++)
    for (uint32_t m = 0; m < TW_MIXES; m++)
      memcpy(n->mixed[m] + (size_t)row * TW_VECTOR + w->width, w->case_out + in->row_shape[row] * w->case_width,
             w->case_width * sizeof(float));
}

void tw_network_run(TwNetwork *n, const TwNetworkInput *in) {
  embed(n, in);
  mix(n, in, 0);
  for (uint32_t i = 0; i < n->weights.layers; i++) {
    run_layer(n, in, &n->weights.layer[i]);
    mix(n, in, i + 1);
  }
  add_shapes(n, in);
}
