#include "gazetteer/fold.h"

#include "base/utf8.h"

/* Base letters of U+00C0 … U+017F; a blank stands for "none", a digit for one of the pairs below. */
static const char latin[] = "AAAAAA0CEEEEIIIIDNOOOOO OUUUUY12aaaaaa3ceeeeiiiidnooooo ouuuuy2y"
                            "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi45JjKkkLlLlLlLlLlNnNnNnnNn"
                            "OoOoOo67RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static const char pairs[][3] = {"AE", "Th", "th", "ae", "IJ", "ij", "OE", "oe"};

/* The sharp s stands where a Thorn's pair would: U+00DF. */
static const char *base_letters(uint32_t rune, char single[2]) {
  if (rune == 0xDF) return "ss";
  if (rune < 0xC0 || rune > 0x17F || latin[rune - 0xC0] == ' ') return NULL;
  char c = latin[rune - 0xC0];
  if (tw_is_digit((unsigned char)c)) return pairs[c - '0'];
  single[0] = c;
  single[1] = 0;
  return single;
}

/* What a character contributes to a key; its own bytes where it is neither punctuation nor Latin with a mark. */
static TwStr folded(TwStr whole, uint32_t rune, char single[2]) {
  if (rune == '.') return TW_STR("");
  if (rune == 0x2019 || rune == 0x2018 || rune == 0x2BB || rune == 0x2BC) return TW_STR("'");
  if (rune >= 0x2010 && rune <= 0x2013) return TW_STR("-");
  if (rune == 0xA0) return TW_STR(" ");
  if (rune >= 0x300 && rune <= 0x36F) return TW_STR("");
  const char *letters = base_letters(rune, single);
  return letters ? tw_str(letters) : whole;
}

static bool small_word(TwStr word) { return tw_str_is(word, "of") || tw_str_is(word, "and") || tw_str_is(word, "the"); }

static void title_case(char *key, size_t length) {
  for (size_t i = 0, end; i < length; i = end + 1) {
    for (end = i; end < length && key[end] != ' ' && key[end] != '-'; end++) key[end] = tw_lower(key[end]);
    if (!small_word(tw_str_n(key + i, end - i)) && end > i) key[i] = tw_upper(key[i]);
  }
}

size_t tw_gaz_fold(TwStr name, TwFold fold, char out[TW_GAZ_KEY]) {
  size_t n = 0;
  for (size_t i = 0, step; i < name.len; i += step) {
    uint32_t rune;
    char single[2];
    step = tw_utf8_decode(tw_str_n(name.ptr + i, name.len - i), &rune);
    if (!step) return 0;
    TwStr part = folded(tw_str_n(name.ptr + i, step), rune, single);
    if (n + part.len > TW_GAZ_KEY) return 0;
    for (size_t k = 0; k < part.len; k++) {
      char c = part.ptr[k];
      if (tw_is_space((unsigned char)c) || (fold == TW_FOLD_LOWER && c == '-')) c = ' ';
      if (c == ' ' && (n == 0 || out[n - 1] == ' ')) continue;
      out[n++] = fold == TW_FOLD_LOWER ? tw_lower(c) : c;
    }
  }
  while (n && out[n - 1] == ' ') n--;
  if (fold == TW_FOLD_TITLE) title_case(out, n);
  return n;
}
