/* What the scripts below tests/rdf and tests/sparql drive:
 *   rdf_tool convert FROM TO FILE                a graph in one syntax to another, on standard output
 *   rdf_tool hostile TO                          a graph of hostile terms; `graphs` for `hostile`: several graphs
 *   rdf_tool generate TRIPLES                    a big graph like the program's own, as N-Triples
 *   rdf_tool query FORMAT GRAPH QUERY… [-- DIR]  each answer into DIR/name.FORMAT; a line "name status ms message" each
 */
#include "base/buf.h"
#include "rdf/query.h"
#include "rdf/read.h"
#include "rdf/write.h"
#include "triples/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static char message[TW_DIAG_MESSAGE];

static void on_message(void *user, const TwDiagnostic *d) {
  (void)user;
  snprintf(message, sizeof message, "%s", d->message);
}

static const TwDiagSink sink = {on_message, NULL};

static int fail(const char *what) {
  fprintf(stderr, "rdf_tool: %s %s\n", what, message);
  return 1;
}

static int slurp(const char *path, TwBuf *buf) {
  FILE *f = fopen(path, "rb");
  char part[65536];
  size_t n;
  tw_buf_init(buf, &tw_libc_allocator);
  if (!f) return fail(path);
  while ((n = fread(part, 1, sizeof part, f)) > 0) tw_buf_add(buf, tw_str_n(part, n));
  fclose(f);
  return 0;
}

static int load(TwTriples *t, const char *path, TwRdfSyntax syntax) {
  TwBuf buf;
  if (slurp(path, &buf)) return 1;
  TwStatus status = tw_rdf_read(t, tw_buf_str(&buf), syntax, NULL, path, &sink);
  tw_buf_release(&buf);
  return status == TW_OK ? 0 : fail(path);
}

static int save(const TwTriples *t, TwRdfSyntax syntax) {
  TwRdfWriter *w = tw_rdf_writer_new(&tw_libc_allocator, syntax, NULL, tw_rdf_sink_file, stdout, &sink);
  if (!w) return fail("no writer");
  uint32_t n = tw_triples_count(t);
  tw_rdf_writer_add(w, t, 0, n / 2, "http://example.org/doc#");
  tw_rdf_writer_add(w, t, n / 2, n, "http://example.org/other#");
  TwStatus status = tw_rdf_writer_finish(w);
  tw_rdf_writer_free(w);
  return status == TW_OK && fflush(stdout) == 0 ? 0 : fail("not written");
}

static void add(TwTriples *t, const char *s, const char *p, TwTerm o) {
  if (tw_triples_add_terms(t, tw_iri_z(s), tw_iri_z(p), o, NULL) != TW_OK) exit(fail(s));
}

/* IRIs whose schemes are called as our prefixes; names that mean something else in a context of JSON-LD. */
static void hostile_names(TwTriples *t) {
  static const char *const names[] = {"doc:a",   "id:a",   "tw:Person",  "foaf:name", "prov:x/y",
                                      "urn:a:b", "doc:/a", "skos:a%20b", "schema:url"};
  static const char *const locals[] = {"label", "title", "anchorOf", "id", "tw", "graph", "type", "vocab", "a.b"};
  char iri[128];
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    TwTerm name = tw_iri_z(names[i]);
    add(t, names[i], names[i], name);
    add(t, names[i], TW_RDF_TYPE, name);
    add(t, names[i], TW_RDFS_LABEL, tw_typed(TW_STR("typed"), names[i]));
  }
  for (size_t i = 0; i < sizeof locals / sizeof *locals; i++) {
    snprintf(iri, sizeof iri, TW_NS_TW "%s", locals[i]);
    add(t, iri, iri, tw_text_en(tw_str(locals[i])));
    add(t, iri, TW_RDF_TYPE, tw_iri_z(iri));
    add(t, iri, TW_RDFS_LABEL, tw_text_en(tw_str(locals[i])));
    add(t, iri, TW_RDFS_LABEL, (TwTerm){.kind = TW_TERM_LITERAL, .value = tw_str(locals[i]), .language = TW_STR("de")});
    add(t, iri, TW_RDF_TYPE, tw_plain(TW_STR("no class")));
    add(t, iri, TW_NS_TW "typed", tw_typed(tw_str(locals[i]), iri));
  }
}

static void hostile(TwTriples *t) {
  static const char *const values[] = {
      "",
      "\"",
      "\"\"\"",
      "\\",
      "\\\"",
      "'",
      "'''",
      "\n",
      "\r",
      "\r\n",
      "\t",
      " a ",
      "]]>",
      "<a>&amp;",

      "a\"",
      "\"\"\"a",
      "a\\",
      "\xC2\x85",
      "@en",
      "^^<x>",
      ".",
      "\xE2\x80\xA8",
      "\xEF\xBB\xBF",
      "\xEF\xBF\xBD",
      "\xF0\x9F\x98\x80",
  };
  static const char *const typed[][2] = {{"1.5", "double"},        {"INF", "double"},      {"NaN", "double"},
                                         {"1.50", "decimal"},      {"007", "integer"},     {"+5", "integer"},
                                         {"5x", "integer"},        {"1e3", "double"},      {"true", "boolean"},
                                         {"--08-14", "gMonthDay"}, {"2023-08-14", "date"}, {"-INF", "float"}};
  static const char *const names[] = {
      "a.b",       "a.", ".a",     "-a",         "1a",           "a%20b",      "a'b(c),d;e&f=g!h*i",
      "a:b@c~d",   "",   "x/y#z",  "S\xC3\xA3o", "\xE6\x9D\x8E", "a\xC3\227b", "\xF0\x9F\x98\x80",
      "a\xC2\xB7", "_",  "a--b..c"};
  char iri[256], type[128];
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    add(t, "http://e/s", TW_NS_TW "value", tw_plain(tw_str(values[i])));
    add(t, "http://e/s", TW_NS_TW "value", tw_text_en(tw_str(values[i])));
    add(t, "http://e/t", "http://e/a&b/q", tw_typed(tw_str(values[i]), "http://e/type"));
  }
  for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
    snprintf(type, sizeof type, TW_NS_XSD "%s", typed[i][1]);
    add(t, "http://e/u", TW_NS_TW "typed", tw_typed(tw_str(typed[i][0]), type));
  }
  hostile_names(t);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    snprintf(iri, sizeof iri, TW_NS_ID "%s", names[i]);
    add(t, iri, TW_RDF_TYPE, tw_iri_z(iri));
    if (strchr(names[i], '#')) continue; /* an IRI has one # at most */
    snprintf(iri, sizeof iri, "http://example.org/doc#%s", names[i]);
    add(t, iri, TW_NS_TW "see", tw_iri_z(iri));
  }
}

/* The same in graphs; some statements stand in two of them. */
static void in_graphs(TwTriples *t) {
  TwTriples *plain = tw_triples_new(&tw_libc_allocator);
  hostile(plain);
  TwTerm graphs[] = {tw_iri_z(TW_NS_ID "a.b"), tw_iri_z("http://example.org/doc"), tw_iri_z("doc:a")};
  for (uint32_t i = 0; i < tw_triples_count(plain); i++) {
    TwQuad q = tw_triples_quad(plain, i);
    TwTerm s = tw_triples_get(plain, q.subject), p = tw_triples_get(plain, q.predicate);
    TwTerm o = tw_triples_get(plain, q.object);
    if (tw_triples_add_terms(t, s, p, o, i / 7 % 4 ? &graphs[i / 7 % 4 - 1] : NULL)) exit(fail("graphs"));
    if (i % 5 == 0 && tw_triples_add_terms(t, s, p, o, &graphs[i % 3])) exit(fail("graphs"));
  }
  tw_triples_free(plain);
}

/* People, countries, events and sentences, as many as make that many triples; the same in every run. */
static void generate(TwTriples *t, unsigned triples) {
  uint32_t x = 2463534242u;
  char s[128], o[128], text[128];
  for (unsigned i = 0; tw_triples_count(t) < triples; i++) {
#define RANDOM(n) ((x = x * 1664525u + 1013904223u) >> 8) % (n)
    unsigned person = RANDOM(triples / 40 + 1), country = RANDOM(180), other = RANDOM(180), day = RANDOM(28) + 1;
    snprintf(s, sizeof s, TW_NS_ID "Person_%u", person);
    snprintf(text, sizeof text, "Person %u", person);
    add(t, s, TW_RDF_TYPE, tw_iri_z(TW_NS_TW "Person"));
    add(t, s, TW_RDFS_LABEL, tw_text_en(tw_str(text)));
    snprintf(o, sizeof o, TW_NS_ID "Country_%u", country);
    snprintf(text, sizeof text, "Country %u", country);
    add(t, o, TW_RDF_TYPE, tw_iri_z(TW_NS_TW "Country"));
    add(t, o, TW_RDFS_LABEL, tw_text_en(tw_str(text)));
    add(t, s, TW_NS_TW "visits", tw_iri_z(o));
    snprintf(s, sizeof s, TW_NS_ID "Country_%u", other);
    add(t, s, TW_NS_TW "partnersWith", tw_iri_z(o));
    add(t, o, TW_NS_TW "partnersWith", tw_iri_z(s));
    snprintf(text, sizeof text, "http://example.org/doc/%u#e%u", i / 8, i % 8 + 1);
    add(t, text, TW_RDF_TYPE, tw_iri_z(TW_NS_TW "Visit"));
    add(t, text, TW_RDF_TYPE, tw_iri_z(TW_NS_TW "Event"));
    add(t, text, TW_NS_TW "destination", tw_iri_z(o));
    snprintf(s, sizeof s, TW_NS_ID "Person_%u", person);
    add(t, text, TW_NS_TW "visitor", tw_iri_z(s));
    add(t, text, TW_NS_TW "factuality", tw_iri_z(RANDOM(3) ? TW_NS_TW "Happened" : TW_NS_TW "Scheduled"));
    snprintf(s, sizeof s, "2019-%02u-%02u", RANDOM(12) + 1, day);
    if (RANDOM(4)) add(t, text, TW_NS_TW "begin", tw_typed(tw_str(s), TW_NS_XSD "date"));
    snprintf(o, sizeof o, "http://example.org/doc/%u#offset_%u_%u", i / 8, i * 10, i * 10 + 90);
    add(t, text, TW_NS_TW "evidence", tw_iri_z(o));
    snprintf(s, sizeof s, "%u", i * 10);
    add(t, o, TW_NS_NIF "beginIndex", tw_typed(tw_str(s), TW_NS_XSD "integer"));
    snprintf(s, sizeof s, "Sentence %u about a visit, said \"someone\".", i);
    add(t, o, TW_NS_NIF "anchorOf", tw_text_en(tw_str(s)));
#undef RANDOM
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int answer(const TwTriples *t, const char *path, const char *format, const char *dir) {
  static const char *const formats[] = {"table",    "csv",    "tsv",  "json",   "xml",   "turtle",
                                        "ntriples", "nquads", "trig", "rdfxml", "jsonld"};
  TwQueryOptions options = {.doc = "http://example.org/doc/0#"};
  while (strcmp(formats[options.format], format) != 0)
    if (++options.format > TW_QUERY_JSONLD) return fail(format);
  TwBuf query, out;
  if (slurp(path, &query)) return 1;
  tw_buf_init(&out, &tw_libc_allocator);
  message[0] = '\0';
  double begin = now();
  TwStatus status = tw_query(t, tw_buf_str(&query), &options, &out, &sink);
  const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
  printf("%s\t%d\t%.0f\t%s\n", name, (int)status, now() - begin, message);
  char file[1024];
  snprintf(file, sizeof file, "%s/%s.%s", dir, name, format);
  FILE *f = dir[0] ? fopen(file, "wb") : NULL;
  if (f) {
    if (out.len) fwrite(out.ptr, 1, out.len, f);
    fclose(f);
  } else if (!dir[0] && out.len) {
    fwrite(out.ptr, 1, out.len, stdout);
  }
  tw_buf_release(&query);
  tw_buf_release(&out);
  return 0;
}

static int queries(TwTriples *t, int argc, char **argv) {
  const char *dir = "";
  for (int i = 4; i + 1 < argc; i++)
    if (!strcmp(argv[i], "--")) dir = argv[i + 1], argc = i;
  if (load(t, argv[3], tw_rdf_syntax_of_file(tw_str(argv[3]))) || tw_triples_index(t) != TW_OK) return 1;
  for (int i = 4; i < argc; i++)
    if (answer(t, argv[i], argv[2], dir)) return 1;
  return 0;
}

int main(int argc, char **argv) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  int result = 2;
  if (argc == 5 && !strcmp(argv[1], "convert")) {
    result = load(t, argv[4], tw_rdf_syntax(tw_str(argv[2]))) || save(t, tw_rdf_syntax(tw_str(argv[3])));
  } else if (argc == 3 && !strcmp(argv[1], "hostile")) {
    hostile(t);
    result = save(t, tw_rdf_syntax(tw_str(argv[2])));
  } else if (argc == 3 && !strcmp(argv[1], "graphs")) {
    in_graphs(t);
    result = save(t, tw_rdf_syntax(tw_str(argv[2])));
  } else if (argc == 3 && !strcmp(argv[1], "generate")) {
    generate(t, (unsigned)atoi(argv[2]));
    result = save(t, TW_RDF_NTRIPLES);
  } else if (argc > 4 && !strcmp(argv[1], "query")) {
    result = queries(t, argc, argv);
  }
  tw_triples_free(t);
  return result;
}
