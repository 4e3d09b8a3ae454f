/* The stages of a document and how long they take; for the bench and nothing else. */
#ifndef TW_PIPELINE_STAGES_H
#define TW_PIPELINE_STAGES_H

#include <stdint.h>

typedef enum TwStage {
  TW_STAGE_TOKENIZE,
  TW_STAGE_ENCODE,
  TW_STAGE_TAG,
  TW_STAGE_PARSE,
  TW_STAGE_NER,
  TW_STAGE_TIME,
  TW_STAGE_COREF, /* with syntax, which it is the first to use */
  TW_STAGE_EVENT,
  TW_STAGE_GRAPH,
  TW_STAGE_REPORT, /* into triples or lines */
  TW_STAGE_COUNT
} TwStage;

typedef struct TwStageTimes {
  uint64_t nanoseconds[TW_STAGE_COUNT]; /* of processor time */
  uint64_t documents, sentences, words;
} TwStageTimes;

#endif
