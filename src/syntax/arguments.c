/* The arguments of verbs, adjectives and nouns. */
#include "syntax/syntax.h"

static const TwToken *token_at(const TwSyntax *syntax, uint32_t token) {
  return &syntax->document->tokens.items[token];
}

/* What is being filled, and how surely; passed down while one argument's conjuncts are added. */
typedef struct Place {
  uint8_t function;
  uint16_t prep;
  uint8_t distance;
  bool implicit;
} Place;

static bool known(const TwArguments *out, Place place, uint32_t token) {
  for (uint32_t i = 0; i < out->count; i++)
    if (out->items[i].token == token && out->items[i].function == place.function && out->items[i].prep == place.prep)
      return true;
  return false;
}

static bool clausal(const TwSyntax *syntax, uint32_t token) {
  const TwToken *t = token_at(syntax, token);
  return t->upos == TW_VERB || t->upos == TW_AUX || tw_syntax_child(syntax, token, TW_REL_NSUBJ) != TW_NONE;
}

static void add_one(TwArguments *out, Place place, uint32_t token, uint32_t group) {
  if (out->count < TW_SYNTAX_ARGUMENTS && !known(out, place, token))
    out->items[out->count++] = (TwArgument){place.function, place.prep, token, group, place.distance, place.implicit};
}

/* Adds a filler and its conjuncts: "[China] and [Russia]". A relative pronoun gives way to its antecedent. */
static void add(const TwSyntax *syntax, TwArguments *out, Place place, uint32_t token) {
  uint32_t antecedent = tw_syntax_antecedent(syntax, token);
  if (antecedent != TW_NONE) {
    token = antecedent;
    place.implicit = true;
  } else if (token_at(syntax, token)->morph & TW_M_REL) {
    return; /* refers to a whole clause, or to what is not there */
  }
  add_one(out, place, token, token);
  bool clause = clausal(syntax, token);
  uint32_t conjunct = token;
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH && conjunct != TW_NONE; depth++) {
    uint32_t next = TW_NONE;
    TW_EACH_CHILD(syntax, conjunct, c) {
      if (token_at(syntax, c)->rel != TW_REL_CONJ || clausal(syntax, c) != clause) continue;
      add_one(out, place, c, token);
      if (next == TW_NONE && tw_syntax_child(syntax, c, TW_REL_CONJ) != TW_NONE) next = c;
    }
    conjunct = next;
  }
}

static bool is_nominal(const TwToken *t) {
  return t->upos == TW_NOUN || t->upos == TW_PROPN || t->upos == TW_PRON || t->upos == TW_NUM || t->upos == TW_ADJ;
}

/* One dependent of a verb or adjective. Subjects are added by the caller. */
static void add_dependent(const TwSyntax *syntax, uint32_t predicate, uint32_t child, bool passive, Place place,
                          TwArguments *out) {
  const TwToken *c = token_at(syntax, child);
  place.prep = TW_NO_ID;
  switch (c->rel) {
  case TW_REL_OBJ:
    place.function = TW_FN_OBJECT;
    break;
  case TW_REL_IOBJ:
    place.function = TW_FN_INDIRECT;
    break;
  case TW_REL_OBL_AGENT:
    place.function = TW_FN_SUBJECT;
    break;
  case TW_REL_OBL:
  case TW_REL_NMOD:
    place.prep = tw_syntax_prep(syntax, child);
    place.function = TW_FN_PREP;
    if (passive && place.prep != TW_NO_ID && place.prep == tw_ontology_prep(syntax->ontology, TW_STR("by")))
      place.function = TW_FN_SUBJECT, place.prep = TW_NO_ID;
    break;
  case TW_REL_XCOMP:
    place.function = c->upos == TW_VERB ? TW_FN_COMPLEMENT : TW_FN_PREDICATIVE;
    break;
  case TW_REL_CCOMP:
    place.function = TW_FN_COMPLEMENT;
    break;
  case TW_REL_ADVCL:
    place.prep = tw_syntax_prep(syntax, child); /* "accused of killing" */
    if (place.prep == TW_NO_ID || (c->morph & (TW_M_FIN | TW_M_INF))) return;
    place.function = TW_FN_COMPLEMENT;
    break;
  default:
    return;
  }
  (void)predicate;
  add(syntax, out, place, child);
}

/* What a relative clause without a pronoun leaves out: "the man [police arrested]". */
static void add_gap(const TwSyntax *syntax, uint32_t verb, TwArguments *out) {
  const TwToken *t = token_at(syntax, verb);
  if (t->rel != TW_REL_ACL_RELCL || t->head == TW_NONE) return;
  if (tw_syntax_child(syntax, verb, TW_REL_OBJ) != TW_NONE) return;
  uint32_t subject = tw_syntax_child(syntax, verb, TW_REL_NSUBJ);
  if (subject == TW_NONE || tw_syntax_is_passive(syntax, verb)) return;
  for (uint32_t i = 0; i < out->count; i++)
    if (out->items[i].token == t->head) return; /* a pronoun stands for it already */
  TW_EACH_CHILD(syntax, verb, c) {
    if (token_at(syntax, c)->upos == TW_ADV && (token_at(syntax, c)->morph & (TW_M_REL | TW_M_INT))) return;
  }
  add(syntax, out, (Place){TW_FN_OBJECT, TW_NO_ID, 1, true}, t->head);
}

/* "condemned and rejected the attack": the object of the last verb is the first one's too. */
static void add_shared_object(const TwSyntax *syntax, uint32_t verb, TwArguments *out) {
  if (tw_syntax_child(syntax, verb, TW_REL_OBJ) != TW_NONE) return;
  TW_EACH_CHILD(syntax, verb, c) {
    if (token_at(syntax, c)->rel != TW_REL_CONJ || c > verb + 2) continue;
    uint32_t object = tw_syntax_child(syntax, c, TW_REL_OBJ);
    if (object != TW_NONE) add(syntax, out, (Place){TW_FN_OBJECT, TW_NO_ID, 1, true}, object);
    return;
  }
}

static void verb_arguments(const TwSyntax *syntax, uint32_t verb, TwArguments *out) {
  bool passive = tw_syntax_is_passive(syntax, verb);
  uint32_t steps = 0;
  uint32_t subject = tw_syntax_subject(syntax, verb, &steps);
  if (subject != TW_NONE) {
    uint8_t function = TW_FN_SUBJECT;
    if (passive) function = tw_syntax_child(syntax, verb, TW_REL_OBJ) != TW_NONE ? TW_FN_INDIRECT : TW_FN_OBJECT;
    add(syntax, out, (Place){function, TW_NO_ID, (uint8_t)steps, steps > 0}, subject);
  }
  TW_EACH_CHILD(syntax, verb, c) { add_dependent(syntax, verb, c, passive, (Place){0}, out); }
  add_gap(syntax, verb, out);
  if (!passive) add_shared_object(syntax, verb, out);
}

/* "is [guilty] of", "found [guilty]", "[dead] man". */
static void adjective_arguments(const TwSyntax *syntax, uint32_t adjective, TwArguments *out) {
  const TwToken *t = token_at(syntax, adjective);
  uint32_t steps = 0;
  uint32_t subject = t->rel == TW_REL_AMOD ? t->head : tw_syntax_subject(syntax, adjective, &steps);
  if (subject != TW_NONE) {
    Place place = {TW_FN_SUBJECT, TW_NO_ID, (uint8_t)steps, steps > 0};
    add(syntax, out, place, subject);
    place.function = TW_FN_BEARER;
    add(syntax, out, place, subject);
  }
  TW_EACH_CHILD(syntax, adjective, c) { add_dependent(syntax, adjective, c, false, (Place){0}, out); }
  if (t->rel == TW_REL_XCOMP && t->head != TW_NONE) /* "was found guilty [of murder]" */
    TW_EACH_CHILD(syntax, t->head, c) {
      if (token_at(syntax, c)->rel == TW_REL_OBL)
        add_dependent(syntax, adjective, c, false, (Place){.distance = 1, .implicit = true}, out);
    }
}

/* ---- nouns ---- */

/* The first conjunct, whose place in the sentence the later ones share. */
static uint32_t first_conjunct(const TwSyntax *syntax, uint32_t token) {
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    const TwToken *t = token_at(syntax, token);
    if (t->rel != TW_REL_CONJ || t->head == TW_NONE || clausal(syntax, t->head)) break;
    token = t->head;
  }
  return token;
}

static void noun_dependents(const TwSyntax *syntax, uint32_t noun, uint8_t distance, TwArguments *out) {
  TW_EACH_CHILD(syntax, noun, c) {
    const TwToken *t = token_at(syntax, c);
    Place place = {TW_FN_PREP, TW_NO_ID, distance, distance > 0};
    switch (t->rel) {
    case TW_REL_NMOD_POSS:
      place.function = TW_FN_POSSESSOR;
      break;
    case TW_REL_NMOD:
    case TW_REL_OBL:
      place.prep = tw_syntax_prep(syntax, c);
      break;
    case TW_REL_COMPOUND:
    case TW_REL_AMOD:
    case TW_REL_NMOD_DESC:
    case TW_REL_NMOD_UNMARKED:
      place.function = TW_FN_MODIFIER;
      break;
    case TW_REL_APPOS:
      place.function = TW_FN_APPOSITIVE;
      break;
    case TW_REL_ACL:
      if (!(t->morph & TW_M_INF) && tw_syntax_prep(syntax, c) == TW_NO_ID) continue;
      place.function = TW_FN_COMPLEMENT; /* "plan to withdraw", "charges of killing" */
      place.prep = tw_syntax_prep(syntax, c);
      break;
    case TW_REL_CCOMP:
      place.function = TW_FN_COMPLEMENT;
      break;
    default:
      continue;
    }
    add(syntax, out, place, c);
  }
}

/* Whom the noun describes: copula, apposition, title before a name, "elected president", "served as minister". */
static uint32_t bearer_of(const TwSyntax *syntax, uint32_t noun, uint8_t *distance) {
  const TwToken *t = token_at(syntax, noun);
  *distance = 0;
  if (tw_syntax_child(syntax, noun, TW_REL_COP) != TW_NONE) return tw_syntax_subject(syntax, noun, NULL);
  uint32_t appositive = tw_syntax_child(syntax, noun, TW_REL_APPOS);
  if (t->head == TW_NONE) return appositive;
  switch (t->rel) {
  case TW_REL_APPOS:
    return t->head;
  case TW_REL_NMOD_DESC:
  case TW_REL_COMPOUND:
    if (token_at(syntax, t->head)->upos == TW_PROPN) return t->head;
    break;
  case TW_REL_XCOMP:
    *distance = 1;
    return tw_syntax_subject(syntax, noun, NULL);
  case TW_REL_OBL:
  case TW_REL_NMOD:
    if (tw_syntax_prep(syntax, noun) == tw_ontology_prep(syntax->ontology, TW_STR("as")) &&
        token_at(syntax, t->head)->upos == TW_VERB) {
      *distance = 1;
      uint32_t object = tw_syntax_child(syntax, t->head, TW_REL_OBJ);
      return object != TW_NONE ? object : tw_syntax_subject(syntax, t->head, NULL);
    }
    break;
  default:
    break;
  }
  return appositive;
}

static void add_bearer(const TwSyntax *syntax, uint32_t noun, TwArguments *out) {
  uint8_t distance = 0;
  uint32_t bearer = bearer_of(syntax, noun, &distance);
  if (bearer == TW_NONE && token_at(syntax, noun)->rel == TW_REL_CONJ) /* "is founder and [chief]" */
    bearer = bearer_of(syntax, first_conjunct(syntax, noun), &distance);
  bool own = bearer == TW_NONE || bearer == noun;
  Place place = {TW_FN_BEARER, TW_NO_ID, own ? 9 : distance, own};
  if (own)
    add_one(out, place, noun, noun);
  else
    add(syntax, out, place, bearer);
}

static const TwSupport *support_of(const TwSyntax *syntax, uint32_t verb, uint8_t noun_function, uint16_t prep,
                                   uint16_t *id) {
  const TwOntology *o = syntax->ontology;
  uint32_t count;
  const TwTrigger *t = tw_ontology_triggers(o, TW_WORD_VERB, token_at(syntax, verb)->lemma, &count);
  for (uint32_t i = 0; i < count; i++) {
    if (t[i].kind != TW_TRIGGER_SUPPORT) continue;
    const TwSupport *s = &o->supports.items[t[i].id];
    if (s->noun_function != noun_function || (noun_function == TW_FN_PREP && s->noun_prep != prep)) continue;
    if (!tw_syntax_has_words(syntax, verb, t[i].lemma, NULL)) continue;
    *id = t[i].id;
    return s;
  }
  return NULL;
}

/* A support verb above the noun lends it its subject and its prepositional phrases: "Li held talks with Putin in
 * Moscow", "embarked on a mission", "talks took place in Geneva", "a visit was paid by". */
static void add_support(const TwSyntax *syntax, uint32_t noun, TwArguments *out) {
  uint32_t place = first_conjunct(syntax, noun);
  const TwToken *t = token_at(syntax, place);
  if (t->head == TW_NONE || token_at(syntax, t->head)->upos != TW_VERB) return;
  uint32_t verb = t->head;
  bool passive = tw_syntax_is_passive(syntax, verb);
  uint8_t function = TW_FN_OBJECT;
  uint16_t prep = TW_NO_ID;
  if (t->rel == TW_REL_NSUBJ)
    function = TW_FN_SUBJECT;
  else if (t->rel == TW_REL_OBL)
    function = TW_FN_PREP, prep = tw_syntax_prep(syntax, place);
  else if (t->rel != TW_REL_OBJ && t->rel != TW_REL_NSUBJ_PASS && !(t->rel == TW_REL_ACL && (t->morph & TW_M_PASS)))
    return;
  uint16_t id = TW_NO_ID;
  const TwSupport *support = support_of(syntax, verb, function, prep, &id);
  if (!support) return;
  out->support = verb;
  out->support_id = id;
  TwArguments of_verb = {.support = TW_NONE, .support_id = TW_NO_ID};
  verb_arguments(syntax, verb, &of_verb);
  for (uint32_t i = 0; i < of_verb.count; i++) {
    const TwArgument *a = &of_verb.items[i];
    if (tw_syntax_below(syntax, a->token, place)) continue;
    Place p = {a->function, a->prep, (uint8_t)(a->distance + 1), true};
    if (a->function == TW_FN_SUBJECT && function != TW_FN_SUBJECT)
      p.function = support->subject_as;
    else if (a->function == TW_FN_INDIRECT)
      p.function = TW_FN_OBJECT; /* "paid Moscow a visit" */
    else if (a->function != TW_FN_PREP)
      continue;
    if (!known(out, p, a->token) && out->count < TW_SYNTAX_ARGUMENTS) {
      add_one(out, p, a->token, a->group);
    }
  }
}

/* "the talks held in Moscow", "the visit paid by Li": a participle of a support verb below the noun. */
static void add_support_below(const TwSyntax *syntax, uint32_t noun, TwArguments *out) {
  TW_EACH_CHILD(syntax, noun, c) {
    const TwToken *t = token_at(syntax, c);
    if ((t->rel != TW_REL_ACL && t->rel != TW_REL_ACL_RELCL) || t->upos != TW_VERB) continue;
    uint16_t id = TW_NO_ID;
    const TwSupport *support = support_of(syntax, c, TW_FN_OBJECT, TW_NO_ID, &id);
    if (!support) continue;
    TwArguments of_verb = {.support = TW_NONE, .support_id = TW_NO_ID};
    verb_arguments(syntax, c, &of_verb);
    bool takes_noun = false;
    for (uint32_t i = 0; i < of_verb.count; i++)
      takes_noun |= of_verb.items[i].token == noun && of_verb.items[i].function == TW_FN_OBJECT;
    if (!takes_noun) continue;
    out->support = c;
    out->support_id = id;
    for (uint32_t i = 0; i < of_verb.count; i++) {
      const TwArgument *a = &of_verb.items[i];
      if (a->function != TW_FN_SUBJECT && a->function != TW_FN_PREP) continue;
      uint8_t f = a->function == TW_FN_SUBJECT ? support->subject_as : a->function;
      add_one(out, (Place){f, a->prep, (uint8_t)(a->distance + 1), true}, a->token, a->group);
    }
  }
}

static void noun_arguments(const TwSyntax *syntax, uint32_t noun, TwArguments *out) {
  noun_dependents(syntax, noun, 0, out);
  add_bearer(syntax, noun, out);
  add_support(syntax, noun, out);
  add_support_below(syntax, noun, out);
  uint32_t first = first_conjunct(syntax, noun);
  if (first == noun) return;
  /* "Iran's visits and [talks]": possessor and modifiers of the first conjunct hold for the later ones */
  TW_EACH_CHILD(syntax, first, c) {
    const TwToken *t = token_at(syntax, c);
    if (t->rel == TW_REL_NMOD_POSS) add(syntax, out, (Place){TW_FN_POSSESSOR, TW_NO_ID, 1, true}, c);
    if (t->rel == TW_REL_AMOD && c < first && tw_syntax_child(syntax, noun, TW_REL_AMOD) == TW_NONE)
      add_one(out, (Place){TW_FN_MODIFIER, TW_NO_ID, 1, true}, c, c);
  }
  /* and a prepositional phrase after the last one holds for the earlier: handled where the first is asked for */
}

/* "patrols and exercises [with Russia]" is parsed below either conjunct. */
static void add_later_conjuncts_preps(const TwSyntax *syntax, uint32_t noun, TwArguments *out) {
  TW_EACH_CHILD(syntax, noun, c) {
    const TwToken *t = token_at(syntax, c);
    if (t->rel != TW_REL_CONJ || clausal(syntax, c)) continue;
    TW_EACH_CHILD(syntax, c, d) {
      const TwToken *u = token_at(syntax, d);
      if (u->rel == TW_REL_NMOD && d > c) add(syntax, out, (Place){TW_FN_PREP, tw_syntax_prep(syntax, d), 2, true}, d);
    }
  }
}

static void sort_by_distance(TwArguments *out) {
  for (uint32_t i = 1; i < out->count; i++) {
    TwArgument a = out->items[i];
    uint32_t j = i;
    for (; j > 0 && out->items[j - 1].distance > a.distance; j--) out->items[j] = out->items[j - 1];
    out->items[j] = a;
  }
}

void tw_syntax_arguments(const TwSyntax *syntax, uint32_t predicate, TwWordKind word, TwArguments *out) {
  out->count = 0;
  out->support = TW_NONE;
  out->support_id = TW_NO_ID;
  if (word == TW_WORD_NOUN) {
    noun_arguments(syntax, predicate, out);
    add_later_conjuncts_preps(syntax, predicate, out);
  } else if (word == TW_WORD_ADJECTIVE) {
    adjective_arguments(syntax, predicate, out);
  } else {
    verb_arguments(syntax, predicate, out);
  }
  sort_by_distance(out);
}
