/* What is written: well-formed whatever the labels, nothing on top of anything, the same bytes always. xmllint judges
 * the XML, cgraph the DOT. */
#include "../draw/overlap.h"
#include "drawing.h"

#include <glob.h>
#include <graphviz/cgraph.h>
#include <pthread.h>
#include <unistd.h>

static const char *const files[] = {GRAPHS "visit.ttl", GRAPHS "port.ttl", GRAPHS "foaf.ttl", GRAPHS "schema.ttl",
                                    GRAPHS "prov.ttl",  GRAPHS "skos.ttl", GRAPHS "org.ttl",  GRAPHS "statement.ttl"};
#define FILES (sizeof files / sizeof *files)

static bool has(const char *what) { return tw_str_find(tw_buf_str(&out), tw_str(what), 0) != SIZE_MAX; }

static void check_xml(void) {
  char path[] = "/tmp/tw_draw_XXXXXX", command[128];
  int fd = mkstemp(path);
  ck_assert_int_ge(fd, 0);
  ck_assert_int_eq(write(fd, out.ptr, out.len), (ssize_t)out.len);
  close(fd);
  snprintf(command, sizeof command, "xmllint --noout --nonet %s", path);
  int rc = system(command);
  unlink(path);
  ck_assert_msg(rc == 0, "xmllint (libxml2-utils) finds the SVG ill-formed, or is missing");
}

static size_t faults(void) {
  OvFaults f = overlap_faults(out.ptr);
  return f.label_on_node + f.label_on_label + f.label_on_edge + f.node_on_node + f.edge_on_node + f.outside;
}

START_TEST(nothing_lies_on_anything) {
  for (options.direction = TW_DRAW_AUTO; options.direction <= TW_DRAW_TB; options.direction++) {
    draw(files[_i]);
    check_xml();
    ck_assert_msg(faults() == 0, "%s in direction %d", files[_i], (int)options.direction);
  }
}
END_TEST

/** The samples as they are checked in: the golden test holds them to what the program draws. */
START_TEST(nothing_lies_on_anything_in_a_sample) {
  glob_t samples;
  ck_assert_int_eq(glob(TW_SOURCE_DIR "/samples/*.svg", 0, NULL, &samples), 0);
  for (size_t i = 0; i < samples.gl_pathc; i++) {
    const char *path = samples.gl_pathv[i];
    char buf[4096];
    FILE *f = fopen(path, "rb");
    ck_assert_msg(f != NULL, "%s", path);
    tw_buf_reset(&out);
    for (size_t n; (n = fread(buf, 1, sizeof buf, f));) tw_buf_add(&out, tw_str_n(buf, n));
    fclose(f);
    check_xml();
    tw_buf_char(&out, '\0');
    ck_assert(has("<text class=\"label\""));
    ck_assert_msg(faults() == 0, "%s", path);
  }
  globfree(&samples);
}
END_TEST

START_TEST(the_judge_sees_faults) {
  char svg[] =
      "<g id=\"n1\" class=\"node\"><rect class=\"shape frame\" x=\"0\" y=\"0\" width=\"50\" height=\"20\"/></g>"
      "<g id=\"n2\" class=\"node\"><rect class=\"shape frame\" x=\"40\" y=\"10\" width=\"50\" height=\"20\"/></g>"
      "<g id=\"n3\" class=\"node\"><rect class=\"shape frame\" x=\"0\" y=\"100\" width=\"50\" height=\"20\"/></g>"
      "<g id=\"e1\" data-from=\"n1\" data-to=\"n3\"><path d=\"M10 20C10 40 10 60 10 100\"/>"
      "<text class=\"label\" x=\"12\" y=\"60\" textLength=\"30\">x</text></g>"
      "<g id=\"e2\" data-from=\"n2\" data-to=\"n3\"><path d=\"M60 30C50 50 20 60 15 70 10 80 20 110 40 110\"/>"
      "<text class=\"label\" x=\"30\" y=\"62\" textLength=\"30\">y</text></g>";
  OvFaults f = overlap_faults(svg);
  ck_assert_uint_eq(f.node_on_node, 1);
  ck_assert_uint_eq(f.label_on_label, 1);
  ck_assert_uint_ge(f.label_on_edge, 1);
  ck_assert_uint_eq(f.edge_on_node, 0);
}
END_TEST

START_TEST(the_visit) {
  options.metadata = TW_STR("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>");
  draw(files[0]);
  check_xml();
  ck_assert(has("<title id=\"tw-title\">Li Shangfu to travel to Russia and Belarus</title>"));
  ck_assert(has("<metadata>\n<rdf:RDF"));
  ck_assert(has("class=\"node event card scheduled\""));
  ck_assert(has("class=\"edge role denied\""));
  ck_assert(has("<title>Li Shangfu is defence minister of China</title>"));
  ck_assert(has("<desc>“China’s defence minister will travel"));
  ck_assert(has("<title>China (Country)</title>\n<desc>Joint patrols and exercises; China partners with Russia; "));
  ck_assert(has("<a href=\"http://www.wikidata.org/entity/Q148\">"));
  ck_assert(has("Source: Triplewire samples · 11 August 2023"));
  ck_assert(!has("<script") && !has("onload"));
  options.title = TW_STR("Another & title");
  draw(files[0]);
  ck_assert(has("Another &amp; title"));
}
END_TEST

START_TEST(pages) {
  TwDrawPage p;
  ck_assert(tw_draw_page_parse(TW_STR("A4"), &p) && p.either && p.width < p.height);
  ck_assert(tw_draw_page_parse(TW_STR("a4-landscape"), &p) && !p.either && p.width > p.height);
  ck_assert(tw_draw_page_parse(TW_STR("1200x800"), &p) && p.width == 1200 && p.height == 800);
  static const char *const bad[] = {"", "a9", "a4-upright", "x", "12x800", "1200x", "-5x300", "99999x100", "1e3x500"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    ck_assert_msg(!tw_draw_page_parse(tw_str(bad[i]), &p), "%s", bad[i]);
  tw_draw_page_parse(TW_STR("1200x800"), &options.page);
  draw(files[0]);
  check_xml();
  ck_assert(has(" width=\"1200\" height=\"800\""));
  TwDrawDirection d;
  ck_assert(tw_draw_direction_parse(TW_STR("LR"), &d) && d == TW_DRAW_LR);
  ck_assert(!tw_draw_direction_parse(TW_STR("rl"), &d));
}
END_TEST

static const char *const hostile[] = {
    "\" onload=\"alert(1)",
    "<script>alert(1)</script>",
    "]]> & &#0; &lt;",
    "\\N \\G \\l \\ trailing \\",
    "\"]; node [label=\"x",
    "controls \x01\x02\x1B[31m\x7F here",
    "\xE2\x80\xAErtl override\xE2\x81\xA6",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",
    "\xE4\xB8\xAD\xE5\x8D\x8E\xE4\xBA\xBA\xE6\xB0\x91\xE5\x85\xB1\xE5\x92\x8C\xE5\x9B\xBD",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 family \xF0\x9F\x87\xA7\xF0\x9F\x87\xAA",
    "Z\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81lgo",
    "new\nline\ttab\r",
    " ",
};
#define HOSTILE (sizeof hostile / sizeof *hostile)

static void hostile_graph(void) {
  triples = tw_triples_new(&tw_libc_allocator);
  char *endless = malloc(10001);
  memset(endless, 'W', 10000);
  endless[10000] = 0;
  for (size_t i = 0; i <= HOSTILE; i++) {
    const char *label = i < HOSTILE ? hostile[i] : endless;
    char s[64], p[64];
    snprintf(s, sizeof s, "http://example.org/s%zu", i);
    snprintf(p, sizeof p, "http://example.org/p%zu", i);
    tw_triples_add_terms(triples, tw_iri_z(s), tw_iri_z(TW_RDFS_LABEL), tw_plain(tw_str(label)), NULL);
    tw_triples_add_terms(triples, tw_iri_z(p), tw_iri_z(TW_RDFS_LABEL), tw_plain(tw_str(label)), NULL);
    tw_triples_add_terms(triples, tw_iri_z(s), tw_iri_z("http://example.org/note"), tw_plain(tw_str(label)), NULL);
    tw_triples_add_terms(triples, tw_iri_z(s), tw_iri_z(p), tw_iri_z("http://example.org/s0"), NULL);
    tw_triples_add_terms(triples, tw_iri_z(s), tw_iri_z(TW_NS_OWL "sameAs"), tw_iri_z("javascript:alert(1)"), NULL);
    tw_triples_add_terms(triples, tw_iri_z(s), tw_iri_z(p), tw_iri_z("javascript:alert(2)"), NULL);
  }
  free(endless);
}

START_TEST(hostile_labels_stay_text) {
  hostile_graph();
  ck_assert_int_eq(tw_draw(triples, &options, &out, NULL), TW_OK);
  check_xml();
  ck_assert(!has("<script") && !has("href=\"javascript") && !has(" onload=\"alert"));
  ck_assert(!has("\xE2\x80\xAE") && !has("\x1B"));
  ck_assert(has("&lt;script&gt;"));
  ck_assert_uint_lt(out.len, 200000);
  ck_assert_uint_eq(faults(), 0);
}
END_TEST

static size_t count_nodes(TwStr dot) {
  char *z = strndup(dot.ptr, dot.len);
  Agraph_t *g = agmemread(z);
  free(z);
  ck_assert_ptr_nonnull(g);
  size_t n = (size_t)agnnodes(g);
  for (Agnode_t *v = agfstnode(g); v; v = agnxtnode(g, v)) {
    const char *url = agget(v, "URL");
    ck_assert(!url || !*url || !strncmp(url, "http", 4));
  }
  agclose(g);
  return n;
}

START_TEST(dot_can_be_read) {
  options.format = TW_DRAW_DOT;
  draw(files[0]);
  ck_assert_uint_eq(count_nodes(tw_buf_str(&out)), 18);
  ck_assert(has("label=\"Country · CHN\\lChina\\l\""));
  tw_triples_free(triples);
  tw_buf_reset(&out);
  hostile_graph();
  ck_assert_int_eq(tw_draw(triples, &options, &out, NULL), TW_OK);
  ck_assert_uint_eq(count_nodes(tw_buf_str(&out)), HOSTILE + 2);
}
END_TEST

START_TEST(empty_graphs_say_so) {
  triples = tw_triples_new(&tw_libc_allocator);
  ck_assert_int_eq(tw_draw(triples, &options, &out, NULL), TW_OK);
  check_xml();
  ck_assert(has("The graph holds nothing to draw"));
}
END_TEST

START_TEST(memory_may_run_out_anywhere) {
  triples = turtle_file(files[0]);
  TwStatus status = TW_ERR_MEMORY;
  for (long n = 0; n < 400 && status != TW_OK; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwBuf buf;
    tw_buf_init(&buf, &f.allocator);
    status = tw_draw(triples, &options, &buf, NULL);
    ck_assert(status == TW_OK || status == TW_ERR_MEMORY);
    tw_buf_release(&buf);
  }
  ck_assert_int_eq(status, TW_OK);
}
END_TEST

static void *draw_again(void *result) {
  TwBuf *buf = result;
  tw_buf_init(buf, &tw_libc_allocator);
  for (int i = 0; i < 3; i++) {
    tw_buf_reset(buf);
    if (tw_draw(triples, &options, buf, NULL) != TW_OK) tw_buf_reset(buf);
  }
  return NULL;
}

START_TEST(the_same_bytes_in_any_thread) {
  draw(files[1]);
  pthread_t threads[3];
  TwBuf got[3];
  for (int i = 0; i < 3; i++) ck_assert_int_eq(pthread_create(&threads[i], NULL, draw_again, &got[i]), 0);
  for (int i = 0; i < 3; i++) {
    pthread_join(threads[i], NULL);
    ck_assert(tw_str_eq(tw_buf_str(&got[i]), tw_buf_str(&out)));
    tw_buf_release(&got[i]);
  }
}
END_TEST

START_TEST(large_pictures) {
  triples = tw_triples_new(&tw_libc_allocator);
  for (int i = 1; i < 500; i++) {
    char a[64], b[64];
    snprintf(a, sizeof a, "http://example.org/n%d", i);
    snprintf(b, sizeof b, "http://example.org/n%d", i / 3);
    tw_triples_add_terms(triples, tw_iri_z(a), tw_iri_z("http://example.org/under"), tw_iri_z(b), NULL);
  }
  options.top = 0;
  ck_assert_int_eq(tw_draw(triples, &options, &out, NULL), TW_OK);
  check_xml();
  OvFaults f = overlap_faults(out.ptr);
  ck_assert_uint_eq(f.node_on_node, 0);
  ck_assert_uint_eq(f.label_on_node, 0);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("draw svg");
  TCase *tests = tcase_create("svg");
  tcase_add_checked_fixture(tests, drawing_begin, drawing_end);
  tcase_add_loop_test(tests, nothing_lies_on_anything, 0, (int)FILES);
  tcase_add_test(tests, nothing_lies_on_anything_in_a_sample);
  tcase_add_test(tests, the_judge_sees_faults);
  tcase_add_test(tests, the_visit);
  tcase_add_test(tests, pages);
  tcase_add_test(tests, hostile_labels_stay_text);
  tcase_add_test(tests, dot_can_be_read);
  tcase_add_test(tests, empty_graphs_say_so);
  tcase_add_test(tests, memory_may_run_out_anywhere);
  tcase_add_test(tests, the_same_bytes_in_any_thread);
  tcase_add_test(tests, large_pictures);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
