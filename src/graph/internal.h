/* What the files of `graph` share while one document's graph is built. */
#ifndef TW_GRAPH_INTERNAL_H
#define TW_GRAPH_INTERNAL_H

#include "graph/graph.h"

#include "base/map.h"
#include "gazetteer/gazetteer.h"

/* The words of grammar that labels are glued with: "Iran and Iraq", "arrest of A, B and 3 more", "speech by C". */
#define GLUE_AND  " and "
#define GLUE_MORE "more"
#define GLUE_OF   " of "
#define GLUE_BY   " by "

/* Verbs of labels whose plural is no rule: "A and B are married to …". */
#define LABEL_VERBS                                                                                                    \
  {                                                                                                                    \
    {"is", "are"}, {"has", "have"}, {"does", "do"}, {"goes", "go"}, { "was", "were" }                                  \
  }

typedef struct Builder {
  TwGraph *graph;
  TwArena *arena;
  TwMap taken;   /* name IRIs and how often each was given */
  TwMap offices; /* "label\nIRI of what it belongs to" to graph entity */
  TW_ARRAY(TwGraphFiller) scratch;
  TwRoleId office_holder, office, office_of, profession;
  TwClassId holds_office, office_class, has_profession, profession_class;
} Builder;

static inline const TwEntity *coref_entity(const TwGraph *g, uint32_t entity) {
  return &g->coref->entities.items[entity];
}

/** Makes the graph's entity of every one of the coreference layer that may have a node. */
TwStatus graph_add_entities(Builder *b);
/** What is called by words of the text alone: the document's IRI, "#m" and their offsets. */
TwStr graph_words_iri(const Builder *b, TwSpan tokens);
/** Appends what a mention speaks of to b->scratch: one entity, its members, or nothing. */
TwStatus graph_resolve(Builder *b, TwRoleId role, uint32_t mention);
/** Appends to b->scratch the office that a mention names: "elected [president of Chile]". */
TwStatus graph_mention_as_office(Builder *b, uint32_t mention);
/** The office or profession that the words of an event name, made where it is new: of the graph entity `of`, or, where
 * that is TW_NONE, known in this document alone ("Prime Minister Roth"). TW_NONE without a label. */
TwStatus graph_office(Builder *b, const TwEvent *event, uint32_t of, uint32_t *office);
/** Merges event mentions and adds the graph's events. */
TwStatus graph_add_events(Builder *b);
/** Adds the open relations that are worth stating. */
TwStatus graph_add_open(Builder *b);
/* ---- open relations, in worth.c ---- */

/** Longest label of what has no name. */
#define GRAPH_LABEL_BYTES 80
/** Whether an open relation between two graph entities would be signed as it stands. */
bool graph_worth_stating(const TwGraph *g, const TwOpenTriple *t, uint32_t subject, uint32_t object);
/** "AIS is [a safety system]": what a named thing is, where the text does not call it so elsewhere. */
bool graph_is_description(const TwGraph *g, const TwOpenTriple *t, uint32_t subject);
/** Whether a noun may say what an entity is: people are no things. */
bool graph_is_of_kind(const TwGraph *g, uint32_t subject, uint32_t noun);
/** Whether a token is quoted: an opinion more often than a fact. */
bool graph_in_quotation(const TwDocument *d, uint32_t token);
/** "it", "they", "this", and who speaks in a quotation: too often taken for the wrong one. */
bool graph_is_doubtful(const TwGraph *g, uint32_t mention);
bool graph_is_measure(const TwGraph *g, uint32_t mention);
/** "[its] investigation", where nobody knows whose. */
bool graph_is_unresolved(const TwGraph *g, uint32_t mention, uint32_t node);
bool graph_factual(const TwGraph *g, TwFactuality f);
/** Whether an entity is of a class, by its local name. */
bool graph_is_of(const TwGraph *g, uint32_t node, const char *class_name);
/** The event mention whose head is that token, or TW_NONE. */
uint32_t graph_event_at(const TwGraph *g, uint32_t head);
uint32_t graph_words_in(TwStr s);
TwStr graph_last_word(TwStr s);

/** What a person would call the event. */
TwStr graph_event_label(const TwGraph *g, const TwGraphEvent *event);

/** Goes through the pairs of fillers that a property links; `*from` and `*to` index into event->fillers. Start both at
 * 0 with *first true. */
typedef struct PairWalk {
  const TwGraphEvent *event;
  const TwProperty *property;
  uint32_t from, to;
} PairWalk;
bool graph_next_pair(PairWalk *walk, const TwGraphFiller **from, const TwGraphFiller **to);

/** Whether a direct triple may link them: one of them has a name or is told by one ("survivors of [Hiroshima]"), and
 * neither is known by the other alone ("Walker has a parent, Walker's father"). In signed.c. */
bool graph_signs(const TwGraph *g, const TwGraphEvent *event, const TwGraphFiller *from, const TwGraphFiller *to);
/** "the rest of [them]": whether the words behind a mention's head hold a pronoun that its label does not resolve. */
bool graph_hides_pronoun(const TwGraph *g, uint32_t mention);
/** Whether an entity has a name, or its words hold one. */
bool graph_bears_name(const TwGraph *g, uint32_t entity);
/** What binds a graph's event before direct triples: happened, ongoing, or scheduled where the options say so. */
bool graph_asserts(const TwGraph *g, const TwGraphEvent *event);

#endif
