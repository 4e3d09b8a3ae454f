#include "gazetteer/fold.h"
#include "gazetteer/tables.h"

/* Value of a folded key, or TW_NONE. */
static uint32_t value_of(const TwGazTable *table, TwStr word, TwFold fold) {
  char key[TW_GAZ_KEY];
  size_t length = tw_gaz_fold(word, fold, key);
  uint32_t row = tw_gaz_row(table, tw_str_n(key, length));
  return row == TW_NONE ? TW_NONE : table->values[row];
}

uint32_t tw_gaz_noun(TwStr lemma) {
  uint32_t value = value_of(&tw_gaz_nouns, lemma, TW_FOLD_LOWER);
  return value == TW_NONE ? 0 : value & 0xFFFF;
}

uint32_t tw_gaz_noun_main(TwStr lemma) {
  uint32_t value = value_of(&tw_gaz_nouns, lemma, TW_FOLD_LOWER);
  return value == TW_NONE ? 0 : 1u << (value >> 16);
}

const TwOffice *tw_gaz_office(TwStr phrase) {
  uint32_t value = value_of(&tw_gaz_office_names, phrase, TW_FOLD_LOWER);
  return value == TW_NONE ? NULL : &tw_gaz_offices[value];
}

char tw_gaz_given_name(TwStr name) {
  uint32_t value = value_of(&tw_gaz_given_names, name, TW_FOLD_NAME);
  return value == TW_NONE ? 0 : (char)value;
}

TwStr tw_gaz_organization_word(TwStr word, TwStr *sector) {
  uint32_t value = value_of(&tw_gaz_organization_words, word, TW_FOLD_LOWER);
  TwGazWord found = value == TW_NONE ? (TwGazWord){TW_STR(""), TW_STR("")} : tw_gaz_words[value];
  if (sector) *sector = found.sector;
  return found.type;
}

TwStr tw_gaz_place_word(TwStr word) {
  uint32_t value = value_of(&tw_gaz_place_words, word, TW_FOLD_LOWER);
  return value == TW_NONE ? TW_STR("") : tw_gaz_words[value].type;
}

bool tw_gaz_abbreviation(TwStr word) { return tw_gaz_row(&tw_gaz_abbreviations, word) != TW_NONE; }

const TwGazTimeWord *tw_gaz_time_word(TwStr phrase, TwTimeClass kind) {
  char key[TW_GAZ_KEY];
  TwStr folded = tw_str_n(key, tw_gaz_fold(phrase, TW_FOLD_LOWER, key));
  uint32_t row = tw_gaz_row(&tw_gaz_time_keys, folded);
  for (; row < tw_gaz_time_keys.count && tw_str_is(folded, tw_gaz_pool + tw_gaz_time_keys.keys[row]); row++)
    if (kind == TW_TW_CLASSES || tw_gaz_time_words[tw_gaz_time_keys.values[row]].kind == kind)
      return &tw_gaz_time_words[tw_gaz_time_keys.values[row]];
  return NULL;
}

bool tw_gaz_time_begins(TwStr word) {
  char key[TW_GAZ_KEY];
  TwStr folded = tw_str_n(key, tw_gaz_fold(word, TW_FOLD_LOWER, key));
  uint32_t row = tw_gaz_lower_bound(&tw_gaz_time_keys, folded);
  if (!folded.len || row == tw_gaz_time_keys.count) return false;
  TwStr found = tw_str(tw_gaz_pool + tw_gaz_time_keys.keys[row]);
  return tw_str_starts(found, folded) && (found.len == folded.len || found.ptr[folded.len] == ' ');
}
