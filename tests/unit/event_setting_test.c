/* Where events take place and who says so; passives that name no agent. */
#include "events.h"

static void assert_head(const Analysis *a, uint32_t mention, const char *form) {
  const TwMention *m = &a->coref.mentions.items[mention];
  ck_assert_msg(tw_str_is(a->document->tokens.items[m->head].form, form), "%.*s",
                TW_FMT(a->document->tokens.items[m->head].form));
}

static void assert_place(const Analysis *a, const char *trigger, const char *place) {
  const TwEvent *e = event_at(a, trigger);
  ck_assert_ptr_nonnull(e);
  ck_assert_uint_eq(e->places.count, place ? 1 : 0);
  if (place) assert_head(a, e->places.items[0], place);
}

#define KILLED(det)                                                                                                    \
  "Gunmen|gunman|NOUN|2|nsubj|Number=Plur killed|kill|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin " det               \
  " man|man|NOUN|2|obj|Number=Sing in|in|ADP|6|case Kabul|Kabul|PROPN|4|nmod||B-Location"

START_TEST(new_participants_are_there) {
  Analysis a;
  analyse(&a, KILLED("a|a|DET|4|det|Definite=Ind"));
  assert_place(&a, "killed", "Kabul");
  analyse(&a, KILLED("the|the|DET|4|det|Definite=Def"));
  assert_place(&a, "killed", NULL);
}
END_TEST

START_TEST(clauses_of_when_share_their_place) {
  Analysis a;
  analyse(&a, "Two|two|NUM|3|nsubj:pass were|be|AUX|3|aux:pass|Mood=Ind+Tense=Past+VerbForm=Fin "
              "killed|kill|VERB|0|root|Tense=Past+VerbForm=Part+Voice=Pass when|when|ADV|6|advmod "
              "gunmen|gunman|NOUN|6|nsubj|Number=Plur attacked|attack|VERB|3|advcl|Mood=Ind+Tense=Past+VerbForm=Fin "
              "police|police|NOUN|6|obj in|in|ADP|9|case Kabul|Kabul|PROPN|6|obl||B-Location");
  assert_place(&a, "attacked", "Kabul");
  assert_place(&a, "killed", "Kabul");
}
END_TEST

START_TEST(results_are_where_their_cause_is) {
  Analysis a;
  analyse(&a, "Gunmen|gunman|NOUN|2|nsubj|Number=Plur attacked|attack|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin "
              "police|police|NOUN|2|obj in|in|ADP|5|case Kabul|Kabul|PROPN|2|obl||B-Location "
              "killing|kill|VERB|2|advcl|Tense=Pres+VerbForm=Part two|two|NUM|6|obj");
  assert_place(&a, "killing", "Kabul");
}
END_TEST

START_TEST(passives_need_no_agent) {
  Analysis a;
  analyse(&a, "Schools|school|NOUN|3|nsubj:pass|Number=Plur were|be|AUX|3|aux:pass|Mood=Ind+Tense=Past+VerbForm=Fin "
              "closed|close|VERB|0|root|Tense=Past+VerbForm=Part+Voice=Pass");
  const TwEvent *e = event_at(&a, "closed");
  ck_assert_ptr_nonnull(e);
  ck_assert_uint_eq(e->fillers.count, 1);
  assert_head(&a, e->fillers.items[0].mention, "Schools");
  analyse(&a, "Nine|nine|NUM|3|nsubj:pass were|be|AUX|3|aux:pass|Mood=Ind+Tense=Past+VerbForm=Fin "
              "killed|kill|VERB|0|root|Tense=Past+VerbForm=Part+Voice=Pass and|and|CCONJ|6|cc "
              "others|other|NOUN|6|nsubj|Number=Plur injured|injure|VERB|3|conj");
  e = event_at(&a, "injured");
  ck_assert_ptr_nonnull(e);
  assert_head(&a, e->fillers.items[0].mention, "others");
}
END_TEST

static void assert_speaker(const Analysis *a, const char *trigger, const char *speaker) {
  const TwEvent *e = event_at(a, trigger);
  ck_assert_ptr_nonnull(e);
  ck_assert_uint_eq(e->attribution.count, speaker ? 1 : 0);
  if (speaker) assert_head(a, e->attribution.items[0], speaker);
}

#define ARRESTED                                                                                                       \
  "police|police|NOUN|2|nsubj arrested|arrest|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin Li|Li|PROPN|2|obj||"        \
  "B-Person "

START_TEST(sources_without_a_name_speak) {
  Analysis a;
  analyse(&a, ARRESTED "a|a|DET|5|det|Definite=Ind source|source|NOUN|6|nsubj|Number=Sing "
                       "said|say|VERB|2|parataxis|Mood=Ind+Tense=Past+VerbForm=Fin");
  assert_speaker(&a, "arrested", "source");
}
END_TEST

/* The attribution stands with the last sentence of a quotation, and holds for all of them. */
START_TEST(quotations_have_one_speaker) {
  Analysis a;
  analyse(&a,
          "\"|\"|PUNCT|3|punct police|police|NOUN|3|nsubj "
          "arrested|arrest|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin Li|Li|PROPN|3|obj||B-Person .|.|PUNCT|3|punct\n"
          "We|we|PRON|2|nsubj|Person=1 know|know|VERB|6|ccomp|Mood=Ind+Tense=Pres+VerbForm=Fin ,|,|PUNCT|2|punct "
          "\"|\"|PUNCT|2|punct Putin|Putin|PROPN|6|nsubj||B-Person "
          "said|say|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin");
  assert_speaker(&a, "arrested", "Putin");
  analyse(&a, ARRESTED "\n We|we|PRON|2|nsubj|Person=1 know|know|VERB|4|ccomp|Mood=Ind+Tense=Pres+VerbForm=Fin "
                       "Putin|Putin|PROPN|4|nsubj||B-Person said|say|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin");
  assert_speaker(&a, "arrested", NULL);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("event");
  TCase *tests = tcase_create("setting");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, new_participants_are_there);
  tcase_add_test(tests, clauses_of_when_share_their_place);
  tcase_add_test(tests, results_are_where_their_cause_is);
  tcase_add_test(tests, passives_need_no_agent);
  tcase_add_test(tests, sources_without_a_name_speak);
  tcase_add_test(tests, quotations_have_one_speaker);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
