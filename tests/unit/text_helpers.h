/* Reading documents from strings, for the suites of `text` and of what stands on it. */
#ifndef TW_TESTS_TEXT_HELPERS_H
#define TW_TESTS_TEXT_HELPERS_H

#include "support.h"
#include "text/reader.h"

/** The diagnostics of a run, one a line: "document:offset: message". */
typedef struct Heard {
  char text[2048];
  int count;
} Heard;

static inline void hear(void *user, const TwDiagnostic *d) {
  Heard *h = user;
  size_t n = strlen(h->text);
  h->count++;
  snprintf(h->text + n, sizeof h->text - n, "%s:%zu: %s\n", d->document, d->offset, d->message);
}

/** What one goes through: an arena, a reader over a string, what was heard. */
typedef struct Reading {
  TwArena arena;
  TwReader reader;
  TwDiagSink sink;
  Heard heard;
} Reading;

static inline void reading_start_on(Reading *r, TwFormat format, TwStr input, bool keep, const TwAllocator *allocator) {
  memset(r, 0, sizeof *r);
  r->sink = (TwDiagSink){hear, &r->heard};
  tw_arena_init(&r->arena, allocator);
  TwReaderOptions options = {format, "news/in.txt", &r->sink, keep};
  tw_reader_init(&r->reader, input, &options);
}

static inline void reading_start(Reading *r, TwFormat format, TwStr input) {
  reading_start_on(r, format, input, false, &tw_libc_allocator);
}

static inline void reading_end(Reading *r) { tw_arena_release(&r->arena); }

/** The next document; fails the test unless the reader gives `status`. */
static inline TwDocument *reading_next(Reading *r, TwStatus status) {
  TwDocument *d = NULL;
  TwStatus got = tw_reader_next(&r->reader, &r->arena, &d);
  ck_assert_msg(got == status, "status %d, not %d; heard: %s", got, status, r->heard.text);
  ck_assert(status == TW_OK || d == NULL);
  return d;
}

#endif
