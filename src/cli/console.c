#include "cli/console.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MESSAGE_LENGTH 2048
#define INTERVAL       100 /* ms */

void console_init(Console *console, bool quiet, bool color) {
  bool terminal = isatty(STDERR_FILENO);
  const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
  bool dumb = !term || !strcmp(term, "dumb");
  *console = (Console){.progress = terminal && !quiet && !dumb,
                       .color = terminal && color && !dumb && !(no_color && *no_color)};
}

void console_clear(Console *console) {
  if (console->shown) fputs("\r\033[K", stderr);
  console->shown = false;
}

/* What a file or a document is called may hold anything; a terminal must not obey it. */
static void put_safely(const char *s) {
  for (; *s; s++) fputc((unsigned char)*s < ' ' || *s == 0x7F ? '?' : *s, stderr);
}

void console_diagnostic(void *console, const TwDiagnostic *diagnostic) {
  static const char *const names[] = {"note", "warning", "error"}, *const colors[] = {"36", "33", "31"};
  Console *c = console;
  console_clear(c);
  fputs("triplewire: ", stderr);
  if (c->color) fprintf(stderr, "\033[1;%sm", colors[diagnostic->severity]);
  fprintf(stderr, "%s: ", names[diagnostic->severity]);
  if (c->color) fputs("\033[0m", stderr);
  if (diagnostic->document) {
    put_safely(diagnostic->document);
    fputs(": ", stderr);
    if (diagnostic->offset != SIZE_MAX) fprintf(stderr, "byte %zu: ", diagnostic->offset);
  }
  put_safely(diagnostic->message);
  fputc('\n', stderr);
}

static int64_t milliseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void console_progress(void *console, const TwProgress *progress) {
  Console *c = console;
  if (!c->progress || progress->documents < 2) return;
  int64_t now = milliseconds();
  if (c->last && now - c->last < INTERVAL) return;
  c->last = now;
  c->shown = true;
  fprintf(stderr, "\r\033[K%" PRIu64 " documents", progress->documents);
  if (progress->skipped) fprintf(stderr, ", %" PRIu64 " skipped", progress->skipped);
  fflush(stderr);
}

bool complain(const char *format, ...) {
  char message[MESSAGE_LENGTH];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  fputs("triplewire: ", stderr);
  put_safely(message);
  fputc('\n', stderr);
  return false;
}
