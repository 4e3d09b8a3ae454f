/* SHA-256 (FIPS 180-4), for names made from content and for checksums. */
#ifndef TW_BASE_SHA256_H
#define TW_BASE_SHA256_H

#include "base/str.h"

#define TW_SHA256_SIZE 32

void tw_sha256(TwStr s, uint8_t digest[TW_SHA256_SIZE]);
/** The digest in lower-case hexadecimal, NUL at its end. */
void tw_sha256_hex(TwStr s, char hex[2 * TW_SHA256_SIZE + 1]);

#endif
