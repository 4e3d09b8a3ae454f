#include "gazetteer/gazetteer.h"

#include "gazetteer/fold.h"
#include "gazetteer/timewords.h"
#include "support.h"

static const TwGazEntry *best(const char *name) {
  uint32_t index = TW_NONE;
  tw_gaz_find(tw_str(name), &index, 1);
  return tw_gaz_entry(index);
}

static const TwGazEntry *of_kind(const char *name, TwGazKind kind) {
  return tw_gaz_entry(tw_gaz_find_kind(tw_str(name), kind));
}

START_TEST(names_lead_to_countries) {
  static const char *const pairs[][2] = {
      {"China", "CHN"},       {"US", "USA"},      {"U.S.", "USA"},        {"United States", "USA"}, {"UK", "GBR"},
      {"Britain", "GBR"},     {"Burma", "MMR"},   {"Ivory Coast", "CIV"}, {"DRC", "COD"},           {"Czechia", "CZE"},
      {"South Korea", "KOR"}, {"Türkiye", "TUR"}, {"Turkiye", "TUR"},     {"Côte d’Ivoire", "CIV"}, {"Taiwan", "TWN"},
      {"Georgia", "GEO"},     {"Jordan", "JOR"},  {"SYRIA", "SYR"},       {"SOUTH AFRICA", "ZAF"},  {"Kosovo", "XKX"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    const TwGazEntry *e = best(pairs[i][0]);
    ck_assert_msg(e && e->kind == TW_GAZ_COUNTRY, "%s", pairs[i][0]);
    ck_str_is(e->iso3, pairs[i][1]);
    ck_str_is(e->type, "Country");
    ck_assert(tw_gaz_entry(tw_gaz_country(e->iso3)) == e);
    ck_assert(tw_str_starts(e->identity, TW_STR("https://sws.geonames.org/")));
  }
  ck_assert(best("Soviet Union")->iso3.len == 0);
  ck_assert_ptr_null(best("china"));
  ck_assert_ptr_null(best("Ruritania"));
  ck_assert_uint_eq(tw_gaz_country(TW_STR("XYZ")), TW_NONE);
}
END_TEST

START_TEST(demonyms_name_their_place) {
  static const char *const pairs[][2] = {{"Chinese", "China"},     {"Britons", "United Kingdom"},
                                         {"Dutch", "Netherlands"}, {"Scottish", "Scotland"},
                                         {"Kurds", "Kurdistan"},   {"Texan", "Texas"},
                                         {"European", "Europe"},   {"Russians", "Russia"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    const TwGazEntry *e = of_kind(pairs[i][0], TW_GAZ_DEMONYM);
    ck_assert_msg(e, "%s", pairs[i][0]);
    ck_str_is(tw_gaz_entry(e->country)->label, pairs[i][1]);
  }
}
END_TEST

START_TEST(entries_of_one_name_stand_best_known_first) {
  uint32_t found[8], count = tw_gaz_find(TW_STR("Georgia"), found, 8);
  ck_assert_uint_ge(count, 2);
  ck_assert_int_eq(tw_gaz_entry(found[0])->kind, TW_GAZ_COUNTRY);
  ck_assert_int_eq(tw_gaz_entry(found[1])->kind, TW_GAZ_REGION);
  ck_assert_int_eq(best("Paris")->kind, TW_GAZ_CITY);
  ck_str_is(tw_gaz_entry(best("Paris")->country)->iso3, "FRA");
  ck_assert_int_eq(best("New York")->kind, TW_GAZ_CITY);
  ck_assert_int_eq(best("Washington")->kind, TW_GAZ_CITY);
  ck_assert_int_eq(best("Brussels")->kind, TW_GAZ_CITY);
  ck_str_is(of_kind("Brussels", TW_GAZ_ORGANIZATION)->label, "European Union");
  ck_assert_uint_eq(tw_gaz_find(TW_STR("Georgia"), NULL, 0), count);
}
END_TEST

START_TEST(countries_have_capitals) {
  static const char *const pairs[][2] = {{"CHN", "Beijing"},    {"RUS", "Moscow"}, {"GBR", "London"},
                                         {"USA", "Washington"}, {"BLR", "Minsk"},  {"UKR", "Kyiv"},
                                         {"IRN", "Tehran"},     {"DEU", "Berlin"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    const TwGazEntry *country = tw_gaz_entry(tw_gaz_country(tw_str(pairs[i][0])));
    const TwGazEntry *capital = tw_gaz_entry(country->capital);
    ck_assert_msg(capital, "%s", pairs[i][0]);
    ck_str_is(capital->label, pairs[i][1]);
    ck_assert(tw_gaz_entry(capital->country) == country);
  }
}
END_TEST

START_TEST(organizations_have_class_and_sector) {
  const TwGazEntry *un = best("UN"), *hamas = best("Hamas"), *kremlin = best("Kremlin"), *bbc = best("BBC");
  ck_str_is(un->label, "United Nations");
  ck_str_is(un->type, "InternationalOrganization");
  ck_str_is(hamas->sector, "REB");
  ck_str_is(tw_gaz_entry(kremlin->country)->iso3, "RUS");
  ck_str_is(bbc->type, "NewsMedia");
  ck_str_is(best("Strait of Hormuz")->type, "BodyOfWater");
}
END_TEST

START_TEST(entries_refer_to_entries) {
  for (uint32_t i = 0; i < tw_gaz_count(); i++) {
    const TwGazEntry *e = tw_gaz_entry(i);
    ck_assert_msg(e->label.len > 0, "%u", (unsigned)i);
    ck_assert(e->country == TW_NONE || e->country < tw_gaz_count());
    ck_assert(e->capital == TW_NONE || tw_gaz_entry(e->capital)->kind == TW_GAZ_CITY);
    ck_assert((e->kind == TW_GAZ_DEMONYM) == (e->type.len == 0));
    ck_assert_uint_ne(tw_gaz_find_kind(e->label, e->kind), TW_NONE);
  }
  ck_assert_ptr_null(tw_gaz_entry(tw_gaz_count()));
  ck_assert_ptr_null(tw_gaz_entry(TW_NONE));
}
END_TEST

START_TEST(nouns_have_kinds) {
  ck_assert_uint_eq(tw_gaz_noun_main(TW_STR("minister")), TW_NOUN_PERSON);
  ck_assert_uint_eq(tw_gaz_noun_main(TW_STR("spokeswoman")), TW_NOUN_PERSON);
  ck_assert_uint_eq(tw_gaz_noun_main(TW_STR("committee")), TW_NOUN_GROUP);
  ck_assert_uint_eq(tw_gaz_noun_main(TW_STR("earthquake")), TW_NOUN_EVENT);
  ck_assert_uint_eq(tw_gaz_noun_main(TW_STR("city")), TW_NOUN_PLACE);
  ck_assert_uint_eq(tw_gaz_noun_main(TW_STR("week")), TW_NOUN_TIME);
  ck_assert(tw_gaz_noun(TW_STR("government")) & TW_NOUN_GROUP);
  ck_assert_uint_eq(tw_gaz_noun(TW_STR("qwertzuiop")), 0);
  ck_assert_uint_eq(tw_gaz_noun_main(TW_STR("")), 0);
}
END_TEST

START_TEST(offices_unite_their_spellings) {
  static const char *const defence[] = {"defence minister", "defense minister", "Minister of Defence",
                                        "minister of defense", "minister for national defense"};
  for (size_t i = 0; i < sizeof defence / sizeof *defence; i++) {
    const TwOffice *o = tw_gaz_office(tw_str(defence[i]));
    ck_assert_msg(o, "%s", defence[i]);
    ck_str_is(o->label, "defence minister");
    ck_assert_int_eq(o->kind, TW_OFFICE_PUBLIC);
    ck_str_is(o->sector, "GOV");
  }
  ck_str_is(tw_gaz_office(TW_STR("vice-president"))->label, "vice president");
  ck_str_is(tw_gaz_office(TW_STR("Lt. Gen."))->label, "lieutenant general");
  ck_str_is(tw_gaz_office(TW_STR("chief executive officer"))->label, "chief executive");
  ck_assert_int_eq(tw_gaz_office(TW_STR("ceo"))->kind, TW_OFFICE_PRIVATE);
  ck_assert_int_eq(tw_gaz_office(TW_STR("Mrs."))->kind, TW_OFFICE_HONORIFIC);
  ck_assert_int_eq(tw_gaz_office(TW_STR("queen"))->gender, 'f');
  ck_assert_int_eq(tw_gaz_office(TW_STR("spokesman"))->kind, TW_OFFICE_ROLE);
  ck_assert_ptr_null(tw_gaz_office(TW_STR("table")));
}
END_TEST

START_TEST(words_tell) {
  TwStr sector;
  ck_str_is(tw_gaz_organization_word(TW_STR("Ministry"), &sector), "Ministry");
  ck_str_is(sector, "GOV");
  ck_str_is(tw_gaz_organization_word(TW_STR("Inc."), NULL), "Company");
  ck_str_is(tw_gaz_organization_word(TW_STR("University"), NULL), "University");
  ck_str_is(tw_gaz_organization_word(TW_STR("banana"), &sector), "");
  ck_str_is(sector, "");
  ck_str_is(tw_gaz_place_word(TW_STR("River")), "BodyOfWater");
  ck_str_is(tw_gaz_place_word(TW_STR("Airport")), "Facility");
  ck_str_is(tw_gaz_place_word(TW_STR("banana")), "");
  ck_assert_int_eq(tw_gaz_given_name(TW_STR("Vladimir")), 'm');
  ck_assert_int_eq(tw_gaz_given_name(TW_STR("Angela")), 'f');
  ck_assert_int_eq(tw_gaz_given_name(TW_STR("Kim")), 0);
  ck_assert_int_eq(tw_gaz_given_name(TW_STR("Xqz")), 0);
  ck_assert(tw_gaz_abbreviation(TW_STR("Jan.")));
  ck_assert(!tw_gaz_abbreviation(TW_STR("table.")));
}
END_TEST

START_TEST(time_words_have_classes) {
  ck_assert_int_eq(tw_gaz_time_word(TW_STR("Sept."), TW_TW_MONTH)->number, 9);
  ck_assert_int_eq(tw_gaz_time_word(TW_STR("yesterday"), TW_TW_DAY)->number, -1);
  ck_assert_int_eq(tw_gaz_time_word(TW_STR("second"), TW_TW_ORDINAL)->number, 2);
  ck_str_is(tw_gaz_time_word(TW_STR("second"), TW_TW_UNIT)->code, "S");
  ck_assert_ptr_null(tw_gaz_time_word(TW_STR("second"), TW_TW_MONTH));
  ck_assert_ptr_null(tw_gaz_time_word(TW_STR("banana"), TW_TW_UNIT));
}
END_TEST

START_TEST(keys_are_folded) {
  char key[TW_GAZ_KEY];
  ck_str_is(tw_str_n(key, tw_gaz_fold(TW_STR("  Kırklareli \t ßÞœ "), TW_FOLD_NAME, key)), "Kirklareli ssThoe");
  ck_str_is(tw_str_n(key, tw_gaz_fold(TW_STR("Vice-President"), TW_FOLD_LOWER, key)), "vice president");
  ck_str_is(tw_str_n(key, tw_gaz_fold(TW_STR("ISLE OF MAN"), TW_FOLD_TITLE, key)), "Isle of Man");
  ck_assert_uint_eq(tw_gaz_fold(TW_STR("a\xFF"), TW_FOLD_NAME, key), 0);
  ck_assert_uint_eq(tw_gaz_fold(TW_STR("..."), TW_FOLD_NAME, key), 0);
}
END_TEST

START_TEST(hostile_names_are_unknown) {
  char big[4096];
  memset(big, 'A', sizeof big);
  ck_assert_uint_eq(tw_gaz_find(tw_str_n(big, sizeof big), NULL, 0), 0);
  ck_assert_uint_eq(tw_gaz_find(TW_STR("China\0x"), NULL, 0), 0);
  ck_assert_uint_eq(tw_gaz_find(TW_STR("\xFF\xFE"), NULL, 0), 0);
  ck_assert_uint_eq(tw_gaz_find((TwStr){NULL, 0}, NULL, 0), 0);
  ck_assert_ptr_null(tw_gaz_office(tw_str_n(big, sizeof big)));
  ck_assert_uint_eq(tw_gaz_noun(tw_str_n(big, TW_GAZ_KEY)), 0);
  ck_assert(!tw_gaz_abbreviation((TwStr){NULL, 0}));
}
END_TEST

int main(void) {
  Suite *suite = suite_create("gazetteer");
  TCase *tests = tcase_create("gazetteer");
  tcase_add_test(tests, names_lead_to_countries);
  tcase_add_test(tests, demonyms_name_their_place);
  tcase_add_test(tests, entries_of_one_name_stand_best_known_first);
  tcase_add_test(tests, countries_have_capitals);
  tcase_add_test(tests, organizations_have_class_and_sector);
  tcase_add_test(tests, entries_refer_to_entries);
  tcase_add_test(tests, nouns_have_kinds);
  tcase_add_test(tests, offices_unite_their_spellings);
  tcase_add_test(tests, words_tell);
  tcase_add_test(tests, time_words_have_classes);
  tcase_add_test(tests, keys_are_folded);
  tcase_add_test(tests, hostile_names_are_unknown);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
