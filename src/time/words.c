#include "time/expr.h"

/* Most tokens of a phrase in the table of words: "the first half of". */
enum { PHRASE_WORDS = 4 };

Expr timex_expr_new(ExprKind kind) {
  Expr e = {.kind = kind, .shift = NO_SHIFT, .year_shift = NO_SHIFT, .unit = UNIT_NONE, .hour = NO_HOUR};
  return e;
}

/* "mid-November" is one word to the treebanks: what counts is what follows the prefix. */
TwStr time_core(TwStr form) {
  size_t hyphen = 0;
  while (hyphen < form.len && hyphen < 6 && form.ptr[hyphen] != '-') hyphen++;
  if (hyphen < 3 || hyphen >= 6 || hyphen + 2 > form.len ||
      !tw_gaz_time_word(tw_str_n(form.ptr, hyphen), TW_TW_MODIFIER))
    return form;
  return tw_str_n(form.ptr + hyphen + 1, form.len - hyphen - 1);
}

TwStr timex_word_at(const Reader *r, uint32_t i) {
  return i >= r->begin && i < r->end ? time_core(r->document->tokens.items[i].form) : TW_STR("");
}

static const char *const grammar[GRAMMAR_WORDS] = {[A] = "a",
                                                   [AN] = "an",
                                                   [THE] = "the",
                                                   [OF] = "of",
                                                   [AND] = "and",
                                                   [OR] = "or",
                                                   [HALF] = "half",
                                                   [DOZEN] = "dozen",
                                                   [OLD] = "old",
                                                   [ON] = "on",
                                                   [IN] = "in",
                                                   [AT] = "at",
                                                   [TO] = "to",
                                                   [FROM] = "from",
                                                   [THAT] = "that",
                                                   [OTHER] = "other",
                                                   [OCLOCK] = "o'clock",
                                                   [FISCAL] = "fiscal",
                                                   [ENDED] = "ended",
                                                   [AFTER] = "after",
                                                   [BEFORE] = "before",
                                                   [BETWEEN] = "between",
                                                   [THROUGH] = "through",
                                                   [UNTIL] = "until",
                                                   [TILL] = "till",
                                                   [SINCE] = "since",
                                                   [BY] = "by",
                                                   [FOR] = "for",
                                                   [SLASH_HALF] = "1/2",
                                                   [SIGN_HALF] = "\xC2\xBD",
                                                   [OVER] = "over",
                                                   [SAME] = "same",
                                                   [FOLLOWING] = "following",
                                                   [PREVIOUS] = "previous",
                                                   [LATER] = "later",
                                                   [EARLIER] = "earlier",
                                                   [ENDING] = "ending",
                                                   [LATEST] = "latest",
                                                   [PAST] = "past",
                                                   [CLITIC_S] = "'s",
                                                   [CURLY_S] = "\xE2\x80\x99s",
                                                   [MORE] = "more",
                                                   [SO] = "so",
                                                   [FULL] = "full",
                                                   [THIS] = "this",
                                                   [NEXT] = "next",
                                                   [PERIOD] = "period",
                                                   [DURING] = "during",
                                                   [INTO] = "into",
                                                   [LOCAL] = "local",
                                                   [TIME] = "time",
                                                   [UNDERSCORE] = "_",
                                                   [DOUBLE_DASH] = "--",
                                                   [EM_DASH] = "\xE2\x80\x94"};

bool timex_word_is(const Reader *r, uint32_t i, Grammar word) {
  return tw_str_eq_fold(timex_word_at(r, i), tw_str(grammar[word]));
}

const TwGazTimeWord *timex_time_word(const Reader *r, uint32_t i, TwTimeClass kind) {
  if (i < r->begin || i >= r->end || !r->known[i]) return NULL;
  return tw_gaz_time_word(timex_word_at(r, i), kind);
}

/* Keys drop full stops; one that ends a sentence must not be drawn into a phrase. */
static bool wordy(const Reader *r, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++)
    if (tw_str_is(timex_word_at(r, i), ".") || tw_str_is(timex_word_at(r, i), ",")) return false;
  return true;
}

const TwGazTimeWord *timex_time_phrase(const Reader *r, uint32_t i, TwTimeClass kind, uint32_t *end) {
  for (uint32_t n = PHRASE_WORDS; n > 1; n--) {
    if (i + n > r->end || !wordy(r, i + 1, i + n)) continue;
    TwStr phrase = tw_document_words(r->document, (TwSpan){i, i + n});
    const TwGazTimeWord *word = phrase.len < 40 ? tw_gaz_time_word(phrase, kind) : NULL;
    if (word) {
      *end = i + n;
      return word;
    }
  }
  *end = i + 1;
  return timex_time_word(r, i, kind);
}

Unit timex_unit_at(const Reader *r, uint32_t i) {
  static const char *const codes[] = {"S", "MIN", "H", "D", "WE", "W", "F", "M", "Q", "Y", "DE", "C", "ML"};
  const TwGazTimeWord *word = timex_time_word(r, i, TW_TW_UNIT);
  for (size_t u = 0; word && u < sizeof codes / sizeof *codes; u++)
    if (tw_str_is(word->code, codes[u])) return (Unit)u;
  return UNIT_NONE;
}

bool timex_capital_at(const Reader *r, uint32_t i) {
  TwStr w = timex_word_at(r, i);
  return w.len && tw_is_upper((unsigned char)w.ptr[0]);
}

static int digits_of(TwStr w, size_t most) {
  int value = 0;
  if (!w.len || w.len > most) return -1;
  for (size_t k = 0; k < w.len; k++) {
    if (!tw_is_digit((unsigned char)w.ptr[k])) return -1;
    value = value * 10 + (w.ptr[k] - '0');
  }
  return value;
}

int timex_digits_at(const Reader *r, uint32_t i, size_t most) { return digits_of(timex_word_at(r, i), most); }

int timex_year_at(const Reader *r, uint32_t i) {
  int value = timex_digits_at(r, i, 4);
  return value >= 1000 && value < 3000 ? value : 0;
}

static bool apostrophe(TwStr s) {
  return tw_str_is(s, "'") || tw_str_is(s, "\xE2\x80\x99") || tw_str_is(s, "\xE2\x80\x98");
}

bool timex_clitic_at(const Reader *r, uint32_t i) {
  return timex_word_is(r, i, CLITIC_S) || timex_word_is(r, i, CURLY_S);
}

int timex_year_shift_at(const Reader *r, uint32_t i) {
  const TwGazTimeWord *shift = timex_time_word(r, i, TW_TW_SHIFT);
  return shift && timex_unit_at(r, i + 1) == UNIT_YEAR ? shift->number : NO_SHIFT;
}

int timex_short_year_at(const Reader *r, uint32_t i, uint32_t *end) {
  TwStr w = timex_word_at(r, i);
  int value = -1;
  if (apostrophe(w) && i + 1 < r->end && !r->document->tokens.items[i].space_after) {
    value = timex_word_at(r, i + 1).len == 2 ? timex_digits_at(r, i + 1, 2) : -1;
    *end = i + 2;
  } else if (w.len > 2 && apostrophe(tw_str_n(w.ptr, w.len - 2))) {
    value = digits_of(tw_str_n(w.ptr + w.len - 2, 2), 2);
    *end = i + 1;
  }
  return value < 0 ? 0 : value < 40 ? 2000 + value : 1900 + value;
}

int timex_day_at(const Reader *r, uint32_t i, bool *ordinal) {
  static const char *const endings[] = {"st", "nd", "rd", "th"};
  TwStr w = timex_word_at(r, i);
  *ordinal = false;
  for (size_t k = 0; w.len > 2 && k < sizeof endings / sizeof *endings; k++)
    if (tw_str_eq_fold(tw_str_n(w.ptr + w.len - 2, 2), tw_str(endings[k]))) {
      *ordinal = true;
      w.len -= 2;
      break;
    }
  int value = digits_of(w, 2);
  return value >= 1 && value <= 31 ? value : 0;
}

int timex_month_at(const Reader *r, uint32_t i) {
  const TwGazTimeWord *word = timex_capital_at(r, i) ? timex_time_word(r, i, TW_TW_MONTH) : NULL;
  return word ? word->number : 0;
}

int timex_weekday_at(const Reader *r, uint32_t i) {
  const TwGazTimeWord *word = timex_capital_at(r, i) ? timex_time_word(r, i, TW_TW_WEEKDAY) : NULL;
  return word ? word->number : 0;
}

bool timex_dash_at(const Reader *r, uint32_t i) {
  TwStr w = timex_word_at(r, i);
  return tw_str_is(w, "-") || tw_str_is(w, "\xE2\x80\x90") || tw_str_is(w, "\xE2\x80\x91") ||
         tw_str_is(w, "\xE2\x80\x93");
}

uint32_t timex_skip_hyphen(const Reader *r, uint32_t i) { return timex_dash_at(r, i) ? i + 1 : i; }
