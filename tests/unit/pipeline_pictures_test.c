/* Pictures through the public calls: pages bear the texts of documents, PNG and PDF say when their plug-in is missing
 * (it does not stand beside this test, which holds the library's code in itself). */
#include "pipeline/pipeline.h"
#include "pipeline/plugin.h"

#include "base/buf.h"
#include "support.h"

typedef struct Sink {
  TwBuf buf;
  int told;
  TwStatus code;
  bool names_plugin;
} Sink;

static Sink sink;

static TwStatus take(void *user, const void *data, size_t size) {
  Sink *s = user;
  tw_buf_add(&s->buf, tw_str_n(data, size));
  return tw_buf_status(&s->buf);
}

static void tell(void *user, const TwDiagnostic *d) {
  Sink *s = user;
  s->told++;
  s->code = d->code;
  s->names_plugin = strstr(d->message, TW_RASTER_FILE) != NULL;
}

static void set_up(void) {
  sink = (Sink){0};
  tw_buf_init(&sink.buf, &tw_libc_allocator);
}
static void tear_down(void) { tw_buf_release(&sink.buf); }

static TwStatus render(TwInputFormat from, const char *text, TwOutputFormat to) {
  TwPipelineOptions options = {.graphs_only = !tw_input_is_document(from)};
  TwPipeline *pipeline;
  TwWorker *worker;
  ck_assert_int_eq(tw_pipeline_new(&options, &pipeline), TW_OK);
  ck_assert_int_eq(tw_worker_new(pipeline, &worker), TW_OK);
  TwInput input = {.format = from, .name = "story.txt", .data = text, .size = strlen(text)};
  TwOutput output = {.format = to, .write = take, .user = &sink};
  TwJob job = {
      .inputs = &input, .input_count = 1, .outputs = &output, .output_count = 1, .diagnostic = tell, .user = &sink};
  TwStatus status = tw_worker_render(worker, &job, NULL);
  tw_worker_free(worker);
  tw_pipeline_free(pipeline);
  return status;
}

static bool has(const char *what) { return tw_str_find(tw_buf_str(&sink.buf), tw_str(what), 0) != SIZE_MAX; }

static const char graph[] = "<http://example.org/a> <http://example.org/p> <http://example.org/b> .";

START_TEST(a_missing_plugin_is_told) {
  TwOutputFormat format = _i ? TW_TO_PDF : TW_TO_PNG;
  ck_assert_int_eq(render(TW_FROM_TURTLE, graph, format), TW_ERR_MODEL);
  ck_assert_int_eq(sink.told, 1);
  ck_assert_int_eq(sink.code, TW_ERR_MODEL);
  ck_assert(sink.names_plugin);
  ck_assert_uint_eq(sink.buf.len, 0);
}
END_TEST

START_TEST(pages_bear_the_text) {
  static const char story[] = "Kenya praised Norway on Monday. <b>Nobody</b> said more about it.";
  ck_assert_int_eq(render(TW_FROM_TEXT, story, TW_TO_HTML), TW_OK);
  ck_assert(has("\"text\":\"Kenya praised Norway on Monday. \\u003cb>Nobody"));
  ck_assert(!has("<b>"));
}
END_TEST

START_TEST(pages_of_graphs_bear_none) {
  ck_assert_int_eq(render(TW_FROM_TURTLE, graph, TW_TO_HTML), TW_OK);
  ck_assert(has("<!DOCTYPE html>"));
  ck_assert(has("\"documents\":[]"));
}
END_TEST

START_TEST(a_plugin_that_is_not_there_is_not_found) {
  TwArena arena;
  tw_arena_init(&arena, &tw_libc_allocator);
  ck_assert_ptr_null(tw_plugin_find(&arena, "libtriplewire-nothing.so"));
  ck_assert_ptr_nonnull(tw_plugin_find(&arena, "pipeline_pictures_test"));
  tw_arena_release(&arena);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("pictures");
  TCase *t = tcase_create("pictures");
  tcase_set_timeout(t, 120);
  tcase_add_checked_fixture(t, set_up, tear_down);
  tcase_add_loop_test(t, a_missing_plugin_is_told, 0, 2);
  tcase_add_test(t, pages_bear_the_text);
  tcase_add_test(t, pages_of_graphs_bear_none);
  tcase_add_test(t, a_plugin_that_is_not_there_is_not_found);
  suite_add_tcase(suite, t);
  return run_suite(suite);
}
