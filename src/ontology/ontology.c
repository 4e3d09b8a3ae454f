#include "ontology/ontology.h"

#include "triples/vocabulary.h"

/* Compares `iri` with a namespace followed by `name`. */
static int compare_name(TwStr iri, const char *space, TwStr name) {
  size_t len = strlen(space);
  TwStr start = {iri.ptr, iri.len < len ? iri.len : len};
  int c = tw_str_cmp(start, tw_str(space));
  return c ? c : tw_str_cmp(tw_str_n(iri.ptr + len, iri.len - len), name);
}

/* Ids follow the IRIs, so names below tw: are found by halving; a user's own by looking through. */
#define FIND(list, wanted)                                                                                             \
  do {                                                                                                                 \
    uint32_t low = 0, high = (list).count;                                                                             \
    while (low < high) {                                                                                               \
      uint32_t middle = low + (high - low) / 2;                                                                        \
      int c = compare_name((list).items[middle].iri, TW_NS_TW, (wanted));                                              \
      if (c == 0) return (uint16_t)middle;                                                                             \
      if (c < 0)                                                                                                       \
        low = middle + 1;                                                                                              \
      else                                                                                                             \
        high = middle;                                                                                                 \
    }                                                                                                                  \
    for (uint32_t i = 0; i < (list).count; i++)                                                                        \
      if (tw_str_eq((list).items[i].name, (wanted))) return (uint16_t)i;                                               \
    return TW_NO_ID;                                                                                                   \
  } while (0)

TwClassId tw_ontology_class(const TwOntology *o, TwStr name) { FIND(o->classes, name); }

TwRoleId tw_ontology_role(const TwOntology *o, TwStr name) { FIND(o->roles, name); }

uint16_t tw_ontology_prep(const TwOntology *o, TwStr name) {
  uint32_t low = 0, high = o->preps.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int c = tw_str_cmp(o->preps.items[middle], name);
    if (c == 0) return (uint16_t)middle;
    if (c < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return TW_NO_ID;
}

bool tw_ontology_is_a(const TwOntology *o, TwClassId a, TwClassId b) {
  if (a >= o->classes.count) return false;
  const TwClass *c = &o->classes.items[a];
  for (uint32_t i = 0; i < c->ancestors.count; i++)
    if (c->ancestors.items[i] == b) return true;
  return false;
}

bool tw_ontology_in_range(const TwOntology *o, TwClassId c, const TwClassId *range, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if (tw_ontology_is_a(o, c, range[i])) return true;
  return count == 0;
}

static int compare_trigger(const TwTrigger *t, TwWordKind word, TwStr head) {
  if (t->word != word) return t->word < word ? -1 : 1;
  return tw_str_cmp(t->head, head);
}

/* First trigger that does not come before (word, head), or that comes after where `past`. */
static uint32_t trigger_bound(const TwOntology *o, TwWordKind word, TwStr head, bool past) {
  uint32_t low = 0, high = o->triggers.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int c = compare_trigger(&o->triggers.items[middle], word, head);
    if (c < 0 || (past && c == 0))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const TwTrigger *tw_ontology_triggers(const TwOntology *o, TwWordKind word, TwStr head, uint32_t *count) {
  uint32_t begin = trigger_bound(o, word, head, false);
  *count = trigger_bound(o, word, head, true) - begin;
  return o->triggers.items + begin;
}

/* A finer class's property says better what the wider one's says: who seizes a ship "seizes" it, not "coerces". */
static bool is_shadowed(const TwOntology *o, TwClassId class_id, const TwProperty *p) {
  for (uint32_t i = 0; i < o->properties.count; i++) {
    const TwProperty *q = &o->properties.items[i];
    if (q->from == p->from && q->to == p->to && q->on != p->on && tw_ontology_is_a(o, q->on, p->on) &&
        tw_ontology_is_a(o, class_id, q->on))
      return true;
  }
  return false;
}

const TwProperty *tw_ontology_property(const TwOntology *o, TwClassId class_id, uint32_t *next) {
  while (*next < o->properties.count) {
    const TwProperty *p = &o->properties.items[(*next)++];
    if (tw_ontology_is_a(o, class_id, p->on) && !is_shadowed(o, class_id, p)) return p;
  }
  return NULL;
}
