/* Names: spans of words with their kinds, as the encoder's head of nine classes sees them, and as a document's places
 * of one name agree about it:
 *
 *     tw_namer_start(namer);
 *     … tw_name(namer, &batch, document) for each batch …
 *     tw_namer_agree(namer, document); */
#ifndef TW_NER_NER_H
#define TW_NER_NER_H

#include "encode/encode.h"

typedef struct TwNamer TwNamer;

/** Belongs to one thread; about 1 MB. `*namer` is NULL unless TW_OK; TW_ERR_MEMORY, or TW_ERR_MODEL with a diagnostic.
 * The model and the allocator must outlive it. */
TwStatus tw_namer_new(const TwModel *model, TwCpu cpu, const TwAllocator *allocator, const TwDiagSink *sink,
                      TwNamer **namer);
/** NULL is legal. */
void tw_namer_free(TwNamer *namer);
/** Begins a document. */
void tw_namer_start(TwNamer *namer);
/** Appends the batch's names to document->names: the best sequence of B, I, E, S and O labels in which every name that
 * begins also ends. A name does not cross segments. Kinds: PERSON, ORGANIZATION, LOCATION, NATIONALITY, FACILITY,
 * PRODUCT, MISC, DATE, MONEY. */
TwStatus tw_name(TwNamer *namer, const TwBatch *batch, TwDocument *document);
/** After the last batch: one name, one kind in a document (agree.h says how), and places of a name that the network did
 * not see. */
TwStatus tw_namer_agree(TwNamer *namer, TwDocument *document);

#endif
