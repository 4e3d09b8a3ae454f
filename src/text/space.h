/* White space as Unicode has it, and the zero-width marks that part words no less. */
#ifndef TW_TEXT_SPACE_H
#define TW_TEXT_SPACE_H

#include "base/str.h"

/** Bytes of the white-space character that `s` starts with, or 0. `s` is valid UTF-8. */
size_t tw_space_at(TwStr s);
/** Bytes of the white-space character that `s` ends in, or 0. */
size_t tw_space_before(TwStr s);
/** Whether it starts with a line end; a subset of white space. */
bool tw_line_end_at(TwStr s);
/** Without white space at both ends. */
TwStr tw_space_trim(TwStr s);
TwSpan tw_space_trim_span(TwStr buffer, TwSpan span);

#endif
