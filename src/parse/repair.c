#include "parse/repair.h"

#include "gazetteer/gazetteer.h"
#include "parse/repair_names.h"

/* The words from `begin` to `end`, in lower case with single blanks, name an office. */
static bool is_office(const TwDocument *d, uint32_t begin, uint32_t end) {
  char phrase[128];
  size_t n = 0;
  for (uint32_t i = begin; i < end; i++) {
    TwStr form = d->tokens.items[i].form;
    if (n + form.len + 2 > sizeof phrase) return false;
    if (n) phrase[n++] = ' ';
    for (size_t k = 0; k < form.len; k++) phrase[n++] = tw_lower(form.ptr[k]);
  }
  return tw_gaz_office(tw_str_n(phrase, n)) != NULL;
}

static bool has_child(const TwDocument *d, uint32_t head, TwRel rel) {
  const TwToken *t = d->tokens.items;
  const TwSpan *span = &d->sentences.items[t[head].sentence].tokens;
  for (uint32_t i = span->begin; i < span->end; i++)
    if (t[i].head == head && t[i].rel == rel) return true;
  return false;
}

/* "head [of state and military officials]": the preposition was given to the officials. */
static void repair_shared_case(TwToken *t, uint32_t head, uint32_t last) {
  uint32_t of = head + 1, inner = head + 2;
  if (last <= inner + 1 || t[last].head != head || t[last].rel != TW_REL_NMOD || t[inner + 1].upos != TW_CCONJ) return;
  for (uint32_t c = inner + 2; c < last; c++) {
    if (t[c].head != inner && t[c].head != head) continue;
    t[c].head = last;
    if (t[c].rel == TW_REL_CONJ) t[c].rel = t[c].upos == TW_ADJ ? TW_REL_AMOD : TW_REL_COMPOUND;
  }
  t[of].head = inner;
  t[inner].head = head;
  t[inner].rel = TW_REL_NMOD;
  t[inner + 1].head = last;
  t[last].head = head;
  t[last].rel = TW_REL_CONJ;
}

/* Words that name an office: a noun, a preposition and `inner`. */
static void repair_office(TwDocument *document, uint32_t inner) {
  TwToken *t = document->tokens.items;
  if (inner < 2 || t[inner - 1].rel != TW_REL_CASE || t[inner - 2].sentence != t[inner].sentence) return;
  uint32_t head = inner - 2;
  if (t[head].upos != TW_NOUN || !is_office(document, head, inner + 1)) return;
  if (t[inner - 1].head != inner && t[inner - 1].head != TW_NONE) repair_shared_case(t, head, t[inner - 1].head);
  if (t[inner].head != head) return;
  for (uint32_t c = inner + 1; c < document->tokens.count && t[c].sentence == t[inner].sentence; c++)
    if (t[c].head == inner && t[c].rel == TW_REL_CONJ) t[c].head = head;
}

/* A common noun and a name beside it, both objects (or both subjects) of one verb: the noun describes the name. */
static void repair_title(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  TwToken *noun = &t[i], *name = &t[i + 1];
  bool same = noun->head == name->head && noun->rel == name->rel && noun->sentence == name->sentence;
  if (!same || (noun->rel != TW_REL_OBJ && noun->rel != TW_REL_NSUBJ)) return;
  if (noun->upos != TW_NOUN || name->upos != TW_PROPN) return;
  noun->head = i + 1;
  noun->rel = TW_REL_NMOD_DESC;
  for (uint32_t c = i; c-- > 0 && t[c].sentence == noun->sentence;)
    if (t[c].head == i && t[c].rel == TW_REL_DET) t[c].head = i + 1;
}

/* "the bank [Banco Lumen]": no compound stands behind its noun; the name says which. */
static void repair_name_behind(TwDocument *document, uint32_t name) {
  TwToken *t = document->tokens.items;
  if (name == 0 || t[name].rel != TW_REL_COMPOUND || t[name].upos != TW_PROPN || t[name].head != name - 1) return;
  if (t[name - 1].upos == TW_NOUN) t[name].rel = TW_REL_APPOS;
}

/* "a [magnitude] 6.4 [earthquake] struck": two subjects side by side are one, the first describes the second. */
static void repair_twin_subject(TwDocument *document, uint32_t second) {
  TwToken *t = document->tokens.items;
  if (t[second].rel != TW_REL_NSUBJ || t[second].upos != TW_NOUN || t[second].head == TW_NONE) return;
  uint32_t first = second;
  while (first > 0 && second - first < 4 && t[first - 1].sentence == t[second].sentence) {
    first--;
    bool number = t[first].upos == TW_NUM || t[first].upos == TW_SYM;
    if (!number) break;
  }
  if (first == second || t[first].upos != TW_NOUN || t[first].rel != TW_REL_NSUBJ || t[first].head != t[second].head)
    return;
  for (uint32_t c = first; c-- > 0 && t[c].sentence == t[second].sentence;)
    if (t[c].head == first && (t[c].rel == TW_REL_DET || t[c].rel == TW_REL_AMOD)) t[c].head = second;
  t[first].head = second;
  t[first].rel = TW_REL_COMPOUND;
}

/* "said the firm's [president], [Laura Mendel]": of two subjects behind the verb the name stands beside the noun. */
static void repair_named_subject(TwDocument *document, uint32_t name) {
  TwToken *t = document->tokens.items;
  if (name < 2 || t[name].rel != TW_REL_NSUBJ || t[name].upos != TW_PROPN || t[name].head == TW_NONE) return;
  if (!tw_str_is(t[name - 1].form, ",")) return;
  for (uint32_t first = name - 1; first-- > t[name].head && t[first].sentence == t[name].sentence;) {
    if (t[first].head != t[name].head || t[first].rel != TW_REL_NSUBJ || t[first].upos != TW_NOUN) continue;
    t[name].head = first;
    t[name].rel = TW_REL_APPOS;
    return;
  }
}

static bool in_headline(const TwDocument *d, uint32_t token) {
  const TwSentence *s = &d->sentences.items[d->tokens.items[token].sentence];
  if (s->paragraph >= d->paragraphs.count) return false;
  uint8_t block = d->paragraphs.items[s->paragraph].block;
  return block == TW_BLOCK_TITLE || block == TW_BLOCK_HEADING;
}

/* "foreign [secretary] David Lammy": the name was hung below the noun that describes it. */
static void repair_flat_title(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  uint32_t name = i + 1;
  if (t[i].upos != TW_NOUN || t[name].upos != TW_PROPN || t[name].rel != TW_REL_FLAT || t[name].head != i) return;
  TwSpan span = document->sentences.items[t[i].sentence].tokens;
  t[name].head = t[i].head;
  t[name].rel = t[i].rel;
  t[i].head = name;
  t[i].rel = TW_REL_NMOD_DESC;
  for (uint32_t c = span.begin; c < span.end; c++) {
    TwRel rel = tw_rel_universal((TwRel)t[c].rel);
    bool describes = c < i && (rel == TW_REL_AMOD || rel == TW_REL_COMPOUND || rel == TW_REL_NMOD);
    if (t[c].head == i && c != i && !describes) t[c].head = name;
  }
}

/* "named [Sanchez] as army chief": the name is the object, "as" says what it is named. */
static void repair_named(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  uint32_t verb = t[i].head;
  if (t[i].rel != TW_REL_XCOMP || t[i].upos != TW_PROPN || verb == TW_NONE || t[verb].upos != TW_VERB || verb > i)
    return;
  if (has_child(document, verb, TW_REL_OBJ) || has_child(document, i, TW_REL_CASE)) return;
  TwSpan span = document->sentences.items[t[i].sentence].tokens;
  for (uint32_t as = i + 1; as < span.end; as++)
    if (t[as].rel == TW_REL_CASE && tw_str_eq_fold(t[as].form, TW_STR("as")) && t[as].head != TW_NONE &&
        (t[t[as].head].head == verb || t[t[as].head].head == i)) {
      t[i].rel = TW_REL_OBJ;
      if (t[t[as].head].head == i) t[t[as].head].head = verb, t[t[as].head].rel = TW_REL_OBL;
      return;
    }
}

/* "A court sentences [Smith]": of two subjects around a verb without an object the second is the object. */
static void repair_object(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  uint32_t verb = t[i].head;
  if (t[i].rel != TW_REL_NSUBJ || verb == TW_NONE || verb > i || t[verb].upos != TW_VERB) return;
  if (has_child(document, verb, TW_REL_OBJ) || has_child(document, verb, TW_REL_CCOMP)) return;
  for (uint32_t c = document->sentences.items[t[i].sentence].tokens.begin; c < verb; c++)
    if (t[c].head == verb && t[c].rel == TW_REL_NSUBJ) {
      t[i].rel = TW_REL_OBJ;
      return;
    }
}

/* "[Li] plans to travel, a [spokesman] announced": of two subjects the first belongs to the clause that is reported. */
static void repair_subjects(TwDocument *document, uint32_t first) {
  TwToken *t = document->tokens.items;
  if (t[first].rel != TW_REL_NSUBJ || t[first].head == TW_NONE || t[first].head < first) return;
  uint32_t verb = t[first].head, clause = TW_NONE;
  bool second = false;
  for (uint32_t i = first + 1; i < verb; i++) {
    if (t[i].head == verb && t[i].rel == TW_REL_CCOMP && !second) clause = i;
    second |= t[i].head == verb && t[i].rel == TW_REL_NSUBJ && clause != TW_NONE;
  }
  if (!second) return;
  for (uint32_t i = first + 1; i < verb; i++)
    if (t[i].head == clause && tw_rel_universal((TwRel)t[i].rel) == TW_REL_NSUBJ) {
      t[first].rel = TW_REL_DISLOCATED; /* a dateline: "[Brussels] — Finland has joined, a minister said" */
      return;
    }
  t[first].head = clause;
}

/* "resigned as governor of X and [Pierluisi] was sworn in": the name was joined to the noun before "and", though the
 * verb right behind it has no subject. */
static void repair_second_subject(TwDocument *document, uint32_t verb) {
  TwToken *t = document->tokens.items;
  if (t[verb].rel != TW_REL_CONJ || t[verb].upos != TW_VERB || t[verb].head == TW_NONE || t[verb].head > verb) return;
  if (has_child(document, verb, TW_REL_NSUBJ) || has_child(document, verb, TW_REL_NSUBJ_PASS)) return;
  uint32_t first = verb; /* its auxiliaries */
  bool finite = false, passive = false;
  while (first > 0 && t[first - 1].head == verb && (t[first - 1].upos == TW_AUX || t[first - 1].upos == TW_ADV)) {
    first--;
    finite |= t[first].upos == TW_AUX && (t[first].morph & TW_M_FIN);
    passive |= t[first].rel == TW_REL_AUX_PASS;
  }
  if (!finite || first == 0) return;
  uint32_t name = first - 1;
  while (name > 0 && t[name].rel == TW_REL_FLAT && t[name].head < name) name = t[name].head;
  if (t[name].upos != TW_PROPN || t[name].rel != TW_REL_CONJ || t[name].head == TW_NONE || name == 0) return;
  if (t[t[name].head].upos == TW_VERB || t[name].head < t[verb].head) return;
  uint32_t cc = name - 1;
  if (t[cc].rel != TW_REL_CC || t[cc].head != name) return;
  t[name].head = t[cc].head = verb;
  t[name].rel = passive ? TW_REL_NSUBJ_PASS : TW_REL_NSUBJ;
}

/* "is [due to] meet": the adjective was given to the infinitive as its mark. It is the predicate. */
static void repair_adjective(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  uint32_t verb = t[i].head;
  if (t[i].upos != TW_ADJ || t[i].rel != TW_REL_MARK || verb == TW_NONE || verb < i + 2) return;
  if (t[i + 1].head != i || t[i + 1].rel != TW_REL_FIXED || !(t[verb].morph & TW_M_INF)) return;
  if (!has_child(document, verb, TW_REL_COP)) return;
  for (uint32_t c = document->sentences.items[t[i].sentence].tokens.begin; c < i; c++)
    if (t[c].head == verb) t[c].head = i;
  t[i].head = t[verb].head;
  t[i].rel = t[verb].rel;
  t[verb].head = i;
  t[verb].rel = TW_REL_XCOMP;
  t[i + 1].head = verb;
  t[i + 1].rel = TW_REL_MARK;
}

static bool is_bare_past(const TwDocument *d, uint32_t i) {
  const TwToken *t = &d->tokens.items[i];
  return t->upos == TW_VERB && (t->morph & TW_M_PAST) && !has_child(d, i, TW_REL_AUX) &&
         !has_child(d, i, TW_REL_AUX_PASS) && !has_child(d, i, TW_REL_COP);
}

/* "vowed to veto it and [called] on …": a past tense beside a past tense, not beside an infinitive; "condemned it and
 * [called] on …": no participle either. */
static void repair_past(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  if (t[i].rel != TW_REL_CONJ || t[i].head == TW_NONE || !is_bare_past(document, i)) return;
  uint32_t head = t[i].head;
  bool to = t[head].rel == TW_REL_XCOMP && !has_child(document, head, TW_REL_AUX);
  bool said = t[head].rel == TW_REL_CCOMP && has_child(document, head, TW_REL_AUX) &&
              !has_child(document, i, TW_REL_NSUBJ); /* "said it did not need help and [urged] …" */
  if ((to || said) && (t[head].morph & TW_M_INF) && t[head].head != TW_NONE) head = t[head].head;
  if (t[head].upos != TW_VERB || !(t[head].morph & TW_M_FIN) || !is_bare_past(document, head)) return;
  t[i].head = head;
  t[i].morph = (t[i].morph & ~(uint32_t)(TW_M_PART | TW_M_PASS)) | TW_M_FIN;
}

/* Headlines tell in the present: a past form without an object is a participle, "Former mayor [jailed] for fraud", and
 * so is one with a predicate noun, "Johnson [elected] leader". */
static void repair_headline(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  if (t[i].rel != TW_REL_ROOT || t[i].upos != TW_VERB || !is_bare_past(document, i) || !in_headline(document, i))
    return;
  if (has_child(document, i, TW_REL_CCOMP) || has_child(document, i, TW_REL_XCOMP)) return;
  const TwSpan *span = &document->sentences.items[t[i].sentence].tokens;
  uint32_t subject = TW_NONE;
  for (uint32_t c = i + 1; c < span->end; c++) {
    if (t[c].head != i || t[c].rel != TW_REL_OBJ) continue;
    if (!is_office(document, c, c + 1)) return;
    t[c].rel = TW_REL_XCOMP;
  }
  for (uint32_t c = span->begin; c < i; c++)
    if (t[c].head == i && t[c].rel == TW_REL_NSUBJ) subject = c;
  if (subject == TW_NONE) return;
  t[subject].rel = TW_REL_NSUBJ_PASS;
  t[i].morph = (t[i].morph & ~(uint32_t)TW_M_FIN) | TW_M_PART | TW_M_PASS;
}

/* Adjectives that make a semi-auxiliary with "be … to". */
static bool is_semi_auxiliary(TwStr form) { return tw_str_eq_fold(form, TW_STR("due")); }

/* "Ruto is [due] to travel": read as the preposition "due to" before a noun, though somebody is due and the noun stands
 * bare. "The delay is due to weather" stays. */
static void repair_due(TwDocument *document, uint32_t due) {
  TwToken *t = document->tokens.items;
  uint32_t verb = t[due].head, count = document->tokens.count, subject = TW_NONE, cop = TW_NONE;
  if (t[due].rel != TW_REL_CASE || !is_semi_auxiliary(t[due].form) || verb != due + 2 || verb >= count) return;
  if (t[due + 1].head != due || t[verb].upos != TW_NOUN || (t[verb].morph & TW_M_PLUR)) return;
  TwSpan span = document->sentences.items[t[due].sentence].tokens;
  for (uint32_t i = span.begin; i < span.end; i++) {
    if (t[i].head != verb) continue;
    if (t[i].rel == TW_REL_NSUBJ)
      subject = i;
    else if (t[i].rel == TW_REL_COP)
      cop = i;
    else if (t[i].rel == TW_REL_DET || t[i].rel == TW_REL_AMOD || t[i].rel == TW_REL_COMPOUND)
      return;
  }
  bool somebody = subject != TW_NONE && (t[subject].upos == TW_PROPN || t[subject].upos == TW_PRON);
  if (!somebody || cop == TW_NONE) return;
  t[due].head = t[verb].head;
  t[due].rel = t[verb].rel;
  t[subject].head = t[cop].head = due;
  t[due + 1].head = verb;
  t[due + 1].rel = TW_REL_MARK;
  t[verb].head = due;
  t[verb].rel = TW_REL_XCOMP;
  t[verb].upos = TW_VERB;
  t[verb].xpos = tw_xpos_of(TW_STR("VB"));
  t[verb].feats = TW_STR("VerbForm=Inf");
  t[verb].morph = TW_M_INF;
}

/* Whether a noun says what the bearer of a name of that kind is: "a subsidiary", of an organisation. */
static bool describes(const TwToken *noun, uint8_t name) {
  uint32_t kinds = tw_gaz_noun(noun->lemma);
  return (name == TW_NAME_PERSON && (kinds & TW_NOUN_PERSON)) ||
         (name == TW_NAME_ORGANIZATION && (kinds & TW_NOUN_GROUP));
}

/* "the factory of Lombardia Chimica, [a subsidiary] of …": an apposition goes to the name before its comma where it
 * says what that is, and not what the noun above the name is. */
static void repair_far_apposition(TwDocument *document, uint32_t comma) {
  TwToken *t = document->tokens.items;
  uint32_t appos = t[comma].head;
  if (comma == 0 || t[comma].upos != TW_PUNCT || appos == TW_NONE || appos < comma || t[appos].rel != TW_REL_APPOS ||
      t[appos].upos != TW_NOUN || t[comma - 1].sentence != t[appos].sentence)
    return;
  const TwName *name = tw_document_name_at(document, comma - 1);
  if (!name || !describes(&t[appos], name->kind) || describes(&t[t[appos].head], name->kind)) return;
  for (uint32_t i = name->tokens.begin; i < name->tokens.end; i++)
    if (t[i].rel == TW_REL_NMOD && t[i].head == t[appos].head) t[appos].head = i;
}

/* "called [King Salman] on Saturday": a person's name is no predicate where the verb has no object. */
static void repair_called(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  if (t[i].rel != TW_REL_XCOMP || t[i].upos != TW_PROPN || t[i].head == TW_NONE || t[t[i].head].upos != TW_VERB) return;
  const TwName *name = tw_document_name_at(document, i);
  if (!name || name->kind != TW_NAME_PERSON || has_child(document, i, TW_REL_CASE)) return;
  if (has_child(document, t[i].head, TW_REL_OBJ) || has_child(document, t[i].head, TW_REL_NSUBJ_PASS)) return;
  t[i].rel = TW_REL_OBJ;
}

/* "the diplomat and [Zarif]": what has a conjunction of its own is no apposition. */
static void repair_apposed(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  if (t[i].upos != TW_CCONJ || t[i].rel != TW_REL_CC || t[i].head == TW_NONE || t[i].head < i) return;
  if (t[t[i].head].rel == TW_REL_APPOS) t[t[i].head].rel = TW_REL_CONJ;
}

/* "The deal is [worth] 3 billion": what a copula stands by is no preposition. */
static void repair_predicate(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  if (t[i].rel == TW_REL_COP && t[i].head != TW_NONE && t[t[i].head].upos == TW_ADP) t[t[i].head].upos = TW_ADJ;
}

/* "Denmark [spied] on Germany": a past form without an auxiliary is no passive, but in a headline. */
static void repair_voice(TwDocument *document, uint32_t i) {
  TwToken *t = document->tokens.items;
  uint32_t verb = t[i].head;
  if (verb == TW_NONE || t[verb].upos != TW_VERB) return;
  bool finite = t[verb].rel == TW_REL_ROOT && is_bare_past(document, verb) && !in_headline(document, verb);
  if (t[i].rel == TW_REL_NSUBJ_PASS && finite) {
    t[i].rel = TW_REL_NSUBJ;
    t[verb].morph = (t[verb].morph & ~(uint32_t)(TW_M_PART | TW_M_PASS)) | TW_M_FIN;
  }
  /* "The economy grew by 2 percent" */
  if (t[i].rel == TW_REL_OBL_AGENT && !(t[verb].morph & TW_M_PASS) && has_child(document, verb, TW_REL_NSUBJ))
    t[i].rel = TW_REL_OBL;
}

void tw_parse_repair(TwDocument *document) {
  for (uint32_t i = 0; i + 1 < document->tokens.count; i++) {
    repair_due(document, i);
    repair_office(document, i);
    repair_subjects(document, i);
    repair_title(document, i);
    repair_flat_title(document, i);
    repair_twin_subject(document, i + 1);
    repair_headline(document, i);
    repair_named_subject(document, i + 1);
    repair_name_behind(document, i + 1);
    repair_adjective(document, i);
    repair_apposed(document, i);
  }
  for (uint32_t i = 0; i < document->tokens.count; i++) {
    repair_past(document, i);
    repair_second_subject(document, i);
    repair_named(document, i);
    repair_object(document, i);
    repair_called(document, i);
    repair_far_apposition(document, i);
    repair_voice(document, i);
    repair_predicate(document, i);
  }
  tw_parse_repair_names(document);
}
