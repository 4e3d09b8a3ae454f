#include "cli/cli.h"

#include <string.h>

#define WORD_LENGTH 32

static size_t least(size_t a, size_t b, size_t c) {
  size_t m = a < b ? a : b;
  return m < c ? m : c;
}

/* Edit distance of Levenshtein, row by row; both words are short. */
static size_t distance(const char *a, size_t n, const char *b, size_t m) {
  size_t row[WORD_LENGTH + 1];
  for (size_t j = 0; j <= m; j++) row[j] = j;
  for (size_t i = 1; i <= n; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= m; j++) {
      size_t above = row[j];
      row[j] = least(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
      diagonal = above;
    }
  }
  return row[m];
}

const char *suggest(const char *word, const char *(*next)(size_t index)) {
  size_t n = strlen(word), best = (n + 1) / 2 + 1;
  const char *found = NULL, *candidate;
  if (n > WORD_LENGTH) return NULL;
  for (size_t i = 0; (candidate = next(i)); i++) {
    size_t m = strlen(candidate);
    if (m == 0 || m > WORD_LENGTH) continue;
    size_t d = distance(word, n, candidate, m);
    if (d < best) {
      best = d;
      found = candidate;
    }
  }
  return found;
}
