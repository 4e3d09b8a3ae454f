#include "base/buf.h"
#include "base/utf8.h"
#include "text/blocks.h"
#include "text/english.h"
#include "text/record.h"

#include <stdio.h>

enum { COLUMNS = 10 };

/* One document in the making. Sentences and tokens go straight into it; its text grows in `text`. */
typedef struct Build {
  TwReader *reader;
  TwRecord record;
  TwDocument *document;
  TwBuf text;
  uint32_t first;           /* token: start of the open sentence */
  uint32_t paragraph_at;    /* byte where the open paragraph starts */
  uint32_t range_end;       /* word number that closes the open multiword token; 0: none is open */
  uint32_t range_first;     /* its first token */
  TwSpan range;             /* its bytes */
  bool range_space;         /* white space follows it */
  bool space;               /* white space follows the last word */
  bool new_paragraph;       /* asked for by a comment */
  TW_ARRAY(uint32_t) heads; /* word numbers as given, TW_NONE where not; of the open sentence */
} Build;

static TwStatus bad(Build *b, TwStatus code, const char *reason) {
  b->record.line = b->reader->line - 1;
  return tw_record_bad(b->reader, &b->record, code, b->record.offset, reason);
}

static bool read_number(TwStr s, uint32_t *value) {
  if (s.len == 0 || s.len > 9) return false;
  *value = 0;
  for (size_t i = 0; i < s.len; i++) {
    if (!tw_is_digit((unsigned char)s.ptr[i])) return false;
    *value = *value * 10 + (uint32_t)(s.ptr[i] - '0');
  }
  return true;
}

/* Value of a field of MISC, or an empty view without bytes. */
static TwStr misc_field(TwStr misc, TwStr key) {
  TwStr rest = misc, part;
  while (tw_str_split(&rest, '|', &part))
    if (tw_str_starts(part, key)) return tw_str_n(part.ptr + key.len, part.len - key.len);
  return tw_str_n(NULL, 0);
}

static TwStr given(TwArena *arena, TwStr s) { return tw_str_is(s, "_") ? tw_str_n(NULL, 0) : tw_arena_str(arena, s); }

/* A name goes on where the tag says I- and the last name of the same kind ends here. */
static void take_name(TwDocument *d, TwStr tag, uint32_t token) {
  if (tag.len < 3 || tag.ptr[1] != '-') return;
  TwStr kind = tw_str_n(tag.ptr + 2, tag.len - 2);
  for (int k = 0; k < TW_NAME_COUNT; k++) {
    if (!tw_str_eq(kind, tw_name_kind_name((TwNameKind)k))) continue;
    TwName *last = d->names.count ? &d->names.items[d->names.count - 1] : NULL;
    if (tag.ptr[0] == 'I' && last && last->kind == (TwNameKind)k && last->tokens.end == token)
      last->tokens.end = token + 1;
    else
      TW_PUSH(d->arena, &d->names, (TwName){{token, token + 1}, (TwNameKind)k});
  }
}

static TwStatus take_analysis(Build *b, const TwStr column[COLUMNS], TwToken *token, uint32_t index) {
  TwArena *arena = b->document->arena;
  token->lemma = given(arena, column[2]);
  if (tw_str_is(column[1], "_") && tw_str_is(column[2], "_")) token->lemma = tw_arena_str(arena, column[2]);
  token->upos = (uint8_t)tw_upos_of(column[3]);
  token->xpos = tw_xpos_of(column[4]);
  token->feats = token->upos < TW_UPOS_COUNT ? tw_arena_str(arena, column[5]) : given(arena, column[5]);
  token->morph = tw_morph_of(column[5]);
  token->rel = (uint8_t)tw_rel_of(column[7]);
  if (!tw_str_is(column[6], "_") && !read_number(column[6], &b->heads.items[b->heads.count - 1]))
    return bad(b, TW_ERR_DOCUMENT, "the head is no number");
  take_name(b->document, misc_field(column[9], TW_STR("NER=")), index);
  return TW_OK;
}

/* Appends what stands between the last word and the next. */
static void add_gap(Build *b) {
  bool sentence_start = b->first == b->document->tokens.count && b->range_end == 0;
  if (b->text.len == 0) return;
  if (sentence_start && b->new_paragraph)
    tw_buf_z(&b->text, "\n\n");
  else if (b->space)
    tw_buf_char(&b->text, ' ');
}

static bool close_paragraph(Build *b) {
  TwParagraph p = {.span = {b->paragraph_at, (uint32_t)b->text.len}};
  if (p.span.begin == p.span.end) return true;
  b->paragraph_at = p.span.end;
  return TW_PUSH(b->document->arena, &b->document->paragraphs, p);
}

static bool start_paragraph(Build *b) {
  bool ok = close_paragraph(b);
  add_gap(b);
  b->paragraph_at = (uint32_t)b->text.len;
  b->new_paragraph = false;
  return ok;
}

/* Adds a surface form to the text: a word, or a multiword token as a whole. */
static TwStatus add_form(Build *b, TwStr form, TwSpan *span) {
  bool sentence_start = b->first == b->document->tokens.count;
  if (sentence_start && (b->new_paragraph || b->text.len == 0)) {
    if (!start_paragraph(b)) return TW_ERR_MEMORY;
  } else
    add_gap(b);
  span->begin = (uint32_t)b->text.len;
  tw_buf_add(&b->text, form);
  span->end = (uint32_t)b->text.len;
  if (b->text.len > TW_DOCUMENT_LIMIT) return bad(b, TW_ERR_LIMIT, "the document is longer than 64 MiB");
  return tw_buf_status(&b->text);
}

/* Shares the bytes of a multiword token among its words: by their forms where those spell it, else evenly. */
static void cut_range(Build *b) {
  TwToken *words = b->document->tokens.items + b->range_first;
  uint32_t count = b->document->tokens.count - b->range_first, at = b->range.begin;
  TwStr whole = tw_str_n(b->text.ptr + b->range.begin, b->range.end - b->range.begin);
  size_t spelt = 0;
  for (uint32_t i = 0; i < count; i++) spelt += words[i].form.len;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t left = b->range.end - at, take = left / (count - i);
    if (spelt == whole.len) take = (uint32_t)words[i].form.len;
    while (take < left && ((unsigned char)b->text.ptr[at + take] & 0xC0) == 0x80) take++;
    if (i + 1 == count || take > left) take = left;
    words[i].span = (TwSpan){at, at + take};
    words[i].space_after = i + 1 == count && b->range_space;
    at += take;
  }
  words[0].words = (uint8_t)count;
  b->range_end = 0;
  b->space = b->range_space;
}

static TwStatus take_range(Build *b, const TwStr column[COLUMNS], uint32_t next) {
  TwStr rest = column[0], from, to;
  uint32_t begin, end;
  tw_str_split(&rest, '-', &from);
  to = rest;
  if (!read_number(from, &begin) || !read_number(to, &end) || begin != next || end <= begin || end - begin > 254 ||
      b->range_end)
    return bad(b, TW_ERR_DOCUMENT, "the range of a multiword token is wrong");
  TwStatus status = add_form(b, column[1], &b->range);
  b->range_end = end;
  b->range_first = b->document->tokens.count;
  b->range_space = !tw_str_is(misc_field(column[9], TW_STR("SpaceAfter=")), "No");
  return status;
}

static TwStatus take_word(Build *b, const TwStr column[COLUMNS], uint32_t next) {
  TwDocument *d = b->document;
  uint32_t number, index = d->tokens.count;
  if (!read_number(column[0], &number) || number != next)
    return bad(b, TW_ERR_DOCUMENT, "word numbers do not count up from 1");
  TwToken token = {.form = tw_arena_str(d->arena, column[1]),
                   .sentence = d->sentences.count,
                   .head = TW_NONE,
                   .upos = TW_UPOS_COUNT,
                   .xpos = TW_XPOS_COUNT,
                   .rel = TW_REL_COUNT};
  TwStatus status = b->range_end ? TW_OK : add_form(b, column[1], &token.span);
  if (!b->range_end) b->space = !tw_str_is(misc_field(column[9], TW_STR("SpaceAfter=")), "No");
  token.space_after = b->space;
  if (!status && !TW_PUSH(d->arena, &b->heads, TW_NONE)) status = TW_ERR_MEMORY;
  if (!status && b->reader->options.keep_analysis) status = take_analysis(b, column, &token, index);
  if (!status && !TW_PUSH(d->arena, &d->tokens, token)) status = TW_ERR_MEMORY;
  if (!status && b->range_end == number) cut_range(b);
  return status;
}

static TwStatus take_line(Build *b, TwStr line) {
  TwStr column[COLUMNS], rest = line;
  int n = 0;
  while (n < COLUMNS && tw_str_split(&rest, '\t', &column[n])) n++;
  if (n != COLUMNS || rest.ptr) return bad(b, TW_ERR_DOCUMENT, "a line has not ten columns");
  if (column[1].len == 0) return bad(b, TW_ERR_DOCUMENT, "a word is empty");
  for (size_t i = 0; i < column[1].len; i++)
    if ((unsigned char)column[1].ptr[i] < 0x20 || column[1].ptr[i] == 0x7F)
      return bad(b, TW_ERR_DOCUMENT, "a word holds control characters");
  if (tw_str_find(column[0], TW_STR("."), 0) != SIZE_MAX) return TW_OK; /* an empty node */
  uint32_t next = b->document->tokens.count - b->first + 1;
  if (tw_str_find(column[0], TW_STR("-"), 0) != SIZE_MAX) return take_range(b, column, next);
  return take_word(b, column, next);
}

static TwStatus close_sentence(Build *b) {
  TwDocument *d = b->document;
  uint32_t end = d->tokens.count, count = end - b->first;
  if (b->range_end) return bad(b, TW_ERR_DOCUMENT, "a multiword token is not closed");
  if (count == 0) return TW_OK;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t head = b->heads.items[i];
    if (head != TW_NONE && (head > count || head == i + 1))
      return bad(b, TW_ERR_DOCUMENT, "a head lies outside its sentence");
    d->tokens.items[b->first + i].head = head == TW_NONE || head == 0 ? TW_NONE : b->first + head - 1;
  }
  TwSentence s = {.span = {d->tokens.items[b->first].span.begin, d->tokens.items[end - 1].span.end},
                  .tokens = {b->first, end},
                  .paragraph = d->paragraphs.count};
  b->heads.count = 0;
  b->first = end;
  return TW_PUSH(d->arena, &d->sentences, s) ? TW_OK : TW_ERR_MEMORY;
}

/* The bytes are final only now: words point into the buffer where they stand there letter for letter. */
static TwStatus finish(Build *b) {
  TwDocument *d = b->document;
  if (!close_paragraph(b)) return TW_ERR_MEMORY;
  d->buffer = tw_arena_str(d->arena, tw_buf_str(&b->text));
  if (tw_arena_status(d->arena)) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    TwStr bytes = tw_document_text(d, d->tokens.items[i].span);
    if (tw_str_eq(bytes, d->tokens.items[i].form)) d->tokens.items[i].form = bytes;
  }
  for (uint32_t i = 0; i < d->paragraphs.count; i++)
    tw_block_classify(d->buffer, i ? &d->paragraphs.items[i - 1] : NULL, &d->paragraphs.items[i]);
  d->words_given = true;
  if (!tw_text_is_english(d->buffer)) return bad(b, TW_ERR_DOCUMENT, "not English");
  b->record.text = d->buffer;
  TwDocument *named = NULL;
  TwStatus status = tw_record_document(b->reader, &b->record, d->arena, &named);
  if (!status) d->id = named->id, d->file = named->file;
  return status;
}

static TwStr new_document(TwStr line) {
  static const char mark[] = "# newdoc";
  if (!tw_str_starts(line, TW_STR(mark)) || tw_str_starts(line, TW_STR("# newdoc_"))) return tw_str_n(NULL, 0);
  TwStr rest = tw_str_trim(tw_str_n(line.ptr + sizeof mark - 1, line.len - (sizeof mark - 1)));
  if (!tw_str_starts(rest, TW_STR("id"))) return tw_str_n(line.ptr, 0);
  rest = tw_str_trim(tw_str_n(rest.ptr + 2, rest.len - 2));
  if (!tw_str_starts(rest, TW_STR("="))) return tw_str_n(line.ptr, 0);
  return tw_str_trim(tw_str_n(rest.ptr + 1, rest.len - 1));
}

/* Reads up to the next document's first line, which is left for the next call. */
static TwStatus gather(Build *b) {
  TwReader *r = b->reader;
  TwStatus status = TW_OK;
  TwStr line = {0};
  bool content = false;
  for (;;) {
    size_t at = r->at;
    uint32_t number = r->line;
    if (!tw_reader_line(r, &line)) break;
    TwStr id = new_document(line);
    if (id.ptr && content) {
      r->at = at;
      r->line = number;
      break;
    }
    if (id.ptr) b->record.id = id;
    content = content || id.ptr || (line.len && line.ptr[0] != '#');
    if (status) continue; /* passing over the rest of a bad document */
    b->record.offset = at;
    size_t invalid = tw_utf8_invalid(line);
    if (invalid != SIZE_MAX) {
      b->record.offset += invalid;
      status = bad(b, TW_ERR_DOCUMENT, "not valid UTF-8");
    } else if (tw_str_trim(line).len == 0)
      status = close_sentence(b);
    else if (line.ptr[0] != '#')
      status = take_line(b, line);
    else if (tw_str_starts(line, TW_STR("# newpar")) && !tw_str_starts(line, TW_STR("# newpar_")))
      b->new_paragraph = true;
  }
  if (!status) status = close_sentence(b);
  return status;
}

TwStatus tw_reader_next_conllu(TwReader *reader, TwArena *arena, TwDocument **document) {
  TwStr all = tw_str_n(reader->input.ptr + reader->at, reader->input.len - reader->at);
  if (tw_str_trim(all).len == 0) return TW_OK;
  Build b = {.reader = reader, .document = tw_document_new(arena), .space = true};
  if (!b.document) return TW_ERR_MEMORY;
  tw_buf_init(&b.text, arena->allocator);
  size_t start = reader->at;
  TwStatus status = gather(&b);
  if (!status) b.record.offset = start;
  if (!status) status = finish(&b);
  if (!status && tw_arena_status(arena)) status = TW_ERR_MEMORY;
  tw_buf_release(&b.text);
  if (!status) *document = b.document;
  return status;
}
