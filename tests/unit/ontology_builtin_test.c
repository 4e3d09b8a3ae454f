/* What is compiled in: that it is whole, sorted, and says what the contract promises. */
#include "ontology/ontology.h"
#include "support.h"

static const TwOntology *o;

static void setup(void) { o = tw_ontology_builtin(); }

static const TwClass *class_named(const char *name) {
  TwClassId id = tw_ontology_class(o, tw_str(name));
  ck_assert_msg(id != TW_NO_ID, "no class %s", name);
  return &o->classes.items[id];
}

static TwClassId class_id(const char *name) { return (TwClassId)(class_named(name) - o->classes.items); }

START_TEST(ids_follow_iris) {
  for (uint32_t i = 1; i < o->classes.count; i++)
    ck_assert_int_lt(tw_str_cmp(o->classes.items[i - 1].iri, o->classes.items[i].iri), 0);
  for (uint32_t i = 0; i < o->classes.count; i++) ck_assert_uint_eq(tw_ontology_class(o, o->classes.items[i].name), i);
  for (uint32_t i = 0; i < o->roles.count; i++) ck_assert_uint_eq(tw_ontology_role(o, o->roles.items[i].name), i);
  for (uint32_t i = 0; i < o->preps.count; i++) ck_assert_uint_eq(tw_ontology_prep(o, o->preps.items[i]), i);
  for (uint32_t i = 1; i < o->frames.count; i++)
    ck_assert_int_lt(tw_str_cmp(o->frames.items[i - 1].iri, o->frames.items[i].iri), 0);
  ck_assert_uint_eq(tw_ontology_class(o, TW_STR("NoSuchClass")), TW_NO_ID);
  ck_assert_uint_eq(tw_ontology_role(o, TW_STR("")), TW_NO_ID);
  ck_assert_uint_eq(tw_ontology_prep(o, TW_STR("zzz")), TW_NO_ID);
}
END_TEST

START_TEST(every_list_is_whole) {
  ck_assert_uint_gt(o->version.len, 0);
  ck_assert_ptr_null(o->arena);
  for (uint32_t i = 0; i < o->classes.count; i++) {
    const TwClass *c = &o->classes.items[i];
    ck_assert_uint_gt(c->label.len, 0);
    ck_assert_uint_gt(c->ancestors.count, 0);
    ck_assert_uint_eq(c->ancestors.items[0], i);
    for (uint32_t k = 0; k < c->ancestors.count; k++) ck_assert_uint_lt(c->ancestors.items[k], o->classes.count);
  }
  for (uint32_t i = 0; i < o->frames.count; i++) {
    const TwFrame *f = &o->frames.items[i];
    ck_assert_uint_lt(f->class_id, o->classes.count);
    ck_assert(o->classes.items[f->class_id].kind != TW_CLASS_ENTITY);
    ck_assert_uint_gt(f->examples.count, 0);
    for (uint32_t k = 0; k < f->slots.count; k++) {
      ck_assert_uint_lt(f->slots.items[k].role, o->roles.count);
      ck_assert_uint_lt(f->slots.items[k].function, TW_FN_COUNT);
      if (f->slots.items[k].function == TW_FN_PREP) ck_assert_uint_lt(f->slots.items[k].prep, o->preps.count);
      if (k) ck_assert_uint_le(f->slots.items[k - 1].function, f->slots.items[k].function);
    }
  }
  for (uint32_t i = 0; i < o->properties.count; i++) {
    const TwProperty *p = &o->properties.items[i];
    ck_assert_uint_lt(p->on, o->classes.count);
    ck_assert(p->from < o->roles.count && p->to < o->roles.count);
    ck_assert(p->from != p->to || p->symmetric);
  }
}
END_TEST

START_TEST(triggers_are_sorted_and_found) {
  for (uint32_t i = 0; i < o->triggers.count; i++) {
    const TwTrigger *t = &o->triggers.items[i], *p = i ? t - 1 : NULL;
    uint32_t limit = t->kind == TW_TRIGGER_FRAME       ? o->frames.count
                     : t->kind == TW_TRIGGER_EMBEDDING ? o->embeddings.count
                     : t->kind == TW_TRIGGER_SUPPORT   ? o->supports.count
                     : t->kind == TW_TRIGGER_CONTEXT   ? o->contexts.count
                                                       : TW_ONT_REQUESTED + 1;
    ck_assert_uint_lt(t->id, limit);
    if (p && p->word == t->word && tw_str_eq(p->head, t->head)) {
      ck_assert_uint_ge(p->lemma.len, t->lemma.len);
      if (tw_str_eq(p->lemma, t->lemma) && p->kind == TW_TRIGGER_FRAME && t->kind == TW_TRIGGER_FRAME)
        ck_assert_uint_le(o->frames.items[p->id].rank, o->frames.items[t->id].rank);
    }
    uint32_t count;
    const TwTrigger *found = tw_ontology_triggers(o, t->word, t->head, &count);
    ck_assert(found <= t && t < found + count);
  }
  uint32_t count;
  tw_ontology_triggers(o, TW_WORD_VERB, TW_STR("xyzzy"), &count);
  ck_assert_uint_eq(count, 0);
  const TwTrigger *step = tw_ontology_triggers(o, TW_WORD_VERB, TW_STR("step"), &count);
  ck_assert_uint_gt(count, 0);
  ck_assert_uint_gt(step[0].lemma.len, step[0].head.len);
  const TwTrigger *call = tw_ontology_triggers(o, TW_WORD_NOUN, TW_STR("call"), &count);
  ck_assert_uint_gt(count, 1);
  ck_assert(tw_str_ends(call[0].lemma, TW_STR("conversation")) || tw_str_ends(call[0].lemma, TW_STR(" call")));
}
END_TEST

START_TEST(classes_inherit) {
  ck_assert(tw_ontology_is_a(o, class_id("Visit"), class_id("Event")));
  ck_assert(tw_ontology_is_a(o, class_id("Country"), class_id("Agent")));
  ck_assert(tw_ontology_is_a(o, class_id("Country"), class_id("Place")));
  ck_assert(!tw_ontology_is_a(o, class_id("Person"), class_id("Place")));
  ck_assert(!tw_ontology_is_a(o, TW_NO_ID, class_id("Event")));
  ck_str_is(class_named("Visit")->plover, "CONSULT");
  ck_str_is(class_named("Visit")->mode, "visit");
  ck_str_is(class_named("Killing")->plover, "ASSAULT");
  ck_assert_uint_eq(class_named("HoldsOffice")->kind, TW_CLASS_STATE);
  ck_assert_uint_eq(class_named("Visit")->kind, TW_CLASS_EVENT);
  const TwClassId places[] = {class_id("Place")};
  ck_assert(tw_ontology_in_range(o, class_id("City"), places, 1));
  ck_assert(!tw_ontology_in_range(o, class_id("Person"), places, 1));
  ck_assert(tw_ontology_in_range(o, class_id("Person"), NULL, 0));
}
END_TEST

START_TEST(plover_codes_are_plover_s) {
  static const char *const codes[] = {"",         "AGREE",    "CONSULT", "SUPPORT", "COOPERATE", "AID",
                                      "YIELD",    "REQUEST",  "ACCUSE",  "REJECT",  "THREATEN",  "PROTEST",
                                      "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT"};
  bool used[sizeof codes / sizeof *codes] = {0};
  for (uint32_t i = 0; i < o->classes.count; i++) {
    bool known = false;
    for (size_t k = 0; k < sizeof codes / sizeof *codes; k++)
      if (tw_str_is(o->classes.items[i].plover, codes[k])) known = used[k] = true;
    ck_assert_msg(known, "%.*s", TW_FMT(o->classes.items[i].plover));
  }
  for (size_t k = 0; k < sizeof codes / sizeof *codes; k++) ck_assert_msg(used[k], "%s", codes[k]);
}
END_TEST

START_TEST(properties_are_found_through_superclasses) {
  uint32_t next = 0;
  bool visits = false;
  for (const TwProperty *p; (p = tw_ontology_property(o, class_id("Visit"), &next));)
    visits = visits || tw_str_is(p->name, "visits");
  ck_assert(visits);
  bool attacks = false;
  next = 0;
  for (const TwProperty *p; (p = tw_ontology_property(o, class_id("AirStrike"), &next));)
    attacks = attacks || tw_str_is(p->name, "attacks");
  ck_assert(attacks);
  next = 0;
  ck_assert_ptr_null(tw_ontology_property(o, class_id("Person"), &next));
  next = 0; /* a seizure is a coercion, but "seizes" says it better */
  const TwProperty *seizes = tw_ontology_property(o, class_id("Seizure"), &next);
  ck_assert(seizes && tw_str_is(seizes->name, "seizes"));
  ck_assert_ptr_null(tw_ontology_property(o, class_id("Seizure"), &next));
}
END_TEST

int main(void) {
  Suite *suite = suite_create("ontology_builtin");
  TCase *tests = tcase_create("builtin");
  tcase_add_checked_fixture(tests, setup, NULL);
  tcase_add_test(tests, ids_follow_iris);
  tcase_add_test(tests, every_list_is_whole);
  tcase_add_test(tests, triggers_are_sorted_and_found);
  tcase_add_test(tests, classes_inherit);
  tcase_add_test(tests, plover_codes_are_plover_s);
  tcase_add_test(tests, properties_are_found_through_superclasses);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
