/* Where an event takes place. */
#include "event/internal.h"

static bool fills(const TwEvent *e, uint32_t mention) {
  for (uint32_t i = 0; i < e->fillers.count; i++)
    if (e->fillers.items[i].mention == mention) return true;
  return false;
}

/* "in [prison]", "at [school]": a bare noun tells a state, not where. */
static bool is_bare(const Extractor *x, uint32_t mention) {
  const TwMention *m = &x->coref->mentions.items[mention];
  return m->kind == TW_MENTION_NOMINAL && !(token_of(x, m->head)->morph & TW_M_PLUR) &&
         tw_syntax_child(x->syntax, m->head, TW_REL_DET) == TW_NONE &&
         tw_syntax_child(x->syntax, m->head, TW_REL_NMOD_POSS) == TW_NONE &&
         x->coref->entities.items[m->entity].name.len == 0;
}

static bool add_place_with_conjuncts(Extractor *x, const TwEvent *e, uint32_t token, EventIndices *places) {
  uint32_t mention = event_filler_mention(x, token);
  if (mention == TW_NONE || !event_mention_is_a(x, mention, x->ids.place) || fills(e, mention)) return true;
  if (is_bare(x, mention)) return true;
  if (!event_push_once(x, places, mention)) return false;
  TW_EACH_CHILD(x->syntax, token, c) {
    if (token_of(x, c)->rel != TW_REL_CONJ) continue;
    uint32_t other = event_filler_mention(x, c);
    if (other != TW_NONE && event_mention_is_a(x, other, x->ids.place) && !fills(e, other) &&
        !event_push_once(x, places, other))
      return false;
  }
  return true;
}

/* "at a factory [in Dalmine]": a place without a name lies in one that has one. */
static bool add_place_around(Extractor *x, const TwEvent *e, uint32_t token, EventIndices *places) {
  uint32_t mention = event_filler_mention(x, token);
  if (mention == TW_NONE || x->coref->entities.items[x->coref->mentions.items[mention].entity].name.len) return true;
  if (!event_mention_is_a(x, mention, x->ids.place)) return true;
  TW_EACH_CHILD(x->syntax, token, c) {
    if (token_of(x, c)->rel == TW_REL_NMOD && event_grammar_locative(event_prep_name(x, c)) &&
        !add_place_with_conjuncts(x, e, c, places))
      return false;
  }
  return true;
}

/* Prepositional phrases of a predicate that say where; "During his time [in Russia], …" says it one step lower. */
static bool places_below(Extractor *x, const TwEvent *e, uint32_t predicate, uint32_t before, EventIndices *places) {
  TW_EACH_CHILD(x->syntax, predicate, c) {
    TwRel rel = tw_rel_universal((TwRel)token_of(x, c)->rel);
    if ((rel != TW_REL_OBL && rel != TW_REL_NMOD) || c >= before) continue;
    TwStr prep = event_prep_name(x, c);
    if (event_grammar_locative(prep) &&
        (!add_place_with_conjuncts(x, e, c, places) || !add_place_around(x, e, c, places)))
      return false;
    if (!event_grammar_framing(prep)) continue;
    uint32_t mention = event_filler_mention(x, c);
    if (mention != TW_NONE && event_mention_is_a(x, mention, x->ids.place)) continue;
    TW_EACH_CHILD(x->syntax, c, d) {
      TwStr inner = event_prep_name(x, d);
      if (token_of(x, d)->rel == TW_REL_NMOD &&
          (event_grammar_locative(inner) || tw_str_eq(inner, tw_prep_name(TW_PREP_TO))) &&
          !add_place_with_conjuncts(x, e, d, places))
        return false;
    }
  }
  return true;
}

/* The predicate above that shares its setting: "In Minsk, Li is scheduled [to meet] …", "will visit … and [meet] …". */
static uint32_t setting_above(const Extractor *x, uint32_t predicate) {
  const TwToken *t = token_of(x, predicate);
  if (t->head == TW_NONE) return TW_NONE;
  if (t->rel == TW_REL_XCOMP || (t->rel == TW_REL_ADVCL && !(t->morph & TW_M_FIN))) {
    const TwEmbedding *e = event_embedding_at(x, t->head);
    return e && e->attributes ? TW_NONE : t->head;
  }
  if (t->rel == TW_REL_CONJ && tw_syntax_child(x->syntax, predicate, TW_REL_NSUBJ) == TW_NONE) return t->head;
  return TW_NONE;
}

/* What a clause itself brings in: "three people", "a group", "police"; not "the group", which is known and may be
 * elsewhere. */
static bool is_new(const Extractor *x, uint32_t token) {
  const TwToken *t = token_of(x, token);
  if (t->upos == TW_NUM || tw_syntax_child(x->syntax, token, TW_REL_NUMMOD) != TW_NONE) return true;
  if (t->upos != TW_NOUN || tw_syntax_child(x->syntax, token, TW_REL_NMOD_POSS) != TW_NONE) return false;
  uint32_t det = tw_syntax_child(x->syntax, token, TW_REL_DET);
  return det == TW_NONE || (token_of(x, det)->morph & TW_M_IND);
}

/* "stabbed by [a group of people in Dhaka]", "killed [48 people in two attacks in Kabul]": the parser hangs where it
 * happened on those to whom it did. */
static bool places_of_new(Extractor *x, const TwEvent *e, EventIndices *places) {
  TW_EACH_CHILD(x->syntax, e->head, c) {
    TwRel rel = (TwRel)token_of(x, c)->rel;
    bool takes_part = rel == TW_REL_OBJ || rel == TW_REL_NSUBJ_PASS || rel == TW_REL_OBL_AGENT;
    if (!takes_part || !is_new(x, c)) continue;
    if (!places_below(x, e, c, TW_NONE, places)) return false;
    TW_EACH_CHILD(x->syntax, c, d) {
      bool of = tw_syntax_prep(x->syntax, d) == x->syntax->preps[TW_PREP_OF];
      if (of && token_of(x, d)->rel == TW_REL_NMOD && !places_below(x, e, d, TW_NONE, places)) return false;
    }
  }
  return true;
}

/* What is said, asked or agreed to may lie elsewhere: "accused a company in China". */
static bool acts_on_body(const Extractor *x, const TwEvent *e) {
  static const TwStr codes[] = {TW_STR_INIT(""),         TW_STR_INIT("ASSAULT"), TW_STR_INIT("COERCE"),
                                TW_STR_INIT("MOBILIZE"), TW_STR_INIT("PROTEST"), TW_STR_INIT("AID")};
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    if (tw_str_eq(x->ontology->classes.items[e->class_id].plover, codes[i])) return true;
  return false;
}

TwStatus event_add_places(Extractor *x, TwEvent *e, uint32_t support) {
  EventIndices places = {0};
  if (!places_below(x, e, e->head, TW_NONE, &places)) return TW_ERR_MEMORY;
  if (support != TW_NONE && !places_below(x, e, support, TW_NONE, &places)) return TW_ERR_MEMORY;
  if (places.count == 0 && acts_on_body(x, e) && !places_of_new(x, e, &places)) return TW_ERR_MEMORY;
  if (places.count == 0) {
    uint32_t predicate = support != TW_NONE ? support : e->head;
    for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH && places.count == 0; depth++) {
      uint32_t above = setting_above(x, predicate);
      if (above == TW_NONE) break;
      /* of the verb above only what stands before it is a setting for both */
      if (!places_below(x, e, above, above, &places)) return TW_ERR_MEMORY;
      predicate = above;
    }
  }
  e->places.items = places.items;
  e->places.count = places.count;
  return TW_OK;
}

/* "a meeting [where] he will speak": what happens there happens where the meeting does. */
static void inherit_place(const Extractor *x, TwEvent *e, uint32_t verb) {
  const TwToken *t = token_of(x, verb);
  if (e->places.count || t->rel != TW_REL_ACL_RELCL || x->event_at[t->head] == TW_NONE) return;
  TW_EACH_CHILD(x->syntax, verb, c) {
    const TwToken *a = token_of(x, c);
    if (a->rel != TW_REL_ADVMOD || a->upos != TW_ADV || !tw_is_word(a->lemma, TW_WORD_WHERE)) continue;
    const TwEvent *there = &x->events->items.items[x->event_at[t->head]];
    e->places.items = there->places.items;
    e->places.count = there->places.count;
  }
}

/* An occasion is where those who take part in it are. */
static void share_place(Extractor *x, const TwEvent *outer) {
  for (uint32_t i = 0; i < outer->fillers.count; i++) {
    const TwFiller *f = &outer->fillers.items[i];
    if (f->role != x->ids.occasion || f->event == TW_NONE) continue;
    TwEvent *inner = &x->events->items.items[f->event];
    if (inner->places.count) continue;
    inner->places.items = outer->places.items;
    inner->places.count = outer->places.count;
  }
}

/* "destroyed a factory in Dhaka, [killing] three": what comes of it is where it was. */
static void share_result(const Extractor *x, TwEvent *e) {
  const TwToken *t = token_of(x, e->head);
  bool participle = t->upos == TW_VERB && (t->morph & TW_M_PRES) && (t->morph & TW_M_PART);
  if (e->places.count || !participle || t->rel != TW_REL_ADVCL || e->head < t->head) return;
  if (x->event_at[t->head] == TW_NONE || tw_syntax_child(x->syntax, e->head, TW_REL_MARK) != TW_NONE) return;
  const TwEvent *cause = &x->events->items.items[x->event_at[t->head]];
  if (cause->factuality != e->factuality || !acts_on_body(x, e)) return;
  e->places.items = cause->places.items;
  e->places.count = cause->places.count;
}

void event_share_places(Extractor *x) {
  for (uint32_t i = x->by_name; i < x->events->items.count; i++) share_place(x, &x->events->items.items[i]);
  for (uint32_t i = x->by_name; i < x->events->items.count; i++) {
    TwEvent *e = &x->events->items.items[i];
    inherit_place(x, e, e->support != TW_NONE ? e->support : e->head);
    share_result(x, e);
  }
}
