/* When: which expression of time dates which event. */
#include "event/internal.h"

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

/* "[Born in June], he took the name and met others": a time behind a verb that only opens the clause is not its own. */
static bool in_opening(const Extractor *x, uint32_t verb, uint32_t time) {
  TW_EACH_CHILD(x->syntax, verb, c) {
    if (c >= time || time > verb || tw_rel_universal((TwRel)token_of(x, c)->rel) != TW_REL_ADVCL) continue;
    uint32_t i = c;
    while (i < time && token_of(x, i)->upos != TW_PUNCT) i++;
    if (i == time) return true;
  }
  return false;
}

/* "On Monday, he said, [they left]": what frames a report in passing dates what is reported, unless that is quoted. */
static uint32_t reported_owner(const Extractor *x, const uint32_t *owner, uint32_t verb, uint32_t time) {
  uint32_t n = x->document->tokens.count;
  if (time > verb || verb + 2 >= n || !tw_str_is(token_of(x, verb + 1)->form, ",")) return TW_NONE;
  uint8_t next = token_of(x, verb + 2)->upos;
  if (next == TW_PUNCT || next == TW_SCONJ || next == TW_ADP || next == TW_CCONJ || next == TW_VERB) return TW_NONE;
  TW_EACH_CHILD(x->syntax, verb, c) {
    TwRel rel = tw_rel_universal((TwRel)token_of(x, c)->rel);
    if ((rel == TW_REL_CCOMP || rel == TW_REL_PARATAXIS) && c > verb && owner[c] != TW_NONE) return owner[c];
  }
  return TW_NONE;
}

/* "the deadliest unrest [since 2005]" */
static bool compares(const Extractor *x, uint32_t time) {
  uint32_t head = token_of(x, time)->head;
  if (head == TW_NONE || !event_grammar_since(event_prep_name(x, time))) return false;
  TW_EACH_CHILD(x->syntax, head, c) {
    if (token_of(x, c)->morph & TW_M_SUP) return true;
  }
  return false;
}

/* "They called [for a strike] on Wednesday", "planned [a rally] for Sunday": what is asked for or planned lies then.
 * TW_NONE where there is no such phrase; `*found` tells whether there is one, be it an event or not. */
static uint32_t wanted_owner(const Extractor *x, const uint32_t *owner, uint32_t verb, uint32_t time, bool *found) {
  *found = false;
  TW_EACH_CHILD(x->syntax, verb, c) {
    TwRel rel = tw_rel_universal((TwRel)token_of(x, c)->rel);
    if (c < verb || c >= time || (rel != TW_REL_OBL && rel != TW_REL_OBJ)) continue;
    uint32_t at = TW_NONE;
    const TwEmbedding *e = event_embedding_above(x, c, &at);
    bool wanted = e && (e->factuality == TW_ONT_SCHEDULED || (e->factuality == TW_ONT_REQUESTED && rel == TW_REL_OBL));
    if (!wanted || at != verb) continue;
    *found = true;
    return owner[c];
  }
  return TW_NONE;
}

/* "the march, which [took place] on Saturday" */
static uint32_t antecedent_owner(const Extractor *x, const uint32_t *owner, uint32_t verb) {
  const TwToken *t = token_of(x, verb);
  if (t->rel != TW_REL_ACL_RELCL || t->head == TW_NONE) return TW_NONE;
  const TwTrigger *trigger = event_find_trigger(x, verb, TW_WORD_VERB, TW_TRIGGER_SUPPORT);
  bool of_subject = trigger && x->ontology->supports.items[trigger->id].noun_function == TW_FN_SUBJECT;
  return of_subject ? owner[t->head] : TW_NONE;
}

/* Whether a time only says which thing is meant: "criticised its [current] leadership". */
static bool only_describes(const Extractor *x, uint32_t time) {
  const TwToken *t = token_of(x, time);
  if (t->head == TW_NONE || token_of(x, t->head)->upos != TW_NOUN) return false;
  TwRel rel = tw_rel_universal((TwRel)t->rel), above = tw_rel_universal((TwRel)token_of(x, t->head)->rel);
  bool attribute = rel == TW_REL_COMPOUND || rel == TW_REL_AMOD || rel == TW_REL_NUMMOD || t->rel == TW_REL_NMOD_POSS;
  return attribute && (above == TW_REL_OBJ || above == TW_REL_NSUBJ || above == TW_REL_NMOD || above == TW_REL_APPOS);
}

/* The events that an expression of time speaks of: those at the first token above it that is an event's head or
 * support; from a verb that only embeds ("is scheduled") it goes down to what is scheduled. */
static uint32_t time_owner(const Extractor *x, const uint32_t *owner, uint32_t token) {
  uint32_t time = token;
  if (compares(x, time)) return TW_NONE;
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    uint32_t head = token_of(x, token)->head;
    if (head == TW_NONE) return TW_NONE;
    TwRel rel = tw_rel_universal((TwRel)token_of(x, token)->rel);
    if (rel == TW_REL_CCOMP || rel == TW_REL_ADVCL || rel == TW_REL_PARATAXIS) return TW_NONE;
    uint32_t below = token;
    token = head;
    const TwEmbedding *e = event_embedding_at(x, token);
    uint32_t reported = e && e->attributes ? reported_owner(x, owner, token, time) : TW_NONE;
    if (reported != TW_NONE) return reported;
    bool wanted;
    uint32_t aim = wanted_owner(x, owner, token, time, &wanted);
    if (wanted) return aim;
    if (owner[token] != TW_NONE) return in_opening(x, token, time) ? TW_NONE : owner[token];
    if (below == time && only_describes(x, time)) return TW_NONE;
    if (e && e->attributes) return TW_NONE;
    uint32_t complement = tw_syntax_child(x->syntax, token, TW_REL_XCOMP);
    if (e && complement != TW_NONE && owner[complement] != TW_NONE) return owner[complement];
    if (token_of(x, token)->upos == TW_VERB && !e) {
      uint32_t antecedent = antecedent_owner(x, owner, token);
      if (antecedent != TW_NONE || in_opening(x, token, time)) return antecedent;
      return coordinated_owner(x, owner, token, time);
    }
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

/* "two weeks after the vote", "an hour's work", "two-year terms": no time at which something happens. */
static bool distance(const Extractor *x, const TwTimex *t) {
  if (t->type != TW_TIME_DURATION) return false;
  uint32_t head = head_of_span(x, t->tokens), n = x->document->tokens.count;
  if (t->tokens.end < n && event_grammar_apart(token_of(x, t->tokens.end)->form)) return true;
  TwRel rel = tw_rel_universal((TwRel)token_of(x, head)->rel);
  return event_grammar_apart(event_prep_name(x, head)) || rel == TW_REL_COMPOUND || rel == TW_REL_AMOD ||
         token_of(x, head)->rel == TW_REL_NMOD_POSS;
}

/* 1 where a time lies behind the document's day, -1 before it, 0 where it takes it in or is not known. */
static int side_of(const Extractor *x, const TwTimex *t) {
  TwDate d = x->times->anchor;
  TwBound bound = t->point.type ? t->point : t->begin.type ? t->begin : t->end;
  if (!d.year || (bound.type != TW_XSD_DATE && bound.type != TW_XSD_DATE_TIME && bound.type != TW_XSD_YEAR_MONTH &&
                  bound.type != TW_XSD_YEAR))
    return 0;
  TwStr day = tw_arena_printf(x->arena, "%04d-%02d-%02d", d.year, d.month, d.day);
  size_t n = bound.lexical.len < day.len ? bound.lexical.len : day.len;
  int side = memcmp(bound.lexical.ptr, day.ptr, n);
  return side > 0 ? 1 : side < 0 ? -1 : 0;
}

static bool to_come(TwFactuality f) { return f == TW_SCHEDULED || f == TW_REQUESTED; }

/* "ordered them to leave [last week]": what is over is when the order was given. What has happened lies not ahead. */
static uint32_t checked_owner(const Extractor *x, const TwTimex *t, uint32_t event) {
  const TwEvent *e = event == TW_NONE ? NULL : &x->events->items.items[event];
  int side = e ? side_of(x, t) : 0;
  if (side > 0 && e->factuality == TW_HAPPENED) return TW_NONE;
  if (side >= 0 || !to_come(e->factuality) || t->type == TW_TIME_DURATION) return event;
  const TwToken *head = token_of(x, e->head);
  if (tw_rel_universal((TwRel)head->rel) != TW_REL_XCOMP || head->head == TW_NONE) return event;
  uint32_t above = x->event_at[head->head];
  return above != TW_NONE && x->events->items.items[above].factuality == TW_HAPPENED ? above : event;
}

static TwStatus add_times(Extractor *x, const uint32_t *owner) {
  uint32_t n = x->events->items.count;
  EventIndices *times = TW_NEW_ARRAY(x->arena, EventIndices, (size_t)n + 1);
  if (!times) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < x->times->items.count; i++) {
    const TwTimex *t = &x->times->items.items[i];
    if (t->type == TW_TIME_SET || t->tokens.begin >= t->tokens.end || distance(x, t)) continue;
    uint32_t event = time_owner(x, owner, head_of_span(x, t->tokens));
    if (event == TW_NONE && t->range != TW_NONE && t->range < x->times->items.count)
      event = time_owner(x, owner, head_of_span(x, x->times->items.items[t->range].tokens));
    event = checked_owner(x, t, event);
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

TwStatus event_add_times(Extractor *x, const uint32_t *owner) {
  TwStatus status = add_times(x, owner);
  for (uint32_t i = x->by_name; i < x->events->items.count; i++) share_time(x, &x->events->items.items[i]);
  for (uint32_t i = x->by_name; i < x->events->items.count; i++) share_when(x, &x->events->items.items[i]);
  for (uint32_t i = x->by_name; i < x->events->items.count; i++) share_setting(x, &x->events->items.items[i]);
  return status;
}
