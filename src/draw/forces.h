/* Layout by forces, for pictures that are too large for dot: springs along edges, repulsion among all, a pull to the
 * middle; first of a graph in which neighbours are one, then of finer ones. Then boxes are pushed apart.
 *
 * Graphviz's sfdp takes 200 s for 100,000 nodes. The numbers used are sums, products, quotients and square roots
 * alone, which IEEE 754 settles to the bit, so that the same picture comes out everywhere. */
#ifndef TW_DRAW_FORCES_H
#define TW_DRAW_FORCES_H

#include "base/arena.h"

/** A box by its centre and size. */
typedef struct Body {
  double x, y, w, h;
} Body;

/** Pulls two bodies together. */
typedef struct Spring {
  uint32_t a, b;
} Spring;

/** A tree of squares over points with masses. What lies far off, as seen from a point, pushes as one. */
typedef struct Cell {
  double x, y, mass; /* of all points in it: sums while the tree is built, then the centre */
  double side;
  uint32_t first; /* of its four quarters; 0: a leaf */
} Cell;

typedef struct Quadtree {
  Cell *cells;
  uint32_t count, capacity;
} Quadtree;

/** Room for the trees of up to `points` points. False where memory runs out. */
bool draw_quadtree_init(Quadtree *tree, TwArena *arena, uint32_t points);
/** Takes the place of what the tree held. Points that are too close to be told apart share a leaf. */
void draw_quadtree_fill(Quadtree *tree, const double *x, const double *y, const double *mass, uint32_t points);
/** The push on a point of mass 1 at x, y: the others' masses by their distances. */
void draw_quadtree_push(const Quadtree *tree, double x, double y, double *fx, double *fy);

/** One graph of a series, each coarser than the one before. */
typedef struct Level {
  uint32_t count;
  double *mass, *x, *y;
  uint32_t *starts, *to; /* neighbours, each way */
  float *pull;           /* of each: number of springs that it stands for */
  uint32_t *parent;      /* place in the coarser graph */
} Level;

#define LEVELS_MOST 24u

/** Makes the series for these springs; masses of the finest level are those given. Returns the number of levels, 0
 * where memory runs out. */
uint32_t draw_levels_make(TwArena *arena, const double *mass, uint32_t count, const Spring *springs,
                          uint32_t spring_count, Level levels[LEVELS_MOST]);

/** Sets the centres of the bodies; sizes count as masses. False where memory runs out. */
bool draw_forces_settle(TwArena *arena, Body *bodies, uint32_t count, const Spring *springs, uint32_t spring_count);
/** Scales the picture to the size of its boxes, `wide` times as wide as high, and pushes them apart until `gap` is
 * between any two, or, where `rough`, between most. False where memory runs out. */
bool draw_forces_part(TwArena *arena, Body *bodies, uint32_t count, double gap, double wide, bool rough);

#endif
