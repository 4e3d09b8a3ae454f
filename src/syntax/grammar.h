/* The words of closed classes that rules of grammar name: prepositions, "be", "have", "where". One table for all of
 * `syntax` and what stands above it; everything else that is English is data below ontology/. */
#ifndef TW_SYNTAX_GRAMMAR_H
#define TW_SYNTAX_GRAMMAR_H

#include "base/str.h"

/** Prepositions whose part in the alternations the rules know. TwSyntax.preps has their numbers in the ontology. */
typedef enum TwPrep {
  TW_PREP_ACCORDING_TO,
  TW_PREP_AGAINST,
  TW_PREP_AMONG,
  TW_PREP_AS,
  TW_PREP_AT,
  TW_PREP_BETWEEN,
  TW_PREP_BY,
  TW_PREP_FOR,
  TW_PREP_FROM,
  TW_PREP_IN,
  TW_PREP_INTO,
  TW_PREP_OF,
  TW_PREP_ON,
  TW_PREP_OVER,
  TW_PREP_TO,
  TW_PREP_WITH,
  TW_PREP_COUNT
} TwPrep;

/** Local name of the preposition below prep: — "according_to". */
TwStr tw_prep_name(TwPrep prep);

/** Lemmas of verbs and adverbs of grammar. */
typedef enum TwGrammarWord { TW_WORD_BE, TW_WORD_HAVE, TW_WORD_WHEN, TW_WORD_WHERE, TW_GRAMMAR_WORDS } TwGrammarWord;
bool tw_is_word(TwStr lemma, TwGrammarWord word);

#endif
