/* A document's places of one name, with scores that we set ourselves. */
#include "ner/agree.h"
#include "words.h"

static TwArena arena;
static TwDocument *document;
static TwNameEvidence evidence;

static void setup(void) {
  tw_arena_init(&arena, &tw_libc_allocator);
  evidence = (TwNameEvidence){.names = {NULL, 0, 0}};
}
static void teardown(void) { tw_arena_release(&arena); }

static void text(const char *words) { document = words_document(&arena, words); }

/* A name of the network's: the score of its kind, and of another. */
static void name(uint32_t begin, uint32_t end, TwNameKind kind, float score, TwNameKind other, float less) {
  TwNameScores s = {.outside = -10};
  for (int k = 0; k < TW_NAME_COUNT; k++) s.kind[k] = -20;
  s.kind[kind] = score;
  s.kind[other] = less;
  ck_assert(TW_PUSH(&arena, &document->names, (TwName){{begin, end}, kind}));
  ck_assert(TW_PUSH(&arena, &evidence.names, s));
}

/* A word of none, and by how much it fails to be an organisation's name or a part of one. */
static void left(uint32_t token, float lack) {
  TwLeftWord w = {.token = token};
  for (int k = 0; k < TW_NAME_COUNT; k++) w.first.kind[k] = w.middle.kind[k] = w.last.kind[k] = w.only.kind[k] = -20;
  w.first.kind[TW_NAME_ORGANIZATION] = w.middle.kind[TW_NAME_ORGANIZATION] = -lack;
  w.last.kind[TW_NAME_ORGANIZATION] = w.only.kind[TW_NAME_ORGANIZATION] = -lack;
  ck_assert(TW_PUSH(&arena, &evidence.left, w));
}

static TwNameKind kind_of(uint32_t token) {
  const TwName *n = tw_document_name_at(document, token);
  ck_assert_ptr_nonnull(n);
  return n->kind;
}

START_TEST(what_is_surer_decides) {
  text("Velora grew . Velora shrank . VELORA !");
  name(0, 1, TW_NAME_PERSON, 2, TW_NAME_ORGANIZATION, 1);
  name(3, 4, TW_NAME_ORGANIZATION, 5, TW_NAME_PERSON, 1);
  name(6, 7, TW_NAME_PERSON, 2, TW_NAME_ORGANIZATION, 1);
  ck_assert_int_eq(tw_names_agree(&evidence, document), TW_OK);
  for (uint32_t i = 0; i < 7; i += 3) ck_assert_int_eq(kind_of(i), TW_NAME_ORGANIZATION);
}
END_TEST

START_TEST(the_gazetteer_is_a_little_evidence) {
  text("Kenya and Kenyans and NATO and Velora");
  name(0, 1, TW_NAME_ORGANIZATION, 2, TW_NAME_LOCATION, 1);
  name(2, 3, TW_NAME_LOCATION, 2, TW_NAME_NATIONALITY, 1);
  name(4, 5, TW_NAME_PERSON, 4, TW_NAME_ORGANIZATION, 1); /* too sure for it */
  name(6, 7, TW_NAME_PERSON, 2, TW_NAME_ORGANIZATION, 1);
  ck_assert_int_eq(tw_names_agree(&evidence, document), TW_OK);
  ck_assert_int_eq(kind_of(0), TW_NAME_LOCATION);
  ck_assert_int_eq(kind_of(2), TW_NAME_NATIONALITY);
  ck_assert_int_eq(kind_of(4), TW_NAME_PERSON);
  ck_assert_int_eq(kind_of(6), TW_NAME_PERSON);
}
END_TEST

START_TEST(a_part_of_a_persons_name_is_a_person) {
  text("Anna Drunova met Drunova , and Peter Kenya met Kenya");
  name(0, 2, TW_NAME_PERSON, 9, TW_NAME_LOCATION, 0);
  name(3, 4, TW_NAME_LOCATION, 3, TW_NAME_PERSON, 0);
  name(6, 8, TW_NAME_PERSON, 9, TW_NAME_LOCATION, 0);
  name(9, 10, TW_NAME_LOCATION, 3, TW_NAME_PERSON, 0);
  ck_assert_int_eq(tw_names_agree(&evidence, document), TW_OK);
  ck_assert_int_eq(kind_of(3), TW_NAME_PERSON);
  ck_assert_int_eq(kind_of(9), TW_NAME_LOCATION);
}
END_TEST

START_TEST(the_first_word_of_a_bodys_name_is_the_body) {
  text("Tavira Foods and Tavira Foods by Rui Tavira and Tavira , Reform Party of Reform");
  name(0, 2, TW_NAME_ORGANIZATION, 9, TW_NAME_PERSON, 0);
  name(3, 5, TW_NAME_ORGANIZATION, 9, TW_NAME_PERSON, 0);
  name(6, 8, TW_NAME_PERSON, 9, TW_NAME_ORGANIZATION, 0);
  name(9, 10, TW_NAME_PERSON, 2, TW_NAME_ORGANIZATION, 0);
  name(11, 13, TW_NAME_ORGANIZATION, 9, TW_NAME_MISC, 0);
  name(14, 15, TW_NAME_MISC, 2, TW_NAME_ORGANIZATION, 0);
  ck_assert_int_eq(tw_names_agree(&evidence, document), TW_OK);
  ck_assert_int_eq(kind_of(9), TW_NAME_ORGANIZATION);
  ck_assert_int_eq(kind_of(14), TW_NAME_MISC);
}
END_TEST

START_TEST(a_name_found_twice_is_looked_for) {
  text("Blue Heron won .\nBlue Heron lost .\nBlue Heron slept .\nRed Heron woke .\nThe Blue\nHeron");
  name(0, 2, TW_NAME_ORGANIZATION, 5, TW_NAME_PERSON, 0);
  name(4, 6, TW_NAME_ORGANIZATION, 5, TW_NAME_PERSON, 0);
  left(8, 2);
  left(9, 2);
  left(12, 2);
  left(13, 2);
  left(16, 0);
  left(17, 1);
  left(18, 1); /* in another sentence */
  ck_assert_int_eq(tw_names_agree(&evidence, document), TW_OK);
  ck_assert_uint_eq(document->names.count, 3);
  ck_assert_uint_eq(document->names.items[2].tokens.begin, 8);
  ck_assert_uint_eq(document->names.items[2].tokens.end, 10);
  ck_assert_int_eq(kind_of(9), TW_NAME_ORGANIZATION);
}
END_TEST

START_TEST(a_name_found_once_or_surely_none_is_left_alone) {
  text("Heron , Stork , Stork and Heron and Stork and so on");
  name(0, 1, TW_NAME_ORGANIZATION, 5, TW_NAME_PERSON, 0);
  name(2, 3, TW_NAME_ORGANIZATION, 5, TW_NAME_PERSON, 0);
  name(4, 5, TW_NAME_ORGANIZATION, 5, TW_NAME_PERSON, 0);
  left(6, 0.5f);
  left(8, 6);
  ck_assert_int_eq(tw_names_agree(&evidence, document), TW_OK);
  ck_assert_uint_eq(document->names.count, 3);
}
END_TEST

START_TEST(dates_keep_their_kind) {
  text("May and May");
  name(0, 1, TW_NAME_DATE, 1, TW_NAME_PERSON, 0);
  name(2, 3, TW_NAME_PERSON, 9, TW_NAME_DATE, 0);
  ck_assert_int_eq(tw_names_agree(&evidence, document), TW_OK);
  ck_assert_int_eq(kind_of(0), TW_NAME_DATE);
  ck_assert_int_eq(kind_of(2), TW_NAME_PERSON);
}
END_TEST

START_TEST(running_out_of_memory_is_a_status) {
  for (long n = 0;; n++) {
    FailingAllocator failing;
    failing_allocator_init(&failing, n);
    text("Blue Heron won .\nBlue Heron lost .\nBlue Heron slept .");
    evidence = (TwNameEvidence){.names = {NULL, 0, 0}};
    name(0, 2, TW_NAME_ORGANIZATION, 5, TW_NAME_PERSON, 0);
    name(4, 6, TW_NAME_ORGANIZATION, 5, TW_NAME_PERSON, 0);
    left(8, 2);
    left(9, 2);
    TwArena small;
    tw_arena_init(&small, &failing.allocator);
    document->arena = &small;
    TwStatus status = tw_names_agree(&evidence, document);
    tw_arena_release(&small);
    if (status == TW_OK) break;
    ck_assert_int_eq(status, TW_ERR_MEMORY);
    ck_assert_int_lt(n, 1000);
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("ner");
  TCase *tests = tcase_create("agree");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, what_is_surer_decides);
  tcase_add_test(tests, the_gazetteer_is_a_little_evidence);
  tcase_add_test(tests, a_part_of_a_persons_name_is_a_person);
  tcase_add_test(tests, the_first_word_of_a_bodys_name_is_the_body);
  tcase_add_test(tests, a_name_found_twice_is_looked_for);
  tcase_add_test(tests, a_name_found_once_or_surely_none_is_left_alone);
  tcase_add_test(tests, dates_keep_their_kind);
  tcase_add_test(tests, running_out_of_memory_is_a_status);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
