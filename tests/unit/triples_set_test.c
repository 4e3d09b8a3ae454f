#include "triples/gate.h"
#include "triples/triples.h"
#include "triples/vocabulary.h"

#include "support.h"

static TwTermId must_term(TwTriples *t, TwTerm term) {
  TwTermId id;
  ck_assert_int_eq(tw_triples_term(t, term, &id), TW_OK);
  return id;
}

static TwTerm numbered(char *space, const char *prefix, unsigned n) {
  snprintf(space, 64, "http://example.org/%s%u", prefix, n);
  return tw_iri_z(space);
}

START_TEST(terms_are_numbered_once) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  TwTermId a = must_term(t, tw_iri_z("http://e/a"));
  ck_assert_uint_eq(a, 0);
  ck_assert_uint_eq(must_term(t, tw_plain(TW_STR("http://e/a"))), 1);
  ck_assert_uint_eq(must_term(t, (TwTerm){TW_TERM_BLANK, TW_STR("http://e/a"), {0}, {0}}), 2);
  TwTermId en = must_term(t, tw_text_en(TW_STR("x")));
  ck_assert_uint_eq(must_term(t, (TwTerm){TW_TERM_LITERAL, TW_STR("x"), TW_STR("EN"), {0}}), en);
  ck_assert_uint_ne(must_term(t, tw_plain(TW_STR("x"))), en);
  ck_assert_uint_eq(must_term(t, tw_typed(TW_STR("x"), TW_NS_XSD "string")), must_term(t, tw_plain(TW_STR("x"))));
  TwTermId date = must_term(t, tw_typed(TW_STR("2023-08-14"), TW_NS_XSD "date"));
  ck_assert_uint_eq(tw_triples_find(t, tw_typed(TW_STR("2023-08-14"), TW_NS_XSD "date")), date);
  ck_assert_uint_eq(tw_triples_find(t, tw_typed(TW_STR("2023-08-14"), TW_NS_XSD "gYear")), TW_NONE);
  ck_assert_uint_eq(tw_triples_find(t, tw_iri_z("http://e/b")), TW_NONE);
  ck_str_is(tw_triples_get(t, date).datatype, TW_NS_XSD "date");
  ck_str_is(tw_triples_get(t, en).language, "en");
  ck_assert_uint_eq(tw_triples_get(t, en).datatype.len, 0);
  ck_assert(tw_triples_get(t, a).kind == TW_TERM_IRI && tw_triples_get(t, a).value.ptr[10] == '\0');
  tw_triples_free(t);
}
END_TEST

START_TEST(hostile_terms_stay_out) {
  static const char *const iris[] = {"",
                                     "a",
                                     "//x",
                                     ":x",
                                     "1a:x",
                                     "http://e/ b",
                                     "http://e/<",
                                     "http://e/>",
                                     "http://e/\"",
                                     "http://e/{",
                                     "http://e/}",
                                     "http://e/|",
                                     "http://e/^",
                                     "http://e/`",
                                     "http://e/\\u0020",
                                     "http://e/\x01",
                                     "http://e/\n",
                                     "http://e/\xFF",
                                     "http://e/\xC3",
                                     "http://e/\xEF\xBF\xBE",
                                     "http://e/\xEF\xBF\xBF",
                                     "http://e/\xED\xA0\x80",
                                     "ht tp://e"};
  static const char *const tags[] = {"e",       "en-",    "-en", "en--us", "en_US",       "englishes", "en-abcdefghi",
                                     "en us",   "en\n",   "1a",  "q-abc",  "en-\xC3\xA9", "x",         "en-x",
                                     "en-\"us", "@en-us", "i"};
  static const char *const values[] = {"\xFF", "a\xC0\x80", "\xEF\xBF\xBE", "ab\xEF\xBF\xBF", "\xED\xB0\x80"};
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  TwTermId id;
  for (size_t i = 0; i < sizeof iris / sizeof *iris; i++) {
    ck_assert_msg(tw_triples_term(t, tw_iri_z(iris[i]), &id) == TW_ERR_SYNTAX, "IRI %s", iris[i]);
    ck_assert_int_eq(tw_triples_term(t, tw_typed(TW_STR("v"), iris[i][0] ? iris[i] : "x"), &id), TW_ERR_SYNTAX);
  }
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
    TwTerm term = {TW_TERM_LITERAL, TW_STR("v"), tw_str(tags[i]), {0}};
    ck_assert_msg(tw_triples_term(t, term, &id) == TW_ERR_SYNTAX, "tag %s", tags[i]);
  }
  for (size_t i = 0; i < sizeof values / sizeof *values; i++)
    ck_assert_int_eq(tw_triples_term(t, tw_plain(tw_str(values[i])), &id), TW_ERR_SYNTAX);
  ck_assert_int_eq(tw_triples_term(t, tw_plain(tw_str_n("a\0b", 3)), &id), TW_ERR_SYNTAX);
  ck_assert_int_eq(tw_triples_term(t, tw_iri(tw_str_n("http://a\0b", 10)), &id), TW_ERR_SYNTAX);
  ck_assert_int_eq(tw_triples_term(t, tw_typed(TW_STR("v"), TW_NS_RDF "langString"), &id), TW_ERR_SYNTAX);
  TwTerm both = {TW_TERM_LITERAL, TW_STR("v"), TW_STR("en"), TW_STR(TW_NS_XSD "date")};
  ck_assert_int_eq(tw_triples_term(t, both, &id), TW_ERR_SYNTAX);
  ck_assert_int_eq(tw_triples_term(t, (TwTerm){TW_TERM_BLANK, {"", 0}, {0}, {0}}, &id), TW_ERR_SYNTAX);
  ck_assert_uint_eq(tw_triples_terms(t), 0);
  tw_triples_free(t);
}
END_TEST

START_TEST(good_terms_come_in) {
  static const char *const iris[] = {"a:", "urn:x:y", "http://e/\xC3\xA9%20(a)'b'", "mailto:a@b", "http://e/%zz"};
  static const char *const tags[] = {"en", "en-us", "zh-Hant-TW", "x-klingon", "i-default", "sl-rozaj-biske-1994"};
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  for (size_t i = 0; i < sizeof iris / sizeof *iris; i++) must_term(t, tw_iri_z(iris[i]));
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
    must_term(t, (TwTerm){TW_TERM_LITERAL, TW_STR("v"), tw_str(tags[i]), {0}});
  must_term(t, tw_plain(TW_STR("")));
  must_term(t, tw_plain(TW_STR("\r\n\x01\xEF\xBF\xBD\xF0\x9F\x98\x80")));
  tw_triples_free(t);
}
END_TEST

START_TEST(limits_are_kept) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  tw_triples_set_limit(t, 3);
  TwTermId id, a = must_term(t, tw_iri_z("e:a")), b = must_term(t, tw_iri_z("e:b")), c = must_term(t, tw_iri_z("e:c"));
  ck_assert_int_eq(tw_triples_term(t, tw_iri_z("e:d"), &id), TW_ERR_LIMIT);
  ck_assert_uint_eq(must_term(t, tw_iri_z("e:b")), b);
  TwTermId list[] = {a, b, c};
  for (int i = 0; i < 3; i++) ck_assert_int_eq(tw_triples_add(t, (TwQuad){a, b, list[i], TW_NONE}), TW_OK);
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){b, b, b, TW_NONE}), TW_ERR_LIMIT);
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){a, b, c, TW_NONE}), TW_OK);
  tw_triples_free(t);
  t = tw_triples_new(&tw_libc_allocator);
  char *big = malloc(TW_LITERAL_LIMIT + 2);
  memset(big, 'a', TW_LITERAL_LIMIT + 2);
  ck_assert_int_eq(tw_triples_term(t, tw_plain(tw_str_n(big, TW_LITERAL_LIMIT + 1)), &id), TW_ERR_LIMIT);
  big[1] = ':';
  ck_assert_int_eq(tw_triples_term(t, tw_iri(tw_str_n(big, TW_IRI_LIMIT + 1)), &id), TW_ERR_LIMIT);
  ck_assert_int_eq(tw_triples_term(t, tw_iri(tw_str_n(big, TW_IRI_LIMIT)), &id), TW_OK);
  ck_assert_int_eq(tw_triples_term(t, (TwTerm){TW_TERM_LITERAL, TW_STR("v"), {0}, tw_str_n(big, TW_IRI_LIMIT)}, &id),
                   TW_OK);
  ck_assert_int_eq(tw_triples_term(t, (TwTerm){TW_TERM_LITERAL, TW_STR("v"), tw_str_n(big + 2, 65), {0}}, &id),
                   TW_ERR_LIMIT);
  free(big);
  tw_triples_free(t);
}
END_TEST

START_TEST(quads_are_checked_and_kept_once) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  TwTermId a = must_term(t, tw_iri_z("e:a")), l = must_term(t, tw_plain(TW_STR("l")));
  TwTermId b = must_term(t, (TwTerm){TW_TERM_BLANK, TW_STR("b"), {0}, {0}});
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){l, a, a, TW_NONE}), TW_ERR_SYNTAX);
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){a, l, a, TW_NONE}), TW_ERR_SYNTAX);
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){a, b, a, TW_NONE}), TW_ERR_SYNTAX);
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){a, a, a, l}), TW_ERR_SYNTAX);
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){a, a, 3, TW_NONE}), TW_ERR_USAGE);
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){a, a, TW_NONE, TW_NONE}), TW_ERR_USAGE);
  ck_assert_uint_eq(tw_triples_count(t), 0);
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){b, a, l, TW_NONE}), TW_OK);
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){b, a, l, a}), TW_OK);
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){b, a, l, TW_NONE}), TW_OK);
  ck_assert_uint_eq(tw_triples_count(t), 2);
  ck_assert_uint_eq(tw_triples_quad(t, 0).graph, TW_NONE);
  ck_assert_uint_eq(tw_triples_quad(t, 1).graph, a);
  ck_assert(tw_triples_is_first(t, 0) && !tw_triples_is_first(t, 1));
  tw_triples_free(t);
}
END_TEST

/* Every pattern over a small world, against a plain scan. */
static unsigned count_matches(const TwTriples *t, TwQuad p, bool *sorted) {
  TwMatch m = {.pattern = p};
  TwQuad q, last = {0};
  unsigned n = 0;
  *sorted = true;
  while (tw_triples_next(t, &m, &q)) {
    ck_assert(p.subject == TW_NONE || p.subject == q.subject);
    ck_assert(p.predicate == TW_NONE || p.predicate == q.predicate);
    ck_assert(p.object == TW_NONE || p.object == q.object);
    ck_assert(p.graph == TW_NONE || p.graph == q.graph);
    if (n && p.subject != TW_NONE && p.predicate != TW_NONE && last.object > q.object) *sorted = false;
    last = q;
    n++;
  }
  return n;
}

static unsigned scan(const TwTriples *t, TwQuad p) {
  unsigned n = 0;
  for (uint32_t i = 0; i < tw_triples_count(t); i++) {
    TwQuad q = tw_triples_quad(t, i);
    n += (p.subject == TW_NONE || p.subject == q.subject) && (p.predicate == TW_NONE || p.predicate == q.predicate) &&
         (p.object == TW_NONE || p.object == q.object) && (p.graph == TW_NONE || p.graph == q.graph);
  }
  return n;
}

static void fill(TwTriples *t, uint32_t things, uint32_t quads) {
  char space[64];
  for (uint32_t i = 0; i < things; i++) must_term(t, numbered(space, "t", i));
  uint32_t x = 12345;
  for (uint32_t i = 0; i < quads; i++) {
    uint32_t v[4];
    for (int k = 0; k < 4; k++) v[k] = (x = x * 1664525 + 1013904223) >> 16;
    TwQuad q = {v[0] % things, v[1] % things, v[2] % things, v[3] % 3 ? v[3] % things : TW_NONE};
    ck_assert_int_eq(tw_triples_add(t, q), TW_OK);
  }
}

START_TEST(every_pattern_finds_what_a_scan_finds) {
  enum { THINGS = 7 };
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  fill(t, THINGS, 400);
  for (int indexed = 0; indexed < 2; indexed++) {
    if (indexed) ck_assert_int_eq(tw_triples_index(t), TW_OK);
    for (uint32_t n = 0; n < 8 * 8 * 8 * 8; n++) {
      uint32_t v[4] = {n & 7, n >> 3 & 7, n >> 6 & 7, n >> 9 & 7};
      for (int k = 0; k < 4; k++)
        if (v[k] == THINGS) v[k] = TW_NONE;
      TwQuad p = {v[0], v[1], v[2], v[3]};
      bool sorted;
      unsigned found = count_matches(t, p, &sorted);
      ck_assert_uint_eq(found, scan(t, p));
      ck_assert(!indexed || sorted);
      if (indexed && p.graph == TW_NONE) ck_assert_uint_eq(tw_triples_estimate(t, p), found);
    }
  }
  tw_triples_free(t);
}
END_TEST

START_TEST(the_first_of_a_triple_is_known) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  fill(t, 9, 3000);
  for (uint32_t i = 0; i < tw_triples_count(t); i++) {
    TwQuad q = tw_triples_quad(t, i);
    bool first = true;
    for (uint32_t k = 0; k < i; k++) {
      TwQuad other = tw_triples_quad(t, k);
      if (other.subject == q.subject && other.predicate == q.predicate && other.object == q.object) first = false;
    }
    ck_assert(tw_triples_is_first(t, i) == first);
  }
  tw_triples_free(t);
}
END_TEST

START_TEST(matching_goes_on_after_additions) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  char space[64];
  TwTermId p = must_term(t, numbered(space, "p", 0)), s = must_term(t, numbered(space, "s", 0));
  for (unsigned i = 0; i < 200; i++) {
    TwTermId o = must_term(t, numbered(space, "o", i));
    ck_assert_int_eq(tw_triples_add(t, (TwQuad){s, p, o, TW_NONE}), TW_OK);
    ck_assert(tw_triples_has(t, s, p, o));
    if (i % 50 == 0) ck_assert_int_eq(tw_triples_index(t), TW_OK);
    ck_assert_uint_eq(tw_triples_object(t, s, p), 2);
  }
  ck_assert(!tw_triples_has(t, s, p, TW_NONE));
  ck_assert(!tw_triples_has(t, p, p, s));
  ck_assert_uint_eq(tw_triples_object(t, p, p), TW_NONE);
  tw_triples_free(t);
}
END_TEST

/* Builds and indexes a set, giving up at the first failure. */
static TwStatus build(const TwAllocator *allocator, TwTriples **out) {
  TwTriples *t = *out = tw_triples_new(allocator);
  if (!t) return TW_ERR_MEMORY;
  char space[64];
  static char text[20000];
  memset(text, 'x', sizeof text - 1);
  for (unsigned i = 0; i < 300; i++) {
    TwTerm subject = numbered(space, "s", i);
    TwStatus s = tw_triples_add_terms(t, subject, tw_iri_z("e:p"),
                                      i % 3 ? tw_text_en(tw_str(space)) : tw_typed(tw_str(text + i), space),
                                      i > 100 ? &subject : NULL);
    if (s != TW_OK) return s;
    ck_assert_uint_eq(tw_triples_count(t), i + 1);
  }
  return tw_triples_index(t);
}

START_TEST(every_allocation_may_fail) {
  bool done = false;
  for (long n = 0; !done; n++) {
    ck_assert_int_lt(n, 2000);
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwTriples *t;
    TwStatus status = build(&f.allocator, &t);
    done = status == TW_OK;
    ck_assert(done || status == TW_ERR_MEMORY);
    f.left = 1000000; /* memory is back: the set goes on as if nothing had been */
    TwTermId id;
    if (t) ck_assert_int_eq(tw_triples_term(t, tw_text_en(TW_STR("again")), &id), TW_OK);
    if (t) ck_assert_int_eq(tw_triples_index(t), TW_OK);
    if (t) ck_assert_uint_eq(tw_triples_find(t, tw_text_en(TW_STR("again"))), id);
    tw_triples_free(t);
  }
}
END_TEST

typedef struct Counting {
  TwAllocator allocator;
  size_t held;
} Counting;

static void *counting_resize(void *user, void *pointer, size_t size) {
  Counting *c = user;
  size_t *block = pointer ? (size_t *)pointer - 2 : NULL;
  if (block) c->held -= *block;
  if (!size) {
    free(block);
    return NULL;
  }
  c->held += size;
  block = realloc(block, size + 2 * sizeof *block);
  *block = size;
  return block + 2;
}

START_TEST(a_triple_takes_few_bytes) {
  Counting c = {{counting_resize, &c}, 0};
  TwTriples *t = tw_triples_new(&c.allocator);
  char space[64];
  TwTermId p[10], o[1000];
  for (unsigned i = 0; i < 10; i++) p[i] = must_term(t, numbered(space, "p", i));
  for (unsigned i = 0; i < 1000; i++) o[i] = must_term(t, numbered(space, "o", i));
  for (unsigned i = 0; i < 30000; i++) {
    TwTermId s = must_term(t, numbered(space, "s", i));
    for (unsigned k = 0; k < 5; k++)
      ck_assert_int_eq(tw_triples_add(t, (TwQuad){s, p[k], o[(i * 7 + k * 13) % 1000], TW_NONE}), TW_OK);
  }
  ck_assert_int_eq(tw_triples_index(t), TW_OK);
  size_t each = c.held / tw_triples_count(t);
  ck_assert_msg(each <= 70, "%zu bytes a triple", each);
  tw_triples_free(t);
  ck_assert_uint_eq(c.held, 0);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("triples");
  TCase *tests = tcase_create("set");
  tcase_add_test(tests, terms_are_numbered_once);
  tcase_add_test(tests, hostile_terms_stay_out);
  tcase_add_test(tests, good_terms_come_in);
  tcase_add_test(tests, limits_are_kept);
  tcase_add_test(tests, quads_are_checked_and_kept_once);
  tcase_add_test(tests, every_pattern_finds_what_a_scan_finds);
  tcase_add_test(tests, the_first_of_a_triple_is_known);
  tcase_add_test(tests, matching_goes_on_after_additions);
  tcase_add_test(tests, every_allocation_may_fail);
  tcase_add_test(tests, a_triple_takes_few_bytes);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
