#include "tag/tag.h"
#include "encode/layer.h"
#include "tag/lemma.h"

#define HIDDEN 256u /* units before each output */
#define FEATS  1024u

typedef enum Head { UPOS, XPOS, FEATURES, HEADS } Head;

struct TwTagger {
  const TwAllocator *allocator;
  TwLayer hidden, output[HEADS];
  TwLemmas lemmas;
  TwTable feats;
  uint32_t morphs[FEATS]; /* bits of each bundle */
};

static bool labels_match(const TwModel *model, TwTagger *t) {
  TwTable upos, xpos;
  if (!tw_model_table(model, "labels.upos", &upos) || !tw_model_table(model, "labels.xpos", &xpos) ||
      !tw_model_table(model, "labels.feats", &t->feats))
    return false;
  if (upos.count != TW_UPOS_COUNT || xpos.count != TW_XPOS_COUNT || t->feats.count > FEATS) return false;
  for (uint32_t i = 0; i < upos.count; i++)
    if (!tw_str_eq(tw_table_get(&upos, i), tw_upos_name((TwUpos)i))) return false;
  for (uint32_t i = 0; i < xpos.count; i++)
    if (!tw_str_eq(tw_table_get(&xpos, i), tw_xpos_name((uint8_t)i))) return false;
  for (uint32_t i = 0; i < t->feats.count; i++) t->morphs[i] = tw_morph_of(tw_table_get(&t->feats, i));
  return true;
}

static TwStatus init(TwTagger *t, const TwModel *model, TwCpu cpu, const TwAllocator *a) {
  if (!labels_match(model, t) || !tw_lemmas_init(&t->lemmas, model)) return TW_ERR_MODEL;
  TwStatus s = tw_layer_init(&t->hidden, model, "tags.hidden", TW_VECTOR, HEADS * HIDDEN, TW_BATCH_PIECES, cpu, a);
  static const char *const names[HEADS] = {"tags.upos", "tags.xpos", "tags.feats"};
  const uint32_t counts[HEADS] = {TW_UPOS_COUNT, TW_XPOS_COUNT, t->feats.count};
  for (int h = 0; s == TW_OK && h < HEADS; h++)
    s = tw_layer_init(&t->output[h], model, names[h], HIDDEN, counts[h], TW_BATCH_PIECES, cpu, a);
  return s;
}

TwStatus tw_tagger_new(const TwModel *model, TwCpu cpu, const TwAllocator *allocator, const TwDiagSink *sink,
                       TwTagger **out) {
  *out = NULL;
  TwTagger *t = tw_alloc_array(allocator, 1, sizeof *t);
  if (!t) return TW_ERR_MEMORY;
  t->allocator = allocator;
  TwStatus status = init(t, model, cpu, allocator);
  if (status == TW_ERR_MODEL)
    tw_diag(sink, TW_ERROR, status, NULL, SIZE_MAX, "the model has not the tags that this program knows");
  if (status == TW_OK)
    *out = t;
  else
    tw_tagger_free(t);
  return status;
}

void tw_tagger_free(TwTagger *t) {
  if (!t) return;
  tw_layer_release(&t->hidden);
  for (int h = 0; h < HEADS; h++) tw_layer_release(&t->output[h]);
  tw_free(t->allocator, t);
}

static uint32_t best(const TwLayer *layer, uint32_t row) {
  const float *y = tw_layer_row(layer, row);
  uint32_t at = 0;
  for (uint32_t i = 1; i < layer->linear.outputs; i++)
    if (y[i] > y[at]) at = i;
  return at;
}

static void set(TwTagger *t, uint32_t row, TwToken *token, bool first, TwArena *arena) {
  token->upos = (uint8_t)best(&t->output[UPOS], row);
  token->xpos = (uint8_t)best(&t->output[XPOS], row);
  uint32_t feats = best(&t->output[FEATURES], row);
  token->feats = tw_table_get(&t->feats, feats);
  token->morph = t->morphs[feats];
  token->lemma = tw_lemma_of(&t->lemmas, token->form, (TwUpos)token->upos, token->xpos, first, arena);
}

TwStatus tw_tag(TwTagger *t, const TwBatch *batch, TwDocument *document) {
  tw_layer_run_gelu(&t->hidden, batch->tags, TW_VECTOR, batch->rows);
  for (uint32_t h = 0; h < HEADS; h++)
    tw_layer_run(&t->output[h], t->hidden.y + h * HIDDEN, HEADS * HIDDEN, batch->rows);
  for (uint32_t s = 0; s < batch->count; s++) {
    const TwSegment *segment = &batch->segments[s];
    for (uint32_t i = segment->tokens.begin; i < segment->tokens.end; i++)
      set(t, segment->row + 1 + i - segment->tokens.begin, &document->tokens.items[i],
          i == segment->tokens.begin && !segment->continues, document->arena);
  }
  return tw_arena_status(document->arena);
}
