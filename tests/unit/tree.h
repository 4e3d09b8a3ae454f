/* Documents from compact trees, for the tests of the modules that read them. */
#ifndef TW_TESTS_TREE_H
#define TW_TESTS_TREE_H

#include "base/buf.h"
#include "support.h"
#include "text/reader.h"

/** A document of analysed sentences. Each line is a sentence, each word "form|lemma|UPOS|head|rel" with "|FEATS" and
 * then
 * "|B-Person" (or I-…) where it has them; features are joined by "+". Ends the test where it is not well-formed. */
static inline TwDocument *tree_document(TwArena *arena, const char *spec) {
  TwBuf text;
  tw_buf_init(&text, &tw_libc_allocator);
  TwStr lines = tw_str(spec), line;
  while (tw_str_split(&lines, '\n', &line)) {
    if (tw_str_trim(line).len == 0) continue;
    TwStr words = tw_str_trim(line), word;
    for (int n = 1; tw_str_split(&words, ' ', &word);) {
      if (word.len == 0) continue;
      TwStr f[7] = {{NULL, 0}};
      for (int i = 0; i < 7 && tw_str_split(&word, '|', &f[i]); i++) {
      }
      tw_buf_printf(&text, "%d\t%.*s\t%.*s\t%.*s\t_\t", n++, TW_FMT(f[0]), TW_FMT(f[1]), TW_FMT(f[2]));
      for (size_t i = 0; i < f[5].len; i++) tw_buf_char(&text, f[5].ptr[i] == '+' ? '|' : f[5].ptr[i]);
      tw_buf_printf(&text, "%s\t%.*s\t%.*s\t_\t%s%.*s\n", f[5].len ? "" : "_", TW_FMT(f[3]), TW_FMT(f[4]),
                    f[6].len ? "NER=" : "NER=O", TW_FMT(f[6]));
    }
    tw_buf_char(&text, '\n');
  }
  TwReader reader;
  TwReaderOptions options = {.format = TW_FORMAT_CONLLU, .file = "tree.conllu", .keep_analysis = true};
  tw_reader_init(&reader, tw_buf_str(&text), &options);
  TwDocument *document = NULL;
  ck_assert_int_eq(tw_reader_next(&reader, arena, &document), TW_OK);
  ck_assert_ptr_nonnull(document);
  tw_buf_release(&text);
  return document;
}

/** The first token of that form. */
static inline uint32_t tree_token(const TwDocument *d, const char *form) {
  for (uint32_t i = 0; i < d->tokens.count; i++)
    if (tw_str_is(d->tokens.items[i].form, form)) return i;
  ck_abort_msg("no token '%s'", form);
  return TW_NONE;
}

#endif
