#include "tokenize/tokenize.h"

#include "text/space.h"
#include "tokenize/pieces.h"

/* Cuts [begin, end) of the buffer run by run. */
static void cut_span(Cutter *c, TwSpan span) {
  TwStr rest = tw_str_slice(c->buffer, span);
  while (rest.len && !c->failed) {
    size_t n = tw_space_at(rest), length = 0;
    if (n) {
      rest = tw_str_n(rest.ptr + n, rest.len - n);
      continue;
    }
    while (length < rest.len && !tw_space_at(tw_str_n(rest.ptr + length, rest.len - length))) length++;
    TwStr run = tw_str_n(rest.ptr, length), next = tw_str_n(rest.ptr + length, rest.len - length);
    while ((n = tw_space_at(next)) > 0) next = tw_str_n(next.ptr + n, next.len - n);
    token_cut_run(c, run, next);
    rest = next;
  }
}

TwStatus tw_tokenize(TwDocument *document) {
  if (document->words_given) return TW_OK;
  TwArena scratch;
  tw_arena_init(&scratch, document->arena->allocator);
  Cutter c = {.arena = &scratch, .buffer = document->buffer};
  bool ok = true;
  for (uint32_t i = 0; ok && i < document->paragraphs.count; i++) {
    const TwParagraph *p = &document->paragraphs.items[i];
    c.pieces.count = 0;
    c.single_open = false;
    cut_span(&c, p->label);
    uint32_t label = c.pieces.count;
    cut_span(&c, p->span);
    ok = !c.failed && token_add_sentences(document, i, &c.pieces, label);
  }
  tw_arena_release(&scratch);
  return ok ? TW_OK : TW_ERR_MEMORY;
}
