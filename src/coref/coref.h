/* Coreference: the mentions of a document, their types, and which of them speak of the same entity.
 *
 * Every noun phrase that may fill a role is a mention: names, common nouns, pronouns, demonyms ("the Chinese
 * ministry": "Chinese" is a mention of China). A mention belongs to one entity; one that speaks of several ("both
 * countries", "China and Russia … they") has an entity whose `members` are these. Sieves from sure to unsure (exact
 * names, parts of names, titles and offices, nominals with a country's name, pronouns by number, gender, animacy and
 * nearness); where nothing is sure enough a mention stays alone. */
#ifndef TW_COREF_COREF_H
#define TW_COREF_COREF_H

#include "ontology/ontology.h"
#include "syntax/syntax.h"
#include "text/document.h"

typedef enum TwMentionKind {
  TW_MENTION_NAME,
  TW_MENTION_NOMINAL,
  TW_MENTION_PRONOUN,
  TW_MENTION_DEMONYM /* an adjective or modifier that stands for a country: "Russian" in "Russian officials" */
} TwMentionKind;

typedef struct TwMention {
  TwSpan tokens; /* tw_syntax_phrase() of the head, trimmed of what is no part of the mention */
  uint32_t head;
  uint32_t entity; /* what it surely speaks of: what a graph may build upon */
  uint32_t chain;  /* what it probably speaks of: the number of that chain's first entity */
  TwMentionKind kind;
} TwMention;

typedef struct TwEntity {
  TwStr name;       /* canonical name ("Li Shangfu", "United States"); empty where it has none of its own */
  TwStr label;      /* name, else what a reader would call it: "leaders of Russia's defence department" */
  TwClassId type;   /* tw: class, as narrow as is known */
  uint32_t gaz;     /* gazetteer entry, TW_NONE */
  uint32_t country; /* gazetteer entry of the country it belongs to, by name, title, demonym or place; TW_NONE */
  TwStr sector;     /* GOV MIL COP REB OPP JUD MED BUS IGO NGO CVL …; empty where unknown */
  char gender;      /* 'm', 'f', 'n' (thing) or 0 */
  bool plural;
  bool generic; /* no particular one: "people", "anyone", "it" of the weather; gets no node of its own in a graph */
  TW_LIST(uint32_t) mentions; /* in the order of the text; the first is the one that a graph speaks of */
  TW_LIST(uint32_t) members;  /* entities that it consists of; empty for a single one */
} TwEntity;

/** What the analysis shows: mentions with relative clauses and 's, as treebanks of coreference count them, and what
 * these count beside them: times, names inside names, coordinations that a set stands for. */
typedef struct TwShown {
  TwSpan tokens;
  uint32_t chain; /* as of mentions; numbers from `entities.count` on belong to what is no mention */
  TwClassId type;
} TwShown;

typedef struct TwCoref {
  TW_ARRAY(TwMention) mentions; /* sorted by head token */
  TW_ARRAY(TwEntity) entities;  /* in the order of their first mentions */
  TW_ARRAY(TwShown) shown;      /* by their first token, the longer first; no span twice */
  uint32_t *at;                 /* by token: mention whose head it is, or TW_NONE */
  uint32_t *speaker_at;         /* by token: who speaks the quotation that it stands in, a mention, or TW_NONE */
} TwCoref;

/** Finds mentions and chains. The document has been analysed; `times` is not needed: tokens inside names of kind DATE
 * make no mentions, those of kind MONEY make one nominal. Everything is made in the document's arena. TW_ERR_MEMORY. */
TwStatus tw_coref_resolve(const TwSyntax *syntax, TwCoref *coref);

/** The mention whose head is that token, or, for a token inside a name, the name's; TW_NONE. */
uint32_t tw_coref_mention_at(const TwCoref *coref, const TwDocument *document, uint32_t token);

#endif
