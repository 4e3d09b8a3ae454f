/* Evaluating a parsed query: tables of solutions, patterns and expressions over them. */
#ifndef TW_RDF_SPARQL_EVAL_H
#define TW_RDF_SPARQL_EVAL_H

#include "rdf/sparql.h"
#include "rdf/sparql_functions.h"

/** Solutions: `count` rows of `width` term numbers, TW_NONE where a variable has no value. */
typedef struct Rows {
  uint32_t *cells;
  size_t count, capacity;
} Rows;

typedef struct Evaluator {
  SparqlQuery *q;
  uint32_t width;
  Scratch scratch;
  Regex regex;
  const int64_t *counts; /* of the group at hand, by counter; NULL outside of groups */
  size_t held, most;     /* bytes of all tables, and how many they may take */
  TwStatus status;
} Evaluator;

/** `memory`: bytes that tables may take. */
void tw_eval_init(Evaluator *e, SparqlQuery *q, size_t memory);
/** Reports that the query's memory is used up. */
void tw_eval_out_of_memory(Evaluator *e);
/** The first error: of the evaluator or of an expression. */
TwStatus tw_eval_status(const Evaluator *e);

/** A row to fill at the end of a table; NULL where memory runs out. */
uint32_t *rows_add(Evaluator *e, Rows *rows);
static inline uint32_t *rows_at(const Evaluator *e, const Rows *rows, size_t i) { return rows->cells + i * e->width; }
void rows_free(Evaluator *e, Rows *rows);

/** The value of an expression for a row; valid till the scratch arena is reset. */
Value tw_eval_expr(Evaluator *e, const Expr *expr, const uint32_t *row);
Truth tw_eval_truth(Evaluator *e, const Expr *expr, const uint32_t *row);
/** The same as a term's number, TW_NONE for an error; the scratch arena is emptied. */
uint32_t tw_eval_term(Evaluator *e, const Expr *expr, const uint32_t *row);
/** The variables of an expression. */
void tw_expr_vars(const Expr *expr, VarSet *vars);

/** The solutions of a group that fit the rows of `in`, which it frees. */
Rows tw_eval_group(Evaluator *e, const Group *group, Rows in);
/** The solutions of WHERE. */
Rows tw_eval_where(Evaluator *e);

/** GROUP BY with its counts, HAVING, the AS of SELECT, ORDER BY, DISTINCT, OFFSET and LIMIT: what SELECT shows. Frees
 * `in`. */
Rows tw_eval_modifiers(Evaluator *e, Rows in);

#endif
