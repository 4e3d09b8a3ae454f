/* Words of several tokens: "carry out", "take part in", "phone call". */
#include "syntax/internal.h"

static bool is_word(const TwToken *t, TwStr word) { return tw_str_eq(t->lemma, word) || tw_str_eq_fold(t->form, word); }

static bool has_part(TwStr lemma, const TwToken *t) {
  TwStr word;
  while (tw_str_split(&lemma, ' ', &word))
    if (is_word(t, word)) return true;
  return false;
}

/* "called [for] a strike" is no "call strike": behind a preposition a noun is the verb's word only together with it. */
static bool stands_alone(const TwSyntax *syntax, uint32_t token, TwStr lemma) {
  uint32_t mark = tw_syntax_child(syntax, token, TW_REL_CASE);
  return mark == TW_NONE || token_at(syntax, token)->upos != TW_NOUN || has_part(lemma, token_at(syntax, mark));
}

/* The dependent of a verb that is the next word: a particle, an adverb, a bare object, or the preposition of one of its
 * obliques. */
static uint32_t word_below(const TwSyntax *syntax, uint32_t head, TwStr lemma, TwStr word) {
  const TwToken *t = syntax->document->tokens.items;
  TW_EACH_CHILD(syntax, head, c) {
    TwRel rel = tw_rel_universal((TwRel)t[c].rel);
    if (rel == TW_REL_PUNCT || rel == TW_REL_CONJ || (rel == TW_REL_NSUBJ && t[c].rel != TW_REL_NSUBJ_PASS)) continue;
    if (is_word(&t[c], word) && stands_alone(syntax, c, lemma)) return c;
    if (rel != TW_REL_OBL && rel != TW_REL_OBJ && rel != TW_REL_NMOD && rel != TW_REL_ADVCL) continue;
    TW_EACH_CHILD(syntax, c, d) {
      if ((t[d].rel == TW_REL_CASE || t[d].rel == TW_REL_MARK) && is_word(&t[d], word)) return d;
      bool below = t[d].rel == TW_REL_NMOD || t[d].rel == TW_REL_OBL;
      if (below && has_part(lemma, &t[c])) { /* "take part [in]" below the noun, not "gave a victory [in]" */
        uint32_t mark = tw_syntax_child(syntax, d, TW_REL_CASE);
        if (mark != TW_NONE && is_word(&t[mark], word)) return mark;
      }
    }
  }
  return TW_NONE;
}

static bool verb_words(const TwSyntax *syntax, uint32_t verb, TwStr lemma, TwSpan *span) {
  TwStr word, rest = lemma;
  tw_str_split(&rest, ' ', &word);
  while (tw_str_split(&rest, ' ', &word)) {
    uint32_t at = word_below(syntax, verb, lemma, word);
    if (at == TW_NONE) return false;
    if (at == span->end) span->end = at + 1;
  }
  return true;
}

static bool noun_words(const TwSyntax *syntax, uint32_t noun, TwStr lemma, TwSpan *span) {
  TwStr parts[8];
  uint32_t n = 0;
  TwStr word;
  while (n < 8 && tw_str_split(&lemma, ' ', &word)) parts[n++] = word;
  uint32_t begin = syntax->document->sentences.items[syntax->document->tokens.items[noun].sentence].tokens.begin;
  for (uint32_t i = 1; i < n; i++) {
    if (noun < begin + i || !is_word(&syntax->document->tokens.items[noun - i], parts[n - 1 - i])) return false;
    span->begin = noun - i;
  }
  return true;
}

bool tw_syntax_has_words(const TwSyntax *syntax, uint32_t token, TwStr lemma, TwSpan *span) {
  TwSpan own = {token, token + 1};
  bool several = tw_str_find(lemma, TW_STR(" "), 0) != SIZE_MAX;
  uint8_t upos = syntax->document->tokens.items[token].upos;
  bool nominal = upos == TW_NOUN || upos == TW_PROPN;
  bool has = !several || (nominal ? noun_words(syntax, token, lemma, &own) : verb_words(syntax, token, lemma, &own));
  if (has && span) *span = own;
  return has;
}

void tw_syntax_add_of_words(const TwSyntax *syntax, uint32_t verb, TwStr lemma, TwArguments *out) {
  TwStr word, rest = lemma;
  tw_str_split(&rest, ' ', &word);
  while (tw_str_split(&rest, ' ', &word)) {
    uint32_t at = word_below(syntax, verb, lemma, word);
    if (at == TW_NONE || (token_at(syntax, at)->upos != TW_NOUN && token_at(syntax, at)->upos != TW_ADJ)) continue;
    TW_EACH_CHILD(syntax, at, c) { /* "found [guilty] of fraud" */
      if (token_at(syntax, c)->rel != TW_REL_NMOD && token_at(syntax, c)->rel != TW_REL_OBL) continue;
      tw_arg_add(syntax, out, (Place){TW_FN_PREP, tw_syntax_prep(syntax, c), 1, false}, c);
    }
  }
}
