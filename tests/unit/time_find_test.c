#include "time/time.h"

#include "tree.h"

/* A document whose words are parted by blanks; "|" ends a sentence, "||" a paragraph. No tags, no tree. */
static TwDocument *document_of(TwArena *arena, const char *text) {
  TwDocument *d = tw_document_new(arena);
  if (!d) return NULL;
  d->buffer = tw_arena_str(arena, tw_str(text));
  d->id = TW_STR("test");
  TwStr rest = d->buffer, word;
  bool fresh_paragraph = true, fresh_sentence = true;
  while (tw_str_split(&rest, ' ', &word)) {
    if (!word.len) continue;
    if (word.ptr[0] == '|') {
      fresh_sentence = true;
      fresh_paragraph = fresh_paragraph || word.len > 1;
      continue;
    }
    TwSpan span = {(uint32_t)(word.ptr - d->buffer.ptr), (uint32_t)(word.ptr - d->buffer.ptr + word.len)};
    uint32_t token = d->tokens.count;
    if (fresh_paragraph && !TW_PUSH(arena, &d->paragraphs, (TwParagraph){.span = span})) return NULL;
    if (fresh_sentence && !TW_PUSH(arena, &d->sentences, (TwSentence){span, {token, token}, d->paragraphs.count - 1}))
      return NULL;
    fresh_paragraph = fresh_sentence = false;
    TwToken t = {.form = word, .span = span, .sentence = d->sentences.count - 1, .head = TW_NONE, .space_after = true};
    t.upos = TW_UPOS_COUNT;
    t.rel = TW_REL_COUNT;
    if (!TW_PUSH(arena, &d->tokens, t)) return NULL;
    d->sentences.items[d->sentences.count - 1].tokens.end = token + 1;
    d->sentences.items[d->sentences.count - 1].span.end = span.end;
    d->paragraphs.items[d->paragraphs.count - 1].span.end = span.end;
  }
  return d;
}

typedef struct Case {
  const char *text, *words, *value;
  TwTimeType type;
} Case;

static const TwDate anchor = {2023, 8, 11}; /* a Friday */

/* Expects exactly one expression in each text. */
static void check_cases(const Case *cases, size_t count, TwDate date) {
  for (size_t i = 0; i < count; i++) {
    TwArena arena;
    tw_arena_init(&arena, &tw_libc_allocator);
    TwDocument *d = document_of(&arena, cases[i].text);
    TwTimes times;
    ck_assert_int_eq(tw_time_find(d, date, &times), TW_OK);
    ck_assert_msg(times.items.count == (cases[i].words != NULL), "%u in: %s", (unsigned)times.items.count,
                  cases[i].text);
    if (cases[i].words) {
      const TwTimex *t = &times.items.items[0];
      ck_str_is(tw_document_words(d, t->tokens), cases[i].words);
      ck_assert_msg(tw_str_is(t->value, cases[i].value), "%.*s for %s", TW_FMT(t->value), cases[i].text);
      ck_assert_msg(t->type == cases[i].type, "type of %s", cases[i].text);
    }
    tw_arena_release(&arena);
  }
}

#define CHECK_CASES(cases, date) check_cases(cases, sizeof(cases) / sizeof *(cases), date)

START_TEST(dates_are_read) {
  static const Case cases[] = {
      {"He came on 8 August 2023 .", "8 August 2023", "2023-08-08", TW_TIME_DATE},
      {"He came on Aug. 8 , 2023 .", "Aug. 8 , 2023", "2023-08-08", TW_TIME_DATE},
      {"He came on 2023-08-08 .", "2023-08-08", "2023-08-08", TW_TIME_DATE},
      {"He came on 8/9/2023 .", "8/9/2023", "2023-08-09", TW_TIME_DATE},
      {"He came on 20/9/2023 .", "20/9/2023", "2023-09-20", TW_TIME_DATE},
      {"He came on 14.9.2023 .", "14.9.2023", "2023-09-14", TW_TIME_DATE},
      {"He came in June 1998 .", "June 1998", "1998-06", TW_TIME_DATE},
      {"He came in 1998 .", "1998", "1998", TW_TIME_DATE},
      {"He came in nineteen ninety-six .", "nineteen ninety-six", "1996", TW_TIME_DATE},
      {"He came on the 14th of August .", "the 14th of August", "2023-08-14", TW_TIME_DATE},
      {"He came in the 1990s .", "the 1990s", "199", TW_TIME_DATE},
      {"He lived in the 20th century .", "the 20th century", "19", TW_TIME_DATE},
      {"It grew in the third quarter of 1998 .", "the third quarter of 1998", "1998-Q3", TW_TIME_DATE},
      {"It grew in Q3 2019 .", "Q3 2019", "2019-Q3", TW_TIME_DATE},
      {"It grew in the summer of 1998 .", "the summer of 1998", "1998-SU", TW_TIME_DATE},
      {"It ended on Thanksgiving .", "Thanksgiving", "2022-11-24", TW_TIME_DATE},
      {"It was born on Christmas Eve .", "Christmas Eve", "2022-12-24", TW_TIME_DATE},
      {"It fell in the last half of 1998 .", "the last half of 1998", "1998-H2", TW_TIME_DATE},
      {"It ends by the year 2000 .", "the year 2000", "2000", TW_TIME_DATE},
      {"It falls on March eighth .", "March eighth", "2023-03-08", TW_TIME_DATE},
      {"He paid $ 1998 for it .", NULL, NULL, TW_TIME_DATE},
      {"It may march on .", NULL, NULL, TW_TIME_DATE},
      {"On 31 February 2023 nothing happened .", "February 2023", "2023-02", TW_TIME_DATE},
  };
  CHECK_CASES(cases, anchor);
}
END_TEST

START_TEST(relative_dates_count_from_the_anchor) {
  static const Case cases[] = {
      {"He came yesterday .", "yesterday", "2023-08-10", TW_TIME_DATE},
      {"He came the day before yesterday .", "the day before yesterday", "2023-08-09", TW_TIME_DATE},
      {"He will come tomorrow .", "tomorrow", "2023-08-12", TW_TIME_DATE},
      {"He came on Tuesday .", "Tuesday", "2023-08-08", TW_TIME_DATE},
      {"He will come on Tuesday .", "Tuesday", "2023-08-15", TW_TIME_DATE},
      {"He will come next Friday .", "next Friday", "2023-08-18", TW_TIME_DATE},
      {"He came last Friday .", "last Friday", "2023-08-04", TW_TIME_DATE},
      {"He came last week .", "last week", "2023-W31", TW_TIME_DATE},
      {"He will come next month .", "next month", "2023-09", TW_TIME_DATE},
      {"He came earlier this year .", "earlier this year", "2023", TW_TIME_DATE},
      {"He came last August .", "last August", "2022-08", TW_TIME_DATE},
      {"He came two days ago .", "two days ago", "2023-08-09", TW_TIME_DATE},
      {"He came three years ago .", "three years ago", "2020", TW_TIME_DATE},
      {"He came years ago .", "years ago", "PAST_REF", TW_TIME_DATE},
      {"He came in April .", "April", "2023-04", TW_TIME_DATE},
      {"He came in last July .", "last July", "2022-07", TW_TIME_DATE},
      {"He came last Oct. 23 .", "last Oct. 23", "2022-10-23", TW_TIME_DATE},
      {"It is open until Tuesday .", "Tuesday", "2023-08-15", TW_TIME_DATE},
      {"It grew since November .", "November", "2022-11", TW_TIME_DATE},
      {"It grew a decade ago .", "a decade ago", "2013", TW_TIME_DATE},
      {"It will grow this coming Sunday .", "this coming Sunday", "2023-08-13", TW_TIME_DATE},
      {"It fell earlier in the month .", "earlier in the month", "2023-08", TW_TIME_DATE},
      {"It is done by the end of the year .", "the end of the year", "2023", TW_TIME_DATE},
      {"It will be done by year - end .", "year - end", "2023-12-31", TW_TIME_DATE},
      {"It grew over the summer .", "the summer", "2023-SU", TW_TIME_DATE},
      {"It began by early evening .", "early evening", "2023-08-11TEV", TW_TIME_TIME},
      {"It began at 3 a.m. local time Tuesday .", "3 a.m. local time Tuesday", "2023-08-08T03:00", TW_TIME_TIME},
      {"He came in last year 's third quarter .", "last year 's third quarter", "2022-Q3", TW_TIME_DATE},
      {"He came last night .", "last night", "2023-08-10TNI", TW_TIME_TIME},
      {"He came on Tuesday at 5:30 p.m. .", "Tuesday at 5:30 p.m.", "2023-08-08T17:30", TW_TIME_TIME},
      {"He came at 9 a.m. on Tuesday .", "9 a.m. on Tuesday", "2023-08-08T09:00", TW_TIME_TIME},
      {"He now lives here .", "now", "PRESENT_REF", TW_TIME_DATE},
      {"It grew in recent years .", "recent years", "PAST_REF", TW_TIME_DATE},
  };
  CHECK_CASES(cases, anchor);
}
END_TEST

START_TEST(without_an_anchor_no_year_is_invented) {
  static const Case cases[] = {
      {"He comes on August 14th .", "August 14th", "XXXX-08-14", TW_TIME_DATE},
      {"He came in April .", "April", "XXXX-04", TW_TIME_DATE},
      {"He came on Tuesday .", "Tuesday", "XXXX-WXX-2", TW_TIME_DATE},
      {"He came yesterday .", "yesterday", "XXXX-XX-XX", TW_TIME_DATE},
      {"He came in 1998 .", "1998", "1998", TW_TIME_DATE},
  };
  CHECK_CASES(cases, ((TwDate){0, 0, 0}));
}
END_TEST

START_TEST(durations_and_sets) {
  static const Case cases[] = {
      {"It took two weeks .", "two weeks", "P2W", TW_TIME_DURATION},
      {"It took twenty-five years .", "twenty-five years", "P25Y", TW_TIME_DURATION},
      {"It took several months .", "several months", "PXM", TW_TIME_DURATION},
      {"It took half an hour .", "half an hour", "PT30M", TW_TIME_DURATION},
      {"It took two and a half years .", "two and a half years", "P2Y6M", TW_TIME_DURATION},
      {"a two - day trip", "two - day", "P2D", TW_TIME_DURATION},
      {"It grew in the past two months .", "the past two months", "P2M", TW_TIME_DURATION},
      {"It took nearly two decades .", "nearly two decades", "P20Y", TW_TIME_DURATION},
      {"It took a century .", "a century", "P100Y", TW_TIME_DURATION},
      {"It grew in the nine months .", "the nine months", "P9M", TW_TIME_DURATION},
      {"It grew in the fiscal year ended there .", "the fiscal year", "P1Y", TW_TIME_DURATION},
      {"It lasts a week or so .", "a week or so", "P1W", TW_TIME_DURATION},
      {"It stopped an hour later .", "an hour", "PT1H", TW_TIME_DURATION},
      {"They searched his quarters .", NULL, NULL, TW_TIME_DATE},
      {"He comes every Monday .", "every Monday", "XXXX-WXX-1", TW_TIME_SET},
      {"He comes every other week .", "every other week", "P2W", TW_TIME_SET},
      {"He pays annually .", "annually", "P1Y", TW_TIME_SET},
      {"a 6 - year - old boy", NULL, NULL, TW_TIME_DATE},
      {"three - quarters of them", NULL, NULL, TW_TIME_DATE},
  };
  CHECK_CASES(cases, anchor);
}
END_TEST

/* Values of all expressions of a text, in order. */
static void check_values(const char *text, const char *const *values, uint32_t count) {
  TwArena arena;
  tw_arena_init(&arena, &tw_libc_allocator);
  TwTimes times;
  ck_assert_int_eq(tw_time_find(document_of(&arena, text), anchor, &times), TW_OK);
  ck_assert_msg(times.items.count == count, "%u in: %s", (unsigned)times.items.count, text);
  for (uint32_t i = 0; i < count; i++) ck_str_is(times.items.items[i].value, values[i]);
  tw_arena_release(&arena);
}

#define CHECK_VALUES(text, ...)                                                                                        \
  do {                                                                                                                 \
    static const char *const values[] = {__VA_ARGS__};                                                                 \
    check_values(text, values, (uint32_t)(sizeof values / sizeof *values));                                            \
  } while (0)

START_TEST(stories_count_from_what_was_told) {
  CHECK_VALUES("On May 3 , 2021 he left . | The day before , he wept .", "2021-05-03", "2021-05-02");
  CHECK_VALUES("On May 3 , 2021 he left . | He came the next morning .", "2021-05-03", "2021-05-04TMO");
  CHECK_VALUES("In May 2021 he left . | He came that same day .", "2021-05", "2021-05-XX");
  CHECK_VALUES("In 2021 he left . | He came that day .", "2021", "2021-XX-XX");
  CHECK_VALUES("In May 2021 he left . | He came the following week .", "2021-05", "XXXX-WXX");
  CHECK_VALUES("In 2021 he left . | He came a month later .", "2021", "P1M");
  CHECK_VALUES("He left on August 3 and 5 .", "2023-08-03", "2023-08-05");
}
END_TEST

START_TEST(reports_compare_quarters) {
  CHECK_VALUES("It earned two in the second quarter , one a year ago .", "2023-Q2", "2022-Q2");
  CHECK_VALUES("It earned two in the second quarter . | In the year - earlier period it lost . | The latest period was "
               "good .",
               "2023-Q2", "2022-Q2", "2023-Q2");
  CHECK_VALUES("It earned two in the second quarter . | In the 1998 quarter it lost .", "2023-Q2", "1998-Q2");
  CHECK_VALUES("In the quarter ended June 30 it grew .", "2023-Q2", "2023-06-30");
  CHECK_VALUES("It grew in the second quarter . | He fell . | He rose . | He came a year ago .", "2023-Q2", "2022");
}
END_TEST

typedef struct RangeCase {
  const char *text, *begin, *end;
} RangeCase;

START_TEST(ranges_have_both_bounds) {
  static const RangeCase cases[] = {
      {"from August 14th to August 19th", "--08-14", "--08-19"},
      {"from August 14 to 19", "--08-14", "--08-19"},
      {"August 14 – 19", "--08-14", "--08-19"},
      {"from 14 to 19 August", "--08-14", "--08-19"},
      {"from August 14 to 19 , 2023", "2023-08-14", "2023-08-19"},
      {"between May and July", "--05", "--07"},
      {"from 1998 to 2001", "1998", "2001"},
      {"from December 28 , 2022 to January 3", "2022-12-28", "2023-01-03"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    TwArena arena;
    tw_arena_init(&arena, &tw_libc_allocator);
    TwTimes times;
    ck_assert_int_eq(tw_time_find(document_of(&arena, cases[i].text), (TwDate){0, 0, 0}, &times), TW_OK);
    ck_assert_msg(times.items.count == 2, "%s", cases[i].text);
    for (uint32_t k = 0; k < 2; k++) {
      ck_assert_uint_eq(times.items.items[k].range, 1 - k);
      ck_str_is(times.items.items[k].begin.lexical, cases[i].begin);
      ck_str_is(times.items.items[k].end.lexical, cases[i].end);
    }
    tw_arena_release(&arena);
  }
}
END_TEST

START_TEST(bounds_are_xsd) {
  TwArena arena;
  tw_arena_init(&arena, &tw_libc_allocator);
  TwTimes times;
  TwDocument *d =
      document_of(&arena, "Since 2014 it rained until Friday in the second quarter of 2024 at 9 a.m. on May 3 , 2021");
  ck_assert_int_eq(tw_time_find(d, anchor, &times), TW_OK);
  ck_assert_uint_eq(times.items.count, 4);
  const TwTimex *t = times.items.items;
  ck_assert_int_eq(t[0].begin.type, TW_XSD_YEAR);
  ck_assert_int_eq(t[0].end.type, TW_XSD_NONE);
  ck_assert_int_eq(t[1].begin.type, TW_XSD_NONE);
  ck_str_is(t[1].end.lexical, "2023-08-11");
  ck_assert_int_eq(t[2].point.type, TW_XSD_NONE);
  ck_str_is(t[2].begin.lexical, "2024-04-01");
  ck_str_is(t[2].end.lexical, "2024-06-30");
  ck_assert_int_eq(t[3].point.type, TW_XSD_DATE_TIME);
  ck_str_is(t[3].point.lexical, "2021-05-03T09:00:00");
  ck_assert_str_eq(tw_xsd_iri(t[3].point.type), "http://www.w3.org/2001/XMLSchema#dateTime");
  ck_assert_ptr_null(tw_xsd_iri(TW_XSD_NONE));
  ck_assert_ptr_eq(tw_time_at(&times, 1), &t[0]);
  ck_assert_ptr_null(tw_time_at(&times, 0));
  ck_assert_ptr_null(tw_time_at(&times, TW_NONE));
  tw_arena_release(&arena);
}
END_TEST

typedef struct AnchorCase {
  const char *text;
  TwDate record, fallback, expected;
  const char *place;
} AnchorCase;

START_TEST(datelines_anchor) {
  static const AnchorCase cases[] = {
      {"Friday , January 4 , 2019 || It rained .", {0, 0, 0}, {2020, 1, 1}, {2019, 1, 4}, ""},
      {"Friday , January 4 , 2019 || It rained .", {2018, 5, 5}, {2020, 1, 1}, {2018, 5, 5}, ""},
      {"It rained .", {0, 0, 0}, {2020, 1, 1}, {2020, 1, 1}, ""},
      {"MOSCOW , Aug. 11 , 2023 ( AP ) — It rained .", {0, 0, 0}, {2020, 1, 1}, {2023, 8, 11}, "MOSCOW"},
      {"MOSCOW , Dec. 31 ( AP ) — It rained .", {0, 0, 0}, {2020, 1, 2}, {2019, 12, 31}, "MOSCOW"},
      {"NEW YORK ( AP ) -- It rained .", {0, 0, 0}, {0, 0, 0}, {0, 0, 0}, "NEW YORK"},
      {"He said that on May 3 , 2020 it rained .", {0, 0, 0}, {0, 0, 0}, {0, 0, 0}, ""},
      {"It rained .", {2023, 2, 31}, {0, 0, 0}, {0, 0, 0}, ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    TwArena arena;
    tw_arena_init(&arena, &tw_libc_allocator);
    TwDocument *d = document_of(&arena, cases[i].text);
    d->date = cases[i].record;
    TwTimes times;
    ck_assert_int_eq(tw_time_find(d, cases[i].fallback, &times), TW_OK);
    ck_assert_msg(times.anchor.year == cases[i].expected.year && times.anchor.month == cases[i].expected.month &&
                      times.anchor.day == cases[i].expected.day,
                  "%s: %d", cases[i].text, times.anchor.year);
    ck_str_is(tw_document_words(d, times.dateline_place), cases[i].place);
    tw_arena_release(&arena);
  }
}
END_TEST

typedef struct TenseCase {
  const char *tree, *first, *second;
} TenseCase;

/* With a tree it is the governing verb that counts, not the nearest modal. The anchor is a Friday. */
START_TEST(tense_comes_from_the_tree) {
  static const TenseCase cases[] = {
      {"He|he|PRON|2|nsubj said|say|VERB|0|root|Tense=Past+VerbForm=Fin they|they|PRON|5|nsubj "
       "would|would|AUX|5|aux|VerbForm=Fin leave|leave|VERB|2|ccomp|VerbForm=Inf Monday|Monday|PROPN|5|obl:unmarked "
       "but|but|CCONJ|8|cc left|leave|VERB|2|conj|Tense=Past+VerbForm=Fin Tuesday|Tuesday|PROPN|8|obl:unmarked",
       "2023-08-14", "2023-08-08"},
      {"They|they|PRON|2|nsubj called|call|VERB|0|root|Tense=Past+VerbForm=Fin for|for|ADP|5|case a|a|DET|5|det "
       "strike|strike|NOUN|2|obl on|on|ADP|7|case Tuesday|Tuesday|PROPN|5|nmod",
       "2023-08-15", NULL},
      {"They|they|PRON|2|nsubj called|call|VERB|0|root|Tense=Past+VerbForm=Fin him|he|PRON|2|obj on|on|ADP|5|case "
       "Tuesday|Tuesday|PROPN|2|obl",
       "2023-08-08", NULL},
      {"It|it|PRON|3|nsubj:pass is|be|AUX|3|aux:pass|Tense=Pres+VerbForm=Fin "
       "expected|expect|VERB|0|root|Tense=Past+VerbForm=Part Tuesday|Tuesday|PROPN|3|obl:unmarked",
       "2023-08-15", NULL},
      {"The|the|DET|2|det vote|vote|NOUN|4|nsubj is|be|AUX|4|cop|Tense=Pres+VerbForm=Fin Tuesday|Tuesday|PROPN|0|root",
       "2023-08-15", NULL},
      {"The|the|DET|2|det vote|vote|NOUN|4|nsubj was|be|AUX|4|cop|Tense=Past+VerbForm=Fin Tuesday|Tuesday|PROPN|0|root",
       "2023-08-08", NULL},
      {"Arriving|arrive|VERB|5|advcl|Tense=Pres+VerbForm=Part Tuesday|Tuesday|PROPN|1|obl:unmarked ,|,|PUNCT|5|punct "
       "he|he|PRON|5|nsubj slept|sleep|VERB|0|root|Tense=Past+VerbForm=Fin",
       "2023-08-08", NULL},
      {"He|he|PRON|4|nsubj did|do|AUX|4|aux|Tense=Past+VerbForm=Fin not|not|PART|4|advmod|Polarity=Neg "
       "speak|speak|VERB|0|root|VerbForm=Inf until|until|ADP|6|case Tuesday|Tuesday|PROPN|4|obl",
       "2023-08-08", NULL},
      {"He|he|PRON|2|nsubj waited|wait|VERB|0|root|Tense=Past+VerbForm=Fin until|until|ADP|4|case "
       "Tuesday|Tuesday|PROPN|2|obl",
       "2023-08-15", NULL},
      {"He|he|PRON|3|nsubj will|will|AUX|3|aux|VerbForm=Fin stay|stay|VERB|0|root|VerbForm=Inf under|under|ADP|7|case "
       "an|a|DET|7|det April|April|PROPN|7|compound deal|deal|NOUN|3|obl",
       "2023-04", NULL},
      {"He|he|PRON|2|nsubj leads|lead|VERB|0|root|Tense=Pres+VerbForm=Fin since|since|ADP|4|case "
       "October|October|PROPN|2|obl",
       "2022-10", NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    TwArena arena;
    tw_arena_init(&arena, &tw_libc_allocator);
    TwTimes times;
    ck_assert_int_eq(tw_time_find(tree_document(&arena, cases[i].tree), anchor, &times), TW_OK);
    ck_assert_msg(times.items.count == 1u + (cases[i].second != NULL), "%s", cases[i].tree);
    ck_assert_msg(tw_str_is(times.items.items[0].value, cases[i].first), "%.*s for %s",
                  TW_FMT(times.items.items[0].value), cases[i].tree);
    if (cases[i].second) ck_str_is(times.items.items[1].value, cases[i].second);
    tw_arena_release(&arena);
  }
}
END_TEST

static const char *const scraps[] = {
    "August",  "14",      "–",     "to",      "the",  "14th",         "2023",  "last",    "week",  "'98",
    "'",       "of",      "9",     "a.m.",    "two",  "and",          "a",     "half",    "years", "ago",
    "every",   "-",       "from",  "between", "year", "old",          "third", "quarter", "9999",  "99999999",
    "century", "1000000", "later", "weeks",   "May",  "\xE2\x80\x99", "||",    ",",       "(",     "—"};

START_TEST(hostile_words_do_no_harm) {
  uint32_t seed = 7;
  for (int round = 0; round < 3000; round++) {
    char text[512] = "";
    for (int k = 0; k < 24; k++) {
      seed = seed * 1664525u + 1013904223u;
      strcat(text, scraps[(seed >> 16) % (sizeof scraps / sizeof *scraps)]);
      strcat(text, " ");
    }
    TwArena arena;
    tw_arena_init(&arena, &tw_libc_allocator);
    TwDocument *d = document_of(&arena, text);
    TwTimes times;
    ck_assert_int_eq(tw_time_find(d, round % 2 ? anchor : (TwDate){0, 0, 0}, &times), TW_OK);
    uint32_t last = 0;
    for (uint32_t i = 0; i < times.items.count; i++) {
      const TwTimex *t = &times.items.items[i];
      ck_assert_msg(t->tokens.begin >= last && t->tokens.end > t->tokens.begin, "%s", text);
      ck_assert(t->tokens.end <= d->tokens.count && t->value.len);
      ck_assert_uint_eq(d->tokens.items[t->tokens.begin].sentence, d->tokens.items[t->tokens.end - 1].sentence);
      last = t->tokens.end;
    }
    tw_arena_release(&arena);
  }
}
END_TEST

START_TEST(every_failing_allocation_is_told) {
  bool done = false;
  for (long n = 0; n < 200 && !done; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwArena arena;
    tw_arena_init(&arena, &f.allocator);
    TwDocument *d = document_of(&arena, "He came from August 14 to 19 , left on Tuesday at 9 a.m. and slept two weeks");
    TwTimes times;
    if (d) {
      TwStatus s = tw_time_find(d, anchor, &times);
      ck_assert(s == TW_OK || s == TW_ERR_MEMORY);
      done = s == TW_OK;
      if (done) ck_assert_uint_eq(times.items.count, 4);
    }
    tw_arena_release(&arena);
  }
  ck_assert(done);
}
END_TEST

START_TEST(empty_documents_have_no_times) {
  TwArena arena;
  tw_arena_init(&arena, &tw_libc_allocator);
  TwTimes times;
  ck_assert_int_eq(tw_time_find(document_of(&arena, ""), anchor, &times), TW_OK);
  ck_assert_uint_eq(times.items.count, 0);
  ck_assert_int_eq(times.anchor.year, 2023);
  tw_arena_release(&arena);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("time");
  TCase *tests = tcase_create("time");
  tcase_add_test(tests, dates_are_read);
  tcase_add_test(tests, relative_dates_count_from_the_anchor);
  tcase_add_test(tests, without_an_anchor_no_year_is_invented);
  tcase_add_test(tests, durations_and_sets);
  tcase_add_test(tests, stories_count_from_what_was_told);
  tcase_add_test(tests, reports_compare_quarters);
  tcase_add_test(tests, ranges_have_both_bounds);
  tcase_add_test(tests, bounds_are_xsd);
  tcase_add_test(tests, datelines_anchor);
  tcase_add_test(tests, tense_comes_from_the_tree);
  tcase_add_test(tests, hostile_words_do_no_harm);
  tcase_add_test(tests, every_failing_allocation_is_told);
  tcase_add_test(tests, empty_documents_have_no_times);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
