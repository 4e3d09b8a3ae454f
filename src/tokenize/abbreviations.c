#include "tokenize/pieces.h"

#include <stdlib.h>

/* In byte order; '!' marks those that a name or number follows. */
static const char *const table[] = {
    "Adm!", "Ala",     "Amb!",  "Apr",   "Ariz", "Ark",   "Assn",  "Asst!",   "Atty!", "Aug",   "Ave",  "Bldg",  "Blvd",
    "Bros", "Brig!",   "Calif", "Capt!", "Cie",  "Cmdr!", "Co",    "Col!",    "Colo",  "Conn",  "Corp", "Cpl!",  "Dec",
    "Del",  "Dept",    "Det!",  "Dr!",   "Esq",  "Feb",   "Fig!",  "Figs!",   "Fla",   "Fr!",   "Fri",  "Ft!",   "Ga",
    "Gen!", "Gov!",    "Hon!",  "Ill",   "Inc",  "Ind",   "Insp!", "Jan",     "Jr",    "Jul",   "Jun",  "Kan",   "Ky",
    "La",   "Ltd",     "Lt!",   "Maj!",  "Mar",  "Mass",  "Md",    "Messrs!", "Mich",  "Minn",  "Miss", "Mo",    "Mon",
    "Mr!",  "Mrs!",    "Ms!",   "Mt!",   "Neb",  "Nev",   "No!",   "Nos!",    "Nov",   "Oct",   "Okla", "Ont",   "Ore",
    "Pa",   "Pfc!",    "Ph",    "PhD",   "Pp!",  "Pres!", "Prof!", "Pvt!",    "Que",   "Rd",    "Rep!", "Reps!", "Rev!",
    "Sat",  "Sec!",    "Sen!",  "Sens!", "Sep",  "Sept",  "Sgt!",  "Sr",      "St!",   "Ste!",  "Sun",  "Supt!", "Tenn",
    "Tex",  "Thu",     "Thurs", "Tue",   "Tues", "Univ",  "Va",    "Vol!",    "Vt",    "Wash",  "Wed",  "Wis",   "Wyo",
    "al",   "approx!", "art!",  "ca!",   "cf!",  "ch!",   "co",    "corp",    "dept",  "ed",    "eds",  "eg!",   "esp!",
    "est",  "etc",     "ext!",  "fig!",  "ft",   "hrs",   "ie!",   "in!",     "inc",   "incl!", "jr",   "lbs",   "ltd",
    "max",  "min",     "misc",  "nos!",  "oz",   "p!",    "pp!",   "sec",     "sq!",   "st",    "vol!", "vs!",   "v!",
    "yrs"};

static int compare(const void *a, const void *b) { return tw_str_cmp(*(const TwStr *)a, *(const TwStr *)b); }

PieceKind abbreviation_kind(TwStr word) {
  (void)compare;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    TwStr t = tw_str(table[i]);
    bool title = t.ptr[t.len - 1] == '!';
    t.len -= title;
    if (tw_str_eq(t, word)) return title ? PIECE_TITLE : PIECE_ABBREVIATION;
  }
  return PIECE_STOP;
}
