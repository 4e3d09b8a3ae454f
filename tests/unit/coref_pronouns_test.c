#include "chains.h"

#define ANNA_MET_PAUL                                                                                                  \
  "Anna|Anna|PROPN|3|nsubj|_|B-Person Rask|Rask|PROPN|1|flat|_|I-Person met|meet|VERB|0|root "                         \
  "Paul|Paul|PROPN|3|obj|_|B-Person Lind|Lind|PROPN|4|flat|_|I-Person\n"

START_TEST(gender_decides) {
  resolve(ANNA_MET_PAUL "He|he|PRON|2|nsubj smiled|smile|VERB|0|root\n"
                        "She|she|PRON|2|nsubj left|leave|VERB|0|root with|with|ADP|5|case "
                        "her|she|PRON|5|nmod:poss dog|dog|NOUN|2|obl|Number=Sing");
  SAME("He", 1, "Paul", 1);
  SAME("She", 1, "Anna", 1);
  SAME("her", 1, "Anna", 1);
  ck_str_is(entity("dog", 1)->label, "Anna Rask's dog");
}
END_TEST

START_TEST(an_object_is_not_its_own_subject) {
  resolve("Paul|Paul|PROPN|3|nsubj|_|B-Person Lind|Lind|PROPN|1|flat|_|I-Person arrived|arrive|VERB|0|root\n"
          "Mark|Mark|PROPN|3|nsubj|_|B-Person Holm|Holm|PROPN|1|flat|_|I-Person praised|praise|VERB|0|root "
          "him|he|PRON|3|obj\n"
          "Mark|Mark|PROPN|3|nsubj|_|B-Person Holm|Holm|PROPN|1|flat|_|I-Person praised|praise|VERB|0|root "
          "himself|himself|PRON|3|obj");
  SAME("him", 1, "Paul", 1);
  SAME("himself", 1, "Mark", 2);
}
END_TEST

START_TEST(they_are_the_two_who_met) {
  resolve(
      "Anna|Anna|PROPN|4|nsubj|_|B-Person Rask|Rask|PROPN|1|flat|_|I-Person has|have|AUX|4|aux met|meet|VERB|0|root "
      "Paul|Paul|PROPN|4|obj|_|B-Person ,|,|PUNCT|9|punct where|where|ADV|9|advmod they|they|PRON|9|nsubj "
      "talked|talk|VERB|4|advcl");
  const TwEntity *e = entity("they", 1);
  ck_assert_uint_eq(e->members.count, 2);
  ck_assert_uint_eq(e->members.items[0], mention("Anna", 1)->entity);
  ck_assert_uint_eq(e->members.items[1], mention("Paul", 1)->entity);
}
END_TEST

START_TEST(their_own_countries) {
  resolve("Kenyan|Kenyan|ADJ|2|amod|_|B-Nationality President|president|PROPN|3|nmod:desc "
          "Mboya|Mboya|PROPN|8|nsubj|_|B-Person and|and|CCONJ|7|cc Chadian|Chadian|ADJ|6|amod|_|B-Nationality "
          "President|president|PROPN|7|nmod:desc Deby|Deby|PROPN|3|conj|_|B-Person praised|praise|VERB|0|root "
          "their|they|PRON|10|nmod:poss countries|country|NOUN|8|obj|Number=Plur");
  const TwEntity *e = entity("countries", 1);
  ck_assert_uint_eq(e->members.count, 2);
  ck_assert_uint_eq(e->members.items[0], mention("Kenyan", 1)->entity);
}
END_TEST

START_TEST(it_takes_no_person_and_may_mean_nothing) {
  resolve("Anna|Anna|PROPN|2|nsubj|_|B-Person runs|run|VERB|0|root a|a|DET|4|det|Definite=Ind "
          "bank|bank|NOUN|2|obj|Number=Sing\n"
          "It|it|PRON|2|nsubj grew|grow|VERB|0|root\n"
          "It|it|PRON|3|nsubj is|be|AUX|3|cop clear|clear|ADJ|0|root that|that|SCONJ|6|mark "
          "banks|bank|NOUN|6|nsubj|Number=Plur grow|grow|VERB|3|ccomp");
  SAME("It", 1, "bank", 1);
  ck_assert(entity("It", 2)->generic);
}
END_TEST

START_TEST(quotations_speak_for_their_speaker) {
  resolve("\"|\"|PUNCT|3|punct I|I|PRON|3|nsubj agree|agree|VERB|6|ccomp \"|\"|PUNCT|3|punct "
          ",|,|PUNCT|3|punct said|say|VERB|0|root Anna|Anna|PROPN|6|nsubj|_|B-Person");
  SAME("I", 1, "Anna", 1);
}
END_TEST

START_TEST(relative_pronouns_are_their_noun) {
  resolve("The|the|DET|2|det|Definite=Def woman|woman|NOUN|6|nsubj|Number=Sing who|who|PRON|4|nsubj|PronType=Rel "
          "spoke|speak|VERB|2|acl:relcl loudly|loudly|ADV|4|advmod left|leave|VERB|0|root");
  SAME("who", 1, "woman", 1);
  ck_str_is(words("woman", 1), "The woman");
  ck_str_is(tw_document_words(document, coref.shown.items[0].tokens), "The woman who spoke loudly");
}
END_TEST

START_TEST(a_clause_may_be_meant) {
  resolve("Kenya|Kenya|PROPN|3|nmod:poss|_|B-Location 's|'s|PART|1|case minister|minister|NOUN|4|nsubj|Number=Sing "
          "left|leave|VERB|0|root\n"
          "As|as|SCONJ|3|mark Anna|Anna|PROPN|3|nsubj|_|B-Person leaves|leave|VERB|6|advcl ,|,|PUNCT|3|punct "
          "it|it|PRON|6|nsubj shows|show|VERB|0|root courage|courage|NOUN|6|obj|Number=Sing");
  NOT_SAME("it", 1, "Kenya", 1);
}
END_TEST

START_TEST(nothing_far_away) {
  resolve("Anna|Anna|PROPN|2|nsubj|_|B-Person left|leave|VERB|0|root\n"
          "Rain|rain|NOUN|2|nsubj|Number=Sing fell|fall|VERB|0|root\n"
          "Rain|rain|NOUN|2|nsubj|Number=Sing fell|fall|VERB|0|root\n"
          "Rain|rain|NOUN|2|nsubj|Number=Sing fell|fall|VERB|0|root\n"
          "She|she|PRON|2|nsubj slept|sleep|VERB|0|root");
  NOT_SAME("She", 1, "Anna", 1);
}
END_TEST

/* "Norlake hired Tavira and its owner": whom it hired with it, not the subject. */
START_TEST(its_in_a_conjunct_is_the_conjunct_before) {
  resolve("Norlake|Norlake|PROPN|2|nsubj|_|B-Organization hired|hire|VERB|0|root "
          "Tavira|Tavira|PROPN|2|obj|_|B-Organization and|and|CCONJ|6|cc its|its|PRON|6|nmod:poss "
          "owner|owner|NOUN|3|conj|Number=Sing");
  SAME("its", 1, "Tavira", 1);
}
END_TEST

START_TEST(nobody_is_named_in_his_own_words) {
  resolve("Paul|Paul|PROPN|2|nsubj|_|B-Person spoke|speak|VERB|0|root\n"
          "Mark|Mark|PROPN|3|nsubj|_|B-Person must|must|AUX|3|aux leave|leave|VERB|6|ccomp ,|,|PUNCT|3|punct "
          "he|he|PRON|6|nsubj said|say|VERB|0|root");
  SAME("he", 1, "Paul", 1);
}
END_TEST

START_TEST(it_is_believed_means_nothing) {
  resolve("Norlake|Norlake|PROPN|2|nsubj|_|B-Organization grew|grow|VERB|0|root\n"
          "It|it|PRON|3|nsubj:pass is|be|AUX|3|aux:pass believed|believe|VERB|0|root|VerbForm=Part+Voice=Pass "
          "that|that|SCONJ|6|mark rain|rain|NOUN|6|nsubj|Number=Sing fell|fall|VERB|3|ccomp");
  ck_assert(entity("It", 1)->generic);
}
END_TEST

/* A bus of a firm that somebody runs: "it" is the bus, however much is said of the firm. */
START_TEST(a_relative_clause_makes_its_noun_no_nearer) {
  resolve("A|a|DET|2|det|Definite=Ind bus|bus|NOUN|9|nsubj|Number=Sing of|of|ADP|4|case "
          "Viazul|Viazul|PROPN|2|nmod|_|B-Organization ,|,|PUNCT|4|punct which|which|PRON|8|nsubj:pass|PronType=Rel "
          "is|be|AUX|8|aux:pass praised|praise|VERB|4|acl:relcl crashed|crash|VERB|0|root\n"
          "It|it|PRON|2|nsubj burned|burn|VERB|0|root");
  SAME("It", 1, "bus", 1);
}
END_TEST

/* "We warn the Saudis", he said, is his own warning; "we will arrest" is not his own arrest. */
START_TEST(we_is_the_speaker_where_he_speaks_for_himself) {
  resolve(
      "\"|\"|PUNCT|3|punct We|we|PRON|3|nsubj warn|warn|VERB|8|ccomp|Mood=Ind+Tense=Pres+VerbForm=Fin "
      "thieves|thief|NOUN|3|obj|Number=Plur \"|\"|PUNCT|3|punct ,|,|PUNCT|3|punct Lind|Lind|PROPN|8|nsubj|_|B-Person "
      "said|say|VERB|0|root\n"
      "\"|\"|PUNCT|4|punct We|we|PRON|4|nsubj will|will|AUX|4|aux arrest|arrest|VERB|9|ccomp|VerbForm=Inf "
      "thieves|thief|NOUN|4|obj|Number=Plur \"|\"|PUNCT|4|punct ,|,|PUNCT|4|punct Lind|Lind|PROPN|9|nsubj|_|B-Person "
      "said|say|VERB|0|root");
  SAME("We", 1, "Lind", 1);
  NOT_SAME("We", 2, "Lind", 1);
  ck_assert_uint_eq(mention("We", 2)->chain, mention("Lind", 2)->chain);
}
END_TEST

START_TEST(a_colon_introduces_a_speaker) {
  resolve("Lind|Lind|PROPN|2|nsubj|_|B-Person turned|turn|VERB|0|root :|:|PUNCT|2|punct \"|\"|PUNCT|6|punct "
          "I|I|PRON|6|nsubj agree|agree|VERB|2|parataxis \"|\"|PUNCT|6|punct");
  SAME("I", 1, "Lind", 1);
}
END_TEST

int main(void) {
  const TTest *const tests[] = {gender_decides,
                                an_object_is_not_its_own_subject,
                                they_are_the_two_who_met,
                                their_own_countries,
                                it_takes_no_person_and_may_mean_nothing,
                                quotations_speak_for_their_speaker,
                                relative_pronouns_are_their_noun,
                                a_clause_may_be_meant,
                                its_in_a_conjunct_is_the_conjunct_before,
                                nobody_is_named_in_his_own_words,
                                it_is_believed_means_nothing,
                                a_relative_clause_makes_its_noun_no_nearer,
                                we_is_the_speaker_where_he_speaks_for_himself,
                                a_colon_introduces_a_speaker,
                                nothing_far_away};
  return run_cases("coref pronouns", tests, sizeof tests / sizeof *tests);
}
