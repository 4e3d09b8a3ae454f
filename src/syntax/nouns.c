/* The arguments of nouns: "of/by/'s", titles, apposition, copulas, support verbs. */
#include "syntax/internal.h"

/* The first conjunct, whose place in the sentence the later ones share. */
static uint32_t first_conjunct(const TwSyntax *syntax, uint32_t token) {
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    const TwToken *t = token_at(syntax, token);
    if (t->rel != TW_REL_CONJ || t->head == TW_NONE || tw_arg_clausal(syntax, t->head)) break;
    token = t->head;
  }
  return token;
}

/* "[US]-mediated talks": the word belongs to the participle behind its hyphen. */
static bool joins_participle(const TwSyntax *syntax, uint32_t modifier) {
  const TwToken *t = token_at(syntax, modifier);
  if (t->space_after || modifier + 2 >= syntax->document->tokens.count) return false;
  const TwToken *next = token_at(syntax, modifier + 2);
  return tw_str_is(token_at(syntax, modifier + 1)->form, "-") && next->upos == TW_VERB && next->sentence == t->sentence;
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
      if (joins_participle(syntax, c)) continue;
      place.function = TW_FN_MODIFIER;
      break;
    case TW_REL_APPOS:
      place.function = TW_FN_APPOSITIVE;
      break;
    case TW_REL_ACL:
      if (!(t->morph & TW_M_INF) && tw_syntax_prep(syntax, c) == TW_NO_ID) continue;
      place.function = TW_FN_COMPLEMENT; /* "plan to withdraw", "charges of killing" */
      tw_arg_add_actor(syntax, out, place, c);
      if (!(t->morph & TW_M_INF)) place.prep = tw_syntax_prep(syntax, c);
      break;
    case TW_REL_CCOMP:
      place.function = TW_FN_COMPLEMENT;
      tw_arg_add_actor(syntax, out, place, c);
      break;
    default:
      continue;
    }
    tw_arg_add(syntax, out, place, c);
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
    if (tw_syntax_prep(syntax, noun) == syntax->preps[TW_PREP_AS] && token_at(syntax, t->head)->upos == TW_VERB) {
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
  if (bearer == TW_NONE && token_at(syntax, noun)->rel == TW_REL_CONJ) { /* "is founder and [chief]" */
    uint32_t first = first_conjunct(syntax, noun);
    bearer = bearer_of(syntax, first, &distance);
    /* "his wife, Jonna, and his [sisters]": the name is the wife's alone */
    bool apart = tw_syntax_child(syntax, noun, TW_REL_DET) != TW_NONE ||
                 tw_syntax_child(syntax, noun, TW_REL_NMOD_POSS) != TW_NONE;
    if (apart && bearer != TW_NONE && bearer == tw_syntax_child(syntax, first, TW_REL_APPOS)) bearer = TW_NONE;
  }
  bool own = bearer == TW_NONE || bearer == noun;
  Place place = {TW_FN_BEARER, TW_NO_ID, own ? 9 : distance, own};
  if (own)
    tw_arg_add_one(out, place, noun, noun);
  else
    tw_arg_add(syntax, out, place, bearer);
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

uint32_t tw_syntax_counted_by(const TwSyntax *syntax, uint32_t noun) {
  static const char *const counters[] = {"series", "round",   "wave",   "string",  "spate", "number",
                                         "set",    "state",   "couple", "flurry",  "kind",  "type",
                                         "form",   "barrage", "dozens", "hundreds"};
  const TwToken *t = token_at(syntax, noun);
  if (t->rel != TW_REL_NMOD || t->head == TW_NONE) return noun;
  if (tw_syntax_prep(syntax, noun) != syntax->preps[TW_PREP_OF]) return noun;
  const TwToken *head = token_at(syntax, t->head);
  for (size_t i = 0; i < sizeof counters / sizeof *counters; i++)
    if (tw_str_is(head->lemma, counters[i]) || tw_str_is(head->form, counters[i])) return t->head;
  return noun;
}

/* A support verb above the noun lends it its subject and its prepositional phrases: "Li held talks with Putin in
 * Moscow", "embarked on a mission", "talks took place in Geneva", "a visit was paid by". */
static void add_support(const TwSyntax *syntax, uint32_t noun, TwArguments *out) {
  uint32_t place = tw_syntax_counted_by(syntax, first_conjunct(syntax, noun));
  const TwToken *t = token_at(syntax, place);
  if (t->head == TW_NONE || token_at(syntax, t->head)->upos != TW_VERB) return;
  uint32_t verb = t->head;
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
  tw_arg_verb(syntax, verb, &of_verb);
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
    if (!tw_arg_known(out, p, a->token) && out->count < TW_SYNTAX_ARGUMENTS) {
      tw_arg_add_one(out, p, a->token, a->group);
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
    tw_arg_verb(syntax, c, &of_verb);
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
      tw_arg_add_one(out, (Place){f, a->prep, (uint8_t)(a->distance + 1), true}, a->token, a->group);
    }
  }
}

static void all_but_later(const TwSyntax *syntax, uint32_t noun, TwArguments *out) {
  noun_dependents(syntax, noun, 0, out);
  add_bearer(syntax, noun, out);
  add_support(syntax, noun, out);
  add_support_below(syntax, noun, out);
  uint32_t first = first_conjunct(syntax, noun);
  if (first == noun) return;
  /* "Iran's visits and [talks]": possessor and modifiers of the first conjunct hold for the later ones */
  TW_EACH_CHILD(syntax, first, c) {
    const TwToken *t = token_at(syntax, c);
    if (t->rel == TW_REL_NMOD_POSS) tw_arg_add(syntax, out, (Place){TW_FN_POSSESSOR, TW_NO_ID, 1, true}, c);
    if (t->rel == TW_REL_AMOD && c < first && tw_syntax_child(syntax, noun, TW_REL_AMOD) == TW_NONE)
      tw_arg_add_one(out, (Place){TW_FN_MODIFIER, TW_NO_ID, 1, true}, c, c);
  }
}

/* "patrols and exercises [with Russia]" is parsed below either conjunct; "attacks in Gaza and restrictions on aid" keep
 * their own. */
static void add_later_conjuncts_preps(const TwSyntax *syntax, uint32_t noun, TwArguments *out) {
  TW_EACH_CHILD(syntax, noun, c) {
    if (token_at(syntax, c)->rel == TW_REL_NMOD) return;
  }
  TW_EACH_CHILD(syntax, noun, c) {
    const TwToken *t = token_at(syntax, c);
    if (t->rel != TW_REL_CONJ || tw_arg_clausal(syntax, c)) continue;
    TW_EACH_CHILD(syntax, c, d) {
      const TwToken *u = token_at(syntax, d);
      if (u->rel == TW_REL_NMOD && d > c)
        tw_arg_add(syntax, out, (Place){TW_FN_PREP, tw_syntax_prep(syntax, d), 2, true}, d);
    }
  }
}

/* "its withdrawal of troops [from Iraq]", "filed a suit in a court [against the bank]" */
static void add_strays(const TwSyntax *syntax, uint32_t noun, TwArguments *out) {
  TW_EACH_CHILD(syntax, noun, c) {
    if (token_at(syntax, c)->rel == TW_REL_NMOD) tw_arg_stray(syntax, c, 3, false, out);
  }
  if (out->support == TW_NONE) return;
  TW_EACH_CHILD(syntax, out->support, c) {
    if (token_at(syntax, c)->rel == TW_REL_OBL) tw_arg_stray(syntax, c, 3, true, out);
  }
}

void tw_arg_noun(const TwSyntax *syntax, uint32_t noun, TwArguments *out) {
  all_but_later(syntax, noun, out);
  add_strays(syntax, noun, out);
  add_later_conjuncts_preps(syntax, noun, out);
}
