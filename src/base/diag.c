#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>

TwStatus tw_diag(const TwDiagSink *sink, TwSeverity severity, TwStatus code, const char *document, size_t offset,
                 const char *format, ...) {
  if (!sink || !sink->fn) return code;
  char message[TW_DIAG_MESSAGE];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  TwDiagnostic d = {severity, code, document, offset, message};
  sink->fn(sink->user, &d);
  return code;
}

const char *tw_status_text(TwStatus status) {
  static const char *const text[] = {"done",          "wrong use",      "input or output failed",
                                     "out of memory", "bad document",   "not valid",
                                     "not supported", "bad model file", "limit passed"};
  return (size_t)status < sizeof text / sizeof *text ? text[status] : "unknown status";
}
