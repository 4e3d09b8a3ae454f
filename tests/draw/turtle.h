/* A reader for the graphs of the drawing tests: the plain part of Turtle (@prefix, prefixed names, IRIs, quoted
 * strings with \" and \\, language, datatype, `a`, ';' ',' '.' as words of their own), so that these tests need no RDF
 * library. */
#ifndef TW_TESTS_DRAW_TURTLE_H
#define TW_TESTS_DRAW_TURTLE_H

#include "triples/triples.h"
#include "triples/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct TurtleReader {
  TwTriples *triples;
  TwArena *arena;
  const char *at, *end;
  TwStr prefixes[32][2];
  size_t count;
} TurtleReader;

static TwStr turtle_word(TurtleReader *r) {
  for (;;) {
    while (r->at < r->end && tw_is_space((unsigned char)*r->at)) r->at++;
    if (r->at == r->end || *r->at != '#') break;
    while (r->at < r->end && *r->at != '\n') r->at++;
  }
  const char *from = r->at;
  if (r->at < r->end && *r->at == '"') {
    for (r->at++; r->at < r->end && *r->at != '"'; r->at++)
      if (*r->at == '\\') r->at++;
  }
  while (r->at < r->end && !tw_is_space((unsigned char)*r->at)) r->at++;
  return tw_str_n(from, (size_t)(r->at - from));
}

static TwStr turtle_iri(TurtleReader *r, TwStr word) {
  if (tw_str_is(word, "a")) return TW_STR(TW_RDF_TYPE);
  if (word.len > 1 && word.ptr[0] == '<') return tw_str_n(word.ptr + 1, word.len - 2);
  size_t colon = tw_str_find(word, TW_STR(":"), 0);
  for (size_t i = 0; colon != SIZE_MAX && i < r->count; i++)
    if (tw_str_eq(r->prefixes[i][0], tw_str_n(word.ptr, colon)))
      return tw_arena_printf(r->arena, "%.*s%.*s", TW_FMT(r->prefixes[i][1]), (int)(word.len - colon - 1),
                             word.ptr + colon + 1);
  fprintf(stderr, "unknown name %.*s\n", TW_FMT(word));
  abort();
}

static TwTerm turtle_term(TurtleReader *r, TwStr word) {
  if (tw_str_starts(word, TW_STR("_:")))
    return (TwTerm){.kind = TW_TERM_BLANK, .value = tw_str_n(word.ptr + 2, word.len - 2)};
  if (!word.len || word.ptr[0] != '"') return tw_iri(turtle_iri(r, word));
  char *text = tw_arena_alloc(r->arena, word.len);
  size_t n = 0, i = 1;
  for (; i < word.len && word.ptr[i] != '"'; i++) {
    if (word.ptr[i] == '\\') i++;
    text[n++] = word.ptr[i];
  }
  TwTerm t = tw_plain(tw_str_n(text, n));
  TwStr rest = tw_str_n(word.ptr + i + 1, word.len - i - 1);
  if (rest.len > 1 && rest.ptr[0] == '@') t.language = tw_str_n(rest.ptr + 1, rest.len - 1);
  if (rest.len > 2 && rest.ptr[0] == '^') t.datatype = turtle_iri(r, tw_str_n(rest.ptr + 2, rest.len - 2));
  return t;
}

static void turtle_statement(TurtleReader *r, TwStr subject) {
  TwTerm s = turtle_term(r, subject), p = turtle_term(r, turtle_word(r));
  for (;;) {
    TwTerm o = turtle_term(r, turtle_word(r));
    if (tw_triples_add_terms(r->triples, s, p, o, NULL) != TW_OK) {
      fprintf(stderr, "refused: %.*s\n", TW_FMT(o.value));
      abort();
    }
    TwStr then = turtle_word(r);
    if (tw_str_is(then, ";")) p = turtle_term(r, turtle_word(r));
    if (!tw_str_is(then, ";") && !tw_str_is(then, ",")) return;
  }
}

/** The graph that `text` describes; aborts on mistakes, which are mistakes of the test. */
static inline TwTriples *turtle_read(TwStr text) {
  TwArena arena;
  tw_arena_init(&arena, &tw_libc_allocator);
  TurtleReader r = {.triples = tw_triples_new(&tw_libc_allocator), .arena = &arena, .at = text.ptr};
  r.end = text.ptr + text.len;
  for (TwStr word; (word = turtle_word(&r)).len;) {
    if (tw_str_is(word, "@prefix")) {
      TwStr name = turtle_word(&r), iri = turtle_word(&r);
      r.prefixes[r.count][0] = tw_str_n(name.ptr, name.len - 1);
      r.prefixes[r.count++][1] = tw_str_n(iri.ptr + 1, iri.len - 2);
      turtle_word(&r);
    } else {
      turtle_statement(&r, word);
    }
  }
  tw_arena_release(&arena);
  return r.triples;
}

static inline TwTriples *turtle_file(const char *path) {
  FILE *f = fopen(path, "rb");
  if (!f) {
    perror(path);
    abort();
  }
  char *text = malloc(1 << 24);
  size_t n = fread(text, 1, 1 << 24, f);
  fclose(f);
  TwTriples *t = turtle_read(tw_str_n(text, n));
  free(text);
  return t;
}

#endif
