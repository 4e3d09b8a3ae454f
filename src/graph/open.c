/* Open relations: clauses that no frame knows, between entities that have nodes. Only what a reader would sign as it
 * stands: a plain statement of a short relation, with a name on one side at least. */
#include "graph/internal.h"

#include "triples/iri.h"

#define RELATION_WORDS 5
#define LABEL_BYTES    80

static uint32_t words_in(TwStr s) {
  uint32_t n = s.len > 0;
  for (size_t i = 0; i < s.len; i++) n += s.ptr[i] == ' ';
  return n;
}

static uint32_t node_of(const TwGraph *g, uint32_t mention) {
  if (mention == TW_NONE) return TW_NONE;
  const TwMention *m = &g->coref->mentions.items[mention];
  return coref_entity(g, m->entity)->members.count ? TW_NONE : g->entity_of[m->entity];
}

static bool factual(const TwGraph *g, TwFactuality f) {
  return f == TW_HAPPENED || f == TW_ONGOING || (f == TW_SCHEDULED && !g->options.happened_only);
}

/* "a [lot]", "[things]": what says nothing by itself. */
static bool is_telling(const TwGraph *g, uint32_t node) {
  const TwGraphEntity *e = &g->entities.items[node];
  return e->named || (e->label.len <= LABEL_BYTES && words_in(e->label) > 1);
}

static bool is_agent(const TwGraph *g, uint32_t node) {
  TwClassId agent = tw_ontology_class(g->ontology, TW_STR("Agent"));
  TwClassId type = g->entities.items[node].type;
  return type != TW_NO_ID && agent != TW_NO_ID && tw_ontology_is_a(g->ontology, type, agent);
}

/* An event noun has a node as an event. */
static bool is_event(const TwGraph *g, uint32_t mention) {
  uint32_t head = g->coref->mentions.items[mention].head;
  uint32_t lo = 0, hi = g->mentions->items.count;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (g->mentions->items.items[mid].head < head)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo < g->mentions->items.count && g->mentions->items.items[lo].head == head;
}

/* "it", "they", "this", and who speaks in a quotation: too often taken for the wrong one. */
static bool is_doubtful(const TwGraph *g, uint32_t mention) {
  const TwMention *m = &g->coref->mentions.items[mention];
  uint32_t morph = g->document->tokens.items[m->head].morph;
  return m->kind == TW_MENTION_PRONOUN && !((morph & TW_M_THIRD) && (morph & (TW_M_MASC | TW_M_FEM)));
}

static bool worth_stating(const TwGraph *g, const TwOpenTriple *t, uint32_t subject, uint32_t object) {
  if (t->known || !t->plain || !factual(g, t->factuality) || words_in(t->relation) > RELATION_WORDS) return false;
  if (g->document->tokens.items[t->predicate].upos != TW_VERB || subject == object) return false;
  if (t->subject_mention == TW_NONE || t->object_mention == TW_NONE) return false;
  if (is_doubtful(g, t->subject_mention) || is_doubtful(g, t->object_mention)) return false;
  /* prepositions mean too many things to be trusted with anything but two names */
  if (t->oblique && !(g->entities.items[subject].named && g->entities.items[object].named)) return false;
  TwClassId type = g->entities.items[object].type, event = tw_ontology_class(g->ontology, TW_STR("Event"));
  if (type != TW_NO_ID && event != TW_NO_ID && tw_ontology_is_a(g->ontology, type, event)) return false;
  return !is_event(g, t->object_mention) && is_agent(g, subject) && is_telling(g, subject) && is_telling(g, object) &&
         (g->entities.items[subject].named || g->entities.items[object].named);
}

TwStatus graph_add_open(Builder *b) {
  TwGraph *g = b->graph;
  TwStr base = tw_arena_printf(b->arena, "%.*srel/", TW_FMT(g->options.base));
  for (uint32_t i = 0; i < g->mentions->open.count && g->options.open_relations; i++) {
    const TwOpenTriple *t = &g->mentions->open.items[i];
    uint32_t subject = node_of(g, t->subject_mention), object = node_of(g, t->object_mention);
    if (subject == TW_NONE || object == TW_NONE || !worth_stating(g, t, subject, object)) continue;
    TwGraphOpen open = {.relation = t->relation,
                        .subject = subject,
                        .object = object,
                        .sentence = t->sentence,
                        .factuality = t->factuality};
    TwStatus status = tw_iri_of_name(b->arena, base, t->relation, &open.relation_iri);
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
