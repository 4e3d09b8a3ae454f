/* Answers as bytes: by our own hand, because rasqal's JSON is not valid for emoji and unbound values. */
#ifndef TW_RDF_SPARQL_RESULT_H
#define TW_RDF_SPARQL_RESULT_H

#include "rdf/query.h"
#include "rdf/sparql_eval.h"

/** The table of a SELECT in TABLE, CSV, TSV, JSON or XML. */
void tw_result_rows(const TwEvaluator *e, const TwRows *rows, TwQueryFormat format, TwBuf *out);
/** The answer of an ASK. */
void tw_result_truth(bool yes, TwQueryFormat format, TwBuf *out);

#endif
