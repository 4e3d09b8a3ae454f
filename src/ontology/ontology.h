/* The ontology: classes, roles, properties, and the frames that say with which words and in which grammatical functions
 * a class is expressed. Written in ontology/ *.ttl (see ontology/README in the repository's `ontology` folder for the
 * vocabulary), compiled into static tables by `lexc`, or loaded from a user's folder on top of what is built in.
 *
 * A TwOntology never changes once it is made; threads share it. All ids are indices into its arrays; order is that of
 * the IRIs, so that equal sources give equal tables. */
#ifndef TW_ONTOLOGY_ONTOLOGY_H
#define TW_ONTOLOGY_ONTOLOGY_H

#include "base/arena.h"
#include "base/diag.h"

typedef uint16_t TwClassId;
typedef uint16_t TwRoleId;
typedef uint16_t TwFrameId;

/** "No class", "no role" … */
#define TW_NO_ID ((uint16_t)0xFFFF)

/** A counted view of a table, for the members below. */
#define TW_LIST(type)                                                                                                  \
  struct {                                                                                                             \
    const type *items;                                                                                                 \
    uint32_t count;                                                                                                    \
  }

/** A set of PLOVER's contexts; bit i is the i-th of TwOntology.contexts. */
typedef uint32_t TwContexts;
#define TW_CONTEXTS 32u

typedef enum TwClassKind { TW_CLASS_ENTITY, TW_CLASS_EVENT, TW_CLASS_STATE } TwClassKind;

typedef struct TwClass {
  TwStr name;  /* local name below tw: — "Visit" */
  TwStr iri;   /* a user's own class may lie outside tw: */
  TwStr label; /* "visit" */
  TwClassKind kind;
  TwStr plover, mode, cameo;           /* codes; inherited from the nearest superclass that has them; may be empty */
  TwStr planned_plover, planned_cameo; /* codes that replace these while the event is only planned; likewise */
  TwStr refused_plover, refused_cameo; /* … where it is denied or refused */
  TwContexts contexts;                 /* of the nearest superclass that has some */
  TW_LIST(TwClassId) ancestors; /* itself first, then its superclasses, nearest first, up to Event, State or Entity */
} TwClass;

/** PLOVER's view of a role's fillers. */
typedef enum TwSide { TW_SIDE_NONE, TW_SIDE_SOURCE, TW_SIDE_TARGET, TW_SIDE_BOTH, TW_SIDE_PLACE } TwSide;

typedef struct TwRole {
  TwStr name, iri, label; /* "visitor" */
  TwSide side;
  TW_LIST(TwClassId) range; /* a filler must be of one of these (or below); empty: anything, events too */
} TwRole;

/** A direct property between entities and how it is derived from the roles of an event or state. */
typedef struct TwProperty {
  TwStr name, iri, label;
  TwClassId on;      /* class of the node (or below) that it is derived from */
  TwRoleId from, to; /* equal for symmetric properties: every pair of fillers, both ways */
  bool symmetric;
} TwProperty;

/** Grammatical functions, after `syntax` has undone passives, relative clauses, control, coordination and support
 * verbs. They are logical: the subject of a passive is its OBJECT, its by-phrase its SUBJECT. */
typedef enum TwFunction {
  TW_FN_SUBJECT,
  TW_FN_OBJECT,
  TW_FN_INDIRECT,
  TW_FN_COMPLEMENT,         /* a clause: "agreed [to withdraw]", "said [that …]" */
  TW_FN_COMPLEMENT_SUBJECT, /* who is to act in it: "demanded that [Iran] withdraw" */
  TW_FN_PREDICATIVE,        /* "was elected [president]", "named him [chairman]", "is [ill]" */
  TW_FN_POSSESSOR,          /* "[China]'s visit" */
  TW_FN_MODIFIER,           /* "[peace] talks", "[Russian] attack": compound or demonym before a noun */
  TW_FN_APPOSITIVE,
  TW_FN_BEARER, /* whom a noun describes: the subject of its copula, what it is apposed to, the name it precedes
                   as a title, else its own noun phrase: "[Putin], an ally of Assad" */
  TW_FN_PREP,   /* a prepositional phrase; TwSlot.prep says which */
  TW_FN_COUNT
} TwFunction;

typedef struct TwSlot {
  uint8_t function; /* TwFunction */
  bool required;
  uint16_t prep; /* preposition number for TW_FN_PREP, else TW_NO_ID */
  TwRoleId role;
  TW_LIST(TwClassId) range; /* narrower than the role's where the frame says so; else equal to it */
} TwSlot;

typedef struct TwFrame {
  TwStr name, iri;
  TwClassId class_id;
  uint16_t rank; /* order among frames of one word: the user's, more required functions, narrower ranges, IRI; lower
                    goes first */
  uint8_t factuality; /* TwOntologyFactuality that the word itself imposes: "cancel a visit"; else TW_ONT_PLAIN */
  uint8_t complement_factuality; /* that its complement must have by itself: "said Iran [must] stop"; else
                                    TW_ONT_PLAIN */
  uint16_t lacks;  /* bits of TwFunction, none of which the word may have: "the crowd marched", not "marched him off" */
  bool collective; /* fillers of its symmetric role act together: "A and B met" is one meeting */
  TW_LIST(TwSlot) slots;
  TW_LIST(TwStr) examples, counterexamples;
} TwFrame;

typedef enum TwWordKind { TW_WORD_VERB, TW_WORD_NOUN, TW_WORD_ADJECTIVE, TW_WORD_ADVERB, TW_WORD_KINDS } TwWordKind;

/** What an embedding word, a support verb or a frame makes of what stands below it. PLAIN leaves it as it is. */
typedef enum TwOntologyFactuality {
  TW_ONT_PLAIN,
  TW_ONT_HAPPENED,
  TW_ONT_SCHEDULED,
  TW_ONT_ONGOING,
  TW_ONT_POSSIBLE,
  TW_ONT_DENIED,
  TW_ONT_REQUESTED
} TwOntologyFactuality;

/** A word that takes another event as its complement: "say", "deny", "threaten", "plan", "accuse … of", "likely to". */
typedef struct TwEmbedding {
  TwStr iri;
  uint8_t factuality;      /* of the complement */
  bool attributes;         /* the subject is who says so (tw:attributedTo) */
  bool object_control;     /* the understood subject of the complement is the object: "urged Iran to stop" */
  TW_LIST(uint16_t) preps; /* the complement may stand in these: "accuse of", "call for"; clauses always count */
  bool nominal_object;     /* an event noun as object counts: "plans a visit", "denied the attack" */
} TwEmbedding;

/** A verb that lends its subject to an event noun: "hold talks", "pay a visit", "embark on a mission". */
typedef struct TwSupport {
  TwStr iri;
  uint8_t noun_function; /* where the noun stands: OBJECT, SUBJECT ("talks took place") or PREP */
  uint16_t noun_prep;
  uint8_t subject_as; /* what the verb's subject is to the noun: SUBJECT, or OBJECT ("underwent a trial") */
  uint8_t factuality;
  bool keeps_verb; /* the verb is an event of its own beside the noun's: "flew to Kyiv for talks" */
} TwSupport;

/** One way in: a word that evokes a frame, an embedding or a support verb. */
typedef struct TwTrigger {
  TwStr lemma;  /* the words, lower case, single spaces: "step down", "phone call"; the head is the first word of a verb
                   or adjective, the last of a noun */
  TwStr head;   /* the head word of `lemma` */
  uint8_t word; /* TwWordKind */
  enum { TW_TRIGGER_FRAME, TW_TRIGGER_EMBEDDING, TW_TRIGGER_SUPPORT, TW_TRIGGER_HEDGE, TW_TRIGGER_CONTEXT } kind;
  uint16_t id; /* TwFrameId or index into embeddings, supports or contexts; for HEDGE ("allegedly") a
                  TwOntologyFactuality */
} TwTrigger;

typedef struct TwOntology {
  TwStr version; /* a hash of the sources */
  TW_LIST(TwClass) classes;
  TW_LIST(TwRole) roles;
  TW_LIST(TwProperty) properties;
  TW_LIST(TwFrame) frames;
  TW_LIST(TwEmbedding) embeddings;
  TW_LIST(TwSupport) supports;
  TW_LIST(TwStr) contexts;     /* what an event may be about, by local names: "military"; at most TW_CONTEXTS */
  TW_LIST(TwStr) preps;        /* local names below prep: — "with", "of", "in_front_of" */
  TW_LIST(TwTrigger) triggers; /* sorted by (word, head, longest lemma first, rank, id) */
  TwArena *arena;              /* NULL for the compiled-in one */
} TwOntology;

/** What is compiled in. Never NULL; static. */
const TwOntology *tw_ontology_builtin(void);
/** The built-in ontology with every *.ttl file of a folder on top: a resource of the same IRI replaces the built-in
 * one. Errors (an unknown term, a missing class …) go to `sink` with file and line, and give TW_ERR_SYNTAX; TW_ERR_IO
 * where the folder cannot be read. The caller frees it. */
TwStatus tw_ontology_load(const char *folder, const TwAllocator *allocator, const TwDiagSink *sink, TwOntology **out);
/** Frees what tw_ontology_load made; NULL and the built-in one are legal. */
void tw_ontology_free(TwOntology *ontology);

/** How an event stands for PLOVER and CAMEO: a planned visit is AGREE, a refused one REJECT, one that takes place
 * CONSULT. */
typedef enum TwCoded { TW_CODED_PLAIN, TW_CODED_PLANNED, TW_CODED_REFUSED } TwCoded;

/** The PLOVER and CAMEO codes of an event of that class. */
static inline TwStr tw_class_plover(const TwClass *c, TwCoded as) {
  if (as == TW_CODED_PLANNED && c->planned_plover.len) return c->planned_plover;
  return as == TW_CODED_REFUSED && c->refused_plover.len ? c->refused_plover : c->plover;
}
static inline TwStr tw_class_cameo(const TwClass *c, TwCoded as) {
  if (as == TW_CODED_PLANNED && c->planned_cameo.len) return c->planned_cameo;
  return as == TW_CODED_REFUSED && c->refused_cameo.len ? c->refused_cameo : c->cameo;
}

/** Class, role or preposition by local name, or TW_NO_ID. */
TwClassId tw_ontology_class(const TwOntology *o, TwStr name);
TwRoleId tw_ontology_role(const TwOntology *o, TwStr name);
uint16_t tw_ontology_prep(const TwOntology *o, TwStr name);
/** Whether `a` is `b` or below it. */
bool tw_ontology_is_a(const TwOntology *o, TwClassId a, TwClassId b);
/** Whether a filler of class `c` satisfies a range. */
bool tw_ontology_in_range(const TwOntology *o, TwClassId c, const TwClassId *range, uint32_t count);
/** The triggers whose head is that lower-case lemma, longest first; `*count` may be 0. */
const TwTrigger *tw_ontology_triggers(const TwOntology *o, TwWordKind word, TwStr head, uint32_t *count);
/** Properties derived from a class (its own and its superclasses'), through `next`: start at 0, stop at NULL. */
const TwProperty *tw_ontology_property(const TwOntology *o, TwClassId class_id, uint32_t *next);

#endif
