/* The closed classes of English that factuality and circumstances rest on: auxiliaries, negations, subordinators,
 * prepositions. */
#include "event/internal.h"

static const struct {
  TwStr lemma;
  Modality modality;
} auxiliaries[] = {
    {TW_STR_INIT("will"), MODALITY_FUTURE},       {TW_STR_INIT("shall"), MODALITY_FUTURE},
    {TW_STR_INIT("'ll"), MODALITY_FUTURE},        {TW_STR_INIT("wo"), MODALITY_FUTURE},
    {TW_STR_INIT("may"), MODALITY_POSSIBLE},      {TW_STR_INIT("might"), MODALITY_POSSIBLE},
    {TW_STR_INIT("can"), MODALITY_POSSIBLE},      {TW_STR_INIT("could"), MODALITY_POSSIBLE},
    {TW_STR_INIT("would"), MODALITY_CONDITIONAL}, {TW_STR_INIT("'d"), MODALITY_CONDITIONAL},
    {TW_STR_INIT("ca"), MODALITY_POSSIBLE},       {TW_STR_INIT("should"), MODALITY_OBLIGATION},
    {TW_STR_INIT("must"), MODALITY_OBLIGATION},   {TW_STR_INIT("ought"), MODALITY_OBLIGATION},
};

static const TwStr negations[] = {TW_STR_INIT("not"),     TW_STR_INIT("n't"),    TW_STR_INIT("never"),
                                  TW_STR_INIT("no"),      TW_STR_INIT("nor"),    TW_STR_INIT("neither"),
                                  TW_STR_INIT("without"), TW_STR_INIT("nobody"), TW_STR_INIT("none")};

static const TwStr conditions[] = {TW_STR_INIT("if"), TW_STR_INIT("unless"), TW_STR_INIT("whether"),
                                   TW_STR_INIT("lest")};

/* Prepositions whose gerund names an act without telling it; those of the second list do so below nouns. */
static const TwStr naming[] = {TW_STR_INIT("about"), TW_STR_INIT("to"), TW_STR_INIT("toward"), TW_STR_INIT("towards"),
                               TW_STR_INIT("against")};
static const TwStr naming_below_nouns[] = {TW_STR_INIT("of")};

static const TwStr locatives[] = {TW_STR_INIT("in"),         TW_STR_INIT("at"),     TW_STR_INIT("near"),
                                  TW_STR_INIT("inside"),     TW_STR_INIT("within"), TW_STR_INIT("outside"),
                                  TW_STR_INIT("around"),     TW_STR_INIT("across"), TW_STR_INIT("off"),
                                  TW_STR_INIT("throughout"), TW_STR_INIT("on"),     TW_STR_INIT("outside_of")};

static const TwStr framings[] = {TW_STR_INIT("during"), TW_STR_INIT("on"), TW_STR_INIT("in"), TW_STR_INIT("at"),
                                 TW_STR_INIT("amid")};

static const TwStr presuppositions[] = {TW_STR_INIT("after"),  TW_STR_INIT("following"), TW_STR_INIT("since"),
                                        TW_STR_INIT("before"), TW_STR_INIT("despite"),   TW_STR_INIT("because_of")};

static const TwStr completions[] = {TW_STR_INIT("as"), TW_STR_INIT("into"), TW_STR_INIT("onto"), TW_STR_INIT("of"),
                                    TW_STR_INIT("upon")};

static const TwStr aparts[] = {TW_STR_INIT("after"), TW_STR_INIT("before"), TW_STR_INIT("ahead"), TW_STR_INIT("into"),
                               TW_STR_INIT("behind")};

static bool among(const TwStr *words, size_t count, TwStr word) {
  for (size_t i = 0; i < count; i++)
    if (tw_str_eq_fold(words[i], word)) return true;
  return false;
}
#define AMONG(words, word) among((words), sizeof(words) / sizeof *(words), (word))

Modality event_grammar_modality(TwStr lemma) {
  for (size_t i = 0; i < sizeof auxiliaries / sizeof *auxiliaries; i++)
    if (tw_str_eq_fold(auxiliaries[i].lemma, lemma)) return auxiliaries[i].modality;
  return MODALITY_NONE;
}

bool event_grammar_is_negation(const TwToken *token) { return AMONG(negations, token->form); }
bool event_grammar_since(TwStr lemma) { return tw_str_eq_fold(lemma, TW_STR("since")); }
bool event_grammar_apart(TwStr word) { return AMONG(aparts, word); }
bool event_grammar_opens_condition(TwStr lemma) { return AMONG(conditions, lemma); }
bool event_grammar_awaits(TwStr lemma) {
  return tw_str_eq_fold(lemma, TW_STR("until")) || tw_str_eq_fold(lemma, TW_STR("till"));
}
bool event_grammar_names_act(TwStr prep, bool below_noun) {
  return AMONG(naming, prep) || (below_noun && AMONG(naming_below_nouns, prep));
}
bool event_grammar_locative(TwStr prep) { return AMONG(locatives, prep); }
bool event_grammar_presupposes(TwStr prep) { return AMONG(presuppositions, prep); }
bool event_grammar_completes(TwStr prep) { return AMONG(completions, prep); }
TwStr event_grammar_is(void) { return TW_STR("is"); }
bool event_grammar_framing(TwStr prep) { return AMONG(framings, prep); }

TwStr tw_factuality_name(TwFactuality factuality) {
  static const TwStr names[] = {TW_STR_INIT("Happened"), TW_STR_INIT("Scheduled"), TW_STR_INIT("Ongoing"),
                                TW_STR_INIT("Possible"), TW_STR_INIT("Denied"),    TW_STR_INIT("Requested")};
  return names[factuality];
}
