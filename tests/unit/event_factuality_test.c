#include "events.h"

/* The first event whose trigger is that word. */
static TwEvent event(const char *tree, const char *trigger) {
  Analysis a;
  analyse(&a, tree);
  const TwEvent *e = event_at(&a, trigger);
  ck_assert_msg(e != NULL, "no event '%s'", trigger);
  return *e;
}

static TwFactuality factuality(const char *tree, const char *trigger) { return event(tree, trigger).factuality; }

static bool about(TwEvent e, const char *context) {
  const TwOntology *o = tw_ontology_builtin();
  for (uint32_t i = 0; i < o->contexts.count; i++)
    if (tw_str_is(o->contexts.items[i], context)) return e.contexts >> i & 1;
  ck_abort_msg("no context '%s'", context);
  return false;
}

START_TEST(tense_and_modals) {
  ck_assert_int_eq(
      factuality("Li|Li|PROPN|2|nsubj||B-Person visited|visit|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin "
                 "Russia|Russia|PROPN|2|obj||B-Location",
                 "visited"),
      TW_HAPPENED);
  ck_assert_int_eq(factuality("Li|Li|PROPN|3|nsubj||B-Person will|will|AUX|3|aux|VerbForm=Fin "
                              "visit|visit|VERB|0|root|VerbForm=Inf Russia|Russia|PROPN|3|obj||B-Location",
                              "visit"),
                   TW_SCHEDULED);
  ck_assert_int_eq(factuality("Li|Li|PROPN|3|nsubj||B-Person may|may|AUX|3|aux|VerbForm=Fin "
                              "visit|visit|VERB|0|root|VerbForm=Inf Russia|Russia|PROPN|3|obj||B-Location",
                              "visit"),
                   TW_POSSIBLE);
  ck_assert_int_eq(
      factuality("Li|Li|PROPN|3|nsubj||B-Person is|be|AUX|3|aux|Mood=Ind+Tense=Pres+VerbForm=Fin "
                 "visiting|visit|VERB|0|root|Tense=Pres+VerbForm=Part Russia|Russia|PROPN|3|obj||B-Location",
                 "visiting"),
      TW_ONGOING);
}
END_TEST

START_TEST(negation) {
  ck_assert_int_eq(
      factuality(
          "Li|Li|PROPN|4|nsubj||B-Person did|do|AUX|4|aux|Mood=Ind+Tense=Past+VerbForm=Fin not|not|PART|4|advmod "
          "visit|visit|VERB|0|root|VerbForm=Inf Russia|Russia|PROPN|4|obj||B-Location",
          "visit"),
      TW_DENIED);
  ck_assert_int_eq(
      factuality("Li|Li|PROPN|4|nsubj||B-Person no|no|ADV|3|advmod longer|long|ADV|4|advmod|Degree=Cmp "
                 "leads|lead|VERB|0|root|Mood=Ind+Tense=Pres+VerbForm=Fin Oxfam|Oxfam|PROPN|4|obj||B-Organization",
                 "leads"),
      TW_DENIED);
}
END_TEST

START_TEST(gerunds_that_name_an_act) {
  /* "spoke about visiting Russia"; "a plan of visiting Russia" */
  ck_assert_int_eq(factuality("Li|Li|PROPN|2|nsubj||B-Person spoke|speak|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin "
                              "about|about|SCONJ|4|mark visiting|visit|VERB|2|advcl|Tense=Pres+VerbForm=Part "
                              "Russia|Russia|PROPN|4|obj||B-Location",
                              "visiting"),
                   TW_POSSIBLE);
  ck_assert_int_eq(factuality("Li|Li|PROPN|2|nsubj||B-Person left|leave|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin "
                              "after|after|SCONJ|4|mark visiting|visit|VERB|2|advcl|Tense=Pres+VerbForm=Part "
                              "Russia|Russia|PROPN|4|obj||B-Location",
                              "visiting"),
                   TW_HAPPENED);
  ck_assert_int_eq(
      factuality("They|they|PRON|2|nsubj wait|wait|VERB|0|root|Mood=Ind+Tense=Pres+VerbForm=Fin "
                 "until|until|SCONJ|5|mark Li|Li|PROPN|5|nsubj||B-Person "
                 "visits|visit|VERB|2|advcl|Mood=Ind+Tense=Pres+VerbForm=Fin Russia|Russia|PROPN|5|obj||B-Location",
                 "visits"),
      TW_POSSIBLE);
}
END_TEST

START_TEST(finite_clauses_stand_by_themselves) {
  /* "Li will visit Russia after Radu was arrested" */
  ck_assert_int_eq(factuality("Li|Li|PROPN|3|nsubj||B-Person will|will|AUX|3|aux|VerbForm=Fin "
                              "visit|visit|VERB|0|root|VerbForm=Inf Russia|Russia|PROPN|3|obj||B-Location "
                              "after|after|SCONJ|8|mark Radu|Radu|PROPN|8|nsubj:pass||B-Person "
                              "was|be|AUX|8|aux:pass|Mood=Ind+Tense=Past+VerbForm=Fin "
                              "arrested|arrest|VERB|3|advcl|Tense=Past+VerbForm=Part+Voice=Pass",
                              "arrested"),
                   TW_HAPPENED);
}
END_TEST

START_TEST(embedding_words) {
  ck_assert_int_eq(factuality("Li|Li|PROPN|2|nsubj||B-Person denied|deny|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin "
                              "visiting|visit|VERB|2|xcomp|VerbForm=Ger Russia|Russia|PROPN|3|obj||B-Location",
                              "visiting"),
                   TW_DENIED);
  ck_assert_int_eq(factuality("Li|Li|PROPN|3|nsubj:pass||B-Person is|be|AUX|3|aux:pass "
                              "scheduled|schedule|VERB|0|root|Tense=Past+VerbForm=Part+Voice=Pass to|to|PART|5|mark "
                              "visit|visit|VERB|3|xcomp|VerbForm=Inf Russia|Russia|PROPN|5|obj||B-Location",
                              "visit"),
                   TW_SCHEDULED);
  ck_assert_int_eq(
      factuality("If|if|SCONJ|3|mark Li|Li|PROPN|3|nsubj||B-Person "
                 "visits|visit|VERB|6|advcl|Mood=Ind+Tense=Pres+VerbForm=Fin Russia|Russia|PROPN|3|obj||B-Location "
                 "all|all|PRON|6|nsubj wins|win|VERB|0|root|Mood=Ind+Tense=Pres+VerbForm=Fin",
                 "visits"),
      TW_POSSIBLE);
}
END_TEST

START_TEST(content_of_a_bare_clause) {
  /* "allegations Li visited Russia", "allegations Li denied" */
#define ALLEGED(rest) "Allegations|allegation|NOUN|0|root|Number=Plur Li|Li|PROPN|3|nsubj||B-Person " rest
  ck_assert_int_eq(factuality(ALLEGED("visited|visit|VERB|1|acl:relcl|Mood=Ind+Tense=Past+VerbForm=Fin "
                                      "Russia|Russia|PROPN|3|obj||B-Location"),
                              "visited"),
                   TW_POSSIBLE);
  ck_assert_int_eq(factuality(ALLEGED("denied|deny|VERB|1|acl:relcl|Mood=Ind+Tense=Past+VerbForm=Fin"), "denied"),
                   TW_HAPPENED);
}
END_TEST

START_TEST(reported_future) {
  /* "said it would close": a plan; a bare "would" is none */
  ck_assert_int_eq(
      factuality("Smith|Smith|PROPN|2|nsubj||B-Person said|say|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin "
                 "Li|Li|PROPN|5|nsubj||B-Person would|would|AUX|5|aux|VerbForm=Fin "
                 "visit|visit|VERB|2|ccomp|VerbForm=Inf Russia|Russia|PROPN|5|obj||B-Location",
                 "visit"),
      TW_SCHEDULED);
  ck_assert_int_eq(factuality("Li|Li|PROPN|3|nsubj||B-Person would|would|AUX|3|aux|VerbForm=Fin "
                              "visit|visit|VERB|0|root|VerbForm=Inf Russia|Russia|PROPN|3|obj||B-Location",
                              "visit"),
                   TW_POSSIBLE);
}
END_TEST

START_TEST(states_in_time) {
  ck_assert_int_eq(factuality("Oxfam|Oxfam|PROPN|3|nsubj:pass||B-Organization "
                              "is|be|AUX|3|aux:pass|Mood=Ind+Tense=Pres+VerbForm=Fin "
                              "owned|own|VERB|0|root|Tense=Past+VerbForm=Part+Voice=Pass by|by|ADP|5|case "
                              "Smith|Smith|PROPN|3|obl:agent||B-Person",
                              "owned"),
                   TW_ONGOING);
  ck_assert_int_eq(factuality("Oxfam|Oxfam|PROPN|3|nsubj:pass||B-Organization "
                              "was|be|AUX|3|aux:pass|Mood=Ind+Tense=Past+VerbForm=Fin "
                              "owned|own|VERB|0|root|Tense=Past+VerbForm=Part+Voice=Pass by|by|ADP|5|case "
                              "Smith|Smith|PROPN|3|obl:agent||B-Person",
                              "owned"),
                   TW_HAPPENED);
  ck_assert_int_eq(factuality("Li|Li|PROPN|3|nsubj||B-Person has|have|AUX|3|aux|Mood=Ind+Tense=Pres+VerbForm=Fin "
                              "led|lead|VERB|0|root|Tense=Past+VerbForm=Part Oxfam|Oxfam|PROPN|3|obj||B-Organization "
                              "since|since|ADP|6|case 2014|2014|NUM|3|obl",
                              "led"),
                   TW_ONGOING);
}
END_TEST

START_TEST(contexts_of_class_and_clause) {
  /* "Troops visited Russia after a court had ruled" */
  TwEvent e = event("Troops|troop|NOUN|2|nsubj visited|visit|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin "
                    "Russia|Russia|PROPN|2|obj||B-Location after|after|SCONJ|6|mark courts|court|NOUN|6|nsubj "
                    "ruled|rule|VERB|2|advcl|Mood=Ind+Tense=Past+VerbForm=Fin",
                    "visited");
  ck_assert(about(e, "military"));
  ck_assert(!about(e, "legal"));
  e = event("Li|Li|PROPN|2|nsubj||B-Person resigned|resign|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin", "resigned");
  ck_assert(about(e, "government"));
  e = event("Oxfam|Oxfam|PROPN|3|nsubj:pass||B-Organization is|be|AUX|3|aux:pass "
            "owned|own|VERB|0|root|Tense=Past+VerbForm=Part+Voice=Pass by|by|ADP|5|case troops|troop|NOUN|3|obl:agent",
            "owned");
  ck_assert_uint_eq(e.contexts, 0);
}
END_TEST

/* What is said by the act itself is no plan; what stands behind "after" is no matter of doubt. */
START_TEST(said_by_the_act) {
#define MARCHED(to)                                                                                                    \
  "Farmers|farmer|NOUN|2|nsubj|Number=Plur marched|march|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin "                \
  "to|to|PART|4|mark " to " Russia|Russia|PROPN|4|obj||B-Location"
  ck_assert_int_eq(factuality(MARCHED("denounce|denounce|VERB|2|advcl|VerbForm=Inf"), "denounce"), TW_HAPPENED);
  ck_assert_int_eq(factuality(MARCHED("visit|visit|VERB|2|advcl|VerbForm=Inf"), "visit"), TW_SCHEDULED);
}
END_TEST

START_TEST(presupposed) {
#define MAY_SPEAK(prep)                                                                                                \
  "Li|Li|PROPN|3|nsubj||B-Person may|may|AUX|3|aux|VerbForm=Fin speak|speak|VERB|0|root|VerbForm=Inf " prep            \
  " Russia|Russia|PROPN|7|nmod:poss||B-Location 's|'s|PART|5|case attack|attack|NOUN|3|obl|Number=Sing"
  ck_assert_int_eq(factuality(MAY_SPEAK("after|after|ADP|7|case"), "attack"), TW_HAPPENED);
  ck_assert_int_eq(factuality(MAY_SPEAK("during|during|ADP|7|case"), "attack"), TW_POSSIBLE);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("event");
  TCase *tests = tcase_create("factuality");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, tense_and_modals);
  tcase_add_test(tests, negation);
  tcase_add_test(tests, gerunds_that_name_an_act);
  tcase_add_test(tests, finite_clauses_stand_by_themselves);
  tcase_add_test(tests, embedding_words);
  tcase_add_test(tests, content_of_a_bare_clause);
  tcase_add_test(tests, reported_future);
  tcase_add_test(tests, states_in_time);
  tcase_add_test(tests, contexts_of_class_and_clause);
  tcase_add_test(tests, said_by_the_act);
  tcase_add_test(tests, presupposed);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
