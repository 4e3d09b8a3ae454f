#include "draw/forces.h"

/** Squares are halved so often at most. */
#define DEPTH 24
/** What is seen under a smaller angle (its square) counts as one. */
#define ANGLE 1.2
/** Keeps what is on the same spot, the point itself first of all, from pushing without bounds. */
#define SOFT 1e-4

bool draw_quadtree_init(Quadtree *tree, TwArena *arena, uint32_t points) {
  tree->capacity = 4 * points + 64;
  tree->cells = TW_NEW_ARRAY(arena, Cell, tree->capacity);
  return tree->cells != NULL;
}

/** The quarter in which a point lies, whose square has its middle at mx, my; moves the middle to the quarter's. */
static uint32_t quarter(double x, double y, double side, double *mx, double *my) {
  bool right = x >= *mx, low = y >= *my;
  *mx += right ? side / 4 : -side / 4;
  *my += low ? side / 4 : -side / 4;
  return right + 2u * low;
}

static void add(Cell *c, double x, double y, double mass) {
  c->x += x * mass;
  c->y += y * mass;
  c->mass += mass;
}

static void divide(Quadtree *t, uint32_t at, double mx, double my) {
  uint32_t first = t->count;
  double side = t->cells[at].side;
  for (int i = 0; i < 4; i++) t->cells[t->count++] = (Cell){.side = side / 2};
  Cell *c = &t->cells[at];
  c->first = first;
  Cell *into = &t->cells[first + quarter(c->x / c->mass, c->y / c->mass, side, &mx, &my)];
  into->x = c->x;
  into->y = c->y;
  into->mass = c->mass;
}

static void insert(Quadtree *t, double mx, double my, double x, double y, double mass) {
  uint32_t at = 0;
  for (int depth = 0; depth < DEPTH; depth++) {
    Cell *c = &t->cells[at];
    if (!c->first) {
      if (c->mass == 0 || t->count + 4 > t->capacity) break;
      divide(t, at, mx, my);
    }
    add(c, x, y, mass);
    at = c->first + quarter(x, y, c->side, &mx, &my);
  }
  add(&t->cells[at], x, y, mass);
}

void draw_quadtree_fill(Quadtree *tree, const double *x, const double *y, const double *mass, uint32_t points) {
  double x0 = x[0], x1 = x[0], y0 = y[0], y1 = y[0];
  for (uint32_t i = 1; i < points; i++) {
    x0 = x[i] < x0 ? x[i] : x0;
    x1 = x[i] > x1 ? x[i] : x1;
    y0 = y[i] < y0 ? y[i] : y0;
    y1 = y[i] > y1 ? y[i] : y1;
  }
  double side = (x1 - x0 > y1 - y0 ? x1 - x0 : y1 - y0) + 1e-9;
  tree->cells[0] = (Cell){.side = side};
  tree->count = 1;
  for (uint32_t i = 0; i < points; i++) insert(tree, (x0 + x1) / 2, (y0 + y1) / 2, x[i], y[i], mass[i]);
  for (uint32_t i = 0; i < tree->count; i++) {
    Cell *c = &tree->cells[i];
    if (c->mass == 0) continue;
    c->x /= c->mass;
    c->y /= c->mass;
  }
}

void draw_quadtree_push(const Quadtree *tree, double x, double y, double *fx, double *fy) {
  uint32_t stack[3 * DEPTH + 4], top = 0;
  double sx = 0, sy = 0;
  stack[top++] = 0;
  while (top) {
    const Cell *c = &tree->cells[stack[--top]];
    if (c->mass == 0) continue;
    double dx = x - c->x, dy = y - c->y, d = dx * dx + dy * dy;
    if (c->first && c->side * c->side > ANGLE * d) {
      for (uint32_t i = 0; i < 4; i++) stack[top++] = c->first + i;
      continue;
    }
    double f = c->mass / (d + SOFT);
    sx += dx * f;
    sy += dy * f;
  }
  *fx = sx;
  *fy = sy;
}
