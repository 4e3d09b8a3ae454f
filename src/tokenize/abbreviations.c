#include "tokenize/pieces.h"

#include <stdlib.h>

/* ontology/gazetteer/abbreviations.ttl, until the gazetteer compiles it in. */
static const char *const table[] = {
    "Adm. X",  "Ala.",     "Amb. X",  "Apr.",    "Ariz.",   "Ark.",      "Art. 1",    "Arts. 1", "Assn.",   "Asst. X",
    "Atty. X", "Aug.",     "Ave.",    "Bldg.",   "Blvd.",   "Brig. X",   "Bros.",     "Calif.",  "Capt. X", "Ch. 1",
    "Cie.",    "Cllr. X",  "Cmdr. X", "Cmdt. X", "Co.",     "Col. X",    "Colo.",     "Conn.",   "Corp.",   "Cpl. X",
    "Dec.",    "Del.",     "Dept.",   "Det. X",  "Dr. X",   "Esq.",      "Feb.",      "Fig. 1",  "Figs. 1", "Fla.",
    "Fr. X",   "Fri.",     "Ft. X",   "Ga.",     "Gen. X",  "Gov. X",    "Hon. X",    "Hwy.",    "Ill.",    "Inc.",
    "Ind.",    "Insp. X",  "Intl.",   "Jan.",    "Jr.",     "Jul.",      "Jun.",      "Kan.",    "Ky.",     "La.",
    "Lt. X",   "Ltd.",     "Maj. X",  "Mar.",    "Mass.",   "Md.",       "Messrs. X", "Mfg.",    "Mich.",   "Minn.",
    "Miss.",   "Mlle. X",  "Mme. X",  "Mo.",     "Mon.",    "Mont.",     "Mr. X",     "Mrs. X",  "Ms. X",   "Mt. X",
    "Mx. X",   "Natl.",    "Neb.",    "Nev.",    "No. 1",   "Nos. 1",    "Nov.",      "Oct.",    "Okla.",   "Ont.",
    "Ore.",    "Pa.",      "Penn.",   "Pfc. X",  "Pkwy.",   "Pres. X",   "Prof. X",   "Pvt. X",  "Que.",    "Rd.",
    "Rep. X",  "Reps. X",  "Rev. X",  "Sat. 1",  "Sec. 1",  "Secs. 1",   "Sen. X",    "Sens. X", "Sep.",    "Sept.",
    "Sgt. X",  "Spc. X",   "Sr.",     "St. X",   "Ste. X",  "Sun. 1",    "Supt. X",   "Tel.",    "Tenn.",   "Tex.",
    "Thu.",    "Thur.",    "Thurs.",  "Tue.",    "Tues.",   "Univ.",     "Va.",       "Vol. 1",  "Vols. 1", "Vt.",
    "Wash.",   "Wed.",     "Wis.",    "Wyo.",    "al.",     "approx. X", "art. 1",    "arts. 1", "b. 1",    "c. 1",
    "ca. 1",   "cf. X",    "ch. 1",   "corp.",   "d. 1",    "dept.",     "ed.",       "eds.",    "eg. X",   "esp. X",
    "est.",    "etc.",     "ext.",    "fig. 1",  "figs. 1", "ft.",       "hrs.",      "ie. X",   "inc.",    "incl. X",
    "jr.",     "lb.",      "lbs.",    "ltd.",    "max.",    "misc.",     "no. 1",     "nos. 1",  "oz.",     "p. 1",
    "para. 1", "paras. 1", "pp. 1",   "tel.",    "v. X",    "viz. X",    "vol. 1",    "vols. 1", "vs. X",   "yrs."};

static int compare(const void *a, const void *b) { return tw_str_cmp(*(const TwStr *)a, tw_str(*(char *const *)b)); }

static bool tw_gaz_abbreviation(TwStr s) {
  return bsearch(&s, table, sizeof table / sizeof *table, sizeof *table, compare);
}

/* Whether the table has "word." with that ending. */
static bool listed(TwStr word, const char *ending) {
  char entry[24];
  size_t n = strlen(ending);
  if (word.len == 0 || word.len + n > sizeof entry) return false;
  memcpy(entry, word.ptr, word.len);
  memcpy(entry + word.len, ending, n);
  return tw_gaz_abbreviation(tw_str_n(entry, word.len + n));
}

PieceKind abbreviation_kind(TwStr word, TwStr next) {
  if (listed(word, ". X")) return PIECE_TITLE;
  if (tw_is_digit(byte_at(next, 0)) && listed(word, ". 1")) return PIECE_TITLE;
  return listed(word, ".") ? PIECE_ABBREVIATION : PIECE_STOP;
}
