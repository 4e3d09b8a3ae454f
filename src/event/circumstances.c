/* Where, when, and according to whom: the whole, and attribution. */
#include "event/internal.h"

/* "a statement from the ministry": who speaks through a document; "a source", "the report" where nobody else does. */
static uint32_t speaker_behind(const Extractor *x, uint32_t mention) {
  const TwMention *said_by = &x->coref->mentions.items[mention];
  if (event_mention_is_a(x, mention, x->ids.agent)) return mention;
  TwArguments args;
  tw_syntax_arguments(x->syntax, said_by->head, TW_WORD_NOUN, &args);
  for (uint32_t i = 0; i < args.count; i++) {
    const TwArgument *a = &args.items[i];
    TwStr prep = a->prep == TW_NO_ID ? TW_STR("") : x->ontology->preps.items[a->prep];
    bool source = a->function == TW_FN_POSSESSOR || a->function == TW_FN_MODIFIER ||
                  (a->function == TW_FN_PREP &&
                   (tw_str_eq(prep, tw_prep_name(TW_PREP_FROM)) || tw_str_eq(prep, tw_prep_name(TW_PREP_BY)) ||
                    tw_str_eq(prep, tw_prep_name(TW_PREP_OF))));
    uint32_t m = source ? event_filler_mention(x, a->token) : TW_NONE;
    /* "[Iraqi] television reports" is not Iraq's word */
    bool demonym = m != TW_NONE && x->coref->mentions.items[m].kind == TW_MENTION_DEMONYM;
    if (m != TW_NONE && !demonym && event_mention_is_a(x, m, x->ids.agent)) return m;
  }
  return said_by->kind == TW_MENTION_NAME || said_by->kind == TW_MENTION_NOMINAL ? mention : TW_NONE;
}

static bool add_speaker(Extractor *x, uint32_t token, EventIndices *speakers) {
  uint32_t mention = token == TW_NONE ? TW_NONE : event_filler_mention(x, token);
  if (mention == TW_NONE) return true;
  uint32_t speaker = speaker_behind(x, mention);
  return speaker == TW_NONE || event_push_once(x, speakers, speaker);
}

static uint32_t subject_or_agent(const Extractor *x, uint32_t verb) {
  TwArguments args;
  uint8_t upos = token_of(x, verb)->upos;
  TwWordKind word = upos == TW_NOUN ? TW_WORD_NOUN : upos == TW_ADJ ? TW_WORD_ADJECTIVE : TW_WORD_VERB;
  tw_syntax_arguments(x->syntax, verb, word, &args);
  for (uint32_t i = 0; i < args.count; i++)
    if (args.items[i].function == TW_FN_SUBJECT || (word == TW_WORD_NOUN && args.items[i].function == TW_FN_POSSESSOR))
      return args.items[i].token;
  return TW_NONE;
}

/* "according to X", and "…, X said" below the clause that is said; not below the child that one comes from. */
static bool speakers_below(Extractor *x, uint32_t predicate, uint32_t from, EventIndices *speakers) {
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *t = token_of(x, c);
    if (c == from) continue; /* who says something is not quoted by it */
    if (tw_str_eq(event_prep_name(x, c), tw_prep_name(TW_PREP_ACCORDING_TO)) && !add_speaker(x, c, speakers))
      return false;
    if (t->rel != TW_REL_PARATAXIS && t->rel != TW_REL_ADVCL) continue;
    const TwEmbedding *e = event_embedding_at(x, c);
    bool complement = tw_syntax_child(x->syntax, c, TW_REL_CCOMP) != TW_NONE;
    if (e && e->attributes && !complement && (t->rel == TW_REL_PARATAXIS) &&
        !add_speaker(x, subject_or_agent(x, c), speakers))
      return false;
  }
  return true;
}

static TwStatus add_attribution(Extractor *x, TwEvent *e, uint32_t support) {
  EventIndices speakers = {0};
  uint32_t token = support != TW_NONE ? support : e->head, from = TW_NONE;
  for (uint32_t depth = 0; depth < 4 * TW_SYNTAX_DEPTH && token != TW_NONE; depth++) {
    if (!speakers_below(x, token, from, &speakers)) return TW_ERR_MEMORY;
    from = token;
    uint32_t at = token_of(x, token)->head;
    const TwEmbedding *above = event_embedding_above(x, token, &at);
    if (above && above->attributes) {
      if (!add_speaker(x, subject_or_agent(x, at), &speakers)) return TW_ERR_MEMORY;
      /* what stands anywhere below an accusation or a claim is not asserted */
      if (above->factuality == TW_ONT_POSSIBLE && e->factuality != TW_DENIED) e->factuality = TW_POSSIBLE;
    }
    token = at;
  }
  uint32_t speaker = x->coref->speaker_at[e->head]; /* “We are ready. The talks [failed],” he said. */
  if (speakers.count == 0 && speaker != TW_NONE && !event_push_once(x, &speakers, speaker)) return TW_ERR_MEMORY;
  e->attribution.items = speakers.items;
  e->attribution.count = speakers.count;
  return TW_OK;
}

TwStatus event_add_circumstances(Extractor *x) {
  uint32_t n = x->document->tokens.count;
  uint32_t *owner = TW_NEW_ARRAY(x->arena, uint32_t, (size_t)n + 1);
  if (!owner) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i <= n; i++) owner[i] = TW_NONE;
  for (uint32_t i = 0; i < x->events->items.count; i++) {
    const TwEvent *e = &x->events->items.items[i];
    if (i < x->by_name) continue;
    owner[e->head] = i;
    if (x->events->items.items[i].support != TW_NONE && owner[x->events->items.items[i].support] == TW_NONE)
      owner[x->events->items.items[i].support] = i;
  }
  for (uint32_t i = 0; i < x->events->items.count; i++) {
    TwEvent *e = &x->events->items.items[i];
    /* titles and appositions are the text's own: "a charge that the [ambassador], Robin Dunnigan, rejected" */
    bool aside = i < x->by_name && tw_syntax_child(x->syntax, e->head, TW_REL_COP) == TW_NONE;
    TwStatus status = aside ? TW_OK : add_attribution(x, e, x->events->items.items[i].support);
    if (!status && i >= x->by_name) status = event_add_places(x, e, x->events->items.items[i].support);
    if (!status && i >= x->by_name) status = event_find_directed(x, e);
    if (status) return status;
  }
  event_share_places(x);
  return event_add_times(x, owner);
}
