#include "draw/layout.h"

#include <math.h>

/** Straight pieces that a cubic curve is taken for. */
#define PIECES 10
/** Labels and lines closer than this count as touching; px. */
#define CLEAR 1.0

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

static bool path_meets(const EdgePlace *e, const TwBox *box, double clear) {
  for (uint32_t i = 0; i + 3 < e->path.count; i += 3) {
    if (e->gap && i + 3 == e->gap + 2) i++; /* the second stroke starts at a point of its own */
    if (i + 3 >= e->path.count) break;
    TwPoint from = e->path.items[i];
    for (int k = 1; k <= PIECES; k++) {
      TwPoint to = on_curve(&e->path.items[i], (double)k / PIECES);
      if (line_meets(from, to, box, clear)) return true;
      from = to;
    }
  }
  return e->path.count && line_meets(e->path.items[e->path.count - 1], e->tip, box, clear);
}

static bool labelled(const TwPicture *p, uint32_t i) {
  return p->edges.items[i].shown && p->edges.items[i].lines.count;
}

/** How badly a box for the label of edge `own` lies: nodes, then labels and foreign lines, then its own line. */
static double cost(const TwPicture *p, const Layout *l, uint32_t own, const TwBox *box) {
  double sum = 0;
  for (uint32_t i = 0; i < p->nodes.count; i++)
    if (p->nodes.items[i].shown && boxes_meet(&l->nodes[i], box, CLEAR)) sum += 20;
  for (uint32_t i = 0; i < p->edges.count; i++) {
    if (!p->edges.items[i].shown) continue;
    if (i != own && labelled(p, i) && boxes_meet(&l->edges[i].label, box, CLEAR)) sum += 10;
    if (path_meets(&l->edges[i], box, CLEAR)) sum += i == own ? 2 : 10;
  }
  return sum;
}

/** Tries places beside the own line, from its middle outwards. */
static void move_label(const TwPicture *p, Layout *l, uint32_t own) {
  EdgePlace *e = &l->edges[own];
  TwBox best = e->label, box = best;
  double least = cost(p, l, own, &box);
  uint32_t curves = (e->path.count - 1) / 3;
  for (int step = 0; step < 30 && least > 0; step++) {
    double at = 0.5 + (step % 2 ? 1 : -1) * (step + 1) / 2 * 0.03;
    uint32_t curve = (uint32_t)(at * curves);
    TwPoint on = on_curve(&e->path.items[3 * curve], at * curves - curve);
    const double sides[5][2] = {{0, -1}, {0, 1}, {1, 0}, {-1, 0}, {0, 0}};
    for (int s = 0; s < 5; s++) {
      box.x = on.x + sides[s][0] * (box.w / 2 + 5);
      box.y = on.y + sides[s][1] * (box.h / 2 + 4);
      double c = cost(p, l, own, &box) + 0.02 * step + (s == 4 ? 0.5 : 0);
      if (c >= least) continue;
      least = c;
      best = box;
    }
  }
  e->label = best;
}

void place_labels(const TwPicture *picture, Layout *layout) {
  for (uint32_t i = 0; i < picture->edges.count; i++) {
    EdgePlace *e = &layout->edges[i];
    if (labelled(picture, i) && e->path.count >= 4 && cost(picture, layout, i, &e->label) > 0)
      move_label(picture, layout, i);
  }
}

uint32_t place_faults(const TwPicture *picture, const Layout *layout) {
  uint32_t faults = 0;
  for (uint32_t i = 0; i < picture->edges.count; i++) {
    if (!picture->edges.items[i].shown) continue;
    if (labelled(picture, i)) faults += (uint32_t)(cost(picture, layout, i, &layout->edges[i].label) / 10);
    for (uint32_t k = 0; k < picture->nodes.count; k++) {
      const TwEdge *e = &picture->edges.items[i];
      if (picture->nodes.items[k].shown && k != e->from && k != e->to &&
          path_meets(&layout->edges[i], &layout->nodes[k], -1))
        faults++;
    }
  }
  for (uint32_t i = 0; i < picture->nodes.count; i++)
    for (uint32_t k = 0; k < i; k++)
      if (picture->nodes.items[i].shown && picture->nodes.items[k].shown &&
          boxes_meet(&layout->nodes[i], &layout->nodes[k], 0))
        faults++;
  return faults;
}
