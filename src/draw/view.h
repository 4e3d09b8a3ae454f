/* A graph as drawing looks at it: quads by subject in the order of their addition, labels, kinds and roles of terms. */
#ifndef TW_DRAW_VIEW_H
#define TW_DRAW_VIEW_H

#include "draw/picture.h"

/** Terms that drawing asks for by name. */
typedef enum TwKnown {
  KNOWN_TYPE,
  KNOWN_SUBCLASS,
  KNOWN_FRAME,
  KNOWN_DIRECT,
  KNOWN_EVIDENCE,
  KNOWN_FACTUALITY,
  KNOWN_ATTRIBUTED,
  KNOWN_PLACE,
  KNOWN_BEGIN,
  KNOWN_END,
  KNOWN_TIME,
  KNOWN_PLOVER,
  KNOWN_CAMEO,
  KNOWN_CONTEXT,
  KNOWN_ISO,
  KNOWN_HOLDS,
  KNOWN_OFFICE_OF,
  KNOWN_ANCHOR,
  KNOWN_NIF_BEGIN,
  KNOWN_NIF_END,
  KNOWN_NIF_CONTEXT,
  KNOWN_PART,
  KNOWN_STATEMENT_SUBJECT,
  KNOWN_STATEMENT_PREDICATE,
  KNOWN_STATEMENT_OBJECT,
  KNOWN_DC_TITLE,
  KNOWN_DC_SOURCE,
  KNOWN_DC_PUBLISHER,
  KNOWN_DC_DATE,
  KNOWN_COUNT
} TwKnown;

/** What a term is to the drawing; bits. */
enum {
  TERM_EVENT = 1,      /* typed tw:Event */
  TERM_STATE = 2,      /* typed tw:State */
  TERM_OFFICE = 4,     /* typed tw:Office */
  TERM_HIDDEN = 8,     /* document, piece of text, class, property … : never a node */
  TERM_STATEMENT = 16, /* rdf:Statement */
  TERM_OPEN = 32,      /* property typed tw:OpenRelation, or event typed tw:OpenEvent */
  TERM_DOCUMENT = 64,  /* typed tw:Document */
  TERM_PREDICATE = 128,
  TERM_TYPE = 256,
  TERM_SUBJECT = 512,
  TERM_EDGE = 1024,       /* a state that is drawn as an edge */
  TERM_STRUCTURAL = 2048, /* see tw_view_structural */
  TERM_DIRECT = 4096,     /* a direct property that some event or state names */
  TERM_TOLD = 8192        /* an rdf:Statement of which more is said than its three parts: a card, no TERM_STATEMENT */
};

typedef struct TwView {
  const TwTriples *triples;
  TwArena *arena;
  uint32_t terms;
  uint32_t *starts; /* terms + 1 */
  uint32_t *by_subject;
  uint16_t *flags;
  TwTermId *label_of; /* by term, once asked for: its best label + 1, or the number of terms + 1 where it has none */
  TwTermId known[KNOWN_COUNT]; /* TW_NONE where the graph does not know it */
  TwTermId labels[8];          /* label properties, best first */
} TwView;

TwStatus tw_view_init(TwView *view, const TwTriples *triples, TwArena *arena);

static inline uint32_t tw_view_count(const TwView *v, TwTermId s) { return v->starts[s + 1] - v->starts[s]; }
/** The ith quad of that subject. */
static inline TwQuad tw_view_quad(const TwView *v, TwTermId s, uint32_t i) {
  return tw_triples_quad(v->triples, v->by_subject[v->starts[s] + i]);
}
static inline bool tw_view_literal(const TwView *v, TwTermId id) {
  return tw_triples_get(v->triples, id).kind == TW_TERM_LITERAL;
}
/** The first object, or TW_NONE; its value, or an empty string. */
TwTermId tw_view_object(const TwView *view, TwTermId subject, TwKnown predicate);
TwStr tw_view_value(const TwView *view, TwTermId subject, TwKnown predicate);
bool tw_view_is(const TwView *view, TwTermId term, TwKnown known);

/** Name to show: the best label, English first; else the local name as words. Never empty. */
TwStr tw_view_label(const TwView *view, TwTermId term);
/** Whether it has a label of its own. */
bool tw_view_labelled(const TwView *view, TwTermId term);
/** Part of the IRI after the last '#', '/' or ':', as it is. */
TwStr tw_view_local(TwStr iri);
/** The term that an IRI, prefixed name, label or local name means, among those with any of `flags` (0: any); TW_NONE
 * where there is none. */
TwTermId tw_view_named(const TwView *view, TwStr name, uint16_t flags);
/** A name like that one, for a hint: of the first such term whose label or local name has it as a part; or empty. */
TwStr tw_view_alike(const TwView *view, TwStr name, uint16_t flags);
/** The most telling type of a resource (the first that is no mere root such as owl:Thing), or TW_NONE. */
TwTermId tw_view_type(const TwView *view, TwTermId term);
/** Whether that class says nothing beside another. */
bool tw_view_root(const TwView *view, TwTermId class);
TwNodeKind tw_view_kind(const TwView *view, TwTermId term);
/** An IRI of the Web that identifies it or tells of it, or empty. */
TwStr tw_view_link(const TwView *view, TwTermId term);
/** Properties that never become edges or captions: labels, identities, comments, pictures. */
static inline bool tw_view_structural(const TwView *view, TwTermId predicate) {
  return view->flags[predicate] & TERM_STRUCTURAL;
}
TwStr tw_capital(TwArena *arena, TwStr s);
bool tw_web_iri(TwStr iri);

#endif
