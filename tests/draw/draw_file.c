/* draw_file GRAPH.ttl [svg|dot] [lr|tb|auto] [PAGE] [TOP] [FOCUS]: draws one of the tests' graphs to standard output.
 */
#include "draw/draw.h"

#include "turtle.h"

static void complain(void *user, const TwDiagnostic *d) {
  (void)user;
  fprintf(stderr, "%s\n", d->message);
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  TwTriples *t = turtle_file(argv[1]);
  TwDrawOptions o = tw_draw_defaults();
  TwBuf out;
  tw_buf_init(&out, &tw_libc_allocator);
  if (argc > 2 && tw_str_is(tw_str(argv[2]), "dot")) o.format = TW_DRAW_DOT;
  if (argc > 3 && !tw_draw_direction_parse(tw_str(argv[3]), &o.direction)) return 2;
  if (argc > 4 && *argv[4] && !tw_draw_page_parse(tw_str(argv[4]), &o.page)) return 2;
  if (argc > 5 && *argv[5]) o.top = (uint32_t)atoi(argv[5]);
  if (argc > 6) o.focus = tw_str(argv[6]);
  TwDiagSink sink = {complain, NULL};
  TwStatus status = tw_draw(t, &o, &out, &sink);
  if (status == TW_OK) fwrite(out.ptr, 1, out.len, stdout);
  tw_buf_release(&out);
  tw_triples_free(t);
  return status;
}
