#include "pipeline/feed.h"
#include "support.h"

#include <unistd.h>

static char path[64];
static TwArena arena;

static void setup(void) { tw_arena_init(&arena, &tw_libc_allocator); }
static void teardown(void) { tw_arena_release(&arena); }

static void make_file(const char *bytes, size_t size) {
  snprintf(path, sizeof path, "/tmp/tw-feed-XXXXXX");
  int file = mkstemp(path);
  ck_assert_int_ge(file, 0);
  while (size) {
    ssize_t n = write(file, bytes, size);
    ck_assert_int_gt(n, 0);
    bytes += n;
    size -= (size_t)n;
  }
  close(file);
}

typedef struct Told {
  int count;
  size_t offset;
  TwStatus code;
} Told;

static void tell(void *user, const TwDiagnostic *d) {
  Told *t = user;
  t->count++;
  t->offset = d->offset;
  t->code = d->code;
}

/* Goes through a feed: how many documents, how many bad ones. */
static int drain(const TwInput *inputs, size_t count, Told *told, int *bad) {
  TwDiagSink sink = {tell, told};
  TwFeed feed;
  tw_feed_init(&feed, inputs, count, &tw_libc_allocator, &sink);
  int good = 0;
  for (;;) {
    TwDocument *d;
    TwStatus status = tw_feed_next(&feed, &arena, &d);
    ck_assert_int_ne(status, TW_ERR_MEMORY);
    if (status == TW_OK && !d) break;
    good += status == TW_OK;
    *bad += status != TW_OK;
  }
  tw_feed_release(&feed);
  return good;
}

START_TEST(json_lines_longer_than_a_window) {
  TwBuf buf;
  tw_buf_init(&buf, &tw_libc_allocator);
  tw_buf_z(&buf, "\xEF\xBB\xBF");
  size_t lines = 0, broken = 0;
  while (buf.len < ((size_t)5 << 20)) {
    if (lines == 40) broken = buf.len; /* the next line is */
    lines++;
    tw_buf_printf(&buf, lines == 41 ? "{\"id\": \"n%zu\", \"text\"\n" : "{\"id\": \"n%zu\", \"text\": \"A line.",
                  lines);
    if (lines == 41) continue;
    size_t length = lines % 7 == 3 ? (size_t)1400000 : 60000;
    for (size_t i = 0; i < length / 20; i++) tw_buf_z(&buf, " The minister spoke.");
    tw_buf_z(&buf, "\"}\r\n");
  }
  make_file(buf.ptr, buf.len - 2); /* the last line has no end */
  TwInput input = {.format = TW_FROM_JSONL, .name = path};
  Told told = {0};
  int bad = 0;
  ck_assert_int_eq(drain(&input, 1, &told, &bad) + bad, (int)lines);
  ck_assert_int_eq(bad, lines > 40 ? 1 : 0);
  if (bad) ck_assert_uint_ge(told.offset, broken);
  if (bad) ck_assert_uint_le(told.offset, broken + 40);
  unlink(path);
  tw_buf_release(&buf);
}
END_TEST

START_TEST(offsets_count_from_the_start_of_the_file) {
  TwBuf buf;
  tw_buf_init(&buf, &tw_libc_allocator);
  while (buf.len < ((size_t)3 << 20)) tw_buf_z(&buf, "{\"text\": \"Kenya praised Norway.\"}\n");
  size_t broken = buf.len;
  tw_buf_z(&buf, "{\"text\": 7}\n");
  make_file(buf.ptr, buf.len);
  TwInput input = {.format = TW_FROM_JSONL, .name = path};
  Told told = {0};
  int bad = 0;
  drain(&input, 1, &told, &bad);
  ck_assert_int_eq(bad, 1);
  ck_assert_int_eq(told.count, 1);
  ck_assert_uint_ge(told.offset, broken);
  ck_assert_uint_lt(told.offset, broken + 12);
  unlink(path);
  tw_buf_release(&buf);
}
END_TEST

START_TEST(one_bad_input_costs_no_other) {
  make_file("Kenya praised Norway.", 21);
  TwInput inputs[] = {{.format = TW_FROM_TEXT, .name = "/no/such/file.txt"},
                      {.format = TW_FROM_TEXT, .name = path},
                      {.format = TW_FROM_TEXT, .name = "/tmp"},
                      {.format = TW_FROM_JSONL, .name = "/no/such/file.jsonl"},
                      {.format = TW_FROM_TEXT, .data = "\xFF\xFE", .size = 2},
                      {.format = TW_FROM_JSONL, .data = "{\"text\": \"A\"}\n{}\n", .size = 17},
                      {.format = TW_FROM_TEXT, .data = "", .size = 0}};
  Told told = {0};
  int bad = 0;
  ck_assert_int_eq(drain(inputs, 7, &told, &bad), 3);
  ck_assert_int_eq(bad, 5);
  ck_assert_int_eq(told.count, 5);
  unlink(path);
}
END_TEST

START_TEST(memory_may_run_out) {
  TwInput inputs[] = {{.format = TW_FROM_JSONL, .data = "{\"text\": \"A\"}\n", .size = 14},
                      {.format = TW_FROM_TEXT, .name = path}};
  make_file("Kenya praised Norway.", 21);
  inputs[1].name = path;
  for (long n = 0; n < 40; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwArena small;
    tw_arena_init(&small, &f.allocator);
    TwFeed feed;
    tw_feed_init(&feed, inputs, 2, &f.allocator, NULL);
    TwStatus status = TW_OK;
    TwDocument *d = NULL;
    do status = tw_feed_next(&feed, &small, &d);
    while (status == TW_OK && d);
    ck_assert(status == TW_OK || status == TW_ERR_MEMORY);
    tw_feed_release(&feed);
    tw_arena_release(&small);
  }
  unlink(path);
}
END_TEST

START_TEST(a_folder_leaves_no_descriptor_to_close) {
  int file = 0;
  ck_assert_int_eq(tw_file_open("/tmp", &file, NULL), TW_ERR_IO);
  ck_assert_int_eq(file, -1);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("pipeline feed");
  TCase *tests = tcase_create("feed");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, json_lines_longer_than_a_window);
  tcase_add_test(tests, offsets_count_from_the_start_of_the_file);
  tcase_add_test(tests, one_bad_input_costs_no_other);
  tcase_add_test(tests, a_folder_leaves_no_descriptor_to_close);
  tcase_add_test(tests, memory_may_run_out);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
