/* Objects of JSON, member by member; members without a value are left out. Private to `report`. */
#ifndef TW_REPORT_JSON_H
#define TW_REPORT_JSON_H

#include "base/buf.h"
#include "text/places.h"

/** Starts an object or array (`bracket` is '{' or '['), as an element of what encloses it: a comma goes first where it
 * is not the first. Errors stick in the buffer. */
void tw_json_open(TwBuf *out, char bracket);
void tw_json_close(TwBuf *out, char bracket);
/** A string as an element of an array. */
void tw_json_value(TwBuf *out, TwStr value);
/** The key of a member whose value follows. */
void tw_json_key(TwBuf *out, const char *key);
/** A member; nothing where the string is empty. */
void tw_json_str(TwBuf *out, const char *key, TwStr value);
void tw_json_uint(TwBuf *out, const char *key, uint32_t value);
/** Members begin and end, and part where they lie in the title. */
void tw_json_span(TwBuf *out, const TwPlaces *places, TwSpan bytes);

#endif
