/* Reading files, with messages. */
#ifndef TW_PIPELINE_FILE_H
#define TW_PIPELINE_FILE_H

#include "base/buf.h"
#include "base/diag.h"

/** Largest file of plain text, CoNLL-U or RDF, in bytes. */
#define TW_FILE_LIMIT ((size_t)512 << 20)

/** What messages call an input of that name. */
const char *tw_file_title(const char *path);

/** Opens a file for reading ("-": standard input). TW_ERR_IO, told to the sink, where it cannot be, or is a folder;
 * `*file` is -1 then. */
TwStatus tw_file_open(const char *path, int *file, const TwDiagSink *sink);
/** Legal on standard input, which stays open. */
void tw_file_close(int file);

/** Appends up to `most` bytes to `out`; `*ended` at the end of the file. TW_ERR_IO (told), TW_ERR_MEMORY. */
TwStatus tw_file_some(int file, const char *path, size_t most, TwBuf *out, bool *ended, const TwDiagSink *sink);

/** Appends all of a file. TW_ERR_IO, TW_ERR_LIMIT (above TW_FILE_LIMIT; told), TW_ERR_MEMORY. */
TwStatus tw_file_read(const char *path, TwBuf *out, const TwDiagSink *sink);

#endif
