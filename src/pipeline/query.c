#include "rdf/query.h"

#include "pipeline/gather.h"
#include "pipeline/outputs.h"

static bool fits(TwOutputFormat format) {
  switch (format) {
  case TW_TO_TURTLE:
  case TW_TO_NTRIPLES:
  case TW_TO_NQUADS:
  case TW_TO_TRIG:
  case TW_TO_RDFXML:
  case TW_TO_JSONLD:
  case TW_TO_JSON:
  case TW_TO_TABLE:
  case TW_TO_CSV:
  case TW_TO_TSV:
  case TW_TO_XML:
    return true;
  default:
    return false;
  }
}

static TwQueryFormat query_format(TwOutputFormat format) {
  switch (format) {
  case TW_TO_TURTLE:
    return TW_QUERY_TURTLE;
  case TW_TO_NTRIPLES:
    return TW_QUERY_NTRIPLES;
  case TW_TO_NQUADS:
    return TW_QUERY_NQUADS;
  case TW_TO_TRIG:
    return TW_QUERY_TRIG;
  case TW_TO_RDFXML:
    return TW_QUERY_RDFXML;
  case TW_TO_JSONLD:
    return TW_QUERY_JSONLD;
  case TW_TO_JSON:
    return TW_QUERY_JSON;
  case TW_TO_CSV:
    return TW_QUERY_CSV;
  case TW_TO_TSV:
    return TW_QUERY_TSV;
  case TW_TO_XML:
    return TW_QUERY_XML;
  default:
    return TW_QUERY_TABLE;
  }
}

/* Answers all outputs before any is written, so that a failure leaves nothing behind. */
static TwStatus answer(const TwRun *run, const TwTriples *all, const char *doc, const char *query) {
  const TwJob *job = run->job;
  TwBuf answers[TW_OUTPUTS_LIMIT];
  TwStatus status = TW_OK;
  for (size_t i = 0; i < job->output_count; i++) tw_buf_init(&answers[i], run->worker->pipeline->allocator);
  for (size_t i = 0; i < job->output_count && !status; i++) {
    TwQueryOptions options = {.format = query_format(job->outputs[i].format), .base = job->base, .doc = doc};
    status = tw_query(all, tw_str(query), &options, &answers[i], &run->sink);
  }
  for (size_t i = 0; i < job->output_count && !status; i++)
    status = tw_output_write(&job->outputs[i], tw_buf_str(&answers[i]));
  for (size_t i = 0; i < job->output_count; i++) tw_buf_release(&answers[i]);
  return status;
}

static TwStatus run_query(TwRun *run, const char *query, TwTally *tally) {
  TwArena arena;
  tw_arena_init(&arena, run->worker->pipeline->allocator);
  TwTriples *all = tw_triples_new(run->worker->pipeline->allocator);
  TwStatus status = all ? tw_gather(run, all, NULL) : TW_ERR_MEMORY;
  if (!status) status = tw_triples_index(all);
  if (!status && !tw_run_is_empty(run)) {
    const char *doc = tw_gather_prefix(all, &arena);
    status = tw_arena_status(&arena);
    if (!status) status = answer(run, all, doc, query);
  }
  tw_triples_free(all);
  tw_arena_release(&arena);
  return tw_run_status(run, status, tally);
}

TwStatus tw_worker_query(TwWorker *worker, const TwJob *job, const char *query, TwTally *tally) {
  TwRun run;
  TwStatus status = tw_run_init(&run, worker, job, true, fits);
  if (!status)
    status = run_query(&run, query, tally);
  else if (tally)
    *tally = (TwTally){0};
  tw_run_release(&run);
  return status;
}
