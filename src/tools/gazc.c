#include "tools/gazc.h"

#include "gazetteer/fold.h"

#include <stdlib.h>

void gazc_error(Gazc *g, TwStr subject, const char *message, TwStr detail) {
  fprintf(stderr, "gazc: %.*s: %s%s%.*s\n", TW_FMT(subject), message, detail.len ? ": " : "", TW_FMT(detail));
  g->errors++;
}

void gazc_row(Gazc *g, Rows *rows, TwStr name, int fold, uint32_t value, uint64_t rank) {
  char key[TW_GAZ_KEY];
  size_t length = tw_gaz_fold(name, (TwFold)fold, key);
  if (!length) {
    gazc_error(g, name, "is no key", TW_STR(""));
    return;
  }
  TW_PUSH(&g->arena, rows, (Row){tw_arena_str(&g->arena, tw_str_n(key, length)), value, rank});
}

static int compile(Gazc *g, const char *path) {
  gazc_entries(g);
  gazc_offices(g);
  gazc_words(g);
  gazc_time(g);
  if (tw_arena_status(&g->arena)) {
    fprintf(stderr, "gazc: out of memory\n");
    return EXIT_FAILURE;
  }
  if (g->errors) return EXIT_FAILURE;
  FILE *out = fopen(path, "wb");
  if (!out) {
    fprintf(stderr, "gazc: cannot write %s\n", path);
    return EXIT_FAILURE;
  }
  bool good = gazc_write(g, out);
  good = fclose(out) == 0 && good;
  if (!good) {
    fprintf(stderr, "gazc: cannot write %s\n", path);
    remove(path);
  }
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: gazc OUTPUT.c FILE.ttl…\n");
    return EXIT_FAILURE;
  }
  Gazc g;
  memset(&g, 0, sizeof g);
  tw_arena_init(&g.arena, &tw_libc_allocator);
  tw_map_init(&g.strings, &g.arena);
  for (int i = 2; i < argc; i++) gazc_read(&g, argv[i]);
  int result = EXIT_FAILURE;
  if (!g.errors) {
    gazc_sort(&g);
    result = compile(&g, argv[1]);
  }
  tw_arena_release(&g.arena);
  return result;
}
