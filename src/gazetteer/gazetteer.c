#include "gazetteer/fold.h"
#include "gazetteer/tables.h"

/* Shortest key in capitals that is tried in title case: "IRAN", but not "US" or "WHO". */
enum { CAPITALS = 4 };

uint32_t tw_gaz_lower_bound(const TwGazTable *table, TwStr key) {
  uint32_t low = 0, high = table->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (tw_str_cmp(tw_str(tw_gaz_pool + table->keys[middle]), key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

uint32_t tw_gaz_row(const TwGazTable *table, TwStr key) {
  uint32_t row = tw_gaz_lower_bound(table, key);
  return row < table->count && tw_str_is(key, tw_gaz_pool + table->keys[row]) ? row : TW_NONE;
}

uint32_t tw_gaz_count(void) { return tw_gaz_entries_count; }

const TwGazEntry *tw_gaz_entry(uint32_t index) { return index < tw_gaz_entries_count ? &tw_gaz_entries[index] : NULL; }

static bool all_capitals(const char *key, size_t length) {
  size_t letters = 0;
  for (size_t i = 0; i < length; i++) {
    if (tw_is_lower((unsigned char)key[i]) || (unsigned char)key[i] >= 0x80) return false;
    letters += tw_is_upper((unsigned char)key[i]);
  }
  return letters >= CAPITALS;
}

/* First row of a name, as written or, where all is capitals, in title case. */
static uint32_t name_row(TwStr name, char key[TW_GAZ_KEY], size_t *length) {
  *length = tw_gaz_fold(name, TW_FOLD_NAME, key);
  uint32_t row = tw_gaz_row(&tw_gaz_names, tw_str_n(key, *length));
  if (row != TW_NONE || !all_capitals(key, *length)) return row;
  *length = tw_gaz_fold(name, TW_FOLD_TITLE, key);
  return tw_gaz_row(&tw_gaz_names, tw_str_n(key, *length));
}

/* Whether `row` is still one of the key's. */
static bool same_key(uint32_t row, TwStr key) {
  return row < tw_gaz_names.count && tw_str_is(key, tw_gaz_pool + tw_gaz_names.keys[row]);
}

uint32_t tw_gaz_find(TwStr name, uint32_t *indices, uint32_t most) {
  char key[TW_GAZ_KEY];
  size_t length;
  uint32_t row = name_row(name, key, &length), count = 0;
  for (; row != TW_NONE && same_key(row, tw_str_n(key, length)); row++, count++)
    if (count < most) indices[count] = tw_gaz_names.values[row];
  return count;
}

uint32_t tw_gaz_find_kind(TwStr name, TwGazKind kind) {
  char key[TW_GAZ_KEY];
  size_t length;
  uint32_t row = name_row(name, key, &length);
  for (; row != TW_NONE && same_key(row, tw_str_n(key, length)); row++)
    if (tw_gaz_entries[tw_gaz_names.values[row]].kind == kind) return tw_gaz_names.values[row];
  return TW_NONE;
}

uint32_t tw_gaz_country(TwStr iso3) {
  uint32_t row = tw_gaz_row(&tw_gaz_codes, iso3);
  return row == TW_NONE ? TW_NONE : tw_gaz_codes.values[row];
}
