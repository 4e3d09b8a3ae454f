/* Syntax: from a dependency tree to grammatical functions.
 *
 * The alternations of English live here, once: passives, relative clauses, reduced participles, control and raising,
 * coordination, "of/by/'s" of nouns, apposition, copulas, titles before names, support verbs. What comes out are
 * logical functions (TwFunction): the object of "was arrested" is its OBJECT. */
#ifndef TW_SYNTAX_SYNTAX_H
#define TW_SYNTAX_SYNTAX_H

#include "ontology/ontology.h"
#include "syntax/grammar.h"
#include "text/document.h"

/** Deepest chain of heads that is followed anywhere (control, coordination, noun phrases). */
#define TW_SYNTAX_DEPTH 24

/** Most arguments of one predicate; further ones are dropped. */
#define TW_SYNTAX_ARGUMENTS 64

/** A tree with its children at hand. Made once a document, in the document's arena. */
typedef struct TwSyntax {
  const TwDocument *document;
  const TwOntology *ontology;
  uint32_t *first_child;         /* by token: first dependent in text order, or TW_NONE */
  uint32_t *next_sibling;        /* by token */
  uint16_t preps[TW_PREP_COUNT]; /* numbers in the ontology; TW_NO_ID for one that it lacks */
} TwSyntax;

typedef struct TwArgument {
  uint8_t function; /* TwFunction */
  uint16_t prep;    /* for TW_FN_PREP: preposition number of the ontology, TW_NO_ID for one it does not name */
  uint32_t token;   /* head of the filler; for clauses the predicate */
  uint32_t group;   /* fillers of one coordination share its first conjunct's token */
  uint8_t distance; /* 0 direct; more for every step of control, coordination, support verb or apposition */
  bool implicit;    /* understood, not written beside the predicate (control, relative, support verb) */
} TwArgument;

typedef struct TwArguments {
  TwArgument items[TW_SYNTAX_ARGUMENTS];
  uint32_t count;
  uint32_t support;    /* support or copular verb that the noun stands under, or TW_NONE */
  uint16_t support_id; /* index into ontology supports, TW_NO_ID for a copula or none */
} TwArguments;

TwStatus tw_syntax_new(const TwDocument *document, const TwOntology *ontology, TwSyntax **out);

/** The arguments of a verb, noun or adjective (`word` says what it is taken as), nearest first within one function. */
void tw_syntax_arguments(const TwSyntax *syntax, uint32_t predicate, TwWordKind word, TwArguments *out);

/** The surface subject of a predicate, through relatives, control, coordination and participles: a token, or TW_NONE.
 * `steps` counts how far it was looked for (0: its own nsubj) and may be NULL. */
uint32_t tw_syntax_subject(const TwSyntax *syntax, uint32_t predicate, uint32_t *steps);
/** Whether the words of a trigger stand at their head: "carry out" at "carry". `span`, which may be NULL, gets the
 * tokens that stand together with the head. */
bool tw_syntax_has_words(const TwSyntax *syntax, uint32_t token, TwStr lemma, TwSpan *span);
/** Adds what hangs on the nouns of a verb's several words: "claimed responsibility [for the attack]". */
void tw_syntax_add_of_words(const TwSyntax *syntax, uint32_t verb, TwStr lemma, TwArguments *out);
/** Whom a verb bids: "called on [citizens] to protest", "ordered [the firm] to close"; TW_NONE where nobody. */
uint32_t tw_syntax_addressee(const TwSyntax *syntax, uint32_t verb);
/** The preposition that marks a nominal or a clause ("to", "because_of"): its number, or TW_NO_ID for none or one that
 * the ontology does not name. */
uint16_t tw_syntax_prep(const TwSyntax *syntax, uint32_t token);
/** What a relative pronoun stands for, or TW_NONE where the token is none. */
uint32_t tw_syntax_antecedent(const TwSyntax *syntax, uint32_t token);

/** "launched a series of [attacks]", "declared a state of [emergency]": a noun that only counts or frames what follows
 * "of" and stands where that would stand; the token itself where there is none. */
uint32_t tw_syntax_counted_by(const TwSyntax *syntax, uint32_t noun);

/** Dependents. `rel` is universal (TW_REL_NSUBJ finds nsubj:pass too); the first in text order, or TW_NONE. */
uint32_t tw_syntax_child(const TwSyntax *syntax, uint32_t token, TwRel rel);
#define TW_EACH_CHILD(syntax, parent, child)                                                                           \
  for (uint32_t child = (syntax)->first_child[parent]; child != TW_NONE; child = (syntax)->next_sibling[child])

/** The noun phrase of a head: its contiguous subtree without relative clauses, appositions, parentheses and trailing
 * adverbials; conjuncts are left out, so that "China and Russia" has two. */
TwSpan tw_syntax_phrase(const TwSyntax *syntax, uint32_t head);
/** All that stands below a token, as the smallest span of tokens. */
TwSpan tw_syntax_subtree(const TwSyntax *syntax, uint32_t head);
/** The predicate of the clause that a token stands in (itself where it is one), or TW_NONE. */
uint32_t tw_syntax_clause(const TwSyntax *syntax, uint32_t token);
bool tw_syntax_is_passive(const TwSyntax *syntax, uint32_t verb);
/** Whether `token` is `above` or stands below it. */
bool tw_syntax_below(const TwSyntax *syntax, uint32_t token, uint32_t above);

#endif
