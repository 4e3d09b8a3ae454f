/* Maximum spanning trees, against going through all trees. */
#include "parse/tree.h"
#include "support.h"

#include <math.h>

static uint32_t seed = 7;

static uint32_t next_random(void) {
  seed = seed * 1664525u + 1013904223u;
  return seed >> 8;
}

/* One root word, and every node reaches it. */
static bool is_tree(const uint16_t *heads, uint32_t nodes) {
  uint32_t roots = 0;
  for (uint32_t d = 1; d < nodes; d++) {
    if (heads[d] >= nodes || heads[d] == d) return false;
    roots += heads[d] == 0;
    uint32_t steps = 0;
    for (uint32_t at = d; at; at = heads[at])
      if (++steps > nodes) return false;
  }
  return roots == 1;
}

static double weight(const float *scores, const uint16_t *heads, uint32_t nodes) {
  double sum = 0;
  for (uint32_t d = 1; d < nodes; d++) sum += (double)scores[d * nodes + heads[d]];
  return sum;
}

/* The best weight of all trees: counts through every choice of heads. */
static double best_of_all(const float *scores, uint32_t nodes) {
  uint16_t heads[8] = {0};
  double best = -INFINITY;
  for (;;) {
    if (is_tree(heads, nodes) && weight(scores, heads, nodes) > best) best = weight(scores, heads, nodes);
    uint32_t d = 1;
    while (d < nodes && ++heads[d] == nodes) heads[d++] = 0;
    if (d == nodes) return best;
  }
}

START_TEST(no_tree_is_better) {
  TwTree *tree = tw_tree_new(&tw_libc_allocator);
  float scores[36];
  for (int round = 0; round < 3000; round++) {
    uint32_t nodes = 2 + next_random() % 5, range = round % 2 ? 4 : 1000; /* many equals; few */
    uint16_t heads[8] = {0};
    for (uint32_t i = 0; i < nodes * nodes; i++) scores[i] = (float)(next_random() % range) / 8.0f - 20.0f;
    tw_tree_best(tree, scores, nodes, nodes, heads);
    ck_assert(is_tree(heads, nodes));
    ck_assert(weight(scores, heads, nodes) == best_of_all(scores, nodes));
  }
  tw_tree_free(tree);
}
END_TEST

START_TEST(large_and_nasty_matrices_end_in_trees) {
  TwTree *tree = tw_tree_new(&tw_libc_allocator);
  const uint32_t nodes = TW_TREE_NODES;
  float *scores = malloc(nodes * nodes * sizeof *scores);
  uint16_t heads[TW_TREE_NODES];
  for (int kind = 0; kind < 5; kind++) {
    for (uint32_t d = 0; d < nodes; d++)
      for (uint32_t h = 0; h < nodes; h++) {
        float pair = (d ^ 1) == h ? 50.0f + (float)d : 0, random = (float)(next_random() % 4096);
        float nest = (float)(nodes - (d > h ? d : h)); /* cycles within cycles */
        float values[] = {random, pair + random / 4096, nest, NAN, d % 2 ? INFINITY : -INFINITY};
        scores[d * nodes + h] = values[kind];
      }
    tw_tree_best(tree, scores, nodes, nodes, heads);
    ck_assert_msg(is_tree(heads, nodes), "kind %d", kind);
  }
  free(scores);
  tw_tree_free(tree);
}
END_TEST

START_TEST(the_root_takes_one_word_alone) {
  /* Both words would rather hang below the root. */
  const float scores[] = {0, 0, 0, 10, 0, 1, 9, 2, 0};
  uint16_t heads[3];
  TwTree *tree = tw_tree_new(&tw_libc_allocator);
  tw_tree_best(tree, scores, 3, 3, heads);
  ck_assert_uint_eq(heads[1], 0);
  ck_assert_uint_eq(heads[2], 1);
  tw_tree_free(tree);
  tw_tree_free(NULL);
  FailingAllocator f;
  failing_allocator_init(&f, 0);
  ck_assert_ptr_null(tw_tree_new(&f.allocator));
}
END_TEST

int main(void) {
  Suite *suite = suite_create("parse_tree");
  TCase *tests = tcase_create("tree");
  tcase_add_test(tests, no_tree_is_better);
  tcase_add_test(tests, large_and_nasty_matrices_end_in_trees);
  tcase_add_test(tests, the_root_takes_one_word_alone);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
