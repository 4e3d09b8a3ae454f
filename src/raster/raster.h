/* PNG and PDF out of an SVG of ours, by librsvg and cairo.
 *
 * A plug-in of its own, libtriplewire-raster.so, which the library loads on the first picture that asks for it: the
 * command starts without librsvg, and whoever wants SVG alone need not have it. The two share nothing but this header;
 * TW_RASTER_SYMBOL changes with it.
 *
 * The pixels depend on the fonts that are installed (fonts-liberation has the metrics that the layout counts on); the
 * same fonts give the same bytes. Thread-safe. */
#ifndef TW_RASTER_RASTER_H
#define TW_RASTER_RASTER_H

#include "base/diag.h"

/** File of the plug-in; it stands beside the library, or in the folder `triplewire` there. */
#define TW_RASTER_FILE "libtriplewire-raster.so"
/** The only name that it exports: a TwRasterDrawFn. */
#define TW_RASTER_SYMBOL "tw_raster_draw_1"

/** A PNG has this many pixels a CSS pixel, fewer where the picture would pass a limit. */
#define TW_RASTER_SCALE 2.0
/** Most pixels of a side, which is cairo's limit, and of a whole PNG. */
#define TW_RASTER_SIDE   32000.0
#define TW_RASTER_PIXELS 100e6
/** Longest side of a PDF's page in points, which is PDF's own limit; larger pictures are scaled down. */
#define TW_RASTER_POINTS 14400.0

typedef enum TwRasterFormat { TW_RASTER_PNG, TW_RASTER_PDF } TwRasterFormat;

/** Draws `svg` on white and hands the file to `write` piece by piece; a failing `write` ends it with its status.
 * TW_ERR_UNSUPPORTED, told, where librsvg cannot read the SVG or cairo fails; TW_ERR_MEMORY. */
typedef TwStatus TwRasterDrawFn(TwRasterFormat format, const char *svg, size_t size, TwWriteFn write, void *user,
                                const TwDiagSink *diag);

TW_API TwRasterDrawFn tw_raster_draw_1;

#endif
