/* PNG and PDF: what they are, how large, the same bytes always, and every way to fail. */
#include "base/buf.h"
#include "raster/raster.h"
#include "support.h"

#define SVG(size)                                                                                                      \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" " size "><rect width=\"9\" height=\"9\" fill=\"red\"/></svg>"

typedef struct Sink {
  TwBuf buf;
  size_t most; /* bytes it takes before it fails */
  int told;
} Sink;

static Sink sink;

static void tell(void *user, const TwDiagnostic *d) {
  ck_assert_ptr_nonnull(d->message);
  ((Sink *)user)->told++;
}

static TwStatus take(void *user, const void *data, size_t size) {
  Sink *s = user;
  if (s->buf.len + size > s->most) return TW_ERR_IO;
  tw_buf_add(&s->buf, tw_str_n(data, size));
  return tw_buf_status(&s->buf);
}

static void set_up(void) {
  sink = (Sink){.most = SIZE_MAX};
  tw_buf_init(&sink.buf, &tw_libc_allocator);
}
static void tear_down(void) { tw_buf_release(&sink.buf); }

static TwStatus paint(TwRasterFormat format, const char *svg) {
  TwDiagSink diag = {tell, &sink};
  tw_buf_reset(&sink.buf);
  return tw_raster_draw_1(format, svg, strlen(svg), take, &sink, &diag);
}

static uint32_t big_endian(size_t at) {
  const unsigned char *p = (const unsigned char *)sink.buf.ptr + at;
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool has(const char *what) { return tw_str_find(tw_buf_str(&sink.buf), tw_str(what), 0) != SIZE_MAX; }

START_TEST(png_has_two_pixels_a_pixel) {
  ck_assert_int_eq(paint(TW_RASTER_PNG, SVG("viewBox=\"0 0 40 30.2\"")), TW_OK);
  ck_assert_int_eq(memcmp(sink.buf.ptr, "\211PNG\r\n\032\n", 8), 0);
  ck_assert_uint_eq(big_endian(16), 80);
  ck_assert_uint_eq(big_endian(20), 61);
  ck_assert_int_eq(paint(TW_RASTER_PNG, SVG("width=\"100\" height=\"50\" viewBox=\"0 0 10 5\"")), TW_OK);
  ck_assert_uint_eq(big_endian(16), 200);
  ck_assert_int_eq(sink.told, 0);
}
END_TEST

START_TEST(large_pictures_are_scaled_down) {
  ck_assert_int_eq(paint(TW_RASTER_PNG, SVG("viewBox=\"0 0 320000 100\"")), TW_OK);
  ck_assert_uint_eq(big_endian(16), 32000);
  ck_assert_uint_eq(big_endian(20), 10);
  ck_assert_int_eq(paint(TW_RASTER_PDF, SVG("viewBox=\"0 0 100000 10000\"")), TW_OK);
  ck_assert(has("/MediaBox [ 0 0 14400 1440 ]"));
}
END_TEST

START_TEST(pdf_has_the_size_of_its_page) {
  ck_assert_int_eq(paint(TW_RASTER_PDF, SVG("width=\"400\" height=\"800\" viewBox=\"0 0 10 20\"")), TW_OK);
  ck_assert_int_eq(memcmp(sink.buf.ptr, "%PDF", 4), 0);
  ck_assert(has("/MediaBox [ 0 0 300 600 ]"));
  ck_assert_msg(!has("/CreationDate"), "the clock is in the bytes");
}
END_TEST

START_TEST(bytes_repeat) {
  TwRasterFormat format = _i ? TW_RASTER_PDF : TW_RASTER_PNG;
  static const char svg[] =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 30\"><text y=\"20\">Oslo</text></svg>";
  TwBuf first;
  ck_assert_int_eq(paint(format, svg), TW_OK);
  tw_buf_init(&first, &tw_libc_allocator);
  tw_buf_add(&first, tw_buf_str(&sink.buf));
  ck_assert_int_eq(paint(format, svg), TW_OK);
  ck_assert(tw_str_eq(tw_buf_str(&first), tw_buf_str(&sink.buf)));
  tw_buf_release(&first);
}
END_TEST

START_TEST(what_is_no_picture_is_told) {
  static const char *const bad[] = {"", "no XML", "<html/>", "<svg xmlns=\"http://www.w3.org/2000/svg\"",
                                    SVG("viewBox=\"0 0 0 0\"")};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    sink.told = 0;
    ck_assert_msg(paint(TW_RASTER_PNG, bad[i]) == TW_ERR_UNSUPPORTED, "%s", bad[i]);
    ck_assert_int_eq(sink.told, 1);
  }
}
END_TEST

/** "what is shown" is a file beside the test, which an SVG must not reach. */
START_TEST(nothing_is_fetched) {
  static const char plain[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 20\"></svg>";
  static const char greedy[] =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 20 20\">"
      "<image xlink:href=\"file://" TW_SOURCE_DIR "/samples/visit.svg\" width=\"20\" height=\"20\"/></svg>";
  TwBuf first;
  ck_assert_int_eq(paint(TW_RASTER_PNG, plain), TW_OK);
  tw_buf_init(&first, &tw_libc_allocator);
  tw_buf_add(&first, tw_buf_str(&sink.buf));
  ck_assert_int_eq(paint(TW_RASTER_PNG, greedy), TW_OK);
  ck_assert(tw_str_eq(tw_buf_str(&first), tw_buf_str(&sink.buf)));
  tw_buf_release(&first);
}
END_TEST

START_TEST(a_failing_writer_ends_it) {
  TwRasterFormat format = _i ? TW_RASTER_PDF : TW_RASTER_PNG;
  for (sink.most = 0; sink.most < 200; sink.most += 40) {
    ck_assert_int_eq(paint(format, SVG("viewBox=\"0 0 40 30\"")), TW_ERR_IO);
    ck_assert_int_eq(sink.told, 0);
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("raster");
  TCase *t = tcase_create("paint");
  tcase_add_checked_fixture(t, set_up, tear_down);
  tcase_add_test(t, png_has_two_pixels_a_pixel);
  tcase_add_test(t, large_pictures_are_scaled_down);
  tcase_add_test(t, pdf_has_the_size_of_its_page);
  tcase_add_loop_test(t, bytes_repeat, 0, 2);
  tcase_add_test(t, what_is_no_picture_is_told);
  tcase_add_test(t, nothing_is_fetched);
  tcase_add_loop_test(t, a_failing_writer_ends_it, 0, 2);
  suite_add_tcase(suite, t);
  return run_suite(suite);
}
