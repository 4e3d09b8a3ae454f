#include "pipeline/job.h"
#include "pipeline/outputs.h"

static bool fits_extract(TwOutputFormat format) { return format <= TW_TO_HTML || format == TW_TO_CSV; }

static bool fits_parse(TwOutputFormat format) { return format == TW_TO_CONLLU || format == TW_TO_JSON; }

static TwStatus take(void *user, TwItem *item) { return tw_outputs_add(user, item); }

static TwStatus run_outputs(TwRun *run, TwTally *tally) {
  TwOutputs outputs;
  TwStatus status = tw_outputs_init(&outputs, run->job, run->worker->pipeline->allocator, &run->sink);
  run->triples = tw_outputs_need_triples(run->job);
  run->take = take;
  run->user = &outputs;
  if (!status) status = tw_run_documents(run, run->job->inputs, run->job->input_count);
  if (!status && !tw_run_is_empty(run)) status = tw_outputs_finish(&outputs);
  run->tally.triples = outputs.triples;
  tw_outputs_release(&outputs);
  return tw_run_status(run, status, tally);
}

static TwStatus run_job(TwWorker *worker, const TwJob *job, bool unique, bool (*fits)(TwOutputFormat), TwTally *tally) {
  TwRun run;
  TwStatus status = tw_run_init(&run, worker, job, false, fits);
  run.unique = unique;
  if (!status)
    status = run_outputs(&run, tally);
  else if (tally)
    *tally = (TwTally){0};
  tw_run_release(&run);
  return status;
}

TwStatus tw_worker_extract(TwWorker *worker, const TwJob *job, TwTally *tally) {
  return run_job(worker, job, true, fits_extract, tally);
}

TwStatus tw_worker_parse(TwWorker *worker, const TwJob *job, TwTally *tally) {
  return run_job(worker, job, false, fits_parse, tally);
}
