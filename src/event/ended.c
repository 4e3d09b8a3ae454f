/* States that are over because the text says so elsewhere: who has died or resigned holds no office any more. */
#include "event/internal.h"

/* What stays true of the dead. */
static bool outlives(const Extractor *x, TwClassId class_id) {
  static const char *const lasting[] = {"Parenthood", "Siblinghood", "Origin"};
  for (size_t i = 0; i < sizeof lasting / sizeof *lasting; i++)
    if (tw_ontology_is_a(x->ontology, class_id, tw_ontology_class(x->ontology, tw_str(lasting[i])))) return true;
  return false;
}

/* Which events end what, and by which of their roles. */
static const struct {
  const char *event, *role;
  bool office; /* an office alone, not all that the dead were */
} ends[] = {{"Death", "deceased", false},
            {"Killing", "attacked", false},
            {"Resignation", "resigner", true},
            {"Dismissal", "dismissed", true}};

enum { ALIVE, OUT_OF_OFFICE, DEAD };

/* Marks the persons whose states an event ends. */
static void mark_ended(const Extractor *x, const TwEvent *e, uint8_t *ended) {
  if (e->factuality != TW_HAPPENED) return;
  for (size_t n = 0; n < sizeof ends / sizeof *ends; n++) {
    TwClassId class_id = tw_ontology_class(x->ontology, tw_str(ends[n].event));
    if (class_id == TW_NO_ID || !tw_ontology_is_a(x->ontology, e->class_id, class_id)) continue;
    TwRoleId role = tw_ontology_role(x->ontology, tw_str(ends[n].role));
    for (uint32_t i = 0; i < e->fillers.count; i++) {
      const TwFiller *f = &e->fillers.items[i];
      if (f->role != role || f->mention == TW_NONE || !event_mention_is_a(x, f->mention, x->ids.person)) continue;
      uint32_t entity = x->coref->mentions.items[f->mention].entity;
      uint8_t *was = &ended[entity], is = ends[n].office ? OUT_OF_OFFICE : DEAD;
      if (x->coref->entities.items[entity].name.len && *was < is) *was = is;
    }
  }
}

TwStatus event_end_states(Extractor *x) {
  uint8_t *ended = TW_NEW_ARRAY(x->arena, uint8_t, (size_t)x->coref->entities.count + 1);
  if (!ended) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < x->events->items.count; i++) mark_ended(x, &x->events->items.items[i], ended);
  for (uint32_t i = 0; i < x->events->items.count; i++) {
    TwEvent *e = &x->events->items.items[i];
    bool state = x->ontology->classes.items[e->class_id].kind == TW_CLASS_STATE;
    if (e->factuality != TW_ONGOING || !state || outlives(x, e->class_id)) continue;
    bool office = tw_ontology_is_a(x->ontology, e->class_id, x->ids.holds_office);
    for (uint32_t k = 0; k < e->fillers.count; k++) {
      uint32_t m = e->fillers.items[k].mention;
      uint8_t how = m == TW_NONE ? ALIVE : ended[x->coref->mentions.items[m].entity];
      if (how == DEAD || (how == OUT_OF_OFFICE && office)) e->factuality = TW_HAPPENED;
    }
  }
  return TW_OK;
}
