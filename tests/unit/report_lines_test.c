/* A graph made by hand, in the lines that are written of it. */
#include "report/report.h"
#include "support.h"
#include "text/reader.h"

static const TwRole roles[] = {
    {.name = TW_STR_INIT("host"), .side = TW_SIDE_SOURCE},
    {.name = TW_STR_INIT("guest"), .side = TW_SIDE_TARGET},
    {.name = TW_STR_INIT("partner"), .side = TW_SIDE_BOTH},
    {.name = TW_STR_INIT("destination"), .side = TW_SIDE_PLACE},
};
/* By name, as the functions that look for one expect. */
static const TwClassId country_line[] = {0, 2};
static const TwClassId place_line[] = {2};
static const TwClass classes[] = {
    {.name = TW_STR_INIT("Country"), .iri = TW_STR_INIT("Country"), .ancestors = {country_line, 2}},
    {.name = TW_STR_INIT("Meeting"),
     .iri = TW_STR_INIT("Meeting"),
     .plover = TW_STR_INIT("CONSULT"),
     .mode = TW_STR_INIT("meet"),
     .cameo = TW_STR_INIT("040"),
     .kind = TW_CLASS_EVENT},
    {.name = TW_STR_INIT("Place"), .iri = TW_STR_INIT("Place"), .ancestors = {place_line, 1}},
};
static const TwStr contexts[] = {TW_STR_INIT("legal"), TW_STR_INIT("military"), TW_STR_INIT("rights")};
static const TwFrame frames[] = {{.name = TW_STR_INIT("meet"), .iri = TW_STR_INIT("urn:lex:meet")}};
static const TwOntology ontology = {.classes = {classes, 3},
                                    .roles = {roles, 4},
                                    .frames = {frames, 1},
                                    .contexts = {contexts, 3},
                                    .version = TW_STR_INIT("x")};

static const char words[] = "# newdoc id = d1\n"
                            "1\tKenya\t_\t_\t_\t_\t_\t_\t_\t_\n"
                            "2\tand\t_\t_\t_\t_\t_\t_\t_\t_\n"
                            "3\tNorway\t_\t_\t_\t_\t_\t_\t_\t_\n"
                            "4\tmet\t_\t_\t_\t_\t_\t_\t_\tNER=O\n"
                            "5\ton\t_\t_\t_\t_\t_\t_\t_\t_\n"
                            "6\t\xE2\x80\x9CMonday\xE2\x80\x9D\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                            "7\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n";

static TwArena arena;
static TwDocument *document;
static TwMention mentions[] = {{.tokens = {0, 1}, .head = 0, .entity = 0}, {.tokens = {2, 3}, .head = 2, .entity = 1}};
static uint32_t at[7] = {0, TW_NONE, 1, TW_NONE, TW_NONE, TW_NONE, TW_NONE};
static uint32_t first[] = {0}, second[] = {1};
static TwEntity entities[] = {
    {.type = 0, .gaz = TW_NONE, .country = TW_NONE, .sector = TW_STR_INIT("GOV"), .mentions = {first, 1}},
    {.type = 0, .gaz = TW_NONE, .country = TW_NONE, .mentions = {second, 1}}};
static TwTimex timexes[] = {{.tokens = {5, 6}, .type = TW_TIME_DATE, .value = TW_STR_INIT("2024-05-06")}};
static TwEvent events[] = {{.frame = 0, .trigger = {3, 4}, .head = 3, .sentence = 0}};
static TwOpenTriple open_triples[] = {{.subject = TW_STR_INIT("Kenya and Norway"),
                                       .relation = TW_STR_INIT("met on"),
                                       .object = TW_STR_INIT("Mon\tday"),
                                       .confidence = 87}};
static TwGraphEntity nodes[] = {
    {.iri = TW_STR_INIT("urn:Kenya"), .label = TW_STR_INIT("Kenya"), .type = 0, .entity = 0},
    {.iri = TW_STR_INIT("urn:Norway"), .label = TW_STR_INIT("Norway"), .type = 0, .entity = 1}};
static uint32_t entity_of[] = {0, 1};
static TwGraphFiller fillers[4];
static TwGraphEvent graph_events[1];
static TwCoref coref;
static TwTimes times;
static TwEvents layer;
static TwGraph graph;
static TwBuf out;

static void setup(void) {
  tw_arena_init(&arena, &tw_libc_allocator);
  tw_buf_init(&out, &tw_libc_allocator);
  TwReaderOptions options = {.format = TW_FORMAT_CONLLU};
  TwReader reader;
  tw_reader_init(&reader, tw_str(words), &options);
  ck_assert_int_eq(tw_reader_next(&reader, &arena, &document), TW_OK);
  TwName name = {.tokens = {0, 1}, .kind = TW_NAME_LOCATION};
  ck_assert(TW_PUSH(&arena, &document->names, name));
  coref.mentions.items = mentions;
  coref.mentions.count = 2;
  coref.entities.items = entities;
  coref.entities.count = 2;
  coref.at = at;
  times.items.items = timexes;
  times.items.count = 1;
  layer.items.items = events;
  layer.items.count = 1;
  layer.open.items = open_triples;
  layer.open.count = 1;
  graph_events[0] = (TwGraphEvent){.iri = TW_STR("urn:e1"),
                                   .class_id = 1,
                                   .factuality = TW_HAPPENED,
                                   .contexts = 1 << 1 | 1 << 2,
                                   .mentions = {first, 1}};
  graph = (TwGraph){.document = document, .coref = &coref, .times = &times, .mentions = &layer, .ontology = &ontology};
  graph.entities.items = nodes;
  graph.entities.count = 2;
  graph.entity_of = entity_of;
  graph.events.items = graph_events;
  graph.events.count = 1;
}

static void teardown(void) {
  tw_buf_release(&out);
  tw_arena_release(&arena);
}

static void fill(uint32_t count) {
  graph_events[0].fillers.items = fillers;
  graph_events[0].fillers.count = count;
}

#define KENYA                                                                                                          \
  "{\"text\":\"Kenya\",\"begin\":0,\"end\":5,\"id\":\"urn:Kenya\",\"label\":\"Kenya\",\"type\":\"Country\","           \
  "\"sector\":\"GOV\"}"
#define NORWAY                                                                                                         \
  "{\"text\":\"Norway\",\"begin\":10,\"end\":16,\"id\":\"urn:Norway\",\"label\":\"Norway\",\"type\":\"Country\"}"

static bool written(const char *part) { return tw_str_find(tw_buf_str(&out), tw_str(part), 0) != SIZE_MAX; }

START_TEST(an_event_is_a_line) {
  fillers[0] = (TwGraphFiller){.role = 0, .entity = 0, .event = TW_NONE, .mention = 0};
  fillers[1] = (TwGraphFiller){.role = 1, .entity = 1, .event = TW_NONE, .mention = 1};
  fill(2);
  graph_events[0].begin = (TwBound){TW_XSD_DATE, TW_STR("2024-05-06")};
  graph_events[0].time_text = TW_STR("Monday");
  ck_assert_int_eq(tw_report_events(&graph, &out), TW_OK);
  ck_str_is(
      tw_buf_str(&out),
      "{\"document\":\"d1\",\"id\":\"urn:e1\",\"class\":\"Meeting\",\"plover\":\"CONSULT\",\"mode\":\"meet\","
      "\"cameo\":\"040\",\"context\":[\"military\",\"rights\"],\"factuality\":\"happened\","
      "\"trigger\":{\"text\":\"met\",\"begin\":17,\"end\":20},"
      "\"source\":[" KENYA "],\"target\":[" NORWAY "],\"time\":{\"begin\":\"2024-05-06\",\"text\":\"Monday\"},"
      "\"roles\":{\"host\":[" KENYA "],\"guest\":[" NORWAY "]},\"frame\":\"urn:lex:meet\","
      "\"sentence\":{\"begin\":0,\"end\":33},\"text\":\"Kenya and Norway met on \xE2\x80\x9CMonday\xE2\x80\x9D.\"}"
      "\n");
}
END_TEST

START_TEST(only_reciprocal_roles_stand_on_both_sides) {
  for (uint32_t i = 0; i < 2; i++) fillers[i] = (TwGraphFiller){.role = 2, .entity = i, .event = TW_NONE, .mention = i};
  fill(2);
  ck_assert_int_eq(tw_report_events(&graph, &out), TW_OK);
  ck_assert(written("\"source\":[" KENYA "," NORWAY "],\"target\":[" KENYA "," NORWAY "]"));
  tw_buf_reset(&out);
  fillers[0] = (TwGraphFiller){.role = 1, .entity = 0, .event = TW_NONE, .mention = 0};
  fillers[1] = (TwGraphFiller){.role = 0, .entity = 0, .event = TW_NONE, .mention = 0};
  ck_assert_int_eq(tw_report_events(&graph, &out), TW_OK);
  ck_assert(written("\"source\":[" KENYA "]"));
  ck_assert(!written("\"target\""));
}
END_TEST

static const TwGraphFiller norway[] = {{.role = TW_NO_ID, .entity = 1, .event = TW_NONE, .mention = 1}};

START_TEST(whom_an_event_is_directed_at_stands_for_a_target) {
  fillers[0] = (TwGraphFiller){.role = 0, .entity = 0, .event = TW_NONE, .mention = 0};
  fill(1);
  graph_events[0].directed.items = norway;
  graph_events[0].directed.count = 1;
  ck_assert_int_eq(tw_report_events(&graph, &out), TW_OK);
  ck_assert(written("\"source\":[" KENYA "],\"target\":[" NORWAY "]"));
  tw_buf_reset(&out); /* a role says better */
  fillers[0].entity = fillers[0].mention = 1;
  fillers[1] = (TwGraphFiller){.role = 1, .entity = 0, .event = TW_NONE, .mention = 0};
  fill(2);
  ck_assert_int_eq(tw_report_events(&graph, &out), TW_OK);
  ck_assert(written("\"source\":[" NORWAY "],\"target\":[" KENYA "]"));
}
END_TEST

START_TEST(a_place_stands_for_a_side_that_nobody_fills) {
  fillers[0] = (TwGraphFiller){.role = 0, .entity = 0, .event = TW_NONE, .mention = 0};
  fill(1);
  graph_events[0].places.items = norway;
  graph_events[0].places.count = 1;
  ck_assert_int_eq(tw_report_events(&graph, &out), TW_OK);
  ck_assert(written("\"source\":[" KENYA "],\"target\":[" NORWAY "],\"place\":[" NORWAY "]"));
  tw_buf_reset(&out);
  fillers[0].role = 1;
  ck_assert_int_eq(tw_report_events(&graph, &out), TW_OK);
  ck_assert(written("\"source\":[" NORWAY "],\"target\":[" KENYA "],\"place\":[" NORWAY "]"));
}
END_TEST

#define ROW_KENYA  "urn:Kenya,Kenya,Country,,GOV,"
#define ROW_NORWAY "urn:Norway,Norway,Country,,,"
#define ROW_END(codes)                                                                                                 \
  "Meeting,CONSULT,meet,040,military|rights,happened," codes ",urn:e1,urn:lex:meet,met,d1,body,0,33,"                  \
  "Kenya and Norway met on \xE2\x80\x9CMonday\xE2\x80\x9D.\r\n"

START_TEST(a_pair_is_a_row) {
  fillers[0] = (TwGraphFiller){.role = 0, .entity = 0, .event = TW_NONE, .mention = 0};
  fillers[1] = (TwGraphFiller){.role = 1, .entity = 1, .event = TW_NONE, .mention = 1};
  fillers[2] = (TwGraphFiller){.role = 3, .entity = 1, .event = TW_NONE, .mention = 1};
  fill(3);
  graph_events[0].begin = (TwBound){TW_XSD_DATE, TW_STR("--05-06")};
  graph_events[0].end = (TwBound){TW_XSD_DATE, TW_STR("2024-05-07")};
  document->date = (TwDate){2024, 5, 8};
  ck_assert_int_eq(tw_report_dyads(&graph, &out), TW_OK);
  ck_str_is(tw_buf_str(&out),
            "XXXX-05-06,2024-05-07,2024-05-08," ROW_KENYA ROW_NORWAY ROW_END("false,urn:Norway,Norway,,"));
  tw_buf_reset(&out);
  fill(1);
  document->date = (TwDate){0};
  graph_events[0].begin = graph_events[0].end = (TwBound){0};
  ck_assert_int_eq(tw_report_dyads(&graph, &out), TW_OK);
  ck_str_is(tw_buf_str(&out), ",,," ROW_KENYA ",,,,," ROW_END("false,,,,"));
  tw_buf_reset(&out);
  fill(0);
  ck_assert_int_eq(tw_report_dyads(&graph, &out), TW_OK);
  ck_str_is(tw_buf_str(&out), ",,,,,,,,,,,,," ROW_END("false,,,,"));
}
END_TEST

START_TEST(a_reciprocal_event_has_a_row_each_way) {
  for (uint32_t i = 0; i < 2; i++) fillers[i] = (TwGraphFiller){.role = 2, .entity = i, .event = TW_NONE, .mention = i};
  fillers[2] = fillers[1]; /* said twice, counted once */
  fill(3);
  ck_assert_int_eq(tw_report_dyads(&graph, &out), TW_OK);
  ck_str_is(tw_buf_str(&out),
            ",,," ROW_KENYA ROW_NORWAY ROW_END("true,,,,") ",,," ROW_NORWAY ROW_KENYA ROW_END("true,,,,"));
}
END_TEST

START_TEST(cells_are_quoted_and_no_formulas) {
  static const char *const cells[][2] = {{"=1+1", "'=1+1"},
                                         {"+1", "'+1"},
                                         {"-1", "'-1"},
                                         {"@x", "'@x"},
                                         {"\tx", "'\tx"},
                                         {"'=1", "''=1"},
                                         {"''@x", "'''@x"},
                                         {"'quoted'", "'quoted'"},
                                         {"a=1", "a=1"},
                                         {"a,b", "\"a,b\""},
                                         {"\"", "\"\"\"\""},
                                         {"=\"a\",b", "\"'=\"\"a\"\",b\""},
                                         {"\na", "\"'\na\""},
                                         {"a\r\nb", "\"a\r\nb\""},
                                         {"\xEF\xBC\x9D=", "'\xEF\xBC\x9D="}};
  fill(0);
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
    char want[64];
    snprintf(want, sizeof want, ",met,%s,body,", cells[i][1]);
    tw_buf_reset(&out);
    document->id = tw_str(cells[i][0]);
    ck_assert_int_eq(tw_report_dyads(&graph, &out), TW_OK);
    ck_assert_msg(written(want), "%s is not in %s", want, out.ptr);
  }
}
END_TEST

START_TEST(places_events_and_understood_fillers) {
  fillers[0] = (TwGraphFiller){.role = 3, .entity = 1, .event = TW_NONE, .mention = TW_NONE};
  fillers[1] = (TwGraphFiller){.role = 0, .entity = TW_NONE, .event = 0, .mention = TW_NONE};
  fill(2);
  ck_assert_int_eq(tw_report_events(&graph, &out), TW_OK);
  ck_assert(written("\"place\":[" NORWAY "]"));
  ck_assert(written("\"host\":[{\"event\":\"urn:e1\"}]"));
  ck_assert(!written("\"source\""));
}
END_TEST

START_TEST(open_triples_keep_their_columns) {
  ck_assert_int_eq(tw_report_openie(document, &layer, &out), TW_OK);
  ck_str_is(tw_buf_str(&out), "d1\t0.87\tKenya and Norway\tmet on\tMon day\n");
}
END_TEST

START_TEST(the_analysis_is_one_object) {
  ck_assert_int_eq(tw_report_json(&graph, &out), TW_OK);
  ck_assert(written("{\"id\":\"d1\",\"sentences\":[{\"begin\":0,\"end\":33}],\"tokens\":["));
  ck_assert(written("{\"begin\":24,\"end\":32,\"form\":\"\xE2\x80\x9CMonday\xE2\x80\x9D\",\"sentence\":0}"));
  ck_assert(written("\"entities\":[{\"begin\":0,\"end\":5,\"type\":\"Country\",\"id\":\"urn:Kenya\",\"chain\":0},"));
  ck_assert(written("\"times\":[{\"begin\":24,\"end\":32,\"type\":\"DATE\",\"value\":\"2024-05-06\"}]}\n"));
}
END_TEST

START_TEST(conllu_bears_entities_and_times) {
  TwConlluOptions options = {.misc = tw_report_misc, .user = &graph};
  TwShown shown[] = {{{0, 3}, 0, entities[0].type},
                     {{2, 3}, 1, entities[1].type}}; /* "Kenya and Norway" around "Norway" */
  coref.shown.items = shown;
  coref.shown.count = 2;
  tw_conllu_write(document, &options, &out);
  ck_assert(written("1\tKenya\t_\t_\t_\t_\t_\t_\t_\tNER=B-Country|Entity=(e1-Country\n"));
  ck_assert(written("3\tNorway\t_\t_\t_\t_\t_\t_\t_\tNER=O|Entity=(e2-Country)e1)\n"));
  ck_assert(written("SpaceAfter=No|NER=O|Time=(t1-DATE-2024-05-06)\n"));
  ck_assert(written("4\tmet\t_\t_\t_\t_\t_\t_\t_\tNER=O\n"));
}
END_TEST

START_TEST(memory_may_run_out) {
  fill(0);
  for (long n = 0; n < 4; n++) {
    FailingAllocator f;
    failing_allocator_init(&f, n);
    TwBuf buf;
    tw_buf_init(&buf, &f.allocator);
    TwStatus status = tw_report_events(&graph, &buf);
    ck_assert(status == TW_ERR_MEMORY || (status == TW_OK && buf.len > 100));
    tw_buf_release(&buf);
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("report lines");
  TCase *tests = tcase_create("lines");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, an_event_is_a_line);
  tcase_add_test(tests, only_reciprocal_roles_stand_on_both_sides);
  tcase_add_test(tests, whom_an_event_is_directed_at_stands_for_a_target);
  tcase_add_test(tests, a_place_stands_for_a_side_that_nobody_fills);
  tcase_add_test(tests, a_pair_is_a_row);
  tcase_add_test(tests, a_reciprocal_event_has_a_row_each_way);
  tcase_add_test(tests, cells_are_quoted_and_no_formulas);
  tcase_add_test(tests, places_events_and_understood_fillers);
  tcase_add_test(tests, open_triples_keep_their_columns);
  tcase_add_test(tests, the_analysis_is_one_object);
  tcase_add_test(tests, conllu_bears_entities_and_times);
  tcase_add_test(tests, memory_may_run_out);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
