/* The built-in functions of SPARQL, as a table. */
#ifndef TW_RDF_SPARQL_FUNCTIONS_H
#define TW_RDF_SPARQL_FUNCTIONS_H

#include "rdf/sparql_regex.h"
#include "rdf/sparql_value.h"

typedef struct FunctionContext {
  Scratch *scratch;
  Regex *regex; /* the last pattern, compiled */
} FunctionContext;

typedef Value (*SparqlFunctionFn)(FunctionContext *context, const Value *args, uint32_t count);

/** `eval` is NULL for what is refused. BOUND, IF and COALESCE stand here for their names; the evaluator does them, as
 * they look at arguments that have errors; the others are called only with arguments that have none. */
typedef struct SparqlFunction {
  const char *name;
  uint32_t least, most;
  SparqlFunctionFn eval;
} SparqlFunction;

extern const SparqlFunction tw_sparql_functions[];

/** By name in any case; NULL where there is none. */
const SparqlFunction *tw_sparql_find_function(TwStr name);

/** Marks for the evaluator. */
Value tw_sparql_bound(FunctionContext *context, const Value *args, uint32_t count);
Value tw_sparql_if(FunctionContext *context, const Value *args, uint32_t count);
Value tw_sparql_coalesce(FunctionContext *context, const Value *args, uint32_t count);

#endif
