/* From a stream of documents, through worker threads, to what is written in the order of the stream.
 *
 * The calling thread reads and merges; workers analyse. With one thread all happens in the calling one. How many
 * documents are under way is bounded, in number and in bytes. */
#ifndef TW_PIPELINE_FLOW_H
#define TW_PIPELINE_FLOW_H

#include "base/buf.h"
#include "pipeline/engine.h"
#include "pipeline/feed.h"
#include "triples/triples.h"

/** Bytes of text that may be under way at once; one document above it goes alone. */
#define TW_FLOW_BYTES ((size_t)64 << 20)

typedef struct TwNote TwNote;

/** One document under way. */
typedef struct TwItem {
  TwArena arena; /* of the document and all that is derived from it; emptied once it is merged */
  TwDocument *document;
  TwStr iri;                     /* of the document, where it is needed */
  TwStatus status;               /* why it is not there, or could not be analysed */
  TwNote *notes, **notes_end;    /* diagnostics, delivered when its turn comes */
  TwBuf lines[TW_OUTPUTS_LIMIT]; /* what it adds to each output that is written line by line */
  TwTriples *triples;            /* or NULL; freed once it is merged */
  uint32_t events;
  bool done;
} TwItem;

/** What to do with items. `admit` runs in the calling thread, in order, before `work`; it may refuse a document by its
 * status. `work` runs in any thread; its status is the document's. `merge` runs in the calling thread, in order; its
 * failure ends the flow. */
typedef struct TwFlow {
  TwStatus (*admit)(void *user, TwItem *item);
  TwStatus (*work)(void *user, TwEngine *engine, TwItem *item);
  TwStatus (*merge)(void *user, TwItem *item);
  void *user;
  const TwPipeline *pipeline;
  TwEngine *engine; /* of the calling thread */
  unsigned threads;
  TwDiagSink sink; /* told in the order of the items */
} TwFlow;

/** Runs until the feed is at its end. TW_ERR_MEMORY, or what `merge` returned; bad documents are no failure. */
TwStatus tw_flow_run(const TwFlow *flow, const TwInput *inputs, size_t count);

/** A sink that keeps diagnostics with an item. */
TwDiagSink tw_item_sink(TwItem *item);

#endif
