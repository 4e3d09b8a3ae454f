/* Lemmas: a table of the words that the rules get wrong, then the rule of the longest suffix that has one. Both are
 * keyed by the class of word: UPOS and, for open classes, XPOS. Learned by src/tools/lemmas.py. */
#ifndef TW_TAG_LEMMA_H
#define TW_TAG_LEMMA_H

#include "model/model.h"
#include "text/document.h"

/** Words longer than that are their own lemmas; in bytes. */
#define TW_LEMMA_BYTES 120u

/** The tables; point into the model. */
typedef struct TwLemmas {
  TwTable words, rules;
} TwLemmas;

/** False where the model has none. */
bool tw_lemmas_init(TwLemmas *lemmas, const TwModel *model);
/** The lemma of a word of that class, `first` where it begins its sentence: in `arena`, in the model, or the form
 * itself. */
TwStr tw_lemma_of(const TwLemmas *lemmas, TwStr form, TwUpos upos, uint8_t xpos, bool first, TwArena *arena);

#endif
