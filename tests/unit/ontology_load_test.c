/* A user's own ontology on top of the built-in one: what it adds, replaces, and what is refused. */
#include "base/buf.h"
#include "ontology/build.h"
#include "ontology/ontology.h"
#include "support.h"

#define PREFIXES                                                                                                       \
  "@prefix tw: <https://w3id.org/triplewire/ontology#> . @prefix lex: <https://w3id.org/triplewire/lexicon#> .\n"      \
  "@prefix lexv: <https://w3id.org/triplewire/frames#> . @prefix prep: <https://w3id.org/triplewire/prep#> .\n"        \
  "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"

/* Three lines of prefixes come first: the user's text begins on line 4. */
static const char zoo[] =
    PREFIXES "tw:Adoption a owl:Class ; rdfs:label \"adoption\"@en ; rdfs:subClassOf tw:Event ; lexv:plover \"AID\" .\n"
             "tw:adopter a owl:ObjectProperty, lexv:Role ; rdfs:label \"adopter\"@en ;\n"
             "  rdfs:domain tw:Adoption ; rdfs:range [ owl:unionOf ( tw:Person tw:Group ) ] ; lexv:side lexv:source .\n"
             "tw:adopted a owl:ObjectProperty, lexv:Role ; rdfs:label \"adopted\"@en ; rdfs:domain tw:Adoption .\n"
             "tw:adopts a owl:ObjectProperty ; rdfs:label \"adopts\"@en ; lexv:on tw:Adoption ;\n"
             "  lexv:derivedFrom ( tw:adopter tw:adopted ) .\n"
             "lex:adopt_pet a lexv:Frame ; lexv:evokes tw:Adoption ; lexv:verb \"adopt\", \"take in\" ;\n"
             "  lexv:subject tw:adopter ; lexv:object tw:adopted ; prep:from tw:adopter ; lexv:requires lexv:object ;\n"
             "  lexv:only ( lexv:object tw:Thing tw:Person ) ;\n"
             "  lexv:example \"[adopter She] *adopted* [adopted a dog].\" .\n";

typedef struct Heard {
  char text[4000];
  int errors;
} Heard;

static void listen(void *user, const TwDiagnostic *d) {
  Heard *heard = user;
  if (d->severity == TW_ERROR) heard->errors++;
  size_t len = strlen(heard->text);
  snprintf(heard->text + len, sizeof heard->text - len, "%s: %s\n", d->document ? d->document : "-", d->message);
}

static TwStatus build(const char *text, Heard *heard, TwOntology **out) {
  TwSourceFile file = {TW_STR("user.ttl"), tw_str(text)};
  TwDiagSink sink = {listen, heard};
  memset(heard, 0, sizeof *heard);
  char core[] = TW_SOURCE_DIR "/ontology";
  TwArena arena;
  TwSourceFile *files;
  uint32_t count;
  tw_arena_init(&arena, &tw_libc_allocator);
  ck_assert_int_eq(tw_ontology_read_folder(core, TW_STR("ontology"), &arena, &sink, &files, &count), TW_OK);
  TwStatus status = tw_ontology_build(files, count, &file, 1, &tw_libc_allocator, &sink, out);
  tw_arena_release(&arena);
  return status;
}

static const TwFrame *frame_named(const TwOntology *o, const char *name) {
  for (uint32_t i = 0; i < o->frames.count; i++)
    if (tw_str_is(o->frames.items[i].name, name)) return &o->frames.items[i];
  return NULL;
}

START_TEST(user_frames_are_added) {
  Heard heard;
  TwOntology *o;
  ck_assert_msg(build(zoo, &heard, &o) == TW_OK, "%s", heard.text);
  const TwFrame *f = frame_named(o, "adopt_pet");
  ck_assert_ptr_nonnull(f);
  ck_assert_uint_eq(o->frames.count, tw_ontology_builtin()->frames.count + 1);
  ck_str_is(o->classes.items[f->class_id].plover, "AID");
  ck_assert_uint_eq(f->slots.count, 3);
  ck_assert_uint_eq(f->slots.items[0].function, TW_FN_SUBJECT);
  ck_assert(!f->slots.items[0].required && f->slots.items[1].required);
  ck_assert_uint_eq(f->slots.items[0].range.count, 2);
  ck_assert_uint_eq(f->slots.items[1].range.count, 2);
  ck_str_is(o->preps.items[f->slots.items[2].prep], "from");
  uint32_t count;
  const TwTrigger *t = tw_ontology_triggers(o, TW_WORD_VERB, TW_STR("take"), &count);
  bool found = false;
  for (uint32_t i = 0; i < count; i++) found = found || tw_str_is(t[i].lemma, "take in");
  ck_assert(found);
  ck_assert(!tw_str_eq(o->version, tw_ontology_builtin()->version));
  tw_ontology_free(o);
}
END_TEST

/* Less specific than the built-in frames of "visit", and last by its IRI. */
START_TEST(a_user_s_frame_goes_before_the_built_in_ones) {
  Heard heard;
  TwOntology *o;
  ck_assert_int_eq(build(PREFIXES "lex:zzz_visit a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"visit\" ;\n"
                                  "lexv:subject tw:visitor ; lexv:example \"[visitor She] *visited*.\" .\n",
                         &heard, &o),
                   TW_OK);
  const TwFrame *mine = frame_named(o, "zzz_visit");
  uint32_t count, others = 0;
  const TwTrigger *t = tw_ontology_triggers(o, TW_WORD_VERB, TW_STR("visit"), &count);
  for (uint32_t i = 0; i < count; i++) {
    if (t[i].kind != TW_TRIGGER_FRAME || !tw_str_is(t[i].lemma, "visit")) continue;
    const TwFrame *f = &o->frames.items[t[i].id];
    if (others == 0) ck_assert_ptr_eq(f, mine);
    ck_assert(f == mine || f->rank > mine->rank);
    others++;
  }
  ck_assert_uint_ge(others, 2);
  tw_ontology_free(o);
}
END_TEST

START_TEST(a_slot_is_narrowed_within_its_role) {
  Heard heard;
  TwOntology *o;
  ck_assert_int_eq(build(PREFIXES
                         "lex:x a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"x\" ; lexv:subject tw:visitor ;\n"
                         "lexv:only ( lexv:subject tw:Person tw:Law ) ; lexv:example \"[visitor He] *x*\" .\n",
                         &heard, &o),
                   TW_OK);
  const TwFrame *f = frame_named(o, "x");
  ck_assert_uint_eq(f->slots.items[0].range.count, 1);
  ck_str_is(o->classes.items[f->slots.items[0].range.items[0]].name, "Person");
  tw_ontology_free(o);
}
END_TEST

START_TEST(a_user_s_resource_replaces_the_built_in_one) {
  Heard heard;
  TwOntology *o;
  ck_assert_int_eq(build(PREFIXES "lex:visit a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"drop by\" ;\n"
                                  "lexv:subject tw:visitor ; lexv:example \"[visitor She] *dropped by*.\" .\n",
                         &heard, &o),
                   TW_OK);
  const TwFrame *f = frame_named(o, "visit");
  ck_assert_uint_eq(f->slots.count, 1);
  ck_assert_uint_eq(f->examples.count, 1);
  ck_assert_uint_eq(o->frames.count, tw_ontology_builtin()->frames.count);
  uint32_t count;
  const TwTrigger *t = tw_ontology_triggers(o, TW_WORD_VERB, TW_STR("visit"), &count);
  for (uint32_t i = 0; i < count; i++) ck_assert(t[i].kind != TW_TRIGGER_FRAME || &o->frames.items[t[i].id] != f);
  tw_ontology_free(o);
}
END_TEST

/* What a faulty text is told: where and about what. */
static const struct {
  const char *text, *where, *what;
} faults[] = {
    {PREFIXES "lex:x a lexv:Frame ;\n lexv:evokes tw:Visit ;\n lexv:verbs \"x\" .\n", "user.ttl:6", "lexv:verbs"},
    {PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"x\" ;\n prep:zu tw:visitor .\n", "user.ttl:5",
     "prep:zu"},
    {PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visitt ; lexv:verb \"x\" ; lexv:example \"*x*\" .\n", "user.ttl:4",
     "tw:Visitt"},
    {PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"x\" ;\n\n lexv:subject tw:visitorr ;\n"
              "lexv:example \"*x*\" .\n",
     "user.ttl:6", "tw:visitorr"},
    {PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visit ; lexv:example \"*x*\" .\n", "user.ttl:4", "has no word"},
    {PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"x\" .\n", "user.ttl:4", "no lexv:example"},
    {PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"x\" ; lexv:subject tw:visitor ;\n"
              "lexv:requires lexv:object ; lexv:example \"*x*\" .\n",
     "user.ttl:5", "lexv:object is required but has no role"},
    {PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"Xy\" ; lexv:example \"*x*\" .\n", "user.ttl:4",
     "lower-case"},
    {PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"x\" ;\n lexv:example \"[guest He] *x*\" .\n",
     "user.ttl:5", "'guest'"},
    {PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"x\" ; lexv:subject tw:attacker ;\n"
              "lexv:example \"*x*\" .\n",
     "user.ttl:4", "no role of the class"},
    {PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"x\" ; lexv:factuality tw:Sure ;\n"
              "lexv:example \"*x*\" .\n",
     "user.ttl:4", "tw:Sure is no factuality"},
    {PREFIXES "lex:x a lexv:Support ; lexv:verb \"x\" ; lexv:nounAs lexv:bearer .\n", "user.ttl:4", "lexv:nounAs"},
    {PREFIXES "tw:V a owl:Class ; rdfs:label \"v\"@en ; rdfs:subClassOf tw:Event ; lexv:context tw:Visit .\n",
     "user.ttl:4", "is no lexv:Context"},
    {PREFIXES "tw:marine a lexv:Context .\n", "user.ttl:4", "has no word"},
    {PREFIXES "lex:x a lexv:Support ; lexv:verb \"x\" ; lexv:evokes tw:Visit .\n", "user.ttl:4", "does not apply"},
    {PREFIXES "tw:p a owl:ObjectProperty ; rdfs:label \"p\"@en ; lexv:on tw:Visit ;\n"
              " lexv:derivedFrom ( tw:visitor tw:nobody ) .\n",
     "user.ttl:5", "tw:nobody"},
    {PREFIXES "tw:p a owl:ObjectProperty ; rdfs:label \"p\"@en ; lexv:on tw:Visit ;\n"
              " lexv:derivedFrom ( tw:visitor tw:visitor ) .\n",
     "user.ttl:4", "lexv:symmetric"},
    {PREFIXES "tw:Plan a owl:Class ; rdfs:subClassOf tw:Event .\n", "user.ttl:4", "no English rdfs:label"},
    {PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visit\n lexv:verb \"x\" .\n", "user.ttl:5", "syntax error"},
    {"@prefix : <x:> .\n:a :b <../../../..> .\n", "user.ttl:2", "'..'"},
    {"\xFF", "user.ttl:1", "invalid UTF-8"},
};

START_TEST(faults_are_named_with_their_line) {
  Heard heard;
  TwOntology *o;
  ck_assert_int_eq(build(faults[_i].text, &heard, &o), TW_ERR_SYNTAX);
  ck_assert_ptr_null(o);
  ck_assert_int_ge(heard.errors, 1);
  ck_assert_msg(strstr(heard.text, faults[_i].where) && strstr(heard.text, faults[_i].what), "wanted %s %s, got\n%s",
                faults[_i].where, faults[_i].what, heard.text);
}
END_TEST

START_TEST(unevoked_classes_are_warned_of) {
  Heard heard;
  TwOntology *o;
  ck_assert_int_eq(
      build(PREFIXES "tw:Plan a owl:Class ; rdfs:label \"plan\"@en ; rdfs:subClassOf tw:Event .\n", &heard, &o), TW_OK);
  ck_assert_ptr_nonnull(strstr(heard.text, "user.ttl:4: no frame evokes tw:Plan"));
  tw_ontology_free(o);
}
END_TEST

START_TEST(the_order_of_statements_does_not_matter) {
  static const char a[] =
      PREFIXES "lex:x a lexv:Frame ; lexv:evokes tw:Visit ; lexv:verb \"x\", \"y\" ;\n"
               "prep:to tw:destination ; lexv:subject tw:visitor ; lexv:example \"*x*\", \"*y*\" .\n";
  static const char b[] = PREFIXES "lex:x lexv:example \"*y*\" . lex:x lexv:subject tw:visitor ; lexv:verb \"y\" .\n"
                                   "lex:x prep:to tw:destination ; lexv:evokes tw:Visit ; lexv:example \"*x*\" ;\n"
                                   "a lexv:Frame ; lexv:verb \"x\" .\n";
  Heard heard;
  TwOntology *first, *second;
  ck_assert_int_eq(build(a, &heard, &first), TW_OK);
  ck_assert_int_eq(build(b, &heard, &second), TW_OK);
  ck_assert_uint_eq(first->triggers.count, second->triggers.count);
  for (uint32_t i = 0; i < first->triggers.count; i++) {
    ck_assert(tw_str_eq(first->triggers.items[i].lemma, second->triggers.items[i].lemma));
    ck_assert_uint_eq(first->triggers.items[i].id, second->triggers.items[i].id);
  }
  const TwFrame *x = frame_named(first, "x"), *y = frame_named(second, "x");
  ck_assert_uint_eq(x->rank, y->rank);
  for (uint32_t i = 0; i < x->slots.count; i++) ck_assert_uint_eq(x->slots.items[i].role, y->slots.items[i].role);
  for (uint32_t i = 0; i < 2; i++) ck_assert(tw_str_eq(x->examples.items[i], y->examples.items[i]));
  tw_ontology_free(first);
  tw_ontology_free(second);
}
END_TEST

START_TEST(folders_are_read) {
  char folder[] = "/tmp/tw-ontology-XXXXXX", path[64];
  ck_assert_ptr_nonnull(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/zoo.ttl", folder);
  FILE *file = fopen(path, "wb");
  ck_assert_ptr_nonnull(file);
  fputs(zoo, file);
  fclose(file);
  TwOntology *o;
  ck_assert_int_eq(tw_ontology_load(folder, &tw_libc_allocator, NULL, &o), TW_OK);
  ck_assert_ptr_nonnull(frame_named(o, "adopt_pet"));
  tw_ontology_free(o);
  remove(path);
  remove(folder);
  Heard heard = {{0}, 0};
  TwDiagSink sink = {listen, &heard};
  ck_assert_int_eq(tw_ontology_load(folder, &tw_libc_allocator, &sink, &o), TW_ERR_IO);
  ck_assert_ptr_null(o);
  ck_assert_ptr_nonnull(strstr(heard.text, folder));
  tw_ontology_free(NULL);
}
END_TEST

START_TEST(memory_may_run_out_anywhere) {
  TwSourceFile file = {TW_STR("zoo.ttl"), tw_str(zoo)};
  TwSourceFile core = {TW_STR("core.ttl"),
                       tw_str(PREFIXES "tw:Event a owl:Class ; rdfs:label \"event\"@en .\n"
                                       "tw:Entity a owl:Class ; rdfs:label \"entity\"@en .\n"
                                       "tw:Person a owl:Class ; rdfs:label \"x\"@en ; rdfs:subClassOf tw:Entity .\n"
                                       "tw:Group a owl:Class ; rdfs:label \"x\"@en ; rdfs:subClassOf tw:Entity .\n"
                                       "tw:Thing a owl:Class ; rdfs:label \"x\"@en ; rdfs:subClassOf tw:Entity .\n"
                                       "prep:from a lexv:Preposition .\n")};
  TwStatus status = TW_ERR_MEMORY;
  for (long n = 0; status != TW_OK && n < 1000; n++) {
    FailingAllocator f;
    TwOntology *o;
    failing_allocator_init(&f, n);
    status = tw_ontology_build(&core, 1, &file, 1, &f.allocator, NULL, &o);
    ck_assert(status == TW_ERR_MEMORY || status == TW_OK);
    ck_assert((o != NULL) == (status == TW_OK));
    tw_ontology_free(o);
  }
  ck_assert_int_eq(status, TW_OK);
}
END_TEST

START_TEST(deep_nesting_is_refused) {
  TwBuf buf;
  tw_buf_init(&buf, &tw_libc_allocator);
  tw_buf_z(&buf, "@prefix : <x:> . :a :b ");
  for (int i = 0; i < 100000; i++) tw_buf_z(&buf, "[ :b ");
  uint32_t line;
  const char *problem;
  ck_assert_int_eq(tw_source_guard(tw_buf_str(&buf), &line, &problem), TW_ERR_SYNTAX);
  ck_assert_ptr_nonnull(strstr(problem, "nested"));
  ck_assert_int_eq(
      tw_source_guard(TW_STR("# [[[ ((( <../x>\n<a> \"\"\"[[ <../..> \"\"\" '((' <b/..c> ."), &line, &problem),
      TW_ERR_SYNTAX);
  ck_assert_uint_eq(line, 2);
  ck_assert_int_eq(
      tw_source_guard(TW_STR("# [[[ ((( <../x>\n<a> \"\"\"[[ \\\" <../..> \"\"\" '((' ."), &line, &problem), TW_OK);
  tw_buf_release(&buf);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("ontology_load");
  TCase *tests = tcase_create("load");
  tcase_add_test(tests, user_frames_are_added);
  tcase_add_test(tests, a_user_s_frame_goes_before_the_built_in_ones);
  tcase_add_test(tests, a_slot_is_narrowed_within_its_role);
  tcase_add_test(tests, a_user_s_resource_replaces_the_built_in_one);
  tcase_add_loop_test(tests, faults_are_named_with_their_line, 0, sizeof faults / sizeof *faults);
  tcase_add_test(tests, unevoked_classes_are_warned_of);
  tcase_add_test(tests, the_order_of_statements_does_not_matter);
  tcase_add_test(tests, folders_are_read);
  tcase_add_test(tests, memory_may_run_out_anywhere);
  tcase_add_test(tests, deep_nesting_is_refused);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
