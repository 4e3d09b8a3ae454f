/* Values of SPARQL expressions: terms, read as numbers, times and truths where a function asks. */
#ifndef TW_RDF_SPARQL_VALUE_H
#define TW_RDF_SPARQL_VALUE_H

#include "base/arena.h"
#include "base/diag.h"
#include "triples/triples.h"
#include "triples/vocabulary.h"

/** What an evaluation needs beside the row. `status` is set by what must end the whole query, not just give a row an
 * error. */
typedef struct Scratch {
  TwArena arena; /* emptied after each row */
  const TwDiagSink *diag;
  TwStatus status;
} Scratch;

typedef struct Value {
  bool error;
  TwTerm term;
} Value;

typedef enum Truth { FALSE, TRUE, TRUTH_ERROR } Truth;

Value value_error(void);
Value value_of(TwTerm term);
Value value_truth(Truth truth);
Value value_text(TwStr text, TwStr language);
Value value_integer(Scratch *s, int64_t n);
/** Ends the query with TW_ERR_UNSUPPORTED. */
Value value_refuse(Scratch *s, const char *what);

/** The effective boolean value. */
Truth value_is_true(Value v);
/** A literal that is plain, xsd:string or has a language. */
bool value_is_text(Value v);
bool value_is_numeric(Value v);

/** Operators; errors as SPARQL has them. */
Truth value_equal(Scratch *s, TwTerm a, TwTerm b);
/** -1, 0, 1, or 2 where the two cannot be compared by "<". */
int value_compare(Scratch *s, TwTerm a, TwTerm b);
/** The order of ORDER BY: total, the same in every run. NULL is unbound. */
int value_order(Scratch *s, const TwTerm *a, const TwTerm *b);
bool term_same(TwTerm a, TwTerm b);

typedef enum NumberKind { NUMBER_NONE, NUMBER_INTEGER, NUMBER_DECIMAL, NUMBER_FLOAT, NUMBER_DOUBLE } NumberKind;

/** Integers and decimals are exact: `units` times ten to the minus `scale` (0 to 18); the others a double. */
typedef struct Number {
  NumberKind kind;
  int64_t units;
  unsigned scale;
  double real;
} Number;

/** By the datatype alone. */
NumberKind number_type(TwTerm term);
double number_real(Number n);
/** NUMBER_NONE for what is no number or has no valid form; what is too large to be exact ends the query. */
Number number_of(Scratch *s, TwTerm term);
Value number_value(Scratch *s, Number n);
Value number_apply(Scratch *s, char op, Number a, Number b);

/** xsd:dateTime, date, gYear, gYearMonth, gMonthDay, gMonth, gDay, without fractions finer than a nanosecond. */
typedef struct Moment {
  const char *type;      /* of the datatypes above; NULL for what is none or not valid */
  int64_t year, seconds; /* since 1970, in UTC or, without a zone, local */
  unsigned month, day, hour, minute, second;
  uint32_t nanos;
  bool zoned;
} Moment;
Moment moment_of(TwTerm term);

#endif
