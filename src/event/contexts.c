/* What events are about: the contexts of their classes, and those that words in their clauses stand for. */
#include "event/internal.h"

static TwContexts of_word(const Extractor *x, uint32_t token) {
  TwWordKind word;
  if (!event_word_kind(token_of(x, token)->upos, &word)) return 0;
  const TwTrigger *t = event_find_trigger(x, token, word, TW_TRIGGER_CONTEXT);
  return t ? (TwContexts)1 << t->id : 0;
}

/* A clause beside the one that it hangs on: "fined the bank [after troops had left]". */
static bool opens_another(const TwToken *t) {
  switch (t->rel) {
  case TW_REL_ADVCL:
  case TW_REL_ADVCL_RELCL:
  case TW_REL_ACL_RELCL:
  case TW_REL_PARATAXIS:
    return true;
  case TW_REL_CONJ:
    return t->upos == TW_VERB;
  default:
    return false;
  }
}

static bool in_clause(const Extractor *x, uint32_t token, uint32_t head) {
  for (; token != head; token = token_of(x, token)->head)
    if (token == TW_NONE || opens_another(token_of(x, token))) return false;
  return true;
}

TwStatus event_add_contexts(Extractor *x) {
  uint32_t n = x->document->tokens.count;
  TwContexts *of = TW_NEW_ARRAY(x->arena, TwContexts, (size_t)n + 1);
  if (!of) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < n; i++) of[i] = of_word(x, i);
  for (uint32_t i = 0; i < x->events->items.count; i++) {
    TwEvent *e = &x->events->items.items[i];
    const TwClass *c = &x->ontology->classes.items[e->class_id];
    if (c->kind != TW_CLASS_EVENT) continue;
    e->contexts = c->contexts;
    TwSpan tokens = x->document->sentences.items[e->sentence].tokens;
    for (uint32_t t = tokens.begin; t < tokens.end; t++)
      if (of[t] & ~e->contexts && in_clause(x, t, e->support != TW_NONE ? e->support : e->head)) e->contexts |= of[t];
  }
  return TW_OK;
}
