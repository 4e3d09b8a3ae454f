/* What is loaded only when it is asked for. */
#ifndef TW_PIPELINE_PLUGIN_H
#define TW_PIPELINE_PLUGIN_H

#include "base/arena.h"
#include "raster/raster.h"

/** Path of a plug-in: beside the library (or what the library is linked into), or in the folder `triplewire` there.
 * NULL where it is not, or memory runs out. In the arena. */
const char *tw_plugin_find(TwArena *arena, const char *file);

/** The plug-in that makes PNG and PDF, loaded on the first call and kept as long as the process lives. TW_ERR_MODEL,
 * told, where it is missing or damaged. Thread-safe. */
TwStatus tw_plugin_raster(const TwAllocator *allocator, const TwDiagSink *sink, TwRasterDrawFn **draw);

#endif
