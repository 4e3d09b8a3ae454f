#include "base/utf8.h"
#include "tokenize/pieces.h"

static const char *const emoticons[] = {":-)", ";-)", ":-(", ":-D", ":-P", ":-/", ":'(", "=)",  "=D", ":)", ";)", ":(",
                                        ":D",  ":P",  ":p",  ";D",  ":/",  ":|",  "<3",  "^_^", ":O", ":o", ";P"};

static size_t emoticon(TwStr run, size_t at) {
  for (size_t i = 0; i < sizeof emoticons / sizeof *emoticons; i++) {
    TwStr e = tw_str(emoticons[i]);
    size_t length;
    if (!tw_str_starts(tw_str_n(run.ptr + at, run.len - at), e)) continue;
    size_t end = at + e.len;
    while (byte_at(run, end) == (unsigned char)e.ptr[e.len - 1] && strchr("()D", e.ptr[e.len - 1])) end++;
    if (token_rune_at(run, end, &length) == RUNE_OTHER && byte_at(run, end) != '/') return end - at;
  }
  return 0;
}

static bool is_emoji(uint32_t c) {
  return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F || c == 0x200D;
}

/* An emoji with its modifiers, joined emoji and flags. */
static size_t emoji(TwStr run, size_t at) {
  size_t i = at;
  uint32_t c = 0, last = 0;
  bool flag = false;
  while (i - at < 64) {
    size_t n = tw_utf8_decode(tw_str_n(run.ptr + i, run.len - i), &c);
    if (!n || !is_emoji(c)) break;
    bool modifier = c == 0xFE0F || c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF);
    bool indicator = c >= 0x1F1E6 && c <= 0x1F1FF;
    if (i > at && !modifier && last != 0x200D && !(indicator && flag)) break;
    flag = indicator && !flag;
    last = c;
    i += n;
  }
  return i - at;
}

static size_t repeated(TwStr run, size_t at, const char *set) {
  size_t n = 0;
  while (n < TW_WORD_LIMIT && byte_at(run, at + n) && strchr(set, run.ptr[at + n])) n++;
  return n;
}

static PieceKind rune_side(uint32_t c) {
  switch (c) {
  case '(':
  case '[':
  case '{':
  case 0x201C:
  case 0x2018:
  case 0x00AB:
  case 0x201E:
    return PIECE_OPEN;
  case ')':
  case ']':
  case '}':
  case 0x201D:
  case 0x2019:
  case 0x00BB:
    return PIECE_CLOSE;
  case '"':
    return PIECE_QUOTE;
  case 0x2026:
    return PIECE_ELLIPSIS;
  default:
    return PIECE_OTHER;
  }
}

size_t token_match_symbol(TwStr run, size_t at, PieceKind *kind) {
  unsigned char c = byte_at(run, at);
  uint32_t rune = 0;
  size_t n;
  *kind = PIECE_EMOTICON;
  if ((n = emoticon(run, at)) > 0 || (n = emoji(run, at)) > 0) return n;
  if (c == '.') {
    n = repeated(run, at, ".");
    *kind = n > 1 ? PIECE_ELLIPSIS : PIECE_STOP;
    return n;
  }
  if (c == '!' || c == '?') {
    *kind = PIECE_CRY;
    return repeated(run, at, "!?");
  }
  *kind = PIECE_OTHER;
  if (c && c < 0x80 && strchr("-*=_~#+<>$", c)) return repeated(run, at, (char[]){(char)c, '\0'});
  if ((c == '\'' || c == '`') && byte_at(run, at + 1) == c) {
    *kind = c == '`' ? PIECE_OPEN : PIECE_QUOTE;
    return 2;
  }
  TwStr rest = tw_str_n(run.ptr + at, run.len - at);
  if (tw_str_starts(rest, TW_STR("[...]"))) {
    *kind = PIECE_ELLIPSIS;
    return 5;
  }
  if (tw_str_starts(rest, TW_STR("\xE2\x80\x98\xE2\x80\x98")) ||
      tw_str_starts(rest, TW_STR("\xE2\x80\x98\xE2\x80\x99"))) {
    *kind = PIECE_OPEN;
    return 6;
  }
  if (tw_str_starts(rest, TW_STR("\xE2\x80\x99\xE2\x80\x99"))) {
    *kind = PIECE_CLOSE;
    return 6;
  }
  n = tw_utf8_decode(tw_str_n(run.ptr + at, run.len - at), &rune);
  *kind = rune_side(rune);
  if (n == 0) n = 1;
  size_t mark; /* accents that follow a symbol stay with it */
  while (n < TW_WORD_LIMIT && token_rune_at(run, at + n, &mark) == RUNE_MARK) n += mark;
  return n;
}
