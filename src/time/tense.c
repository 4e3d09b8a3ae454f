#include "time/point.h"

/* Modal verbs after which a day named is one to come; "could" speaks of the past as often. "wo" and "ca" stand before
 * "n't". Before "have" all but the first few speak of the past: "may have left on Friday". */
static const char *const modals[] = {"will", "'ll", "\xE2\x80\x99ll", "wo",  "shall", "would", "may", "might",
                                     "can",  "ca",  "should",         "must"};
enum { PURE_FUTURE = 5, MODALS = sizeof modals / sizeof *modals };

static bool modal(TwStr form, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (tw_str_eq_fold(form, tw_str(modals[i]))) return true;
  return false;
}

static bool verbal(const TwToken *t) { return t->upos == TW_VERB || t->upos == TW_AUX; }

static bool finite_past(const TwToken *t) { return t->morph & TW_M_PAST && !(t->morph & TW_M_PART); }

/* What the auxiliaries and particles of a predicate say. */
typedef struct Signs {
  bool to, have, future, modal, past, cop, aux, negated;
} Signs;

static Signs signs_of(const Reader *r, uint32_t predicate) {
  Signs s = {0};
  for (uint32_t i = r->begin; i < r->end; i++) {
    const TwToken *t = &r->document->tokens.items[i];
    if (t->head != predicate) continue;
    TwRel rel = tw_rel_universal((TwRel)t->rel);
    s.to = s.to || (rel == TW_REL_MARK && t->upos == TW_PART);
    s.negated = s.negated || t->morph & TW_M_NEG;
    if (rel != TW_REL_AUX && rel != TW_REL_COP) continue;
    s.aux = true;
    s.cop = s.cop || rel == TW_REL_COP;
    s.future = s.future || modal(t->form, PURE_FUTURE);
    s.modal = s.modal || modal(t->form, MODALS);
    s.have = s.have || tw_str_is(t->lemma, "have");
    s.past = s.past || finite_past(t);
  }
  return s;
}

static int predicate_tense(const TwToken *v, const Signs *s, bool attribute) {
  if (s->future) return TENSE_FUTURE;
  if (s->have || s->past) return TENSE_PAST;
  if (s->modal) return TENSE_FUTURE;
  /* "plans to meet Friday", but "to discuss Friday's ruling" */
  if (s->to || (v->morph & TW_M_INF && !finite_past(v))) return attribute ? TENSE_UNKNOWN : TENSE_FUTURE;
  if (finite_past(v) || (v->morph & TW_M_PART && v->morph & TW_M_PAST)) return TENSE_PAST;
  /* The present in English news is either scheduled ("leaves on Friday") or progressive ("is meeting on Friday"). */
  return v->morph & TW_M_PRES && v->upos == TW_VERB && !attribute ? TENSE_PRESENT : TENSE_UNKNOWN;
}

/* Without a tree: a modal before the expression in its sentence. */
static int guess(const Reader *r, uint32_t token) {
  for (uint32_t i = token; i-- > r->begin;)
    if (modal(r->document->tokens.items[i].form, MODALS)) return TENSE_FUTURE;
  return TENSE_PAST;
}

/* The verb right before: "said Friday", "set to resume on Monday"; the tree may hang the day elsewhere. */
static uint32_t verb_before(const Reader *r, uint32_t begin) {
  uint32_t i = timex_word_is(r, begin - 1, ON) ? begin - 2 : begin - 1;
  if (i < r->begin || i >= r->end) return TW_NONE;
  return r->document->tokens.items[i].upos == TW_VERB ? i : TW_NONE;
}

/* Whether a phrase with "for" stands between a verb and the expression: "called [for a strike] on Monday". */
static bool for_between(const Reader *r, uint32_t verb, uint32_t begin) {
  for (uint32_t i = verb + 1; i < begin && verb != TW_NONE; i++) {
    uint32_t head = r->document->tokens.items[i].head;
    if (timex_word_is(r, i, FOR) && head != TW_NONE && r->document->tokens.items[head].head == verb) return true;
  }
  return false;
}

/* "is [due] Friday", "[planned] a rally on Sunday", "[called] for a strike on Monday". */
static bool looks_ahead(const Reader *r, uint32_t predicate, uint32_t begin) {
  const TwToken *t = &r->document->tokens.items[predicate];
  /* "as [planned] on Friday", "On Friday the talks [expected] to …" */
  if ((t->upos != TW_VERB && t->upos != TW_ADJ) || !t->lemma.len || predicate > begin ||
      tw_rel_universal((TwRel)t->rel) == TW_REL_ADVCL)
    return false;
  const TwGazTimeWord *word = tw_gaz_time_word(t->lemma, TW_TW_AHEAD);
  return word && (!word->code.len || for_between(r, predicate, begin));
}

/* A participle or gerund tells no time of its own: "[arriving] Tuesday, he met …". */
static bool tenseless(const TwToken *v, const Signs *s) {
  return v->morph & (TW_M_PART | TW_M_GER) && !(v->morph & TW_M_PAST) && !s->aux;
}

/* Tense of the clause that a token stands in: of the nearest predicate above that has one. */
static int clause_tense(const Reader *r, uint32_t token, uint32_t verb, bool attribute) {
  const TwDocument *d = r->document;
  uint32_t begin = token, at = verb == TW_NONE ? token : verb;
  for (uint32_t steps = 0; steps < r->end - r->begin; steps++) {
    const TwToken *t = &d->tokens.items[at];
    Signs s = signs_of(r, at);
    if (!attribute && at != token && !s.past && looks_ahead(r, at, begin)) return TENSE_FUTURE;
    /* "The vote is on Sunday." */
    if (s.cop && steps < 2 && !attribute && predicate_tense(t, &s, attribute) == TENSE_UNKNOWN) return TENSE_PRESENT;
    if (t->head == TW_NONE || s.cop || (verbal(t) && !tenseless(t, &s))) return predicate_tense(t, &s, attribute);
    at = t->head;
  }
  return TENSE_UNKNOWN;
}

/* "postponed until Friday" is to come, "had not spoken until Friday" is over. */
static int tense_until(const Reader *r, uint32_t token) {
  const TwDocument *d = r->document;
  for (uint32_t steps = r->end - r->begin; steps && !verbal(&d->tokens.items[token]); steps--) {
    token = d->tokens.items[token].head;
    if (token == TW_NONE) return TENSE_FUTURE;
  }
  Signs s = signs_of(r, token);
  bool past = finite_past(&d->tokens.items[token]) || s.past;
  return past && (s.have || s.negated) ? TENSE_PAST : TENSE_FUTURE;
}

int timex_tense_of(const Reader *r, TwSpan tokens) {
  const TwDocument *d = r->document;
  uint32_t top = tokens.begin, before = tokens.begin - 1;
  bool tree = false;
  for (uint32_t i = tokens.begin; i < tokens.end; i++) {
    uint32_t head = d->tokens.items[i].head;
    tree = tree || head != TW_NONE || d->tokens.items[i].rel == TW_REL_ROOT;
    if (head != TW_NONE && (head < tokens.begin || head >= tokens.end)) top = i;
  }
  if (timex_word_is(r, before, SINCE)) return TENSE_OVER;
  if (timex_word_is(r, before, UNTIL) || timex_word_is(r, before, TILL)) return tense_until(r, top);
  if (!tree) return guess(r, tokens.begin);
  TwRel rel = (TwRel)d->tokens.items[top].rel;
  /* "set for Monday", "a rally for Monday" */
  if (timex_word_is(r, before, FOR) && rel != TW_REL_NMOD_POSS) return TENSE_PRESENT;
  bool attribute = rel == TW_REL_NMOD_POSS;
  int tense = clause_tense(r, top, attribute ? TW_NONE : verb_before(r, tokens.begin), attribute);
  /* "under a June agreement" does not lie ahead because of what comes of it. */
  return rel == TW_REL_COMPOUND && tense > TENSE_PRESENT ? TENSE_PRESENT : tense;
}
