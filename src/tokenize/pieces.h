/* From a run of text without white space to words. Private to `tokenize`.
 *
 * Each matcher looks at the bytes from `at` on within its run and says how many of them make its kind of word, 0 where
 * it sees none. None looks further ahead than TW_WORD_LIMIT bytes. */
#ifndef TW_TOKENIZE_PIECES_H
#define TW_TOKENIZE_PIECES_H

#include "tokenize/tokenize.h"

typedef enum PieceKind {
  PIECE_WORD,
  PIECE_NUMBER,
  PIECE_LINK,
  PIECE_ABBREVIATION, /* ends in a full stop that is its own: "Inc.", "U.S." */
  PIECE_TITLE,        /* such a one that a name or a number follows: "Mr.", "No." */
  PIECE_INITIAL,      /* "J." */
  PIECE_STOP,         /* "." */
  PIECE_CRY,          /* "!", "?", "?!" */
  PIECE_ELLIPSIS,
  PIECE_OPEN,  /* opening quotation marks and brackets */
  PIECE_CLOSE, /* closing ones */
  PIECE_QUOTE, /* a straight double quote whose side is open */
  PIECE_EMOTICON,
  PIECE_OTHER
} PieceKind;

typedef struct Piece {
  TwSpan span;      /* bytes of the buffer */
  uint8_t kind;     /* PieceKind */
  uint8_t words;    /* as in TwToken */
  bool space_after; /* white space follows in the text */
} Piece;

typedef TW_ARRAY(Piece) Pieces;

typedef struct Cutter {
  TwArena *arena;
  TwStr buffer;
  Pieces pieces;    /* of the paragraph */
  TwStr run;        /* the run of text that is being cut */
  TwStr next;       /* what follows the run's white space in the paragraph */
  bool links;       /* the run is worth looking for links in */
  bool single_open; /* a single quotation mark was opened and not closed */
  bool failed;
} Cutter;

/** What a character is to the tokeniser. */
typedef enum RuneKind { RUNE_LETTER, RUNE_DIGIT, RUNE_MARK, RUNE_OTHER } RuneKind;

RuneKind token_rune_kind(uint32_t rune);
/** Kind of the character at byte `at` of `s`, and its length; RUNE_OTHER and 0 at the end. */
RuneKind token_rune_at(TwStr s, size_t at, size_t *length);
bool token_rune_is_upper(TwStr s, size_t at);
bool token_rune_is_lower(TwStr s, size_t at);
/** Length of an apostrophe (' ’ ʼ ´ `) at `at`, or 0. */
size_t token_apostrophe_at(TwStr s, size_t at);
/** A byte of `s`, or 0 behind its end. */
static inline unsigned char byte_at(TwStr s, size_t at) { return at < s.len ? (unsigned char)s.ptr[at] : 0; }

size_t token_match_link(TwStr run, size_t at);
size_t token_match_number(TwStr run, size_t at);
size_t token_match_word(TwStr run, size_t at);
/** Punctuation, symbols, emoticons, emoji; at least one character wherever there is one. */
size_t token_match_symbol(TwStr run, size_t at, PieceKind *kind);

/** Where the words of a contraction end, in bytes of `word`; how many, 0 or 1 for a plain word. */
enum { MAX_CLITICS = 4 };
uint32_t token_split_contraction(TwStr word, uint32_t ends[MAX_CLITICS]);

/** Whether `word` and the full stop behind it make one abbreviation, and of what kind (PIECE_ABBREVIATION or
 * PIECE_TITLE); PIECE_STOP where not. `word` is without its last full stop; `next` is what follows behind the white
 * space. */
PieceKind token_abbreviation_kind(TwStr word, TwStr next);

/** Cuts one run into pieces. */
void token_cut_run(Cutter *cutter, TwStr run, TwStr next);
/** Parts the pieces of a paragraph into sentences and adds them to the document. `label` pieces at the start are those
 * of its number or bullet. */
bool token_add_sentences(TwDocument *document, uint32_t paragraph, const Pieces *pieces, uint32_t label);

#endif
