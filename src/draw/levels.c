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

uint32_t *levels_of(const TwPicture *picture, const Part *part, bool rim) {
  Neighbours n;
  uint32_t *level = TW_NEW_ARRAY(picture->arena, uint32_t, (size_t)picture->nodes.count + 1);
  if (!level || !gather(picture, part, &n)) return NULL;
  uint32_t best = part->nodes[0], reach = TW_NONE, far = 0, far_reach = 0;
  for (uint32_t i = 0; i < part->node_count; i++) {
    uint32_t node = part->nodes[i], last = level[spread(part, &n, node, level)];
    if (last < reach || (last == reach && n.starts[node + 1] - n.starts[node] > n.starts[best + 1] - n.starts[best])) {
      reach = last;
      best = node;
    }
    if (i == 0 || last > far_reach) {
      far_reach = last;
      far = node;
    }
  }
  spread(part, &n, rim ? far : best, level);
  return level;
}
