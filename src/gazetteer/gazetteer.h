/* The gazetteer: what is known of the world without reading a text. Countries with codes and capitals, demonyms,
 * regions, cities, organisations, offices and titles, given names, nouns by kind. Written in Turtle below
 * ontology/gazetteer/, compiled into static, sorted tables at build time by `gazc`; nothing is read at run time. All
 * functions are pure. */
#ifndef TW_GAZETTEER_GAZETTEER_H
#define TW_GAZETTEER_GAZETTEER_H

#include "base/str.h"

typedef enum TwGazKind {
  TW_GAZ_COUNTRY,   /* "China", "United States", "the UK"; also defunct ones and Palestine, Taiwan, Kosovo */
  TW_GAZ_DEMONYM,   /* "Chinese", "Britons"; `country` names the place */
  TW_GAZ_CONTINENT, /* continents and wide regions: "Europe", "Middle East", "Sahel" */
  TW_GAZ_REGION,    /* states and provinces: "Texas", "Crimea" */
  TW_GAZ_CITY,
  TW_GAZ_WATER,        /* seas, rivers, straits, lakes */
  TW_GAZ_ORGANIZATION, /* "United Nations", "NATO", "Hezbollah"; `type` says which class */
  TW_GAZ_KINDS
} TwGazKind;

typedef struct TwGazEntry {
  TwStr label;      /* canonical English name: "United States" */
  TwStr type;       /* local name of a tw: class: "Country", "City", "InternationalOrganization", "Company" … */
  TwStr iso3;       /* ISO 3166-1 alpha-3 of countries; empty otherwise */
  TwStr identity;   /* IRI, from a named, licensed source only; else empty */
  TwStr sector;     /* GOV MIL COP REB OPP JUD MED BUS IGO NGO …; empty where none is known */
  uint32_t country; /* entry of the country it lies in or belongs to; TW_NONE where none applies */
  uint32_t capital; /* of a country: entry of its capital; TW_NONE */
  uint32_t population;
  TwGazKind kind;
} TwGazEntry;

/** Kinds of common nouns, as bits: a noun may be of several. The first sense decides `tw_gaz_noun_main`. */
typedef enum TwNounKind {
  TW_NOUN_PERSON = 1 << 0,
  TW_NOUN_GROUP = 1 << 1, /* organisations and other groups of people */
  TW_NOUN_PLACE = 1 << 2,
  TW_NOUN_EVENT = 1 << 3, /* acts, events, processes, phenomena */
  TW_NOUN_STATE = 1 << 4,
  TW_NOUN_COMMUNICATION = 1 << 5,
  TW_NOUN_COGNITION = 1 << 6,
  TW_NOUN_ARTIFACT = 1 << 7,
  TW_NOUN_TIME = 1 << 8,
  TW_NOUN_QUANTITY = 1 << 9,
  TW_NOUN_POSSESSION = 1 << 10,
  TW_NOUN_ANIMAL = 1 << 11,
  TW_NOUN_BODY = 1 << 12,
  TW_NOUN_SUBSTANCE = 1 << 13, /* substances, food, plants, natural objects */
  TW_NOUN_ATTRIBUTE = 1 << 14  /* attributes, feelings, motives, shapes, relations */
} TwNounKind;

/** What kind of title or office a noun phrase names. */
typedef enum TwOfficeKind {
  TW_OFFICE_NONE,
  TW_OFFICE_PUBLIC,    /* president, defence minister, governor, ambassador, head of state, king */
  TW_OFFICE_PRIVATE,   /* chief executive, chairman, director, coach, editor */
  TW_OFFICE_RANK,      /* General, Colonel, Judge, Professor, Dr, Pope: precede names, name no single post */
  TW_OFFICE_HONORIFIC, /* Mr, Mrs, Ms, Sir */
  TW_OFFICE_ROLE       /* spokesman, leader, lawyer, analyst, official: describe a person, name no post of one holder */
} TwOfficeKind;

typedef struct TwOffice {
  TwStr label; /* canonical, lower case: "defence minister"; British spelling as most widely used internationally */
  TwOfficeKind kind;
  TwStr sector; /* GOV MIL … of its holder, where the office says so */
  char gender;  /* 'm', 'f' or 0: king, queen, Mrs, spokeswoman */
} TwOffice;

/** All entries, in a fixed order; `tw_gaz_entry(i)` for i below tw_gaz_count(). */
uint32_t tw_gaz_count(void);
const TwGazEntry *tw_gaz_entry(uint32_t index);

/** Entries with that name or alias, best known first ("Georgia" the country, then the state); exact case, single
 * blanks, without "the"; dots of abbreviations and diacritics optional ("U.S.", "US"); what is all capitals ("MOSCOW")
 * is tried in title case where nothing has it as written. Returns how many, storing at most `most` indices. */
uint32_t tw_gaz_find(TwStr name, uint32_t *indices, uint32_t most);
/** The best entry of one kind with that name, or TW_NONE. */
uint32_t tw_gaz_find_kind(TwStr name, TwGazKind kind);
/** Country whose ISO 3166-1 alpha-3 code it is, or TW_NONE. */
uint32_t tw_gaz_country(TwStr iso3);

/** Bits of TwNounKind of a lower-case noun lemma (may be of several words), 0 for an unknown one. */
uint32_t tw_gaz_noun(TwStr lemma);
/** The bit of its most frequent sense, 0 for an unknown noun. */
uint32_t tw_gaz_noun_main(TwStr lemma);
/** The office, title or role that a lower-case phrase names ("vice president", "defense minister", "mr"), or NULL.
 * Spelling variants (defense/defence), gaps and dots are the table's. */
const TwOffice *tw_gaz_office(TwStr phrase);
/** Usual sex of bearers of a given name: 'm', 'f', or 0 where unknown or mixed. */
char tw_gaz_given_name(TwStr name);
/** Class of an organisation by the last or only telling word of its name ("Ministry", "Bank", "University", "Inc",
 * "Army", "Party"): local name of a tw: class, or empty. `sector` may be NULL. */
TwStr tw_gaz_organization_word(TwStr word, TwStr *sector);
/** Class of a place, a facility or a law by a word of its name ("River", "Airport", "Act"), or empty. */
TwStr tw_gaz_place_word(TwStr word);
/** Whether the word ends in a full stop that is part of it: "Jan.", "Corp."; as written. "Mr. X" asks whether "Mr." is
 * an abbreviation that a word always follows, "No. 1" whether "No." is one in front of a number. */
bool tw_gaz_abbreviation(TwStr word);

#endif
