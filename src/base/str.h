/* String views. A TwStr does not own its bytes and need not end in NUL; an empty one may have a NULL pointer. */
#ifndef TW_BASE_STR_H
#define TW_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct TwStr {
  const char *ptr;
  size_t len;
} TwStr;

/** A half-open range of bytes or of indices; what is counted is said where a span is declared. */
typedef struct TwSpan {
  uint32_t begin, end;
} TwSpan;

/** "No such index", wherever a uint32_t names a token, a mention, an event … */
#define TW_NONE UINT32_MAX

/** A view of a string literal, usable in static initialisers: `TwStr s = TW_STR("abc")`. */
#define TW_STR_INIT(literal)                                                                                           \
  { literal, sizeof(literal) - 1 }
#define TW_STR(literal) ((TwStr)TW_STR_INIT(literal))

/** For printf("%.*s", TW_FMT(s)). */
#define TW_FMT(s) (int)(s).len, (s).ptr ? (s).ptr : ""

static inline TwStr tw_str(const char *z) { return (TwStr){z, z ? strlen(z) : 0}; }
static inline TwStr tw_str_n(const char *p, size_t n) { return (TwStr){p, n}; }
static inline TwStr tw_str_slice(TwStr s, TwSpan span) { return (TwStr){s.ptr + span.begin, span.end - span.begin}; }
static inline bool tw_str_eq(TwStr a, TwStr b) {
  return a.len == b.len && (a.len == 0 || !memcmp(a.ptr, b.ptr, a.len));
}
static inline bool tw_str_is(TwStr a, const char *z) { return tw_str_eq(a, tw_str(z)); }

/** Byte order, shorter first among equals; for sorting, so that no locale has a say. */
int tw_str_cmp(TwStr a, TwStr b);
/** Equal but for the case of ASCII letters. */
bool tw_str_eq_fold(TwStr a, TwStr b);
bool tw_str_starts(TwStr s, TwStr prefix);
bool tw_str_ends(TwStr s, TwStr suffix);
/** Byte index of the first `needle` at or after `from`, or SIZE_MAX. */
size_t tw_str_find(TwStr s, TwStr needle, size_t from);
/** Without ASCII white space at both ends. */
TwStr tw_str_trim(TwStr s);
/** Cuts the part before the first `sep` off `*rest` and returns it; the whole of it where there is no `sep`. False
 * once nothing is left. */
bool tw_str_split(TwStr *rest, char sep, TwStr *part);
/** A 64-bit hash, the same on every machine and in every run. */
uint64_t tw_str_hash(TwStr s);

static inline bool tw_is_space(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline bool tw_is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
static inline bool tw_is_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }
static inline bool tw_is_lower(unsigned char c) { return c >= 'a' && c <= 'z'; }
static inline bool tw_is_alpha(unsigned char c) { return tw_is_upper(c) || tw_is_lower(c); }
static inline char tw_lower(char c) { return tw_is_upper((unsigned char)c) ? (char)(c + 32) : c; }
static inline char tw_upper(char c) { return tw_is_lower((unsigned char)c) ? (char)(c - 32) : c; }

#endif
