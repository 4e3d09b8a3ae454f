/* realpath() needs it. */
#define _XOPEN_SOURCE 700
#include "cli/output.h"

#include "cli/console.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The temporary files that a signal must not leave behind: nothing but a global reaches a signal's handler. */
static const char *volatile unfinished[16];

static void on_signal(int number) {
  for (size_t i = 0; i < sizeof unfinished / sizeof *unfinished; i++)
    if (unfinished[i]) unlink(unfinished[i]);
  signal(number, SIG_DFL);
  raise(number);
}

static void remember(const char *path) {
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction old, new = {.sa_handler = on_signal};
    if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL) sigaction(signals[i], &new, NULL);
  }
  for (size_t i = 0; i < sizeof unfinished / sizeof *unfinished; i++)
    if (!unfinished[i]) {
      unfinished[i] = path;
      return;
    }
}

static void forget(const char *path) {
  for (size_t i = 0; i < sizeof unfinished / sizeof *unfinished; i++)
    if (unfinished[i] == path) unfinished[i] = NULL;
}

static bool cannot(Output *o) {
  if (!o->failed) complain("error: %s: cannot be written: %s", o->path, strerror(errno));
  o->failed = true;
  return false;
}

/* Beside the target, so that rename() stays within a file system. */
static bool open_temporary(Output *o) {
  const char *slash = strrchr(o->target, '/');
  int folder = slash ? (int)(slash - o->target) + 1 : 0;
  int n = snprintf(o->temporary, sizeof o->temporary, "%.*s.%s.XXXXXX", folder, o->target, o->target + folder);
  if (n < 0 || (size_t)n >= sizeof o->temporary) {
    errno = ENAMETOOLONG;
    o->temporary[0] = '\0';
    return cannot(o);
  }
  o->file = mkstemp(o->temporary);
  if (o->file < 0) {
    o->temporary[0] = '\0';
    return cannot(o);
  }
  remember(o->temporary);
  return true;
}

/* mkstemp() lets nobody else read; the file is to be as any other. */
static void set_mode(const Output *o, const struct stat *old) {
  mode_t mask = umask(0);
  umask(mask);
  (void)!fchmod(o->file, old ? old->st_mode & 07777 : 0666 & ~mask);
}

/* Links followed, so that two names of one file are told to be one; a file that is not there yet is named by its
 * folder. */
static bool find_target(Output *o) {
  char *real = realpath(o->path, NULL);
  const char *slash = strrchr(o->path, '/'), *name = slash ? slash + 1 : o->path;
  int n = -1;
  if (real) {
    n = snprintf(o->target, sizeof o->target, "%s", real);
  } else if (errno == ENOENT) {
    n = snprintf(o->target, sizeof o->target, "%.*s", slash ? (int)(slash - o->path) + 1 : 1, slash ? o->path : ".");
    real = n > 0 && (size_t)n < sizeof o->target ? realpath(o->target, NULL) : NULL;
    n = real ? snprintf(o->target, sizeof o->target, "%s/%s", real, name) : -1;
  }
  free(real);
  if (n >= 0 && (size_t)n >= sizeof o->target) errno = ENAMETOOLONG;
  return n >= 0 && (size_t)n < sizeof o->target;
}

/* The number of a descriptor that a path stands for, or -1. Opening such a path anew would begin at the file's start
 * again, and renaming over it would lose what stands there. */
static int descriptor_of(const char *path) {
  static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
  if (!strcmp(path, "/dev/stdout")) return STDOUT_FILENO;
  if (!strcmp(path, "/dev/stderr")) return STDERR_FILENO;
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    size_t n = strlen(folders[i]);
    if (strncmp(path, folders[i], n)) continue;
    size_t digits = strspn(path + n, "0123456789");
    if (digits > 0 && digits < 7 && !path[n + digits]) return atoi(path + n);
  }
  return -1;
}

bool output_open(Output *output, const char *path) {
  output->path = path;
  output->file = -1;
  output->direct = output->failed = false;
  output->temporary[0] = '\0';
  output->held = 0;
  if (!strcmp(path, "-")) {
    output->path = "standard output";
    output->direct = true;
    output->file = STDOUT_FILENO;
    return true;
  }
  int descriptor = descriptor_of(path);
  if (descriptor >= 0) {
    output->direct = true;
    output->file = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    return output->file >= 0 || cannot(output);
  }
  struct stat st;
  bool exists = stat(path, &st) == 0;
  if (exists && !S_ISREG(st.st_mode)) {
    output->direct = true;
    output->file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return output->file >= 0 || cannot(output);
  }
  if (!find_target(output) || (exists && access(output->target, W_OK) != 0)) return cannot(output);
  if (!open_temporary(output)) return false;
  set_mode(output, exists ? &st : NULL);
  return true;
}

static bool write_all(Output *o, const char *bytes, size_t size) {
  while (size) {
    ssize_t n = write(o->file, bytes, size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return cannot(o);
    bytes += n;
    size -= (size_t)n;
  }
  return true;
}

static bool flush(Output *o) {
  size_t held = o->held;
  o->held = 0;
  return write_all(o, o->buffer, held);
}

TwStatus output_write(void *output, const void *data, size_t size) {
  Output *o = output;
  if (o->failed) return TW_ERR_IO;
  if (o->held + size > sizeof o->buffer && !flush(o)) return TW_ERR_IO;
  if (size > sizeof o->buffer) return write_all(o, data, size) ? TW_OK : TW_ERR_IO;
  memcpy(o->buffer + o->held, data, size);
  o->held += size;
  return TW_OK;
}

static bool close_file(Output *o) {
  int file = o->file;
  o->file = -1;
  return file <= STDOUT_FILENO || close(file) == 0 || cannot(o);
}

bool output_finish(Output *output) {
  bool ok = !output->failed && flush(output);
  return close_file(output) && ok;
}

bool output_keep(Output *output) {
  if (!output->temporary[0]) return true;
  if (rename(output->temporary, output->target) != 0) return cannot(output);
  forget(output->temporary);
  output->temporary[0] = '\0';
  return true;
}

void output_drop(Output *output) {
  if (output->file > STDOUT_FILENO) close(output->file);
  output->file = -1;
  if (!output->temporary[0]) return;
  unlink(output->temporary);
  forget(output->temporary);
  output->temporary[0] = '\0';
}

bool output_same(const Output *a, const Output *b) {
  if (a->direct || b->direct) return false;
  return !strcmp(a->target, b->target);
}
