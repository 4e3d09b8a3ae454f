/* The texts of documents, kept for pages of HTML, which show evidence at its place. */
#ifndef TW_PIPELINE_ARTICLES_H
#define TW_PIPELINE_ARTICLES_H

#include "draw/draw.h"
#include "pipeline/flow.h"

/** Most bytes of text that pages bear; documents beyond it are shown by their quoted sentences alone. */
#define TW_ARTICLES_LIMIT ((size_t)4 << 20)

/** Owned by the calling thread. */
typedef struct TwArticles {
  TwArena arena;
  TW_ARRAY(TwDrawArticle) list;
  size_t bytes;
  bool wanted; /* some output is a page */
} TwArticles;

void tw_articles_init(TwArticles *articles, const TwAllocator *allocator, const TwJob *job);
void tw_articles_release(TwArticles *articles);
/** Copies what is needed of an item's document. TW_ERR_MEMORY. */
TwStatus tw_articles_add(TwArticles *articles, const TwItem *item);

#endif
