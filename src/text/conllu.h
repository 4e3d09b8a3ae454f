/* CoNLL-U out (UD 2.16, ten columns). */
#ifndef TW_TEXT_CONLLU_H
#define TW_TEXT_CONLLU_H

#include "base/buf.h"
#include "text/document.h"

/** Appends fields of the MISC column for one token, each followed by "|": `Time=2023-08-14|`. Values must hold no
 * white space and no "|". */
typedef void (*TwMiscFn)(void *user, const TwDocument *document, uint32_t token, TwBuf *out);

typedef struct TwConlluOptions {
  bool names;    /* write NER=B-…, I-…, O for every token */
  TwMiscFn misc; /* may be NULL; called in the order of the tokens */
  void *user;
} TwConlluOptions;

/** Appends the document: `# newdoc id`, `# newpar` at paragraphs, `# sent_id`, `# text`, range lines for multiword
 * tokens. What is not analysed (TW_UPOS_COUNT, TW_XPOS_COUNT, TW_REL_COUNT, empty lemma or feats) is written as `_`.
 * `options` may be NULL. Errors stick in `out`. */
void tw_conllu_write(const TwDocument *document, const TwConlluOptions *options, TwBuf *out);

#endif
