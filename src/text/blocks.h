/* Block structure: where the paragraphs, headings, list items and questions of plain text lie.
 *
 * Blank lines part blocks. Within a run of lines, lines that were broken to fit a width are joined, lines that are
 * paragraphs of their own stay apart. Linear in the text. */
#ifndef TW_TEXT_BLOCKS_H
#define TW_TEXT_BLOCKS_H

#include "text/document.h"

/** Fills `paragraphs` from title and body. */
TwStatus tw_blocks_find(TwDocument *document);

/** Sets block and label of a paragraph whose bytes are known, and cuts the label off its span. `before` is the
 * paragraph before it or NULL. */
void tw_block_classify(TwStr buffer, const TwParagraph *before, TwParagraph *paragraph);

#endif
