/* Triplewire: newswire in, triples out.
 *
 * The whole public interface. A TwPipeline holds the model, the gazetteer and the ontology; it never changes once it
 * is made and may be shared by any number of threads. */
#ifndef TRIPLEWIRE_H
#define TRIPLEWIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define TW_API __attribute__((visibility("default")))
#else
#define TW_API
#endif

/** What became of a call. Zero is success; everything else names the first thing that went wrong. */
typedef enum TwStatus {
  TW_OK = 0,
  TW_ERR_USAGE,       /**< an argument that the call's contract rules out */
  TW_ERR_IO,          /**< a file could not be read or written */
  TW_ERR_MEMORY,      /**< memory ran out */
  TW_ERR_DOCUMENT,    /**< a document that cannot be read: binary, invalid UTF-8, a bad record, not English */
  TW_ERR_SYNTAX,      /**< a graph, an ontology or a query that is not valid */
  TW_ERR_UNSUPPORTED, /**< a query that cannot be answered right, or a feature that is not built */
  TW_ERR_MODEL,       /**< a model file that is missing, damaged or of another version */
  TW_ERR_LIMIT        /**< a stated limit was passed */
} TwStatus;

typedef enum TwSeverity { TW_NOTE, TW_WARNING, TW_ERROR } TwSeverity;

/** One thing to tell the user. The strings live only while the sink runs. */
typedef struct TwDiagnostic {
  TwSeverity severity;
  TwStatus code;
  const char *document; /**< the document's id or the file's name; NULL where there is none */
  size_t offset;        /**< byte offset into it; SIZE_MAX where none applies */
  const char *message;  /**< one English sentence without a full stop */
} TwDiagnostic;

/** Receives diagnostics; calls come from one thread at a time. */
typedef void (*TwDiagnosticFn)(void *user, const TwDiagnostic *diagnostic);

#ifdef __cplusplus
}
#endif
#endif
