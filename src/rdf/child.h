/* Work that may crash, run away or be hostile, done in a child process: no file or connection can be opened there,
 * time and memory are limited, and all that comes back is a stream of bytes.
 *
 * The child has a copy of all memory and only the thread that called; it must take no lock that another thread may
 * have held, save malloc's (glibc makes malloc usable after fork). It never returns and runs no exit handlers. */
#ifndef TW_RDF_CHILD_H
#define TW_RDF_CHILD_H

#include "base/diag.h"

#include <sys/types.h>
#include <time.h>

typedef struct TwChildLimits {
  unsigned seconds; /* of the clock on the wall, and of the processor */
  size_t memory;    /* bytes of address space beside what the process had */
} TwChildLimits;

/** The writing end, in the child: buffered, blocking; a parent that is gone ends the child. */
typedef struct TwChildOut {
  int fd;
  size_t len;
  char bytes[1 << 16];
} TwChildOut;

typedef void (*TwChildFn)(void *user, TwChildOut *out);

typedef struct TwChild {
  pid_t pid;
  int fd;
  struct timespec deadline;
  size_t at, len;
  bool late;
  char bytes[1 << 16];
} TwChild;

/** Starts `run` in a child; TW_ERR_IO where there can be none. */
TwStatus tw_child_start(TwChild *child, TwChildLimits limits, TwChildFn run, void *user);
/** Reads exactly `n` bytes; false at the end of the stream, at the deadline or on an error. */
bool tw_child_read(TwChild *child, void *bytes, size_t n);
/** Ends the child where it still runs and says how it ended: TW_OK where it returned by itself, TW_ERR_LIMIT out of
 * time, TW_ERR_SYNTAX where it crashed. */
TwStatus tw_child_end(TwChild *child);

void tw_child_write(TwChildOut *out, const void *bytes, size_t n);

#endif
