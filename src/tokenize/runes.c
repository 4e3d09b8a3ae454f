#include "base/utf8.h"
#include "tokenize/pieces.h"

#include <utf8proc.h>

RuneKind token_rune_kind(uint32_t rune) {
  if (rune < 0x80)
    return tw_is_alpha((unsigned char)rune) ? RUNE_LETTER : tw_is_digit((unsigned char)rune) ? RUNE_DIGIT : RUNE_OTHER;
  if (rune == 0xAD || rune == 0x200C || rune == 0x200D) return RUNE_MARK; /* soft hyphen, joiners */
  switch (utf8proc_category((utf8proc_int32_t)rune)) {
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LL:
  case UTF8PROC_CATEGORY_LT:
  case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO:
  case UTF8PROC_CATEGORY_NL:
    return RUNE_LETTER;
  case UTF8PROC_CATEGORY_ND:
  case UTF8PROC_CATEGORY_NO:
    return RUNE_DIGIT;
  case UTF8PROC_CATEGORY_MN:
  case UTF8PROC_CATEGORY_MC:
  case UTF8PROC_CATEGORY_ME:
    return RUNE_MARK;
  default:
    return RUNE_OTHER;
  }
}

RuneKind token_rune_at(TwStr s, size_t at, size_t *length) {
  uint32_t rune = 0;
  *length = 0;
  if (at >= s.len) return RUNE_OTHER;
  if ((unsigned char)s.ptr[at] < 0x80) {
    *length = 1;
    return token_rune_kind((unsigned char)s.ptr[at]);
  }
  *length = tw_utf8_decode(tw_str_n(s.ptr + at, s.len - at), &rune);
  return token_rune_kind(rune);
}

static bool has_category(TwStr s, size_t at, utf8proc_category_t a, utf8proc_category_t b) {
  uint32_t rune = 0;
  if (at >= s.len || !tw_utf8_decode(tw_str_n(s.ptr + at, s.len - at), &rune)) return false;
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)rune);
  return category == a || category == b;
}

bool token_rune_is_upper(TwStr s, size_t at) { return has_category(s, at, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LT); }

bool token_rune_is_lower(TwStr s, size_t at) { return has_category(s, at, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LL); }

size_t token_apostrophe_at(TwStr s, size_t at) {
  unsigned char c = byte_at(s, at);
  if (c == '\'' || c == '`') return 1;
  if (c == 0xE2 && byte_at(s, at + 1) == 0x80 && byte_at(s, at + 2) == 0x99) return 3; /* U+2019 */
  if (c == 0xCA && byte_at(s, at + 1) == 0xBC) return 2;                               /* U+02BC */
  if (c == 0xC2 && byte_at(s, at + 1) == 0xB4) return 2;                               /* U+00B4 */
  return 0;
}
