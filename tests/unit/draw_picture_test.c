/* What becomes a card, a node, an edge, a caption; and what the filters keep. */
#include "../draw/turtle.h"
#include "draw/picture.h"
#include "support.h"

#define GRAPHS TW_SOURCE_DIR "/tests/draw/graphs/"
#define HEAD                                                                                                           \
  "@prefix tw: <https://w3id.org/triplewire/ontology#> . @prefix id: <https://w3id.org/triplewire/id/> . "             \
  "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "        \
  "@prefix rel: <https://w3id.org/triplewire/id/rel/> . "

static TwArena arena;
static TwTriples *triples;
static TwPicture picture;
static TwDrawOptions options;

static void set_up(void) {
  tw_arena_init(&arena, &tw_libc_allocator);
  picture = (TwPicture){.arena = &arena};
  options = tw_draw_defaults();
  triples = NULL;
}
static void tear_down(void) {
  tw_arena_release(&arena);
  tw_triples_free(triples);
}

static TwStatus build(TwTriples *t) {
  triples = t;
  TwStatus status = tw_picture_build(&picture, t, &options, NULL);
  return status == TW_OK ? tw_picture_select(&picture, &options, NULL) : status;
}
static void build_text(const char *text) { ck_assert_int_eq(build(turtle_read(tw_str(text))), TW_OK); }
static void build_file(const char *name) {
  char path[512];
  snprintf(path, sizeof path, GRAPHS "%s", name);
  ck_assert_int_eq(build(turtle_file(path)), TW_OK);
}

static TwNode *node(const char *title) {
  for (uint32_t i = 0; i < picture.nodes.count; i++)
    if (picture.nodes.items[i].shown && tw_str_is(picture.nodes.items[i].title, title)) return &picture.nodes.items[i];
  return NULL;
}
static uint32_t count(bool cards) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < picture.nodes.count; i++)
    n += picture.nodes.items[i].shown && picture.nodes.items[i].card == cards;
  return n;
}
/** The edge between two titles, with that label. */
static TwEdge *edge(const char *from, const char *label, const char *to) {
  for (uint32_t i = 0; i < picture.edges.count; i++) {
    TwEdge *e = &picture.edges.items[i];
    if (e->shown && tw_str_is(e->label, label) && tw_str_is(picture.nodes.items[e->from].title, from) &&
        tw_str_is(picture.nodes.items[e->to].title, to))
      return e;
  }
  return NULL;
}

START_TEST(the_contracts_story) {
  build_file("visit.ttl");
  TwNode *visit = NULL;
  for (uint32_t i = 0; i < picture.nodes.count; i++)
    if (tw_str_starts(picture.nodes.items[i].sentence, TW_STR("Li Shangfu visits Russia")))
      visit = &picture.nodes.items[i];
  ck_assert_ptr_nonnull(visit);
  ck_assert(visit->card && visit->reality == TW_REAL_SCHEDULED && visit->kind == TW_NODE_EVENT);
  ck_str_is(visit->title, "Visit");
  ck_str_is(visit->kicker, "planned · 14–19 Aug");
  ck_str_is(visit->captions.items[0], "according to Chinese Ministry of Defence");
  ck_str_is(visit->sentence,
            "Li Shangfu visits Russia and Belarus, planned, 14–19 August, according to Chinese Ministry of Defence");
  ck_assert(tw_str_starts(visit->evidence, TW_STR("“China’s defence minister")));
  ck_assert(edge("Li Shangfu", "visitor", "Visit") && edge("Li Shangfu", "visitor", "Visit")->reversed);
  ck_str_is(edge("Visit", "destination", "Russia")->sentence,
            "Li Shangfu visits Russia and Belarus, planned, 14–19 August, according to Chinese Ministry of Defence – "
            "destination: Russia");
  ck_str_is(edge("Li Shangfu", "defence minister of", "China")->sentence, "Li Shangfu is defence minister of China");
  ck_assert_ptr_nonnull(edge("Visit", "destination", "Russia"));
  ck_assert_ptr_null(edge("Li Shangfu", "visits", "Russia")); /* the card tells it */
  ck_assert_ptr_nonnull(edge("Li Shangfu", "defence minister of", "China"));
  ck_assert_ptr_null(node("Defence minister of China"));
  TwEdge *partners = edge("China", "partners with", "Russia");
  ck_assert(partners && !partners->directed && !partners->role);
  ck_str_is(partners->sentence, "China partners with Russia");
  ck_assert_ptr_null(edge("Russia", "partners with", "China"));
  ck_str_is(node("China")->kicker, "Country · CHN");
  ck_str_is(node("China")->link, "http://www.wikidata.org/entity/Q148");
  ck_assert_ptr_null(node("Moscow")); /* named once: a caption of the meeting */
  ck_assert_ptr_nonnull(node("International security meeting"));
  ck_assert_ptr_nonnull(edge("International security meeting", "in", "Russia"));
  ck_str_is(picture.title, "Li Shangfu to travel to Russia and Belarus");
  ck_str_is(picture.date, "11 August 2023");
}
END_TEST

START_TEST(denied_is_struck_or_hidden) {
  build_file("visit.ttl");
  ck_assert_ptr_nonnull(node("Ukraine"));
  tear_down();
  set_up();
  options.hide_denied = true;
  build_file("visit.ttl");
  ck_assert_ptr_null(node("Ukraine"));
}
END_TEST

START_TEST(states_are_edges_and_bear_their_reality) {
  build_text(HEAD
             "id:A a tw:Country ; rdfs:label \"A\" . id:B a tw:Country ; rdfs:label \"B\" . id:C rdfs:label \"C\" . "
             "id:s a tw:Membership , tw:State ; tw:member id:A ; tw:group id:B ; tw:factuality tw:Denied ; "
             "tw:begin \"2019\"^^xsd:gYear ; tw:directProperty tw:memberOf . "
             "id:t a tw:Alliance , tw:State ; tw:ally id:A , id:B , id:C . ");
  TwEdge *e = edge("A", "member of\nfrom 2019", "B");
  ck_assert(e && e->reality == TW_REAL_DENIED && e->directed && !e->role);
  ck_str_is(e->sentence, "A member of B, denied, from 2019");
  ck_assert(node("Alliance") && node("Alliance")->card); /* three sides */
}
END_TEST

START_TEST(relations_of_the_same_two_share_an_edge) {
  build_text(HEAD "id:A tw:leads id:B ; tw:foundedBy id:B ; tw:owns id:B . id:B tw:dislikes id:A . ");
  TwEdge *e = edge("A", "leads\nfounded by\nowns", "B");
  ck_assert(e && e->directed);
  ck_str_is(e->sentence, "A leads B\nA founded by B\nA owns B");
  ck_assert_ptr_nonnull(edge("B", "dislikes", "A"));
  ck_assert_uint_eq(picture.edges.count, 2);
}
END_TEST

START_TEST(open_relations_only_when_asked_or_alone) {
  const char *text = HEAD "id:A tw:leads id:B ; rel:hums_about id:C . rel:hums_about a tw:OpenRelation ; rdfs:label "
                          "\"hums about\"@en . ";
  build_text(text);
  ck_assert_ptr_null(node("C"));
  tear_down();
  set_up();
  options.open_relations = true;
  build_text(text);
  ck_assert_ptr_nonnull(edge("A", "hums about", "C"));
  tear_down();
  set_up();
  build_text(HEAD "id:A rel:hums_about id:C . rel:hums_about a tw:OpenRelation ; rdfs:label \"hums about\"@en . ");
  ck_assert_ptr_nonnull(edge("A", "hums about", "C"));
}
END_TEST

START_TEST(open_events_are_edges) {
  const char *text = HEAD "id:A tw:leads id:B ; rel:hums id:C . rel:hums a tw:OpenRelation ; rdfs:label \"hums\"@en . "
                          "id:e1 a tw:OpenEvent , tw:Event ; rdfs:label \"A hums C\" ; tw:openSubject id:A ; "
                          "tw:openObject id:C ; tw:factuality tw:Denied ; tw:directProperty rel:hums . ";
  build_text(text);
  ck_assert_uint_eq(picture.edges.count, 1);
  tear_down();
  set_up();
  options.open_relations = true;
  build_text(text);
  ck_assert_uint_eq(count(true), 0);
  TwEdge *e = edge("A", "hums", "C");
  ck_assert(e && e->reality == TW_REAL_DENIED);
}
END_TEST

START_TEST(statements_that_captions_tell) {
  build_text(HEAD "id:M rdfs:label \"M\" ; tw:belongsTo id:C . id:P rdfs:label \"P\" . id:C rdfs:label \"C\" . "
                  "id:v a tw:Visit , tw:Event ; tw:visitor id:P ; tw:destination id:C ; tw:attributedTo id:M . "
                  "id:s a tw:Statement , tw:Event ; tw:speaker id:M ; tw:said id:v . "
                  "id:t a tw:Statement , tw:Event ; tw:speaker id:P , id:C . "
                  "id:u a tw:Statement , tw:Event ; tw:speaker id:P ; tw:said id:v . ");
  ck_assert_uint_eq(count(true), 2); /* the visit, and what another says of it */
  ck_assert(node("M") && edge("P", "speaker", "Statement") && edge("Statement", "said", "Visit"));
  ck_assert_ptr_null(edge("M", "speaker", "Statement"));
}
END_TEST

START_TEST(other_vocabularies) {
  build_file("foaf.ttl");
  TwNode *ada = node("Ada Quill");
  ck_assert(ada && ada->kind == TW_NODE_PERSON);
  ck_str_is(ada->link, "http://example.org/~ada");
  ck_assert_uint_eq(ada->captions.count, 2); /* mailbox and age */
  ck_assert(edge("Ada Quill", "knows", "Ben Ortega") && !edge("Ada Quill", "knows", "Ben Ortega")->directed);
  tear_down();
  set_up();
  build_file("schema.ttl");
  ck_assert_int_eq(node("The Low Tides")->kind, TW_NODE_ORGANIZATION);
  ck_assert_int_eq(node("Harvest Music Festival")->kind, TW_NODE_EVENT);
  ck_assert_int_eq(node("Linden Park")->kind, TW_NODE_PLACE);
  ck_str_is(node("Nora Field")->captions.items[1], "birth date: 3 May 1961");
  tear_down();
  set_up();
  build_file("org.ttl");
  ck_assert(node("Membership") && node("Membership")->card && edge("Membership", "member", "Joan Pell"));
  ck_assert_int_eq(node("Sable Paper Mill")->kind, TW_NODE_ORGANIZATION);
  tear_down();
  set_up();
  build_file("prov.ttl");
  ck_assert(node("Association") && node("Association")->card);
  ck_assert_int_eq(node("Plotting")->kind, TW_NODE_EVENT);
  tear_down();
  set_up();
  build_file("statement.ttl");
  ck_assert_ptr_nonnull(edge("Moon", "orbits", "Earth"));
  TwNode *told = node("Orbits"); /* more is said of it than its three parts */
  ck_assert(told && told->card && told->captions.count == 1);
  ck_str_is(told->kicker, "Statement");
  ck_str_is(told->captions.items[0], "since: 1543");
  ck_str_is(told->sentence, "Earth orbits Sun");
  ck_assert(edge("Earth", "subject", "Orbits") && edge("Orbits", "object", "Sun"));
  ck_assert_ptr_nonnull(edge("Orbits", "claimed by", "Nicolaus Copernicus"));
  ck_assert_uint_eq(picture.edges.count, 4);
  tear_down();
  set_up();
  build_file("skos.ttl");
  ck_assert_ptr_nonnull(edge("Sloop", "broader", "Sailing boat"));
}
END_TEST

START_TEST(focus_and_hops) {
  options.focus = TW_STR("Vladimir Putin");
  build_file("visit.ttl");
  ck_assert(node("Vladimir Putin") && node("Li Shangfu") && node("Russia"));
  ck_assert_ptr_null(node("Belarus"));
  ck_assert_uint_gt(node("Li Shangfu")->hidden, 0);
  tear_down();
  set_up();
  options.focus = TW_STR("id:Vladimir_Putin");
  options.hops = 2;
  build_file("visit.ttl");
  ck_assert(node("China") && node("Belarus"));
  tear_down();
  set_up();
  options.focus = TW_STR("Nobody");
  ck_assert_int_eq(build(turtle_file(GRAPHS "visit.ttl")), TW_ERR_USAGE);
}
END_TEST

START_TEST(predicates_and_dates_filter) {
  options.predicate = TW_STR("partners with");
  build_file("visit.ttl");
  ck_assert_uint_eq(count(false), 3);
  ck_assert_uint_eq(count(true), 0);
  tear_down();
  set_up();
  options.after = TW_STR("2024-03-02");
  options.before = TW_STR("2024-03-04");
  build_file("port.ttl");
  ck_assert(node("Arrest") && node("Resignation") && node("Interview") && node("Speech"));
  ck_assert_uint_eq(count(true), 4);
  tear_down();
  set_up();
  options.after = TW_STR("tomorrow");
  ck_assert_int_eq(build(turtle_file(GRAPHS "port.ttl")), TW_ERR_USAGE);
}
END_TEST

START_TEST(the_most_central_stay) {
  options.top = 5;
  build_file("port.ttl");
  ck_assert_uint_eq(count(false), 5);
  ck_assert(node("Northgate Shipping") && node("Northgate Shipping")->hidden > 0);
  ck_assert_uint_eq(picture.left_out, 20);
}
END_TEST

START_TEST(large_graphs_are_reduced_by_default) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  for (int i = 0; i < 80; i++) {
    char a[64], b[64];
    snprintf(a, sizeof a, "http://example.org/n%d", i);
    snprintf(b, sizeof b, "http://example.org/n%d", i / 3);
    tw_triples_add_terms(t, tw_iri_z(a), tw_iri_z("http://example.org/under"), tw_iri_z(b), NULL);
  }
  ck_assert_int_eq(build(t), TW_OK);
  ck_assert_uint_eq(count(false), TW_DRAW_TOP_SHOWN);
  picture = (TwPicture){.arena = &arena};
  options.top = 0;
  ck_assert_int_eq(tw_picture_build(&picture, t, &options, NULL), TW_OK);
  ck_assert_int_eq(tw_picture_select(&picture, &options, NULL), TW_OK);
  ck_assert_uint_eq(count(false), 80);
}
END_TEST

START_TEST(ontologies_are_drawn_when_there_is_nothing_else) {
  build_text(
      "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
      "@prefix ex: <http://example.org/> . ex:Dog a owl:Class ; rdfs:subClassOf ex:Animal . ex:Animal a owl:Class . ");
  ck_assert_ptr_nonnull(edge("Dog", "sub class of", "Animal"));
  tear_down();
  set_up();
  build_text("");
  ck_assert_uint_eq(picture.nodes.count, 0);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("draw picture");
  TCase *tests = tcase_create("picture");
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, the_contracts_story);
  tcase_add_test(tests, denied_is_struck_or_hidden);
  tcase_add_test(tests, states_are_edges_and_bear_their_reality);
  tcase_add_test(tests, relations_of_the_same_two_share_an_edge);
  tcase_add_test(tests, open_relations_only_when_asked_or_alone);
  tcase_add_test(tests, open_events_are_edges);
  tcase_add_test(tests, statements_that_captions_tell);
  tcase_add_test(tests, other_vocabularies);
  tcase_add_test(tests, focus_and_hops);
  tcase_add_test(tests, predicates_and_dates_filter);
  tcase_add_test(tests, the_most_central_stay);
  tcase_add_test(tests, large_graphs_are_reduced_by_default);
  tcase_add_test(tests, ontologies_are_drawn_when_there_is_nothing_else);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
