/* The pipeline from the inside. */
#ifndef TW_PIPELINE_PIPELINE_H
#define TW_PIPELINE_PIPELINE_H

#include "model/kernels.h"
#include "model/model.h"
#include "ontology/ontology.h"
#include "triplewire.h"

struct TwPipeline {
  const TwAllocator *allocator;
  TwModel *model;         /* NULL where only graphs are read */
  char model_version[16]; /* what graphs call the model; empty without one */
  TwCpu cpu;
  TwDiagSink sink;
  const TwOntology *ontology;
  TwOntology *own; /* the one that was loaded, freed with the pipeline */
};

/** Path of the model file: the environment's TRIPLEWIRE_MODEL, else the first of these that is there: `english.twm` in
 * the folder of the library and of the program, `../share/triplewire/english.twm` from there (and from the folder
 * above, for lib/x86_64-linux-gnu), and the installation's own folder. NULL where memory runs out; where none is there,
 * the last. In the arena. */
const char *tw_model_find(TwArena *arena);

/** As tw_pipeline_new(), with an allocator. */
TwStatus tw_pipeline_new_with(const TwAllocator *allocator, const TwPipelineOptions *options, TwPipeline **out);

#endif
