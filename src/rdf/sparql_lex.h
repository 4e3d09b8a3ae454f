/* Tokens of SPARQL. Numbers have no sign: "1-2" is a number, a minus and a number. */
#ifndef TW_RDF_SPARQL_LEX_H
#define TW_RDF_SPARQL_LEX_H

#include "base/arena.h"

typedef enum TwSparqlTokenKind {
  TW_TOKEN_END,
  TW_TOKEN_IRI,    /* text without <> */
  TW_TOKEN_NAME,   /* prefix:local as written */
  TW_TOKEN_BLANK,  /* label without _: */
  TW_TOKEN_VAR,    /* name without ? */
  TW_TOKEN_STRING, /* contents, escapes undone */
  TW_TOKEN_LANG,   /* tag without @ */
  TW_TOKEN_INTEGER,
  TW_TOKEN_DECIMAL,
  TW_TOKEN_DOUBLE,
  TW_TOKEN_WORD, /* a keyword or a function's name */
  TW_TOKEN_SIGN, /* punctuation, one or two characters */
  TW_TOKEN_BAD
} TwSparqlTokenKind;

typedef struct TwSparqlToken {
  TwSparqlTokenKind kind;
  TwStr text;
  unsigned line;
  size_t begin, end; /* bytes of the query */
} TwSparqlToken;

typedef struct TwSparqlLexer {
  TwArena *arena;
  TwStr text;
  size_t at;
  unsigned line;
} TwSparqlLexer;

/** The next token; TOKEN_BAD where there is none to be made of the text. */
TwSparqlToken tw_sparql_token(TwSparqlLexer *lexer);

#endif
