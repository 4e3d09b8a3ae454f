#include "pipeline/job.h"

#include "pipeline/outputs.h"
#include "report/report.h"
#include "triples/iri.h"
#include "triples/vocabulary.h"

static TwStatus misuse(const TwRun *run, const char *message, const char *what) {
  return tw_diag(&run->sink, TW_ERROR, TW_ERR_USAGE, NULL, SIZE_MAX, message, what);
}

/* YYYY, YYYY-MM, YYYY-MM-DD: the shorter stands for all that it begins. */
static bool is_later(const char *a, const char *b) {
  size_t n = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
  return strncmp(a, b, n) > 0;
}

static TwStatus check_options(TwRun *run) {
  const TwJob *job = run->job;
  if (job->date && !tw_date_parse(tw_str(job->date), &run->analysis.date))
    return misuse(run, "'%s' is no date: it must be YYYY-MM-DD", job->date);
  const char *after = job->drawing.after, *before = job->drawing.before;
  if (after && before && is_later(after, before))
    return misuse(run, "nothing is dated within: %s is later than the end of the time asked for", after);
  TwStr base = job->base ? tw_str(job->base) : TW_STR(TW_NS_ID);
  if (!tw_iri_valid(base) || !tw_str_ends(base, TW_STR("/")) || strpbrk(base.ptr, "#?"))
    return misuse(run, "'%s' is no base: it must be an absolute IRI that ends in / and has no # and no ?", job->base);
  run->analysis.graph = (TwGraphOptions){.base = base,
                                         .happened_only = job->happened_only,
                                         .open_relations = true,
                                         .program_version = tw_str(tw_version()),
                                         .model_version = tw_str(run->worker->pipeline->model_version)};
  return TW_OK;
}

static TwStatus check_input(const TwRun *run, const TwInput *input, bool graphs) {
  if ((unsigned)input->format > TW_FROM_RDFXML) return misuse(run, "%s", "an input's format is none that there is");
  if (!input->data && !input->name) return misuse(run, "%s", "an input has neither data nor a name");
  bool document = tw_input_is_document(input->format);
  if (!document && !graphs) return misuse(run, "%s", "an input is a graph, and the call reads documents");
  if (document && !run->worker->pipeline->model)
    return misuse(run, "%s", "the pipeline has no model to read documents with");
  return TW_OK;
}

TwStatus tw_run_init(TwRun *run, TwWorker *worker, const TwJob *job, bool graphs, bool (*fits)(TwOutputFormat format)) {
  *run = (TwRun){.worker = worker, .job = job, .sink = {job->diagnostic, job->user}};
  if (job->threads > TW_THREADS_LIMIT) return misuse(run, "%s threads are too many", "more than 256");
  if (job->output_count > TW_OUTPUTS_LIMIT) return misuse(run, "%s outputs are too many", "more than 16");
  for (size_t i = 0; i < job->output_count; i++)
    if (!fits(job->outputs[i].format)) return misuse(run, "%s", "an output's format does not suit the call");
  for (size_t i = 0; i < job->input_count; i++) {
    TwStatus status = check_input(run, &job->inputs[i], graphs);
    if (status) return status;
  }
  return check_options(run);
}

void tw_run_release(TwRun *run) { tw_fresh_free(run->seen); }

static TwStatus admit(void *user, TwItem *item) {
  TwRun *run = user;
  if (!run->unique) return TW_OK;
  item->iri = tw_graph_document_iri(item->document, run->analysis.graph.base);
  if (!run->seen) run->seen = tw_fresh_new(run->worker->pipeline->allocator);
  if (!item->iri.len || !run->seen) return TW_ERR_MEMORY;
  bool is_new;
  TwStatus status = tw_fresh_add(run->seen, item->iri, &is_new);
  if (status || is_new) return status;
  TwDiagSink sink = tw_item_sink(item);
  return tw_diag(&sink, TW_ERROR, TW_ERR_DOCUMENT, item->document->id.ptr, SIZE_MAX,
                 "was skipped: an earlier document has the same IRI %s", item->iri.ptr);
}

static void write_conllu(const TwAnalysis *a, TwBuf *out) {
  TwConlluOptions options = {.misc = tw_report_misc, .user = a->graph};
  tw_conllu_write(a->document, &options, out);
}

static TwStatus write_lines(const TwAnalysis *a, TwOutputFormat format, TwBuf *out) {
  switch (format) {
  case TW_TO_EVENTS:
    return tw_report_events(a->graph, out);
  case TW_TO_CSV:
    return tw_report_dyads(a->graph, out);
  case TW_TO_OPENIE:
    return tw_report_openie(a->document, &a->events, out);
  case TW_TO_JSON:
    return tw_report_json(a->graph, out);
  case TW_TO_CONLLU:
    write_conllu(a, out);
    return tw_buf_status(out);
  default:
    return TW_OK;
  }
}

static TwStatus write_triples(const TwRun *run, const TwAnalysis *a, TwItem *item) {
  item->triples = tw_triples_new(run->worker->pipeline->allocator);
  return item->triples ? tw_graph_write(a->graph, item->triples) : TW_ERR_MEMORY;
}

static TwStatus explain(TwItem *item, TwStatus status) {
  TwDiagSink sink = tw_item_sink(item);
  if (status && status != TW_ERR_MEMORY)
    tw_diag(&sink, TW_ERROR, TW_ERR_DOCUMENT, item->document->id.ptr, SIZE_MAX, "was skipped: %s",
            tw_status_text(status));
  return status;
}

static TwStatus work(void *user, TwEngine *engine, TwItem *item) {
  const TwRun *run = user;
  TwAnalysis a;
  TwStatus status = tw_engine_analyse(engine, item->document, &run->analysis, &a);
  for (size_t i = 0; i < run->job->output_count && !status; i++)
    status = write_lines(&a, run->job->outputs[i].format, &item->lines[i]);
  if (!status && run->triples) status = write_triples(run, &a, item);
  if (!status) item->events = a.graph->events.count;
  tw_engine_lap(engine, TW_STAGE_REPORT);
  return explain(item, status);
}

static TwStatus merge(void *user, TwItem *item) {
  TwRun *run = user;
  TwStatus status = TW_OK;
  if (item->status == TW_ERR_IO)
    run->tally.unreadable++;
  else if (item->status)
    run->tally.skipped++;
  else
    status = run->take(run->user, item);
  if (!item->status && !status) {
    run->tally.documents++;
    run->tally.events += item->events;
  }
  TwProgress progress = {run->tally.documents + run->tally.skipped, run->tally.skipped};
  if (run->job->progress) run->job->progress(run->job->user, &progress);
  return status;
}

TwStatus tw_run_documents(TwRun *run, const TwInput *inputs, size_t count) {
  TwFlow flow = {.admit = admit,
                 .work = work,
                 .merge = merge,
                 .user = run,
                 .pipeline = run->worker->pipeline,
                 .engine = run->worker->engine,
                 .threads = run->job->threads,
                 .sink = run->sink};
  return tw_flow_run(&flow, inputs, count);
}

bool tw_run_is_empty(const TwRun *run) {
  return run->tally.documents == 0 && run->tally.skipped + run->tally.unreadable > 0;
}

TwStatus tw_run_status(const TwRun *run, TwStatus status, TwTally *tally) {
  if (tally) *tally = run->tally;
  if (status == TW_ERR_MEMORY) tw_diag(&run->sink, TW_ERROR, status, NULL, SIZE_MAX, "memory ran out");
  if (status == TW_ERR_IO || status == TW_ERR_MEMORY) return status;
  if (run->tally.unreadable) return TW_ERR_IO;
  if (status) return status;
  return run->tally.skipped ? TW_ERR_DOCUMENT : TW_OK;
}
