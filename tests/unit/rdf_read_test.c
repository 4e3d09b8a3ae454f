#include "rdf/read.h"
#include "triples/vocabulary.h"

#include "base/buf.h"
#include "support.h"

static char message[TW_DIAG_MESSAGE];
static void last_message(void *user, const TwDiagnostic *d) {
  (void)user;
  snprintf(message, sizeof message, "%s", d->message);
}
static const TwDiagSink sink = {last_message, NULL};

static TwStatus read_n(TwStr text, TwRdfSyntax syntax, uint32_t *count) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  message[0] = '\0';
  TwStatus status = tw_rdf_read(t, text, syntax, NULL, "x", &sink);
  *count = tw_triples_count(t);
  tw_triples_free(t);
  return status;
}

START_TEST(every_syntax_is_read) {
  static const struct {
    TwRdfSyntax syntax;
    const char *text;
    uint32_t count;
  } good[] = {
      {TW_RDF_TURTLE, "", 0},
      {TW_RDF_TURTLE, "\xEF\xBB\xBF@prefix a: <http://a/> . a:b a a:c , a:d ; a:p 1 , 1.5 , true , \"x\"@en .", 6},
      {TW_RDF_TURTLE, "<a> <b> ( 1 2 ) ; <c> [ <d> \"e\" ] .\r\n", 7},
      {TW_RDF_NTRIPLES, "<a:b> <a:c> \"d\"@en-GB .\n# note\n<a:b> <a:c> _:x .\n", 2},
      {TW_RDF_NQUADS, "<a:b> <a:c> \"d\" <a:g> .\n<a:b> <a:c> \"d\" .\n", 2},
      {TW_RDF_TRIG, "@prefix a: <http://a/> . a:g { a:b a:c a:d } { a:b a:c a:d }", 2},
      {TW_RDF_RDFXML,
       "<?xml version='1.0'?><rdf:RDF xmlns:rdf='" TW_NS_RDF "' xmlns:a='http://a/'>"
       "<a:T rdf:about='http://x'><a:p>v</a:p></a:T></rdf:RDF>",
       2}};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    uint32_t n;
    ck_assert_msg(read_n(tw_str(good[i].text), good[i].syntax, &n) == TW_OK, "%zu: %s", i, message);
    ck_assert_uint_eq(n, good[i].count);
  }
}
END_TEST

START_TEST(errors_name_the_line) {
  static const struct {
    TwRdfSyntax syntax;
    const char *text, *want;
  } bad[] = {{TW_RDF_TURTLE, "<a:b> <a:c> <a:d> .\n\n<a:b> <a:c> .\n", "line 3"},
             {TW_RDF_TURTLE, "@prefix x: <http://x/> .\nx:a y:b x:c .\n", "line 2"},
             {TW_RDF_NTRIPLES, "<a:b> <a:c> <a:d> .\n<a:b> \"c\" <a:d> .\n", "line 2"},
             {TW_RDF_NTRIPLES, "<a:b> <a:c> \"d .\n", "line 1"},
             {TW_RDF_NQUADS, "<a:b> <a:c> <a:d> <a:g> <a:h> .\n", "line 1"},
             {TW_RDF_TRIG, "<a:g> {\n <a:b> <a:c> }", "line 2"},
             {TW_RDF_RDFXML, "<rdf:RDF xmlns:rdf='" TW_NS_RDF "'>\n<x></rdf:RDF>", "line 2"},
             {TW_RDF_TURTLE, "<a:b> <a:c>\n\"\xFF\" .", "line 2: invalid UTF-8"}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    uint32_t n;
    ck_assert_msg(read_n(tw_str(bad[i].text), bad[i].syntax, &n) == TW_ERR_SYNTAX, "%zu", i);
    ck_assert_msg(strstr(message, bad[i].want), "%zu: %s", i, message);
  }
  uint32_t n;
  ck_assert_int_eq(read_n(tw_str_n("<a:b> <a:c>\0 <a:d> .", 20), TW_RDF_TURTLE, &n), TW_ERR_SYNTAX);
  ck_assert_int_eq(read_n(TW_STR(""), TW_RDF_SYNTAXES, &n), TW_ERR_USAGE);
}
END_TEST

static TwStr repeat(TwBuf *buf, const char *head, const char *part, unsigned times, const char *tail) {
  tw_buf_init(buf, &tw_libc_allocator);
  tw_buf_z(buf, head);
  for (unsigned i = 0; i < times; i++) tw_buf_z(buf, part);
  tw_buf_z(buf, tail);
  return tw_buf_str(buf);
}

START_TEST(deep_nesting_is_refused) {
  static const char *const parts[] = {"[ <a:p> ", "( "};
  for (size_t i = 0; i < 2; i++) {
    TwBuf buf;
    uint32_t n;
    TwStr deep = repeat(&buf, "<a:s> <a:p> ", parts[i], 200000, "");
    ck_assert_int_eq(read_n(deep, TW_RDF_TURTLE, &n), TW_ERR_LIMIT);
    ck_assert_ptr_nonnull(strstr(message, "nest deeper"));
    tw_buf_release(&buf);
  }
  TwBuf buf;
  uint32_t n;
  TwStr fine = repeat(&buf, "<a:s> <a:p> \"", "[(", 1000, "\" . # ((((");
  ck_assert_int_eq(read_n(fine, TW_RDF_TURTLE, &n), TW_OK);
  tw_buf_release(&buf);
  TwStr xml = repeat(&buf, "<rdf:RDF xmlns:rdf='" TW_NS_RDF "' xmlns:a='http://a/'>", "<a:T><a:p>", 100000, "");
  ck_assert_int_eq(read_n(xml, TW_RDF_RDFXML, &n), TW_ERR_LIMIT);
  tw_buf_release(&buf);
  xml = repeat(&buf, "<!-- <a><a> --><rdf:RDF xmlns:rdf='" TW_NS_RDF "' xmlns:a='http://a/'>",
               "<a:T rdf:about='http://e' a:q='>'><a:p rdf:resource='x:y'/></a:T>", 1000, "</rdf:RDF>");
  ck_assert_int_eq(read_n(xml, TW_RDF_RDFXML, &n), TW_OK);
  ck_assert_uint_eq(n, 3);
  tw_buf_release(&buf);
}
END_TEST

START_TEST(deepest_allowed_is_read) {
  TwBuf buf;
  uint32_t n;
  TwStr s = repeat(&buf, "<a:s> <a:p> ", "[ <a:p> ", TW_RDF_DEPTH_LIMIT, "1 ");
  for (unsigned i = 0; i < TW_RDF_DEPTH_LIMIT; i++) tw_buf_z(&buf, "]");
  tw_buf_z(&buf, " .");
  s = tw_buf_str(&buf);
  ck_assert_msg(read_n(s, TW_RDF_TURTLE, &n) == TW_OK, "%s", message);
  ck_assert_uint_eq(n, TW_RDF_DEPTH_LIMIT + 1);
  tw_buf_release(&buf);
}
END_TEST

START_TEST(documents_open_nothing) {
  const char *path = "tw_rdf_read_entity.txt";
  FILE *f = fopen(path, "w");
  fputs("secret", f);
  fclose(f);
  uint32_t n;
  TwStatus status = read_n(TW_STR("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY e SYSTEM 'tw_rdf_read_entity.txt'>]>"
                                  "<rdf:RDF xmlns:rdf='" TW_NS_RDF "' xmlns:a='http://a/'><a:T rdf:about='http://x'>"
                                  "<a:p>&e;</a:p></a:T></rdf:RDF>"),
                           TW_RDF_RDFXML, &n);
  ck_assert(status == TW_ERR_SYNTAX || status == TW_OK);
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  tw_rdf_read(t,
              TW_STR("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY e SYSTEM 'tw_rdf_read_entity.txt'>]>"
                     "<rdf:RDF xmlns:rdf='" TW_NS_RDF "' xmlns:a='http://a/'><a:T rdf:about='http://x'>"
                     "<a:p>&e;</a:p></a:T></rdf:RDF>"),
              TW_RDF_RDFXML, NULL, "x", &sink);
  ck_assert_uint_eq(tw_triples_find(t, tw_plain(TW_STR("secret"))), TW_NONE);
  tw_triples_free(t);
  remove(path);
}
END_TEST

START_TEST(entities_do_not_explode) {
  TwBuf buf;
  tw_buf_init(&buf, &tw_libc_allocator);
  tw_buf_z(&buf, "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a0 'ha'>");
  for (int i = 1; i < 40; i++) tw_buf_printf(&buf, "<!ENTITY a%d '&a%d;&a%d;&a%d;'>", i, i - 1, i - 1, i - 1);
  tw_buf_z(&buf, "]><rdf:RDF xmlns:rdf='" TW_NS_RDF "' xmlns:a='http://a/'><a:T><a:p>&a39;</a:p></a:T></rdf:RDF>");
  uint32_t n;
  ck_assert_int_ne(read_n(tw_buf_str(&buf), TW_RDF_RDFXML, &n), TW_OK);
  tw_buf_release(&buf);
}
END_TEST

/* Whatever the bytes, the process lives and says something. */
START_TEST(mutilated_turtle_never_hurts) {
  static const char text[] =
      "@prefix a: <http://a/> . @base <http://b/> .\na:b a a:c , _:d ; a:p 1 , 1.5e3 , true , "
      "\"x\"@en , '''y''' , \"1\"^^a:t , ( 1 [ a:q 2 ] ) .\nPREFIX z: <z#> z:\\~a%20 z:b \"\\u00e9\" .";
  char copy[sizeof text];
  uint32_t x = 1;
  for (int i = 0; i < 150; i++) {
    memcpy(copy, text, sizeof text);
    for (int k = 0; k < 1 + i % 3; k++) {
      x = x * 1664525 + 1013904223;
      copy[(x >> 8) % (sizeof text - 1)] = "<>\"'.;,[]()@\\:#\n{}^_%e0 \x80"[(x >> 20) % 26];
    }
    uint32_t n;
    TwStatus status = read_n(tw_str_n(copy, sizeof text - 1), i % 2 ? TW_RDF_TURTLE : TW_RDF_TRIG, &n);
    ck_assert(status == TW_OK || status == TW_ERR_SYNTAX);
    ck_assert(status == TW_OK || message[0]);
  }
}
END_TEST

START_TEST(blank_nodes_of_two_reads_differ) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  TwStr text = TW_STR("_:x <a:p> 1 . _:g0 <a:p> [ <a:q> 2 ] .");
  for (unsigned i = 1; i < 3; i++) {
    ck_assert_int_eq(tw_rdf_read(t, text, TW_RDF_TURTLE, NULL, "x", &sink), TW_OK);
    ck_assert_uint_eq(tw_triples_count(t), 3 * i);
  }
  tw_triples_free(t);
}
END_TEST

START_TEST(relative_iris_take_the_base) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  ck_assert_int_eq(tw_rdf_read(t, TW_STR("<a> <#b> <../c> ."), TW_RDF_TURTLE, "http://e/x/y", "x", &sink), TW_OK);
  ck_assert_uint_ne(tw_triples_find(t, tw_iri_z("http://e/x/a")), TW_NONE);
  ck_assert_uint_ne(tw_triples_find(t, tw_iri_z("http://e/x/y#b")), TW_NONE);
  ck_assert_uint_ne(tw_triples_find(t, tw_iri_z("http://e/c")), TW_NONE);
  tw_triples_free(t);
}
END_TEST

START_TEST(many_triples_come_through) {
  TwBuf buf;
  tw_buf_init(&buf, &tw_libc_allocator);
  for (int i = 0; i < 50000; i++)
    tw_buf_printf(&buf, "<http://e/s%d> <http://e/p%d> \"value %d\"@en .\n", i / 5, i % 5, i);
  uint32_t n;
  ck_assert_int_eq(read_n(tw_buf_str(&buf), TW_RDF_NTRIPLES, &n), TW_OK);
  ck_assert_uint_eq(n, 50000);
  ck_assert_int_eq(read_n(tw_buf_str(&buf), TW_RDF_TURTLE, &n), TW_OK);
  ck_assert_uint_eq(n, 50000);
  tw_buf_release(&buf);
}
END_TEST

START_TEST(limits_of_the_set_hold) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  tw_triples_set_limit(t, 3);
  ck_assert_int_eq(tw_rdf_read(t, TW_STR("<a:b> <a:c> <a:d> , <a:e> ."), TW_RDF_TURTLE, NULL, "x", &sink),
                   TW_ERR_LIMIT);
  tw_triples_free(t);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("rdf");
  TCase *tests = tcase_create("read");
  tcase_add_test(tests, every_syntax_is_read);
  tcase_add_test(tests, errors_name_the_line);
  tcase_add_test(tests, deep_nesting_is_refused);
  tcase_add_test(tests, deepest_allowed_is_read);
  tcase_add_test(tests, documents_open_nothing);
  tcase_add_test(tests, entities_do_not_explode);
  tcase_add_test(tests, mutilated_turtle_never_hurts);
  tcase_add_test(tests, blank_nodes_of_two_reads_differ);
  tcase_add_test(tests, relative_iris_take_the_base);
  tcase_add_test(tests, many_triples_come_through);
  tcase_add_test(tests, limits_of_the_set_hold);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
