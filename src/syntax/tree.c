/* Trees: children, phrases, subtrees, clauses. */
#include "syntax/syntax.h"

TwStatus tw_syntax_new(const TwDocument *document, const TwOntology *ontology, TwSyntax **out) {
  TwArena *arena = document->arena;
  uint32_t n = document->tokens.count;
  TwSyntax *s = TW_NEW(arena, TwSyntax);
  uint32_t *first = TW_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
  uint32_t *next = TW_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
  if (!s || !first || !next) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < n; i++) first[i] = next[i] = TW_NONE;
  for (uint32_t i = n; i-- > 0;) {
    uint32_t head = document->tokens.items[i].head;
    if (head >= n || head == i) continue;
    next[i] = first[head];
    first[head] = i;
  }
  *s = (TwSyntax){.document = document, .ontology = ontology, .first_child = first, .next_sibling = next};
  for (int p = 0; p < TW_PREP_COUNT; p++) s->preps[p] = tw_ontology_prep(ontology, tw_prep_name((TwPrep)p));
  *out = s;
  return TW_OK;
}

uint32_t tw_syntax_child(const TwSyntax *syntax, uint32_t token, TwRel rel) {
  TW_EACH_CHILD(syntax, token, c) {
    TwRel own = (TwRel)syntax->document->tokens.items[c].rel;
    if (own == rel || tw_rel_universal(own) == rel) return c;
  }
  return TW_NONE;
}

bool tw_syntax_below(const TwSyntax *syntax, uint32_t token, uint32_t above) {
  for (uint32_t depth = 0; token != TW_NONE && depth < 4 * TW_SYNTAX_DEPTH; depth++) {
    if (token == above) return true;
    token = syntax->document->tokens.items[token].head;
  }
  return false;
}

TwSpan tw_syntax_subtree(const TwSyntax *syntax, uint32_t head) {
  TwSpan sentence = syntax->document->sentences.items[syntax->document->tokens.items[head].sentence].tokens;
  TwSpan span = {head, head + 1};
  while (span.begin > sentence.begin && tw_syntax_below(syntax, span.begin - 1, head)) span.begin--;
  while (span.end < sentence.end && tw_syntax_below(syntax, span.end, head)) span.end++;
  return span;
}

/* Relations that never belong to a noun phrase, wherever in it they stand. */
static bool leaves_phrase(TwRel rel) {
  switch (rel) {
  case TW_REL_ACL:
  case TW_REL_ACL_RELCL:
  case TW_REL_ADVCL:
  case TW_REL_ADVCL_RELCL:
  case TW_REL_APPOS:
  case TW_REL_PARATAXIS:
    return true;
  default:
    return false;
  }
}

/* Relations to the phrase's own head that belong to its clause, its coordination or its case, not to it. */
static bool leaves_head(TwRel rel) {
  switch (tw_rel_universal(rel)) {
  case TW_REL_CONJ:
  case TW_REL_CC:
  case TW_REL_CASE:
  case TW_REL_MARK:
  case TW_REL_COP:
  case TW_REL_AUX:
  case TW_REL_NSUBJ:
  case TW_REL_CSUBJ:
  case TW_REL_CCOMP:
  case TW_REL_EXPL:
  case TW_REL_OBL:
  case TW_REL_PUNCT:
  case TW_REL_DISCOURSE:
  case TW_REL_VOCATIVE:
  case TW_REL_DISLOCATED:
  case TW_REL_ORPHAN:
    return true;
  default:
    return leaves_phrase(rel);
  }
}

/* "the airport [in March 2022]" */
static bool is_dated(const TwSyntax *syntax, uint32_t token) {
  const TwName *name = tw_document_name_at(syntax->document, token);
  return name && name->kind == TW_NAME_DATE && tw_syntax_child(syntax, token, TW_REL_CASE) != TW_NONE;
}

static bool in_phrase(const TwSyntax *syntax, uint32_t token, uint32_t head) {
  const TwToken *t = syntax->document->tokens.items;
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    uint32_t up = t[token].head;
    if (t[token].rel == TW_REL_NMOD && is_dated(syntax, token)) return false;
    if (up == head) {
      /* hyphens and inner quotation marks of a name or compound are punct and stay: "Covid - 19" */
      if (t[token].rel == TW_REL_PUNCT) return !t[token].space_after || token < head;
      if (t[token].rel == TW_REL_ADVMOD) return token < head;
      if (t[token].rel == TW_REL_OBL_UNMARKED) return token < head && t[head].upos == TW_ADJ; /* "a [19-year]-old" */
      return !leaves_head((TwRel)t[token].rel);
    }
    if (up == TW_NONE || leaves_phrase((TwRel)t[token].rel)) return false;
    token = up;
  }
  return false;
}

/* "the border, [where] clashes killed 14" */
static bool opens_clause(const TwToken *t, uint32_t head) {
  return t->upos == TW_ADV && t->rel == TW_REL_ADVMOD && t->head == head && (t->morph & (TW_M_INT | TW_M_REL));
}

TwSpan tw_syntax_phrase(const TwSyntax *syntax, uint32_t head) {
  const TwToken *t = syntax->document->tokens.items;
  TwSpan sentence = syntax->document->sentences.items[t[head].sentence].tokens;
  TwSpan span = {head, head + 1};
  while (span.begin > sentence.begin && in_phrase(syntax, span.begin - 1, head)) span.begin--;
  while (span.end < sentence.end && in_phrase(syntax, span.end, head)) span.end++;
  while (span.begin < head &&
         (t[span.begin].upos == TW_PUNCT || t[span.begin].upos == TW_CCONJ || opens_clause(&t[span.begin], head)))
    span.begin++;
  while (span.end > head + 1 && t[span.end - 1].upos == TW_PUNCT) span.end--;
  return span;
}

static bool is_predicate(const TwSyntax *syntax, uint32_t token) {
  const TwToken *t = &syntax->document->tokens.items[token];
  switch (t->rel) {
  case TW_REL_AUX:
  case TW_REL_AUX_PASS:
  case TW_REL_COP:
    return false;
  case TW_REL_ROOT:
  case TW_REL_CCOMP:
  case TW_REL_ADVCL:
  case TW_REL_ADVCL_RELCL:
  case TW_REL_ACL:
  case TW_REL_ACL_RELCL:
  case TW_REL_PARATAXIS:
  case TW_REL_CSUBJ:
  case TW_REL_CSUBJ_PASS:
    return true;
  default:
    return t->upos == TW_VERB || tw_syntax_child(syntax, token, TW_REL_COP) != TW_NONE ||
           tw_syntax_child(syntax, token, TW_REL_NSUBJ) != TW_NONE;
  }
}

uint32_t tw_syntax_clause(const TwSyntax *syntax, uint32_t token) {
  for (uint32_t depth = 0; token != TW_NONE && depth < 4 * TW_SYNTAX_DEPTH; depth++) {
    if (is_predicate(syntax, token)) return token;
    token = syntax->document->tokens.items[token].head;
  }
  return TW_NONE;
}

static bool has_passive_child(const TwSyntax *syntax, uint32_t verb) {
  const TwToken *t = syntax->document->tokens.items;
  /* "Denmark spied on Chad", "the ferry capsized": a past tense without "be" is active, whatever its subject is called
   */
  bool past = (t[verb].morph & TW_M_FIN) && (t[verb].morph & TW_M_PAST);
  TW_EACH_CHILD(syntax, verb, c) {
    if (t[c].rel == TW_REL_AUX_PASS || t[c].rel == TW_REL_OBL_AGENT || (t[c].rel == TW_REL_NSUBJ_PASS && !past))
      return true;
  }
  return false;
}

/* "Nine were killed and 22 others [injured]" leaves the second "were" out. */
static bool shares_auxiliary(const TwSyntax *syntax, uint32_t verb) {
  const TwToken *t = &syntax->document->tokens.items[verb];
  return t->rel == TW_REL_CONJ && t->upos == TW_VERB && !(t->morph & (TW_M_FIN | TW_M_INF | TW_M_PRES)) &&
         tw_syntax_child(syntax, verb, TW_REL_NSUBJ) != TW_NONE &&
         tw_syntax_child(syntax, verb, TW_REL_OBJ) == TW_NONE && tw_syntax_child(syntax, verb, TW_REL_AUX) == TW_NONE &&
         has_passive_child(syntax, t->head);
}

bool tw_syntax_is_passive(const TwSyntax *syntax, uint32_t verb) {
  const TwToken *t = syntax->document->tokens.items;
  if (has_passive_child(syntax, verb) || shares_auxiliary(syntax, verb)) return true;
  /* A participle of its own: "troops deployed in Syria", "was arrested and charged". */
  return (t[verb].morph & TW_M_PASS) != 0 && tw_syntax_child(syntax, verb, TW_REL_AUX) == TW_NONE;
}
