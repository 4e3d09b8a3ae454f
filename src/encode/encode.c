#include "encode/encode.h"
#include "encode/network.h"

/* A segment whose pieces are known but which has not found room yet. */
typedef struct Pending {
  TwSegment segment;
  uint32_t words, pieces;
  uint16_t ids[TW_BATCH_PIECES];
  uint16_t ends[TW_SEGMENT_WORDS]; /* pieces up to the end of a word */
} Pending;

struct TwEncoder {
  const TwAllocator *allocator;
  TwPieces pieces;
  TwNetwork network;
  TwNetworkInput input;
  TwSegment segments[TW_BATCH_PIECES];
  Pending pending;
  const TwDocument *document;
  uint32_t sentence, token; /* where the next segment begins */
};

TwStatus tw_encoder_new(const TwModel *model, TwCpu cpu, const TwAllocator *allocator, const TwDiagSink *sink,
                        TwEncoder **out) {
  *out = NULL;
  TwEncoder *encoder = tw_alloc_array(allocator, 1, sizeof *encoder);
  if (!encoder) return TW_ERR_MEMORY;
  encoder->allocator = allocator;
  TwStatus status = tw_pieces_init(&encoder->pieces, model) ? TW_OK : TW_ERR_MODEL;
  if (status == TW_OK) status = tw_network_init(&encoder->network, model, cpu, allocator);
  if (status == TW_ERR_MODEL)
    tw_diag(sink, TW_ERROR, status, NULL, SIZE_MAX, "the model has not the encoder that this program computes");
  if (status == TW_OK)
    *out = encoder;
  else
    tw_encoder_free(encoder);
  return status;
}

void tw_encoder_free(TwEncoder *encoder) {
  if (!encoder) return;
  tw_network_release(&encoder->network, encoder->allocator);
  tw_free(encoder->allocator, encoder);
}

void tw_encoder_start(TwEncoder *encoder, const TwDocument *document) {
  encoder->document = document;
  encoder->sentence = 0;
  encoder->token = document->sentences.count ? document->sentences.items[0].tokens.begin : 0;
  encoder->pending.words = 0;
}

static bool is_punctuation(TwStr form) {
  uint8_t shape = tw_shape_of(form);
  return shape == 3; /* neither letters nor digits */
}

/* Words to keep of a segment that does not reach the end of its sentence. */
static uint32_t cut_at(const TwEncoder *encoder, uint32_t words) {
  for (uint32_t n = words; n > words / 2; n--)
    if (is_punctuation(encoder->document->tokens.items[encoder->token + n - 1].form)) return n;
  return words;
}

/* Fills `pending` with the next segment; false at the end of the document. */
static bool prepare(TwEncoder *encoder) {
  const TwDocument *d = encoder->document;
  Pending *p = &encoder->pending;
  while (encoder->sentence < d->sentences.count && encoder->token >= d->sentences.items[encoder->sentence].tokens.end)
    if (++encoder->sentence < d->sentences.count) encoder->token = d->sentences.items[encoder->sentence].tokens.begin;
  if (encoder->sentence >= d->sentences.count) return false;
  TwSpan all = d->sentences.items[encoder->sentence].tokens;
  uint32_t left = all.end - encoder->token, words = 0, pieces = 0;
  while (words < left && words < TW_SEGMENT_WORDS) {
    uint16_t ids[TW_WORD_PIECES];
    uint32_t n = tw_pieces_of(&encoder->pieces, d->tokens.items[encoder->token + words].form, ids);
    if (pieces + n > TW_BATCH_PIECES - 2) break;
    memcpy(p->ids + pieces, ids, n * sizeof *ids);
    pieces += n;
    p->ends[words++] = (uint16_t)pieces;
  }
  if (words < left) words = cut_at(encoder, words);
  p->words = words;
  p->pieces = p->ends[words - 1];
  p->segment = (TwSegment){{encoder->token, encoder->token + words}, 0, encoder->token > all.begin};
  encoder->token += words;
  return true;
}

static void add_piece(TwNetworkInput *in, uint16_t id, uint8_t shape, uint32_t place) {
  in->ids[in->pieces] = id;
  in->shapes[in->pieces] = shape;
  in->places[in->pieces++] = (uint16_t)place;
}

static void add_row(TwNetworkInput *in, uint32_t pieces, uint8_t shape) {
  in->row_piece[in->rows] = (uint16_t)in->pieces;
  in->row_pieces[in->rows] = (uint8_t)pieces;
  in->row_shape[in->rows++] = shape;
}

static void add_pending(TwEncoder *encoder) {
  TwNetworkInput *in = &encoder->input;
  Pending *p = &encoder->pending;
  p->segment.row = in->rows;
  encoder->segments[in->segments] = p->segment;
  in->segment_piece[in->segments++] = (uint16_t)in->pieces;
  uint32_t place = 0;
  add_row(in, 1, 0);
  add_piece(in, encoder->pieces.begin, 0, place++);
  for (uint32_t w = 0, i = 0; w < p->words; w++) {
    uint8_t shape = tw_shape_of(encoder->document->tokens.items[p->segment.tokens.begin + w].form);
    add_row(in, p->ends[w] - i, shape);
    for (; i < p->ends[w]; i++) add_piece(in, p->ids[i], shape, place++);
  }
  add_piece(in, encoder->pieces.end, 0, place);
  in->segment_piece[in->segments] = (uint16_t)in->pieces;
  p->words = 0;
}

TwStatus tw_encoder_next(TwEncoder *encoder, TwBatch *batch) {
  TwNetworkInput *in = &encoder->input;
  in->pieces = in->rows = in->segments = 0;
  while (encoder->pending.words || prepare(encoder)) {
    if (in->pieces + encoder->pending.pieces + 2 > TW_BATCH_PIECES) break;
    add_pending(encoder);
  }
  if (in->segments) tw_network_run(&encoder->network, in);
  *batch =
      (TwBatch){encoder->segments,        in->segments, in->rows, encoder->network.mixed[0], encoder->network.mixed[1],
                encoder->network.mixed[2]};
  return TW_OK;
}
