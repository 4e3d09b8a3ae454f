#include "draw/forces.h"

#include <math.h>

/** Pull to the middle, for each mass; keeps parts together that nothing joins. */
#define MIDDLE 0.5
/** Rounds of the coarsest graph, and of each finer one. */
#define FIRST_ROUNDS 150
#define MORE_ROUNDS  40
/** Of a box, in those of the mean one: heavier ones would all drift to the rim. */
#define MOST_MASS 60.0
/** Of a round's longest step to the next's. */
#define COOLING 0.93

/** Numbers between -0.5 and 0.5, always the same ones. */
static double scatter(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return (double)(*seed >> 8) / 16777216.0 - 0.5;
}

/** Moves a node along the sum of its forces, `step` at most. */
static void move(Level *l, uint32_t i, double fx, double fy, double step) {
  double weight = l->mass[i], length;
  for (uint32_t k = l->starts[i]; k < l->starts[i + 1]; k++) {
    fx += (l->x[l->to[k]] - l->x[i]) * l->pull[k];
    fy += (l->y[l->to[k]] - l->y[i]) * l->pull[k];
    weight += l->pull[k];
  }
  fx = fx / weight;
  fy = fy / weight;
  length = sqrt(fx * fx + fy * fy);
  if (length > step) {
    fx *= step / length;
    fy *= step / length;
  }
  l->x[i] += fx;
  l->y[i] += fy;
}

static void relax(Level *l, Quadtree *tree, int rounds, double step) {
  for (int round = 0; round < rounds; round++, step *= COOLING) {
    draw_quadtree_fill(tree, l->x, l->y, l->mass, l->count);
    for (uint32_t i = 0; i < l->count; i++) {
      double fx, fy;
      draw_quadtree_push(tree, l->x[i], l->y[i], &fx, &fy);
      fx = l->mass[i] * (fx - MIDDLE * l->x[i]);
      fy = l->mass[i] * (fy - MIDDLE * l->y[i]);
      move(l, i, fx, fy, step);
    }
  }
}

/** Where the finer graph starts: around the places of the coarser. */
static void refine(const Level *coarse, Level *fine, uint32_t *seed) {
  for (uint32_t i = 0; i < fine->count; i++) {
    double width = sqrt(coarse->mass[fine->parent[i]]);
    fine->x[i] = coarse->x[fine->parent[i]] + width * scatter(seed);
    fine->y[i] = coarse->y[fine->parent[i]] + width * scatter(seed);
  }
}

bool draw_forces_settle(TwArena *arena, Body *bodies, uint32_t count, const Spring *springs, uint32_t spring_count) {
  Level levels[LEVELS_MOST];
  Quadtree tree;
  double *mass = TW_NEW_ARRAY(arena, double, (size_t)count + 1), all = 0;
  if (!mass || !count) return count == 0;
  for (uint32_t i = 0; i < count; i++) all += bodies[i].w * bodies[i].h;
  for (uint32_t i = 0; i < count; i++) mass[i] = 0.5 + 0.5 * fmin(bodies[i].w * bodies[i].h / (all / count), MOST_MASS);
  uint32_t n = draw_levels_make(arena, mass, count, springs, spring_count, levels), seed = 1;
  if (!n || !draw_quadtree_init(&tree, arena, count)) return false;
  Level *l = &levels[n - 1];
  double side = sqrt((double)count);
  for (uint32_t i = 0; i < l->count; i++) {
    l->x[i] = 2 * side * scatter(&seed);
    l->y[i] = 2 * side * scatter(&seed);
  }
  relax(l, &tree, FIRST_ROUNDS, side / 4);
  for (n--; n > 0; n--) {
    refine(&levels[n], &levels[n - 1], &seed);
    relax(&levels[n - 1], &tree, MORE_ROUNDS, 2 * sqrt((double)count / levels[n - 1].count));
  }
  for (uint32_t i = 0; i < count; i++) {
    bodies[i].x = levels[0].x[i];
    bodies[i].y = levels[0].y[i];
  }
  return true;
}
