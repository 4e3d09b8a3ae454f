/* How the SVG looks: colours safe under the three kinds of colour blindness, and the style sheet for light and dark
 * screens, print and forced colours. */
#ifndef TW_DRAW_STYLE_H
#define TW_DRAW_STYLE_H

#include "draw/picture.h"

typedef struct TwColours {
  const char *name; /* CSS class and word for the kind */
  const char *fill, *stroke;
} TwColours;

extern const TwColours tw_colours[TW_NODE_KINDS];
extern const char tw_style_sheet[];

#define STYLE_FONT "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif"
#define STYLE_LINE "#6B7280"

#endif
