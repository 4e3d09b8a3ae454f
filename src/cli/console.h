/* Standard error: messages, and the progress line of a terminal. */
#ifndef TW_CLI_CONSOLE_H
#define TW_CLI_CONSOLE_H

#include "triplewire.h"

typedef struct Console {
  bool color;    /* escape sequences may be used */
  bool progress; /* a progress line may be shown */
  bool shown;    /* one stands there now */
  int64_t last;  /* when it was last drawn, in milliseconds */
} Console;

/** Looks at the terminal, at NO_COLOR and at what the user asked for. */
void console_init(Console *console, bool quiet, bool color);
/** TwDiagnosticFn: one line; control characters in it are shown as "?". */
void console_diagnostic(void *console, const TwDiagnostic *diagnostic);
/** TwProgressFn: draws at most ten lines a second, from the second document on. */
void console_progress(void *console, const TwProgress *progress);
/** Takes the progress line away. */
void console_clear(Console *console);

/** A message about the use of the command, with "triplewire: " before it. Always false. */
bool complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
