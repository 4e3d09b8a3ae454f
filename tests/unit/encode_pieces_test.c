/* Words to word pieces and shapes. */
#include "encode/pieces.h"
#include "words.h"

static TwModel *model;
static TwPieces pieces;

static void open_model(void) {
  model = english_model();
  ck_assert(tw_pieces_init(&pieces, model));
}

static void close_model(void) { tw_model_close(model); }

/* The pieces of a word, with blanks between them. */
static TwStr cut(TwStr word) {
  static char out[256];
  uint16_t ids[TW_WORD_PIECES];
  uint32_t count = tw_pieces_of(&pieces, word, ids);
  size_t at = 0;
  ck_assert(count >= 1 && count <= TW_WORD_PIECES);
  for (uint32_t i = 0; i < count; i++) {
    TwStr s = tw_table_get(&pieces.words, ids[i]);
    at += (size_t)snprintf(out + at, sizeof out - at, "%s%.*s", i ? " " : "", TW_FMT(s));
  }
  return tw_str_n(out, at);
}

START_TEST(words_become_pieces) {
  static const char *const words[][2] = {
      {"the", "the"},
      {"Minister", "minister"},
      {"Caf\xC3\xA9", "cafe"},         /* é as one character … */
      {"Cafe\xCC\x81", "cafe"},        /* … and as two */
      {"\xC4\xB0stanbul", "istanbul"}, /* capital i with a dot */
      {"unaffordably", "una ##ff ##ord ##ably"},
      {"it's", "it ' s"},
      {"U.S.", "u . s ."},
      {"a\xC2\xA0"
       "b",
       "a b"}, /* a blank that does not break */
      {"re\xC2\xAD"
       "turn",
       "return"}, /* soft hyphen */
      {"\xE2\x82\xAC"
       "5",
       "\xE2\x82\xAC 5"},
      {"\xF0\x9F\x98\x80", "[UNK]"}, /* an emoji */
      {"a\xF0\x9F\x98\x80"
       "b",
       "a [UNK] b"},
      {"", "[UNK]"},
      {"\xCC\x81", "[UNK]"}, /* nothing but a mark */
      {"x\xFFy", "x ##y"},   /* not valid, not fatal: the byte is left out */
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) ck_str_is(cut(tw_str(words[i][0])), words[i][1]);
}
END_TEST

START_TEST(long_words_are_bounded) {
  ck_str_is(cut(TW_STR("1.2.3.4.5.6.7.8.9")), "1 . 2 . 3 . 4 . 5 . . 9");
  static char word[100001];
  static const char *const fills[] = {"a", "\xC3\xA9", "\xEA\xB0\x80", ".", "\xCE\x90", "\xF0\x9F\x98\x80"};
  for (size_t f = 0; f < sizeof fills / sizeof *fills; f++) {
    size_t n = strlen(fills[f]), at = 0;
    for (; at + n < sizeof word; at += n) memcpy(word + at, fills[f], n);
    cut(tw_str_n(word, at));
    for (size_t length = 990; length < 1010; length++) cut(tw_str_n(word, length)); /* cut within a character too */
  }
}
END_TEST

START_TEST(shapes) {
  static const struct {
    const char *word;
    uint8_t shape;
  } words[] = {{"2023", 1},
               {"1,5", 1},
               {"5th", 2},
               {"\xC2\xB2", 1},
               {"--", 3},
               {"", 3},
               {"the", 4},
               {"x-ray", 4},
               {"I", 5},
               {"I.", 5},
               {"UN", 6},
               {"U.S.", 7},
               {"Paris", 8},
               {"McKay", 9},
               {"iPhone", 10},
               {"\xE4\xB8\xAD", 11},
               {"\xC3\x89mile", 8},
               {"\xC3\x89", 5},
               {"O'Neil", 9}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    ck_assert_msg(tw_shape_of(tw_str(words[i].word)) == words[i].shape, "%s has shape %u", words[i].word,
                  tw_shape_of(tw_str(words[i].word)));
}
END_TEST

int main(void) {
  Suite *suite = suite_create("encode_pieces");
  TCase *tests = tcase_create("pieces");
  tcase_add_checked_fixture(tests, open_model, close_model);
  tcase_add_test(tests, words_become_pieces);
  tcase_add_test(tests, long_words_are_bounded);
  tcase_add_test(tests, shapes);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
