#include "pipeline/fresh.h"

#include "base/buf.h"
#include "base/sha256.h"

/* The first 16 bytes of a SHA-256: two strings of one digest will not be met. All zero marks an empty slot. */
typedef struct Digest {
  uint64_t a, b;
} Digest;

struct TwFresh {
  const TwAllocator *allocator;
  Digest *slots;
  size_t count, capacity; /* a power of two */
  TwBuf key;
};

#define FIRST_CAPACITY ((size_t)1024)

TwFresh *tw_fresh_new(const TwAllocator *allocator) {
  TwFresh *f = tw_alloc_array(allocator, 1, sizeof *f);
  if (!f) return NULL;
  f->allocator = allocator;
  tw_buf_init(&f->key, allocator);
  return f;
}

void tw_fresh_free(TwFresh *fresh) {
  if (!fresh) return;
  tw_buf_release(&fresh->key);
  tw_free(fresh->allocator, fresh->slots);
  tw_free(fresh->allocator, fresh);
}

static Digest *slot_of(Digest *slots, size_t capacity, Digest d) {
  size_t i = (size_t)d.a & (capacity - 1);
  while ((slots[i].a || slots[i].b) && (slots[i].a != d.a || slots[i].b != d.b)) i = (i + 1) & (capacity - 1);
  return &slots[i];
}

static TwStatus grow(TwFresh *f) {
  size_t capacity = f->capacity ? f->capacity * 2 : FIRST_CAPACITY;
  Digest *slots = tw_alloc_array(f->allocator, capacity, sizeof *slots);
  if (!slots) return TW_ERR_MEMORY;
  for (size_t i = 0; i < f->capacity; i++)
    if (f->slots[i].a || f->slots[i].b) *slot_of(slots, capacity, f->slots[i]) = f->slots[i];
  tw_free(f->allocator, f->slots);
  f->slots = slots;
  f->capacity = capacity;
  return TW_OK;
}

TwStatus tw_fresh_add(TwFresh *fresh, TwStr s, bool *is_new) {
  if (fresh->count * 2 >= fresh->capacity) {
    TwStatus status = grow(fresh);
    if (status) return status;
  }
  uint8_t sha[TW_SHA256_SIZE];
  Digest d;
  tw_sha256(s, sha);
  memcpy(&d, sha, sizeof d);
  if (!d.a && !d.b) d.a = 1;
  Digest *slot = slot_of(fresh->slots, fresh->capacity, d);
  *is_new = !slot->a && !slot->b;
  fresh->count += *is_new;
  *slot = d;
  return TW_OK;
}

/* Lengths before strings, so that no two terms make one key. */
static void add_term(TwBuf *key, TwTerm t) {
  tw_buf_printf(key, "%d %zu %zu %zu ", (int)t.kind, t.value.len, t.language.len, t.datatype.len);
  tw_buf_add(key, t.value);
  tw_buf_add(key, t.language);
  tw_buf_add(key, t.datatype);
}

static bool is_own(TwTerm subject, TwStr document) {
  return subject.kind == TW_TERM_IRI && document.len && tw_str_starts(subject.value, document) &&
         (subject.value.len == document.len || subject.value.ptr[document.len] == '#');
}

static TwStatus check(TwFresh *fresh, const TwTriples *triples, TwQuad q, TwStr document, bool *is_new) {
  TwTerm subject = tw_triples_get(triples, q.subject);
  *is_new = true;
  if (is_own(subject, document)) return TW_OK;
  tw_buf_reset(&fresh->key);
  add_term(&fresh->key, subject);
  add_term(&fresh->key, tw_triples_get(triples, q.predicate));
  add_term(&fresh->key, tw_triples_get(triples, q.object));
  TwStatus status = tw_buf_status(&fresh->key);
  return status ? status : tw_fresh_add(fresh, tw_buf_str(&fresh->key), is_new);
}

static TwStatus copy_quad(TwTriples *to, const TwTriples *from, TwQuad q) {
  TwTerm graph = q.graph == TW_NONE ? (TwTerm){0} : tw_triples_get(from, q.graph);
  return tw_triples_add_terms(to, tw_triples_get(from, q.subject), tw_triples_get(from, q.predicate),
                              tw_triples_get(from, q.object), q.graph == TW_NONE ? NULL : &graph);
}

/* Called at the first repeated triple: a copy of what stood before it. */
static TwTriples *copy_start(TwFresh *fresh, const TwTriples *triples, uint32_t count, TwStatus *status) {
  TwTriples *copy = tw_triples_new(fresh->allocator);
  if (!copy) *status = TW_ERR_MEMORY;
  for (uint32_t i = 0; i < count && !*status; i++) *status = copy_quad(copy, triples, tw_triples_quad(triples, i));
  return copy;
}

TwStatus tw_fresh_filter(TwFresh *fresh, const TwTriples *triples, TwStr document, TwTriples **rest) {
  *rest = NULL;
  TwStatus status = TW_OK;
  for (uint32_t i = 0; i < tw_triples_count(triples) && !status; i++) {
    TwQuad q = tw_triples_quad(triples, i);
    bool is_new;
    status = check(fresh, triples, q, document, &is_new);
    if (!status && is_new && *rest) status = copy_quad(*rest, triples, q);
    if (!status && !is_new && !*rest) *rest = copy_start(fresh, triples, i, &status);
  }
  if (status) {
    tw_triples_free(*rest);
    *rest = NULL;
  }
  return status;
}
