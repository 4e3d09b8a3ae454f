#include "text_helpers.h"

#include "tokenize/tokenize.h"

static Reading r;

static void stop(void) { reading_end(&r); }

/* The sentences of a text, each closed by "|". */
static const char *sentences(const char *text) {
  static char out[4096];
  size_t n = 0;
  reading_start(&r, TW_FORMAT_TEXT, tw_str(text));
  TwDocument *d = reading_next(&r, TW_OK);
  ck_assert_int_eq(tw_tokenize(d), TW_OK);
  out[0] = '\0';
  for (uint32_t i = 0; i < d->sentences.count; i++) {
    TwStr s = tw_document_text(d, d->sentences.items[i].span);
    n += (size_t)snprintf(out + n, sizeof out - n, "%.*s|", TW_FMT(s));
  }
  reading_end(&r);
  reading_start(&r, TW_FORMAT_TEXT, TW_STR(""));
  return out;
}

static void check(const char *const texts[], size_t count) {
  for (size_t i = 0; i < count; i++) {
    char text[512];
    size_t n = 0; /* "|" in the expectation stands for the end of a sentence */
    for (const char *c = texts[i]; *c; c++)
      if (*c != '|')
        text[n++] = *c;
      else if (c[1])
        text[n++] = ' ';
    text[n] = '\0';
    ck_assert_str_eq(sentences(text), texts[i]);
  }
}

#define CHECK(texts) check((texts), sizeof(texts) / sizeof *(texts))

START_TEST(stops_end_sentences) {
  static const char *const texts[] = {"He left.|She stayed.|", "Did he leave?|Yes!|He did...|And so did she.|",
                                      "He paid 3.5 million for No. 5.|It was 4.|", "It was fine.|2019 was not.|",
                                      "\"We came [...] to the [...] Ministry of war [...]|It was late.\"|"};
  CHECK(texts);
}
END_TEST

START_TEST(abbreviations_do_not) {
  static const char *const texts[] = {"They chose Ferdinand Marcos Jr.|Marcos left.|",
                                      "The Marcos Jr. (Marcos) case and Marcos Jr. Hall.|",
                                      "Mr. Li met Gen. Shoigu of the U.S. Army on Aug. 14 in St. Petersburg.|",
                                      "George W. Bush and J. K. Rowling met E. coli vs. Ann.|",
                                      "Acme Corp. said it bought Beta Inc. of Ohio for $5 million, i.e. a lot.|",
                                      "He lives in the U.S.|He likes it.|",
                                      "They met at 5 p.m.|The talks failed.|",
                                      "Acme Kft. (Acme) and Beta Pty. Ltd. were sold.|",
                                      "She works for Acme Inc.|In May she left.|"};
  CHECK(texts);
}
END_TEST

START_TEST(quotations_and_brackets_close_with_their_sentence) {
  static const char *const texts[] = {"\"Go.\"|He left.|",
                                      "\"Go!\" he said.|Then he left.|",
                                      "\"Is it true?\" asked Ann.|\"It is.\"|She left.|",
                                      "\xE2\x80\x9CWe came.|We saw,\xE2\x80\x9D she said.|",
                                      "(He left.)|She stayed (it rained.) and slept.|",
                                      "He left. [5] [6]|She stayed.|",
                                      "\"It is a long game.\" - Ann Lee|"};
  CHECK(texts);
}
END_TEST

START_TEST(blocks_end_sentences) {
  ck_assert_str_eq(sentences("Oil falls\n\nThe price of oil fell\n\nIt rose:\n- one\n- two"),
                   "Oil falls|The price of oil fell|It rose:|- one|- two|");
  ck_assert_str_eq(sentences("\"We came.\n\n\"We saw,\" she said."), "\"We came.|\"We saw,\" she said.|");
}
END_TEST

START_TEST(numbers_that_count_stay_with_what_they_count) {
  ck_assert_str_eq(sentences("1. Who came?\n\nThe minister. 2. Why?"), "1. Who came?|The minister.|2. Why?|");
}
END_TEST

START_TEST(datelines_are_sentences_of_their_own) {
  static const char *const texts[] = {"SAN FRANCISCO, Aug. 3 (Reuters) \xE2\x80\x94|The court ruled.|",
                                      "Harare, Zimbabwe -|The count has begun.|",
                                      "Bogota, March 8 (IANS)|The president left.|",
                                      "Arsenal - Chelsea was a good match.|", "Maria Schmidt (UK) won the race.|"};
  CHECK(texts);
}
END_TEST

START_TEST(a_title_is_a_sentence_of_its_own) {
  reading_start(&r, TW_FORMAT_JSONL, TW_STR("{\"title\": \"Oil falls\", \"text\": \"It fell. Again.\"}"));
  TwDocument *d = reading_next(&r, TW_OK);
  ck_assert_int_eq(tw_tokenize(d), TW_OK);
  ck_assert_uint_eq(d->sentences.count, 3);
  ck_assert_uint_eq(d->sentences.items[0].paragraph, 0);
  ck_assert_uint_eq(d->sentences.items[1].paragraph, 1);
  ck_assert_uint_eq(d->tokens.items[2].sentence, 1);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("tokenize.sentences");
  TCase *tests = tcase_create("sentences");
  tcase_add_checked_fixture(tests, NULL, stop);
  tcase_add_test(tests, stops_end_sentences);
  tcase_add_test(tests, abbreviations_do_not);
  tcase_add_test(tests, quotations_and_brackets_close_with_their_sentence);
  tcase_add_test(tests, blocks_end_sentences);
  tcase_add_test(tests, numbers_that_count_stay_with_what_they_count);
  tcase_add_test(tests, datelines_are_sentences_of_their_own);
  tcase_add_test(tests, a_title_is_a_sentence_of_its_own);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
