/* Names that speak of the same bearer: equal ones, parts of a person's name, acronyms, other names of the gazetteer. */
#include "coref/internal.h"

#include "gazetteer/fold.h"

/* Key of a name: lower case, without dots and diacritics. */
static TwStr fold(const Resolver *r, TwStr name) {
  char key[TW_GAZ_KEY];
  size_t n = tw_gaz_fold(name, TW_FOLD_NAME, key);
  return coref_lower(r->arena, n ? tw_str_n(key, n) : name);
}

static TwStr word_key(const Resolver *r, uint32_t token) { return fold(r, r->tokens[token].form); }

/* How often a name was taken for each kind, and for which first. */
typedef struct Votes {
  uint32_t count[TW_NAME_COUNT + 1];
  uint8_t first;
} Votes;

typedef TW_ARRAY(Votes) VoteList;

static uint8_t majority(const Votes *votes) {
  uint8_t best = votes->first;
  for (uint8_t k = 0; k < TW_NAME_COUNT; k++)
    if (votes->count[k] > votes->count[best]) best = k;
  return best;
}

static bool is_personal(const Info *info) {
  return info->name_kind == TW_NAME_PERSON && info->core.end - info->core.begin > 1;
}

/* The word of a body's name that may stand for all of it: "Tavira" of "Tavira Foods", "Mahan" of "Mahan Air"; a word of
 * the language or a place ("Reform Party", "London Zoo") may not. */
static TwStr telling_word(const Resolver *r, const Info *info) {
  if (info->core.end - info->core.begin < 2) return tw_str_n(NULL, 0);
  TwStr form = r->tokens[info->core.begin].form, word = word_key(r, info->core.begin);
  uint32_t entry;
  if (word.len < 3 || !tw_is_upper((unsigned char)form.ptr[0]) || tw_gaz_noun(word) || tw_gaz_find(form, &entry, 1) ||
      tw_gaz_organization_word(form, NULL).len || r->tokens[info->core.begin].upos != TW_PROPN)
    return tw_str_n(NULL, 0);
  return word;
}

/* What single words are claimed by: the first mention of a person, of a body whose name has the word. */
typedef struct Claims {
  TwMap people, bodies;
} Claims;

static bool claim(TwMap *map, TwStr word, uint32_t m) {
  return word.len == 0 || tw_map_get(map, word) != TW_NONE || tw_map_set(map, word, m);
}

static bool claim_words(Resolver *r, Claims *claims, uint32_t m) {
  const Info *info = &r->infos.items[m];
  if (info->name_kind == TW_NAME_ORGANIZATION) return claim(&claims->bodies, telling_word(r, info), m);
  if (!is_personal(info)) return true;
  return claim(&claims->people, word_key(r, info->core.begin), m) &&
         claim(&claims->people, word_key(r, info->core.end - 1), m);
}

/* Kind of a name of a single word: the one who claims it; between two, what it was mostly taken for, else who came
 * first. */
static uint8_t kind_by_claim(const Claims *claims, TwStr word, const Votes *votes, uint8_t own) {
  uint32_t person = tw_map_get(&claims->people, word), body = tw_map_get(&claims->bodies, word);
  if (person == TW_NONE && body == TW_NONE) return own;
  uint32_t p = votes->count[TW_NAME_PERSON], b = votes->count[TW_NAME_ORGANIZATION];
  /* "[Ford], founded by Henry Ford": a firm of its founder's name */
  if (body == TW_NONE && votes->first == TW_NAME_ORGANIZATION && b > 1 && b >= p) return TW_NAME_ORGANIZATION;
  bool to_body = person == TW_NONE || (body != TW_NONE && (b > p || (b == p && body < person)));
  return to_body ? TW_NAME_ORGANIZATION : TW_NAME_PERSON;
}

/* How much "the [company] Velora" weighs against what else the name was taken for. */
#define DESCRIBED 4

/* Whether a noun beside the name says that it is a body: "[company] Velora", "Velora, a [retailer]". */
static bool is_described_body(const Resolver *r, uint32_t m) {
  uint32_t head = r->coref->mentions.items[m].head, up = r->tokens[head].head;
  /* behind a comma it may belong to another noun: "the leader of a [gang], Milan Drago" */
  if (r->tokens[head].rel == TW_REL_APPOS && up != TW_NONE && up + 1 == head && r->tokens[up].upos == TW_NOUN &&
      coref_is_group_noun(r, coref_lower(r->arena, r->tokens[up].lemma)))
    return true;
  TW_EACH_CHILD(r->syntax, head, c) {
    const TwToken *t = &r->tokens[c];
    if ((t->rel == TW_REL_APPOS || t->rel == TW_REL_NMOD_DESC) && t->upos == TW_NOUN &&
        coref_is_group_noun(r, coref_lower(r->arena, t->lemma)))
      return true;
  }
  return false;
}

/* One name, one kind in a document; a single word that ends or starts a person's name is a person, one that starts a
 * body's that body. */
bool coref_vote_kinds(Resolver *r) {
  TwMap keys;
  Claims claims;
  VoteList votes = {0};
  tw_map_init(&keys, r->arena);
  tw_map_init(&claims.people, r->arena);
  tw_map_init(&claims.bodies, r->arena);
  for (uint32_t m = 0; m < r->infos.count; m++) {
    Info *info = &r->infos.items[m];
    if (r->coref->mentions.items[m].kind != TW_MENTION_NAME) continue;
    info->key = fold(r, coref_join(r, info->core));
    uint32_t n = tw_map_intern(&keys, info->key);
    if (n == TW_NONE || (n == votes.count && !TW_PUSH(r->arena, &votes, (Votes){.first = info->name_kind})))
      return false;
    votes.items[n].count[info->name_kind]++;
    bool open = info->name_kind == TW_NAME_PERSON || info->name_kind == TW_NAME_ORGANIZATION;
    if (open && is_described_body(r, m)) votes.items[n].count[TW_NAME_ORGANIZATION] += DESCRIBED;
    if (!claim_words(r, &claims, m)) return false;
  }
  for (uint32_t m = 0; m < r->infos.count; m++) {
    Info *info = &r->infos.items[m];
    if (info->key.len == 0 || info->name_kind == TW_NAME_NATIONALITY) continue;
    const Votes *v = &votes.items[tw_map_get(&keys, info->key)];
    info->name_kind = majority(v);
    uint32_t entry;
    bool single = info->core.end - info->core.begin == 1;
    if (single && tw_gaz_find(coref_join(r, info->core), &entry, 1) == 0)
      info->name_kind = kind_by_claim(&claims, info->key, v, info->name_kind);
  }
  return tw_arena_status(r->arena) == TW_OK;
}

/* Persons by one word of their names. */
typedef struct Namesakes {
  uint32_t mentions[COREF_NAMESAKES], times[COREF_NAMESAKES]; /* and how often each bearer was named in full */
  uint32_t count;
} Namesakes;

typedef struct Index {
  TwMap exact; /* key → first mention */
  TwMap words; /* word → number in `persons` */
  TwMap bare;  /* word → mention that it last spoke of by itself */
  TW_ARRAY(Namesakes) persons;
} Index;

static bool add_word(Resolver *r, Index *index, TwStr word, uint32_t m) {
  uint32_t n = tw_map_intern(&index->words, word);
  if (n == TW_NONE || (n == index->persons.count && !TW_PUSH(r->arena, &index->persons, (Namesakes){{0}, {0}, 0})))
    return false;
  Namesakes *names = &index->persons.items[n];
  for (uint32_t i = 0; i < names->count; i++) {
    if (coref_root(r, names->mentions[i]) != coref_root(r, m)) continue;
    names->times[i]++;
    return true;
  }
  if (names->count == COREF_NAMESAKES) return true;
  names->times[names->count] = 1;
  names->mentions[names->count++] = m;
  return true;
}

static bool is_initial(TwStr word) { return word.len == 1 || (word.len == 2 && word.ptr[1] == '.'); }

/* Whether the words of the shorter name stand in the longer in this order, the last being the same; "J." fits "John".
 */
static bool part_of(const Resolver *r, TwSpan shorter, TwSpan longer) {
  if (!tw_str_eq(word_key(r, shorter.end - 1), word_key(r, longer.end - 1))) return false;
  uint32_t at = longer.begin;
  for (uint32_t i = shorter.begin; i + 1 < shorter.end; i++) {
    TwStr word = word_key(r, i);
    for (; at + 1 < longer.end; at++) {
      TwStr other = word_key(r, at);
      bool initial = is_initial(word) || is_initial(other);
      if (tw_str_eq(word, other) || (initial && word.ptr[0] == other.ptr[0])) break;
    }
    if (at + 1 >= longer.end) return false;
    at++;
  }
  return true;
}

static bool same_person(const Resolver *r, const Info *a, const Info *b) {
  uint32_t x = a->core.end - a->core.begin, y = b->core.end - b->core.begin;
  return x <= y ? part_of(r, a->core, b->core) : part_of(r, b->core, a->core);
}

static bool link_full_person(Resolver *r, Index *index, uint32_t m) {
  const Info *info = &r->infos.items[m];
  uint32_t n = tw_map_get(&index->words, word_key(r, info->core.end - 1));
  if (n != TW_NONE) {
    const Namesakes *names = &index->persons.items[n];
    for (uint32_t i = names->count; i-- > 0;)
      if (same_person(r, info, &r->infos.items[names->mentions[i]]) && coref_join_chains(r, names->mentions[i], m))
        break;
  }
  /* the family name stands last, or first: "Li Shangfu", "Orban Viktor"; some are known by another: "Lula" */
  for (uint32_t i = info->core.end; i-- > info->core.begin;)
    if (tw_is_upper((unsigned char)r->tokens[i].form.ptr[0]) && !add_word(r, index, word_key(r, i), m)) return false;
  return add_word(r, index, word_key(r, info->core.end - 1), m) && add_word(r, index, word_key(r, info->core.begin), m);
}

/* "Prime Minister [Han]" is the Han whom the text gave that office. */
static uint32_t bearer_by_office(Resolver *r, const Namesakes *names, uint32_t m) {
  const TwOffice *office = r->infos.items[m].office;
  for (uint32_t i = 0; office && i < names->count; i++) {
    const TwOffice *other = r->infos.items[names->mentions[i]].office;
    if (other && tw_str_eq(other->label, office->label) && coref_compatible(r, names->mentions[i], m))
      return names->mentions[i];
  }
  return TW_NONE;
}

/* Whom the word alone spoke of before; else the bearer before it that is named most often, the nearest of several; else
 * the first after it. Sets `*linked`. */
static bool link_part(Resolver *r, Index *index, uint32_t m, bool *linked) {
  const Info *info = &r->infos.items[m];
  uint32_t n = tw_map_get(&index->words, info->key), best = TW_NONE, most = 0;
  uint32_t before = tw_map_get(&index->bare, info->key);
  uint32_t holder = n == TW_NONE ? TW_NONE : bearer_by_office(r, &index->persons.items[n], m);
  *linked = holder != TW_NONE && coref_join_chains(r, holder, m);
  if (*linked) return tw_map_set(&index->bare, info->key, m);
  *linked = before != TW_NONE && coref_join_chains(r, before, m);
  if (*linked || n == TW_NONE) return true;
  const Namesakes *names = &index->persons.items[n];
  for (uint32_t i = 0; i < names->count; i++) {
    uint32_t other = names->mentions[i];
    if (!coref_compatible(r, other, m)) continue;
    bool by_family = tw_str_eq(word_key(r, r->infos.items[other].core.end - 1), info->key);
    bool best_by_family = best != TW_NONE && tw_str_eq(word_key(r, r->infos.items[best].core.end - 1), info->key);
    uint32_t named = names->times[i]; /* a person's relatives are named once */
    bool less = best_by_family && named < most;
    if (best != TW_NONE && (other > m || (!by_family && best_by_family) || less)) continue;
    best = other;
    most = named;
  }
  *linked = best != TW_NONE && coref_join_chains(r, best, m);
  return !*linked || tw_map_set(&index->bare, info->key, m);
}

/* "World Health Organization": "who"; "Bank of Korea": "bok" with its small words. */
static TwStr acronym(const Resolver *r, TwSpan core, bool small) {
  char *out = tw_arena_alloc(r->arena, core.end - core.begin + 1);
  size_t n = 0;
  if (!out) return tw_str_n(NULL, 0);
  for (uint32_t i = core.begin; i < core.end; i++)
    if (tw_is_upper((unsigned char)r->tokens[i].form.ptr[0]) || (small && r->tokens[i].upos == TW_ADP))
      out[n++] = tw_lower(r->tokens[i].form.ptr[0]);
  return tw_str_n(out, n);
}

/* Keys of a name: the gazetteer's number; a body's name with its country, so that two countries' ministries of
 * defence are told apart; the bare name, whose latest bearer counts. */
static uint32_t exact_keys(const Resolver *r, const Info *info, TwStr keys[2]) {
  if (info->gaz != TW_NONE) {
    keys[0] = tw_arena_printf(r->arena, "\x01%u", (unsigned)info->gaz);
    return 1;
  }
  TwSpan base = info->core;
  uint32_t first = coref_mention_of(r, base.begin);
  if (base.end - base.begin > 1 && first != TW_NONE && r->coref->mentions.items[first].kind == TW_MENTION_DEMONYM)
    base.begin++;
  keys[1] = fold(r, coref_join(r, base));
  if (info->sort != SORT_GROUP || info->country == TW_NONE) {
    keys[0] = keys[1];
    return 1;
  }
  keys[0] = tw_arena_printf(r->arena, "%.*s\x01%u", TW_FMT(keys[1]), (unsigned)info->country);
  return 2;
}

/* "Boeing Co." and "Boeing": what is left after the word that says what kind of body it is. */
static TwStr without_form(const Resolver *r, const Info *info) {
  TwSpan core = info->core;
  if (core.end - core.begin < 2) return tw_str_n(NULL, 0);
  TwStr type = tw_gaz_organization_word(r->tokens[core.end - 1].form, NULL);
  if (!tw_str_is(type, "Company")) return tw_str_n(NULL, 0);
  return fold(r, coref_join(r, (TwSpan){core.begin, core.end - 1}));
}

/* What a body may be called for short. */
enum { SHORT_FORMS = 4 };

static bool has_short_forms(const Info *info) {
  return info->sort == SORT_GROUP && (info->gaz == TW_NONE || tw_gaz_entry(info->gaz)->kind == TW_GAZ_ORGANIZATION);
}

static void short_forms(const Resolver *r, const Info *info, TwStr forms[SHORT_FORMS]) {
  forms[0] = without_form(r, info);
  bool several = info->core.end - info->core.begin > 2;
  forms[1] = several ? acronym(r, info->core, false) : tw_str_n(NULL, 0);
  forms[2] = telling_word(r, info);
  forms[3] = several ? acronym(r, info->core, true) : tw_str_n(NULL, 0);
}

static bool link_exact(Resolver *r, Index *index, uint32_t m) {
  Info *info = &r->infos.items[m];
  TwStr keys[2], others[SHORT_FORMS];
  uint32_t count = exact_keys(r, info, keys);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t first = keys[i].len ? tw_map_get(&index->exact, keys[i]) : TW_NONE;
    if (first != TW_NONE && coref_join_chains(r, first, m)) break;
  }
  for (uint32_t i = 0; i < count; i++)
    if (keys[i].len && !tw_map_set(&index->exact, keys[i], m)) return false;
  if (!has_short_forms(info)) return true;
  short_forms(r, info, others);
  for (int i = 0; i < SHORT_FORMS; i++)
    if (others[i].len > 2 && tw_map_get(&index->exact, others[i]) == TW_NONE &&
        !tw_map_set(&index->exact, others[i], m))
      return false;
  return true;
}

/* Short forms that came before the full one: the title says "WHO", the text "World Health Organization". */
static void link_backwards(Resolver *r, Index *index, uint32_t m) {
  Info *info = &r->infos.items[m];
  if (!has_short_forms(info)) return;
  TwStr others[SHORT_FORMS];
  short_forms(r, info, others);
  for (int i = 0; i < SHORT_FORMS; i++) {
    uint32_t other = others[i].len > 2 ? tw_map_get(&index->exact, others[i]) : TW_NONE;
    if (other != TW_NONE && other != m) coref_join_chains(r, other, m);
  }
}

static bool is_named(const Resolver *r, uint32_t m) {
  TwMentionKind kind = r->coref->mentions.items[m].kind;
  return (kind == TW_MENTION_NAME && r->infos.items[m].name.len > 0) ||
         (kind == TW_MENTION_DEMONYM && r->infos.items[m].gaz != TW_NONE);
}

bool coref_link_names(Resolver *r) {
  Index index = {0};
  tw_map_init(&index.exact, r->arena);
  tw_map_init(&index.words, r->arena);
  tw_map_init(&index.bare, r->arena);
  for (uint32_t m = 0; m < r->infos.count; m++) { /* after describing, the core is without title */
    Info *info = &r->infos.items[m];
    if (!is_named(r, m)) continue;
    info->key = fold(r, info->name);
    bool ok = info->sort == SORT_PERSON && info->personal ? link_full_person(r, &index, m) : true;
    if (!ok) return false;
  }
  for (uint32_t m = 0; m < r->infos.count; m++) {
    Info *info = &r->infos.items[m];
    if (!is_named(r, m)) continue;
    bool linked = info->sort == SORT_PERSON && info->personal;
    if (info->sort == SORT_PERSON && !info->personal && !link_part(r, &index, m, &linked)) return false;
    if (!linked && !link_exact(r, &index, m)) return false;
  }
  for (uint32_t m = 0; m < r->infos.count; m++)
    if (is_named(r, m)) link_backwards(r, &index, m);
  return tw_arena_status(r->arena) == TW_OK;
}
