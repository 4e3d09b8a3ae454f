/* Regular expressions of XPath, as far as their answer is the same in every engine: no back-references, \w, \p{…}, \i,
 * \c, look-around. Matching simulates the automaton: its time is linear in the text, whatever the pattern. */
#ifndef TW_RDF_SPARQL_REGEX_H
#define TW_RDF_SPARQL_REGEX_H

#include "base/array.h"

/** Most instructions of a compiled pattern. */
#define TW_REGEX_LIMIT 4000u

typedef enum RegexOp {
  REGEX_CHAR,
  REGEX_ANY,
  REGEX_SET,
  REGEX_SPLIT,
  REGEX_JUMP,
  REGEX_BEGIN,
  REGEX_END,
  REGEX_MATCH
} RegexOp;

typedef struct RegexRange {
  uint32_t first, last;
} RegexRange;

typedef struct RegexInstruction {
  RegexOp op;
  uint32_t x, y; /* character; first range and number of ranges; targets */
  bool negated;
} RegexInstruction;

typedef struct Regex {
  TwArena arena;
  TwStr pattern, flags; /* what it was compiled from */
  TW_ARRAY(RegexInstruction) code;
  TW_ARRAY(RegexRange) ranges;
  bool fold, multi, dot_all;
  const char *refused; /* the construct that is not answered */
  bool valid;
  uint32_t *now, *next, *seen, *stack; /* threads, when each was last added, those still to add */
  uint32_t step;
} Regex;

/** Compiles; look at `refused`, then at `valid`. */
TwStatus tw_regex_compile(Regex *regex, const TwAllocator *allocator, TwStr pattern, TwStr flags);
void tw_regex_release(Regex *regex);
/** Whether the pattern matches anywhere in the text, which is valid UTF-8. */
bool tw_regex_search(Regex *regex, TwStr text);

#endif
