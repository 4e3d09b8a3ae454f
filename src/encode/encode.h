/* Words to vectors: the encoder walks through a document's sentences and hands out batches of word vectors, which
 * `tag`, `parse` and `ner` turn into the layers of the analysis:
 *
 *     tw_encoder_start(encoder, document);
 *     while ((status = tw_encoder_next(encoder, &batch)) == TW_OK && batch.count > 0) … tw_tag(…), tw_parse(…) …
 *
 * Sentences are packed into a batch one after the other without padding, and a word's vector depends on its own
 * sentence alone: what is in a batch never changes a result. A sentence of more than TW_SEGMENT_WORDS words (or more
 * than 510 word pieces) is cut into segments, each ending with a punctuation mark where its second half has one; each
 * is encoded and parsed by itself, and `parse` hangs the root of a later one below the root of the first.
 *
 * An encoder belongs to one thread; it takes about 9 MB whatever the document. */
#ifndef TW_ENCODE_ENCODE_H
#define TW_ENCODE_ENCODE_H

#include "model/kernels.h"
#include "text/document.h"

/** Most word pieces of a batch, and of a sentence with its [CLS] and [SEP]. A batch has no more rows than that. */
#define TW_BATCH_PIECES 512u
/** Most words of a segment. */
#define TW_SEGMENT_WORDS 200u
/** Floats of a word's vector: the encoder's 384 and 32 for case and shape. */
#define TW_VECTOR 416u
/** Mixes of the encoder's layers. */
#define TW_MIXES 3

typedef struct TwEncoder TwEncoder;

/** A sentence, or a part of a very long one. Its vectors are rows `row` (the root, [CLS]), `row` + 1 (its first token)
 * … */
typedef struct TwSegment {
  TwSpan tokens; /* of the document */
  uint32_t row;
  bool continues; /* the sentence began in an earlier segment */
} TwSegment;

/** Word vectors, valid until the encoder's next call; rows of TW_VECTOR floats. */
typedef struct TwBatch {
  const TwSegment *segments;
  uint32_t count, rows;
  const float *syntax, *tags, *names; /* one mix for each kind of head */
} TwBatch;

/** `*encoder` is NULL unless TW_OK; TW_ERR_MEMORY, TW_ERR_MODEL (with a diagnostic) where the model has not the shape
 * that this program computes. The model and the allocator must outlive it. */
TwStatus tw_encoder_new(const TwModel *model, TwCpu cpu, const TwAllocator *allocator, const TwDiagSink *sink,
                        TwEncoder **encoder);
/** NULL is legal. */
void tw_encoder_free(TwEncoder *encoder);
/** Begins a document, whose sentences and tokens are set. */
void tw_encoder_start(TwEncoder *encoder, const TwDocument *document);
/** The next batch; its count is 0 once there is none. */
TwStatus tw_encoder_next(TwEncoder *encoder, TwBatch *batch);

#endif
