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

/** Path of the model file. `path` or, where it is NULL, the environment's TRIPLEWIRE_MODEL names it or its folder. Else
 * the first of these that has it: the folder of the library and of the program, `../share/triplewire` from there (and
 * from the folder above, for lib/x86_64-linux-gnu), and the installation's own folder. NULL where memory runs out;
 * where none has it, the last. In the arena. */
const char *tw_model_find(TwArena *arena, const char *path, TwModelSpeed speed);

/** As tw_pipeline_new(), with an allocator. */
TwStatus tw_pipeline_new_with(const TwAllocator *allocator, const TwPipelineOptions *options, TwPipeline **out);

#endif
