/* What the parts of the parser share. Errors stick: after the first one the current token is the end, so that every
 * loop ends, and callers check the status once. */
#ifndef TW_RDF_SPARQL_PARSER_H
#define TW_RDF_SPARQL_PARSER_H

#include "rdf/sparql.h"
#include "rdf/sparql_lex.h"

typedef struct Parser {
  SparqlQuery *q;
  Lexer lexer;
  Token token; /* the one to look at */
  Token last;  /* the one taken before */
  TwStatus status;
  unsigned block;     /* number of the triples block, for the scope of blank nodes */
  TwMap blank_blocks; /* label of a blank node: block it was seen in */
  unsigned exprs;     /* nodes of expressions so far */
  bool aggregates;    /* whether COUNT may stand here */
  bool in_template;
} Parser;

void parser_next(Parser *p);
bool parser_at_sign(const Parser *p, const char *sign);
bool parser_at_word(const Parser *p, const char *word);
/** Takes the token where it is that sign or word. */
bool parser_take_sign(Parser *p, const char *sign);
bool parser_take_word(Parser *p, const char *word);
/** Takes it or reports what is missing. */
void parser_want_sign(Parser *p, const char *sign);

/** Report and stick. */
void parser_fail(Parser *p, const char *expected);
void parser_refuse(Parser *p, const char *construct);
void parser_out_of_memory(Parser *p);

/** The number of a variable; `visible` ones are shown by SELECT *. */
uint32_t parser_var(Parser *p, TwStr name, bool visible);
/** A new hidden variable. */
uint32_t parser_hidden_var(Parser *p);
/** The number of a term in the set's dictionary. */
uint32_t parser_term(Parser *p, TwTerm term);
/** At an IRI or a prefixed name: takes it and returns the IRI. */
TwStr parser_iri(Parser *p);
bool parser_at_iri(const Parser *p);
/** At a literal (number, string, boolean; with `sign` "-" or "+" before a number): takes it; false where there is
 * none. */
bool parser_literal(Parser *p, const char *sign, uint32_t *id);
bool parser_at_number(const Parser *p);

Expr *parser_expression(Parser *p);
/** "(" expression ")", a function call: what FILTER, HAVING and ORDER BY take. */
Expr *parser_constraint(Parser *p);
Group *parser_group(Parser *p);
/** Triples up to the "}" into `node`, or into the template of CONSTRUCT. */
void parser_triples(Parser *p, Node *node);

#endif
