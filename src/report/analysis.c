#include "report/json.h"
#include "report/names.h"
#include "report/report.h"

typedef struct Writer {
  const TwGraph *graph;
  const TwDocument *document;
  const TwPlaces *places;
  TwBuf *out;
} Writer;

static void sentences(const Writer *w) {
  tw_json_key(w->out, "sentences");
  tw_json_open(w->out, '[');
  for (uint32_t i = 0; i < w->document->sentences.count; i++) {
    tw_json_open(w->out, '{');
    tw_json_span(w->out, w->places, w->document->sentences.items[i].span);
    tw_json_close(w->out, '}');
  }
  tw_json_close(w->out, ']');
}

static void token(const Writer *w, const TwToken *t) {
  tw_json_open(w->out, '{');
  tw_json_span(w->out, w->places, t->span);
  tw_json_str(w->out, "form", t->form);
  tw_json_str(w->out, "lemma", t->lemma);
  if (t->upos < TW_UPOS_COUNT) tw_json_str(w->out, "upos", tw_upos_name((TwUpos)t->upos));
  if (t->xpos < TW_XPOS_COUNT) tw_json_str(w->out, "xpos", tw_xpos_name(t->xpos));
  if (!tw_str_is(t->feats, "_")) tw_json_str(w->out, "feats", t->feats);
  if (t->head != TW_NONE) tw_json_uint(w->out, "head", t->head);
  if (t->rel < TW_REL_COUNT) tw_json_str(w->out, "rel", tw_rel_name((TwRel)t->rel));
  tw_json_uint(w->out, "sentence", t->sentence);
  tw_json_close(w->out, '}');
}

static void tokens(const Writer *w) {
  tw_json_key(w->out, "tokens");
  tw_json_open(w->out, '[');
  for (uint32_t i = 0; i < w->document->tokens.count; i++) token(w, &w->document->tokens.items[i]);
  tw_json_close(w->out, ']');
}

static void names(const Writer *w) {
  tw_json_key(w->out, "names");
  tw_json_open(w->out, '[');
  for (uint32_t i = 0; i < w->document->names.count; i++) {
    const TwName *n = &w->document->names.items[i];
    tw_json_open(w->out, '{');
    tw_json_span(w->out, w->places, tw_document_bytes(w->document, n->tokens));
    tw_json_str(w->out, "type", tw_name_kind_name(tw_report_name_kind(w->graph, n)));
    tw_json_close(w->out, '}');
  }
  tw_json_close(w->out, ']');
}

static void mention(const Writer *w, const TwMention *m) {
  const TwEntity *e = &w->graph->coref->entities.items[m->entity];
  uint32_t node = w->graph->entity_of[m->entity];
  tw_json_open(w->out, '{');
  tw_json_span(w->out, w->places, tw_document_bytes(w->document, m->tokens));
  if (e->type != TW_NO_ID) tw_json_str(w->out, "type", w->graph->ontology->classes.items[e->type].name);
  if (node != TW_NONE) tw_json_str(w->out, "id", w->graph->entities.items[node].iri);
  tw_json_uint(w->out, "chain", m->chain);
  tw_json_close(w->out, '}');
}

static void entities(const Writer *w) {
  tw_json_key(w->out, "entities");
  tw_json_open(w->out, '[');
  for (uint32_t i = 0; i < w->graph->coref->mentions.count; i++) mention(w, &w->graph->coref->mentions.items[i]);
  tw_json_close(w->out, ']');
}

static void times(const Writer *w) {
  static const char *const types[] = {"DATE", "TIME", "DURATION", "SET"};
  tw_json_key(w->out, "times");
  tw_json_open(w->out, '[');
  for (uint32_t i = 0; i < w->graph->times->items.count; i++) {
    const TwTimex *t = &w->graph->times->items.items[i];
    tw_json_open(w->out, '{');
    tw_json_span(w->out, w->places, tw_document_bytes(w->document, t->tokens));
    tw_json_str(w->out, "type", tw_str(types[t->type]));
    tw_json_str(w->out, "value", t->value);
    tw_json_close(w->out, '}');
  }
  tw_json_close(w->out, ']');
}

TwStatus tw_report_json(const TwGraph *graph, TwBuf *out) {
  TwPlaces places;
  TwStatus status = tw_places_init(&places, graph->document);
  if (status) return status;
  Writer w = {graph, graph->document, &places, out};
  tw_json_open(out, '{');
  tw_json_str(out, "id", graph->document->id);
  sentences(&w);
  tokens(&w);
  names(&w);
  entities(&w);
  times(&w);
  tw_json_close(out, '}');
  tw_buf_char(out, '\n');
  return tw_buf_status(out);
}
