/* What the files of `coref` share. Private.
 *
 * Each mention has an Info; chains grow as a forest over mentions (`parent`), and the Info of a chain's root gathers
 * what its mentions say together. Mentions are numbered in the order of the text. */
#ifndef TW_COREF_INTERNAL_H
#define TW_COREF_INTERNAL_H

#include "base/map.h"
#include "coref/coref.h"
#include "gazetteer/gazetteer.h"

/** Sentences back that a pronoun and a short nominal look for their antecedent. */
#define COREF_PRONOUN_SENTENCES 3u
#define COREF_NOMINAL_SENTENCES 12u
/** Most mentions that are looked at for one anaphor. */
#define COREF_WINDOW 120u
/** Most persons that share one word of their names and are told apart; further ones are not found by it. */
#define COREF_NAMESAKES 16u
/** Longest office, in words. */
#define COREF_OFFICE_WORDS 6u
/** Most members of a set ("these nations"). */
#define COREF_MEMBERS 8u
/** Longest short form of several words, in bytes: "C/TFN". */
#define COREF_SHORT_FORM 8u
/** Longest label of a nameless entity, in bytes; longer ones are cut between words. */
#define COREF_LABEL 160u

typedef enum Sort { SORT_UNKNOWN, SORT_PERSON, SORT_GROUP, SORT_PLACE, SORT_EVENT, SORT_THING } Sort;
typedef enum Number { NUMBER_UNKNOWN, NUMBER_SING, NUMBER_PLUR } Number;

/** Pronouns by what they look for; PRO_NONE for what is no pronoun. */
typedef enum Pro {
  PRO_NONE,
  PRO_I,
  PRO_WE,
  PRO_YOU,
  PRO_HE,
  PRO_SHE,
  PRO_IT,
  PRO_THEY,
  PRO_RELATIVE,
  PRO_BOTH,    /* "both", "the two" standing alone */
  PRO_GENERIC, /* "anyone", "nobody", interrogatives */
  PRO_OTHER    /* demonstratives, "someone", "one": never linked */
} Pro;

typedef struct Info {
  TwSpan core;            /* tokens of a name without title and article; of a nominal its head word */
  TwStr name;             /* canonical; empty for what has none */
  TwStr key;              /* by which equal names find each other; empty for none */
  const TwOffice *office; /* that a nominal names or a person's title says */
  const TwOffice *said;   /* the office that this very mention names; `office` of a root is its chain's */
  TwSpan title;           /* tokens of a person's title */
  TwClassId type;
  uint32_t gaz, country; /* gazetteer entries */
  TwStr sector;
  uint32_t possessor; /* mention: "[the country]'s head", "head of [the country]" */
  uint32_t sentence;
  uint32_t quote; /* number of the quotation it stands in, 0: none */
  uint8_t sort, number, pro, name_kind;
  char gender;
  bool definite, demonstrative, indefinite, generic;
  bool two;         /* "both", "two" */
  bool sure;        /* its type is more than a guess from the kind of noun */
  bool predicative; /* "is [a teacher]" */
  bool foreign;     /* a body of another country than the one that is best known by the name */
  bool personal;    /* a name of a person of several words */
  uint32_t last;    /* of a root: the chain's latest mention so far */
  uint32_t uses;    /* of a root: how many mentions */
  uint32_t members[COREF_MEMBERS];
  uint32_t members_count; /* of a root: mentions of the entities that it consists of */
} Info;

/** A name after splitting and mending; spans as in the document. */
typedef struct Name {
  TwSpan tokens;
  uint32_t head;
  uint8_t kind; /* TwNameKind; TW_NAME_COUNT: of unknown kind */
} Name;

typedef struct Quote {
  TwSpan tokens;
  uint32_t speaker; /* mention, TW_NONE */
} Quote;

/** A country that the text speaks of, and how often: by its name, its people's or a place in it. */
typedef struct CountryUse {
  uint32_t country, count;
} CountryUse;

typedef struct Resolver {
  const TwSyntax *syntax;
  const TwDocument *document;
  const TwOntology *ontology;
  const TwToken *tokens;
  TwArena *arena;
  TwCoref *coref;
  TW_ARRAY(Name) names;
  uint32_t *name_at; /* by token: name that covers it, TW_NONE */
  uint32_t *quote_at;
  TW_ARRAY(Quote) quotes; /* the first stands for "none" */
  TW_ARRAY(Info) infos;
  uint32_t *parent;
  TW_ARRAY(CountryUse) countries;
  TwMap phrases; /* the words of a nominal without determiners → its latest mention */
  TwMap sets;    /* the members of a set → the mention that first stood for it */
  bool loose;    /* only probable links are made now */
  TwClassId person, organization, place, country, city, event, thing;
} Resolver;

/* words.c: closed-class grammar and small questions to the tree */
Pro coref_pronoun(const Resolver *r, uint32_t token, char *gender);
bool coref_is_dual(const TwToken *token);
bool coref_is_negative_determiner(const TwToken *token);
bool coref_is_quantity_article(const TwToken *token);
/** The head of what possesses a noun ('s or a possessive pronoun), TW_NONE. */
uint32_t coref_possessor(const Resolver *r, uint32_t head);
/** The head of its "of" phrase, TW_NONE. */
uint32_t coref_of(const Resolver *r, uint32_t head);
bool coref_is_subject(const Resolver *r, uint32_t token);
/** "vice", "deputy": what makes another office of the same noun. */
bool coref_is_rank(TwStr word);
bool coref_is_reflexive(const TwToken *token);
/** A double quotation mark of any shape. */
bool coref_is_quote(TwStr form);
bool coref_is_coordinated(const Resolver *r, uint32_t a, uint32_t b);
/** First conjunct of its coordination (itself where there is none). */
uint32_t coref_first_conjunct(const Resolver *r, uint32_t token);
TwStr coref_join(const Resolver *r, TwSpan tokens);
TwStr coref_lower(TwArena *arena, TwStr s);
uint32_t coref_mention_of(const Resolver *r, uint32_t token);

/* mentions.c */
bool coref_find_names(Resolver *r);
bool coref_find_mentions(Resolver *r);
/** A noun that says a time and makes no mention: "Monday", "the [year] before". */
bool coref_is_time_noun(const Resolver *r, uint32_t token);
/* quotes.c */
bool coref_find_quotes(Resolver *r);
void coref_find_speakers(Resolver *r);
/** "say", "tell": a verb of what somebody says. */
bool coref_embeds_speech(const Resolver *r, uint32_t verb);
/* types.c */
bool coref_describe(Resolver *r, uint32_t mention);
TwClassId coref_class(const Resolver *r, TwStr name, TwClassId otherwise);
/** Whether a common noun names a body of people: "ministry", "police". */
bool coref_is_group_noun(const Resolver *r, TwStr lemma);
Sort coref_sort_of_class(const Resolver *r, TwClassId type);
/* titles.c */
/** Longest office that ends right before token `end`, from `begin` on; NULL. `*at` is where it starts. */
const TwOffice *coref_office_before(const Resolver *r, uint32_t begin, uint32_t end, uint32_t *at);
/** Takes leading articles and titles off a name: "the", "Minister [Li]", "Mr [Xi]". */
void coref_trim_name(Resolver *r, Info *info);
/* bearers.c */
static inline bool coref_is_capital(TwStr form) { return form.len > 0 && tw_is_upper((unsigned char)form.ptr[0]); }
/** Entry of the best known bearer of a name; of bodies that of whose country the text speaks most ("Congress"). */
uint32_t coref_bearer_of(const Resolver *r, const Info *info);
/** "Congress" is that of the United States, unless the text speaks of Peru's. */
bool coref_is_foreign(const Resolver *r, uint32_t mention, uint32_t entry);
/** Lets a mention be what the gazetteer says of an entry. */
void coref_take_bearer(Resolver *r, Info *info, uint32_t entry);
bool coref_country_of(Resolver *r, uint32_t mention);
/** Country of a demonym or country's name that modifies the head or its title, TW_NONE. */
uint32_t coref_modifier_country(const Resolver *r, const TwMention *mention);
/* chains.c */
uint32_t coref_root(Resolver *r, uint32_t mention);
Info *coref_chain(Resolver *r, uint32_t mention);
bool coref_compatible(Resolver *r, uint32_t a, uint32_t b);
/** Joins two chains; false, and nothing is done, where they contradict each other. */
bool coref_join_chains(Resolver *r, uint32_t a, uint32_t b);
/** Joins them whatever they say. */
void coref_unite(Resolver *r, uint32_t a, uint32_t b);
/* structure.c: apposition, copula, brackets */
void coref_link_structure(Resolver *r);
/** "Socotra is [a destination]", "Law became [a member]": with its bearer, whatever article it has. */
bool coref_link_predicate(Resolver *r, uint32_t mention);
/* names.c */
bool coref_vote_kinds(Resolver *r);
bool coref_link_names(Resolver *r);
/* nominals.c, sets.c */
bool coref_link_nominal(Resolver *r, uint32_t mention);
bool coref_link_set(Resolver *r, uint32_t mention);
bool coref_set(Resolver *r, uint32_t mention, const uint32_t *members, uint32_t count);
/** Whether everything that the later phrase says of its noun, the earlier says too. */
bool coref_says_no_more(const Resolver *r, uint32_t earlier, uint32_t later);
/** Whether the later has no possessor, or that of the earlier. */
bool coref_same_possessor(Resolver *r, uint32_t earlier, uint32_t later);
/** Whether an earlier mention's chain is (or is made of) the class that a nominal names. */
bool coref_fits_class(Resolver *r, uint32_t candidate, TwClassId type);
/* pronouns.c */
void coref_link_pronoun(Resolver *r, uint32_t mention);
void coref_link_pronoun_loosely(Resolver *r, uint32_t mention);
void coref_link_first_persons(Resolver *r);
/* entities.c */
bool coref_make_entities(Resolver *r);
/* loose.c: joins on, in chains that entities have been made of, where a link is probable but not sure */
bool coref_link_loosely(Resolver *r);
/* shown.c */
bool coref_show(Resolver *r);

#endif
