#include "draw/layout.h"

#include <math.h>

/** Straight pieces that a cubic curve is taken for. */
#define PIECES 10
/** Labels and lines closer than this count as touching; px. */
#define CLEAR 1.0
/** A label stands a little further from its own line, which is not to be read as part of it. */
#define OWN_CLEAR 1.5

static bool boxes_meet(const TwBox *a, const TwBox *b, double clear) {
  return fabs(a->x - b->x) < (a->w + b->w) / 2 + clear && fabs(a->y - b->y) < (a->h + b->h) / 2 + clear;
}

/** Whether a straight line passes through a box; Liang and Barsky's clipping. */
static bool line_meets(TwPoint a, TwPoint b, const TwBox *box, double clear) {
  double t0 = 0, t1 = 1, dx = b.x - a.x, dy = b.y - a.y, w = box->w / 2 + clear, h = box->h / 2 + clear;
  double p[4] = {-dx, dx, -dy, dy};
  double q[4] = {a.x - (box->x - w), box->x + w - a.x, a.y - (box->y - h), box->y + h - a.y};
  for (int i = 0; i < 4; i++) {
    if (p[i] == 0) {
      if (q[i] < 0) return false;
      continue;
    }
    double t = q[i] / p[i];
    if (p[i] < 0 && t > t0) t0 = t;
    if (p[i] > 0 && t < t1) t1 = t;
  }
  return t0 < t1;
}

static TwPoint on_curve(const TwPoint *c, double t) {
  double u = 1 - t, a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t, e = t * t * t;
  return (TwPoint){a * c[0].x + b * c[1].x + d * c[2].x + e * c[3].x,
                   a * c[0].y + b * c[1].y + d * c[2].y + e * c[3].y};
}

static TwBox bounds(const TwPoints *flat) {
  double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
  for (uint32_t i = 0; i < flat->count; i++) {
    TwPoint p = flat->items[i];
    x0 = p.x < x0 ? p.x : x0;
    x1 = p.x > x1 ? p.x : x1;
    y0 = p.y < y0 ? p.y : y0;
    y1 = p.y > y1 ? p.y : y1;
  }
  return (TwBox){(x0 + x1) / 2, (y0 + y1) / 2, x1 - x0, y1 - y0};
}

bool draw_place_flatten(const TwPicture *picture, Layout *layout) {
  for (uint32_t i = 0; i < picture->edges.count; i++) {
    EdgePlace *e = &layout->edges[i];
    if (!picture->edges.items[i].shown || !e->path.count) continue;
    bool ok = TW_PUSH(picture->arena, &e->flat, e->path.items[0]);
    for (uint32_t c = 0; c + 3 < e->path.count; c += 3)
      for (int k = 1; k <= PIECES; k++)
        ok = ok && TW_PUSH(picture->arena, &e->flat, on_curve(&e->path.items[c], (double)k / PIECES));
    if (!ok || !TW_PUSH(picture->arena, &e->flat, e->tip)) return false;
    e->around = bounds(&e->flat);
  }
  return true;
}

static bool path_meets(const EdgePlace *e, const TwBox *box, double clear) {
  if (!boxes_meet(&e->around, box, clear)) return false;
  for (uint32_t i = 1; i < e->flat.count; i++)
    if (line_meets(e->flat.items[i - 1], e->flat.items[i], box, clear)) return true;
  return false;
}

static bool labelled(const TwPicture *p, uint32_t i) {
  return p->edges.items[i].shown && p->edges.items[i].lines.count;
}

/** How badly a box for the label of edge `own` lies: on nodes, labels and foreign lines, then on its own line. */
static double cost(const TwPicture *p, const Layout *l, uint32_t own, const TwBox *box) {
  double sum = 0;
  for (uint32_t i = 0; i < p->nodes.count; i++)
    if (p->nodes.items[i].shown && boxes_meet(&l->nodes[i], box, CLEAR + 1)) sum += 20;
  for (uint32_t i = 0; i < p->edges.count; i++) {
    if (!p->edges.items[i].shown) continue;
    if (i != own && labelled(p, i) && boxes_meet(&l->edges[i].label, box, CLEAR + 1)) sum += 10;
    if (path_meets(&l->edges[i], box, i == own ? OWN_CLEAR : CLEAR)) sum += i == own ? 4 : 10;
  }
  return sum;
}

/** Distance from a box to its own line. */
static double gap_to_line(const EdgePlace *e, const TwBox *box) {
  double least = 1e9;
  for (uint32_t i = 0; i < e->flat.count; i++) {
    double dx = fabs(e->flat.items[i].x - box->x) - box->w / 2, dy = fabs(e->flat.items[i].y - box->y) - box->h / 2;
    double d = sqrt((dx > 0 ? dx * dx : 0) + (dy > 0 ? dy * dy : 0));
    if (d < least) least = d;
  }
  return least;
}

/** Places tried along a line, and as far as labels may be from their lines; px. */
#define STEPS 24
#define NEAR  5.0

/** Tries the places beside the own line; the middle is best, and above it better than below. */
static void move_label(const TwPicture *p, Layout *l, uint32_t own) {
  EdgePlace *e = &l->edges[own];
  TwBox best = e->label, box = best;
  double off = gap_to_line(e, &box);
  double least = cost(p, l, own, &box) + (off > NEAR ? (off - NEAR) / 8 : 0);
  uint32_t curves = (e->path.count - 1) / 3;
  for (int step = 0; step < STEPS; step++) {
    double at = 0.08 + 0.84 * step / (STEPS - 1), bias = fabs(at - 0.5) * 1.5;
    uint32_t curve = (uint32_t)(at * curves);
    TwPoint on = on_curve(&e->path.items[3 * curve], at * curves - curve);
    TwPoint next = on_curve(&e->path.items[3 * curve], at * curves - curve + 0.01);
    double dx = next.x - on.x, dy = next.y - on.y, length = sqrt(dx * dx + dy * dy);
    if (length < 1e-9) continue;
    for (int side = -1; side <= 1; side += 2) {
      double nx = side * dy / length, ny = -side * dx / length;
      double away = fabs(nx) * box.w / 2 + fabs(ny) * box.h / 2 + 2;
      box.x = on.x + nx * away;
      box.y = on.y + ny * away;
      if (bias + 0.2 >= least) continue;
      double c = cost(p, l, own, &box) + bias + (ny > 0 ? 0.2 : 0) + 0.3;
      if (c >= least) continue;
      least = c;
      best = box;
    }
  }
  e->label = best;
}

void draw_place_labels(const TwPicture *picture, Layout *layout) {
  for (uint32_t i = 0; i < picture->edges.count; i++)
    if (labelled(picture, i) && layout->edges[i].path.count >= 4) move_label(picture, layout, i);
}

static bool pieces_cross(TwPoint a, TwPoint b, TwPoint c, TwPoint d) {
  double r = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (r == 0) return false;
  double t = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / r;
  double u = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / r;
  return t > 0 && t < 1 && u > 0 && u < 1;
}

static bool paths_cross(const EdgePlace *x, const EdgePlace *y) {
  const TwPoints *a = &x->flat, *b = &y->flat;
  if (!boxes_meet(&x->around, &y->around, 0)) return false;
  for (uint32_t i = 1; i < a->count; i++)
    for (uint32_t k = 1; k < b->count; k++)
      if (pieces_cross(a->items[i - 1], a->items[i], b->items[k - 1], b->items[k])) return true;
  return false;
}

uint32_t draw_place_crossings(const TwPicture *picture, const Layout *layout) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < picture->edges.count; i++) {
    if (!picture->edges.items[i].shown || layout->edges[i].flat.count == 0) continue;
    for (uint32_t k = 0; k < i; k++)
      n += picture->edges.items[k].shown && layout->edges[k].flat.count &&
           paths_cross(&layout->edges[i], &layout->edges[k]);
  }
  return n;
}

uint32_t draw_place_faults(const TwPicture *picture, const Layout *layout) {
  uint32_t faults = 0;
  for (uint32_t i = 0; i < picture->edges.count; i++) {
    if (!picture->edges.items[i].shown) continue;
    if (labelled(picture, i)) faults += (uint32_t)(cost(picture, layout, i, &layout->edges[i].label) / 10);
    for (uint32_t k = 0; k < picture->nodes.count; k++) {
      const TwEdge *e = &picture->edges.items[i];
      if (picture->nodes.items[k].shown && k != e->from && k != e->to &&
          path_meets(&layout->edges[i], &layout->nodes[k], CLEAR + 1))
        faults++;
    }
  }
  for (uint32_t i = 0; i < picture->nodes.count; i++) {
    if (!picture->nodes.items[i].shown) continue;
    for (uint32_t k = 0; k < i; k++)
      if (picture->nodes.items[k].shown && boxes_meet(&layout->nodes[i], &layout->nodes[k], 0)) faults++;
  }
  return faults;
}
