#include "draw/metrics.h"
#include "draw/style.h"

static const char *const lines_of[TW_REAL_COUNT] = {"", "", "", "dashed", "dotted", "dotted", "dashed"};

/** What dot takes for the text as it is: quotes and backslashes escaped, and the ampersand, which would start an
 * entity. */
static void escape(TwBuf *out, TwStr s) {
  for (size_t i = 0; i < s.len; i++) {
    char c = s.ptr[i];
    if (c == '"' || c == '\\')
      tw_buf_printf(out, "\\%c", c);
    else if (c == '&')
      tw_buf_z(out, "&amp;");
    else if (c == '\n')
      tw_buf_z(out, "\\n");
    else if ((unsigned char)c >= 0x20 && c != 0x7F)
      tw_buf_char(out, c);
  }
}

static void attribute(TwBuf *out, const char *name, TwStr value) {
  if (!value.len) return;
  tw_buf_printf(out, " %s=\"", name);
  escape(out, value);
  tw_buf_char(out, '"');
}

/** "\l" ends a line that is set to the left, "\n" one that is centred. */
static void label(TwBuf *out, const TwLines *lines, const char *end) {
  tw_buf_z(out, "label=\"");
  for (uint32_t i = 0; i < lines->count; i++) {
    escape(out, lines->items[i].text);
    if (i + 1 < lines->count || end[1] == 'l') tw_buf_z(out, end);
  }
  tw_buf_char(out, '"');
}

static void write_node(const TwNode *n, uint32_t i, TwBuf *out) {
  const TwColours *c = &tw_colours[n->kind];
  tw_buf_printf(out, "  \"n%u\" [", i + 1);
  label(out, &n->lines, "\\l");
  tw_buf_printf(out, ", class=\"%s\", fillcolor=\"%s\", color=\"%s\", style=\"filled%s%s%s\",", c->name, c->fill,
                c->stroke, n->card ? "" : ",rounded", *lines_of[n->reality] ? "," : "", lines_of[n->reality]);
  attribute(out, "tooltip", n->sentence);
  attribute(out, "URL", n->link);
  tw_buf_z(out, "];\n");
}

static void write_edge(const TwEdge *e, TwBuf *out) {
  tw_buf_printf(out, "  \"n%u\" -> \"n%u\" [", e->from + 1, e->to + 1);
  label(out, &e->lines, "\\n");
  tw_buf_printf(out, ", style=\"%s\"%s,", *lines_of[e->reality] ? lines_of[e->reality] : "solid",
                e->directed ? "" : ", dir=\"none\"");
  attribute(out, "tooltip", e->sentence);
  tw_buf_z(out, "];\n");
}

void tw_picture_dot(const TwPicture *picture, const TwDrawOptions *options, TwBuf *out) {
  tw_buf_printf(out, "digraph \"triplewire\" {\n  graph [rankdir=\"%s\", nodesep=\"0.22\", ranksep=\"0.42\",",
                options->direction == TW_DRAW_TB ? "TB" : "LR");
  attribute(out, "label", picture->title);
  tw_buf_z(out, " labelloc=\"t\", fontname=\"Helvetica\"];\n  node [shape=\"box\", fontname=\"Helvetica\", "
                "fontsize=\"12\"];\n  edge [fontname=\"Helvetica\", fontsize=\"10\", color=\"" STYLE_LINE
                "\", arrowsize=\"0.65\"];\n");
  for (uint32_t i = 0; i < picture->nodes.count; i++)
    if (picture->nodes.items[i].shown) write_node(&picture->nodes.items[i], i, out);
  for (uint32_t i = 0; i < picture->edges.count; i++)
    if (picture->edges.items[i].shown) write_edge(&picture->edges.items[i], out);
  tw_buf_z(out, "}\n");
}
