#include "chains.h"

#define KENYA_AND_CHAD                                                                                                 \
  "Kenya|Kenya|PROPN|4|nsubj|_|B-Location and|and|CCONJ|3|cc Chad|Chad|PROPN|1|conj|_|B-Location "                     \
  "met|meet|VERB|0|root\n"

START_TEST(both_countries) {
  resolve(KENYA_AND_CHAD "Both|both|DET|2|det countries|country|NOUN|3|nsubj|Number=Plur agreed|agree|VERB|0|root");
  const TwEntity *e = entity("countries", 1);
  ck_assert_uint_eq(e->members.count, 2);
  ck_assert_uint_eq(e->members.items[0], mention("Kenya", 1)->entity);
  ck_assert_uint_eq(e->members.items[1], mention("Chad", 1)->entity);
  ck_str_is(e->label, "Kenya and Chad");
  ck_assert(e->plural);
}
END_TEST

START_TEST(these_nations_are_all_of_the_sentence) {
  resolve("Peru|Peru|PROPN|3|nmod:poss|_|B-Location 's|'s|PART|1|case envoy|envoy|NOUN|4|nsubj|Number=Sing "
          "visited|visit|VERB|0|root Kenya|Kenya|PROPN|4|obj|_|B-Location and|and|CCONJ|7|cc "
          "Chad|Chad|PROPN|5|conj|_|B-Location\n"
          "These|this|DET|2|det|PronType=Dem nations|nation|NOUN|3|nsubj|Number=Plur trade|trade|VERB|0|root");
  ck_assert_uint_eq(entity("nations", 1)->members.count, 3);
}
END_TEST

START_TEST(a_number_without_article_takes_up_nothing) {
  resolve(KENYA_AND_CHAD
          "Two|two|NUM|2|nummod countries|country|NOUN|3|nsubj|Number=Plur abstained|abstain|VERB|0|root");
  ck_assert_uint_eq(entity("countries", 1)->members.count, 0);
}
END_TEST

START_TEST(the_country_and_its_offices) {
  resolve("In|in|ADP|2|case Kenya|Kenya|PROPN|5|obl|_|B-Location ,|,|PUNCT|2|punct Rao|Rao|PROPN|5|nsubj|_|B-Person "
          "met|meet|VERB|0|root the|the|DET|7|det|Definite=Def country|country|NOUN|9|nmod:poss|Number=Sing "
          "'s|'s|PART|7|case head|head|NOUN|5|obj|Number=Sing of|of|ADP|11|case state|state|NOUN|9|nmod|Number=Sing");
  SAME("country", 1, "Kenya", 1);
  ck_str_is(entity("head", 1)->label, "Kenya's head of state");
  ck_str_is(type_of(entity("head", 1)), "Person");
  ck_str_is(country_of(entity("head", 1)), "Kenya");
}
END_TEST

START_TEST(the_president_is_who_bears_the_office) {
  resolve("Kenyan|Kenyan|ADJ|2|amod|_|B-Nationality President|president|PROPN|3|nmod:desc "
          "Asha|Asha|PROPN|5|nsubj|_|B-Person Mboya|Mboya|PROPN|3|flat|_|I-Person met|meet|VERB|0|root "
          "Deputy|deputy|PROPN|7|compound President|president|PROPN|8|nmod:desc "
          "Ruto|Ruto|PROPN|5|obj|_|B-Person\n"
          "The|the|DET|3|det|Definite=Def Kenyan|Kenyan|ADJ|3|amod|_|B-Nationality "
          "president|president|NOUN|4|nsubj|Number=Sing smiled|smile|VERB|0|root\n"
          "The|the|DET|3|det|Definite=Def Chadian|Chadian|ADJ|3|amod|_|B-Nationality "
          "president|president|NOUN|4|nsubj|Number=Sing left|leave|VERB|0|root");
  SAME("president", 1, "Asha", 1);
  NOT_SAME("president", 2, "Asha", 1);
  ck_str_is(entity("Asha", 1)->sector, "GOV");
}
END_TEST

START_TEST(apposition_names_the_office_holder) {
  resolve("Kenya|Kenya|PROPN|4|nmod:poss|_|B-Location 's|'s|PART|1|case defence|defence|NOUN|4|compound|Number=Sing "
          "minister|minister|NOUN|8|nsubj|Number=Sing ,|,|PUNCT|4|punct Asha|Asha|PROPN|4|appos|_|B-Person "
          "Mboya|Mboya|PROPN|6|flat|_|I-Person left|leave|VERB|0|root\n"
          "The|the|DET|2|det|Definite=Def minister|minister|NOUN|3|nsubj|Number=Sing returned|return|VERB|0|root");
  SAME("minister", 1, "Asha", 1);
  SAME("minister", 2, "Asha", 1);
  ck_str_is(entity("minister", 1)->name, "Asha Mboya");
  ck_str_is(country_of(entity("Asha", 1)), "Kenya");
}
END_TEST

START_TEST(a_former_holder_and_a_deputy_are_others) {
  resolve("Former|former|ADJ|3|amod Kenyan|Kenyan|ADJ|3|amod|_|B-Nationality President|president|PROPN|4|nmod:desc "
          "Asha|Asha|PROPN|6|nsubj|_|B-Person Mboya|Mboya|PROPN|4|flat|_|I-Person met|meet|VERB|0|root "
          "Deputy|deputy|PROPN|8|compound Governor|governor|PROPN|9|nmod:desc Ruto|Ruto|PROPN|6|obj|_|B-Person\n"
          "The|the|DET|2|det|Definite=Def president|president|NOUN|3|nsubj|Number=Sing smiled|smile|VERB|0|root\n"
          "The|the|DET|2|det|Definite=Def governor|governor|NOUN|3|nsubj|Number=Sing left|leave|VERB|0|root");
  NOT_SAME("president", 1, "Asha", 1);
  NOT_SAME("governor", 1, "Ruto", 1);
}
END_TEST

START_TEST(one_of_each_sentence_make_a_pair) {
  resolve("Kenyan|Kenyan|ADJ|2|amod|_|B-Nationality President|president|PROPN|3|nmod:desc "
          "Mboya|Mboya|PROPN|4|nsubj|_|B-Person left|leave|VERB|0|root\n"
          "Chadian|Chadian|ADJ|2|amod|_|B-Nationality President|president|PROPN|3|nmod:desc "
          "Deby|Deby|PROPN|4|nsubj|_|B-Person stayed|stay|VERB|0|root\n"
          "Both|both|DET|2|det men|man|NOUN|3|nsubj|Number=Plur smiled|smile|VERB|0|root");
  const TwEntity *e = entity("men", 1);
  ck_assert_uint_eq(e->members.count, 2);
  ck_assert_uint_eq(e->members.items[0] + e->members.items[1],
                    mention("Mboya", 1)->entity + mention("Deby", 1)->entity);
}
END_TEST

START_TEST(the_town_of_a_name_is_that_town) {
  resolve("Rebels|rebel|NOUN|2|nsubj|Number=Plur took|take|VERB|0|root the|the|DET|4|det|Definite=Def "
          "town|town|NOUN|2|obj|Number=Sing of|of|ADP|6|case Goma|Goma|PROPN|4|nmod|_|B-Location\n"
          "Troops|troops|NOUN|2|nsubj|Number=Plur left|leave|VERB|0|root southern|southern|ADJ|4|amod|_|B-Location "
          "Kenya|Kenya|PROPN|2|obj|_|I-Location");
  SAME("town", 1, "Goma", 1);
  ck_str_is(entity("Kenya", 1)->name, "Kenya");
  ck_str_is(words("Kenya", 1), "southern Kenya");
  ck_str_is(type_of(entity("Troops", 1)), "ArmedForces");
  ck_str_is(entity("Troops", 1)->sector, "MIL");
}
END_TEST

START_TEST(an_indefinite_noun_is_new) {
  resolve("A|a|DET|2|det|Definite=Ind court|court|NOUN|3|nsubj|Number=Sing ruled|rule|VERB|0|root\n"
          "The|the|DET|2|det|Definite=Def court|court|NOUN|3|nsubj|Number=Sing rose|rise|VERB|0|root\n"
          "A|a|DET|2|det|Definite=Ind court|court|NOUN|3|nsubj|Number=Sing ruled|rule|VERB|0|root");
  SAME("court", 1, "court", 2);
  NOT_SAME("court", 1, "court", 3);
  ck_str_is(type_of(entity("court", 1)), "Court");
}
END_TEST

START_TEST(narrower_words_are_another_thing) {
  resolve("The|the|DET|2|det|Definite=Def court|court|NOUN|3|nsubj|Number=Sing ruled|rule|VERB|0|root\n"
          "The|the|DET|3|det|Definite=Def supreme|supreme|ADJ|3|amod court|court|NOUN|4|nsubj|Number=Sing "
          "ruled|rule|VERB|0|root");
  NOT_SAME("court", 1, "court", 2);
}
END_TEST

START_TEST(negative_determiners_are_generic) {
  resolve("No|no|DET|2|det soldier|soldier|NOUN|3|nsubj|Number=Sing died|die|VERB|0|root");
  ck_assert(entity("soldier", 1)->generic);
}
END_TEST

#define BOTH_FIRMS                                                                                                     \
  "Tavira|Tavira|PROPN|2|compound|_|B-Organization Foods|Foods|PROPN|3|nsubj|_|I-Organization met|meet|VERB|0|root "   \
  "Norlake|Norlake|PROPN|5|compound|_|B-Organization Motors|Motors|PROPN|3|obj|_|I-Organization\n"

START_TEST(a_close_call_between_two_stays_open) {
  resolve(BOTH_FIRMS "The|the|DET|2|det|Definite=Def company|company|NOUN|3|nsubj|Number=Sing sank|sink|VERB|0|root");
  NOT_SAME("company", 1, "Foods", 1);
  NOT_SAME("company", 1, "Motors", 1);
}
END_TEST

START_TEST(a_spokesman_speaks_of_those_he_speaks_for) {
  resolve("A|a|DET|2|det|Definite=Ind spokesman|spokesman|NOUN|5|nsubj|Number=Sing for|for|ADP|4|case "
          "Norlake|Norlake|PROPN|2|nmod|_|B-Organization told|tell|VERB|0|root "
          "Tavira|Tavira|PROPN|5|obj|_|B-Organization the|the|DET|8|det|Definite=Def "
          "company|company|NOUN|9|nsubj|Number=Sing sank|sink|VERB|5|ccomp\n" BOTH_FIRMS);
  SAME("company", 1, "Norlake", 1);
}
END_TEST

START_TEST(the_nearest_of_the_noun_is_taken_up) {
  resolve(
      "A|a|DET|3|det|Definite=Ind court|court|NOUN|3|compound|Number=Sing document|document|NOUN|4|nsubj|Number=Sing "
      "burned|burn|VERB|0|root\n"
      "A|a|DET|3|det|Definite=Ind second|second|ADJ|3|amod document|document|NOUN|4|nsubj|Number=Sing "
      "names|name|VERB|0|root Anna|Anna|PROPN|4|obj|_|B-Person\n"
      "The|the|DET|2|det|Definite=Def document|document|NOUN|3|nsubj|Number=Sing vanished|vanish|VERB|0|root");
  SAME("document", 3, "document", 2);
  NOT_SAME("document", 3, "document", 1);
}
END_TEST

START_TEST(an_embassy_is_in_another_country) {
  resolve("Kenya|Kenya|PROPN|2|nsubj|_|B-Country grew|grow|VERB|0|root\n"
          "The|the|DET|3|det|Definite=Def Kenyan|Kenyan|ADJ|3|amod|_|B-Nationality "
          "embassy|embassy|NOUN|7|nsubj|Number=Sing "
          "in|in|ADP|6|case the|the|DET|6|det|Definite=Def country|country|NOUN|3|nmod|Number=Sing "
          "closed|close|VERB|0|root");
  NOT_SAME("country", 1, "Kenya", 1);
}
END_TEST

START_TEST(a_port_is_no_bridge) {
  resolve("Mawa|Mawa|PROPN|2|compound|_|B-Facility Port|port|PROPN|3|nsubj|_|I-Facility grew|grow|VERB|0|root\n"
          "The|the|DET|2|det|Definite=Def bridge|bridge|NOUN|3|nsubj|Number=Sing fell|fall|VERB|0|root\n"
          "The|the|DET|2|det|Definite=Def port|port|NOUN|3|nsubj|Number=Sing closed|close|VERB|0|root");
  NOT_SAME("bridge", 1, "Port", 1);
  SAME("port", 1, "Port", 1);
}
END_TEST

START_TEST(a_predicate_is_its_subject_or_none) {
  resolve(BOTH_FIRMS "Anna|Anna|PROPN|4|nsubj|_|B-Person was|be|AUX|4|cop the|the|DET|4|det|Definite=Def "
                     "company|company|NOUN|0|root|Number=Sing");
  NOT_SAME("company", 1, "Motors", 1);
  NOT_SAME("company", 1, "Foods", 1);
}
END_TEST

START_TEST(brackets_hold_short_forms_only) {
  resolve("Hallam|Hallam|PROPN|2|compound|_|B-Organization Works|Works|PROPN|7|nsubj|_|I-Organization "
          "(|(|PUNCT|5|punct Welding|Welding|PROPN|5|compound|_|B-Organization "
          "Metals|Metals|PROPN|2|appos|_|I-Organization "
          ")|)|PUNCT|5|punct grew|grow|VERB|0|root\n"
          "Norlake|Norlake|PROPN|2|compound|_|B-Organization University|University|PROPN|6|nsubj|_|I-Organization "
          "(|(|PUNCT|4|punct NU|NU|PROPN|2|appos|_|B-Organization )|)|PUNCT|4|punct grew|grow|VERB|0|root");
  NOT_SAME("Metals", 1, "Works", 1);
  SAME("NU", 1, "University", 1);
}
END_TEST

int main(void) {
  const TTest *const tests[] = {both_countries,
                                these_nations_are_all_of_the_sentence,
                                a_number_without_article_takes_up_nothing,
                                the_country_and_its_offices,
                                the_president_is_who_bears_the_office,
                                apposition_names_the_office_holder,
                                a_former_holder_and_a_deputy_are_others,
                                one_of_each_sentence_make_a_pair,
                                the_town_of_a_name_is_that_town,
                                an_indefinite_noun_is_new,
                                narrower_words_are_another_thing,
                                negative_determiners_are_generic,
                                a_close_call_between_two_stays_open,
                                a_spokesman_speaks_of_those_he_speaks_for,
                                the_nearest_of_the_noun_is_taken_up,
                                an_embassy_is_in_another_country,
                                a_port_is_no_bridge,
                                a_predicate_is_its_subject_or_none,
                                brackets_hold_short_forms_only};
  return run_cases("coref nominals", tests, sizeof tests / sizeof *tests);
}
