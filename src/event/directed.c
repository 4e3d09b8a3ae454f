/* Whom an event is directed at where no role of its frame says so: "agreed to set up field hospitals in [Louisiana]",
 * "said [Iraq] could not be allowed …", "called off the talks with [the union]". */
#include "event/internal.h"

/* The words below a trigger, level by level; what stands nearer is spoken of sooner. */
#define MOST_WORDS   64
#define MOST_UNNAMED 3

typedef struct Search {
  Extractor *x;
  const TwEvent *event;
  uint32_t queue[MOST_WORDS];
  uint32_t count;
  bool wide; /* nobody stood in the event's own clause: those that say when and why are looked at too */
  TW_ARRAY(uint32_t) found;
} Search;

/* Clauses beside the event's own, and its own subject, are no part of what it is directed at. */
static bool leads_away(const Search *s, uint32_t parent, uint32_t child) {
  const Extractor *x = s->x;
  const TwToken *t = token_of(x, child);
  bool own = parent == s->event->head || parent == s->event->support;
  switch (tw_rel_universal((TwRel)t->rel)) {
  case TW_REL_NSUBJ:
    return own && !tw_syntax_is_passive(x->syntax, parent);
  case TW_REL_CSUBJ:
  case TW_REL_PARATAXIS:
  case TW_REL_APPOS:
  case TW_REL_PUNCT:
    return true;
  case TW_REL_CONJ:
    return own;
  case TW_REL_ADVCL:
    return !s->wide && (t->morph & TW_M_FIN) != 0;
  case TW_REL_ACL:
    return !s->wide && t->rel == TW_REL_ACL_RELCL;
  default:
    return false;
  }
}

static bool fills(const Search *s, uint32_t mention) {
  const TwCoref *coref = s->x->coref;
  for (uint32_t i = 0; i < s->event->fillers.count; i++) {
    uint32_t m = s->event->fillers.items[i].mention;
    if (m != TW_NONE && coref->mentions.items[m].entity == coref->mentions.items[mention].entity) return true;
  }
  return false;
}

/* "opened [its] borders" is not directed at the borders. */
static bool is_own(const Search *s, const TwMention *m) {
  uint32_t owner = tw_syntax_child(s->x->syntax, m->head, TW_REL_NMOD_POSS);
  uint32_t mention = owner == TW_NONE ? TW_NONE : event_filler_mention(s->x, owner);
  return mention != TW_NONE && fills(s, mention);
}

static bool acts(const Search *s, uint32_t mention) {
  const Extractor *x = s->x;
  const TwMention *m = &x->coref->mentions.items[mention];
  const TwEntity *e = &x->coref->entities.items[m->entity];
  if (e->generic || is_own(s, m)) return false;
  if (event_mention_is_a(x, mention, x->ids.place)) return e->name.len > 0;
  return (m->kind != TW_MENTION_PRONOUN || e->name.len > 0) && event_mention_is_a(x, mention, x->ids.agent);
}

static bool take(Search *s, uint32_t token) {
  uint32_t mention = event_filler_mention(s->x, token);
  if (mention == TW_NONE || !acts(s, mention) || fills(s, mention)) return true;
  for (uint32_t i = 0; i < s->found.count; i++)
    if (s->found.items[i] == mention) return true;
  return TW_PUSH(s->x->arena, &s->found, mention);
}

static void enqueue(Search *s, uint32_t parent) {
  TW_EACH_CHILD(s->x->syntax, parent, c) {
    if (s->count < MOST_WORDS && !leads_away(s, parent, c)) s->queue[s->count++] = c;
  }
}

/* Whether somebody by name is found already; "two hospitals" is not yet where they stand. */
static bool is_settled(const Search *s) {
  const TwCoref *coref = s->x->coref;
  for (uint32_t i = 0; i < s->found.count; i++)
    if (coref->entities.items[coref->mentions.items[s->found.items[i]].entity].name.len) return true;
  return s->found.count >= MOST_UNNAMED;
}

/* Level by level down to the first where somebody stands by name. */
static bool search(Search *s) {
  enqueue(s, s->event->head);
  if (s->event->support != TW_NONE) enqueue(s, s->event->support);
  for (uint32_t begin = 0; begin < s->count && !is_settled(s);) {
    uint32_t end = s->count;
    for (uint32_t i = begin; i < end; i++)
      if (!take(s, s->queue[i])) return false;
    for (uint32_t i = begin; i < end; i++) enqueue(s, s->queue[i]);
    begin = end;
  }
  return true;
}

/* "[the armies of Brazil and Argentina] held an exercise": one phrase names both sides. */
static bool search_within(Search *s) {
  const Extractor *x = s->x;
  const TwEvent *e = s->event;
  if (e->fillers.count != 1 || e->fillers.items[0].mention == TW_NONE) return true;
  if (x->ontology->roles.items[e->fillers.items[0].role].side != TW_SIDE_BOTH) return true;
  TwSpan span = x->coref->mentions.items[e->fillers.items[0].mention].tokens;
  for (uint32_t i = span.begin; i < span.end; i++) {
    const TwToken *t = token_of(x, i);
    if (t->rel == TW_REL_CONJ && t->head >= span.begin && t->head < span.end && !take(s, i)) return false;
  }
  return true;
}

TwStatus event_find_directed(Extractor *x, TwEvent *e) {
  Search s = {.x = x, .event = e};
  if (!search_within(&s)) return TW_ERR_MEMORY;
  for (int round = 0; round < 2 && s.found.count == 0; round++) {
    s.wide = round > 0;
    s.count = 0;
    if (!search(&s)) return TW_ERR_MEMORY;
  }
  e->directed.items = s.found.items;
  e->directed.count = s.found.count;
  return TW_OK;
}
