#include "parse/repair.h"

#include "gazetteer/gazetteer.h"

/* The words from `begin` to `end`, in lower case with single blanks, name an office. */
static bool is_office(const TwDocument *d, uint32_t begin, uint32_t end) {
  char phrase[128];
  size_t n = 0;
  for (uint32_t i = begin; i < end; i++) {
    TwStr form = d->tokens.items[i].form;
    if (n + form.len + 2 > sizeof phrase) return false;
    if (n) phrase[n++] = ' ';
    for (size_t k = 0; k < form.len; k++) phrase[n++] = tw_lower(form.ptr[k]);
  }
  return tw_gaz_office(tw_str_n(phrase, n)) != NULL;
}

/* "head of [state and military officials]" */
static void repair_compound(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  uint32_t last = t[i].head, head = last == TW_NONE ? TW_NONE : t[last].head;
  if (t[i].rel != TW_REL_COMPOUND || head == TW_NONE || head + 2 != i || last <= i + 1 || t[last].rel != TW_REL_NMOD)
    return;
  if (t[i + 1].upos != TW_CCONJ || !is_office(document, head, i + 1)) return;
  for (uint32_t c = head + 1; c < last; c++) {
    if (c < i && t[c].rel == TW_REL_CASE)
      t[c].head = i;
    else if (c > i && t[c].rel == TW_REL_CONJ && t[c].head == i)
      t[c].head = last, t[c].rel = TW_REL_AMOD;
  }
  t[i + 1].head = last;
  t[i].head = t[last].head = head;
  t[i].rel = TW_REL_NMOD;
  t[last].rel = TW_REL_CONJ;
}

static void repair_office(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  uint32_t head = t[i].head;
  if (t[i].rel != TW_REL_NMOD || head == TW_NONE || head + 2 != i || t[head].upos != TW_NOUN) return;
  if (!is_office(document, head, i + 1)) return;
  for (uint32_t c = i + 1; c < document->tokens.count && t[c].sentence == t[i].sentence; c++)
    if (t[c].head == i && t[c].rel == TW_REL_CONJ) t[c].head = head;
}

/* A common noun and a name beside it, both objects (or both subjects) of one verb: the noun describes the name. */
static void repair_title(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  TwToken *noun = &t[i], *name = &t[i + 1];
  bool same = noun->head == name->head && noun->rel == name->rel && noun->sentence == name->sentence;
  if (!same || (noun->rel != TW_REL_OBJ && noun->rel != TW_REL_NSUBJ)) return;
  if (noun->upos != TW_NOUN || name->upos != TW_PROPN) return;
  noun->head = i + 1;
  noun->rel = TW_REL_NMOD_DESC;
  for (uint32_t c = i; c-- > 0 && t[c].sentence == noun->sentence;)
    if (t[c].head == i && t[c].rel == TW_REL_DET) t[c].head = i + 1;
}

void tw_parse_repair(TwDocument *document) {
  for (uint32_t i = 0; i + 1 < document->tokens.count; i++) {
    repair_office(document, i);
    repair_compound(document, i);
    repair_title(document, i);
  }
}
