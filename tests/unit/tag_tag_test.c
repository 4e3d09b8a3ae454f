/* Tags, features and lemmas of sentences that we can read ourselves. */
#include "english.h"
#include "tag/lemma.h"
#include "tag/tag.h"

static void run(TwDocument *document, TwCpu cpu) {
  TwEncoder *encoder;
  TwTagger *tagger;
  TwBatch batch;
  ck_assert_int_eq(tw_encoder_new(model, cpu, &tw_libc_allocator, NULL, &encoder), TW_OK);
  ck_assert_int_eq(tw_tagger_new(model, cpu, &tw_libc_allocator, NULL, &tagger), TW_OK);
  tw_encoder_start(encoder, document);
  while (tw_encoder_next(encoder, &batch) == TW_OK && batch.count)
    ck_assert_int_eq(tw_tag(tagger, &batch, document), TW_OK);
  tw_encoder_free(encoder);
  tw_tagger_free(tagger);
}

static TwDocument *tagged(const char *text, TwCpu cpu) {
  TwDocument *document = words_document(&arena, text);
  run(document, cpu);
  return document;
}

/* "lemma/UPOS/XPOS" of every word. */
static const char *tags_of(const TwDocument *d) {
  static char out[4096];
  size_t at = 0;
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    const TwToken *t = &d->tokens.items[i];
    TwStr upos = tw_upos_name((TwUpos)t->upos), xpos = tw_xpos_name(t->xpos);
    at += (size_t)snprintf(out + at, sizeof out - at, "%s%.*s/%.*s/%.*s", i ? " " : "", TW_FMT(t->lemma), TW_FMT(upos),
                           TW_FMT(xpos));
  }
  return out;
}

START_TEST(plain_sentences) {
  static const char *const sentences[][2] = {
      {"The old ferries sank .", "the/DET/DT old/ADJ/JJ ferry/NOUN/NNS sink/VERB/VBD ./PUNCT/."},
      {"Some Peruvian troops have occupied the Bolivian mines .",
       "some/DET/DT Peruvian/ADJ/JJ troops/NOUN/NNS have/AUX/VBP occupy/VERB/VBN the/DET/DT Bolivian/ADJ/JJ "
       "mine/NOUN/NNS "
       "./PUNCT/."},
      {"Mary Robinson was provoking them in Dublin .",
       "Mary/PROPN/NNP Robinson/PROPN/NNP be/AUX/VBD provoke/VERB/VBG they/PRON/PRP in/ADP/IN Dublin/PROPN/NNP "
       "./PUNCT/."},
      {"He did n't sign the worst of 40 laws .",
       "he/PRON/PRP do/AUX/VBD not/PART/RB sign/VERB/VB the/DET/DT bad/ADJ/JJS of/ADP/IN 40/NUM/CD law/NOUN/NNS "
       "./PUNCT/."},
  };
  for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
    ck_assert_str_eq(tags_of(tagged(sentences[i][0], tw_cpu_best())), sentences[i][1]);
}
END_TEST

START_TEST(features_and_their_bits) {
  TwDocument *d = tagged("She bought the houses herself .", tw_cpu_best());
  const TwToken *t = d->tokens.items;
  ck_str_is(t[1].feats, "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin");
  ck_str_is(t[5].feats, "_");
  ck_assert(t[0].morph & TW_M_FEM && t[0].morph & TW_M_NOM && t[3].morph & TW_M_PLUR);
  for (uint32_t i = 0; i < d->tokens.count; i++) ck_assert_uint_eq(t[i].morph, tw_morph_of(t[i].feats));
}
END_TEST

START_TEST(lemmas_by_rule_and_table) {
  TwLemmas lemmas;
  ck_assert(tw_lemmas_init(&lemmas, model));
  static const struct {
    const char *form;
    TwUpos upos;
    const char *xpos;
    bool first;
    const char *lemma;
  } words[] = {
      {"Went", TW_VERB, "VBD", true, "go"},
      {"renegotiated", TW_VERB, "VBD", false, "renegotiate"},
      {"banned", TW_VERB, "VBN", false, "ban"},
      {"FLEEING", TW_VERB, "VBG", false, "flee"},
      {"criticises", TW_VERB, "VBZ", false, "criticise"},
      {"embargoes", TW_NOUN, "NNS", false, "embargo"},
      {"children", TW_NOUN, "NNS", false, "child"},
      {"analyses", TW_NOUN, "NNS", false, "analysis"},
      {"Zhangs", TW_PROPN, "NNPS", false, "Zhang"},
      {"Moscow", TW_PROPN, "NNP", true, "Moscow"},
      {"Kyrgyz", TW_ADJ, "JJ", false, "Kyrgyz"},
      {"Heavier", TW_ADJ, "JJR", true, "heavy"},
      {"them", TW_PRON, "PRP", false, "they"},
      {"\xC3\x89LUS", TW_NOUN, "NN", false, "\xC3\xA9lus"},
      {"", TW_NOUN, "NNS", false, ""},
      {"s", TW_NOUN, "NNS", false, "s"}, /* a rule never leaves nothing */
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    ck_str_is(tw_lemma_of(&lemmas, tw_str(words[i].form), words[i].upos, tw_xpos_of(tw_str(words[i].xpos)),
                          words[i].first, &arena),
              words[i].lemma);
  char word[TW_LEMMA_BYTES + 10];
  memset(word, 'X', sizeof word);
  for (size_t n = TW_LEMMA_BYTES - 2; n <= sizeof word; n++) {
    TwStr lemma = tw_lemma_of(&lemmas, tw_str_n(word, n), TW_NOUN, tw_xpos_of(TW_STR("NN")), false, &arena);
    ck_assert_uint_eq(lemma.len, n);
    ck_assert_int_eq(lemma.ptr[0], n > TW_LEMMA_BYTES ? 'X' : 'x');
  }
}
END_TEST

START_TEST(every_processor_gives_the_same_tags) {
  const char *text = "Nine of the rebels' leaders , who met in Nairobi , refused to sign .";
  char want[4096];
  snprintf(want, sizeof want, "%s", tags_of(tagged(text, TW_CPU_PORTABLE)));
  for (int cpu = 1; cpu <= (int)tw_cpu_best(); cpu++) ck_assert_str_eq(tags_of(tagged(text, (TwCpu)cpu)), want);
}
END_TEST

START_TEST(tags_are_the_float_models) {
  Reference r;
  if (!set_up_known(_i, &r)) return;
  run(r.document, tw_cpu_best());
  uint32_t upos = 0, xpos = 0, feats = 0, count = r.document->tokens.count;
  for (uint32_t i = 0; i < count; i++) {
    const TwToken *t = &r.document->tokens.items[i];
    upos += tw_str_eq(r.columns[i][3], tw_upos_name((TwUpos)t->upos));
    xpos += tw_str_eq(r.columns[i][4], tw_xpos_name(t->xpos));
    feats += tw_str_eq(r.columns[i][5], t->feats);
  }
  ck_assert_msg(upos * 1000 >= count * 995 && xpos * 1000 >= count * 995 && feats * 1000 >= count * 990,
                "%u UPOS, %u XPOS, %u features of %u", upos, xpos, feats, count);
}
END_TEST

START_TEST(running_out_of_memory_is_a_status) {
  long n = 0;
  for (;; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwTagger *tagger;
    TwStatus status = tw_tagger_new(model, tw_cpu_best(), &f.allocator, NULL, &tagger);
    ck_assert((status == TW_OK) == (tagger != NULL));
    tw_tagger_free(tagger);
    if (status == TW_OK) break;
    ck_assert_int_eq(status, TW_ERR_MEMORY);
  }
  ck_assert_int_gt(n, 5);
  tw_tagger_free(NULL);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("tag");
  TCase *tests = tcase_create("tag");
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, plain_sentences);
  tcase_add_test(tests, features_and_their_bits);
  tcase_add_test(tests, lemmas_by_rule_and_table);
  tcase_add_test(tests, every_processor_gives_the_same_tags);
  tcase_add_loop_test(tests, tags_are_the_float_models, 0, KNOWN);
  tcase_add_test(tests, running_out_of_memory_is_a_status);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
