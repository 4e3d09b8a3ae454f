#include "text/record.h"

#include "base/sha256.h"
#include "base/utf8.h"
#include "text/blocks.h"
#include "text/english.h"

TwStatus tw_record_bad(const TwReader *reader, const TwRecord *record, TwStatus code, size_t offset,
                       const char *reason) {
  const char *file = reader->options.file ? reader->options.file : "-";
  TwStr id = record->id;
  if (id.len > 100 || tw_utf8_invalid(id) != SIZE_MAX) id.len = 0;
  if (record->line && id.len)
    return tw_diag(reader->options.sink, TW_ERROR, code, file, offset, "line %u, document %.*s: %s", record->line,
                   TW_FMT(id), reason);
  if (record->line)
    return tw_diag(reader->options.sink, TW_ERROR, code, file, offset, "line %u: %s", record->line, reason);
  return tw_diag(reader->options.sink, TW_ERROR, code, file, offset, "%s", reason);
}

static void warn(const TwReader *reader, const TwRecord *record, const char *message, TwStr value) {
  const char *file = reader->options.file ? reader->options.file : "-";
  if (value.len > 60) value.len = 60;
  while (value.len && tw_utf8_invalid(value) != SIZE_MAX) value.len--;
  tw_diag(reader->options.sink, TW_WARNING, TW_ERR_DOCUMENT, file, record->offset, "line %u: %s: %.*s", record->line,
          message, TW_FMT(value));
}

static bool is_control(unsigned char c) { return c < 0x20 || c == 0x7F; }

static bool has_control(TwStr s) {
  for (size_t i = 0; i < s.len; i++)
    if (is_control((unsigned char)s.ptr[i])) return true;
  return false;
}

/* An absolute IRI, as far as the grammar of IRIREF tells. */
static bool is_iri(TwStr s) {
  size_t i = 0;
  while (i < s.len && (tw_is_alpha((unsigned char)s.ptr[i]) ||
                       (i && (tw_is_digit((unsigned char)s.ptr[i]) || strchr("+-.", s.ptr[i])))))
    i++;
  if (i == 0 || i + 1 >= s.len || s.ptr[i] != ':') return false;
  for (; i < s.len; i++)
    if ((unsigned char)s.ptr[i] <= 0x20 || s.ptr[i] == 0x7F || strchr("<>\"{}|\\^`", s.ptr[i])) return false;
  return true;
}

/* Runs of white space become one blank, as a headline has it. */
static TwStr tidy_title(TwArena *arena, TwStr title) {
  TwStr copy = tw_arena_str(arena, tw_str_trim(title));
  if (copy.len == 0) return copy; /* or memory ran out: not ours to write to */
  char *out = (char *)copy.ptr;
  size_t n = 0;
  for (size_t i = 0; i < copy.len; i++) {
    bool blank = tw_is_space((unsigned char)copy.ptr[i]);
    if (blank && n && out[n - 1] == ' ') continue;
    out[n++] = blank ? ' ' : copy.ptr[i];
  }
  out[n] = '\0';
  return tw_str_n(out, n);
}

static TwStr file_stem(const char *file) {
  if (!file || !strcmp(file, "-")) return tw_str_n(NULL, 0);
  const char *slash = strrchr(file, '/');
  TwStr name = tw_str(slash ? slash + 1 : file);
  for (size_t i = name.len; i-- > 1;)
    if (name.ptr[i] == '.') {
      name.len = i;
      break;
    }
  if (tw_utf8_invalid(name) != SIZE_MAX || has_control(name)) name.len = 0;
  return name;
}

static TwStr make_id(TwReader *reader, const TwRecord *record, TwArena *arena) {
  if (record->id.len) return tw_arena_str(arena, record->id);
  TwStr stem = file_stem(reader->options.file);
  if (stem.len && !reader->name_used) {
    reader->name_used = true;
    return tw_arena_str(arena, stem);
  }
  char hex[2 * TW_SHA256_SIZE + 1];
  tw_sha256_hex(record->text, hex);
  return tw_arena_str(arena, tw_str(hex));
}

static const char *field_fault(const TwRecord *record) {
  const TwStr fields[] = {record->id, record->title, record->source, record->url};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    if (tw_utf8_invalid(fields[i]) != SIZE_MAX) return "a field is not valid UTF-8";
    if (fields[i].len > TW_FIELD_LIMIT) return "a field is too long";
  }
  if (has_control(record->id)) return "the id holds control characters";
  if (has_control(record->source)) return "the source holds control characters";
  for (size_t i = 0; i < record->title.len; i++) {
    unsigned char c = (unsigned char)record->title.ptr[i];
    if (is_control(c) && !tw_is_space(c)) return "the title holds control characters";
  }
  return NULL;
}

TwStatus tw_record_document(TwReader *reader, const TwRecord *record, TwArena *arena, TwDocument **document) {
  const char *fault = field_fault(record);
  if (fault) return tw_record_bad(reader, record, TW_ERR_DOCUMENT, record->offset, fault);
  TwDocument *d = tw_document_new(arena);
  if (!d) return TW_ERR_MEMORY;
  d->file = tw_arena_str(arena, tw_str(reader->options.file ? reader->options.file : "-"));
  d->title = tidy_title(arena, record->title);
  d->source = tw_arena_str(arena, record->source);
  if (record->url.len && !is_iri(record->url))
    warn(reader, record, "url is no absolute IRI, left out", record->url);
  else
    d->url = tw_arena_str(arena, record->url);
  if (record->date.len && !tw_date_parse(record->date, &d->date)) {
    d->date = (TwDate){0};
    warn(reader, record, "date is no day of the form YYYY-MM-DD, left out", record->date);
  }
  d->id = make_id(reader, record, arena);
  *document = d;
  return tw_arena_status(arena);
}

TwStatus tw_text_check(TwStr text, const char **reason, size_t *at) {
  const char *nul = text.len ? memchr(text.ptr, 0, text.len) : NULL;
  size_t invalid = tw_utf8_invalid(text);
  *at = nul ? (size_t)(nul - text.ptr) : invalid;
  *reason = nul ? "binary content, a NUL byte" : "not valid UTF-8";
  if (nul && invalid < *at) *at = invalid;
  if (nul || invalid != SIZE_MAX) return TW_ERR_DOCUMENT;
  size_t controls = 0;
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    if (!is_control(c) || tw_is_space(c)) continue;
    if (controls++ == 0) *at = i;
  }
  *reason = "binary content, many control characters";
  return controls > 8 && controls * 50 > text.len ? TW_ERR_DOCUMENT : TW_OK;
}

/* Keeps every character's place: a control character becomes a blank of the same length, and U+FFFE and U+FFFF, which
 * XML does not allow, U+FFFD. */
static void clean(char *p, size_t len) {
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)p[i];
    if (is_control(c) && c != '\n' && c != '\r' && c != '\t') p[i] = ' ';
    if (c == 0xC2 && (unsigned char)p[i + 1] < 0xA0) p[i + 1] = (char)0xA0;
    if (c == 0xEF && (unsigned char)p[i + 1] == 0xBF && (unsigned char)p[i + 2] >= 0xBE) p[i + 2] = (char)0xBD;
  }
}

TwStatus tw_record_fill(const TwReader *reader, const TwRecord *record, TwDocument *document) {
  size_t head = document->title.len ? document->title.len + 2 : 0;
  if (record->text.len > TW_DOCUMENT_LIMIT - head)
    return tw_record_bad(reader, record, TW_ERR_LIMIT, record->offset, "the document is longer than 64 MiB");
  char *p = tw_arena_alloc(document->arena, head + record->text.len + 1);
  if (!p) return TW_ERR_MEMORY;
  if (head) {
    memcpy(p, document->title.ptr, document->title.len);
    memcpy(p + document->title.len, "\n\n", 2);
  }
  if (record->text.len) memcpy(p + head, record->text.ptr, record->text.len);
  clean(p, head + record->text.len);
  document->buffer = tw_str_n(p, head + record->text.len);
  document->body = (uint32_t)head;
  document->title = tw_str_n(p, document->title.len);
  if (!tw_text_is_english(tw_str_n(p + head, record->text.len)))
    return tw_record_bad(reader, record, TW_ERR_DOCUMENT, record->offset, "not English");
  return TW_OK;
}
