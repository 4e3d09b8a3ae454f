/* Inputs as one stream of documents, in order.
 *
 * JSON Lines are read in windows of whole lines, so that memory does not grow with the file; plain text and CoNLL-U are
 * read whole. */
#ifndef TW_PIPELINE_FEED_H
#define TW_PIPELINE_FEED_H

#include "pipeline/file.h"
#include "text/reader.h"

/** Not thread-safe. What it borrows must outlive it. */
typedef struct TwFeed {
  const TwInput *inputs;
  size_t count, at; /* the current input, or the next one where none is open */
  const TwDiagSink *sink;
  bool open; /* an input is being read */
  int file;  /* descriptor, or -1 where the input lies in memory or is read whole */
  TwBuf window;
  size_t taken;  /* bytes of the window that hold whole records */
  size_t before; /* bytes of the input before the window */
  bool ended;    /* nothing is left to be read into the window */
  TwReader reader;
  TwReaderOptions reader_options;
  TwDiagSink shifted; /* adds `before` to offsets */
} TwFeed;

/** Starts a stream over `count` inputs, all of them documents. */
void tw_feed_init(TwFeed *feed, const TwInput *inputs, size_t count, const TwAllocator *allocator,
                  const TwDiagSink *sink);
void tw_feed_release(TwFeed *feed);

/** The next document, in `arena`; TW_OK with NULL at the end. TW_ERR_DOCUMENT, TW_ERR_LIMIT: a bad document;
 * TW_ERR_IO: a file that cannot be read; each was told to the sink, and the next call goes on behind it. TW_ERR_MEMORY:
 * give up. */
TwStatus tw_feed_next(TwFeed *feed, TwArena *arena, TwDocument **document);

#endif
