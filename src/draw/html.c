/* The page: picture, data as JSON, style and script; the policy names the hashes of the last two and allows no more. */
#include "base/sha256.h"
#include "base/utf8.h"
#include "draw/page.h"
#include "draw/style.h"
#include "draw/words.h"

static TwStr script(void) { return tw_str_n((const char *)tw_page_script, tw_page_script_size); }
static TwStr style(void) { return tw_str_n((const char *)tw_page_style, tw_page_style_size); }

static void write_base64(TwBuf *out, const uint8_t *bytes, size_t n) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < n; i += 3) {
    uint32_t v = (uint32_t)bytes[i] << 16 | (i + 1 < n ? bytes[i + 1] << 8 : 0) | (i + 2 < n ? bytes[i + 2] : 0);
    tw_buf_char(out, digits[v >> 18]);
    tw_buf_char(out, digits[v >> 12 & 63]);
    tw_buf_char(out, i + 1 < n ? digits[v >> 6 & 63] : '=');
    tw_buf_char(out, i + 2 < n ? digits[v & 63] : '=');
  }
}

static void write_hash(TwBuf *out, TwStr s) {
  uint8_t digest[TW_SHA256_SIZE];
  tw_sha256(s, digest);
  tw_buf_z(out, " 'sha256-");
  write_base64(out, digest, sizeof digest);
  tw_buf_char(out, '\'');
}

/** `svg` begins its style behind "<style>". */
static void write_policy(TwBuf *out, TwStr svg) {
  TwStr open = TW_STR("<style>"), close = TW_STR("</style>");
  size_t from = tw_str_find(svg, open, 0) + open.len, to = tw_str_find(svg, close, 0);
  tw_buf_z(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src");
  write_hash(out, script());
  tw_buf_z(out, "; style-src");
  write_hash(out, style());
  if (from < to && to < svg.len) write_hash(out, tw_str_n(svg.ptr + from, to - from));
  tw_buf_z(out, "; base-uri 'none'; form-action 'none'\">\n");
}

static void key(TwBuf *out, const char *name) {
  if (out->ptr[out->len - 1] != '{') tw_buf_char(out, ',');
  tw_buf_printf(out, "\"%s\":", name);
}

static void text(TwBuf *out, const char *name, TwStr value) {
  if (!value.len) return;
  key(out, name);
  tw_buf_json(out, value);
}

static void number(TwBuf *out, const char *name, uint32_t value) {
  key(out, name);
  tw_buf_printf(out, "%u", value);
}

static void days(TwBuf *out, TwDays d) {
  if (!d.first && !d.last) return;
  number(out, "first", d.first ? d.first : d.last);
  number(out, "last", d.last ? d.last : d.first);
}

static void proofs(TwBuf *out, const TwIndexes *list) {
  if (!list->count) return;
  key(out, "proofs");
  for (uint32_t i = 0; i < list->count; i++) tw_buf_printf(out, "%c%u", i ? ',' : '[', list->items[i]);
  tw_buf_char(out, ']');
}

static void write_nodes(const TwPicture *p, TwBuf *out) {
  const char *open = "";
  tw_buf_z(out, "\"nodes\":{");
  for (uint32_t i = 0; i < p->nodes.count; i++) {
    const TwNode *n = &p->nodes.items[i];
    if (!n->shown) continue;
    tw_buf_printf(out, "%s\n\"n%u\":{", open, i + 1);
    text(out, "kind", tw_str(tw_colours[n->kind].name));
    text(out, "type", n->type);
    text(out, "name", n->title);
    text(out, "kicker", n->kicker);
    text(out, "says", n->sentence);
    text(out, "reality", tw_str(words_reality[n->reality]));
    text(out, "link", n->link);
    if (n->card) number(out, "card", 1);
    days(out, n->days);
    proofs(out, &n->proofs);
    tw_buf_char(out, '}');
    open = ",";
  }
  tw_buf_char(out, '}');
}

static void write_edges(const TwPicture *p, TwBuf *out) {
  const char *open = "";
  tw_buf_z(out, ",\n\"edges\":{");
  for (uint32_t i = 0; i < p->edges.count; i++) {
    const TwEdge *e = &p->edges.items[i];
    if (!e->shown || !e->path.count) continue;
    tw_buf_printf(out, "%s\n\"e%u\":{\"from\":\"n%u\",\"to\":\"n%u\"", open, i + 1, e->from + 1, e->to + 1);
    text(out, "relation", e->relations);
    text(out, "says", e->sentence);
    text(out, "reality", tw_str(words_reality[e->reality]));
    days(out, e->days);
    proofs(out, &e->proofs);
    tw_buf_char(out, '}');
    open = ",";
  }
  tw_buf_char(out, '}');
}

static void write_documents(const TwPicture *p, const TwDrawOptions *o, TwBuf *out) {
  tw_buf_z(out, ",\n\"documents\":[");
  for (uint32_t i = 0; i < p->documents.count; i++) {
    const TwDrawArticle *d = &p->documents.items[i];
    tw_buf_z(out, i ? ",\n{" : "\n{");
    text(out, "title", d->title);
    if (tw_str_starts(d->iri, TW_STR("http"))) text(out, "iri", d->iri);
    for (size_t k = 0; k < o->article_count; k++)
      if (tw_str_eq(o->articles[k].iri, d->iri)) text(out, "text", o->articles[k].text);
    tw_buf_char(out, '}');
  }
  tw_buf_z(out, "],\n\"proofs\":[");
  for (uint32_t i = 0; i < p->proofs.count; i++) {
    const TwProof *f = &p->proofs.items[i];
    tw_buf_z(out, i ? ",\n{" : "\n{");
    text(out, "text", f->text);
    number(out, "begin", f->begin);
    number(out, "end", f->end);
    if (f->in_title) number(out, "title", 1);
    if (f->document != TW_NONE) number(out, "document", f->document);
    tw_buf_char(out, '}');
  }
  tw_buf_char(out, ']');
}

/** JSON that nothing in it can leave: "<" would start a tag for HTML's parser. */
static void write_data(const TwPicture *p, const TwDrawOptions *o, TwBuf *out) {
  TwBuf json;
  tw_buf_init(&json, out->allocator);
  tw_buf_char(&json, '{');
  if (!json.failed) {
    write_nodes(p, &json);
    write_edges(p, &json);
    write_documents(p, o, &json);
    tw_buf_char(&json, '}');
  }
  out->failed = out->failed || json.failed;
  TwStr rest = tw_buf_str(&json), part;
  for (bool first = true; tw_str_split(&rest, '<', &part); first = false) {
    if (!first) tw_buf_z(out, "\\u003c");
    tw_buf_add(out, part);
  }
  tw_buf_release(&json);
}

static TwStr heading(const TwPicture *p) { return p->title.len ? p->title : TW_STR(WORD_GRAPH); }

static void write_head(const TwPicture *p, TwStr svg, TwBuf *out) {
  tw_buf_z(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
  write_policy(out, svg);
  tw_buf_z(
      out,
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  tw_buf_xml(out, heading(p));
  tw_buf_z(out, "</title>\n<style>");
  tw_buf_add(out, style());
  tw_buf_z(out, "</style>\n</head>\n");
}

static void write_masthead(const TwPicture *p, TwBuf *out) {
  tw_buf_z(out, "<body>\n<header class=\"p-head\">\n<h1>");
  tw_buf_xml(out, heading(p));
  tw_buf_z(out, "</h1>\n");
  if (p->source.len || p->date.len || p->left_out) {
    tw_buf_z(out, "<p class=\"p-source\">");
    tw_buf_xml(out, p->source);
    if (p->source.len && p->date.len) tw_buf_z(out, " · ");
    tw_buf_xml(out, p->date);
    if (p->left_out)
      tw_buf_printf(out, "%s%u " WORD_ENTITIES " " WORD_NOT_SHOWN, p->source.len + p->date.len ? " · " : "",
                    p->left_out);
    tw_buf_z(out, "</p>\n");
  }
  tw_buf_z(out, "</header>\n");
}

void tw_picture_html(const TwPicture *picture, const TwDrawOptions *options, TwBuf *out) {
  TwBuf svg;
  tw_buf_init(&svg, out->allocator);
  tw_picture_svg(picture, options, &svg);
  write_head(picture, tw_buf_str(&svg), out);
  write_masthead(picture, out);
  tw_buf_z(out, "<main>\n<div id=\"p-tools\" class=\"p-tools\"></div>\n<div class=\"p-sheet\">\n<div id=\"p-picture\" "
                "class=\"p-picture\">\n");
  tw_buf_add(out, tw_buf_str(&svg));
  tw_buf_z(out,
           "</div>\n<div id=\"p-side\" class=\"p-side\"></div>\n</div>\n</main>\n<script type=\"application/json\" "
           "id=\"p-data\">");
  write_data(picture, options, out);
  tw_buf_z(out, "</script>\n<script>");
  tw_buf_add(out, script());
  tw_buf_z(out, "</script>\n</body>\n</html>\n");
  out->failed = out->failed || svg.failed;
  tw_buf_release(&svg);
}
