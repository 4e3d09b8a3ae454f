#include "time/point.h"

/* Forms of the modal verbs, after which a day named is one to come; "wo" and "ca" stand before "n't". */
static const char *const modals[] = {"will",  "'ll", "\xE2\x80\x99ll", "wo",     "shall", "would", "may",
                                     "might", "can", "could",          "should", "must",  "ca"};

static bool modal(TwStr form) {
  for (size_t i = 0; i < sizeof modals / sizeof *modals; i++)
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

static int finite_tense(const TwToken *t) {
  if (t->morph & TW_M_PAST && !(t->morph & TW_M_PART)) return -1;
  return 0;
}

/* Tense by a verb and its auxiliaries. */
static int verb_tense(const Reader *r, uint32_t verb) {
  const TwDocument *d = r->document;
  const TwToken *v = &d->tokens.items[verb];
  bool to = false, have = false;
  int tense = finite_tense(v);
  for (uint32_t i = r->begin; i < r->end; i++) {
    const TwToken *t = &d->tokens.items[i];
    if (t->head != verb) continue;
    TwRel rel = tw_rel_universal((TwRel)t->rel);
    if (rel == TW_REL_AUX && modal(t->form)) return 1;
    if (rel == TW_REL_AUX || rel == TW_REL_COP) {
      have = have || tw_str_is(t->lemma, "have");
      if (finite_tense(t)) tense = -1;
    }
    to = to || (rel == TW_REL_MARK && t->upos == TW_PART);
  }
  if (have) return -1;
  /* "plans to meet Friday" */
  if (to || (v->morph & TW_M_INF && !tense)) return 1;
  if (tense) return tense;
  /* A participle without auxiliary: "a deal signed Friday", "the meeting set for Friday". */
  if (v->morph & TW_M_PART && v->morph & TW_M_PAST) return -1;
  /* The present in English news is either scheduled ("leaves on Friday") or progressive ("is meeting on Friday"). */
  return v->morph & TW_M_PRES && v->upos == TW_VERB ? 1 : 0;
}

/* Without a tree: a modal before the expression in its sentence. */
static int guess(const Reader *r, uint32_t token) {
  for (uint32_t i = token; i-- > r->begin;)
    if (modal(r->document->tokens.items[i].form)) return 1;
  return -1;
}

int tense_of(const Reader *r, TwSpan tokens) {
  const TwDocument *d = r->document;
  uint32_t top = tokens.begin;
  bool tree = false;
  for (uint32_t i = tokens.begin; i < tokens.end; i++) {
    uint32_t head = d->tokens.items[i].head;
    if (head != TW_NONE) tree = true;
    if (head != TW_NONE && (head < tokens.begin || head >= tokens.end)) top = i;
  }
  if (!tree) return guess(r, tokens.begin);
  uint32_t verb = governor(d, top, r->end - r->begin);
  return verb_tense(r, verb);
}
