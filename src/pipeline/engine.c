#include "pipeline/engine.h"

#include "encode/encode.h"
#include "ner/ner.h"
#include "parse/parse.h"
#include "parse/repair.h"
#include "tag/tag.h"
#include "tokenize/tokenize.h"

#include <time.h>

struct TwEngine {
  const TwPipeline *pipeline;
  TwEncoder *encoder;
  TwTagger *tagger;
  TwParser *parser;
  TwNamer *namer;
  TwStageTimes *times;
  uint64_t since; /* nanoseconds of processor time, when the current stage began */
};

TwStatus tw_engine_new(const TwPipeline *pipeline, const TwDiagSink *sink, TwEngine **engine) {
  const TwAllocator *allocator = pipeline->allocator;
  TwEngine *e = *engine = tw_alloc_array(allocator, 1, sizeof *e);
  if (!e) return TW_ERR_MEMORY;
  e->pipeline = pipeline;
  if (!pipeline->model) return TW_OK;
  TwStatus status = tw_encoder_new(pipeline->model, pipeline->cpu, allocator, sink, &e->encoder);
  if (!status) status = tw_tagger_new(pipeline->model, pipeline->cpu, allocator, sink, &e->tagger);
  if (!status) status = tw_parser_new(pipeline->model, pipeline->cpu, allocator, sink, &e->parser);
  if (!status) status = tw_namer_new(pipeline->model, pipeline->cpu, allocator, sink, &e->namer);
  if (status) {
    tw_engine_free(e);
    *engine = NULL;
  }
  return status;
}

void tw_engine_free(TwEngine *engine) {
  if (!engine) return;
  tw_encoder_free(engine->encoder);
  tw_tagger_free(engine->tagger);
  tw_parser_free(engine->parser);
  tw_namer_free(engine->namer);
  tw_free(engine->pipeline->allocator, engine);
}

static uint64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

void tw_engine_clock(TwEngine *engine, TwStageTimes *times) {
  engine->times = times;
  if (times) engine->since = now();
}

void tw_engine_lap(TwEngine *engine, TwStage stage) {
  if (!engine->times) return;
  uint64_t t = now();
  if (stage < TW_STAGE_COUNT) engine->times->nanoseconds[stage] += t - engine->since;
  engine->since = t;
}

/* Tags, tree and names, batch by batch. */
static TwStatus analyse_language(TwEngine *e, TwDocument *document) {
  TwBatch batch;
  tw_encoder_start(e->encoder, document);
  tw_namer_start(e->namer);
  for (;;) {
    TwStatus status = tw_encoder_next(e->encoder, &batch);
    tw_engine_lap(e, TW_STAGE_ENCODE);
    if (status) return status;
    if (batch.count == 0) break;
    status = tw_tag(e->tagger, &batch, document);
    tw_engine_lap(e, TW_STAGE_TAG);
    if (!status) status = tw_parse(e->parser, &batch, document);
    tw_engine_lap(e, TW_STAGE_PARSE);
    if (!status) status = tw_name(e->namer, &batch, document);
    tw_engine_lap(e, TW_STAGE_NER);
    if (status) return status;
  }
  TwStatus status = tw_namer_agree(e->namer, document);
  tw_engine_lap(e, TW_STAGE_NER);
  if (!status) tw_parse_repair(document);
  return status;
}

/* Times, chains and events. */
static TwStatus analyse_meaning(TwEngine *e, const TwAnalysisOptions *options, TwAnalysis *a) {
  TwSyntax *syntax = NULL;
  TwStatus status = tw_time_find(a->document, options->date, &a->times);
  tw_engine_lap(e, TW_STAGE_TIME);
  if (!status) status = tw_syntax_new(a->document, e->pipeline->ontology, &syntax);
  if (!status) status = tw_coref_resolve(syntax, &a->coref);
  tw_engine_lap(e, TW_STAGE_COREF);
  if (!status) status = tw_event_extract(syntax, &a->coref, &a->times, &a->events);
  if (!status) status = tw_event_open_triples(syntax, &a->coref, &a->times, &a->events);
  tw_engine_lap(e, TW_STAGE_EVENT);
  return status;
}

TwStatus tw_engine_analyse(TwEngine *engine, TwDocument *document, const TwAnalysisOptions *options, TwAnalysis *out) {
  *out = (TwAnalysis){.document = document};
  if (!engine->encoder) return TW_ERR_USAGE;
  tw_engine_lap(engine, TW_STAGE_COUNT);
  TwStatus status = tw_tokenize(document);
  tw_engine_lap(engine, TW_STAGE_TOKENIZE);
  if (!status) status = analyse_language(engine, document);
  if (!status) status = analyse_meaning(engine, options, out);
  if (!status)
    status = tw_graph_build(document, engine->pipeline->ontology, &out->coref, &out->times, &out->events,
                            &options->graph, &out->graph);
  tw_engine_lap(engine, TW_STAGE_GRAPH);
  if (engine->times) {
    engine->times->documents++;
    engine->times->sentences += document->sentences.count;
    engine->times->words += document->tokens.count;
  }
  return status ? status : tw_arena_status(document->arena);
}
