#include "tokenize/pieces.h"

static bool digit(TwStr s, size_t at) { return tw_is_digit(byte_at(s, at)); }

static size_t digits(TwStr s, size_t at) {
  size_t n = 0;
  while (n < TW_WORD_LIMIT && digit(s, at + n)) n++;
  return n;
}

/* Telephone numbers (345-8702, 713-654-0365) and dates (2019-01-04) keep their hyphens, ranges (10-15) do not. */
static size_t hyphenated(TwStr s, size_t at) {
  size_t groups = 0, first = 0, last = 0, i = at;
  while (groups < 6) {
    size_t n = digits(s, i);
    if (n == 0 || n > 8) break;
    if (groups == 0) first = n;
    last = n;
    groups++;
    i += n;
    if (byte_at(s, i) != '-' || !digit(s, i + 1)) break;
    i++;
  }
  bool telephone = groups == 2 && first == 3 && last == 4;
  return groups >= 3 || telephone ? i - at : 0;
}

static bool joins(TwStr s, size_t at) {
  unsigned char c = byte_at(s, at);
  return (c == '.' || c == ',' || c == ':' || c == '/') && digit(s, at + 1);
}

static bool is_ordinal(TwStr s, size_t at, size_t letters) {
  static const char *const suffixes[] = {"st", "nd", "rd", "th", "s", "ST", "ND", "RD", "TH"};
  for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
    if (tw_str_is(tw_str_n(s.ptr + at, letters), suffixes[i])) return true;
  return false;
}

/* Letters behind the digits: all of an ordinal, a decade or a mixed name (3D, 4x4, 747s) belongs to the word; a unit
 * ("10am", "5km") is a word of its own. */
static size_t suffix(TwStr s, size_t at, size_t end) {
  size_t letters = 0, length;
  while (letters < TW_WORD_LIMIT && token_rune_at(s, end + letters, &length) == RUNE_LETTER) letters += length;
  if (letters == 0) {
    size_t mark = token_apostrophe_at(s, end); /* the 1990's; 2003's is a genitive */
    bool decade = mark && s.ptr[end - 1] == '0' && end - at <= 4 && byte_at(s, end + mark) == 's' &&
                  token_rune_at(s, end + mark + 1, &length) == RUNE_OTHER;
    return decade ? mark + 1 : 0;
  }
  if (is_ordinal(s, end, letters)) return letters;
  static const char *const units[] = {"am", "pm", "AM", "PM", "a",  "p",  "km", "kg", "mg", "cm",  "mm",  "m",
                                      "ft", "k",  "K",  "M",  "bn", "mn", "tn", "b",  "B",  "mph", "km/h"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (tw_str_is(tw_str_n(s.ptr + end, letters), units[i])) return 0;
  while (letters < TW_WORD_LIMIT) {
    RuneKind kind = token_rune_at(s, end + letters, &length);
    if (kind == RUNE_OTHER) break;
    letters += length;
  }
  return letters;
}

size_t token_match_number(TwStr run, size_t at) {
  size_t i = at;
  bool bare = at == 0 || token_rune_at(run, at - 1, &(size_t){0}) == RUNE_OTHER;
  if (byte_at(run, i) == '.' && digit(run, i + 1) && bare) i++;
  if (byte_at(run, i) == '+' && digit(run, i + 1) && at == 0) i++;
  if (!digit(run, i)) return 0;
  size_t whole = hyphenated(run, i);
  if (whole) return i + whole - at;
  i += digits(run, i);
  while (i - at < TW_WORD_LIMIT && joins(run, i)) i += 1 + digits(run, i + 1);
  return i + suffix(run, at, i) - at;
}
