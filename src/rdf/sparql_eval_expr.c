#include "rdf/sparql_eval.h"

static Value of_id(const Evaluator *e, uint32_t id) {
  return id == TW_NONE ? value_error() : value_of(tw_triples_get(e->q->triples, id));
}

static Truth logical(Evaluator *e, const Expr *x, const uint32_t *row) {
  Truth decides = x->op == EXPR_OR ? TRUE : FALSE;
  Truth a = tw_eval_truth(e, x->args.items[0], row);
  if (a == decides) return a;
  Truth b = tw_eval_truth(e, x->args.items[1], row);
  if (b == decides) return b;
  return a == TRUTH_ERROR || b == TRUTH_ERROR ? TRUTH_ERROR : b;
}

static Truth negate(Truth t) { return t == TRUTH_ERROR ? t : t == TRUE ? FALSE : TRUE; }

static Truth compare(Evaluator *e, ExprOp op, Value a, Value b) {
  if (a.error || b.error) return TRUTH_ERROR;
  if (op == EXPR_EQ) return value_equal(&e->scratch, a.term, b.term);
  if (op == EXPR_NE) return negate(value_equal(&e->scratch, a.term, b.term));
  int c = value_compare(&e->scratch, a.term, b.term);
  if (c == 2) { /* a NaN is comparable, and neither less nor more */
    return value_is_numeric(a) && value_is_numeric(b) ? FALSE : TRUTH_ERROR;
  }
  bool yes = op == EXPR_LT ? c < 0 : op == EXPR_GT ? c > 0 : op == EXPR_LE ? c <= 0 : c >= 0;
  return yes ? TRUE : FALSE;
}

static Truth is_in(Evaluator *e, const Expr *x, const uint32_t *row) {
  Value v = tw_eval_expr(e, x->args.items[0], row);
  Truth result = FALSE;
  for (uint32_t i = 1; i < x->args.count; i++) {
    Truth t = compare(e, EXPR_EQ, v, tw_eval_expr(e, x->args.items[i], row));
    if (t == TRUE) return TRUE;
    if (t == TRUTH_ERROR) result = t;
  }
  return result;
}

static Value call(Evaluator *e, const Expr *x, const uint32_t *row) {
  const SparqlFunction *f = &tw_sparql_functions[x->id];
  if (f->eval == tw_sparql_bound) return value_truth(row[x->args.items[0]->id] != TW_NONE ? TRUE : FALSE);
  if (f->eval == tw_sparql_if) {
    Truth t = tw_eval_truth(e, x->args.items[0], row);
    return t == TRUTH_ERROR ? value_error() : tw_eval_expr(e, x->args.items[t == TRUE ? 1 : 2], row);
  }
  Value *args = TW_NEW_ARRAY(&e->scratch.arena, Value, x->args.count + 1);
  if (!args) {
    e->status = TW_ERR_MEMORY;
    return value_error();
  }
  for (uint32_t i = 0; i < x->args.count; i++) {
    args[i] = tw_eval_expr(e, x->args.items[i], row);
    if (f->eval == tw_sparql_coalesce && !args[i].error) return args[i];
    if (args[i].error && f->eval != tw_sparql_coalesce) return value_error();
  }
  FunctionContext context = {&e->scratch, &e->regex};
  return f->eval == tw_sparql_coalesce ? value_error() : f->eval(&context, args, x->args.count);
}

static Value arithmetic(Evaluator *e, const Expr *x, const uint32_t *row) {
  Value a = tw_eval_expr(e, x->args.items[0], row);
  Number zero = {NUMBER_INTEGER, 0, 0, 0};
  if (a.error) return a;
  Number n = number_of(&e->scratch, a.term);
  if (x->op == EXPR_NEG) return number_apply(&e->scratch, '-', zero, n);
  Value b = tw_eval_expr(e, x->args.items[1], row);
  if (b.error) return b;
  char op = x->op == EXPR_ADD ? '+' : x->op == EXPR_SUB ? '-' : x->op == EXPR_MUL ? '*' : '/';
  return number_apply(&e->scratch, op, n, number_of(&e->scratch, b.term));
}

Value tw_eval_expr(Evaluator *e, const Expr *x, const uint32_t *row) {
  switch (x->op) {
  case EXPR_VAR:
    return of_id(e, row[x->id]);
  case EXPR_TERM:
    return of_id(e, x->id);
  case EXPR_OR:
  case EXPR_AND:
    return value_truth(logical(e, x, row));
  case EXPR_NOT:
    return value_truth(negate(tw_eval_truth(e, x->args.items[0], row)));
  case EXPR_EQ:
  case EXPR_NE:
  case EXPR_LT:
  case EXPR_GT:
  case EXPR_LE:
  case EXPR_GE: {
    Value a = tw_eval_expr(e, x->args.items[0], row);
    return value_truth(compare(e, x->op, a, tw_eval_expr(e, x->args.items[1], row)));
  }
  case EXPR_ADD:
  case EXPR_SUB:
  case EXPR_MUL:
  case EXPR_DIV:
  case EXPR_NEG:
    return arithmetic(e, x, row);
  case EXPR_IN:
    return value_truth(is_in(e, x, row));
  case EXPR_NOT_IN:
    return value_truth(negate(is_in(e, x, row)));
  case EXPR_CALL:
    return call(e, x, row);
  case EXPR_COUNT:
    return e->counts ? value_integer(&e->scratch, e->counts[x->id]) : value_error();
  }
  return value_error();
}

Truth tw_eval_truth(Evaluator *e, const Expr *x, const uint32_t *row) { return value_is_true(tw_eval_expr(e, x, row)); }

uint32_t tw_eval_term(Evaluator *e, const Expr *x, const uint32_t *row) {
  if (x->op == EXPR_VAR) return row[x->id];
  Value v = tw_eval_expr(e, x, row);
  TwTermId id = TW_NONE;
  TwStatus status = v.error ? TW_OK : tw_triples_term(e->q->triples, v.term, &id);
  if (status != TW_OK && status != TW_ERR_SYNTAX && e->status == TW_OK) e->status = status;
  if (tw_arena_status(&e->scratch.arena) != TW_OK) e->status = TW_ERR_MEMORY;
  tw_arena_reset(&e->scratch.arena);
  return id;
}

void tw_expr_vars(const Expr *x, VarSet *vars) {
  if (x->op == EXPR_VAR) vars_add(vars, x->id);
  for (uint32_t i = 0; i < x->args.count; i++) tw_expr_vars(x->args.items[i], vars);
}
