/* Threads, order and repetition, without a model: what is done with each document is the test's own. */
#include "pipeline/flow.h"
#include "pipeline/fresh.h"
#include "support.h"

#include <time.h>

#define DOCUMENTS 200

typedef struct Log {
  TwBuf text;
  int merged, told;
  int fail_at; /* merging that one fails; -1: none */
} Log;

static TwBuf input;
static TwPipeline pipeline;

static void setup(void) {
  pipeline = (TwPipeline){.allocator = &tw_libc_allocator};
  tw_buf_init(&input, &tw_libc_allocator);
  for (int i = 0; i < DOCUMENTS; i++)
    tw_buf_printf(&input, i % 10 == 7 ? "{\"id\": \"n%d\"}\n" : "{\"id\": \"n%d\", \"text\": \"Kenya.\"}\n", i);
}

static void teardown(void) { tw_buf_release(&input); }

/* Takes longer for some than for others, so that they overtake each other. */
static TwStatus work(void *user, TwEngine *engine, TwItem *item) {
  (void)user;
  (void)engine;
  uint64_t hash = tw_str_hash(item->document->id);
  struct timespec t = {0, (long)(hash % 3) * 400000};
  nanosleep(&t, NULL);
  TwDiagSink sink = tw_item_sink(item);
  if (hash % 5 == 0) tw_diag(&sink, TW_NOTE, TW_OK, item->document->id.ptr, SIZE_MAX, "seen");
  tw_buf_add(&item->lines[0], item->document->id);
  tw_buf_char(&item->lines[0], '\n');
  return tw_buf_status(&item->lines[0]);
}

static TwStatus merge(void *user, TwItem *item) {
  Log *log = user;
  if (log->merged++ == log->fail_at) return TW_ERR_IO;
  if (item->status)
    tw_buf_z(&log->text, "bad\n");
  else
    tw_buf_add(&log->text, tw_buf_str(&item->lines[0]));
  return TW_OK;
}

static void tell(void *user, const TwDiagnostic *d) {
  Log *log = user;
  log->told++;
  tw_buf_printf(&log->text, "(%s)", d->message);
}

static TwStatus run(unsigned threads, Log *log) {
  tw_buf_init(&log->text, &tw_libc_allocator);
  TwEngine *engine = NULL;
  ck_assert_int_eq(tw_engine_new(&pipeline, NULL, &engine), TW_OK);
  TwFlow flow = {.work = work,
                 .merge = merge,
                 .user = log,
                 .pipeline = &pipeline,
                 .engine = engine,
                 .threads = threads,
                 .sink = {tell, log}};
  TwInput in = {.format = TW_FROM_JSONL, .data = input.ptr, .size = input.len};
  TwStatus status = tw_flow_run(&flow, &in, 1);
  tw_engine_free(engine);
  return status;
}

START_TEST(order_is_that_of_the_input) {
  Log alone = {.fail_at = -1};
  ck_assert_int_eq(run(1, &alone), TW_OK);
  ck_assert_int_eq(alone.merged, DOCUMENTS);
  ck_assert_int_ge(alone.told, DOCUMENTS / 10);
  for (unsigned threads = 2; threads <= 8; threads *= 2) {
    Log log = {.fail_at = -1};
    ck_assert_int_eq(run(threads, &log), TW_OK);
    ck_assert(tw_str_eq(tw_buf_str(&alone.text), tw_buf_str(&log.text)));
    tw_buf_release(&log.text);
  }
  tw_buf_release(&alone.text);
}
END_TEST

START_TEST(a_failure_of_the_output_ends_it) {
  for (unsigned threads = 1; threads <= 4; threads++)
    for (int at = 0; at < DOCUMENTS; at += 37) {
      Log log = {.fail_at = at};
      ck_assert_int_eq(run(threads, &log), TW_ERR_IO);
      ck_assert_int_eq(log.merged, at + 1);
      tw_buf_release(&log.text);
    }
}
END_TEST

START_TEST(memory_may_run_out) {
  for (unsigned threads = 1; threads <= 2; threads++)
    for (long n = 0; n < 60; n += 3) {
      FailingAllocator f;
      failing_allocator_init(&f, n);
      pipeline.allocator = &f.allocator;
      Log log = {.fail_at = -1};
      tw_buf_init(&log.text, &tw_libc_allocator);
      TwFlow flow = {.work = work, .merge = merge, .user = &log, .pipeline = &pipeline, .threads = threads};
      TwInput in = {.format = TW_FROM_JSONL, .data = input.ptr, .size = input.len};
      ck_assert_int_eq(tw_flow_run(&flow, &in, 1), TW_ERR_MEMORY);
      tw_buf_release(&log.text);
    }
}
END_TEST

static void add(TwTriples *t, const char *s, const char *p, const char *o) {
  TwTerm graph = tw_iri_z("urn:g");
  ck_assert_int_eq(tw_triples_add_terms(t, tw_iri_z(s), tw_iri_z(p), tw_iri_z(o), &graph), TW_OK);
}

START_TEST(no_triple_is_fresh_twice) {
  TwFresh *fresh = tw_fresh_new(&tw_libc_allocator);
  TwTriples *one = tw_triples_new(&tw_libc_allocator), *two = tw_triples_new(&tw_libc_allocator), *rest;
  add(one, "urn:d1", "urn:p", "urn:x");
  add(one, "urn:a", "urn:p", "urn:x");
  ck_assert_int_eq(tw_fresh_filter(fresh, one, TW_STR("urn:d1"), &rest), TW_OK);
  ck_assert_ptr_null(rest);
  add(two, "urn:d2", "urn:p", "urn:x");
  add(two, "urn:a", "urn:p", "urn:x");
  add(two, "urn:a", "urn:p", "urn:y");
  add(two, "urn:d2#e1", "urn:p", "urn:x");
  ck_assert_int_eq(tw_fresh_filter(fresh, two, TW_STR("urn:d2"), &rest), TW_OK);
  ck_assert_uint_eq(tw_triples_count(rest), 3);
  ck_assert_uint_eq(tw_triples_find(rest, tw_iri_z("urn:y")) == TW_NONE, 0);
  tw_triples_free(rest);
  tw_triples_free(one);
  tw_triples_free(two);
  bool is_new;
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < 5000; i++) {
      char key[16];
      snprintf(key, sizeof key, "%d", i);
      ck_assert_int_eq(tw_fresh_add(fresh, tw_str(key), &is_new), TW_OK);
      ck_assert_int_eq(is_new, pass == 0);
    }
  tw_fresh_free(fresh);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("pipeline flow");
  TCase *tests = tcase_create("flow");
  tcase_set_timeout(tests, 60);
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, order_is_that_of_the_input);
  tcase_add_test(tests, a_failure_of_the_output_ends_it);
  tcase_add_test(tests, memory_may_run_out);
  tcase_add_test(tests, no_triple_is_fresh_twice);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
