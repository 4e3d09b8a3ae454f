/* A SPARQL query as a tree. Inside the query's child process only: constants live in the child's own copy of the
 * set's dictionary, all else in one arena. */
#ifndef TW_RDF_SPARQL_H
#define TW_RDF_SPARQL_H

#include "base/diag.h"
#include "base/map.h"
#include "rdf/names.h"
#include "triples/triples.h"

/** Most variables of a query, those that stand for blank nodes and OPTIONALs counted too. */
#define TW_SPARQL_VARS 256

typedef struct TwVarSet {
  uint64_t w[TW_SPARQL_VARS / 64];
} TwVarSet;

static inline void tw_vars_add(TwVarSet *s, uint32_t v) { s->w[v / 64] |= (uint64_t)1 << (v % 64); }
static inline bool tw_vars_has(const TwVarSet *s, uint32_t v) { return s->w[v / 64] >> (v % 64) & 1; }
static inline void tw_vars_join(TwVarSet *s, const TwVarSet *other) {
  for (int i = 0; i < TW_SPARQL_VARS / 64; i++) s->w[i] |= other->w[i];
}
static inline void tw_vars_meet(TwVarSet *s, const TwVarSet *other) {
  for (int i = 0; i < TW_SPARQL_VARS / 64; i++) s->w[i] &= other->w[i];
}
/** True where `a` and `b` share a variable that `c` lacks. */
static inline bool tw_vars_clash(const TwVarSet *a, const TwVarSet *b, const TwVarSet *c) {
  for (int i = 0; i < TW_SPARQL_VARS / 64; i++)
    if (a->w[i] & b->w[i] & ~c->w[i]) return true;
  return false;
}
static inline bool tw_vars_within(const TwVarSet *a, const TwVarSet *b) {
  for (int i = 0; i < TW_SPARQL_VARS / 64; i++)
    if (a->w[i] & ~b->w[i]) return false;
  return true;
}

/** A variable's number or a term's. */
typedef struct TwSparqlRef {
  bool is_var;
  uint32_t id;
} TwSparqlRef;

typedef struct TwTriplePattern {
  TwSparqlRef part[3]; /* subject, predicate, object */
} TwTriplePattern;

typedef enum TwExprOp {
  TW_EXPR_VAR,
  TW_EXPR_TERM,
  TW_EXPR_OR,
  TW_EXPR_AND,
  TW_EXPR_NOT,
  TW_EXPR_EQ,
  TW_EXPR_NE,
  TW_EXPR_LT,
  TW_EXPR_GT,
  TW_EXPR_LE,
  TW_EXPR_GE,
  TW_EXPR_ADD,
  TW_EXPR_SUB,
  TW_EXPR_MUL,
  TW_EXPR_DIV,
  TW_EXPR_NEG,
  TW_EXPR_IN,
  TW_EXPR_NOT_IN,
  TW_EXPR_CALL,
  TW_EXPR_COUNT
} TwExprOp;

typedef struct TwExpr TwExpr;
typedef TW_ARRAY(TwExpr *) TwExprList;
struct TwExpr {
  TwExprOp op;
  uint32_t id;     /* of a variable, term, function or counter */
  bool distinct;   /* COUNT */
  TwExprList args; /* COUNT(*) has none */
};

typedef struct TwPatternGroup TwPatternGroup;

typedef enum TwPatternKind { TW_NODE_TRIPLES, TW_NODE_GROUP, TW_NODE_OPTIONAL, TW_NODE_UNION } TwPatternKind;

typedef struct TwPattern {
  TwPatternKind kind;
  TW_ARRAY(TwTriplePattern) triples;
  TW_ARRAY(TwPatternGroup *) groups;
  uint32_t mark; /* OPTIONAL: the hidden variable that tells which row of the left side a row comes from */
} TwPattern;

struct TwPatternGroup {
  TW_ARRAY(TwPattern *) nodes;
  TwExprList filters;
};

typedef enum TwQueryForm { TW_FORM_SELECT, TW_FORM_ASK, TW_FORM_CONSTRUCT, TW_FORM_DESCRIBE } TwQueryForm;

typedef struct TwQueryColumn {
  uint32_t var;
  TwExpr *expr; /* NULL for a plain variable */
} TwQueryColumn;

typedef struct TwOrderKey {
  TwExpr *expr;
  bool descending;
  uint32_t var; /* hidden, holds the key of a group, whose counts are gone when rows are ordered; else TW_NONE */
} TwOrderKey;

typedef struct TwSparqlQuery {
  TwArena *arena;
  TwTriples *triples;
  const TwDiagSink *diag;
  TwNames names;
  const char *base;

  TwQueryForm form;
  bool distinct, star, grouped;
  TW_ARRAY(TwQueryColumn) columns;
  TW_ARRAY(TwSparqlRef) described;
  TW_ARRAY(TwTriplePattern) construct;
  TwPatternGroup *where;
  TW_ARRAY(uint32_t) group_by;
  TwExprList having;
  TW_ARRAY(TwOrderKey) order;
  TwExprList counters;   /* every COUNT, by its number */
  int64_t limit, offset; /* limit: -1 for none */

  TwMap var_names; /* blank nodes as "_:x", hidden ones with a space in front */
  uint32_t var_count;
  TwVarSet visible; /* variables that SELECT * shows */
} TwSparqlQuery;

/** Parses and checks; TW_ERR_SYNTAX, TW_ERR_UNSUPPORTED, TW_ERR_LIMIT or TW_ERR_MEMORY, with a diagnostic. The query
 * struct has arena, triples, diag, names and base set by the caller. */
TwStatus tw_sparql_parse(TwSparqlQuery *query, TwStr text);

#endif
