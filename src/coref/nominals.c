/* Common nouns that take up an entity: "the ministry", "the country's president", "this agreement". */
#include "coref/internal.h"

static TwStr lemma_of(const Resolver *r, uint32_t m) {
  const TwToken *t = &r->tokens[r->coref->mentions.items[m].head];
  return t->lemma.len ? t->lemma : t->form;
}

/* Words that narrow a noun: what is no determiner, number, case or mark of possession. */
static bool is_content(const Resolver *r, uint32_t m, uint32_t token) {
  const TwMention *mention = &r->coref->mentions.items[m];
  const TwToken *t = &r->tokens[token];
  if (token == mention->head || (token >= r->infos.items[m].core.begin && token < r->infos.items[m].core.end))
    return false;
  return t->upos == TW_ADJ || t->upos == TW_NOUN || t->upos == TW_PROPN || t->upos == TW_VERB ||
         (t->upos == TW_NUM && !coref_is_dual(t));
}

static bool has_word(const Resolver *r, TwSpan span, TwStr lemma) {
  for (uint32_t i = span.begin; i < span.end; i++)
    if (tw_str_eq_fold(r->tokens[i].lemma, lemma)) return true;
  return false;
}

/* Whether everything that the later phrase says of the noun, the earlier says too. */
bool coref_says_no_more(const Resolver *r, uint32_t earlier, uint32_t later) {
  TwSpan span = r->coref->mentions.items[later].tokens;
  for (uint32_t i = span.begin; i < span.end; i++)
    if (is_content(r, later, i) && !has_word(r, r->coref->mentions.items[earlier].tokens, r->tokens[i].lemma))
      return false;
  return true;
}

static bool has_content(const Resolver *r, uint32_t m) {
  TwSpan span = r->coref->mentions.items[m].tokens;
  for (uint32_t i = span.begin; i < span.end; i++)
    if (is_content(r, m, i)) return true;
  return false;
}

bool coref_same_possessor(Resolver *r, uint32_t a, uint32_t b) {
  uint32_t x = r->infos.items[a].possessor, y = r->infos.items[b].possessor;
  if (y == TW_NONE) return true;
  if (x == TW_NONE) return false;
  return coref_root(r, x) == coref_root(r, y);
}

static bool inside(const Resolver *r, uint32_t inner, uint32_t outer) {
  uint32_t head = r->coref->mentions.items[inner].head;
  TwSpan span = r->coref->mentions.items[outer].tokens;
  return head >= span.begin && head < span.end;
}

static bool overlap(const Resolver *r, uint32_t a, uint32_t b) { return inside(r, a, b) || inside(r, b, a); }

/* "[defence minister]" is taken up by "the minister", never the other way round. */
static bool office_fits(const TwOffice *earlier, const TwOffice *later) {
  if (!earlier || earlier->kind == TW_OFFICE_HONORIFIC) return false;
  if (tw_str_eq(earlier->label, later->label)) return true;
  TwStr rest = earlier->label, word;
  if (!tw_str_ends(rest, later->label) || rest.len < later->label.len + 2) return false;
  if (rest.ptr[rest.len - later->label.len - 1] != ' ') return false;
  rest.len -= later->label.len + 1;
  while (tw_str_split(&rest, ' ', &word))
    if (coref_is_rank(word)) return false;
  return true;
}

/* "[former] president", "[deputy] governor": a rank, or an adjective or adverb that is no demonym, before the title. */
static bool is_qualified(const Resolver *r, uint32_t m) {
  const TwMention *mention = &r->coref->mentions.items[m];
  const Info *info = &r->infos.items[m];
  uint32_t end = info->title.end ? info->title.begin : info->core.begin;
  for (uint32_t i = mention->tokens.begin; i < end; i++)
    if (coref_is_rank(r->tokens[i].form) ||
        ((r->tokens[i].upos == TW_ADJ || r->tokens[i].upos == TW_ADV) && r->coref->at[i] == TW_NONE))
      return true;
  return false;
}

/* How far ahead the name of an office's holder may follow, in sentences. */
#define AHEAD 3

/* "the sheriff of Lake County said. Sheriff [Dana Whitlock] …": the only bearer of the office in the text, soon after.
 */
static bool link_office_ahead(Resolver *r, uint32_t m) {
  const Info *info = &r->infos.items[m];
  uint32_t found = TW_NONE;
  for (uint32_t c = m + 1; c < r->infos.count && c - m < COREF_WINDOW; c++) {
    const Info *other = &r->infos.items[c];
    if (other->sentence - info->sentence > AHEAD) break;
    if (r->coref->mentions.items[c].kind != TW_MENTION_NAME || !other->said || other->sort != SORT_PERSON) continue;
    if (!tw_str_eq(other->said->label, info->office->label) || is_qualified(r, c) != is_qualified(r, m)) continue;
    if (is_qualified(r, m) && !coref_says_no_more(r, c, m)) continue;
    uint32_t country = coref_chain(r, c)->country;
    if (overlap(r, c, m) || (info->country != TW_NONE && country != info->country)) continue;
    if (found != TW_NONE && coref_root(r, found) != coref_root(r, c)) return false;
    found = c;
  }
  return found != TW_NONE && coref_join_chains(r, m, found);
}

/* The person who bears the office in the text: "the Russian president", "the minister". */
static bool link_office(Resolver *r, uint32_t m) {
  Info *info = &r->infos.items[m];
  if (!info->office || info->number == NUMBER_PLUR) return false;
  bool post = info->office->kind == TW_OFFICE_PUBLIC || info->office->kind == TW_OFFICE_PRIVATE;
  uint32_t window = post ? COREF_WINDOW * 4 : COREF_WINDOW;
  for (uint32_t seen = 0, c = m; c-- > 0 && seen < window; seen++) {
    const Info *chain = coref_chain(r, c);
    const TwOffice *office = r->infos.items[c].said;
    if (chain->sort != SORT_PERSON || !office || overlap(r, c, m)) continue;
    /* "the [former] mayor" takes up a former mayor, "the mayor" does not */
    if (is_qualified(r, c) && !(is_qualified(r, m) && coref_says_no_more(r, c, m))) continue;
    if (!post && info->sentence - r->infos.items[c].sentence > COREF_NOMINAL_SENTENCES) break;
    if (!office_fits(office, info->office)) continue;
    bool country_known = info->country != TW_NONE;
    if (country_known && chain->country != info->country) continue;
    if (!country_known && !coref_says_no_more(r, c, m) && has_content(r, m)) continue;
    if (info->possessor != TW_NONE && !country_known && !coref_same_possessor(r, c, m)) continue;
    if (coref_join_chains(r, c, m)) return true;
  }
  return post && link_office_ahead(r, m);
}

/* "the African Development Bank … [the bank]": a name's own head word is of the class that the name is known to be. */
static void take_class(Resolver *r, uint32_t m, uint32_t name) {
  if (r->coref->mentions.items[name].kind != TW_MENTION_NAME) return;
  const Info *chain = coref_chain(r, name);
  if (chain->sure && tw_ontology_is_a(r->ontology, chain->type, r->organization)) r->infos.items[m].sure = false;
}

/* "[the ministry]" after "Ministry of Defence": the name's own head word. */
static bool link_same_head(Resolver *r, uint32_t m) {
  const Info *info = &r->infos.items[m];
  TwStr lemma = lemma_of(r, m);
  for (uint32_t seen = 0, c = m; c-- > 0 && seen < COREF_WINDOW; seen++) {
    const Info *other = &r->infos.items[c];
    if (info->sentence - other->sentence > COREF_NOMINAL_SENTENCES) break;
    if (r->coref->mentions.items[c].kind == TW_MENTION_PRONOUN || overlap(r, c, m)) continue;
    if (!tw_str_eq_fold(lemma_of(r, c), lemma) || other->number != info->number || other->predicative) continue;
    if (!coref_says_no_more(r, c, m) || !coref_same_possessor(r, c, m)) continue;
    take_class(r, m, c);
    if (coref_join_chains(r, c, m)) return true;
  }
  return false;
}

/* "a spokesman for [Tavira] denied that the company …": whose man speaks, of them he speaks. */
static bool is_behind_teller(const Resolver *r, uint32_t m, uint32_t c) {
  uint32_t at = r->coref->mentions.items[m].head, other = r->coref->mentions.items[c].head;
  for (uint32_t depth = 0; at != TW_NONE && depth < TW_SYNTAX_DEPTH; depth++) {
    if (r->tokens[at].rel == TW_REL_CCOMP) {
      uint32_t teller = tw_syntax_child(r->syntax, r->tokens[at].head, TW_REL_NSUBJ);
      if (teller != TW_NONE && tw_syntax_below(r->syntax, other, teller)) return true;
    }
    at = r->tokens[at].head;
  }
  return false;
}

static uint32_t weight(Resolver *r, uint32_t m, uint32_t c) {
  const Info *info = &r->infos.items[m], *other = &r->infos.items[c];
  const TwMention *mention = &r->coref->mentions.items[c];
  uint32_t distance = info->sentence - other->sentence;
  uint32_t w = 40 - 10 * (distance < 4 ? distance : 4);
  if (mention->kind == TW_MENTION_NAME) w += 4;
  /* "Padma Bridge … Mawa Port … [the bridge]"; of firms many end in "Company" */
  bool firm = info->type == coref_class(r, TW_STR("Company"), TW_NO_ID);
  if (!firm && tw_str_eq_fold(lemma_of(r, c), lemma_of(r, m))) w += 10;
  if (coref_is_subject(r, mention->head)) w += 4;
  if (distance == 0) w += 3;
  if (distance == 0 && is_behind_teller(r, m, c)) w += 8;
  uint32_t uses = coref_chain(r, c)->uses;
  return w + (uses > 8 ? 8 : uses);
}

/* "the [Ethiopian] embassy in [the country]": whose the noun is that the phrase stands under, or none. */
static uint32_t owner_above(Resolver *r, uint32_t m) {
  uint32_t noun = r->tokens[r->coref->mentions.items[m].head].head;
  if (r->tokens[r->coref->mentions.items[m].head].rel != TW_REL_NMOD || r->tokens[noun].upos != TW_NOUN) return TW_NONE;
  TW_EACH_CHILD(r->syntax, noun, c) {
    uint32_t owner = c < noun ? r->coref->at[c] : TW_NONE;
    if (owner != TW_NONE && r->coref->mentions.items[owner].kind == TW_MENTION_DEMONYM) return coref_root(r, owner);
  }
  return TW_NONE;
}

/** By how much the bearer of a class must lead: with less it may as well be another. */
#define CLASS_LEAD 7

/* "Mawa [Port]" is no bridge: both words tell what a name's bearer is. */
static bool is_called_otherwise(const Resolver *r, uint32_t c, uint32_t m) {
  TwStr name = r->tokens[r->coref->mentions.items[c].head].form;
  return r->coref->mentions.items[c].kind == TW_MENTION_NAME && !tw_str_eq_fold(lemma_of(r, c), lemma_of(r, m)) &&
         tw_gaz_place_word(name).len > 0 && tw_gaz_place_word(lemma_of(r, m)).len > 0;
}

/* Whether a class says enough to find its bearer by: "company" does, "organisation" and "place" do not. */
static bool is_telling_class(const Resolver *r, const Info *info) {
  return info->sure && info->type != TW_NO_ID && !tw_ontology_is_a(r->ontology, r->organization, info->type) &&
         info->type != r->place;
}

/* "[the country]", "[the company]": the nearest bearer of that class. False where none is near; a close call between
 * two stays open. */
static bool link_by_class(Resolver *r, uint32_t m) {
  const Info *info = &r->infos.items[m];
  if (!is_telling_class(r, info) || info->office || info->number == NUMBER_PLUR || has_content(r, m) ||
      info->possessor != TW_NONE)
    return false;
  uint32_t best = TW_NONE, most = 0, second = 0, barred = owner_above(r, m);
  for (uint32_t seen = 0, c = m; c-- > 0 && seen < COREF_WINDOW; seen++) {
    const Info *chain = coref_chain(r, c);
    if (info->sentence - r->infos.items[c].sentence > COREF_PRONOUN_SENTENCES) break;
    if (tw_rel_universal((TwRel)r->tokens[r->coref->mentions.items[c].head].rel) == TW_REL_COMPOUND) continue;
    if (chain->name.len == 0 || overlap(r, c, m) || !coref_fits_class(r, c, info->type)) continue;
    if (!coref_compatible(r, c, m) || coref_root(r, c) == barred || is_called_otherwise(r, c, m)) continue;
    uint32_t w = weight(r, m, c);
    bool same = best != TW_NONE && coref_root(r, best) == coref_root(r, c);
    if (w > most) {
      if (!same) second = most;
      most = w;
      best = c;
    } else if (!same && w > second)
      second = w;
  }
  if (best == TW_NONE) return false;
  if (most - second >= CLASS_LEAD) coref_join_chains(r, best, m);
  return true;
}

/* "his country": the possessor's own. */
static bool link_own_country(Resolver *r, uint32_t m) {
  const Info *info = &r->infos.items[m];
  if (info->type != r->country || info->number == NUMBER_PLUR || info->possessor == TW_NONE) return false;
  if (r->tokens[r->coref->mentions.items[info->possessor].head].rel != TW_REL_NMOD_POSS) return false;
  uint32_t country = coref_chain(r, info->possessor)->country;
  for (uint32_t seen = 0, c = m; country != TW_NONE && c-- > 0 && seen < 8 * COREF_WINDOW; seen++)
    if (r->infos.items[c].gaz == country) return coref_join_chains(r, c, m);
  return false;
}

/* Words of the phrase, without determiners and case, in lower case. */
static TwStr phrase_key(const Resolver *r, uint32_t m) {
  const TwMention *mention = &r->coref->mentions.items[m];
  char key[COREF_LABEL];
  size_t n = 0;
  for (uint32_t i = mention->tokens.begin; i < mention->tokens.end; i++) {
    const TwToken *t = &r->tokens[i];
    if (t->upos == TW_DET || t->upos == TW_PUNCT || n + t->form.len + 1 >= sizeof key) continue;
    for (size_t k = 0; k < t->form.len; k++) key[n++] = tw_lower(t->form.ptr[k]);
    key[n++] = ' ';
  }
  return tw_arena_str(r->arena, tw_str_n(key, n));
}

/* "iodine … iodine", "police … the police": the same words once more. People without article may be others each time
 * ("soldiers"), unless they are near. */
static bool link_same_words(Resolver *r, uint32_t m, TwStr key) {
  const Info *info = &r->infos.items[m];
  uint32_t before = tw_map_get(&r->phrases, key);
  if (before == TW_NONE || overlap(r, before, m) || info->indefinite || info->two || info->pro) return false;
  const Info *other = &r->infos.items[before];
  if (info->possessor != TW_NONE && !coref_same_possessor(r, before, m)) return false;
  uint32_t distance = info->sentence - other->sentence;
  if (!info->definite && info->sort == SORT_PERSON && distance > COREF_PRONOUN_SENTENCES) return false;
  if (!info->definite && (other->indefinite || info->sort == SORT_EVENT)) return false;
  if (!info->definite && info->number == NUMBER_SING && info->sort == SORT_PERSON) return false;
  return coref_join_chains(r, before, m);
}

static void link(Resolver *r, uint32_t m, TwStr key) {
  const Info *info = &r->infos.items[m];
  if (info->generic) return;
  if (info->two && info->definite && link_same_head(r, m)) return;
  if (info->number == NUMBER_PLUR && coref_link_set(r, m)) return;
  if (info->predicative) return;
  if (link_own_country(r, m)) return;
  bool owned = info->possessor != TW_NONE ||
               (info->office && coref_modifier_country(r, &r->coref->mentions.items[m]) != TW_NONE);
  if (!info->indefinite && (info->definite || owned) && link_office(r, m)) return;
  if (info->definite && link_by_class(r, m)) return;
  if (info->definite && link_same_head(r, m)) return; /* "a second document … [the document]": the nearest */
  if (link_same_words(r, m, key)) return;
  if (info->indefinite || (!info->definite && !owned)) return;
  if (!info->definite) link_same_head(r, m);
}

bool coref_link_nominal(Resolver *r, uint32_t m) {
  TwStr key = phrase_key(r, m);
  if (key.len == 0) return tw_arena_status(r->arena) == TW_OK;
  if (coref_root(r, m) == m) link(r, m, key);
  return tw_map_set(&r->phrases, key, m);
}
