/* The dependency tree of every sentence of a batch. */
#ifndef TW_PARSE_PARSE_H
#define TW_PARSE_PARSE_H

#include "encode/encode.h"

typedef struct TwParser TwParser;

/** Belongs to one thread; about 8 MB. `*parser` is NULL unless TW_OK; TW_ERR_MEMORY, or TW_ERR_MODEL with a diagnostic.
 * The model and the allocator must outlive it. */
TwStatus tw_parser_new(const TwModel *model, TwCpu cpu, const TwAllocator *allocator, const TwDiagSink *sink,
                       TwParser **parser);
/** NULL is legal. */
void tw_parser_free(TwParser *parser);
/** Sets head and rel of the batch's tokens: the best tree with exactly one root a sentence, which alone bears the
 * relation `root`. Where a sentence was cut, the root of a later segment depends on the root of the first by
 * `parataxis`; batches must therefore come in the encoder's order. */
TwStatus tw_parse(TwParser *parser, const TwBatch *batch, TwDocument *document);

#endif
