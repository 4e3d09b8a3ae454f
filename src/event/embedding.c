/* Words that take events as complements: which one stands above an event. */
#include "event/internal.h"

const TwTrigger *event_next_trigger(const Extractor *x, uint32_t token, TwWordKind word, int kind, uint32_t *next) {
  const TwToken *t = token_of(x, token);
  char lower[64];
  if (t->lemma.len == 0 || t->lemma.len > sizeof lower) return NULL;
  for (size_t i = 0; i < t->lemma.len; i++) lower[i] = tw_lower(t->lemma.ptr[i]);
  uint32_t count;
  const TwTrigger *triggers = tw_ontology_triggers(x->ontology, word, tw_str_n(lower, t->lemma.len), &count);
  while (*next < count) {
    const TwTrigger *trigger = &triggers[(*next)++];
    if ((int)trigger->kind == kind && tw_syntax_has_words(x->syntax, token, trigger->lemma, NULL)) return trigger;
  }
  return NULL;
}

const TwTrigger *event_find_trigger(const Extractor *x, uint32_t token, TwWordKind word, int kind) {
  uint32_t next = 0;
  return event_next_trigger(x, token, word, kind, &next);
}

/* Goes through the embedding triggers of a token: as the part of speech that it is tagged with, then, for participles
 * and adjectives ("scheduled" before a noun), as the other. Start with *round and *at 0. */
static const TwEmbedding *next_embedding(const Extractor *x, uint32_t token, int *round, uint32_t *at) {
  const TwToken *t = token_of(x, token);
  char lower[64];
  if (t->lemma.len == 0 || t->lemma.len > sizeof lower) return NULL;
  for (; *round < 2; (*round)++, *at = 0) {
    TwWordKind word;
    TwStr form = *round == 0 ? t->lemma : t->form;
    if (t->upos == TW_VERB)
      word = *round == 0 ? TW_WORD_VERB : TW_WORD_ADJECTIVE;
    else if (t->upos == TW_ADJ)
      word = *round == 0 ? TW_WORD_ADJECTIVE : TW_WORD_VERB;
    else if (*round == 0)
      word = TW_WORD_NOUN;
    else
      return NULL;
    if (t->upos == TW_ADJ) form = t->lemma;
    if (form.len > sizeof lower) continue;
    for (size_t i = 0; i < form.len; i++) lower[i] = tw_lower(form.ptr[i]);
    uint32_t count;
    const TwTrigger *triggers = tw_ontology_triggers(x->ontology, word, tw_str_n(lower, form.len), &count);
    while (*at < count) {
      const TwTrigger *g = &triggers[(*at)++];
      if (g->kind == TW_TRIGGER_EMBEDDING && tw_syntax_has_words(x->syntax, token, g->lemma, NULL))
        return &x->ontology->embeddings.items[g->id];
    }
  }
  return NULL;
}

const TwEmbedding *event_embedding_at(const Extractor *x, uint32_t token) {
  const TwEmbedding *first = NULL, *e;
  int round = 0;
  uint32_t at = 0;
  while ((e = next_embedding(x, token, &round, &at))) {
    if (!first) first = e;
    if (e->attributes) return e;
  }
  return first;
}

static bool takes_prep(const TwEmbedding *e, uint16_t prep) {
  for (uint32_t i = 0; i < e->preps.count; i++)
    if (prep != TW_NO_ID && e->preps.items[i] == prep) return true;
  return false;
}

/* "allegations [he took bribes]": the clause says what is alleged; in "allegations [he denied]" the noun is its object.
 */
static bool says_content(const Extractor *x, uint32_t clause) {
  bool subject = false, more = false;
  TW_EACH_CHILD(x->syntax, clause, c) {
    const TwToken *t = token_of(x, c);
    TwRel rel = tw_rel_universal((TwRel)t->rel);
    if (t->morph & TW_M_REL) return false;
    subject |= rel == TW_REL_NSUBJ;
    more |= rel == TW_REL_OBJ || rel == TW_REL_OBL || rel == TW_REL_CONJ || rel == TW_REL_MARK;
  }
  return subject && more;
}

/* How well a dependent suits as the complement of one embedding of its head; 0 where it is none. */
static int fit(const Extractor *x, uint32_t token, const TwEmbedding *e) {
  const TwToken *t = token_of(x, token);
  const TwToken *head = token_of(x, t->head);
  bool has_object = tw_syntax_child(x->syntax, t->head, TW_REL_OBJ) != TW_NONE ||
                    tw_syntax_child(x->syntax, t->head, TW_REL_IOBJ) != TW_NONE ||
                    (head->upos == TW_VERB && tw_syntax_is_passive(x->syntax, t->head));
  int plain = e->preps.count || e->nominal_object ? 2 : 3;
  switch (t->rel) {
  case TW_REL_CCOMP:
  case TW_REL_CSUBJ:
  case TW_REL_CSUBJ_PASS:
    return plain + (e->attributes ? 2 : 0) - (e->object_control ? 1 : 0);
  case TW_REL_XCOMP:
    if (t->upos != TW_VERB && !(t->morph & TW_M_INF) && tw_syntax_child(x->syntax, token, TW_REL_COP) == TW_NONE)
      return 0; /* "was elected [president]" */
    return plain + (e->object_control == has_object ? 2 : 0) - (e->attributes ? 1 : 0);
  case TW_REL_ACL:
    if (takes_prep(e, tw_syntax_prep(x->syntax, token))) return 3; /* "plans of [attacking]" */
    if (head->upos == TW_NOUN && says_content(x, token)) return plain;
    return head->upos != TW_VERB && (t->morph & TW_M_INF) ? plain : 0;
  case TW_REL_ACL_RELCL:
    return head->upos == TW_NOUN && says_content(x, token) ? plain : 0;
  case TW_REL_ADVCL:
    if (takes_prep(e, tw_syntax_prep(x->syntax, token))) return 3;
    if (e->object_control && (t->morph & TW_M_INF) && tw_syntax_addressee(x->syntax, t->head) != TW_NONE) return plain;
    return head->upos == TW_ADJ && (t->morph & TW_M_INF) ? plain : 0; /* "is set to" */
  case TW_REL_OBJ:
  case TW_REL_NSUBJ_PASS:
    return e->nominal_object ? 3 : 0;
  case TW_REL_OBL:
  case TW_REL_NMOD:
    return takes_prep(e, tw_syntax_prep(x->syntax, token)) ? 3 : 0;
  default:
    return 0;
  }
}

static const TwEmbedding *best_above(const Extractor *x, uint32_t token) {
  const TwEmbedding *best = NULL, *e;
  int most = 0, round = 0;
  uint32_t at = 0;
  while ((e = next_embedding(x, token_of(x, token)->head, &round, &at))) {
    int n = fit(x, token, e);
    if (n > most) most = n, best = e;
  }
  return best;
}

/* "accused the rebels [of killing] civilians": hung below the object, the clause is still the verb's. */
static const TwEmbedding *above_object(const Extractor *x, uint32_t token, uint32_t *at) {
  const TwToken *t = token_of(x, token), *object = token_of(x, t->head);
  uint16_t prep = tw_syntax_prep(x->syntax, token);
  if (t->rel != TW_REL_ACL || prep == TW_NO_ID || object->rel != TW_REL_OBJ || object->head == TW_NONE) return NULL;
  int round = 0;
  uint32_t next = 0;
  const TwEmbedding *e;
  while ((e = next_embedding(x, object->head, &round, &next)))
    if (e->object_control && takes_prep(e, prep)) {
      *at = object->head;
      return e;
    }
  return NULL;
}

const TwEmbedding *event_embedding_above(const Extractor *x, uint32_t token, uint32_t *at) {
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    const TwToken *t = token_of(x, token);
    if (t->head == TW_NONE) return NULL;
    if (t->rel != TW_REL_CONJ) {
      const TwEmbedding *e = best_above(x, token);
      if (e) *at = t->head;
      return e ? e : above_object(x, token, at);
    }
    token = t->head; /* conjuncts share what stands above the first */
  }
  return NULL;
}
