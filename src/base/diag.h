/* Diagnostics: how a module tells the user something without printing. */
#ifndef TW_BASE_DIAG_H
#define TW_BASE_DIAG_H

#include "base/str.h"
#include "triplewire.h"

/** Where diagnostics go; a NULL function drops them. */
typedef struct TwDiagSink {
  TwDiagnosticFn fn;
  void *user;
} TwDiagSink;

/** Longest message, longer ones are cut; in bytes, NUL included. */
#define TW_DIAG_MESSAGE 512

/** Formats and delivers one diagnostic and returns `code`, so that callers may `return tw_diag(…)`. `document` may be
 * NULL, `offset` SIZE_MAX; `sink` may be NULL. */
TwStatus tw_diag(const TwDiagSink *sink, TwSeverity severity, TwStatus code, const char *document, size_t offset,
                 const char *format, ...) __attribute__((format(printf, 6, 7)));

/** An English name of a status, for messages. */
const char *tw_status_text(TwStatus status);

#endif
