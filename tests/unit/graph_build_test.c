#include "graph/graph.h"
#include "tree.h"
#include "triples/vocabulary.h"

static TwArena arena;
static TwDocument *document;
static TwCoref coref;
static TwTimes times;
static TwEvents events;
static TwGraph *graph;
static TwTriples *triples;

static void setup(void) {
  tw_arena_init(&arena, &tw_libc_allocator);
  triples = tw_triples_new(&tw_libc_allocator);
}
static void teardown(void) {
  tw_triples_free(triples);
  tw_arena_release(&arena);
}

static void build_with(const char *tree, bool happened_only) {
  TwSyntax *syntax;
  document = tree_document(&arena, tree);
  ck_assert_int_eq(tw_syntax_new(document, tw_ontology_builtin(), &syntax), TW_OK);
  ck_assert_int_eq(tw_coref_resolve(syntax, &coref), TW_OK);
  ck_assert_int_eq(tw_time_find(document, (TwDate){0}, &times), TW_OK);
  ck_assert_int_eq(tw_event_extract(syntax, &coref, &times, &events), TW_OK);
  ck_assert_int_eq(tw_event_open_triples(syntax, &coref, &times, &events), TW_OK);
  TwGraphOptions options = {.base = TW_STR(TW_NS_ID), .happened_only = happened_only, .open_relations = true};
  options.program_version = options.model_version = TW_STR("0");
  ck_assert_int_eq(tw_graph_build(document, tw_ontology_builtin(), &coref, &times, &events, &options, &graph), TW_OK);
  ck_assert_int_eq(tw_graph_write(graph, triples), TW_OK);
  ck_assert_int_eq(tw_triples_index(triples), TW_OK);
}
static void build(const char *tree) { build_with(tree, false); }

static TwTermId iri(const char *ns, const char *name) {
  char text[256];
  snprintf(text, sizeof text, "%s%s", ns, name);
  return tw_triples_find(triples, tw_iri_z(text));
}

static bool direct(const char *subject, const char *property, const char *object) {
  TwTermId s = iri(TW_NS_ID, subject), p = iri(TW_NS_TW, property), o = iri(TW_NS_ID, object);
  return s != TW_NONE && p != TW_NONE && o != TW_NONE && tw_triples_has(triples, s, p, o);
}

#define PAST   "Mood=Ind+Tense=Past+VerbForm=Fin"
#define RUSSIA "Russia|Russia|PROPN|2|obj||B-Location"

START_TEST(what_happened_yields_a_direct_triple_and_a_node) {
  build("Merkel|Merkel|PROPN|2|nsubj||B-Person visited|visit|VERB|0|root|" PAST " " RUSSIA);
  ck_assert(direct("Merkel", "visits", "Russia"));
  ck_assert_uint_eq(graph->events.count, 1);
  ck_str_is(graph->events.items[0].label, "Merkel visits Russia");
}
END_TEST

START_TEST(what_is_denied_yields_the_node_alone) {
  build("Merkel|Merkel|PROPN|4|nsubj||B-Person did|do|AUX|4|aux|" PAST " not|not|PART|4|advmod "
        "visit|visit|VERB|0|root|VerbForm=Inf Russia|Russia|PROPN|4|obj||B-Location");
  ck_assert(!direct("Merkel", "visits", "Russia"));
  ck_assert_uint_eq(graph->events.count, 1);
  ck_assert_int_eq(graph->events.items[0].factuality, TW_DENIED);
}
END_TEST

static const char planned[] = "Merkel|Merkel|PROPN|3|nsubj||B-Person will|will|AUX|3|aux|VerbForm=Fin "
                              "visit|visit|VERB|0|root|VerbForm=Inf Russia|Russia|PROPN|3|obj||B-Location";

START_TEST(what_is_planned_counts_where_asked) {
  build(planned);
  ck_assert(direct("Merkel", "visits", "Russia"));
}
END_TEST

START_TEST(what_is_planned_does_not_count_where_not_asked) {
  build_with(planned, true);
  ck_assert(!direct("Merkel", "visits", "Russia"));
}
END_TEST

START_TEST(those_on_one_side_did_not_meet_each_other) {
  build("Merkel|Merkel|PROPN|2|nsubj||B-Person met|meet|VERB|0|root|" PAST " Putin|Putin|PROPN|2|obj||B-Person "
        "and|and|CCONJ|5|cc Macron|Macron|PROPN|3|conj||B-Person");
  ck_assert(direct("Merkel", "meets", "Putin"));
  ck_assert(direct("Macron", "meets", "Merkel"));
  ck_assert(!direct("Putin", "meets", "Macron"));
}
END_TEST

START_TEST(mentions_of_one_event_are_one_node) {
  build("Merkel|Merkel|PROPN|2|nsubj||B-Person visited|visit|VERB|0|root|" PAST " " RUSSIA "\n"
        "Merkel|Merkel|PROPN|2|nsubj||B-Person visited|visit|VERB|0|root|" PAST " " RUSSIA "\n"
        "Merkel|Merkel|PROPN|2|nsubj||B-Person visited|visit|VERB|0|root|" PAST " China|China|PROPN|2|obj||B-Location");
  ck_assert_uint_eq(graph->events.count, 2);
  ck_assert_uint_eq(graph->events.items[0].mentions.count, 2);
}
END_TEST

/* One event that a text repeats over and over: no mention is lost, and memory grows with the text alone. */
START_TEST(many_mentions_of_one_event_are_one_node) {
  static const char line[] =
      "Merkel|Merkel|PROPN|2|nsubj||B-Person visited|visit|VERB|0|root|" PAST " the|the|DET|4|det "
      "Russia|Russia|PROPN|2|obj||B-Location and|and|CCONJ|2|cc\n";
  size_t used[2];
  for (uint32_t k = 0; k < 2; k++) {
    uint32_t n = k ? 4000 : 2000;
    TwBuf text;
    tw_buf_init(&text, &tw_libc_allocator);
    for (uint32_t i = 0; i < n; i++) tw_buf_add(&text, tw_str(line));
    build(tw_buf_str(&text).ptr);
    tw_buf_release(&text);
    ck_assert_uint_eq(graph->events.count, 1);
    ck_assert_uint_eq(graph->events.items[0].mentions.count, n);
    for (uint32_t i = 1; i < n; i++)
      ck_assert_uint_lt(graph->events.items[0].mentions.items[i - 1], graph->events.items[0].mentions.items[i]);
    used[k] = arena.total;
    tw_arena_release(&arena);
    tw_arena_init(&arena, &tw_libc_allocator);
  }
  ck_assert_uint_lt(used[1], 3 * used[0]);
}
END_TEST

static TwStatus run_all(TwDocument *d) {
  TwSyntax *syntax;
  TwStatus status = tw_syntax_new(d, tw_ontology_builtin(), &syntax);
  if (!status) status = tw_coref_resolve(syntax, &coref);
  if (!status) status = tw_time_find(d, (TwDate){0}, &times);
  if (!status) status = tw_event_extract(syntax, &coref, &times, &events);
  if (!status) status = tw_event_open_triples(syntax, &coref, &times, &events);
  TwGraphOptions options = {.base = TW_STR(TW_NS_ID), .open_relations = true};
  options.program_version = options.model_version = TW_STR("0");
  if (!status) status = tw_graph_build(d, tw_ontology_builtin(), &coref, &times, &events, &options, &graph);
  if (!status) status = tw_graph_write(graph, triples);
  return status;
}

/* The arena asks for blocks seldom: fill it to the brim first, so that each turn fails somewhere else. */
START_TEST(memory_that_runs_out_is_a_status) {
  for (size_t room = 0;; room += 48) {
    TwArena own;
    tw_arena_init(&own, &tw_libc_allocator);
    TwDocument *d = tree_document(&own, planned);
    size_t left = (size_t)(own.end - own.at);
    if (left > room) tw_arena_alloc(&own, (left - room) / 16 * 16);
    FailingAllocator failing;
    failing_allocator_init(&failing, 0);
    own.allocator = &failing.allocator;
    TwStatus status = run_all(d);
    bool done = status == TW_OK;
    if (!done) ck_assert_int_eq(status, TW_ERR_MEMORY);
    tw_arena_release(&own);
    if (done) break;
    ck_assert_msg(room < 200000, "never done");
  }
}
END_TEST

#define WON "won|win|VERB|0|root|" PAST

START_TEST(a_comma_says_where_a_place_lies) {
  build("He|he|PRON|2|nsubj " WON " in|in|ADP|4|case Doha|Doha|PROPN|2|obl||B-City ,|,|PUNCT|6|punct "
        "Qatar|Qatar|PROPN|4|nmod:unmarked||B-Country");
  ck_assert(direct("Doha", "locatedIn", "Qatar"));
}
END_TEST

START_TEST(a_list_of_places_says_nothing_of_where_they_lie) {
  build("He|he|PRON|2|nsubj " WON " in|in|ADP|4|case Doha|Doha|PROPN|2|obl||B-City ,|,|PUNCT|6|punct "
        "Qatar|Qatar|PROPN|4|conj||B-Country and|and|CCONJ|8|cc Oman|Oman|PROPN|4|conj||B-Country");
  ck_assert(!direct("Doha", "locatedIn", "Qatar"));
}
END_TEST

START_TEST(a_demonym_says_where_somebody_is_from) {
  build("Norwegian|Norwegian|ADJ|2|amod||B-Nationality hurdler|hurdler|NOUN|3|nmod:desc "
        "Warholm|Warholm|PROPN|4|nsubj||B-Person won|win|VERB|0|root|" PAST);
  ck_assert(direct("Warholm", "isFrom", "Norway"));
}
END_TEST

#define LEADER                                                                                                         \
  "Rossi|Rossi|PROPN|10|nsubj||B-Person ,|,|PUNCT|4|punct the|the|DET|4|det|Definite=Def+PronType=Art "                \
  "mayor|mayor|NOUN|1|appos of|of|ADP|6|case Rome|Rome|PROPN|4|nmod||B-City ,|,|PUNCT|1|punct "

START_TEST(the_dead_and_the_departed_hold_no_office) {
  build(LEADER "has|have|AUX|10|aux|Mood=Ind+Tense=Pres+VerbForm=Fin now|now|ADV|10|advmod "
               "sung|sing|VERB|0|root|Tense=Past+VerbForm=Part");
  ck_assert(direct("Rossi", "holdsOffice", "mayor_of_Rome"));
  teardown();
  setup();
  build(LEADER "has|have|AUX|10|aux|Mood=Ind+Tense=Pres+VerbForm=Fin now|now|ADV|10|advmod "
               "died|die|VERB|0|root|Tense=Past+VerbForm=Part");
  ck_assert(!direct("Rossi", "holdsOffice", "mayor_of_Rome"));
  teardown();
  setup();
  build(LEADER "has|have|AUX|10|aux|Mood=Ind+Tense=Pres+VerbForm=Fin now|now|ADV|10|advmod "
               "resigned|resign|VERB|0|root|Tense=Past+VerbForm=Part");
  ck_assert(!direct("Rossi", "holdsOffice", "mayor_of_Rome"));
}
END_TEST

static uint32_t open_relations(const char *tree) {
  build(tree);
  return graph->open.count;
}

#define PRES "Mood=Ind+Tense=Pres+VerbForm=Fin"

START_TEST(prepositions_are_trusted_by_what_they_say) {
  ck_assert_uint_eq(open_relations("Cream|Cream|PROPN|2|nsubj||B-Organization wanders|wander|VERB|0|root|" PRES
                                   " to|to|ADP|4|case Nigeria|Nigeria|PROPN|2|obl||B-Country"),
                    1);
  teardown();
  setup();
  ck_assert_uint_eq(open_relations("Cream|Cream|PROPN|2|nsubj||B-Organization wanders|wander|VERB|0|root|" PRES
                                   " unlike|unlike|ADP|4|case Nigeria|Nigeria|PROPN|2|obl||B-Country"),
                    0);
}
END_TEST

/* How many triples of the graph have a property. */
static uint32_t count_of(const char *property) {
  TwTermId p = iri(TW_NS_TW, property);
  uint32_t n = 0;
  for (uint32_t i = 0; i < tw_triples_count(triples); i++)
    n += p != TW_NONE && tw_triples_quad(triples, i).predicate == p;
  return n;
}

START_TEST(a_direct_triple_has_a_name_on_one_side) {
  build("The|the|DET|2|det minister|minister|NOUN|3|nsubj visited|visit|VERB|0|root|" PAST
        " Russia|Russia|PROPN|3|obj||B-Location");
  ck_assert_uint_eq(count_of("visits"), 1);
  teardown();
  setup();
  build("The|the|DET|2|det minister|minister|NOUN|3|nsubj visited|visit|VERB|0|root|" PAST
        " the|the|DET|5|det country|country|NOUN|3|obj||O");
  ck_assert_uint_eq(graph->events.count, 1);
  ck_assert_uint_eq(count_of("visits"), 0);
  teardown();
  setup();
  build("The|the|DET|2|det police|police|NOUN|3|nsubj arrested|arrest|VERB|0|root|" PAST
        " two|two|NUM|5|nummod men|man|NOUN|3|obj|Number=Plur");
  ck_assert_uint_eq(count_of("arrests"), 1);
}
END_TEST

START_TEST(whoever_is_known_by_a_relative_alone_is_no_news) {
  build("Anna|Anna|PROPN|3|nmod:poss||B-Person 's|'s|PART|1|case father|father|NOUN|4|nsubj "
        "sang|sing|VERB|0|root|" PAST);
  ck_assert_uint_eq(count_of("parentOf"), 0);
  teardown();
  setup();
  build("Anna|Anna|PROPN|3|nmod:poss||B-Person 's|'s|PART|1|case father|father|NOUN|5|nsubj "
        "Peter|Peter|PROPN|3|appos||B-Person sang|sing|VERB|0|root|" PAST);
  ck_assert(direct("Peter", "parentOf", "Anna"));
}
END_TEST

#define INDEFINITE "Definite=Ind+PronType=Art"

START_TEST(an_apposition_says_what_a_name_bears) {
  ck_assert_uint_eq(
      open_relations("Altona|Altona|PROPN|6|nsubj||B-Organization ,|,|PUNCT|5|punct a|a|DET|5|det|" INDEFINITE
                     " steel|steel|NOUN|5|compound firm|firm|NOUN|1|appos|Number=Sing grew|grow|VERB|0|root|" PAST),
      1);
  ck_str_is(graph->open.items[0].label, "Altona is steel firm");
  teardown();
  setup();
  ck_assert_uint_eq(
      open_relations(
          "Altona|Altona|PROPN|6|nsubj||B-Organization ,|,|PUNCT|5|punct the|the|DET|5|det|Definite=Def+PronType=Art "
          "steel|steel|NOUN|5|compound firm|firm|NOUN|1|appos|Number=Sing grew|grow|VERB|0|root|" PAST),
      0);
}
END_TEST

START_TEST(the_word_is_the_profession) {
  build("The|the|DET|2|det nurse|nurse|NOUN|3|nmod:desc|Number=Sing Berg|Berg|PROPN|4|nsubj||B-Person "
        "won|win|VERB|0|root|" PAST);
  ck_assert_uint_eq(count_of("worksAs"), 1);
  ck_str_is(graph->events.items[0].label, "Berg works as nurse");
}
END_TEST

#define QUOTE "\"|\"|PUNCT|3|punct "

START_TEST(what_is_quoted_of_others_than_names_is_an_opinion) {
  build(QUOTE "He|he|PRON|3|nsubj visited|visit|VERB|7|ccomp|" PAST " Russia|Russia|PROPN|3|obj||B-Country " QUOTE
              "Merkel|Merkel|PROPN|7|nsubj||B-Person said|say|VERB|0|root|" PAST);
  ck_assert_uint_eq(count_of("visits"), 0);
  teardown();
  setup();
  build(QUOTE "Putin|Putin|PROPN|3|nsubj||B-Person visited|visit|VERB|7|ccomp|" PAST
              " Russia|Russia|PROPN|3|obj||B-Country " QUOTE
              "Merkel|Merkel|PROPN|7|nsubj||B-Person said|say|VERB|0|root|" PAST);
  ck_assert(direct("Putin", "visits", "Russia"));
}
END_TEST

START_TEST(an_object_without_its_complement_says_half) {
  ck_assert_uint_eq(open_relations("Cream|Cream|PROPN|2|nsubj||B-Organization flushes|flush|VERB|0|root|" PRES
                                   " Altona|Altona|PROPN|2|obj||B-Organization"),
                    1);
  teardown();
  setup();
  ck_assert_uint_eq(
      open_relations("Cream|Cream|PROPN|2|nsubj||B-Organization flushes|flush|VERB|0|root|" PRES
                     " Altona|Altona|PROPN|2|obj||B-Organization into|into|ADP|5|case ruins|ruin|NOUN|2|obl"),
      0);
}
END_TEST

START_TEST(the_document_has_an_iri) {
  document = tw_document_new(&arena);
  document->id = TW_STR("a b/c");
  ck_str_is(tw_graph_document_iri(document, TW_STR(TW_NS_ID)), TW_NS_ID "doc/a_b%2Fc");
  document->url = TW_STR("https://example.org/x");
  ck_str_is(tw_graph_document_iri(document, TW_STR(TW_NS_ID)), "https://example.org/x");
}
END_TEST

int main(void) {
  Suite *suite = suite_create("graph");
  TCase *tests = tcase_create("build");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, what_happened_yields_a_direct_triple_and_a_node);
  tcase_add_test(tests, what_is_denied_yields_the_node_alone);
  tcase_add_test(tests, what_is_planned_counts_where_asked);
  tcase_add_test(tests, what_is_planned_does_not_count_where_not_asked);
  tcase_add_test(tests, those_on_one_side_did_not_meet_each_other);
  tcase_add_test(tests, mentions_of_one_event_are_one_node);
  tcase_add_test(tests, many_mentions_of_one_event_are_one_node);
  tcase_add_test(tests, memory_that_runs_out_is_a_status);
  tcase_add_test(tests, a_comma_says_where_a_place_lies);
  tcase_add_test(tests, a_list_of_places_says_nothing_of_where_they_lie);
  tcase_add_test(tests, a_demonym_says_where_somebody_is_from);
  tcase_add_test(tests, the_dead_and_the_departed_hold_no_office);
  tcase_add_test(tests, prepositions_are_trusted_by_what_they_say);
  tcase_add_test(tests, a_direct_triple_has_a_name_on_one_side);
  tcase_add_test(tests, whoever_is_known_by_a_relative_alone_is_no_news);
  tcase_add_test(tests, an_apposition_says_what_a_name_bears);
  tcase_add_test(tests, the_word_is_the_profession);
  tcase_add_test(tests, what_is_quoted_of_others_than_names_is_an_opinion);
  tcase_add_test(tests, an_object_without_its_complement_says_half);
  tcase_add_test(tests, the_document_has_an_iri);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
