#include "draw/layout.h"

#include <math.h>

/** Between parts that no edge joins. */
#define PART_GAP 28.0
/** Parts of up to so many nodes read best along the directions of their edges, however the others are ranked. */
#define SMALL_PART 6u
/** Above these, dot takes seconds. */
#define DOT_NODES 220u
#define DOT_EDGES 420u
/** Above this many edges their labels stand in tooltips alone. */
#define LABELLED_EDGES 20000u

static uint32_t root_of(uint32_t *parent, uint32_t i) {
  while (parent[i] != i) {
    parent[i] = parent[parent[i]];
    i = parent[i];
  }
  return i;
}

typedef TW_ARRAY(Part) Parts;

/** Connected parts, in the order of their first nodes. */
static bool split(const TwPicture *p, Parts *parts) {
  uint32_t n = p->nodes.count, *parent = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)n + 1);
  uint32_t *part_of = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)n + 1);
  if (!parent || !part_of) return false;
  for (uint32_t i = 0; i < n; i++) parent[i] = i;
  for (uint32_t i = 0; i < p->edges.count; i++) {
    const TwEdge *e = &p->edges.items[i];
    if (!e->shown) continue;
    uint32_t a = root_of(parent, e->from), b = root_of(parent, e->to);
    parent[a < b ? b : a] = a < b ? a : b;
  }
  for (uint32_t i = 0; i < n; i++) {
    if (!p->nodes.items[i].shown) continue;
    uint32_t root = root_of(parent, i);
    if (root == i) {
      part_of[i] = parts->count;
      if (!TW_PUSH(p->arena, parts, (Part){0})) return false;
    }
    parts->items[part_of[root]].node_count++;
  }
  for (uint32_t i = 0; i < p->edges.count; i++)
    if (p->edges.items[i].shown) parts->items[part_of[root_of(parent, p->edges.items[i].from)]].edge_count++;
  for (uint32_t i = 0; i < parts->count; i++) {
    Part *part = &parts->items[i];
    part->nodes = TW_NEW_ARRAY(p->arena, uint32_t, part->node_count);
    part->edges = TW_NEW_ARRAY(p->arena, uint32_t, part->edge_count);
    if (!part->nodes || !part->edges) return false;
    part->node_count = part->edge_count = 0;
  }
  for (uint32_t i = 0; i < n; i++) {
    if (!p->nodes.items[i].shown) continue;
    Part *part = &parts->items[part_of[root_of(parent, i)]];
    part->nodes[part->node_count++] = i;
  }
  for (uint32_t i = 0; i < p->edges.count; i++) {
    if (!p->edges.items[i].shown) continue;
    Part *part = &parts->items[part_of[root_of(parent, p->edges.items[i].from)]];
    part->edges[part->edge_count++] = i;
  }
  return true;
}

static void move_part(const Part *part, Layout *layout, double dx, double dy) {
  for (uint32_t i = 0; i < part->node_count; i++) {
    layout->nodes[part->nodes[i]].x += dx;
    layout->nodes[part->nodes[i]].y += dy;
  }
  for (uint32_t i = 0; i < part->edge_count; i++) {
    EdgePlace *e = &layout->edges[part->edges[i]];
    e->label.x += dx;
    e->label.y += dy;
    e->tip.x += dx;
    e->tip.y += dy;
    for (uint32_t k = 0; k < e->path.count; k++) {
      e->path.items[k].x += dx;
      e->path.items[k].y += dy;
    }
  }
}

/** Puts the parts into rows of about the page's shape, the highest first. */
static bool pack(const TwPicture *p, const Parts *parts, const TwPoint *sizes, double ratio, Layout *layout) {
  uint32_t *order = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)parts->count + 1);
  if (!order) return false;
  double area = 0, row = 0;
  for (uint32_t i = 0; i < parts->count; i++) {
    area += (sizes[i].x + PART_GAP) * (sizes[i].y + PART_GAP);
    if (sizes[i].x > row) row = sizes[i].x;
    uint32_t k = i;
    for (; k && sizes[order[k - 1]].y < sizes[i].y; k--) order[k] = order[k - 1];
    order[k] = i;
  }
  if (sqrt(area * ratio) > row) row = sqrt(area * ratio);
  double x = 0, y = 0, high = 0;
  for (uint32_t i = 0; i < parts->count; i++) {
    TwPoint size = sizes[order[i]];
    if (x > 0 && x + size.x > row + 1) {
      x = 0;
      y += high + PART_GAP;
      high = 0;
    }
    move_part(&parts->items[order[i]], layout, x, y);
    x += size.x + PART_GAP;
    if (size.y > high) high = size.y;
    if (x - PART_GAP > layout->width) layout->width = x - PART_GAP;
  }
  layout->height = y + high;
  return true;
}

/** `gv` is NULL where forces are to do it. */
static TwStatus attempt(Graphviz *gv, const TwPicture *p, const Parts *parts, const LayoutPlan *plan, double ratio,
                        Layout *layout) {
  TwPoint *sizes = TW_NEW_ARRAY(p->arena, TwPoint, (size_t)parts->count + 1);
  *layout = (Layout){.nodes = TW_NEW_ARRAY(p->arena, TwBox, (size_t)p->nodes.count + 1),
                     .edges = TW_NEW_ARRAY(p->arena, EdgePlace, (size_t)p->edges.count + 1)};
  if (!sizes || !layout->nodes || !layout->edges) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < parts->count; i++) {
    LayoutPlan own = *plan;
    if (parts->items[i].node_count <= SMALL_PART) own.ranks = RANKS_BY_DIRECTION;
    TwStatus status = gv ? draw_graphviz_lay(gv, p, &parts->items[i], &own, layout, &sizes[i])
                         : draw_map_lay(p, &parts->items[i], &own, ratio, layout, &sizes[i]);
    if (status != TW_OK) return status;
  }
  if (!pack(p, parts, sizes, ratio, layout)) return TW_ERR_MEMORY;
  if (plan->engine != LAYOUT_DOT) return TW_OK;
  if (!draw_place_flatten(p, layout)) return TW_ERR_MEMORY;
  draw_place_labels(p, layout);
  return TW_OK;
}

/** Width and height that the picture should come out on; without a page a landscape one of a newspaper's web site. */
static TwPoint page_of(const TwDrawOptions *o) {
  return o->page.width > 0 ? (TwPoint){o->page.width, o->page.height} : (TwPoint){1100, 800};
}

static double scale(const Layout *l, TwPoint page) {
  double x = page.x / (l->width + 48), y = page.y / (l->height + 100);
  return x < y ? x : y;
}

/** How large the picture comes out on the page, less for faults and crossings; what reads across and along the
 * directions wins when equal. */
static double judge(const TwPicture *p, const Layout *l, const LayoutPlan *plan, const TwDrawOptions *o) {
  TwPoint page = page_of(o);
  double s = scale(l, page);
  if (o->page.either && scale(l, (TwPoint){page.y, page.x}) > s) s = scale(l, (TwPoint){page.y, page.x});
  if (s > 1) s = 1;
  if (plan->across) s *= 1.1;
  if (plan->ranks == RANKS_BY_DIRECTION) s *= 1.15;
  return s / (1 + 0.5 * draw_place_faults(p, l)) / (1 + 0.03 * draw_place_crossings(p, l));
}

static void apply(TwPicture *p, const Layout *l) {
  for (uint32_t i = 0; i < p->nodes.count; i++) {
    TwNode *n = &p->nodes.items[i];
    if (!n->shown) continue;
    n->box = l->nodes[i];
    if (!n->dot) {
      n->box.w /= p->enlarge;
      n->box.h /= p->enlarge;
    }
    for (uint32_t k = 0; k < n->lines.count; k++) {
      n->lines.items[k].x += n->box.x - n->box.w / 2;
      n->lines.items[k].y += n->box.y - n->box.h / 2;
    }
  }
  for (uint32_t i = 0; i < p->edges.count; i++) {
    TwEdge *e = &p->edges.items[i];
    if (!e->shown) continue;
    e->label_box = l->edges[i].label;
    e->path = l->edges[i].path;
    e->gap = l->edges[i].gap;
    e->tip = l->edges[i].tip;
    for (uint32_t k = 0; k < e->lines.count; k++) {
      e->lines.items[k].x += e->label_box.x - e->label_box.w / 2;
      e->lines.items[k].y += e->label_box.y - e->label_box.h / 2;
    }
  }
  p->width = l->width;
  p->height = l->height;
}

#define MOST_PLANS (2 * LAYOUT_ORDERS + 6)
/** Above this many edges dot is asked less often. */
#define RETRIED_EDGES 120u

static uint32_t add_plans(const TwDrawOptions *o, LayoutRanks ranks, uint32_t order, LayoutPlan *out, uint32_t n) {
  LayoutPlan plan = {.engine = LAYOUT_DOT, .ranks = ranks, .labels = true, .order = order};
  plan.rank_gap = 30;
  plan.node_gap = 16;
  plan.across = true;
  if (o->direction != TW_DRAW_TB) out[n++] = plan;
  plan.across = false;
  if (o->direction != TW_DRAW_LR) out[n++] = plan;
  return n;
}

static bool large(uint32_t nodes, uint32_t edges) { return nodes > DOT_NODES || edges > DOT_EDGES; }

static uint32_t plans(const TwPicture *p, const TwDrawOptions *o, uint32_t nodes, uint32_t edges,
                      LayoutPlan out[MOST_PLANS]) {
  if (large(nodes, edges)) {
    bool labels = edges <= LABELLED_EDGES && !p->overview;
    out[0] = (LayoutPlan){.engine = LAYOUT_MAP, .labels = labels, .overview = p->overview};
    return 1;
  }
  uint32_t n = 0;
  for (uint32_t order = 0; order < (edges > RETRIED_EDGES ? 1 : LAYOUT_ORDERS); order++)
    n = add_plans(o, RANKS_BY_DIRECTION, order, out, n);
  n = add_plans(o, RANKS_FROM_MIDDLE, 0, out, n);
  n = add_plans(o, RANKS_FROM_RIM, 0, out, n);
  return add_plans(o, RANKS_AROUND_HUB, 0, out, n);
}

static TwStatus lay_out(TwPicture *p, const TwDrawOptions *o, Graphviz *gv, const Parts *parts) {
  LayoutPlan plan[MOST_PLANS];
  uint32_t nodes = 0, edges = 0;
  for (uint32_t i = 0; i < parts->count; i++) {
    nodes += parts->items[i].node_count;
    edges += parts->items[i].edge_count;
  }
  uint32_t n = plans(p, o, nodes, edges, plan);
  Layout best = {0};
  double most = -1;
  for (uint32_t i = 0; i < n; i++) {
    Layout layout;
    TwStatus status = attempt(gv, p, parts, &plan[i], page_of(o).x / page_of(o).y, &layout);
    if (status != TW_OK) return status;
    double score = n > 1 ? judge(p, &layout, &plan[i], o) : 0;
    if (score <= most) continue;
    most = score;
    best = layout;
  }
  apply(p, &best);
  return TW_OK;
}

/** The connected parts of what dot can lay out; forces deal with those of large pictures better than rows do. */
static bool divide(const TwPicture *p, Parts *parts) {
  Part all = {.nodes = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)p->nodes.count + 1),
              .edges = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)p->edges.count + 1)};
  if (!all.nodes || !all.edges) return false;
  for (uint32_t i = 0; i < p->nodes.count; i++)
    if (p->nodes.items[i].shown) all.nodes[all.node_count++] = i;
  for (uint32_t i = 0; i < p->edges.count; i++)
    if (p->edges.items[i].shown) all.edges[all.edge_count++] = i;
  parts->count = 0;
  return large(all.node_count, all.edge_count) ? TW_PUSH(p->arena, parts, all) : split(p, parts);
}

TwStatus tw_picture_layout(TwPicture *picture, const TwDrawOptions *options, const TwDiagSink *diag) {
  Parts parts = {0};
  if (!divide(picture, &parts)) return TW_ERR_MEMORY;
  if (!parts.count) return TW_OK;
  if (large(parts.items[0].node_count, parts.items[0].edge_count)) return lay_out(picture, options, NULL, &parts);
  Graphviz *gv = draw_graphviz_open(picture->arena);
  if (!gv) return TW_ERR_MEMORY;
  TwStatus status = lay_out(picture, options, gv, &parts);
  draw_graphviz_close(gv);
  if (status == TW_ERR_UNSUPPORTED)
    return tw_diag(diag, TW_ERROR, status, NULL, SIZE_MAX, "Graphviz has no layout plugins (run dot -c)");
  return status;
}
