/* A document and the layers that each module adds to it.
 *
 * One buffer holds title and body, so that every later module knows one kind of offset: a byte of `buffer`, which is
 * valid UTF-8. Readers fill the record's fields and the paragraphs; `tokenize` the sentences and tokens; `tag` and
 * `parse` the tokens' analysis; `ner` the names. Times, chains and events live in layers of their own, made in the same
 * arena. Everything that is shown to a user goes through tw_document_place(), which counts characters from the start of
 * the title or of the body. */
#ifndef TW_TEXT_DOCUMENT_H
#define TW_TEXT_DOCUMENT_H

#include "base/array.h"
#include "text/labels.h"

/** Longest document, in bytes of title and body together; a longer one is TW_ERR_LIMIT. */
#define TW_DOCUMENT_LIMIT ((size_t)64 << 20)

typedef struct TwDate {
  int16_t year; /* 0: no date */
  uint8_t month, day;
} TwDate;

typedef enum TwBlock {
  TW_BLOCK_PARAGRAPH,
  TW_BLOCK_TITLE,   /* the record's title; lies before `body` */
  TW_BLOCK_HEADING, /* a line of its own without closing punctuation */
  TW_BLOCK_ITEM,    /* an item of a list, its bullet or number left out of `span` */
  TW_BLOCK_QUESTION /* a (numbered) question that the next block answers, as in an FAQ */
} TwBlock;

typedef struct TwParagraph {
  TwSpan span;  /* bytes, without outer white space, number or bullet */
  TwSpan label; /* bytes of that number or bullet, "Q:" or "A:"; empty where there is none */
  TwBlock block;
} TwParagraph;

typedef struct TwSentence {
  TwSpan span;   /* bytes */
  TwSpan tokens; /* indices into tokens */
  uint32_t paragraph;
} TwSentence;

/** A syntactic word of UD. The words of a contraction ("don't" = do + n't) are tokens of their own that cut its span.
 * What is not analysed yet is TW_UPOS_COUNT, TW_XPOS_COUNT, TW_REL_COUNT, TW_NONE as head, and empty strings. */
typedef struct TwToken {
  TwStr form;
  TwStr lemma; /* set by tag */
  TwStr feats; /* FEATS column, "_" for none; set by tag */
  TwSpan span; /* bytes */
  uint32_t sentence;
  uint32_t head;  /* token index within the document; TW_NONE for a root; set by parse */
  uint32_t morph; /* TwMorph bits of feats */
  uint8_t upos;   /* TwUpos */
  uint8_t xpos;
  uint8_t rel;      /* TwRel */
  uint8_t words;    /* on the first word of a multiword token: how many words it has; else 0 */
  bool space_after; /* white space or a line end follows in the text */
} TwToken;

/** A named entity of the flat layer that `ner` writes. */
typedef struct TwName {
  TwSpan tokens;
  TwNameKind kind;
} TwName;

typedef struct TwDocument {
  TwArena *arena; /* owns all that hangs below */
  TwStr id;       /* as given, else made from file name or text; never empty */
  TwStr url, source, title;
  TwStr file; /* what diagnostics call it where there is no id */
  TwDate date;
  bool words_given; /* CoNLL-U came in: words and sentences stay as they are */

  TwStr buffer;
  uint32_t body; /* byte where the body starts; the title lies before it */

  TW_ARRAY(TwParagraph) paragraphs;
  TW_ARRAY(TwSentence) sentences;
  TW_ARRAY(TwToken) tokens;
  TW_ARRAY(TwName) names;
} TwDocument;

/** An offset as the user sees it. */
typedef struct TwPlace {
  bool in_title;
  uint32_t at; /* Unicode characters from the start of the title or of the body */
} TwPlace;

/** An empty document in `arena`. NULL where memory runs out. */
TwDocument *tw_document_new(TwArena *arena);

/** Where a byte of the buffer lies for the user. Linear in the distance from the start.
 */
TwPlace tw_document_place(const TwDocument *document, uint32_t byte);

/** Text of a byte span, of a token span, and the byte span of a token span (empty spans give empty results). */
TwStr tw_document_text(const TwDocument *document, TwSpan bytes);
TwSpan tw_document_bytes(const TwDocument *document, TwSpan tokens);
TwStr tw_document_words(const TwDocument *document, TwSpan tokens);

/** The words of a token span with single blanks where the text has line ends or several: for labels. Lives in the
 * document's arena, or is a part of its text; empty where memory runs out. */
TwStr tw_document_phrase(const TwDocument *document, TwSpan tokens);

/** The name that covers a token, or NULL. Names are sorted and do not overlap. */
const TwName *tw_document_name_at(const TwDocument *document, uint32_t token);

/** Whether it is a day of the calendar. */
bool tw_date_valid(TwDate date);
/** Reads YYYY-MM-DD and nothing else. */
bool tw_date_parse(TwStr s, TwDate *date);

#endif
