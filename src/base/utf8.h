/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef TW_BASE_UTF8_H
#define TW_BASE_UTF8_H

#include "base/str.h"

/** Bytes of the character at the start of `s`, which is stored in `*rune`; 0 where `s` is empty or not valid there. */
size_t tw_utf8_decode(TwStr s, uint32_t *rune);
/** Writes `rune` to `out` and returns its length, 1 to 4; 0 for what is no Unicode scalar value. */
size_t tw_utf8_encode(uint32_t rune, char out[4]);
/** Byte offset of the first invalid sequence, or SIZE_MAX where all of `s` is valid. */
size_t tw_utf8_invalid(TwStr s);
/** Number of characters of valid UTF-8. */
size_t tw_utf8_count(TwStr s);

#endif
