#include "encode/pieces.h"
#include "base/utf8.h"

#include <utf8proc.h>

bool tw_pieces_init(TwPieces *pieces, const TwModel *model) {
  if (!tw_model_table(model, "vocab", &pieces->words) || !tw_model_index(model, "vocab.index", &pieces->index))
    return false;
  uint32_t unknown = tw_index_find(&pieces->index, &pieces->words, TW_STR("[UNK]"));
  uint32_t begin = tw_index_find(&pieces->index, &pieces->words, TW_STR("[CLS]"));
  uint32_t end = tw_index_find(&pieces->index, &pieces->words, TW_STR("[SEP]"));
  if (pieces->words.count > UINT16_MAX || unknown == TW_NONE || begin == TW_NONE || end == TW_NONE) return false;
  pieces->unknown = (uint16_t)unknown;
  pieces->begin = (uint16_t)begin;
  pieces->end = (uint16_t)end;
  pieces->longest = 0;
  for (uint32_t i = 0; i < pieces->words.count; i++) {
    uint32_t length = pieces->words.offsets[i + 1] - pieces->words.offsets[i];
    if (length > pieces->longest) pieces->longest = length;
  }
  if (pieces->longest > 64) pieces->longest = 64;
  return true;
}

static TwStr shortened(TwStr word) {
  if (word.len <= TW_WORD_BYTES) return word;
  word.len = TW_WORD_BYTES;
  while (word.len && ((unsigned char)word.ptr[word.len] & 0xC0) == 0x80) word.len--;
  return word;
}

static bool is_letter(utf8proc_category_t c) { return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO; }
static bool is_number(utf8proc_category_t c) { return c >= UTF8PROC_CATEGORY_ND && c <= UTF8PROC_CATEGORY_NO; }
static bool is_dropped(utf8proc_category_t c) {
  return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_CC || c == UTF8PROC_CATEGORY_CF;
}
static bool is_blank(utf8proc_category_t c) { return c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP; }

/* The normalised word: parts that are looked up one by one, each ended by '\n', which no part contains. A canonical
 * decomposition takes at most three times the bytes, and '\n' follows at most every byte of it. */
typedef struct Normal {
  char text[TW_WORD_BYTES * 6 + 8];
  uint32_t length;
  bool open; /* a part of letters and numbers is being written */
} Normal;

static void close_part(Normal *n) {
  if (n->open) n->text[n->length++] = '\n';
  n->open = false;
}

static void add_rune(Normal *n, uint32_t rune, bool alone) {
  if (n->length + 6 > sizeof n->text) return;
  if (alone) close_part(n);
  n->length += (uint32_t)tw_utf8_encode(rune, n->text + n->length);
  n->open = true;
  if (alone) close_part(n);
}

static void add_decomposed(Normal *n, uint32_t rune) {
  utf8proc_int32_t parts[8];
  int class = 0;
  utf8proc_int32_t lower = utf8proc_tolower((utf8proc_int32_t)rune);
  utf8proc_ssize_t count = utf8proc_decompose_char(lower, parts, 8, UTF8PROC_DECOMPOSE, &class);
  if (count < 0 || count > 8) count = 1, parts[0] = lower;
  for (utf8proc_ssize_t i = 0; i < count; i++) {
    utf8proc_category_t c = utf8proc_category(parts[i]);
    if (is_dropped(c)) continue;
    if (is_blank(c))
      close_part(n);
    else
      add_rune(n, (uint32_t)parts[i], !is_letter(c) && !is_number(c));
  }
}

static void normalise(Normal *n, TwStr word) {
  n->length = 0;
  n->open = false;
  while (word.len) {
    unsigned char c = (unsigned char)word.ptr[0];
    uint32_t rune = 0;
    size_t length = 1;
    if (tw_is_alpha(c) || tw_is_digit(c))
      add_rune(n, (unsigned char)tw_lower((char)c), false);
    else if ((length = tw_utf8_decode(word, &rune)) != 0)
      add_decomposed(n, rune);
    else
      length = 1;
    word = tw_str_n(word.ptr + length, word.len - length);
  }
  close_part(n);
}

/* Id of the longest piece at the start of `s`, whose length goes to *length. */
static uint32_t longest_piece(const TwPieces *pieces, TwStr s, bool inside, size_t *length) {
  char key[80] = "##";
  size_t mark = inside ? 2 : 0, n = s.len < pieces->longest - mark ? s.len : pieces->longest - mark;
  memcpy(key + mark, s.ptr, n);
  for (; n > 0; n--) {
    if (n < s.len && ((unsigned char)s.ptr[n] & 0xC0) == 0x80) continue; /* would cut a character */
    uint32_t id = tw_index_find(&pieces->index, &pieces->words, tw_str_n(key, mark + n));
    if (id != TW_NONE) {
      *length = n;
      return id;
    }
  }
  return TW_NONE;
}

/* Pieces beyond the limit overwrite the last two places in turn, so that the last two of the word remain. */
typedef struct Ids {
  uint16_t *of;
  uint32_t count;
} Ids;

static void push(Ids *ids, uint32_t id) {
  if (ids->count < TW_WORD_PIECES) {
    ids->of[ids->count++] = (uint16_t)id;
  } else {
    ids->of[TW_WORD_PIECES - 2] = ids->of[TW_WORD_PIECES - 1];
    ids->of[TW_WORD_PIECES - 1] = (uint16_t)id;
  }
}

static void cut(const TwPieces *pieces, TwStr part, Ids *ids) {
  uint16_t saved[TW_WORD_PIECES];
  uint32_t count = ids->count;
  memcpy(saved, ids->of, sizeof saved);
  for (size_t at = 0; at < part.len;) {
    size_t length = 0;
    uint32_t id = longest_piece(pieces, tw_str_n(part.ptr + at, part.len - at), at > 0, &length);
    if (id == TW_NONE) { /* the whole part is unknown */
      memcpy(ids->of, saved, sizeof saved);
      ids->count = count;
      push(ids, pieces->unknown);
      return;
    }
    push(ids, id);
    at += length;
  }
}

uint32_t tw_pieces_of(const TwPieces *pieces, TwStr word, uint16_t ids[TW_WORD_PIECES]) {
  Normal n;
  normalise(&n, shortened(word));
  memset(ids, 0, TW_WORD_PIECES * sizeof *ids);
  Ids out = {ids, 0};
  TwStr rest = tw_str_n(n.text, n.length), part;
  while (tw_str_split(&rest, '\n', &part))
    if (part.len) cut(pieces, part, &out);
  if (out.count == 0) push(&out, pieces->unknown);
  return out.count;
}

/* Digits besides category Nd: superscripts, subscripts, circled. */
static bool is_digit_like(uint32_t c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ||
         (c >= 0x2080 && c <= 0x2089) || (c >= 0x2460 && c <= 0x2468);
}

uint8_t tw_shape_of(TwStr word) {
  word = shortened(word);
  uint32_t letters = 0, upper = 0, lower = 0, upper_later = 0, digits = 0, dots = 0, title = 0;
  bool first = true, first_upper = false;
  while (word.len) {
    uint32_t rune = 0xFFFD;
    size_t length = tw_utf8_decode(word, &rune);
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)rune);
    letters += is_letter(c);
    digits += c == UTF8PROC_CATEGORY_ND || is_digit_like(rune);
    dots += rune == '.';
    lower += c == UTF8PROC_CATEGORY_LL;
    title += c == UTF8PROC_CATEGORY_LT;
    upper += c == UTF8PROC_CATEGORY_LU;
    if (first) first_upper = c == UTF8PROC_CATEGORY_LU;
    if (!first) upper_later += c == UTF8PROC_CATEGORY_LU;
    first = false;
    length = length ? length : 1;
    word = tw_str_n(word.ptr + length, word.len - length);
  }
  if (digits) return letters ? 2 : 1;
  if (!letters) return 3;
  if (lower && !upper && !title) return 4;
  if (upper && !lower && !title) return letters == 1 ? 5 : dots == 0 ? 6 : 7;
  if (first_upper && lower && !upper_later && !title) return 8;
  if (first_upper) return 9;
  return upper ? 10 : 11;
}
