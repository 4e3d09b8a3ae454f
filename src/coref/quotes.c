/* Quotations and who speaks in them. */
#include "coref/internal.h"

typedef enum Mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_EITHER } Mark;

static Mark mark_of(const TwToken *t) {
  if (tw_str_is(t->form, "\xE2\x80\x9C") || tw_str_is(t->form, "``")) return MARK_OPEN;
  if (tw_str_is(t->form, "\xE2\x80\x9D") || tw_str_is(t->form, "''")) return MARK_CLOSE;
  return tw_str_is(t->form, "\"") ? MARK_EITHER : MARK_NONE;
}

/* A quotation that is not closed ends with its paragraph. */
bool coref_find_quotes(Resolver *r) {
  const TwDocument *d = r->document;
  uint32_t open = TW_NONE, paragraph = TW_NONE;
  if (!TW_PUSH(r->arena, &r->quotes, (Quote){{0, 0}, TW_NONE})) return false;
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    uint32_t here = d->sentences.items[r->tokens[i].sentence].paragraph;
    if (here != paragraph) open = TW_NONE;
    paragraph = here;
    Mark mark = mark_of(&r->tokens[i]);
    if (open != TW_NONE && (mark == MARK_CLOSE || mark == MARK_EITHER)) {
      r->quotes.items[r->quotes.count - 1].tokens.end = i;
      open = TW_NONE;
    } else if (mark == MARK_OPEN || mark == MARK_EITHER) {
      open = i;
      if (!TW_PUSH(r->arena, &r->quotes, (Quote){{i + 1, i + 1}, TW_NONE})) return false;
    } else if (open != TW_NONE) {
      r->quotes.items[r->quotes.count - 1].tokens.end = i + 1;
      r->quote_at[i] = r->quotes.count - 1;
    }
  }
  return true;
}

bool coref_embeds_speech(const Resolver *r, uint32_t verb) {
  TwStr lemma = r->tokens[verb].lemma;
  uint32_t count;
  const TwTrigger *trigger = tw_ontology_triggers(r->ontology, TW_WORD_VERB, lemma, &count);
  for (uint32_t i = 0; i < count; i++)
    if (trigger[i].kind == TW_TRIGGER_EMBEDDING && r->ontology->embeddings.items[trigger[i].id].attributes) return true;
  return false;
}

/* The subject of a reporting verb that stands outside the quotation, in a sentence that the quotation touches. */
static uint32_t speaker_in(const Resolver *r, TwSpan sentence) {
  for (uint32_t i = sentence.begin; i < sentence.end; i++) {
    if (r->tokens[i].upos != TW_VERB || r->quote_at[i] != 0 || !coref_embeds_speech(r, i)) continue;
    uint32_t subject = tw_syntax_child(r->syntax, i, TW_REL_NSUBJ);
    if (subject != TW_NONE && r->quote_at[subject] == 0 && r->coref->at[subject] != TW_NONE)
      return r->coref->at[subject];
  }
  return TW_NONE;
}

/* "The mayor turned to reporters: “We …": who does what ends in a colon before it. */
static uint32_t speaker_before_colon(const Resolver *r, TwSpan quote) {
  if (quote.begin < 2 || !tw_str_is(r->tokens[quote.begin - 2].form, ":")) return TW_NONE;
  TwSpan sentence = r->document->sentences.items[r->tokens[quote.begin - 2].sentence].tokens;
  for (uint32_t i = sentence.begin; i < quote.begin - 2; i++) {
    if (r->tokens[i].head != TW_NONE || r->tokens[i].upos != TW_VERB) continue;
    return coref_mention_of(r, tw_syntax_child(r->syntax, i, TW_REL_NSUBJ));
  }
  return TW_NONE;
}

void coref_find_speakers(Resolver *r) {
  const TwDocument *d = r->document;
  for (uint32_t q = 1; q < r->quotes.count; q++) {
    Quote *quote = &r->quotes.items[q];
    if (quote->tokens.begin >= quote->tokens.end) continue;
    uint32_t first = r->tokens[quote->tokens.begin].sentence, last = r->tokens[quote->tokens.end - 1].sentence;
    quote->speaker = speaker_in(r, d->sentences.items[last].tokens);
    if (quote->speaker == TW_NONE) quote->speaker = speaker_in(r, d->sentences.items[first].tokens);
    if (quote->speaker == TW_NONE) quote->speaker = speaker_before_colon(r, quote->tokens);
    /* the last quotation before it, as it goes on: “…,” he said. “We …” */
    if (quote->speaker == TW_NONE && q > 1 && r->quotes.items[q - 1].tokens.end > r->quotes.items[q - 1].tokens.begin) {
      const Quote *before = quote - 1;
      uint32_t there = r->tokens[before->tokens.end - 1].sentence;
      if (first - there < COREF_PRONOUN_SENTENCES &&
          d->sentences.items[first].paragraph - d->sentences.items[there].paragraph <= 1)
        quote->speaker = before->speaker;
    }
  }
  for (uint32_t i = 0; i < d->tokens.count; i++) r->coref->speaker_at[i] = r->quotes.items[r->quote_at[i]].speaker;
}
