#include "coref/coref.h"
#include "report/mention.h"
#include "report/report.h"

typedef struct Writer {
  const TwGraph *graph;
  const TwPlaces *places;
  TwBuf *out;
} Writer;

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

static void contexts(const Writer *w, const TwGraphEvent *e) {
  const TwOntology *o = w->graph->ontology;
  if (!e->contexts) return;
  tw_json_key(w->out, "context");
  tw_json_open(w->out, '[');
  for (uint32_t i = 0; i < o->contexts.count; i++)
    if (e->contexts >> i & 1) tw_json_value(w->out, o->contexts.items[i]);
  tw_json_close(w->out, ']');
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
  contexts(w, e);
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
