#include "text_helpers.h"

#include "base/sha256.h"
#include "text/english.h"

static Reading r;

static void stop(void) { reading_end(&r); }

START_TEST(sha256_of_known_strings) {
  char hex[65];
  tw_sha256_hex(TW_STR(""), hex);
  ck_assert_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  tw_sha256_hex(TW_STR("abc"), hex);
  ck_assert_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  char many[119];
  memset(many, 'a', sizeof many);
  tw_sha256_hex(tw_str_n(many, 119), hex);
  ck_assert_str_eq(hex, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb");
}
END_TEST

START_TEST(text_is_one_document) {
  reading_start(&r, TW_FORMAT_TEXT, TW_STR("\xEF\xBB\xBFOne fish.\r\n\r\nTwo fish.\r\n"));
  TwDocument *d = reading_next(&r, TW_OK);
  ck_str_is(d->id, "in");
  ck_str_is(d->file, "news/in.txt");
  ck_str_is(d->buffer, "One fish.\r\n\r\nTwo fish.\r\n");
  ck_assert_uint_eq(d->body, 0);
  ck_assert_uint_eq(d->paragraphs.count, 2);
  ck_str_is(tw_document_text(d, d->paragraphs.items[1].span), "Two fish.");
  ck_assert_ptr_null(reading_next(&r, TW_OK));
  ck_assert_int_eq(r.heard.count, 0);
}
END_TEST

START_TEST(empty_text_is_an_empty_document) {
  static const char *const inputs[] = {"", "\xEF\xBB\xBF", " \n\t\n"};
  for (int i = 0; i < 3; i++) {
    reading_start(&r, TW_FORMAT_TEXT, tw_str(inputs[i]));
    TwDocument *d = reading_next(&r, TW_OK);
    ck_assert_ptr_nonnull(d);
    ck_assert_uint_eq(d->paragraphs.count, 0);
    ck_assert_ptr_null(reading_next(&r, TW_OK));
    reading_end(&r);
  }
  reading_start(&r, TW_FORMAT_JSONL, TW_STR("\n \r\n"));
  ck_assert_ptr_null(reading_next(&r, TW_OK));
  reading_end(&r);
  reading_start(&r, TW_FORMAT_CONLLU, TW_STR("\n\n"));
  ck_assert_ptr_null(reading_next(&r, TW_OK));
}
END_TEST

START_TEST(ids_come_from_record_file_or_text) {
  static const char input[] = "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n{\"id\": \"x y\", \"text\": \"\"}\n"
                              "{\"id\": 17, \"text\": \"\"}\n{\"id\": \"\", \"text\": \"abc\"}\n";
  reading_start(&r, TW_FORMAT_JSONL, TW_STR(input));
  ck_str_is(reading_next(&r, TW_OK)->id, "in");
  ck_assert_uint_eq(reading_next(&r, TW_OK)->id.len, 64);
  ck_str_is(reading_next(&r, TW_OK)->id, "x y");
  ck_str_is(reading_next(&r, TW_OK)->id, "17");
  ck_str_is(reading_next(&r, TW_OK)->id, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
END_TEST

START_TEST(records_have_fields) {
  static const char input[] =
      "\xEF\xBB\xBF{\"id\":\"a\",\"title\":\" Fire\\n in  Rome \",\"date\":\"2019-02-28\",\"url\":\"https://x.org/a\","
      "\"source\":\"AP\",\"text\":\"It burnt.\",\"n\":123456789012345678901234567890,\"deep\":{\"x\":[1,2]}}\r\n";
  reading_start(&r, TW_FORMAT_JSONL, TW_STR(input));
  TwDocument *d = reading_next(&r, TW_OK);
  ck_str_is(d->title, "Fire in Rome");
  ck_str_is(d->buffer, "Fire in Rome\n\nIt burnt.");
  ck_assert_uint_eq(d->body, 14);
  ck_str_is(d->url, "https://x.org/a");
  ck_str_is(d->source, "AP");
  ck_assert(d->date.year == 2019 && d->date.month == 2 && d->date.day == 28);
  ck_assert_uint_eq(d->paragraphs.count, 2);
  ck_assert_int_eq(d->paragraphs.items[0].block, TW_BLOCK_TITLE);
  TwPlace place = tw_document_place(d, 14);
  ck_assert(!place.in_title && place.at == 0);
}
END_TEST

START_TEST(wrong_dates_and_urls_are_left_out) {
  static const char input[] = "{\"text\":\"a\",\"date\":\"2019-02-29\"}\n{\"text\":\"b\",\"url\":\"no url\"}\n"
                              "{\"text\":\"c\",\"url\":\"javascript:<x>\",\"date\":null}\n";
  reading_start(&r, TW_FORMAT_JSONL, TW_STR(input));
  ck_assert_int_eq(reading_next(&r, TW_OK)->date.year, 0);
  ck_assert_uint_eq(reading_next(&r, TW_OK)->url.len, 0);
  ck_assert_uint_eq(reading_next(&r, TW_OK)->url.len, 0);
  ck_assert_int_eq(r.heard.count, 3);
  ck_assert_ptr_nonnull(strstr(r.heard.text, "news/in.txt:0: line 1: date is no day"));
}
END_TEST

START_TEST(a_bad_line_costs_no_other) {
  static const struct {
    const char *line, *reason;
  } bad[] = {{"{\"text\": \"x\"", "no valid JSON"},
             {"[1]", "no JSON object"},
             {"{\"id\": \"q\"}", "line 2, document q: \"text\" is missing"},
             {"{\"text\": 5}", "\"text\" is no string"},
             {"{\"text\": \"x\", \"title\": []}", "\"title\" is no string"},
             {"{\"text\": \"\\u0000\"}", "no valid JSON"},
             {"{\"text\": \"\\ud800\"}", "no valid JSON"},
             {"{\"text\": \"x\", \"id\": \"a\\tb\"}", "the id holds control characters"},
             {"{\"text\": \"x\", \"title\": \"a\\u0001b\"}", "the title holds control characters"},
             {"{\"text\": \"\xFF\"}", "in.txt:28: line 2: not valid UTF-8"}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    char input[256];
    snprintf(input, sizeof input, "{\"text\": \"Good.\"}\n%s\n{\"text\": \"Good.\"}", bad[i].line);
    reading_start(&r, TW_FORMAT_JSONL, tw_str(input));
    ck_assert_ptr_nonnull(reading_next(&r, TW_OK));
    reading_next(&r, TW_ERR_DOCUMENT);
    ck_assert_msg(strstr(r.heard.text, bad[i].reason), "'%s' not in '%s'", bad[i].reason, r.heard.text);
    ck_assert_ptr_nonnull(reading_next(&r, TW_OK));
    ck_assert_ptr_null(reading_next(&r, TW_OK));
    ck_assert_int_eq(r.heard.count, 1);
    reading_end(&r);
  }
  reading_start(&r, TW_FORMAT_TEXT, TW_STR(""));
}
END_TEST

START_TEST(deep_json_is_refused) {
  enum { DEPTH = 200000 };
  char *line = malloc(DEPTH + 32);
  size_t n = (size_t)sprintf(line, "{\"text\":\"x\",\"y\":");
  memset(line + n, '[', DEPTH);
  reading_start(&r, TW_FORMAT_JSONL, tw_str_n(line, n + DEPTH));
  reading_next(&r, TW_ERR_DOCUMENT);
  ck_assert_ptr_null(reading_next(&r, TW_OK));
  free(line);
}
END_TEST

START_TEST(bad_text_is_refused_with_its_byte) {
  static const struct {
    TwStr input;
    const char *heard;
  } bad[] = {{TW_STR_INIT("ab\xC3("), "news/in.txt:2: not valid UTF-8\n"},
             {TW_STR_INIT("\xEF\xBB\xBFx\xFF"), "news/in.txt:4: not valid UTF-8\n"},
             {TW_STR_INIT("abc\0def"), "news/in.txt:3: binary content, a NUL byte\n"},
             {TW_STR_INIT("\x7F"
                          "ELF\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F"),
              "news/in.txt:0: binary content, many control characters\n"}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    reading_start(&r, TW_FORMAT_TEXT, bad[i].input);
    reading_next(&r, TW_ERR_DOCUMENT);
    ck_assert_str_eq(r.heard.text, bad[i].heard);
    ck_assert_ptr_null(reading_next(&r, TW_OK));
    reading_end(&r);
  }
  reading_start(&r, TW_FORMAT_TEXT, TW_STR(""));
}
END_TEST

START_TEST(control_characters_become_blanks_in_place) {
  reading_start(&r, TW_FORMAT_TEXT, TW_STR("Form\ffeed, C1\xC2\x9B and \xEF\xBF\xBF here.\tTab."));
  ck_str_is(reading_next(&r, TW_OK)->buffer, "Form feed, C1\xC2\xA0 and \xEF\xBF\xBD here.\tTab.");
}
END_TEST

START_TEST(too_long_a_document_is_refused) {
  size_t size = TW_DOCUMENT_LIMIT + 1;
  char *text = malloc(size);
  memset(text, 'a', size);
  reading_start(&r, TW_FORMAT_TEXT, tw_str_n(text, size));
  reading_next(&r, TW_ERR_LIMIT);
  ck_assert_ptr_nonnull(strstr(r.heard.text, "longer than 64 MiB"));
  free(text);
}
END_TEST

static TwStr repeated(char *out, size_t room, const char *s) {
  size_t n = strlen(s), at = 0;
  for (; at + n <= room; at += n) memcpy(out + at, s, n);
  return tw_str_n(out, at);
}

START_TEST(other_languages_are_refused) {
  static char room[1 << 16];
  static const char *const foreign[] = {
      "Der Präsident hat am Montag die neue Regierung in Berlin vorgestellt und die Wahl gelobt. ",
      "Le président a annoncé lundi que la réforme sera votée par les députés avant la fin du mois. ",
      "El presidente anunció el lunes que la reforma se votará antes de fin de mes en el Congreso. ",
      "De minister zei maandag in Den Haag dat het plan van het kabinet op tafel is gelegd. ",
      "Президент объявил в понедельник о новом правительстве страны. ",
      "中国国防部长将于八月访问俄罗斯和白俄罗斯。"};
  for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
    TwStr text = repeated(room, 4000, foreign[i]);
    ck_assert_msg(!tw_text_is_english(text), "%s", foreign[i]);
    ck_assert(tw_text_is_english(tw_str(foreign[i]))); /* too short to tell */
  }
  reading_start(&r, TW_FORMAT_TEXT, repeated(room, 4000, foreign[0]));
  reading_next(&r, TW_ERR_DOCUMENT);
  ck_assert_ptr_nonnull(strstr(r.heard.text, "not English"));
  ck_assert(!tw_text_is_english(repeated(room, sizeof room, "QmFzZTY0")));
}
END_TEST

START_TEST(english_is_never_refused) {
  static char room[1 << 16];
  static const char *const english[] = {
      "Oil falls", "Li Shangfu visits Moscow, Minsk",
      "The minister said on Monday that the plan would be put to a vote before the end of the month. ",
      "Xi Jinping met Wang Yi, Li Shangfu and Sergei Shoigu at a security forum, and they signed a treaty. "};
  for (size_t i = 0; i < sizeof english / sizeof *english; i++) ck_assert(tw_text_is_english(tw_str(english[i])));
  ck_assert(tw_text_is_english(repeated(room, sizeof room, english[2])));
  ck_assert(tw_text_is_english(repeated(room, sizeof room, english[3])));
  ck_assert(tw_text_is_english(repeated(room, sizeof room, "1,234.5 ")));
}
END_TEST

START_TEST(formats_go_by_extension) {
  ck_assert_int_eq(tw_format_of(TW_STR("a/b.jsonl")), TW_FORMAT_JSONL);
  ck_assert_int_eq(tw_format_of(TW_STR("b.conllu")), TW_FORMAT_CONLLU);
  ck_assert_int_eq(tw_format_of(TW_STR("jsonl")), TW_FORMAT_TEXT);
}
END_TEST

START_TEST(every_failing_allocation_is_told) {
  static const TwStr inputs[] = {
      TW_STR_INIT("Heading here\n\nThe first line of it.\nA second.\n\n1. What now?\n\nNothing.\n"),
      TW_STR_INIT(
          "{\"id\":\"a\",\"title\":\"T\",\"url\":\"x:y\",\"source\":\"s\",\"text\":\"Some text.\\n\\nMore.\"}\n"),
      TW_STR_INIT("# newdoc id = a\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n"
                  "2\tn't\t_\t_\t_\t_\t_\t_\t_\tNER=B-Person\n\n")};
  for (int format = TW_FORMAT_TEXT; format <= TW_FORMAT_CONLLU; format++)
    for (long n = 0;; n++) {
      FailingAllocator f;
      failing_allocator_init(&f, n);
      reading_start_on(&r, (TwFormat)format, inputs[format], true, &f.allocator);
      TwDocument *d = NULL;
      TwStatus status = tw_reader_next(&r.reader, &r.arena, &d);
      ck_assert(status == TW_ERR_MEMORY || (status == TW_OK && d));
      reading_end(&r);
      if (status == TW_OK) break;
      ck_assert_int_lt(n, 100);
    }
  reading_start(&r, TW_FORMAT_TEXT, TW_STR(""));
}
END_TEST

/* Memory runs out where a block of the arena ends, that is, at any allocation. */
START_TEST(memory_may_run_out_within_a_block) {
  static const char input[] =
      "{\"id\":\"a\",\"title\":\"T\",\"url\":\"x:y\",\"source\":\"s\",\"text\":\"Some text.\"}\n";
  for (size_t left = 0; left < 4096; left += 16) {
    FailingAllocator f;
    failing_allocator_init(&f, 1);
    reading_start_on(&r, TW_FORMAT_JSONL, tw_str(input), true, &f.allocator);
    ck_assert_ptr_nonnull(tw_arena_alloc(&r.arena, ((size_t)16 << 10) - left));
    TwDocument *d = NULL;
    TwStatus status = tw_reader_next(&r.reader, &r.arena, &d);
    ck_assert(status == TW_ERR_MEMORY || (status == TW_OK && d));
    reading_end(&r);
  }
  reading_start(&r, TW_FORMAT_TEXT, TW_STR(""));
}
END_TEST

int main(void) {
  Suite *suite = suite_create("text.reader");
  TCase *tests = tcase_create("reader");
  tcase_add_checked_fixture(tests, NULL, stop);
  tcase_add_test(tests, text_is_one_document);
  tcase_add_test(tests, empty_text_is_an_empty_document);
  tcase_add_test(tests, ids_come_from_record_file_or_text);
  tcase_add_test(tests, records_have_fields);
  tcase_add_test(tests, wrong_dates_and_urls_are_left_out);
  tcase_add_test(tests, a_bad_line_costs_no_other);
  tcase_add_test(tests, deep_json_is_refused);
  tcase_add_test(tests, bad_text_is_refused_with_its_byte);
  tcase_add_test(tests, control_characters_become_blanks_in_place);
  tcase_add_test(tests, too_long_a_document_is_refused);
  tcase_add_test(tests, other_languages_are_refused);
  tcase_add_test(tests, every_failing_allocation_is_told);
  tcase_add_test(tests, memory_may_run_out_within_a_block);
  suite_add_tcase(suite, tests);
  TCase *pure = tcase_create("pure");
  tcase_add_test(pure, sha256_of_known_strings);
  tcase_add_test(pure, english_is_never_refused);
  tcase_add_test(pure, formats_go_by_extension);
  suite_add_tcase(suite, pure);
  return run_suite(suite);
}
