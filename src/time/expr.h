/* Expressions of time as they are written, before an anchor gives them a place on the calendar. Private to `time`. */
#ifndef TW_TIME_EXPR_H
#define TW_TIME_EXPR_H

#include "gazetteer/timewords.h"
#include "time/calendar.h"
#include "time/time.h"

typedef enum Unit {
  UNIT_SECOND,
  UNIT_MINUTE,
  UNIT_HOUR,
  UNIT_DAY,
  UNIT_WEEKEND,
  UNIT_WEEK,
  UNIT_FORTNIGHT,
  UNIT_MONTH,
  UNIT_QUARTER,
  UNIT_YEAR,
  UNIT_DECADE,
  UNIT_CENTURY,
  UNIT_MILLENNIUM,
  UNIT_NONE
} Unit;

typedef enum ExprKind {
  EXPR_NONE,
  EXPR_DATE,     /* year, month, day as far as they are named */
  EXPR_DAY,      /* shift: days from the reference */
  EXPR_WEEKDAY,  /* weekday, shift or NO_SHIFT */
  EXPR_PERIOD,   /* unit, shift: "last week" */
  EXPR_OFFSET,   /* amount, unit, direction: "two years ago" */
  EXPR_DURATION, /* amount, unit */
  EXPR_SET,      /* amount, unit, or weekday, month, part: "every other week", "Mondays" */
  EXPR_REFERENCE,
  EXPR_SEASON,  /* code, year, shift */
  EXPR_QUARTER, /* number 1 … 4, year, shift */
  EXPR_HALF,    /* number 1, 2 */
  EXPR_DECADE,  /* number: 199 for the 1990s, or 9 where the century is left open */
  EXPR_CENTURY, /* number: 19 for the 20th */
  EXPR_CLOCK    /* hour, minute or part alone */
} ExprKind;

enum { NO_SHIFT = 99, NO_YEAR = 0, VAGUE = -1, NO_HOUR = -1 };

typedef struct Expr {
  ExprKind kind;
  TwSpan tokens;
  int16_t year, month, day, weekday; /* 0 where not named */
  int16_t shift, direction, number;
  int32_t amount; /* tenths of units: 25 for two and a half; VAGUE */
  Unit unit;
  int16_t hour, minute;
  TwStr part, code;
  int16_t year_shift; /* of a date: "July last year"; else NO_SHIFT */
  bool week_of;       /* "the week of March 6" */
  bool latest;        /* the period last spoken of, else the last one that is over: "the latest quarter" */
  bool refers;        /* counts from the time last spoken of, not from the document's: "later", "the following day" */
  bool fiscal;
  bool inherits; /* takes year and month from the part of the range before it: "August 14 to 19" */
} Expr;

/** A sentence as the matchers see it. */
typedef struct Reader {
  const TwDocument *document;
  uint32_t begin, end;  /* tokens of the sentence */
  const uint8_t *known; /* by token: whether it is a word of time at all */
} Reader;

/** A matcher: the index behind the expression that starts at token `i`, having filled `out`; 0 where there is none. */
typedef uint32_t (*Matcher)(const Reader *r, uint32_t i, Expr *out);

Expr timex_expr_new(ExprKind kind);

/** Function words and other closed-class words that the matchers ask for; their spelling stands in words.c. */
typedef enum Grammar {
  A,
  AN,
  THE,
  OF,
  AND,
  OR,
  HALF,
  DOZEN,
  OLD,
  ON,
  IN,
  AT,
  TO,
  FROM,
  THAT,
  OTHER,
  OCLOCK,
  FISCAL,
  ENDED,
  AFTER,
  BEFORE,
  BETWEEN,
  THROUGH,
  UNTIL,
  TILL,
  SINCE,
  BY,
  FOR,
  SLASH_HALF,
  SIGN_HALF,
  OVER,
  SAME,
  FOLLOWING,
  PREVIOUS,
  LATER,
  EARLIER,
  ENDING,
  LATEST,
  PAST,
  CLITIC_S,
  CURLY_S,
  MORE,
  SO,
  FULL,
  THIS,
  NEXT,
  PERIOD,
  DURING,
  INTO,
  LOCAL,
  TIME,
  UNDERSCORE,
  DOUBLE_DASH,
  EM_DASH,
  GRAMMAR_WORDS
} Grammar;

/* Tokens */
TwStr timex_word_at(const Reader *r, uint32_t i);
/** What counts of a word with a prefix: "November" of "mid-November". */
TwStr time_core(TwStr form);
bool timex_word_is(const Reader *r, uint32_t i, Grammar word);
/** The word of time that token `i` is in that class, or NULL. */
const TwGazTimeWord *timex_time_word(const Reader *r, uint32_t i, TwTimeClass kind);
/** The longest phrase of 1 to 4 tokens at `i` that the table has in that class; `*end` is the index behind it. */
const TwGazTimeWord *timex_time_phrase(const Reader *r, uint32_t i, TwTimeClass kind, uint32_t *end);
Unit timex_unit_at(const Reader *r, uint32_t i);
bool timex_capital_at(const Reader *r, uint32_t i);
/** Value of a token of digits alone; -1 else, and where there are more than `most` digits. */
int timex_digits_at(const Reader *r, uint32_t i, size_t most);
/** A year in four digits, 1000 to 2999, or 0. */
int timex_year_at(const Reader *r, uint32_t i);
/** "nineteen ninety-six", "two thousand": the year, and the index behind it; 0 else. */
int timex_spoken_year_at(const Reader *r, uint32_t i, uint32_t *end);
/** "last year", "this year", "next year" at `i`: the shift, or NO_SHIFT. */
int timex_year_shift_at(const Reader *r, uint32_t i);
/** "'s" as a token. */
bool timex_clitic_at(const Reader *r, uint32_t i);
/** "'98", as one token or two: the year, and the index behind it; 0 else. */
int timex_short_year_at(const Reader *r, uint32_t i, uint32_t *end);
/** Day of the month in digits, with or without "th", or 0. */
int timex_day_at(const Reader *r, uint32_t i, bool *ordinal);
/** Month named at `i` (a capital is needed), or 0. */
int timex_month_at(const Reader *r, uint32_t i);
int timex_weekday_at(const Reader *r, uint32_t i);
/** Index behind a hyphen or dash at `i`, or `i` itself. */
uint32_t timex_skip_hyphen(const Reader *r, uint32_t i);
bool timex_dash_at(const Reader *r, uint32_t i);
/** An amount in tenths: digits, number words, "two and a half"; returns the index behind it, or 0. */
uint32_t timex_amount_at(const Reader *r, uint32_t i, int32_t *tenths);

/* Matchers, by file */
uint32_t timex_match_numeric_date(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_named_date(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_year(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_decade(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_weekday(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_day(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_period(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_quarter(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_season(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_amount(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_set(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_clock(const Reader *r, uint32_t i, Expr *out);
uint32_t timex_match_reference(const Reader *r, uint32_t i, Expr *out);

#endif
