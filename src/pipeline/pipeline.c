#include "pipeline/pipeline.h"

#include <stdio.h>
#include <stdlib.h>

const char *tw_version(void) { return TW_VERSION; }

const char *tw_ontology_version(void) { return tw_ontology_builtin()->version.ptr; }

static TwStatus choose_kernels(TwPipeline *p, const char *name) {
  p->cpu = tw_cpu_best();
  if (!name || !*name) name = getenv("TRIPLEWIRE_CPU");
  if (!name || !*name) return TW_OK;
  TwCpu cpu;
  if (!tw_cpu_parse(tw_str(name), &cpu))
    return tw_diag(&p->sink, TW_ERROR, TW_ERR_USAGE, NULL, SIZE_MAX,
                   "'%s' is no vector extension: TRIPLEWIRE_CPU is vnni, avx2 or portable", name);
  if (cpu < p->cpu) p->cpu = cpu;
  return TW_OK;
}

static TwStatus open_model(TwPipeline *p, const TwPipelineOptions *options) {
  TwArena arena;
  tw_arena_init(&arena, p->allocator);
  const char *path = tw_model_find(&arena, options->model, options->speed);
  TwStatus status = path ? tw_model_open(path, p->allocator, &p->sink, &p->model) : TW_ERR_MEMORY;
  tw_arena_release(&arena);
  if (!status) snprintf(p->model_version, sizeof p->model_version, "%08x", (unsigned)tw_model_sum(p->model));
  return status;
}

static TwStatus open_ontology(TwPipeline *p, const char *folder) {
  p->ontology = tw_ontology_builtin();
  if (!folder) return TW_OK;
  TwStatus status = tw_ontology_load(folder, p->allocator, &p->sink, &p->own);
  if (!status) p->ontology = p->own;
  return status;
}

TwStatus tw_pipeline_new_with(const TwAllocator *allocator, const TwPipelineOptions *options, TwPipeline **out) {
  static const TwPipelineOptions defaults = {0};
  if (!options) options = &defaults;
  *out = NULL;
  TwPipeline *p = tw_alloc_array(allocator, 1, sizeof *p);
  if (!p) return TW_ERR_MEMORY;
  p->allocator = allocator;
  p->sink = (TwDiagSink){options->diagnostic, options->user};
  TwStatus status = choose_kernels(p, options->kernels);
  if (!status) status = open_ontology(p, options->ontology);
  if (!status && !options->graphs_only) status = open_model(p, options);
  if (!status)
    *out = p;
  else
    tw_pipeline_free(p);
  return status;
}

TwStatus tw_pipeline_new(const TwPipelineOptions *options, TwPipeline **pipeline) {
  return tw_pipeline_new_with(&tw_libc_allocator, options, pipeline);
}

void tw_pipeline_free(TwPipeline *pipeline) {
  if (!pipeline) return;
  tw_model_close(pipeline->model);
  tw_ontology_free(pipeline->own);
  tw_free(pipeline->allocator, pipeline);
}
