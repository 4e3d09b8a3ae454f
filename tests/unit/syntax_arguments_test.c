#include "syntax/syntax.h"
#include "tree.h"

static TwArena arena;
static TwDocument *document;
static TwSyntax *syntax;

static void setup(void) { tw_arena_init(&arena, &tw_libc_allocator); }
static void teardown(void) { tw_arena_release(&arena); }

static void read_tree(const char *spec) {
  document = tree_document(&arena, spec);
  ck_assert_int_eq(tw_syntax_new(document, tw_ontology_builtin(), &syntax), TW_OK);
}

/* Whether a word fills a function of a predicate. */
static bool fills(const char *predicate, TwWordKind word, TwFunction function, const char *prep, const char *filler) {
  TwArguments args;
  tw_syntax_arguments(syntax, tree_token(document, predicate), word, &args);
  for (uint32_t i = 0; i < args.count; i++) {
    const TwArgument *a = &args.items[i];
    if (a->function != function || !tw_str_is(document->tokens.items[a->token].form, filler)) continue;
    if (!prep || (a->prep != TW_NO_ID && tw_str_is(syntax->ontology->preps.items[a->prep], prep))) return true;
  }
  return false;
}

#define VERB(p, f, w)     ck_assert(fills(p, TW_WORD_VERB, f, NULL, w))
#define NOT_VERB(p, f, w) ck_assert(!fills(p, TW_WORD_VERB, f, NULL, w))
#define NOUN(p, f, w)     ck_assert(fills(p, TW_WORD_NOUN, f, NULL, w))

START_TEST(passives_turn_round) {
  read_tree(
      "Radu|Radu|PROPN|3|nsubj:pass was|be|AUX|3|aux:pass arrested|arrest|VERB|0|root|VerbForm=Part by|by|ADP|5|case "
      "police|police|NOUN|3|obl:agent in|in|ADP|7|case March|March|PROPN|3|obl");
  VERB("arrested", TW_FN_OBJECT, "Radu");
  VERB("arrested", TW_FN_SUBJECT, "police");
  ck_assert(fills("arrested", TW_WORD_VERB, TW_FN_PREP, "in", "March"));
}
END_TEST

START_TEST(past_tense_is_active) {
  read_tree(
      "Denmark|Denmark|PROPN|2|nsubj:pass spied|spy|VERB|0|root|Mood=Ind+Tense=Past+VerbForm=Fin on|on|ADP|4|case "
      "Chad|Chad|PROPN|2|obl\n"
      "Men|man|NOUN|2|nsubj:pass arrested|arrest|VERB|0|root|Tense=Past+VerbForm=Part in|in|ADP|4|case "
      "Oslo|Oslo|PROPN|2|obl");
  VERB("spied", TW_FN_SUBJECT, "Denmark");
  VERB("arrested", TW_FN_OBJECT, "Men");
}
END_TEST

START_TEST(relatives_take_their_antecedent) {
  read_tree(
      "The|the|DET|2|det man|man|NOUN|6|nsubj who|who|PRON|4|nsubj|PronType=Rel met|meet|VERB|2|acl:relcl|VerbForm=Fin "
      "her|she|PRON|4|obj left|leave|VERB|0|root|VerbForm=Fin\n"
      "Places|place|NOUN|0|root police|police|NOUN|3|nsubj raided|raid|VERB|1|acl:relcl|VerbForm=Fin");
  VERB("met", TW_FN_SUBJECT, "man");
  VERB("met", TW_FN_OBJECT, "her");
  VERB("raided", TW_FN_OBJECT, "Places");
}
END_TEST

START_TEST(control_and_coordination_share_subjects) {
  read_tree("Li|Li|PROPN|3|nsubj:pass is|be|AUX|3|aux:pass scheduled|schedule|VERB|0|root|Voice=Pass to|to|PART|5|mark "
            "visit|visit|VERB|3|xcomp|VerbForm=Inf Russia|Russia|PROPN|5|obj and|and|CCONJ|8|cc "
            "meet|meet|VERB|5|conj|VerbForm=Inf "
            "Putin|Putin|PROPN|8|obj\n"
            "They|they|PRON|2|nsubj urged|urge|VERB|0|root Iran|Iran|PROPN|2|obj to|to|PART|5|mark "
            "stop|stop|VERB|2|xcomp|VerbForm=Inf");
  VERB("visit", TW_FN_SUBJECT, "Li");
  VERB("meet", TW_FN_SUBJECT, "Li");
  VERB("meet", TW_FN_OBJECT, "Putin");
  VERB("stop", TW_FN_SUBJECT, "Iran");
  NOT_VERB("stop", TW_FN_SUBJECT, "They");
}
END_TEST

START_TEST(participles_that_trail) {
  /* "Troops fired on a crowd waiting there, killing two" */
  read_tree("Troops|troop|NOUN|2|nsubj fired|fire|VERB|0|root|VerbForm=Fin on|on|ADP|5|case a|a|DET|5|det "
            "crowd|crowd|NOUN|2|obl waiting|wait|VERB|5|acl|Tense=Pres+VerbForm=Part there|there|ADV|6|advmod "
            ",|,|PUNCT|9|punct killing|kill|VERB|6|conj|Tense=Pres+VerbForm=Part two|two|NUM|9|obj");
  VERB("killing", TW_FN_SUBJECT, "Troops");
  NOT_VERB("killing", TW_FN_SUBJECT, "crowd");
  /* "Men were shot in a raid, seizing drugs": it was not the men; "Li was elected, beating Wu": Li did */
  read_tree("Men|man|NOUN|3|nsubj:pass were|be|AUX|3|aux:pass shot|shoot|VERB|0|root|VerbForm=Part+Voice=Pass "
            ",|,|PUNCT|5|punct seizing|seize|VERB|3|advcl|Tense=Pres+VerbForm=Part drugs|drug|NOUN|5|obj\n"
            "Li|Li|PROPN|3|nsubj:pass was|be|AUX|3|aux:pass elected|elect|VERB|0|root|VerbForm=Part+Voice=Pass "
            ",|,|PUNCT|5|punct beating|beat|VERB|3|advcl|Tense=Pres+VerbForm=Part Wu|Wu|PROPN|5|obj");
  NOT_VERB("seizing", TW_FN_SUBJECT, "Men");
  VERB("beating", TW_FN_SUBJECT, "Li");
  /* "listed it as belonging to them" */
  read_tree("Experts|expert|NOUN|2|nsubj listed|list|VERB|0|root|VerbForm=Fin Saha|Saha|PROPN|2|obj as|as|SCONJ|5|mark "
            "belonging|belong|VERB|2|advcl|Tense=Pres+VerbForm=Part");
  VERB("belonging", TW_FN_SUBJECT, "Saha");
}
END_TEST

START_TEST(papers_and_their_words) {
  /* who publishes a report accusing somebody accuses, who vetoes one does not */
  read_tree("Oxfam|Oxfam|PROPN|2|nsubj published|publish|VERB|0|root|VerbForm=Fin reports|report|NOUN|2|obj "
            "accusing|accuse|VERB|3|acl|Tense=Pres+VerbForm=Part Mali|Mali|PROPN|4|obj\n"
            "China|China|PROPN|2|nsubj vetoed|veto|VERB|0|root|VerbForm=Fin drafts|draft|NOUN|2|obj "
            "urging|urge|VERB|3|acl|Tense=Pres+VerbForm=Part Chad|Chad|PROPN|4|obj");
  VERB("accusing", TW_FN_SUBJECT, "Oxfam");
  NOT_VERB("urging", TW_FN_SUBJECT, "China");
}
END_TEST

START_TEST(complements_have_actors) {
  read_tree("Paris|Paris|PROPN|2|nsubj demanded|demand|VERB|0|root that|that|SCONJ|5|mark Iran|Iran|PROPN|5|nsubj "
            "withdraw|withdraw|VERB|2|ccomp");
  VERB("demanded", TW_FN_COMPLEMENT_SUBJECT, "Iran");
  NOT_VERB("demanded", TW_FN_COMPLEMENT_SUBJECT, "Paris");
  read_tree("Paris|Paris|PROPN|2|nsubj demanded|demand|VERB|0|root that|that|SCONJ|6|mark "
            "hostages|hostage|NOUN|6|nsubj:pass be|be|AUX|6|aux:pass freed|free|VERB|2|ccomp");
  NOT_VERB("demanded", TW_FN_COMPLEMENT_SUBJECT, "hostages");
}
END_TEST

START_TEST(coordinated_fillers_form_a_group) {
  read_tree("China|China|PROPN|4|nsubj and|and|CCONJ|3|cc Russia|Russia|PROPN|1|conj met|meet|VERB|0|root");
  TwArguments args;
  tw_syntax_arguments(syntax, tree_token(document, "met"), TW_WORD_VERB, &args);
  ck_assert_uint_eq(args.count, 2);
  ck_assert_uint_eq(args.items[0].group, args.items[1].group);
}
END_TEST

START_TEST(nouns_have_possessors_and_bearers) {
  read_tree("China|China|PROPN|4|nmod:poss 's|'s|PART|1|case defence|defence|NOUN|4|compound "
            "minister|minister|NOUN|7|nsubj ,|,|PUNCT|6|punct "
            "Li|Li|PROPN|4|appos left|leave|VERB|0|root");
  NOUN("minister", TW_FN_POSSESSOR, "China");
  NOUN("minister", TW_FN_BEARER, "Li");
  NOUN("minister", TW_FN_MODIFIER, "defence");
}
END_TEST

START_TEST(support_verbs_lend_their_subject) {
  read_tree("Li|Li|PROPN|2|nsubj held|hold|VERB|0|root talks|talk|NOUN|2|obj with|with|ADP|5|case "
            "Putin|Putin|PROPN|2|obl in|in|ADP|7|case "
            "Moscow|Moscow|PROPN|2|obl");
  NOUN("talks", TW_FN_SUBJECT, "Li");
  ck_assert(fills("talks", TW_WORD_NOUN, TW_FN_PREP, "with", "Putin"));
  ck_assert(fills("talks", TW_WORD_NOUN, TW_FN_PREP, "in", "Moscow"));
}
END_TEST

START_TEST(phrases_leave_out_clauses) {
  read_tree(
      "The|the|DET|3|det Chinese|Chinese|ADJ|3|amod ministry|ministry|NOUN|9|nsubj of|of|ADP|5|case "
      "defence|defence|NOUN|3|nmod "
      ",|,|PUNCT|8|punct which|which|PRON|8|nsubj|PronType=Rel denied|deny|VERB|3|acl:relcl said|say|VERB|0|root");
  TwSpan span = tw_syntax_phrase(syntax, tree_token(document, "ministry"));
  ck_str_is(tw_document_words(document, span), "The Chinese ministry of defence");
}
END_TEST

START_TEST(broken_trees_end) {
  TwArena a;
  tw_arena_init(&a, &tw_libc_allocator);
  document = tree_document(&a, "a|a|VERB|2|xcomp b|b|VERB|0|root c|c|VERB|2|conj");
  document->tokens.items[0].head = 2; /* a ring without a root */
  document->tokens.items[1].head = 0;
  document->tokens.items[2].head = 1;
  ck_assert_int_eq(tw_syntax_new(document, tw_ontology_builtin(), &syntax), TW_OK);
  TwArguments args;
  for (uint32_t i = 0; i < 3; i++)
    for (int w = 0; w < TW_WORD_KINDS; w++) tw_syntax_arguments(syntax, i, (TwWordKind)w, &args);
  ck_assert(!tw_syntax_below(syntax, 0, 77));
  tw_arena_release(&a);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("syntax");
  TCase *tests = tcase_create("arguments");
  tcase_add_checked_fixture(tests, setup, teardown);
  tcase_add_test(tests, passives_turn_round);
  tcase_add_test(tests, past_tense_is_active);
  tcase_add_test(tests, relatives_take_their_antecedent);
  tcase_add_test(tests, control_and_coordination_share_subjects);
  tcase_add_test(tests, participles_that_trail);
  tcase_add_test(tests, papers_and_their_words);
  tcase_add_test(tests, complements_have_actors);
  tcase_add_test(tests, coordinated_fillers_form_a_group);
  tcase_add_test(tests, nouns_have_possessors_and_bearers);
  tcase_add_test(tests, support_verbs_lend_their_subject);
  tcase_add_test(tests, phrases_leave_out_clauses);
  tcase_add_test(tests, broken_trees_end);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
