#include "draw/draw.h"

#include "draw/picture.h"

TwDrawOptions tw_draw_defaults(void) { return (TwDrawOptions){.top = TW_DRAW_TOP_AUTO, .hops = 1}; }

static bool side(TwStr s, double *px) {
  double v = 0;
  if (!s.len || s.len > 5) return false;
  for (size_t i = 0; i < s.len; i++) {
    if (!tw_is_digit((unsigned char)s.ptr[i])) return false;
    v = v * 10 + (s.ptr[i] - '0');
  }
  *px = v;
  return v >= 100 && v <= 20000;
}

bool tw_draw_page_parse(TwStr s, TwDrawPage *page) {
  static const struct {
    const char *name;
    double width, height;
  } papers[] = {{"a3", 1122.5, 1587.4}, {"a4", 793.7, 1122.5}, {"a5", 559.4, 793.7}, {"letter", 816, 1056}};
  TwStr rest = s, name;
  if (!tw_str_split(&rest, '-', &name)) return false;
  for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
    if (!tw_str_eq_fold(name, tw_str(papers[i].name))) continue;
    *page = (TwDrawPage){papers[i].width, papers[i].height, name.len == s.len};
    if (tw_str_eq_fold(rest, TW_STR("landscape"))) *page = (TwDrawPage){papers[i].height, papers[i].width, false};
    return name.len == s.len || tw_str_eq_fold(rest, TW_STR("landscape")) || tw_str_eq_fold(rest, TW_STR("portrait"));
  }
  size_t x = tw_str_find(s, TW_STR("x"), 0);
  if (x == SIZE_MAX) x = tw_str_find(s, TW_STR("X"), 0);
  *page = (TwDrawPage){0};
  return x != SIZE_MAX && side(tw_str_n(s.ptr, x), &page->width) &&
         side(tw_str_n(s.ptr + x + 1, s.len - x - 1), &page->height);
}

bool tw_draw_direction_parse(TwStr s, TwDrawDirection *direction) {
  static const char *const names[] = {"auto", "lr", "tb"};
  for (int i = 0; i < 3; i++)
    if (tw_str_eq_fold(s, tw_str(names[i]))) {
      *direction = (TwDrawDirection)i;
      return true;
    }
  return false;
}

static TwStatus draw(TwPicture *p, const TwTriples *triples, const TwDrawOptions *o, TwBuf *out,
                     const TwDiagSink *diag) {
  TwStatus status = tw_picture_build(p, triples, o, diag);
  if (status == TW_OK) status = tw_picture_select(p, o, diag);
  if (status == TW_OK) status = tw_picture_compose(p);
  if (status == TW_OK && o->format != TW_DRAW_DOT) status = tw_picture_layout(p, o, diag);
  if (status != TW_OK) return status;
  if (!p->nodes.count && p->filtered)
    tw_diag(diag, TW_WARNING, TW_OK, NULL, SIZE_MAX, "nothing in the graph fits the filters");
  if (o->format == TW_DRAW_SVG)
    tw_picture_svg(p, o, out);
  else if (o->format == TW_DRAW_HTML)
    tw_picture_html(p, o, out);
  else
    tw_picture_dot(p, o, out);
  status = tw_arena_status(p->arena);
  return status == TW_OK ? tw_buf_status(out) : status;
}

TwStatus tw_draw(const TwTriples *triples, const TwDrawOptions *options, TwBuf *out, const TwDiagSink *diag) {
  TwArena arena;
  tw_arena_init(&arena, out->allocator);
  TwPicture picture = {.arena = &arena};
  TwStatus status = draw(&picture, triples, options, out, diag);
  tw_arena_release(&arena);
  if (status == TW_ERR_MEMORY) return tw_diag(diag, TW_ERROR, status, NULL, SIZE_MAX, "memory ran out while drawing");
  return status;
}
