/* Values of SPARQL expressions: terms, read as numbers, times and truths where a function asks. */
#ifndef TW_RDF_SPARQL_VALUE_H
#define TW_RDF_SPARQL_VALUE_H

#include "base/arena.h"
#include "base/diag.h"
#include "triples/triples.h"
#include "triples/vocabulary.h"

/** What an evaluation needs beside the row. `status` is set by what must end the whole query, not just give a row an
 * error. */
typedef struct TwScratch {
  TwArena arena; /* emptied after each row */
  const TwDiagSink *diag;
  TwStatus status;
} TwScratch;

typedef struct TwValue {
  bool error;
  TwTerm term;
} TwValue;

typedef enum TwTruth { TW_FALSE, TW_TRUE, TW_TRUTH_ERROR } TwTruth;

TwValue tw_value_error(void);
TwValue tw_value_of(TwTerm term);
TwValue tw_value_truth(TwTruth truth);
TwValue tw_value_text(TwStr text, TwStr language);
TwValue tw_value_integer(TwScratch *s, int64_t n);
/** Ends the query with TW_ERR_UNSUPPORTED. */
TwValue tw_value_refuse(TwScratch *s, const char *what);

/** The effective boolean value. */
TwTruth tw_value_is_true(TwValue v);
/** A literal that is plain, xsd:string or has a language. */
bool tw_value_is_text(TwValue v);
bool tw_value_is_numeric(TwValue v);

/** Operators; errors as SPARQL has them. */
TwTruth tw_value_equal(TwScratch *s, TwTerm a, TwTerm b);
/** -1, 0, 1, or 2 where the two cannot be compared by "<". */
int tw_value_compare(TwScratch *s, TwTerm a, TwTerm b);
/** The order of ORDER BY: total, the same in every run. NULL is unbound. */
int tw_value_order(TwScratch *s, const TwTerm *a, const TwTerm *b);
bool tw_term_same(TwTerm a, TwTerm b);

typedef enum TwNumberKind {
  TW_NUMBER_NONE,
  TW_NUMBER_INTEGER,
  TW_NUMBER_DECIMAL,
  TW_NUMBER_FLOAT,
  TW_NUMBER_DOUBLE
} TwNumberKind;

/** Integers and decimals are exact: `units` times ten to the minus `scale` (0 to 18); the others a double. */
typedef struct TwNumber {
  TwNumberKind kind;
  int64_t units;
  unsigned scale;
  double real;
} TwNumber;

/** By the datatype alone. */
TwNumberKind tw_number_type(TwTerm term);
double tw_number_real(TwNumber n);
/** NUMBER_NONE for what is no number or has no valid form; what is too large to be exact ends the query. */
TwNumber tw_number_of(TwScratch *s, TwTerm term);
TwValue tw_number_value(TwScratch *s, TwNumber n);
TwValue tw_number_apply(TwScratch *s, char op, TwNumber a, TwNumber b);

/** xsd:dateTime, date, gYear, gYearMonth, gMonthDay, gMonth, gDay, without fractions finer than a nanosecond. */
typedef struct TwMoment {
  const char *type;      /* of the datatypes above; NULL for what is none or not valid */
  int64_t year, seconds; /* since 1970, in UTC or, without a zone, local */
  unsigned month, day, hour, minute, second;
  uint32_t nanos;
  bool zoned;
} TwMoment;
TwMoment tw_moment_of(TwTerm term);

#endif
