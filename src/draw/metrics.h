/* How wide text is, without a font in sight: the advance widths of Helvetica (which Arial and Liberation Sans share)
 * for Latin, averages for other scripts. What is written with these widths also bears them as textLength, so that a
 * viewer with another font fits it in. */
#ifndef TW_DRAW_METRICS_H
#define TW_DRAW_METRICS_H

#include "draw/picture.h"

typedef struct TwFace {
  double size; /* px */
  bool bold;
  double leading; /* px from baseline to baseline */
} TwFace;

/** Face of each kind of line. */
extern const TwFace tw_faces[TW_LINE_STYLES];

/** Width of valid UTF-8 in px. Combining and invisible characters have none. */
double tw_text_width(TwStr text, const TwFace *face);

/** A copy fit to be shown on one line: white space, controls and direction marks become single blanks or nothing, and
 * what is beyond `limit` characters becomes "…", cut between grapheme clusters. */
TwStr tw_text_clean(TwArena *arena, TwStr text, uint32_t limit);

/** Breaks cleaned text at blanks, hyphens and between ideographs into at most `most` lines that are not wider than
 * `width` and as even as they can be; a word that is too long is broken, and what does not fit ends in "…". A line feed
 * breaks always. Appends to `lines` with width and style set. False where memory runs out. */
bool tw_text_wrap(TwArena *arena, TwStr text, TwLineStyle style, double width, uint32_t most, TwLines *lines);

#endif
