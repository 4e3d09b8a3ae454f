/* Events: frames matched against syntax. What happened (or is planned, denied …), who filled which role, when, where
 * and according to whom; and the open triples of every clause, whether or not a frame knows it. */
#ifndef TW_EVENT_EVENT_H
#define TW_EVENT_EVENT_H

#include "coref/coref.h"
#include "ontology/ontology.h"
#include "syntax/syntax.h"
#include "time/time.h"

typedef enum TwFactuality { TW_HAPPENED, TW_SCHEDULED, TW_ONGOING, TW_POSSIBLE, TW_DENIED, TW_REQUESTED } TwFactuality;

/** Local name of the factuality below tw: — "Happened". */
TwStr tw_factuality_name(TwFactuality factuality);

/** Who or what fills a role: a mention, or another event of the same layer, then with the mention of its noun phrase
 * where it has one; indices that do not apply are TW_NONE. */
typedef struct TwFiller {
  TwRoleId role;
  uint8_t
      part; /* fillers of one mutual role on different sides: "Li [met] A and B" has 0 and 1; A and B did not meet */
  uint32_t mention, event;
} TwFiller;

typedef struct TwEvent {
  TwFrameId frame;
  TwClassId class_id;
  TwSpan trigger;   /* tokens of the evoking word or words */
  uint32_t head;    /* token of its head */
  uint32_t support; /* verb that it leans on: "held" talks; TW_NONE */
  uint32_t sentence;
  TwFactuality factuality;
  TwContexts contexts;       /* what it is about, by its class and the words of its clause; none of a state */
  bool vague;                /* nothing settles the factuality of this nominal ("this visit"): an earlier mention may */
  bool specific;             /* has fillers, place or time, or fills another event's role; others get no node */
  bool definite;             /* "the visit", "his visit": speaks of what is known already, or of one event alone */
  TW_LIST(TwFiller) fillers; /* in the order of their mentions in the text */
  TW_LIST(uint32_t) places;  /* mentions */
  TW_LIST(uint32_t) times;   /* indices into TwTimes.items; parts of a range both */
  TW_LIST(uint32_t) attribution; /* mentions: who says so */
  /* mentions nearest below the trigger that fill no role: whom it is directed at where no role says so */
  TW_LIST(uint32_t) directed;
  uint32_t inside; /* event in whose complement it stands ("agreed to withdraw"), or TW_NONE */
} TwEvent;

/** An open triple in words of the sentence. */
typedef struct TwOpenTriple {
  TwStr subject, relation, object;          /* single blanks; object may be empty for an intransitive clause */
  uint32_t subject_mention, object_mention; /* TW_NONE where the argument is no mention */
  uint32_t predicate;                       /* token */
  uint32_t sentence;
  TwFactuality factuality;
  uint8_t confidence; /* per cent */
  bool oblique;       /* the object stands behind a preposition */
  bool plain;         /* a finite clause with its own subject and without a clausal complement */
  bool known;         /* an event of the frames has the same predicate */
  TwSpan description; /* the words of a noun, no clause, that says what the subject is, "[a nurse], Anna Berg"; else
                         empty */
} TwOpenTriple;

typedef struct TwEvents {
  TW_ARRAY(TwEvent) items; /* in the order of their triggers */
  TW_ARRAY(TwOpenTriple) open;
} TwEvents;

/** Most events a sentence; further ones are dropped. */
#define TW_EVENTS_A_SENTENCE 64

/** Finds the events of an analysed document. Everything is made in the document's arena. TW_ERR_MEMORY. */
TwStatus tw_event_extract(const TwSyntax *syntax, const TwCoref *coref, const TwTimes *times, TwEvents *events);

/** Adds the open triples of every clause. Call after tw_event_extract(). */
TwStatus tw_event_open_triples(const TwSyntax *syntax, const TwCoref *coref, const TwTimes *times, TwEvents *events);

#endif
