/* Annotated examples of frames: "[visitor Li Shangfu] will *visit* [destination Russia]."
 *
 * Brackets hold a role's local name, a blank and the words that fill it, and may nest; asterisks stand around the words
 * that evoke the frame. Two conjoined fillers get a bracket each. */
#ifndef TW_ONTOLOGY_EXAMPLE_H
#define TW_ONTOLOGY_EXAMPLE_H

#include "base/array.h"

#define TW_EXAMPLE_DEPTH 4

typedef struct TwExampleRole {
  TwStr role;
  TwSpan span; /* bytes of the plain text */
} TwExampleRole;

typedef struct TwExample {
  TwStr text;     /* without the marks */
  TwSpan trigger; /* bytes of the plain text; of the first marked stretch; empty where there is none */
  TW_ARRAY(TwExampleRole) roles;
} TwExample;

/** Reads an annotated example into the arena. TW_ERR_SYNTAX with `*problem` (static text, may be NULL to ignore) for
 * unbalanced marks; TW_ERR_MEMORY. A text without marks, as counterexamples are, is legal. */
TwStatus tw_example_parse(TwArena *arena, TwStr annotated, TwExample *example, const char **problem);

#endif
