#include "text_helpers.h"

#include "tokenize/tokenize.h"

static Reading r;

static void stop(void) { reading_end(&r); }

static TwDocument *tokens_of(const char *text) {
  reading_start(&r, TW_FORMAT_TEXT, tw_str(text));
  TwDocument *d = reading_next(&r, TW_OK);
  ck_assert_int_eq(tw_tokenize(d), TW_OK);
  return d;
}

/* The words of a text: parted by a blank where white space follows, by "_" where not, by "+" within a contraction; a
 * sentence ends in "|". */
static const char *words(const char *text) {
  static char out[4096];
  size_t n = 0;
  uint32_t inside = 0;
  TwDocument *d = tokens_of(text);
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    const TwToken *t = &d->tokens.items[i];
    if (t->words) inside = i + t->words;
    bool last = i + 1 == d->sentences.items[t->sentence].tokens.end;
    ck_assert(tw_str_eq(t->form, tw_document_text(d, t->span)));
    n += (size_t)snprintf(out + n, sizeof out - n, "%.*s%s", TW_FMT(t->form),
                          last             ? "|"
                          : i + 1 < inside ? "+"
                          : t->space_after ? " "
                                           : "_");
  }
  reading_end(&r);
  reading_start(&r, TW_FORMAT_TEXT, TW_STR(""));
  return out;
}

static void check(const char *const pairs[][2], size_t count) {
  for (size_t i = 0; i < count; i++) ck_assert_str_eq(words(pairs[i][0]), pairs[i][1]);
}

#define CHECK(pairs) check((pairs), sizeof(pairs) / sizeof *(pairs))

START_TEST(clitics_are_words) {
  static const char *const pairs[][2] = {
      {"She's here", "She+'s here|"},
      {"We don\xE2\x80\x99t, I'm, you'RE, they've", "We do+n\xE2\x80\x99t_, I+'m_, you+'RE_, they+'ve|"},
      {"He'll've gone; she'd go", "He+'ll+'ve gone_; she+'d go|"},
      {"I cannot, won't, gonna dunno", "I can+not_, wo+n't_, gon+na du+n+no|"},
      {"China\xE2\x80\x99s and the Tigers' win", "China+\xE2\x80\x99s and the Tigers+' win|"},
      {"the 1990's, the '90s, 2003's", "the 1990's_, the '90s_, 2003_'s|"},
      {"O'Neill and d'Estaing", "O'Neill and d'Estaing|"},
      {"the 'big islands' end", "the '_big islands_' end|"}};
  CHECK(pairs);
}
END_TEST

START_TEST(hyphens_part_words) {
  static const char *const pairs[][2] = {
      {"a long-term plan", "a long_-_term plan|"},
      {"U.S.-led talks", "U.S._-_led talks|"},
      {"anti-American e-mail, non-stop", "anti-American e-mail_, non-stop|"},
      {"since the mid-1980s", "since the mid-1980s|"},
      {"ages 10-15, on 2019-01-04, 713-654-0365", "ages 10_-_15_, on 2019-01-04_, 713-654-0365|"},
      {"yes -- no \xE2\x80\x94 oh\xE2\x80\x94well", "yes -- no \xE2\x80\x94 oh_\xE2\x80\x94_well|"},
      {"and/or AT&T, R&D", "and_/_or AT&T_, R&D|"}};
  CHECK(pairs);
}
END_TEST

START_TEST(numbers_keep_their_marks) {
  static const char *const pairs[][2] = {{"1,234.5 and .25 of 4.5%", "1,234.5 and .25 of 4.5_%|"},
                                         {"US$3.5bn, $5m or \xE2\x82\xAC"
                                          "20k",
                                          "US$_3.5_bn_, $_5_m or \xE2\x82\xAC_20_k|"},
                                         {"on 8/14/2023 at 5:30pm", "on 8/14/2023 at 5:30_pm|"},
                                         {"the 14th, 1st, 3D, 747s", "the 14th_, 1st_, 3D_, 747s|"},
                                         {"1, 2, 3.", "1_, 2_, 3_.|"}};
  CHECK(pairs);
}
END_TEST

START_TEST(abbreviations_keep_their_stop) {
  static const char *const pairs[][2] = {
      {"Mr. J. K. Smith of the U.S. met Gen. Li", "Mr. J. K. Smith of the U.S. met Gen. Li|"},
      {"Apple Inc. of Cupertino, Calif., said", "Apple Inc. of Cupertino_, Calif._, said|"},
      {"at 10 a.m. on Aug. 14", "at 10 a.m. on Aug. 14|"},
      {"No. 5 said no. 6", "No. 5 said no. 6|"},
      {"He said no. She left.", "He said no_.|She left_.|"},
      {"E. coli was found", "E. coli was found|"},
      {"i.e. this, e.g. that, Ph.D.", "i.e. this_, e.g. that_, Ph.D.|"},
      {"apples, pears, etc.", "apples_, pears_, etc_.|"}};
  CHECK(pairs);
}
END_TEST

START_TEST(links_are_one_word) {
  static const char *const pairs[][2] = {
      {"See https://x.org/a_(b)?q=1&r=2, or www.x.org.", "See https://x.org/a_(b)?q=1&r=2_, or www.x.org_.|"},
      {"<joe.b@x.co.uk> wrote", "<_joe.b@x.co.uk_> wrote|"},
      {"on Amazon.com and BBC.co.uk/news", "on Amazon.com and BBC.co.uk/news|"},
      {"#MeToo by @jack", "#MeToo by @jack|"},
      {"on comp.sources.unix w/o it", "on comp.sources.unix w/o it|"},
      {"It was fine.And so on", "It was fine_.|And so on|"}};
  CHECK(pairs);
}
END_TEST

START_TEST(symbols_are_words) {
  static const char *const pairs[][2] = {
      {"\"Go!\" (now)", "\"_Go_!_\" (_now_)|"},
      {"\xE2\x80\x9CGo,\xE2\x80\x9D he said...", "\xE2\x80\x9C_Go_,_\xE2\x80\x9D he said_...|"},
      {"Well\xE2\x80\xA6 no?!", "Well_\xE2\x80\xA6 no_?!|"},
      {"fine :-) \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD\xF0\x9F\x98\x80",
       "fine :-) \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD_\xF0\x9F\x98\x80|"},
      {"``So''", "``_So_''|"},
      {"caf\xC3\xA9 cafe\xCC\x81 na\xC3\xAFve", "caf\xC3\xA9 cafe\xCC\x81 na\xC3\xAFve|"}};
  CHECK(pairs);
}
END_TEST

START_TEST(labels_are_words_of_the_sentence) {
  TwDocument *d = tokens_of("1. Who came?\n\n\xE2\x80\xA2 The minister came.");
  ck_assert_uint_eq(d->sentences.count, 2);
  ck_str_is(tw_document_text(d, d->sentences.items[0].span), "1. Who came?");
  ck_str_is(d->tokens.items[0].form, "1");
  ck_str_is(d->tokens.items[1].form, ".");
  ck_str_is(tw_document_text(d, d->paragraphs.items[0].span), "Who came?");
}
END_TEST

START_TEST(no_word_spans_white_space) {
  static const char *const blanks[] = {" ", "\t", "\xC2\xA0", "\xE2\x80\xAF", "\xE3\x80\x80", "\xE2\x80\x8B"};
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
    char text[64];
    snprintf(text, sizeof text, "10%s000 came%stoday", blanks[i], blanks[i]);
    ck_assert_str_eq(words(text), "10 000 came today|");
  }
}
END_TEST

START_TEST(given_words_stay) {
  reading_start(&r, TW_FORMAT_CONLLU, TW_STR("1\tlong-term\t_\t_\t_\t_\t_\t_\t_\t_\n\n"));
  TwDocument *d = reading_next(&r, TW_OK);
  ck_assert_int_eq(tw_tokenize(d), TW_OK);
  ck_assert_uint_eq(d->tokens.count, 1);
}
END_TEST

enum { HOSTILE = 29 };

static void fill(char *text, size_t size, const char *pattern) {
  size_t n = strlen(pattern);
  for (size_t i = 0; i < size; i++) text[i] = pattern[i % n];
}

/* Hostile runs: every character is in exactly one word, words and sentences stay below their limits, in linear time. */
START_TEST(a_run_of_megabytes_is_cut) {
  static const char *const patterns[] = {"1",
                                         "a1",
                                         "1.",
                                         "1-1.",
                                         "a.b.",
                                         "x@",
                                         "http://",
                                         "www.",
                                         "'s",
                                         "1n't",
                                         "\"1(' ",
                                         "...",
                                         "[1]",
                                         "Mr.1",
                                         "#a1@",
                                         "a_1",
                                         "1/a-",
                                         "e-1",
                                         "co-",
                                         ":)1",
                                         ". ",
                                         "\xCC\x81",
                                         "\xF0\x9F\x98\x80",
                                         ".) ",
                                         "1. [1] ",
                                         ".:)",
                                         ". (",
                                         "[1] ",
                                         "1\xE2\x80\x99"};
  size_t pattern = (size_t)_i, room = pattern < 2 ? 5 << 20 : 1 << 19;
  char *text = malloc(room);
  fill(text, room, patterns[pattern]);
  if (strlen(patterns[pattern]) == strspn(patterns[pattern], "[1] .):(")) memcpy(text, "1. ", 3);
  size_t size = room;
  while (size && ((unsigned char)text[size - 1] & 0x80)) size--;
  if (!size) size = room - room % strlen(patterns[pattern]);
  TwArena arena;
  tw_arena_init(&arena, &tw_libc_allocator);
  TwDocument *d = tw_document_new(&arena);
  d->buffer = tw_str_n(text, size);
  ck_assert(TW_PUSH(&arena, &d->paragraphs, (TwParagraph){.span = {0, (uint32_t)size}}));
  ck_assert_int_eq(tw_tokenize(d), TW_OK);
  uint32_t at = 0;
  bool whole = true;
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    TwSpan span = d->tokens.items[i].span;
    for (; at < span.begin; at++) whole = whole && text[at] == ' ';
    whole = whole && span.begin >= at && span.end > span.begin && span.end - span.begin <= TW_WORD_LIMIT;
    at = span.end;
  }
  ck_assert_msg(whole, "%s", patterns[pattern]);
  for (uint32_t i = 0; i < d->sentences.count; i++) {
    TwSpan tokens = d->sentences.items[i].tokens;
    whole = whole && tokens.end > tokens.begin && tokens.end - tokens.begin <= TW_SENTENCE_LIMIT;
  }
  ck_assert_msg(whole, "%s", patterns[pattern]);
  tw_arena_release(&arena);
  free(text);
}
END_TEST

START_TEST(every_failing_allocation_is_told) {
  for (long n = 0;; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    reading_start_on(&r, TW_FORMAT_TEXT, TW_STR("Mr. Li can't go. \"No!\" he said.\n\n1. Why?"), false, &f.allocator);
    TwDocument *d = NULL;
    TwStatus status = tw_reader_next(&r.reader, &r.arena, &d);
    if (status == TW_OK) status = tw_tokenize(d);
    ck_assert(status == TW_OK || status == TW_ERR_MEMORY);
    reading_end(&r);
    if (status == TW_OK) break;
    ck_assert_int_lt(n, 100);
  }
  reading_start(&r, TW_FORMAT_TEXT, TW_STR(""));
}
END_TEST

int main(void) {
  Suite *suite = suite_create("tokenize.words");
  TCase *tests = tcase_create("words");
  tcase_add_checked_fixture(tests, NULL, stop);
  tcase_add_test(tests, clitics_are_words);
  tcase_add_test(tests, hyphens_part_words);
  tcase_add_test(tests, numbers_keep_their_marks);
  tcase_add_test(tests, abbreviations_keep_their_stop);
  tcase_add_test(tests, links_are_one_word);
  tcase_add_test(tests, symbols_are_words);
  tcase_add_test(tests, labels_are_words_of_the_sentence);
  tcase_add_test(tests, no_word_spans_white_space);
  tcase_add_test(tests, given_words_stay);
  tcase_add_test(tests, every_failing_allocation_is_told);
  suite_add_tcase(suite, tests);
  TCase *hostile = tcase_create("hostile");
  tcase_set_timeout(hostile, 60);
  tcase_add_loop_test(hostile, a_run_of_megabytes_is_cut, 0, HOSTILE);
  suite_add_tcase(suite, hostile);
  return run_suite(suite);
}
