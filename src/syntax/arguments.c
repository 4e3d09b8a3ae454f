/* The arguments of verbs and adjectives. */
#include "syntax/internal.h"

#include <stdio.h>

bool tw_arg_known(const TwArguments *out, Place place, uint32_t token) {
  for (uint32_t i = 0; i < out->count; i++)
    if (out->items[i].token == token && out->items[i].function == place.function && out->items[i].prep == place.prep)
      return true;
  return false;
}

bool tw_arg_clausal(const TwSyntax *syntax, uint32_t token) {
  const TwToken *t = token_at(syntax, token);
  return t->upos == TW_VERB || t->upos == TW_AUX || tw_syntax_child(syntax, token, TW_REL_NSUBJ) != TW_NONE;
}

void tw_arg_add_one(TwArguments *out, Place place, uint32_t token, uint32_t group) {
  if (out->count < TW_SYNTAX_ARGUMENTS && !tw_arg_known(out, place, token))
    out->items[out->count++] = (TwArgument){place.function, place.prep, token, group, place.distance, place.implicit};
}

/* Adds a filler and its conjuncts: "[China] and [Russia]". A relative pronoun gives way to its antecedent. */
void tw_arg_add(const TwSyntax *syntax, TwArguments *out, Place place, uint32_t token) {
  uint32_t antecedent = tw_syntax_antecedent(syntax, token);
  if (antecedent != TW_NONE) {
    token = antecedent;
    place.implicit = true;
  } else if (token_at(syntax, token)->morph & TW_M_REL) {
    return; /* refers to a whole clause, or to what is not there */
  }
  tw_arg_add_one(out, place, token, token);
  bool clause = tw_arg_clausal(syntax, token);
  uint32_t conjunct = token;
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH && conjunct != TW_NONE; depth++) {
    uint32_t next = TW_NONE;
    TW_EACH_CHILD(syntax, conjunct, c) {
      if (token_at(syntax, c)->rel != TW_REL_CONJ || tw_arg_clausal(syntax, c) != clause) continue;
      tw_arg_add_one(out, place, c, token);
      if (next == TW_NONE && tw_syntax_child(syntax, c, TW_REL_CONJ) != TW_NONE) next = c;
    }
    conjunct = next;
  }
}

void tw_arg_add_actor(const TwSyntax *syntax, TwArguments *out, Place place, uint32_t clause) {
  uint32_t subject = tw_syntax_child(syntax, clause, TW_REL_NSUBJ);
  if (subject == TW_NONE || tw_syntax_is_passive(syntax, clause)) return;
  tw_arg_add(syntax, out, (Place){TW_FN_COMPLEMENT_SUBJECT, TW_NO_ID, place.distance, place.implicit}, subject);
}

/* "accused [the army] of failing", "demanded [the army] leave": the parser may take the object for the subject of what
 * follows. */
static void add_raised(const TwSyntax *syntax, uint32_t predicate, uint32_t clause, Place place, TwArguments *out) {
  uint32_t subject = tw_syntax_child(syntax, clause, TW_REL_NSUBJ);
  uint32_t mark = tw_syntax_child(syntax, clause, TW_REL_MARK);
  if (subject == TW_NONE || tw_syntax_child(syntax, predicate, TW_REL_OBJ) != TW_NONE) return;
  if (mark != TW_NONE && mark < subject) return; /* "demanded that he leave" */
  place.function = TW_FN_OBJECT;
  place.prep = TW_NO_ID;
  tw_arg_add(syntax, out, place, subject);
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
    /* "told [reporters] that …", "warned [him]": alone, it is the object */
    place.function = tw_syntax_child(syntax, predicate, TW_REL_OBJ) == TW_NONE ? TW_FN_OBJECT : TW_FN_INDIRECT;
    break;
  case TW_REL_OBL_AGENT: /* "imposed [on him]" is parsed so, too */
    place.prep = tw_syntax_prep(syntax, child);
    place.function = TW_FN_PREP;
    if (place.prep == TW_NO_ID || place.prep == syntax->preps[TW_PREP_BY])
      place.function = TW_FN_SUBJECT, place.prep = TW_NO_ID;
    break;
  case TW_REL_OBL:
  case TW_REL_NMOD:
    place.prep = tw_syntax_prep(syntax, child);
    place.function = TW_FN_PREP;
    if (passive && place.prep != TW_NO_ID && place.prep == syntax->preps[TW_PREP_BY])
      place.function = TW_FN_SUBJECT, place.prep = TW_NO_ID;
    break;
  case TW_REL_XCOMP:
    place.function = c->upos == TW_VERB ? TW_FN_COMPLEMENT : TW_FN_PREDICATIVE;
    break;
  case TW_REL_CCOMP:
    place.prep = tw_syntax_prep(syntax, child);
    place.function = TW_FN_COMPLEMENT;
    /* "saw [him] leave", not "[Li] will leave, he told reporters" */
    if (!(c->morph & TW_M_FIN) && tw_syntax_child(syntax, child, TW_REL_AUX) == TW_NONE &&
        tw_syntax_child(syntax, child, TW_REL_COP) == TW_NONE && child > predicate)
      add_raised(syntax, predicate, child, place, out);
    tw_arg_add_actor(syntax, out, place, child);
    break;
  case TW_REL_ADVCL:
    place.prep = tw_syntax_prep(syntax, child); /* "accused of killing" */
    if (place.prep == TW_NO_ID || (c->morph & (TW_M_FIN | TW_M_INF))) return;
    place.function = TW_FN_COMPLEMENT;
    break;
  default:
    return;
  }
  tw_arg_add(syntax, out, place, child);
}

/* "Russia, [whose] mercenaries fought": the antecedent has its place. */
static bool has_relative_below(const TwSyntax *syntax, uint32_t token) {
  TW_EACH_CHILD(syntax, token, c) {
    if (token_at(syntax, c)->upos == TW_PRON && (token_at(syntax, c)->morph & (TW_M_REL | TW_M_INT))) return true;
  }
  return false;
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
  if (has_relative_below(syntax, subject)) return;
  TW_EACH_CHILD(syntax, verb, c) {
    if (token_at(syntax, c)->upos == TW_ADV && (token_at(syntax, c)->morph & (TW_M_REL | TW_M_INT))) return;
  }
  tw_arg_add(syntax, out, (Place){TW_FN_OBJECT, TW_NO_ID, 1, true}, t->head);
}

/* "a meeting [where] he will speak": what the adverb stands for is a place. */
static void add_where(const TwSyntax *syntax, uint32_t verb, TwArguments *out) {
  const TwToken *t = token_at(syntax, verb);
  if (t->rel != TW_REL_ACL_RELCL || t->head == TW_NONE) return;
  TW_EACH_CHILD(syntax, verb, c) {
    const TwToken *a = token_at(syntax, c);
    if (a->upos == TW_ADV && a->rel == TW_REL_ADVMOD && tw_is_word(a->lemma, TW_WORD_WHERE))
      tw_arg_add(syntax, out, (Place){TW_FN_PREP, syntax->preps[TW_PREP_IN], 1, true}, t->head);
  }
}

/* "condemned and rejected the attack": the object of the last verb is the first one's too. */
static void add_shared_object(const TwSyntax *syntax, uint32_t verb, TwArguments *out) {
  if (tw_syntax_child(syntax, verb, TW_REL_OBJ) != TW_NONE) return;
  TW_EACH_CHILD(syntax, verb, c) {
    if (token_at(syntax, c)->rel != TW_REL_CONJ || c > verb + 2) continue;
    uint32_t object = tw_syntax_child(syntax, c, TW_REL_OBJ);
    if (object != TW_NONE) tw_arg_add(syntax, out, (Place){TW_FN_OBJECT, TW_NO_ID, 1, true}, object);
    return;
  }
}

/* Prepositions whose phrases the parser hangs below the object: "sent troops [to Mali]", "withdrew its forces [from
 * Iraq]", "filed a suit in a court [against the bank]". */
static bool strays(const TwSyntax *syntax, uint16_t prep, bool hostile) {
  static const TwPrep preps[] = {TW_PREP_AGAINST, TW_PREP_TO, TW_PREP_FROM, TW_PREP_INTO};
  for (size_t i = 0; i < (hostile ? 1 : sizeof preps / sizeof *preps); i++)
    if (prep != TW_NO_ID && prep == syntax->preps[preps[i]]) return true;
  return false;
}

/* "lifted the sanctions imposed [on Iran]", "dropped the charges brought [against him]". */
static void add_aimed_at(const TwSyntax *syntax, uint32_t participle, uint8_t distance, TwArguments *out) {
  TW_EACH_CHILD(syntax, participle, c) {
    TwRel rel = tw_rel_universal((TwRel)token_at(syntax, c)->rel);
    uint16_t prep = tw_syntax_prep(syntax, c);
    if (rel != TW_REL_OBL || prep == TW_NO_ID) continue;
    if (prep == syntax->preps[TW_PREP_ON] || prep == syntax->preps[TW_PREP_AGAINST])
      tw_arg_add(syntax, out, (Place){TW_FN_PREP, prep, distance, true}, c);
  }
}

void tw_arg_stray(const TwSyntax *syntax, uint32_t noun, uint8_t distance, bool hostile, TwArguments *out) {
  if (distance > 4) return;
  TW_EACH_CHILD(syntax, noun, c) {
    const TwToken *t = token_at(syntax, c);
    if (t->rel == TW_REL_ACL && (t->morph & TW_M_PASS)) add_aimed_at(syntax, c, distance, out);
    if (t->rel != TW_REL_NMOD) continue;
    uint16_t prep = tw_syntax_prep(syntax, c);
    if (strays(syntax, prep, hostile)) tw_arg_add(syntax, out, (Place){TW_FN_PREP, prep, distance, true}, c);
    tw_arg_stray(syntax, c, (uint8_t)(distance + 1), hostile, out);
  }
}

/* "in [response] to the strike" is one preposition; only asked of what stands behind "in". */
static bool opens_prep(const TwSyntax *syntax, uint32_t noun) {
  TW_EACH_CHILD(syntax, noun, c) {
    uint16_t prep = token_at(syntax, c)->rel == TW_REL_NMOD ? tw_syntax_prep(syntax, c) : TW_NO_ID;
    if (prep == TW_NO_ID || syntax->preps[TW_PREP_IN] == TW_NO_ID) continue;
    char name[64];
    TwStr before = syntax->ontology->preps.items[syntax->preps[TW_PREP_IN]],
          after = syntax->ontology->preps.items[prep];
    int n = snprintf(name, sizeof name, "%.*s_%.*s_%.*s", TW_FMT(before), TW_FMT(token_at(syntax, noun)->lemma),
                     TW_FMT(after));
    if (n > 0 && (size_t)n < sizeof name && tw_ontology_prep(syntax->ontology, tw_str_n(name, (size_t)n)) != TW_NO_ID)
      return true;
  }
  return false;
}

static void add_strays(const TwSyntax *syntax, uint32_t verb, TwArguments *out) {
  TW_EACH_CHILD(syntax, verb, c) {
    TwRel rel = (TwRel)token_at(syntax, c)->rel;
    bool in = rel == TW_REL_OBL && tw_syntax_prep(syntax, c) == syntax->preps[TW_PREP_IN] && !opens_prep(syntax, c);
    /* "gave $2 million in aid [to Fiji]" */
    if (rel == TW_REL_OBJ || rel == TW_REL_NSUBJ_PASS || in) tw_arg_stray(syntax, c, 2, false, out);
  }
}

/* Verbs that give their object its words: "issue", "publish". "vetoed a resolution urging", "named the crisis
 * destroying" say nothing of who urges or destroys. */
static bool gives_words(const TwSyntax *syntax, uint32_t verb) {
  const TwOntology *o = syntax->ontology;
  uint32_t count;
  const TwTrigger *t = tw_ontology_triggers(o, TW_WORD_VERB, token_at(syntax, verb)->lemma, &count);
  for (uint32_t i = 0; i < count; i++) {
    if (!tw_syntax_has_words(syntax, verb, t[i].lemma, NULL)) continue;
    if (t[i].kind == TW_TRIGGER_EMBEDDING && o->embeddings.items[t[i].id].attributes &&
        o->embeddings.items[t[i].id].factuality == TW_ONT_PLAIN)
      return true;
    if (t[i].kind != TW_TRIGGER_SUPPORT) continue;
    const TwSupport *s = &o->supports.items[t[i].id];
    if (s->noun_function == TW_FN_OBJECT && s->subject_as == TW_FN_SUBJECT &&
        (s->factuality == TW_ONT_PLAIN || s->factuality == TW_ONT_HAPPENED))
      return true;
  }
  return false;
}

/* "issued a report [accusing] the army": who issued it accuses, where no agent stands nearer. */
static void add_issuer(const TwSyntax *syntax, uint32_t verb, TwArguments *out) {
  const TwToken *t = token_at(syntax, verb);
  if (t->rel != TW_REL_ACL || (t->morph & (TW_M_INF | TW_M_PASS)) || t->head == TW_NONE) return;
  const TwToken *noun = token_at(syntax, t->head);
  if (noun->rel != TW_REL_OBJ || noun->head == TW_NONE || !gives_words(syntax, noun->head)) return;
  uint32_t issuer = tw_syntax_subject(syntax, noun->head, NULL);
  if (issuer != TW_NONE && issuer != t->head)
    tw_arg_add(syntax, out, (Place){TW_FN_SUBJECT, TW_NO_ID, 3, true}, issuer);
}

/* "accused the rebels [of killing] civilians", with the clause below the object. */
static void add_object_clause(const TwSyntax *syntax, uint32_t verb, TwArguments *out) {
  uint32_t object = tw_syntax_child(syntax, verb, TW_REL_OBJ);
  if (object == TW_NONE) return;
  TW_EACH_CHILD(syntax, object, c) {
    const TwToken *t = token_at(syntax, c);
    uint16_t prep = t->rel == TW_REL_ACL && !(t->morph & (TW_M_FIN | TW_M_INF)) ? tw_syntax_prep(syntax, c) : TW_NO_ID;
    if (prep != TW_NO_ID) tw_arg_add(syntax, out, (Place){TW_FN_COMPLEMENT, prep, 1, true}, c);
  }
}

void tw_arg_verb(const TwSyntax *syntax, uint32_t verb, TwArguments *out) {
  bool passive = tw_syntax_is_passive(syntax, verb);
  uint32_t steps = 0;
  uint32_t subject = tw_syntax_subject(syntax, verb, &steps);
  if (subject != TW_NONE) {
    uint8_t function = TW_FN_SUBJECT;
    if (passive) function = tw_syntax_child(syntax, verb, TW_REL_OBJ) != TW_NONE ? TW_FN_INDIRECT : TW_FN_OBJECT;
    tw_arg_add(syntax, out, (Place){function, TW_NO_ID, (uint8_t)steps, steps > 0}, subject);
  }
  TW_EACH_CHILD(syntax, verb, c) { add_dependent(syntax, verb, c, passive, (Place){0}, out); }
  add_where(syntax, verb, out);
  add_gap(syntax, verb, out);
  if (!passive) add_shared_object(syntax, verb, out);
  if (!passive) add_object_clause(syntax, verb, out);
  if (!passive) add_issuer(syntax, verb, out);
  add_strays(syntax, verb, out);
}

/* "is [guilty] of", "found [guilty]", "[dead] man". */
static void adjective_arguments(const TwSyntax *syntax, uint32_t adjective, TwArguments *out) {
  const TwToken *t = token_at(syntax, adjective);
  uint32_t steps = 0;
  uint32_t subject = t->rel == TW_REL_AMOD ? t->head : tw_syntax_subject(syntax, adjective, &steps);
  if (subject != TW_NONE) {
    Place place = {TW_FN_SUBJECT, TW_NO_ID, (uint8_t)steps, steps > 0};
    tw_arg_add(syntax, out, place, subject);
    place.function = TW_FN_BEARER;
    tw_arg_add(syntax, out, place, subject);
  }
  TW_EACH_CHILD(syntax, adjective, c) { add_dependent(syntax, adjective, c, false, (Place){0}, out); }
  if (t->rel == TW_REL_XCOMP && t->head != TW_NONE) /* "was found guilty [of murder]" */
    TW_EACH_CHILD(syntax, t->head, c) {
      if (token_at(syntax, c)->rel == TW_REL_OBL)
        add_dependent(syntax, adjective, c, false, (Place){.distance = 1, .implicit = true}, out);
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
    tw_arg_noun(syntax, predicate, out);
  } else if (word == TW_WORD_ADJECTIVE) {
    adjective_arguments(syntax, predicate, out);
  } else {
    tw_arg_verb(syntax, predicate, out);
  }
  sort_by_distance(out);
}
