/* Turtle by our own hand: raptor's writer sorts subjects by IRI (ours keep the order of the text), holds a whole range
 * in trees, and spells "1.5"^^xsd:double, CR and INF so that other values come back. */
#include "rdf/writer.h"

/* A group of quads: all of a subject, or all of a subject and predicate; linked lists by number. */
typedef struct Group {
  uint32_t first, last; /* of its parts */
  uint32_t next;        /* group of the same subject */
  TwTermId term;        /* subject or predicate */
} Group;

typedef struct Groups {
  Group *items;
  uint32_t count;
  uint32_t *slots; /* hash of (parent, term): group + 1 */
  uint64_t *keys;
  uint32_t mask;
} Groups;

typedef struct Range {
  TwArena arena;
  Groups subjects, pairs;
  uint32_t *next; /* by quad of the range: the next of its pair */
  uint32_t from, count;
} Range;

static bool groups_init(TwArena *arena, Groups *g, uint32_t most) {
  uint32_t size = 16;
  while (size / 2 < most) size *= 2;
  g->mask = size - 1;
  g->items = TW_NEW_ARRAY(arena, Group, most);
  g->slots = TW_NEW_ARRAY(arena, uint32_t, size);
  g->keys = TW_NEW_ARRAY(arena, uint64_t, most);
  return g->items && g->slots && g->keys;
}

/* The group of a term below a parent; `*fresh` says whether it is new. */
static uint32_t group_of(Groups *g, uint32_t parent, TwTermId term, bool *fresh) {
  uint64_t key = (uint64_t)parent << 32 | term, h = key * 0x9E3779B97F4A7C15u;
  uint32_t i = (uint32_t)(h >> 32) & g->mask;
  while (g->slots[i] && g->keys[g->slots[i] - 1] != key) i = (i + 1) & g->mask;
  *fresh = !g->slots[i];
  if (*fresh) {
    g->keys[g->count] = key;
    g->items[g->count] = (Group){TW_NONE, TW_NONE, TW_NONE, term};
    g->slots[i] = ++g->count;
  }
  return g->slots[i] - 1;
}

static void append(Group *owner, uint32_t part, uint32_t *next_of_last) {
  if (owner->first == TW_NONE)
    owner->first = part;
  else
    *next_of_last = part;
  owner->last = part;
}

static bool is_type(const TwTriples *t, TwTermId predicate) {
  return tw_str_is(tw_triples_get(t, predicate).value, TW_RDF_TYPE);
}

static void gather_quad(Range *r, const TwTriples *t, uint32_t i) {
  TwQuad q = tw_triples_quad(t, r->from + i);
  bool fresh;
  uint32_t s = group_of(&r->subjects, 0, q.subject, &fresh);
  uint32_t p = group_of(&r->pairs, s, q.predicate, &fresh);
  Group *subject = &r->subjects.items[s], *pair = &r->pairs.items[p];
  if (fresh && subject->first != TW_NONE && is_type(t, q.predicate)) {
    pair->next = subject->first;
    subject->first = p;
  } else if (fresh) {
    append(subject, p, subject->last == TW_NONE ? NULL : &r->pairs.items[subject->last].next);
  }
  r->next[i] = TW_NONE;
  append(pair, i, pair->last == TW_NONE ? NULL : &r->next[pair->last]);
}

static void put_objects(TwBuf *buf, const Range *r, const TwTriples *t, const Group *pair, const TwNames *names) {
  if (is_type(t, pair->term))
    tw_buf_char(buf, 'a');
  else
    tw_names_put(buf, names, tw_triples_get(t, pair->term), pair->term);
  for (uint32_t i = pair->first; i != TW_NONE; i = r->next[i]) {
    TwTermId object = tw_triples_quad(t, r->from + i).object;
    tw_buf_z(buf, i == pair->first ? " " : " , ");
    tw_names_put(buf, names, tw_triples_get(t, object), object);
  }
}

static void put_subject(TwBuf *buf, const Range *r, const TwTriples *t, const Group *subject, const TwNames *names) {
  tw_buf_char(buf, '\n');
  tw_names_put(buf, names, tw_triples_get(t, subject->term), subject->term);
  for (uint32_t p = subject->first; p != TW_NONE; p = r->pairs.items[p].next) {
    tw_buf_z(buf, p == subject->first ? " " : " ;\n    ");
    put_objects(buf, r, t, &r->pairs.items[p], names);
  }
  tw_buf_z(buf, " .\n");
}

TwStatus tw_turtle_range(TwRdfWriter *writer, const TwTriples *t, uint32_t from, uint32_t to, const TwNames *names) {
  Range r = {.from = from, .count = to - from};
  if (r.count == 0) return TW_OK;
  tw_arena_init(&r.arena, writer->allocator);
  r.next = TW_NEW_ARRAY(&r.arena, uint32_t, r.count);
  TwStatus status = TW_ERR_MEMORY;
  if (r.next && groups_init(&r.arena, &r.subjects, r.count) && groups_init(&r.arena, &r.pairs, r.count)) {
    status = TW_OK;
    for (uint32_t i = 0; i < r.count; i++)
      if (tw_triples_is_first(t, from + i)) gather_quad(&r, t, i);
    for (uint32_t s = 0; s < r.subjects.count && status == TW_OK; s++) {
      put_subject(&writer->buf, &r, t, &r.subjects.items[s], names);
      status = tw_writer_flush(writer, false);
    }
  }
  tw_arena_release(&r.arena);
  return status;
}
