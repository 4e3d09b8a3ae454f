#include "rdf/sparql_result.h"

#include "base/utf8.h"

#include <utf8proc.h>

typedef struct Table {
  const TwEvaluator *e;
  const TwRows *rows;
  TwBuf *out;
  TwBuf cell;
} Table;

static TwStr column_name(const TwEvaluator *e, uint32_t column) {
  return tw_map_key(&e->q->var_names, e->q->columns.items[column].var);
}

/* The term of a cell; false where it is unbound. */
static bool cell_term(const TwEvaluator *e, const TwRows *rows, size_t row, uint32_t column, TwTerm *term,
                      TwTermId *id) {
  *id = tw_rows_at(e, rows, row)[e->q->columns.items[column].var];
  if (*id == TW_NONE) return false;
  *term = tw_triples_get(e->q->triples, *id);
  return true;
}

/* Columns of a terminal that a text takes; what is no valid width counts one. */
static size_t display_width(TwStr s) {
  size_t width = 0;
  for (size_t at = 0; at < s.len;) {
    uint32_t c = 0;
    size_t n = tw_utf8_decode(tw_str_n(s.ptr + at, s.len - at), &c);
    int w = n ? utf8proc_charwidth((utf8proc_int32_t)c) : 1;
    width += w > 0 ? (size_t)w : 0;
    at += n ? n : 1;
  }
  return width;
}

/* For people: prefixed names, literals without quotes, controls as blanks. */
static TwStr pretty_cell(Table *t, size_t row, uint32_t column) {
  TwTerm term;
  TwTermId id;
  tw_buf_reset(&t->cell);
  if (!cell_term(t->e, t->rows, row, column, &term, &id)) return tw_str_n("", 0);
  if (term.kind != TW_TERM_LITERAL) {
    tw_names_put(&t->cell, &t->e->q->names, term, id);
    return tw_buf_str(&t->cell);
  }
  for (size_t i = 0; i < term.value.len; i++) {
    unsigned char c = (unsigned char)term.value.ptr[i];
    tw_buf_char(&t->cell, c < 0x20 || c == 0x7F ? ' ' : (char)c);
  }
  return tw_buf_str(&t->cell);
}

static void put_padded(TwBuf *out, TwStr s, size_t width, bool last) {
  tw_buf_add(out, s);
  for (size_t n = display_width(s); !last && n < width + 2; n++) tw_buf_char(out, ' ');
}

static void put_rule(TwBuf *out, size_t width, bool last) {
  for (size_t n = 0; n < width; n++) tw_buf_char(out, '-');
  tw_buf_z(out, last ? "\n" : "  ");
}

static void write_table(Table *t) {
  uint32_t columns = t->e->q->columns.count;
  size_t *width = TW_NEW_ARRAY(t->e->q->arena, size_t, columns + 1);
  if (!width) return;
  for (uint32_t k = 0; k < columns; k++) width[k] = display_width(column_name(t->e, k));
  for (size_t i = 0; i < t->rows->count; i++) {
    for (uint32_t k = 0; k < columns; k++) {
      size_t w = display_width(pretty_cell(t, i, k));
      if (w > width[k]) width[k] = w;
    }
  }
  for (uint32_t k = 0; k < columns; k++) put_padded(t->out, column_name(t->e, k), width[k], k + 1 == columns);
  tw_buf_char(t->out, '\n');
  for (uint32_t k = 0; k < columns; k++) put_rule(t->out, width[k] < 100 ? width[k] : 100, k + 1 == columns);
  for (size_t i = 0; i < t->rows->count; i++) {
    for (uint32_t k = 0; k < columns; k++) put_padded(t->out, pretty_cell(t, i, k), width[k], k + 1 == columns);
    tw_buf_char(t->out, '\n');
  }
}

static void put_csv(TwBuf *out, TwStr s) {
  bool quote = false;
  for (size_t i = 0; i < s.len && !quote; i++) quote = strchr("\",\r\n", s.ptr[i]) != NULL;
  if (!quote) {
    tw_buf_add(out, s);
    return;
  }
  tw_buf_char(out, '"');
  for (size_t i = 0; i < s.len; i++) {
    if (s.ptr[i] == '"') tw_buf_char(out, '"');
    tw_buf_char(out, s.ptr[i]);
  }
  tw_buf_char(out, '"');
}

/* CSV with the lexical forms alone, TSV with terms as in N-Triples; both as SPARQL 1.1 has them. */
static void write_separated(Table *t, bool tabs) {
  uint32_t columns = t->e->q->columns.count;
  const char *end = tabs ? "\n" : "\r\n";
  for (uint32_t k = 0; k < columns; k++) {
    if (k) tw_buf_char(t->out, tabs ? '\t' : ',');
    if (tabs) tw_buf_char(t->out, '?');
    tw_buf_add(t->out, column_name(t->e, k));
  }
  tw_buf_z(t->out, end);
  for (size_t i = 0; i < t->rows->count; i++) {
    for (uint32_t k = 0; k < columns; k++) {
      TwTerm term;
      TwTermId id;
      if (k) tw_buf_char(t->out, tabs ? '\t' : ',');
      if (!cell_term(t->e, t->rows, i, k, &term, &id)) continue;
      if (tabs || term.kind == TW_TERM_BLANK)
        tw_names_put(t->out, NULL, term, id);
      else
        put_csv(t->out, term.value);
    }
    tw_buf_z(t->out, end);
  }
}

static void put_json_term(TwBuf *out, TwTerm term, TwTermId id) {
  static const char *const types[] = {"uri", "literal", "bnode"};
  tw_buf_printf(out, "{\"type\":\"%s\",\"value\":", types[term.kind]);
  if (term.kind == TW_TERM_BLANK)
    tw_buf_printf(out, "\"b%u\"", id);
  else
    tw_buf_json(out, term.value);
  if (term.language.len) {
    tw_buf_z(out, ",\"xml:lang\":");
    tw_buf_json(out, term.language);
  } else if (term.datatype.len) {
    tw_buf_z(out, ",\"datatype\":");
    tw_buf_json(out, term.datatype);
  }
  tw_buf_char(out, '}');
}

static void write_json(Table *t) {
  uint32_t columns = t->e->q->columns.count;
  tw_buf_z(t->out, "{\"head\":{\"vars\":[");
  for (uint32_t k = 0; k < columns; k++) {
    if (k) tw_buf_char(t->out, ',');
    tw_buf_json(t->out, column_name(t->e, k));
  }
  tw_buf_z(t->out, "]},\"results\":{\"bindings\":[");
  for (size_t i = 0; i < t->rows->count; i++) {
    tw_buf_z(t->out, i ? ",\n{" : "\n{");
    bool any = false;
    for (uint32_t k = 0; k < columns; k++) {
      TwTerm term;
      TwTermId id;
      if (!cell_term(t->e, t->rows, i, k, &term, &id)) continue;
      if (any) tw_buf_char(t->out, ',');
      any = true;
      tw_buf_json(t->out, column_name(t->e, k));
      tw_buf_char(t->out, ':');
      put_json_term(t->out, term, id);
    }
    tw_buf_char(t->out, '}');
  }
  tw_buf_z(t->out, t->rows->count ? "\n]}}\n" : "]}}\n");
}

static void put_xml_term(TwBuf *out, TwTerm term, TwTermId id) {
  if (term.kind == TW_TERM_BLANK) {
    tw_buf_printf(out, "<bnode>b%u</bnode>", id);
    return;
  }
  bool iri = term.kind == TW_TERM_IRI;
  tw_buf_z(out, iri ? "<uri" : "<literal");
  if (term.language.len) {
    tw_buf_z(out, " xml:lang=\"");
    tw_buf_xml(out, term.language);
    tw_buf_char(out, '"');
  } else if (term.datatype.len) {
    tw_buf_z(out, " datatype=\"");
    tw_buf_xml(out, term.datatype);
    tw_buf_char(out, '"');
  }
  tw_buf_char(out, '>');
  tw_buf_xml(out, term.value);
  tw_buf_z(out, iri ? "</uri>" : "</literal>");
}

#define XML_HEAD                                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n"

static void write_xml(Table *t) {
  uint32_t columns = t->e->q->columns.count;
  tw_buf_z(t->out, XML_HEAD "<head>");
  for (uint32_t k = 0; k < columns; k++) {
    tw_buf_z(t->out, "<variable name=\"");
    tw_buf_xml(t->out, column_name(t->e, k));
    tw_buf_z(t->out, "\"/>");
  }
  tw_buf_z(t->out, "</head>\n<results>\n");
  for (size_t i = 0; i < t->rows->count; i++) {
    tw_buf_z(t->out, "<result>");
    for (uint32_t k = 0; k < columns; k++) {
      TwTerm term;
      TwTermId id;
      if (!cell_term(t->e, t->rows, i, k, &term, &id)) continue;
      tw_buf_z(t->out, "<binding name=\"");
      tw_buf_xml(t->out, column_name(t->e, k));
      tw_buf_z(t->out, "\">");
      put_xml_term(t->out, term, id);
      tw_buf_z(t->out, "</binding>");
    }
    tw_buf_z(t->out, "</result>\n");
  }
  tw_buf_z(t->out, "</results>\n</sparql>\n");
}

void tw_result_rows(const TwEvaluator *e, const TwRows *rows, TwQueryFormat format, TwBuf *out) {
  Table t = {.e = e, .rows = rows, .out = out};
  tw_buf_init(&t.cell, out->allocator);
  if (format == TW_QUERY_JSON)
    write_json(&t);
  else if (format == TW_QUERY_XML)
    write_xml(&t);
  else if (format == TW_QUERY_TABLE)
    write_table(&t);
  else
    write_separated(&t, format == TW_QUERY_TSV);
  if (tw_buf_status(&t.cell) != TW_OK) out->failed = true;
  tw_buf_release(&t.cell);
}

void tw_result_truth(bool yes, TwQueryFormat format, TwBuf *out) {
  const char *word = yes ? "true" : "false";
  if (format == TW_QUERY_JSON)
    tw_buf_printf(out, "{\"head\":{},\"boolean\":%s}\n", word);
  else if (format == TW_QUERY_XML)
    tw_buf_printf(out, XML_HEAD "<head/>\n<boolean>%s</boolean>\n</sparql>\n", word);
  else
    tw_buf_printf(out, "%s\n", word);
}
