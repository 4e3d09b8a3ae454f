/* Expressions of SPARQL. */
#include "rdf/sparql_functions.h"
#include "rdf/sparql_parser.h"

/* Bounds the depth of the tree, and with it the recursion over it. */
#define MOST_EXPRS 5000u

static TwExpr *new_expr(TwSparqlParser *p, TwExprOp op, TwExpr *a, TwExpr *b) {
  if (++p->exprs > MOST_EXPRS) tw_parser_refuse(p, "so long an expression");
  TwExpr *e = TW_NEW(p->q->arena, TwExpr);
  if (!e) {
    tw_parser_out_of_memory(p);
    return NULL;
  }
  e->op = op;
  if ((a && !TW_PUSH(p->q->arena, &e->args, a)) || (b && !TW_PUSH(p->q->arena, &e->args, b)))
    tw_parser_out_of_memory(p);
  return e;
}

static TwExpr *term_expr(TwSparqlParser *p, uint32_t id) {
  TwExpr *e = new_expr(p, TW_EXPR_TERM, NULL, NULL);
  if (e) e->id = id;
  return e;
}

static void arguments(TwSparqlParser *p, TwExpr *e) {
  tw_parser_want_sign(p, "(");
  if (tw_parser_take_sign(p, ")")) return;
  do {
    if (tw_parser_at_word(p, "DISTINCT")) tw_parser_refuse(p, "DISTINCT in a function");
    TwExpr *arg = tw_parser_expression(p);
    if (e && arg && !TW_PUSH(p->q->arena, &e->args, arg)) tw_parser_out_of_memory(p);
  } while (tw_parser_take_sign(p, ","));
  tw_parser_want_sign(p, ")");
}

static TwExpr *count(TwSparqlParser *p) {
  if (!p->aggregates) tw_parser_fail(p, "no COUNT here");
  TwExpr *e = new_expr(p, TW_EXPR_COUNT, NULL, NULL);
  tw_parser_want_sign(p, "(");
  bool distinct = tw_parser_take_word(p, "DISTINCT");
  if (!e) return NULL;
  e->distinct = distinct;
  e->id = p->q->counters.count;
  if (tw_parser_take_sign(p, "*")) {
    if (distinct) tw_parser_refuse(p, "COUNT(DISTINCT *)");
  } else {
    p->aggregates = false;
    TwExpr *arg = tw_parser_expression(p);
    p->aggregates = true;
    if (arg && !TW_PUSH(p->q->arena, &e->args, arg)) tw_parser_out_of_memory(p);
  }
  tw_parser_want_sign(p, ")");
  if (!TW_PUSH(p->q->arena, &p->q->counters, e)) tw_parser_out_of_memory(p);
  return e;
}

static TwExpr *call(TwSparqlParser *p) {
  static const char *const aggregates[] = {"SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT"};
  if (tw_parser_take_word(p, "COUNT")) return count(p);
  if (tw_parser_at_word(p, "EXISTS") || tw_parser_at_word(p, "NOT")) tw_parser_refuse(p, "EXISTS");
  for (size_t i = 0; i < sizeof aggregates / sizeof *aggregates; i++)
    if (tw_parser_at_word(p, aggregates[i])) tw_parser_refuse(p, aggregates[i]);
  const TwSparqlFunction *f = tw_sparql_find_function(p->token.text);
  if (!f) {
    tw_parser_fail(p, "an expression");
    return NULL;
  }
  if (!f->eval) tw_parser_refuse(p, f->name);
  tw_parser_next(p);
  TwExpr *e = new_expr(p, TW_EXPR_CALL, NULL, NULL);
  arguments(p, e);
  if (!e || p->status != TW_OK) return e;
  e->id = (uint32_t)(f - tw_sparql_functions);
  if (e->args.count < f->least || e->args.count > f->most) tw_parser_fail(p, "another number of arguments");
  if (tw_str_eq_fold(tw_str(f->name), TW_STR("BOUND")) && e->args.count && e->args.items[0]->op != TW_EXPR_VAR)
    tw_parser_fail(p, "a variable in BOUND");
  return e;
}

static TwExpr *primary(TwSparqlParser *p) {
  uint32_t id = 0;
  if (tw_parser_take_sign(p, "(")) {
    TwExpr *e = tw_parser_expression(p);
    tw_parser_want_sign(p, ")");
    return e;
  }
  if (p->token.kind == TW_TOKEN_VAR) {
    TwExpr *e = new_expr(p, TW_EXPR_VAR, NULL, NULL);
    if (e) e->id = tw_parser_var(p, p->token.text, false);
    tw_parser_next(p);
    return e;
  }
  if (tw_parser_at_iri(p)) {
    TwStr iri = tw_parser_iri(p);
    if (tw_parser_at_sign(p, "(")) tw_parser_refuse(p, "a cast or a function by IRI");
    return term_expr(p, tw_parser_term(p, tw_iri(iri)));
  }
  if (tw_parser_literal(p, "", &id)) return term_expr(p, id);
  if (p->token.kind == TW_TOKEN_WORD) return call(p);
  tw_parser_fail(p, "an expression");
  return NULL;
}

static TwExpr *unary(TwSparqlParser *p) {
  if (tw_parser_take_sign(p, "!")) {
    if (++p->exprs > MOST_EXPRS) tw_parser_refuse(p, "so long an expression");
    return new_expr(p, TW_EXPR_NOT, unary(p), NULL);
  }
  if (tw_parser_at_sign(p, "-") || tw_parser_at_sign(p, "+")) {
    const char *sign = tw_parser_at_sign(p, "-") ? "-" : "+";
    uint32_t id = 0;
    tw_parser_next(p);
    if (tw_parser_at_number(p) && tw_parser_literal(p, sign, &id)) return term_expr(p, id);
    TwExpr *e = primary(p);
    e = new_expr(p, TW_EXPR_NEG, e, NULL);
    return sign[0] == '-' ? e : new_expr(p, TW_EXPR_NEG, e, NULL); /* "+x" is x, of numbers alone */
  }
  return primary(p);
}

static TwExpr *product(TwSparqlParser *p) {
  TwExpr *e = unary(p);
  for (;;) {
    if (tw_parser_take_sign(p, "*"))
      e = new_expr(p, TW_EXPR_MUL, e, unary(p));
    else if (tw_parser_take_sign(p, "/"))
      e = new_expr(p, TW_EXPR_DIV, e, unary(p));
    else
      return e;
  }
}

static TwExpr *sum(TwSparqlParser *p) {
  TwExpr *e = product(p);
  for (;;) {
    if (tw_parser_take_sign(p, "+"))
      e = new_expr(p, TW_EXPR_ADD, e, product(p));
    else if (tw_parser_take_sign(p, "-"))
      e = new_expr(p, TW_EXPR_SUB, e, product(p));
    else
      return e;
  }
}

static TwExpr *comparison(TwSparqlParser *p) {
  static const struct {
    const char *sign;
    TwExprOp op;
  } signs[] = {{"=", TW_EXPR_EQ}, {"!=", TW_EXPR_NE}, {"<", TW_EXPR_LT},
               {">", TW_EXPR_GT}, {"<=", TW_EXPR_LE}, {">=", TW_EXPR_GE}};
  TwExpr *e = sum(p);
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (tw_parser_take_sign(p, signs[i].sign)) return new_expr(p, signs[i].op, e, sum(p));
  bool negated = tw_parser_take_word(p, "NOT");
  if (!negated && !tw_parser_at_word(p, "IN")) return e;
  if (!tw_parser_take_word(p, "IN")) tw_parser_fail(p, "IN");
  e = new_expr(p, negated ? TW_EXPR_NOT_IN : TW_EXPR_IN, e, NULL);
  arguments(p, e);
  return e;
}

static TwExpr *conjunction(TwSparqlParser *p) {
  TwExpr *e = comparison(p);
  while (tw_parser_take_sign(p, "&&")) e = new_expr(p, TW_EXPR_AND, e, comparison(p));
  return e;
}

TwExpr *tw_parser_expression(TwSparqlParser *p) {
  TwExpr *e = conjunction(p);
  while (tw_parser_take_sign(p, "||")) e = new_expr(p, TW_EXPR_OR, e, conjunction(p));
  return e;
}

TwExpr *tw_parser_constraint(TwSparqlParser *p) {
  if (tw_parser_take_sign(p, "(")) {
    TwExpr *e = tw_parser_expression(p);
    tw_parser_want_sign(p, ")");
    return e;
  }
  if (tw_parser_at_iri(p)) return primary(p);
  if (p->token.kind == TW_TOKEN_WORD) return call(p);
  tw_parser_fail(p, "\"(\" or a function");
  return NULL;
}
