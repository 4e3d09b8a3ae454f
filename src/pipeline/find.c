/* dladdr() needs it. */
#define _GNU_SOURCE
#include "base/arena.h"
#include "pipeline/pipeline.h"
#include "pipeline/plugin.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_LENGTH 4096

static bool readable(const char *path) { return path && access(path, R_OK) == 0; }

/* The folder of a file, with its slash. */
static TwStr folder_of(TwStr path) {
  while (path.len && path.ptr[path.len - 1] != '/') path.len--;
  return path;
}

static const char *near(TwArena *arena, TwStr folder, const char *file) {
  static const char *const places[] = {"", "../share/triplewire/", "../../share/triplewire/"};
  if (!folder.len) return NULL;
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    const char *path = tw_arena_printf(arena, "%.*s%s%s", TW_FMT(folder), places[i], file).ptr;
    if (readable(path)) return path;
  }
  return NULL;
}

/* Where the library lies; empty where that is not known. */
static TwStr folder_of_library(void) {
  Dl_info info;
  static const char here[1];
  return dladdr(here, &info) && info.dli_fname ? folder_of(tw_str(info.dli_fname)) : (TwStr){0};
}

static const char *near_program(TwArena *arena, const char *file) {
  char path[PATH_LENGTH];
  ssize_t n = readlink("/proc/self/exe", path, sizeof path);
  if (n <= 0 || (size_t)n >= sizeof path) return NULL;
  return near(arena, folder_of(tw_str_n(path, (size_t)n)), file);
}

static bool is_folder(const char *path) {
  struct stat about;
  return !stat(path, &about) && S_ISDIR(about.st_mode);
}

const char *tw_model_find(TwArena *arena, const char *path, TwModelSpeed speed) {
  static const char *const files[] = {[TW_MODEL_FULL] = "english.twm", [TW_MODEL_FAST] = "english-fast.twm"};
  const char *file = files[speed == TW_MODEL_FAST ? TW_MODEL_FAST : TW_MODEL_FULL];
  if (!path) path = getenv("TRIPLEWIRE_MODEL");
  if (path && *path && is_folder(path)) return tw_arena_printf(arena, "%s/%s", path, file).ptr;
  if (path && *path) return tw_arena_str(arena, tw_str(path)).ptr;
  path = near(arena, folder_of_library(), file);
  if (!path) path = near_program(arena, file);
  return path ? path : tw_arena_printf(arena, "%s/%s", TW_DATA_DIR, file).ptr;
}

const char *tw_plugin_find(TwArena *arena, const char *file) {
  static const char *const folders[] = {"", "triplewire/"};
  TwStr folder = folder_of_library();
  for (size_t i = 0; folder.len && i < sizeof folders / sizeof *folders; i++) {
    const char *path = tw_arena_printf(arena, "%.*s%s%s", TW_FMT(folder), folders[i], file).ptr;
    if (readable(path)) return path;
  }
  return NULL;
}
