/* Who stands on which side of an event, as PLOVER codes it. */
#include "report/mention.h"

/* How deep events may fill each other's sides: "refused to allow … to visit". */
#define SIDE_DEPTH 4

static TwSide side_of(const TwGraph *graph, const TwGraphFiller *f) {
  return f->role == TW_NO_ID ? TW_SIDE_NONE : graph->ontology->roles.items[f->role].side;
}

static bool same_filler(const TwGraphFiller *a, const TwGraphFiller *b) {
  return a->entity == b->entity && a->event == b->event && a->mention == b->mention;
}

/* Both sides of a reciprocal role are there only where two fill it: "Iran agreed" has a source and no target. */
static bool is_on(const TwGraph *graph, const TwGraphEvent *e, const TwGraphFiller *f, TwSide wanted) {
  TwSide side = side_of(graph, f);
  if (side != TW_SIDE_BOTH) return side == wanted;
  if (wanted == TW_SIDE_SOURCE) return true;
  uint32_t n = 0;
  for (uint32_t i = 0; i < e->fillers.count; i++) n += side_of(graph, &e->fillers.items[i]) == TW_SIDE_BOTH;
  return wanted == TW_SIDE_TARGET && n > 1;
}

/* A mention stands on both sides only where its role is reciprocal; else the side that comes first keeps it. */
static bool taken(const TwGraph *graph, const TwGraphEvent *e, uint32_t filler, TwSide wanted) {
  const TwGraphFiller *f = &e->fillers.items[filler];
  for (uint32_t i = 0; i < e->fillers.count; i++) {
    const TwGraphFiller *other = &e->fillers.items[i];
    if (i == filler || !same_filler(f, other)) continue;
    TwSide side = side_of(graph, other);
    if (i < filler && is_on(graph, e, other, wanted)) return true;
    if (wanted == TW_SIDE_TARGET && side == TW_SIDE_SOURCE) return true;
  }
  return false;
}

/* An event that fills a role stands on its side by its noun phrase: "condemned [the attack]". */
static TwGraphFiller by_phrase(const TwGraph *graph, const TwGraphFiller *f) {
  TwGraphFiller phrase = *f;
  if (f->event == TW_NONE || f->mention == TW_NONE) return phrase;
  phrase.event = TW_NONE;
  phrase.entity = graph->entity_of[graph->coref->mentions.items[f->mention].entity];
  return phrase;
}

/* One side of an event while it is gathered. */
typedef struct Side {
  const TwGraphEvent *event;
  TwSide wanted;
  bool actor; /* somebody or some place stands on it */
  TwFillers fillers;
} Side;

static bool is_actor(const TwGraph *graph, const TwGraphFiller *f) {
  if (f->entity == TW_NONE) return false;
  TwClassId type = graph->entities.items[f->entity].type;
  return tw_ontology_is_a(graph->ontology, type, tw_ontology_class(graph->ontology, TW_STR("Agent"))) ||
         tw_ontology_is_a(graph->ontology, type, tw_ontology_class(graph->ontology, TW_STR("Place")));
}

static void side_filler(const TwGraph *graph, Side *s, const TwGraphFiller *f) {
  s->actor |= is_actor(graph, f);
  (void)TW_PUSH(graph->document->arena, &s->fillers, *f); /* the arena remembers a failure */
}

static bool on_side_already(const TwGraph *graph, const TwGraphEvent *e, const TwGraphFiller *f) {
  for (uint32_t i = 0; i < e->fillers.count; i++)
    if (same_filler(&e->fillers.items[i], f) || (f->entity != TW_NONE && f->entity == e->fillers.items[i].entity &&
                                                 side_of(graph, &e->fillers.items[i]) != TW_SIDE_NONE))
      return true;
  return false;
}

/* "demanded that [the premier] resign": who is asked to act, where the clause names others than the outer event does.
 */
static bool inner_sources(const TwGraph *graph, Side *s, const TwGraphEvent *inner) {
  bool any = false;
  for (uint32_t i = 0; i < inner->fillers.count; i++) {
    const TwGraphFiller *f = &inner->fillers.items[i];
    TwGraphFiller phrase = by_phrase(graph, f);
    if (side_of(graph, f) != TW_SIDE_SOURCE || phrase.event != TW_NONE || on_side_already(graph, s->event, &phrase))
      continue;
    side_filler(graph, s, &phrase);
    any = true;
  }
  return any;
}

/* A clause stands on its side by whom it is directed at: "agreed to meet [Putin]", "refused to lift the ban on [beef]".
 */
static void inner_targets(const TwGraph *graph, Side *s, const TwGraphEvent *inner, uint32_t depth) {
  if (inner->factuality == TW_REQUESTED && inner_sources(graph, s, inner)) return;
  for (uint32_t i = 0; i < inner->fillers.count && depth < SIDE_DEPTH; i++) {
    const TwGraphFiller *f = &inner->fillers.items[i];
    TwGraphFiller phrase = by_phrase(graph, f);
    if (!is_on(graph, inner, f, TW_SIDE_TARGET) || taken(graph, inner, i, TW_SIDE_TARGET)) continue;
    if (phrase.event != TW_NONE)
      inner_targets(graph, s, &graph->events.items[phrase.event], depth + 1);
    else if (!on_side_already(graph, s->event, &phrase))
      side_filler(graph, s, &phrase);
  }
}

static bool has_side(const TwGraph *graph, const TwGraphEvent *e, TwSide wanted) {
  for (uint32_t i = 0; i < e->fillers.count; i++)
    if (is_on(graph, e, &e->fillers.items[i], wanted)) return true;
  return false;
}

/* Whom the text speaks of beside the event's roles, and, where it speaks of nobody, where the event takes place: those
 * who code events put a strike's country on the other side. */
static void directed(const TwGraph *graph, Side *s, const TwGraphEvent *e) {
  for (uint32_t i = 0; i < e->directed.count; i++)
    if (!on_side_already(graph, e, &e->directed.items[i])) side_filler(graph, s, &e->directed.items[i]);
  for (uint32_t i = 0; i < e->places.count && !s->actor; i++)
    if (!on_side_already(graph, e, &e->places.items[i])) side_filler(graph, s, &e->places.items[i]);
}

/* "was arrested [in Rwanda]": the place stands for the power that nobody names. */
static void place_as_source(const TwGraph *graph, Side *s, const TwGraphEvent *e) {
  if (!tw_class_plover(&graph->ontology->classes.items[e->class_id], tw_coded_as(e->factuality)).len) return;
  for (uint32_t i = 0; i < e->places.count; i++)
    if (!on_side_already(graph, e, &e->places.items[i])) side_filler(graph, s, &e->places.items[i]);
}

TwFillers tw_event_side(const TwGraph *graph, const TwGraphEvent *e, TwSide wanted) {
  Side s = {.event = e, .wanted = wanted};
  uint32_t places = wanted == TW_SIDE_PLACE ? e->places.count : 0;
  for (uint32_t i = 0; i < e->fillers.count + places; i++) {
    bool role = i < e->fillers.count;
    const TwGraphFiller *f = role ? &e->fillers.items[i] : &e->places.items[i - e->fillers.count];
    TwGraphFiller phrase = by_phrase(graph, f);
    if (role && (!is_on(graph, e, f, wanted) || taken(graph, e, i, wanted))) continue;
    if (phrase.event == TW_NONE) side_filler(graph, &s, &phrase);
    if (f->event != TW_NONE && wanted == TW_SIDE_TARGET) inner_targets(graph, &s, &graph->events.items[f->event], 0);
  }
  if (wanted == TW_SIDE_TARGET && !s.actor && has_side(graph, e, TW_SIDE_SOURCE)) directed(graph, &s, e);
  if (wanted == TW_SIDE_SOURCE && !s.fillers.count && has_side(graph, e, TW_SIDE_TARGET)) place_as_source(graph, &s, e);
  return s.fillers;
}
