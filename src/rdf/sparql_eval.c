/* Patterns. Each element of a group extends the rows that the ones before it left, by index lookups. That equals
 * SPARQL's bottom-up algebra but where a filter or an OPTIONAL would see a variable from outside that it should not:
 * those are evaluated by themselves and joined. */
#include "rdf/sparql_eval.h"

#include <stdlib.h>

void tw_eval_init(TwEvaluator *e, TwSparqlQuery *q, size_t memory) {
  memset(e, 0, sizeof *e);
  e->q = q;
  e->most = memory;
  e->width = q->var_count ? q->var_count : 1;
  e->scratch.diag = q->diag;
  tw_arena_init(&e->scratch.arena, &tw_libc_allocator);
}

TwStatus tw_eval_status(const TwEvaluator *e) { return e->status != TW_OK ? e->status : e->scratch.status; }

void tw_eval_out_of_memory(TwEvaluator *e) {
  if (e->status == TW_OK)
    e->status =
        tw_diag(e->q->diag, TW_ERROR, TW_ERR_LIMIT, "query", SIZE_MAX, "the query needs more memory than it may have");
}

static size_t rows_bytes(const TwEvaluator *e, size_t rows) { return rows * e->width * sizeof(uint32_t); }

uint32_t *tw_rows_add(TwEvaluator *e, TwRows *rows) {
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
  return tw_rows_at(e, rows, rows->count++);
}

void tw_rows_free(TwEvaluator *e, TwRows *rows) {
  e->held -= rows_bytes(e, rows->capacity);
  free(rows->cells);
  *rows = (TwRows){NULL, 0, 0};
}

static uint32_t *rows_copy(TwEvaluator *e, TwRows *rows, const uint32_t *row) {
  uint32_t *to = tw_rows_add(e, rows);
  return to ? memcpy(to, row, e->width * sizeof *to) : NULL;
}

static TwRows unit(TwEvaluator *e) {
  TwRows rows = {NULL, 0, 0};
  uint32_t *row = tw_rows_add(e, &rows);
  if (row) memset(row, 0xFF, e->width * sizeof *row);
  return rows;
}

/* Variables bound in every row, and in some. */
static void bound_in(const TwEvaluator *e, const TwRows *rows, TwVarSet *every, TwVarSet *some) {
  memset(every, 0, sizeof *every);
  memset(some, 0, sizeof *some);
  for (uint32_t v = 0; v < e->width; v++) {
    size_t n = 0;
    for (size_t i = 0; i < rows->count; i++) n += tw_rows_at(e, rows, i)[v] != TW_NONE;
    if (n) tw_vars_add(some, v);
    if (n && n == rows->count) tw_vars_add(every, v);
  }
}

static void pattern_vars(const TwTriplePattern *t, TwVarSet *vars) {
  for (int k = 0; k < 3; k++)
    if (t->part[k].is_var) tw_vars_add(vars, t->part[k].id);
}

static void group_vars(const TwPatternGroup *g, TwVarSet *vars) {
  for (uint32_t i = 0; i < g->nodes.count; i++) {
    const TwPattern *n = g->nodes.items[i];
    for (uint32_t k = 0; k < n->triples.count; k++) pattern_vars(&n->triples.items[k], vars);
    for (uint32_t k = 0; k < n->groups.count; k++) group_vars(n->groups.items[k], vars);
  }
}

/* Variables that every solution of the node binds. */
static void certain_in_node(const TwPattern *n, TwVarSet *vars);

static void certain_in_group(const TwPatternGroup *g, TwVarSet *vars) {
  for (uint32_t i = 0; i < g->nodes.count; i++) certain_in_node(g->nodes.items[i], vars);
}

static void certain_in_node(const TwPattern *n, TwVarSet *vars) {
  for (uint32_t k = 0; k < n->triples.count; k++) pattern_vars(&n->triples.items[k], vars);
  if (n->kind == TW_NODE_OPTIONAL || n->groups.count == 0) return;
  TwVarSet all = {{0}};
  for (uint32_t k = 0; k < n->groups.count; k++) {
    TwVarSet one = {{0}};
    certain_in_group(n->groups.items[k], &one);
    if (k == 0)
      all = one;
    else
      tw_vars_meet(&all, &one);
  }
  tw_vars_join(vars, &all);
}

/* Variables that filters anywhere in the group look at. */
static void filter_vars(const TwPatternGroup *g, TwVarSet *vars) {
  for (uint32_t i = 0; i < g->filters.count; i++) tw_expr_vars(g->filters.items[i], vars);
  for (uint32_t i = 0; i < g->nodes.count; i++)
    for (uint32_t k = 0; k < g->nodes.items[i]->groups.count; k++)
      filter_vars(g->nodes.items[i]->groups.items[k], vars);
}

/* Whether the group may start from rows that bind `outside` instead of being joined with them. The filters at its top
 * do not count in an OPTIONAL, where they see the left side by right. */
static bool may_extend(const TwPatternGroup *g, const TwVarSet *outside, bool in_optional) {
  TwVarSet certain = {{0}};
  for (uint32_t i = 0; i < g->nodes.count; i++) {
    const TwPattern *n = g->nodes.items[i];
    if (n->kind == TW_NODE_OPTIONAL) {
      TwVarSet seen = {{0}};
      group_vars(n->groups.items[0], &seen);
      filter_vars(n->groups.items[0], &seen);
      if (tw_vars_clash(&seen, outside, &certain)) return false;
    }
    certain_in_node(n, &certain);
  }
  TwVarSet seen = {{0}};
  for (uint32_t i = 0; !in_optional && i < g->filters.count; i++) tw_expr_vars(g->filters.items[i], &seen);
  return !tw_vars_clash(&seen, outside, &certain);
}

static void filter_rows(TwEvaluator *e, const TwExpr *filter, TwRows *rows) {
  size_t kept = 0;
  for (size_t i = 0; i < rows->count && tw_eval_status(e) == TW_OK; i++) {
    uint32_t *row = tw_rows_at(e, rows, i);
    bool keep = tw_eval_truth(e, filter, row) == TW_TRUE;
    tw_arena_reset(&e->scratch.arena);
    if (keep) memmove(tw_rows_at(e, rows, kept++), row, e->width * sizeof *row);
  }
  rows->count = kept;
}

/* Applies the filters that look at bound variables only; `done` says which were. */
static void filter_early(TwEvaluator *e, const TwPatternGroup *g, bool *done, TwRows *rows, const TwVarSet *bound) {
  for (uint32_t i = 0; i < g->filters.count; i++) {
    TwVarSet vars = {{0}};
    tw_expr_vars(g->filters.items[i], &vars);
    if (done[i] || !tw_vars_within(&vars, bound)) continue;
    filter_rows(e, g->filters.items[i], rows);
    done[i] = true;
  }
}

/* How many quads a pattern goes through for one row, guessed: bound variables narrow it. */
static double cost(const TwEvaluator *e, const TwTriplePattern *t, const TwVarSet *bound, bool *connected) {
  static const double narrows[3] = {2000, 10, 200};
  uint32_t id[3];
  double factor = 1;
  bool any_var = false;
  *connected = false;
  for (int k = 0; k < 3; k++) {
    bool known = t->part[k].is_var && tw_vars_has(bound, t->part[k].id);
    id[k] = t->part[k].is_var ? TW_NONE : t->part[k].id;
    any_var = any_var || t->part[k].is_var;
    if (known) factor *= narrows[k];
    *connected = *connected || known;
  }
  if (!any_var) *connected = true;
  double n = tw_triples_estimate(e->q->triples, (TwQuad){id[0], id[1], id[2], TW_NONE});
  return n / factor;
}

static uint32_t cheapest(const TwEvaluator *e, const TwPattern *n, const bool *used, const TwVarSet *bound) {
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
static bool bind(const TwTriplePattern *t, const uint32_t id[3], uint32_t *row) {
  for (int k = 0; k < 3; k++) {
    if (!t->part[k].is_var) continue;
    uint32_t *cell = &row[t->part[k].id];
    if (*cell != TW_NONE && *cell != id[k]) return false;
    *cell = id[k];
  }
  return true;
}

static void extend(TwEvaluator *e, const TwTriplePattern *t, const uint32_t *row, TwRows *out) {
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

static TwRows eval_triples(TwEvaluator *e, const TwPatternGroup *g, const TwPattern *n, bool *done, TwRows rows) {
  bool *used = tw_arena_alloc(e->q->arena, n->triples.count);
  if (!used) tw_eval_out_of_memory(e);
  for (uint32_t step = 0; step < n->triples.count && tw_eval_status(e) == TW_OK && rows.count; step++) {
    TwVarSet every, some;
    bound_in(e, &rows, &every, &some);
    uint32_t i = cheapest(e, n, used, &every);
    TwRows out = {NULL, 0, 0};
    used[i] = true;
    for (size_t r = 0; r < rows.count && tw_eval_status(e) == TW_OK; r++)
      extend(e, &n->triples.items[i], tw_rows_at(e, &rows, r), &out);
    tw_rows_free(e, &rows);
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
static bool merge(const TwEvaluator *e, uint32_t *to, const uint32_t *from) {
  for (uint32_t v = 0; v < e->width; v++) {
    if (from[v] == TW_NONE) continue;
    if (to[v] != TW_NONE && to[v] != from[v]) return false;
    to[v] = from[v];
  }
  return true;
}

/* Joins two tables on the variables that both bind in every row, by hash, and on the others by looking. */
static TwRows join(TwEvaluator *e, TwRows *left, TwRows *right) {
  TwVarSet every, every2, some;
  uint32_t keys[TW_SPARQL_VARS], key_count = 0;
  TwRows out = {NULL, 0, 0};
  bound_in(e, left, &every, &some);
  bound_in(e, right, &every2, &some);
  tw_vars_meet(&every, &every2);
  for (uint32_t v = 0; v < e->width; v++)
    if (tw_vars_has(&every, v)) keys[key_count++] = v;
  size_t size = 16;
  while (size < right->count * 2) size *= 2;
  uint32_t *heads = calloc(size, sizeof *heads), *next = calloc(right->count + 1, sizeof *next);
  if (!heads || !next || right->count >= TW_NONE) tw_eval_out_of_memory(e);
  for (size_t i = right->count; tw_eval_status(e) == TW_OK && i-- > 0;) {
    size_t h = hash_cells(tw_rows_at(e, right, i), keys, key_count) & (size - 1);
    next[i] = heads[h];
    heads[h] = (uint32_t)i + 1;
  }
  for (size_t i = 0; i < left->count && tw_eval_status(e) == TW_OK; i++) {
    const uint32_t *row = tw_rows_at(e, left, i);
    size_t h = hash_cells(row, keys, key_count) & (size - 1);
    for (uint32_t k = heads[h]; k && tw_eval_status(e) == TW_OK; k = next[k - 1]) {
      uint32_t *to = rows_copy(e, &out, row);
      if (to && !merge(e, to, tw_rows_at(e, right, k - 1))) out.count--;
    }
  }
  free(heads);
  free(next);
  return out;
}

/* The group joined to the rows, by whichever way is right. Frees `rows`. */
static TwRows join_group(TwEvaluator *e, const TwPatternGroup *g, TwRows rows) {
  TwVarSet every, some;
  bound_in(e, &rows, &every, &some);
  if (may_extend(g, &some, false)) return tw_eval_group(e, g, rows);
  TwRows own = tw_eval_group(e, g, unit(e));
  TwRows out = join(e, &rows, &own);
  tw_rows_free(e, &rows);
  tw_rows_free(e, &own);
  return out;
}

static TwRows eval_union(TwEvaluator *e, const TwPattern *n, TwRows rows) {
  TwRows out = {NULL, 0, 0};
  for (uint32_t k = 0; k < n->groups.count && tw_eval_status(e) == TW_OK; k++) {
    TwRows copy = {NULL, 0, 0};
    for (size_t i = 0; i < rows.count && rows_copy(e, &copy, tw_rows_at(e, &rows, i)); i++) continue;
    copy = join_group(e, n->groups.items[k], copy);
    for (size_t i = 0; i < copy.count && rows_copy(e, &out, tw_rows_at(e, &copy, i)); i++) continue;
    tw_rows_free(e, &copy);
  }
  tw_rows_free(e, &rows);
  return out;
}

/* The left side with what an OPTIONAL found for each row, or alone; `found` carries the left row's number in `mark`. */
static TwRows left_join(TwEvaluator *e, const TwRows *left, const TwRows *found, uint32_t mark) {
  TwRows out = {NULL, 0, 0};
  uint32_t *first = calloc(left->count + 1, sizeof *first), *next = calloc(found->count + 1, sizeof *next);
  if (!first || !next) tw_eval_out_of_memory(e);
  for (size_t i = found->count; tw_eval_status(e) == TW_OK && i-- > 0;) {
    uint32_t origin = tw_rows_at(e, found, i)[mark];
    next[i] = first[origin];
    first[origin] = (uint32_t)i + 1;
  }
  for (size_t i = 0; i < left->count && tw_eval_status(e) == TW_OK; i++) {
    uint32_t *to = NULL;
    for (uint32_t k = first[i]; k && tw_eval_status(e) == TW_OK; k = next[k - 1]) {
      to = rows_copy(e, &out, tw_rows_at(e, found, k - 1));
      if (to) to[mark] = TW_NONE;
    }
    if (!first[i] && (to = rows_copy(e, &out, tw_rows_at(e, left, i)))) to[mark] = TW_NONE;
  }
  free(first);
  free(next);
  return out;
}

static TwRows eval_optional(TwEvaluator *e, const TwPattern *n, TwRows rows) {
  const TwPatternGroup *g = n->groups.items[0];
  TwVarSet every, some;
  bound_in(e, &rows, &every, &some);
  for (size_t i = 0; i < rows.count; i++) tw_rows_at(e, &rows, i)[n->mark] = (uint32_t)i;
  TwRows found = {NULL, 0, 0};
  if (may_extend(g, &some, true)) {
    for (size_t i = 0; i < rows.count && rows_copy(e, &found, tw_rows_at(e, &rows, i)); i++) continue;
    found = tw_eval_group(e, g, found);
  } else {
    TwPatternGroup bare = *g;
    bare.filters.count = 0;
    TwRows own = tw_eval_group(e, &bare, unit(e));
    found = join(e, &rows, &own);
    tw_rows_free(e, &own);
    for (uint32_t i = 0; i < g->filters.count; i++) filter_rows(e, g->filters.items[i], &found);
  }
  TwRows out = left_join(e, &rows, &found, n->mark);
  tw_rows_free(e, &rows);
  tw_rows_free(e, &found);
  return out;
}

TwRows tw_eval_group(TwEvaluator *e, const TwPatternGroup *g, TwRows rows) {
  bool *done = tw_arena_alloc(e->q->arena, g->filters.count + 1);
  if (!done) tw_eval_out_of_memory(e);
  for (uint32_t i = 0; i < g->nodes.count && tw_eval_status(e) == TW_OK && rows.count; i++) {
    const TwPattern *n = g->nodes.items[i];
    if (n->kind == TW_NODE_TRIPLES)
      rows = eval_triples(e, g, n, done, rows);
    else if (n->kind == TW_NODE_GROUP)
      rows = join_group(e, n->groups.items[0], rows);
    else if (n->kind == TW_NODE_UNION)
      rows = eval_union(e, n, rows);
    else
      rows = eval_optional(e, n, rows);
  }
  for (uint32_t i = 0; i < g->filters.count && tw_eval_status(e) == TW_OK; i++)
    if (!done[i]) filter_rows(e, g->filters.items[i], &rows);
  if (tw_eval_status(e) != TW_OK) rows.count = 0;
  return rows;
}

TwRows tw_eval_where(TwEvaluator *e) {
  TwRows rows = unit(e);
  return e->q->where && tw_eval_status(e) == TW_OK ? tw_eval_group(e, e->q->where, rows) : rows;
}
