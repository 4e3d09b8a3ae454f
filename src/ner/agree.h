/* One name, one kind in a document: what the network saw at each place of a name is added up. Private to `ner`.
 *
 * A name's words are its key; its kind is the one with the greatest sum over all its places, where what the gazetteer
 * knows counts as a little evidence at each. A single word that begins or ends a person's name elsewhere, or begins a
 * body's ("Merkel", "Angela Merkel"; "Tavira", "Tavira Foods"), gets the mean of what was seen there too. A name that
 * was found twice is found wherever its words stand in capitals and the network was not quite sure that they are none.
 */
#ifndef TW_NER_AGREE_H
#define TW_NER_AGREE_H

#include "text/document.h"

/** What the network gave a span: for each kind, and for being no name. Only differences mean something. */
typedef struct TwNameScores {
  float kind[TW_NAME_COUNT];
  float outside;
} TwNameScores;

/** A word with a capital that belongs to no name, and what it would have got as the first, a middle, the last and the
 * only word of one. */
typedef struct TwLeftWord {
  uint32_t token;
  TwNameScores first, middle, last, only;
} TwLeftWord;

typedef struct TwNameEvidence {
  TW_ARRAY(TwNameScores) names; /* of document->names */
  TW_ARRAY(TwLeftWord) left;    /* in the order of the text */
} TwNameEvidence;

/** Score of a kind that the head does not know. */
#define TW_NEVER (-1e30f)

/** Sets kinds in document->names, and adds names; they stay sorted. Dates and sums of money are left alone. */
TwStatus tw_names_agree(const TwNameEvidence *evidence, TwDocument *document);

#endif
