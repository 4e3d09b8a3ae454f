/* Open relations: clauses that no frame knows, or of which it makes no direct triple, between entities that have nodes;
 * and what names are called beside them, "[a firm], Altona". */
#include "graph/internal.h"

#include "gazetteer/gazetteer.h"
#include "triples/iri.h"

static uint32_t node_of(const TwGraph *g, uint32_t mention) {
  if (mention == TW_NONE) return TW_NONE;
  const TwMention *m = &g->coref->mentions.items[mention];
  return coref_entity(g, m->entity)->members.count ? TW_NONE : g->entity_of[m->entity];
}

/* By mention, the event node that it went into. */
static uint32_t *events_of_mentions(const Builder *b) {
  const TwGraph *g = b->graph;
  uint32_t *of = TW_NEW_ARRAY(b->arena, uint32_t, (size_t)g->mentions->items.count + 1);
  for (uint32_t i = 0; of && i < g->mentions->items.count; i++) of[i] = TW_NONE;
  for (uint32_t i = 0; of && i < g->events.count; i++)
    for (uint32_t k = 0; k < g->events.items[i].mentions.count; k++) of[g->events.items[i].mentions.items[k]] = i;
  return of;
}

static bool is_filler(const TwGraphEvent *e, uint32_t entity) {
  for (uint32_t i = 0; i < e->fillers.count; i++)
    if (e->fillers.items[i].entity == entity) return true;
  return false;
}

/* "was arrested in [London]": a name that fills no role of the event. */
static bool is_whereabouts(const TwGraph *g, const TwOpenTriple *t, const TwGraphEvent *e, uint32_t object) {
  return t->oblique && object != TW_NONE && g->entities.items[object].named && graph_is_of(g, object, "Place") &&
         !is_filler(e, object);
}

/* A clause of a known event is left to it, unless the event is a fact of which no direct triple speaks, or happened
 * where none says. */
static bool is_told(const TwGraph *g, const TwOpenTriple *t, const uint32_t *event_of, uint32_t object) {
  uint32_t mention = graph_event_at(g, t->predicate);
  uint32_t node = mention == TW_NONE ? TW_NONE : event_of[mention];
  if (node == TW_NONE || !graph_asserts(g, &g->events.items[node])) return true;
  if (is_whereabouts(g, t, &g->events.items[node], object)) return false;
  uint32_t next = 0;
  for (const TwProperty *p; (p = tw_ontology_property(g->ontology, g->events.items[node].class_id, &next));) {
    PairWalk walk = {.event = &g->events.items[node], .property = p};
    const TwGraphFiller *from, *to;
    if (graph_next_pair(&walk, &from, &to)) return true;
  }
  return false;
}

/* "crosses" of the headline is "crossed" of the text. */
static bool is_stated(const TwGraph *g, const TwOpenTriple *t, uint32_t subject, uint32_t object) {
  const TwToken *tokens = g->document->tokens.items;
  for (uint32_t i = 0; i < g->open.count; i++) {
    const TwGraphOpen *o = &g->open.items[i];
    if (o->subject == subject && o->object == object &&
        tw_str_eq_fold(tokens[o->predicate].lemma, tokens[t->predicate].lemma) &&
        (!t->oblique || tw_str_eq_fold(graph_last_word(o->relation), graph_last_word(t->relation))))
      return true;
  }
  return false;
}

/* "the second person [to be detained]": the noun alone says half. */
static bool is_half_said(const TwGraph *g, uint32_t noun) {
  const TwDocument *d = g->document;
  TwSpan span = d->sentences.items[d->tokens.items[noun].sentence].tokens;
  bool definite = false, clause = false, purpose = false;
  for (uint32_t i = span.begin; i < span.end; i++) {
    const TwToken *t = &d->tokens.items[i];
    if (t->head != noun) continue;
    definite |= t->rel == TW_REL_DET && (t->morph & TW_M_DEF);
    clause |= t->rel == TW_REL_ACL || t->rel == TW_REL_ACL_RELCL;
    purpose |= t->rel == TW_REL_ACL && (t->morph & TW_M_INF); /* "a good place [to eat]" */
  }
  return purpose || (definite && clause);
}

/* The node of a description, whose words stand for nothing but what the subject is; TW_NONE where it says too little.
 */
static TwStatus description_node(Builder *b, const TwOpenTriple *t, uint32_t subject, uint32_t *object) {
  TwGraph *g = b->graph;
  const TwToken *tokens = g->document->tokens.items;
  TwSpan span = t->description;
  while (span.begin < t->predicate && tokens[span.begin].upos == TW_DET) span.begin++;
  TwStr label = tw_document_phrase(g->document, span);
  *object = TW_NONE;
  if (subject == TW_NONE || !g->entities.items[subject].named || graph_words_in(label) < 2 ||
      label.len > GRAPH_LABEL_BYTES || graph_in_quotation(g->document, t->predicate) || is_half_said(g, t->predicate) ||
      !graph_is_of_kind(g, subject, t->predicate))
    return tw_arena_status(b->arena);
  TwGraphEntity node = {.label = label,
                        .iri = graph_words_iri(b, span),
                        .type = g->entities.items[subject].type,
                        .entity = TW_NONE,
                        .office_of = TW_NONE};
  *object = g->entities.count;
  return TW_PUSH(b->arena, &g->entities, node) ? TW_OK : TW_ERR_MEMORY;
}

/* "Mido is [a landmark in Yau Ma Tei]", which coreference takes for the same or whose words are too many for a label:
 * then the noun and what stands before it. */
static bool is_long_description(const TwGraph *g, const TwOpenTriple *t, uint32_t subject, TwSpan *words) {
  if (t->object_mention == TW_NONE || !t->plain || !graph_factual(g, t->factuality) ||
      !graph_is_description(g, t, subject))
    return false;
  if (graph_is_doubtful(g, t->subject_mention) || graph_is_measure(g, t->object_mention) ||
      graph_is_unresolved(g, t->object_mention, subject))
    return false;
  *words = g->coref->mentions.items[t->object_mention].tokens;
  if (tw_document_phrase(g->document, *words).len > GRAPH_LABEL_BYTES) words->end = t->predicate + 1;
  return node_of(g, t->object_mention) == subject || words->end == t->predicate + 1;
}

/* The nodes that an open triple links, both TW_NONE where it is not worth stating. */
static TwStatus find_ends(Builder *b, const TwOpenTriple *t, const uint32_t *event_of, uint32_t *subject,
                          uint32_t *object) {
  TwGraph *g = b->graph;
  *subject = node_of(g, t->subject_mention), *object = node_of(g, t->object_mention);
  bool described = t->description.end > 0;
  bool stated = *subject != TW_NONE && (!t->known || !is_told(g, t, event_of, *object));
  bool noun = g->document->tokens.items[t->predicate].upos == TW_NOUN && !t->oblique;
  stated = stated && !(noun && is_half_said(g, t->predicate));
  TwOpenTriple description = *t;
  if (stated && !described) described = is_long_description(g, t, *subject, &description.description);
  if (stated && described) return description_node(b, &description, *subject, object);
  stated = stated && *object != TW_NONE && graph_worth_stating(g, t, *subject, *object) &&
           !is_stated(g, t, *subject, *object);
  if (!stated) *object = TW_NONE;
  return TW_OK;
}

TwStatus graph_add_open(Builder *b) {
  TwGraph *g = b->graph;
  TwStr base = tw_arena_printf(b->arena, "%.*srel/", TW_FMT(g->options.base));
  const uint32_t *event_of = events_of_mentions(b);
  if (!event_of) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < g->mentions->open.count && g->options.open_relations; i++) {
    const TwOpenTriple *t = &g->mentions->open.items[i];
    uint32_t subject, object;
    TwStatus status = find_ends(b, t, event_of, &subject, &object);
    if (status) return status;
    if (object == TW_NONE) continue;
    TwGraphOpen open = {.relation = t->relation,
                        .subject = subject,
                        .object = object,
                        .sentence = t->sentence,
                        .predicate = t->predicate,
                        .factuality = t->factuality};
    status = tw_iri_of_name(b->arena, base, t->relation, &open.relation_iri);
    if (status == TW_ERR_MEMORY) return status;
    if (status) continue; /* a relation of words that no IRI can hold */
    open.iri = tw_arena_printf(b->arena, "%.*s#o%u", TW_FMT(g->document_iri), g->open.count + 1);
    open.label = tw_arena_printf(b->arena, "%.*s %.*s %.*s", TW_FMT(g->entities.items[subject].label),
                                 TW_FMT(t->relation), TW_FMT(g->entities.items[object].label));
    g->entities.items[subject].used = g->entities.items[object].used = true;
    if (!TW_PUSH(b->arena, &g->open, open)) return TW_ERR_MEMORY;
  }
  return tw_arena_status(b->arena);
}
