/* Words that take events as complements: which one stands above an event. */
#include "event/internal.h"

const TwTrigger *find_trigger(const Extractor *x, uint32_t token, TwWordKind word, int kind) {
  const TwToken *t = token_of(x, token);
  char lower[64];
  if (t->lemma.len == 0 || t->lemma.len > sizeof lower) return NULL;
  for (size_t i = 0; i < t->lemma.len; i++) lower[i] = tw_lower(t->lemma.ptr[i]);
  uint32_t count;
  const TwTrigger *triggers = tw_ontology_triggers(x->ontology, word, tw_str_n(lower, t->lemma.len), &count);
  for (uint32_t i = 0; i < count; i++)
    if ((int)triggers[i].kind == kind && tw_syntax_has_words(x->syntax, token, triggers[i].lemma, NULL))
      return &triggers[i];
  return NULL;
}

const TwEmbedding *embedding_at(const Extractor *x, uint32_t token) {
  uint8_t upos = token_of(x, token)->upos;
  TwWordKind first = upos == TW_VERB ? TW_WORD_VERB : upos == TW_ADJ ? TW_WORD_ADJECTIVE : TW_WORD_NOUN;
  const TwTrigger *t = find_trigger(x, token, first, TW_TRIGGER_EMBEDDING);
  /* "scheduled" before a noun is tagged as an adjective or a verb */
  if (!t && upos == TW_ADJ) t = find_trigger(x, token, TW_WORD_VERB, TW_TRIGGER_EMBEDDING);
  if (!t && upos == TW_VERB) t = find_trigger(x, token, TW_WORD_ADJECTIVE, TW_TRIGGER_EMBEDDING);
  return t ? &x->ontology->embeddings.items[t->id] : NULL;
}

static bool takes_prep(const TwEmbedding *e, uint16_t prep) {
  for (uint32_t i = 0; i < e->preps.count; i++)
    if (e->preps.items[i] == prep) return true;
  return false;
}

/* Whether a dependent in that relation is a complement of the word at its head. */
static bool complement_of(const Extractor *x, uint32_t token, const TwEmbedding *e) {
  const TwToken *t = token_of(x, token);
  switch (t->rel) {
  case TW_REL_CCOMP:
  case TW_REL_XCOMP:
    return true;
  case TW_REL_ACL:
    return token_of(x, t->head)->upos != TW_VERB && (t->morph & TW_M_INF) != 0;
  case TW_REL_ADVCL:
    if (token_of(x, t->head)->upos == TW_ADJ && (t->morph & TW_M_INF)) return true; /* "is set to" */
    return takes_prep(e, tw_syntax_prep(x->syntax, token));
  case TW_REL_OBJ:
  case TW_REL_NSUBJ_PASS:
    return e->nominal_object;
  case TW_REL_OBL:
  case TW_REL_NMOD:
    return takes_prep(e, tw_syntax_prep(x->syntax, token));
  case TW_REL_CSUBJ:
  case TW_REL_CSUBJ_PASS:
    return true;
  default:
    return false;
  }
}

const TwEmbedding *embedding_above(const Extractor *x, uint32_t token, uint32_t *at) {
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    const TwToken *t = token_of(x, token);
    if (t->head == TW_NONE) return NULL;
    if (t->rel == TW_REL_CONJ) { /* conjuncts share what stands above the first */
      token = t->head;
      continue;
    }
    const TwEmbedding *e = embedding_at(x, t->head);
    if (e && complement_of(x, token, e)) {
      *at = t->head;
      return e;
    }
    return NULL;
  }
  return NULL;
}
