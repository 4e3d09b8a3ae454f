/* Closed-class words and small questions to the tree. */
#include "coref/internal.h"

/* Pronouns in lower case; the only English words of this module. */
static const struct {
  TwStr word;
  uint8_t pro;
  char gender;
} pronouns[] = {{TW_STR_INIT("he"), PRO_HE, 'm'},
                {TW_STR_INIT("him"), PRO_HE, 'm'},
                {TW_STR_INIT("his"), PRO_HE, 'm'},
                {TW_STR_INIT("himself"), PRO_HE, 'm'},
                {TW_STR_INIT("she"), PRO_SHE, 'f'},
                {TW_STR_INIT("her"), PRO_SHE, 'f'},
                {TW_STR_INIT("hers"), PRO_SHE, 'f'},
                {TW_STR_INIT("herself"), PRO_SHE, 'f'},
                {TW_STR_INIT("it"), PRO_IT, 'n'},
                {TW_STR_INIT("its"), PRO_IT, 'n'},
                {TW_STR_INIT("itself"), PRO_IT, 'n'},
                {TW_STR_INIT("they"), PRO_THEY, 0},
                {TW_STR_INIT("em"), PRO_THEY, 0},
                {TW_STR_INIT("'em"), PRO_THEY, 0},
                {TW_STR_INIT("them"), PRO_THEY, 0},
                {TW_STR_INIT("their"), PRO_THEY, 0},
                {TW_STR_INIT("theirs"), PRO_THEY, 0},
                {TW_STR_INIT("themselves"), PRO_THEY, 0},
                {TW_STR_INIT("'em"), PRO_THEY, 0},
                {TW_STR_INIT("i"), PRO_I, 0},
                {TW_STR_INIT("me"), PRO_I, 0},
                {TW_STR_INIT("my"), PRO_I, 0},
                {TW_STR_INIT("mine"), PRO_I, 0},
                {TW_STR_INIT("myself"), PRO_I, 0},
                {TW_STR_INIT("we"), PRO_WE, 0},
                {TW_STR_INIT("us"), PRO_WE, 0},
                {TW_STR_INIT("our"), PRO_WE, 0},
                {TW_STR_INIT("ours"), PRO_WE, 0},
                {TW_STR_INIT("ourselves"), PRO_WE, 0},
                {TW_STR_INIT("you"), PRO_YOU, 0},
                {TW_STR_INIT("your"), PRO_YOU, 0},
                {TW_STR_INIT("yours"), PRO_YOU, 0},
                {TW_STR_INIT("yourself"), PRO_YOU, 0},
                {TW_STR_INIT("yourselves"), PRO_YOU, 0},
                {TW_STR_INIT("who"), PRO_RELATIVE, 0},
                {TW_STR_INIT("whom"), PRO_RELATIVE, 0},
                {TW_STR_INIT("whose"), PRO_RELATIVE, 0},
                {TW_STR_INIT("which"), PRO_RELATIVE, 0},
                {TW_STR_INIT("that"), PRO_RELATIVE, 0},
                {TW_STR_INIT("anyone"), PRO_GENERIC, 0},
                {TW_STR_INIT("anybody"), PRO_GENERIC, 0},
                {TW_STR_INIT("anything"), PRO_GENERIC, 0},
                {TW_STR_INIT("everyone"), PRO_GENERIC, 0},
                {TW_STR_INIT("everybody"), PRO_GENERIC, 0},
                {TW_STR_INIT("everything"), PRO_GENERIC, 0},
                {TW_STR_INIT("nobody"), PRO_GENERIC, 0},
                {TW_STR_INIT("none"), PRO_GENERIC, 0},
                {TW_STR_INIT("nothing"), PRO_GENERIC, 0},
                {TW_STR_INIT("what"), PRO_GENERIC, 0},
                {TW_STR_INIT("whoever"), PRO_GENERIC, 0},
                {TW_STR_INIT("whatever"), PRO_GENERIC, 0},
                {TW_STR_INIT("there"), PRO_GENERIC, 0}};

static const TwStr duals[] = {TW_STR_INIT("both"), TW_STR_INIT("two"), TW_STR_INIT("2")};
static const TwStr negatives[] = {TW_STR_INIT("no"),    TW_STR_INIT("any"),     TW_STR_INIT("every"),
                                  TW_STR_INIT("each"),  TW_STR_INIT("neither"), TW_STR_INIT("what"),
                                  TW_STR_INIT("which"), TW_STR_INIT("whatever")};
static const TwStr indefinites[] = {TW_STR_INIT("a"),      TW_STR_INIT("an"),    TW_STR_INIT("another"),
                                    TW_STR_INIT("some"),   TW_STR_INIT("other"), TW_STR_INIT("many"),
                                    TW_STR_INIT("several")};

/* Words that make another rank of an office: a "vice president" is no "president". */
static const TwStr ranks[] = {TW_STR_INIT("vice"),   TW_STR_INIT("deputy"),    TW_STR_INIT("prime"),
                              TW_STR_INIT("acting"), TW_STR_INIT("former"),    TW_STR_INIT("junior"),
                              TW_STR_INIT("under"),  TW_STR_INIT("assistant"), TW_STR_INIT("lieutenant")};

static bool among(const TwStr *words, size_t count, TwStr form) {
  for (size_t i = 0; i < count; i++)
    if (tw_str_eq_fold(words[i], form)) return true;
  return false;
}

bool coref_is_dual(const TwToken *token) { return among(duals, sizeof duals / sizeof *duals, token->form); }

bool coref_is_negative_determiner(const TwToken *token) {
  return among(negatives, sizeof negatives / sizeof *negatives, token->form);
}

bool coref_is_quantity_article(const TwToken *token) {
  return among(indefinites, sizeof indefinites / sizeof *indefinites, token->form);
}

bool coref_is_rank(TwStr word) { return among(ranks, sizeof ranks / sizeof *ranks, word); }

bool coref_is_quote(TwStr form) {
  return tw_str_is(form, "\"") || tw_str_is(form, "\xE2\x80\x9C") || tw_str_is(form, "\xE2\x80\x9D") ||
         tw_str_is(form, "``") || tw_str_is(form, "''");
}

bool coref_is_reflexive(const TwToken *token) {
  return tw_str_ends(token->form, TW_STR("self")) || tw_str_ends(token->form, TW_STR("selves"));
}

/* "Both" and "the two" where no noun follows. */
static bool stands_for_two(const Resolver *r, uint32_t token) {
  const TwToken *t = &r->tokens[token];
  TwRel rel = tw_rel_universal((TwRel)t->rel);
  if (!coref_is_dual(t) || rel == TW_REL_DET || rel == TW_REL_NUMMOD || rel == TW_REL_CC || rel == TW_REL_COMPOUND)
    return false;
  return t->upos == TW_DET || t->upos == TW_PRON ||
         (t->upos == TW_NUM && tw_syntax_child(r->syntax, token, TW_REL_DET) != TW_NONE);
}

static bool in_relative_clause(const Resolver *r, uint32_t token) {
  for (uint32_t depth = 0; token != TW_NONE && depth < TW_SYNTAX_DEPTH; depth++) {
    uint8_t rel = r->tokens[token].rel;
    if (rel == TW_REL_ACL_RELCL) return true;
    if (rel == TW_REL_CCOMP || rel == TW_REL_ADVCL || rel == TW_REL_ROOT || rel == TW_REL_PARATAXIS) return false;
    token = r->tokens[token].head;
  }
  return false;
}

Pro coref_pronoun(const Resolver *r, uint32_t token, char *gender) {
  const TwToken *t = &r->tokens[token];
  *gender = 0;
  if (stands_for_two(r, token)) return PRO_BOTH;
  if (t->upos != TW_PRON) return PRO_NONE;
  if (t->rel == TW_REL_EXPL) return PRO_GENERIC;
  for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
    if (!tw_str_eq_fold(pronouns[i].word, t->form)) continue;
    *gender = pronouns[i].gender;
    if (pronouns[i].pro != PRO_RELATIVE) return (Pro)pronouns[i].pro;
    if (t->morph & TW_M_DEM) return PRO_OTHER;
    return in_relative_clause(r, token) ? PRO_RELATIVE : PRO_GENERIC;
  }
  return PRO_OTHER;
}

uint32_t coref_possessor(const Resolver *r, uint32_t head) {
  TW_EACH_CHILD(r->syntax, head, c) {
    if (r->tokens[c].rel == TW_REL_NMOD_POSS) return c;
  }
  return TW_NONE;
}

uint32_t coref_of(const Resolver *r, uint32_t head) {
  TW_EACH_CHILD(r->syntax, head, c) {
    if (r->tokens[c].rel != TW_REL_NMOD || c < head) continue;
    uint32_t mark = tw_syntax_child(r->syntax, c, TW_REL_CASE);
    if (mark != TW_NONE && tw_str_eq_fold(r->tokens[mark].form, TW_STR("of"))) return c;
  }
  return TW_NONE;
}

bool coref_is_subject(const Resolver *r, uint32_t token) {
  return tw_rel_universal((TwRel)r->tokens[token].rel) == TW_REL_NSUBJ;
}

uint32_t coref_first_conjunct(const Resolver *r, uint32_t token) {
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH && r->tokens[token].rel == TW_REL_CONJ; depth++) {
    if (r->tokens[token].head == TW_NONE) break;
    token = r->tokens[token].head;
  }
  return token;
}

bool coref_is_coordinated(const Resolver *r, uint32_t a, uint32_t b) {
  return a != b && coref_first_conjunct(r, a) == coref_first_conjunct(r, b);
}

TwStr coref_join(const Resolver *r, TwSpan tokens) {
  size_t length = 0;
  for (uint32_t i = tokens.begin; i < tokens.end; i++) length += r->tokens[i].form.len + 1;
  char *text = tw_arena_alloc(r->arena, length + 1);
  if (!text) return tw_str_n(NULL, 0);
  size_t n = 0;
  for (uint32_t i = tokens.begin; i < tokens.end; i++) {
    memcpy(text + n, r->tokens[i].form.ptr, r->tokens[i].form.len);
    n += r->tokens[i].form.len;
    if (i + 1 < tokens.end && r->tokens[i].space_after) text[n++] = ' ';
  }
  return tw_str_n(text, n);
}

TwStr coref_lower(TwArena *arena, TwStr s) {
  TwStr copy = tw_arena_str(arena, s);
  for (size_t i = 0; i < copy.len; i++) ((char *)(uintptr_t)copy.ptr)[i] = tw_lower(copy.ptr[i]);
  return copy;
}

uint32_t coref_mention_of(const Resolver *r, uint32_t token) {
  return token == TW_NONE ? TW_NONE : r->coref->at[token];
}
