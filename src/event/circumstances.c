/* Where, when, and according to whom: the whole, times and attribution. */
#include "event/internal.h"

/* ---- times ---- */

static uint32_t head_of_span(const Extractor *x, TwSpan span) {
  for (uint32_t i = span.begin; i < span.end; i++) {
    uint32_t head = token_of(x, i)->head;
    if (head == TW_NONE || head < span.begin || head >= span.end) return i;
  }
  return span.begin;
}

/* "[Last month] sailors boarded the boat and injured a man": a time before a verb that is no event is that of the next.
 */
static uint32_t coordinated_owner(const Extractor *x, const uint32_t *owner, uint32_t verb, uint32_t time) {
  if (time > verb) return TW_NONE;
  TW_EACH_CHILD(x->syntax, verb, c) {
    if (token_of(x, c)->rel == TW_REL_CONJ && owner[c] != TW_NONE &&
        tw_syntax_child(x->syntax, c, TW_REL_NSUBJ) == TW_NONE)
      return owner[c];
  }
  return TW_NONE;
}

/* The events that an expression of time speaks of: those at the first token above it that is an event's head or
 * support; from a verb that only embeds ("is scheduled") it goes down to what is scheduled. */
static uint32_t time_owner(const Extractor *x, const uint32_t *owner, uint32_t token) {
  uint32_t time = token;
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    uint32_t head = token_of(x, token)->head;
    if (head == TW_NONE) return TW_NONE;
    TwRel rel = tw_rel_universal((TwRel)token_of(x, token)->rel);
    if (rel == TW_REL_CCOMP || rel == TW_REL_ADVCL || rel == TW_REL_PARATAXIS) return TW_NONE;
    token = head;
    if (owner[token] != TW_NONE) return owner[token];
    const TwEmbedding *e = event_embedding_at(x, token);
    if (e && e->attributes) return TW_NONE;
    uint32_t complement = tw_syntax_child(x->syntax, token, TW_REL_XCOMP);
    if (e && complement != TW_NONE && owner[complement] != TW_NONE) return owner[complement];
    if (token_of(x, token)->upos == TW_VERB && !e) return coordinated_owner(x, owner, token, time);
    if (e) { /* "The [visit] is planned for Monday" */
      uint32_t subject = tw_syntax_child(x->syntax, token, TW_REL_NSUBJ);
      uint32_t object = tw_syntax_child(x->syntax, token, TW_REL_OBJ);
      if (object != TW_NONE && owner[object] != TW_NONE) return owner[object];
      if (subject != TW_NONE && owner[subject] != TW_NONE) return owner[subject];
      return TW_NONE;
    }
  }
  return TW_NONE;
}

static TwStatus add_times(Extractor *x, const uint32_t *owner) {
  uint32_t n = x->events->items.count;
  EventIndices *times = TW_NEW_ARRAY(x->arena, EventIndices, (size_t)n + 1);
  if (!times) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < x->times->items.count; i++) {
    const TwTimex *t = &x->times->items.items[i];
    if (t->type == TW_TIME_SET || t->tokens.begin >= t->tokens.end) continue;
    uint32_t event = time_owner(x, owner, head_of_span(x, t->tokens));
    if (event == TW_NONE && t->range != TW_NONE && t->range < x->times->items.count)
      event = time_owner(x, owner, head_of_span(x, x->times->items.items[t->range].tokens));
    if (event != TW_NONE && !event_push_once(x, &times[event], i)) return TW_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < n; i++) {
    x->events->items.items[i].times.items = times[i].items;
    x->events->items.items[i].times.count = times[i].count;
  }
  return TW_OK;
}

/* "[The blast] killed three in Bergamo on Monday": what an event does it does where and when it takes place itself. */
static void share_setting(Extractor *x, const TwEvent *outer) {
  for (uint32_t i = 0; i < outer->fillers.count; i++) {
    uint32_t event = outer->fillers.items[i].event;
    TwEvent *inner = event == TW_NONE ? NULL : &x->events->items.items[event];
    if (!inner || token_of(x, inner->head)->head != outer->head || token_of(x, inner->head)->rel != TW_REL_NSUBJ ||
        token_of(x, inner->head)->upos != TW_NOUN || outer->factuality != TW_HAPPENED)
      continue;
    if (inner->places.count == 0) inner->places.items = outer->places.items, inner->places.count = outer->places.count;
    if (inner->times.count == 0) inner->times.items = outer->times.items, inner->times.count = outer->times.count;
  }
}

static bool says_when(const Extractor *x, uint32_t clause) {
  TW_EACH_CHILD(x->syntax, clause, c) {
    const TwToken *t = token_of(x, c);
    if (c < clause && (t->rel == TW_REL_ADVMOD || t->rel == TW_REL_MARK) && tw_is_word(t->lemma, TW_WORD_WHEN))
      return true;
  }
  return false;
}

static void share_missing(TwEvent *a, TwEvent *b) {
  if (a->places.count == 0) a->places.items = b->places.items, a->places.count = b->places.count;
  if (b->places.count == 0) b->places.items = a->places.items, b->places.count = a->places.count;
  if (a->times.count == 0) a->times.items = b->times.items, a->times.count = b->times.count;
  if (b->times.count == 0) b->times.items = a->times.items, b->times.count = a->times.count;
}

static void share_clause(Extractor *x, TwEvent *e, uint32_t predicate) {
  TW_EACH_CHILD(x->syntax, predicate, c) {
    if (token_of(x, c)->rel != TW_REL_ADVCL || x->event_at[c] == TW_NONE || !says_when(x, c)) continue;
    TwEvent *inner = &x->events->items.items[x->event_at[c]];
    if (inner->factuality == TW_HAPPENED) share_missing(e, inner);
  }
}

/* "Two were killed and nine injured [when gunmen attacked a market in Mopti on Monday]": there and then. */
static void share_when(Extractor *x, TwEvent *e) {
  if (e->factuality != TW_HAPPENED || x->ontology->classes.items[e->class_id].kind == TW_CLASS_STATE) return;
  uint32_t predicate = e->support != TW_NONE ? e->support : e->head;
  share_clause(x, e, predicate);
  TW_EACH_CHILD(x->syntax, predicate, c) {
    if (token_of(x, c)->rel == TW_REL_CONJ) share_clause(x, e, c);
  }
  if (token_of(x, predicate)->rel == TW_REL_CONJ) share_clause(x, e, token_of(x, predicate)->head);
}

/* "killed three and [injured] nine on Monday": what stands behind both verbs says when of both; "struck on Monday,
 * [killing] three": what comes of something comes with it. */
static void share_time(Extractor *x, TwEvent *e) {
  const TwToken *t = token_of(x, e->head);
  if (e->times.count || t->upos != TW_VERB || t->head == TW_NONE || x->event_at[t->head] == TW_NONE) return;
  if (tw_syntax_child(x->syntax, e->head, TW_REL_NSUBJ) != TW_NONE) return;
  bool result = t->rel == TW_REL_ADVCL && (t->morph & TW_M_PRES) && (t->morph & TW_M_PART) && e->head > t->head &&
                tw_syntax_child(x->syntax, e->head, TW_REL_MARK) == TW_NONE;
  if (t->rel != TW_REL_CONJ && !result) return;
  const TwEvent *first = &x->events->items.items[x->event_at[t->head]];
  for (uint32_t i = 0; i < first->times.count && !result; i++)
    if (x->times->items.items[first->times.items[i]].tokens.begin < e->head) return;
  if (first->factuality != e->factuality) return;
  e->times.items = first->times.items;
  e->times.count = first->times.count;
}

/* ---- attribution ---- */

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
  TwStatus status = add_times(x, owner);
  for (uint32_t i = x->by_name; i < x->events->items.count; i++) share_time(x, &x->events->items.items[i]);
  for (uint32_t i = x->by_name; i < x->events->items.count; i++) share_when(x, &x->events->items.items[i]);
  for (uint32_t i = x->by_name; i < x->events->items.count; i++) share_setting(x, &x->events->items.items[i]);
  return status;
}
