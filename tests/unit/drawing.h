/* A graph of tests/draw/graphs, drawn: the fixture that the suites of SVG and HTML share. */
#ifndef TW_TESTS_DRAWING_H
#define TW_TESTS_DRAWING_H

#include "../draw/turtle.h"
#include "draw/draw.h"
#include "support.h"

#define GRAPHS TW_SOURCE_DIR "/tests/draw/graphs/"

static TwTriples *triples;
static TwBuf out;
static TwDrawOptions options;

static void drawing_begin(void) {
  triples = NULL;
  tw_buf_init(&out, &tw_libc_allocator);
  options = tw_draw_defaults();
}

static void drawing_end(void) {
  tw_buf_release(&out);
  tw_triples_free(triples);
}

static void draw(const char *path) {
  tw_triples_free(triples);
  triples = turtle_file(path);
  tw_buf_reset(&out);
  ck_assert_int_eq(tw_draw(triples, &options, &out, NULL), TW_OK);
}

#endif
