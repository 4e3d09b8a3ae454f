/* What a mention says of its bearer by itself: class, number, gender, title, country. */
#include "coref/internal.h"

/** How many mentions back a name is looked for. */
#define LOOK_BACK 300

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

static TwStr last_word_singular(const Resolver *r, TwSpan span) {
  const TwToken *last = &r->tokens[span.end - 1];
  if (!(last->morph & TW_M_PLUR) || last->lemma.len == 0) return coref_join(r, span);
  if (span.end - span.begin == 1) return last->lemma;
  TwStr start = coref_join(r, (TwSpan){span.begin, span.end - 1});
  const char *gap = r->tokens[span.end - 2].space_after ? " " : "";
  return tw_arena_printf(r->arena, "%.*s%s%.*s", TW_FMT(start), gap, TW_FMT(last->lemma));
}

const TwOffice *coref_office_before(const Resolver *r, uint32_t begin, uint32_t end, uint32_t *at) {
  const TwOffice *found = NULL;
  for (uint32_t from = end; from > begin && end - from < COREF_OFFICE_WORDS; from--) {
    const TwOffice *office = tw_gaz_office(coref_lower(r->arena, last_word_singular(r, (TwSpan){from - 1, end})));
    if (!office) continue;
    found = office;
    *at = from - 1;
  }
  return found;
}

static bool is_open_capital(TwStr form) { return form.len > 0 && tw_is_upper((unsigned char)form.ptr[0]); }

/* "[Democrat] Spearman", "[MSNBC] Cummings": whose the person is, no part of the name. */
static bool is_party_word(const Resolver *r, uint32_t token) {
  TwStr form = r->tokens[token].form;
  uint32_t found[4], n = tw_gaz_find(form, found, 4);
  if (n == 0) n = tw_gaz_find(tw_arena_printf(r->arena, "%.*ss", TW_FMT(form)), found, 4); /* "Democrats" */
  if (tw_gaz_given_name(form) || n != 1) return false;
  const TwGazEntry *e = tw_gaz_entry(found[0]);
  return e->kind == TW_GAZ_ORGANIZATION || (e->kind == TW_GAZ_DEMONYM && r->tokens[token].upos == TW_ADJ);
}

/* Takes leading articles and titles off a name: "the", "Minister [Li]", "Mr [Xi]". */
static void trim_core(Resolver *r, Info *info) {
  TwSpan *core = &info->core;
  while (core->end - core->begin > 1 && r->tokens[core->begin].upos == TW_DET) core->begin++;
  bool place = info->name_kind == TW_NAME_LOCATION || info->name_kind == TW_NAME_COUNTRY;
  while (place && core->end - core->begin > 1 && tw_is_lower((unsigned char)r->tokens[core->begin].form.ptr[0]))
    core->begin++; /* "southern [Turkey]" */
  if (info->name_kind != TW_NAME_PERSON) return;
  if (core->end - core->begin > 1 && is_party_word(r, core->begin)) core->begin++;
  for (uint32_t end = core->begin + 1; end < core->end && end - core->begin < COREF_OFFICE_WORDS; end++) {
    TwStr words = coref_lower(r->arena, coref_join(r, (TwSpan){core->begin, end}));
    const TwOffice *office = tw_gaz_office(words);
    if (!office || !is_open_capital(r->tokens[end].form)) continue;
    info->office = office;
    core->begin = end;
    end = core->begin;
  }
}

/* "in Jordan" */
static bool by_prefix(const Resolver *r, const Info *info) {
  uint32_t head = info->core.end - 1;
  uint32_t mark = tw_syntax_child(r->syntax, head, TW_REL_CASE);
  TwRel rel = tw_rel_universal((TwRel)r->tokens[head].rel);
  return mark != TW_NONE && mark < head && (rel == TW_REL_NMOD || rel == TW_REL_OBL);
}

/* "Beijing said" is tagged as an organisation; "Barcelona won" may well be one. */
static bool is_capital_city(const TwGazEntry *e) {
  if (e->kind != TW_GAZ_CITY || e->country == TW_NONE) return false;
  uint32_t capital = tw_gaz_entry(e->country)->capital;
  return capital != TW_NONE && tw_gaz_entry(capital) == e;
}

static bool suits(const Resolver *r, const Info *info, const TwGazEntry *e) {
  switch (info->name_kind) {
  case TW_NAME_PERSON:
    return e->kind == TW_GAZ_COUNTRY && !info->office && by_prefix(r, info);
  case TW_NAME_ORGANIZATION:
    return e->kind == TW_GAZ_ORGANIZATION || e->kind == TW_GAZ_COUNTRY || is_capital_city(e);
  case TW_NAME_NATIONALITY:
    return e->kind == TW_GAZ_DEMONYM || e->kind == TW_GAZ_ORGANIZATION;
  case TW_NAME_FACILITY:
  case TW_NAME_EVENT:
  case TW_NAME_PRODUCT:
  case TW_NAME_LAW:
    return e->kind == TW_GAZ_ORGANIZATION;
  default:
    return e->kind != TW_GAZ_DEMONYM;
  }
}

static uint32_t gaz_of(const Resolver *r, const Info *info, TwStr name) {
  uint32_t found[8], n = tw_gaz_find(name, found, 8);
  for (uint32_t i = 0; i < n && i < 8; i++)
    if (suits(r, info, tw_gaz_entry(found[i]))) return found[i];
  return TW_NONE;
}

/* The country of the words that say whose a body is: "[Peru]'s Congress", "[Peruvian] Congress". */
static uint32_t country_before(const Resolver *r, const TwMention *mention, const Info *info) {
  uint32_t possessor = coref_possessor(r, mention->head), found = TW_NONE;
  if (possessor != TW_NONE) {
    uint32_t m = coref_mention_of(r, possessor);
    TwSpan span = m != TW_NONE ? r->coref->mentions.items[m].tokens : (TwSpan){possessor, possessor + 1};
    found = tw_gaz_find_kind(coref_join(r, span), TW_GAZ_COUNTRY);
  }
  if (found == TW_NONE && info->core.begin > 0 && r->tokens[info->core.begin - 1].upos == TW_ADJ) {
    uint32_t demonym = tw_gaz_find_kind(r->tokens[info->core.begin - 1].form, TW_GAZ_DEMONYM);
    if (demonym != TW_NONE) found = tw_gaz_entry(demonym)->country;
  }
  return found;
}

/* "Congress" is that of the United States, unless the text speaks of Peru's. */
static bool is_foreign(const Resolver *r, uint32_t m, uint32_t entry) {
  const Info *info = &r->infos.items[m];
  const TwGazEntry *e = tw_gaz_entry(entry);
  if (e->kind != TW_GAZ_ORGANIZATION || e->country == TW_NONE) return false;
  uint32_t country = country_before(r, &r->coref->mentions.items[m], info);
  if (country != TW_NONE) return country != e->country;
  for (uint32_t i = m, n = 0; i-- > 0 && n < LOOK_BACK; n++) {
    const Info *other = &r->infos.items[i];
    if (r->coref->mentions.items[i].kind == TW_MENTION_NAME && other->gaz == TW_NONE &&
        tw_str_eq(other->name, info->name))
      return other->foreign;
  }
  return false;
}

static bool is_place_entry(const TwGazEntry *e) {
  return e->kind == TW_GAZ_COUNTRY || e->kind == TW_GAZ_CITY || e->kind == TW_GAZ_REGION ||
         e->kind == TW_GAZ_CONTINENT || e->kind == TW_GAZ_WATER;
}

static void take_entry(Resolver *r, Info *info, uint32_t index) {
  const TwGazEntry *e = tw_gaz_entry(index);
  if (e->kind == TW_GAZ_DEMONYM) {
    info->country = e->country;
    return;
  }
  info->gaz = index;
  info->country = e->kind == TW_GAZ_COUNTRY ? index : e->country;
  info->sector = e->sector;
  info->name = e->label;
  info->type = coref_class(r, e->type, is_place_entry(e) ? r->place : r->organization);
  info->sure = true;
}

/* The class that a telling word of the name gives: "[Ministry] of …", "… [Bank]". */
static TwStr telling_word(const Resolver *r, TwSpan core, uint32_t head, bool place, TwStr *sector) {
  uint32_t places[2] = {head, core.end - 1};
  *sector = tw_str_n(NULL, 0);
  for (int k = 0; k < 2; k++) {
    if (places[k] < core.begin || places[k] >= core.end) continue;
    if (k == 1 && places[k] != head && r->tokens[places[k] - 1].upos == TW_ADP) continue; /* "Voice of [Government]" */
    TwStr form = r->tokens[places[k]].form;
    TwStr type = place ? tw_gaz_place_word(form) : tw_gaz_organization_word(form, sector);
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
  TwStr last = coref_lower(r->arena, r->tokens[info->core.end - 1].form);
  if (type.len == 0 && open && info->core.end - info->core.begin > 1 && tw_gaz_noun_main(last) == TW_NOUN_EVENT) {
    info->type = r->event; /* "the Rotterdam [Marathon]" */
    info->sure = true;
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
  trim_core(r, info);
  info->name = coref_join(r, info->core);
  info->number = NUMBER_SING;
  uint32_t entry = gaz_of(r, info, info->name);
  info->foreign = entry != TW_NONE && is_foreign(r, m, entry);
  if (info->foreign) entry = TW_NONE;
  if (entry != TW_NONE) take_entry(r, info, entry);
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
      take_entry(r, info, tw_gaz_entry(demonym)->country);
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

uint32_t coref_modifier_country(const Resolver *r, const TwMention *mention) {
  uint32_t found = TW_NONE;
  for (uint32_t i = mention->tokens.begin; i < mention->head; i++) {
    uint32_t m = r->coref->at[i];
    if (m == TW_NONE || r->coref->mentions.items[m].kind == TW_MENTION_PRONOUN) continue;
    uint32_t up = r->tokens[i].head;
    bool near =
        up == mention->head ||
        (up != TW_NONE && r->tokens[up].head == mention->head &&
         (r->tokens[up].rel == TW_REL_NMOD_DESC || tw_rel_universal((TwRel)r->tokens[up].rel) == TW_REL_COMPOUND));
    if (near && r->infos.items[m].gaz != TW_NONE && r->infos.items[m].country != TW_NONE)
      found = r->infos.items[m].country;
  }
  return found;
}

/* "Bank of China", "Chinese Ministry …": a country or demonym inside the name. */
static uint32_t inner_country(Resolver *r, TwSpan core) {
  for (uint32_t i = core.begin; i < core.end; i++) {
    TwStr form = r->tokens[i].form;
    if (!is_open_capital(form)) continue;
    uint32_t country = tw_gaz_find_kind(form, TW_GAZ_COUNTRY);
    if (country != TW_NONE) return country;
    uint32_t region = tw_gaz_find_kind(form, TW_GAZ_REGION);
    if (region != TW_NONE && tw_gaz_entry(region)->country != TW_NONE) return tw_gaz_entry(region)->country;
    uint32_t demonym = tw_gaz_find_kind(form, TW_GAZ_DEMONYM);
    if (demonym != TW_NONE && tw_gaz_entry(demonym)->country != TW_NONE &&
        tw_gaz_entry(tw_gaz_entry(demonym)->country)->kind == TW_GAZ_COUNTRY)
      return tw_gaz_entry(demonym)->country;
  }
  return TW_NONE;
}

bool coref_country_of(Resolver *r, uint32_t m) {
  const TwMention *mention = &r->coref->mentions.items[m];
  Info *info = &r->infos.items[m];
  if (mention->kind == TW_MENTION_PRONOUN || info->gaz != TW_NONE || info->country != TW_NONE) return true;
  if (info->sort != SORT_PERSON && info->sort != SORT_GROUP && info->sort != SORT_UNKNOWN) return true;
  info->country = coref_modifier_country(r, mention);
  if (info->country == TW_NONE && mention->kind == TW_MENTION_NAME && info->sort == SORT_GROUP)
    info->country = inner_country(r, info->core);
  if (info->country == TW_NONE && info->possessor != TW_NONE && info->possessor != m)
    info->country = coref_chain(r, info->possessor)->country;
  return true;
}
