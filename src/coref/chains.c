/* Chains: mentions that speak of one entity, and what they say of it together. */
#include "coref/internal.h"

uint32_t coref_root(Resolver *r, uint32_t m) {
  while (r->parent[m] != m) {
    r->parent[m] = r->parent[r->parent[m]];
    m = r->parent[m];
  }
  return m;
}

Info *coref_chain(Resolver *r, uint32_t mention) { return &r->infos.items[coref_root(r, mention)]; }

static bool types_agree(const Resolver *r, const Info *a, const Info *b) {
  if (!a->sure || !b->sure || a->type == TW_NO_ID || b->type == TW_NO_ID) return true;
  return tw_ontology_is_a(r->ontology, a->type, b->type) || tw_ontology_is_a(r->ontology, b->type, a->type);
}

/* Two persons' names without a word in common are those of two people, whatever office the text gives them. */
static bool names_agree(const Info *a, const Info *b) {
  if (!a->personal || !b->personal) return true;
  TwStr left = a->name, word, other;
  while (tw_str_split(&left, ' ', &word))
    for (TwStr right = b->name; tw_str_split(&right, ' ', &other);)
      if (tw_str_eq_fold(word, other)) return true;
  return false;
}

bool coref_compatible(Resolver *r, uint32_t x, uint32_t y) {
  const Info *a = coref_chain(r, x), *b = coref_chain(r, y);
  if (a->sort && b->sort && a->sort != b->sort) return false;
  if (a->number && b->number && a->number != b->number) return false;
  if (a->gender && b->gender && a->gender != b->gender) return false;
  if (a->gaz != TW_NONE && b->gaz != TW_NONE && a->gaz != b->gaz) return false;
  if (a->country != TW_NONE && b->country != TW_NONE && a->country != b->country) return false;
  if (a->generic != b->generic) return false;
  return names_agree(a, b) && types_agree(r, a, b);
}

static bool narrower(const Resolver *r, const Info *a, const Info *b) {
  if (b->type == TW_NO_ID) return true;
  if (a->sure != b->sure) return a->sure;
  return a->type != TW_NO_ID && a->type != b->type && tw_ontology_is_a(r->ontology, a->type, b->type);
}

/* "NDC" of "the National Democratic Congress" */
static bool is_acronym(TwStr name) {
  for (size_t i = 0; i < name.len; i++)
    if (!tw_is_upper((unsigned char)name.ptr[i])) return false;
  return name.len > 1;
}

/* Whether what `from` is called says more: the longest form of a person's name, what the gazetteer calls it, all words
 * of a body. */
static bool is_fuller_name(const Info *from, const Info *into) {
  if (from->personal && from->name.len > into->name.len) return true;
  if (from->sort != SORT_GROUP || into->gaz != TW_NONE || from->name.len == 0 || is_acronym(from->name)) return false;
  return from->gaz != TW_NONE || is_acronym(into->name);
}

static void gather(const Resolver *r, Info *into, const Info *from) {
  if (from->name.len && into->name.len == 0) {
    into->name = from->name;
    into->personal = from->personal;
    into->name_kind = from->name_kind;
  } else if (is_fuller_name(from, into)) {
    into->name = from->name;
    into->personal = from->personal;
  }
  if (narrower(r, from, into)) {
    into->type = from->type;
    into->sure |= from->sure;
  }
  if (into->gaz == TW_NONE) into->gaz = from->gaz;
  if (into->country == TW_NONE) into->country = from->country;
  if (into->sector.len == 0) into->sector = from->sector;
  if (!into->office || (from->office && into->office->kind >= TW_OFFICE_RANK && from->office->kind < TW_OFFICE_RANK))
    into->office = from->office ? from->office : into->office;
  if (!into->sort) into->sort = from->sort;
  if (!into->number) into->number = from->number;
  if (!into->gender) into->gender = from->gender;
  if (from->last > into->last) into->last = from->last;
  into->uses += from->uses;
  if (into->members_count == 0) {
    memcpy(into->members, from->members, sizeof into->members);
    into->members_count = from->members_count;
  }
}

bool coref_join_chains(Resolver *r, uint32_t a, uint32_t b) {
  if (coref_root(r, a) != coref_root(r, b) && !coref_compatible(r, a, b)) return false;
  coref_unite(r, a, b);
  return true;
}

void coref_unite(Resolver *r, uint32_t a, uint32_t b) {
  uint32_t x = coref_root(r, a), y = coref_root(r, b);
  if (x == y) return;
  if (x > y) {
    uint32_t swap = x;
    x = y;
    y = swap;
  }
  gather(r, &r->infos.items[x], &r->infos.items[y]);
  r->parent[y] = x;
}
