/* Annotated examples, and that every shipped one can be read. */
#include "ontology/example.h"
#include "ontology/ontology.h"
#include "support.h"

static TwArena arena;

static void setup(void) { tw_arena_init(&arena, &tw_libc_allocator); }
static void teardown(void) { tw_arena_release(&arena); }

START_TEST(marks_become_spans) {
  TwExample e;
  ck_assert_int_eq(tw_example_parse(&arena,
                                    TW_STR("[visitor Li Shangfu] will *visit* [destination Russia] ([place [x a] b])."),
                                    &e, NULL),
                   TW_OK);
  ck_str_is(e.text, "Li Shangfu will visit Russia (a b).");
  ck_str_is(tw_str_slice(e.text, e.trigger), "visit");
  ck_assert_uint_eq(e.roles.count, 4);
  ck_str_is(e.roles.items[0].role, "visitor");
  ck_str_is(tw_str_slice(e.text, e.roles.items[0].span), "Li Shangfu");
  ck_str_is(tw_str_slice(e.text, e.roles.items[1].span), "Russia");
  ck_str_is(tw_str_slice(e.text, e.roles.items[2].span), "a b");
  ck_str_is(tw_str_slice(e.text, e.roles.items[3].span), "a");
}
END_TEST

START_TEST(a_trigger_in_two_parts_is_its_first) {
  TwExample e;
  ck_assert_int_eq(tw_example_parse(&arena, TW_STR("It *cut* 900 *jobs*."), &e, NULL), TW_OK);
  ck_str_is(e.text, "It cut 900 jobs.");
  ck_str_is(tw_str_slice(e.text, e.trigger), "cut");
}
END_TEST

START_TEST(bad_marks_are_refused) {
  static const char *const bad[] = {"[visitor x", "x]",    "a *b",      "[ x]",
                                    "[] y",       "[9 y]", "[visitor]", "[a [a [a [a [a x]]]]]"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    TwExample e;
    const char *problem = NULL;
    ck_assert_int_eq(tw_example_parse(&arena, tw_str(bad[i]), &e, &problem), TW_ERR_SYNTAX);
    ck_assert_ptr_nonnull(problem);
  }
}
END_TEST

START_TEST(shipped_examples_are_readable) {
  const TwOntology *o = tw_ontology_builtin();
  for (uint32_t i = 0; i < o->frames.count; i++) {
    const TwFrame *f = &o->frames.items[i];
    for (uint32_t k = 0; k < f->examples.count; k++) {
      TwExample e;
      ck_assert_int_eq(tw_example_parse(&arena, f->examples.items[k], &e, NULL), TW_OK);
      ck_assert_uint_lt(e.trigger.begin, e.trigger.end);
      for (uint32_t r = 0; r < e.roles.count; r++) ck_assert(e.roles.items[r].span.begin < e.roles.items[r].span.end);
    }
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("ontology_example");
  TCase *tests = tcase_create("example");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, marks_become_spans);
  tcase_add_test(tests, a_trigger_in_two_parts_is_its_first);
  tcase_add_test(tests, bad_marks_are_refused);
  tcase_add_test(tests, shipped_examples_are_readable);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
