#include "report/mention.h"
#include "report/report.h"

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

static void filler(const Writer *w, const TwGraphEvent *e, const TwGraphFiller *f) {
  tw_filler_json(w->out, w->graph, w->places, f, w->graph->mentions->items.items[e->mentions.items[0]].trigger);
}

/* An event that fills a role stands on its side by its noun phrase: "condemned [the attack]". */
static TwGraphFiller by_phrase(const Writer *w, const TwGraphFiller *f) {
  TwGraphFiller phrase = *f;
  if (f->event == TW_NONE || f->mention == TW_NONE) return phrase;
  phrase.event = TW_NONE;
  phrase.entity = w->graph->entity_of[w->graph->coref->mentions.items[f->mention].entity];
  return phrase;
}

static void side(const Writer *w, const TwGraphEvent *e, const char *key, TwSide wanted) {
  bool open = false;
  uint32_t places = wanted == TW_SIDE_PLACE ? e->places.count : 0;
  for (uint32_t i = 0; i < e->fillers.count + places; i++) {
    bool role = i < e->fillers.count;
    const TwGraphFiller *f = role ? &e->fillers.items[i] : &e->places.items[i - e->fillers.count];
    TwGraphFiller phrase = by_phrase(w, f);
    if (phrase.event != TW_NONE || (role && (!is_on(w, e, f, wanted) || taken(w, e, i, wanted)))) continue;
    if (!open) tw_json_key(w->out, key);
    if (!open) tw_json_open(w->out, '[');
    open = true;
    filler(w, e, &phrase);
  }
  if (open) tw_json_close(w->out, ']');
}

static void list(const Writer *w, const TwGraphEvent *e, const char *key, const TwGraphFiller *items, uint32_t count) {
  if (!count) return;
  tw_json_key(w->out, key);
  tw_json_open(w->out, '[');
  for (uint32_t i = 0; i < count; i++) filler(w, e, &items[i]);
  tw_json_close(w->out, ']');
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

static void time_member(const Writer *w, const TwGraphEvent *e) {
  TwStr begin = e->begin.type != TW_XSD_NONE ? e->begin.lexical : e->time.lexical;
  TwStr end = e->end.type != TW_XSD_NONE ? e->end.lexical : e->begin.type == TW_XSD_NONE ? e->time.lexical : (TwStr){0};
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
  tw_json_str(w->out, "document", w->graph->document->id);
  tw_json_str(w->out, "id", e->iri);
  tw_json_str(w->out, "class", c->name);
  tw_json_str(w->out, "plover", tw_class_plover(c, e->factuality == TW_SCHEDULED));
  tw_json_str(w->out, "mode", c->mode);
  tw_json_str(w->out, "cameo", tw_class_cameo(c, e->factuality == TW_SCHEDULED));
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
  return tw_buf_status(out);
}
