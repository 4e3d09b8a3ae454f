/* Links that the tree itself shows: apposition, brackets, relative pronouns, "is the …". */
#include "coref/internal.h"

static bool is_negated(const Resolver *r, uint32_t predicate) {
  TW_EACH_CHILD(r->syntax, predicate, c) {
    const TwToken *t = &r->tokens[c];
    if ((t->morph & TW_M_NEG) != 0 || tw_str_is(tw_xpos_name(t->xpos), "MD")) return true;
  }
  return false;
}

/* "his counterpart, [Omar al-Razzaz]": a noun that may mean a person does so beside a person's name. */
static void make_person(Resolver *r, uint32_t m, uint32_t beside) {
  Info *info = coref_chain(r, m);
  const Info *other = coref_chain(r, beside);
  if (info->sure || info->name.len || other->sort != SORT_PERSON || info->sort == SORT_PERSON) return;
  TwStr lemma = r->tokens[r->coref->mentions.items[m].head].lemma;
  /* "her co-author, [Rajiv Menon]": a noun that nobody knows may be one, too */
  if (tw_gaz_noun(lemma) != 0 && (tw_gaz_noun(lemma) & TW_NOUN_PERSON) == 0) return;
  info->sort = SORT_PERSON;
  info->type = r->person;
  coref_country_of(r, m);
}

/* "a shareholder, [Delta Capital]": what buys, owns or sues may be a firm; beside its name the noun means one. */
static void make_body(Resolver *r, uint32_t m, uint32_t beside) {
  Info *info = coref_chain(r, m);
  const Info *other = coref_chain(r, beside);
  bool firm = other->sort == SORT_GROUP && other->name.len > 0;
  if (!firm || info->name.len || info->sort != SORT_PERSON || info->said || info->number == NUMBER_PLUR) return;
  info->sort = SORT_GROUP;
  info->type = other->type;
  info->sure = false;
  info->gender = 0;
}

/* "the town of Goma" is Goma. */
static void link_of(Resolver *r, uint32_t m) {
  const Info *info = &r->infos.items[m];
  uint32_t named = coref_mention_of(r, coref_of(r, r->coref->mentions.items[m].head));
  if (named == TW_NONE || info->number == NUMBER_PLUR || !info->sure || info->office || info->sort == SORT_PERSON)
    return;
  if (r->coref->mentions.items[m].kind != TW_MENTION_NOMINAL || r->infos.items[named].name.len == 0) return;
  bool place = info->type == r->city || info->type == coref_class(r, TW_STR("Region"), TW_NO_ID);
  if (!place || !coref_fits_class(r, named, r->place)) return;
  if (r->infos.items[named].gaz == TW_NONE || r->infos.items[named].type == info->type) coref_join_chains(r, m, named);
}

/* "Hallam University ([Graphic Design])": a name in brackets is another's short form only where it is short. */
static bool is_other_in_brackets(const Resolver *r, uint32_t m, uint32_t other) {
  const TwMention *a = &r->coref->mentions.items[m], *b = &r->coref->mentions.items[other];
  if (a->kind != TW_MENTION_NAME || b->kind != TW_MENTION_NAME || b->tokens.begin == 0) return false;
  TwSpan bytes = tw_document_bytes(r->document, b->tokens);
  return tw_str_is(r->tokens[b->tokens.begin - 1].form, "(") && b->tokens.end - b->tokens.begin > 1 &&
         bytes.end - bytes.begin > COREF_SHORT_FORM;
}

/* "China's defence minister, Li Shangfu", "the World Health Organization (WHO)". */
static void link_apposition(Resolver *r, uint32_t m) {
  uint32_t head = r->coref->mentions.items[m].head;
  TW_EACH_CHILD(r->syntax, head, c) {
    uint32_t other = r->coref->at[c];
    if (r->tokens[c].rel != TW_REL_APPOS || other == TW_NONE) continue;
    make_person(r, m, other);
    make_person(r, other, m);
    make_body(r, m, other);
    Info *a = coref_chain(r, m), *b = coref_chain(r, other);
    if (is_other_in_brackets(r, m, other)) continue;
    bool places = a->sort == SORT_PLACE && b->sort == SORT_PLACE && a->name.len && b->name.len;
    if (!places && a->sort && b->sort) coref_join_chains(r, m, other);
  }
}

/* "the president of Brazil, [Luiz da Silva]", where the tree hangs the name on the country. */
static void link_behind(Resolver *r, uint32_t m) {
  const TwMention *mention = &r->coref->mentions.items[m];
  if (mention->kind != TW_MENTION_NAME || r->infos.items[m].sort != SORT_PERSON) return;
  uint32_t country = r->tokens[mention->head].head;
  uint32_t noun = country == TW_NONE ? TW_NONE : r->tokens[country].head;
  uint32_t office = coref_mention_of(r, noun);
  if (office == TW_NONE || office > m || coref_of(r, noun) != country || !r->infos.items[office].said) return;
  uint8_t rel = r->tokens[mention->head].rel;
  if (rel != TW_REL_APPOS && rel != TW_REL_NMOD_UNMARKED && rel != TW_REL_FLAT && rel != TW_REL_CONJ) return;
  uint32_t first = mention->tokens.begin;
  bool comma = first > 0 && tw_str_is(r->tokens[first - 1].form, ",");
  if (!comma || tw_syntax_child(r->syntax, mention->head, TW_REL_CASE) != TW_NONE) return;
  if (tw_syntax_child(r->syntax, mention->head, TW_REL_CC) == TW_NONE) coref_join_chains(r, office, m);
}

/* "Putin is the president of Russia". */
static void link_copula(Resolver *r, uint32_t m) {
  const Info *info = &r->infos.items[m];
  uint32_t head = r->coref->mentions.items[m].head;
  /* "is China's minister of defence": possessed, a post is as good as definite */
  bool known = info->definite || (info->office && coref_possessor(r, head) != TW_NONE);
  if (!info->predicative || !known || info->indefinite || is_negated(r, head)) return;
  uint32_t subject = coref_mention_of(r, tw_syntax_child(r->syntax, head, TW_REL_NSUBJ));
  if (subject == TW_NONE || r->infos.items[subject].pro == PRO_OTHER || r->infos.items[subject].generic) return;
  if (r->infos.items[subject].sort && info->sort) coref_join_chains(r, m, subject);
}

bool coref_link_predicate(Resolver *r, uint32_t m) {
  uint32_t head = r->coref->mentions.items[m].head, up = r->tokens[head].head, bearer = TW_NONE;
  if (tw_syntax_child(r->syntax, head, TW_REL_COP) != TW_NONE && !is_negated(r, head))
    bearer = tw_syntax_child(r->syntax, head, TW_REL_NSUBJ);
  else if (r->tokens[head].rel == TW_REL_XCOMP && !is_negated(r, up)) {
    bearer = tw_syntax_child(r->syntax, up, TW_REL_OBJ);
    if (bearer == TW_NONE) bearer = tw_syntax_subject(r->syntax, up, NULL);
  }
  uint32_t subject = coref_mention_of(r, bearer);
  if (subject == TW_NONE || r->infos.items[subject].pro == PRO_GENERIC) return false;
  coref_unite(r, subject, m);
  return true;
}

/* "[the man] who": the noun whose relative clause the pronoun stands in. */
static void link_relative(Resolver *r, uint32_t m) {
  uint32_t at = r->coref->mentions.items[m].head;
  for (uint32_t depth = 0; at != TW_NONE && depth < TW_SYNTAX_DEPTH; depth++) {
    uint32_t up = r->tokens[at].head;
    if (r->tokens[at].rel == TW_REL_ACL_RELCL) {
      uint32_t noun = coref_mention_of(r, up);
      if (noun != TW_NONE && noun < m) coref_join_chains(r, noun, m);
      return;
    }
    at = up;
  }
}

/* "[US Secretary of State] Mike Pompeo", "[US ambassador to Germany] Richard Grenell": a title with a head of its own.
 */
static void link_title(Resolver *r, uint32_t m) {
  const Info *info = &r->infos.items[m];
  const TwMention *mention = &r->coref->mentions.items[m];
  if (mention->kind != TW_MENTION_NAME || info->sort != SORT_PERSON) return;
  for (uint32_t i = info->title.begin; i < info->title.end; i++) {
    uint32_t title = r->coref->at[i];
    if (title != TW_NONE && title != m && r->infos.items[title].office && !r->infos.items[title].predicative)
      coref_join_chains(r, title, m);
  }
  uint32_t up = coref_mention_of(r, r->tokens[mention->head].head);
  if (up == TW_NONE || !r->infos.items[up].office || up > m) return;
  if (r->coref->mentions.items[up].kind != TW_MENTION_NOMINAL) return;
  TwRel rel = tw_rel_universal((TwRel)r->tokens[mention->head].rel);
  bool apart = rel == TW_REL_FLAT || rel == TW_REL_APPOS || rel == TW_REL_DEP || rel == TW_REL_NMOD;
  if (apart && tw_syntax_child(r->syntax, mention->head, TW_REL_CASE) == TW_NONE) coref_join_chains(r, up, m);
}

void coref_link_structure(Resolver *r) {
  for (uint32_t m = 0; m < r->coref->mentions.count; m++) {
    if (r->infos.items[m].pro == PRO_RELATIVE) link_relative(r, m);
    if (r->infos.items[m].pro != PRO_NONE) continue;
    link_apposition(r, m);
    link_copula(r, m);
    link_title(r, m);
    link_of(r, m);
    link_behind(r, m);
  }
}
