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

/* The nearest verb above a token, or the root. */
static uint32_t governor(const TwDocument *d, uint32_t token, uint32_t most) {
  while (most-- && d->tokens.items[token].head != TW_NONE) {
    token = d->tokens.items[token].head;
    if (verbal(&d->tokens.items[token])) break;
  }
  return token;
}

static bool finite_past(const TwToken *t) { return t->morph & TW_M_PAST && !(t->morph & TW_M_PART); }

/* What the auxiliaries and particles of a verb say. */
typedef struct Signs {
  bool to, have, future, modal, past;
} Signs;

static Signs signs_of(const Reader *r, uint32_t verb) {
  Signs s = {0};
  for (uint32_t i = r->begin; i < r->end; i++) {
    const TwToken *t = &r->document->tokens.items[i];
    if (t->head != verb) continue;
    TwRel rel = tw_rel_universal((TwRel)t->rel);
    s.to = s.to || (rel == TW_REL_MARK && t->upos == TW_PART);
    if (rel != TW_REL_AUX && rel != TW_REL_COP) continue;
    s.future = s.future || modal(t->form, PURE_FUTURE);
    s.modal = s.modal || modal(t->form, MODALS);
    s.have = s.have || tw_str_is(t->lemma, "have");
    s.past = s.past || finite_past(t);
  }
  return s;
}

static int verb_tense(const Reader *r, uint32_t verb, bool possessive) {
  const TwToken *v = &r->document->tokens.items[verb];
  Signs s = signs_of(r, verb);
  if (s.future) return 1;
  if (s.have || s.past) return -1;
  if (s.modal) return 1;
  /* "plans to meet Friday", but "to discuss Friday's ruling" */
  if (s.to || (v->morph & TW_M_INF && !finite_past(v))) return possessive ? 0 : 1;
  if (finite_past(v) || (v->morph & TW_M_PART && v->morph & TW_M_PAST)) return -1;
  /* The present in English news is either scheduled ("leaves on Friday") or progressive ("is meeting on Friday"). */
  return v->morph & TW_M_PRES && v->upos == TW_VERB && !possessive ? 1 : 0;
}

/* Without a tree: a modal before the expression in its sentence. */
static int guess(const Reader *r, uint32_t token) {
  for (uint32_t i = token; i-- > r->begin;)
    if (modal(r->document->tokens.items[i].form, MODALS)) return 1;
  return -1;
}

/* The verb right before: "said Friday", "set to resume on Monday"; the tree may hang the day elsewhere. */
static uint32_t verb_before(const Reader *r, uint32_t begin) {
  uint32_t i = timex_word_is(r, begin - 1, ON) ? begin - 2 : begin - 1;
  if (i < r->begin || i >= r->end) return TW_NONE;
  return r->document->tokens.items[i].upos == TW_VERB ? i : TW_NONE;
}

int timex_tense_of(const Reader *r, TwSpan tokens) {
  const TwDocument *d = r->document;
  uint32_t top = tokens.begin;
  bool tree = false;
  for (uint32_t i = tokens.begin; i < tokens.end; i++) {
    uint32_t head = d->tokens.items[i].head;
    if (head != TW_NONE) tree = true;
    if (head != TW_NONE && (head < tokens.begin || head >= tokens.end)) top = i;
  }
  if (timex_word_is(r, tokens.begin - 1, UNTIL) || timex_word_is(r, tokens.begin - 1, TILL)) return 1;
  if (!tree) return guess(r, tokens.begin);
  bool possessive = d->tokens.items[top].rel == TW_REL_NMOD_POSS;
  uint32_t verb = possessive ? TW_NONE : verb_before(r, tokens.begin);
  if (verb == TW_NONE) verb = governor(d, top, r->end - r->begin);
  return verb_tense(r, verb, possessive);
}
