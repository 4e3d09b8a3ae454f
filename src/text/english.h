/* Whether a text is English: a cheap check that errs on the side of yes. */
#ifndef TW_TEXT_ENGLISH_H
#define TW_TEXT_ENGLISH_H

#include "base/str.h"

/** False for text that is surely something else: mostly other scripts than Latin, hardly any of English's own function
 * words, or no words at all. Text of fewer than 60 words (400 letters where the script is not Latin) is not judged;
 * of a long one the first 256 KiB are. `text` is valid UTF-8. */
bool tw_text_is_english(TwStr text);

#endif
