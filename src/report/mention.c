#include "report/mention.h"

#include "gazetteer/gazetteer.h"

uint32_t tw_filler_mention(const TwGraph *graph, const TwGraphFiller *filler) {
  if (filler->mention != TW_NONE || filler->entity == TW_NONE) return filler->mention;
  uint32_t entity = graph->entities.items[filler->entity].entity;
  if (entity == TW_NONE || !graph->coref->entities.items[entity].mentions.count) return TW_NONE;
  return graph->coref->entities.items[entity].mentions.items[0];
}

static TwStr country_of(const TwEntity *entity) {
  uint32_t i = entity->country;
  if (entity->gaz != TW_NONE && tw_gaz_entry(entity->gaz)->iso3.len) i = entity->gaz;
  return i == TW_NONE ? (TwStr){0} : tw_gaz_entry(i)->iso3;
}

TwEntityFacts tw_entity_facts(const TwGraph *graph, uint32_t index) {
  const TwGraphEntity *e = &graph->entities.items[index];
  TwEntityFacts facts = {.iri = e->iri, .label = e->label};
  if (e->type != TW_NO_ID) facts.type = graph->ontology->classes.items[e->type].name;
  if (e->entity == TW_NONE) return facts;
  const TwEntity *entity = &graph->coref->entities.items[e->entity];
  facts.country = country_of(entity);
  facts.sector = entity->sector;
  return facts;
}

static void entity_json(TwBuf *out, TwEntityFacts facts) {
  tw_json_str(out, "id", facts.iri);
  tw_json_str(out, "label", facts.label);
  tw_json_str(out, "type", facts.type);
  tw_json_str(out, "country", facts.country);
  tw_json_str(out, "sector", facts.sector);
}

static bool is_office(const TwGraph *graph, const TwGraphFiller *filler) {
  return filler->entity != TW_NONE && graph->entities.items[filler->entity].entity == TW_NONE;
}

void tw_filler_json(TwBuf *out, const TwGraph *graph, const TwPlaces *places, const TwGraphFiller *filler,
                    TwSpan trigger) {
  tw_json_open(out, '{');
  uint32_t mention = tw_filler_mention(graph, filler);
  if (filler->event != TW_NONE) {
    tw_json_str(out, "event", graph->events.items[filler->event].iri);
  } else if (mention != TW_NONE || is_office(graph, filler)) {
    TwSpan tokens = mention != TW_NONE ? graph->coref->mentions.items[mention].tokens : trigger;
    tw_json_str(out, "text", tw_document_words(graph->document, tokens));
    tw_json_span(out, places, tw_document_bytes(graph->document, tokens));
  }
  if (filler->entity != TW_NONE) entity_json(out, tw_entity_facts(graph, filler->entity));
  tw_json_close(out, '}');
}
