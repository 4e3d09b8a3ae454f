#include "pipeline/plugin.h"

#include <dlfcn.h>

static TwStatus load(const char *path, const TwDiagSink *sink, TwRasterDrawFn **draw) {
  if (!path)
    return tw_diag(sink, TW_ERROR, TW_ERR_MODEL, NULL, SIZE_MAX,
                   "PNG and PDF need %s beside the library, and it is not there; svg, dot and html do without",
                   TW_RASTER_FILE);
  /* Never closed: librsvg leaves types behind that must not be unloaded. */
  void *plugin = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  *(void **)draw = plugin ? dlsym(plugin, TW_RASTER_SYMBOL) : NULL;
  if (*draw) return TW_OK;
  const char *why = plugin ? "it belongs to another version" : dlerror();
  return tw_diag(sink, TW_ERROR, TW_ERR_MODEL, NULL, SIZE_MAX, "%s cannot be loaded: %s", path, why ? why : "");
}

TwStatus tw_plugin_raster(const TwAllocator *allocator, const TwDiagSink *sink, TwRasterDrawFn **draw) {
  TwArena arena;
  tw_arena_init(&arena, allocator);
  const char *path = tw_plugin_find(&arena, TW_RASTER_FILE);
  TwStatus status = tw_arena_status(&arena);
  *draw = NULL;
  if (!status) status = load(path, sink, draw);
  tw_arena_release(&arena);
  return status;
}
