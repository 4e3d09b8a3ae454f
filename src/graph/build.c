#include "graph/internal.h"

/* "partnership between these nations": which of three or more goes with which, the text does not say. */
static bool of_one_set(const TwGraphEvent *e, const TwGraphFiller *a, const TwGraphFiller *b) {
  if (a->mention == TW_NONE || a->mention != b->mention) return false;
  uint32_t n = 0;
  for (uint32_t i = 0; i < e->fillers.count; i++)
    n += e->fillers.items[i].role == a->role && e->fillers.items[i].mention == a->mention;
  return n > 2;
}

/* Two on one side of a mutual role, where somebody stands on the other. */
static bool on_one_side(const TwGraphEvent *e, const TwGraphFiller *a, const TwGraphFiller *b) {
  if (a->role != b->role || a->part != b->part) return false;
  for (uint32_t i = 0; i < e->fillers.count; i++)
    if (e->fillers.items[i].role == a->role && e->fillers.items[i].part != a->part) return true;
  return false;
}

bool graph_next_pair(PairWalk *w, const TwGraphFiller **from, const TwGraphFiller **to) {
  const TwGraphEvent *e = w->event;
  for (; w->from < e->fillers.count; w->from++, w->to = 0) {
    const TwGraphFiller *f = &e->fillers.items[w->from];
    if (f->role != w->property->from) continue;
    while (w->to < e->fillers.count) {
      const TwGraphFiller *t = &e->fillers.items[w->to++];
      if (t->role != w->property->to || (t->entity == f->entity && t->event == f->event)) continue;
      if (of_one_set(e, f, t) || on_one_side(e, f, t)) continue;
      *from = f;
      *to = t;
      return true;
    }
  }
  return false;
}

bool graph_asserts(const TwGraph *g, const TwGraphEvent *e) {
  if (!e->direct) return false;
  bool state = g->ontology->classes.items[e->class_id].kind == TW_CLASS_STATE;
  switch (e->factuality) {
  case TW_HAPPENED:
    return !state; /* a state that is over does not hold */
  case TW_ONGOING:
    return true;
  case TW_SCHEDULED:
    return !g->options.happened_only;
  default:
    return false;
  }
}

static void mark_used(TwGraph *g, const TwGraphFiller *list, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (list[i].entity == TW_NONE) continue;
    TwGraphEntity *e = &g->entities.items[list[i].entity];
    e->used = true;
    if (e->office_of != TW_NONE) g->entities.items[e->office_of].used = true;
  }
}

/* Inner events were placed before what they stand in; brings all into the order of the text. */
static TwStatus sort_events(TwGraph *g, TwArena *arena) {
  uint32_t n = g->mentions->items.count, sorted_count = 0;
  uint32_t *first = TW_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
  uint32_t *place = TW_NEW_ARRAY(arena, uint32_t, (size_t)g->events.count + 1);
  TwGraphEvent *sorted = TW_NEW_ARRAY(arena, TwGraphEvent, (size_t)g->events.count + 1);
  if (!first || !place || !sorted) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < n; i++) first[i] = TW_NONE;
  for (uint32_t i = 0; i < g->events.count; i++) first[g->events.items[i].mentions.items[0]] = i;
  for (uint32_t i = 0; i < n; i++) {
    if (first[i] == TW_NONE) continue;
    place[first[i]] = sorted_count;
    sorted[sorted_count++] = g->events.items[first[i]];
  }
  for (uint32_t i = 0; i < sorted_count; i++)
    for (uint32_t k = 0; k < sorted[i].fillers.count; k++) {
      TwGraphFiller *f = (TwGraphFiller *)&sorted[i].fillers.items[k];
      if (f->event != TW_NONE) f->event = place[f->event];
    }
  if (sorted_count) memcpy(g->events.items, sorted, sorted_count * sizeof *sorted);
  return TW_OK;
}

static void name_events(TwGraph *g, TwArena *arena) {
  for (uint32_t i = 0; i < g->events.count; i++)
    g->events.items[i].iri = tw_arena_printf(arena, "%.*s#e%u", TW_FMT(g->document_iri), i + 1);
  for (int round = 0; round < 2; round++) /* once more for those that name an event of a later sentence */
    for (uint32_t i = 0; i < g->events.count; i++) g->events.items[i].label = graph_event_label(g, &g->events.items[i]);
}

TwStatus tw_graph_build(const TwDocument *document, const TwOntology *ontology, const TwCoref *coref,
                        const TwTimes *times, const TwEvents *events, const TwGraphOptions *options, TwGraph **out) {
  TwArena *arena = document->arena;
  TwGraph *g = TW_NEW(arena, TwGraph);
  if (!g) return TW_ERR_MEMORY;
  g->document = document;
  g->coref = coref;
  g->times = times;
  g->mentions = events;
  g->ontology = ontology;
  g->options = *options;
  g->document_iri = tw_graph_document_iri(document, options->base);
  Builder b = {.graph = g, .arena = arena};
  tw_map_init(&b.taken, arena);
  tw_map_init(&b.offices, arena);
  b.office_holder = tw_ontology_role(ontology, TW_STR("officeHolder"));
  b.office = tw_ontology_role(ontology, TW_STR("office"));
  b.office_of = tw_ontology_role(ontology, TW_STR("officeOf"));
  b.holds_office = tw_ontology_class(ontology, TW_STR("HoldsOffice"));
  b.office_class = tw_ontology_class(ontology, TW_STR("Office"));
  b.profession = tw_ontology_role(ontology, TW_STR("profession"));
  b.has_profession = tw_ontology_class(ontology, TW_STR("HasProfession"));
  b.profession_class = tw_ontology_class(ontology, TW_STR("Profession"));
  TwStatus status = tw_places_init(&g->places, document);
  if (!status) status = graph_add_entities(&b);
  if (!status) status = graph_add_events(&b);
  if (!status) status = sort_events(g, arena);
  if (!status) status = graph_add_open(&b);
  if (status) return status;
  for (uint32_t i = 0; i < g->events.count; i++) {
    const TwGraphEvent *e = &g->events.items[i];
    mark_used(g, e->fillers.items, e->fillers.count);
    mark_used(g, e->places.items, e->places.count);
    mark_used(g, e->attribution.items, e->attribution.count);
  }
  name_events(g, arena);
  *out = g;
  return tw_arena_status(arena);
}
