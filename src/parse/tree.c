#include "parse/tree.h"

#include <string.h>

#define NODES  TW_TREE_NODES
#define ALL    (2 * NODES) /* nodes and contracted cycles */
#define LOWEST (-1e12)
/* Weighs more than all arcs of a tree together, so that the root gets one child and no more. */
#define ROOT_PENALTY 1e6

/* Cycles are contracted one after the other into new nodes, whose row and column take the place of those of one member.
 * `from` remembers which original arc stands behind an entry. */
typedef struct Arc {
  uint16_t dependent, head; /* original nodes */
} Arc;

struct TwTree {
  const TwAllocator *allocator;
  double score[NODES][NODES]; /* [dependent][head], of live slots */
  Arc arc[NODES][NODES];
  uint16_t node[NODES]; /* which node a slot holds */
  bool live[NODES];
  uint16_t best[NODES]; /* slot of the best head */
  uint16_t parent[ALL]; /* contracted node that swallowed a node; 0: none */
  Arc chosen[ALL];      /* best arc into a node when it was contracted or at the end */
  uint16_t mark[NODES];
  uint32_t slots, count; /* nodes so far */
};

TwTree *tw_tree_new(const TwAllocator *allocator) {
  TwTree *tree = tw_alloc_array(allocator, 1, sizeof *tree);
  if (tree) tree->allocator = allocator;
  return tree;
}

void tw_tree_free(TwTree *tree) {
  if (tree) tw_free(tree->allocator, tree);
}

static void fill(TwTree *t, const float *scores, uint32_t stride, uint32_t nodes) {
  t->slots = t->count = nodes;
  memset(t->parent, 0, sizeof t->parent);
  for (uint32_t d = 0; d < nodes; d++) {
    t->node[d] = (uint16_t)d;
    t->live[d] = true;
    for (uint32_t h = 0; h < nodes; h++) {
      float s = scores[d * stride + h];
      double value = s > -1e6f && s < 1e6f ? (double)s : -1e6;
      if (h == 0) value -= ROOT_PENALTY * nodes;
      t->score[d][h] = d == h ? LOWEST : value;
      t->arc[d][h] = (Arc){(uint16_t)d, (uint16_t)h};
    }
  }
}

static void find_best(TwTree *t, uint32_t d) {
  uint32_t at = 0;
  for (uint32_t h = 1; h < t->slots; h++)
    if (t->live[h] && t->score[d][h] > t->score[d][at]) at = h;
  t->best[d] = (uint16_t)at;
}

/* A slot on a cycle of best heads, or 0 where they form a tree. */
static uint32_t find_cycle(TwTree *t) {
  memset(t->mark, 0, sizeof t->mark);
  for (uint32_t i = 1; i < t->slots; i++) {
    if (!t->live[i]) continue;
    uint32_t j = i;
    for (; j && !t->mark[j]; j = t->best[j]) t->mark[j] = (uint16_t)i;
    if (j && t->mark[j] == i) return j;
  }
  return 0;
}

/* Slot `i` of the cycle joins slot `keep`, which stands for the whole cycle from now on. */
static void join(TwTree *t, uint32_t keep, uint32_t i, double own, bool first) {
  for (uint32_t k = 0; k < t->slots; k++) {
    if (!t->live[k] || t->mark[k] == UINT16_MAX) continue; /* not within the cycle */
    double enter = t->score[i][k] - own;
    if (first || enter > t->score[keep][k]) t->score[keep][k] = enter, t->arc[keep][k] = t->arc[i][k];
    if (!first && t->score[k][i] > t->score[k][keep])
      t->score[k][keep] = t->score[k][i], t->arc[k][keep] = t->arc[k][i];
  }
}

static void contract(TwTree *t, uint32_t keep) {
  const uint16_t made = (uint16_t)t->count++;
  memset(t->mark, 0, sizeof t->mark);
  uint32_t i = keep;
  do {
    t->mark[i] = UINT16_MAX;
    t->parent[t->node[i]] = made;
    t->chosen[t->node[i]] = t->arc[i][t->best[i]];
    i = t->best[i];
  } while (i != keep);
  double own = t->score[keep][t->best[keep]];
  join(t, keep, keep, own, true);
  for (i = t->best[keep]; i != keep; i = t->best[i]) join(t, keep, i, t->score[i][t->best[i]], false);
  for (i = t->best[keep]; i != keep; i = t->best[i]) t->live[i] = false;
  t->node[keep] = made;
  for (uint32_t d = 1; d < t->slots; d++)
    if (t->live[d] && (d == keep || t->best[d] == keep || !t->live[t->best[d]])) find_best(t, d);
}

/* Opens the contracted nodes again, last one first: the arc that enters one replaces the arc, on its cycle, of the
 * member that it enters. */
static void expand(TwTree *t, uint32_t nodes) {
  for (uint32_t i = 1; i < t->slots; i++)
    if (t->live[i]) t->chosen[t->node[i]] = t->arc[i][t->best[i]];
  for (uint32_t c = t->count; c-- > nodes;) {
    uint32_t member = t->chosen[c].dependent;
    while (t->parent[member] != c) member = t->parent[member];
    t->chosen[member] = t->chosen[c];
  }
}

void tw_tree_best(TwTree *t, const float *scores, uint32_t stride, uint32_t nodes, uint16_t *heads) {
  fill(t, scores, stride, nodes);
  for (uint32_t d = 1; d < nodes; d++) find_best(t, d);
  for (uint32_t on; (on = find_cycle(t)) != 0;) contract(t, on);
  expand(t, nodes);
  for (uint32_t d = 1; d < nodes; d++) heads[d] = t->chosen[d].head;
}
