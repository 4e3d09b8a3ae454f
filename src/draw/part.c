#include "draw/forces.h"

#include <math.h>

/** Of the area of the picture to that of its boxes, before they are pushed. */
#define ROOM 1.6
/** Each so many rounds the picture grows by so much, and by more when that takes long, which ends every jam. */
#define JAM_ROUNDS  4
#define GROWTH      1.01
#define LATE_GROWTH 1.1
#define MOST        400
#define MOST_ROUGH  60

/** A box in one of the squares that it touches. */
typedef struct Entry {
  int32_t column, row;
  uint32_t body, next; /* in the same bucket; TW_NONE */
} Entry;

/** Squares of a plane, hashed. */
typedef struct Grid {
  double side, gap;
  uint32_t *buckets, mask, count;
  Entry *entries;
} Grid;

static int32_t square(const Grid *g, double v) { return (int32_t)floor(v / g->side); }

static uint32_t most_squares(const Grid *g, const Body *b) {
  return (uint32_t)((b->w + g->gap) / g->side + 2) * (uint32_t)((b->h + g->gap) / g->side + 2);
}

static bool init(Grid *g, TwArena *arena, const Body *bodies, uint32_t count, double gap) {
  double sum = 0;
  size_t entries = 0;
  for (uint32_t i = 0; i < count; i++) sum += bodies[i].w + bodies[i].h;
  *g = (Grid){.side = sum / count + gap, .gap = gap, .mask = 63};
  while (g->mask < 2 * count) g->mask = 2 * g->mask + 1;
  for (uint32_t i = 0; i < count; i++) entries += most_squares(g, &bodies[i]);
  g->buckets = TW_NEW_ARRAY(arena, uint32_t, (size_t)g->mask + 1);
  g->entries = TW_NEW_ARRAY(arena, Entry, entries);
  return g->buckets && g->entries;
}

static void fill(Grid *g, const Body *bodies, uint32_t count) {
  g->count = 0;
  for (uint32_t i = 0; i <= g->mask; i++) g->buckets[i] = TW_NONE;
  for (uint32_t i = 0; i < count; i++) {
    double w = (bodies[i].w + g->gap) / 2, h = (bodies[i].h + g->gap) / 2;
    int32_t c1 = square(g, bodies[i].x + w), r1 = square(g, bodies[i].y + h);
    for (int32_t c = square(g, bodies[i].x - w); c <= c1; c++)
      for (int32_t r = square(g, bodies[i].y - h); r <= r1; r++) {
        uint32_t *bucket = &g->buckets[((uint32_t)c * 73856093u ^ (uint32_t)r * 19349663u) & g->mask];
        g->entries[g->count] = (Entry){c, r, i, *bucket};
        *bucket = g->count++;
      }
  }
}

/** Pushes two boxes apart where they are too close, along the axis on which they are nearly clear, the smaller one
 * more. */
static bool push(Body *a, Body *b, double gap) {
  double dx = b->x - a->x, dy = b->y - a->y;
  double px = (a->w + b->w) / 2 + gap - fabs(dx), py = (a->h + b->h) / 2 + gap - fabs(dy);
  if (px <= 0 || py <= 0) return false;
  double share = b->w * b->h / (a->w * a->h + b->w * b->h);
  if (px < py) {
    px = dx < 0 ? -px - 0.01 : px + 0.01;
    a->x -= px * share;
    b->x += px * (1 - share);
  } else {
    py = dy < 0 ? -py - 0.01 : py + 0.01;
    a->y -= py * share;
    b->y += py * (1 - share);
  }
  return true;
}

static uint32_t push_all(Grid *g, Body *bodies, uint32_t count) {
  uint32_t pushed = 0;
  fill(g, bodies, count);
  for (uint32_t i = 0; i < g->count; i++) {
    const Entry *e = &g->entries[i];
    for (uint32_t k = e->next; k != TW_NONE; k = g->entries[k].next)
      if (g->entries[k].column == e->column && g->entries[k].row == e->row)
        pushed += push(&bodies[e->body], &bodies[g->entries[k].body], g->gap);
  }
  return pushed;
}

static void scale(Body *bodies, uint32_t count, double x, double y) {
  for (uint32_t i = 0; i < count; i++) {
    bodies[i].x *= x;
    bodies[i].y *= y;
  }
}

bool draw_forces_part(TwArena *arena, Body *bodies, uint32_t count, double gap, double wide, bool rough) {
  Grid g;
  double area = 0, spread = 1e-9;
  if (!count) return true;
  if (!init(&g, arena, bodies, count, gap)) return false;
  for (uint32_t i = 0; i < count; i++) {
    area += (bodies[i].w + gap) * (bodies[i].h + gap);
    spread += bodies[i].x * bodies[i].x + bodies[i].y * bodies[i].y;
  }
  double s = sqrt(ROOM * area / (2 * 3.14159265358979 * spread / count));
  scale(bodies, count, s * sqrt(wide), s / sqrt(wide));
  for (int round = 1; round <= (rough ? MOST_ROUGH : MOST) && push_all(&g, bodies, count); round++)
    if (round % JAM_ROUNDS == 0) {
      double growth = round < MOST / 4 ? GROWTH : LATE_GROWTH;
      scale(bodies, count, growth, growth);
    }
  return true;
}
