/* The present tense of a text that tells its story in the past: what is usual, or planned. */
#include "event/internal.h"

/* "The king [appoints] the leader of the largest party": the present of a body of text tells of habits. */
static bool is_habitual(const Extractor *x, uint32_t predicate) {
  const TwSentence *s = &x->document->sentences.items[token_of(x, predicate)->sentence];
  uint8_t block =
      x->document->paragraphs.count ? x->document->paragraphs.items[s->paragraph].block : TW_BLOCK_PARAGRAPH;
  if (block != TW_BLOCK_PARAGRAPH && block != TW_BLOCK_ITEM) return false;
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    const TwToken *t = token_of(x, predicate);
    if ((t->rel != TW_REL_ADVCL && t->rel != TW_REL_CONJ) || (t->morph & TW_M_FIN) || t->head == TW_NONE) break;
    if (tw_syntax_child(x->syntax, predicate, TW_REL_AUX) != TW_NONE && t->rel == TW_REL_CONJ) break;
    predicate = t->head;
  }
  const TwToken *t = token_of(x, predicate);
  if (t->upos != TW_VERB) return false;
  if ((t->morph & TW_M_PRES) && (t->morph & TW_M_FIN)) return true;
  if (tw_syntax_child(x->syntax, predicate, TW_REL_AUX) != TW_NONE) return false;
  uint32_t passive = tw_syntax_child(x->syntax, predicate, TW_REL_AUX_PASS);
  return passive != TW_NONE && (token_of(x, passive)->morph & TW_M_PRES) && (token_of(x, passive)->morph & TW_M_FIN);
}

bool event_tells_in_past(const Extractor *x) {
  uint32_t past = 0, present = 0;
  for (uint32_t i = 0; i < x->document->tokens.count; i++) {
    const TwToken *t = token_of(x, i);
    if (t->upos != TW_VERB || !(t->morph & TW_M_FIN)) continue;
    past += (t->morph & TW_M_PAST) != 0;
    present += (t->morph & TW_M_PRES) != 0;
  }
  return past > 2 * present;
}

bool event_tells_plan(const Extractor *x, const Found *f) {
  if (!x->in_past || f->word != TW_WORD_VERB || !is_habitual(x, f->head)) return false;
  TW_EACH_CHILD(x->syntax, f->head, c) {
    if (tw_rel_universal((TwRel)token_of(x, c)->rel) == TW_REL_OBL && tw_time_at(x->times, c)) return true;
  }
  return false;
}

bool event_tells_habit(const Extractor *x, const Found *f) {
  if (!x->in_past || f->word != TW_WORD_VERB || !is_habitual(x, f->head)) return false;
  /* "takes effect a year after the UN [receives] the notice" */
  if (token_of(x, f->head)->rel == TW_REL_ADVCL && (token_of(x, f->head)->morph & TW_M_FIN)) return true;
  /* "the leader of the largest party [is appointed] by the King" */
  uint32_t passive = tw_syntax_child(x->syntax, f->head, TW_REL_AUX_PASS);
  if (passive != TW_NONE && (token_of(x, passive)->morph & TW_M_PRES)) return true;
  for (uint32_t i = 0; i < f->fillers.count; i++) {
    uint32_t m = f->fillers.items[i].mention;
    if (m == TW_NONE) continue;
    const TwMention *mention = &x->coref->mentions.items[m];
    bool owned = mention->kind == TW_MENTION_NOMINAL && tw_syntax_child(x->syntax, mention->head, TW_REL_NMOD_POSS) !=
                                                            TW_NONE; /* "[Tavira's board] backs it" */
    if (x->coref->entities.items[mention->entity].name.len == 0 && !owned) continue;
    if (event_mention_is_a(x, m, x->ids.agent) || event_mention_is_a(x, m, x->ids.place)) return false;
  }
  return true;
}
