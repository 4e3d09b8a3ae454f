/* What the files of `event` share while one document is worked on. */
#ifndef TW_EVENT_INTERNAL_H
#define TW_EVENT_INTERNAL_H

#include "event/event.h"

/** A frame found at a token, before fillers that are events themselves are known. */
typedef struct Found {
  TwFrameId frame;
  TwWordKind word;
  uint32_t head, support;
  uint16_t support_id;
  TwSpan trigger;
  uint64_t clauses;           /* slots, by number, where a clause stands that need be no event */
  TW_ARRAY(TwFiller) fillers; /* `event` holds a token until all events are known */
} Found;

typedef struct Extractor {
  const TwSyntax *syntax;
  const TwDocument *document;
  const TwOntology *ontology;
  const TwCoref *coref;
  const TwTimes *times;
  TwArena *arena;
  uint32_t *event_at; /* by token: event whose head it is, or TW_NONE; offices are not in it */
  uint8_t *judged;    /* by token, for an event and a state: factuality of the clause + 1, or 0 */
  uint32_t by_name;   /* how many events at the front of the list come from names and titles alone */
  bool in_past;       /* tells_in_past */
  TwEvents *events;
  struct {
    TwClassId person, country, city, place, agent, organization, event, state, holds_office, office;
    TwRoleId office_holder, office_of, occasion;
  } ids;
} Extractor;

/** Begins with a document: all but `ids`, `by_name` and `in_past`, the tables by token empty. TW_ERR_MEMORY. */
TwStatus event_extractor_init(Extractor *x, const TwSyntax *syntax, const TwCoref *coref, const TwTimes *times,
                              TwEvents *events);

static inline const TwToken *token_of(const Extractor *x, uint32_t token) { return &x->document->tokens.items[token]; }

/** Closed-class grammar, in grammar.c. */
typedef enum Modality {
  MODALITY_NONE,
  MODALITY_FUTURE,
  MODALITY_POSSIBLE,
  MODALITY_CONDITIONAL, /* "would": a future seen from the past, where it is reported */
  MODALITY_OBLIGATION
} Modality;
Modality event_grammar_modality(TwStr auxiliary_lemma);
bool event_grammar_is_negation(const TwToken *token);
bool event_grammar_since(TwStr lemma);           /* "since": from then until now */
bool event_grammar_opens_condition(TwStr lemma); /* "if", "unless", "whether" */
bool event_grammar_awaits(TwStr lemma);          /* "until" */
/* "about [doing]", and "of [doing]" below a noun: the act is named, not told. */
bool event_grammar_names_act(TwStr prep, bool below_noun);
bool event_grammar_locative(TwStr prep); /* prepositions that say where: "in", "at", "near" */
bool event_grammar_framing(TwStr prep);  /* prepositions that open the setting of a clause: "during", "on" */

/** Trigger of that kind at a token, taken as that word; NULL where there is none. */
const TwTrigger *event_find_trigger(const Extractor *x, uint32_t token, TwWordKind word, int kind);
/** The embedding word at a token, whatever its part of speech, or NULL. */
const TwEmbedding *event_embedding_at(const Extractor *x, uint32_t token);
/** The embedding word in whose complement a predicate or event noun stands, and its token; NULL where none. */
const TwEmbedding *event_embedding_above(const Extractor *x, uint32_t token, uint32_t *at);

/** Whether a text tells its story in the past, so that its present tense is not the story's. */
bool event_tells_in_past(const Extractor *x);
/** Whether a verb tells what is usual, of nobody by name: no event that happened once. */
bool event_tells_habit(const Extractor *x, const Found *found);
/** Whether a present tense beside a date tells what is to come: "She [flies] to Paris on Sunday." */
bool event_tells_plan(const Extractor *x, const Found *found);
/** Whether the clause at a token says that (a TwOntologyFactuality) by itself, without what stands above it. */
bool event_clause_says(const Extractor *x, uint32_t predicate, uint8_t factuality);
/** Factuality of the event at a token; `*vague` where only an earlier mention could tell. */
TwFactuality event_factuality_of(const Extractor *x, uint32_t head, TwWordKind word, uint32_t support,
                                 uint16_t support_id, bool is_state, bool *vague);

/** Matches the frames of a token; true where one fits. */
bool event_match_frames(Extractor *x, uint32_t token, TwWordKind word, Found *found);
/** Whether the mention of a filler is of a class that a slot of its role takes. */
bool event_filler_fits(const Extractor *x, const TwFrame *f, const TwFiller *filler);
/** Adds the offices that the text says persons hold. */
TwStatus event_find_offices(Extractor *x);
/** Adds what names say by themselves: whose a state body is, where a place lies, where somebody is from. */
TwStatus event_find_name_states(Extractor *x);
/** Ends the states of those who have died, and the offices of those who have left them. */
TwStatus event_end_states(Extractor *x);
/** Whether a noun is the head of words that name an office: "elected [president]". */
bool event_names_office(const Extractor *x, uint32_t noun);
/** Whom an event is directed at where no role says so. */
TwStatus event_find_directed(Extractor *x, TwEvent *e);
/** Mentions or times in a list that holds each once. */
typedef TW_ARRAY(uint32_t) EventIndices;
static inline bool event_push_once(const Extractor *x, EventIndices *list, uint32_t value) {
  for (uint32_t i = 0; i < list->count; i++)
    if (list->items[i] == value) return true;
  return TW_PUSH(x->arena, list, value);
}
/** Name of the preposition of a phrase, empty where it has none. */
static inline TwStr event_prep_name(const Extractor *x, uint32_t token) {
  uint16_t prep = tw_syntax_prep(x->syntax, token);
  return prep == TW_NO_ID ? TW_STR("") : x->ontology->preps.items[prep];
}

/** Adds the places of an event that leans on a support verb, or TW_NONE; in places.c. */
TwStatus event_add_places(Extractor *x, TwEvent *e, uint32_t support);
/** Lets events that take place inside others share their places, once all have their own. */
void event_share_places(Extractor *x);
/** Places, times, attribution of the events found. */
TwStatus event_add_circumstances(Extractor *x);

/** The mention that fills, TW_NONE for times, relative pronouns and what is no mention. */
uint32_t event_filler_mention(const Extractor *x, uint32_t token);
TwClassId event_mention_class(const Extractor *x, uint32_t mention);
/** Whether the entity of a mention is below a class, or all of its members are. */
bool event_mention_is_a(const Extractor *x, uint32_t mention, TwClassId class_id);

#endif
