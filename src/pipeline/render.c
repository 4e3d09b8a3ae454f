#include "pipeline/gather.h"
#include "pipeline/outputs.h"

static bool fits(TwOutputFormat format) { return format == TW_TO_SVG || format == TW_TO_DOT; }

static TwStatus run_render(TwRun *run, TwTally *tally) {
  const TwJob *job = run->job;
  const TwAllocator *allocator = run->worker->pipeline->allocator;
  TwTriples *all = tw_triples_new(allocator);
  TwStatus status = all ? tw_gather(run, all) : TW_ERR_MEMORY;
  for (size_t i = 0; i < job->output_count && !status && !tw_run_is_empty(run); i++)
    status = tw_output_draw(&job->outputs[i], &job->drawing, all, allocator, &run->sink);
  tw_triples_free(all);
  return tw_run_status(run, status, tally);
}

TwStatus tw_worker_render(TwWorker *worker, const TwJob *job, TwTally *tally) {
  TwRun run;
  TwStatus status = tw_run_init(&run, worker, job, fits);
  if (!status)
    status = run_render(&run, tally);
  else if (tally)
    *tally = (TwTally){0};
  tw_run_release(&run);
  return status;
}
