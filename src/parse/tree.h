/* The best tree over scored arcs. */
#ifndef TW_PARSE_TREE_H
#define TW_PARSE_TREE_H

#include "base/alloc.h"

#include <stdbool.h>
#include <stdint.h>

/** Most nodes, the root among them. */
#define TW_TREE_NODES 256u

/** Memory that tw_tree_best works in; about 1.6 MB. */
typedef struct TwTree TwTree;

/** NULL where memory runs out. */
TwTree *tw_tree_new(const TwAllocator *allocator);
/** NULL is legal. */
void tw_tree_free(TwTree *tree);

/** Maximum spanning tree with exactly one child of the root (Chu-Liu and Edmonds): scores[d × stride + h] says how well
 * node h heads node d, node 0 is the root, nodes 1 … `nodes` - 1 get their heads in `heads`. Among equals the lower
 * head wins; scores that are not numbers count as very low. `nodes` is 2 to TW_TREE_NODES. */
void tw_tree_best(TwTree *tree, const float *scores, uint32_t stride, uint32_t nodes, uint16_t *heads);

#endif
