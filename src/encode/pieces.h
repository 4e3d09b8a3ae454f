/* Words as the encoder sees them: word pieces of a fixed vocabulary, and a class of case and shape. */
#ifndef TW_ENCODE_PIECES_H
#define TW_ENCODE_PIECES_H

#include "model/model.h"

/** Most pieces of a word: of a longer one the first ten and the last two count. */
#define TW_WORD_PIECES 12u
/** Most bytes of a word that are looked at. */
#define TW_WORD_BYTES 1000u
/** Number of shapes: 1 to 11 for words, 0 for what is none. */
#define TW_SHAPES 12u

/** The shape of "Peruvian": a capital, then small letters. */
#define TW_SHAPE_CAPITALISED 8u

/** The vocabulary; points into the model. */
typedef struct TwPieces {
  TwTable words;
  TwIndex index;
  uint16_t unknown, begin, end; /* [UNK] [CLS] [SEP] */
  uint32_t longest;             /* bytes of the longest piece */
} TwPieces;

/** False where the model has no such vocabulary. */
bool tw_pieces_init(TwPieces *pieces, const TwModel *model);
/** The pieces of a word: lower-cased, decomposed, without marks, cut at what is neither letter nor number, then from
 * the left the longest pieces that the vocabulary has; [UNK] for a part that cannot be put together. At least one. */
uint32_t tw_pieces_of(const TwPieces *pieces, TwStr word, uint16_t ids[TW_WORD_PIECES]);
/** Case and shape of a word, 1 to 11: digits, digits and letters, neither, lower, one capital, capitals, capitals with
 * dots, capitalised, capital and mixed, mixed, letters without case. */
uint8_t tw_shape_of(TwStr word);

#endif
