/* Geometry of one attempt at laying a picture out. Several are made, judged, and the best is kept. */
#ifndef TW_DRAW_LAYOUT_H
#define TW_DRAW_LAYOUT_H

#include "draw/picture.h"

typedef enum LayoutEngine { LAYOUT_DOT, LAYOUT_SFDP } LayoutEngine;

typedef struct LayoutPlan {
  LayoutEngine engine;
  bool across;               /* left to right, else top down (dot) */
  bool label_nodes;          /* labels interrupt their lines (sfdp) */
  bool labels;               /* room for labels is made */
  double rank_gap, node_gap; /* px */
} LayoutPlan;

typedef struct EdgePlace {
  TwBox label;
  TwPoints path;
  uint32_t gap;
  TwPoint tip;
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

typedef struct Graphviz Graphviz;

/** Takes the lock around Graphviz and readies it; NULL where memory runs out. Nothing is printed while it is held. */
Graphviz *graphviz_open(TwArena *arena);
void graphviz_close(Graphviz *gv);
/** Lays one part out with its left upper corner at 0, 0; its size goes to `size`. TW_ERR_UNSUPPORTED where the engine
 * is missing. */
TwStatus graphviz_lay(Graphviz *gv, const TwPicture *picture, const Part *part, const LayoutPlan *plan, Layout *layout,
                      TwPoint *size);

/** Moves labels that lie on nodes, labels or foreign edges along their own edge to where they do not. */
void place_labels(const TwPicture *picture, Layout *layout);
/** How many labels lie on nodes, labels or foreign edges, nodes on nodes, and edges on foreign nodes. */
uint32_t place_faults(const TwPicture *picture, const Layout *layout);

#endif
