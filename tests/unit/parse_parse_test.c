/* Trees of sentences that we can read ourselves, and of sentences that no one can. */
#include "english.h"
#include "parse/parse.h"

static void parse(TwDocument *document, TwCpu cpu) {
  TwEncoder *encoder;
  TwParser *parser;
  TwBatch batch;
  ck_assert_int_eq(tw_encoder_new(model, cpu, &tw_libc_allocator, NULL, &encoder), TW_OK);
  ck_assert_int_eq(tw_parser_new(model, cpu, &tw_libc_allocator, NULL, &parser), TW_OK);
  tw_encoder_start(encoder, document);
  while (tw_encoder_next(encoder, &batch) == TW_OK && batch.count)
    ck_assert_int_eq(tw_parse(parser, &batch, document), TW_OK);
  tw_encoder_free(encoder);
  tw_parser_free(parser);
}

/* "form<head:relation" of every word. */
static const char *tree_of(const TwDocument *d) {
  static char out[4096];
  size_t at = 0;
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    const TwToken *t = &d->tokens.items[i];
    TwStr head = t->head == TW_NONE ? TW_STR("-") : d->tokens.items[t->head].form, rel = tw_rel_name((TwRel)t->rel);
    at += (size_t)snprintf(out + at, sizeof out - at, "%s%.*s<%.*s:%.*s", i ? " " : "", TW_FMT(t->form), TW_FMT(head),
                           TW_FMT(rel));
  }
  return out;
}

START_TEST(plain_sentences) {
  static const char *const sentences[][2] = {
      {"The old ferry sank .", "The<ferry:det old<ferry:amod ferry<sank:nsubj sank<-:root .<sank:punct"},
      {"Police arrested two men on Friday .",
       "Police<arrested:nsubj arrested<-:root two<men:nummod men<arrested:obj on<Friday:case Friday<arrested:obl "
       ".<arrested:punct"},
      {"The bill was signed by the king .",
       "The<bill:det bill<signed:nsubj:pass was<signed:aux:pass signed<-:root by<king:case the<king:det "
       "king<signed:obl:agent .<signed:punct"},
      {"She wants to sell it and leave .",
       "She<wants:nsubj wants<-:root to<sell:mark sell<wants:xcomp it<sell:obj and<leave:cc leave<sell:conj "
       ".<wants:punct"},
      {"Rain", "Rain<-:root"},
  };
  for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
    TwDocument *d = words_document(&arena, sentences[i][0]);
    parse(d, tw_cpu_best());
    ck_assert_str_eq(tree_of(d), sentences[i][1]);
  }
}
END_TEST

/* Every sentence: one root, which alone is `root`; heads stay in their sentence and lead to it. */
static void check_trees(const TwDocument *d) {
  for (uint32_t s = 0; s < d->sentences.count; s++) {
    TwSpan tokens = d->sentences.items[s].tokens;
    uint32_t roots = 0;
    for (uint32_t i = tokens.begin; i < tokens.end; i++) {
      uint32_t steps = 0;
      for (uint32_t at = i; d->tokens.items[at].head != TW_NONE; at = d->tokens.items[at].head) {
        ck_assert(d->tokens.items[at].head >= tokens.begin && d->tokens.items[at].head < tokens.end);
        ck_assert_uint_lt(++steps, tokens.end - tokens.begin);
      }
      roots += d->tokens.items[i].head == TW_NONE;
      ck_assert_uint_eq(d->tokens.items[i].rel == TW_REL_ROOT, d->tokens.items[i].head == TW_NONE);
      ck_assert_uint_lt(d->tokens.items[i].rel, TW_REL_COUNT);
    }
    ck_assert_uint_eq(roots, 1);
  }
}

START_TEST(odd_sentences_are_trees_too) {
  TwDocument *d =
      words_document(&arena, ".\n( ( ( ( (\nto to to to to to to to\nthe of and , \xE4\xB8\xAD \xFF\nNo !\n");
  parse(d, tw_cpu_best());
  check_trees(d);
}
END_TEST

START_TEST(very_long_sentences_hang_together) {
  static char text[16384];
  for (int i = 0; i < 120; i++) strcat(text, "men came , saw it , ");
  strcat(text, "left .\nGood .");
  TwDocument *d = words_document(&arena, text);
  ck_assert_uint_eq(d->sentences.count, 2);
  parse(d, tw_cpu_best());
  check_trees(d);
}
END_TEST

START_TEST(every_processor_gives_the_same_tree) {
  const char *text = "After the vote , in which the party of the prime minister lost nine seats , he resigned .";
  TwDocument *want = words_document(&arena, text);
  parse(want, TW_CPU_PORTABLE);
  for (int cpu = 1; cpu <= (int)tw_cpu_best(); cpu++) {
    TwDocument *got = words_document(&arena, text);
    parse(got, (TwCpu)cpu);
    for (uint32_t i = 0; i < want->tokens.count; i++) {
      ck_assert_uint_eq(got->tokens.items[i].head, want->tokens.items[i].head);
      ck_assert_uint_eq(got->tokens.items[i].rel, want->tokens.items[i].rel);
    }
  }
}
END_TEST

START_TEST(trees_are_the_float_models) {
  Reference r;
  if (!set_up_known(_i, &r)) return;
  parse(r.document, tw_cpu_best());
  uint32_t heads = 0, rels = 0, count = r.document->tokens.count;
  for (uint32_t i = 0; i < count; i++) {
    const TwToken *t = &r.document->tokens.items[i];
    char head[16] = "0";
    if (t->head != TW_NONE)
      snprintf(head, sizeof head, "%u", t->head - r.document->sentences.items[t->sentence].tokens.begin + 1);
    heads += tw_str_is(r.columns[i][6], head);
    rels += tw_str_eq(r.columns[i][7], tw_rel_name((TwRel)t->rel));
  }
  ck_assert_msg(heads * 1000 >= count * 990 && rels * 1000 >= count * 990, "%u heads, %u relations of %u", heads, rels,
                count);
}
END_TEST

START_TEST(running_out_of_memory_is_a_status) {
  long n = 0;
  for (;; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwParser *parser;
    TwStatus status = tw_parser_new(model, tw_cpu_best(), &f.allocator, NULL, &parser);
    ck_assert((status == TW_OK) == (parser != NULL));
    tw_parser_free(parser);
    if (status == TW_OK) break;
    ck_assert_int_eq(status, TW_ERR_MEMORY);
  }
  ck_assert_int_gt(n, 5);
  tw_parser_free(NULL);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("parse");
  TCase *tests = tcase_create("parse");
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, plain_sentences);
  tcase_add_test(tests, odd_sentences_are_trees_too);
  tcase_add_test(tests, very_long_sentences_hang_together);
  tcase_add_test(tests, every_processor_gives_the_same_tree);
  tcase_add_loop_test(tests, trees_are_the_float_models, 0, KNOWN);
  tcase_add_test(tests, running_out_of_memory_is_a_status);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
