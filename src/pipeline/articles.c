#include "pipeline/articles.h"

void tw_articles_init(TwArticles *articles, const TwAllocator *allocator, const TwJob *job) {
  *articles = (TwArticles){0};
  tw_arena_init(&articles->arena, allocator);
  for (size_t i = 0; i < job->output_count; i++)
    articles->wanted = articles->wanted || job->outputs[i].format == TW_TO_HTML;
}

void tw_articles_release(TwArticles *articles) { tw_arena_release(&articles->arena); }

TwStatus tw_articles_add(TwArticles *articles, const TwItem *item) {
  const TwDocument *d = item->document;
  TwStr body = tw_str_n(d->buffer.ptr + d->body, d->buffer.len - d->body);
  if (!articles->wanted || !item->iri.len || body.len > TW_ARTICLES_LIMIT - articles->bytes) return TW_OK;
  TwArena *arena = &articles->arena;
  TwDrawArticle article = {.iri = tw_arena_str(arena, item->iri), .text = tw_arena_str(arena, body)};
  articles->bytes += body.len;
  if (!TW_PUSH(arena, &articles->list, article)) return TW_ERR_MEMORY;
  return tw_arena_status(arena);
}
