/* States that are over because the text says so elsewhere: who has died holds no office any more. */
#include "event/internal.h"

/* What stays true of the dead. */
static bool outlives(const Extractor *x, TwClassId class_id) {
  static const char *const lasting[] = {"Parenthood", "Siblinghood", "Origin"};
  for (size_t i = 0; i < sizeof lasting / sizeof *lasting; i++)
    if (tw_ontology_is_a(x->ontology, class_id, tw_ontology_class(x->ontology, tw_str(lasting[i])))) return true;
  return false;
}

/* Marks the entities that a death or a killing has met. */
static void mark_dead(const Extractor *x, const TwEvent *e, uint8_t *dead) {
  TwClassId death = tw_ontology_class(x->ontology, TW_STR("Death"));
  TwClassId killing = tw_ontology_class(x->ontology, TW_STR("Killing"));
  bool dies = tw_ontology_is_a(x->ontology, e->class_id, death);
  if (e->factuality != TW_HAPPENED || (!dies && !tw_ontology_is_a(x->ontology, e->class_id, killing))) return;
  TwRoleId role = tw_ontology_role(x->ontology, dies ? TW_STR("deceased") : TW_STR("attacked"));
  for (uint32_t i = 0; i < e->fillers.count; i++) {
    const TwFiller *f = &e->fillers.items[i];
    if (f->role != role || f->mention == TW_NONE) continue;
    uint32_t entity = x->coref->mentions.items[f->mention].entity;
    if (x->coref->entities.items[entity].name.len && event_mention_is_a(x, f->mention, x->ids.person)) dead[entity] = 1;
  }
}

TwStatus event_end_states(Extractor *x) {
  uint8_t *dead = TW_NEW_ARRAY(x->arena, uint8_t, (size_t)x->coref->entities.count + 1);
  if (!dead) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < x->events->items.count; i++) mark_dead(x, &x->events->items.items[i], dead);
  for (uint32_t i = 0; i < x->events->items.count; i++) {
    TwEvent *e = &x->events->items.items[i];
    bool state = x->ontology->classes.items[e->class_id].kind == TW_CLASS_STATE;
    if (e->factuality != TW_ONGOING || !state || outlives(x, e->class_id)) continue;
    for (uint32_t k = 0; k < e->fillers.count; k++) {
      uint32_t m = e->fillers.items[k].mention;
      if (m != TW_NONE && dead[x->coref->mentions.items[m].entity]) e->factuality = TW_HAPPENED;
    }
  }
  return TW_OK;
}
