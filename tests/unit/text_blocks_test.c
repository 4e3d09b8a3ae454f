#include "text_helpers.h"

static Reading r;

static void stop(void) { reading_end(&r); }

/* Blocks of a text, one a line: a letter for the kind, the label in brackets, the text up to its first 40 bytes. */
static const char *blocks(const char *text) {
  static char out[4096];
  size_t n = 0;
  reading_start(&r, TW_FORMAT_TEXT, tw_str(text));
  TwDocument *d = reading_next(&r, TW_OK);
  out[0] = '\0';
  for (uint32_t i = 0; i < d->paragraphs.count; i++) {
    const TwParagraph *p = &d->paragraphs.items[i];
    TwStr s = tw_document_text(d, p->span), label = tw_document_text(d, p->label);
    if (s.len > 40) s.len = 40;
    n += (size_t)snprintf(out + n, sizeof out - n, "%c[%.*s]%.*s\n", "PTHIQ"[p->block], TW_FMT(label), TW_FMT(s));
  }
  for (char *c = out; *c; c++)
    if (*c == '\n' && c[1] && c[1] != 'P' && c[1] != 'H' && c[1] != 'I' && c[1] != 'Q') *c = '/';
  reading_end(&r);
  reading_start(&r, TW_FORMAT_TEXT, TW_STR(""));
  return out;
}

START_TEST(blank_lines_part_paragraphs) {
  ck_assert_str_eq(blocks("  One thing happened.  \n \t\n\xC2\xA0\nAnother did.\r\n\r\nA third.\rA fourth."),
                   "P[]One thing happened.\nP[]Another did.\nP[]A third.\nP[]A fourth.\n");
}
END_TEST

START_TEST(broken_lines_are_joined) {
  ck_assert_str_eq(blocks("The minister of defence will travel to the north of the\n"
                          "country on Monday, where he is to meet the commanders of\n"
                          "the border troops and some of their men. It is his first\n"
                          "visit.\n"
                          "\n"
                          "He returns on Friday."),
                   "P[]The minister of defence will travel to t\nP[]He returns on Friday.\n");
}
END_TEST

START_TEST(whole_lines_stay_apart) {
  ck_assert_str_eq(blocks("The minister of defence will travel to the north of the country on Monday.\n"
                          "He returns on Friday.\n"
                          "A spokeswoman said that it was his first visit there since he took office."),
                   "P[]The minister of defence will travel to t\nP[]He returns on Friday.\n"
                   "P[]A spokeswoman said that it was his first\n");
  ck_assert_str_eq(blocks("Minister of defence to travel to the north of the country\n"
                          "Oil prices fall for a third day as stocks of crude rise\n"
                          "Parliament votes on the budget after a week of long debate\n"
                          "Storm leaves thousands without power along the west coast\n"),
                   "H[]Minister of defence to travel to the nor\nH[]Oil prices fall for a third day as stock\n"
                   "H[]Parliament votes on the budget after a w\nH[]Storm leaves thousands without power alo\n");
}
END_TEST

START_TEST(a_line_broken_within_a_sentence_goes_on) {
  ck_assert_str_eq(blocks("He came\nhome."), "P[]He came/home.\n");
}
END_TEST

START_TEST(headings_are_short_and_open) {
  ck_assert_str_eq(blocks("What we know so far\n\nIt rained.\n\n## More rain\n\nno heading\n\nNames:\n\n\xE2\x80\x94"
                          "Ann Lee"),
                   "H[]What we know so far\nP[]It rained.\nH[##]More rain\nP[]no heading\nP[]Names:\n"
                   "P[]\xE2\x80\x94"
                   "Ann Lee\n");
  ck_assert_str_eq(blocks("Oil falls"), "P[]Oil falls\n");
}
END_TEST

START_TEST(items_lose_their_labels) {
  ck_assert_str_eq(blocks("Two things:\n- one\n* two\n\xE2\x80\xA2 three\n1. four\n(b) five\niv) six\n3.1. seven\n\n"
                          "2019. A year.\n\nA. Smith came.\n\n5.5 million came."),
                   "P[]Two things:\nI[-]one\nI[*]two\nI[\xE2\x80\xA2]three\nI[1.]four\nI[(b)]five\nI[iv)]six\n"
                   "I[3.1.]seven\nP[]2019. A year.\nP[]A. Smith came.\nP[]5.5 million came.\n");
}
END_TEST

START_TEST(a_number_in_a_broken_line_is_no_label) {
  ck_assert_str_eq(blocks("The minister of defence will travel to the north by August\n"
                          "12. It is his first visit to the commanders of the troops.\n"),
                   "P[]The minister of defence will travel to t\n");
}
END_TEST

START_TEST(faqs_have_questions_and_answers) {
  ck_assert_str_eq(blocks("Frequently Asked Questions\n\n1. Who came?\n\nThe minister came.\n\nQ: Why?\nA: To talk.\n"
                          "Q. Where to?\nA. To Minsk."),
                   "H[]Frequently Asked Questions\nQ[1.]Who came?\nP[]The minister came.\nQ[Q:]Why?\nP[A:]To talk.\n"
                   "Q[Q.]Where to?\nP[A.]To Minsk.\n");
}
END_TEST

START_TEST(quotations_over_paragraphs_survive) {
  ck_assert_str_eq(blocks("\"We came.\n\n\"We saw,\" she said."), "P[]\"We came.\nP[]\"We saw,\" she said.\n");
}
END_TEST

START_TEST(millions_of_lines_are_read_in_time) {
  size_t size = 4000000;
  char *text = malloc(size);
  for (size_t i = 0; i < size; i++) text[i] = i % 4 == 3 ? '\n' : '1';
  reading_start(&r, TW_FORMAT_TEXT, tw_str_n(text, size));
  reading_next(&r, TW_OK);
  free(text);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("text.blocks");
  TCase *tests = tcase_create("blocks");
  tcase_set_timeout(tests, 20);
  tcase_add_checked_fixture(tests, NULL, stop);
  tcase_add_test(tests, blank_lines_part_paragraphs);
  tcase_add_test(tests, broken_lines_are_joined);
  tcase_add_test(tests, whole_lines_stay_apart);
  tcase_add_test(tests, a_line_broken_within_a_sentence_goes_on);
  tcase_add_test(tests, headings_are_short_and_open);
  tcase_add_test(tests, items_lose_their_labels);
  tcase_add_test(tests, a_number_in_a_broken_line_is_no_label);
  tcase_add_test(tests, faqs_have_questions_and_answers);
  tcase_add_test(tests, quotations_over_paragraphs_survive);
  tcase_add_test(tests, millions_of_lines_are_read_in_time);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
