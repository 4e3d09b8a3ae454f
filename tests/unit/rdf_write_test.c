#include "rdf/read.h"
#include "rdf/write.h"
#include "triples/vocabulary.h"

#include "support.h"

static TwTermId must_term(TwTriples *t, TwTerm term) {
  TwTermId id;
  ck_assert_int_eq(tw_triples_term(t, term, &id), TW_OK);
  return id;
}

static void add(TwTriples *t, const char *s, const char *p, TwTerm o) {
  ck_assert_int_eq(tw_triples_add_terms(t, tw_iri_z(s), tw_iri_z(p), o, NULL), TW_OK);
}

static TwTriples *story(void) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  add(t, TW_NS_ID "Li_Shangfu", TW_RDFS_LABEL, tw_text_en(TW_STR("Li Shangfu")));
  add(t, TW_NS_ID "Li_Shangfu", TW_NS_TW "visits", tw_iri_z(TW_NS_ID "Russia"));
  add(t, "http://e/doc#e1", TW_NS_NIF "beginIndex", tw_typed(TW_STR("0"), TW_NS_XSD "integer"));
  add(t, TW_NS_ID "Li_Shangfu", TW_RDF_TYPE, tw_iri_z(TW_NS_TW "Person"));
  add(t, TW_NS_ID "Li_Shangfu", TW_NS_TW "visits", tw_iri_z(TW_NS_ID "AC%2FDC"));
  add(t, "http://e/doc#e1", TW_NS_TW "begin", tw_typed(TW_STR("--08-14"), TW_NS_XSD "gMonthDay"));
  return t;
}

static void written(const TwTriples *t, TwRdfSyntax syntax, const char *doc, TwBuf *buf) {
  tw_buf_init(buf, &tw_libc_allocator);
  ck_assert_int_eq(tw_rdf_write(t, syntax, NULL, doc, buf, NULL), TW_OK);
}

START_TEST(turtle_reads_well) {
  TwTriples *t = story();
  TwBuf buf;
  written(t, TW_RDF_TURTLE, "http://e/doc#", &buf);
  const char *body = strstr(buf.ptr, "@prefix doc:");
  ck_assert_ptr_nonnull(body);
  ck_assert_str_eq(body, "@prefix doc: <http://e/doc#> .\n"
                         "\nid:Li_Shangfu a tw:Person ;\n    rdfs:label \"Li Shangfu\"@en ;\n"
                         "    tw:visits id:Russia , <" TW_NS_ID "AC%2FDC> .\n"
                         "\ndoc:e1 nif:beginIndex 0 ;\n    tw:begin \"--08-14\"^^xsd:gMonthDay .\n");
  for (const TwPrefix *p = tw_prefixes; p->prefix; p++) {
    char line[200];
    snprintf(line, sizeof line, "@prefix %s: <%s> .\n", p->prefix, p->iri);
    ck_assert_ptr_nonnull(strstr(buf.ptr, line));
  }
  tw_buf_release(&buf);
  tw_triples_free(t);
}
END_TEST

START_TEST(lines_are_as_they_were_added) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  TwTerm g = tw_iri_z("http://e/g");
  ck_assert_int_eq(tw_triples_add_terms(t, tw_iri_z("e:s"), tw_iri_z("e:p"), tw_plain(TW_STR("a\"\\\n\r\t\x01")), &g),
                   TW_OK);
  add(t, "e:s", "e:p", tw_plain(TW_STR("a\"\\\n\r\t\x01")));
  add(t, "e:s", "e:p", tw_text_en(TW_STR("\xC3\xA9")));
  TwTermId b = must_term(t, (TwTerm){TW_TERM_BLANK, TW_STR("x y"), {0}, {0}});
  ck_assert_int_eq(tw_triples_add(t, (TwQuad){b, 1, b, TW_NONE}), TW_OK);
  TwBuf buf;
  written(t, TW_RDF_NTRIPLES, NULL, &buf);
  ck_assert_str_eq(buf.ptr,
                   "<e:s> <e:p> \"a\\\"\\\\\\n\\r\\t\\u0001\" .\n<e:s> <e:p> \"\xC3\xA9\"@en .\n_:b5 <e:p> _:b5 .\n");
  tw_buf_release(&buf);
  written(t, TW_RDF_NQUADS, NULL, &buf);
  ck_assert_str_eq(buf.ptr,
                   "<e:s> <e:p> \"a\\\"\\\\\\n\\r\\t\\u0001\" <http://e/g> .\n"
                   "<e:s> <e:p> \"a\\\"\\\\\\n\\r\\t\\u0001\" .\n<e:s> <e:p> \"\xC3\xA9\"@en .\n_:b5 <e:p> _:b5 .\n");
  tw_buf_release(&buf);
  tw_triples_free(t);
}
END_TEST

static const char *const hostile[] = {"",
                                      "\"",
                                      "\"\"\"",
                                      "\\",
                                      "\\\"",
                                      "'",
                                      "\n",
                                      "\r",
                                      "\r\n",
                                      "\t",
                                      "\x01",
                                      "\x1F\x7F",
                                      " a ",
                                      "<a>&amp;",
                                      "]]>",
                                      "\\u0041",
                                      "\xC2\x80",
                                      "a\n\"\"\"\n",
                                      "\xEF\xBF\xBD",
                                      "\xE2\x80\xA8",
                                      "${x}",
                                      "%s%n",
                                      "@en",
                                      "^^<x>",
                                      ".",
                                      "\xF0\x9F\x98\x80"};
static const char *const typed[][2] = {
    {"1.5", TW_NS_XSD "double"},        {"INF", TW_NS_XSD "double"},   {"NaN", TW_NS_XSD "double"},
    {"-INF", TW_NS_XSD "float"},        {"1.50", TW_NS_XSD "decimal"}, {"1.", TW_NS_XSD "decimal"},
    {"007", TW_NS_XSD "integer"},       {"-5", TW_NS_XSD "integer"},   {"+5", TW_NS_XSD "integer"},
    {"5x", TW_NS_XSD "integer"},        {"", TW_NS_XSD "integer"},     {"-", TW_NS_XSD "integer"},
    {"1e3", TW_NS_XSD "double"},        {"true", TW_NS_XSD "boolean"}, {"maybe", TW_NS_XSD "boolean"},
    {"--08-14", TW_NS_XSD "gMonthDay"}, {"x", "urn:a:b'c(d)"},         {"x", TW_NS_TW "a.b"}};
static const char *const subjects[] = {"urn:x",
                                       TW_NS_ID "a.b",
                                       TW_NS_ID "a.",
                                       TW_NS_ID ".a",
                                       TW_NS_ID "-a",
                                       TW_NS_ID "1a",
                                       TW_NS_ID "a%20b",
                                       TW_NS_ID "a'b(c),d;e&f=g!h*i",
                                       TW_NS_ID "a:b@c~d",
                                       TW_NS_ID "",
                                       TW_NS_ID "x/y#z",
                                       TW_NS_ID "S\xC3\xA3o",
                                       TW_NS_ID "\xE6\x9D\x8E",
                                       TW_NS_ID "a\xC3\x97"
                                                "b",
                                       TW_NS_ID "\xF0\x9F\x98\x80",
                                       TW_NS_ID "a\xC2\xB7",
                                       TW_NS_ID "\xC2\xB7",
                                       "http://e/?q=1&r=2#f",
                                       "http://e/[x]"};

static TwTriples *hostile_set(bool xml) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
    if (xml && strpbrk(hostile[i], "\x01\x1F")) continue;
    add(t, "e:s", "http://e/p", tw_plain(tw_str(hostile[i])));
    add(t, "e:s", "http://e/p", tw_text_en(tw_str(hostile[i])));
    add(t, "e:s", "http://e/p", tw_typed(tw_str(hostile[i]), "http://e/t&'"));
  }
  for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
    add(t, "e:s", "http://e/a&b/q", tw_typed(tw_str(typed[i][0]), typed[i][1]));
  for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
    add(t, subjects[i], TW_RDF_TYPE, tw_iri_z(subjects[i]));
  return t;
}

static void show(void *user, const TwDiagnostic *d) {
  (void)user;
  fprintf(stderr, "%s\n", d->message);
}

START_TEST(what_is_written_reads_back) {
  static const TwRdfSyntax all[] = {TW_RDF_TURTLE, TW_RDF_NTRIPLES, TW_RDF_NQUADS, TW_RDF_TRIG, TW_RDF_RDFXML};
  TwRdfSyntax syntax = all[_i];
  TwDiagSink sink = {show, NULL};
  TwTriples *t = hostile_set(syntax == TW_RDF_RDFXML), *back = tw_triples_new(&tw_libc_allocator);
  TwBuf buf;
  written(t, syntax, "http://e/?q=1&r=2#", &buf);
  ck_assert_int_eq(tw_rdf_read(back, tw_buf_str(&buf), syntax, NULL, "back", &sink), TW_OK);
  for (uint32_t i = 0; i < tw_triples_count(t); i++) {
    TwQuad q = tw_triples_quad(t, i);
    TwTermId s = tw_triples_find(back, tw_triples_get(t, q.subject)),
             p = tw_triples_find(back, tw_triples_get(t, q.predicate)),
             o = tw_triples_find(back, tw_triples_get(t, q.object));
    TwTerm object = tw_triples_get(t, q.object);
    ck_assert_msg(tw_triples_has(back, s, p, o), "lost: %s '%s' %s", tw_triples_get(t, q.subject).value.ptr,
                  object.value.ptr, object.datatype.len ? object.datatype.ptr : "");
  }
  ck_assert_uint_eq(tw_triples_count(back), tw_triples_count(t));
  tw_buf_release(&buf);
  tw_triples_free(t);
  tw_triples_free(back);
}
END_TEST

START_TEST(ranges_stream) {
  TwTriples *t = story();
  TwTerm g = tw_iri_z("http://e/g");
  ck_assert_int_eq(
      tw_triples_add_terms(t, tw_iri_z(TW_NS_ID "Li_Shangfu"), tw_iri_z(TW_RDF_TYPE), tw_iri_z(TW_NS_TW "Person"), &g),
      TW_OK);
  uint32_t n = tw_triples_count(t);
  for (int syntax = 0; syntax < TW_RDF_JSONLD; syntax++) {
    TwBuf buf;
    tw_buf_init(&buf, &tw_libc_allocator);
    TwRdfWriter *w = tw_rdf_writer_new(&tw_libc_allocator, (TwRdfSyntax)syntax, NULL, tw_rdf_sink_buf, &buf, NULL);
    ck_assert_int_eq(tw_rdf_writer_add(w, t, 0, 2, "http://e/doc#"), TW_OK);
    ck_assert_int_eq(tw_rdf_writer_add(w, t, 2, n, "http://e/other#"), TW_OK);
    ck_assert_int_eq(tw_rdf_writer_add(w, t, 2, n + 1, NULL), TW_ERR_USAGE);
    ck_assert_int_eq(tw_rdf_writer_finish(w), TW_OK);
    tw_rdf_writer_free(w);
    TwTriples *back = tw_triples_new(&tw_libc_allocator);
    ck_assert_int_eq(tw_rdf_read(back, tw_buf_str(&buf), (TwRdfSyntax)syntax, NULL, "back", NULL), TW_OK);
    ck_assert_uint_eq(tw_triples_count(back), syntax == TW_RDF_NQUADS || syntax == TW_RDF_TRIG ? n : n - 1);
    tw_triples_free(back);
    tw_buf_release(&buf);
  }
  tw_triples_free(t);
}
END_TEST

START_TEST(trig_has_a_block_for_each_graph) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  TwTerm g = tw_iri_z(TW_NS_ID "g"), s = tw_iri_z(TW_NS_ID "s"), p = tw_iri_z(TW_NS_TW "visits");
  ck_assert_int_eq(tw_triples_add_terms(t, s, p, s, &g), TW_OK);
  ck_assert_int_eq(tw_triples_add_terms(t, s, p, g, &g), TW_OK);
  ck_assert_int_eq(tw_triples_add_terms(t, s, p, s, NULL), TW_OK);
  ck_assert_int_eq(tw_triples_add_terms(t, s, p, s, &p), TW_OK);
  TwBuf buf;
  written(t, TW_RDF_TRIG, NULL, &buf);
  ck_assert_ptr_nonnull(strstr(buf.ptr, "\nid:g {\n\nid:s tw:visits id:s , id:g .\n}\n"
                                        "\nid:s tw:visits id:s .\n"
                                        "\ntw:visits {\n\nid:s tw:visits id:s .\n}\n"));
  tw_buf_release(&buf);
  tw_triples_free(t);
}
END_TEST

START_TEST(jsonld_says_a_subject_once) {
  TwTriples *t = story();
  add(t, TW_NS_ID "Li_Shangfu", TW_RDFS_LABEL, tw_plain(TW_STR("\"Li\"")));
  add(t, "http://e/doc#e1", TW_RDF_TYPE, tw_iri_z(TW_NS_TW "id"));
  add(t, "doc:e1", TW_RDFS_LABEL, tw_text_en(TW_STR("a scheme like a prefix")));
  TwBuf buf;
  written(t, TW_RDF_JSONLD, "http://e/doc#", &buf);
  const char *body = strstr(buf.ptr, "\"@graph\":[");
  ck_assert_ptr_nonnull(body);
  ck_assert_str_eq(body, "\"@graph\":[\n{\"@context\":{\"doc\":null},\"@included\":[\n"
                         "{\"@id\":\"id:Li_Shangfu\",\"@type\":\"Person\",\"rdfs:label\":[{\"@value\":\"Li Shangfu\","
                         "\"@language\":\"en\"},\"\\\"Li\\\"\"],\"visits\":[{\"@id\":\"id:Russia\"},"
                         "{\"@id\":\"" TW_NS_ID "AC%2FDC\"}]},\n"
                         "{\"@id\":\"http://e/doc#e1\",\"@type\":\"tw:id\",\"nif:beginIndex\":{\"@value\":\"0\","
                         "\"@type\":\"xsd:integer\"},\"begin\":{\"@value\":\"--08-14\",\"@type\":\"xsd:gMonthDay\"}},\n"
                         "{\"@id\":\"doc:e1\",\"label\":\"a scheme like a prefix\"}]}\n]}\n");
  tw_buf_release(&buf);
  tw_triples_free(t);
}
END_TEST

START_TEST(an_empty_set_is_a_document) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  for (int syntax = 0; syntax < TW_RDF_SYNTAXES; syntax++) {
    TwBuf buf;
    tw_buf_init(&buf, &tw_libc_allocator);
    TwStatus status = tw_rdf_write(t, (TwRdfSyntax)syntax, NULL, NULL, &buf, NULL);
    ck_assert_int_eq(status, TW_OK);
    ck_assert_int_eq(tw_rdf_read(t, tw_buf_str(&buf), (TwRdfSyntax)syntax, NULL, "x", NULL),
                     syntax == TW_RDF_JSONLD ? TW_ERR_USAGE : TW_OK);
    tw_buf_release(&buf);
  }
  tw_triples_free(t);
}
END_TEST

static void last_message(void *user, const TwDiagnostic *d) { snprintf(user, 200, "%s", d->message); }

START_TEST(rdfxml_refuses_what_it_cannot_say) {
  static const char *const predicates[] = {
      "http://e/", "http://e/1", "http://e/a/2", TW_NS_RDF "li", TW_NS_RDF "Description", "urn:x:%20"};
  for (size_t i = 0; i < sizeof predicates / sizeof *predicates; i++) {
    TwTriples *t = tw_triples_new(&tw_libc_allocator);
    add(t, "e:s", predicates[i], tw_plain(TW_STR("x")));
    char message[200] = "";
    TwDiagSink sink = {last_message, message};
    TwBuf buf;
    tw_buf_init(&buf, &tw_libc_allocator);
    ck_assert_int_eq(tw_rdf_write(t, TW_RDF_RDFXML, NULL, NULL, &buf, &sink), TW_ERR_UNSUPPORTED);
    ck_assert_msg(strstr(message, predicates[i]), "%s", message);
    tw_buf_release(&buf);
    tw_triples_free(t);
  }
}
END_TEST

START_TEST(rdfxml_replaces_controls_and_says_so) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  add(t, "e:s", "http://e/p",
      tw_plain(TW_STR("a\x01"
                      "b")));
  char message[200] = "";
  TwDiagSink sink = {last_message, message};
  TwBuf buf;
  tw_buf_init(&buf, &tw_libc_allocator);
  ck_assert_int_eq(tw_rdf_write(t, TW_RDF_RDFXML, NULL, NULL, &buf, &sink), TW_OK);
  ck_assert_ptr_nonnull(strstr(buf.ptr, "a\xEF\xBF\xBD"
                                        "b"));
  ck_assert_ptr_nonnull(strstr(message, "U+FFFD"));
  tw_buf_release(&buf);
  tw_triples_free(t);
}
END_TEST

START_TEST(a_full_disk_is_an_error) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  char s[64];
  for (int i = 0; i < 20000; i++) {
    snprintf(s, sizeof s, "http://e/%d", i);
    add(t, s, "http://e/p", tw_iri_z(s));
  }
  for (int syntax = 0; syntax < TW_RDF_SYNTAXES; syntax++) {
    FILE *full = fopen("/dev/full", "w");
    ck_assert_ptr_nonnull(full);
    TwRdfWriter *w = tw_rdf_writer_new(&tw_libc_allocator, (TwRdfSyntax)syntax, NULL, tw_rdf_sink_file, full, NULL);
    TwStatus status = tw_rdf_writer_add(w, t, 0, tw_triples_count(t), NULL);
    ck_assert_int_eq(status, TW_ERR_IO);
    ck_assert_int_eq(tw_rdf_writer_finish(w), TW_ERR_IO);
    tw_rdf_writer_free(w);
    fclose(full);
  }
  tw_triples_free(t);
}
END_TEST

START_TEST(every_allocation_may_fail) {
  TwTriples *t = story();
  for (int syntax = 0; syntax < TW_RDF_SYNTAXES; syntax++) {
    bool done = false;
    for (long n = 0; !done; n++) {
      ck_assert_int_lt(n, 200);
      FailingAllocator f;
      failing_allocator_init(&f, n);
      TwBuf buf;
      tw_buf_init(&buf, &f.allocator);
      TwStatus status = tw_rdf_write(t, (TwRdfSyntax)syntax, NULL, NULL, &buf, NULL);
      done = status == TW_OK;
      ck_assert(done || status == TW_ERR_MEMORY);
      tw_buf_release(&buf);
    }
  }
  tw_triples_free(t);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("rdf");
  TCase *tests = tcase_create("write");
  tcase_add_test(tests, turtle_reads_well);
  tcase_add_test(tests, lines_are_as_they_were_added);
  tcase_add_loop_test(tests, what_is_written_reads_back, 0, 5);
  tcase_add_test(tests, ranges_stream);
  tcase_add_test(tests, trig_has_a_block_for_each_graph);
  tcase_add_test(tests, jsonld_says_a_subject_once);
  tcase_add_test(tests, an_empty_set_is_a_document);
  tcase_add_test(tests, rdfxml_refuses_what_it_cannot_say);
  tcase_add_test(tests, rdfxml_replaces_controls_and_says_so);
  tcase_add_test(tests, a_full_disk_is_an_error);
  tcase_add_test(tests, every_allocation_may_fail);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
