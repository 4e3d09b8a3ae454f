#include "pipeline/flow.h"

#include <pthread.h>

/* Items a thread: enough that a long document does not stop the others, few enough to stay small. */
#define ITEMS_A_THREAD 4

struct TwNote {
  TwDiagnostic diagnostic;
  TwNote *next;
};

typedef struct Ring {
  const TwFlow *flow;
  TwItem *items;
  uint32_t capacity;
  uint64_t read, taken, merged; /* numbers of items; an item's place is its number modulo the capacity */
  size_t bytes;                 /* of documents under way */
  bool closed;
  pthread_mutex_t lock;
  pthread_cond_t ready, done;
} Ring;

typedef struct Helper {
  Ring *ring;
  TwEngine *engine;
  pthread_t thread;
} Helper;

static void keep_note(void *user, const TwDiagnostic *d) {
  TwItem *item = user;
  TwNote *note = TW_NEW(&item->arena, TwNote);
  if (!note) return;
  note->diagnostic = *d;
  if (d->document) note->diagnostic.document = tw_arena_str(&item->arena, tw_str(d->document)).ptr;
  note->diagnostic.message = tw_arena_str(&item->arena, tw_str(d->message)).ptr;
  if (!note->diagnostic.message) return;
  *item->notes_end = note;
  item->notes_end = &note->next;
}

TwDiagSink tw_item_sink(TwItem *item) { return (TwDiagSink){keep_note, item}; }

static void item_init(TwItem *item, const TwAllocator *allocator) {
  tw_arena_init(&item->arena, allocator);
  for (int i = 0; i < TW_OUTPUTS_LIMIT; i++) tw_buf_init(&item->lines[i], allocator);
  item->notes_end = &item->notes;
}

static void item_reset(TwItem *item) {
  tw_arena_reset(&item->arena);
  for (int i = 0; i < TW_OUTPUTS_LIMIT; i++) tw_buf_reset(&item->lines[i]);
  tw_triples_free(item->triples);
  item->triples = NULL;
  item->document = NULL;
  item->iri = (TwStr){0};
  item->notes = NULL;
  item->notes_end = &item->notes;
  item->status = TW_OK;
  item->events = 0;
  item->done = false;
}

static void item_release(TwItem *item) {
  item_reset(item);
  tw_arena_release(&item->arena);
  for (int i = 0; i < TW_OUTPUTS_LIMIT; i++) tw_buf_release(&item->lines[i]);
}

/* Reads the next record into an item. False at the end of the feed or where memory runs out. */
static bool read_item(const TwFlow *flow, TwFeed *feed, TwItem *item, TwStatus *status) {
  TwDiagSink sink = tw_item_sink(item);
  feed->sink = &sink;
  item->status = tw_feed_next(feed, &item->arena, &item->document);
  feed->sink = NULL;
  if (item->status == TW_ERR_MEMORY) *status = TW_ERR_MEMORY;
  if (*status || (!item->status && !item->document)) return false;
  if (!item->status && flow->admit) item->status = flow->admit(flow->user, item);
  return true;
}

static TwStatus merge_item(const TwFlow *flow, TwItem *item) {
  if (flow->sink.fn)
    for (const TwNote *n = item->notes; n; n = n->next) flow->sink.fn(flow->sink.user, &n->diagnostic);
  TwStatus status = item->status == TW_ERR_MEMORY ? TW_ERR_MEMORY : flow->merge(flow->user, item);
  item_reset(item);
  return status;
}

static TwStatus run_alone(const TwFlow *flow, TwFeed *feed, TwItem *item) {
  TwStatus status = TW_OK;
  while (!status && read_item(flow, feed, item, &status)) {
    if (!item->status) item->status = flow->work(flow->user, flow->engine, item);
    status = merge_item(flow, item);
  }
  return status;
}

static void *help(void *argument) {
  Helper *h = argument;
  Ring *r = h->ring;
  pthread_mutex_lock(&r->lock);
  for (;;) {
    while (r->taken == r->read && !r->closed) pthread_cond_wait(&r->ready, &r->lock);
    if (r->taken == r->read) break;
    TwItem *item = &r->items[r->taken++ % r->capacity];
    pthread_mutex_unlock(&r->lock);
    if (!item->status) item->status = r->flow->work(r->flow->user, h->engine, item);
    pthread_mutex_lock(&r->lock);
    item->done = true;
    pthread_cond_signal(&r->done);
  }
  pthread_mutex_unlock(&r->lock);
  return NULL;
}

static size_t item_bytes(const TwItem *item) { return item->document ? item->document->buffer.len : 0; }

/* Waits for the oldest item and merges it. */
static TwStatus merge_oldest(Ring *r) {
  TwItem *item = &r->items[r->merged % r->capacity];
  pthread_mutex_lock(&r->lock);
  while (!item->done) pthread_cond_wait(&r->done, &r->lock);
  pthread_mutex_unlock(&r->lock);
  r->bytes -= item_bytes(item);
  r->merged++;
  return merge_item(r->flow, item);
}

static TwStatus run_ring(Ring *r, TwFeed *feed) {
  TwStatus status = TW_OK;
  while (!status) {
    bool full = r->read - r->merged == r->capacity || (r->bytes > TW_FLOW_BYTES && r->read > r->merged);
    TwItem *item = &r->items[r->read % r->capacity];
    if (full) {
      status = merge_oldest(r);
    } else if (read_item(r->flow, feed, item, &status)) {
      r->bytes += item_bytes(item);
      pthread_mutex_lock(&r->lock);
      r->read++;
      pthread_cond_signal(&r->ready);
      pthread_mutex_unlock(&r->lock);
    } else {
      break;
    }
  }
  while (!status && r->merged < r->read) status = merge_oldest(r);
  return status;
}

/* After a failure the helpers still run out of what was read, but take nothing new. */
static void close_ring(Ring *r) {
  pthread_mutex_lock(&r->lock);
  r->closed = true;
  r->taken = r->read;
  pthread_cond_broadcast(&r->ready);
  pthread_mutex_unlock(&r->lock);
}

static unsigned start_helpers(Ring *r, Helper *helpers) {
  unsigned started = 0;
  for (; started < r->flow->threads; started++) {
    Helper *h = &helpers[started];
    *h = (Helper){.ring = r};
    if (tw_engine_new(r->flow->pipeline, NULL, &h->engine)) break;
    if (pthread_create(&h->thread, NULL, help, h) == 0) continue;
    tw_engine_free(h->engine);
    break;
  }
  return started;
}

static TwStatus run_together(Ring *r, TwFeed *feed, Helper *helpers) {
  pthread_mutex_init(&r->lock, NULL);
  pthread_cond_init(&r->ready, NULL);
  pthread_cond_init(&r->done, NULL);
  unsigned started = start_helpers(r, helpers);
  TwStatus status = started ? run_ring(r, feed) : run_alone(r->flow, feed, &r->items[0]);
  close_ring(r);
  for (unsigned i = 0; i < started; i++) {
    pthread_join(helpers[i].thread, NULL);
    tw_engine_free(helpers[i].engine);
  }
  pthread_cond_destroy(&r->done);
  pthread_cond_destroy(&r->ready);
  pthread_mutex_destroy(&r->lock);
  return status;
}

TwStatus tw_flow_run(const TwFlow *flow, const TwInput *inputs, size_t count) {
  const TwAllocator *allocator = flow->pipeline->allocator;
  bool together = flow->threads > 1;
  Ring ring = {.flow = flow, .capacity = together ? flow->threads * ITEMS_A_THREAD : 1};
  ring.items = tw_alloc_array(allocator, ring.capacity, sizeof *ring.items);
  Helper *helpers = together ? tw_alloc_array(allocator, flow->threads, sizeof *helpers) : NULL;
  if (!ring.items || (together && !helpers)) {
    tw_free(allocator, ring.items);
    tw_free(allocator, helpers);
    return TW_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < ring.capacity; i++) item_init(&ring.items[i], allocator);
  TwFeed feed;
  tw_feed_init(&feed, inputs, count, allocator, NULL);
  TwStatus status = together ? run_together(&ring, &feed, helpers) : run_alone(flow, &feed, &ring.items[0]);
  tw_feed_release(&feed);
  for (uint32_t i = 0; i < ring.capacity; i++) item_release(&ring.items[i]);
  tw_free(allocator, helpers);
  tw_free(allocator, ring.items);
  return status;
}
