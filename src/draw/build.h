/* What the files share that turn triples into a picture. */
#ifndef TW_DRAW_BUILD_H
#define TW_DRAW_BUILD_H

#include "base/map.h"
#include "draw/view.h"

/** Most fillers of one event whose pairs are looked at, and most captions of a box. */
#define BUILD_FILLERS  64u
#define BUILD_CAPTIONS 4u

typedef struct TwBuild {
  TwView view;
  TwPicture *picture;
  const TwDrawOptions *options;
  uint32_t *node_of;  /* by term; TW_NONE */
  uint32_t *proof_of; /* by term; NULL where no page is wanted */
  TwMap covered;      /* direct triples that a card or a state tells of */
  TwMap dense;        /* triples of subjects that have too many to look through */
  TwMap merged;       /* edges by ends and style */
  TwTermId predicate; /* the filter's; TW_NONE: none */
  TwDays bounds;      /* the filter's; zeros: none */
  bool all;           /* classes and properties are nodes too: the graph has nothing else */
  bool open;          /* open relations are drawn */
} TwBuild;

/** A fact between two nodes, before it is merged with others of the same ends. */
typedef struct TwFact {
  TwTermId from, to, predicate;
  TwStr label;
  bool directed, office; /* the label of an office needs a verb in a sentence */
  TwReality reality;
  TwStr dates, dates_long, evidence;
  TwIndexes proofs;
  TwDays days;
} TwFact;

/** Whether a term may be a node of its own. */
bool draw_build_nodeable(const TwBuild *b, TwTermId term);
/** Node of a term, made where it is new; TW_NONE where memory runs out or a limit is passed. */
uint32_t draw_build_node(TwBuild *b, TwTermId term);
bool draw_build_caption(TwBuild *b, uint32_t node, TwStr text);
/** Adds an edge, or joins it to one with the same ends and style. */
bool draw_build_edge(TwBuild *b, TwEdge edge);
bool draw_build_fact(TwBuild *b, const TwFact *fact);
/** A fact whose object is an office: an edge to what the office belongs to, or a caption of its holder. */
bool draw_build_office(TwBuild *b, TwFact fact);
/** Adds the evidence of an event, whole and with its place, where a page is wanted. */
bool build_proofs(TwBuild *b, TwTermId event, TwIndexes *proofs);
/** Adds those of `more` that are not there yet. */
bool build_proofs_join(TwBuild *b, TwIndexes *proofs, const TwIndexes *more);
/** Cards of events, edges of states. */
bool draw_build_events(TwBuild *b);
bool draw_build_covered(const TwBuild *b, TwTermId s, TwTermId p, TwTermId o);
/** "label: value" captions of a node. */
bool draw_build_literals(TwBuild *b, uint32_t node, TwTermId term);
bool draw_build_has(const TwBuild *b, TwTermId s, TwTermId p, TwTermId o);
/** Takes out what captions tell as well: places named once, and statements of what a card bears an attribution for. */
bool draw_build_fold(TwBuild *b);
/** ", planned, 14–19 August" */
TwStr draw_build_suffix(const TwBuild *b, TwReality reality, TwStr dates);

#endif
