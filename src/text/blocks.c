#include "text/blocks.h"

#include "base/utf8.h"
#include "text/space.h"

#include <utf8proc.h>

enum {
  WRAP_MIN = 40, /* characters: text is not broken to fit less … */
  WRAP_MAX = 120,
  WRAP_SLACK = 6, /* … and a broken line may be that much shorter than need be */
  HEADING_CHARS = 110,
  HEADING_WORDS = 16,
  QUESTION_CHARS = 250
};

typedef struct Line {
  TwSpan span;                        /* bytes, trimmed; empty for a blank line */
  uint32_t indent, width, first_word; /* characters */
} Line;

typedef TW_ARRAY(Line) Lines;

typedef struct Finder {
  TwDocument *document;
  TwArena scratch; /* the lines of one run */
  Lines lines;
  uint32_t widest;
  bool wrapped;
} Finder;

static TwStr text_of(const Finder *f, const Line *line) { return tw_str_slice(f->document->buffer, line->span); }

static bool starts_lower(TwStr s) {
  uint32_t c = 0;
  return tw_utf8_decode(s, &c) && utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

/* Closing quotation marks and brackets, after which the mark that matters stands. */
static TwStr without_closers(TwStr s) {
  static const TwStr closers[] = {
      TW_STR_INIT("\""),           TW_STR_INIT("'"), TW_STR_INIT(")"), TW_STR_INIT("]"), TW_STR_INIT("\xE2\x80\x9D"),
      TW_STR_INIT("\xE2\x80\x99"), TW_STR_INIT("*"), TW_STR_INIT("_")};
  for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
    if (tw_str_ends(s, closers[i])) {
      s.len -= closers[i].len;
      i = SIZE_MAX;
    }
  return s;
}

static bool ends_in(TwStr s, const char *marks) {
  s = without_closers(s);
  return s.len && strchr(marks, s.ptr[s.len - 1]);
}

static bool is_closed(TwStr s) { return ends_in(s, ".!?:;") || tw_str_ends(s, TW_STR("\xE2\x80\xA6")); }

/* Length of "12", "3.1", "b", "iv" at the start, or 0. */
static size_t enumerator(TwStr s) {
  size_t n = 0;
  if (s.len && tw_is_digit((unsigned char)s.ptr[0])) {
    size_t run = 0;
    for (; n < s.len && n < 12; n++) {
      bool digit = tw_is_digit((unsigned char)s.ptr[n]);
      if (!digit && !(s.ptr[n] == '.' && n + 1 < s.len && tw_is_digit((unsigned char)s.ptr[n + 1]))) break;
      run = digit ? run + 1 : 0;
      if (run > 3) return 0;
    }
    return n;
  }
  while (n < s.len && strchr("ivx", s.ptr[n]) && s.ptr[n]) n++;
  if (n > 0 && n <= 5) return n;
  return s.len > 1 && tw_is_lower((unsigned char)s.ptr[0]) ? 1 : 0;
}

static size_t numbered(TwStr s) {
  size_t open = s.len && s.ptr[0] == '(';
  size_t n = enumerator(tw_str_n(s.ptr + open, s.len - open));
  if (!n || open + n >= s.len) return 0;
  char c = s.ptr[open + n];
  return c == ')' || (!open && c == '.') ? open + n + 1 : 0;
}

static size_t bullet(TwStr s) {
  static const TwStr bullets[] = {TW_STR_INIT("-"),
                                  TW_STR_INIT("*"),
                                  TW_STR_INIT("+"),
                                  TW_STR_INIT("\xE2\x80\xA2"),
                                  TW_STR_INIT("\xE2\x80\xA3"),
                                  TW_STR_INIT("\xE2\x97\xA6"),
                                  TW_STR_INIT("\xE2\x96\xAA"),
                                  TW_STR_INIT("\xE2\x97\x8F"),
                                  TW_STR_INIT("\xE2\x96\xA0"),
                                  TW_STR_INIT("\xE2\x80\x93"),
                                  TW_STR_INIT("\xE2\x80\x94"),
                                  TW_STR_INIT("\xC2\xB7")};
  for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
    if (tw_str_starts(s, bullets[i])) return bullets[i].len;
  return 0;
}

/* "Q:", "Q.", "Q3:"; "A:" and, behind a question, "A.". */
static size_t question_mark(TwStr s, bool answers) {
  size_t n = 1;
  if (s.len < 3 || (s.ptr[0] != 'Q' && s.ptr[0] != 'A')) return 0;
  while (n < s.len && n < 4 && tw_is_digit((unsigned char)s.ptr[n])) n++;
  if (n >= s.len || (s.ptr[n] != ':' && s.ptr[n] != '.')) return 0;
  return s.ptr[0] == 'Q' || s.ptr[n] == ':' || answers ? n + 1 : 0;
}

typedef enum LabelKind {
  LABEL_NONE,
  LABEL_NUMBER,
  LABEL_BULLET,
  LABEL_QUESTION,
  LABEL_ANSWER,
  LABEL_HEADING
} LabelKind;

/* A label stands before white space and some text. */
static LabelKind find_label(TwStr s, bool answers, size_t *length) {
  LabelKind kind = LABEL_NUMBER;
  size_t n = numbered(s);
  if (!n && (n = question_mark(s, answers)) > 0) kind = s.ptr[0] == 'Q' ? LABEL_QUESTION : LABEL_ANSWER;
  if (!n && (n = bullet(s)) > 0) kind = LABEL_BULLET;
  if (!n) {
    while (n < s.len && n < 6 && s.ptr[n] == '#') n++;
    kind = LABEL_HEADING;
  }
  TwStr rest = tw_str_n(s.ptr + n, s.len - n);
  *length = n;
  return n && tw_space_at(rest) && tw_space_trim(rest).len ? kind : LABEL_NONE;
}

static bool is_heading(TwStr s) {
  if (s.len > 4 * HEADING_CHARS || tw_utf8_count(s) > HEADING_CHARS || starts_lower(s)) return false;
  if (is_closed(s) || ends_in(s, ",.!?:;-") || tw_str_ends(s, TW_STR("\xE2\x80\x94"))) return false;
  if (tw_str_starts(s, TW_STR("\xE2\x80\x93")) || tw_str_starts(s, TW_STR("\xE2\x80\x94"))) return false;
  if (s.len && strchr("-*_.,;:|=", s.ptr[0])) return false;
  size_t words = 0;
  bool letter = false, gap = true;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    letter = letter || tw_is_alpha(c) || c >= 0xC3;
    words += gap && c != ' ';
    gap = c == ' ';
  }
  return letter && words <= HEADING_WORDS;
}

void tw_block_classify(TwStr buffer, const TwParagraph *before, TwParagraph *paragraph) {
  TwStr s = tw_str_slice(buffer, paragraph->span);
  size_t length = 0;
  LabelKind label = find_label(s, before && before->block == TW_BLOCK_QUESTION, &length);
  paragraph->label = (TwSpan){paragraph->span.begin, paragraph->span.begin};
  if (label != LABEL_NONE) {
    paragraph->label.end += (uint32_t)length;
    paragraph->span.begin += (uint32_t)length;
    paragraph->span = tw_space_trim_span(buffer, paragraph->span);
    s = tw_str_slice(buffer, paragraph->span);
  }
  bool asks = s.len <= QUESTION_CHARS && ends_in(s, "?");
  switch (label) {
  case LABEL_NONE:
    paragraph->block = is_heading(s) ? TW_BLOCK_HEADING : TW_BLOCK_PARAGRAPH;
    break;
  case LABEL_HEADING:
    paragraph->block = asks ? TW_BLOCK_QUESTION : TW_BLOCK_HEADING;
    break;
  case LABEL_QUESTION:
    paragraph->block = TW_BLOCK_QUESTION;
    break;
  case LABEL_NUMBER:
    paragraph->block = asks ? TW_BLOCK_QUESTION : TW_BLOCK_ITEM;
    break;
  case LABEL_BULLET:
    paragraph->block = TW_BLOCK_ITEM;
    break;
  case LABEL_ANSWER:
    paragraph->block = TW_BLOCK_PARAGRAPH;
  }
}

/* Whether the run was broken to fit a width: many of its lines end within a sentence, and (where there are enough to
 * tell) some go on in lower case, which a list of headlines does not. */
static void measure_run(Finder *f) {
  uint32_t open = 0, lower = 0, count = f->lines.count;
  f->widest = 0;
  for (uint32_t i = 0; i < count; i++) {
    const Line *line = &f->lines.items[i];
    if (line->width > f->widest) f->widest = line->width;
    if (i + 1 < count && !is_closed(text_of(f, line))) open++;
    if (i > 0 && starts_lower(text_of(f, line))) lower++;
  }
  f->wrapped =
      count > 1 && f->widest >= WRAP_MIN && f->widest <= WRAP_MAX && open * 2 >= count - 1 && (count < 4 || lower > 0);
}

/* Whether a line goes on in the next; `in_item`: the block it belongs to is labelled. */
static bool joins(const Finder *f, uint32_t i, bool in_item) {
  const Line *line = &f->lines.items[i], *next = line + 1;
  TwStr s = text_of(f, line), t = text_of(f, next);
  bool closed = is_closed(s);
  bool full = f->wrapped && line->width + 1 + next->first_word + WRAP_SLACK > f->widest;
  size_t length;
  LabelKind label = find_label(t, false, &length);
  if (label != LABEL_NONE && (closed || in_item || !full || ends_in(s, ","))) return false;
  if (!closed && starts_lower(t)) return true;
  if (!full) return false;
  return !(closed && next->indent > line->indent + 1);
}

static bool add_block(Finder *f, uint32_t from, uint32_t to) {
  TwDocument *d = f->document;
  TwParagraph p = {.span = {f->lines.items[from].span.begin, f->lines.items[to].span.end}};
  tw_block_classify(d->buffer, d->paragraphs.count ? &d->paragraphs.items[d->paragraphs.count - 1] : NULL, &p);
  return TW_PUSH(d->arena, &d->paragraphs, p);
}

static bool close_run(Finder *f) {
  bool ok = true;
  measure_run(f);
  for (uint32_t from = 0; ok && from < f->lines.count;) {
    uint32_t to = from;
    size_t length;
    bool in_item = find_label(text_of(f, &f->lines.items[from]), false, &length) != LABEL_NONE;
    while (to + 1 < f->lines.count && joins(f, to, in_item)) to++;
    ok = add_block(f, from, to);
    from = to + 1;
  }
  f->lines.count = 0;
  return ok;
}

/* The line that starts at `*at`, which moves behind its end. */
static Line next_line(TwStr buffer, uint32_t *at) {
  uint32_t end = *at;
  while (end < buffer.len && !tw_line_end_at(tw_str_n(buffer.ptr + end, buffer.len - end))) end++;
  Line line = {.span = tw_space_trim_span(buffer, (TwSpan){*at, end})};
  TwStr s = tw_str_slice(buffer, line.span);
  line.indent = line.span.begin - *at;
  line.width = line.indent + (uint32_t)tw_utf8_count(s);
  size_t word = 0;
  while (word < s.len && !tw_is_space((unsigned char)s.ptr[word])) word++;
  line.first_word = (uint32_t)tw_utf8_count(tw_str_n(s.ptr, word));
  TwStr rest = tw_str_n(buffer.ptr + end, buffer.len - end);
  *at = end + (uint32_t)(tw_str_starts(rest, TW_STR("\r\n")) ? 2 : tw_space_at(rest));
  return line;
}

static bool find_body(Finder *f) {
  TwDocument *d = f->document;
  bool ok = true;
  for (uint32_t at = d->body; ok && at < d->buffer.len;) {
    Line line = next_line(d->buffer, &at);
    if (line.span.begin < line.span.end)
      ok = TW_PUSH(&f->scratch, &f->lines, line);
    else
      ok = close_run(f);
  }
  return ok && close_run(f);
}

TwStatus tw_blocks_find(TwDocument *document) {
  Finder f = {.document = document};
  tw_arena_init(&f.scratch, document->arena->allocator);
  uint32_t title = (uint32_t)document->title.len;
  bool ok = title == 0 || document->body == 0 ||
            TW_PUSH(document->arena, &document->paragraphs, (TwParagraph){{0, title}, {0, 0}, TW_BLOCK_TITLE});
  uint32_t first = document->paragraphs.count;
  ok = ok && find_body(&f);
  tw_arena_release(&f.scratch);
  if (!ok) return TW_ERR_MEMORY;
  /* A line that is all there is, is no heading of anything. */
  TwParagraph *only = document->paragraphs.count == first + 1 ? &document->paragraphs.items[first] : NULL;
  if (only && only->block == TW_BLOCK_HEADING) only->block = TW_BLOCK_PARAGRAPH;
  return TW_OK;
}
