/* What the parts of the parser share. Errors stick: after the first one the current token is the end, so that every
 * loop ends, and callers check the status once. */
#ifndef TW_RDF_SPARQL_PARSER_H
#define TW_RDF_SPARQL_PARSER_H

#include "rdf/sparql.h"
#include "rdf/sparql_lex.h"

typedef struct TwSparqlParser {
  TwSparqlQuery *q;
  TwSparqlLexer lexer;
  TwSparqlToken token; /* the one to look at */
  TwSparqlToken last;  /* the one taken before */
  TwStatus status;
  unsigned block;     /* number of the triples block, for the scope of blank nodes */
  TwMap blank_blocks; /* label of a blank node: block it was seen in */
  unsigned exprs;     /* nodes of expressions so far */
  bool aggregates;    /* whether COUNT may stand here */
  bool in_template;
} TwSparqlParser;

void tw_parser_next(TwSparqlParser *p);
bool tw_parser_at_sign(const TwSparqlParser *p, const char *sign);
bool tw_parser_at_word(const TwSparqlParser *p, const char *word);
/** Takes the token where it is that sign or word. */
bool tw_parser_take_sign(TwSparqlParser *p, const char *sign);
bool tw_parser_take_word(TwSparqlParser *p, const char *word);
/** Takes it or reports what is missing. */
void tw_parser_want_sign(TwSparqlParser *p, const char *sign);

/** Report and stick. */
void tw_parser_fail(TwSparqlParser *p, const char *expected);
void tw_parser_refuse(TwSparqlParser *p, const char *construct);
void tw_parser_out_of_memory(TwSparqlParser *p);

/** The number of a variable; `visible` ones are shown by SELECT *. */
uint32_t tw_parser_var(TwSparqlParser *p, TwStr name, bool visible);
/** A new hidden variable. */
uint32_t tw_parser_hidden_var(TwSparqlParser *p);
/** The number of a term in the set's dictionary. */
uint32_t tw_parser_term(TwSparqlParser *p, TwTerm term);
/** At an IRI or a prefixed name: takes it and returns the IRI. */
TwStr tw_parser_iri(TwSparqlParser *p);
bool tw_parser_at_iri(const TwSparqlParser *p);
/** At a literal (number, string, boolean; with `sign` "-" or "+" before a number): takes it; false where there is
 * none. */
bool tw_parser_literal(TwSparqlParser *p, const char *sign, uint32_t *id);
bool tw_parser_at_number(const TwSparqlParser *p);

TwExpr *tw_parser_expression(TwSparqlParser *p);
/** "(" expression ")", a function call: what FILTER, HAVING and ORDER BY take. */
TwExpr *tw_parser_constraint(TwSparqlParser *p);
TwPatternGroup *tw_parser_group(TwSparqlParser *p);
/** Triples up to the "}" into `node`, or into the template of CONSTRUCT. */
void tw_parser_triples(TwSparqlParser *p, TwPattern *node);

#endif
