#include "tools/gazc.h"

#include "gazetteer/fold.h"

#include <stdlib.h>

#define GAZ(name) TW_NS_GAZ name

/* What a name without a figure of its own weighs when two entries share it: as much as a city of so many people. */
enum { REGION_WEIGHT = 3000000, OTHER_WEIGHT = 5000000, CAPITAL_FACTOR = 10, ALIAS_FACTOR = 4 };
#define COUNTRY_WEIGHT   ((uint64_t)1 << 40)
#define CONTINENT_WEIGHT ((uint64_t)1 << 36)

typedef struct Draft {
  Range about;
  TwGazEntry entry;
  TwStr iri, country, capital;
  bool is_capital;
} Draft;

typedef TW_ARRAY(Draft) Drafts;

static bool number(TwStr text, uint32_t *value) {
  *value = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (!tw_is_digit((unsigned char)text.ptr[i]) || *value > (UINT32_MAX - 9) / 10) return false;
    *value = *value * 10 + (uint32_t)(text.ptr[i] - '0');
  }
  return text.len > 0;
}

static const struct {
  const char *name;
  TwGazKind kind;
} kinds[] = {{"country", TW_GAZ_COUNTRY}, {"continent", TW_GAZ_CONTINENT},       {"region", TW_GAZ_REGION},
             {"city", TW_GAZ_CITY},       {"organization", TW_GAZ_ORGANIZATION}, {"water", TW_GAZ_WATER}};

/* The kind that is stated, else the one that the class implies. */
static TwGazKind kind_of(Gazc *g, Range about, TwStr iri, TwStr type) {
  TwStr stated = gazc_object(g, about, GAZ("kind"));
  if (!stated.len) {
    if (tw_str_is(type, "Country")) return TW_GAZ_COUNTRY;
    return tw_str_is(type, "City") ? TW_GAZ_CITY : TW_GAZ_ORGANIZATION;
  }
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (tw_str_is(gazc_local(stated, TW_NS_GAZ), kinds[i].name)) return kinds[i].kind;
  gazc_error(g, iri, "unknown kind", stated);
  return TW_GAZ_ORGANIZATION;
}

static void draft(Gazc *g, Drafts *drafts, Range about) {
  TwStr iri = tw_map_key(&g->strings, g->statements.items[about.begin].subject);
  TwStr type = gazc_local(gazc_object(g, about, TW_RDF_TYPE), TW_NS_TW);
  if (!type.len) return;
  Draft d = {.about = about, .iri = iri};
  d.entry.label = gazc_object(g, about, TW_RDFS_LABEL);
  if (!d.entry.label.len) gazc_error(g, iri, "has no rdfs:label", TW_STR(""));
  d.entry.type = type;
  d.entry.kind = kind_of(g, about, iri, type);
  d.entry.iso3 = gazc_object(g, about, GAZ("iso3"));
  d.entry.identity = gazc_object(g, about, TW_NS_SKOS "exactMatch");
  d.entry.sector = gazc_object(g, about, GAZ("sector"));
  d.country = gazc_object(g, about, GAZ("country"));
  d.capital = gazc_object(g, about, GAZ("capital"));
  d.entry.country = d.entry.capital = TW_NONE;
  TwStr people = gazc_object(g, about, GAZ("population"));
  if (people.len && !number(people, &d.entry.population)) gazc_error(g, iri, "is no population", people);
  TW_PUSH(&g->arena, drafts, d);
}

static uint32_t find(Gazc *g, const TwMap *by_iri, TwStr from, TwStr iri) {
  if (!iri.len) return TW_NONE;
  uint32_t found = tw_map_get(by_iri, iri);
  if (found == TW_NONE) gazc_error(g, from, "names an unknown entry", iri);
  return found;
}

static uint64_t weight(const Draft *d) {
  uint64_t people = d->entry.population;
  switch (d->entry.kind) {
  case TW_GAZ_COUNTRY:
    return COUNTRY_WEIGHT + people;
  case TW_GAZ_CONTINENT:
    return CONTINENT_WEIGHT;
  case TW_GAZ_CITY:
    return (d->is_capital ? CAPITAL_FACTOR : 1) * people;
  case TW_GAZ_REGION:
    return people ? people : REGION_WEIGHT;
  default:
    return OTHER_WEIGHT;
  }
}

static void add_names(Gazc *g, const Draft *d, uint32_t index) {
  uint64_t w = weight(d);
  gazc_row(g, &g->names, d->entry.label, TW_FOLD_NAME, index, w);
  Range r = gazc_objects(g, d->about, GAZ("alias"));
  for (uint32_t i = r.begin; i < r.end; i++)
    gazc_row(g, &g->names, gazc_text(g, i), TW_FOLD_NAME, index, w / ALIAS_FACTOR);
  /* A metonym ("Brussels") is first of all what it names. */
  r = gazc_objects(g, d->about, GAZ("metonym"));
  for (uint32_t i = r.begin; i < r.end; i++) gazc_row(g, &g->names, gazc_text(g, i), TW_FOLD_NAME, index, 0);
  if (d->entry.iso3.len) TW_PUSH(&g->arena, &g->codes, (Row){d->entry.iso3, index, 0});
}

/* Demonyms become entries of their own, behind all others. */
static void add_demonyms(Gazc *g, const Draft *d, uint32_t index) {
  Range r = gazc_objects(g, d->about, GAZ("demonym"));
  for (uint32_t i = r.begin; i < r.end; i++) {
    TwGazEntry e = {.label = gazc_text(g, i), .country = index, .capital = TW_NONE, .kind = TW_GAZ_DEMONYM};
    gazc_row(g, &g->names, e.label, TW_FOLD_NAME, g->entries.count, weight(d) / 2);
    TW_PUSH(&g->arena, &g->entries, e);
  }
}

void gazc_entries(Gazc *g) {
  Drafts drafts = {0};
  TwMap by_iri;
  tw_map_init(&by_iri, &g->arena);
  for (uint32_t i = 0; i < g->statements.count;) {
    Range about = gazc_subject(g, i);
    draft(g, &drafts, about);
    i = about.end;
  }
  for (uint32_t i = 0; i < drafts.count; i++) tw_map_set(&by_iri, drafts.items[i].iri, i);
  for (uint32_t i = 0; i < drafts.count; i++) {
    Draft *d = &drafts.items[i];
    d->entry.country = find(g, &by_iri, d->iri, d->country);
    d->entry.capital = find(g, &by_iri, d->iri, d->capital);
    if (d->entry.capital != TW_NONE && d->entry.kind == TW_GAZ_COUNTRY)
      drafts.items[d->entry.capital].is_capital = true;
  }
  for (uint32_t i = 0; i < drafts.count; i++) TW_PUSH(&g->arena, &g->entries, drafts.items[i].entry);
  for (uint32_t i = 0; i < drafts.count; i++) {
    add_names(g, &drafts.items[i], i);
    add_demonyms(g, &drafts.items[i], i);
  }
}
