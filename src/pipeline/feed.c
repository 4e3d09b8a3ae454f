#include "pipeline/feed.h"

#define WINDOW ((size_t)1 << 20)

static void shift(void *user, const TwDiagnostic *diagnostic) {
  const TwFeed *s = user;
  TwDiagnostic d = *diagnostic;
  if (d.offset != SIZE_MAX) d.offset += s->before;
  if (s->sink && s->sink->fn) s->sink->fn(s->sink->user, &d);
}

void tw_feed_init(TwFeed *feed, const TwInput *inputs, size_t count, const TwAllocator *allocator,
                  const TwDiagSink *sink) {
  *feed = (TwFeed){.inputs = inputs, .count = count, .sink = sink, .file = -1};
  feed->shifted = (TwDiagSink){shift, feed};
  tw_buf_init(&feed->window, allocator);
}

void tw_feed_release(TwFeed *feed) {
  tw_file_close(feed->file);
  tw_buf_release(&feed->window);
}

static TwFormat reader_format(TwInputFormat format) {
  switch (format) {
  case TW_FROM_JSONL:
    return TW_FORMAT_JSONL;
  case TW_FROM_CONLLU:
    return TW_FORMAT_CONLLU;
  default:
    return TW_FORMAT_TEXT;
  }
}

static void close_input(TwFeed *s) {
  tw_file_close(s->file);
  s->file = -1;
  s->open = false;
  s->at++;
}

/* Gives the reader what the window holds, keeping what it knows of earlier windows. */
static void hand_over(TwFeed *s, size_t bytes) {
  s->taken = bytes;
  s->reader.input = tw_str_n(s->window.ptr, bytes);
  s->reader.at = s->before == 0 && tw_str_starts(s->reader.input, TW_STR("\xEF\xBB\xBF")) ? 3 : 0;
}

static size_t whole_lines(const TwBuf *window) {
  size_t n = window->len;
  while (n && window->ptr[n - 1] != '\n') n--;
  return n;
}

static void drop(TwFeed *s, size_t bytes) {
  s->before += bytes;
  if (!bytes) return;
  s->window.len -= bytes;
  memmove(s->window.ptr, s->window.ptr + bytes, s->window.len + 1);
}

/* What is left of a line that is longer than any may be. */
static TwStatus skip_line(TwFeed *s) {
  const char *path = s->inputs[s->at].name;
  while (!s->ended) {
    const char *end = s->window.len ? memchr(s->window.ptr, '\n', s->window.len) : NULL;
    if (end) {
      drop(s, (size_t)(end - s->window.ptr) + 1);
      return TW_OK;
    }
    drop(s, s->window.len);
    TwStatus status = tw_file_some(s->file, path, WINDOW, &s->window, &s->ended, s->sink);
    if (status) return status;
  }
  drop(s, s->window.len);
  return TW_OK;
}

/* Fills the window with at least one whole line where there is one. */
static TwStatus next_window(TwFeed *s) {
  bool cut = s->taken && !s->ended && s->window.ptr[s->taken - 1] != '\n';
  drop(s, s->taken);
  TwStatus status = cut ? skip_line(s) : TW_OK;
  size_t lines = 0;
  while (!status && !s->ended && !(lines = whole_lines(&s->window)) && s->window.len <= TW_LINE_LIMIT)
    status = tw_file_some(s->file, s->inputs[s->at].name, s->window.len < WINDOW ? WINDOW : s->window.len, &s->window,
                          &s->ended, s->sink);
  if (!status) hand_over(s, s->ended || !lines ? s->window.len : lines);
  return status;
}

static TwStatus open_file(TwFeed *s, const TwInput *input) {
  if (input->format != TW_FROM_JSONL) {
    s->ended = true;
    return tw_file_read(input->name, &s->window, s->sink);
  }
  TwStatus status = tw_file_open(input->name, &s->file, s->sink);
  return status ? status : tw_file_some(s->file, input->name, WINDOW, &s->window, &s->ended, s->sink);
}

static TwStatus open_input(TwFeed *s) {
  const TwInput *input = &s->inputs[s->at];
  tw_buf_reset(&s->window);
  s->before = s->taken = 0;
  s->open = true;
  s->ended = false;
  s->reader_options = (TwReaderOptions){reader_format(input->format), input->name, &s->shifted, false};
  TwStr text = tw_str_n(input->data, input->size);
  if (input->data) {
    s->ended = true;
  } else {
    TwStatus status = open_file(s, input);
    if (status) return status;
    s->taken = s->ended ? s->window.len : whole_lines(&s->window);
    text = tw_str_n(s->window.ptr, s->taken);
  }
  tw_reader_init(&s->reader, text, &s->reader_options);
  return TW_OK;
}

TwStatus tw_feed_next(TwFeed *feed, TwArena *arena, TwDocument **document) {
  *document = NULL;
  while (feed->open || feed->at < feed->count) {
    TwStatus status = feed->open ? TW_OK : open_input(feed);
    if (status) {
      close_input(feed);
      return status;
    }
    status = tw_reader_next(&feed->reader, arena, document);
    if (*document || status == TW_ERR_DOCUMENT || status == TW_ERR_LIMIT || status == TW_ERR_MEMORY) return status;
    bool more = !status && feed->file >= 0 && !(feed->ended && feed->taken == feed->window.len);
    if (more) status = next_window(feed);
    if (!more || status) close_input(feed);
    if (status) return status;
  }
  return TW_OK;
}
