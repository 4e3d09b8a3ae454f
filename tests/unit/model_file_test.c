/* The model file: what is whole is opened, what is not is refused with a reason. */
#include "model/format.h"
#include "words.h"

#include <unistd.h>

static char last[TW_DIAG_MESSAGE];

static void keep(void *user, const TwDiagnostic *d) {
  (void)user;
  snprintf(last, sizeof last, "%s", d->message);
}

static const TwDiagSink sink = {keep, NULL};

static uint32_t crc32(const unsigned char *p, size_t size) {
  uint32_t sum = UINT32_MAX;
  for (size_t i = 0; i < size; i++) {
    sum ^= p[i];
    for (int bit = 0; bit < 8; bit++) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0);
  }
  return ~sum;
}

/* A file of the test's own. */
typedef struct Scratch {
  char path[32];
} Scratch;

static Scratch scratch(const void *bytes, size_t size) {
  Scratch s = {"/tmp/tw-model-XXXXXX"};
  int file = mkstemp(s.path);
  ck_assert_int_ge(file, 0);
  ck_assert_int_eq((int)write(file, bytes, size), (int)size);
  close(file);
  return s;
}

static TwStatus try_open(const void *bytes, size_t size) {
  Scratch s = scratch(bytes, size);
  TwModel *model = NULL;
  last[0] = 0;
  TwStatus status = tw_model_open(s.path, &tw_libc_allocator, &sink, &model);
  ck_assert((status == TW_OK) == (model != NULL));
  ck_assert((status == TW_OK) == (last[0] == 0));
  tw_model_close(model);
  unlink(s.path);
  return status;
}

/* A small model of one section of each kind, with right checksums. */
typedef struct Small {
  unsigned char bytes[1024];
  size_t size;
} Small;

static void put(unsigned char *at, uint64_t value, int bytes) {
  for (int i = 0; i < bytes; i++) at[i] = (unsigned char)(value >> 8 * i);
}

static void seal(Small *m, uint32_t sections) {
  unsigned char *h = m->bytes;
  memcpy(h, "TWMODEL\n", 8);
  put(h + 8, TW_MODEL_VERSION, 4);
  put(h + 12, sections, 4);
  put(h + 16, m->size, 8);
  put(h + 24, crc32(h + 64, 64 * sections), 4);
  put(h + 28, crc32(h + 64 + 64 * sections, m->size - 64 - 64 * sections), 4);
  put(h + 32, 0, 4);
  put(h + 32, crc32(h, 64), 4);
}

static void section(Small *m, int number, const char *name, uint32_t kind, uint32_t rows, uint32_t columns,
                    uint64_t offset, uint64_t size) {
  unsigned char *e = m->bytes + 64 + 64 * number;
  memset(e, 0, 64);
  memcpy(e, name, strlen(name));
  put(e + 24, kind, 4);
  put(e + 28, rows, 4);
  put(e + 32, columns, 4);
  put(e + 40, offset, 8);
  put(e + 48, size, 8);
}

/* A table of the pairs a → x, b → y, and a matrix of floats. */
static Small small(void) {
  Small m = {.size = 64 + 128 + 64 + 64};
  unsigned char *table = m.bytes + 192;
  for (unsigned i = 0; i <= 4; i++) put(table + 4 * i, i, 4);
  memcpy(table + 20, "axby", 4);
  section(&m, 0, "pairs", 4, 4, 1, 192, 24);
  section(&m, 1, "numbers", 1, 2, 3, 256, 24);
  seal(&m, 2);
  return m;
}

START_TEST(repository_model_is_whole) {
  TwModel *model = english_model();
  ck_assert_int_eq(tw_model_check(model, &sink), TW_OK);
  TwTable about;
  ck_assert(tw_model_table(model, "about", &about));
  ck_str_is(tw_table_get(&about, 0), "name=trained");
  ck_str_is(tw_table_get(&about, about.count), "");
  tw_model_close(model);
  tw_model_close(NULL);
}
END_TEST

/* See format.h; the kernels add up products in 16 bits. */
START_TEST(sums_of_four_products_fit) {
  static const char *const names[] = {"layer0.qkv",  "layer0.o",   "layer3.f1",    "layer5.f2",
                                      "tags.hidden", "tags.feats", "names.hidden", "names.out",
                                      "arcs.hidden", "arcs.tree",  "arcs.label"};
  TwModel *model = english_model();
  for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
    TwLinear w;
    ck_assert(tw_model_linear(model, names[n], &w));
    for (const int8_t *eight = w.weights; eight < w.weights + (size_t)w.padded * w.inputs; eight += 128)
      for (int i = 0; i < 64; i += 2) {
        const int four[] = {eight[i], eight[i + 1], eight[64 + i], eight[65 + i]};
        int above = 0, below = 0;
        for (int k = 0; k < 4; k++) *(four[k] > 0 ? &above : &below) += four[k];
        ck_assert_msg(above * 127 <= INT16_MAX && below * 127 >= INT16_MIN, "%s: %d, %d", names[n], above, below);
      }
  }
  tw_model_close(model);
}
END_TEST

START_TEST(missing_and_foreign_files_are_refused) {
  TwModel *model;
  ck_assert_int_eq(tw_model_open("/nowhere/no.twm", &tw_libc_allocator, &sink, &model), TW_ERR_MODEL);
  ck_assert(strstr(last, "there is none"));
  ck_assert_int_eq(tw_model_open("/tmp", &tw_libc_allocator, &sink, &model), TW_ERR_MODEL);
  ck_assert(strstr(last, "no regular file"));
  ck_assert_int_eq(try_open("", 0), TW_ERR_MODEL);
  char text[4096];
  memset(text, 'x', sizeof text);
  ck_assert_int_eq(try_open(text, sizeof text), TW_ERR_MODEL);
  ck_assert(strstr(last, "no Triplewire model"));
}
END_TEST

START_TEST(sections_are_found_by_name_and_kind) {
  Small m = small();
  Scratch s = scratch(m.bytes, m.size);
  TwModel *model;
  ck_assert_int_eq(tw_model_open(s.path, &tw_libc_allocator, &sink, &model), TW_OK);
  TwTable pairs;
  TwFloats numbers;
  TwLinear linear;
  TwStr value;
  ck_assert(tw_model_table(model, "pairs", &pairs) && tw_model_floats(model, "numbers", &numbers));
  ck_assert(!tw_model_floats(model, "pairs", &numbers) && !tw_model_linear(model, "none", &linear));
  ck_assert(tw_table_find(&pairs, TW_STR("b"), &value) && tw_str_is(value, "y"));
  ck_assert(!tw_table_find(&pairs, TW_STR("x"), &value) && !tw_table_find(&pairs, TW_STR(""), &value));
  tw_model_close(model);
  unlink(s.path);
}
END_TEST

START_TEST(every_damaged_byte_of_header_and_directory_is_noticed) {
  Small m = small();
  ck_assert_int_eq(try_open(m.bytes, m.size), TW_OK);
  for (size_t i = 0; i < 64 + 128; i++) {
    m.bytes[i] ^= 0x40;
    ck_assert_msg(try_open(m.bytes, m.size) == TW_ERR_MODEL, "byte %zu", i);
    m.bytes[i] ^= 0x40;
  }
}
END_TEST

START_TEST(every_length_but_the_right_one_is_refused) {
  Small m = small();
  for (size_t size = 0; size < m.size; size += 7) ck_assert_int_eq(try_open(m.bytes, size), TW_ERR_MODEL);
  ck_assert_int_eq(try_open(m.bytes, m.size + 1), TW_ERR_MODEL);
}
END_TEST

START_TEST(sections_that_leave_the_file_are_refused) {
  static const struct {
    uint32_t kind, rows, columns;
    uint64_t offset, size;
  } bad[] = {
      {1, 2, 3, 320, 24},                   /* begins at the end */
      {1, 2, 3, 260, 24},                   /* not aligned */
      {1, 2, 3, UINT64_MAX - 63, 24},       /* far away */
      {1, 2, 3, 256, UINT64_MAX},           /* endless */
      {1, 2, 4, 256, 24},                   /* too small for its shape */
      {1, 0, 3, 256, 0},                    /* empty */
      {1, UINT32_MAX, UINT32_MAX, 256, 24}, /* product overflows */
      {2, 16, 4, 256, 256},                 /* inputs not in eights */
      {3, 2, 3, 256, 6},                    /* no room for scales */
      {4, 4, 1, 256, 8},                    /* no room for offsets */
      {5, 3, 1, 256, 6},                    /* no power of two */
      {9, 1, 1, 256, 4},                    /* unknown kind */
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    Small m = small();
    section(&m, 1, "numbers", bad[i].kind, bad[i].rows, bad[i].columns, bad[i].offset, bad[i].size);
    seal(&m, 2);
    ck_assert_msg(try_open(m.bytes, m.size) == TW_ERR_MODEL, "case %zu", i);
  }
}
END_TEST

START_TEST(tables_with_wild_offsets_are_refused) {
  static const uint32_t offsets[][2] = {{0, 1}, {2, 0}, {4, 99}, {4, 3}};
  for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
    Small m = small();
    put(m.bytes + 192 + 4 * offsets[i][0], offsets[i][1], 4);
    seal(&m, 2);
    ck_assert_int_eq(try_open(m.bytes, m.size), TW_ERR_MODEL);
  }
}
END_TEST

START_TEST(damaged_contents_are_found_by_the_full_check) {
  Small m = small();
  m.bytes[260] ^= 1;
  Scratch s = scratch(m.bytes, m.size);
  TwModel *model;
  ck_assert_int_eq(tw_model_open(s.path, &tw_libc_allocator, &sink, &model), TW_OK);
  ck_assert_int_eq(tw_model_check(model, &sink), TW_ERR_MODEL);
  tw_model_close(model);
  unlink(s.path);
  FailingAllocator f;
  failing_allocator_init(&f, 0);
  ck_assert_int_eq(tw_model_open(ENGLISH, &f.allocator, &sink, &model), TW_ERR_MEMORY);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("model_file");
  TCase *tests = tcase_create("file");
  tcase_add_test(tests, repository_model_is_whole);
  tcase_add_test(tests, sums_of_four_products_fit);
  tcase_add_test(tests, missing_and_foreign_files_are_refused);
  tcase_add_test(tests, sections_are_found_by_name_and_kind);
  tcase_add_test(tests, every_damaged_byte_of_header_and_directory_is_noticed);
  tcase_add_test(tests, every_length_but_the_right_one_is_refused);
  tcase_add_test(tests, sections_that_leave_the_file_are_refused);
  tcase_add_test(tests, tables_with_wild_offsets_are_refused);
  tcase_add_test(tests, damaged_contents_are_found_by_the_full_check);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
