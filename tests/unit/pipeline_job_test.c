/* The public calls, with the model: what they promise on outputs, failures and memory. */
#include "pipeline/pipeline.h"

#include "base/buf.h"
#include "support.h"

static TwPipeline *pipeline;
static TwWorker *worker;

static void setup(void) {
  ck_assert_int_eq(tw_pipeline_new(NULL, &pipeline), TW_OK);
  ck_assert_int_eq(tw_worker_new(pipeline, &worker), TW_OK);
}

static void teardown(void) {
  tw_worker_free(worker);
  tw_pipeline_free(pipeline);
}

typedef struct Sink {
  TwBuf buf;
  size_t most; /* bytes it takes before it fails */
  int told;
  TwStatus code;
} Sink;

static TwStatus sink_write(void *user, const void *data, size_t size) {
  Sink *s = user;
  if (s->buf.len + size > s->most) return TW_ERR_IO;
  tw_buf_add(&s->buf, tw_str_n(data, size));
  return tw_buf_status(&s->buf);
}

static void tell(void *user, const TwDiagnostic *d) {
  Sink *s = user;
  s->told++;
  s->code = d->code;
}

static void sink_init(Sink *s) {
  *s = (Sink){.most = SIZE_MAX};
  tw_buf_init(&s->buf, &tw_libc_allocator);
}

static const char story[] = "Kenya praised Norway on Monday. The minister visited Oslo.";

static TwStatus extract(TwWorker *w, Sink *s, TwOutputFormat format, const char *text, unsigned threads,
                        TwTally *tally) {
  TwInput input = {.format = TW_FROM_TEXT, .name = "story.txt", .data = text, .size = strlen(text)};
  TwOutput output = {.format = format, .write = sink_write, .user = s};
  TwJob job = {.inputs = &input,
               .input_count = 1,
               .outputs = &output,
               .output_count = 1,
               .threads = threads,
               .diagnostic = tell,
               .user = s};
  return tw_worker_extract(w, &job, tally);
}

START_TEST(every_format_is_written) {
  for (TwOutputFormat f = TW_TO_TURTLE; f <= TW_TO_DOT; f++) {
    Sink one, two;
    sink_init(&one);
    sink_init(&two);
    TwTally tally;
    ck_assert_int_eq(extract(worker, &one, f, story, 1, &tally), TW_OK);
    ck_assert_uint_eq(tally.documents, 1);
    ck_assert_int_eq(extract(worker, &two, f, story, 3, &tally), TW_OK);
    ck_assert(tw_str_eq(tw_buf_str(&one.buf), tw_buf_str(&two.buf)));
    if (f != TW_TO_EVENTS) ck_assert_uint_gt(one.buf.len, 10);
    tw_buf_release(&one.buf);
    tw_buf_release(&two.buf);
  }
}
END_TEST

START_TEST(an_output_that_fails_ends_the_job) {
  static const TwOutputFormat formats[] = {TW_TO_TURTLE, TW_TO_NTRIPLES, TW_TO_RDFXML, TW_TO_SVG};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    Sink s;
    sink_init(&s);
    s.most = 50;
    ck_assert_int_eq(extract(worker, &s, formats[i], story, 2, NULL), TW_ERR_IO);
    tw_buf_release(&s.buf);
  }
}
END_TEST

START_TEST(nothing_is_written_of_bad_documents_alone) {
  Sink s;
  sink_init(&s);
  TwTally tally;
  ck_assert_int_eq(extract(worker, &s, TW_TO_TURTLE, "caf\xE9", 1, &tally), TW_ERR_DOCUMENT);
  ck_assert_uint_eq(s.buf.len, 0);
  ck_assert_uint_eq(tally.skipped, 1);
  ck_assert_int_eq(s.told, 1);
  ck_assert_int_eq(extract(worker, &s, TW_TO_TURTLE, "", 1, &tally), TW_OK);
  ck_assert_uint_gt(s.buf.len, 10);
  tw_buf_release(&s.buf);
}
END_TEST

START_TEST(misuse_is_told) {
  Sink s;
  sink_init(&s);
  TwInput input = {.format = TW_FROM_TEXT, .data = story, .size = sizeof story - 1};
  TwOutput output = {.format = TW_TO_TABLE, .write = sink_write, .user = &s};
  TwJob job = {
      .inputs = &input, .input_count = 1, .outputs = &output, .output_count = 1, .diagnostic = tell, .user = &s};
  ck_assert_int_eq(tw_worker_extract(worker, &job, NULL), TW_ERR_USAGE);
  ck_assert_int_eq(tw_worker_parse(worker, &job, NULL), TW_ERR_USAGE);
  ck_assert_int_eq(tw_worker_render(worker, &job, NULL), TW_ERR_USAGE);
  output.format = TW_TO_TURTLE;
  job.date = "2023-13-01";
  ck_assert_int_eq(tw_worker_extract(worker, &job, NULL), TW_ERR_USAGE);
  job.date = NULL;
  job.base = "https://example.org/no-slash";
  ck_assert_int_eq(tw_worker_extract(worker, &job, NULL), TW_ERR_USAGE);
  job.base = "https://example.org/names#";
  ck_assert_int_eq(tw_worker_extract(worker, &job, NULL), TW_ERR_USAGE);
  job.base = NULL;
  job.threads = TW_THREADS_LIMIT + 1;
  ck_assert_int_eq(tw_worker_extract(worker, &job, NULL), TW_ERR_USAGE);
  job.threads = 1;
  static const int formats[] = {TW_FROM_TURTLE, TW_FROM_RDFXML, TW_FROM_RDFXML + 1, 9999, -1};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    input.format = (TwInputFormat)formats[i];
    ck_assert_int_eq(tw_worker_extract(worker, &job, NULL), TW_ERR_USAGE);
  }
  input.format = TW_FROM_TEXT;
  TwOutput outputs[TW_OUTPUTS_LIMIT + 1];
  for (int i = 0; i <= TW_OUTPUTS_LIMIT; i++) outputs[i] = output;
  job.outputs = outputs;
  job.output_count = TW_OUTPUTS_LIMIT + 1;
  ck_assert_int_eq(tw_worker_extract(worker, &job, NULL), TW_ERR_USAGE);
  ck_assert_int_eq(s.told, 13);
  ck_assert_uint_eq(s.buf.len, 0);
  tw_buf_release(&s.buf);
}
END_TEST

START_TEST(graphs_need_no_model) {
  TwPipelineOptions options = {.graphs_only = true, .model = "/no/such/model"};
  TwPipeline *p;
  TwWorker *w;
  ck_assert_int_eq(tw_pipeline_new(&options, &p), TW_OK);
  ck_assert_int_eq(tw_worker_new(p, &w), TW_OK);
  Sink s;
  sink_init(&s);
  ck_assert_int_eq(extract(w, &s, TW_TO_TURTLE, story, 1, NULL), TW_ERR_USAGE);
  static const char turtle[] = "<urn:a> <urn:p> <urn:b> .";
  TwInput input = {.format = TW_FROM_TURTLE, .data = turtle, .size = sizeof turtle - 1};
  TwOutput output = {.format = TW_TO_SVG, .write = sink_write, .user = &s};
  TwJob job = {.inputs = &input, .input_count = 1, .outputs = &output, .output_count = 1};
  ck_assert_int_eq(tw_worker_render(w, &job, NULL), TW_OK);
  ck_assert_uint_ne(tw_str_find(tw_buf_str(&s.buf), TW_STR("<svg"), 0), SIZE_MAX);
  tw_buf_release(&s.buf);
  tw_worker_free(w);
  tw_pipeline_free(p);
}
END_TEST

START_TEST(a_pipeline_names_what_is_missing) {
  Sink s;
  sink_init(&s);
  TwPipelineOptions options = {.model = "/no/such/model", .diagnostic = tell, .user = &s};
  TwPipeline *p = (TwPipeline *)&s;
  ck_assert_int_eq(tw_pipeline_new(&options, &p), TW_ERR_MODEL);
  ck_assert_ptr_null(p);
  options = (TwPipelineOptions){.kernels = "abacus", .diagnostic = tell, .user = &s};
  ck_assert_int_eq(tw_pipeline_new(&options, &p), TW_ERR_USAGE);
  options = (TwPipelineOptions){.ontology = "/no/such/folder", .diagnostic = tell, .user = &s};
  ck_assert_int_eq(tw_pipeline_new(&options, &p), TW_ERR_IO);
  ck_assert_int_eq(s.told, 3);
  tw_pipeline_free(NULL);
  tw_worker_free(NULL);
}
END_TEST

/* Lets memory run out after more and more allocations; ends well at last. */
START_TEST(memory_may_run_out_anywhere) {
  TwStatus status = TW_ERR_MEMORY;
  int failures = 0;
  for (long n = 0; status != TW_OK; n += 1 + n / 8) {
    ck_assert_int_lt(n, 2000000);
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwPipeline *p = NULL;
    TwWorker *w = NULL;
    Sink s;
    sink_init(&s);
    status = tw_pipeline_new_with(&f.allocator, NULL, &p);
    if (!status) status = tw_worker_new(p, &w);
    if (!status) status = extract(w, &s, TW_TO_TURTLE, story, 1, NULL);
    ck_assert_msg(status == TW_OK || status == TW_ERR_MEMORY, "status %d after %ld allocations", status, n);
    failures += status != TW_OK;
    tw_worker_free(w);
    tw_pipeline_free(p);
    tw_buf_release(&s.buf);
  }
  ck_assert_int_gt(failures, 5);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("pipeline job");
  TCase *tests = tcase_create("job");
  tcase_set_timeout(tests, 120);
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, every_format_is_written);
  tcase_add_test(tests, an_output_that_fails_ends_the_job);
  tcase_add_test(tests, nothing_is_written_of_bad_documents_alone);
  tcase_add_test(tests, misuse_is_told);
  tcase_add_test(tests, graphs_need_no_model);
  tcase_add_test(tests, a_pipeline_names_what_is_missing);
  tcase_add_test(tests, memory_may_run_out_anywhere);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
