#include "parse/repair.h"
#include "tree.h"

static TwArena arena;
static void setup(void) { tw_arena_init(&arena, &tw_libc_allocator); }
static void teardown(void) { tw_arena_release(&arena); }

static bool hangs(const TwDocument *d, const char *word, TwRel rel, const char *head) {
  const TwToken *t = &d->tokens.items[tree_token(d, word)];
  return t->rel == rel && t->head == tree_token(d, head);
}

START_TEST(offices_are_not_coordinated_inside) {
  TwDocument *d =
      tree_document(&arena, "head|head|NOUN|0|root of|of|ADP|3|case state|state|NOUN|1|nmod and|and|CCONJ|5|cc "
                            "officials|official|NOUN|3|conj");
  tw_parse_repair(d);
  ck_assert(hangs(d, "officials", TW_REL_CONJ, "head"));
}
END_TEST

START_TEST(a_shared_preposition_goes_back) {
  TwDocument *d =
      tree_document(&arena, "head|head|NOUN|0|root of|of|ADP|6|case state|state|NOUN|6|compound and|and|CCONJ|5|cc "
                            "military|military|ADJ|3|conj officials|official|NOUN|1|nmod");
  tw_parse_repair(d);
  ck_assert(hangs(d, "of", TW_REL_CASE, "state"));
  ck_assert(hangs(d, "state", TW_REL_NMOD, "head"));
  ck_assert(hangs(d, "officials", TW_REL_CONJ, "head"));
  ck_assert(hangs(d, "military", TW_REL_AMOD, "officials"));
}
END_TEST

START_TEST(other_nouns_keep_their_coordination) {
  TwDocument *d =
      tree_document(&arena, "friends|friend|NOUN|0|root of|of|ADP|3|case music|music|NOUN|1|nmod and|and|CCONJ|5|cc "
                            "theatre|theatre|NOUN|3|conj");
  tw_parse_repair(d);
  ck_assert(hangs(d, "theatre", TW_REL_CONJ, "music"));
}
END_TEST

START_TEST(a_noun_before_a_name_describes_it) {
  TwDocument *d =
      tree_document(&arena, "appointed|appoint|VERB|0|root the|the|DET|3|det economist|economist|NOUN|1|obj "
                            "Pavel|Pavel|PROPN|1|obj Drun|Drun|PROPN|4|flat");
  tw_parse_repair(d);
  ck_assert(hangs(d, "economist", TW_REL_NMOD_DESC, "Pavel"));
  ck_assert(hangs(d, "the", TW_REL_DET, "Pavel"));
}
END_TEST

START_TEST(a_person_called_is_no_predicate) {
  TwDocument *d = tree_document(&arena, "Ann|Ann|PROPN|2|nsubj||B-Person called|call|VERB|0|root "
                                        "Salman|Salman|PROPN|2|xcomp||B-Person");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Salman", TW_REL_OBJ, "called"));
  d = tree_document(&arena, "Ann|Ann|PROPN|2|nsubj||B-Person called|call|VERB|0|root him|he|PRON|2|obj "
                            "Salman|Salman|PROPN|2|xcomp||B-Person");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Salman", TW_REL_XCOMP, "called"));
}
END_TEST

START_TEST(what_has_a_conjunction_is_coordinated) {
  TwDocument *d = tree_document(&arena, "diplomat|diplomat|NOUN|4|nsubj and|and|CCONJ|3|cc Zarif|Zarif|PROPN|1|appos "
                                        "met|meet|VERB|0|root");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Zarif", TW_REL_CONJ, "diplomat"));
}
END_TEST

START_TEST(a_dateline_says_nothing) {
  TwDocument *d =
      tree_document(&arena, "Brussels|Brussels|PROPN|6|nsubj :|:|PUNCT|1|punct Finland|Finland|PROPN|4|nsubj "
                            "joined|join|VERB|6|ccomp ministers|minister|NOUN|6|nsubj said|say|VERB|0|root");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Brussels", TW_REL_DISLOCATED, "said"));
  ck_assert(hangs(d, "ministers", TW_REL_NSUBJ, "said"));
}
END_TEST

START_TEST(an_adjective_before_an_infinitive_is_no_mark) {
  TwDocument *d = tree_document(&arena, "Kallas|Kallas|PROPN|5|nsubj is|be|AUX|5|cop|Mood=Ind+Tense=Pres+VerbForm=Fin "
                                        "due|due|ADJ|5|mark to|to|PART|3|fixed meet|meet|VERB|0|root|VerbForm=Inf "
                                        "Orban|Orban|PROPN|5|obj");
  tw_parse_repair(d);
  ck_assert_uint_eq(d->tokens.items[tree_token(d, "due")].head, TW_NONE);
  ck_assert(hangs(d, "Kallas", TW_REL_NSUBJ, "due"));
  ck_assert(hangs(d, "meet", TW_REL_XCOMP, "due"));
  ck_assert(hangs(d, "to", TW_REL_MARK, "meet"));
  ck_assert(hangs(d, "Orban", TW_REL_OBJ, "meet"));
}
END_TEST

START_TEST(a_past_tense_is_coordinated_with_a_past_tense) {
  TwDocument *d = tree_document(
      &arena,
      "She|she|PRON|2|nsubj vowed|vow|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin to|to|PART|4|mark "
      "veto|veto|VERB|2|xcomp|VerbForm=Inf and|and|CCONJ|6|cc called|call|VERB|4|conj|Tense=Past+VerbForm=Part");
  tw_parse_repair(d);
  ck_assert(hangs(d, "called", TW_REL_CONJ, "vowed"));
  ck_assert(d->tokens.items[tree_token(d, "called")].morph & TW_M_FIN);
  d = tree_document(&arena, "He|he|PRON|3|nsubj was|be|AUX|3|aux:pass|Tense=Past+VerbForm=Fin "
                            "arrested|arrest|VERB|0|root|Tense=Past+VerbForm=Part+Voice=Pass and|and|CCONJ|5|cc "
                            "charged|charge|VERB|3|conj|Tense=Past+VerbForm=Part+Voice=Pass");
  tw_parse_repair(d);
  ck_assert(!(d->tokens.items[tree_token(d, "charged")].morph & TW_M_FIN));
}
END_TEST

START_TEST(a_reported_clause_gets_its_subject_back) {
  TwDocument *d =
      tree_document(&arena, "Li|Li|PROPN|5|nsubj plans|plan|VERB|5|ccomp ,|,|PUNCT|2|punct aides|aide|NOUN|5|nsubj "
                            "said|say|VERB|0|root");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Li", TW_REL_NSUBJ, "plans"));
  ck_assert(hangs(d, "aides", TW_REL_NSUBJ, "said"));
}
END_TEST

START_TEST(somebody_is_due_to_do_something) {
  TwDocument *d =
      tree_document(&arena, "Ruto|Ruto|PROPN|5|nsubj is|be|AUX|5|cop due|due|ADJ|5|case to|to|ADP|3|fixed "
                            "travel|travel|NOUN|0|root\n"
                            "delay|delay|NOUN|5|nsubj was|be|AUX|5|cop due|due|ADJ|5|case to|to|ADP|3|fixed "
                            "weather|weather|NOUN|0|root");
  tw_parse_repair(d);
  ck_assert(hangs(d, "travel", TW_REL_XCOMP, "due"));
  ck_assert_int_eq(d->tokens.items[tree_token(d, "travel")].upos, TW_VERB);
  ck_assert(hangs(d, "Ruto", TW_REL_NSUBJ, "due"));
  ck_assert(hangs(d, "delay", TW_REL_NSUBJ, "weather"));
}
END_TEST

START_TEST(twin_subjects_are_one) {
  TwDocument *d = tree_document(&arena, "a|a|DET|2|det magnitude|magnitude|NOUN|5|nsubj 6.4|6.4|NUM|2|flat "
                                        "earthquake|earthquake|NOUN|5|nsubj struck|strike|VERB|0|root|Tense=Past");
  tw_parse_repair(d);
  ck_assert(hangs(d, "magnitude", TW_REL_COMPOUND, "earthquake"));
  ck_assert(hangs(d, "a", TW_REL_DET, "earthquake"));
  ck_assert(hangs(d, "earthquake", TW_REL_NSUBJ, "struck"));
}
END_TEST

START_TEST(a_name_behind_the_subject_stands_beside_it) {
  TwDocument *d = tree_document(&arena, "said|say|VERB|0|root the|the|DET|3|det president|president|NOUN|1|nsubj "
                                        ",|,|PUNCT|1|punct Laura|Laura|PROPN|1|nsubj Mendel|Mendel|PROPN|5|flat");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Laura", TW_REL_APPOS, "president"));
  ck_assert(hangs(d, "president", TW_REL_NSUBJ, "said"));
}
END_TEST

START_TEST(nothing_happens_to_an_empty_document) {
  TwDocument *d = tw_document_new(&arena);
  tw_parse_repair(d);
  ck_assert_uint_eq(d->tokens.count, 0);
}
END_TEST

START_TEST(a_name_before_a_verb_without_a_subject_is_its_subject) {
  TwDocument *d = tree_document(
      &arena,
      "Ruiz|Ruiz|PROPN|2|nsubj resigned|resign|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin as|as|ADP|4|case "
      "mayor|mayor|NOUN|2|obl and|and|CCONJ|6|cc Vega|Vega|PROPN|4|conj "
      "was|be|AUX|8|aux:pass|Mood=Ind+Tense=Past+VerbForm=Fin sworn|swear|VERB|2|conj|Tense=Past+VerbForm=Part");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Vega", TW_REL_NSUBJ_PASS, "sworn"));
  ck_assert(hangs(d, "and", TW_REL_CC, "sworn"));
}
END_TEST

START_TEST(a_conjunct_of_a_subject_stays_one) {
  TwDocument *d = tree_document(&arena, "Ruiz|Ruiz|PROPN|4|nsubj and|and|CCONJ|3|cc Vega|Vega|PROPN|1|conj "
                                        "resigned|resign|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Vega", TW_REL_CONJ, "Ruiz"));
}
END_TEST

START_TEST(a_name_behind_a_noun_is_no_compound) {
  TwDocument *d = tree_document(&arena, "bank|bank|NOUN|0|root Lumen|Lumen|PROPN|1|compound");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Lumen", TW_REL_APPOS, "bank"));
}
END_TEST

START_TEST(an_office_inside_a_places_name_is_no_title) {
  TwDocument *d = tree_document(&arena, "rebels|rebel|NOUN|0|root in|in|ADP|4|case "
                                        "Sultan|Sultan|PROPN|4|nmod:desc||B-Location "
                                        "Kudarat|Kudarat|PROPN|1|nmod||I-Location");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Sultan", TW_REL_COMPOUND, "Kudarat"));
  d = tree_document(&arena, "Sultan|Sultan|PROPN|2|nmod:desc||B-Person Haitham|Haitham|PROPN|3|nsubj||I-Person "
                            "left|leave|VERB|0|root");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Sultan", TW_REL_NMOD_DESC, "Haitham"));
}
END_TEST

START_TEST(the_next_of_a_list_is_no_apposition) {
  TwDocument *d = tree_document(&arena, "Sturk|Sturk|PROPN|8|nsubj||B-Person ,|,|PUNCT|3|punct MP|MP|NOUN|1|appos "
                                        "Tom|Tom|PROPN|3|appos||B-Person Watts|Watts|PROPN|4|flat||I-Person "
                                        "and|and|CCONJ|7|cc others|other|NOUN|1|conj agreed|agree|VERB|0|root");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Tom", TW_REL_CONJ, "Sturk"));
  ck_assert(hangs(d, "MP", TW_REL_NMOD_DESC, "Tom"));
  d = tree_document(&arena, "Sturk|Sturk|PROPN|8|nsubj||B-Person ,|,|PUNCT|3|punct MP|MP|NOUN|1|appos "
                            "for|for|ADP|5|case Kent|Kent|PROPN|3|nmod||B-Location "
                            "and|and|CCONJ|7|cc others|other|NOUN|1|conj agreed|agree|VERB|0|root");
  tw_parse_repair(d);
  ck_assert(hangs(d, "MP", TW_REL_APPOS, "Sturk"));
}
END_TEST

START_TEST(who_holds_the_office_is_no_next_of_a_list) {
  TwDocument *d = tree_document(&arena, "the|the|DET|2|det|Definite=Def mayor|mayor|NOUN|10|nsubj of|of|ADP|4|case "
                                        "Bern|Bern|PROPN|2|nmod||B-Location ,|,|PUNCT|6|punct "
                                        "Graf|Graf|PROPN|2|conj||B-Person ,|,|PUNCT|9|punct and|and|CCONJ|9|cc "
                                        "others|other|NOUN|2|conj agreed|agree|VERB|0|root");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Graf", TW_REL_APPOS, "mayor"));
  d = tree_document(&arena, "a|a|DET|2|det|Definite=Ind mayor|mayor|NOUN|10|nsubj of|of|ADP|4|case "
                            "Bern|Bern|PROPN|2|nmod||B-Location ,|,|PUNCT|6|punct "
                            "Graf|Graf|PROPN|2|conj||B-Person ,|,|PUNCT|9|punct and|and|CCONJ|9|cc "
                            "others|other|NOUN|2|conj agreed|agree|VERB|0|root");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Graf", TW_REL_CONJ, "mayor"));
}
END_TEST

START_TEST(a_past_without_auxiliary_is_active) {
  TwDocument *d =
      tree_document(&arena, "Denmark|Denmark|PROPN|2|nsubj:pass spied|spy|VERB|0|root|Tense=Past on|on|ADP|4|case "
                            "Germany|Germany|PROPN|2|obl .|.|PUNCT|2|punct");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Denmark", TW_REL_NSUBJ, "spied"));
  d = tree_document(&arena, "Denmark|Denmark|PROPN|3|nsubj:pass was|be|AUX|3|aux:pass|VerbForm=Fin "
                            "told|tell|VERB|0|root|Tense=Past+VerbForm=Part+Voice=Pass .|.|PUNCT|3|punct");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Denmark", TW_REL_NSUBJ_PASS, "told"));
}
END_TEST

START_TEST(what_grows_by_something_has_no_agent) {
  TwDocument *d = tree_document(&arena, "Trade|trade|NOUN|2|nsubj grew|grow|VERB|0|root|Tense=Past by|by|ADP|4|case "
                                        "percent|percent|NOUN|2|obl:agent .|.|PUNCT|2|punct");
  tw_parse_repair(d);
  ck_assert(hangs(d, "percent", TW_REL_OBL, "grew"));
}
END_TEST

START_TEST(no_person_is_an_apposition_to_another) {
  TwDocument *d = tree_document(&arena, "Raha|Raha|PROPN|7|nsubj||B-Person ,|,|PUNCT|4|punct MP|MP|NOUN|4|nmod:desc "
                                        "Shashi|Shashi|PROPN|1|appos||B-Person and|and|CCONJ|6|cc "
                                        "Khan|Khan|PROPN|4|conj||B-Person spoke|speak|VERB|0|root");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Shashi", TW_REL_CONJ, "Raha"));
  ck_assert(hangs(d, "Khan", TW_REL_CONJ, "Raha"));
  d = tree_document(&arena, "Lula|Lula|PROPN|4|nsubj||B-Person ,|,|PUNCT|3|punct Luiz|Luiz|PROPN|1|appos||B-Person "
                            "spoke|speak|VERB|0|root");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Luiz", TW_REL_APPOS, "Lula"));
}
END_TEST

START_TEST(who_is_paid_is_no_part_of_the_sum) {
  TwDocument *d =
      tree_document(&arena, "It|it|PRON|2|nsubj paid|pay|VERB|0|root Kiev|Kiev|PROPN|5|compound||B-Location "
                            "3|3|NUM|5|nummod||B-Money dollars|dollar|NOUN|2|obj||I-Money");
  tw_parse_repair(d);
  ck_assert(hangs(d, "Kiev", TW_REL_IOBJ, "paid"));
}
END_TEST

START_TEST(what_a_copula_stands_by_is_no_preposition) {
  TwDocument *d = tree_document(&arena, "Shares|share|NOUN|3|nsubj are|be|AUX|3|cop worth|worth|ADP|0|root "
                                        "dollars|dollar|NOUN|3|obj");
  tw_parse_repair(d);
  ck_assert_int_eq(d->tokens.items[2].upos, TW_ADJ);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("parse");
  TCase *tests = tcase_create("repair");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, offices_are_not_coordinated_inside);
  tcase_add_test(tests, a_shared_preposition_goes_back);
  tcase_add_test(tests, other_nouns_keep_their_coordination);
  tcase_add_test(tests, a_noun_before_a_name_describes_it);
  tcase_add_test(tests, a_reported_clause_gets_its_subject_back);
  tcase_add_test(tests, a_person_called_is_no_predicate);
  tcase_add_test(tests, what_has_a_conjunction_is_coordinated);
  tcase_add_test(tests, a_dateline_says_nothing);
  tcase_add_test(tests, an_adjective_before_an_infinitive_is_no_mark);
  tcase_add_test(tests, a_past_tense_is_coordinated_with_a_past_tense);
  tcase_add_test(tests, somebody_is_due_to_do_something);
  tcase_add_test(tests, twin_subjects_are_one);
  tcase_add_test(tests, a_name_behind_the_subject_stands_beside_it);
  tcase_add_test(tests, a_name_before_a_verb_without_a_subject_is_its_subject);
  tcase_add_test(tests, a_conjunct_of_a_subject_stays_one);
  tcase_add_test(tests, a_name_behind_a_noun_is_no_compound);
  tcase_add_test(tests, nothing_happens_to_an_empty_document);
  tcase_add_test(tests, an_office_inside_a_places_name_is_no_title);
  tcase_add_test(tests, the_next_of_a_list_is_no_apposition);
  tcase_add_test(tests, who_holds_the_office_is_no_next_of_a_list);
  tcase_add_test(tests, a_past_without_auxiliary_is_active);
  tcase_add_test(tests, what_grows_by_something_has_no_agent);
  tcase_add_test(tests, no_person_is_an_apposition_to_another);
  tcase_add_test(tests, who_is_paid_is_no_part_of_the_sum);
  tcase_add_test(tests, what_a_copula_stands_by_is_no_preposition);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
