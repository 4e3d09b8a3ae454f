#include "rdf/grouping.h"

#include "triples/vocabulary.h"

static bool groups_init(TwArena *arena, TwGroups *g, uint32_t most) {
  uint32_t size = 16;
  while (size / 2 < most) size *= 2;
  g->mask = size - 1;
  g->items = TW_NEW_ARRAY(arena, TwGroup, most);
  g->slots = TW_NEW_ARRAY(arena, uint32_t, size);
  g->keys = TW_NEW_ARRAY(arena, uint64_t, most);
  return g->items && g->slots && g->keys;
}

/* The group of a term below a parent; `*fresh` says whether it is new. */
static uint32_t group_of(TwGroups *g, uint32_t parent, TwTermId term, bool *fresh) {
  uint64_t key = (uint64_t)parent << 32 | term, h = key * 0x9E3779B97F4A7C15u;
  uint32_t i = (uint32_t)(h >> 32) & g->mask;
  while (g->slots[i] && g->keys[g->slots[i] - 1] != key) i = (i + 1) & g->mask;
  *fresh = !g->slots[i];
  if (*fresh) {
    g->keys[g->count] = key;
    g->items[g->count] = (TwGroup){TW_NONE, TW_NONE, TW_NONE, term};
    g->slots[i] = ++g->count;
  }
  return g->slots[i] - 1;
}

static void append(TwGroup *owner, uint32_t part, uint32_t *next_of_last) {
  if (owner->first == TW_NONE)
    owner->first = part;
  else
    *next_of_last = part;
  owner->last = part;
}

static void gather_quad(TwGrouping *r, uint32_t i) {
  TwQuad q = tw_triples_quad(r->triples, r->from + i);
  bool fresh;
  uint32_t s = group_of(&r->subjects, 0, q.subject, &fresh);
  uint32_t p = group_of(&r->pairs, s, q.predicate, &fresh);
  TwGroup *subject = &r->subjects.items[s], *pair = &r->pairs.items[p];
  if (fresh && subject->first != TW_NONE && tw_grouping_is_type(r, pair)) {
    pair->next = subject->first;
    subject->first = p;
  } else if (fresh) {
    append(subject, p, subject->last == TW_NONE ? NULL : &r->pairs.items[subject->last].next);
  }
  r->next[i] = TW_NONE;
  append(pair, i, pair->last == TW_NONE ? NULL : &r->next[pair->last]);
}

TwStatus tw_grouping_init(TwGrouping *r, const TwAllocator *allocator, const TwTriples *triples, uint32_t from,
                          uint32_t to, bool every) {
  *r = (TwGrouping){.triples = triples, .from = from, .count = to - from};
  tw_arena_init(&r->arena, allocator);
  if (r->count == 0) return TW_OK;
  r->next = TW_NEW_ARRAY(&r->arena, uint32_t, r->count);
  if (!r->next || !groups_init(&r->arena, &r->subjects, r->count) || !groups_init(&r->arena, &r->pairs, r->count))
    return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < r->count; i++)
    if (every || tw_triples_is_first(triples, from + i)) gather_quad(r, i);
  return TW_OK;
}

void tw_grouping_release(TwGrouping *grouping) { tw_arena_release(&grouping->arena); }

TwTermId tw_grouping_object(const TwGrouping *r, uint32_t quad) {
  return tw_triples_quad(r->triples, r->from + quad).object;
}

bool tw_grouping_is_type(const TwGrouping *r, const TwGroup *pair) {
  return tw_str_is(tw_triples_get(r->triples, pair->term).value, TW_RDF_TYPE);
}
