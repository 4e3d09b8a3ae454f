/* What one thread needs to analyse documents, and the analysis itself: the stages in their order. */
#ifndef TW_PIPELINE_ENGINE_H
#define TW_PIPELINE_ENGINE_H

#include "base/diag.h"
#include "event/event.h"
#include "graph/graph.h"
#include "pipeline/pipeline.h"
#include "pipeline/stages.h"
#include "time/time.h"

/** Not thread-safe; one for each thread. */
typedef struct TwEngine TwEngine;

/** TW_ERR_MEMORY, or TW_ERR_MODEL (told) where the model has not the shape that this program computes. The pipeline
 * must outlive it. Where it has no model the engine analyses nothing. */
TwStatus tw_engine_new(const TwPipeline *pipeline, const TwDiagSink *sink, TwEngine **engine);
/** Legal on NULL. */
void tw_engine_free(TwEngine *engine);

/** Adds the time that each stage takes to `times`, which must outlive the engine; NULL stops it. */
void tw_engine_clock(TwEngine *engine, TwStageTimes *times);
/** A stage ends here and the next one begins; TW_STAGE_COUNT: what went before is no stage. Costs nothing without a
 * clock. */
void tw_engine_lap(TwEngine *engine, TwStage stage);

typedef struct TwAnalysisOptions {
  TwDate date; /* of documents that bear none */
  TwGraphOptions graph;
} TwAnalysisOptions;

/** The layers of a document; all of it lives in the document's arena. */
typedef struct TwAnalysis {
  TwDocument *document;
  TwTimes times;
  TwCoref coref;
  TwEvents events;
  TwGraph *graph;
} TwAnalysis;

/** Runs all stages over a document that a reader made. TW_ERR_MEMORY; TW_ERR_LIMIT where the document is too much for
 * a stage. */
TwStatus tw_engine_analyse(TwEngine *engine, TwDocument *document, const TwAnalysisOptions *options, TwAnalysis *out);

#endif
