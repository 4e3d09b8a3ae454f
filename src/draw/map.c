/* The layout of large pictures: boxes placed by forces, lines straight from box to box. Labels are boxes too, in the
 * middle of their lines, which they interrupt. */
#include "draw/forces.h"
#include "draw/layout.h"

#include <math.h>

#define GAP          14.0
#define OVERVIEW_GAP 5.0
/** Names are wider than high: a picture of boxes is stretched so that pushing does not make it tall. */
#define STRETCH 1.15
#define ARROW   6.5

typedef struct Map {
  Body *bodies;
  Spring *springs;
  uint32_t *body_of;  /* by node of the picture */
  uint32_t *label_of; /* bodies, by edge of the part; TW_NONE */
  uint32_t count, spring_count;
} Map;

static bool gather(const TwPicture *p, const Part *part, const LayoutPlan *plan, Map *m) {
  size_t most = (size_t)part->node_count + part->edge_count + 1;
  m->bodies = TW_NEW_ARRAY(p->arena, Body, most);
  m->springs = TW_NEW_ARRAY(p->arena, Spring, 2 * most);
  m->body_of = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)p->nodes.count + 1);
  m->label_of = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)part->edge_count + 1);
  if (!m->bodies || !m->springs || !m->body_of || !m->label_of) return false;
  for (uint32_t i = 0; i < part->node_count; i++) {
    const TwBox *box = &p->nodes.items[part->nodes[i]].box;
    m->body_of[part->nodes[i]] = m->count;
    m->bodies[m->count++] = (Body){.w = box->w, .h = box->h};
  }
  for (uint32_t i = 0; i < part->edge_count; i++) {
    const TwEdge *e = &p->edges.items[part->edges[i]];
    uint32_t from = m->body_of[e->from], to = m->body_of[e->to];
    m->label_of[i] = TW_NONE;
    if (plan->labels && e->lines.count) {
      m->label_of[i] = m->count;
      m->springs[m->spring_count++] = (Spring){from, m->count};
      from = m->count;
      m->bodies[m->count++] = (Body){.w = e->label_box.w, .h = e->label_box.h};
    }
    m->springs[m->spring_count++] = (Spring){from, to};
  }
  return true;
}

/** Where the line from the middle of a box to a point leaves it, and `beyond` further on. */
static TwPoint border(const TwBox *b, TwPoint to, double beyond) {
  double dx = to.x - b->x, dy = to.y - b->y, length = sqrt(dx * dx + dy * dy);
  if (length < 1e-9) return (TwPoint){b->x, b->y};
  double across = fabs(dx) * b->h > fabs(dy) * b->w ? b->w / 2 / fabs(dx) : b->h / 2 / fabs(dy);
  double t = across + beyond / length;
  if (t > 1) t = 1;
  return (TwPoint){b->x + t * dx, b->y + t * dy};
}

static bool stroke(TwArena *arena, TwPoints *path, TwPoint from, TwPoint to) {
  return TW_PUSH(arena, path, from) && TW_PUSH(arena, path, from) && TW_PUSH(arena, path, to) &&
         TW_PUSH(arena, path, to);
}

static bool draw_line(const TwPicture *p, const TwEdge *e, const LayoutPlan *plan, const TwBox *label, Layout *layout,
                      EdgePlace *place) {
  const TwBox *a = &layout->nodes[e->from], *b = &layout->nodes[e->to];
  TwPoint start = {a->x, a->y}, end = {b->x, b->y}, middle = {(a->x + b->x) / 2, (a->y + b->y) / 2};
  place->label = e->label_box;
  place->label.x = middle.x;
  place->label.y = middle.y;
  place->tip = end;
  if (plan->overview) return stroke(p->arena, &place->path, start, end); /* nodes are drawn above */
  TwPoint before = label ? (TwPoint){label->x, label->y} : start, after = label ? before : end;
  place->tip = border(b, before, 0);
  TwPoint last = border(b, before, e->directed ? ARROW : 0);
  if (!label) return stroke(p->arena, &place->path, border(a, after, 0), last);
  place->label = *label;
  if (!stroke(p->arena, &place->path, border(a, after, 0), border(label, start, 1))) return false;
  place->gap = place->path.count;
  return stroke(p->arena, &place->path, border(label, end, 1), last);
}

static void corner(const Map *m, TwPoint *least, TwPoint *size) {
  TwPoint most = {-1e18, -1e18};
  *least = (TwPoint){1e18, 1e18};
  for (uint32_t i = 0; i < m->count; i++) {
    const Body *b = &m->bodies[i];
    least->x = fmin(least->x, b->x - b->w / 2);
    least->y = fmin(least->y, b->y - b->h / 2);
    most.x = fmax(most.x, b->x + b->w / 2);
    most.y = fmax(most.y, b->y + b->h / 2);
  }
  *size = (TwPoint){most.x - least->x, most.y - least->y};
}

static TwBox box_of(const Body *b, TwPoint least) { return (TwBox){b->x - least.x, b->y - least.y, b->w, b->h}; }

TwStatus draw_map_lay(const TwPicture *picture, const Part *part, const LayoutPlan *plan, double ratio, Layout *layout,
                      TwPoint *size) {
  Map m = {0};
  TwPoint least;
  double gap = plan->overview ? OVERVIEW_GAP : GAP, wide = plan->overview ? ratio : ratio * STRETCH;
  if (!gather(picture, part, plan, &m) ||
      !draw_forces_settle(picture->arena, m.bodies, m.count, m.springs, m.spring_count) ||
      !draw_forces_part(picture->arena, m.bodies, m.count, gap, wide, plan->overview))
    return TW_ERR_MEMORY;
  corner(&m, &least, size);
  for (uint32_t i = 0; i < part->node_count; i++)
    layout->nodes[part->nodes[i]] = box_of(&m.bodies[m.body_of[part->nodes[i]]], least);
  for (uint32_t i = 0; i < part->edge_count; i++) {
    const TwEdge *e = &picture->edges.items[part->edges[i]];
    TwBox label = {0};
    if (m.label_of[i] != TW_NONE) label = box_of(&m.bodies[m.label_of[i]], least);
    if (!draw_line(picture, e, plan, m.label_of[i] != TW_NONE ? &label : NULL, layout, &layout->edges[part->edges[i]]))
      return TW_ERR_MEMORY;
  }
  return TW_OK;
}
