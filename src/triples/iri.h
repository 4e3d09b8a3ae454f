/* IRIs: what may stand in one, and how a name becomes a part of one. */
#ifndef TW_TRIPLES_IRI_H
#define TW_TRIPLES_IRI_H

#include "base/arena.h"

/** Longest IRI that is accepted, in bytes. */
#define TW_IRI_LIMIT 65536u

/** True for an absolute IRI (scheme and colon first, one "#" at most) that fits Turtle's IRIREF: valid UTF-8 without
 * controls, blanks,
 * U+FFFE, U+FFFF and any of <>"{}|^`\ */
bool tw_iri_valid(TwStr iri);

/** Makes one segment of a path out of a name: NFC, every run of white space one "_", whatever RFC 3987 does not allow
 * in a segment percent-encoded ("/", "?", "#", "%" too, and the bidirectional controls it forbids). Blanks at both ends
 * go. Never empty ("_" then), never "." or ".." ("_." and "_.."), which paths would swallow. The result ends in NUL and
 * lives in the arena. TW_ERR_SYNTAX where `name` is not valid UTF-8, TW_ERR_LIMIT where it is longer than TW_IRI_LIMIT,
 * TW_ERR_MEMORY. */
TwStatus tw_iri_segment(TwArena *arena, TwStr name, TwStr *segment);

/** `base` and the segment of `name`, with the same promises. */
TwStatus tw_iri_of_name(TwArena *arena, TwStr base, TwStr name, TwStr *iri);

#endif
