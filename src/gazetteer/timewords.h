/* The words that times are made of: months, weekdays, units, numbers, parts of the day, deictic words. Written in
 * ontology/gazetteer/time.ttl. */
#ifndef TW_GAZETTEER_TIMEWORDS_H
#define TW_GAZETTEER_TIMEWORDS_H

#include "base/str.h"

/** What a word does in an expression of time. A word may be of several ("second"); what
 * `number` and `code` mean depends on it. */
typedef enum TwTimeClass {
  TW_TW_MONTH,     /* number 1 … 12 */
  TW_TW_WEEKDAY,   /* number 1 (Monday) … 7 */
  TW_TW_SEASON,    /* code SP SU FA WI */
  TW_TW_UNIT,      /* code S MIN H D WE (weekend) W F (fortnight) M Q Y DE (decade) C (century) ML (millennium) */
  TW_TW_DAY_PART,  /* code MO AF EV NI DT, or a time of day: noon → 12:00 */
  TW_TW_NUMBER,    /* number: three → 3, dozen → 12, hundred → 100, thousand → 1000 */
  TW_TW_ORDINAL,   /* number: third → 3 */
  TW_TW_DECADE,    /* number: nineties → 90 */
  TW_TW_DAY,       /* number: days from today: yesterday → -1 */
  TW_TW_REFERENCE, /* code PRESENT_REF PAST_REF FUTURE_REF: now, recently, soon */
  TW_TW_SHIFT,     /* number -1 0 1: last, this, next */
  TW_TW_DIRECTION, /* number -1 after a duration: "ago", "earlier"; 1: "later", "from now" */
  TW_TW_FREQUENCY, /* a word that is a set by itself: daily, annually; code its period: P1D */
  TW_TW_EACH,      /* every, each, per */
  TW_TW_APPROX,    /* about, nearly: before an amount; code APPROX LESS_THAN … */
  TW_TW_VAGUE,     /* some, several, few: an amount without a number; number as a usual reading, 0 for none */
  TW_TW_MODIFIER,  /* early, mid, late, end, beginning: code START MID END */
  TW_TW_HALF,      /* clock of the day: am, pm; code AM PM */
  TW_TW_HOLIDAY,   /* a day named: number month × 100 + day, or code: "11-4-4" the 4th Thursday of
                     November, "5-5-1" the last Monday of May, "easter" */
  TW_TW_AHEAD,     /* what is to come, whatever its tense: schedule, due; code FOR: "called for a strike on Monday" */
  TW_TW_CLASSES
} TwTimeClass;

typedef struct TwGazTimeWord {
  TwTimeClass kind;
  int16_t number;
  TwStr code;
} TwGazTimeWord;

/** What a phrase is as a word of that class, whatever its case ("Sept.", "New Year's Eve"), or NULL. Asked for
 * TW_TW_CLASSES it gives the first class that the phrase has. */
const TwGazTimeWord *tw_gaz_time_word(TwStr phrase, TwTimeClass kind);
/** Whether the word is one of these or the first of a phrase of them ("at" of "at present"): a filter before asking. */
bool tw_gaz_time_begins(TwStr word);

#endif
