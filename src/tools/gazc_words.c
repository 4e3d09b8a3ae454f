#include "tools/gazc.h"

#include "gazetteer/fold.h"

#include <stdlib.h>

#define GAZ(name) TW_NS_GAZ name

/* Names below gaz: in the order of their bits in TwNounKind. */
static const char *const senses[] = {"person",        "group",     "place",    "event",     "state",
                                     "communication", "cognition", "artifact", "time",      "quantity",
                                     "possession",    "animal",    "body",     "substance", "attribute"};

static const char *const office_kinds[] = {"", "PublicOffice", "PrivateOffice", "Rank", "Honorific", "Role"};

static const char *const time_classes[TW_TW_CLASSES] = {
    "Month", "Weekday",   "Season",    "Unit", "DayPart", "Number", "Ordinal",  "Decade", "Day",     "Reference",
    "Shift", "Direction", "Frequency", "Each", "Approx",  "Vague",  "Modifier", "Half",   "Holiday", "Ahead"};

static uint32_t index_in(const char *const *names, uint32_t count, TwStr name) {
  for (uint32_t i = 0; i < count; i++)
    if (name.len && tw_str_is(name, names[i])) return i;
  return TW_NONE;
}

static TwStr subject_of(const Gazc *g, Range about) {
  return tw_map_key(&g->strings, g->statements.items[about.begin].subject);
}

/* Adds a row for every object of a predicate. */
static void add_all(Gazc *g, Range about, const char *predicate, Rows *rows, TwFold fold, uint32_t value) {
  Range r = gazc_objects(g, about, predicate);
  for (uint32_t i = r.begin; i < r.end; i++) gazc_row(g, rows, gazc_text(g, i), fold, value, 0);
}

static void add_office(Gazc *g, Range about) {
  TwStr type = gazc_local(gazc_object(g, about, TW_RDF_TYPE), TW_NS_GAZ);
  uint32_t kind = index_in(office_kinds, sizeof office_kinds / sizeof *office_kinds, type);
  if (kind == TW_NONE) return;
  TwStr gender = gazc_object(g, about, GAZ("gender"));
  TwOffice office = {gazc_object(g, about, TW_RDFS_LABEL), (TwOfficeKind)kind, gazc_object(g, about, GAZ("sector")),
                     gender.len ? gender.ptr[0] : 0};
  if (!office.label.len) gazc_error(g, subject_of(g, about), "has no rdfs:label", TW_STR(""));
  gazc_row(g, &g->office_names, office.label, TW_FOLD_LOWER, g->offices.count, 1);
  add_all(g, about, GAZ("alias"), &g->office_names, TW_FOLD_LOWER, g->offices.count);
  TW_PUSH(&g->arena, &g->offices, office);
}

void gazc_offices(Gazc *g) {
  for (uint32_t i = 0; i < g->statements.count;) {
    Range about = gazc_subject(g, i);
    add_office(g, about);
    i = about.end;
  }
}

static void add_nouns(Gazc *g, Range about) {
  Range r = gazc_objects(g, about, GAZ("sense"));
  uint32_t bits = 0, main_bit = index_in(senses, sizeof senses / sizeof *senses,
                                         gazc_local(gazc_object(g, about, GAZ("mainSense")), TW_NS_GAZ));
  for (uint32_t i = r.begin; i < r.end; i++) {
    uint32_t bit = index_in(senses, sizeof senses / sizeof *senses, gazc_local(gazc_text(g, i), TW_NS_GAZ));
    if (bit == TW_NONE)
      gazc_error(g, subject_of(g, about), "unknown sense", gazc_text(g, i));
    else
      bits |= 1u << bit;
  }
  if (main_bit == TW_NONE || !(bits & 1u << main_bit))
    gazc_error(g, subject_of(g, about), "has no main sense among its senses", TW_STR(""));
  else
    add_all(g, about, GAZ("noun"), &g->nouns, TW_FOLD_LOWER, bits | main_bit << 16);
}

static void add_telling_words(Gazc *g, Range about) {
  TwGazWord word = {gazc_local(gazc_object(g, about, GAZ("wordOf")), TW_NS_TW), gazc_object(g, about, GAZ("sector"))};
  if (!word.type.len) gazc_error(g, subject_of(g, about), "has no class of tw: that its words tell", TW_STR(""));
  add_all(g, about, GAZ("organizationWord"), &g->organization_words, TW_FOLD_LOWER, g->words.count);
  add_all(g, about, GAZ("placeWord"), &g->place_words, TW_FOLD_LOWER, g->words.count);
  TW_PUSH(&g->arena, &g->words, word);
}

/* "Inc.", "Mr. X" or "No. 1". */
static bool ends_in_stop(TwStr word) {
  return tw_str_ends(word, TW_STR(".")) || tw_str_ends(word, TW_STR(". X")) || tw_str_ends(word, TW_STR(". 1"));
}

static void add_abbreviations(Gazc *g, Range about) {
  Range r = gazc_objects(g, about, GAZ("abbreviation"));
  for (uint32_t i = r.begin; i < r.end; i++) {
    TwStr word = gazc_text(g, i);
    if (!ends_in_stop(word)) gazc_error(g, word, "is an abbreviation without a stop", TW_STR(""));
    TW_PUSH(&g->arena, &g->abbreviations, (Row){word, 0, 0});
  }
}

static bool has(const Gazc *g, Range about, const char *predicate) {
  Range r = gazc_objects(g, about, predicate);
  return r.begin < r.end;
}

void gazc_words(Gazc *g) {
  for (uint32_t i = 0; i < g->statements.count;) {
    Range about = gazc_subject(g, i);
    if (has(g, about, GAZ("noun"))) add_nouns(g, about);
    if (has(g, about, GAZ("wordOf"))) add_telling_words(g, about);
    if (has(g, about, GAZ("abbreviation"))) add_abbreviations(g, about);
    TwStr gender = gazc_object(g, about, GAZ("gender"));
    if (gender.len) add_all(g, about, GAZ("givenName"), &g->given_names, TW_FOLD_NAME, (uint32_t)gender.ptr[0]);
    i = about.end;
  }
}

static int16_t signed_number(Gazc *g, TwStr subject, TwStr text) {
  bool minus = text.len && text.ptr[0] == '-';
  int32_t value = 0;
  for (size_t i = minus; i < text.len; i++) {
    if (!tw_is_digit((unsigned char)text.ptr[i]) || value > 3000) {
      gazc_error(g, subject, "is no small number", text);
      return 0;
    }
    value = value * 10 + (text.ptr[i] - '0');
  }
  return (int16_t)(minus ? -value : value);
}

void gazc_time(Gazc *g) {
  for (uint32_t i = 0; i < g->statements.count;) {
    Range about = gazc_subject(g, i);
    i = about.end;
    if (!has(g, about, GAZ("timeWord"))) continue;
    TwStr class_iri = gazc_object(g, about, GAZ("timeClass"));
    uint32_t class_id = index_in(time_classes, TW_TW_CLASSES, gazc_local(class_iri, TW_NS_GAZ));
    if (class_id == TW_NONE) {
      gazc_error(g, subject_of(g, about), "unknown class of time words", class_iri);
      continue;
    }
    TwGazTimeWord word = {(TwTimeClass)class_id,
                          signed_number(g, subject_of(g, about), gazc_object(g, about, GAZ("number"))),
                          gazc_object(g, about, GAZ("code"))};
    add_all(g, about, GAZ("timeWord"), &g->time_keys, TW_FOLD_LOWER, g->time_words.count);
    TW_PUSH(&g->arena, &g->time_words, word);
  }
}
