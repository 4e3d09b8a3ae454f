#include "rdf/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void flush(TwChildOut *out) {
  size_t at = 0;
  while (at < out->len) {
    ssize_t n = write(out->fd, out->bytes + at, out->len - at);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) _exit(1);
    at += (size_t)n;
  }
  out->len = 0;
}

void tw_child_write(TwChildOut *out, const void *bytes, size_t n) {
  const char *p = bytes;
  while (n) {
    size_t room = sizeof out->bytes - out->len, part = n < room ? n : room;
    memcpy(out->bytes + out->len, p, part);
    out->len += part;
    p += part;
    n -= part;
    if (out->len == sizeof out->bytes) flush(out);
  }
}

/* Bytes of address space that the process has; 0 where the system does not tell. */
static size_t address_space(void) {
  char text[64];
  int fd = open("/proc/self/statm", O_RDONLY);
  if (fd < 0) return 0;
  ssize_t n = read(fd, text, sizeof text);
  close(fd);
  size_t pages = 0;
  for (ssize_t i = 0; i < n && tw_is_digit((unsigned char)text[i]); i++) pages = pages * 10 + (size_t)(text[i] - '0');
  return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void lower(int resource, rlim_t value) {
  struct rlimit now;
  if (getrlimit(resource, &now) != 0) return;
  if (now.rlim_max == RLIM_INFINITY || value < now.rlim_max) now.rlim_max = value;
  if (now.rlim_cur == RLIM_INFINITY || value < now.rlim_cur) now.rlim_cur = value;
  setrlimit(resource, &now);
}

static void confine(TwChildLimits limits) {
  size_t had = address_space();
  if (had) lower(RLIMIT_AS, (rlim_t)had + limits.memory);
  lower(RLIMIT_CPU, (rlim_t)limits.seconds + 1);
  lower(RLIMIT_CORE, 0);
  lower(RLIMIT_FSIZE, 0);
  lower(RLIMIT_NOFILE, 0);
  static const int reset[] = {SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGCHLD};
  for (size_t i = 0; i < sizeof reset / sizeof *reset; i++) signal(reset[i], SIG_DFL);
}

static void be_child(int fd, TwChildLimits limits, TwChildFn run, void *user) {
  confine(limits);
  TwChildOut out;
  out.fd = fd;
  out.len = 0;
  run(user, &out);
  flush(&out);
  _exit(0);
}

TwStatus tw_child_start(TwChild *child, TwChildLimits limits, TwChildFn run, void *user) {
  int ends[2];
  child->pid = -1;
  child->fd = -1;
  child->at = child->len = 0;
  child->late = false;
  if (pipe(ends) != 0) return TW_ERR_IO;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  clock_gettime(CLOCK_MONOTONIC, &child->deadline);
  child->deadline.tv_sec += (time_t)limits.seconds;
  child->pid = fork();
  if (child->pid == 0) {
    close(ends[0]);
    be_child(ends[1], limits, run, user);
  }
  close(ends[1]);
  child->fd = ends[0];
  if (child->pid > 0) return TW_OK;
  close(ends[0]);
  child->fd = -1;
  return TW_ERR_IO;
}

/* Milliseconds to the deadline, at least 0. */
static int time_left(const TwChild *child) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  long long ms =
      (long long)(child->deadline.tv_sec - now.tv_sec) * 1000 + (child->deadline.tv_nsec - now.tv_nsec) / 1000000;
  return ms < 0 ? 0 : ms > 1000000 ? 1000000 : (int)ms;
}

static bool fill(TwChild *child) {
  for (;;) {
    struct pollfd p = {.fd = child->fd, .events = POLLIN};
    int ready = poll(&p, 1, time_left(child));
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) child->late = true;
    if (ready <= 0) return false;
    ssize_t n = read(child->fd, child->bytes, sizeof child->bytes);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    child->at = 0;
    child->len = (size_t)n;
    return true;
  }
}

bool tw_child_read(TwChild *child, void *bytes, size_t n) {
  char *to = bytes;
  while (n) {
    if (child->at == child->len && !fill(child)) return false;
    size_t have = child->len - child->at, part = n < have ? n : have;
    memcpy(to, child->bytes + child->at, part);
    child->at += part;
    to += part;
    n -= part;
  }
  return true;
}

TwStatus tw_child_end(TwChild *child) {
  if (child->pid <= 0) return TW_ERR_IO;
  char byte;
  bool ended = !child->late && !tw_child_read(child, &byte, 1) && !child->late;
  close(child->fd);
  child->fd = -1;
  if (!ended) kill(child->pid, SIGKILL);
  int how = 0;
  pid_t got;
  do got = waitpid(child->pid, &how, 0);
  while (got < 0 && errno == EINTR);
  child->pid = -1;
  if (child->late || (WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU)) return TW_ERR_LIMIT;
  return got > 0 && WIFEXITED(how) ? TW_OK : TW_ERR_SYNTAX;
}
