/* Names in sentences that we can read ourselves. */
#include "english.h"
#include "ner/ner.h"

static void run(TwDocument *document, TwCpu cpu) {
  TwEncoder *encoder;
  TwNamer *namer;
  TwBatch batch;
  ck_assert_int_eq(tw_encoder_new(model, cpu, &tw_libc_allocator, NULL, &encoder), TW_OK);
  ck_assert_int_eq(tw_namer_new(model, cpu, &tw_libc_allocator, NULL, &namer), TW_OK);
  tw_encoder_start(encoder, document);
  while (tw_encoder_next(encoder, &batch) == TW_OK && batch.count)
    ck_assert_int_eq(tw_name(namer, &batch, document), TW_OK);
  tw_encoder_free(encoder);
  tw_namer_free(namer);
}

static TwDocument *named(const char *text, TwCpu cpu) {
  TwDocument *document = words_document(&arena, text);
  run(document, cpu);
  return document;
}

/* "Kind[words] …" */
static const char *names_of(const TwDocument *d) {
  static char out[4096];
  size_t at = 0;
  out[0] = 0;
  for (uint32_t n = 0; n < d->names.count; n++) {
    TwStr kind = tw_name_kind_name(d->names.items[n].kind);
    at += (size_t)snprintf(out + at, sizeof out - at, "%s%.*s[", n ? " " : "", TW_FMT(kind));
    for (uint32_t i = d->names.items[n].tokens.begin; i < d->names.items[n].tokens.end; i++)
      at += (size_t)snprintf(out + at, sizeof out - at, "%s%.*s", i > d->names.items[n].tokens.begin ? " " : "",
                             TW_FMT(d->tokens.items[i].form));
    at += (size_t)snprintf(out + at, sizeof out - at, "]");
  }
  return out;
}

START_TEST(plain_sentences) {
  static const char *const sentences[][2] = {
      {"Mary Robinson flew from Dublin to Nairobi on 3 May .",
       "Person[Mary Robinson] Location[Dublin] Location[Nairobi] Date[3 May]"},
      {"Turkish police and the World Health Organization denied it .",
       "Nationality[Turkish] Organization[World Health Organization]"},
      {"The old ferry sank .", ""},
      {"Kenya Airways paid $ 40 million for it .", "Organization[Kenya Airways] Money[$ 40 million]"},
  };
  for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
    ck_assert_str_eq(names_of(named(sentences[i][0], tw_cpu_best())), sentences[i][1]);
}
END_TEST

START_TEST(names_are_sorted_and_do_not_overlap) {
  static char text[65536];
  for (int i = 0; i < 150; i++) strcat(text, "Angela Merkel Paris , New York Times of London the 3 May\n");
  for (int i = 0; i < 150; i++) strcat(text, "Li of The Hague ");
  strcat(text, ".");
  TwDocument *d = named(text, tw_cpu_best());
  uint32_t at = 0;
  ck_assert_uint_gt(d->names.count, 300);
  for (uint32_t n = 0; n < d->names.count; n++) {
    TwSpan s = d->names.items[n].tokens;
    ck_assert(s.begin >= at && s.end > s.begin && s.end <= d->tokens.count);
    ck_assert_uint_eq(d->tokens.items[s.begin].sentence, d->tokens.items[s.end - 1].sentence);
    at = s.end;
  }
}
END_TEST

START_TEST(every_processor_gives_the_same_names) {
  const char *text = "Nine Kurdish rebels from Iraq met Ban Ki Moon of the UN in Addis Ababa in March .";
  char want[4096];
  snprintf(want, sizeof want, "%s", names_of(named(text, TW_CPU_PORTABLE)));
  for (int cpu = 1; cpu <= (int)tw_cpu_best(); cpu++) ck_assert_str_eq(names_of(named(text, (TwCpu)cpu)), want);
}
END_TEST

/* MISC of the reference: "NER=B-Person|…". */
static bool label_is(TwStr misc, char place, TwNameKind kind) {
  TwStr label = tw_str_n(misc.ptr + 4, tw_str_find(misc, TW_STR("|"), 0) - 4), name = tw_name_kind_name(kind);
  if (place == 'O') return tw_str_is(label, "O");
  if (kind == TW_NAME_NATIONALITY) name = TW_STR("NORP");
  return label.len > 2 && label.ptr[0] == place && tw_str_eq(tw_str_n(label.ptr + 2, label.len - 2), name);
}

START_TEST(names_are_the_float_models) {
  Reference r;
  if (!set_up_known(_i, &r)) return;
  run(r.document, tw_cpu_best());
  uint32_t same = 0, count = r.document->tokens.count;
  for (uint32_t i = 0; i < count; i++) {
    const TwName *n = tw_document_name_at(r.document, i);
    char place = 'O';
    if (n && n->tokens.end - n->tokens.begin == 1)
      place = 'S';
    else if (n)
      place = i == n->tokens.begin ? 'B' : i + 1 == n->tokens.end ? 'E' : 'I';
    same += label_is(r.columns[i][9], place, n ? n->kind : TW_NAME_MISC);
  }
  ck_assert_msg(same * 1000 >= count * 992, "%u of %u labels", same, count);
}
END_TEST

START_TEST(running_out_of_memory_is_a_status) {
  long n = 0;
  for (;; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwNamer *namer;
    TwStatus status = tw_namer_new(model, tw_cpu_best(), &f.allocator, NULL, &namer);
    ck_assert((status == TW_OK) == (namer != NULL));
    tw_namer_free(namer);
    if (status == TW_OK) break;
    ck_assert_int_eq(status, TW_ERR_MEMORY);
  }
  ck_assert_int_gt(n, 3);
  tw_namer_free(NULL);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("ner");
  TCase *tests = tcase_create("ner");
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, plain_sentences);
  tcase_add_test(tests, names_are_sorted_and_do_not_overlap);
  tcase_add_test(tests, every_processor_gives_the_same_names);
  tcase_add_loop_test(tests, names_are_the_float_models, 0, KNOWN);
  tcase_add_test(tests, running_out_of_memory_is_a_status);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
