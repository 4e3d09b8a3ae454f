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

typedef struct VarSet {
  uint64_t w[TW_SPARQL_VARS / 64];
} VarSet;

static inline void vars_add(VarSet *s, uint32_t v) { s->w[v / 64] |= (uint64_t)1 << (v % 64); }
static inline bool vars_has(const VarSet *s, uint32_t v) { return s->w[v / 64] >> (v % 64) & 1; }
static inline void vars_join(VarSet *s, const VarSet *other) {
  for (int i = 0; i < TW_SPARQL_VARS / 64; i++) s->w[i] |= other->w[i];
}
static inline void vars_meet(VarSet *s, const VarSet *other) {
  for (int i = 0; i < TW_SPARQL_VARS / 64; i++) s->w[i] &= other->w[i];
}
/** True where `a` and `b` share a variable that `c` lacks. */
static inline bool vars_clash(const VarSet *a, const VarSet *b, const VarSet *c) {
  for (int i = 0; i < TW_SPARQL_VARS / 64; i++)
    if (a->w[i] & b->w[i] & ~c->w[i]) return true;
  return false;
}
static inline bool vars_within(const VarSet *a, const VarSet *b) {
  for (int i = 0; i < TW_SPARQL_VARS / 64; i++)
    if (a->w[i] & ~b->w[i]) return false;
  return true;
}

/** A variable's number or a term's. */
typedef struct Ref {
  bool is_var;
  uint32_t id;
} Ref;

typedef struct TriplePattern {
  Ref part[3]; /* subject, predicate, object */
} TriplePattern;

typedef enum ExprOp {
  EXPR_VAR,
  EXPR_TERM,
  EXPR_OR,
  EXPR_AND,
  EXPR_NOT,
  EXPR_EQ,
  EXPR_NE,
  EXPR_LT,
  EXPR_GT,
  EXPR_LE,
  EXPR_GE,
  EXPR_ADD,
  EXPR_SUB,
  EXPR_MUL,
  EXPR_DIV,
  EXPR_NEG,
  EXPR_IN,
  EXPR_NOT_IN,
  EXPR_CALL,
  EXPR_COUNT
} ExprOp;

typedef struct Expr Expr;
typedef TW_ARRAY(Expr *) ExprList;
struct Expr {
  ExprOp op;
  uint32_t id;   /* of a variable, term, function or counter */
  bool distinct; /* COUNT */
  ExprList args; /* COUNT(*) has none */
};

typedef struct Group Group;

typedef enum NodeKind { NODE_TRIPLES, NODE_GROUP, NODE_OPTIONAL, NODE_UNION } NodeKind;

typedef struct Node {
  NodeKind kind;
  TW_ARRAY(TriplePattern) triples;
  TW_ARRAY(Group *) groups;
  uint32_t mark; /* OPTIONAL: the hidden variable that tells which row of the left side a row comes from */
} Node;

struct Group {
  TW_ARRAY(Node *) nodes;
  ExprList filters;
};

typedef enum QueryForm { FORM_SELECT, FORM_ASK, FORM_CONSTRUCT, FORM_DESCRIBE } QueryForm;

typedef struct Column {
  uint32_t var;
  Expr *expr; /* NULL for a plain variable */
} Column;

typedef struct OrderKey {
  Expr *expr;
  bool descending;
} OrderKey;

typedef struct SparqlQuery {
  TwArena *arena;
  TwTriples *triples;
  const TwDiagSink *diag;
  TwNames names;
  const char *base;

  QueryForm form;
  bool distinct, star, grouped;
  TW_ARRAY(Column) columns;
  TW_ARRAY(Ref) described;
  TW_ARRAY(TriplePattern) construct;
  Group *where;
  TW_ARRAY(uint32_t) group_by;
  ExprList having;
  TW_ARRAY(OrderKey) order;
  ExprList counters;     /* every COUNT, by its number */
  int64_t limit, offset; /* limit: -1 for none */

  TwMap var_names; /* blank nodes as "_:x", hidden ones with a space in front */
  uint32_t var_count;
  VarSet visible; /* variables that SELECT * shows */
} SparqlQuery;

/** Parses and checks; TW_ERR_SYNTAX, TW_ERR_UNSUPPORTED, TW_ERR_LIMIT or TW_ERR_MEMORY, with a diagnostic. The query
 * struct has arena, triples, diag, names and base set by the caller. */
TwStatus tw_sparql_parse(SparqlQuery *query, TwStr text);

#endif
