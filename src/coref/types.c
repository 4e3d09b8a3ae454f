/* What a mention says of its bearer by itself: class, number, gender, title, country. */
#include "coref/internal.h"

TwClassId coref_class(const Resolver *r, TwStr name, TwClassId otherwise) {
  TwClassId id = name.len ? tw_ontology_class(r->ontology, name) : TW_NO_ID;
  return id == TW_NO_ID ? otherwise : id;
}

Sort coref_sort_of_class(const Resolver *r, TwClassId type) {
  const TwOntology *o = r->ontology;
  if (type == TW_NO_ID) return SORT_UNKNOWN;
  if (tw_ontology_is_a(o, type, r->person)) return SORT_PERSON;
  if (tw_ontology_is_a(o, type, r->organization) || tw_ontology_is_a(o, type, r->country)) return SORT_GROUP;
  if (tw_ontology_is_a(o, type, coref_class(r, TW_STR("Group"), r->organization))) return SORT_GROUP;
  if (tw_ontology_is_a(o, type, r->place)) return SORT_PLACE;
  return tw_ontology_is_a(o, type, r->event) ? SORT_EVENT : SORT_THING;
}

/* The class that a word says, together with the one before it ("Air [Force]"), or behind it ("[Network] of …"). */
static TwStr class_by_word(const Resolver *r, TwSpan core, uint32_t at, bool place, TwStr *sector) {
  TwSpan tries[] = {{at - (at > core.begin), at + 1}, {at, at + 2}, {at, at + 1}};
  for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
    if (tries[i].end > core.end) continue;
    TwStr words = coref_join(r, tries[i]);
    TwStr type = place ? tw_gaz_place_word(words) : tw_gaz_organization_word(words, sector);
    if (type.len) return type;
  }
  return tw_str_n(NULL, 0);
}

/* Whether a word stands in what a preposition says of the name's first words: "Centre for [Aviation]". */
static bool is_behind_preposition(const Resolver *r, TwSpan core, uint32_t head, uint32_t word) {
  for (uint32_t i = core.begin; i < word; i++)
    if (r->tokens[i].upos == TW_ADP && head < i) return true;
  return false;
}

/* The class that a telling word of the name gives: "[Ministry] of …", "… [Bank]". */
static TwStr telling_word(const Resolver *r, TwSpan core, uint32_t head, bool place, TwStr *sector) {
  uint32_t places[2] = {head, core.end - 1};
  *sector = tw_str_n(NULL, 0);
  for (int k = 0; k < 2; k++) {
    if (places[k] < core.begin || places[k] >= core.end || is_behind_preposition(r, core, head, places[k])) continue;
    TwStr type = class_by_word(r, core, places[k], place, sector);
    if (type.len) return type;
  }
  return tw_str_n(NULL, 0);
}

static void type_by_words(Resolver *r, Info *info, uint32_t head) {
  TwStr sector, type;
  bool place = info->name_kind == TW_NAME_LOCATION || info->name_kind == TW_NAME_FACILITY ||
               info->name_kind == TW_NAME_CITY || info->name_kind == TW_NAME_COUNTRY;
  bool open = info->name_kind == TW_NAME_COUNT || info->name_kind == TW_NAME_MISC;
  if (place && r->tokens[head].upos != TW_PROPN) {
    type = tw_gaz_organization_word(r->tokens[head].form, &sector); /* "a [Zagreb hospital]" */
    if (type.len) {
      info->type = coref_class(r, type, r->organization);
      info->sector = sector;
      info->sure = true;
      return;
    }
  }
  if (place || open) {
    type = telling_word(r, info->core, head, true, &sector);
    if (type.len && (place || info->core.end - info->core.begin > 1)) {
      info->type = coref_class(r, type, r->place);
      info->sure = true;
      return;
    }
  }
  if (place) return;
  type = telling_word(r, info->core, head, false, &sector);
  if (info->name_kind == TW_NAME_MISC && tw_str_is(type, "NewsMedia")) type.len = 0; /* "Mid Year [Review]" */
  TwStr last = coref_lower(r->arena, r->tokens[info->core.end - 1].form);
  if (type.len == 0 && open && info->core.end - info->core.begin > 1 && tw_gaz_noun_main(last) == TW_NOUN_EVENT) {
    info->type = r->event; /* "the Rotterdam [Marathon]" */
    info->sure = true;
  }
  if (type.len == 0 && info->core.end - info->core.begin > 1) { /* "the UN [Charter]" */
    TwStr law = tw_gaz_place_word(last);
    if (tw_str_is(law, "Law")) type = law;
  }
  if (type.len == 0) return;
  info->type = coref_class(r, type, r->organization);
  info->sector = sector;
  info->sure = true;
}

typedef struct NounClass {
  TwStr type, sector;
  bool place;
} NounClass;

static bool spoken_of(const Resolver *r, TwStr noun, NounClass *found) {
  TwStr key = tw_arena_printf(r->arena, "the %.*s", TW_FMT(noun));
  found->type = tw_gaz_organization_word(key, &found->sector);
  found->place = found->type.len == 0;
  if (found->place) found->type = tw_gaz_place_word(key);
  return found->type.len > 0;
}

/* The class that a common noun says. Words of names are common nouns only where they are nouns of the kind: "ministry"
 * is, "energy" and "sound" are not. */
static NounClass class_of_common(const Resolver *r, TwStr form, TwStr lemma) {
  NounClass found = {{NULL, 0}, {NULL, 0}, false};
  if (spoken_of(r, form, &found) || spoken_of(r, lemma, &found)) return found;
  uint32_t main = tw_gaz_noun_main(lemma);
  found.place = false;
  if (main == TW_NOUN_GROUP) found.type = tw_gaz_organization_word(lemma, &found.sector);
  if (found.type.len > 0) return found;
  found = (NounClass){{NULL, 0}, {NULL, 0}, true};
  if (main == TW_NOUN_PLACE || main == TW_NOUN_ARTIFACT || main == TW_NOUN_GROUP || main == TW_NOUN_SUBSTANCE)
    found.type = tw_gaz_place_word(lemma);
  return found;
}

/* "Swiss [drugmaker] Velara": the noun before a body's name says what it is. */
static void type_by_noun_before(const Resolver *r, Info *info, uint32_t head) {
  if (info->sure || info->name_kind != TW_NAME_ORGANIZATION) return;
  TW_EACH_CHILD(r->syntax, head, c) {
    const TwToken *t = &r->tokens[c];
    if (c >= info->core.begin || t->upos != TW_NOUN ||
        (t->rel != TW_REL_NMOD_DESC && t->rel != TW_REL_COMPOUND && t->rel != TW_REL_NMOD_UNMARKED))
      continue;
    NounClass said = class_of_common(r, coref_lower(r->arena, t->form), coref_lower(r->arena, t->lemma));
    if (said.type.len == 0 || said.place) continue;
    info->type = coref_class(r, said.type, r->organization);
    if (info->sector.len == 0) info->sector = said.sector;
    info->sure = true;
  }
}

static TwClassId class_of_kind(const Resolver *r, uint8_t kind) {
  switch (kind) {
  case TW_NAME_PERSON:
    return r->person;
  case TW_NAME_ORGANIZATION:
    return r->organization;
  case TW_NAME_LOCATION:
    return r->place;
  case TW_NAME_COUNTRY:
    return r->country;
  case TW_NAME_CITY:
    return r->city;
  case TW_NAME_FACILITY:
    return coref_class(r, TW_STR("Facility"), r->place);
  case TW_NAME_EVENT:
    return r->event;
  case TW_NAME_PRODUCT:
    return coref_class(r, TW_STR("Product"), r->thing);
  case TW_NAME_LAW:
    return coref_class(r, TW_STR("Law"), r->thing);
  default:
    return r->thing;
  }
}

/* The title may hang elsewhere in the tree: "[Secretary] of State Mike Pompeo". */
static void person_details(Resolver *r, Info *info, TwMention *mention) {
  TwSpan sentence = r->document->sentences.items[info->sentence].tokens;
  uint32_t at, begin = info->core.begin - sentence.begin > COREF_OFFICE_WORDS ? info->core.begin - COREF_OFFICE_WORDS
                                                                              : sentence.begin;
  const TwOffice *office = coref_office_before(r, begin, info->core.begin, &at);
  if (office) {
    info->office = office;
    info->title = (TwSpan){at, info->core.begin};
    uint32_t from = at; /* "[WHO] director-general" */
    while (from > sentence.begin && r->tokens[from - 1].head >= from && r->tokens[from - 1].head < info->core.end &&
           r->tokens[from - 1].upos != TW_ADP && r->tokens[from - 1].upos != TW_CCONJ &&
           r->tokens[from - 1].upos != TW_PUNCT)
      from--;
    if (from < mention->tokens.begin) mention->tokens.begin = from;
  }
  info->personal = info->core.end - info->core.begin > 1;
  if (info->office) {
    info->gender = info->office->gender;
    info->sector = info->office->sector;
  }
  if (!info->gender && info->personal) info->gender = tw_gaz_given_name(r->tokens[info->core.begin].form);
}

/* "Chinese Ministry of Defence": the demonym before a kind of body is part of what it is called. */
static void widen_core(Resolver *r, Info *info) {
  if (info->core.begin == 0 || coref_sort_of_class(r, info->type) != SORT_GROUP || info->gaz != TW_NONE) return;
  uint32_t before = coref_mention_of(r, info->core.begin - 1);
  if (before != TW_NONE && r->coref->mentions.items[before].kind == TW_MENTION_DEMONYM && info->sure &&
      r->tokens[info->core.begin - 1].sentence == info->sentence)
    info->core.begin--;
}

static void describe_name(Resolver *r, uint32_t m) {
  TwMention *mention = &r->coref->mentions.items[m];
  Info *info = &r->infos.items[m];
  coref_trim_name(r, info);
  info->name = coref_join(r, info->core);
  info->number = NUMBER_SING;
  uint32_t entry = coref_bearer_of(r, info);
  info->foreign = entry != TW_NONE && coref_is_foreign(r, m, entry);
  if (info->foreign) entry = TW_NONE;
  if (entry != TW_NONE) coref_take_bearer(r, info, entry);
  bool people = entry != TW_NONE && tw_gaz_entry(entry)->kind == TW_GAZ_DEMONYM;
  if (people || info->name_kind == TW_NAME_NATIONALITY) {
    bool plural = (r->tokens[mention->head].morph & TW_M_PLUR) != 0;
    uint32_t det = tw_syntax_child(r->syntax, mention->head, TW_REL_DET);
    bool some = det != TW_NONE && !(r->tokens[det].morph & TW_M_DEF);
    some |= tw_syntax_child(r->syntax, mention->head, TW_REL_NUMMOD) != TW_NONE;
    if (plural && some) { /* "[231] Democrats", "[some] Democrats" are not the party */
      info->gaz = TW_NONE;
      info->type = TW_NO_ID;
    }
    info->number = plural ? NUMBER_PLUR : info->gaz == TW_NONE ? NUMBER_UNKNOWN : NUMBER_SING;
    if (info->gaz == TW_NONE) {
      bool language = !plural && tw_syntax_child(r->syntax, mention->head, TW_REL_DET) == TW_NONE;
      info->type = language ? r->thing : r->person;
      mention->kind = TW_MENTION_NOMINAL;
      info->name = tw_str_n(NULL, 0);
    }
  }
  if (info->type == TW_NO_ID && info->name_kind != TW_NAME_PERSON) type_by_words(r, info, mention->head);
  if (info->type == TW_NO_ID) type_by_noun_before(r, info, mention->head);
  if (info->type == TW_NO_ID) {
    info->type = class_of_kind(r, info->name_kind);
    info->sure = info->name_kind != TW_NAME_COUNT && info->name_kind != TW_NAME_MISC;
  }
  info->sort = (uint8_t)coref_sort_of_class(r, info->type);
  if (!info->sure && info->sort == SORT_THING) info->sort = SORT_UNKNOWN;
  if (info->sort == SORT_PERSON && info->name.len) person_details(r, info, mention);
  if (info->sort != SORT_PERSON && info->name.len && info->gaz == TW_NONE) {
    widen_core(r, info);
    info->name = coref_join(r, info->core);
  }
}

bool coref_is_group_noun(const Resolver *r, TwStr lemma) {
  NounClass found = class_of_common(r, lemma, lemma);
  return found.type.len > 0 && !found.place;
}

static TwClassId class_of_noun(const Resolver *r, uint32_t kind) {
  switch (kind) {
  case TW_NOUN_PERSON:
    return r->person;
  case TW_NOUN_GROUP:
    return coref_class(r, TW_STR("Group"), r->organization);
  case TW_NOUN_PLACE:
    return r->place;
  case TW_NOUN_EVENT:
    return r->event;
  default:
    return r->thing;
  }
}

/* "[head of state]", "[minister of defence]", "prime [minister]": the longest that holds the head. */
static const TwOffice *office_around(const Resolver *r, const TwMention *mention, uint32_t *at) {
  uint32_t most = mention->head + COREF_OFFICE_WORDS;
  for (uint32_t end = mention->tokens.end < most ? mention->tokens.end : most; end > mention->head; end--) {
    const TwOffice *office = coref_office_before(r, mention->tokens.begin, end, at);
    if (office && *at <= mention->head) return office;
  }
  return NULL;
}

/* "the injured" are people; "13" may be anything. */
static void describe_nounless(const Resolver *r, uint32_t head, Info *info) {
  bool number = r->tokens[head].upos == TW_NUM, article = tw_syntax_child(r->syntax, head, TW_REL_DET) != TW_NONE;
  uint32_t det = tw_syntax_child(r->syntax, head, TW_REL_DET);
  if (article && !number) info->sort = SORT_PERSON;
  if (article && !number) info->type = r->person;
  if (number) info->type = coref_class(r, TW_STR("Quantity"), TW_NO_ID);
  info->number = number || article ? NUMBER_PLUR : NUMBER_UNKNOWN;
  if (article && !number && (r->tokens[det].morph & TW_M_IND))
    info->number = NUMBER_SING; /* "[a third], Paulo Mendes" */
}

/* "[dozens] of civilians", "[20] of the attackers" are what is counted. */
static uint32_t counted(const Resolver *r, uint32_t head) {
  const TwToken *t = &r->tokens[head];
  bool quantity = t->upos == TW_NUM ||
                  (t->upos == TW_NOUN && tw_gaz_noun_main(coref_lower(r->arena, t->lemma)) == TW_NOUN_QUANTITY);
  uint32_t of = quantity ? coref_of(r, head) : TW_NONE;
  return of != TW_NONE && r->tokens[of].upos == TW_NOUN ? of : head;
}

static void describe_nominal(Resolver *r, uint32_t m) {
  TwMention *mention = &r->coref->mentions.items[m];
  Info *info = &r->infos.items[m];
  const TwToken *t = &r->tokens[counted(r, mention->head)];
  TwStr lemma = coref_lower(r->arena, t->lemma.len ? t->lemma : t->form);
  uint32_t at, kind = tw_gaz_noun_main(lemma);
  if (info->name_kind == TW_NAME_MONEY) {
    info->type = coref_class(r, TW_STR("Money"), r->thing);
    info->sort = SORT_THING;
    info->sure = true;
    return;
  }
  info->office = office_around(r, mention, &at);
  NounClass common = class_of_common(r, coref_lower(r->arena, t->form), lemma);
  if (info->office) {
    info->core.begin = at;
    info->type = r->person;
    info->gender = info->office->gender;
    info->sector = info->office->sector;
    info->sure = true;
  } else if (common.type.len) {
    info->type = coref_class(r, common.type, common.place ? r->place : r->organization);
    info->sector = common.sector;
    info->sure = true;
  } else if (t->upos == TW_ADJ || t->upos == TW_VERB || t->upos == TW_NUM || t->upos == TW_DET) {
    describe_nounless(r, mention->head, info);
    return;
  } else
    info->type = class_of_noun(r, kind);
  info->sort = (uint8_t)(kind == 0 && !info->sure ? SORT_UNKNOWN : coref_sort_of_class(r, info->type));
  if (t->morph & TW_M_PLUR) info->number = NUMBER_PLUR;
  if (t->morph & TW_M_SING) info->number = NUMBER_SING;
}

static void describe_determiners(Resolver *r, uint32_t m) {
  const TwMention *mention = &r->coref->mentions.items[m];
  Info *info = &r->infos.items[m];
  TW_EACH_CHILD(r->syntax, mention->head, c) {
    const TwToken *t = &r->tokens[c];
    TwRel rel = tw_rel_universal((TwRel)t->rel);
    if (rel == TW_REL_NUMMOD || rel == TW_REL_DET) {
      if (coref_is_dual(t)) info->two = true;
      if (coref_is_dual(t) && rel == TW_REL_DET) info->definite = true; /* "both countries" */
    }
    if (rel == TW_REL_COP) info->predicative = true;
    if (rel == TW_REL_CASE && tw_str_eq_fold(t->form, TW_STR("as"))) info->predicative = true; /* "as [a member]" */
    if (rel == TW_REL_NUMMOD && !coref_is_dual(t) && !info->definite) info->indefinite = true;
    if (rel != TW_REL_DET) continue;
    if (coref_is_negative_determiner(t)) info->generic = true;
    if ((t->morph & TW_M_DEM) != 0) info->demonstrative = info->definite = true;
    if ((t->morph & TW_M_DEF) != 0) {
      info->definite = true;
      info->indefinite = false;
    }
    if (coref_is_quantity_article(t)) info->indefinite = true;
  }
  uint32_t possessor = coref_possessor(r, mention->head);
  TW_EACH_CHILD(r->syntax, mention->head, c) { /* "China's Minister [Li]" */
    if (possessor == TW_NONE && r->tokens[c].rel == TW_REL_NMOD_DESC) possessor = coref_possessor(r, c);
  }
  if (possessor == TW_NONE) possessor = coref_of(r, mention->head);
  info->possessor = coref_mention_of(r, possessor);
}

bool coref_describe(Resolver *r, uint32_t m) {
  const TwMention *mention = &r->coref->mentions.items[m];
  Info *info = &r->infos.items[m];
  switch (mention->kind) {
  case TW_MENTION_PRONOUN:
    info->generic = info->pro == PRO_GENERIC;
    info->number = info->pro == PRO_THEY || info->pro == PRO_WE || info->pro == PRO_BOTH ? NUMBER_PLUR
                   : info->pro == PRO_HE || info->pro == PRO_SHE || info->pro == PRO_IT  ? NUMBER_SING
                                                                                         : NUMBER_UNKNOWN;
    if (info->pro == PRO_HE || info->pro == PRO_SHE || info->pro == PRO_I) info->sort = SORT_PERSON;
    info->two = info->pro == PRO_BOTH;
    return true;
  case TW_MENTION_DEMONYM: {
    uint32_t demonym = tw_gaz_find_kind(coref_join(r, mention->tokens), TW_GAZ_DEMONYM);
    if (demonym != TW_NONE && tw_gaz_entry(demonym)->country != TW_NONE)
      coref_take_bearer(r, info, tw_gaz_entry(demonym)->country);
    info->number = NUMBER_SING;
    info->sort = (uint8_t)coref_sort_of_class(r, info->type);
    return tw_arena_status(r->arena) == TW_OK;
  }
  case TW_MENTION_NAME:
    describe_name(r, m);
    break;
  default:
    describe_nominal(r, m);
    break;
  }
  info->said = info->office;
  describe_determiners(r, m);
  return tw_arena_status(r->arena) == TW_OK;
}
