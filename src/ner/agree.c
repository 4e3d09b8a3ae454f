#include "ner/agree.h"

#include "base/map.h"
#include "gazetteer/gazetteer.h"

#include <stdlib.h>

/* What a name's entry in the gazetteer weighs at each of its places, in the network's units (logits). Chosen on
 * Universal NER's dev set among 0 to 4. */
#define KNOWN 2.0f
/* Most that other places weigh where the network saw no name. */
#define FOUND 5.0f

enum {
  PLACES = 2,  /* a name that was found that often is looked for … */
  LONGEST = 6, /* … if it has no more words */
  ENTRIES = 8  /* of the gazetteer that a name may have */
};

/* All places of a name. */
typedef struct Group {
  TwStr key;
  float sum[TW_NAME_COUNT]; /* of what each kind lacks to the best one, of all places */
  float outside;            /* likewise */
  uint32_t count, words;
  uint8_t kind;
} Group;

/* What was seen of the persons, or of the bodies, whose names have a word. */
typedef struct Bearers {
  float sum[TW_NAME_COUNT];
  uint32_t count;
} Bearers;

typedef struct Agreement {
  const TwNameEvidence *evidence;
  TwDocument *document;
  TwMap keys, persons, bodies; /* key → group; word → bearers, twice */
  TW_ARRAY(Group) groups;
  TW_ARRAY(Bearers) bearers;
} Agreement;

/* Kinds that are told apart here. */
static bool is_open(uint8_t kind) { return kind != TW_NAME_DATE && kind != TW_NAME_MONEY; }

static uint8_t best_of(const float *score) {
  uint8_t best = TW_NAME_PERSON;
  for (uint8_t k = 0; k < TW_NAME_COUNT; k++)
    if (is_open(k) && score[k] > score[best]) best = k;
  return best;
}

/* The words with single blanks; "IRAN" as "Iran", but "WHO" as it is. */
static TwStr key_of(Agreement *a, TwSpan span) {
  enum { CAPITALS = 4 };
  TwStr words = tw_document_phrase(a->document, span);
  char *out = tw_arena_alloc(a->document->arena, words.len + 1);
  if (!out) return tw_str_n(NULL, 0);
  for (size_t begin = 0, end; begin < words.len; begin = end + 1) {
    bool capitals = true;
    for (end = begin; end < words.len && words.ptr[end] != ' '; end++)
      capitals &= tw_is_upper((unsigned char)words.ptr[end]);
    capitals &= end - begin >= CAPITALS;
    for (size_t i = begin; i < end; i++) out[i] = capitals && i > begin ? tw_lower(words.ptr[i]) : words.ptr[i];
    if (end < words.len) out[end] = ' ';
  }
  return tw_str_n(out, words.len);
}

static TwStr first_word(TwStr key) {
  const char *blank = key.len ? memchr(key.ptr, ' ', key.len) : NULL;
  return blank ? tw_str_n(key.ptr, (size_t)(blank - key.ptr)) : key;
}

static TwStr last_word(TwStr key) {
  size_t begin = key.len;
  while (begin > 0 && key.ptr[begin - 1] != ' ') begin--;
  return tw_str_n(key.ptr + begin, key.len - begin);
}

/* The kind that an entry of the gazetteer speaks for. */
static uint8_t kind_of_entry(TwGazKind kind) {
  switch (kind) {
  case TW_GAZ_DEMONYM:
    return TW_NAME_NATIONALITY;
  case TW_GAZ_ORGANIZATION:
    return TW_NAME_ORGANIZATION;
  default:
    return TW_NAME_LOCATION;
  }
}

static uint32_t entries_of(TwStr key, uint32_t found[ENTRIES]) {
  if (tw_str_starts(key, TW_STR("The ")) || tw_str_starts(key, TW_STR("the ")))
    key = tw_str_n(key.ptr + 4, key.len - 4);
  uint32_t n = tw_gaz_find(key, found, ENTRIES);
  return n < ENTRIES ? n : ENTRIES;
}

static void add_known(Group *g) {
  uint32_t found[ENTRIES], n = entries_of(g->key, found);
  bool spoken[TW_NAME_COUNT] = {false};
  for (uint32_t i = 0; i < n; i++) spoken[kind_of_entry(tw_gaz_entry(found[i])->kind)] = true;
  for (int k = 0; k < TW_NAME_COUNT; k++)
    if (spoken[k]) g->sum[k] += KNOWN * (float)g->count;
}

/* The group of a name; TW_NONE where memory runs out. */
static uint32_t group_of(Agreement *a, TwSpan span) {
  TwStr key = key_of(a, span);
  uint32_t n = tw_map_intern(&a->keys, key);
  if (n == TW_NONE || n < a->groups.count) return n;
  Group g = {.key = key, .words = span.end - span.begin};
  return TW_PUSH(a->document->arena, &a->groups, g) ? n : TW_NONE;
}

static bool add_up(Agreement *a, uint32_t *groups) {
  for (uint32_t i = 0; i < a->document->names.count; i++) {
    const TwName *name = &a->document->names.items[i];
    groups[i] = TW_NONE;
    if (!is_open(name->kind)) continue;
    if ((groups[i] = group_of(a, name->tokens)) == TW_NONE) return false;
    Group *g = &a->groups.items[groups[i]];
    const TwNameScores *s = &a->evidence->names.items[i];
    float most = s->kind[best_of(s->kind)];
    for (int k = 0; k < TW_NAME_COUNT; k++) g->sum[k] += s->kind[k] - most;
    g->outside += s->outside - most;
    g->count++;
  }
  for (uint32_t i = 0; i < a->groups.count; i++) {
    add_known(&a->groups.items[i]);
    a->groups.items[i].kind = best_of(a->groups.items[i].sum);
  }
  return true;
}

static bool add_bearer(Agreement *a, TwMap *map, TwStr word, const Group *g) {
  uint32_t n = tw_map_get(map, word);
  if (n == TW_NONE) {
    n = a->bearers.count;
    if (!TW_PUSH(a->document->arena, &a->bearers, (Bearers){.count = 0}) || !tw_map_set(map, word, n)) return false;
  }
  Bearers *b = &a->bearers.items[n];
  b->count += g->count;
  for (int k = 0; k < TW_NAME_COUNT; k++) b->sum[k] += g->sum[k];
  return true;
}

/* "[Tavira] Foods" may be called by its first word, the "Reform Party" may not. */
static bool is_word_of_the_language(TwStr word) {
  char lower[64];
  if (word.len >= sizeof lower) return false;
  for (size_t i = 0; i < word.len; i++) lower[i] = tw_lower(word.ptr[i]);
  return tw_gaz_noun(tw_str_n(lower, word.len)) != 0;
}

static bool find_bearers(Agreement *a) {
  for (uint32_t i = 0; i < a->groups.count; i++) {
    const Group *g = &a->groups.items[i];
    if (g->words < 2) continue;
    TwStr first = first_word(g->key), last = last_word(g->key);
    bool person = g->kind == TW_NAME_PERSON, body = g->kind == TW_NAME_ORGANIZATION && !is_word_of_the_language(first);
    if (person && !add_bearer(a, &a->persons, first, g)) return false;
    if (person && !tw_str_eq(first, last) && !add_bearer(a, &a->persons, last, g)) return false;
    if (body && !add_bearer(a, &a->bodies, first, g)) return false;
  }
  return true;
}

/* Adds the mean of what was seen of the bearers of a word. */
static void add_mean(const Agreement *a, uint32_t persons, uint32_t bodies, Group *g) {
  Bearers all = {.count = 0};
  const uint32_t from[] = {persons, bodies};
  for (int i = 0; i < 2; i++) {
    if (from[i] == TW_NONE) continue;
    const Bearers *b = &a->bearers.items[from[i]];
    for (int k = 0; k < TW_NAME_COUNT; k++) all.sum[k] += b->sum[k];
    all.count += b->count;
  }
  float most = all.sum[best_of(all.sum)];
  for (int k = 0; k < TW_NAME_COUNT && all.count; k++) g->sum[k] += (all.sum[k] - most) / (float)all.count;
}

/* A well-known place or body of that name ("Jordan", "Chelsea") is no part of another's; what was not taken for a
 * person or a body ("Ashanti") does not become one because a body is called after it. */
static void add_parts(Agreement *a) {
  for (uint32_t i = 0; i < a->groups.count; i++) {
    Group *g = &a->groups.items[i];
    uint32_t found[ENTRIES];
    if (g->words > 1) continue;
    bool body = g->kind == TW_NAME_PERSON || g->kind == TW_NAME_ORGANIZATION;
    uint32_t persons = tw_map_get(&a->persons, g->key), bodies = body ? tw_map_get(&a->bodies, g->key) : TW_NONE;
    if ((persons == TW_NONE && bodies == TW_NONE) || entries_of(g->key, found)) continue;
    add_mean(a, persons, bodies, g);
    g->kind = best_of(g->sum);
  }
}

/* What the words left[at … at + words - 1] had got as a name of that kind more than as none. */
static float score_left(const TwLeftWord *left, uint32_t words, uint8_t kind) {
  if (words == 1) return left->only.kind[kind] - left->only.outside;
  float sum = left[0].first.kind[kind] + left[words - 1].last.kind[kind];
  for (uint32_t i = 1; i + 1 < words; i++) sum += left[i].middle.kind[kind];
  for (uint32_t i = 0; i < words; i++) sum -= left[i].only.outside;
  return sum;
}

/* How many of the words from left[at] on stand side by side in one sentence, at most `most`. */
static uint32_t side_by_side(const Agreement *a, uint32_t at, uint32_t most) {
  const TwLeftWord *left = &a->evidence->left.items[at];
  const TwToken *t = a->document->tokens.items;
  uint32_t n = 1;
  while (n < most && at + n < a->evidence->left.count && left[n].token == left[0].token + n &&
         t[left[n].token].sentence == t[left[0].token].sentence)
    n++;
  return n;
}

/* The longest name that begins at left[at], or TW_NONE. */
static uint32_t find_left(Agreement *a, uint32_t at) {
  const TwLeftWord *left = &a->evidence->left.items[at];
  for (uint32_t words = side_by_side(a, at, LONGEST); words > 0; words--) {
    uint32_t n = tw_map_get(&a->keys, key_of(a, (TwSpan){left->token, left->token + words}));
    const Group *g = n == TW_NONE ? NULL : &a->groups.items[n];
    if (!g || g->count < PLACES) continue;
    float bonus = g->sum[g->kind] - g->outside;
    if (score_left(left, words, g->kind) + (bonus < FOUND ? bonus : FOUND) > 0) return n;
  }
  return TW_NONE;
}

static int by_begin(const void *a, const void *b) {
  const TwName *x = a, *y = b;
  return (x->tokens.begin > y->tokens.begin) - (x->tokens.begin < y->tokens.begin);
}

static bool add_missed(Agreement *a) {
  TwDocument *d = a->document;
  uint32_t before = d->names.count;
  for (uint32_t at = 0; at < a->evidence->left.count; at++) {
    uint32_t group = find_left(a, at);
    if (group == TW_NONE) continue;
    const Group *g = &a->groups.items[group];
    uint32_t begin = a->evidence->left.items[at].token;
    if (!TW_PUSH(d->arena, &d->names, (TwName){{begin, begin + g->words}, g->kind})) return false;
    at += g->words - 1;
  }
  if (d->names.count > before) qsort(d->names.items, d->names.count, sizeof *d->names.items, by_begin);
  return true;
}

TwStatus tw_names_agree(const TwNameEvidence *evidence, TwDocument *document) {
  Agreement a = {.evidence = evidence, .document = document};
  uint32_t *groups = TW_NEW_ARRAY(document->arena, uint32_t, (size_t)document->names.count + 1);
  tw_map_init(&a.keys, document->arena);
  tw_map_init(&a.persons, document->arena);
  tw_map_init(&a.bodies, document->arena);
  if (!groups || !add_up(&a, groups) || !find_bearers(&a)) return TW_ERR_MEMORY;
  add_parts(&a);
  for (uint32_t i = 0; i < document->names.count; i++)
    if (groups[i] != TW_NONE) document->names.items[i].kind = a.groups.items[groups[i]].kind;
  return add_missed(&a) ? tw_arena_status(document->arena) : TW_ERR_MEMORY;
}
