#include "text/space.h"

static bool is(TwStr s, const char *bytes, size_t n) { return s.len >= n && !memcmp(s.ptr, bytes, n); }

size_t tw_space_at(TwStr s) {
  if (s.len == 0) return 0;
  unsigned char c = (unsigned char)s.ptr[0], last = s.len > 2 ? (unsigned char)s.ptr[2] : 0;
  if (c < 0x80) return tw_is_space(c) ? 1 : 0;
  if (is(s, "\xC2\xA0", 2) || is(s, "\xC2\x85", 2)) return 2;
  if (is(s, "\xE2\x80", 2)) /* U+2000 to U+200B, U+2028, U+2029, U+202F */
    return last <= 0x8B || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0;
  bool other = is(s, "\xE2\x81\x9F", 3) || is(s, "\xE3\x80\x80", 3) || is(s, "\xE1\x9A\x80", 3) ||
               is(s, "\xEF\xBB\xBF", 3) || is(s, "\xE2\x81\xA0", 3);
  return other ? 3 : 0;
}

size_t tw_space_before(TwStr s) {
  for (size_t n = 1; n <= 3 && n <= s.len; n++)
    if (((unsigned char)s.ptr[s.len - n] & 0xC0) != 0x80)
      return tw_space_at(tw_str_n(s.ptr + s.len - n, n)) == n ? n : 0;
  return 0;
}

bool tw_line_end_at(TwStr s) {
  if (s.len == 0) return false;
  return s.ptr[0] == '\n' || s.ptr[0] == '\r' || is(s, "\xE2\x80\xA8", 3) || is(s, "\xE2\x80\xA9", 3) ||
         is(s, "\xC2\x85", 2);
}

TwStr tw_space_trim(TwStr s) {
  size_t n;
  while ((n = tw_space_at(s)) > 0) s = tw_str_n(s.ptr + n, s.len - n);
  while ((n = tw_space_before(s)) > 0) s.len -= n;
  return s;
}

TwSpan tw_space_trim_span(TwStr buffer, TwSpan span) {
  TwStr s = tw_space_trim(tw_str_slice(buffer, span));
  uint32_t begin = s.len ? (uint32_t)(s.ptr - buffer.ptr) : span.begin;
  return (TwSpan){begin, begin + (uint32_t)s.len};
}
