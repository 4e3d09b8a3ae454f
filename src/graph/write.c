/* The graph as triples: the document, then each event in the order of the text with the entities that it is the first
 * to name, its node, its evidence, and the direct triples that follow from it. */
#include "graph/internal.h"

#include "base/utf8.h"
#include "triples/vocabulary.h"

typedef struct Writer {
  const TwGraph *graph;
  TwTriples *out;
  TwArena *arena;
  TwTermId graph_id;
  TwStatus status; /* the first error sticks */
  uint8_t *entity_written;
  uint8_t *property_written, *class_written, *role_written; /* whose labels are there */
  TwMap evidence;                                           /* IRIs of evidence nodes that are written */
} Writer;

static TwTermId term(Writer *w, TwTerm t) {
  TwTermId id = TW_NONE;
  if (!w->status) w->status = tw_triples_term(w->out, t, &id);
  return id;
}

static void add(Writer *w, TwStr subject, const char *predicate, TwTerm object) {
  TwTermId s = term(w, tw_iri(subject)), p = term(w, tw_iri_z(predicate)), o = term(w, object);
  if (!w->status) w->status = tw_triples_add(w->out, (TwQuad){s, p, o, w->graph_id});
}

static void add_iri(Writer *w, TwStr subject, TwStr predicate, TwStr object) {
  TwTermId s = term(w, tw_iri(subject)), p = term(w, tw_iri(predicate)), o = term(w, tw_iri(object));
  if (!w->status) w->status = tw_triples_add(w->out, (TwQuad){s, p, o, w->graph_id});
}

/* A name of the ontology with its label, so that a graph can be read and drawn by itself. */
static void label_once(Writer *w, uint8_t *written, uint32_t index, TwStr iri, TwStr label) {
  if (written[index]) return;
  written[index] = 1;
  if (label.len) add(w, iri, TW_RDFS_LABEL, tw_text_en(label));
}

static void add_class(Writer *w, TwStr subject, TwClassId id) {
  add(w, subject, TW_RDF_TYPE, tw_iri(w->graph->ontology->classes.items[id].iri));
}

/* The labels of classes and roles come behind what uses them. */
static void label_class(Writer *w, TwClassId id) {
  const TwClass *c = &w->graph->ontology->classes.items[id];
  label_once(w, w->class_written, id, c->iri, c->label);
}

/* ---- document ---- */

static void write_document(Writer *w) {
  const TwDocument *d = w->graph->document;
  TwStr iri = w->graph->document_iri;
  add(w, iri, TW_RDF_TYPE, tw_iri_z(TW_NS_TW "Document"));
  add(w, iri, TW_NS_DCTERMS "identifier", tw_plain(d->id));
  if (d->title.len) add(w, iri, TW_NS_DCTERMS "title", tw_text_en(d->title));
  if (d->date.year) {
    TwStr date = tw_arena_printf(w->arena, "%04d-%02d-%02d", d->date.year, d->date.month, d->date.day);
    add(w, iri, TW_NS_DCTERMS "date", tw_typed(date, TW_NS_XSD "date"));
  }
  if (d->source.len) add(w, iri, TW_NS_DCTERMS "source", tw_plain(d->source));
  if (d->url.len) add(w, iri, TW_NS_SCHEMA "url", tw_plain(d->url));
  add(w, iri, TW_NS_TW "programVersion", tw_plain(w->graph->options.program_version));
  add(w, iri, TW_NS_TW "modelVersion", tw_plain(w->graph->options.model_version));
  add(w, iri, TW_NS_TW "ontologyVersion", tw_plain(w->graph->ontology->version));
}

/* ---- entities ---- */

/* Classes whose names the contract fixes; a narrower one is written together with the nearest of these above it. */
static bool is_fixed(TwStr name) {
  static const char *const fixed[] = {"Person", "Organization", "Country", "Place", "City", "Facility", "Office"};
  for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
    if (tw_str_is(name, fixed[i])) return true;
  return false;
}

static void write_types(Writer *w, const TwGraphEntity *e) {
  const TwOntology *o = w->graph->ontology;
  /* a noun of an event that no frame knows ("their commitment") is no event node: kinds are disjoint */
  if (e->type == TW_NO_ID || o->classes.items[e->type].kind != TW_CLASS_ENTITY) {
    add(w, e->iri, TW_RDF_TYPE, tw_iri_z(TW_NS_TW "Thing"));
    return;
  }
  const TwClass *c = &o->classes.items[e->type];
  add_class(w, e->iri, e->type);
  for (uint32_t i = 0; i < c->ancestors.count && !is_fixed(c->name); i++) {
    const TwClass *up = &o->classes.items[c->ancestors.items[i]];
    if (!is_fixed(up->name)) continue;
    add_class(w, e->iri, c->ancestors.items[i]);
    break;
  }
}

static void write_gazetteer(Writer *w, const TwGraphEntity *e) {
  if (e->entity == TW_NONE) return;
  uint32_t gaz = coref_entity(w->graph, e->entity)->gaz;
  if (gaz == TW_NONE) return;
  const TwGazEntry *g = tw_gaz_entry(gaz);
  if (g->iso3.len) add(w, e->iri, TW_NS_TW "iso3166", tw_plain(g->iso3));
  if (g->identity.len) add(w, e->iri, TW_NS_SKOS "exactMatch", tw_iri(g->identity));
}

static void write_entity(Writer *w, uint32_t index) {
  const TwGraphEntity *e = &w->graph->entities.items[index];
  if (w->entity_written[index]) return;
  w->entity_written[index] = 1;
  write_types(w, e);
  add(w, e->iri, TW_RDFS_LABEL, tw_text_en(e->label));
  write_gazetteer(w, e);
  if (e->office_of == TW_NONE) return;
  write_entity(w, e->office_of);
  add(w, e->iri, TW_NS_TW "officeOf", tw_iri(w->graph->entities.items[e->office_of].iri));
}

static void write_entities_of(Writer *w, const TwGraphFiller *list, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if (list[i].entity != TW_NONE) write_entity(w, list[i].entity);
}

/* ---- events ---- */

static TwStr filler_iri(const Writer *w, const TwGraphFiller *f) {
  return f->entity != TW_NONE ? w->graph->entities.items[f->entity].iri : w->graph->events.items[f->event].iri;
}

static void write_fillers(Writer *w, TwStr subject, const TwGraphFiller *list, uint32_t count, const char *predicate) {
  for (uint32_t i = 0; i < count; i++) {
    TwStr p = predicate ? tw_str(predicate) : w->graph->ontology->roles.items[list[i].role].iri;
    add_iri(w, subject, p, filler_iri(w, &list[i]));
  }
}

static void write_bound(Writer *w, TwStr subject, const char *predicate, const TwBound *bound) {
  if (bound->type != TW_XSD_NONE) add(w, subject, predicate, tw_typed(bound->lexical, tw_xsd_iri(bound->type)));
}

/* The node of a sentence: what it says, and where it stands in characters. */
static TwStr write_evidence(Writer *w, uint32_t sentence) {
  const TwDocument *d = w->graph->document;
  TwSpan span = d->sentences.items[sentence].span;
  TwStr text = tw_document_text(d, span);
  TwPlace begin = tw_places_at(&w->graph->places, span.begin);
  uint32_t end = begin.at + (uint32_t)tw_utf8_count(text);
  TwStr iri = tw_arena_printf(w->arena, "%.*s#%s_%u_%u", TW_FMT(w->graph->document_iri),
                              begin.in_title ? "title" : "offset", begin.at, end);
  if (tw_map_get(&w->evidence, iri) != TW_NONE) return iri;
  if (!tw_map_set(&w->evidence, iri, 1)) w->status = w->status ? w->status : TW_ERR_MEMORY;
  add(w, iri, TW_RDF_TYPE, tw_iri_z(TW_NS_NIF "OffsetBasedString"));
  TwStr number = tw_arena_printf(w->arena, "%u", begin.at);
  add(w, iri, TW_NS_NIF "beginIndex", tw_typed(number, TW_NS_XSD "nonNegativeInteger"));
  number = tw_arena_printf(w->arena, "%u", end);
  add(w, iri, TW_NS_NIF "endIndex", tw_typed(number, TW_NS_XSD "nonNegativeInteger"));
  add(w, iri, TW_NS_NIF "anchorOf", tw_text_en(text));
  add(w, iri, TW_NS_NIF "referenceContext", tw_iri(w->graph->document_iri));
  if (begin.in_title) add(w, iri, TW_NS_TW "textPart", tw_plain(TW_STR("title")));
  return iri;
}

static void write_property(Writer *w, uint32_t index) {
  const TwProperty *p = &w->graph->ontology->properties.items[index];
  label_once(w, w->property_written, index, p->iri, p->label);
}

static void write_direct(Writer *w, const TwGraphEvent *e) {
  const TwOntology *o = w->graph->ontology;
  uint32_t next = 0;
  for (const TwProperty *p; (p = tw_ontology_property(o, e->class_id, &next));) {
    PairWalk walk = {.event = e, .property = p};
    const TwGraphFiller *from, *to;
    bool any = false;
    while (graph_next_pair(&walk, &from, &to)) {
      bool asserted = graph_asserts(w->graph, e);
      if (asserted && !graph_signs(w->graph, e, from, to)) continue;
      any = true;
      if (asserted) add_iri(w, filler_iri(w, from), p->iri, filler_iri(w, to));
    }
    if (!any) continue;
    add_iri(w, e->iri, TW_STR(TW_NS_TW "directProperty"), p->iri);
    write_property(w, (uint32_t)(p - o->properties.items));
  }
}

static void write_codes(Writer *w, const TwGraphEvent *e, const TwClass *c) {
  TwCoded as = tw_coded_as(e->factuality);
  TwStr plover = tw_class_plover(c, as), cameo = tw_class_cameo(c, as);
  if (plover.len) add(w, e->iri, TW_NS_TW "plover", tw_plain(plover));
  if (cameo.len) add(w, e->iri, TW_NS_TW "cameo", tw_plain(cameo));
  const TwOntology *o = w->graph->ontology;
  for (uint32_t i = 0; i < o->contexts.count; i++)
    if (e->contexts >> i & 1) add(w, e->iri, TW_NS_TW "context", tw_plain(o->contexts.items[i]));
}

static void label_names(Writer *w, const TwGraphEvent *e) {
  const TwOntology *o = w->graph->ontology;
  const TwClass *c = &o->classes.items[e->class_id];
  for (uint32_t i = 0; i < c->ancestors.count; i++) label_class(w, c->ancestors.items[i]);
  for (uint32_t i = 0; i < e->fillers.count; i++) {
    const TwRole *r = &o->roles.items[e->fillers.items[i].role];
    label_once(w, w->role_written, e->fillers.items[i].role, r->iri, r->label);
  }
  const TwGraphFiller *const lists[] = {e->fillers.items, e->places.items, e->attribution.items};
  const uint32_t counts[] = {e->fillers.count, e->places.count, e->attribution.count};
  for (int k = 0; k < 3; k++)
    for (uint32_t i = 0; i < counts[k]; i++) {
      uint32_t entity = lists[k][i].entity;
      TwClassId type = entity == TW_NONE ? TW_NO_ID : w->graph->entities.items[entity].type;
      if (type != TW_NO_ID) label_class(w, type);
    }
}

static void write_event(Writer *w, const TwGraphEvent *e) {
  const TwGraph *g = w->graph;
  const TwClass *c = &g->ontology->classes.items[e->class_id];
  write_entities_of(w, e->fillers.items, e->fillers.count);
  write_entities_of(w, e->places.items, e->places.count);
  write_entities_of(w, e->attribution.items, e->attribution.count);
  for (uint32_t i = 0; i < c->ancestors.count; i++) add_class(w, e->iri, c->ancestors.items[i]);
  add(w, e->iri, TW_RDFS_LABEL, tw_text_en(e->label));
  write_fillers(w, e->iri, e->fillers.items, e->fillers.count, NULL);
  write_fillers(w, e->iri, e->places.items, e->places.count, TW_NS_TW "place");
  write_bound(w, e->iri, TW_NS_TW "time", &e->time);
  write_bound(w, e->iri, TW_NS_TW "begin", &e->begin);
  write_bound(w, e->iri, TW_NS_TW "end", &e->end);
  TwStr factuality = tw_arena_printf(w->arena, TW_NS_TW "%.*s", TW_FMT(tw_factuality_name(e->factuality)));
  add_iri(w, e->iri, TW_STR(TW_NS_TW "factuality"), factuality);
  write_fillers(w, e->iri, e->attribution.items, e->attribution.count, TW_NS_TW "attributedTo");
  write_codes(w, e, c);
  const TwEvent *first = &g->mentions->items.items[e->mentions.items[0]];
  add_iri(w, e->iri, TW_STR(TW_NS_TW "frame"), g->ontology->frames.items[first->frame].iri);
  for (uint32_t i = 0; i < e->mentions.count; i++) {
    uint32_t sentence = g->mentions->items.items[e->mentions.items[i]].sentence;
    TwStr evidence = write_evidence(w, sentence);
    add_iri(w, e->iri, TW_STR(TW_NS_TW "evidence"), evidence);
  }
  write_direct(w, e);
  label_names(w, e);
}

static void write_open(Writer *w, const TwGraphOpen *o) {
  const TwGraph *g = w->graph;
  write_entity(w, o->subject);
  write_entity(w, o->object);
  TwStr subject = g->entities.items[o->subject].iri, object = g->entities.items[o->object].iri;
  add(w, o->iri, TW_RDF_TYPE, tw_iri_z(TW_NS_TW "OpenEvent"));
  add(w, o->iri, TW_RDF_TYPE, tw_iri_z(TW_NS_TW "Event"));
  add(w, o->iri, TW_RDFS_LABEL, tw_text_en(o->label));
  add(w, o->iri, TW_NS_TW "openSubject", tw_iri(subject));
  add(w, o->iri, TW_NS_TW "openObject", tw_iri(object));
  TwStr factuality = tw_arena_printf(w->arena, TW_NS_TW "%.*s", TW_FMT(tw_factuality_name(o->factuality)));
  add(w, o->iri, TW_NS_TW "factuality", tw_iri(factuality));
  TwStr evidence = write_evidence(w, o->sentence);
  add(w, o->iri, TW_NS_TW "evidence", tw_iri(evidence));
  add(w, o->iri, TW_NS_TW "directProperty", tw_iri(o->relation_iri));
  add(w, o->relation_iri, TW_RDF_TYPE, tw_iri_z(TW_NS_TW "OpenRelation"));
  add(w, o->relation_iri, TW_RDFS_LABEL, tw_text_en(o->relation));
  add_iri(w, subject, o->relation_iri, object);
}

/* Events and open relations, in the order of their sentences. */
static void write_facts(Writer *w) {
  const TwGraph *g = w->graph;
  uint32_t open = 0;
  for (uint32_t i = 0; i < g->events.count && !w->status; i++) {
    uint32_t sentence = g->mentions->items.items[g->events.items[i].mentions.items[0]].sentence;
    while (open < g->open.count && g->open.items[open].sentence < sentence) write_open(w, &g->open.items[open++]);
    write_event(w, &g->events.items[i]);
  }
  while (open < g->open.count && !w->status) write_open(w, &g->open.items[open++]);
}

TwStatus tw_graph_write(const TwGraph *graph, TwTriples *out) {
  TwArena *arena = graph->document->arena;
  Writer w = {.graph = graph, .out = out, .arena = arena};
  w.entity_written = TW_NEW_ARRAY(arena, uint8_t, (size_t)graph->entities.count + 1);
  w.property_written = TW_NEW_ARRAY(arena, uint8_t, (size_t)graph->ontology->properties.count + 1);
  w.class_written = TW_NEW_ARRAY(arena, uint8_t, (size_t)graph->ontology->classes.count + 1);
  w.role_written = TW_NEW_ARRAY(arena, uint8_t, (size_t)graph->ontology->roles.count + 1);
  tw_map_init(&w.evidence, arena);
  if (!w.entity_written || !w.property_written || !w.class_written || !w.role_written) return TW_ERR_MEMORY;
  w.graph_id = term(&w, tw_iri(graph->document_iri));
  write_document(&w);
  write_facts(&w);
  /* an IRI that memory did not suffice for is empty: that comes first */
  return arena->failed ? TW_ERR_MEMORY : w.status;
}
