/* The model of a picture: cards, nodes and edges, first without and then with their geometry.
 *
 * build makes it from triples, select marks what is shown, compose breaks texts into lines and sizes boxes, layout
 * places them, and the writers (svg, dot) only read it. All strings and arrays live in its arena. Lengths are CSS
 * pixels, x to the right, y down. */
#ifndef TW_DRAW_PICTURE_H
#define TW_DRAW_PICTURE_H

#include "base/array.h"
#include "draw/draw.h"

/** Decides colours; names of classes in the SVG. */
typedef enum TwNodeKind {
  TW_NODE_PERSON,
  TW_NODE_COUNTRY,
  TW_NODE_PLACE,
  TW_NODE_ORGANIZATION,
  TW_NODE_EVENT,
  TW_NODE_THING,
  TW_NODE_KINDS
} TwNodeKind;

/** How real an event or a fact is; decides line styles. NONE: the graph does not say. */
typedef enum TwReality {
  TW_REAL_NONE,
  TW_REAL_HAPPENED,
  TW_REAL_ONGOING,
  TW_REAL_SCHEDULED,
  TW_REAL_POSSIBLE,
  TW_REAL_REQUESTED,
  TW_REAL_DENIED,
  TW_REAL_COUNT
} TwReality;

typedef enum TwLineStyle { TW_LINE_KICKER, TW_LINE_TITLE, TW_LINE_CAPTION, TW_LINE_LABEL, TW_LINE_STYLES } TwLineStyle;

/** A line of text; x, y is the left end of its baseline, absolute once the picture is laid out. */
typedef struct TwLine {
  TwStr text;
  TwLineStyle style;
  double x, y, width;
} TwLine;
typedef TW_ARRAY(TwLine) TwLines;

typedef struct TwPoint {
  double x, y;
} TwPoint;
typedef TW_ARRAY(TwPoint) TwPoints;

/** A box by centre and size. */
typedef struct TwBox {
  double x, y, w, h;
} TwBox;

/** First and last day as YYYYMMDD; 0: not known, or without a year. */
typedef struct TwDays {
  uint32_t first, last;
} TwDays;

/** A sentence that something rests on; offsets are characters of the document's text, or of its title. */
typedef struct TwProof {
  TwStr text; /* whole, as it stands in the graph */
  uint32_t begin, end;
  bool in_title;
  uint32_t document; /* among the picture's; TW_NONE */
} TwProof;
typedef TW_ARRAY(uint32_t) TwIndexes;

typedef struct TwNode {
  TwTermId term;
  TwNodeKind kind;
  bool card; /* an event, a state with more than two sides, or an n-ary relation */
  TwReality reality;
  TwStr kicker, title; /* small line above, and the name as a heading */
  TwStr name;          /* as it stands within a sentence */
  TW_ARRAY(TwStr) captions;
  TwStr type;               /* label of its most telling class; empty where it has none */
  TwStr sentence, evidence; /* what tooltips say; evidence may be empty */
  TwStr story;              /* what it takes part in, for tooltips */
  TwIndexes proofs;         /* only for HTML */
  TwStr link;               /* http(s) IRI or empty */
  TwDays days;
  bool shown;
  bool dot;        /* too many to name: a mere dot with a tooltip */
  uint32_t hidden; /* neighbours that are left out: "+N more" */
  double rank;     /* PageRank */
  uint32_t distance;
  TwLines lines;
  TwBox box;
} TwNode;

typedef struct TwEdge {
  uint32_t from, to; /* nodes */
  TwTermId predicate;
  bool directed; /* bears an arrowhead at `to` */
  bool role;     /* joins a card with a filler; else a fact between entities */
  bool place;    /* the place of a card */
  bool reversed; /* runs from the filler to the card */
  TwReality reality;
  TwStr label;     /* several relations between the same two are separated by line feeds */
  TwStr relations; /* labels without dates, separated by line feeds */
  TwStr sentence, evidence;
  TwIndexes proofs; /* only for HTML */
  TwDays days;
  bool shown;
  TwLines lines;
  TwBox label_box;
  TwPoints path; /* a start, then three points a cubic Bézier curve; empty where both ends touch */
  uint32_t gap;  /* number of the point where a second stroke starts, beyond a label in the line's way; 0: none */
  TwPoint tip;   /* of the arrowhead, whose base is the path's end */
} TwEdge;

typedef struct TwPicture {
  TwArena *arena;
  TW_ARRAY(TwNode) nodes;
  TW_ARRAY(TwEdge) edges;
  TW_ARRAY(TwProof) proofs;
  TW_ARRAY(TwDrawArticle) documents; /* without their texts */
  TwStr title, source, date;
  TwTermId focus;    /* TW_NONE: none */
  bool filtered;     /* by predicate or dates */
  bool overview;     /* dots, and names for the most central alone */
  double enlarge;    /* of the names in an overview, whose boxes are so much larger than their texts */
  uint32_t left_out; /* entities that are not shown */
  double width, height;
} TwPicture;

/** Fills the picture with what the options' filters on factuality, predicate and dates let through. */
TwStatus tw_picture_build(TwPicture *picture, const TwTriples *triples, const TwDrawOptions *options,
                          const TwDiagSink *diag);
/** Sets `shown` by focus and centrality, and `hidden` and `left_out` by what falls away. */
TwStatus tw_picture_select(TwPicture *picture, const TwDrawOptions *options, const TwDiagSink *diag);
/** Breaks the texts of all that is shown into lines and sizes its boxes. */
TwStatus tw_picture_compose(TwPicture *picture);
/** Places all that is shown. */
TwStatus tw_picture_layout(TwPicture *picture, const TwDrawOptions *options, const TwDiagSink *diag);

void tw_picture_svg(const TwPicture *picture, const TwDrawOptions *options, TwBuf *out);
/** A whole page with that SVG in it. */
void tw_picture_html(const TwPicture *picture, const TwDrawOptions *options, TwBuf *out);
void tw_picture_dot(const TwPicture *picture, const TwDrawOptions *options, TwBuf *out);

#endif
