/* Which direct triples a reader would sign: those that say whom or what they speak of. */
#include "graph/internal.h"

/* "Walker's [family]": a capital behind the first word, which may have only begun a sentence. */
static bool has_capital(TwStr label) {
  for (size_t i = 1; i < label.len; i++)
    if (label.ptr[i - 1] == ' ' && tw_is_upper((unsigned char)label.ptr[i])) return true;
  return false;
}

static bool has_name(const TwGraph *g, const TwMention *m) {
  for (uint32_t i = m->tokens.begin; i < m->tokens.end; i++) {
    const TwName *name = tw_document_name_at(g->document, i);
    bool said = name && name->kind != TW_NAME_DATE && name->kind != TW_NAME_MONEY;
    if (g->document->tokens.items[i].upos == TW_PROPN || said) return true;
  }
  return false;
}

bool graph_bears_name(const TwGraph *g, uint32_t entity) {
  const TwGraphEntity *e = &g->entities.items[entity];
  if (e->named || e->entity == TW_NONE) return e->named;
  if (has_capital(e->label)) return true;
  const TwEntity *told = coref_entity(g, e->entity);
  for (uint32_t i = 0; i < told->mentions.count; i++)
    if (has_name(g, &g->coref->mentions.items[told->mentions.items[i]])) return true;
  return false;
}

/* Whether a mention of one entity stands in the words of a mention of another. */
static bool is_inside(const TwGraph *g, const TwEntity *inner, const TwEntity *outer) {
  const TwMention *mentions = g->coref->mentions.items;
  for (uint32_t i = 0; i < outer->mentions.count; i++) {
    const TwMention *m = &mentions[outer->mentions.items[i]];
    for (uint32_t k = 0; k < inner->mentions.count; k++) {
      uint32_t head = mentions[inner->mentions.items[k]].head;
      if (head >= m->tokens.begin && head < m->tokens.end && head != m->head) return true;
    }
  }
  return false;
}

/* "[Walker's father] is the father of Walker" says nothing. */
static bool is_known_by(const TwGraph *g, uint32_t thing, uint32_t by) {
  const TwGraphEntity *e = &g->entities.items[thing], *other = &g->entities.items[by];
  if (e->named || e->entity == TW_NONE || other->entity == TW_NONE) return false;
  return is_inside(g, coref_entity(g, other->entity), coref_entity(g, e->entity));
}

/* "[whose] sites", "[our] country": nobody knows whose. */
static bool is_whose(const TwGraph *g, const TwGraphFiller *f) {
  if (f->mention == TW_NONE || f->entity == TW_NONE || g->entities.items[f->entity].named) return false;
  const TwToken *first = &g->document->tokens.items[g->coref->mentions.items[f->mention].tokens.begin];
  bool pronoun = (first->morph & (TW_M_REL | TW_M_INT)) || (first->upos == TW_PRON && first->rel == TW_REL_NMOD_POSS);
  return pronoun && tw_str_starts(g->entities.items[f->entity].label, first->form);
}

/* "the rest of [them]" */
bool graph_hides_pronoun(const TwGraph *g, uint32_t mention) {
  const TwMention *m = &g->coref->mentions.items[mention];
  for (uint32_t i = m->head + 1; i < m->tokens.end; i++) {
    const TwToken *t = &g->document->tokens.items[i];
    if (t->upos == TW_PRON && (t->morph & TW_M_PRS) && !(t->morph & TW_M_POSS)) return true;
  }
  return false;
}

/* "it", "they", "us", where the sentence does not name before whom they stand for. */
static bool is_vague_pronoun(const TwGraph *g, const TwGraphFiller *f) {
  if (f->mention == TW_NONE || f->entity == TW_NONE || !graph_is_doubtful(g, f->mention)) return false;
  const TwMention *mentions = g->coref->mentions.items, *m = &mentions[f->mention];
  const TwToken *tokens = g->document->tokens.items;
  if (tokens[m->head].morph & (TW_M_REL | TW_M_REFLEX)) return false;
  const TwEntity *e = coref_entity(g, m->entity);
  for (uint32_t i = 0; i < e->mentions.count; i++) {
    const TwMention *other = &mentions[e->mentions.items[i]];
    if (other->kind != TW_MENTION_PRONOUN && tokens[other->head].sentence == tokens[m->head].sentence &&
        other->head < m->head)
      return false;
  }
  return true;
}

/* "’ s operator", of a text whose marks stand apart. */
static bool is_torn(const TwGraph *g, const TwGraphFiller *f) {
  if (f->entity == TW_NONE || g->entities.items[f->entity].named) return false;
  TwStr label = g->entities.items[f->entity].label;
  return tw_str_starts(label, TW_STR("\xE2\x80\x99"));
}

static bool is_clear(const TwGraph *g, const TwGraphFiller *f) {
  bool named = f->entity != TW_NONE && g->entities.items[f->entity].named;
  if (!named && f->mention != TW_NONE && graph_hides_pronoun(g, f->mention)) return false;
  return !is_whose(g, f) && !is_vague_pronoun(g, f) && !is_torn(g, f);
}

static bool holds_name(const TwGraph *g, const TwGraphFiller *items, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if (items[i].entity != TW_NONE && graph_bears_name(g, items[i].entity)) return true;
  return false;
}

/* An event is told by the names that it holds: "[the earthquake in Peru] killed twelve people". */
static bool is_told_by_name(const TwGraph *g, const TwGraphFiller *f) {
  if (f->entity != TW_NONE) return graph_bears_name(g, f->entity);
  if (f->event == TW_NONE) return false;
  const TwGraphEvent *e = &g->events.items[f->event];
  return holds_name(g, e->fillers.items, e->fillers.count) || holds_name(g, e->places.items, e->places.count);
}

/* "Police arrested twelve people", "thousands protested against a law": what political actors do is told, whoever they
 * are, if it is more than "the country" or "the region" to whom. */
static bool is_deed(const TwGraph *g, const TwGraphEvent *e, const TwGraphFiller *from, const TwGraphFiller *to) {
  return g->ontology->classes.items[e->class_id].plover.len && from->entity != TW_NONE && to->entity != TW_NONE &&
         graph_is_of(g, from->entity, "Agent") && !graph_is_of(g, to->entity, "Place");
}

bool graph_signs(const TwGraph *g, const TwGraphEvent *e, const TwGraphFiller *from, const TwGraphFiller *to) {
  bool named = is_told_by_name(g, from) || is_told_by_name(g, to) || is_deed(g, e, from, to);
  bool state = g->ontology->classes.items[e->class_id].kind == TW_CLASS_STATE;
  if (!is_clear(g, from) || !is_clear(g, to)) return false;
  if (!named || !state || from->entity == TW_NONE || to->entity == TW_NONE) return named;
  return !is_known_by(g, from->entity, to->entity) && !is_known_by(g, to->entity, from->entity);
}
