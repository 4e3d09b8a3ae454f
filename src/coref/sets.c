/* Mentions of several entities at once: "both countries", "these nations", "the two leaders", "they". */
#include "coref/internal.h"

bool coref_fits_class(Resolver *r, uint32_t candidate, TwClassId type) {
  const Info *c = coref_chain(r, candidate);
  if (c->generic || c->type == TW_NO_ID || type == TW_NO_ID) return false;
  return tw_ontology_is_a(r->ontology, c->type, type);
}

/* "A and B … they … the two": the same members are the same set. */
static void join_equal_set(Resolver *r, uint32_t mention) {
  const Info *chain = coref_chain(r, mention);
  uint32_t roots[COREF_MEMBERS];
  char key[COREF_MEMBERS * sizeof(uint32_t)];
  for (uint32_t i = 0; i < chain->members_count; i++) {
    uint32_t root = coref_root(r, chain->members[i]), at = i;
    for (; at > 0 && roots[at - 1] > root; at--) roots[at] = roots[at - 1];
    roots[at] = root;
  }
  memcpy(key, roots, chain->members_count * sizeof *roots);
  TwStr members = tw_str_n(key, chain->members_count * sizeof *roots);
  uint32_t before = tw_map_get(&r->sets, members);
  if (before == TW_NONE || !coref_join_chains(r, before, mention)) tw_map_set(&r->sets, members, mention);
}

bool coref_set(Resolver *r, uint32_t mention, const uint32_t *members, uint32_t count) {
  Info *chain = coref_chain(r, mention);
  if (count < 2 || count > COREF_MEMBERS || chain->members_count) return false;
  memcpy(chain->members, members, count * sizeof *members);
  chain->members_count = count;
  chain->number = NUMBER_PLUR;
  Info *first = coref_chain(r, members[0]);
  if (!chain->sort || !chain->sure) chain->sort = first->sort;
  if (chain->type == TW_NO_ID || !chain->sure) chain->type = first->type;
  join_equal_set(r, mention);
  return true;
}

typedef struct Gathered {
  uint32_t mentions[COREF_MEMBERS];
  uint32_t count;
  bool too_many;
} Gathered;

static void gather_one(Resolver *r, Gathered *g, uint32_t candidate) {
  uint32_t root = coref_root(r, candidate);
  for (uint32_t i = 0; i < g->count; i++)
    if (coref_root(r, g->mentions[i]) == root) return;
  if (g->count == COREF_MEMBERS)
    g->too_many = true;
  else
    g->mentions[g->count++] = candidate;
}

/* "[Moscow and Washington] agreed": a place that stands for its government. */
static bool acts(Resolver *r, uint32_t m) {
  uint32_t first = coref_first_conjunct(r, r->coref->mentions.items[m].head);
  return coref_chain(r, m)->country != TW_NONE && coref_is_subject(r, first);
}

/* Whether a single entity may be one of those that the anaphor speaks of. */
static bool may_be_member(Resolver *r, uint32_t mention, uint32_t candidate) {
  const Info *anaphor = &r->infos.items[mention], *c = coref_chain(r, candidate);
  const TwMention *at = &r->coref->mentions.items[candidate], *own = &r->coref->mentions.items[mention];
  if (c->number == NUMBER_PLUR || c->generic || c->members_count) return false;
  if (at->head >= own->tokens.begin && at->head < own->tokens.end) return false;
  if (coref_root(r, candidate) == coref_root(r, mention)) return false;
  if (c->name.len == 0 && (c->sort != SORT_PERSON || !c->office || c->country == TW_NONE)) return false;
  if (anaphor->type == TW_NO_ID || !anaphor->sure) {
    bool agent = anaphor->sort == SORT_PERSON || anaphor->sort == SORT_GROUP
                     ? c->sort == anaphor->sort
                     : c->sort == SORT_PERSON || c->sort == SORT_GROUP || acts(r, candidate);
    return agent && at->kind != TW_MENTION_DEMONYM;
  }
  return coref_fits_class(r, candidate, anaphor->type);
}

/* The conjuncts of the nearest coordination in the sentence that are all of the kind. */
static bool coordination(Resolver *r, uint32_t mention, uint32_t sentence, Gathered *g) {
  for (uint32_t seen = 0, m = mention; m-- > 0 && seen < COREF_WINDOW; seen++) {
    if (r->infos.items[m].sentence > sentence) continue;
    if (r->infos.items[m].sentence < sentence) break;
    uint32_t head = r->coref->mentions.items[m].head, first = coref_first_conjunct(r, head);
    if (first == head || r->infos.items[m].sort == SORT_UNKNOWN) continue;
    *g = (Gathered){{0}, 0, false};
    for (uint32_t i = coref_mention_of(r, first); i != TW_NONE && i <= m; i++) {
      uint32_t there = r->coref->mentions.items[i].head;
      if (there != first && !coref_is_coordinated(r, there, first)) continue;
      if (may_be_member(r, mention, i)) gather_one(r, g, i);
    }
    if (g->count >= 2) return true;
  }
  return false;
}

static void all_in(Resolver *r, uint32_t mention, uint32_t sentence, Gathered *g) {
  for (uint32_t seen = 0, m = mention; m-- > 0 && seen < COREF_WINDOW; seen++) {
    if (r->infos.items[m].sentence > sentence) continue;
    if (r->infos.items[m].sentence < sentence) break;
    if (may_be_member(r, mention, m)) gather_one(r, g, m);
  }
  for (uint32_t i = 0; i < g->count / 2; i++) { /* back into the order of the text */
    uint32_t swap = g->mentions[i];
    g->mentions[i] = g->mentions[g->count - 1 - i];
    g->mentions[g->count - 1 - i] = swap;
  }
}

/* "Kazakhstan's president praised both sides": a person and a body are no pair. */
static bool are_alike(Resolver *r, const Gathered *g) {
  for (uint32_t i = 1; i < g->count; i++)
    if ((coref_chain(r, g->mentions[i])->sort == SORT_PERSON) != (coref_chain(r, g->mentions[0])->sort == SORT_PERSON))
      return false;
  return true;
}

/* "Macron arrived. … met Scholz. Both men …": one in each of two sentences. */
static void add_to(Resolver *r, Gathered *all, const Gathered *g) {
  for (uint32_t i = 0; i < g->count; i++) gather_one(r, all, g->mentions[i]);
}

/* An earlier mention of a set of the same size and kind: "both countries … the two nations". */
static bool earlier_set(Resolver *r, uint32_t mention, uint32_t sentence) {
  const Info *anaphor = &r->infos.items[mention];
  for (uint32_t seen = 0, m = mention; m-- > 0 && seen < COREF_WINDOW; seen++) {
    const Info *c = coref_chain(r, m);
    if (r->infos.items[m].sentence > sentence) continue;
    if (r->infos.items[m].sentence < sentence) break;
    if (c->members_count == 0 || (anaphor->two && c->members_count != 2)) continue;
    if (anaphor->type != TW_NO_ID && anaphor->sure && !coref_fits_class(r, c->members[0], anaphor->type)) continue;
    if (coref_join_chains(r, m, mention)) return true;
  }
  return false;
}

/* "their respective countries": those of the possessor's members. */
static bool countries_of_possessor(Resolver *r, uint32_t mention) {
  Info *info = &r->infos.items[mention];
  if (info->type != r->country || info->possessor == TW_NONE) return false;
  const Info *owner = coref_chain(r, info->possessor);
  Gathered g = {{0}, 0, false};
  for (uint32_t i = 0; i < owner->members_count; i++) {
    uint32_t country = coref_chain(r, owner->members[i])->country;
    for (uint32_t seen = 0, m = mention; country != TW_NONE && m-- > 0 && seen < 8 * COREF_WINDOW; seen++) {
      if (r->infos.items[m].gaz != country) continue;
      gather_one(r, &g, m);
      break;
    }
  }
  return g.count == owner->members_count && coref_set(r, mention, g.mentions, g.count);
}

/* "the two leaders", "both sides"; without a number only bodies and places: "these nations", "the companies". */
static bool may_be_set(const Resolver *r, const Info *info) {
  if (info->indefinite) return false;
  if (info->pro == PRO_BOTH) return true;
  if (!info->definite || info->possessor != TW_NONE) return false;
  if (info->two) return true;
  return info->sure && (info->type == r->country || info->type == r->city ||
                        (info->sort == SORT_GROUP && info->type != r->organization));
}

bool coref_link_set(Resolver *r, uint32_t mention) {
  const Info *info = &r->infos.items[mention];
  if (countries_of_possessor(r, mention)) return true;
  if (!may_be_set(r, info)) return false;
  Gathered all = {{0}, 0, false};
  uint32_t back = info->two || info->demonstrative ? COREF_PRONOUN_SENTENCES : 1;
  for (uint32_t i = 0; i <= back && i <= info->sentence; i++) {
    Gathered g = {{0}, 0, false};
    uint32_t sentence = info->sentence - i;
    if (earlier_set(r, mention, sentence)) return true;
    if (!info->demonstrative && coordination(r, mention, sentence, &g) && (!info->two || g.count == 2))
      return coref_set(r, mention, g.mentions, g.count);
    g = (Gathered){{0}, 0, false};
    all_in(r, mention, sentence, &g);
    if (info->two && g.count < 2) add_to(r, &all, &g);
    if (info->two && g.count < 2 && all.count == 2 && are_alike(r, &all)) return coref_set(r, mention, all.mentions, 2);
    if (!g.too_many && g.count >= 2 && (!info->two || g.count == 2) && are_alike(r, &g))
      return coref_set(r, mention, g.mentions, g.count);
    if (g.count > 2 && info->two) return false;
  }
  return false;
}
