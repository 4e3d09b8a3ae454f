#include "rdf/query.h"
#include "triples/vocabulary.h"

#include "support.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#if defined(__has_feature)
#define SANITIZED __has_feature(address_sanitizer)
#elif defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

static char message[TW_DIAG_MESSAGE];
static void last_message(void *user, const TwDiagnostic *d) {
  (void)user;
  snprintf(message, sizeof message, "%s", d->message);
}
static const TwDiagSink sink = {last_message, NULL};

static void add(TwTriples *t, const char *s, const char *p, TwTerm o) {
  ck_assert_int_eq(tw_triples_add_terms(t, tw_iri_z(s), tw_iri_z(p), o, NULL), TW_OK);
}

static TwTriples *story(void) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  add(t, TW_NS_ID "Ada", TW_NS_TW "visits", tw_iri_z(TW_NS_ID "Norland"));
  add(t, TW_NS_ID "Ada", TW_RDFS_LABEL, tw_text_en(TW_STR("Ada \"\xF0\x9F\x98\x80\", <x>\n\\")));
  add(t, "http://e/d#e1", TW_NS_TW "visitor", tw_iri_z(TW_NS_ID "Ada"));
  add(t, "http://e/d#e1", TW_NS_TW "begin", tw_typed(TW_STR("2023-08-14"), TW_NS_XSD "date"));
  TwTerm g = tw_iri_z("http://e/g");
  ck_assert_int_eq(
      tw_triples_add_terms(t, tw_iri_z(TW_NS_ID "Ada"), tw_iri_z(TW_NS_TW "visits"), tw_iri_z(TW_NS_ID "Norland"), &g),
      TW_OK);
  ck_assert_int_eq(tw_triples_index(t), TW_OK);
  return t;
}

static TwStatus ask(const TwTriples *t, const char *query, TwQueryFormat format, TwBuf *out) {
  TwQueryOptions options = {.format = format, .doc = "http://e/d#"};
  tw_buf_init(out, &tw_libc_allocator);
  message[0] = '\0';
  return tw_query(t, tw_str(query), &options, out, &sink);
}

static void answers(const char *query, TwQueryFormat format, const char *want) {
  TwTriples *t = story();
  TwBuf out;
  ck_assert_msg(ask(t, query, format, &out) == TW_OK, "%s", message);
  ck_str_is(tw_buf_str(&out), want);
  tw_buf_release(&out);
  tw_triples_free(t);
}

static void refuses(const char *query, TwQueryFormat format, TwStatus status, const char *why) {
  TwTriples *t = story();
  TwBuf out;
  TwStatus got = ask(t, query, format, &out);
  ck_assert_msg(got == status, "%s: %d %s", query, got, message);
  ck_assert_msg(strstr(message, why), "%s: %s", query, message);
  ck_assert_uint_eq(out.len, 0);
  tw_buf_release(&out);
  tw_triples_free(t);
}

#define LABELS "SELECT ?s ?l ?x WHERE { ?s rdfs:label ?l OPTIONAL { ?l tw:x ?x } }"

START_TEST(tables_in_every_format) {
  answers(LABELS, TW_QUERY_TABLE,
          "s       l                x\n------  ---------------  -\n"
          "id:Ada  Ada \"\xF0\x9F\x98\x80\", <x> \\  \n");
  answers(LABELS, TW_QUERY_CSV, "s,l,x\r\n" TW_NS_ID "Ada,\"Ada \"\"\xF0\x9F\x98\x80\"\", <x>\n\\\",\r\n");
  answers(LABELS, TW_QUERY_TSV, "?s\t?l\t?x\n<" TW_NS_ID "Ada>\t\"Ada \\\"\xF0\x9F\x98\x80\\\", <x>\\n\\\\\"@en\t\n");
  answers(LABELS, TW_QUERY_JSON,
          "{\"head\":{\"vars\":[\"s\",\"l\",\"x\"]},\"results\":{\"bindings\":[\n"
          "{\"s\":{\"type\":\"uri\",\"value\":\"" TW_NS_ID "Ada\"},\"l\":{\"type\":\"literal\",\"value\":"
          "\"Ada \\\"\xF0\x9F\x98\x80\\\", <x>\\n\\\\\",\"xml:lang\":\"en\"}}\n]}}\n");
  answers(LABELS, TW_QUERY_XML,
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n"
          "<head><variable name=\"s\"/><variable name=\"l\"/><variable name=\"x\"/></head>\n<results>\n<result>"
          "<binding name=\"s\"><uri>" TW_NS_ID "Ada</uri></binding><binding name=\"l\"><literal xml:lang=\"en\">"
          "Ada &quot;\xF0\x9F\x98\x80&quot;, &lt;x&gt;\n\\</literal></binding></result>\n</results>\n</sparql>\n");
  answers("ASK { id:Ada tw:visits ?x }", TW_QUERY_JSON, "{\"head\":{},\"boolean\":true}\n");
  answers("ASK { id:Ada tw:visits id:Ada }", TW_QUERY_TABLE, "false\n");
}
END_TEST

START_TEST(graphs_in_every_format) {
  const char *query = "CONSTRUCT { ?s tw:was ?o } WHERE { ?s tw:visits ?o }";
  answers(query, TW_QUERY_NTRIPLES, "<" TW_NS_ID "Ada> <" TW_NS_TW "was> <" TW_NS_ID "Norland> .\n");
  TwTriples *t = story();
  TwBuf out;
  ck_assert_int_eq(ask(t, query, TW_QUERY_TABLE, &out), TW_OK);
  ck_assert_ptr_nonnull(strstr(out.ptr, "\nid:Ada tw:was id:Norland .\n"));
  tw_buf_release(&out);
  ck_assert_int_eq(ask(t, query, TW_QUERY_RDFXML, &out), TW_OK);
  ck_assert_ptr_nonnull(strstr(out.ptr, "<tw:was "));
  tw_buf_release(&out);
  tw_triples_free(t);
  refuses(query, TW_QUERY_JSON, TW_ERR_USAGE, "a graph");
  refuses("ASK {}", TW_QUERY_TURTLE, TW_ERR_USAGE, "a table");
}
END_TEST

START_TEST(doubles_are_rounded_and_written_right) {
  static const char *const pairs[][2] = {{"ROUND(0.49999999999999994e0)", "0.0E0"},
                                         {"ROUND(-0.3e0)", "-0.0E0"},
                                         {"ROUND(-0.5e0)", "-0.0E0"},
                                         {"ROUND(-1.5e0)", "-1.0E0"},
                                         {"ROUND(2.5e0)", "3.0E0"},
                                         {"ROUND(4503599627370497e0)", "4.503599627370497E15"},
                                         {"ROUND(1e300)", "1.0E300"},
                                         {"ROUND('INF'^^xsd:double)", "INF"},
                                         {"ROUND('NaN'^^xsd:double)", "NaN"},
                                         {"CEIL(-0.3e0)", "-0.0E0"},
                                         {"1e0 + 0", "1.0E0"},
                                         {"0.1e0 + 0.2e0", "3.0000000000000004E-1"},
                                         {"'1.5'^^xsd:float * 10", "1.5E1"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    char query[128], wanted[64];
    snprintf(query, sizeof query, "SELECT (%s AS ?x) WHERE { }", pairs[i][0]);
    snprintf(wanted, sizeof wanted, "x\r\n%s\r\n", pairs[i][1]);
    answers(query, TW_QUERY_CSV, wanted);
  }
}
END_TEST

START_TEST(the_union_has_each_triple_once) {
  answers("SELECT (COUNT(*) AS ?n) WHERE { id:Ada tw:visits ?x }", TW_QUERY_CSV, "n\r\n1\r\n");
  answers("SELECT ?s ?p WHERE { ?s ?p id:Norland }", TW_QUERY_CSV, "s,p\r\n" TW_NS_ID "Ada," TW_NS_TW "visits\r\n");
}
END_TEST

START_TEST(prefixes_are_known) {
  answers("SELECT ?b WHERE { doc:e1 tw:begin ?b }", TW_QUERY_CSV, "b\r\n2023-08-14\r\n");
  answers("PREFIX tw: <http://other/> SELECT ?b WHERE { doc:e1 tw:begin ?b }", TW_QUERY_CSV, "b\r\n");
  TwTriples *t = story();
  TwBuf out;
  tw_buf_init(&out, &tw_libc_allocator);
  TwQueryOptions options = {.format = TW_QUERY_CSV, .base = "http://e/"};
  ck_assert_int_eq(tw_query(t, TW_STR("ASK { id:d tw:x 1 }"), &options, &out, NULL), TW_OK);
  ck_assert_int_eq(tw_query(t, TW_STR("ASK { doc:d tw:x 1 }"), &options, &out, &sink), TW_ERR_SYNTAX);
  ck_str_is(tw_buf_str(&out), "false\n");
  tw_buf_release(&out);
  tw_triples_free(t);
}
END_TEST

START_TEST(bad_queries_say_where) {
  static const char *const bad[][2] = {{"", "the end of the query"},
                                       {"SELECT", "expected a variable"},
                                       {"SELECT ?x\nWHERE { ?x ?y }", "line 2"},
                                       {"SELECT ?x WHERE { ?x ?y ?z ", "expected a pattern"},
                                       {"SELECT ?x WHERE { ?x nope:y ?z }", "prefix that is declared"},
                                       {"SELECT ?x WHERE { ?x tw:y \"a }", "token"},
                                       {"SELECT ?x WHERE { ?x tw:y ?z } extra", "end of the query"},
                                       {"SELECT ?x WHERE { ?x tw:y ?z FILTER(?z >) }", "expression"},
                                       {"SELECT ?x WHERE { ?x tw:y ?z FILTER(STR()) }", "arguments"},
                                       {"SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x tw:y ?y }", "grouped"},
                                       {"SELECT ?x WHERE { ?x tw:y ?z FILTER(COUNT(?z) > 1) }", "COUNT"},
                                       {"SELECT (1 AS ?x) WHERE { ?x tw:y ?z }", "AS"},
                                       {"SELECT ?x WHERE { _:a tw:y ?x { _:a tw:y ?x } }", "blank node"},
                                       {"SELECT ?x WHERE { <http://e/\\u0020> tw:y ?x }", "IRI"},
                                       {"SELECT ?x WHERE { ?x tw:y \xFF }", "UTF-8"}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) refuses(bad[i][0], TW_QUERY_CSV, TW_ERR_SYNTAX, bad[i][1]);
  refuses("SELECT ?x WHERE { ?x rdfs:label ?z FILTER(REGEX(?z, \"(\")) }", TW_QUERY_CSV, TW_ERR_SYNTAX, "regular");
}
END_TEST

START_TEST(deep_and_long_queries_are_refused) {
  TwTriples *t = story();
  TwBuf query, out;
  tw_buf_init(&query, &tw_libc_allocator);
  tw_buf_z(&query, "ASK { FILTER(");
  for (int i = 0; i < 100000; i++) tw_buf_char(&query, '(');
  ck_assert_int_eq(ask(t, query.ptr, TW_QUERY_CSV, &out), TW_ERR_LIMIT);
  tw_buf_reset(&query);
  tw_buf_z(&query, "ASK { FILTER(");
  for (int i = 0; i < 200000; i++) tw_buf_char(&query, '!');
  tw_buf_z(&query, "true) }");
  ck_assert_int_eq(ask(t, query.ptr, TW_QUERY_CSV, &out), TW_ERR_UNSUPPORTED);
  tw_buf_reset(&query);
  tw_buf_z(&query, "ASK { FILTER(true");
  for (int i = 0; i < 100000; i++) tw_buf_z(&query, "&&true");
  tw_buf_z(&query, ") }");
  ck_assert_int_eq(ask(t, query.ptr, TW_QUERY_CSV, &out), TW_ERR_UNSUPPORTED);
  tw_buf_reset(&query);
  tw_buf_z(&query, "ASK { ");
  for (int i = 0; i < 300; i++) tw_buf_printf(&query, "?v%d tw:p ?v%d . ", i, i + 1);
  tw_buf_z(&query, "}");
  ck_assert_int_eq(ask(t, query.ptr, TW_QUERY_CSV, &out), TW_ERR_UNSUPPORTED);
  tw_buf_reset(&query);
  for (int i = 0; i < 300000; i++) tw_buf_z(&query, "    ");
  ck_assert_int_eq(ask(t, query.ptr, TW_QUERY_CSV, &out), TW_ERR_LIMIT);
  tw_buf_release(&query);
  tw_triples_free(t);
}
END_TEST

static TwTriples *many(unsigned n) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  char s[64];
  for (unsigned i = 0; i < n; i++) {
    snprintf(s, sizeof s, "http://e/%u", i);
    add(t, s, "http://e/p", tw_iri_z(s));
  }
  ck_assert_int_eq(tw_triples_index(t), TW_OK);
  return t;
}

START_TEST(time_and_memory_are_limited) {
  TwTriples *t = many(3000);
  TwBuf out;
  tw_buf_init(&out, &tw_libc_allocator);
  tw_buf_z(&out, "kept");
  TwQueryOptions options = {.format = TW_QUERY_CSV, .seconds = 1, .memory = (size_t)64 << 20};
  const TwStr product = TW_STR("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
  TwStatus status = tw_query(t, product, &options, &out, &sink);
  /* the sanitizer ends a process that has no memory */
  ck_assert(status == TW_ERR_LIMIT || (SANITIZED && status == TW_ERR_UNSUPPORTED));
  options.memory = (size_t)64 << 30;
  const TwStr slow = TW_STR("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(CONTAINS(STR(?a), STR(?d)) && "
                            "REGEX(STR(?a), \"^(.*x)*$\")) }");
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  ck_assert_int_eq(tw_query(t, slow, &options, &out, &sink), TW_ERR_LIMIT);
  clock_gettime(CLOCK_MONOTONIC, &end);
  ck_assert_int_le(end.tv_sec - begin.tv_sec, 5);
  ck_assert_ptr_nonnull(strstr(message, "longer than 1 s"));
  ck_str_is(tw_buf_str(&out), "kept");
  tw_buf_release(&out);
  tw_triples_free(t);
}
END_TEST

/* A listener that must hear nothing, and a file that must stay unread. */
START_TEST(queries_open_nothing) {
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  ck_assert_int_eq(bind(listener, (struct sockaddr *)&address, sizeof address), 0);
  ck_assert_int_eq(listen(listener, 4), 0);
  getsockname(listener, (struct sockaddr *)&address, &size);
  char query[256];
  static const char *const forms[] = {"SELECT * FROM <http://127.0.0.1:%d/a> WHERE { ?s ?p ?o }",
                                      "SELECT * FROM NAMED <http://127.0.0.1:%d/a> WHERE { ?s ?p ?o }",
                                      "SELECT * WHERE { SERVICE <http://127.0.0.1:%d/a> { ?s ?p ?o } }",
                                      "SELECT * WHERE { SERVICE SILENT <http://127.0.0.1:%d/a> { ?s ?p ?o } }",
                                      "LOAD <http://127.0.0.1:%d/a>"};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    snprintf(query, sizeof query, forms[i], ntohs(address.sin_port));
    refuses(query, TW_QUERY_CSV, TW_ERR_UNSUPPORTED, "load the Turtle into a SPARQL store");
  }
  refuses("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", TW_QUERY_CSV, TW_ERR_UNSUPPORTED, "FROM");
  fcntl(listener, F_SETFL, O_NONBLOCK);
  ck_assert_int_lt(accept(listener, NULL, NULL), 0);
  close(listener);
}
END_TEST

START_TEST(the_set_stays_as_it_was) {
  TwTriples *t = story();
  uint32_t terms = tw_triples_terms(t), quads = tw_triples_count(t);
  TwBuf out;
  ck_assert_int_eq(
      ask(t, "SELECT (CONCAT(\"new\", STR(?s)) AS ?x) WHERE { ?s ?p ?o FILTER(?o != \"other\") }", TW_QUERY_CSV, &out),
      TW_OK);
  ck_assert_uint_eq(tw_triples_terms(t), terms);
  ck_assert_uint_eq(tw_triples_count(t), quads);
  tw_buf_release(&out);
  tw_triples_free(t);
}
END_TEST

/* Whatever the bytes, the process lives and says something. */
START_TEST(mutilated_queries_never_hurt) {
  static const char text[] =
      "PREFIX a: <http://a/> SELECT DISTINCT ?s (COUNT(?o) AS ?n) WHERE { ?s tw:visits ?o ; rdfs:label \"x\"@en . "
      "OPTIONAL { ?s a ?c FILTER(?c != a:b && REGEX(STR(?o), '^[a-z]{1,3}(b|c)*$', 'i')) } { ?s ?p 1.5e3 } UNION "
      "{ [] ?q ( 1 -2 ) } } GROUP BY ?s HAVING (COUNT(*) > 1) ORDER BY DESC(?n) ?s LIMIT 10 OFFSET 2";
  TwTriples *t = story();
  char copy[sizeof text];
  uint32_t x = 7;
  for (int i = 0; i < 200; i++) {
    memcpy(copy, text, sizeof text);
    for (int k = 0; k < 1 + i % 3; k++) {
      x = x * 1664525 + 1013904223;
      copy[(x >> 8) % (sizeof text - 1)] = "<>\"'.;,[]()@\\:#\n{}^_%e0?*+|!=&"[(x >> 20) % 31];
    }
    TwBuf out;
    TwStatus status = ask(t, copy, TW_QUERY_TABLE, &out);
    ck_assert_msg(status == TW_OK || message[0], "%s", copy);
    ck_assert(!strstr(message, "ended early"));
    tw_buf_release(&out);
  }
  tw_triples_free(t);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("rdf");
  TCase *tests = tcase_create("query");
  tcase_add_test(tests, tables_in_every_format);
  tcase_add_test(tests, graphs_in_every_format);
  tcase_add_test(tests, doubles_are_rounded_and_written_right);
  tcase_add_test(tests, the_union_has_each_triple_once);
  tcase_add_test(tests, prefixes_are_known);
  tcase_add_test(tests, bad_queries_say_where);
  tcase_add_test(tests, deep_and_long_queries_are_refused);
  tcase_add_test(tests, time_and_memory_are_limited);
  tcase_add_test(tests, queries_open_nothing);
  tcase_add_test(tests, the_set_stays_as_it_was);
  tcase_add_test(tests, mutilated_queries_never_hurt);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
