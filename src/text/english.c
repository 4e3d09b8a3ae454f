#include "text/english.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

enum { SAMPLE = 256 << 10, MIN_WORDS = 60, MIN_LETTERS = 400 };

/* Closed-class words that are no common words of the other languages written in Latin letters ("in", "a", "on", "was",
 * "die" are), in byte order. */
static const char *const function_words[] = {
    "about", "after", "and",  "are",   "because", "been",  "before", "being",  "between", "but",   "by",    "could",
    "from",  "has",   "have", "his",   "how",     "i",     "if",     "into",   "it",      "its",   "more",  "my",
    "not",   "of",    "only", "other", "our",     "out",   "she",    "should", "some",    "such",  "than",  "that",
    "the",   "their", "them", "then",  "there",   "these", "they",   "this",   "those",   "to",    "under", "up",
    "we",    "were",  "what", "when",  "where",   "which", "while",  "who",    "with",    "would", "you",   "your"};

typedef struct Counts {
  size_t letters, latin, words, function;
} Counts;

static int compare(const void *a, const void *b) { return tw_str_cmp(*(const TwStr *)a, tw_str(*(char *const *)b)); }

static bool is_function_word(TwStr word) {
  char lower[8];
  if (word.len > 7) return false;
  for (size_t i = 0; i < word.len; i++) lower[i] = tw_lower(word.ptr[i]);
  TwStr key = tw_str_n(lower, word.len);
  return bsearch(&key, function_words, sizeof function_words / sizeof *function_words, sizeof *function_words, compare);
}

static bool is_letter(uint32_t c) {
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

static bool is_latin(uint32_t c) { return c < 0x250 || (c >= 0x1E00 && c < 0x1F00); }

static Counts count(TwStr text) {
  Counts n = {0};
  size_t word = SIZE_MAX;
  for (size_t i = 0; i <= text.len;) {
    uint32_t c = ' ';
    size_t step = i < text.len ? tw_utf8_decode(tw_str_n(text.ptr + i, text.len - i), &c) : 1;
    bool letter = c < 0x80 ? tw_is_alpha((unsigned char)c) : is_letter(c);
    if (letter) {
      n.letters++;
      n.latin += is_latin(c);
      if (word == SIZE_MAX) word = i;
    } else if (word != SIZE_MAX) {
      n.words++;
      n.function += is_function_word(tw_str_n(text.ptr + word, i - word));
      word = SIZE_MAX;
    }
    i += step ? step : 1; /* 0 only where the sample cuts a character */
  }
  return n;
}

bool tw_text_is_english(TwStr text) {
  if (text.len > SAMPLE) text.len = SAMPLE;
  Counts n = count(text);
  if (n.letters >= MIN_LETTERS && (n.latin * 2 < n.letters || n.words * 40 < n.letters)) return false;
  return n.words < MIN_WORDS || n.function * 20 >= n.words;
}
