/* The transformer: word pieces of a batch to word vectors. Private to this module. */
#ifndef TW_ENCODE_NETWORK_H
#define TW_ENCODE_NETWORK_H

#include "encode/encode.h"
#include "encode/pieces.h"

#define TW_LAYERS_LIMIT 12u
/* Rows that go through both maps of a layer's inner part at once: what lies between stays in the second cache. */
#define TW_NETWORK_ROWS 48u

typedef struct TwNetworkLayer {
  TwLinear qkv, o, f1, f2;
  const float *n1, *n2; /* weights, then biases */
} TwNetworkLayer;

/** Weights; points into the model. */
typedef struct TwWeights {
  uint32_t width, inner, layers, places, case_width;
  TwRows word, pos;
  const float *norm, *case_in, *case_out, *mix;
  TwNetworkLayer layer[TW_LAYERS_LIMIT];
} TwWeights;

/** The input of the network: pieces, and which of them make up the row of a word. */
typedef struct TwNetworkInput {
  uint32_t pieces, rows, segments;
  uint16_t ids[TW_BATCH_PIECES];
  uint8_t shapes[TW_BATCH_PIECES];
  uint16_t places[TW_BATCH_PIECES];        /* within the sentence */
  uint16_t row_piece[TW_BATCH_PIECES + 1]; /* first piece of a row */
  uint8_t row_pieces[TW_BATCH_PIECES];
  uint8_t row_shape[TW_BATCH_PIECES];
  uint16_t segment_piece[TW_BATCH_PIECES + 1]; /* first piece of a segment; the last entry closes it */
} TwNetworkInput;

/** What a worker needs to run it. */
typedef struct TwNetwork {
  const TwKernels *kernels;
  TwWeights weights;
  float *x, *y, *wide, *scratch;
  uint8_t *q;
  TwRowScale *scales;
  float *mixed[TW_MIXES];
} TwNetwork;

TwStatus tw_network_init(TwNetwork *network, const TwModel *model, TwCpu cpu, const TwAllocator *allocator);
void tw_network_release(TwNetwork *network, const TwAllocator *allocator);
/** Fills `mixed`, rows × (width + case_width) floats each. */
void tw_network_run(TwNetwork *network, const TwNetworkInput *input);

#endif
