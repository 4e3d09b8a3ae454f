/* Whether an event happened, is planned, goes on, may be, is denied or asked for.
 *
 * A predicate's own clause says something (tense, modal, negation, condition); each word that embeds it says more, from
 * the inside out: "denied that it planned to withdraw". */
#include "event/internal.h"

static bool has_negation(const Extractor *x, uint32_t predicate) {
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *t = token_of(x, c);
    if ((t->rel == TW_REL_ADVMOD || t->rel == TW_REL_DET || t->rel == TW_REL_CC || t->rel == TW_REL_CC_PRECONJ ||
         t->rel == TW_REL_MARK || t->rel == TW_REL_CASE) &&
        event_grammar_is_negation(t))
      return true;
    /* "[no longer] holds a title" */
    if (t->rel == TW_REL_ADVMOD && (t->morph & TW_M_CMP)) {
      uint32_t no = tw_syntax_child(x->syntax, c, TW_REL_ADVMOD);
      if (no != TW_NONE && no < c && event_grammar_is_negation(token_of(x, no))) return true;
    }
    /* "found him [not] guilty" */
    bool bare =
        t->rel == TW_REL_XCOMP || (t->rel == TW_REL_CCOMP && tw_syntax_child(x->syntax, c, TW_REL_NSUBJ) == TW_NONE);
    if (bare && t->upos == TW_ADJ) {
      uint32_t no = tw_syntax_child(x->syntax, c, TW_REL_ADVMOD);
      if (no != TW_NONE && event_grammar_is_negation(token_of(x, no))) return true;
    }
    /* "[no] deal was signed" */
    TwRel rel = tw_rel_universal((TwRel)t->rel);
    if (rel == TW_REL_NSUBJ || rel == TW_REL_OBJ) {
      uint32_t det = tw_syntax_child(x->syntax, c, TW_REL_DET);
      if (det != TW_NONE && event_grammar_is_negation(token_of(x, det))) return true;
      uint32_t neither = tw_syntax_child(x->syntax, c, TW_REL_CC_PRECONJ);
      if (neither != TW_NONE && event_grammar_is_negation(token_of(x, neither))) return true;
      if (t->upos == TW_PRON && event_grammar_is_negation(t)) return true;
    }
  }
  return false;
}

static Modality modality_of(const Extractor *x, uint32_t predicate) {
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *t = token_of(x, c);
    if (t->rel != TW_REL_AUX) continue;
    Modality m = event_grammar_modality(t->lemma);
    if (m == MODALITY_NONE) m = event_grammar_modality(t->form);
    if (m != MODALITY_NONE) return m;
  }
  return MODALITY_NONE;
}

static bool in_condition(const Extractor *x, uint32_t predicate) {
  TW_EACH_CHILD(x->syntax, predicate, c) {
    if (token_of(x, c)->rel == TW_REL_MARK && event_grammar_opens_condition(token_of(x, c)->lemma)) return true;
  }
  return false;
}

/* "until they meet" has not come; "until they met" has. "spoke about [reforming] the courts", "is open to [accepting]
 * the plan", "the risk of [losing] a seat": the gerund names an act, and nobody says that it was done. */
static bool is_open(const Extractor *x, uint32_t predicate) {
  const TwToken *t = token_of(x, predicate);
  bool participle = (t->morph & TW_M_PART) && !(t->morph & TW_M_PAST);
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *mark = token_of(x, c);
    if (mark->rel != TW_REL_MARK && mark->rel != TW_REL_CASE) continue;
    if (event_grammar_awaits(mark->lemma) && (t->morph & TW_M_PRES) && (t->morph & TW_M_FIN)) return true;
    if (participle && event_grammar_names_act(mark->lemma, t->rel == TW_REL_ACL)) return true;
  }
  return false;
}

/* "If Turkey attacks, he [will] answer" */
static bool has_condition(const Extractor *x, uint32_t predicate) {
  TW_EACH_CHILD(x->syntax, predicate, c) {
    if (token_of(x, c)->rel == TW_REL_ADVCL && in_condition(x, c)) return true;
  }
  return false;
}

/* "The minister [is to] visit Paris." */
static bool is_to(const Extractor *x, uint32_t predicate) {
  if (!(token_of(x, predicate)->morph & TW_M_INF)) return false;
  bool be = false, to = false;
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *t = token_of(x, c);
    be |= (t->rel == TW_REL_AUX || t->rel == TW_REL_COP) && tw_is_word(t->lemma, TW_WORD_BE) && (t->morph & TW_M_FIN);
    to |= t->rel == TW_REL_MARK && t->upos == TW_PART;
  }
  return be && to;
}

/* "said it [would] close the plant" plans it; "would close it if …" and a bare "would" do not. */
static bool is_reported_future(const Extractor *x, uint32_t predicate) {
  uint32_t at;
  const TwEmbedding *e = event_embedding_above(x, predicate, &at);
  if (!e || !e->attributes || e->factuality != TW_ONT_PLAIN) return false;
  return !has_condition(x, predicate);
}

static bool in_question(const Extractor *x, uint32_t token) {
  const TwSentence *s = &x->document->sentences.items[token_of(x, token)->sentence];
  if (x->document->paragraphs.count && x->document->paragraphs.items[s->paragraph].block == TW_BLOCK_QUESTION)
    return true;
  for (uint32_t i = s->tokens.end; i > s->tokens.begin && i + 3 > s->tokens.end; i--)
    if (tw_str_is(token_of(x, i - 1)->form, "?")) return true;
  return false;
}

static TwFactuality of_hedge(uint8_t f, TwFactuality otherwise) {
  switch (f) {
  case TW_ONT_HAPPENED:
    return TW_HAPPENED;
  case TW_ONT_SCHEDULED:
    return TW_SCHEDULED;
  case TW_ONT_ONGOING:
    return TW_ONGOING;
  case TW_ONT_POSSIBLE:
    return TW_POSSIBLE;
  case TW_ONT_DENIED:
    return TW_DENIED;
  case TW_ONT_REQUESTED:
    return TW_REQUESTED;
  default:
    return otherwise;
  }
}

/* "allegedly", "reportedly". */
static bool hedge_at(const Extractor *x, uint32_t predicate, TwFactuality *f) {
  TW_EACH_CHILD(x->syntax, predicate, c) {
    if (token_of(x, c)->rel != TW_REL_ADVMOD) continue;
    const TwTrigger *t = event_find_trigger(x, c, TW_WORD_ADVERB, TW_TRIGGER_HEDGE);
    if (!t || t->id == TW_ONT_PLAIN) continue;
    *f = of_hedge((uint8_t)t->id, *f);
    return true;
  }
  return false;
}

/* What an outer word makes of what its complement says by itself. */
static TwFactuality combine(TwFactuality outer, TwFactuality inner) {
  if (inner == TW_DENIED) return outer == TW_DENIED ? TW_POSSIBLE : outer == TW_HAPPENED ? TW_DENIED : TW_POSSIBLE;
  if (outer == TW_DENIED || outer == TW_POSSIBLE || outer == TW_REQUESTED) return outer;
  if (inner == TW_POSSIBLE || inner == TW_REQUESTED) return inner;
  if (outer == TW_SCHEDULED) return TW_SCHEDULED;
  if (outer == TW_ONGOING && inner == TW_HAPPENED) return TW_ONGOING;
  return inner == TW_SCHEDULED ? TW_SCHEDULED : outer == TW_HAPPENED ? inner : outer;
}

static bool progressive(const Extractor *x, uint32_t verb) {
  const TwToken *t = token_of(x, verb);
  if (!(t->morph & TW_M_PRES) || !(t->morph & TW_M_PART)) return false;
  TW_EACH_CHILD(x->syntax, verb, c) {
    const TwToken *a = token_of(x, c);
    if (a->rel == TW_REL_AUX && (a->morph & TW_M_PAST) && (a->morph & TW_M_FIN) &&
        (tw_is_word(a->lemma, TW_WORD_BE) || tw_is_word(a->lemma, TW_WORD_HAVE)))
      return false; /* "was driving", "had been driving": over by now */
  }
  return true;
}

/* "is owned by", "a plant located in": the participle tells no time. */
static bool timeless_participle(const Extractor *x, uint32_t predicate) {
  const TwToken *t = token_of(x, predicate);
  if (!(t->morph & TW_M_PART) || !(t->morph & TW_M_PAST)) return false;
  bool auxiliary = false;
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *a = token_of(x, c);
    if (a->rel == TW_REL_AUX_PASS && (a->morph & TW_M_PRES) && (a->morph & TW_M_FIN)) return true;
    auxiliary |= a->rel == TW_REL_AUX || a->rel == TW_REL_AUX_PASS;
  }
  return t->rel == TW_REL_ACL && !auxiliary;
}

static bool is_past(const Extractor *x, uint32_t predicate) {
  const TwToken *t = token_of(x, predicate);
  if (timeless_participle(x, predicate)) return false;
  if ((t->morph & TW_M_PAST) && (t->morph & (TW_M_FIN | TW_M_PART))) return true;
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *a = token_of(x, c);
    if ((a->rel == TW_REL_AUX || a->rel == TW_REL_AUX_PASS || a->rel == TW_REL_COP) && (a->morph & TW_M_PAST) &&
        (a->morph & TW_M_FIN))
      return true;
  }
  return false;
}

/* "[has] led the club [since] 2014" still leads it. */
static bool lasts_until_now(const Extractor *x, uint32_t predicate) {
  bool perfect = false, since = false;
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *t = token_of(x, c);
    perfect |= t->rel == TW_REL_AUX && (t->morph & TW_M_PRES) && tw_is_word(t->lemma, TW_WORD_HAVE);
    uint32_t mark = tw_rel_universal((TwRel)t->rel) == TW_REL_OBL ? tw_syntax_child(x->syntax, c, TW_REL_CASE)
                    : t->rel == TW_REL_ADVCL                      ? tw_syntax_child(x->syntax, c, TW_REL_MARK)
                                                                  : TW_NONE;
    since |= mark != TW_NONE && event_grammar_since(token_of(x, mark)->lemma);
  }
  return perfect && since;
}

/* "marched [to demand] reforms": what is said or shown by the act itself is no plan. */
static bool is_done_by_saying(const Extractor *x, uint32_t predicate) {
  static const TwStr codes[] = {TW_STR_INIT("REQUEST"), TW_STR_INIT("ACCUSE"), TW_STR_INIT("PROTEST")};
  const TwEmbedding *e = event_embedding_at(x, predicate);
  if (e && e->attributes) return true;
  const TwTrigger *t = event_find_trigger(x, predicate, TW_WORD_VERB, TW_TRIGGER_FRAME);
  if (!t) return false;
  TwStr code = x->ontology->classes.items[x->ontology->frames.items[t->id].class_id].plover;
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    if (tw_str_eq(code, codes[i])) return true;
  return false;
}

/* "was arrested" is finite by its auxiliary. */
static bool is_finite(const Extractor *x, uint32_t predicate) {
  if (token_of(x, predicate)->morph & TW_M_FIN) return true;
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *a = token_of(x, c);
    if ((a->rel == TW_REL_AUX || a->rel == TW_REL_AUX_PASS || a->rel == TW_REL_COP) && (a->morph & TW_M_FIN))
      return true;
  }
  return false;
}

static bool inherits(const Extractor *x, uint32_t predicate) {
  const TwToken *t = token_of(x, predicate);
  if (t->head == TW_NONE) return false;
  if (t->rel == TW_REL_ADVCL) return !is_finite(x, predicate);
  if (t->rel != TW_REL_CONJ || (t->upos != TW_VERB && t->upos != TW_ADJ && t->upos != TW_NOUN)) return false;
  /* "will visit Russia and [meet] Putin" shares the auxiliary; "visited and will meet" does not; "would close a plant
   * and [cut] jobs" looks like a past tense */
  bool bare = tw_str_eq(t->form, t->lemma) && modality_of(x, t->head) != MODALITY_NONE;
  return modality_of(x, predicate) == MODALITY_NONE && tw_syntax_child(x->syntax, predicate, TW_REL_NSUBJ) == TW_NONE &&
         (!(t->morph & TW_M_FIN) || (t->morph & TW_M_INF) || bare);
}

static TwFactuality clause_factuality(const Extractor *x, uint32_t predicate, bool is_state, uint32_t depth);

/* "must [have] known", "should [have] stopped" ask for nothing. */
static bool is_perfect(const Extractor *x, uint32_t predicate) {
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *t = token_of(x, c);
    if (t->rel == TW_REL_AUX && tw_is_word(t->lemma, TW_WORD_HAVE)) return true;
  }
  return false;
}

/* The clause's own say, without what embeds it. */
static TwFactuality own_factuality(const Extractor *x, uint32_t predicate, bool is_state, uint32_t depth) {
  const TwToken *t = token_of(x, predicate);
  bool holds = !is_past(x, predicate) || lasts_until_now(x, predicate);
  TwFactuality f = is_state && holds ? TW_ONGOING : TW_HAPPENED;
  if (in_condition(x, predicate) || is_open(x, predicate)) return TW_POSSIBLE;
  Modality m = modality_of(x, predicate);
  if (m == MODALITY_FUTURE)
    f = has_condition(x, predicate) ? TW_POSSIBLE : TW_SCHEDULED;
  else if (is_to(x, predicate))
    f = TW_SCHEDULED;
  else if (m == MODALITY_CONDITIONAL)
    f = is_reported_future(x, predicate) ? TW_SCHEDULED : TW_POSSIBLE;
  else if (m == MODALITY_POSSIBLE)
    f = TW_POSSIBLE;
  else if (m == MODALITY_OBLIGATION)
    f = is_perfect(x, predicate) ? TW_POSSIBLE : TW_REQUESTED;
  else if (inherits(x, predicate)) {
    f = clause_factuality(x, t->head, is_state, depth + 1);
    if (f == TW_SCHEDULED && has_condition(x, predicate)) f = TW_POSSIBLE;
    if (t->rel == TW_REL_ADVCL && (t->morph & TW_M_INF) && (f == TW_HAPPENED || f == TW_ONGOING) &&
        !is_done_by_saying(x, predicate))
      f = TW_SCHEDULED;                                            /* a purpose: "flew to Minsk to meet …" */
    if (t->rel == TW_REL_ADVCL && f == TW_DENIED) f = TW_POSSIBLE; /* "did not speak, [citing] …" */
  } else if (progressive(x, predicate) && t->rel != TW_REL_ACL)
    f = TW_ONGOING;
  else if ((t->morph & TW_M_IMP) && t->rel == TW_REL_ROOT)
    f = TW_REQUESTED;
  hedge_at(x, predicate, &f);
  if (has_negation(x, predicate)) f = f == TW_DENIED ? TW_POSSIBLE : f == TW_POSSIBLE ? TW_POSSIBLE : TW_DENIED;
  return f;
}

bool event_clause_says(const Extractor *x, uint32_t predicate, uint8_t factuality) {
  TwFactuality own = own_factuality(x, predicate, false, 0);
  return own == of_hedge(factuality, own);
}

/* With what embeds it, from the inside out. */
static TwFactuality whole_factuality(const Extractor *x, uint32_t predicate, bool is_state, uint32_t depth) {
  TwFactuality f = own_factuality(x, predicate, is_state, depth);
  uint32_t at;
  const TwEmbedding *e = event_embedding_above(x, predicate, &at);
  if (!e) {
    const TwToken *t = token_of(x, predicate);
    /* "the possibility of a fault [causing] the fire" */
    if (t->rel == TW_REL_ACL && t->head != TW_NONE && token_of(x, t->head)->rel == TW_REL_NMOD) {
      e = event_embedding_above(x, t->head, &at);
      if (e && e->factuality == TW_ONT_POSSIBLE) return combine(TW_POSSIBLE, f);
    }
    /* an infinitive below a word that nobody knows promises nothing: "struggled to reach" */
    bool clause = t->rel == TW_REL_XCOMP || t->rel == TW_REL_ACL || tw_rel_universal((TwRel)t->rel) == TW_REL_CSUBJ;
    /* "it is customary [to release] them" */
    clause |= t->rel == TW_REL_ADVCL && t->head != TW_NONE && token_of(x, t->head)->upos == TW_ADJ;
    if (clause && (t->morph & TW_M_INF) && f != TW_DENIED) return TW_POSSIBLE;
    return f;
  }
  TwFactuality above = clause_factuality(x, at, false, depth + 1);
  /* "if he goes on with plans [to sell]": the clause around the noun speaks too */
  uint32_t around = token_of(x, at)->upos == TW_NOUN ? tw_syntax_clause(x->syntax, at) : TW_NONE;
  if (around != TW_NONE && around != at) {
    TwFactuality f_around = clause_factuality(x, around, false, depth + 1);
    if (f_around == TW_POSSIBLE || f_around == TW_REQUESTED) above = f_around;
  }
  if (above == TW_ONGOING || above == TW_SCHEDULED) above = TW_HAPPENED; /* "is planning", "will announce" */
  TwFactuality word = of_hedge(e->factuality, e->attributes        ? TW_HAPPENED
                                              : above == TW_DENIED ? TW_DENIED
                                                                   : TW_HAPPENED);
  if (e->factuality == TW_ONT_DENIED && above == TW_DENIED)
    word = TW_HAPPENED; /* "did not fail to" */
  else if (above == TW_DENIED || above == TW_POSSIBLE || above == TW_REQUESTED)
    word = combine(TW_POSSIBLE, word);
  return combine(word, f);
}

/* Each clause is judged once: what is asked of it by its conjuncts, complements and purposes would double at every
 * step. */
static TwFactuality clause_factuality(const Extractor *x, uint32_t predicate, bool is_state, uint32_t depth) {
  if (depth >= TW_SYNTAX_DEPTH) return TW_POSSIBLE;
  uint8_t *known = &x->judged[2 * (size_t)predicate + is_state];
  if (!*known) *known = (uint8_t)(whole_factuality(x, predicate, is_state, depth) + 1);
  return (TwFactuality)(*known - 1);
}

/* "[Former] Arsenal forward Campbell": where the words before a noun hang is often misread. */
static bool is_former(const Extractor *x, uint32_t noun) {
  uint32_t begin = x->document->sentences.items[token_of(x, noun)->sentence].tokens.begin;
  for (uint32_t i = noun; i > begin; i--) {
    const TwToken *t = token_of(x, i - 1);
    bool name_or_word = t->upos == TW_PROPN || t->upos == TW_NOUN || t->upos == TW_ADJ;
    if (!name_or_word || t->rel == TW_REL_NMOD_POSS || (t->rel != TW_REL_COMPOUND && t->rel != TW_REL_AMOD))
      return false;
    const TwEmbedding *e = t->upos == TW_ADJ ? event_embedding_at(x, i - 1) : NULL;
    if (e && e->factuality == TW_ONT_HAPPENED) return true;
  }
  return false;
}

/* "planned visit", "alleged attack", "previous meeting". */
static bool own_modifier(const Extractor *x, uint32_t noun, TwFactuality *f) {
  TW_EACH_CHILD(x->syntax, noun, c) {
    const TwToken *t = token_of(x, c);
    bool before = t->rel == TW_REL_ADVMOD && c < noun; /* "the [then] chair" */
    if (t->rel != TW_REL_AMOD && t->rel != TW_REL_COMPOUND && !before) continue;
    const TwTrigger *adverb = before ? event_find_trigger(x, c, TW_WORD_ADJECTIVE, TW_TRIGGER_EMBEDDING) : NULL;
    const TwEmbedding *e = adverb   ? &x->ontology->embeddings.items[adverb->id]
                           : before ? NULL
                                    : event_embedding_at(x, c);
    if (!e || e->factuality == TW_ONT_PLAIN || e->factuality == TW_ONT_ONGOING) continue;
    *f = of_hedge(e->factuality, *f);
    return true;
  }
  return false;
}

/* "a [former] minister and member of the board" was both. */
static bool modifier_factuality(const Extractor *x, uint32_t noun, TwFactuality *f) {
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    uint32_t counted = tw_syntax_counted_by(x->syntax, noun); /* "a [potential] round of talks" */
    if (own_modifier(x, noun, f) || (counted != noun && own_modifier(x, counted, f))) return true;
    const TwToken *t = token_of(x, noun);
    if (t->rel != TW_REL_CONJ || t->head == TW_NONE || token_of(x, t->head)->upos == TW_VERB) return false;
    if (tw_syntax_child(x->syntax, noun, TW_REL_DET) != TW_NONE) return false; /* "a former minister and [the] mayor" */
    noun = t->head;
  }
  return false;
}

/* "[served] as a member", "[remained] the owner": a state is over where the verb that it leans on tells the past. */
static bool is_over(const Extractor *x, uint32_t noun) {
  const TwToken *t = token_of(x, noun);
  if (t->head == TW_NONE || token_of(x, t->head)->upos != TW_VERB) return false;
  bool as =
      tw_rel_universal((TwRel)t->rel) == TW_REL_OBL && tw_syntax_prep(x->syntax, noun) == x->syntax->preps[TW_PREP_AS];
  if (!as && t->rel != TW_REL_XCOMP) return false;
  return is_past(x, t->head) && !lasts_until_now(x, t->head);
}

/* "may speak after [the attack]": there was one, whatever the clause leaves open. */
static bool is_presupposed(const Extractor *x, uint32_t noun) {
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    if (event_grammar_presupposes(event_prep_name(x, noun))) return true;
    if (token_of(x, noun)->rel != TW_REL_CONJ) return false;
    noun = token_of(x, noun)->head;
  }
  return false;
}

static TwFactuality noun_factuality(const Extractor *x, uint32_t noun, uint32_t support, uint16_t support_id,
                                    bool is_state, bool *vague) {
  TwFactuality f = is_state && !is_over(x, noun) ? TW_ONGOING : TW_HAPPENED;
  uint32_t det = tw_syntax_child(x->syntax, noun, TW_REL_DET);
  bool denied = det != TW_NONE && event_grammar_is_negation(token_of(x, det));
  bool modified = modifier_factuality(x, noun, &f);
  if (is_state && !modified && is_former(x, noun)) f = TW_HAPPENED, modified = true;
  uint32_t at;
  const TwEmbedding *e = event_embedding_above(x, noun, &at);
  if (support != TW_NONE) {
    f = clause_factuality(x, support, is_state, 0);
    uint8_t imposed = support_id != TW_NO_ID ? x->ontology->supports.items[support_id].factuality : TW_ONT_PLAIN;
    if (imposed != TW_ONT_PLAIN) f = combine(f == TW_ONGOING ? TW_HAPPENED : f, of_hedge(imposed, f));
    /* "cancelled a [planned] visit" */
    if (f != TW_DENIED && f != TW_POSSIBLE && f != TW_REQUESTED) modifier_factuality(x, noun, &f);
  } else if (e) {
    TwFactuality above = clause_factuality(x, at, false, 0);
    TwFactuality word = of_hedge(e->factuality, f);
    if (above == TW_DENIED || above == TW_POSSIBLE || above == TW_REQUESTED) word = TW_POSSIBLE;
    f = combine(word, f);
  } else if (!modified) {
    uint32_t clause = tw_syntax_clause(x->syntax, noun);
    TwFactuality around = clause != TW_NONE && clause != noun ? clause_factuality(x, clause, false, 0) : TW_HAPPENED;
    bool past = clause != TW_NONE && is_past(x, clause);
    if (around != TW_SCHEDULED && is_presupposed(x, noun)) around = TW_HAPPENED;
    if (around == TW_POSSIBLE || around == TW_REQUESTED || (around == TW_SCHEDULED && !is_state)) f = around;
    *vague = !past || around != TW_HAPPENED;
    if (around == TW_DENIED) f = TW_POSSIBLE, *vague = true;
  }
  return denied ? TW_DENIED : f;
}

TwFactuality event_factuality_of(const Extractor *x, uint32_t head, TwWordKind word, uint32_t support,
                                 uint16_t support_id, bool is_state, bool *vague) {
  *vague = false;
  TwFactuality f = word == TW_WORD_NOUN && tw_syntax_child(x->syntax, head, TW_REL_COP) == TW_NONE
                       ? noun_factuality(x, head, support, support_id, is_state, vague)
                       : clause_factuality(x, head, is_state, 0);
  if (in_question(x, head) && f != TW_DENIED) {
    f = TW_POSSIBLE;
    *vague = word == TW_WORD_NOUN;
  }
  return f;
}
