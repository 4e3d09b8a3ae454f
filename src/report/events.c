#include "coref/coref.h"
#include "report/mention.h"
#include "report/report.h"

/* How deep events may fill each other's sides: "refused to allow … to visit". */
#define SIDE_DEPTH 4

typedef struct Writer {
  const TwGraph *graph;
  const TwPlaces *places;
  TwBuf *out;
} Writer;

static TwSide side_of(const Writer *w, const TwGraphFiller *f) {
  return f->role == TW_NO_ID ? TW_SIDE_NONE : w->graph->ontology->roles.items[f->role].side;
}

static bool same_filler(const TwGraphFiller *a, const TwGraphFiller *b) {
  return a->entity == b->entity && a->event == b->event && a->mention == b->mention;
}

/* Both sides of a reciprocal role are there only where two fill it: "Iran agreed" has a source and no target. */
static bool is_on(const Writer *w, const TwGraphEvent *e, const TwGraphFiller *f, TwSide wanted) {
  TwSide side = side_of(w, f);
  if (side != TW_SIDE_BOTH) return side == wanted;
  if (wanted == TW_SIDE_SOURCE) return true;
  uint32_t n = 0;
  for (uint32_t i = 0; i < e->fillers.count; i++) n += side_of(w, &e->fillers.items[i]) == TW_SIDE_BOTH;
  return wanted == TW_SIDE_TARGET && n > 1;
}

/* A mention stands on both sides only where its role is reciprocal; else the side that comes first keeps it. */
static bool taken(const Writer *w, const TwGraphEvent *e, uint32_t filler, TwSide wanted) {
  const TwGraphFiller *f = &e->fillers.items[filler];
  for (uint32_t i = 0; i < e->fillers.count; i++) {
    const TwGraphFiller *other = &e->fillers.items[i];
    if (i == filler || !same_filler(f, other)) continue;
    TwSide side = side_of(w, other);
    if (i < filler && is_on(w, e, other, wanted)) return true;
    if (wanted == TW_SIDE_TARGET && side == TW_SIDE_SOURCE) return true;
  }
  return false;
}

/* "Iran said [it] will release …": a pronoun stands by the nearest noun phrase before it in its sentence that speaks of
 * the same. */
static uint32_t noun_behind(const Writer *w, uint32_t mention) {
  const TwCoref *coref = w->graph->coref;
  const TwMention *pronoun = &coref->mentions.items[mention];
  const TwToken *tokens = w->graph->document->tokens.items;
  if (pronoun->kind != TW_MENTION_PRONOUN) return mention;
  const TwEntity *entity = &coref->entities.items[pronoun->entity];
  uint32_t best = mention;
  for (uint32_t i = 0; i < entity->mentions.count; i++) {
    const TwMention *m = &coref->mentions.items[entity->mentions.items[i]];
    if (m->head >= pronoun->head || tokens[m->head].sentence != tokens[pronoun->head].sentence) continue;
    if (m->kind == TW_MENTION_NAME || m->kind == TW_MENTION_NOMINAL) best = entity->mentions.items[i];
  }
  return best;
}

static void filler(const Writer *w, const TwGraphEvent *e, const TwGraphFiller *f) {
  TwGraphFiller named = *f;
  if (f->mention != TW_NONE && f->event == TW_NONE) named.mention = noun_behind(w, f->mention);
  tw_filler_json(w->out, w->graph, w->places, &named, w->graph->mentions->items.items[e->mentions.items[0]].trigger);
}

/* An event that fills a role stands on its side by its noun phrase: "condemned [the attack]". */
static TwGraphFiller by_phrase(const Writer *w, const TwGraphFiller *f) {
  TwGraphFiller phrase = *f;
  if (f->event == TW_NONE || f->mention == TW_NONE) return phrase;
  phrase.event = TW_NONE;
  phrase.entity = w->graph->entity_of[w->graph->coref->mentions.items[f->mention].entity];
  return phrase;
}

/* One side of an event while it is gathered. */
typedef struct Side {
  const TwGraphEvent *event;
  TwSide wanted;
  TwFillers fillers;
} Side;

static void side_filler(const Writer *w, Side *s, const TwGraphFiller *f) {
  (void)TW_PUSH(w->graph->document->arena, &s->fillers, *f); /* the arena remembers a failure */
}

static bool on_side_already(const Writer *w, const TwGraphEvent *e, const TwGraphFiller *f) {
  for (uint32_t i = 0; i < e->fillers.count; i++)
    if (same_filler(&e->fillers.items[i], f) || (f->entity != TW_NONE && f->entity == e->fillers.items[i].entity &&
                                                 side_of(w, &e->fillers.items[i]) != TW_SIDE_NONE))
      return true;
  return false;
}

/* "demanded that [the premier] resign": who is asked to act, where the clause names others than the outer event does.
 */
static bool inner_sources(const Writer *w, Side *s, const TwGraphEvent *inner) {
  bool any = false;
  for (uint32_t i = 0; i < inner->fillers.count; i++) {
    const TwGraphFiller *f = &inner->fillers.items[i];
    TwGraphFiller phrase = by_phrase(w, f);
    if (side_of(w, f) != TW_SIDE_SOURCE || phrase.event != TW_NONE || on_side_already(w, s->event, &phrase)) continue;
    side_filler(w, s, &phrase);
    any = true;
  }
  return any;
}

/* A clause stands on its side by whom it is directed at: "agreed to meet [Putin]", "refused to lift the ban on [beef]".
 */
static void inner_targets(const Writer *w, Side *s, const TwGraphEvent *inner, uint32_t depth) {
  if (inner->factuality == TW_REQUESTED && inner_sources(w, s, inner)) return;
  for (uint32_t i = 0; i < inner->fillers.count && depth < SIDE_DEPTH; i++) {
    const TwGraphFiller *f = &inner->fillers.items[i];
    TwGraphFiller phrase = by_phrase(w, f);
    if (!is_on(w, inner, f, TW_SIDE_TARGET) || taken(w, inner, i, TW_SIDE_TARGET)) continue;
    if (phrase.event != TW_NONE)
      inner_targets(w, s, &w->graph->events.items[phrase.event], depth + 1);
    else if (!on_side_already(w, s->event, &phrase))
      side_filler(w, s, &phrase);
  }
}

TwFillers tw_event_side(const TwGraph *graph, const TwGraphEvent *e, TwSide wanted) {
  const Writer *w = &(Writer){.graph = graph};
  Side s = {.event = e, .wanted = wanted};
  uint32_t places = wanted == TW_SIDE_PLACE ? e->places.count : 0;
  for (uint32_t i = 0; i < e->fillers.count + places; i++) {
    bool role = i < e->fillers.count;
    const TwGraphFiller *f = role ? &e->fillers.items[i] : &e->places.items[i - e->fillers.count];
    TwGraphFiller phrase = by_phrase(w, f);
    if (role && (!is_on(w, e, f, wanted) || taken(w, e, i, wanted))) continue;
    if (phrase.event == TW_NONE)
      side_filler(w, &s, &phrase);
    else if (wanted == TW_SIDE_TARGET)
      inner_targets(w, &s, &w->graph->events.items[phrase.event], 0);
  }
  return s.fillers;
}

static void list(const Writer *w, const TwGraphEvent *e, const char *key, const TwGraphFiller *items, uint32_t count) {
  if (!count) return;
  tw_json_key(w->out, key);
  tw_json_open(w->out, '[');
  for (uint32_t i = 0; i < count; i++) filler(w, e, &items[i]);
  tw_json_close(w->out, ']');
}

static void side(const Writer *w, const TwGraphEvent *e, const char *key, TwSide wanted) {
  TwFillers fillers = tw_event_side(w->graph, e, wanted);
  list(w, e, key, fillers.items, fillers.count);
}

static bool role_before(const TwGraphEvent *e, uint32_t filler) {
  for (uint32_t i = 0; i < filler; i++)
    if (e->fillers.items[i].role == e->fillers.items[filler].role) return true;
  return false;
}

static void roles(const Writer *w, const TwGraphEvent *e) {
  if (!e->fillers.count) return;
  tw_json_key(w->out, "roles");
  tw_json_open(w->out, '{');
  for (uint32_t i = 0; i < e->fillers.count; i++) {
    if (role_before(e, i) || e->fillers.items[i].role == TW_NO_ID) continue;
    tw_json_key(w->out, w->graph->ontology->roles.items[e->fillers.items[i].role].name.ptr);
    tw_json_open(w->out, '[');
    for (uint32_t j = i; j < e->fillers.count; j++)
      if (e->fillers.items[j].role == e->fillers.items[i].role) filler(w, e, &e->fillers.items[j]);
    tw_json_close(w->out, ']');
  }
  tw_json_close(w->out, '}');
}

void tw_event_times(const TwGraphEvent *e, TwStr *begin, TwStr *end) {
  *begin = e->begin.type != TW_XSD_NONE ? e->begin.lexical : e->time.lexical;
  *end = e->end.type != TW_XSD_NONE ? e->end.lexical : e->begin.type == TW_XSD_NONE ? e->time.lexical : (TwStr){0};
}

static void time_member(const Writer *w, const TwGraphEvent *e) {
  TwStr begin, end;
  tw_event_times(e, &begin, &end);
  if (!begin.len && !end.len && !e->time_text.len) return;
  tw_json_key(w->out, "time");
  tw_json_open(w->out, '{');
  tw_json_str(w->out, "begin", begin);
  tw_json_str(w->out, "end", end);
  tw_json_str(w->out, "text", e->time_text);
  tw_json_close(w->out, '}');
}

static void trigger(const Writer *w, const TwEvent *m) {
  tw_json_key(w->out, "trigger");
  tw_json_open(w->out, '{');
  tw_json_str(w->out, "text", tw_document_words(w->graph->document, m->trigger));
  tw_json_span(w->out, w->places, tw_document_bytes(w->graph->document, m->trigger));
  tw_json_close(w->out, '}');
}

static void head(const Writer *w, const TwGraphEvent *e) {
  const TwClass *c = &w->graph->ontology->classes.items[e->class_id];
  TwCoded as = tw_coded_as(e->factuality);
  tw_json_str(w->out, "document", w->graph->document->id);
  tw_json_str(w->out, "id", e->iri);
  tw_json_str(w->out, "class", c->name);
  tw_json_str(w->out, "plover", tw_class_plover(c, as));
  tw_json_str(w->out, "mode", c->mode);
  tw_json_str(w->out, "cameo", tw_class_cameo(c, as));
  TwStr factuality = tw_factuality_name(e->factuality);
  tw_json_key(w->out, "factuality");
  tw_buf_printf(w->out, "\"%c%.*s\"", tw_lower(factuality.ptr[0]), (int)factuality.len - 1, factuality.ptr + 1);
}

static void evidence(const Writer *w, const TwEvent *m) {
  const TwDocument *d = w->graph->document;
  if (m->frame != TW_NO_ID) tw_json_str(w->out, "frame", w->graph->ontology->frames.items[m->frame].iri);
  TwSpan span = d->sentences.items[m->sentence].span;
  tw_json_key(w->out, "sentence");
  tw_json_open(w->out, '{');
  tw_json_span(w->out, w->places, span);
  tw_json_close(w->out, '}');
  tw_json_str(w->out, "text", tw_document_text(d, span));
}

static void event(const Writer *w, const TwGraphEvent *e) {
  const TwEvent *first = &w->graph->mentions->items.items[e->mentions.items[0]];
  tw_json_open(w->out, '{');
  head(w, e);
  trigger(w, first);
  side(w, e, "source", TW_SIDE_SOURCE);
  side(w, e, "target", TW_SIDE_TARGET);
  side(w, e, "place", TW_SIDE_PLACE);
  time_member(w, e);
  roles(w, e);
  list(w, e, "attribution", e->attribution.items, e->attribution.count);
  evidence(w, first);
  tw_json_close(w->out, '}');
  tw_buf_char(w->out, '\n');
}

TwStatus tw_report_events(const TwGraph *graph, TwBuf *out) {
  TwPlaces places;
  TwStatus status = tw_places_init(&places, graph->document);
  if (status) return status;
  Writer w = {graph, &places, out};
  for (uint32_t i = 0; i < graph->events.count; i++)
    if (graph->events.items[i].mentions.count) event(&w, &graph->events.items[i]);
  return graph->document->arena->failed ? TW_ERR_MEMORY : tw_buf_status(out);
}
