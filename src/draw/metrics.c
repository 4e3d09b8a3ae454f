#include "draw/metrics.h"

#include "base/utf8.h"
#include "draw/helvetica.h"

#include <utf8proc.h>

const TwFace tw_faces[TW_LINE_STYLES] = {
    [TW_LINE_KICKER] = {10, false, 13},
    [TW_LINE_TITLE] = {14, true, 17},
    [TW_LINE_CAPTION] = {11, false, 14},
    [TW_LINE_LABEL] = {11.5, false, 14},
};

/** Letters with diacritics are as wide as their base: "é" as "e". */
static uint32_t base_of(uint32_t rune) {
  utf8proc_int32_t parts[8];
  int boundary = UTF8PROC_BOUNDCLASS_START;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)rune, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
  return n > 0 && n <= 8 ? (uint32_t)parts[0] : rune;
}

static unsigned typographic(uint32_t rune) {
  switch (rune) {
  case 0x2013: /* en dash */
    return 556;
  case 0x2014: /* em dash */
  case 0x2026: /* … */
    return 1000;
  case 0x2018:
  case 0x2019:
    return 240;
  case 0x201C:
  case 0x201D:
    return 400;
  case 0xB7: /* middle dot */
    return 300;
  default:
    return 0;
  }
}

static unsigned other(uint32_t rune) {
  unsigned known = typographic(rune);
  if (known) return known;
  switch (utf8proc_category((utf8proc_int32_t)rune)) {
  case UTF8PROC_CATEGORY_MN:
  case UTF8PROC_CATEGORY_ME:
  case UTF8PROC_CATEGORY_CC:
  case UTF8PROC_CATEGORY_CF:
    return 0;
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LT:
    return 740;
  case UTF8PROC_CATEGORY_SO:
    return rune >= 0x1F000 ? 1250 : 1000; /* emoji */
  default:
    return utf8proc_charwidth((utf8proc_int32_t)rune) > 1 ? 1000 : 600;
  }
}

static unsigned advance(uint32_t rune, bool bold) {
  if (rune > 0x7E) rune = base_of(rune);
  if (rune >= 0x20 && rune <= 0x7E) return bold ? helvetica_bold[rune - 0x20] : helvetica[rune - 0x20];
  return other(rune);
}

double tw_text_width(TwStr text, const TwFace *face) {
  uint64_t sum = 0;
  uint32_t rune;
  for (size_t at = 0, n; at < text.len; at += n) {
    n = tw_utf8_decode(tw_str_n(text.ptr + at, text.len - at), &rune);
    if (n == 0) {
      n = 1;
      rune = 0xFFFD;
    }
    sum += advance(rune, face->bold);
  }
  return (double)sum * face->size / 1000;
}

/** Controls and direction marks, which could make a label look like another or reorder what stands beside it. */
static bool hidden(uint32_t rune) {
  return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) || (rune >= 0x200E && rune <= 0x200F) ||
         (rune >= 0x2028 && rune <= 0x202E) || (rune >= 0x2066 && rune <= 0x206F) || rune == 0xFEFF || rune == 0xAD ||
         (rune >= 0xFFF0 && rune <= 0xFFFB) || (rune & 0xFFFE) == 0xFFFE || (rune >= 0xE0000 && rune <= 0xE001F);
}

static bool blank(uint32_t rune) {
  return rune == ' ' || (rune >= '\t' && rune <= '\r') || rune == 0x85 || rune == 0xA0 || rune == 0x1680 ||
         (rune >= 0x2000 && rune <= 0x200A) || rune == 0x2028 || rune == 0x2029 || rune == 0x202F || rune == 0x205F ||
         rune == 0x3000;
}

/** End of the grapheme cluster that begins at `from`; at most 64 bytes, since any number of marks may be stacked. */
static size_t cluster_end(TwStr s, size_t from) {
  utf8proc_int32_t state = 0;
  uint32_t before = 0, rune = 0;
  size_t at = from;
  while (at < s.len && at - from < 64) {
    size_t n = tw_utf8_decode(tw_str_n(s.ptr + at, s.len - at), &rune);
    if (n == 0) return at > from ? at : at + 1;
    if (at > from && utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)rune, &state)) break;
    before = rune;
    at += n;
  }
  return at;
}

static bool mark(uint32_t rune) {
  utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)rune);
  return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_ME;
}

/** More marks than any script stacks on a letter only serve to paint over neighbours. */
#define MOST_MARKS 4

TwStr tw_text_clean(TwArena *arena, TwStr text, uint32_t limit) {
  size_t bytes = text.len < 16u * (size_t)limit ? text.len : 16u * (size_t)limit;
  size_t capacity = 3 * bytes + 16, len = 0; /* each bad byte becomes U+FFFD */
  char *out = tw_arena_alloc(arena, capacity);
  if (!out) return (TwStr){"", 0};
  uint32_t count = 0, marks = 0, rune = 0;
  bool gap = false;
  for (size_t at = 0, n; at < text.len; at += n) {
    n = tw_utf8_decode(tw_str_n(text.ptr + at, text.len - at), &rune);
    if (n == 0) {
      n = 1;
      rune = 0xFFFD;
    }
    if (blank(rune)) gap = true;
    if (blank(rune) || hidden(rune)) continue;
    marks = mark(rune) ? marks + 1 : 0;
    if (marks > MOST_MARKS) continue;
    if ((count >= limit && !marks) || len + 8 > capacity) {
      len += tw_utf8_encode(0x2026, out + len);
      break;
    }
    if (gap && len) out[len++] = ' ';
    count += (gap && len) + !marks;
    gap = false;
    len += tw_utf8_encode(rune, out + len);
  }
  return tw_str_n(out, len);
}

static bool ideograph(uint32_t rune) {
  return (rune >= 0x2E80 && rune <= 0x9FFF) || (rune >= 0xAC00 && rune <= 0xD7AF) ||
         (rune >= 0x20000 && rune < 0x40000);
}

/** Length of the longest start of `s` that fits and may end a line: up to a blank, after a hyphen, between ideographs;
 * else as many clusters as fit, at least one. */
static size_t fitting(TwStr s, const TwFace *face, double width) {
  size_t good = 0, at = 0;
  double sum = 0;
  while (at < s.len) {
    size_t end = cluster_end(s, at);
    TwStr cluster = tw_str_n(s.ptr + at, end - at);
    uint32_t rune = 0;
    tw_utf8_decode(cluster, &rune);
    if (rune == ' ' || (ideograph(rune) && at)) good = at;
    sum += tw_text_width(cluster, face);
    if (sum > width && at > 0 && rune != ' ') return good ? good : at;
    if (rune == '-' && at) good = end;
    at = end;
  }
  return s.len;
}

static TwStr next_line(TwStr *rest, const TwFace *face, double width) {
  size_t n = fitting(*rest, face, width);
  TwStr line = tw_str_trim(tw_str_n(rest->ptr, n));
  *rest = tw_str_trim(tw_str_n(rest->ptr + n, rest->len - n));
  return line;
}

static uint32_t count_lines(TwStr text, const TwFace *face, double width, uint32_t most) {
  uint32_t n = 0;
  while (text.len && n <= most) {
    next_line(&text, face, width);
    n++;
  }
  return n;
}

/** The start of `text` with "…" that is no wider than `width`. */
static TwStr ellipsis(TwArena *arena, TwStr text, const TwFace *face, double width) {
  static const char dots[] = "\xE2\x80\xA6";
  double sum = tw_text_width(tw_str(dots), face);
  size_t at = 0;
  while (at < text.len) {
    size_t end = cluster_end(text, at);
    sum += tw_text_width(tw_str_n(text.ptr + at, end - at), face);
    if (sum > width) break;
    at = end;
  }
  TwStr start = tw_str_trim(tw_str_n(text.ptr, at));
  return tw_arena_printf(arena, "%.*s%s", TW_FMT(start), dots);
}

static bool push_line(TwArena *arena, TwStr text, TwLineStyle style, TwLines *lines) {
  TwLine line = {.text = text, .style = style, .width = tw_text_width(text, &tw_faces[style])};
  return TW_PUSH(arena, lines, line);
}

/** Width of the widest word, which evenness must not break. */
static double widest_word(TwStr text, const TwFace *face) {
  double widest = 0;
  TwStr word;
  while (tw_str_split(&text, ' ', &word)) {
    double w = tw_text_width(word, face);
    uint32_t rune = 0;
    tw_utf8_decode(word, &rune);
    if (!ideograph(rune) && w > widest) widest = w;
  }
  return widest;
}

/** The narrowest width that needs no more lines. */
static double even_width(TwStr text, const TwFace *face, double width, uint32_t lines) {
  double low = width / lines, high = width, word = widest_word(text, face);
  if (word > low) low = word < width ? word : width;
  if (count_lines(text, face, low + 0.01, lines) <= lines) return low + 0.01;
  while (high - low > 1) {
    double middle = (low + high) / 2;
    if (count_lines(text, face, middle, lines) > lines)
      low = middle;
    else
      high = middle;
  }
  return high;
}

static bool wrap_paragraph(TwArena *arena, TwStr text, TwLineStyle style, double width, uint32_t most, TwLines *lines) {
  const TwFace *face = &tw_faces[style];
  uint32_t needed = count_lines(text, face, width, most);
  bool cut = needed > most;
  if (!cut && needed > 1) width = even_width(text, face, width, needed);
  for (uint32_t i = 0; text.len && i < most; i++) {
    TwStr rest = text, line = next_line(&rest, face, width);
    if (cut && i + 1 == most) line = ellipsis(arena, text, face, width);
    if (!push_line(arena, line, style, lines)) return false;
    text = rest;
  }
  return true;
}

bool tw_text_wrap(TwArena *arena, TwStr text, TwLineStyle style, double width, uint32_t most, TwLines *lines) {
  uint32_t start = lines->count;
  TwStr part;
  while (tw_str_split(&text, '\n', &part)) {
    uint32_t used = lines->count - start;
    if (used >= most) return true;
    if (!wrap_paragraph(arena, tw_str_trim(part), style, width, most - used, lines)) return false;
  }
  return true;
}
