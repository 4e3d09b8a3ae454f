/* Patterns. Each element of a group extends the rows that the ones before it left, by index lookups. That equals
 * SPARQL's bottom-up algebra but where a filter or an OPTIONAL would see a variable from outside that it should not:
 * those are evaluated by themselves and joined. */
#include "rdf/sparql_eval.h"

#include <stdlib.h>

void tw_eval_init(Evaluator *e, SparqlQuery *q, size_t memory) {
  memset(e, 0, sizeof *e);
  e->q = q;
  e->most = memory;
  e->width = q->var_count ? q->var_count : 1;
  e->scratch.diag = q->diag;
  tw_arena_init(&e->scratch.arena, &tw_libc_allocator);
}

TwStatus tw_eval_status(const Evaluator *e) { return e->status != TW_OK ? e->status : e->scratch.status; }

void tw_eval_out_of_memory(Evaluator *e) {
  if (e->status == TW_OK)
    e->status =
        tw_diag(e->q->diag, TW_ERROR, TW_ERR_LIMIT, "query", SIZE_MAX, "the query needs more memory than it may have");
}

static size_t rows_bytes(const Evaluator *e, size_t rows) { return rows * e->width * sizeof(uint32_t); }

uint32_t *rows_add(Evaluator *e, Rows *rows) {
  if (rows->count == rows->capacity) {
    size_t wider = rows->capacity ? rows->capacity + rows->capacity / 2 : 16;
    bool fits = e->held + rows_bytes(e, wider) <= e->most; /* the old table lives while it is copied */
    uint32_t *p = fits ? realloc(rows->cells, rows_bytes(e, wider)) : NULL;
    if (!p) {
      tw_eval_out_of_memory(e);
      return NULL;
    }
    e->held += rows_bytes(e, wider - rows->capacity);
    rows->cells = p;
    rows->capacity = wider;
  }
  return rows_at(e, rows, rows->count++);
}

void rows_free(Evaluator *e, Rows *rows) {
  e->held -= rows_bytes(e, rows->capacity);
  free(rows->cells);
  *rows = (Rows){NULL, 0, 0};
}

static uint32_t *rows_copy(Evaluator *e, Rows *rows, const uint32_t *row) {
  uint32_t *to = rows_add(e, rows);
  return to ? memcpy(to, row, e->width * sizeof *to) : NULL;
}

static Rows unit(Evaluator *e) {
  Rows rows = {NULL, 0, 0};
  uint32_t *row = rows_add(e, &rows);
  if (row) memset(row, 0xFF, e->width * sizeof *row);
  return rows;
}

/* Variables bound in every row, and in some. */
static void bound_in(const Evaluator *e, const Rows *rows, VarSet *every, VarSet *some) {
  memset(every, 0, sizeof *every);
  memset(some, 0, sizeof *some);
  for (uint32_t v = 0; v < e->width; v++) {
    size_t n = 0;
    for (size_t i = 0; i < rows->count; i++) n += rows_at(e, rows, i)[v] != TW_NONE;
    if (n) vars_add(some, v);
    if (n && n == rows->count) vars_add(every, v);
  }
}

static void pattern_vars(const TriplePattern *t, VarSet *vars) {
  for (int k = 0; k < 3; k++)
    if (t->part[k].is_var) vars_add(vars, t->part[k].id);
}

static void group_vars(const Group *g, VarSet *vars) {
  for (uint32_t i = 0; i < g->nodes.count; i++) {
    const Node *n = g->nodes.items[i];
    for (uint32_t k = 0; k < n->triples.count; k++) pattern_vars(&n->triples.items[k], vars);
    for (uint32_t k = 0; k < n->groups.count; k++) group_vars(n->groups.items[k], vars);
  }
}

/* Variables that every solution of the node binds. */
static void certain_in_node(const Node *n, VarSet *vars);

static void certain_in_group(const Group *g, VarSet *vars) {
  for (uint32_t i = 0; i < g->nodes.count; i++) certain_in_node(g->nodes.items[i], vars);
}

static void certain_in_node(const Node *n, VarSet *vars) {
  for (uint32_t k = 0; k < n->triples.count; k++) pattern_vars(&n->triples.items[k], vars);
  if (n->kind == NODE_OPTIONAL || n->groups.count == 0) return;
  VarSet all = {{0}};
  for (uint32_t k = 0; k < n->groups.count; k++) {
    VarSet one = {{0}};
    certain_in_group(n->groups.items[k], &one);
    if (k == 0)
      all = one;
    else
      vars_meet(&all, &one);
  }
  vars_join(vars, &all);
}

/* Variables that filters anywhere in the group look at. */
static void filter_vars(const Group *g, VarSet *vars) {
  for (uint32_t i = 0; i < g->filters.count; i++) tw_expr_vars(g->filters.items[i], vars);
  for (uint32_t i = 0; i < g->nodes.count; i++)
    for (uint32_t k = 0; k < g->nodes.items[i]->groups.count; k++)
      filter_vars(g->nodes.items[i]->groups.items[k], vars);
}

/* Whether the group may start from rows that bind `outside` instead of being joined with them. The filters at its top
 * do not count in an OPTIONAL, where they see the left side by right. */
static bool may_extend(const Group *g, const VarSet *outside, bool in_optional) {
  VarSet certain = {{0}};
  for (uint32_t i = 0; i < g->nodes.count; i++) {
    const Node *n = g->nodes.items[i];
    if (n->kind == NODE_OPTIONAL) {
      VarSet seen = {{0}};
      group_vars(n->groups.items[0], &seen);
      filter_vars(n->groups.items[0], &seen);
      if (vars_clash(&seen, outside, &certain)) return false;
    }
    certain_in_node(n, &certain);
  }
  VarSet seen = {{0}};
  for (uint32_t i = 0; !in_optional && i < g->filters.count; i++) tw_expr_vars(g->filters.items[i], &seen);
  return !vars_clash(&seen, outside, &certain);
}

static void filter_rows(Evaluator *e, const Expr *filter, Rows *rows) {
  size_t kept = 0;
  for (size_t i = 0; i < rows->count && tw_eval_status(e) == TW_OK; i++) {
    uint32_t *row = rows_at(e, rows, i);
    bool keep = tw_eval_truth(e, filter, row) == TRUE;
    tw_arena_reset(&e->scratch.arena);
    if (keep) memmove(rows_at(e, rows, kept++), row, e->width * sizeof *row);
  }
  rows->count = kept;
}

/* Applies the filters that look at bound variables only; `done` says which were. */
static void filter_early(Evaluator *e, const Group *g, bool *done, Rows *rows, const VarSet *bound) {
  for (uint32_t i = 0; i < g->filters.count; i++) {
    VarSet vars = {{0}};
    tw_expr_vars(g->filters.items[i], &vars);
    if (done[i] || !vars_within(&vars, bound)) continue;
    filter_rows(e, g->filters.items[i], rows);
    done[i] = true;
  }
}

/* How many quads a pattern goes through for one row, guessed: bound variables narrow it. */
static double cost(const Evaluator *e, const TriplePattern *t, const VarSet *bound, bool *connected) {
  static const double narrows[3] = {2000, 10, 200};
  uint32_t id[3];
  double factor = 1;
  bool any_var = false;
  *connected = false;
  for (int k = 0; k < 3; k++) {
    bool known = t->part[k].is_var && vars_has(bound, t->part[k].id);
    id[k] = t->part[k].is_var ? TW_NONE : t->part[k].id;
    any_var = any_var || t->part[k].is_var;
    if (known) factor *= narrows[k];
    *connected = *connected || known;
  }
  if (!any_var) *connected = true;
  double n = tw_triples_estimate(e->q->triples, (TwQuad){id[0], id[1], id[2], TW_NONE});
  return n / factor;
}

static uint32_t cheapest(const Evaluator *e, const Node *n, const bool *used, const VarSet *bound) {
  uint32_t best = TW_NONE;
  double least = 0;
  bool best_connected = false;
  for (uint32_t i = 0; i < n->triples.count; i++) {
    bool connected;
    if (used[i]) continue;
    double c = cost(e, &n->triples.items[i], bound, &connected);
    if (best != TW_NONE && (best_connected != connected ? best_connected : c >= least)) continue;
    best = i;
    least = c;
    best_connected = connected;
  }
  return best;
}

/* Binds the variables of a pattern to a quad; false where one occurs twice with different terms. */
static bool bind(const TriplePattern *t, const uint32_t id[3], uint32_t *row) {
  for (int k = 0; k < 3; k++) {
    if (!t->part[k].is_var) continue;
    uint32_t *cell = &row[t->part[k].id];
    if (*cell != TW_NONE && *cell != id[k]) return false;
    *cell = id[k];
  }
  return true;
}

static void extend(Evaluator *e, const TriplePattern *t, const uint32_t *row, Rows *out) {
  uint32_t id[3];
  for (int k = 0; k < 3; k++) id[k] = t->part[k].is_var ? row[t->part[k].id] : t->part[k].id;
  TwMatch match = {.pattern = {id[0], id[1], id[2], TW_NONE}};
  TwQuad q, last = {TW_NONE, TW_NONE, TW_NONE, TW_NONE};
  while (tw_triples_next(e->q->triples, &match, &q)) {
    /* the graphs of one triple stand next to each other */
    if (q.subject == last.subject && q.predicate == last.predicate && q.object == last.object) continue;
    last = q;
    uint32_t *to = rows_copy(e, out, row);
    if (!to) return;
    uint32_t found[3] = {q.subject, q.predicate, q.object};
    if (!bind(t, found, to)) out->count--;
  }
}

static Rows eval_triples(Evaluator *e, const Group *g, const Node *n, bool *done, Rows rows) {
  bool *used = tw_arena_alloc(e->q->arena, n->triples.count);
  if (!used) tw_eval_out_of_memory(e);
  for (uint32_t step = 0; step < n->triples.count && tw_eval_status(e) == TW_OK && rows.count; step++) {
    VarSet every, some;
    bound_in(e, &rows, &every, &some);
    uint32_t i = cheapest(e, n, used, &every);
    Rows out = {NULL, 0, 0};
    used[i] = true;
    for (size_t r = 0; r < rows.count && tw_eval_status(e) == TW_OK; r++)
      extend(e, &n->triples.items[i], rows_at(e, &rows, r), &out);
    rows_free(e, &rows);
    rows = out;
    bound_in(e, &rows, &every, &some);
    filter_early(e, g, done, &rows, &every);
  }
  return rows;
}

static uint64_t hash_cells(const uint32_t *row, const uint32_t *vars, uint32_t count) {
  uint64_t h = 0x9E3779B97F4A7C15u;
  for (uint32_t i = 0; i < count; i++) {
    h = (h ^ row[vars[i]]) * 0xff51afd7ed558ccdu;
    h ^= h >> 32;
  }
  return h;
}

/* Puts the values of `from` into `to` where that has none; false where they contradict. Marks of OPTIONALs inside
 * `from` mean nothing outside. */
static bool merge(const Evaluator *e, uint32_t *to, const uint32_t *from) {
  for (uint32_t v = 0; v < e->width; v++) {
    if (from[v] == TW_NONE) continue;
    if (to[v] != TW_NONE && to[v] != from[v]) return false;
    to[v] = from[v];
  }
  return true;
}

/* Joins two tables on the variables that both bind in every row, by hash, and on the others by looking. */
static Rows join(Evaluator *e, Rows *left, Rows *right) {
  VarSet every, every2, some;
  uint32_t keys[TW_SPARQL_VARS], key_count = 0;
  Rows out = {NULL, 0, 0};
  bound_in(e, left, &every, &some);
  bound_in(e, right, &every2, &some);
  vars_meet(&every, &every2);
  for (uint32_t v = 0; v < e->width; v++)
    if (vars_has(&every, v)) keys[key_count++] = v;
  size_t size = 16;
  while (size < right->count * 2) size *= 2;
  uint32_t *heads = calloc(size, sizeof *heads), *next = calloc(right->count + 1, sizeof *next);
  if (!heads || !next || right->count >= TW_NONE) tw_eval_out_of_memory(e);
  for (size_t i = right->count; tw_eval_status(e) == TW_OK && i-- > 0;) {
    size_t h = hash_cells(rows_at(e, right, i), keys, key_count) & (size - 1);
    next[i] = heads[h];
    heads[h] = (uint32_t)i + 1;
  }
  for (size_t i = 0; i < left->count && tw_eval_status(e) == TW_OK; i++) {
    const uint32_t *row = rows_at(e, left, i);
    size_t h = hash_cells(row, keys, key_count) & (size - 1);
    for (uint32_t k = heads[h]; k && tw_eval_status(e) == TW_OK; k = next[k - 1]) {
      uint32_t *to = rows_copy(e, &out, row);
      if (to && !merge(e, to, rows_at(e, right, k - 1))) out.count--;
    }
  }
  free(heads);
  free(next);
  return out;
}

/* The group joined to the rows, by whichever way is right. Frees `rows`. */
static Rows join_group(Evaluator *e, const Group *g, Rows rows) {
  VarSet every, some;
  bound_in(e, &rows, &every, &some);
  if (may_extend(g, &some, false)) return tw_eval_group(e, g, rows);
  Rows own = tw_eval_group(e, g, unit(e));
  Rows out = join(e, &rows, &own);
  rows_free(e, &rows);
  rows_free(e, &own);
  return out;
}

static Rows eval_union(Evaluator *e, const Node *n, Rows rows) {
  Rows out = {NULL, 0, 0};
  for (uint32_t k = 0; k < n->groups.count && tw_eval_status(e) == TW_OK; k++) {
    Rows copy = {NULL, 0, 0};
    for (size_t i = 0; i < rows.count && rows_copy(e, &copy, rows_at(e, &rows, i)); i++) continue;
    copy = join_group(e, n->groups.items[k], copy);
    for (size_t i = 0; i < copy.count && rows_copy(e, &out, rows_at(e, &copy, i)); i++) continue;
    rows_free(e, &copy);
  }
  rows_free(e, &rows);
  return out;
}

/* The left side with what an OPTIONAL found for each row, or alone; `found` carries the left row's number in `mark`. */
static Rows left_join(Evaluator *e, const Rows *left, const Rows *found, uint32_t mark) {
  Rows out = {NULL, 0, 0};
  uint32_t *first = calloc(left->count + 1, sizeof *first), *next = calloc(found->count + 1, sizeof *next);
  if (!first || !next) tw_eval_out_of_memory(e);
  for (size_t i = found->count; tw_eval_status(e) == TW_OK && i-- > 0;) {
    uint32_t origin = rows_at(e, found, i)[mark];
    next[i] = first[origin];
    first[origin] = (uint32_t)i + 1;
  }
  for (size_t i = 0; i < left->count && tw_eval_status(e) == TW_OK; i++) {
    uint32_t *to = NULL;
    for (uint32_t k = first[i]; k && tw_eval_status(e) == TW_OK; k = next[k - 1]) {
      to = rows_copy(e, &out, rows_at(e, found, k - 1));
      if (to) to[mark] = TW_NONE;
    }
    if (!first[i] && (to = rows_copy(e, &out, rows_at(e, left, i)))) to[mark] = TW_NONE;
  }
  free(first);
  free(next);
  return out;
}

static Rows eval_optional(Evaluator *e, const Node *n, Rows rows) {
  const Group *g = n->groups.items[0];
  VarSet every, some;
  bound_in(e, &rows, &every, &some);
  for (size_t i = 0; i < rows.count; i++) rows_at(e, &rows, i)[n->mark] = (uint32_t)i;
  Rows found = {NULL, 0, 0};
  if (may_extend(g, &some, true)) {
    for (size_t i = 0; i < rows.count && rows_copy(e, &found, rows_at(e, &rows, i)); i++) continue;
    found = tw_eval_group(e, g, found);
  } else {
    Group bare = *g;
    bare.filters.count = 0;
    Rows own = tw_eval_group(e, &bare, unit(e));
    found = join(e, &rows, &own);
    rows_free(e, &own);
    for (uint32_t i = 0; i < g->filters.count; i++) filter_rows(e, g->filters.items[i], &found);
  }
  Rows out = left_join(e, &rows, &found, n->mark);
  rows_free(e, &rows);
  rows_free(e, &found);
  return out;
}

Rows tw_eval_group(Evaluator *e, const Group *g, Rows rows) {
  bool *done = tw_arena_alloc(e->q->arena, g->filters.count + 1);
  if (!done) tw_eval_out_of_memory(e);
  for (uint32_t i = 0; i < g->nodes.count && tw_eval_status(e) == TW_OK && rows.count; i++) {
    const Node *n = g->nodes.items[i];
    if (n->kind == NODE_TRIPLES)
      rows = eval_triples(e, g, n, done, rows);
    else if (n->kind == NODE_GROUP)
      rows = join_group(e, n->groups.items[0], rows);
    else if (n->kind == NODE_UNION)
      rows = eval_union(e, n, rows);
    else
      rows = eval_optional(e, n, rows);
  }
  for (uint32_t i = 0; i < g->filters.count && tw_eval_status(e) == TW_OK; i++)
    if (!done[i]) filter_rows(e, g->filters.items[i], &rows);
  if (tw_eval_status(e) != TW_OK) rows.count = 0;
  return rows;
}

Rows tw_eval_where(Evaluator *e) {
  Rows rows = unit(e);
  return e->q->where && tw_eval_status(e) == TW_OK ? tw_eval_group(e, e->q->where, rows) : rows;
}
