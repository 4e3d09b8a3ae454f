/* Pronouns: agreement first, then nearness, function and how much a text speaks of somebody. */
#include "coref/internal.h"

/** By how much the antecedent of "it" must lead: with less it may as well mean something else. */
#define IT_LEAD 2

static uint32_t subject_of(const Resolver *r, uint32_t token) {
  uint32_t clause = tw_syntax_clause(r->syntax, r->tokens[token].head);
  return clause == TW_NONE ? TW_NONE : tw_syntax_child(r->syntax, clause, TW_REL_NSUBJ);
}

/* A pronoun is not the subject of its own clause ("Putin praised him"), no conjunct of its own coordination, and not
 * what it stands inside of ("[his brother]"). */
static bool is_bound_elsewhere(Resolver *r, uint32_t m, uint32_t c) {
  uint32_t token = r->coref->mentions.items[m].head, other = r->coref->mentions.items[c].head;
  if (r->infos.items[m].sentence != r->infos.items[c].sentence) return false;
  if (coref_is_coordinated(r, token, other)) return true;
  bool possessive = r->tokens[token].rel == TW_REL_NMOD_POSS;
  if (tw_syntax_below(r->syntax, token, other) && r->tokens[other].upos != TW_VERB &&
      r->coref->mentions.items[c].tokens.begin <= token && r->coref->mentions.items[c].tokens.end > token)
    return true;
  if (possessive || coref_is_subject(r, token)) return false;
  uint32_t clause = tw_syntax_clause(r->syntax, r->tokens[token].head);
  uint32_t subject = clause == TW_NONE ? TW_NONE : tw_syntax_subject(r->syntax, clause, NULL);
  if (subject == TW_NONE || subject == token) return false;
  return subject == other ||
         (r->coref->at[subject] != TW_NONE && coref_root(r, r->coref->at[subject]) == coref_root(r, c));
}

/* "[gas] explosion": what stands only in a compound is not taken up, unless it is a body: "[Nato] troops". */
static bool is_mere_compound(const Resolver *r, uint32_t c) {
  const TwMention *mention = &r->coref->mentions.items[c];
  return mention->kind == TW_MENTION_NOMINAL &&
         tw_rel_universal((TwRel)r->tokens[mention->head].rel) == TW_REL_COMPOUND;
}

/* In a quotation its speaker is "I", never "he". */
static bool is_speaker(Resolver *r, const Info *p, uint32_t c) {
  uint32_t speaker = r->quotes.items[p->quote].speaker;
  return p->quote != 0 && speaker != TW_NONE && coref_root(r, speaker) == coref_root(r, c);
}

/* "[Dorian] made [its] landfall": the subject of the clause that a possessive pronoun stands in. */
static bool is_of_subject(const Resolver *r, uint32_t m, uint32_t c) {
  uint32_t token = r->coref->mentions.items[m].head, other = r->coref->mentions.items[c].head;
  if (r->tokens[token].rel != TW_REL_NMOD_POSS || r->infos.items[m].sentence != r->infos.items[c].sentence)
    return false;
  return other < token && coref_is_subject(r, other) && subject_of(r, token) == other;
}

static bool is_demonstrative(const Resolver *r, uint32_t m) {
  const TwToken *t = &r->tokens[r->coref->mentions.items[m].head];
  return r->infos.items[m].pro == PRO_OTHER && (t->morph & TW_M_DEM);
}

/* "Lind must go, [he] said", "[he] said that Lind …": who is named in what he says is another. */
static bool is_told_of(const Resolver *r, uint32_t m, uint32_t c) {
  uint32_t token = r->coref->mentions.items[m].head, at = r->coref->mentions.items[c].head;
  uint32_t verb = r->tokens[token].head;
  if (r->coref->mentions.items[c].kind != TW_MENTION_NAME || !coref_is_subject(r, token)) return false;
  if (!coref_embeds_speech(r, verb)) return false;
  if (r->tokens[verb].rel == TW_REL_PARATAXIS)
    return tw_syntax_below(r->syntax, at, r->tokens[verb].head) && !tw_syntax_below(r->syntax, at, verb);
  uint32_t told = tw_syntax_child(r->syntax, verb, TW_REL_CCOMP);
  return told != TW_NONE && tw_syntax_below(r->syntax, at, told);
}

static bool agrees(Resolver *r, uint32_t m, uint32_t c) {
  const Info *p = &r->infos.items[m], *chain = coref_chain(r, c), *own = &r->infos.items[c];
  if (chain->generic || (own->pro == PRO_OTHER && !(r->loose && is_demonstrative(r, c))) || own->pro == PRO_GENERIC ||
      own->pro == PRO_I || own->pro == PRO_WE || own->pro == PRO_YOU || own->pro == PRO_RELATIVE || own->predicative ||
      (own->quote && own->quote != p->quote && own->name.len == 0) || is_speaker(r, p, c) || is_mere_compound(r, c) ||
      is_told_of(r, m, c))
    return false;
  switch (p->pro) {
  case PRO_HE:
  case PRO_SHE:
    return chain->sort == SORT_PERSON && chain->number != NUMBER_PLUR && (!chain->gender || chain->gender == p->gender);
  case PRO_IT:
    if (chain->sort == SORT_UNKNOWN && chain->number == NUMBER_SING && is_of_subject(r, m, c)) return true;
    return chain->sort != SORT_PERSON && (chain->sort != SORT_UNKNOWN || r->loose) && chain->number != NUMBER_PLUR;
  case PRO_THEY:
    return chain->number == NUMBER_PLUR && chain->sort != SORT_EVENT;
  default:
    return false;
  }
}

static uint32_t function_weight(const Resolver *r, uint32_t token) {
  const TwToken *t = &r->tokens[coref_first_conjunct(r, token)];
  switch (tw_rel_universal((TwRel)t->rel)) {
  case TW_REL_NSUBJ:
    return 9;
  case TW_REL_OBJ:
  case TW_REL_IOBJ:
    return 5;
  case TW_REL_OBL:
    return 3;
  case TW_REL_NMOD:
    return t->rel == TW_REL_NMOD_POSS ? 4 : 1;
  case TW_REL_APPOS:
    return 2;
  default:
    return 0;
  }
}

/* Whether the clause of the mention is the main clause of its sentence. */
static bool in_main_clause(const Resolver *r, uint32_t token) {
  uint32_t clause = tw_syntax_clause(r->syntax, token);
  return clause != TW_NONE && r->tokens[clause].head == TW_NONE;
}

/* "[the minister] wrote [he] had ordered …": whose words they are speaks of himself. */
static bool reports(const Resolver *r, uint32_t teller, uint32_t token) {
  if (!coref_is_subject(r, token)) return false;
  uint32_t clause = r->tokens[token].head;
  while (clause != TW_NONE && r->tokens[clause].rel == TW_REL_CONJ) clause = r->tokens[clause].head;
  if (clause == TW_NONE || r->tokens[clause].rel != TW_REL_CCOMP) return false;
  if (coref_possessor(r, teller) != TW_NONE) return false; /* "[his] lawyer said [he] would appeal" */
  return tw_syntax_child(r->syntax, r->tokens[clause].head, TW_REL_NSUBJ) == teller;
}

/* "[the firm] and [its] owner": the possessor in a conjunct is the conjunct before it. */
static bool is_of_conjunct(const Resolver *r, uint32_t token, uint32_t other) {
  uint32_t noun = r->tokens[token].head;
  return r->tokens[token].rel == TW_REL_NMOD_POSS && other < token && coref_is_coordinated(r, noun, other);
}

static int score(Resolver *r, uint32_t m, uint32_t c) {
  const Info *p = &r->infos.items[m], *own = &r->infos.items[c], *chain = coref_chain(r, c);
  uint32_t token = r->coref->mentions.items[m].head, other = r->coref->mentions.items[c].head;
  int s = 30 - 9 * (int)(p->sentence - own->sentence);
  s += (int)function_weight(r, other);
  if (in_main_clause(r, other)) s += 2;
  if (coref_is_subject(r, token) == coref_is_subject(r, other)) s += 2;
  if (reports(r, other, token)) s += 6;
  TwMentionKind kind = r->coref->mentions.items[c].kind;
  if (p->pro == PRO_IT && r->tokens[other].rel == TW_REL_NMOD_POSS)
    s += tw_syntax_below(r->syntax, token, r->tokens[other].head) ? 8 : -8; /* "[Iran]'s victory over [its] rivals" */
  if (kind == TW_MENTION_DEMONYM) s -= 12;
  if (tw_rel_universal((TwRel)r->tokens[other].rel) == TW_REL_COMPOUND) s -= 6;
  if (is_of_conjunct(r, token, other)) s += 12;
  if (p->pro == PRO_IT && is_of_subject(r, m, c)) s += 3;
  if (kind == TW_MENTION_PRONOUN) s += 3;
  if (kind == TW_MENTION_NAME) s += 2;
  uint32_t most = p->pro == PRO_HE || p->pro == PRO_SHE ? 8 : 5;
  s += (int)(chain->uses > most ? most : chain->uses);
  if (chain->gender == p->gender && p->gender) s += 3;
  if (p->pro == PRO_IT && chain->sort == SORT_GROUP) s += 2;
  if (p->pro == PRO_IT && (chain->sort == SORT_EVENT || chain->sort == SORT_THING)) s -= 2;
  if (p->pro == PRO_THEY && (chain->sort == SORT_PERSON || chain->sort == SORT_GROUP)) s += 4;
  return s;
}

/* “If there is something we have, [it] is land”: what is said of in a quotation is named in it, or nothing. */
static bool leaves_quotation(const Resolver *r, uint32_t m, uint32_t c) {
  const Info *p = &r->infos.items[m];
  uint32_t clause = r->tokens[r->coref->mentions.items[m].head].head;
  if (p->pro != PRO_IT || p->quote == 0 || p->quote == r->infos.items[c].quote || clause == TW_NONE) return false;
  return tw_syntax_child(r->syntax, clause, TW_REL_COP) != TW_NONE;
}

/* The best antecedent within reach, and by how much it leads. */
static uint32_t best_antecedent(Resolver *r, uint32_t m, int *lead) {
  const Info *p = &r->infos.items[m];
  uint32_t best = TW_NONE;
  int most = 0, second = 0;
  for (uint32_t seen = 0, c = m; c-- > 0 && seen < COREF_WINDOW; seen++) {
    if (p->sentence - r->infos.items[c].sentence > COREF_PRONOUN_SENTENCES) break;
    if (!agrees(r, m, c) || is_bound_elsewhere(r, m, c) || leaves_quotation(r, m, c)) continue;
    int s = score(r, m, c);
    bool same = best != TW_NONE && coref_root(r, best) == coref_root(r, c);
    if (s > most) {
      if (!same) second = most;
      most = s;
      best = c;
    } else if (!same && s > second)
      second = s;
  }
  *lead = most - second;
  return best;
}

static void link_reflexive(Resolver *r, uint32_t m) {
  uint32_t token = r->coref->mentions.items[m].head;
  uint32_t subject = coref_mention_of(r, r->tokens[token].head); /* "[the minister] himself" */
  if (subject == TW_NONE) subject = coref_mention_of(r, subject_of(r, token));
  if (subject == TW_NONE || subject >= m) return;
  const Info *chain = coref_chain(r, subject), *p = &r->infos.items[m];
  if (p->pro == PRO_THEY ? chain->number != NUMBER_SING : chain->number != NUMBER_PLUR)
    coref_join_chains(r, subject, m);
}

/* "It is clear that …", "it is important to …", "it is believed that …": nothing is meant. */
static bool is_expletive(const Resolver *r, uint32_t token) {
  uint32_t clause = r->tokens[token].head;
  if (clause == TW_NONE || !coref_is_subject(r, token)) return r->tokens[token].rel == TW_REL_EXPL;
  if (r->tokens[clause].upos == TW_VERB)
    return tw_syntax_is_passive(r->syntax, clause) && tw_syntax_child(r->syntax, clause, TW_REL_CCOMP) != TW_NONE;
  TW_EACH_CHILD(r->syntax, clause, c) {
    TwRel rel = tw_rel_universal((TwRel)r->tokens[c].rel);
    if (rel == TW_REL_CSUBJ || rel == TW_REL_CCOMP || rel == TW_REL_XCOMP) return true;
    if (rel == TW_REL_ADVCL && c > clause && (r->tokens[c].morph & TW_M_INF)) return true;
  }
  return false;
}

/* "As the minister leaves, it shows …": the clause before is meant, not a thing in it. */
static bool takes_up_clause(Resolver *r, uint32_t token) {
  uint32_t clause = r->tokens[token].head;
  if (clause == TW_NONE || !coref_is_subject(r, token)) return false;
  TW_EACH_CHILD(r->syntax, clause, c) {
    if (c > token) break;
    if (r->tokens[c].rel != TW_REL_ADVCL) continue;
    uint32_t subject = coref_mention_of(r, tw_syntax_child(r->syntax, c, TW_REL_NSUBJ));
    if (subject != TW_NONE && coref_chain(r, subject)->sort == SORT_PERSON) return true;
  }
  return false;
}

/* The mentions of a coordination up to `last` where all of them are agents; 0 otherwise. */
static uint32_t conjuncts(Resolver *r, uint32_t first, uint32_t last, uint32_t found[COREF_MEMBERS]) {
  uint32_t count = 0, from = coref_mention_of(r, first);
  if (from == TW_NONE) return 0;
  for (uint32_t i = from; i <= last && count < COREF_MEMBERS; i++) {
    uint32_t head = r->coref->mentions.items[i].head;
    if (head != first && !coref_is_coordinated(r, head, first)) continue;
    const Info *chain = coref_chain(r, i);
    if ((chain->sort != SORT_PERSON && chain->sort != SORT_GROUP) || chain->generic) return 0;
    found[count++] = i;
  }
  return count;
}

static bool are_of_one_clause(const Resolver *r, const uint32_t pair[2]) {
  uint32_t a = r->coref->mentions.items[pair[0]].head, b = r->coref->mentions.items[pair[1]].head;
  return tw_syntax_clause(r->syntax, r->tokens[a].head) == tw_syntax_clause(r->syntax, r->tokens[b].head);
}

/* The conjuncts of a coordination before the pronoun, or the two persons of a clause: "he met Putin …, where they". */
static bool link_split(Resolver *r, uint32_t m) {
  const Info *p = &r->infos.items[m];
  for (uint32_t back = 0; back < 2 && back <= p->sentence; back++) {
    uint32_t found[COREF_MEMBERS], count = 0, together[COREF_MEMBERS], joined = 0;
    for (uint32_t seen = 0, c = m; c-- > 0 && seen < COREF_WINDOW; seen++) {
      const Info *chain = coref_chain(r, c);
      uint32_t head = r->coref->mentions.items[c].head;
      if (r->infos.items[c].sentence > p->sentence - back) continue;
      if (r->infos.items[c].sentence < p->sentence - back) break;
      if (chain->number == NUMBER_PLUR || chain->generic || is_bound_elsewhere(r, m, c)) continue;
      if (chain->sort != SORT_PERSON && chain->sort != SORT_GROUP) continue;
      if (r->coref->mentions.items[c].kind == TW_MENTION_DEMONYM) continue;
      uint32_t first = coref_first_conjunct(r, head);
      if (first != head && joined == 0) joined = conjuncts(r, first, c, together);
      if (chain->sort != SORT_PERSON) continue;
      bool known = false;
      for (uint32_t i = 0; i < count; i++) known |= coref_root(r, found[i]) == coref_root(r, c);
      if (!known && count < COREF_MEMBERS) found[count++] = c;
    }
    if (joined >= 2) return coref_set(r, m, together, joined);
    if (count == 2 && are_of_one_clause(r, found)) {
      uint32_t pair[2] = {found[1], found[0]};
      return coref_set(r, m, pair, 2);
    }
    if (count > 2) return false;
  }
  return false;
}

/* "The ministry said they …": a body as a group of people, where nothing plural is near. */
static bool link_group(Resolver *r, uint32_t m) {
  const Info *p = &r->infos.items[m];
  for (uint32_t seen = 0, c = m; c-- > 0 && seen < COREF_WINDOW; seen++) {
    if (p->sentence - r->infos.items[c].sentence > 1) return false;
    const Info *chain = coref_chain(r, c);
    if (chain->sort != SORT_GROUP || !coref_is_subject(r, r->coref->mentions.items[c].head)) continue;
    if (chain->generic || is_bound_elsewhere(r, m, c) || chain->type == r->country) continue;
    r->infos.items[coref_root(r, m)].number = NUMBER_UNKNOWN;
    return coref_join_chains(r, c, m);
  }
  return false;
}

static void link_they(Resolver *r, uint32_t m) {
  int lead;
  uint32_t best = best_antecedent(r, m, &lead);
  bool same_sentence = best != TW_NONE && r->infos.items[best].sentence == r->infos.items[m].sentence;
  if (same_sentence && coref_join_chains(r, best, m)) return;
  if (link_split(r, m)) return;
  if (best != TW_NONE && coref_join_chains(r, best, m)) return;
  link_group(r, m);
}

void coref_link_pronoun(Resolver *r, uint32_t m) {
  Info *info = &r->infos.items[m];
  uint32_t token = r->coref->mentions.items[m].head;
  int lead = 0;
  if (coref_root(r, m) != m || info->generic) return;
  if (coref_is_reflexive(&r->tokens[token]) && info->pro >= PRO_HE && info->pro <= PRO_THEY) {
    link_reflexive(r, m);
    return;
  }
  switch (info->pro) {
  case PRO_IT:
    if (is_expletive(r, token)) {
      info->generic = true;
      return;
    }
    if (takes_up_clause(r, token)) return;
    /* fall through */
  case PRO_HE:
  case PRO_SHE: {
    uint32_t best = best_antecedent(r, m, &lead);
    if (best != TW_NONE && (info->pro != PRO_IT || lead > IT_LEAD)) coref_join_chains(r, best, m);
    return;
  }
  case PRO_THEY:
    link_they(r, m);
    return;
  case PRO_BOTH:
    coref_link_set(r, m);
    return;
  default:
    return;
  }
}

/* "[That] is good, … [that] …": the thing at hand that was pointed at before. */
static void link_demonstrative(Resolver *r, uint32_t m) {
  const Info *info = &r->infos.items[m];
  bool plural = (r->tokens[r->coref->mentions.items[m].head].morph & TW_M_PLUR) != 0;
  for (uint32_t c = m; c-- > 0 && info->sentence - r->infos.items[c].sentence <= 1;) {
    const Info *other = &r->infos.items[c];
    bool that = is_demonstrative(r, c);
    if (!that && (other->pro != (plural ? PRO_THEY : PRO_IT) || other->generic)) continue;
    if (that && ((r->tokens[r->coref->mentions.items[c].head].morph & TW_M_PLUR) != 0) != plural) continue;
    coref_unite(r, c, m);
    return;
  }
}

void coref_link_pronoun_loosely(Resolver *r, uint32_t m) {
  const Info *info = &r->infos.items[m];
  int lead;
  if (is_demonstrative(r, m)) link_demonstrative(r, m);
  if (info->generic) return;
  uint32_t speaker = r->quotes.items[info->quote].speaker; /* none outside quotations */
  if (info->pro == PRO_WE && speaker != TW_NONE) {
    coref_unite(r, speaker, m);
    return;
  }
  uint32_t best = best_antecedent(r, m, &lead);
  if (best != TW_NONE) coref_unite(r, best, m);
}

/* "[We] warn the Saudis": said in the present and at once, a speaker's "we" is himself; who "will arrest", "have
 * bought" or has "[our] troops" is more than he. */
static bool speaks_for_himself(const Resolver *r, uint32_t token) {
  uint32_t verb = r->tokens[token].head, aux = tw_syntax_child(r->syntax, verb, TW_REL_AUX);
  if (!coref_is_subject(r, token)) return false;
  /* "we do not condone" */
  if (aux != TW_NONE && (!(r->tokens[verb].morph & TW_M_INF) || tw_str_is(tw_xpos_name(r->tokens[aux].xpos), "MD")))
    return false;
  uint32_t morph = r->tokens[aux != TW_NONE ? aux : verb].morph;
  return (morph & TW_M_PRES) && (morph & TW_M_FIN);
}

/* "I" and "we" of a quotation are its speaker; of the text itself its writer, and "you" its reader. */
void coref_link_first_persons(Resolver *r) {
  uint32_t writer[PRO_YOU + 1];
  for (uint32_t i = 0; i <= PRO_YOU; i++) writer[i] = TW_NONE;
  for (uint32_t m = 0; m < r->infos.count; m++) {
    Info *info = &r->infos.items[m];
    if (info->pro != PRO_I && info->pro != PRO_WE && info->pro != PRO_YOU) continue;
    if (info->quote != 0) {
      uint32_t speaker = r->quotes.items[info->quote].speaker;
      if (info->pro == PRO_YOU || speaker == TW_NONE) continue;
      const Info *chain = coref_chain(r, speaker);
      info->number = NUMBER_UNKNOWN;
      bool speaks = chain->sort == SORT_PERSON || chain->sort == SORT_GROUP;
      if (chain->sort == SORT_GROUP) info->sort = SORT_GROUP;
      bool body = info->pro == PRO_WE && chain->sort == SORT_PERSON;
      if (speaks && (!body || speaks_for_himself(r, r->coref->mentions.items[m].head)))
        coref_join_chains(r, speaker, m);
      continue;
    }
    if (writer[info->pro] == TW_NONE)
      writer[info->pro] = m;
    else
      coref_join_chains(r, writer[info->pro], m);
  }
}
