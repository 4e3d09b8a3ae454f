#include "rdf/sparql_eval.h"

static TwValue of_id(const TwEvaluator *e, uint32_t id) {
  return id == TW_NONE ? tw_value_error() : tw_value_of(tw_triples_get(e->q->triples, id));
}

static TwTruth logical(TwEvaluator *e, const TwExpr *x, const uint32_t *row) {
  TwTruth decides = x->op == TW_EXPR_OR ? TW_TRUE : TW_FALSE;
  TwTruth a = tw_eval_truth(e, x->args.items[0], row);
  if (a == decides) return a;
  TwTruth b = tw_eval_truth(e, x->args.items[1], row);
  if (b == decides) return b;
  return a == TW_TRUTH_ERROR || b == TW_TRUTH_ERROR ? TW_TRUTH_ERROR : b;
}

static TwTruth negate(TwTruth t) { return t == TW_TRUTH_ERROR ? t : t == TW_TRUE ? TW_FALSE : TW_TRUE; }

static TwTruth compare(TwEvaluator *e, TwExprOp op, TwValue a, TwValue b) {
  if (a.error || b.error) return TW_TRUTH_ERROR;
  if (op == TW_EXPR_EQ) return tw_value_equal(&e->scratch, a.term, b.term);
  if (op == TW_EXPR_NE) return negate(tw_value_equal(&e->scratch, a.term, b.term));
  int c = tw_value_compare(&e->scratch, a.term, b.term);
  if (c == 2) { /* a NaN is comparable, and neither less nor more */
    return tw_value_is_numeric(a) && tw_value_is_numeric(b) ? TW_FALSE : TW_TRUTH_ERROR;
  }
  bool yes = op == TW_EXPR_LT ? c < 0 : op == TW_EXPR_GT ? c > 0 : op == TW_EXPR_LE ? c <= 0 : c >= 0;
  return yes ? TW_TRUE : TW_FALSE;
}

static TwTruth is_in(TwEvaluator *e, const TwExpr *x, const uint32_t *row) {
  TwValue v = tw_eval_expr(e, x->args.items[0], row);
  TwTruth result = TW_FALSE;
  for (uint32_t i = 1; i < x->args.count; i++) {
    TwTruth t = compare(e, TW_EXPR_EQ, v, tw_eval_expr(e, x->args.items[i], row));
    if (t == TW_TRUE) return TW_TRUE;
    if (t == TW_TRUTH_ERROR) result = t;
  }
  return result;
}

static TwValue call(TwEvaluator *e, const TwExpr *x, const uint32_t *row) {
  const TwSparqlFunction *f = &tw_sparql_functions[x->id];
  if (f->eval == tw_sparql_bound) return tw_value_truth(row[x->args.items[0]->id] != TW_NONE ? TW_TRUE : TW_FALSE);
  if (f->eval == tw_sparql_if) {
    TwTruth t = tw_eval_truth(e, x->args.items[0], row);
    return t == TW_TRUTH_ERROR ? tw_value_error() : tw_eval_expr(e, x->args.items[t == TW_TRUE ? 1 : 2], row);
  }
  TwValue *args = TW_NEW_ARRAY(&e->scratch.arena, TwValue, x->args.count + 1);
  if (!args) {
    e->status = TW_ERR_MEMORY;
    return tw_value_error();
  }
  for (uint32_t i = 0; i < x->args.count; i++) {
    args[i] = tw_eval_expr(e, x->args.items[i], row);
    if (f->eval == tw_sparql_coalesce && !args[i].error) return args[i];
    if (args[i].error && f->eval != tw_sparql_coalesce) return tw_value_error();
  }
  TwFunctionContext context = {&e->scratch, &e->regex};
  return f->eval == tw_sparql_coalesce ? tw_value_error() : f->eval(&context, args, x->args.count);
}

static TwValue arithmetic(TwEvaluator *e, const TwExpr *x, const uint32_t *row) {
  TwValue a = tw_eval_expr(e, x->args.items[0], row);
  TwNumber zero = {TW_NUMBER_INTEGER, 0, 0, 0};
  if (a.error) return a;
  TwNumber n = tw_number_of(&e->scratch, a.term);
  if (x->op == TW_EXPR_NEG) return tw_number_apply(&e->scratch, '-', zero, n);
  TwValue b = tw_eval_expr(e, x->args.items[1], row);
  if (b.error) return b;
  char op = x->op == TW_EXPR_ADD ? '+' : x->op == TW_EXPR_SUB ? '-' : x->op == TW_EXPR_MUL ? '*' : '/';
  return tw_number_apply(&e->scratch, op, n, tw_number_of(&e->scratch, b.term));
}

TwValue tw_eval_expr(TwEvaluator *e, const TwExpr *x, const uint32_t *row) {
  switch (x->op) {
  case TW_EXPR_VAR:
    return of_id(e, row[x->id]);
  case TW_EXPR_TERM:
    return of_id(e, x->id);
  case TW_EXPR_OR:
  case TW_EXPR_AND:
    return tw_value_truth(logical(e, x, row));
  case TW_EXPR_NOT:
    return tw_value_truth(negate(tw_eval_truth(e, x->args.items[0], row)));
  case TW_EXPR_EQ:
  case TW_EXPR_NE:
  case TW_EXPR_LT:
  case TW_EXPR_GT:
  case TW_EXPR_LE:
  case TW_EXPR_GE: {
    TwValue a = tw_eval_expr(e, x->args.items[0], row);
    return tw_value_truth(compare(e, x->op, a, tw_eval_expr(e, x->args.items[1], row)));
  }
  case TW_EXPR_ADD:
  case TW_EXPR_SUB:
  case TW_EXPR_MUL:
  case TW_EXPR_DIV:
  case TW_EXPR_NEG:
    return arithmetic(e, x, row);
  case TW_EXPR_IN:
    return tw_value_truth(is_in(e, x, row));
  case TW_EXPR_NOT_IN:
    return tw_value_truth(negate(is_in(e, x, row)));
  case TW_EXPR_CALL:
    return call(e, x, row);
  case TW_EXPR_COUNT:
    return e->counts ? tw_value_integer(&e->scratch, e->counts[x->id]) : tw_value_error();
  }
  return tw_value_error();
}

TwTruth tw_eval_truth(TwEvaluator *e, const TwExpr *x, const uint32_t *row) {
  return tw_value_is_true(tw_eval_expr(e, x, row));
}

uint32_t tw_eval_term(TwEvaluator *e, const TwExpr *x, const uint32_t *row) {
  if (x->op == TW_EXPR_VAR) return row[x->id];
  TwValue v = tw_eval_expr(e, x, row);
  TwTermId id = TW_NONE;
  TwStatus status = v.error ? TW_OK : tw_triples_term(e->q->triples, v.term, &id);
  if (status != TW_OK && status != TW_ERR_SYNTAX && e->status == TW_OK) e->status = status;
  if (tw_arena_status(&e->scratch.arena) != TW_OK) e->status = TW_ERR_MEMORY;
  tw_arena_reset(&e->scratch.arena);
  return id;
}

void tw_expr_vars(const TwExpr *x, TwVarSet *vars) {
  if (x->op == TW_EXPR_VAR) tw_vars_add(vars, x->id);
  for (uint32_t i = 0; i < x->args.count; i++) tw_expr_vars(x->args.items[i], vars);
}
