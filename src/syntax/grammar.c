#include "syntax/grammar.h"

static const TwStr preps[TW_PREP_COUNT] = {
    TW_STR_INIT("according_to"), TW_STR_INIT("against"), TW_STR_INIT("among"), TW_STR_INIT("as"),
    TW_STR_INIT("at"),           TW_STR_INIT("between"), TW_STR_INIT("by"),    TW_STR_INIT("for"),
    TW_STR_INIT("from"),         TW_STR_INIT("in"),      TW_STR_INIT("into"),  TW_STR_INIT("of"),
    TW_STR_INIT("on"),           TW_STR_INIT("over"),    TW_STR_INIT("to"),    TW_STR_INIT("with")};

static const TwStr words[TW_GRAMMAR_WORDS] = {TW_STR_INIT("be"), TW_STR_INIT("have"), TW_STR_INIT("when"),
                                              TW_STR_INIT("where")};

TwStr tw_prep_name(TwPrep prep) { return preps[prep]; }

bool tw_is_word(TwStr lemma, TwGrammarWord word) { return tw_str_eq(lemma, words[word]); }
