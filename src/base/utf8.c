#include "base/utf8.h"

size_t tw_utf8_decode(TwStr s, uint32_t *rune) {
  if (s.len == 0) return 0;
  const unsigned char *p = (const unsigned char *)s.ptr;
  if (p[0] < 0x80) {
    *rune = p[0];
    return 1;
  }
  size_t n = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
  static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
  if (p[0] < 0xC2 || p[0] > 0xF4 || s.len < n) return 0;
  uint32_t c = p[0] & (0xFFu >> (n + 1));
  for (size_t i = 1; i < n; i++) {
    if ((p[i] & 0xC0) != 0x80) return 0;
    c = c << 6 | (p[i] & 0x3F);
  }
  if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0;
  *rune = c;
  return n;
}

size_t tw_utf8_encode(uint32_t c, char out[4]) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0;
  size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = n; i-- > 1; c >>= 6) out[i] = (char)(0x80 | (c & 0x3F));
  out[0] = (char)(lead[n] | c);
  return n;
}

size_t tw_utf8_invalid(TwStr s) {
  size_t at = 0;
  while (at < s.len) {
    uint32_t rune;
    size_t n = tw_utf8_decode(tw_str_n(s.ptr + at, s.len - at), &rune);
    if (n == 0) return at;
    at += n;
  }
  return SIZE_MAX;
}

size_t tw_utf8_count(TwStr s) {
  size_t n = 0;
  for (size_t i = 0; i < s.len; i++) n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
  return n;
}
