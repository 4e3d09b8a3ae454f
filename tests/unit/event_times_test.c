#include "events.h"

static const TwDate friday = {2023, 8, 11};

/* Words of the first time of the first event whose trigger is that word, empty where it has none. */
static TwStr time_of(const char *tree, const char *trigger) {
  Analysis a;
  analyse_on(&a, tree, friday);
  const TwEvent *e = event_at(&a, trigger);
  ck_assert_msg(e != NULL, "no event '%s' in: %s", trigger, tree);
  return e->times.count ? tw_document_words(a.document, a.times.items.items[e->times.items[0]].tokens) : TW_STR("");
}

#define LI   "Li|Li|PROPN|2|nsubj||B-Person "
#define PAST "|Mood=Ind+Tense=Past+VerbForm=Fin "

START_TEST(a_time_dates_the_event_it_hangs_on) {
  ck_str_is(time_of(LI "visited|visit|VERB|0|root" PAST "Russia|Russia|PROPN|2|obj||B-Location on|on|ADP|5|case "
                       "Tuesday|Tuesday|PROPN|2|obl",
                    "visited"),
            "Tuesday");
}
END_TEST

/* "Li said on Tuesday that Bo visited Russia": the day is the report's. */
START_TEST(a_report_keeps_its_day) {
  static const char tree[] = LI "said|say|VERB|0|root" PAST "on|on|ADP|4|case Tuesday|Tuesday|PROPN|2|obl "
                                "that|that|SCONJ|7|mark Bo|Bo|PROPN|7|nsubj||B-Person visited|visit|VERB|2|ccomp" PAST
                                "Russia|Russia|PROPN|7|obj||B-Location";
  ck_str_is(time_of(tree, "visited"), "");
}
END_TEST

/* "On Tuesday, Li said, Bo visited Russia": a report in passing dates what is reported, a quotation does not. */
START_TEST(a_frame_around_a_report_dates_what_is_reported) {
  static const char tree[] =
      "On|on|ADP|2|case Tuesday|Tuesday|PROPN|5|obl ,|,|PUNCT|5|punct "
      "Li|Li|PROPN|5|nsubj||B-Person said|say|VERB|0|root" PAST ",|,|PUNCT|8|punct "
      "Bo|Bo|PROPN|8|nsubj||B-Person visited|visit|VERB|5|ccomp" PAST "Russia|Russia|PROPN|8|obj||B-Location";
  ck_str_is(time_of(tree, "visited"), "Tuesday");
}
END_TEST

/* "Li visited Russia two weeks after the vote" and "Li visited Russia for two weeks". */
START_TEST(a_distance_is_no_time) {
  static const char visit[] = LI "visited|visit|VERB|0|root" PAST "Russia|Russia|PROPN|2|obj||B-Location ";
  TwStr apart = tw_arena_printf(&arena,
                                "%stwo|two|NUM|5|nummod weeks|week|NOUN|2|obl:unmarked|Number=Plur "
                                "after|after|ADP|8|case the|the|DET|8|det vote|vote|NOUN|2|obl",
                                visit);
  TwStr lasting =
      tw_arena_printf(&arena, "%sfor|for|ADP|6|case two|two|NUM|6|nummod weeks|week|NOUN|2|obl|Number=Plur", visit);
  ck_str_is(time_of(apart.ptr, "visited"), "");
  ck_str_is(time_of(lasting.ptr, "visited"), "two weeks");
}
END_TEST

/* "Li criticised the current policy of Russia": the word tells which policy. */
START_TEST(an_attribute_dates_no_verb) {
  ck_str_is(time_of(LI "criticised|criticise|VERB|0|root" PAST "Russia|Russia|PROPN|6|nmod:poss||B-Location "
                       "'s|'s|PART|3|case current|current|ADJ|6|amod leadership|leadership|NOUN|2|obj|Number=Sing",
                    "criticised"),
            "");
}
END_TEST

/* What has happened does not lie ahead of its report. */
START_TEST(nothing_has_happened_tomorrow) {
  ck_str_is(time_of(LI "visited|visit|VERB|0|root" PAST "Russia|Russia|PROPN|2|obj||B-Location "
                       "tomorrow|tomorrow|NOUN|2|obl:unmarked",
                    "visited"),
            "");
  ck_str_is(
      time_of("Li|Li|PROPN|3|nsubj||B-Person will|will|AUX|3|aux|VerbForm=Fin visit|visit|VERB|0|root|VerbForm=Inf "
              "Russia|Russia|PROPN|3|obj||B-Location tomorrow|tomorrow|NOUN|3|obl:unmarked",
              "visit"),
      "tomorrow");
}
END_TEST

/* "Li called for a visit of Bo to Russia on Tuesday": the visit, or nothing, is then. */
START_TEST(what_is_called_for_lies_ahead) {
  static const char tree[] = LI "called|call|VERB|0|root" PAST "for|for|ADP|4|case talks|talk|NOUN|2|obl|Number=Plur "
                                "with|with|ADP|6|case Russia|Russia|PROPN|4|nmod||B-Location on|on|ADP|8|case "
                                "Tuesday|Tuesday|PROPN|2|obl";
  ck_str_is(time_of(tree, "called"), "");
  ck_str_is(time_of(tree, "talks"), "Tuesday");
}
END_TEST

/* "It was the deadliest attack since 2005." */
START_TEST(a_comparison_is_no_time) {
  ck_str_is(
      time_of("Li|Li|PROPN|2|nsubj||B-Person made|make|VERB|0|root" PAST
              "the|the|DET|5|det deadliest|deadly|ADJ|5|amod|Degree=Sup attack|attack|NOUN|2|obj|Number=Sing "
              "on|on|ADP|7|case Russia|Russia|PROPN|5|nmod||B-Location since|since|ADP|9|case 2005|2005|NUM|5|nmod",
              "attack"),
      "");
}
END_TEST

/* "the march of Li, which took place on Saturday" */
START_TEST(a_relative_clause_dates_its_noun) {
  ck_str_is(time_of("The|the|DET|2|det visit|visit|NOUN|12|nsubj|Number=Sing of|of|ADP|4|case "
                    "Li|Li|PROPN|2|nmod||B-Person to|to|ADP|6|case Russia|Russia|PROPN|2|nmod||B-Location "
                    "which|which|PRON|8|nsubj|PronType=Rel took|take|VERB|2|acl:relcl" PAST
                    "place|place|NOUN|8|obj|Number=Sing on|on|ADP|11|case Saturday|Saturday|PROPN|8|obl "
                    "ended|end|VERB|0|root" PAST,
                    "visit"),
            "Saturday");
}
END_TEST

int main(void) {
  Suite *suite = suite_create("event times");
  TCase *tests = tcase_create("event times");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, a_time_dates_the_event_it_hangs_on);
  tcase_add_test(tests, a_report_keeps_its_day);
  tcase_add_test(tests, a_frame_around_a_report_dates_what_is_reported);
  tcase_add_test(tests, a_distance_is_no_time);
  tcase_add_test(tests, an_attribute_dates_no_verb);
  tcase_add_test(tests, nothing_has_happened_tomorrow);
  tcase_add_test(tests, what_is_called_for_lies_ahead);
  tcase_add_test(tests, a_comparison_is_no_time);
  tcase_add_test(tests, a_relative_clause_dates_its_noun);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
