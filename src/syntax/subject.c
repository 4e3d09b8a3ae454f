/* Subjects that are understood: relatives, control and raising, coordination, participles. */
#include "syntax/syntax.h"

static const TwToken *token_at(const TwSyntax *syntax, uint32_t token) {
  return &syntax->document->tokens.items[token];
}

/* "Guyana and [Venezuela], which claims it": a verb in the singular speaks of the last one. */
static uint32_t nearest_conjunct(const TwSyntax *syntax, uint32_t verb, uint32_t antecedent) {
  const TwToken *t = token_at(syntax, verb);
  if (!(t->morph & TW_M_FIN) || !(t->morph & TW_M_SING) || !(t->morph & TW_M_PRES)) return antecedent;
  uint32_t found = antecedent;
  TW_EACH_CHILD(syntax, antecedent, c) {
    if (token_at(syntax, c)->rel == TW_REL_CONJ && c < verb) found = c;
  }
  return found;
}

uint32_t tw_syntax_antecedent(const TwSyntax *syntax, uint32_t token) {
  const TwToken *t = token_at(syntax, token);
  if (t->upos != TW_PRON || !(t->morph & TW_M_REL)) return TW_NONE;
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    t = token_at(syntax, token);
    if (t->rel == TW_REL_ACL_RELCL) return t->head == TW_NONE ? TW_NONE : nearest_conjunct(syntax, token, t->head);
    if (t->head == TW_NONE) return TW_NONE;
    token = t->head;
  }
  return TW_NONE;
}

static uint32_t own_subject(const TwSyntax *syntax, uint32_t predicate) {
  TW_EACH_CHILD(syntax, predicate, c) {
    if (tw_rel_universal((TwRel)token_at(syntax, c)->rel) != TW_REL_NSUBJ) continue;
    uint32_t antecedent = tw_syntax_antecedent(syntax, c);
    return antecedent != TW_NONE ? antecedent : c;
  }
  return TW_NONE;
}

/* Subjects that a to-infinitive below a noun takes: "Iran's plan to withdraw", "made an attempt to escape". */
static uint32_t noun_agent(const TwSyntax *syntax, uint32_t noun, uint32_t *up) {
  *up = TW_NONE;
  TW_EACH_CHILD(syntax, noun, c) {
    if (token_at(syntax, c)->rel == TW_REL_NMOD_POSS) return c;
  }
  const TwToken *n = token_at(syntax, noun);
  if (n->rel == TW_REL_OBJ || n->rel == TW_REL_OBL) *up = n->head;
  return TW_NONE;
}

static bool is_one_of(TwStr word, const TwStr *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (tw_str_eq_fold(word, words[i])) return true;
  return false;
}

/* The preposition or subordinator before a phrase or clause. */
static TwStr marker(const TwSyntax *syntax, uint32_t token) {
  TW_EACH_CHILD(syntax, token, c) {
    TwRel rel = (TwRel)token_at(syntax, c)->rel;
    if (rel == TW_REL_CASE || rel == TW_REL_MARK) return token_at(syntax, c)->form;
  }
  return TW_STR("");
}

static bool controls_object(const TwSyntax *syntax, uint32_t verb) {
  const TwOntology *o = syntax->ontology;
  uint32_t count;
  const TwTrigger *t = tw_ontology_triggers(o, TW_WORD_VERB, token_at(syntax, verb)->lemma, &count);
  for (uint32_t i = 0; i < count; i++)
    if (t[i].kind == TW_TRIGGER_EMBEDDING && o->embeddings.items[t[i].id].object_control &&
        tw_syntax_has_words(syntax, verb, t[i].lemma, NULL))
      return true;
  return false;
}

uint32_t tw_syntax_addressee(const TwSyntax *syntax, uint32_t verb) {
  static const TwStr towards[] = {TW_STR_INIT("on"), TW_STR_INIT("upon"), TW_STR_INIT("to"), TW_STR_INIT("for")};
  if (token_at(syntax, verb)->upos != TW_VERB || !controls_object(syntax, verb)) return TW_NONE;
  uint32_t object = tw_syntax_child(syntax, verb, TW_REL_OBJ);
  if (object != TW_NONE && object > verb) return object; /* "ordered [the firm] to close it", parsed as a purpose */
  TW_EACH_CHILD(syntax, verb, c) {
    if (token_at(syntax, c)->rel == TW_REL_OBL && c > verb && is_one_of(marker(syntax, c), towards, 4)) return c;
  }
  return TW_NONE;
}

/* "accused [them] of lying", "listed [it] as belonging", but "left them without speaking". */
static uint32_t clause_object(const TwSyntax *syntax, uint32_t predicate) {
  static const TwStr preps[] = {TW_STR_INIT("of"),   TW_STR_INIT("from"), TW_STR_INIT("for"), TW_STR_INIT("against"),
                                TW_STR_INIT("with"), TW_STR_INIT("into"), TW_STR_INIT("as")};
  const TwToken *t = token_at(syntax, predicate);
  if ((t->morph & TW_M_INF)) return tw_syntax_addressee(syntax, t->head);
  if (!is_one_of(marker(syntax, predicate), preps, sizeof preps / sizeof *preps)) return TW_NONE;
  uint32_t object = tw_syntax_child(syntax, t->head, TW_REL_OBJ);
  return object < predicate ? object : TW_NONE;
}

static bool trails(const TwSyntax *syntax, uint32_t predicate) {
  const TwToken *t = token_at(syntax, predicate);
  return (t->morph & TW_M_PRES) && (t->morph & TW_M_PART) && predicate > 0 &&
         tw_str_is(token_at(syntax, predicate - 1)->form, ",");
}

/* "Three people were killed in a raid, [seizing] drugs", "appointed Lo as premier, [replacing] Sonko": who trails a
 * passive with a subject without a name, or a verb that makes its object something, is anybody's guess. */
static bool trails_in_doubt(const TwSyntax *syntax, uint32_t predicate, uint32_t verb) {
  if (!trails(syntax, predicate) || token_at(syntax, verb)->upos != TW_VERB) return false;
  if (tw_syntax_is_passive(syntax, verb)) {
    uint32_t subject = tw_syntax_child(syntax, verb, TW_REL_NSUBJ);
    return subject != TW_NONE && token_at(syntax, subject)->upos == TW_NOUN;
  }
  uint32_t object = tw_syntax_child(syntax, verb, TW_REL_OBJ);
  if (object == TW_NONE || token_at(syntax, object)->upos == TW_NOUN) return false;
  TW_EACH_CHILD(syntax, verb, c) {
    const TwToken *t = token_at(syntax, c);
    if (t->rel == TW_REL_XCOMP && t->upos != TW_VERB && t->upos != TW_ADJ) return true;
    if (t->rel == TW_REL_OBL && c < predicate && tw_syntax_prep(syntax, c) == syntax->preps[TW_PREP_AS]) return true;
  }
  return false;
}

/* "rescued the students, [arresting] eight": behind a comma a participle speaks of who acts, not of the object. The
 * verb of that object, or TW_NONE. `below` is what the participle hangs from: the object, or a participle of the
 * object. */
static uint32_t verb_trailed(const TwSyntax *syntax, uint32_t predicate, uint32_t below) {
  if (!trails(syntax, predicate) || below == TW_NONE) return TW_NONE;
  const TwToken *noun = token_at(syntax, below);
  bool passive_relative = noun->rel == TW_REL_ACL_RELCL && tw_syntax_is_passive(syntax, below);
  if ((noun->rel == TW_REL_ACL || passive_relative) && noun->upos == TW_VERB && noun->head != TW_NONE)
    noun = token_at(syntax, noun->head);
  for (uint32_t depth = 0; noun->rel == TW_REL_NMOD && noun->head != TW_NONE && depth < TW_SYNTAX_DEPTH; depth++)
    noun = token_at(syntax, noun->head); /* "opened fire on a crowd waiting there, [killing] two" */
  bool object = noun->rel == TW_REL_OBJ || noun->rel == TW_REL_OBL || noun->rel == TW_REL_NSUBJ_PASS ||
                noun->rel == TW_REL_XCOMP; /* "was appointed premier, [succeeding] Sonko" */
  if (!object || noun->head == TW_NONE || noun->head >= predicate) return TW_NONE;
  if (token_at(syntax, noun->head)->upos != TW_VERB || trails_in_doubt(syntax, predicate, noun->head)) return TW_NONE;
  return noun->head;
}

/* "awarded a contract [to the firm] to build a rover": the firm will build, but "took a train to Minsk to meet Putin"
 * looks alike, so nobody is taken for it. */
static bool has_recipient(const TwSyntax *syntax, uint32_t predicate) {
  const TwToken *t = token_at(syntax, predicate);
  if (!(t->morph & TW_M_INF) || tw_syntax_child(syntax, t->head, TW_REL_OBJ) == TW_NONE) return false;
  uint16_t to = syntax->preps[TW_PREP_TO];
  TW_EACH_CHILD(syntax, t->head, c) {
    if (c < predicate && c > t->head && token_at(syntax, c)->rel == TW_REL_OBL && to != TW_NO_ID &&
        tw_syntax_prep(syntax, c) == to)
      return true;
  }
  return false;
}

/* One step from a predicate without a subject of its own: a token that is the subject, or else `*up`, the predicate
 * whose subject it shares. */
static uint32_t step(const TwSyntax *syntax, uint32_t predicate, uint32_t *up) {
  const TwToken *t = token_at(syntax, predicate);
  *up = TW_NONE;
  if (t->head == TW_NONE) return TW_NONE;
  switch (t->rel) {
  case TW_REL_XCOMP: {
    uint32_t object = tw_syntax_child(syntax, t->head, TW_REL_OBJ);
    if (object == TW_NONE) object = tw_syntax_child(syntax, t->head, TW_REL_IOBJ); /* "told [them] to leave" */
    if (object != TW_NONE && object != predicate) {
      uint32_t antecedent = tw_syntax_antecedent(syntax, object);
      return antecedent != TW_NONE ? antecedent : object;
    }
    *up = t->head;
    return TW_NONE;
  }
  case TW_REL_ADVCL: {
    if (t->morph & TW_M_FIN) return TW_NONE;
    uint32_t object = clause_object(syntax, predicate);
    if (object != TW_NONE) return object;
    if (has_recipient(syntax, predicate) || trails_in_doubt(syntax, predicate, t->head)) return TW_NONE;
    const TwToken *above = token_at(syntax, t->head);
    if (above->rel == TW_REL_ACL || above->rel == TW_REL_ACL_RELCL) *up = verb_trailed(syntax, predicate, t->head);
    /* "excommunicated them for leaving, [barring] them": who acts, not who left */
    bool controlled = above->rel == TW_REL_ADVCL && !(above->morph & TW_M_FIN) && trails(syntax, predicate) &&
                      clause_object(syntax, t->head) != TW_NONE;
    if (controlled) *up = above->head;
    if (*up == TW_NONE) *up = t->head;
    return TW_NONE;
  }
  case TW_REL_CONJ:
    if (tw_syntax_child(syntax, predicate, TW_REL_CC) == TW_NONE && token_at(syntax, t->head)->rel == TW_REL_ACL &&
        (*up = verb_trailed(syntax, predicate, t->head)) != TW_NONE)
      return TW_NONE;
    /* nouns may be coordinated too: only predicates share a subject */
    if (t->upos == TW_VERB || t->upos == TW_ADJ || tw_syntax_child(syntax, t->head, TW_REL_COP) != TW_NONE)
      *up = t->head;
    return TW_NONE;
  case TW_REL_ACL:
    if (t->morph & TW_M_INF) return noun_agent(syntax, t->head, up);
    if ((*up = verb_trailed(syntax, predicate, t->head)) != TW_NONE) return TW_NONE;
    return t->upos == TW_VERB ? t->head : TW_NONE;
  case TW_REL_ACL_RELCL:
    return TW_NONE;
  default:
    return TW_NONE;
  }
}

uint32_t tw_syntax_subject(const TwSyntax *syntax, uint32_t predicate, uint32_t *steps) {
  for (uint32_t n = 0; n < TW_SYNTAX_DEPTH && predicate != TW_NONE; n++) {
    if (steps) *steps = n;
    uint32_t subject = own_subject(syntax, predicate);
    if (subject != TW_NONE) return subject;
    uint32_t up;
    subject = step(syntax, predicate, &up);
    if (subject != TW_NONE) {
      if (steps) *steps = n + 1;
      return subject;
    }
    predicate = up;
  }
  return TW_NONE;
}

uint16_t tw_syntax_prep(const TwSyntax *syntax, uint32_t token) {
  uint16_t found = TW_NO_ID;
  TW_EACH_CHILD(syntax, token, c) {
    const TwToken *t = token_at(syntax, c);
    if ((t->rel != TW_REL_CASE && t->rel != TW_REL_MARK) || t->xpos == tw_xpos_of(TW_STR("POS"))) continue;
    char name[64];
    size_t n = 0;
    for (uint32_t part = c; part != TW_NONE;) {
      TwStr form = token_at(syntax, part)->form;
      if (n + form.len + 2 > sizeof name) return found;
      if (n) name[n++] = '_';
      for (size_t i = 0; i < form.len; i++) name[n++] = tw_lower(form.ptr[i]);
      uint32_t next = part == c ? syntax->first_child[c] : syntax->next_sibling[part];
      while (next != TW_NONE && token_at(syntax, next)->rel != TW_REL_FIXED) next = syntax->next_sibling[next];
      part = next;
    }
    uint16_t prep = tw_ontology_prep(syntax->ontology, tw_str_n(name, n));
    if (prep != TW_NO_ID) found = prep; /* "from near Kabul": the last one says where */
  }
  return found;
}
