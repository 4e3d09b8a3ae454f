/* Regular expressions of XPath, as far as their answer is the same in every engine: no back-references, \w, \p{…}, \i,
 * \c, look-around. Matching simulates the automaton: its time is linear in the text, whatever the pattern. */
#ifndef TW_RDF_SPARQL_REGEX_H
#define TW_RDF_SPARQL_REGEX_H

#include "base/array.h"

/** Most instructions of a compiled pattern. */
#define TW_REGEX_LIMIT 4000u

typedef enum TwRegexOp {
  TW_REGEX_CHAR,
  TW_REGEX_ANY,
  TW_REGEX_SET,
  TW_REGEX_SPLIT,
  TW_REGEX_JUMP,
  TW_REGEX_BEGIN,
  TW_REGEX_END,
  TW_REGEX_MATCH
} TwRegexOp;

typedef struct TwRegexRange {
  uint32_t first, last;
} TwRegexRange;

typedef struct TwRegexInstruction {
  TwRegexOp op;
  uint32_t x, y; /* character; first range and number of ranges; targets */
  bool negated;
} TwRegexInstruction;

typedef struct TwRegex {
  TwArena arena;
  TwStr pattern, flags; /* what it was compiled from */
  TW_ARRAY(TwRegexInstruction) code;
  TW_ARRAY(TwRegexRange) ranges;
  bool fold, multi, dot_all;
  const char *refused; /* the construct that is not answered */
  bool valid;
  uint32_t *now, *next, *seen, *stack; /* threads, when each was last added, those still to add */
  uint32_t step;
} TwRegex;

/** Compiles; look at `refused`, then at `valid`. */
TwStatus tw_regex_compile(TwRegex *regex, const TwAllocator *allocator, TwStr pattern, TwStr flags);
void tw_regex_release(TwRegex *regex);
/** Whether the pattern matches anywhere in the text, which is valid UTF-8. */
bool tw_regex_search(TwRegex *regex, TwStr text);

#endif
