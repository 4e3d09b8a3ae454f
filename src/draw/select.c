#include "draw/picture.h"

/** Neighbours of each node by edge: offsets into one list. */
typedef struct Links {
  uint32_t *starts, *to;
} Links;

static bool shown_edge(const TwPicture *p, const TwEdge *e) {
  return e->shown && p->nodes.items[e->from].shown && p->nodes.items[e->to].shown;
}

static bool link_up(const TwPicture *p, Links *l) {
  uint32_t n = p->nodes.count;
  l->starts = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)n + 2);
  l->to = TW_NEW_ARRAY(p->arena, uint32_t, 2 * (size_t)p->edges.count + 1);
  if (!l->starts || !l->to) return false;
  for (uint32_t i = 0; i < p->edges.count; i++) {
    const TwEdge *e = &p->edges.items[i];
    if (!shown_edge(p, e)) continue;
    l->starts[e->from + 2]++;
    l->starts[e->to + 2]++;
  }
  for (uint32_t i = 2; i < n + 2; i++) l->starts[i] += l->starts[i - 1];
  for (uint32_t i = 0; i < p->edges.count; i++) {
    const TwEdge *e = &p->edges.items[i];
    if (!shown_edge(p, e)) continue;
    l->to[l->starts[e->from + 1]++] = e->to;
    l->to[l->starts[e->to + 1]++] = e->from;
  }
  return true;
}

/** PageRank along edges in both directions; a fixed number of rounds in a fixed order. */
static bool rank(TwPicture *p, const Links *l) {
  const double damping = 0.85;
  uint32_t n = p->nodes.count;
  double *next = TW_NEW_ARRAY(p->arena, double, (size_t)n + 1);
  if (!next) return false;
  for (uint32_t i = 0; i < n; i++) p->nodes.items[i].rank = 1;
  for (int round = 0; round < 30; round++) {
    for (uint32_t i = 0; i < n; i++) next[i] = 1 - damping;
    for (uint32_t i = 0; i < n; i++) {
      uint32_t degree = l->starts[i + 1] - l->starts[i];
      for (uint32_t k = 0; k < degree; k++) next[l->to[l->starts[i] + k]] += damping * p->nodes.items[i].rank / degree;
    }
    for (uint32_t i = 0; i < n; i++) p->nodes.items[i].rank = next[i];
  }
  return true;
}

/** Breadth first; the way from an entity over a card to another counts as one hop. Edges between two entities cost 2,
 * those of cards 1, so that a queue for each distance does. */
static bool measure(TwPicture *p, const Links *l, uint32_t focus, uint32_t most) {
  uint32_t n = p->nodes.count, left = 0;
  uint32_t *queue = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)n + 1),
           *next = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)n + 1);
  if (!queue || !next) return false;
  for (uint32_t i = 0; i < n; i++) p->nodes.items[i].distance = TW_NONE;
  p->nodes.items[focus].distance = 0;
  for (uint32_t d = 0; d < most; d++) {
    left = 0;
    for (uint32_t i = 0; i < n; i++)
      if (p->nodes.items[i].distance == d) queue[left++] = i;
    for (uint32_t i = 0; i < left; i++)
      for (uint32_t k = l->starts[queue[i]]; k < l->starts[queue[i] + 1]; k++) {
        TwNode *to = &p->nodes.items[l->to[k]];
        uint32_t cost = to->card || p->nodes.items[queue[i]].card ? 1 : 2;
        if (to->distance > d + cost) to->distance = d + cost;
      }
  }
  return true;
}

static TwStatus focus_on(TwPicture *p, const Links *l, const TwDrawOptions *o, const TwDiagSink *diag) {
  uint32_t focus = TW_NONE, hops = o->hops ? o->hops : 1;
  if (hops > 1000) hops = 1000;
  for (uint32_t i = 0; i < p->nodes.count; i++)
    if (p->nodes.items[i].term == p->focus) focus = i;
  if (focus == TW_NONE)
    return tw_diag(diag, TW_ERROR, TW_ERR_USAGE, NULL, SIZE_MAX, "'%.*s' takes part in nothing that is drawn",
                   TW_FMT(o->focus));
  if (!measure(p, l, focus, 2 * hops)) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < p->nodes.count; i++) {
    TwNode *n = &p->nodes.items[i];
    n->shown = n->shown && n->distance != TW_NONE && n->distance <= 2 * hops &&
               !(n->card && n->distance == 2 * hops && n->distance);
  }
  return TW_OK;
}

static int compare(const TwNode *a, uint32_t i, const TwNode *b, uint32_t k) {
  if (a->rank != b->rank) return a->rank > b->rank ? -1 : 1;
  return (i > k) - (i < k);
}

/** Heap sort of node numbers by rank, so that no comparison function needs a global. */
static void sift(const TwPicture *p, uint32_t *ids, uint32_t at, uint32_t n) {
  for (uint32_t child; (child = 2 * at + 1) < n; at = child) {
    const TwNode *nodes = p->nodes.items;
    if (child + 1 < n && compare(&nodes[ids[child + 1]], ids[child + 1], &nodes[ids[child]], ids[child]) > 0) child++;
    if (compare(&nodes[ids[child]], ids[child], &nodes[ids[at]], ids[at]) <= 0) return;
    uint32_t t = ids[at];
    ids[at] = ids[child];
    ids[child] = t;
  }
}

static void sort_by_rank(const TwPicture *p, uint32_t *ids, uint32_t n) {
  for (uint32_t i = n / 2; i-- > 0;) sift(p, ids, i, n);
  for (uint32_t i = n; i-- > 1;) {
    uint32_t t = ids[0];
    ids[0] = ids[i];
    ids[i] = t;
    sift(p, ids, 0, i);
  }
}

/** Hides all shown nodes of one kind but the best `keep`; for cards also those that would hang on fewer than two. */
static bool keep_best(TwPicture *p, bool cards, uint32_t keep) {
  uint32_t count = 0, *ids = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)p->nodes.count + 1);
  if (!ids) return false;
  for (uint32_t i = 0; i < p->nodes.count; i++)
    if (p->nodes.items[i].shown && p->nodes.items[i].card == cards) ids[count++] = i;
  sort_by_rank(p, ids, count);
  for (uint32_t i = keep; i < count; i++)
    if (p->nodes.items[ids[i]].term != p->focus) p->nodes.items[ids[i]].shown = false;
  return true;
}

/** Marks what an entity is joined to, directly or over a card. */
static void mark_near(const TwPicture *p, const Links *l, uint32_t at, bool *near) {
  for (uint32_t k = l->starts[at]; k < l->starts[at + 1]; k++) {
    uint32_t to = l->to[k];
    near[to] = true;
    for (uint32_t j = l->starts[to]; p->nodes.items[to].card && j < l->starts[to + 1]; j++) near[l->to[j]] = true;
  }
}

/** Keeps the `keep` best entities, each time the best that is joined to those already kept, so that no node is left
 * hanging in the air while another is drawn with what it knows. */
static bool keep_joined(TwPicture *p, const Links *l, uint32_t keep) {
  uint32_t n = p->nodes.count;
  bool *near = TW_NEW_ARRAY(p->arena, bool, (size_t)n + 1), *kept = TW_NEW_ARRAY(p->arena, bool, (size_t)n + 1);
  if (!near || !kept) return false;
  for (uint32_t round = 0; round < keep; round++) {
    uint32_t best = TW_NONE;
    for (uint32_t i = 0; i < n; i++) {
      const TwNode *node = &p->nodes.items[i];
      if (!node->shown || node->card || kept[i]) continue;
      if (round == 0 && node->term == p->focus) {
        best = i;
        break;
      }
      if (best == TW_NONE || near[i] > near[best] ||
          (near[i] == near[best] && compare(node, i, &p->nodes.items[best], best) < 0))
        best = i;
    }
    if (best == TW_NONE) break;
    kept[best] = true;
    mark_near(p, l, best, near);
  }
  for (uint32_t i = 0; i < n; i++)
    if (!p->nodes.items[i].card) p->nodes.items[i].shown = kept[i];
  return true;
}

static void drop_stubs(TwPicture *p, const Links *l) {
  for (uint32_t i = 0; i < p->nodes.count; i++) {
    TwNode *n = &p->nodes.items[i];
    uint32_t degree = l->starts[i + 1] - l->starts[i], kept = 0;
    if (!n->shown || !n->card || n->term == p->focus) continue;
    for (uint32_t k = 0; k < degree; k++) kept += p->nodes.items[l->to[l->starts[i] + k]].shown;
    if (kept < (degree < 2 ? degree : 2)) n->shown = false;
  }
}

static uint32_t count_shown(const TwPicture *p, bool cards) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < p->nodes.count; i++) n += p->nodes.items[i].shown && p->nodes.items[i].card == cards;
  return n;
}

/** Each hidden neighbour counts once for each edge to it, which is what a reader would follow. */
static void count_hidden(TwPicture *p) {
  for (uint32_t i = 0; i < p->edges.count; i++) {
    TwEdge *e = &p->edges.items[i];
    TwNode *a = &p->nodes.items[e->from], *b = &p->nodes.items[e->to];
    if (!e->shown) continue;
    if (a->shown && !b->shown) a->hidden++;
    if (b->shown && !a->shown) b->hidden++;
    e->shown = a->shown && b->shown;
  }
}

/** Beyond it looking for joined entities would take too long. */
#define JOINED_LIMIT 400u

/** In an overview only the most central bear their names. */
#define NAMED 40u

static bool name_best(TwPicture *p) {
  uint32_t count = 0, *ids = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)p->nodes.count + 1);
  if (!ids) return false;
  for (uint32_t i = 0; i < p->nodes.count; i++) {
    if (p->nodes.items[i].shown && !p->nodes.items[i].card) ids[count++] = i;
    p->nodes.items[i].dot = true;
  }
  sort_by_rank(p, ids, count);
  for (uint32_t i = 0; i < count && i < NAMED; i++) p->nodes.items[ids[i]].dot = false;
  return true;
}

static bool reduce(TwPicture *p, const Links *l, const TwDrawOptions *o) {
  uint32_t entities = count_shown(p, false), cards = count_shown(p, true), keep = o->top;
  if (keep == TW_DRAW_TOP_AUTO)
    keep = entities > TW_DRAW_ALL_LIMIT || cards > TW_DRAW_ALL_LIMIT ? TW_DRAW_TOP_SHOWN : 0;
  if (!keep || (entities <= keep && cards <= keep)) {
    p->overview = entities + cards > TW_DRAW_OVERVIEW;
    return !p->overview || (rank(p, l) && name_best(p));
  }
  if (!rank(p, l) || !(keep <= JOINED_LIMIT ? keep_joined(p, l, keep) : keep_best(p, false, keep))) return false;
  drop_stubs(p, l);
  return o->top != TW_DRAW_TOP_AUTO || keep_best(p, true, keep);
}

TwStatus tw_picture_select(TwPicture *picture, const TwDrawOptions *options, const TwDiagSink *diag) {
  Links links;
  uint32_t before = count_shown(picture, false);
  if (!link_up(picture, &links)) return TW_ERR_MEMORY;
  if (picture->focus != TW_NONE) {
    TwStatus status = focus_on(picture, &links, options, diag);
    if (status != TW_OK) return status;
  }
  if (!reduce(picture, &links, options)) return TW_ERR_MEMORY;
  count_hidden(picture);
  uint32_t entities = count_shown(picture, false), nodes = entities + count_shown(picture, true), edges = 0;
  picture->left_out = before - entities;
  for (uint32_t i = 0; i < picture->edges.count; i++) edges += picture->edges.items[i].shown;
  if (nodes > TW_DRAW_NODE_LIMIT || edges > TW_DRAW_EDGE_LIMIT)
    return tw_diag(diag, TW_ERROR, TW_ERR_LIMIT, NULL, SIZE_MAX, "a picture of %u nodes and %u edges is too large",
                   nodes, edges);
  return TW_OK;
}
