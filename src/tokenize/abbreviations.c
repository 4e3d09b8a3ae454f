#include "gazetteer/gazetteer.h"
#include "tokenize/pieces.h"

/* Whether ontology/gazetteer/abbreviations.ttl has "word." with that ending. */
static bool listed(TwStr word, const char *ending) {
  char entry[24];
  size_t n = strlen(ending);
  if (word.len == 0 || word.len + n > sizeof entry) return false;
  memcpy(entry, word.ptr, word.len);
  memcpy(entry + word.len, ending, n);
  return tw_gaz_abbreviation(tw_str_n(entry, word.len + n));
}

PieceKind token_abbreviation_kind(TwStr word, TwStr next) {
  if (listed(word, ". X")) return PIECE_TITLE;
  if (tw_is_digit(byte_at(next, 0)) && listed(word, ". 1")) return PIECE_TITLE;
  return listed(word, ".") ? PIECE_ABBREVIATION : PIECE_STOP;
}
