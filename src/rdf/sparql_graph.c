#include "rdf/sparql_graph.h"

#include <stdio.h>

/* What one solution makes of a part of the template; false where it makes none. Blank nodes are new ones for each
 * solution. */
static bool made_of(const TwEvaluator *e, TwSparqlRef part, const uint32_t *row, size_t number, char label[32],
                    TwTerm *term) {
  if (part.is_var) {
    TwStr name = tw_map_key(&e->q->var_names, part.id);
    if (tw_str_starts(name, TW_STR("_:"))) {
      int n = snprintf(label, 32, "n%zu.%u", number, part.id);
      *term = (TwTerm){.kind = TW_TERM_BLANK, .value = tw_str_n(label, (size_t)n)};
      return true;
    }
  }
  uint32_t id = part.is_var ? row[part.id] : part.id;
  if (id == TW_NONE) return false;
  *term = tw_triples_get(e->q->triples, id);
  return true;
}

TwStatus tw_graph_construct(const TwEvaluator *e, const TwRows *rows, TwTriples *out) {
  for (size_t i = 0; i < rows->count; i++) {
    for (uint32_t k = 0; k < e->q->construct.count; k++) {
      const TwTriplePattern *t = &e->q->construct.items[k];
      TwTerm part[3];
      char labels[3][32];
      bool whole = true;
      for (int p = 0; p < 3; p++)
        whole = whole && made_of(e, t->part[p], tw_rows_at(e, rows, i), i, labels[p], &part[p]);
      if (!whole || part[0].kind == TW_TERM_LITERAL || part[1].kind != TW_TERM_IRI) continue;
      TwStatus status = tw_triples_add_terms(out, part[0], part[1], part[2], NULL);
      if (status != TW_OK) return status;
    }
  }
  return TW_OK;
}

/* The triples with that subject, and those of the blank nodes they lead to; `done` keeps from going in circles. */
static TwStatus describe(const TwEvaluator *e, uint32_t first, uint8_t *done, TwTriples *out) {
  TwArena arena;
  TW_ARRAY(uint32_t) due = {0};
  TwStatus status = TW_OK;
  tw_arena_init(&arena, &tw_libc_allocator);
  bool ok = TW_PUSH(&arena, &due, first);
  while (ok && status == TW_OK && due.count) {
    uint32_t subject = due.items[--due.count];
    if (done[subject]) continue;
    done[subject] = 1;
    TwMatch match = {.pattern = {subject, TW_NONE, TW_NONE, TW_NONE}};
    TwQuad q;
    while (status == TW_OK && tw_triples_next(e->q->triples, &match, &q)) {
      TwTerm object = tw_triples_get(e->q->triples, q.object);
      status = tw_triples_add_terms(out, tw_triples_get(e->q->triples, subject),
                                    tw_triples_get(e->q->triples, q.predicate), object, NULL);
      if (object.kind == TW_TERM_BLANK) ok = ok && TW_PUSH(&arena, &due, q.object);
    }
  }
  tw_arena_release(&arena);
  return ok ? status : TW_ERR_MEMORY;
}

TwStatus tw_graph_describe(const TwEvaluator *e, const TwRows *rows, TwTriples *out) {
  const TwSparqlQuery *q = e->q;
  uint8_t *done = tw_arena_alloc(q->arena, (size_t)tw_triples_terms(q->triples) + 1);
  TwStatus status = done ? TW_OK : TW_ERR_MEMORY;
  for (uint32_t k = 0; k < q->described.count && status == TW_OK; k++)
    if (!q->described.items[k].is_var) status = describe(e, q->described.items[k].id, done, out);
  for (size_t i = 0; i < rows->count && status == TW_OK; i++) {
    const uint32_t *row = tw_rows_at(e, rows, i);
    for (uint32_t k = 0; k < q->described.count && status == TW_OK; k++)
      if (q->described.items[k].is_var && row[q->described.items[k].id] != TW_NONE)
        status = describe(e, row[q->described.items[k].id], done, out);
    for (uint32_t v = 0; q->star && v < q->var_count && status == TW_OK; v++)
      if (tw_vars_has(&q->visible, v) && row[v] != TW_NONE) status = describe(e, row[v], done, out);
  }
  return status;
}
