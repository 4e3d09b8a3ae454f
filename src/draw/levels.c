#include "draw/layout.h"

/** Edges of a part by node, as offsets into one list of neighbours. */
typedef struct Neighbours {
  uint32_t *starts, *to, *queue;
} Neighbours;

static bool gather(const TwPicture *p, const Part *part, Neighbours *n) {
  n->starts = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)p->nodes.count + 2);
  n->to = TW_NEW_ARRAY(p->arena, uint32_t, 2 * (size_t)part->edge_count + 1);
  n->queue = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)part->node_count + 1);
  if (!n->starts || !n->to || !n->queue) return false;
  for (uint32_t i = 0; i < part->edge_count; i++) {
    n->starts[p->edges.items[part->edges[i]].from + 2]++;
    n->starts[p->edges.items[part->edges[i]].to + 2]++;
  }
  for (uint32_t i = 2; i < p->nodes.count + 2; i++) n->starts[i] += n->starts[i - 1];
  for (uint32_t i = 0; i < part->edge_count; i++) {
    const TwEdge *e = &p->edges.items[part->edges[i]];
    n->to[n->starts[e->from + 1]++] = e->to;
    n->to[n->starts[e->to + 1]++] = e->from;
  }
  return true;
}

/** Breadth first from `root`; returns the last node reached, which is one of the farthest. */
static uint32_t spread(const Part *part, const Neighbours *n, uint32_t root, uint32_t *level) {
  uint32_t head = 0, tail = 0;
  for (uint32_t i = 0; i < part->node_count; i++) level[part->nodes[i]] = TW_NONE;
  level[root] = 0;
  n->queue[tail++] = root;
  while (head < tail) {
    uint32_t at = n->queue[head++];
    for (uint32_t k = n->starts[at]; k < n->starts[at + 1]; k++) {
      if (level[n->to[k]] != TW_NONE) continue;
      level[n->to[k]] = level[at] + 1;
      n->queue[tail++] = n->to[k];
    }
  }
  return n->queue[tail - 1];
}

static uint32_t degree(const Neighbours *n, uint32_t node) { return n->starts[node + 1] - n->starts[node]; }

/** The nodes from which the farthest is nearest and farthest, and the one with most neighbours. */
static uint32_t start(const Part *part, const Neighbours *n, LayoutRanks ranks, uint32_t *level) {
  uint32_t best = part->nodes[0], reach = 0;
  for (uint32_t i = 0; i < part->node_count; i++) {
    uint32_t node = part->nodes[i];
    if (ranks == RANKS_AROUND_HUB) {
      if (degree(n, node) > degree(n, best)) best = node;
      continue;
    }
    uint32_t far = level[spread(part, n, node, level)];
    bool better =
        ranks == RANKS_FROM_RIM ? far > reach : far < reach || (far == reach && degree(n, node) > degree(n, best));
    if (i > 0 && !better) continue;
    reach = far;
    best = node;
  }
  return best;
}

/** Nodes of the branch that hangs on the hub by `first`; they are marked with `side`. */
static uint32_t walk_branch(const Neighbours *n, uint32_t hub, uint32_t first, uint8_t *side, uint8_t mark) {
  uint32_t head = 0, tail = 0;
  side[first] = mark;
  n->queue[tail++] = first;
  while (head < tail) {
    uint32_t at = n->queue[head++];
    for (uint32_t k = n->starts[at]; k < n->starts[at + 1]; k++) {
      uint32_t to = n->to[k];
      if (to == hub || side[to] == mark) continue;
      side[to] = mark;
      n->queue[tail++] = to;
    }
  }
  return tail;
}

/** Distances from the hub, counted down for the branches of one side; each goes to the side with fewer nodes so far. */
static bool both_sides(const TwPicture *p, const Part *part, const Neighbours *n, uint32_t hub, uint32_t *level) {
  enum { SEEN = 1, LEFT, RIGHT };
  uint8_t *side = TW_NEW_ARRAY(p->arena, uint8_t, (size_t)p->nodes.count + 1);
  if (!side) return false;
  uint32_t left = 0, right = 0;
  for (uint32_t k = n->starts[hub]; k < n->starts[hub + 1]; k++) {
    if (side[n->to[k]]) continue;
    uint32_t size = walk_branch(n, hub, n->to[k], side, SEEN);
    bool to_left = left < right;
    walk_branch(n, hub, n->to[k], side, to_left ? LEFT : RIGHT);
    left += to_left ? size : 0;
    right += to_left ? 0 : size;
  }
  for (uint32_t i = 0; i < part->node_count; i++) {
    uint32_t *l = &level[part->nodes[i]];
    *l = side[part->nodes[i]] == LEFT ? part->node_count - *l : part->node_count + *l;
  }
  return true;
}

uint32_t *draw_levels_of(const TwPicture *picture, const Part *part, LayoutRanks ranks) {
  Neighbours n;
  uint32_t *level = TW_NEW_ARRAY(picture->arena, uint32_t, (size_t)picture->nodes.count + 1);
  if (!level || !gather(picture, part, &n)) return NULL;
  uint32_t root = start(part, &n, ranks, level);
  spread(part, &n, root, level);
  return ranks != RANKS_AROUND_HUB || both_sides(picture, part, &n, root, level) ? level : NULL;
}
