/* Geometry of one attempt at laying a picture out. Several are made, judged, and the best is kept. */
#ifndef TW_DRAW_LAYOUT_H
#define TW_DRAW_LAYOUT_H

#include "draw/picture.h"

/** Graphviz's dot, or forces for what is too large for it. */
typedef enum LayoutEngine { LAYOUT_DOT, LAYOUT_MAP } LayoutEngine;

#define LAYOUT_ORDERS 3u

/** What sets the ranks of dot: the directions of the edges, or distance from the middle or from the rim, which makes
 * flatter pictures of far-flung graphs, or distance from a hub whose branches go to both sides of it. */
typedef enum LayoutRanks { RANKS_BY_DIRECTION, RANKS_FROM_MIDDLE, RANKS_FROM_RIM, RANKS_AROUND_HUB } LayoutRanks;

typedef struct LayoutPlan {
  LayoutEngine engine;
  bool across;   /* left to right, else top down (dot) */
  bool labels;   /* room for labels is made */
  bool overview; /* dots, and lines below them */
  LayoutRanks ranks;
  uint32_t order;            /* in which nodes are given to Graphviz, which decides among equals */
  double rank_gap, node_gap; /* px */
} LayoutPlan;

typedef struct EdgePlace {
  TwBox label;
  TwPoints path;
  uint32_t gap;
  TwPoint tip;
  TwPoints flat; /* the path as straight pieces up to the tip; only for dot */
  TwBox around;  /* all of `flat` */
} EdgePlace;

typedef struct Layout {
  TwBox *nodes;     /* by node; only shown ones are set */
  EdgePlace *edges; /* by edge */
  double width, height;
} Layout;

/** A connected part of the picture. */
typedef struct Part {
  uint32_t *nodes, *edges;
  uint32_t node_count, edge_count;
} Part;

/** Levels of a part's nodes, by node of the picture: edges run from lower to higher ones. NULL where memory runs out.
 */
uint32_t *draw_levels_of(const TwPicture *picture, const Part *part, LayoutRanks ranks);

typedef struct Graphviz Graphviz;

/** Takes the lock around Graphviz and readies it; NULL where memory runs out. Nothing is printed while it is held. */
Graphviz *draw_graphviz_open(TwArena *arena);
void draw_graphviz_close(Graphviz *gv);
/** Has dot lay one part out with its left upper corner at 0, 0; its size goes to `size`. TW_ERR_UNSUPPORTED where dot
 * is missing. */
TwStatus draw_graphviz_lay(Graphviz *gv, const TwPicture *picture, const Part *part, const LayoutPlan *plan,
                           Layout *layout, TwPoint *size);

/** Lays one part out by forces, about `ratio` times as wide as high. */
TwStatus draw_map_lay(const TwPicture *picture, const Part *part, const LayoutPlan *plan, double ratio, Layout *layout,
                      TwPoint *size);

/** Breaks the paths into straight pieces, for the functions below. False where memory runs out. */
bool draw_place_flatten(const TwPicture *picture, Layout *layout);
/** Moves each label close to its own line, clear of nodes, labels and foreign edges as far as that can be had. */
void draw_place_labels(const TwPicture *picture, Layout *layout);
/** How many labels lie on nodes, labels or foreign edges, nodes on nodes, and edges on foreign nodes. */
uint32_t draw_place_faults(const TwPicture *picture, const Layout *layout);
/** How often edges cross each other. */
uint32_t draw_place_crossings(const TwPicture *picture, const Layout *layout);

#endif
