/* Tags: UPOS, XPOS, features and lemma of every word of a batch. */
#ifndef TW_TAG_TAG_H
#define TW_TAG_TAG_H

#include "encode/encode.h"

typedef struct TwTagger TwTagger;

/** Belongs to one thread; about 3 MB. `*tagger` is NULL unless TW_OK; TW_ERR_MEMORY, or TW_ERR_MODEL with a diagnostic.
 * The model and the allocator must outlive it, and the model every document that was tagged: features and lemmas may
 * point into it. */
TwStatus tw_tagger_new(const TwModel *model, TwCpu cpu, const TwAllocator *allocator, const TwDiagSink *sink,
                       TwTagger **tagger);
/** NULL is legal. */
void tw_tagger_free(TwTagger *tagger);
/** Sets upos, xpos, feats, morph and lemma of the batch's tokens. */
TwStatus tw_tag(TwTagger *tagger, const TwBatch *batch, TwDocument *document);

#endif
