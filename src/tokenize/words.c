#include "tokenize/pieces.h"

#include <stdlib.h>

/* Prefixes that keep their hyphen (anti-American, e-mail); other hyphens part words (long - term). In byte order. */
static const char *const prefixes[] = {"anti",  "bi",    "co",    "counter", "cross",  "de",     "e",    "em",
                                       "ex",    "extra", "hyper", "inter",   "intra",  "macro",  "mega", "meta",
                                       "micro", "mid",   "mini",  "multi",   "neo",    "non",    "over", "para",
                                       "post",  "pre",   "pro",   "proto",   "pseudo", "psycho", "re",   "semi",
                                       "socio", "sub",   "super", "trans",   "tri",    "ultra",  "un",   "uni"};

static const char *const suffixes[] = {"esque", "ish", "like", "wise"};

static int compare(const void *a, const void *b) { return tw_str_cmp(*(const TwStr *)a, tw_str(*(char *const *)b)); }

static bool listed(TwStr s, const char *const *table, size_t count) {
  char lower[8];
  if (s.len == 0 || s.len > sizeof lower) return false;
  for (size_t i = 0; i < s.len; i++) lower[i] = tw_lower(s.ptr[i]);
  TwStr key = tw_str_n(lower, s.len);
  return bsearch(&key, table, count, sizeof *table, compare);
}

static size_t letters(TwStr s, size_t at) {
  size_t n = 0, length;
  while (n < 32) {
    RuneKind kind = token_rune_at(s, at + n, &length);
    if (kind != RUNE_LETTER && kind != RUNE_MARK) break;
    n += length;
  }
  return n;
}

static bool keeps_hyphen(TwStr run, size_t at, size_t hyphen) {
  TwStr first = tw_str_n(run.ptr + at, hyphen - at), second = tw_str_n(run.ptr + hyphen + 1, letters(run, hyphen + 1));
  bool prefix = listed(first, prefixes, sizeof prefixes / sizeof *prefixes) && !tw_is_upper(byte_at(first, 1));
  if (second.len == 0) return prefix && tw_is_digit(byte_at(run, hyphen + 1)); /* mid-1980s */
  return prefix || listed(second, suffixes, 1);
}

/* AT&T, R&D. */
static bool keeps_ampersand(TwStr run, size_t at, size_t mark) {
  size_t before = mark - at, after = 0;
  for (size_t i = at; i < mark; i++)
    if (!tw_is_alpha((unsigned char)run.ptr[i])) return false;
  while (after < 4 && tw_is_alpha(byte_at(run, mark + 1 + after))) after++;
  return before <= 3 && after >= 1 && after <= 2;
}

/* U.S., a.m., Ph.D.: every part before a full stop has one letter (or is "Ph", "PH"). */
static size_t acronym(TwStr run, size_t at) {
  size_t i = at, parts = 0;
  for (;;) {
    size_t n = tw_is_alpha(byte_at(run, i)) ? 1 : 0;
    if (n && parts == 0 && tw_lower((char)byte_at(run, i + 1)) == 'h' && tw_lower(run.ptr[i]) == 'p') n = 2;
    if (!n || byte_at(run, i + n) != '.' || i - at > TW_WORD_LIMIT) break;
    i += n + 1;
    parts++;
  }
  size_t length;
  bool open =
      parts && token_rune_at(run, i, &length) == RUNE_LETTER && token_rune_at(run, i + length, &length) != RUNE_LETTER;
  if (open && byte_at(run, i + 1) != '.') return parts ? i + 1 - at : 0; /* U.S.A, e.g */
  return parts >= 2 ? i - at : 0;
}

/* w/o, b/c, L/C. */
static bool keeps_slash(TwStr run, size_t at, size_t mark) {
  size_t length;
  return mark == at + 1 && tw_is_alpha(byte_at(run, at)) && tw_is_alpha(byte_at(run, mark + 1)) &&
         token_rune_at(run, mark + 2, &length) == RUNE_OTHER && byte_at(run, mark + 2) != '/';
}

static bool goes_on(TwStr run, size_t at, size_t i) {
  size_t length, mark = token_apostrophe_at(run, i);
  if (mark) return token_rune_at(run, i + mark, &length) == RUNE_LETTER;
  switch (byte_at(run, i)) {
  case '_':
    return token_rune_at(run, i + 1, &length) != RUNE_OTHER;
  case '-':
    return keeps_hyphen(run, at, i);
  case '/':
    return keeps_slash(run, at, i);
  case '&':
    return keeps_ampersand(run, at, i);
  default:
    return false;
  }
}

/* US$, A$, HK$. */
static bool is_currency(TwStr word) {
  for (size_t i = 0; i < word.len; i++)
    if (!tw_is_upper((unsigned char)word.ptr[i])) return false;
  return word.len <= 2;
}

size_t token_match_word(TwStr run, size_t at) {
  size_t length, i = at;
  if (token_rune_at(run, at, &length) == RUNE_OTHER) return 0;
  size_t whole = acronym(run, at);
  if (whole) return whole;
  while (i - at + 4 < TW_WORD_LIMIT) {
    RuneKind kind = token_rune_at(run, i, &length);
    if (kind == RUNE_OTHER) {
      if (i == at || !goes_on(run, at, i)) break;
      size_t mark = token_apostrophe_at(run, i);
      length = mark ? mark : 1;
    }
    i += length;
  }
  return byte_at(run, i) == '$' && is_currency(tw_str_n(run.ptr + at, i - at)) ? i + 1 - at : i - at;
}
