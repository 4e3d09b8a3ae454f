#include "triples/iri.h"

#include "base/utf8.h"

#include <utf8proc.h>

static bool scheme_char(unsigned char c) {
  return tw_is_alpha(c) || tw_is_digit(c) || c == '+' || c == '-' || c == '.';
}

/* Bytes of the scheme with its colon, 0 where there is none. */
static size_t scheme_len(TwStr iri) {
  if (iri.len == 0 || !tw_is_alpha((unsigned char)iri.ptr[0])) return 0;
  for (size_t i = 1; i < iri.len; i++) {
    if (iri.ptr[i] == ':') return i + 1;
    if (!scheme_char((unsigned char)iri.ptr[i])) return 0;
  }
  return 0;
}

bool tw_iri_valid(TwStr iri) {
  if (iri.len > TW_IRI_LIMIT || !scheme_len(iri)) return false;
  bool fragment = false;
  for (size_t at = 0; at < iri.len;) {
    uint32_t c = 0;
    size_t n = tw_utf8_decode(tw_str_n(iri.ptr + at, iri.len - at), &c);
    if (n == 0 || c <= 0x20 || c == 0xFFFE || c == 0xFFFF) return false;
    if (c < 0x80 && strchr("<>\"{}|^`\\", (int)c)) return false;
    if (c == '#' && fragment) return false;
    fragment |= c == '#';
    at += n;
  }
  return true;
}

/* RFC 3987: ucschar, without the bidirectional controls that its section 4.1 forbids. */
static bool is_ucschar(uint32_t c) {
  if (c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return false;
  if (c < 0xA0 || c > 0xEFFFD) return false;
  if (c >= 0xE0000 && c < 0xE1000) return false;
  if (c >= 0x10000) return (c & 0xFFFF) <= 0xFFFD;
  return c <= 0xD7FF || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFEF);
}

static bool is_segment_char(uint32_t c) {
  if (c >= 0x80) return is_ucschar(c);
  return tw_is_alpha((unsigned char)c) || tw_is_digit((unsigned char)c) || (c && strchr("-._~!$&'()*+,;=:@", (int)c));
}

static bool is_blank(uint32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
  return c == 0x85 || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

/* Code points of `name` in NFC; their number, or a negative one where memory runs out. */
static utf8proc_ssize_t compose(TwArena *arena, TwStr name, utf8proc_int32_t **points) {
  const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
  const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)name.ptr;
  utf8proc_ssize_t n = utf8proc_decompose(bytes, (utf8proc_ssize_t)name.len, NULL, 0, options);
  if (n < 0) return n;
  *points = TW_NEW_ARRAY(arena, utf8proc_int32_t, (size_t)n + 1);
  if (!*points) return -1;
  n = utf8proc_decompose(bytes, (utf8proc_ssize_t)name.len, *points, n, options);
  return n < 0 ? n : utf8proc_normalize_utf32(*points, n, options);
}

static size_t put_encoded(char *out, uint32_t c) {
  char raw[4];
  size_t n = tw_utf8_encode(c, raw);
  for (size_t i = 0; i < n; i++) {
    unsigned char b = (unsigned char)raw[i];
    out[3 * i] = '%';
    out[3 * i + 1] = "0123456789ABCDEF"[b >> 4];
    out[3 * i + 2] = "0123456789ABCDEF"[b & 15];
  }
  return 3 * n;
}

static size_t encode(const utf8proc_int32_t *points, size_t count, char *out) {
  size_t at = 0;
  bool blank = false;
  for (size_t i = 0; i < count; i++) {
    uint32_t c = (uint32_t)points[i];
    if (is_blank(c)) {
      blank = true;
      continue;
    }
    if (blank && at) out[at++] = '_';
    blank = false;
    at += is_segment_char(c) ? tw_utf8_encode(c, out + at) : put_encoded(out + at, c);
  }
  return at;
}

TwStatus tw_iri_of_name(TwArena *arena, TwStr base, TwStr name, TwStr *iri) {
  *iri = tw_str_n("", 0);
  if (tw_utf8_invalid(name) != SIZE_MAX) return TW_ERR_SYNTAX;
  if (name.len > TW_IRI_LIMIT) return TW_ERR_LIMIT;
  utf8proc_int32_t *points = NULL;
  utf8proc_ssize_t count = name.len ? compose(arena, name, &points) : 0;
  if (count < 0) return TW_ERR_MEMORY;
  char *out = tw_arena_alloc(arena, base.len + (size_t)count * 13 + 4);
  if (!out) return TW_ERR_MEMORY;
  if (base.len) memcpy(out, base.ptr, base.len);
  char *segment = out + base.len;
  size_t n = encode(points, (size_t)count, segment);
  bool dots = n == 0 || (n == 1 && segment[0] == '.') || (n == 2 && segment[0] == '.' && segment[1] == '.');
  if (dots) {
    memmove(segment + 1, segment, n);
    segment[0] = '_';
    n++;
  }
  segment[n] = '\0';
  *iri = tw_str_n(out, base.len + n);
  return TW_OK;
}

TwStatus tw_iri_segment(TwArena *arena, TwStr name, TwStr *segment) {
  return tw_iri_of_name(arena, tw_str_n("", 0), name, segment);
}
