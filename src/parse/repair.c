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

void tw_parse_repair(TwDocument *document) {
  TwToken *t = document->tokens.items;
  for (uint32_t i = 2; i < document->tokens.count; i++) {
    uint32_t head = t[i].head;
    if (t[i].rel != TW_REL_NMOD || head == TW_NONE || head + 2 != i || t[head].upos != TW_NOUN) continue;
    if (!is_office(document, head, i + 1)) continue;
    for (uint32_t c = i + 1; c < document->tokens.count && t[c].sentence == t[i].sentence; c++)
      if (t[c].head == i && t[c].rel == TW_REL_CONJ) t[c].head = head;
  }
}
