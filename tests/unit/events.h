/* Events of trees written by hand, for the suites of `event`. */
#ifndef EVENTS_H
#define EVENTS_H

#include "event/event.h"
#include "tree.h"

static TwArena arena;
static inline void setup(void) { tw_arena_init(&arena, &tw_libc_allocator); }
static inline void teardown(void) { tw_arena_release(&arena); }

typedef struct Analysis {
  TwDocument *document;
  TwSyntax *syntax;
  TwCoref coref;
  TwTimes times;
  TwEvents events;
} Analysis;

static inline void analyse_on(Analysis *a, const char *tree, TwDate date) {
  a->document = tree_document(&arena, tree);
  ck_assert_int_eq(tw_syntax_new(a->document, tw_ontology_builtin(), &a->syntax), TW_OK);
  ck_assert_int_eq(tw_coref_resolve(a->syntax, &a->coref), TW_OK);
  ck_assert_int_eq(tw_time_find(a->document, date, &a->times), TW_OK);
  ck_assert_int_eq(tw_event_extract(a->syntax, &a->coref, &a->times, &a->events), TW_OK);
}

static inline void analyse(Analysis *a, const char *tree) { analyse_on(a, tree, (TwDate){0}); }

/** The event at the first token of that form, or NULL. */
static inline const TwEvent *event_at(const Analysis *a, const char *trigger) {
  for (uint32_t i = 0; i < a->events.items.count; i++)
    if (tw_str_is(a->document->tokens.items[a->events.items.items[i].head].form, trigger))
      return &a->events.items.items[i];
  return NULL;
}

#endif
