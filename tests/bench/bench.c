/* How fast, how large, how soon: words and sentences a second by stage, peak memory, start-up time. Measures, never
 * judges: it is no test. */
#include "pipeline/engine.h"
#include "pipeline/file.h"
#include "text/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

/* How often each file is gone through, so that a few samples fill some seconds. */
#define ROUNDS 10

static const char *const stage_names[TW_STAGE_COUNT] = {"tokenize", "encode", "tag",   "parse", "ner",
                                                        "time",     "coref",  "event", "graph", "report"};

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void print_row(const char *name, double s, const TwStageTimes *t) {
  if (s <= 0) return;
  printf("%-10s %10.3f %12.0f %14.0f\n", name, s, (double)t->words / s, (double)t->sentences / s);
}

static void print_times(const TwStageTimes *t) {
  double all = 0;
  printf("%-10s %10s %12s %14s\n", "stage", "seconds", "words/s", "sentences/s");
  for (int i = 0; i < TW_STAGE_COUNT; i++) {
    double s = (double)t->nanoseconds[i] / 1e9;
    all += s;
    print_row(stage_names[i], s, t);
  }
  print_row("all", all, t);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("%llu documents, %llu sentences, %llu words; peak memory %.1f MB\n", (unsigned long long)t->documents,
         (unsigned long long)t->sentences, (unsigned long long)t->words, (double)usage.ru_maxrss / 1024);
}

static TwStatus analyse_file(TwEngine *engine, const char *path, TwArena *arena) {
  TwBuf text;
  tw_buf_init(&text, &tw_libc_allocator);
  TwStatus status = tw_file_read(path, &text, NULL);
  TwReaderOptions options = {.format = tw_format_of(tw_str(path)), .file = path};
  TwReader reader;
  tw_reader_init(&reader, tw_buf_str(&text), &options);
  TwAnalysisOptions analysis = {.graph = {.base = TW_STR("https://w3id.org/triplewire/id/"), .open_relations = true}};
  while (!status) {
    TwDocument *document;
    TwAnalysis result;
    tw_arena_reset(arena);
    status = tw_reader_next(&reader, arena, &document);
    if (status == TW_ERR_DOCUMENT || status == TW_ERR_LIMIT) {
      status = TW_OK;
      continue;
    }
    if (status || !document) break;
    status = tw_engine_analyse(engine, document, &analysis, &result);
    TwTriples *triples = status ? NULL : tw_triples_new(&tw_libc_allocator);
    if (triples) status = tw_graph_write(result.graph, triples);
    tw_triples_free(triples);
    tw_engine_lap(engine, TW_STAGE_REPORT);
  }
  tw_buf_release(&text);
  return status;
}

int main(int argc, char **argv) {
  double start = seconds();
  TwPipeline *pipeline = NULL;
  TwEngine *engine = NULL;
  TwStatus status = tw_pipeline_new(NULL, &pipeline);
  if (!status) status = tw_engine_new(pipeline, NULL, &engine);
  printf("start-up %.1f ms\n", (seconds() - start) * 1000);
  TwStageTimes times = {0};
  TwArena arena;
  tw_arena_init(&arena, &tw_libc_allocator);
  if (!status) tw_engine_clock(engine, &times);
  for (int i = 0; i < (argc - 1) * ROUNDS && !status; i++)
    status = analyse_file(engine, argv[1 + i % (argc - 1)], &arena);
  if (status)
    fprintf(stderr, "bench: %s\n", tw_status_text(status));
  else
    print_times(&times);
  tw_arena_release(&arena);
  tw_engine_free(engine);
  tw_pipeline_free(pipeline);
  return status ? EXIT_FAILURE : EXIT_SUCCESS;
}
