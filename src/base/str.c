#include "base/str.h"

int tw_str_cmp(TwStr a, TwStr b) {
  size_t n = a.len < b.len ? a.len : b.len;
  int c = n ? memcmp(a.ptr, b.ptr, n) : 0;
  return c ? c : (a.len > b.len) - (a.len < b.len);
}

bool tw_str_eq_fold(TwStr a, TwStr b) {
  if (a.len != b.len) return false;
  for (size_t i = 0; i < a.len; i++)
    if (tw_lower(a.ptr[i]) != tw_lower(b.ptr[i])) return false;
  return true;
}

bool tw_str_starts(TwStr s, TwStr prefix) {
  return s.len >= prefix.len && tw_str_eq(tw_str_n(s.ptr, prefix.len), prefix);
}

bool tw_str_ends(TwStr s, TwStr suffix) {
  return s.len >= suffix.len && tw_str_eq(tw_str_n(s.ptr + s.len - suffix.len, suffix.len), suffix);
}

size_t tw_str_find(TwStr s, TwStr needle, size_t from) {
  if (needle.len == 0) return from <= s.len ? from : SIZE_MAX;
  while (from + needle.len <= s.len) {
    const char *p = memchr(s.ptr + from, needle.ptr[0], s.len - needle.len - from + 1);
    if (!p) return SIZE_MAX;
    from = (size_t)(p - s.ptr);
    if (!memcmp(p, needle.ptr, needle.len)) return from;
    from++;
  }
  return SIZE_MAX;
}

TwStr tw_str_trim(TwStr s) {
  while (s.len && tw_is_space((unsigned char)s.ptr[0])) s.ptr++, s.len--;
  while (s.len && tw_is_space((unsigned char)s.ptr[s.len - 1])) s.len--;
  return s;
}

bool tw_str_split(TwStr *rest, char sep, TwStr *part) {
  if (!rest->ptr) return false;
  const char *p = rest->len ? memchr(rest->ptr, sep, rest->len) : NULL;
  if (p) {
    size_t n = (size_t)(p - rest->ptr);
    *part = tw_str_n(rest->ptr, n);
    *rest = tw_str_n(p + 1, rest->len - n - 1);
  } else {
    *part = *rest;
    *rest = tw_str_n(NULL, 0);
  }
  return true;
}

uint64_t tw_str_hash(TwStr s) {
  uint64_t h = 0xcbf29ce484222325u; /* FNV-1a, then one mixing step so that the low bits serve as a table index */
  for (size_t i = 0; i < s.len; i++) h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001b3u;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93u;
  return h ^ (h >> 32);
}
