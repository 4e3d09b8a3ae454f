#include "text_helpers.h"

#include "text/conllu.h"

static const char sample[] = "# newdoc id = a\n"
                             "# newpar\n"
                             "# text = Li didn't go to Minsk.\n"
                             "1\tLi\tLi\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tNER=B-Person\n"
                             "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                             "2\tdid\tdo\tAUX\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t4\taux\t_\tNER=O\n"
                             "3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\tNER=O\n"
                             "4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tNER=O\n"
                             "4.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t0:root\t_\n"
                             "5\tto\tto\tADP\tIN\t_\t6\tcase\t_\tNER=O\n"
                             "6\tMinsk\tMinsk\tPROPN\tNNP\tNumber=Sing\t4\tobl\t_\tSpaceAfter=No|NER=B-City\n"
                             "7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tNER=O\n"
                             "\n"
                             "1\tYes\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                             "2\t.\t_\t_\t_\t_\t_\t_\t_\t_\n"
                             "\n"
                             "# newpar id = p2\n"
                             "1\tNo\t_\t_\t_\t_\t_\t_\t_\t_\n"
                             "\n"
                             "# newdoc\n"
                             "1\tB\t_\t_\t_\t_\t_\t_\t_\t_\n";

static Reading r;

static void stop(void) { reading_end(&r); }

static TwDocument *first(const char *input, bool keep) {
  reading_start_on(&r, TW_FORMAT_CONLLU, tw_str(input), keep, &tw_libc_allocator);
  return reading_next(&r, TW_OK);
}

START_TEST(words_and_sentences_are_as_given) {
  TwDocument *d = first(sample, false);
  ck_str_is(d->id, "a");
  ck_assert(d->words_given);
  ck_str_is(d->buffer, "Li didn't go to Minsk. Yes.\n\nNo");
  ck_assert_uint_eq(d->sentences.count, 3);
  ck_assert_uint_eq(d->paragraphs.count, 2);
  ck_assert_uint_eq(d->tokens.count, 10);
  ck_assert_uint_eq(d->sentences.items[2].paragraph, 1);
  ck_str_is(tw_document_text(d, d->sentences.items[1].span), "Yes.");
  const TwToken *t = d->tokens.items;
  ck_str_is(tw_document_text(d, t[1].span), "did");
  ck_str_is(tw_document_text(d, t[2].span), "n't");
  ck_assert(t[1].words == 2 && t[2].words == 0 && !t[1].space_after && t[2].space_after);
  ck_assert(t[0].upos == TW_UPOS_COUNT && t[0].head == TW_NONE && t[0].lemma.len == 0 && d->names.count == 0);
  d = reading_next(&r, TW_OK);
  ck_str_is(d->id, "in");
  ck_assert_uint_eq(d->tokens.count, 1);
  ck_assert_ptr_null(reading_next(&r, TW_OK));
}
END_TEST

START_TEST(analysis_is_kept_on_demand) {
  TwDocument *d = first(sample, true);
  const TwToken *t = d->tokens.items;
  ck_assert_uint_eq(t[0].head, 3);
  ck_assert_int_eq(t[0].rel, TW_REL_NSUBJ);
  ck_assert_uint_eq(t[3].head, TW_NONE);
  ck_assert_int_eq(t[3].rel, TW_REL_ROOT);
  ck_str_is(t[1].lemma, "do");
  ck_assert(t[1].morph & TW_M_PAST);
  ck_str_is(t[4].feats, "_");
  ck_assert_int_eq(t[7].upos, TW_UPOS_COUNT);
  ck_assert_uint_eq(d->names.count, 2);
  ck_assert_int_eq(d->names.items[1].kind, TW_NAME_CITY);
  ck_assert_uint_eq(d->names.items[1].tokens.begin, 5);
}
END_TEST

static void add_time(void *user, const TwDocument *document, uint32_t token, TwBuf *out) {
  (void)document;
  if (token == *(const uint32_t *)user) tw_buf_z(out, "Entity=e1|Time=2023|");
}

START_TEST(what_is_read_is_written) {
  TwDocument *d = first(sample, true);
  TwBuf out;
  uint32_t where = 5;
  tw_buf_init(&out, &tw_libc_allocator);
  tw_conllu_write(d, &(TwConlluOptions){true, add_time, &where}, &out);
  ck_assert_int_eq(tw_buf_status(&out), TW_OK);
  static const char head[] = "# newdoc id = a\n# newpar\n# sent_id = a-1\n# text = Li didn't go to Minsk.\n"
                             "1\tLi\tLi\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tNER=B-Person\n"
                             "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                             "2\tdid\tdo\tAUX\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t4\taux\t_\tNER=O\n";
  ck_assert(tw_str_starts(tw_buf_str(&out), TW_STR(head)));
  ck_assert_ptr_nonnull(strstr(out.ptr, "\tobl\t_\tSpaceAfter=No|NER=B-City|Entity=e1|Time=2023\n7\t."));
  ck_assert_ptr_nonnull(
      strstr(out.ptr, "\n# sent_id = a-2\n# text = Yes.\n1\tYes\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|NER=O\n"));
  ck_assert_ptr_nonnull(
      strstr(out.ptr, "\n# newpar\n# sent_id = a-3\n# text = No\n1\tNo\t_\t_\t_\t_\t_\t_\t_\tNER=O\n\n"));
  Reading again; /* and reading that gives the same document */
  reading_start_on(&again, TW_FORMAT_CONLLU, tw_buf_str(&out), true, &tw_libc_allocator);
  TwDocument *e = reading_next(&again, TW_OK);
  TwBuf second;
  tw_buf_init(&second, &tw_libc_allocator);
  tw_conllu_write(e, &(TwConlluOptions){true, add_time, &where}, &second);
  ck_assert(tw_str_eq(tw_buf_str(&out), tw_buf_str(&second)));
  tw_buf_release(&second);
  tw_buf_release(&out);
  reading_end(&again);
}
END_TEST

START_TEST(unset_analysis_is_an_underscore) {
  TwDocument *d = first("1\tHi\t_\t_\t_\t_\t_\t_\t_\t_\n\n", false);
  TwBuf out;
  tw_buf_init(&out, &tw_libc_allocator);
  tw_conllu_write(d, NULL, &out);
  ck_assert_str_eq(out.ptr,
                   "# newdoc id = in\n# newpar\n# sent_id = in-1\n# text = Hi\n1\tHi\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
  tw_buf_release(&out);
}
END_TEST

START_TEST(odd_contractions_share_their_bytes) {
  TwDocument *d = first("1-3\tdu\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n"
                        "2\tle\t_\t_\t_\t_\t_\t_\t_\t_\n3\tx\t_\t_\t_\t_\t_\t_\t_\t_\n4\t!\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
                        false);
  ck_str_is(d->buffer, "du!");
  const TwToken *t = d->tokens.items;
  ck_assert(t[0].span.begin == 0 && t[2].span.end == 2 && t[3].span.begin == 2);
  for (int i = 0; i < 3; i++) ck_assert(t[i].span.end == t[i + 1].span.begin);
  ck_str_is(t[0].form, "de");
}
END_TEST

START_TEST(a_bad_document_costs_no_other) {
  static const char *const bad[] = {"1\tx\n",
                                    "1\tx\t_\t_\t_\t_\t_\t_\t_\t_\t_\n",
                                    "2\tx\t_\t_\t_\t_\t_\t_\t_\t_\n",
                                    "x\tx\t_\t_\t_\t_\t_\t_\t_\t_\n",
                                    "1\t\t_\t_\t_\t_\t_\t_\t_\t_\n",
                                    "1\tx\x01\t_\t_\t_\t_\t_\t_\t_\t_\n",
                                    "1\t\xFF\t_\t_\t_\t_\t_\t_\t_\t_\n",
                                    "1\tx\t_\t_\t_\t_\t5\tdep\t_\t_\n",
                                    "1\tx\t_\t_\t_\t_\t1\tdep\t_\t_\n",
                                    "1\tx\t_\t_\t_\t_\tq\tdep\t_\t_\n",
                                    "1-2\tx\t_\t_\t_\t_\t_\t_\t_\t_\n1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n",
                                    "2-3\tx\t_\t_\t_\t_\t_\t_\t_\t_\n",
                                    "1-900\tx\t_\t_\t_\t_\t_\t_\t_\t_\n",
                                    "99999999999\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    char input[512];
    snprintf(input, sizeof input,
             "# newdoc id = bad\n%s\n1\tmore\n\n# newdoc id = good\n1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n\n", bad[i]);
    reading_start_on(&r, TW_FORMAT_CONLLU, tw_str(input), true, &tw_libc_allocator);
    reading_next(&r, TW_ERR_DOCUMENT);
    ck_assert_int_eq(r.heard.count, 1);
    ck_assert_msg(strstr(r.heard.text, "document bad: "), "%s", r.heard.text);
    ck_str_is(reading_next(&r, TW_OK)->id, "good");
    ck_assert_ptr_null(reading_next(&r, TW_OK));
    reading_end(&r);
  }
  reading_start(&r, TW_FORMAT_TEXT, TW_STR(""));
}
END_TEST

START_TEST(writing_survives_every_failure) {
  TwDocument *d = first(sample, true);
  for (long n = 0;; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwBuf out;
    tw_buf_init(&out, &f.allocator);
    tw_conllu_write(d, &(TwConlluOptions){.names = true}, &out);
    TwStatus status = tw_buf_status(&out);
    tw_buf_release(&out);
    if (status == TW_OK) break;
    ck_assert_int_eq(status, TW_ERR_MEMORY);
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("text.conllu");
  TCase *tests = tcase_create("conllu");
  tcase_add_checked_fixture(tests, NULL, stop);
  tcase_add_test(tests, words_and_sentences_are_as_given);
  tcase_add_test(tests, analysis_is_kept_on_demand);
  tcase_add_test(tests, what_is_read_is_written);
  tcase_add_test(tests, unset_analysis_is_an_underscore);
  tcase_add_test(tests, odd_contractions_share_their_bytes);
  tcase_add_test(tests, a_bad_document_costs_no_other);
  tcase_add_test(tests, writing_survives_every_failure);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
