#include "tokenize/pieces.h"

/* Contractions without an apostrophe between their words; '+' parts them. Only forms that are no words otherwise. */
static const char *const fixed[] = {
    "can+not",  "gon+na",   "wan+na",    "got+ta",  "out+ta", "lot+ta",  "kind+a", "sort+a", "du+n+no", "lem+me",
    "gim+me",   "do+nt",    "wo+nt",     "ca+nt",   "did+nt", "does+nt", "is+nt",  "are+nt", "was+nt",  "were+nt",
    "could+nt", "would+nt", "should+nt", "have+nt", "has+nt", "had+nt",  "ai+nt",  "i+m",    "i+ve",    "that+s",
    "what+s",   "there+s",  "they+re",   "you+re",  "you+ll", "c'm+on",  "d'+ye"};

static const char *const clitics[] = {"s", "re", "ve", "ll", "d", "m"};

/* Matches `word` against a pattern with '+', case of ASCII letters aside. */
static uint32_t match_fixed(TwStr word, const char *pattern, uint32_t ends[MAX_CLITICS]) {
  uint32_t count = 0, at = 0;
  for (; *pattern; pattern++) {
    if (*pattern == '+')
      ends[count++] = at;
    else if (at >= word.len || tw_lower(word.ptr[at++]) != *pattern)
      return 0;
  }
  if (at != word.len) return 0;
  ends[count++] = at;
  return count;
}

/* Start of a clitic at the end of `word`, or its length where there is none. */
static size_t clitic_start(TwStr word) {
  for (size_t n = 1; n <= 2; n++) {
    if (word.len < n + 2) break;
    TwStr tail = tw_str_n(word.ptr + word.len - n, n);
    bool known = false;
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++)
      known = known || tw_str_eq_fold(tail, tw_str(clitics[i]));
    for (size_t mark = 1; known && mark <= 3 && word.len > n + mark; mark++)
      if (token_apostrophe_at(word, word.len - n - mark) == mark) return word.len - n - mark;
  }
  for (size_t mark = 1; mark <= 3 && word.len > mark + 2; mark++) { /* n't */
    size_t t = word.len - 1, n = t - mark - 1;
    if (tw_lower(word.ptr[t]) == 't' && token_apostrophe_at(word, t - mark) == mark && tw_lower(word.ptr[n]) == 'n')
      return n;
  }
  return word.len;
}

uint32_t token_split_contraction(TwStr word, uint32_t ends[MAX_CLITICS]) {
  bool shouting = word.len > 1 && word.len < 3 && tw_is_upper((unsigned char)word.ptr[1]); /* IM, IV */
  for (size_t i = 0; !shouting && i < sizeof fixed / sizeof *fixed; i++) {
    uint32_t count = match_fixed(word, fixed[i], ends);
    if (count) return count;
  }
  uint32_t count = 0;
  TwStr rest = word;
  while (count < MAX_CLITICS) {
    ends[count++] = (uint32_t)rest.len;
    size_t start = clitic_start(rest);
    if (start == rest.len || start == 0) break;
    rest.len = start;
  }
  for (uint32_t i = 0; i < count / 2; i++) {
    uint32_t swap = ends[i];
    ends[i] = ends[count - 1 - i];
    ends[count - 1 - i] = swap;
  }
  return count;
}
