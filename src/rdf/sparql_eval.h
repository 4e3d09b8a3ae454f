/* Evaluating a parsed query: tables of solutions, patterns and expressions over them. */
#ifndef TW_RDF_SPARQL_EVAL_H
#define TW_RDF_SPARQL_EVAL_H

#include "rdf/sparql.h"
#include "rdf/sparql_functions.h"

/** Solutions: `count` rows of `width` term numbers, TW_NONE where a variable has no value. */
typedef struct TwRows {
  uint32_t *cells;
  size_t count, capacity;
} TwRows;

typedef struct TwEvaluator {
  TwSparqlQuery *q;
  uint32_t width;
  TwScratch scratch;
  TwRegex regex;
  const int64_t *counts; /* of the group at hand, by counter; NULL outside of groups */
  size_t held, most;     /* bytes of all tables, and how many they may take */
  TwStatus status;
} TwEvaluator;

/** `memory`: bytes that tables may take. */
void tw_eval_init(TwEvaluator *e, TwSparqlQuery *q, size_t memory);
/** Reports that the query's memory is used up. */
void tw_eval_out_of_memory(TwEvaluator *e);
/** The first error: of the evaluator or of an expression. */
TwStatus tw_eval_status(const TwEvaluator *e);

/** A row to fill at the end of a table; NULL where memory runs out. */
uint32_t *tw_rows_add(TwEvaluator *e, TwRows *rows);
static inline uint32_t *tw_rows_at(const TwEvaluator *e, const TwRows *rows, size_t i) {
  return rows->cells + i * e->width;
}
void tw_rows_free(TwEvaluator *e, TwRows *rows);

/** The value of an expression for a row; valid till the scratch arena is reset. */
TwValue tw_eval_expr(TwEvaluator *e, const TwExpr *expr, const uint32_t *row);
TwTruth tw_eval_truth(TwEvaluator *e, const TwExpr *expr, const uint32_t *row);
/** The same as a term's number, TW_NONE for an error; the scratch arena is emptied. */
uint32_t tw_eval_term(TwEvaluator *e, const TwExpr *expr, const uint32_t *row);
/** The variables of an expression. */
void tw_expr_vars(const TwExpr *expr, TwVarSet *vars);

/** The solutions of a group that fit the rows of `in`, which it frees. */
TwRows tw_eval_group(TwEvaluator *e, const TwPatternGroup *group, TwRows in);
/** The solutions of WHERE. */
TwRows tw_eval_where(TwEvaluator *e);

/** GROUP BY with its counts, HAVING, the AS of SELECT, ORDER BY, DISTINCT, OFFSET and LIMIT: what SELECT shows. Frees
 * `in`. */
TwRows tw_eval_modifiers(TwEvaluator *e, TwRows in);

#endif
