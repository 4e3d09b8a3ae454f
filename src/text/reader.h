/* Readers: one iterator over the records of an input, whatever its format.
 *
 * Each record becomes a TwDocument in an arena that the caller names: its fields, its buffer and its paragraphs (from
 * CoNLL-U also its sentences and tokens). A bad record is told to the sink, with the byte offset into the input, and
 * never costs another. */
#ifndef TW_TEXT_READER_H
#define TW_TEXT_READER_H

#include "base/diag.h"
#include "text/document.h"

typedef enum TwFormat { TW_FORMAT_TEXT, TW_FORMAT_JSONL, TW_FORMAT_CONLLU } TwFormat;

/** Longest line of JSON Lines, in bytes; longer ones are TW_ERR_LIMIT. */
#define TW_LINE_LIMIT (2 * TW_DOCUMENT_LIMIT)
/** Longest id, title, url or source, in bytes; a longer one makes its record bad. */
#define TW_FIELD_LIMIT 8192

/** Zeroed, with a format, is legal. */
typedef struct TwReaderOptions {
  TwFormat format;
  const char *file;       /* its name as the user gave it, for ids and messages; NULL or "-" for standard input */
  const TwDiagSink *sink; /* may be NULL */
  bool keep_analysis;     /* CoNLL-U: also takes lemmas, tags, features, heads, relations and NER= as given */
} TwReaderOptions;

/** Not thread-safe; `input`, `file` and the sink must outlive it, the documents do not need it. Owns nothing. */
typedef struct TwReader {
  TwReaderOptions options;
  TwStr input;
  size_t at;      /* byte where the next record starts */
  uint32_t line;  /* its line, from 1 */
  bool done;      /* plain text: the one document was given */
  bool name_used; /* some document has its id from the file's name */
} TwReader;

/** `input` is the whole of a file; a byte order mark at its start is passed over. */
void tw_reader_init(TwReader *reader, TwStr input, const TwReaderOptions *options);

/** The next record. TW_OK with a document, or with NULL at the end. TW_ERR_DOCUMENT and TW_ERR_LIMIT: this record is
 * bad and was told to the sink; the next call goes on behind it. TW_ERR_MEMORY: give up.
 *
 * Plain text is one document even where it is empty; JSON Lines and CoNLL-U may hold none.
 *
 * A document's id is the record's own, else the file's name without folder and extension (for the first record that
 * needs it), else the SHA-256 of its text. A date that is none, and a url that is no absolute IRI, are warned of and
 * left out. A record is bad whose text is binary (NUL, or many control characters), not valid UTF-8, too long, or not
 * English (judged only where it is long enough); whose id, title or source holds control characters or is too long;
 * whose JSON or CoNLL-U is not well formed. The few control characters that a text may hold become blanks. */
TwStatus tw_reader_next(TwReader *reader, TwArena *arena, TwDocument **document);

/** Format for a file's extension: .jsonl .ndjson .conllu .conll, else text. */
TwFormat tw_format_of(TwStr file);

#endif
