#include "draw/metrics.h"
#include "draw/style.h"
#include "draw/words.h"

#include <math.h>

#define MARGIN 16.0
/** Bytes of what is told of an entity. */
#define TOLD 500u

/** The picture on its sheet. */
typedef struct Sheet {
  const TwPicture *picture;
  TwBuf *out;
  double width, height, left, top; /* of the sheet; left and top of the drawing */
  double foot;                     /* baseline of the source line */
  bool in_page;                    /* stands in a page of HTML, which has its own headings and links */
  TwLines heading;
  TwPoint page; /* printed size; 0: none */
} Sheet;

static const char *const reality_classes[TW_REAL_COUNT] = {"",          " happened",  " ongoing", " scheduled",
                                                           " possible", " requested", " denied"};
static const char *const line_classes[TW_LINE_STYLES] = {"kicker", "title", "caption", "label"};

/** A length with at most two decimals, whatever the locale. */
static void number(TwBuf *out, double v) {
  long long n = llround(v * 100);
  if (n < 0) {
    tw_buf_char(out, '-');
    n = -n;
  }
  tw_buf_printf(out, "%lld", n / 100);
  if (n % 100) tw_buf_printf(out, n % 10 ? ".%02lld" : ".%lld", n % 10 ? n % 100 : n % 100 / 10);
}

static void attribute(TwBuf *out, const char *name, double v) {
  tw_buf_printf(out, " %s=\"", name);
  number(out, v);
  tw_buf_char(out, '"');
}

static void point(const Sheet *s, TwPoint p) {
  number(s->out, p.x + s->left);
  tw_buf_char(s->out, ' ');
  number(s->out, p.y + s->top);
}

static void element(TwBuf *out, const char *name, TwStr text) {
  tw_buf_printf(out, "<%s>", name);
  tw_buf_xml(out, text);
  tw_buf_printf(out, "</%s>\n", name);
}

/** The tooltip: the sentence, and below it the evidence. */
static void tooltip(TwBuf *out, TwStr sentence, TwStr evidence) {
  element(out, "title", sentence);
  if (evidence.len) element(out, "desc", evidence);
}

static void text_line(const Sheet *s, const TwLine *line) {
  if (!line->text.len) return;
  tw_buf_printf(s->out, "<text class=\"%s\"", line_classes[line->style]);
  attribute(s->out, "x", line->x + s->left);
  attribute(s->out, "y", line->y + s->top);
  attribute(s->out, "textLength", line->width);
  tw_buf_z(s->out, " lengthAdjust=\"spacingAndGlyphs\">");
  tw_buf_xml(s->out, line->text);
  tw_buf_z(s->out, "</text>\n");
}

static void box_shape(const Sheet *s, const TwNode *n) {
  double x = n->box.x - n->box.w / 2 + s->left, y = n->box.y - n->box.h / 2 + s->top;
  if (n->dot) {
    tw_buf_z(s->out, "<circle class=\"shape frame\"");
    attribute(s->out, "cx", n->box.x + s->left);
    attribute(s->out, "cy", n->box.y + s->top);
    attribute(s->out, "r", n->box.w / 2);
    tw_buf_z(s->out, "/>\n");
    return;
  }
  tw_buf_z(s->out, "<rect class=\"shape frame\"");
  attribute(s->out, "x", x);
  attribute(s->out, "y", y);
  attribute(s->out, "width", n->box.w);
  attribute(s->out, "height", n->box.h);
  attribute(s->out, "rx", n->card ? 2 : 9);
  tw_buf_z(s->out, "/>\n");
  if (!n->card) return;
  tw_buf_z(s->out, "<rect class=\"bar\"");
  attribute(s->out, "x", x - 0.6);
  attribute(s->out, "y", y - 0.6);
  attribute(s->out, "width", 5);
  attribute(s->out, "height", n->box.h + 1.2);
  tw_buf_z(s->out, " rx=\"2\"/>\n");
}

/** What an entity takes part in, as long as that is short: said of those without evidence of their own. */
static bool tell(const Sheet *s) {
  const TwPicture *p = s->picture;
  for (uint32_t i = 0; i < p->edges.count; i++) {
    const TwEdge *e = &p->edges.items[i];
    for (int end = 0; e->shown && end < 2; end++) {
      TwNode *n = &p->nodes.items[end ? e->to : e->from];
      const TwNode *other = &p->nodes.items[end ? e->from : e->to];
      TwStr what = e->role ? other->sentence : e->sentence;
      if (n->card || n->dot || n->story.len + what.len > TOLD || tw_str_find(n->story, what, 0) != SIZE_MAX) continue;
      n->story = tw_arena_printf(p->arena, "%.*s%s%.*s", TW_FMT(n->story), n->story.len ? "; " : "", TW_FMT(what));
      if (!n->story.len) return false;
    }
  }
  return true;
}

/** Makes a node larger around its middle. */
static void scale(const Sheet *s, const TwNode *n) {
  double k = s->picture->enlarge;
  if (n->dot || k == 1) return;
  tw_buf_z(s->out, " transform=\"matrix(");
  number(s->out, k);
  tw_buf_z(s->out, " 0 0 ");
  number(s->out, k);
  tw_buf_char(s->out, ' ');
  number(s->out, (1 - k) * (n->box.x + s->left));
  tw_buf_char(s->out, ' ');
  number(s->out, (1 - k) * (n->box.y + s->top));
  tw_buf_z(s->out, ")\"");
}

static void write_node(const Sheet *s, uint32_t i) {
  const TwNode *n = &s->picture->nodes.items[i];
  tw_buf_printf(s->out, "<g id=\"n%u\" class=\"node %s%s%s\" role=\"img\"", i + 1, tw_colours[n->kind].name,
                n->card ? " card" : "", reality_classes[n->reality]);
  scale(s, n);
  tw_buf_z(s->out, ">\n");
  tooltip(s->out, n->sentence, n->evidence.len ? n->evidence : n->story);
  bool link = n->link.len && !s->in_page;
  if (link) {
    tw_buf_z(s->out, "<a href=\"");
    tw_buf_xml(s->out, n->link);
    tw_buf_z(s->out, "\">\n");
  }
  box_shape(s, n);
  for (uint32_t k = 0; k < n->lines.count; k++) text_line(s, &n->lines.items[k]);
  tw_buf_z(s->out, link ? "</a>\n</g>\n" : "</g>\n");
}

static void write_path(const Sheet *s, const TwEdge *e) {
  tw_buf_z(s->out, "<path d=\"");
  for (uint32_t i = 0; i < e->path.count; i++) {
    bool start = i == 0 || (e->gap && i == e->gap);
    uint32_t since = e->gap && i >= e->gap ? i - e->gap : i;
    tw_buf_z(s->out, start ? (i ? " M" : "M") : since % 3 == 1 ? "C" : " ");
    point(s, e->path.items[i]);
  }
  tw_buf_z(s->out, "\"/>\n");
}

/** A slender triangle from the path's end to the tip. */
static void write_head(const Sheet *s, const TwEdge *e) {
  TwPoint base = e->path.items[e->path.count - 1], tip = e->tip;
  double dx = tip.x - base.x, dy = tip.y - base.y, length = sqrt(dx * dx + dy * dy);
  if (!e->directed || length < 0.5) return;
  double nx = -dy / length * 2.6, ny = dx / length * 2.6;
  tw_buf_z(s->out, "<path class=\"head\" d=\"M");
  point(s, (TwPoint){base.x + nx, base.y + ny});
  tw_buf_char(s->out, 'L');
  point(s, tip);
  tw_buf_char(s->out, 'L');
  point(s, (TwPoint){base.x - nx, base.y - ny});
  tw_buf_z(s->out, "z\"/>\n");
}

static void open_edge(const Sheet *s, uint32_t i, const char *what) {
  const TwEdge *e = &s->picture->edges.items[i];
  tw_buf_printf(s->out, "<g id=\"%s%u\" class=\"edge %s%s\" role=\"img\" data-from=\"n%u\" data-to=\"n%u\">\n", what,
                i + 1, e->role ? "role" : "fact", reality_classes[e->reality], e->from + 1, e->to + 1);
  tooltip(s->out, e->sentence, e->evidence);
}

static void write_edge(const Sheet *s, uint32_t i) {
  const TwEdge *e = &s->picture->edges.items[i];
  if (!e->path.count) return;
  open_edge(s, i, "e");
  write_path(s, e);
  write_head(s, e);
  for (uint32_t k = 0; k < e->lines.count; k++) text_line(s, &e->lines.items[k]);
  tw_buf_z(s->out, "</g>\n");
}

static TwStr foot_text(const TwPicture *p) {
  TwStr more =
      p->left_out ? tw_arena_printf(p->arena, "%u " WORD_ENTITIES " " WORD_NOT_SHOWN, p->left_out) : (TwStr){"", 0};
  TwStr source = p->source.len ? tw_arena_printf(p->arena, WORD_SOURCE ": %.*s", TW_FMT(p->source)) : p->source;
  const TwStr parts[3] = {source, p->date, more};
  TwStr all = {"", 0};
  for (int i = 0; i < 3; i++)
    if (parts[i].len)
      all = tw_arena_printf(p->arena, "%.*s%s%.*s", TW_FMT(all), all.len ? " · " : "", TW_FMT(parts[i]));
  return all;
}

static double max(double a, double b) { return a > b ? a : b; }

static bool set_up(Sheet *s, const TwDrawOptions *o) {
  const TwPicture *p = s->picture;
  double inner = max(p->width, 240);
  if (p->title.len && !s->in_page && !tw_text_wrap(p->arena, p->title, TW_LINE_TITLE, inner * 14 / 20, 2, &s->heading))
    return false;
  double above = 25.0 * s->heading.count + (s->heading.count ? 8 : 0), below = foot_text(p).len && !s->in_page ? 22 : 0;
  s->width = inner + 2 * MARGIN;
  s->height = max(p->height, p->nodes.count ? 0 : 40) + 2 * MARGIN + above + below;
  s->left = MARGIN + (inner - p->width) / 2;
  s->top = MARGIN + above;
  s->foot = s->height - MARGIN;
  if (o->page.width <= 0) return true;
  s->page = (TwPoint){o->page.width, o->page.height};
  if (o->page.either && (s->width > s->height) != (s->page.x > s->page.y)) s->page = (TwPoint){s->page.y, s->page.x};
  double scale = max(s->width / s->page.x, s->height / s->page.y), x = s->page.x * scale, y = s->page.y * scale;
  s->left += (x - s->width) / 2;
  s->top += (y - s->height) / 2;
  s->foot = y - MARGIN;
  s->width = x;
  s->height = y;
  return true;
}

static void summary(const Sheet *s) {
  uint32_t entities = 0, cards = 0, edges = 0;
  for (uint32_t i = 0; i < s->picture->nodes.count; i++) {
    entities += s->picture->nodes.items[i].shown && !s->picture->nodes.items[i].card;
    cards += s->picture->nodes.items[i].shown && s->picture->nodes.items[i].card;
  }
  for (uint32_t i = 0; i < s->picture->edges.count; i++)
    edges += s->picture->edges.items[i].shown && !s->picture->edges.items[i].role;
  tw_buf_printf(s->out, "<desc id=\"tw-desc\">%u " WORD_ENTITIES ", %u " WORD_EVENTS ", %u " WORD_RELATIONS "</desc>\n",
                entities, cards, edges);
}

static void write_top(const Sheet *s, const TwDrawOptions *o) {
  TwBuf *out = s->out;
  tw_buf_z(out, s->in_page ? "" : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  tw_buf_z(
      out,
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"en\" "
      "role=\"graphics-document document\" aria-labelledby=\"tw-title\" aria-describedby=\"tw-desc\" viewBox=\"0 0 ");
  number(out, s->width);
  tw_buf_char(out, ' ');
  number(out, s->height);
  tw_buf_char(out, '"');
  if (s->picture->overview) tw_buf_z(out, " class=\"overview\"");
  if (s->page.x > 0) {
    attribute(out, "width", s->page.x);
    attribute(out, "height", s->page.y);
  }
  tw_buf_z(out, ">\n<title id=\"tw-title\">");
  tw_buf_xml(out, s->picture->title.len ? s->picture->title : TW_STR(WORD_GRAPH));
  tw_buf_z(out, "</title>\n");
  summary(s);
  if (o->metadata.len && !s->in_page) {
    tw_buf_z(out, "<metadata>\n");
    tw_buf_add(out, o->metadata);
    tw_buf_z(out, "</metadata>\n");
  }
  tw_buf_z(out, "<style>\n");
  tw_buf_z(out, tw_style_sheet);
  tw_buf_z(out, "</style>\n<rect class=\"bg\" width=\"100%\" height=\"100%\"/>\n");
}

static void plain_text(const Sheet *s, const char *class, double x, double y, TwStr text) {
  if (!text.len) return;
  tw_buf_printf(s->out, "<text class=\"%s\"", class);
  attribute(s->out, "x", x);
  attribute(s->out, "y", y);
  tw_buf_char(s->out, '>');
  tw_buf_xml(s->out, text);
  tw_buf_z(s->out, "</text>\n");
}

void tw_picture_svg(const TwPicture *picture, const TwDrawOptions *options, TwBuf *out) {
  Sheet s = {.picture = picture, .out = out, .in_page = options->format == TW_DRAW_HTML};
  if (!set_up(&s, options) || !tell(&s)) {
    out->failed = true;
    return;
  }
  write_top(&s, options);
  for (uint32_t i = 0; i < s.heading.count; i++)
    plain_text(&s, "heading", MARGIN, MARGIN + 18 + 25 * i, s.heading.items[i].text);
  if (!picture->nodes.count)
    plain_text(&s, "caption", MARGIN, s.top + 20, tw_str(picture->filtered ? WORD_FILTERED : WORD_EMPTY));
  for (uint32_t i = 0; i < picture->edges.count; i++)
    if (picture->edges.items[i].shown) write_edge(&s, i);
  for (int named = 0; named <= 1; named++) /* names above dots */
    for (uint32_t i = 0; i < picture->nodes.count; i++)
      if (picture->nodes.items[i].shown && picture->nodes.items[i].dot != (bool)named) write_node(&s, i);
  if (!s.in_page) plain_text(&s, "foot", MARGIN, s.foot, foot_text(picture));
  tw_buf_z(out, "</svg>\n");
}
