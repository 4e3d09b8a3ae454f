#include "triples/triples.h"

#include "base/map.h"
#include "triples/gate.h"
#include "triples/vocabulary.h"

#define FIRST_SIZE 64u
#define POOL_BLOCK ((size_t)32 << 10)

/* A term: its value stands in the pool and ends in NUL; `suffix` is the number of its language or datatype plus one. */
typedef struct Term {
  const char *value;
  uint32_t len;
  uint32_t kind : 2, suffix : 30;
} Term;

enum { SPO, POS, OSP, PERMUTATIONS, UNSORTED };

struct TwTriples {
  const TwAllocator *allocator;
  TwArena pool;
  char *pool_at;
  size_t pool_left;
  TwMap suffixes; /* "@en", "^http…" */
  Term *terms;
  TwQuad *quads;
  uint32_t *term_slots, *quad_slots; /* open addressing: number + 1, or 0 */
  uint32_t term_count, term_capacity, term_slot_count;
  uint32_t quad_count, quad_capacity, quad_slot_count;
  uint32_t *first_slots; /* the same by subject, predicate, object; made once a named graph comes in */
  uint32_t first_count, first_slot_count;
  uint32_t limit;
  uint32_t *sorted[PERMUTATIONS]; /* numbers of quads */
  uint32_t sorted_count;
};

TwTriples *tw_triples_new(const TwAllocator *allocator) {
  TwTriples *t = tw_alloc_array(allocator, 1, sizeof *t);
  if (!t) return NULL;
  t->allocator = allocator;
  t->limit = TW_TRIPLES_LIMIT;
  tw_arena_init(&t->pool, allocator);
  tw_map_init(&t->suffixes, &t->pool);
  return t;
}

void tw_triples_free(TwTriples *t) {
  if (!t) return;
  const TwAllocator *a = t->allocator;
  tw_arena_release(&t->pool);
  for (int i = 0; i < PERMUTATIONS; i++) tw_free(a, t->sorted[i]);
  tw_free(a, t->terms);
  tw_free(a, t->quads);
  tw_free(a, t->term_slots);
  tw_free(a, t->quad_slots);
  tw_free(a, t->first_slots);
  tw_free(a, t);
}

void tw_triples_set_limit(TwTriples *t, uint32_t limit) {
  t->limit = limit < TW_TRIPLES_LIMIT ? limit : TW_TRIPLES_LIMIT;
}

static uint64_t mix(uint64_t h, uint64_t v) {
  h = (h ^ v) * 0x9E3779B97F4A7C15u;
  return h ^ (h >> 29);
}

static uint64_t term_hash(TwStr value, uint32_t kind, uint32_t suffix) {
  return mix(tw_str_hash(value), (uint64_t)suffix << 2 | kind);
}

static uint64_t quad_hash(TwQuad q) {
  return mix(mix(q.subject, (uint64_t)q.predicate << 32 | q.object) + q.subject, (uint64_t)q.graph << 1 | 1);
}

static uint32_t *term_slot(const TwTriples *t, TwStr value, uint32_t kind, uint32_t suffix) {
  uint32_t mask = t->term_slot_count - 1;
  for (uint32_t i = (uint32_t)term_hash(value, kind, suffix) & mask;; i = (i + 1) & mask) {
    uint32_t at = t->term_slots[i];
    if (!at) return &t->term_slots[i];
    const Term *e = &t->terms[at - 1];
    if (e->kind == kind && e->suffix == suffix && tw_str_eq(tw_str_n(e->value, e->len), value))
      return &t->term_slots[i];
  }
}

static bool same_quad(TwQuad a, TwQuad b) {
  return a.subject == b.subject && a.predicate == b.predicate && a.object == b.object && a.graph == b.graph;
}

static uint32_t *quad_slot(const TwTriples *t, TwQuad quad) {
  uint32_t mask = t->quad_slot_count - 1;
  for (uint32_t i = (uint32_t)quad_hash(quad) & mask;; i = (i + 1) & mask) {
    uint32_t at = t->quad_slots[i];
    if (!at || same_quad(t->quads[at - 1], quad)) return &t->quad_slots[i];
  }
}

/* Keeps the slots at most three quarters full; false where memory runs out. */
static bool widen_term_slots(TwTriples *t) {
  if (t->term_slots && t->term_count / 3 < t->term_slot_count / 4) return true;
  uint32_t wider = t->term_slots ? t->term_slot_count * 2 : FIRST_SIZE;
  uint32_t *slots = tw_alloc_array(t->allocator, wider, sizeof *slots);
  if (!slots) return false;
  tw_free(t->allocator, t->term_slots);
  t->term_slots = slots;
  t->term_slot_count = wider;
  for (uint32_t i = 0; i < t->term_count; i++) {
    const Term *e = &t->terms[i];
    *term_slot(t, tw_str_n(e->value, e->len), e->kind, e->suffix) = i + 1;
  }
  return true;
}

static bool widen_quad_slots(TwTriples *t) {
  if (t->quad_slots && t->quad_count / 3 < t->quad_slot_count / 4) return true;
  uint32_t wider = t->quad_slots ? t->quad_slot_count * 2 : FIRST_SIZE;
  uint32_t *slots = tw_alloc_array(t->allocator, wider, sizeof *slots);
  if (!slots) return false;
  tw_free(t->allocator, t->quad_slots);
  t->quad_slots = slots;
  t->quad_slot_count = wider;
  for (uint32_t i = 0; i < t->quad_count; i++) *quad_slot(t, t->quads[i]) = i + 1;
  return true;
}

static uint32_t *first_slot(const TwTriples *t, TwQuad quad) {
  uint32_t mask = t->first_slot_count - 1;
  quad.graph = 0;
  for (uint32_t i = (uint32_t)quad_hash(quad) & mask;; i = (i + 1) & mask) {
    uint32_t at = t->first_slots[i];
    if (!at) return &t->first_slots[i];
    TwQuad other = t->quads[at - 1];
    other.graph = 0;
    if (same_quad(other, quad)) return &t->first_slots[i];
  }
}

static bool widen_first_slots(TwTriples *t) {
  if (t->first_slots && t->first_count / 3 < t->first_slot_count / 4) return true;
  uint32_t wider = t->first_slots ? t->first_slot_count * 2 : t->quad_slot_count;
  uint32_t *slots = tw_alloc_array(t->allocator, wider, sizeof *slots);
  if (!slots) return false;
  tw_free(t->allocator, t->first_slots);
  t->first_slots = slots;
  t->first_slot_count = wider;
  t->first_count = 0;
  for (uint32_t i = 0; i < t->quad_count; i++) {
    uint32_t *slot = first_slot(t, t->quads[i]);
    if (*slot) continue;
    *slot = i + 1;
    t->first_count++;
  }
  return true;
}

/* Room for one more item of an array; grows by half. */
static bool room(const TwAllocator *allocator, void **items, uint32_t count, uint32_t *capacity, size_t size) {
  if (count < *capacity) return true;
  uint32_t wider = *capacity ? *capacity + *capacity / 2 : FIRST_SIZE;
  void *p = tw_resize(allocator, *items, wider * size);
  if (!p) return false;
  *items = p;
  *capacity = wider;
  return true;
}

/* A copy in the pool that ends in NUL; long ones get a block of their own. */
static const char *keep(TwTriples *t, TwStr s) {
  char *p = t->pool_at;
  if (s.len >= POOL_BLOCK / 4) {
    p = tw_arena_alloc(&t->pool, s.len + 1);
  } else if (s.len >= t->pool_left) {
    p = tw_arena_alloc(&t->pool, POOL_BLOCK);
    if (p) {
      t->pool_at = p;
      t->pool_left = POOL_BLOCK;
    }
  }
  if (!p) {
    t->pool.failed = false; /* the caller reports it; the set stays usable */
    return NULL;
  }
  if (p == t->pool_at) {
    t->pool_at += s.len + 1;
    t->pool_left -= s.len + 1;
  }
  if (s.len) memcpy(p, s.ptr, s.len);
  p[s.len] = '\0';
  return p;
}

/* The key of a literal's language or datatype in `suffixes`; empty where it has neither. */
static TwStr suffix_key(TwTerm term, char key[TW_GATE_SUFFIX]) {
  if (term.kind != TW_TERM_LITERAL) return tw_str_n("", 0);
  TwStr rest = term.language.len ? term.language : term.datatype;
  if (rest.len == 0 || (!term.language.len && tw_str_is(rest, TW_NS_XSD "string"))) return tw_str_n("", 0);
  key[0] = term.language.len ? '@' : '^';
  for (size_t i = 0; i < rest.len; i++) key[i + 1] = term.language.len ? tw_lower(rest.ptr[i]) : rest.ptr[i];
  return tw_str_n(key, rest.len + 1);
}

static TwStatus suffix_number(TwTriples *t, TwTerm term, uint32_t *number) {
  char key[TW_GATE_SUFFIX];
  TwStr s = suffix_key(term, key);
  *number = 0;
  if (s.len == 0) return TW_OK;
  uint32_t at = tw_map_intern(&t->suffixes, s);
  t->pool.failed = false;
  if (at == TW_NONE) return TW_ERR_MEMORY;
  *number = at + 1;
  return TW_OK;
}

TwStatus tw_triples_term(TwTriples *t, TwTerm term, TwTermId *id) {
  *id = TW_NONE;
  uint32_t suffix;
  TwStatus status = tw_term_check(term);
  if (status == TW_OK) status = suffix_number(t, term, &suffix);
  if (status != TW_OK) return status;
  if (!widen_term_slots(t)) return TW_ERR_MEMORY;
  uint32_t *slot = term_slot(t, term.value, term.kind, suffix);
  if (!*slot) {
    if (t->term_count >= t->limit) return TW_ERR_LIMIT;
    if (!room(t->allocator, (void **)&t->terms, t->term_count, &t->term_capacity, sizeof *t->terms))
      return TW_ERR_MEMORY;
    const char *value = keep(t, term.value);
    if (!value) return TW_ERR_MEMORY;
    t->terms[t->term_count++] = (Term){value, (uint32_t)term.value.len, (uint32_t)term.kind & 3, suffix};
    *slot = t->term_count;
  }
  *id = *slot - 1;
  return TW_OK;
}

TwTermId tw_triples_find(const TwTriples *t, TwTerm term) {
  if (!t->term_slots || tw_term_check(term) != TW_OK) return TW_NONE;
  char key[TW_GATE_SUFFIX];
  TwStr s = suffix_key(term, key);
  uint32_t suffix = s.len ? tw_map_get(&t->suffixes, s) : 0;
  if (suffix == TW_NONE) return TW_NONE;
  uint32_t at = *term_slot(t, term.value, term.kind, s.len ? suffix + 1 : 0);
  return at ? at - 1 : TW_NONE;
}

TwTerm tw_triples_get(const TwTriples *t, TwTermId id) {
  const Term *e = &t->terms[id];
  TwTerm term = {.kind = (TwTermKind)e->kind, .value = tw_str_n(e->value, e->len)};
  if (e->suffix) {
    TwStr key = tw_map_key(&t->suffixes, e->suffix - 1);
    TwStr rest = tw_str_n(key.ptr + 1, key.len - 1);
    *(key.ptr[0] == '@' ? &term.language : &term.datatype) = rest;
  }
  return term;
}

uint32_t tw_triples_terms(const TwTriples *t) { return t->term_count; }

static TwStatus check_quad(const TwTriples *t, TwQuad q) {
  uint32_t n = t->term_count;
  if (q.subject >= n || q.predicate >= n || q.object >= n || (q.graph != TW_NONE && q.graph >= n)) return TW_ERR_USAGE;
  if (t->terms[q.subject].kind == TW_TERM_LITERAL || t->terms[q.predicate].kind != TW_TERM_IRI) return TW_ERR_SYNTAX;
  return q.graph != TW_NONE && t->terms[q.graph].kind == TW_TERM_LITERAL ? TW_ERR_SYNTAX : TW_OK;
}

TwStatus tw_triples_add(TwTriples *t, TwQuad quad) {
  TwStatus status = check_quad(t, quad);
  if (status != TW_OK) return status;
  if (!widen_quad_slots(t)) return TW_ERR_MEMORY;
  uint32_t *slot = quad_slot(t, quad);
  if (*slot) return TW_OK;
  if (t->quad_count >= t->limit) return TW_ERR_LIMIT;
  if (!room(t->allocator, (void **)&t->quads, t->quad_count, &t->quad_capacity, sizeof *t->quads)) return TW_ERR_MEMORY;
  if ((quad.graph != TW_NONE || t->first_slots) && !widen_first_slots(t)) return TW_ERR_MEMORY;
  t->quads[t->quad_count++] = quad;
  *slot = t->quad_count;
  uint32_t *first = t->first_slots ? first_slot(t, quad) : NULL;
  if (first && !*first) {
    *first = t->quad_count;
    t->first_count++;
  }
  return TW_OK;
}

bool tw_triples_is_first(const TwTriples *t, uint32_t index) {
  return !t->first_slots || *first_slot(t, t->quads[index]) == index + 1;
}

TwStatus tw_triples_add_terms(TwTriples *t, TwTerm subject, TwTerm predicate, TwTerm object, const TwTerm *graph) {
  TwQuad quad = {.graph = TW_NONE};
  TwStatus status = tw_triples_term(t, subject, &quad.subject);
  if (status == TW_OK) status = tw_triples_term(t, predicate, &quad.predicate);
  if (status == TW_OK) status = tw_triples_term(t, object, &quad.object);
  if (status == TW_OK && graph) status = tw_triples_term(t, *graph, &quad.graph);
  return status == TW_OK ? tw_triples_add(t, quad) : status;
}

uint32_t tw_triples_count(const TwTriples *t) { return t->quad_count; }
TwQuad tw_triples_quad(const TwTriples *t, uint32_t index) { return t->quads[index]; }

/* The places of a quad from the most to the least significant, by permutation; the graph comes last in each. */
enum { SUBJECT, PREDICATE, OBJECT, GRAPH };
static const uint8_t places[PERMUTATIONS][3] = {
    {SUBJECT, PREDICATE, OBJECT}, {PREDICATE, OBJECT, SUBJECT}, {OBJECT, SUBJECT, PREDICATE}};

static uint32_t part(const TwQuad *q, int place) {
  return place == SUBJECT ? q->subject : place == PREDICATE ? q->predicate : place == OBJECT ? q->object : q->graph;
}

/* One stable counting pass from `from` to `to`; the default graph (TW_NONE) sorts last. */
static void count_sort(const TwTriples *t, int place, const uint32_t *from, uint32_t *to, uint32_t *starts) {
  memset(starts, 0, ((size_t)t->term_count + 2) * sizeof *starts);
  for (uint32_t i = 0; i < t->quad_count; i++) {
    uint32_t key = part(&t->quads[i], place);
    starts[(key == TW_NONE ? t->term_count : key) + 1]++;
  }
  for (uint32_t i = 0; i <= t->term_count; i++) starts[i + 1] += starts[i];
  for (uint32_t i = 0; i < t->quad_count; i++) {
    uint32_t key = part(&t->quads[from[i]], place);
    to[starts[key == TW_NONE ? t->term_count : key]++] = from[i];
  }
}

static void drop_index(TwTriples *t) {
  for (int i = 0; i < PERMUTATIONS; i++) {
    tw_free(t->allocator, t->sorted[i]);
    t->sorted[i] = NULL;
  }
  t->sorted_count = 0;
}

TwStatus tw_triples_index(TwTriples *t) {
  uint32_t n = t->quad_count;
  if (t->sorted_count == n) return TW_OK;
  drop_index(t);
  uint32_t *spare = tw_alloc_array(t->allocator, n, sizeof *spare);
  uint32_t *starts = tw_alloc_array(t->allocator, (size_t)t->term_count + 2, sizeof *starts);
  bool ok = spare && starts;
  for (int p = 0; ok && p < PERMUTATIONS; p++) {
    uint32_t *list = t->sorted[p] = tw_alloc_array(t->allocator, n, sizeof *list);
    if (!list) {
      ok = false;
      break;
    }
    for (uint32_t i = 0; i < n; i++) list[i] = i;
    count_sort(t, GRAPH, list, spare, starts);
    count_sort(t, places[p][2], spare, list, starts);
    count_sort(t, places[p][1], list, spare, starts);
    count_sort(t, places[p][0], spare, list, starts);
  }
  tw_free(t->allocator, spare);
  tw_free(t->allocator, starts);
  if (!ok) {
    drop_index(t);
    return TW_ERR_MEMORY;
  }
  t->sorted_count = n;
  return TW_OK;
}

static uint8_t best_permutation(TwQuad p) {
  if (p.subject != TW_NONE) return p.object != TW_NONE && p.predicate == TW_NONE ? OSP : SPO;
  if (p.predicate != TW_NONE) return POS;
  return p.object != TW_NONE ? OSP : SPO;
}

/* Compares as many places of a quad as the pattern binds in front. */
static int compare_bound(const TwQuad *q, const TwQuad *pattern, const uint8_t *order) {
  for (int i = 0; i < 3; i++) {
    uint32_t want = part(pattern, order[i]), have = part(q, order[i]);
    if (want == TW_NONE) return 0;
    if (want != have) return have < want ? -1 : 1;
  }
  return 0;
}

/* First place in a permutation that sorts at (or, with `past`, after) the pattern. */
static uint32_t bound(const TwTriples *t, const TwMatch *m, bool past) {
  const uint32_t *list = t->sorted[m->permutation];
  uint32_t low = 0, high = t->quad_count;
  while (low < high) {
    uint32_t mid = low + (high - low) / 2;
    int c = compare_bound(&t->quads[list[mid]], &m->pattern, places[m->permutation]);
    if (c < 0 || (past && c == 0))
      low = mid + 1;
    else
      high = mid;
  }
  return low;
}

static void start_match(const TwTriples *t, TwMatch *m) {
  m->started = true;
  if (t->sorted_count != t->quad_count || t->quad_count == 0) {
    m->permutation = UNSORTED;
    m->at = 0;
    m->end = t->quad_count;
    return;
  }
  m->permutation = best_permutation(m->pattern);
  m->at = bound(t, m, false);
  m->end = bound(t, m, true);
}

static bool fits(const TwQuad *q, const TwQuad *p) {
  return (p->subject == TW_NONE || p->subject == q->subject) &&
         (p->predicate == TW_NONE || p->predicate == q->predicate) &&
         (p->object == TW_NONE || p->object == q->object) && (p->graph == TW_NONE || p->graph == q->graph);
}

bool tw_triples_next(const TwTriples *t, TwMatch *match, TwQuad *quad) {
  if (!match->started) start_match(t, match);
  while (match->at < match->end) {
    uint32_t at = match->at++;
    const TwQuad *q = &t->quads[match->permutation == UNSORTED ? at : t->sorted[match->permutation][at]];
    if (fits(q, &match->pattern)) {
      *quad = *q;
      return true;
    }
  }
  return false;
}

uint32_t tw_triples_estimate(const TwTriples *t, TwQuad pattern) {
  TwMatch m = {.pattern = pattern};
  start_match(t, &m);
  return m.end - m.at;
}

TwTermId tw_triples_object(const TwTriples *t, TwTermId subject, TwTermId predicate) {
  if (subject == TW_NONE || predicate == TW_NONE) return TW_NONE;
  TwMatch m = {.pattern = {subject, predicate, TW_NONE, TW_NONE}};
  TwQuad q;
  return tw_triples_next(t, &m, &q) ? q.object : TW_NONE;
}

bool tw_triples_has(const TwTriples *t, TwTermId subject, TwTermId predicate, TwTermId object) {
  if (subject == TW_NONE || predicate == TW_NONE || object == TW_NONE) return false;
  TwMatch m = {.pattern = {subject, predicate, object, TW_NONE}};
  TwQuad q;
  return tw_triples_next(t, &m, &q);
}
