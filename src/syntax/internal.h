/* What arguments.c and nouns.c share. */
#ifndef TW_SYNTAX_INTERNAL_H
#define TW_SYNTAX_INTERNAL_H

#include "syntax/syntax.h"

static inline const TwToken *token_at(const TwSyntax *syntax, uint32_t token) {
  return &syntax->document->tokens.items[token];
}

/* What is being filled, and how surely; passed down while one argument's conjuncts are added. */
typedef struct Place {
  uint8_t function;
  uint16_t prep;
  uint8_t distance;
  bool implicit;
} Place;

bool tw_arg_known(const TwArguments *out, Place place, uint32_t token);
/* Whether a filler is a clause of its own. */
bool tw_arg_clausal(const TwSyntax *syntax, uint32_t token);
void tw_arg_add_one(TwArguments *out, Place place, uint32_t token, uint32_t group);
/* Adds a filler and its conjuncts: "[China] and [Russia]". A relative pronoun gives way to its antecedent. */
void tw_arg_add(const TwSyntax *syntax, TwArguments *out, Place place, uint32_t token);

/* Adds who is to act in a complement clause: "demanded that [Iran] withdraw". */
void tw_arg_add_actor(const TwSyntax *syntax, TwArguments *out, Place place, uint32_t clause);

/* Adds phrases of prepositions of movement and hostility that the parser hung below a noun's own modifiers; only the
 * latter where `hostile`. */
void tw_arg_stray(const TwSyntax *syntax, uint32_t noun, uint8_t distance, bool hostile, TwArguments *out);

void tw_arg_verb(const TwSyntax *syntax, uint32_t verb, TwArguments *out);
void tw_arg_noun(const TwSyntax *syntax, uint32_t noun, TwArguments *out);

#endif
