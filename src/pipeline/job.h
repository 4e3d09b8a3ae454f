/* What the four calls have in common: checking a job, running it over documents, and counting what became of them. */
#ifndef TW_PIPELINE_JOB_H
#define TW_PIPELINE_JOB_H

#include "pipeline/flow.h"
#include "pipeline/fresh.h"

struct TwWorker {
  const TwPipeline *pipeline;
  TwEngine *engine;
};

/** A job that runs. Owned by the calling thread; its members up to `seen` do not change while helpers run. */
typedef struct TwRun {
  TwWorker *worker;
  const TwJob *job;
  TwDiagSink sink;
  TwAnalysisOptions analysis;
  bool triples;  /* workers are to make them */
  bool unique;   /* a repeated document IRI is an error of that document */
  TwFresh *seen; /* IRIs of documents so far; made on first use */
  TwTally tally;
  TwStatus (*take)(void *user, TwItem *item); /* what to do with good items, in order */
  void *user;
} TwRun;

/** Checks what all calls ask for and fills the run. TW_ERR_USAGE, told. Inputs may be graphs where `graphs`; no output
 * may be of a format that `fits` refuses. */
TwStatus tw_run_init(TwRun *run, TwWorker *worker, const TwJob *job, bool graphs, bool (*fits)(TwOutputFormat format));
void tw_run_release(TwRun *run);

/** Analyses a stretch of inputs, all of them documents. TW_ERR_MEMORY or what `take` returned. */
TwStatus tw_run_documents(TwRun *run, const TwInput *inputs, size_t count);

/** The status of the call: `status` where it is a failure, else what the tally says. Gives the tally. */
TwStatus tw_run_status(const TwRun *run, TwStatus status, TwTally *tally);
/** Whether inputs were bad and none was good: then nothing is written. */
bool tw_run_is_empty(const TwRun *run);

#endif
