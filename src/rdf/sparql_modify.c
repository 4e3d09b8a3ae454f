/* What comes after the pattern: groups and counts, order, DISTINCT, the cut. */
#include "rdf/sparql_eval.h"

#include <stdlib.h>

/* A set of short tuples of numbers, in order of first appearance. */
typedef struct Tuples {
  uint32_t *items, *slots;
  uint32_t width, count, capacity, mask;
} Tuples;

static uint64_t hash_tuple(const uint32_t *t, uint32_t width) {
  uint64_t h = width;
  for (uint32_t i = 0; i < width; i++) {
    h = (h ^ t[i]) * 0xff51afd7ed558ccdu;
    h ^= h >> 32;
  }
  return h;
}

static uint32_t *tuple_slot(const Tuples *s, const uint32_t *t) {
  uint32_t i = (uint32_t)hash_tuple(t, s->width) & s->mask;
  while (s->slots[i] && memcmp(s->items + (size_t)(s->slots[i] - 1) * s->width, t, s->width * sizeof *t) != 0)
    i = (i + 1) & s->mask;
  return &s->slots[i];
}

static bool tuples_widen(Tuples *s) {
  if (s->count < s->capacity) return true;
  uint32_t wider = s->capacity ? s->capacity * 2 : 64;
  uint32_t *items = realloc(s->items, (size_t)wider * (s->width ? s->width : 1) * sizeof *items);
  if (items) s->items = items;
  uint32_t *slots = items ? calloc((size_t)wider * 2, sizeof *slots) : NULL;
  if (!slots) return false;
  free(s->slots);
  s->slots = slots;
  s->mask = wider * 2 - 1;
  s->capacity = wider;
  for (uint32_t i = 0; i < s->count; i++) *tuple_slot(s, s->items + (size_t)i * s->width) = i + 1;
  return true;
}

/* Number of the tuple, added where new; TW_NONE where memory runs out. */
static uint32_t tuples_add(Tuples *s, const uint32_t *t, bool *fresh) {
  if (!tuples_widen(s)) return TW_NONE;
  uint32_t *slot = tuple_slot(s, t);
  *fresh = !*slot;
  if (*fresh) {
    if (s->width) memcpy(s->items + (size_t)s->count * s->width, t, s->width * sizeof *t);
    *slot = ++s->count;
  }
  return *slot - 1;
}

static void tuples_free(Tuples *s) {
  free(s->items);
  free(s->slots);
}

typedef struct Grouping {
  Tuples keys, seen; /* seen: (group, counter, term) of COUNT(DISTINCT …) */
  int64_t *counts;   /* by group and counter */
  size_t capacity;
} Grouping;

static bool room_for_counts(Grouping *g, uint32_t counters) {
  size_t need = (size_t)g->keys.count * counters;
  if (need <= g->capacity) return true;
  size_t wider = need * 2;
  int64_t *p = realloc(g->counts, wider * sizeof *p);
  if (!p) return false;
  memset(p + g->capacity, 0, (wider - g->capacity) * sizeof *p);
  g->counts = p;
  g->capacity = wider;
  return true;
}

static void count_row(TwEvaluator *e, Grouping *g, uint32_t group, const uint32_t *row) {
  uint32_t counters = e->q->counters.count;
  for (uint32_t k = 0; k < counters; k++) {
    const TwExpr *c = e->q->counters.items[k];
    int64_t *n = &g->counts[(size_t)group * counters + k];
    if (c->args.count == 0) {
      ++*n;
      continue;
    }
    uint32_t term = tw_eval_term(e, c->args.items[0], row);
    uint32_t tuple[3] = {group, k, term};
    bool fresh = true;
    if (term == TW_NONE) continue;
    if (c->distinct && tuples_add(&g->seen, tuple, &fresh) == TW_NONE) tw_eval_out_of_memory(e);
    *n += fresh;
  }
}

static TwRows grouped_rows(TwEvaluator *e, Grouping *g) {
  TwSparqlQuery *q = e->q;
  TwRows out = {NULL, 0, 0};
  for (uint32_t i = 0; i < g->keys.count && tw_eval_status(e) == TW_OK; i++) {
    uint32_t *row = tw_rows_add(e, &out);
    bool keep = true;
    if (!row) break;
    memset(row, 0xFF, e->width * sizeof *row);
    for (uint32_t k = 0; k < q->group_by.count; k++)
      row[q->group_by.items[k]] = g->keys.items[(size_t)i * g->keys.width + k];
    e->counts = g->counts + (size_t)i * q->counters.count;
    for (uint32_t k = 0; k < q->having.count && keep; k++) {
      keep = tw_eval_truth(e, q->having.items[k], row) == TW_TRUE;
      tw_arena_reset(&e->scratch.arena);
    }
    for (uint32_t k = 0; k < q->columns.count && keep; k++)
      if (q->columns.items[k].expr) row[q->columns.items[k].var] = tw_eval_term(e, q->columns.items[k].expr, row);
    for (uint32_t k = 0; k < q->order.count && keep; k++)
      row[q->order.items[k].var] = tw_eval_term(e, q->order.items[k].expr, row);
    if (!keep) out.count--;
  }
  e->counts = NULL;
  return out;
}

static TwRows group_rows(TwEvaluator *e, TwRows in) {
  TwSparqlQuery *q = e->q;
  Grouping g = {.keys = {.width = q->group_by.count}, .seen = {.width = 3}};
  uint32_t key[TW_SPARQL_VARS] = {0};
  bool fresh;
  if (q->group_by.count == 0 && tuples_add(&g.keys, key, &fresh) == TW_NONE) tw_eval_out_of_memory(e);
  if (!room_for_counts(&g, q->counters.count)) tw_eval_out_of_memory(e);
  for (size_t i = 0; i < in.count && tw_eval_status(e) == TW_OK; i++) {
    const uint32_t *row = tw_rows_at(e, &in, i);
    for (uint32_t k = 0; k < q->group_by.count; k++) key[k] = row[q->group_by.items[k]];
    uint32_t group = tuples_add(&g.keys, key, &fresh);
    if (group == TW_NONE || !room_for_counts(&g, q->counters.count))
      tw_eval_out_of_memory(e);
    else
      count_row(e, &g, group, row);
  }
  tw_rows_free(e, &in);
  TwRows out = tw_eval_status(e) == TW_OK ? grouped_rows(e, &g) : in;
  tuples_free(&g.keys);
  tuples_free(&g.seen);
  free(g.counts);
  return out;
}

/* ORDER BY: rows sorted by number, keys as term numbers beside them. */
typedef struct Sorter {
  TwEvaluator *e;
  uint32_t *keys;
} Sorter;

static int compare_keys(Sorter *s, uint32_t a, uint32_t b) {
  uint32_t count = s->e->q->order.count;
  for (uint32_t k = 0; k < count; k++) {
    uint32_t x = s->keys[(size_t)a * count + k], y = s->keys[(size_t)b * count + k];
    if (x == y) continue;
    TwTerm p = {TW_TERM_IRI, {0}, {0}, {0}}, q = p;
    if (x != TW_NONE) p = tw_triples_get(s->e->q->triples, x);
    if (y != TW_NONE) q = tw_triples_get(s->e->q->triples, y);
    int c = tw_value_order(&s->e->scratch, x == TW_NONE ? NULL : &p, y == TW_NONE ? NULL : &q);
    if (c) return s->e->q->order.items[k].descending ? -c : c;
  }
  return 0;
}

/* Merges runs of growing length: stable, and the same everywhere. */
static uint32_t *merge_sort(Sorter *s, uint32_t *list, uint32_t *spare, size_t n) {
  for (size_t run = 1; run < n; run *= 2) {
    for (size_t at = 0; at < n; at += 2 * run) {
      size_t mid = at + run < n ? at + run : n, end = at + 2 * run < n ? at + 2 * run : n;
      size_t a = at, b = mid;
      for (size_t k = at; k < end; k++) {
        bool left = a < mid && (b == end || compare_keys(s, list[a], list[b]) <= 0);
        spare[k] = left ? list[a++] : list[b++];
      }
    }
    uint32_t *swap = list;
    list = spare;
    spare = swap;
  }
  return list;
}

static TwRows order_rows(TwEvaluator *e, TwRows in) {
  uint32_t count = e->q->order.count;
  if (count == 0 || in.count < 2) return in;
  Sorter s = {e, malloc(in.count * count * sizeof(uint32_t))};
  uint32_t *list = malloc(in.count * sizeof *list), *spare = malloc(in.count * sizeof *spare);
  TwRows out = {malloc(in.count * e->width * sizeof(uint32_t)), in.count, in.count};
  e->held += in.count * e->width * sizeof(uint32_t);
  if (s.keys && list && spare && out.cells && in.count < TW_NONE) {
    for (size_t i = 0; i < in.count; i++) {
      list[i] = (uint32_t)i;
      const uint32_t *row = tw_rows_at(e, &in, i);
      for (uint32_t k = 0; k < count; k++) {
        const TwOrderKey *key = &e->q->order.items[k];
        s.keys[i * count + k] = key->var != TW_NONE ? row[key->var] : tw_eval_term(e, key->expr, row);
      }
    }
    const uint32_t *sorted = merge_sort(&s, list, spare, in.count);
    for (size_t i = 0; i < in.count; i++)
      memcpy(tw_rows_at(e, &out, i), tw_rows_at(e, &in, sorted[i]), e->width * sizeof(uint32_t));
  } else {
    tw_eval_out_of_memory(e);
    out.count = 0;
  }
  free(s.keys);
  free(list);
  free(spare);
  tw_rows_free(e, &in);
  return out;
}

static void expand_star(TwEvaluator *e) {
  TwSparqlQuery *q = e->q;
  if (!q->star || q->form != TW_FORM_SELECT) return;
  for (uint32_t v = 0; v < q->var_count; v++) {
    TwQueryColumn column = {v, NULL};
    if (tw_vars_has(&q->visible, v) && !TW_PUSH(q->arena, &q->columns, column)) tw_eval_out_of_memory(e);
  }
}

static void project(TwEvaluator *e, TwRows *rows) {
  for (size_t i = 0; i < rows->count && !e->q->grouped; i++) {
    uint32_t *row = tw_rows_at(e, rows, i);
    for (uint32_t k = 0; k < e->q->columns.count; k++)
      if (e->q->columns.items[k].expr)
        row[e->q->columns.items[k].var] = tw_eval_term(e, e->q->columns.items[k].expr, row);
  }
}

static void distinct_rows(TwEvaluator *e, TwRows *rows) {
  Tuples seen = {.width = e->q->columns.count};
  uint32_t tuple[TW_SPARQL_VARS * 4];
  size_t kept = 0;
  if (seen.width > sizeof tuple / sizeof *tuple) {
    tw_value_refuse(&e->scratch, "so many columns");
    return;
  }
  for (size_t i = 0; i < rows->count && tw_eval_status(e) == TW_OK; i++) {
    const uint32_t *row = tw_rows_at(e, rows, i);
    bool fresh = false;
    for (uint32_t k = 0; k < seen.width; k++) tuple[k] = row[e->q->columns.items[k].var];
    if (tuples_add(&seen, tuple, &fresh) == TW_NONE) tw_eval_out_of_memory(e);
    if (fresh) memmove(tw_rows_at(e, rows, kept++), row, e->width * sizeof *row);
  }
  rows->count = kept;
  tuples_free(&seen);
}

TwRows tw_eval_modifiers(TwEvaluator *e, TwRows rows) {
  TwSparqlQuery *q = e->q;
  expand_star(e);
  if (q->grouped) rows = group_rows(e, rows);
  project(e, &rows);
  rows = order_rows(e, rows);
  if (q->distinct) distinct_rows(e, &rows);
  size_t skip = q->offset < 0 || (uint64_t)q->offset > rows.count ? rows.count : (size_t)q->offset;
  if (skip) memmove(rows.cells, tw_rows_at(e, &rows, skip), (rows.count - skip) * e->width * sizeof(uint32_t));
  rows.count -= skip;
  if (q->limit >= 0 && (uint64_t)q->limit < rows.count) rows.count = (size_t)q->limit;
  return rows;
}
