#include "pipeline/gather.h"
#include "pipeline/outputs.h"

static bool fits(TwOutputFormat format) { return tw_output_kind(format) == TW_OUTPUT_PICTURE; }

static TwStatus run_render(TwRun *run, TwTally *tally) {
  const TwJob *job = run->job;
  const TwAllocator *allocator = run->worker->pipeline->allocator;
  TwArticles articles;
  tw_articles_init(&articles, allocator, job);
  TwTriples *all = tw_triples_new(allocator);
  TwStatus status = all ? tw_gather(run, all, &articles) : TW_ERR_MEMORY;
  for (size_t i = 0; i < job->output_count && !status && !tw_run_is_empty(run); i++)
    status = tw_output_draw(&job->outputs[i], &job->drawing, all, &articles, allocator, &run->sink);
  tw_triples_free(all);
  tw_articles_release(&articles);
  return tw_run_status(run, status, tally);
}

TwStatus tw_worker_render(TwWorker *worker, const TwJob *job, TwTally *tally) {
  TwRun run;
  TwStatus status = tw_run_init(&run, worker, job, true, fits);
  if (!status)
    status = run_render(&run, tally);
  else if (tally)
    *tally = (TwTally){0};
  tw_run_release(&run);
  return status;
}
