/* Pictures of graphs: Triplewire's own, and any other RDF.
 *
 * Events become cards, entities nodes, roles and binary facts labelled edges; documents, evidence and offices are no
 * nodes. Graphviz gives the geometry alone, and forces of ours that of large pictures: text is measured by a table of
 * ours and the SVG is written here, so that it is the same on every machine, needs no fonts, runs no script and fetches
 * nothing. A page of HTML is that SVG with a script of ours and d3-zoom: one file that fetches nothing either, which
 * its Content Security Policy holds it to.
 *
 * Thread-safe: calls from several threads wait for each other at Graphviz, which is not. */
#ifndef TW_DRAW_DRAW_H
#define TW_DRAW_DRAW_H

#include "base/buf.h"
#include "base/diag.h"
#include "triples/triples.h"

/** Most nodes that a picture may have after filtering; more is TW_ERR_LIMIT (then ask for fewer with `top`). */
#define TW_DRAW_NODE_LIMIT 100000u
/** Most edges of a picture; more is TW_ERR_LIMIT. */
#define TW_DRAW_EDGE_LIMIT 400000u
/** Longest label that is drawn, in characters; the rest becomes "…". Tooltips are cut at TW_DRAW_TOOLTIP_LIMIT. */
#define TW_DRAW_LABEL_LIMIT   120u
#define TW_DRAW_TOOLTIP_LIMIT 2000u
/** Most pieces of evidence that a page of HTML tells of one node or edge. */
#define TW_DRAW_PROOF_LIMIT 40u
/** With TW_DRAW_TOP_AUTO a graph of more entities is reduced to TW_DRAW_TOP_SHOWN. */
#define TW_DRAW_ALL_LIMIT 60u
#define TW_DRAW_TOP_SHOWN 40u
#define TW_DRAW_TOP_AUTO  UINT32_MAX

/** Above this many nodes they become dots, and only the most central bear names. */
#define TW_DRAW_OVERVIEW 2000u

typedef enum TwDrawFormat { TW_DRAW_SVG, TW_DRAW_DOT, TW_DRAW_HTML } TwDrawFormat;
/** AUTO takes the direction in which the picture comes out larger on the page. Pictures of more than 220 nodes or 420
 * edges, which forces lay out, have none. */
typedef enum TwDrawDirection { TW_DRAW_AUTO, TW_DRAW_LR, TW_DRAW_TB } TwDrawDirection;

/** A page in CSS pixels (1/96 inch); width 0 means none: the picture is as large as it needs to be. */
typedef struct TwDrawPage {
  double width, height;
  bool either; /* may be turned by 90 degrees, whichever suits the picture */
} TwDrawPage;

/** A document's text; evidence is shown at its place in it. Valid UTF-8. */
typedef struct TwDrawArticle {
  TwStr iri, title, text;
} TwDrawArticle;

/** What to draw and how. Start from tw_draw_defaults(); strings are borrowed for the call. */
typedef struct TwDrawOptions {
  TwDrawFormat format;
  TwDrawDirection direction;
  TwDrawPage page;
  bool hide_denied;    /* leave denied events and facts out, else they are struck through */
  bool open_relations; /* draw relations typed tw:OpenRelation beside others; alone they are drawn always */
  uint32_t top;        /* most central entities to keep; 0: all; TW_DRAW_TOP_AUTO */
  TwStr focus;         /* IRI, prefixed name, label or local name of an entity; empty: none */
  uint32_t hops;       /* how far from the focus; an event between two entities counts as one hop; 0 is taken as 1 */
  TwStr predicate;     /* IRI, prefixed name, label or local name: only such facts, roles and events; empty: all */
  TwStr after, before; /* YYYY, YYYY-MM or YYYY-MM-DD: only what is dated within; empty: no bound */
  TwStr title, source, date; /* printed above and below; empty: taken from the graph's document if it has just one */
  const TwDrawArticle *articles; /* texts that a page of HTML shows beside the picture; may be NULL */
  size_t article_count;
  TwStr metadata; /* well-formed XML (RDF/XML without its <?xml?> line) for <metadata>; empty: none */
} TwDrawOptions;

TwDrawOptions tw_draw_defaults(void);

/** Reads a page: "a3" "a4" "a5" "letter", each also with "-landscape" or "-portrait", or WxH in pixels ("1200x800"),
 * each side 100 to 20,000. Case does not matter. */
bool tw_draw_page_parse(TwStr s, TwDrawPage *page);
/** Reads "lr", "tb" or "auto". */
bool tw_draw_direction_parse(TwStr s, TwDrawDirection *direction);

/** Appends the picture of `triples` to `out`. An empty graph gives an empty picture that says so.
 *
 * TW_ERR_USAGE where the focus or the predicate is not in the graph or a date cannot be read; a warning where filters
 * leave nothing; TW_ERR_LIMIT,
 * TW_ERR_MEMORY; TW_ERR_UNSUPPORTED where Graphviz's layout plugins are not installed. On errors `out` may hold a
 * part. Memory of the picture comes from `out`'s allocator. */
TwStatus tw_draw(const TwTriples *triples, const TwDrawOptions *options, TwBuf *out, const TwDiagSink *diag);

#endif
