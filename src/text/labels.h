/* The label sets of the analysis: Universal Dependencies 2.16 as its English treebanks use it. The order of each list
 * is the order of the model's outputs. */
#ifndef TW_TEXT_LABELS_H
#define TW_TEXT_LABELS_H

#include "base/str.h"

/** Universal part-of-speech tags. */
typedef enum TwUpos {
  TW_ADJ,
  TW_ADP,
  TW_ADV,
  TW_AUX,
  TW_CCONJ,
  TW_DET,
  TW_INTJ,
  TW_NOUN,
  TW_NUM,
  TW_PART,
  TW_PRON,
  TW_PROPN,
  TW_PUNCT,
  TW_SCONJ,
  TW_SYM,
  TW_VERB,
  TW_X,
  TW_UPOS_COUNT
} TwUpos;

/** Dependency relations with their subtypes. */
typedef enum TwRel {
  TW_REL_ACL,
  TW_REL_ACL_RELCL,
  TW_REL_ADVCL,
  TW_REL_ADVCL_RELCL,
  TW_REL_ADVMOD,
  TW_REL_AMOD,
  TW_REL_APPOS,
  TW_REL_AUX,
  TW_REL_AUX_PASS,
  TW_REL_CASE,
  TW_REL_CC,
  TW_REL_CC_PRECONJ,
  TW_REL_CCOMP,
  TW_REL_COMPOUND,
  TW_REL_COMPOUND_PRT,
  TW_REL_CONJ,
  TW_REL_COP,
  TW_REL_CSUBJ,
  TW_REL_CSUBJ_OUTER,
  TW_REL_CSUBJ_PASS,
  TW_REL_DEP,
  TW_REL_DET,
  TW_REL_DET_PREDET,
  TW_REL_DISCOURSE,
  TW_REL_DISLOCATED,
  TW_REL_EXPL,
  TW_REL_FIXED,
  TW_REL_FLAT,
  TW_REL_GOESWITH,
  TW_REL_IOBJ,
  TW_REL_LIST,
  TW_REL_MARK,
  TW_REL_NMOD,
  TW_REL_NMOD_DESC,
  TW_REL_NMOD_POSS,
  TW_REL_NMOD_UNMARKED,
  TW_REL_NSUBJ,
  TW_REL_NSUBJ_OUTER,
  TW_REL_NSUBJ_PASS,
  TW_REL_NUMMOD,
  TW_REL_OBJ,
  TW_REL_OBL,
  TW_REL_OBL_AGENT,
  TW_REL_OBL_UNMARKED,
  TW_REL_ORPHAN,
  TW_REL_PARATAXIS,
  TW_REL_PUNCT,
  TW_REL_REPARANDUM,
  TW_REL_ROOT,
  TW_REL_VOCATIVE,
  TW_REL_XCOMP,
  TW_REL_COUNT
} TwRel;

/** Penn Treebank tags are kept as indices into a table of names; only these few are asked for by name. */
#define TW_XPOS_COUNT 49

/** Kinds of names, as the model's head and the gazetteer tell them apart; CONTRACT.md gives their names in NER=. */
typedef enum TwNameKind {
  TW_NAME_PERSON,
  TW_NAME_ORGANIZATION,
  TW_NAME_LOCATION,
  TW_NAME_COUNTRY, /* refined from LOCATION by the gazetteer, as CITY is */
  TW_NAME_CITY,
  TW_NAME_NATIONALITY, /* nationalities, religious and political groups: "Chinese", "Democrats" */
  TW_NAME_FACILITY,
  TW_NAME_EVENT,
  TW_NAME_PRODUCT,
  TW_NAME_LAW,
  TW_NAME_MISC,
  TW_NAME_DATE,
  TW_NAME_MONEY,
  TW_NAME_COUNT
} TwNameKind;

/** Morphological features, one bit a value; which value of a feature a token bears is `morph & TW_M_…`. */
typedef enum TwMorph {
  TW_M_SING = 1 << 0,
  TW_M_PLUR = 1 << 1,
  TW_M_PAST = 1 << 2,
  TW_M_PRES = 1 << 3,
  TW_M_FIN = 1 << 4,
  TW_M_INF = 1 << 5,
  TW_M_PART = 1 << 6,
  TW_M_GER = 1 << 7,
  TW_M_PASS = 1 << 8,
  TW_M_IMP = 1 << 9,   /* imperative mood */
  TW_M_SUBJ = 1 << 10, /* subjunctive mood */
  TW_M_MASC = 1 << 11,
  TW_M_FEM = 1 << 12,
  TW_M_NEUT = 1 << 13,
  TW_M_FIRST = 1 << 14,
  TW_M_SECOND = 1 << 15,
  TW_M_THIRD = 1 << 16,
  TW_M_POSS = 1 << 17,
  TW_M_REFLEX = 1 << 18,
  TW_M_PRS = 1 << 19, /* PronType: personal */
  TW_M_DEM = 1 << 20, /* … demonstrative */
  TW_M_REL = 1 << 21, /* … relative */
  TW_M_INT = 1 << 22, /* … interrogative */
  TW_M_NEG = 1 << 23, /* PronType or Polarity: negative */
  TW_M_DEF = 1 << 24, /* definite article */
  TW_M_IND = 1 << 25, /* indefinite article */
  TW_M_NOM = 1 << 26,
  TW_M_ACC = 1 << 27,
  TW_M_CMP = 1 << 28,
  TW_M_SUP = 1 << 29
} TwMorph;

/** Name of a label, as CoNLL-U writes it. */
TwStr tw_upos_name(TwUpos upos);
TwStr tw_rel_name(TwRel rel);
TwStr tw_xpos_name(uint8_t xpos);
TwStr tw_name_kind_name(TwNameKind kind);
/** The label of that name, or its count (TW_UPOS_COUNT …) where there is none. A relation whose subtype is not listed
 * gives its universal relation. */
TwUpos tw_upos_of(TwStr name);
TwRel tw_rel_of(TwStr name);
uint8_t tw_xpos_of(TwStr name);
/** The relation without its subtype: nsubj for nsubj:pass. */
TwRel tw_rel_universal(TwRel rel);
/** The bits that a FEATS column stands for; "_" or an unknown feature gives none. */
uint32_t tw_morph_of(TwStr feats);

#endif
