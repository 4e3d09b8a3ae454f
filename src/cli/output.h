/* Where data goes: standard output, a file that appears only once it is whole, or something that is no regular file. */
#ifndef TW_CLI_OUTPUT_H
#define TW_CLI_OUTPUT_H

#include "triplewire.h"

/** Longest path of an output. */
#define PATH_LENGTH 4096

typedef struct Output {
  const char *path;            /* as the user gave it; "-" for standard output */
  int file;                    /* -1: not open */
  bool direct;                 /* written in place */
  bool failed;                 /* told already */
  char target[PATH_LENGTH];    /* where the file goes, links followed */
  char temporary[PATH_LENGTH]; /* where it is until then; empty where there is none */
  size_t held;                 /* bytes of the buffer */
  char buffer[64 << 10];
} Output;

/** Opens it. False after a message. End it with output_finish() and output_keep(), and in any case output_drop(). */
bool output_open(Output *output, const char *path);
/** TwWriteFn: TW_ERR_IO after a message. */
TwStatus output_write(void *output, const void *data, size_t size);
/** Writes what is held. False after a message. */
bool output_finish(Output *output);
/** Puts a finished file in place. False after a message. */
bool output_keep(Output *output);
/** Closes what is open, and leaves what was there before as it was, unless it was kept. */
void output_drop(Output *output);

/** Whether two paths name one file. */
bool output_same(const Output *a, const Output *b);

#endif
