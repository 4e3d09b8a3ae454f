/* Chains of compact trees (tree.h), for the tests of coreference. */
#ifndef TW_TESTS_CHAINS_H
#define TW_TESTS_CHAINS_H

#include "coref/coref.h"
#include "gazetteer/gazetteer.h"
#include "tree.h"

static TwArena arena;
static TwDocument *document;
static TwSyntax *syntax;
static TwCoref coref;

static inline void setup(void) { tw_arena_init(&arena, &tw_libc_allocator); }
static inline void teardown(void) { tw_arena_release(&arena); }

static inline void resolve(const char *spec) {
  document = tree_document(&arena, spec);
  ck_assert_int_eq(tw_syntax_new(document, tw_ontology_builtin(), &syntax), TW_OK);
  ck_assert_int_eq(tw_coref_resolve(syntax, &coref), TW_OK);
}

/** The token of the nth occurrence (from 1) of a form. */
static inline uint32_t nth_token(const char *form, int nth) {
  for (uint32_t i = 0; i < document->tokens.count; i++)
    if (tw_str_is(document->tokens.items[i].form, form) && --nth == 0) return i;
  ck_abort_msg("no such token: %s", form);
  return TW_NONE;
}

static inline const TwMention *mention(const char *form, int nth) {
  uint32_t m = coref.at[nth_token(form, nth)];
  ck_assert_msg(m != TW_NONE, "'%s' heads no mention", form);
  return &coref.mentions.items[m];
}

static inline const TwEntity *entity(const char *form, int nth) {
  return &coref.entities.items[mention(form, nth)->entity];
}

static inline TwStr words(const char *form, int nth) { return tw_document_words(document, mention(form, nth)->tokens); }

static inline TwStr type_of(const TwEntity *e) { return syntax->ontology->classes.items[e->type].name; }

static inline TwStr country_of(const TwEntity *e) {
  return e->country == TW_NONE ? TW_STR("") : tw_gaz_entry(e->country)->label;
}

#define SAME(a, na, b, nb)     ck_assert_uint_eq(mention(a, na)->entity, mention(b, nb)->entity)
#define NOT_SAME(a, na, b, nb) ck_assert_uint_ne(mention(a, na)->entity, mention(b, nb)->entity)

static inline int run_cases(const char *name, const TTest *const *tests, size_t count) {
  Suite *suite = suite_create(name);
  TCase *tcase = tcase_create(name);
  tcase_add_checked_fixture(tcase, setup, teardown);
  for (size_t i = 0; i < count; i++) tcase_add_test(tcase, tests[i]);
  suite_add_tcase(suite, tcase);
  return run_suite(suite);
}

#endif
