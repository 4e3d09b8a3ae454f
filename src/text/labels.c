#include "text/labels.h"

static const TwStr upos_names[TW_UPOS_COUNT] = {
    TW_STR_INIT("ADJ"),  TW_STR_INIT("ADP"),   TW_STR_INIT("ADV"),   TW_STR_INIT("AUX"),   TW_STR_INIT("CCONJ"),
    TW_STR_INIT("DET"),  TW_STR_INIT("INTJ"),  TW_STR_INIT("NOUN"),  TW_STR_INIT("NUM"),   TW_STR_INIT("PART"),
    TW_STR_INIT("PRON"), TW_STR_INIT("PROPN"), TW_STR_INIT("PUNCT"), TW_STR_INIT("SCONJ"), TW_STR_INIT("SYM"),
    TW_STR_INIT("VERB"), TW_STR_INIT("X")};

static const TwStr rel_names[TW_REL_COUNT] = {
    TW_STR_INIT("acl"),        TW_STR_INIT("acl:relcl"),   TW_STR_INIT("advcl"),        TW_STR_INIT("advcl:relcl"),
    TW_STR_INIT("advmod"),     TW_STR_INIT("amod"),        TW_STR_INIT("appos"),        TW_STR_INIT("aux"),
    TW_STR_INIT("aux:pass"),   TW_STR_INIT("case"),        TW_STR_INIT("cc"),           TW_STR_INIT("cc:preconj"),
    TW_STR_INIT("ccomp"),      TW_STR_INIT("compound"),    TW_STR_INIT("compound:prt"), TW_STR_INIT("conj"),
    TW_STR_INIT("cop"),        TW_STR_INIT("csubj"),       TW_STR_INIT("csubj:outer"),  TW_STR_INIT("csubj:pass"),
    TW_STR_INIT("dep"),        TW_STR_INIT("det"),         TW_STR_INIT("det:predet"),   TW_STR_INIT("discourse"),
    TW_STR_INIT("dislocated"), TW_STR_INIT("expl"),        TW_STR_INIT("fixed"),        TW_STR_INIT("flat"),
    TW_STR_INIT("goeswith"),   TW_STR_INIT("iobj"),        TW_STR_INIT("list"),         TW_STR_INIT("mark"),
    TW_STR_INIT("nmod"),       TW_STR_INIT("nmod:desc"),   TW_STR_INIT("nmod:poss"),    TW_STR_INIT("nmod:unmarked"),
    TW_STR_INIT("nsubj"),      TW_STR_INIT("nsubj:outer"), TW_STR_INIT("nsubj:pass"),   TW_STR_INIT("nummod"),
    TW_STR_INIT("obj"),        TW_STR_INIT("obl"),         TW_STR_INIT("obl:agent"),    TW_STR_INIT("obl:unmarked"),
    TW_STR_INIT("orphan"),     TW_STR_INIT("parataxis"),   TW_STR_INIT("punct"),        TW_STR_INIT("reparandum"),
    TW_STR_INIT("root"),       TW_STR_INIT("vocative"),    TW_STR_INIT("xcomp")};

static const TwStr xpos_names[TW_XPOS_COUNT] = {
    TW_STR_INIT("$"),    TW_STR_INIT("''"),  TW_STR_INIT(","),   TW_STR_INIT("-LRB-"), TW_STR_INIT("-RRB-"),
    TW_STR_INIT("."),    TW_STR_INIT(":"),   TW_STR_INIT("ADD"), TW_STR_INIT("AFX"),   TW_STR_INIT("CC"),
    TW_STR_INIT("CD"),   TW_STR_INIT("DT"),  TW_STR_INIT("EX"),  TW_STR_INIT("FW"),    TW_STR_INIT("GW"),
    TW_STR_INIT("HYPH"), TW_STR_INIT("IN"),  TW_STR_INIT("JJ"),  TW_STR_INIT("JJR"),   TW_STR_INIT("JJS"),
    TW_STR_INIT("LS"),   TW_STR_INIT("MD"),  TW_STR_INIT("NFP"), TW_STR_INIT("NN"),    TW_STR_INIT("NNP"),
    TW_STR_INIT("NNPS"), TW_STR_INIT("NNS"), TW_STR_INIT("PDT"), TW_STR_INIT("POS"),   TW_STR_INIT("PRP"),
    TW_STR_INIT("PRP$"), TW_STR_INIT("RB"),  TW_STR_INIT("RBR"), TW_STR_INIT("RBS"),   TW_STR_INIT("RP"),
    TW_STR_INIT("SYM"),  TW_STR_INIT("TO"),  TW_STR_INIT("UH"),  TW_STR_INIT("VB"),    TW_STR_INIT("VBD"),
    TW_STR_INIT("VBG"),  TW_STR_INIT("VBN"), TW_STR_INIT("VBP"), TW_STR_INIT("VBZ"),   TW_STR_INIT("WDT"),
    TW_STR_INIT("WP"),   TW_STR_INIT("WP$"), TW_STR_INIT("WRB"), TW_STR_INIT("``")};

static const TwStr name_kinds[TW_NAME_COUNT] = {
    TW_STR_INIT("Person"),  TW_STR_INIT("Organization"), TW_STR_INIT("Location"), TW_STR_INIT("Country"),
    TW_STR_INIT("City"),    TW_STR_INIT("Nationality"),  TW_STR_INIT("Facility"), TW_STR_INIT("Event"),
    TW_STR_INIT("Product"), TW_STR_INIT("Law"),          TW_STR_INIT("Misc"),     TW_STR_INIT("Date"),
    TW_STR_INIT("Money")};

/* Feature=Value and its bit; values that no module asks for are left out. */
static const struct {
  TwStr feature;
  uint32_t bit;
} morphs[] = {{TW_STR_INIT("Number=Sing"), TW_M_SING}, {TW_STR_INIT("Number=Plur"), TW_M_PLUR},
              {TW_STR_INIT("Number=Ptan"), TW_M_PLUR}, {TW_STR_INIT("Tense=Past"), TW_M_PAST},
              {TW_STR_INIT("Tense=Pres"), TW_M_PRES},  {TW_STR_INIT("VerbForm=Fin"), TW_M_FIN},
              {TW_STR_INIT("VerbForm=Inf"), TW_M_INF}, {TW_STR_INIT("VerbForm=Part"), TW_M_PART},
              {TW_STR_INIT("VerbForm=Ger"), TW_M_GER}, {TW_STR_INIT("Voice=Pass"), TW_M_PASS},
              {TW_STR_INIT("Mood=Imp"), TW_M_IMP},     {TW_STR_INIT("Mood=Sub"), TW_M_SUBJ},
              {TW_STR_INIT("Gender=Masc"), TW_M_MASC}, {TW_STR_INIT("Gender=Fem"), TW_M_FEM},
              {TW_STR_INIT("Gender=Neut"), TW_M_NEUT}, {TW_STR_INIT("Person=1"), TW_M_FIRST},
              {TW_STR_INIT("Person=2"), TW_M_SECOND},  {TW_STR_INIT("Person=3"), TW_M_THIRD},
              {TW_STR_INIT("Poss=Yes"), TW_M_POSS},    {TW_STR_INIT("Reflex=Yes"), TW_M_REFLEX},
              {TW_STR_INIT("PronType=Prs"), TW_M_PRS}, {TW_STR_INIT("PronType=Emp"), TW_M_PRS},
              {TW_STR_INIT("PronType=Dem"), TW_M_DEM}, {TW_STR_INIT("PronType=Rel"), TW_M_REL},
              {TW_STR_INIT("PronType=Int"), TW_M_INT}, {TW_STR_INIT("PronType=Neg"), TW_M_NEG},
              {TW_STR_INIT("Polarity=Neg"), TW_M_NEG}, {TW_STR_INIT("Definite=Def"), TW_M_DEF},
              {TW_STR_INIT("Definite=Ind"), TW_M_IND}, {TW_STR_INIT("Case=Nom"), TW_M_NOM},
              {TW_STR_INIT("Case=Acc"), TW_M_ACC},     {TW_STR_INIT("Degree=Cmp"), TW_M_CMP},
              {TW_STR_INIT("Degree=Sup"), TW_M_SUP}};

TwStr tw_upos_name(TwUpos upos) { return upos < TW_UPOS_COUNT ? upos_names[upos] : TW_STR("_"); }
TwStr tw_rel_name(TwRel rel) { return rel < TW_REL_COUNT ? rel_names[rel] : TW_STR("_"); }
TwStr tw_xpos_name(uint8_t xpos) { return xpos < TW_XPOS_COUNT ? xpos_names[xpos] : TW_STR("_"); }
TwStr tw_name_kind_name(TwNameKind kind) { return kind < TW_NAME_COUNT ? name_kinds[kind] : TW_STR("O"); }

static uint32_t find(const TwStr *names, uint32_t count, TwStr name) {
  uint32_t i = 0;
  while (i < count && !tw_str_eq(names[i], name)) i++;
  return i;
}

TwUpos tw_upos_of(TwStr name) { return (TwUpos)find(upos_names, TW_UPOS_COUNT, name); }
uint8_t tw_xpos_of(TwStr name) { return (uint8_t)find(xpos_names, TW_XPOS_COUNT, name); }

static TwStr before_colon(TwStr name) {
  size_t colon = tw_str_find(name, TW_STR(":"), 0);
  return colon == SIZE_MAX ? name : tw_str_n(name.ptr, colon);
}

TwRel tw_rel_of(TwStr name) {
  uint32_t i = find(rel_names, TW_REL_COUNT, name);
  return (TwRel)(i < TW_REL_COUNT ? i : find(rel_names, TW_REL_COUNT, before_colon(name)));
}

TwRel tw_rel_universal(TwRel rel) {
  return rel < TW_REL_COUNT ? (TwRel)find(rel_names, TW_REL_COUNT, before_colon(rel_names[rel])) : rel;
}

uint32_t tw_morph_of(TwStr feats) {
  uint32_t bits = 0;
  TwStr part;
  while (tw_str_split(&feats, '|', &part))
    for (size_t i = 0; i < sizeof morphs / sizeof *morphs; i++)
      if (tw_str_eq(part, morphs[i].feature)) bits |= morphs[i].bit;
  return bits;
}
