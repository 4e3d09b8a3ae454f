#include "pipeline/job.h"

TwStatus tw_worker_new(const TwPipeline *pipeline, TwWorker **worker) {
  *worker = NULL;
  TwWorker *w = tw_alloc_array(pipeline->allocator, 1, sizeof *w);
  if (!w) return TW_ERR_MEMORY;
  w->pipeline = pipeline;
  TwStatus status = tw_engine_new(pipeline, &pipeline->sink, &w->engine);
  if (status)
    tw_worker_free(w);
  else
    *worker = w;
  return status;
}

void tw_worker_free(TwWorker *worker) {
  if (!worker) return;
  tw_engine_free(worker->engine);
  tw_free(worker->pipeline->allocator, worker);
}
