#include "base/utf8.h"
#include "text/blocks.h"
#include "text/record.h"

#include <jansson.h>

static TwStatus load(const TwReader *reader, TwRecord *record, TwStr line, json_t **object) {
  json_error_t error;
  *object = json_loadb(line.ptr, line.len, 0, &error);
  /* An unknown key may hold an integer of any size. */
  if (!*object && json_error_code(&error) == json_error_numeric_overflow)
    *object = json_loadb(line.ptr, line.len, JSON_DECODE_INT_AS_REAL, &error);
  if (!*object) {
    if (json_error_code(&error) == json_error_out_of_memory) return TW_ERR_MEMORY;
    size_t at = error.position > 0 && (size_t)error.position <= line.len ? (size_t)error.position : 0;
    char reason[JSON_ERROR_TEXT_LENGTH + 32];
    snprintf(reason, sizeof reason, "no valid JSON: %s", error.text);
    if (tw_utf8_invalid(tw_str(reason)) != SIZE_MAX) snprintf(reason, sizeof reason, "no valid JSON");
    return tw_record_bad(reader, record, TW_ERR_DOCUMENT, record->offset + at, reason);
  }
  if (json_is_object(*object)) return TW_OK;
  return tw_record_bad(reader, record, TW_ERR_DOCUMENT, record->offset, "no JSON object");
}

/* The string of an optional key; null and an empty string are as good as none. */
static TwStatus optional(const TwReader *reader, const TwRecord *record, const json_t *object, const char *key,
                         TwStr *value) {
  const json_t *v = json_object_get(object, key);
  if (!v || json_is_null(v)) return TW_OK;
  if (json_is_string(v)) {
    *value = tw_str_n(json_string_value(v), json_string_length(v));
    return TW_OK;
  }
  char reason[64];
  snprintf(reason, sizeof reason, "\"%s\" is no string", key);
  return tw_record_bad(reader, record, TW_ERR_DOCUMENT, record->offset, reason);
}

static TwStatus take(const TwReader *reader, TwRecord *record, const json_t *object) {
  const struct {
    const char *key;
    TwStr *value;
  } keys[] = {{"title", &record->title}, {"date", &record->date}, {"url", &record->url}, {"source", &record->source}};
  const json_t *id = json_object_get(object, "id");
  TwStatus status = json_is_integer(id) ? TW_OK : optional(reader, record, object, "id", &record->id);
  for (size_t i = 0; !status && i < sizeof keys / sizeof *keys; i++)
    status = optional(reader, record, object, keys[i].key, keys[i].value);
  if (status) return status;
  const json_t *text = json_object_get(object, "text");
  if (!json_is_string(text))
    return tw_record_bad(reader, record, TW_ERR_DOCUMENT, record->offset,
                         text ? "\"text\" is no string" : "\"text\" is missing");
  record->text = tw_str_n(json_string_value(text), json_string_length(text));
  return TW_OK;
}

static TwStatus make(TwReader *reader, TwRecord *record, const json_t *object, TwArena *arena, TwDocument **document) {
  TwStatus status = take(reader, record, object);
  if (status) return status;
  char number[32]; /* numbers serve as ids in many collections */
  const json_t *id = json_object_get(object, "id");
  if (json_is_integer(id)) {
    snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
    record->id = tw_str(number);
  }
  const char *reason;
  size_t at;
  if (record->text.len > TW_DOCUMENT_LIMIT)
    return tw_record_bad(reader, record, TW_ERR_LIMIT, record->offset, "the document is longer than 64 MiB");
  status = tw_text_check(record->text, &reason, &at);
  if (status) return tw_record_bad(reader, record, status, record->offset, reason);
  TwDocument *d = NULL;
  status = tw_record_document(reader, record, arena, &d);
  if (!status) status = tw_record_fill(reader, record, d);
  if (!status) status = tw_blocks_find(d);
  if (!status) *document = d;
  return status;
}

TwStatus tw_reader_next_jsonl(TwReader *reader, TwArena *arena, TwDocument **document) {
  TwStr line = {0};
  TwRecord record = {0};
  do {
    record.offset = reader->at;
    record.line = reader->line;
    if (!tw_reader_line(reader, &line)) return TW_OK;
  } while (tw_str_trim(line).len == 0);
  if (line.len > TW_LINE_LIMIT)
    return tw_record_bad(reader, &record, TW_ERR_LIMIT, record.offset, "the line is longer than 128 MiB");
  size_t invalid = tw_utf8_invalid(line);
  if (invalid != SIZE_MAX)
    return tw_record_bad(reader, &record, TW_ERR_DOCUMENT, record.offset + invalid, "not valid UTF-8");
  json_t *object = NULL;
  TwStatus status = load(reader, &record, line, &object);
  if (!status) status = make(reader, &record, object, arena, document);
  json_decref(object);
  return status;
}
