/* The built-in functions of SPARQL, as a table. */
#ifndef TW_RDF_SPARQL_FUNCTIONS_H
#define TW_RDF_SPARQL_FUNCTIONS_H

#include "rdf/sparql_regex.h"
#include "rdf/sparql_value.h"

typedef struct TwFunctionContext {
  TwScratch *scratch;
  TwRegex *regex; /* the last pattern, compiled */
} TwFunctionContext;

typedef TwValue (*TwSparqlFunctionFn)(TwFunctionContext *context, const TwValue *args, uint32_t count);

/** `eval` is NULL for what is refused. BOUND, IF and COALESCE stand here for their names; the evaluator does them, as
 * they look at arguments that have errors; the others are called only with arguments that have none. */
typedef struct TwSparqlFunction {
  const char *name;
  uint32_t least, most;
  TwSparqlFunctionFn eval;
} TwSparqlFunction;

extern const TwSparqlFunction tw_sparql_functions[];

/** By name in any case; NULL where there is none. */
const TwSparqlFunction *tw_sparql_find_function(TwStr name);

/** Marks for the evaluator. */
TwValue tw_sparql_bound(TwFunctionContext *context, const TwValue *args, uint32_t count);
TwValue tw_sparql_if(TwFunctionContext *context, const TwValue *args, uint32_t count);
TwValue tw_sparql_coalesce(TwFunctionContext *context, const TwValue *args, uint32_t count);

#endif
