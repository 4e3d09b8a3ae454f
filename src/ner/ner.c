#include "ner/ner.h"
#include "encode/layer.h"
#include "ner/agree.h"

#define HIDDEN 256u
#define LABELS 64u

typedef struct Label {
  char place; /* B I E S O */
  TwNameKind kind;
} Label;

struct TwNamer {
  const TwAllocator *allocator;
  TwLayer hidden, output;
  uint32_t count;
  uint8_t outside; /* number of the label O */
  Label labels[LABELS];
  uint8_t back[TW_SEGMENT_WORDS][LABELS]; /* best label before */
  TwNameEvidence evidence;                /* of the document, in its arena */
};

static bool parse_label(TwStr name, Label *label) {
  static const struct {
    TwStr name;
    TwNameKind kind;
  } kinds[] = {{TW_STR_INIT("Person"), TW_NAME_PERSON},     {TW_STR_INIT("Organization"), TW_NAME_ORGANIZATION},
               {TW_STR_INIT("Location"), TW_NAME_LOCATION}, {TW_STR_INIT("NORP"), TW_NAME_NATIONALITY},
               {TW_STR_INIT("Facility"), TW_NAME_FACILITY}, {TW_STR_INIT("Product"), TW_NAME_PRODUCT},
               {TW_STR_INIT("Misc"), TW_NAME_MISC},         {TW_STR_INIT("Date"), TW_NAME_DATE},
               {TW_STR_INIT("Money"), TW_NAME_MONEY}};
  *label = (Label){'O', TW_NAME_MISC};
  if (tw_str_is(name, "O")) return true;
  if (name.len < 3 || !strchr("BIES", name.ptr[0]) || name.ptr[1] != '-') return false;
  label->place = name.ptr[0];
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (tw_str_eq(tw_str_n(name.ptr + 2, name.len - 2), kinds[i].name)) {
      label->kind = kinds[i].kind;
      return true;
    }
  return false;
}

static TwStatus init(TwNamer *n, const TwModel *model, TwCpu cpu, const TwAllocator *a) {
  TwTable names;
  if (!tw_model_table(model, "labels.names", &names) || names.count > LABELS) return TW_ERR_MODEL;
  n->count = names.count;
  for (uint32_t i = 0; i < n->count; i++)
    if (!parse_label(tw_table_get(&names, i), &n->labels[i])) return TW_ERR_MODEL;
  while (n->outside < n->count && n->labels[n->outside].place != 'O') n->outside++;
  if (n->outside == n->count) return TW_ERR_MODEL;
  TwStatus s = tw_layer_init(&n->hidden, model, "names.hidden", TW_VECTOR, HIDDEN, TW_BATCH_PIECES, cpu, a);
  return s != TW_OK ? s : tw_layer_init(&n->output, model, "names.out", HIDDEN, n->count, TW_BATCH_PIECES, cpu, a);
}

TwStatus tw_namer_new(const TwModel *model, TwCpu cpu, const TwAllocator *allocator, const TwDiagSink *sink,
                      TwNamer **out) {
  *out = NULL;
  TwNamer *n = tw_alloc_array(allocator, 1, sizeof *n);
  if (!n) return TW_ERR_MEMORY;
  n->allocator = allocator;
  TwStatus status = init(n, model, cpu, allocator);
  if (status == TW_ERR_MODEL)
    tw_diag(sink, TW_ERROR, status, NULL, SIZE_MAX, "the model has not the kinds of names that this program knows");
  if (status == TW_OK)
    *out = n;
  else
    tw_namer_free(n);
  return status;
}

void tw_namer_free(TwNamer *n) {
  if (!n) return;
  tw_layer_release(&n->hidden);
  tw_layer_release(&n->output);
  tw_free(n->allocator, n);
}

static bool leaves_open(Label l) { return l.place == 'B' || l.place == 'I'; }
static bool goes_on(Label l) { return l.place == 'I' || l.place == 'E'; }
static bool may_follow(Label a, Label b) { return leaves_open(a) ? goes_on(b) && a.kind == b.kind : !goes_on(b); }

#define NEVER TW_NEVER

/* The best sequence of labels for `words` rows of scores, into `path`. (The scores need no normalising: what a row has
 * in common changes no choice.) */
static void viterbi(TwNamer *n, uint32_t row, uint32_t words, uint8_t *path) {
  float score[LABELS], next[LABELS];
  for (uint32_t i = 0; i < n->count; i++) score[i] = goes_on(n->labels[i]) ? NEVER : tw_layer_row(&n->output, row)[i];
  for (uint32_t w = 1; w < words; w++) {
    const float *y = tw_layer_row(&n->output, row + w);
    for (uint32_t j = 0; j < n->count; j++) {
      uint32_t from = 0;
      float most = NEVER * 2;
      for (uint32_t i = 0; i < n->count; i++)
        if (score[i] > most && may_follow(n->labels[i], n->labels[j])) most = score[i], from = i;
      next[j] = most + y[j];
      n->back[w][j] = (uint8_t)from;
    }
    memcpy(score, next, sizeof score);
  }
  uint32_t at = 0;
  float most = NEVER * 4;
  for (uint32_t i = 0; i < n->count; i++)
    if (score[i] > most && !leaves_open(n->labels[i])) most = score[i], at = i;
  for (uint32_t w = words; w-- > 0; at = n->back[w][at]) path[w] = (uint8_t)at;
}

static bool all_outside(const TwNamer *n, uint32_t row, uint32_t words) {
  for (uint32_t w = 0; w < words; w++) {
    const float *y = tw_layer_row(&n->output, row + w);
    uint32_t at = 0;
    for (uint32_t i = 1; i < n->count; i++)
      if (y[i] > y[at]) at = i;
    if (n->labels[at].place != 'O') return false;
  }
  return true;
}

/* Adds what the labels of a row that stand at one place of a name have. */
static void add_scores(const TwNamer *n, const float *row, char place, TwNameScores *sum) {
  TwNameScores own = {.outside = row[n->outside]};
  for (int k = 0; k < TW_NAME_COUNT; k++) own.kind[k] = NEVER;
  for (uint32_t i = 0; i < n->count; i++)
    if (n->labels[i].place == place) own.kind[n->labels[i].kind] = row[i];
  for (int k = 0; k < TW_NAME_COUNT; k++) sum->kind[k] += own.kind[k];
  sum->outside += own.outside;
}

static TwNameScores scores_of(const TwNamer *n, uint32_t row, uint32_t words) {
  TwNameScores sum = {.outside = 0};
  for (uint32_t w = 0; w < words; w++) {
    char place = words == 1 ? 'S' : w == 0 ? 'B' : w + 1 == words ? 'E' : 'I';
    add_scores(n, tw_layer_row(&n->output, row + w), place, &sum);
  }
  return sum;
}

static void add_left(TwNamer *n, uint32_t row, uint32_t token, TwDocument *document) {
  TwStr form = document->tokens.items[token].form;
  if (form.len == 0 || !tw_is_upper((unsigned char)form.ptr[0])) return;
  const float *y = tw_layer_row(&n->output, row);
  TwLeftWord left = {.token = token};
  add_scores(n, y, 'B', &left.first);
  add_scores(n, y, 'I', &left.middle);
  add_scores(n, y, 'E', &left.last);
  add_scores(n, y, 'S', &left.only);
  TW_PUSH(document->arena, &n->evidence.left, left);
}

static void add_names(TwNamer *n, const uint8_t *path, uint32_t row, TwSpan tokens, TwDocument *document) {
  uint32_t begin = tokens.begin;
  for (uint32_t i = tokens.begin; i < tokens.end; i++) {
    Label l = n->labels[path[i - tokens.begin]];
    if (l.place == 'B' || l.place == 'S') begin = i;
    if (l.place == 'O') add_left(n, row + i - tokens.begin, i, document);
    if (l.place != 'E' && l.place != 'S') continue;
    TW_PUSH(document->arena, &document->names, (TwName){{begin, i + 1}, l.kind});
    TW_PUSH(document->arena, &n->evidence.names, scores_of(n, row + begin - tokens.begin, i + 1 - begin));
  }
}

void tw_namer_start(TwNamer *n) { n->evidence = (TwNameEvidence){.names = {NULL, 0, 0}}; }

TwStatus tw_namer_agree(TwNamer *n, TwDocument *document) {
  TwStatus status = tw_arena_status(document->arena);
  if (!status) status = tw_names_agree(&n->evidence, document);
  tw_namer_start(n);
  return status;
}

/* How much more likely works, events, laws and the like are than the network says: one of the sets that it learned from
 * leaves their words open. In logits; chosen on Universal NER's dev set among 0, 0.5 and 1. */
#define UNDERRATED 1.0f

static void raise_misc(TwNamer *n, uint32_t rows) {
  for (uint32_t i = 0; i < n->count; i++) {
    if (n->labels[i].kind != TW_NAME_MISC || (n->labels[i].place != 'B' && n->labels[i].place != 'S')) continue;
    for (uint32_t row = 0; row < rows; row++) tw_layer_row(&n->output, row)[i] += UNDERRATED;
  }
}

TwStatus tw_name(TwNamer *n, const TwBatch *batch, TwDocument *document) {
  tw_layer_run_gelu(&n->hidden, batch->names, TW_VECTOR, batch->rows);
  tw_layer_run(&n->output, n->hidden.y, HIDDEN, batch->rows);
  raise_misc(n, batch->rows);
  uint8_t path[TW_SEGMENT_WORDS];
  for (uint32_t s = 0; s < batch->count; s++) {
    const TwSegment *segment = &batch->segments[s];
    uint32_t words = segment->tokens.end - segment->tokens.begin, row = segment->row + 1;
    if (words == 0) continue;
    if (all_outside(n, row, words))
      for (uint32_t w = 0; w < words; w++) path[w] = n->outside;
    else
      viterbi(n, row, words, path);
    add_names(n, path, row, segment->tokens, document);
  }
  return tw_arena_status(document->arena);
}
