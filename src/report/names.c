#include "report/names.h"

typedef struct Narrower {
  TwNameKind from, to;
  TwStr class_name;
} Narrower;

static const Narrower narrower[] = {
    {TW_NAME_LOCATION, TW_NAME_COUNTRY, TW_STR_INIT("Country")},
    {TW_NAME_LOCATION, TW_NAME_CITY, TW_STR_INIT("City")},
    {TW_NAME_MISC, TW_NAME_EVENT, TW_STR_INIT("Event")},
    {TW_NAME_MISC, TW_NAME_LAW, TW_STR_INIT("Law")},
};

static TwClassId type_of(const TwGraph *graph, const TwName *name) {
  uint32_t mention = tw_coref_mention_at(graph->coref, graph->document, name->tokens.end - 1);
  if (mention == TW_NONE) return TW_NO_ID;
  const TwMention *m = &graph->coref->mentions.items[mention];
  if (m->head < name->tokens.begin || m->head >= name->tokens.end) return TW_NO_ID;
  return graph->coref->entities.items[m->entity].type;
}

TwNameKind tw_report_name_kind(const TwGraph *graph, const TwName *name) {
  if (name->kind != TW_NAME_LOCATION && name->kind != TW_NAME_MISC) return name->kind;
  TwClassId type = type_of(graph, name);
  for (size_t i = 0; type != TW_NO_ID && i < sizeof narrower / sizeof *narrower; i++) {
    TwClassId wanted = tw_ontology_class(graph->ontology, narrower[i].class_name);
    if (narrower[i].from == name->kind && wanted != TW_NO_ID && tw_ontology_is_a(graph->ontology, type, wanted))
      return narrower[i].to;
  }
  return name->kind;
}
