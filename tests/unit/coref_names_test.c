#include "chains.h"

START_TEST(surname_and_title_are_the_same_person) {
  resolve("Mara|Mara|PROPN|3|nsubj|_|B-Person Velk|Velk|PROPN|1|flat|_|I-Person spoke|speak|VERB|0|root\n"
          "Minister|minister|PROPN|2|nmod:desc Velk|Velk|PROPN|3|nsubj|_|B-Person left|leave|VERB|0|root\n"
          "Ms|Ms|PROPN|2|nmod:desc Velk|Velk|PROPN|3|nsubj|_|B-Person smiled|smile|VERB|0|root");
  SAME("Mara", 1, "Velk", 2);
  SAME("Mara", 1, "Velk", 3);
  ck_str_is(entity("Mara", 1)->name, "Mara Velk");
  ck_str_is(type_of(entity("Mara", 1)), "Person");
  ck_str_is(words("Velk", 2), "Minister Velk");
  ck_assert_int_eq(entity("Mara", 1)->gender, 'f');
}
END_TEST

START_TEST(family_name_may_stand_first) {
  resolve("Han|Han|PROPN|3|nsubj|_|B-Person Jiwoo|Jiwoo|PROPN|1|flat|_|I-Person arrived|arrive|VERB|0|root\n"
          "Han|Han|PROPN|2|nsubj|_|B-Person waved|wave|VERB|0|root");
  SAME("Han", 1, "Han", 2);
  ck_str_is(entity("Han", 2)->name, "Han Jiwoo");
}
END_TEST

START_TEST(namesakes_stay_apart) {
  resolve("Paul|Paul|PROPN|3|nsubj|_|B-Person Rask|Rask|PROPN|1|flat|_|I-Person spoke|speak|VERB|0|root\n"
          "Anna|Anna|PROPN|3|nsubj|_|B-Person Rask|Rask|PROPN|1|flat|_|I-Person spoke|speak|VERB|0|root\n"
          "Paul|Paul|PROPN|4|nsubj|_|B-Person J.|J.|PROPN|1|flat|_|I-Person Rask|Rask|PROPN|1|flat|_|I-Person "
          "left|leave|VERB|0|root");
  NOT_SAME("Paul", 1, "Anna", 1);
  SAME("Paul", 1, "Paul", 2);
}
END_TEST

START_TEST(gazetteer_names_meet) {
  resolve("America|America|PROPN|2|nsubj|_|B-Location agreed|agree|VERB|0|root\n"
          "The|the|DET|3|det|Definite=Def United|United|PROPN|3|compound|_|B-Location "
          "States|States|PROPN|4|nsubj|_|I-Location left|leave|VERB|0|root\n"
          "American|American|ADJ|2|amod|_|B-Nationality officials|official|NOUN|3|nsubj|Number=Plur "
          "said|say|VERB|0|root");
  SAME("America", 1, "States", 1);
  SAME("America", 1, "American", 1);
  ck_str_is(entity("America", 1)->name, "United States");
  ck_str_is(type_of(entity("America", 1)), "Country");
  ck_assert_int_eq(mention("American", 1)->kind, TW_MENTION_DEMONYM);
  ck_str_is(country_of(entity("officials", 1)), "United States");
  ck_assert(entity("officials", 1)->plural);
}
END_TEST

START_TEST(ministries_of_two_countries_stay_apart) {
  resolve("The|the|DET|3|det|Definite=Def French|French|ADJ|3|amod|_|B-Nationality "
          "Ministry|Ministry|PROPN|6|nsubj|Number=Sing|B-Organization of|of|ADP|5|case|_|I-Organization "
          "Culture|Culture|PROPN|3|nmod|_|I-Organization spoke|speak|VERB|0|root\n"
          "The|the|DET|3|det|Definite=Def Polish|Polish|ADJ|3|amod|_|B-Nationality "
          "Ministry|Ministry|PROPN|6|nsubj|Number=Sing|B-Organization of|of|ADP|5|case|_|I-Organization "
          "Culture|Culture|PROPN|3|nmod|_|I-Organization replied|reply|VERB|0|root");
  NOT_SAME("Ministry", 1, "Ministry", 2);
  ck_str_is(entity("Ministry", 1)->name, "French Ministry of Culture");
  ck_str_is(country_of(entity("Ministry", 2)), "Poland");
  ck_str_is(words("Ministry", 1), "The French Ministry of Culture");
}
END_TEST

START_TEST(acronyms_in_brackets) {
  resolve("The|the|DET|4|det|Definite=Def Northern|Northern|PROPN|4|compound|_|B-Organization "
          "Fisheries|Fisheries|PROPN|4|compound|_|I-Organization Council|Council|PROPN|8|nsubj|_|I-Organization "
          "(|(|PUNCT|6|punct NFC|NFC|PROPN|4|appos|_|B-Organization )|)|PUNCT|6|punct met|meet|VERB|0|root\n"
          "The|the|DET|2|det|Definite=Def NFC|NFC|PROPN|3|nsubj|_|B-Organization voted|vote|VERB|0|root");
  SAME("Council", 1, "NFC", 1);
  SAME("Council", 1, "NFC", 2);
  ck_str_is(entity("NFC", 2)->name, "Northern Fisheries Council");
}
END_TEST

START_TEST(a_country_tagged_as_a_person_is_a_country) {
  resolve("They|they|PRON|2|nsubj flew|fly|VERB|0|root to|to|ADP|4|case Kenya|Kenya|PROPN|2|obl|_|B-Person");
  ck_str_is(type_of(entity("Kenya", 1)), "Country");
}
END_TEST

START_TEST(dates_are_no_mentions) {
  resolve("They|they|PRON|2|nsubj met|meet|VERB|0|root in|in|ADP|4|case March|March|PROPN|2|obl|_|B-Date");
  ck_assert_uint_eq(coref.at[nth_token("March", 1)], TW_NONE);
}
END_TEST

/* Every allocation fails in turn: the status says so, and nothing leaks or breaks. */
START_TEST(memory_failures_are_told) {
  long n = 0;
  for (;; n++) {
    TwArena good, bad;
    FailingAllocator failing;
    tw_arena_init(&good, &tw_libc_allocator);
    document = tree_document(&good, "Mara|Mara|PROPN|3|nsubj|_|B-Person Velk|Velk|PROPN|1|flat|_|I-Person "
                                    "met|meet|VERB|0|root Paul|Paul|PROPN|3|obj|_|B-Person\n"
                                    "The|the|DET|2|det|Definite=Def country|country|NOUN|3|nsubj|Number=Sing "
                                    "praised|praise|VERB|0|root them|they|PRON|3|obj");
    ck_assert_int_eq(tw_syntax_new(document, tw_ontology_builtin(), &syntax), TW_OK);
    failing_allocator_init(&failing, n);
    tw_arena_init(&bad, &failing.allocator);
    document->arena = &bad;
    TwStatus status = tw_coref_resolve(syntax, &coref);
    tw_arena_release(&bad);
    tw_arena_release(&good);
    if (status == TW_OK) break;
    ck_assert_int_eq(status, TW_ERR_MEMORY);
  }
  ck_assert_int_gt(n, 0);
}
END_TEST

START_TEST(titles_are_taken_off_names) {
  resolve("Brigadiers|Brigadiers|PROPN|2|nmod:desc|_|B-Person Joyce|Joyce|PROPN|4|nsubj|_|I-Person "
          "Siten|Siten|PROPN|2|flat|_|I-Person left|leave|VERB|0|root\n"
          "President|president|PROPN|6|nsubj|_|B-Person of|of|ADP|3|case|_|I-Person "
          "Mongolia|Mongolia|PROPN|1|nmod|_|I-Person Uno|Uno|PROPN|1|flat|_|I-Person "
          "Khurel|Khurel|PROPN|4|flat|_|I-Person left|leave|VERB|0|root\n"
          "Marine|Marine|PROPN|4|nsubj|_|B-Person Le|Le|PROPN|1|flat|_|I-Person Stylo|Stylo|PROPN|1|flat|_|I-Person "
          "left|leave|VERB|0|root");
  ck_str_is(entity("Joyce", 1)->name, "Joyce Siten");
  ck_str_is(entity("President", 1)->name, "Uno Khurel");
  ck_str_is(entity("Marine", 1)->name, "Marine Le Stylo");
}
END_TEST

START_TEST(a_form_of_address_belongs_to_the_name_behind_it) {
  resolve("The|the|DET|2|det|Definite=Def Bureau|Bureau|PROPN|5|nsubj Dr|Dr|PROPN|4|nmod:desc "
          "Kiny|Kiny|PROPN|2|appos|_|B-Person left|leave|VERB|0|root");
  ck_str_is(words("Bureau", 1), "The Bureau");
}
END_TEST

START_TEST(telling_words_stand_before_prepositions) {
  resolve("Centre|Centre|PROPN|4|nsubj|_|B-Organization for|for|ADP|3|case|_|I-Organization "
          "Aviation|Aviation|PROPN|1|nmod|_|I-Organization left|leave|VERB|0|root\n"
          "Brill|Brill|PROPN|2|compound|_|B-Organization Aviation|Aviation|PROPN|3|nsubj|_|I-Organization "
          "left|leave|VERB|0|root\n"
          "Popular|Popular|PROPN|3|compound|_|B-Organization Liberation|Liberation|PROPN|3|compound|_|I-Organization "
          "Front|Front|PROPN|4|nsubj|_|I-Organization left|leave|VERB|0|root\n"
          "Sober|Sober|PROPN|2|compound|_|B-Organization Front|Front|PROPN|3|nsubj|_|I-Organization "
          "left|leave|VERB|0|root\n"
          "Clean|Clean|PROPN|2|compound|_|B-Misc Act|Act|PROPN|3|nsubj|_|I-Misc passed|pass|VERB|0|root");
  ck_str_is(type_of(entity("Centre", 1)), "Organization");
  ck_str_is(type_of(entity("Aviation", 2)), "Company");
  ck_str_is(type_of(entity("Front", 1)), "ArmedGroup");
  ck_str_is(type_of(entity("Front", 2)), "PoliticalParty");
  ck_str_is(type_of(entity("Act", 1)), "Law");
  resolve("UN|UN|PROPN|2|compound|_|B-Organization Charter|Charter|PROPN|3|nsubj|_|I-Organization "
          "passed|pass|VERB|0|root\n"
          "Third|third|ADJ|3|amod|_|B-Organization Infantry|Infantry|PROPN|3|compound|_|I-Organization "
          "Division|Division|PROPN|4|nsubj|_|I-Organization left|leave|VERB|0|root\n"
          "Tax|Tax|PROPN|2|compound|_|B-Organization Division|Division|PROPN|3|nsubj|_|I-Organization "
          "left|leave|VERB|0|root\n"
          "They|they|PRON|2|nsubj left|leave|VERB|0|root on|on|ADP|4|case Friday|Friday|PROPN|2|obl|_|B-Misc");
  ck_str_is(type_of(entity("Charter", 1)), "Law");
  ck_str_is(type_of(entity("Division", 1)), "ArmedForces");
  ck_str_is(type_of(entity("Division", 2)), "Organization");
  ck_assert_uint_eq(coref.at[nth_token("Friday", 1)], TW_NONE);
}
END_TEST

#define SPOKE "spoke|speak|VERB|0|root\n"

START_TEST(the_congress_is_that_of_the_country_spoken_of) {
  resolve("India|India|PROPN|2|nsubj|_|B-Location " SPOKE "Congress|Congress|PROPN|2|nsubj|_|B-Organization " SPOKE);
  ck_str_is(entity("Congress", 1)->name, "Indian National Congress");
  resolve("Texas|Texas|PROPN|2|nsubj|_|B-Location " SPOKE "Congress|Congress|PROPN|2|nsubj|_|B-Organization " SPOKE);
  ck_str_is(entity("Congress", 1)->name, "United States Congress");
  resolve("Peru|Peru|PROPN|2|nsubj|_|B-Location " SPOKE "Peru|Peru|PROPN|2|nsubj|_|B-Location " SPOKE
          "Congress|Congress|PROPN|2|nsubj|_|B-Organization " SPOKE);
  ck_str_is(entity("Congress", 1)->name, "Congress");
}
END_TEST

START_TEST(acronyms_may_have_the_small_words) {
  resolve("Bank|Bank|PROPN|4|nsubj|_|B-Organization of|of|ADP|3|case|_|I-Organization "
          "Freedonia|Freedonia|PROPN|1|nmod|_|I-Organization " SPOKE "BOF|BOF|PROPN|2|nsubj|_|B-Organization " SPOKE);
  SAME("Bank", 1, "BOF", 1);
  resolve("Bank|Bank|PROPN|4|nsubj|_|B-Organization of|of|ADP|3|case|_|I-Organization "
          "Ghana|Ghana|PROPN|1|nmod|_|I-Organization " SPOKE "BoG|BoG|PROPN|2|nsubj|_|B-Organization " SPOKE);
  SAME("Bank", 1, "BoG", 1);
  ck_str_is(entity("BoG", 1)->name, "Bank of Ghana");
  resolve("BOF|BOF|PROPN|2|nsubj|_|B-Organization " SPOKE
          "Bank|Bank|PROPN|4|nsubj|_|B-Organization of|of|ADP|3|case|_|I-Organization "
          "Freedonia|Freedonia|PROPN|1|nmod|_|I-Organization " SPOKE);
  ck_str_is(entity("BOF", 1)->name, "Bank of Freedonia");
}
END_TEST

START_TEST(diacritics_do_not_tell_names_apart) {
  resolve("René|René|PROPN|3|nsubj|_|B-Person Fernández|Fernández|PROPN|1|flat|_|I-Person " SPOKE
          "Minister|minister|PROPN|2|nmod:desc Fernandez|Fernandez|PROPN|3|nsubj|_|B-Person " SPOKE);
  SAME("René", 1, "Fernandez", 1);
}
END_TEST

START_TEST(a_place_among_places_is_no_person) {
  resolve("Prices|price|NOUN|2|nsubj|Number=Plur rose|rise|VERB|0|root in|in|ADP|4|case "
          "Victoria|Victoria|PROPN|2|obl|_|B-Person and|and|CCONJ|6|cc "
          "Tasmania|Tasmania|PROPN|4|conj|_|B-Location\n"
          "Victoria|Victoria|PROPN|4|nsubj|_|B-Person and|and|CCONJ|3|cc Jack|Jack|PROPN|1|conj|_|B-Person " SPOKE);
  ck_str_is(type_of(entity("Victoria", 1)), "Region");
}
END_TEST

START_TEST(a_province_is_called_by_its_name) {
  resolve("in|in|ADP|4|case the|the|DET|4|det Chinese|Chinese|ADJ|4|amod|_|B-Location "
          "province|province|NOUN|0|root|_|I-Location of|of|ADP|6|case|_|I-Location "
          "Hebei|Hebei|PROPN|4|nmod|_|I-Location");
  ck_str_is(entity("province", 1)->name, "Hebei");
}
END_TEST

START_TEST(two_names_are_two_people_whatever_their_office) {
  resolve("The|the|DET|2|det|Definite=Def whip|whip|NOUN|6|nsubj|Number=Sing ,|,|PUNCT|4|punct "
          "Anna|Anna|PROPN|2|appos|_|B-Person Berg|Berg|PROPN|4|flat|_|I-Person spoke|speak|VERB|0|root\n"
          "The|the|DET|2|det|Definite=Def whip|whip|NOUN|6|nsubj|Number=Sing ,|,|PUNCT|4|punct "
          "Paul|Paul|PROPN|2|appos|_|B-Person Holm|Holm|PROPN|4|flat|_|I-Person spoke|speak|VERB|0|root");
  NOT_SAME("Anna", 1, "Paul", 1);
  NOT_SAME("whip", 1, "whip", 2);
}
END_TEST

START_TEST(whose_somebody_is_is_left_out_of_his_name) {
  resolve("Reuters|Reuters|PROPN|3|nmod:poss|_|B-Person '|'s|PART|1|case|_|I-Person Anna|Anna|PROPN|5|nsubj|_|I-Person "
          "Berg|Berg|PROPN|3|flat|_|I-Person spoke|speak|VERB|0|root");
  ck_str_is(entity("Anna", 1)->name, "Anna Berg");
  NOT_SAME("Reuters", 1, "Anna", 1);
}
END_TEST

START_TEST(an_office_tells_namesakes_apart) {
  resolve("President|president|PROPN|2|nmod:desc Han|Han|PROPN|4|nsubj|_|B-Person Jiwoo|Jiwoo|PROPN|2|flat|_|I-Person "
          "spoke|speak|VERB|0|root\n"
          "Mayor|mayor|PROPN|2|nmod:desc Han|Han|PROPN|4|nsubj|_|B-Person Minsu|Minsu|PROPN|2|flat|_|I-Person "
          "spoke|speak|VERB|0|root\n"
          "Mayor|mayor|PROPN|2|nmod:desc Han|Han|PROPN|3|nsubj|_|B-Person left|leave|VERB|0|root\n"
          "President|president|PROPN|2|nmod:desc Han|Han|PROPN|3|nsubj|_|B-Person left|leave|VERB|0|root\n"
          "Han|Han|PROPN|2|nsubj|_|B-Person waved|wave|VERB|0|root");
  SAME("Han", 2, "Han", 3);
  SAME("Han", 1, "Han", 4);
  SAME("Han", 1, "Han", 5);
}
END_TEST

START_TEST(a_storm_is_no_place_of_its_name) {
  resolve("Typhoon|Typhoon|PROPN|3|nsubj Phanfone|Phanfone|PROPN|1|flat|_|B-Location struck|strike|VERB|0|root\n"
          "Typhoon|Typhoon|PROPN|3|nsubj Haiyan|Haiyan|PROPN|1|flat|_|B-Location struck|strike|VERB|0|root");
  ck_str_is(entity("Typhoon", 1)->name, "Typhoon Phanfone");
  NOT_SAME("Typhoon", 1, "Typhoon", 2);
}
END_TEST

int main(void) {
  const TTest *const tests[] = {surname_and_title_are_the_same_person,
                                family_name_may_stand_first,
                                namesakes_stay_apart,
                                gazetteer_names_meet,
                                ministries_of_two_countries_stay_apart,
                                acronyms_in_brackets,
                                a_country_tagged_as_a_person_is_a_country,
                                dates_are_no_mentions,
                                titles_are_taken_off_names,
                                a_form_of_address_belongs_to_the_name_behind_it,
                                telling_words_stand_before_prepositions,
                                the_congress_is_that_of_the_country_spoken_of,
                                acronyms_may_have_the_small_words,
                                diacritics_do_not_tell_names_apart,
                                a_place_among_places_is_no_person,
                                a_province_is_called_by_its_name,
                                two_names_are_two_people_whatever_their_office,
                                whose_somebody_is_is_left_out_of_his_name,
                                an_office_tells_namesakes_apart,
                                a_storm_is_no_place_of_its_name,
                                memory_failures_are_told};
  return run_cases("coref names", tests, sizeof tests / sizeof *tests);
}
