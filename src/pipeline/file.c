#include "pipeline/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE ((size_t)64 << 10)

const char *tw_file_title(const char *path) { return !path || !strcmp(path, "-") ? "standard input" : path; }

static TwStatus cannot(const char *path, const char *what, const TwDiagSink *sink) {
  return tw_diag(sink, TW_ERROR, TW_ERR_IO, tw_file_title(path), SIZE_MAX, "cannot be read: %s", what);
}

/* strerror() speaks the locale's language and is not thread-safe. */
static const char *reason(int error) {
  switch (error) {
  case ENOENT:
    return "there is no such file";
  case EACCES:
  case EPERM:
    return "permission denied";
  case EISDIR:
    return "it is a folder";
  case ENOTDIR:
    return "a part of its path is no folder";
  case ELOOP:
    return "too many symbolic links";
  case ENAMETOOLONG:
    return "its name is too long";
  case EMFILE:
  case ENFILE:
    return "too many files are open";
  default:
    return "input failed";
  }
}

TwStatus tw_file_open(const char *path, int *file, const TwDiagSink *sink) {
  *file = STDIN_FILENO;
  if (strcmp(path, "-")) *file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (*file < 0) return cannot(path, reason(errno), sink);
  struct stat st;
  if (fstat(*file, &st) == 0 && S_ISDIR(st.st_mode)) {
    tw_file_close(*file);
    *file = -1;
    return cannot(path, reason(EISDIR), sink);
  }
  return TW_OK;
}

void tw_file_close(int file) {
  if (file > STDIN_FILENO) close(file);
}

TwStatus tw_file_some(int file, const char *path, size_t most, TwBuf *out, bool *ended, const TwDiagSink *sink) {
  char piece[PIECE];
  while (most && !*ended) {
    ssize_t n = read(file, piece, most < PIECE ? most : PIECE);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return cannot(path, reason(errno), sink);
    if (n == 0) *ended = true;
    tw_buf_add(out, tw_str_n(piece, (size_t)n));
    if (tw_buf_status(out)) return tw_buf_status(out);
    most -= (size_t)n;
  }
  return TW_OK;
}

TwStatus tw_file_read(const char *path, TwBuf *out, const TwDiagSink *sink) {
  int file;
  TwStatus status = tw_file_open(path, &file, sink);
  if (status) return status;
  bool ended = false;
  status = tw_file_some(file, path, TW_FILE_LIMIT + 1, out, &ended, sink);
  tw_file_close(file);
  if (!status && !ended)
    return tw_diag(sink, TW_ERROR, TW_ERR_LIMIT, tw_file_title(path), SIZE_MAX, "the file is larger than 512 MiB");
  return status;
}
