#include "parse/parse.h"
#include "encode/layer.h"
#include "parse/tree.h"

#define ARC   320u /* width of dependents and heads in arc scores */
#define LABEL 128u /* … in label scores */
#define SOME  32u  /* arcs that are labelled at once */
#define NODES (TW_SEGMENT_WORDS + 1)
#define SLOTS ((NODES + 7) / 8 * 8)

/* Columns of the hidden layer. */
enum { ARC_DEPENDENT = 0, ARC_HEAD = ARC, LABEL_DEPENDENT = 2 * ARC, LABEL_HEAD = 2 * ARC + LABEL };

struct TwParser {
  const TwAllocator *allocator;
  const TwKernels *kernels;
  TwLayer hidden, tree, label;
  TwTree *best;
  float *heads;           /* heads of a segment, transposed: ARC × SLOTS */
  float *scores;          /* NODES × SLOTS */
  float *dependents;      /* SOME × LABEL */
  uint32_t sentence_root; /* of the sentence that goes on */
};

static bool labels_match(const TwModel *model) {
  TwTable rel;
  if (!tw_model_table(model, "labels.rel", &rel) || rel.count != TW_REL_COUNT) return false;
  for (uint32_t i = 0; i < rel.count; i++)
    if (!tw_str_eq(tw_table_get(&rel, i), tw_rel_name((TwRel)i))) return false;
  return true;
}

static TwStatus init(TwParser *p, const TwModel *model, TwCpu cpu, const TwAllocator *a) {
  if (!labels_match(model)) return TW_ERR_MODEL;
  p->kernels = tw_kernels(cpu);
  TwStatus s = tw_layer_init(&p->hidden, model, "arcs.hidden", TW_VECTOR, 2 * (ARC + LABEL), TW_BATCH_PIECES, cpu, a);
  if (s == TW_OK) s = tw_layer_init(&p->tree, model, "arcs.tree", ARC, ARC, TW_BATCH_PIECES, cpu, a);
  if (s == TW_OK) s = tw_layer_init(&p->label, model, "arcs.label", LABEL, TW_REL_COUNT * (LABEL + 1), SOME, cpu, a);
  if (s != TW_OK) return s;
  p->best = tw_tree_new(a);
  p->heads = tw_alloc_array(a, (size_t)ARC * SLOTS, sizeof *p->heads);
  p->scores = tw_alloc_array(a, (size_t)NODES * SLOTS, sizeof *p->scores);
  p->dependents = tw_alloc_array(a, (size_t)SOME * LABEL, sizeof *p->dependents);
  return p->best && p->heads && p->scores && p->dependents ? TW_OK : TW_ERR_MEMORY;
}

TwStatus tw_parser_new(const TwModel *model, TwCpu cpu, const TwAllocator *allocator, const TwDiagSink *sink,
                       TwParser **out) {
  *out = NULL;
  TwParser *p = tw_alloc_array(allocator, 1, sizeof *p);
  if (!p) return TW_ERR_MEMORY;
  p->allocator = allocator;
  TwStatus status = init(p, model, cpu, allocator);
  if (status == TW_ERR_MODEL)
    tw_diag(sink, TW_ERROR, status, NULL, SIZE_MAX, "the model has not the relations that this program knows");
  if (status == TW_OK)
    *out = p;
  else
    tw_parser_free(p);
  return status;
}

void tw_parser_free(TwParser *p) {
  if (!p) return;
  tw_layer_release(&p->hidden);
  tw_layer_release(&p->tree);
  tw_layer_release(&p->label);
  tw_tree_free(p->best);
  tw_free(p->allocator, p->heads);
  tw_free(p->allocator, p->scores);
  tw_free(p->allocator, p->dependents);
  tw_free(p->allocator, p);
}

/* heads[0 … nodes - 1] of a segment; node 0 is the root. */
static void find_tree(TwParser *p, uint32_t row, uint32_t nodes, uint16_t *heads) {
  uint32_t columns = (nodes + 7) / 8 * 8;
  for (uint32_t h = 0; h < columns; h++) {
    const float *from = h < nodes ? tw_layer_row(&p->hidden, row + h) + ARC_HEAD : NULL;
    for (uint32_t i = 0; i < ARC; i++) p->heads[i * columns + h] = from ? from[i] : 0;
  }
  p->kernels->product(tw_layer_row(&p->tree, row), p->tree.linear.padded, nodes, p->heads, columns, ARC, p->scores,
                      columns);
  tw_tree_best(p->best, p->scores, columns, nodes, heads);
}

static TwRel best_label(TwParser *p, const float *weights, const float *head, bool root) {
  if (root) return TW_REL_ROOT;
  float score[TW_REL_COUNT];
  p->kernels->dots(weights, TW_REL_COUNT, LABEL, head, score);
  uint32_t at = 0;
  for (uint32_t i = 0; i < TW_REL_COUNT; i++) {
    score[i] += weights[TW_REL_COUNT * LABEL + i];
    if (i != TW_REL_ROOT && score[i] > score[at]) at = i;
  }
  return (TwRel)at;
}

/* Labels the arcs of `count` (at most SOME) tokens, whose heads are set as nodes of the segment. */
static void label_some(TwParser *p, uint32_t row, uint32_t first, uint32_t count, const uint16_t *heads,
                       TwToken *tokens) {
  tw_layer_run(&p->label, tw_layer_row(&p->hidden, row + first) + LABEL_DEPENDENT, p->hidden.linear.padded, count);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t head = heads[first + i];
    const float *vector = tw_layer_row(&p->hidden, row + head) + LABEL_HEAD;
    tokens[first + i - 1].rel = (uint8_t)best_label(p, tw_layer_row(&p->label, i), vector, head == 0);
  }
}

static void parse_segment(TwParser *p, const TwSegment *segment, TwDocument *document) {
  uint16_t heads[NODES];
  uint32_t nodes = segment->tokens.end - segment->tokens.begin + 1;
  TwToken *tokens = document->tokens.items + segment->tokens.begin;
  if (nodes < 2) return;
  find_tree(p, segment->row, nodes, heads);
  for (uint32_t at = 1; at < nodes; at += SOME)
    label_some(p, segment->row, at, nodes - at < SOME ? nodes - at : SOME, heads, tokens);
  for (uint32_t i = 1; i < nodes; i++) {
    if (heads[i]) {
      tokens[i - 1].head = segment->tokens.begin + heads[i] - 1;
    } else if (segment->continues) {
      tokens[i - 1].head = p->sentence_root;
      tokens[i - 1].rel = TW_REL_PARATAXIS;
    } else {
      tokens[i - 1].head = TW_NONE;
      p->sentence_root = segment->tokens.begin + i - 1;
    }
  }
}

TwStatus tw_parse(TwParser *p, const TwBatch *batch, TwDocument *document) {
  tw_layer_run_gelu(&p->hidden, batch->syntax, TW_VECTOR, batch->rows);
  tw_layer_run(&p->tree, p->hidden.y + ARC_DEPENDENT, p->hidden.linear.padded, batch->rows);
  for (uint32_t s = 0; s < batch->count; s++) parse_segment(p, &batch->segments[s], document);
  return TW_OK;
}
