/* Tokens of SPARQL. Numbers have no sign: "1-2" is a number, a minus and a number. */
#ifndef TW_RDF_SPARQL_LEX_H
#define TW_RDF_SPARQL_LEX_H

#include "base/arena.h"

typedef enum TokenKind {
  TOKEN_END,
  TOKEN_IRI,    /* text without <> */
  TOKEN_NAME,   /* prefix:local as written */
  TOKEN_BLANK,  /* label without _: */
  TOKEN_VAR,    /* name without ? */
  TOKEN_STRING, /* contents, escapes undone */
  TOKEN_LANG,   /* tag without @ */
  TOKEN_INTEGER,
  TOKEN_DECIMAL,
  TOKEN_DOUBLE,
  TOKEN_WORD, /* a keyword or a function's name */
  TOKEN_SIGN, /* punctuation, one or two characters */
  TOKEN_BAD
} TokenKind;

typedef struct Token {
  TokenKind kind;
  TwStr text;
  unsigned line;
  size_t begin, end; /* bytes of the query */
} Token;

typedef struct Lexer {
  TwArena *arena;
  TwStr text;
  size_t at;
  unsigned line;
} Lexer;

/** The next token; TOKEN_BAD where there is none to be made of the text. */
Token tw_sparql_token(Lexer *lexer);

#endif
