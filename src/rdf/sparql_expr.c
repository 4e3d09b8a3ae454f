/* Expressions of SPARQL. */
#include "rdf/sparql_functions.h"
#include "rdf/sparql_parser.h"

/* Bounds the depth of the tree, and with it the recursion over it. */
#define MOST_EXPRS 5000u

static Expr *new_expr(Parser *p, ExprOp op, Expr *a, Expr *b) {
  if (++p->exprs > MOST_EXPRS) parser_refuse(p, "so long an expression");
  Expr *e = TW_NEW(p->q->arena, Expr);
  if (!e) {
    parser_out_of_memory(p);
    return NULL;
  }
  e->op = op;
  if ((a && !TW_PUSH(p->q->arena, &e->args, a)) || (b && !TW_PUSH(p->q->arena, &e->args, b))) parser_out_of_memory(p);
  return e;
}

static Expr *term_expr(Parser *p, uint32_t id) {
  Expr *e = new_expr(p, EXPR_TERM, NULL, NULL);
  if (e) e->id = id;
  return e;
}

static void arguments(Parser *p, Expr *e) {
  parser_want_sign(p, "(");
  if (parser_take_sign(p, ")")) return;
  do {
    if (parser_at_word(p, "DISTINCT")) parser_refuse(p, "DISTINCT in a function");
    Expr *arg = parser_expression(p);
    if (e && arg && !TW_PUSH(p->q->arena, &e->args, arg)) parser_out_of_memory(p);
  } while (parser_take_sign(p, ","));
  parser_want_sign(p, ")");
}

static Expr *count(Parser *p) {
  if (!p->aggregates) parser_fail(p, "no COUNT here");
  Expr *e = new_expr(p, EXPR_COUNT, NULL, NULL);
  parser_want_sign(p, "(");
  bool distinct = parser_take_word(p, "DISTINCT");
  if (!e) return NULL;
  e->distinct = distinct;
  e->id = p->q->counters.count;
  if (parser_take_sign(p, "*")) {
    if (distinct) parser_refuse(p, "COUNT(DISTINCT *)");
  } else {
    p->aggregates = false;
    Expr *arg = parser_expression(p);
    p->aggregates = true;
    if (arg && !TW_PUSH(p->q->arena, &e->args, arg)) parser_out_of_memory(p);
  }
  parser_want_sign(p, ")");
  if (!TW_PUSH(p->q->arena, &p->q->counters, e)) parser_out_of_memory(p);
  return e;
}

static Expr *call(Parser *p) {
  static const char *const aggregates[] = {"SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT"};
  if (parser_take_word(p, "COUNT")) return count(p);
  if (parser_at_word(p, "EXISTS") || parser_at_word(p, "NOT")) parser_refuse(p, "EXISTS");
  for (size_t i = 0; i < sizeof aggregates / sizeof *aggregates; i++)
    if (parser_at_word(p, aggregates[i])) parser_refuse(p, aggregates[i]);
  const SparqlFunction *f = tw_sparql_find_function(p->token.text);
  if (!f) {
    parser_fail(p, "an expression");
    return NULL;
  }
  if (!f->eval) parser_refuse(p, f->name);
  parser_next(p);
  Expr *e = new_expr(p, EXPR_CALL, NULL, NULL);
  arguments(p, e);
  if (!e || p->status != TW_OK) return e;
  e->id = (uint32_t)(f - tw_sparql_functions);
  if (e->args.count < f->least || e->args.count > f->most) parser_fail(p, "another number of arguments");
  if (tw_str_eq_fold(tw_str(f->name), TW_STR("BOUND")) && e->args.count && e->args.items[0]->op != EXPR_VAR)
    parser_fail(p, "a variable in BOUND");
  return e;
}

static Expr *primary(Parser *p) {
  uint32_t id = 0;
  if (parser_take_sign(p, "(")) {
    Expr *e = parser_expression(p);
    parser_want_sign(p, ")");
    return e;
  }
  if (p->token.kind == TOKEN_VAR) {
    Expr *e = new_expr(p, EXPR_VAR, NULL, NULL);
    if (e) e->id = parser_var(p, p->token.text, false);
    parser_next(p);
    return e;
  }
  if (parser_at_iri(p)) {
    TwStr iri = parser_iri(p);
    if (parser_at_sign(p, "(")) parser_refuse(p, "a cast or a function by IRI");
    return term_expr(p, parser_term(p, tw_iri(iri)));
  }
  if (parser_literal(p, "", &id)) return term_expr(p, id);
  if (p->token.kind == TOKEN_WORD) return call(p);
  parser_fail(p, "an expression");
  return NULL;
}

static Expr *unary(Parser *p) {
  if (parser_take_sign(p, "!")) {
    if (++p->exprs > MOST_EXPRS) parser_refuse(p, "so long an expression");
    return new_expr(p, EXPR_NOT, unary(p), NULL);
  }
  if (parser_at_sign(p, "-") || parser_at_sign(p, "+")) {
    const char *sign = parser_at_sign(p, "-") ? "-" : "+";
    uint32_t id = 0;
    parser_next(p);
    if (parser_at_number(p) && parser_literal(p, sign, &id)) return term_expr(p, id);
    Expr *e = primary(p);
    e = new_expr(p, EXPR_NEG, e, NULL);
    return sign[0] == '-' ? e : new_expr(p, EXPR_NEG, e, NULL); /* "+x" is x, of numbers alone */
  }
  return primary(p);
}

static Expr *product(Parser *p) {
  Expr *e = unary(p);
  for (;;) {
    if (parser_take_sign(p, "*"))
      e = new_expr(p, EXPR_MUL, e, unary(p));
    else if (parser_take_sign(p, "/"))
      e = new_expr(p, EXPR_DIV, e, unary(p));
    else
      return e;
  }
}

static Expr *sum(Parser *p) {
  Expr *e = product(p);
  for (;;) {
    if (parser_take_sign(p, "+"))
      e = new_expr(p, EXPR_ADD, e, product(p));
    else if (parser_take_sign(p, "-"))
      e = new_expr(p, EXPR_SUB, e, product(p));
    else
      return e;
  }
}

static Expr *comparison(Parser *p) {
  static const struct {
    const char *sign;
    ExprOp op;
  } signs[] = {{"=", EXPR_EQ}, {"!=", EXPR_NE}, {"<", EXPR_LT}, {">", EXPR_GT}, {"<=", EXPR_LE}, {">=", EXPR_GE}};
  Expr *e = sum(p);
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (parser_take_sign(p, signs[i].sign)) return new_expr(p, signs[i].op, e, sum(p));
  bool negated = parser_take_word(p, "NOT");
  if (!negated && !parser_at_word(p, "IN")) return e;
  if (!parser_take_word(p, "IN")) parser_fail(p, "IN");
  e = new_expr(p, negated ? EXPR_NOT_IN : EXPR_IN, e, NULL);
  arguments(p, e);
  return e;
}

static Expr *conjunction(Parser *p) {
  Expr *e = comparison(p);
  while (parser_take_sign(p, "&&")) e = new_expr(p, EXPR_AND, e, comparison(p));
  return e;
}

Expr *parser_expression(Parser *p) {
  Expr *e = conjunction(p);
  while (parser_take_sign(p, "||")) e = new_expr(p, EXPR_OR, e, conjunction(p));
  return e;
}

Expr *parser_constraint(Parser *p) {
  if (parser_take_sign(p, "(")) {
    Expr *e = parser_expression(p);
    parser_want_sign(p, ")");
    return e;
  }
  if (parser_at_iri(p)) return primary(p);
  if (p->token.kind == TOKEN_WORD) return call(p);
  parser_fail(p, "\"(\" or a function");
  return NULL;
}
