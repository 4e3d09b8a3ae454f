/* The compiled tables of the gazetteer, which gazc writes at build time. Private to `gazetteer`. */
#ifndef TW_GAZETTEER_TABLES_H
#define TW_GAZETTEER_TABLES_H

#include "gazetteer/gazetteer.h"
#include "gazetteer/timewords.h"

/** Keys sorted by their bytes, with a value each. A key may stand several times; the order of its rows has a meaning
 * that its table states. */
typedef struct TwGazTable {
  const uint32_t *keys; /* offsets into tw_gaz_pool, of strings that end in NUL */
  const uint32_t *values;
  uint32_t count;
} TwGazTable;

/** What a word of an organisation's or a place's name says of its class. */
typedef struct TwGazWord {
  TwStr type, sector;
} TwGazWord;

extern const char tw_gaz_pool[];
extern const TwGazEntry tw_gaz_entries[];
extern const uint32_t tw_gaz_entries_count;
extern const TwOffice tw_gaz_offices[];
extern const TwGazWord tw_gaz_words[];
extern const TwGazTimeWord tw_gaz_time_words[];

extern const TwGazTable tw_gaz_names;              /* key of a name → entry, best known first */
extern const TwGazTable tw_gaz_codes;              /* ISO 3166-1 alpha-3 → entry */
extern const TwGazTable tw_gaz_nouns;              /* lemma → bits of TwNounKind | number of the main bit << 16 */
extern const TwGazTable tw_gaz_office_names;       /* lower-case key → office */
extern const TwGazTable tw_gaz_given_names;        /* key of a name → 'm' or 'f' */
extern const TwGazTable tw_gaz_organization_words; /* lower-case key → word */
extern const TwGazTable tw_gaz_place_words;        /* lower-case key → word */
extern const TwGazTable tw_gaz_abbreviations;      /* as written → 0 */
extern const TwGazTable tw_gaz_time_keys;          /* lower-case words → time words */

/** First row whose key is not below `key`; `count` where all are. */
uint32_t tw_gaz_lower_bound(const TwGazTable *table, TwStr key);
/** First row of a key, or TW_NONE. */
uint32_t tw_gaz_row(const TwGazTable *table, TwStr key);

#endif
