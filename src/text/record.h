/* What the readers of all formats share: from a record's raw fields to a document. Private to `text`. */
#ifndef TW_TEXT_RECORD_H
#define TW_TEXT_RECORD_H

#include "text/reader.h"

/** A record's fields as they stand in the input; empty where not given. Views that need to live only for the call. */
typedef struct TwRecord {
  TwStr id, title, date, url, source, text;
  size_t offset; /* bytes, into the input: where the text (plain text) or the record starts */
  uint32_t line; /* 0: do not name it */
} TwRecord;

/** Tells of a bad record, naming its file, line and id; returns `code`. `offset` is into the input. */
TwStatus tw_record_bad(const TwReader *reader, const TwRecord *record, TwStatus code, size_t offset,
                       const char *reason);

/** A document with fields and an id of its own, but without buffer. */
TwStatus tw_record_document(TwReader *reader, const TwRecord *record, TwArena *arena, TwDocument **document);

/** Copies title and text into the buffer, control characters as blanks, and checks the language. */
TwStatus tw_record_fill(const TwReader *reader, const TwRecord *record, TwDocument *document);

/** What is wrong with raw text: TW_OK, or TW_ERR_DOCUMENT with a reason and the byte in it. */
TwStatus tw_text_check(TwStr text, const char **reason, size_t *at);

TwStatus tw_reader_next_jsonl(TwReader *reader, TwArena *arena, TwDocument **document);
TwStatus tw_reader_next_conllu(TwReader *reader, TwArena *arena, TwDocument **document);

/** Cuts the next line, without its line end, off the reader's input. False at the end. */
bool tw_reader_line(TwReader *reader, TwStr *line);

#endif
