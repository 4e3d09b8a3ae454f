/* Pages of HTML, as far as bytes tell: nothing leaves its place, the policy names what stands there, evidence has its
 * place. tests/draw/page.js tries the page itself in a browser. */
#include "base/sha256.h"
#include "draw/page.h"
#include "drawing.h"

static void set_up(void) {
  drawing_begin();
  options.format = TW_DRAW_HTML;
}

static size_t count(const char *what) {
  size_t n = 0;
  for (size_t at = 0; (at = tw_str_find(tw_buf_str(&out), tw_str(what), at)) != SIZE_MAX; at++) n++;
  return n;
}

/** The base64 of a digest, by way of the hexadecimal: slow and written otherwise than the page's own. */
static const char *base64(TwStr s, char text[64]) {
  uint8_t d[TW_SHA256_SIZE + 1] = {0};
  tw_sha256(s, d);
  for (int bit = 0, k = 0; bit < 258; bit += 6, k++) {
    int value = 0;
    for (int i = bit; i < bit + 6; i++) value = value * 2 + (i < 264 ? d[i / 8] >> (7 - i % 8) & 1 : 0);
    text[k] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[value];
    text[k + 1] = '=';
    text[k + 2] = '\0';
  }
  return text;
}

/** Checks that the policy allows what stands between the nth `open` and its `close`. */
static void allowed(const char *open, const char *close, int nth) {
  TwStr all = tw_buf_str(&out);
  size_t from = 0;
  for (int i = 0; i <= nth; i++) from = tw_str_find(all, tw_str(open), from) + strlen(open);
  size_t to = tw_str_find(all, tw_str(close), from);
  ck_assert(to != SIZE_MAX && to > from);
  char hash[64], source[96];
  snprintf(source, sizeof source, "'sha256-%s'", base64(tw_str_n(all.ptr + from, to - from), hash));
  ck_assert_msg(count(source) == 1, "the policy lacks %s", source);
}

START_TEST(the_policy_allows_what_stands_there) {
  draw(GRAPHS "visit.ttl");
  ck_assert_uint_eq(count("default-src 'none'; script-src 'sha256-"), 1);
  ck_assert_uint_eq(count("unsafe-"), 0);
  allowed("<script>", "</script>", 0);
  allowed("<style>", "</style>", 0);
  allowed("<style>", "</style>", 1);
  ck_assert_uint_eq(count("<style>"), 2);
  ck_assert_uint_eq(count("style=\""), 0);
}
END_TEST

START_TEST(nothing_is_fetched) {
  draw(GRAPHS "visit.ttl");
  ck_assert_uint_eq(count("src=\""), 0);
  ck_assert_uint_eq(count("<link"), 0);
  ck_assert_uint_eq(count("<a href"), 0);
  ck_assert_uint_eq(count("<?xml"), 0);
}
END_TEST

START_TEST(labels_stay_text) {
  draw(GRAPHS "hostile.ttl");
  ck_assert_uint_eq(count("<script"), 2);
  ck_assert_uint_eq(count("</script"), 2);
  ck_assert_uint_eq(count("<img"), 0);
  ck_assert_uint_eq(count("<!--"), 0);
  ck_assert_uint_eq(count("<h1"), 1);
  ck_assert_uint_ge(count("\\u003c/script>"), 2);
}
END_TEST

START_TEST(licences_are_in_the_page) {
  static const char *const parts[] = {"dispatch",    "color",     "ease",       "timer", "zoom",
                                      "interpolate", "selection", "transition", "drag"};
  TwStr script = tw_str_n((const char *)tw_page_script, tw_page_script_size);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    char mark[40];
    snprintf(mark, sizeof mark, "/*! d3-%s\n", parts[i]);
    size_t at = tw_str_find(script, tw_str(mark), 0),
           licence = tw_str_find(script, TW_STR("Redistribution and use"), at),
           end = tw_str_find(script, TW_STR("*/"), at);
    ck_assert_msg(at != SIZE_MAX && licence < end, "the licence of d3-%s", parts[i]);
  }
}
END_TEST

START_TEST(evidence_has_its_place) {
  draw(GRAPHS "visit.ttl");
  ck_assert_uint_ge(count("\"begin\":"), 1);
  ck_assert_uint_ge(count("\"proofs\":["), 3);
  ck_assert_uint_ge(count("\"relation\":"), 2);
}
END_TEST

START_TEST(texts_of_articles_are_in_the_page) {
  draw(GRAPHS "hostile.ttl");
  ck_assert_uint_eq(count("all of it \\u003cb>"), 0);
  TwDrawArticle article = {.iri = TW_STR("http://example.org/doc"), .text = TW_STR("all of it <b>")};
  options.articles = &article;
  options.article_count = 1;
  draw(GRAPHS "hostile.ttl");
  ck_assert_uint_eq(count("\"text\":\"all of it \\u003cb>\""), 1);
  article.iri = TW_STR("http://example.org/another");
  draw(GRAPHS "hostile.ttl");
  ck_assert_uint_eq(count("all of it"), 0);
}
END_TEST

START_TEST(bytes_repeat) {
  draw(GRAPHS "port.ttl");
  TwBuf first;
  tw_buf_init(&first, &tw_libc_allocator);
  tw_buf_add(&first, tw_buf_str(&out));
  draw(GRAPHS "port.ttl");
  ck_assert(tw_str_eq(tw_buf_str(&first), tw_buf_str(&out)));
  tw_buf_release(&first);
}
END_TEST

START_TEST(lack_of_memory_is_a_status) {
  triples = turtle_file(GRAPHS "hostile.ttl");
  TwStatus status = TW_ERR_MEMORY;
  for (long n = 0; status == TW_ERR_MEMORY; n++) {
    ck_assert_int_lt(n, 5000);
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwBuf buf;
    tw_buf_init(&buf, &f.allocator);
    status = tw_draw(triples, &options, &buf, NULL);
    tw_buf_release(&buf);
  }
  ck_assert_int_eq(status, TW_OK);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("html");
  TCase *t = tcase_create("page");
  tcase_set_timeout(t, 120);
  tcase_add_checked_fixture(t, set_up, drawing_end);
  tcase_add_test(t, the_policy_allows_what_stands_there);
  tcase_add_test(t, nothing_is_fetched);
  tcase_add_test(t, labels_stay_text);
  tcase_add_test(t, licences_are_in_the_page);
  tcase_add_test(t, evidence_has_its_place);
  tcase_add_test(t, texts_of_articles_are_in_the_page);
  tcase_add_test(t, bytes_repeat);
  tcase_add_test(t, lack_of_memory_is_a_status);
  suite_add_tcase(suite, t);
  return run_suite(suite);
}
