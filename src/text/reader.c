#include "text/reader.h"

#include "text/blocks.h"
#include "text/record.h"

void tw_reader_init(TwReader *reader, TwStr input, const TwReaderOptions *options) {
  *reader = (TwReader){.options = *options, .input = input, .line = 1};
  if (tw_str_starts(input, TW_STR("\xEF\xBB\xBF"))) reader->at = 3;
}

bool tw_reader_line(TwReader *reader, TwStr *line) {
  if (reader->at >= reader->input.len) return false;
  const char *begin = reader->input.ptr + reader->at;
  size_t left = reader->input.len - reader->at;
  const char *end = memchr(begin, '\n', left);
  line->ptr = begin;
  line->len = end ? (size_t)(end - begin) : left;
  reader->at += line->len + (end ? 1 : 0);
  reader->line++;
  if (line->len && line->ptr[line->len - 1] == '\r') line->len--;
  return true;
}

static TwStatus next_text(TwReader *reader, TwArena *arena, TwDocument **document) {
  if (reader->done) return TW_OK;
  reader->done = true;
  TwRecord record = {.offset = reader->at};
  record.text = tw_str_n(reader->input.ptr + reader->at, reader->input.len - reader->at);
  const char *reason;
  size_t at;
  if (record.text.len > TW_DOCUMENT_LIMIT)
    return tw_record_bad(reader, &record, TW_ERR_LIMIT, record.offset, "the document is longer than 64 MiB");
  TwStatus status = tw_text_check(record.text, &reason, &at);
  if (status) return tw_record_bad(reader, &record, status, record.offset + at, reason);
  TwDocument *d = NULL;
  status = tw_record_document(reader, &record, arena, &d);
  if (!status) status = tw_record_fill(reader, &record, d);
  if (!status) status = tw_blocks_find(d);
  if (!status) *document = d;
  return status;
}

TwStatus tw_reader_next(TwReader *reader, TwArena *arena, TwDocument **document) {
  *document = NULL;
  switch (reader->options.format) {
  case TW_FORMAT_JSONL:
    return tw_reader_next_jsonl(reader, arena, document);
  case TW_FORMAT_CONLLU:
    return tw_reader_next_conllu(reader, arena, document);
  case TW_FORMAT_TEXT:
    break;
  }
  return next_text(reader, arena, document);
}

TwFormat tw_format_of(TwStr file) {
  if (tw_str_ends(file, TW_STR(".jsonl")) || tw_str_ends(file, TW_STR(".ndjson"))) return TW_FORMAT_JSONL;
  if (tw_str_ends(file, TW_STR(".conllu")) || tw_str_ends(file, TW_STR(".conll"))) return TW_FORMAT_CONLLU;
  return TW_FORMAT_TEXT;
}
