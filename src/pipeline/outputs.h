/* The outputs of an extraction or a parse: each takes the items in their order and writes its format. */
#ifndef TW_PIPELINE_OUTPUTS_H
#define TW_PIPELINE_OUTPUTS_H

#include "pipeline/articles.h"
#include "pipeline/fresh.h"
#include "rdf/write.h"

/** How a format comes about. */
typedef enum TwOutputKind {
  TW_OUTPUT_LINES,  /* a worker writes each document's part; parts are strung together */
  TW_OUTPUT_RDF,    /* a writer takes each document's triples */
  TW_OUTPUT_PICTURE /* all triples are gathered and drawn at the end */
} TwOutputKind;

TwOutputKind tw_output_kind(TwOutputFormat format);
/** The syntax of an RDF format; TW_RDF_SYNTAXES for any other. */
TwRdfSyntax tw_output_syntax(TwOutputFormat format);

/** The outputs of one job. Used by the calling thread alone. */
typedef struct TwOutputs {
  const TwJob *job;
  const TwAllocator *allocator;
  const TwDiagSink *sink;
  TwRdfWriter *writers[TW_OUTPUTS_LIMIT];
  TwArticles articles;
  TwTriples *all;   /* what pictures are drawn from; NULL where there is none */
  TwFresh *fresh;   /* which triples earlier documents wrote; NULL where no output needs it */
  uint64_t triples; /* written so far */
  bool begun;       /* the headers of tables are written */
} TwOutputs;

/** Whether some output is made of triples. */
bool tw_outputs_need_triples(const TwJob *job);

/** `job` and `sink` must outlive it. TW_ERR_MEMORY; release it all the same. */
TwStatus tw_outputs_init(TwOutputs *outputs, const TwJob *job, const TwAllocator *allocator, const TwDiagSink *sink);
void tw_outputs_release(TwOutputs *outputs);
/** Writes what an item adds. Any status of a `write`, TW_ERR_MEMORY, TW_ERR_LIMIT. */
TwStatus tw_outputs_add(TwOutputs *outputs, const TwItem *item);
/** Writes what stands at the end of each format. */
TwStatus tw_outputs_finish(TwOutputs *outputs);

/** Hands a whole buffer to an output. */
TwStatus tw_output_write(const TwOutput *output, TwStr bytes);

/** Draws a graph into one output; `articles` are the texts that it was made from, as far as they are known. */
TwStatus tw_output_draw(const TwOutput *output, const TwDrawing *drawing, const TwTriples *triples,
                        const TwArticles *articles, const TwAllocator *allocator, const TwDiagSink *sink);

#endif
