/* Text → sentences and words, as the English UD treebanks part them (EWT 2.16).
 *
 * Words never span white space; clitics are words of their own ("do" + "n't", with `words` = 2 on the first); hyphens
 * inside words are words. The end of a block ends a sentence. The label of a list item or question ("1.", "•") makes
 * words at the start of the block's first sentence, outside the paragraph's span. */
#ifndef TW_TOKENIZE_TOKENIZE_H
#define TW_TOKENIZE_TOKENIZE_H

#include "text/document.h"

/** Longest word, in bytes; a longer run without a break is cut. */
#define TW_WORD_LIMIT 256
/** Longest sentence, in words: a longer one is cut, at punctuation where there is some. */
#define TW_SENTENCE_LIMIT 400

/** Fills `sentences` and `tokens` of a document that has paragraphs; does nothing where `words_given`. Tokens are left
 * unanalysed: TW_UPOS_COUNT, TW_XPOS_COUNT, TW_REL_COUNT, TW_NONE as head, no lemma, no feats. Linear in the text. */
TwStatus tw_tokenize(TwDocument *document);

#endif
