/* Whom the gazetteer knows by a name, and of which country somebody is. */
#include "coref/internal.h"

/** How many mentions back a name is looked for. */
#define LOOK_BACK 300

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

/* "[Victoria], New South Wales and Tasmania": places stand beside it. */
static bool is_among_places(const Resolver *r, const Info *info) {
  uint32_t first = coref_first_conjunct(r, info->core.begin), places = 0;
  for (uint32_t n = 0; n < r->names.count; n++) {
    const Name *name = &r->names.items[n];
    if (name->head < first || r->tokens[name->head].sentence != info->sentence || name->head == info->core.begin)
      continue;
    if (!coref_is_coordinated(r, name->head, info->core.begin)) continue;
    if (name->kind != TW_NAME_LOCATION) return false;
    places++;
  }
  return places > 0;
}

static bool suits(const Resolver *r, const Info *info, const TwGazEntry *e) {
  switch (info->name_kind) {
  case TW_NAME_PERSON:
    if (info->office || (e->kind != TW_GAZ_COUNTRY && e->kind != TW_GAZ_REGION && e->kind != TW_GAZ_CITY)) return false;
    return (e->kind == TW_GAZ_COUNTRY && by_prefix(r, info)) || is_among_places(r, info);
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

/* How often the text speaks of the country that a body belongs to. */
static uint32_t uses_of_country(const Resolver *r, const TwGazEntry *e) {
  for (uint32_t i = 0; i < r->countries.count; i++)
    if (r->countries.items[i].country == e->country) return r->countries.items[i].count;
  return 0;
}

uint32_t coref_bearer_of(const Resolver *r, const Info *info) {
  uint32_t found[8], n = tw_gaz_find(info->name, found, 8), best = TW_NONE;
  for (uint32_t i = 0; i < n && i < 8; i++) {
    const TwGazEntry *e = tw_gaz_entry(found[i]);
    if (!suits(r, info, e)) continue;
    if (best == TW_NONE && e->kind != TW_GAZ_ORGANIZATION) return found[i];
    bool more = best != TW_NONE && e->kind == TW_GAZ_ORGANIZATION &&
                uses_of_country(r, e) > uses_of_country(r, tw_gaz_entry(best));
    if (best == TW_NONE || more) best = found[i];
  }
  return best;
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

bool coref_is_foreign(const Resolver *r, uint32_t m, uint32_t entry) {
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
  bool common = info->core.end - info->core.begin == 1 && tw_gaz_organization_word(info->name, NULL).len;
  bool elsewhere = false;
  for (uint32_t i = 0; i < r->countries.count; i++) elsewhere |= r->countries.items[i].count > 1;
  return common && elsewhere && uses_of_country(r, e) == 0;
}

static bool is_place_entry(const TwGazEntry *e) {
  return e->kind == TW_GAZ_COUNTRY || e->kind == TW_GAZ_CITY || e->kind == TW_GAZ_REGION ||
         e->kind == TW_GAZ_CONTINENT || e->kind == TW_GAZ_WATER;
}

void coref_take_bearer(Resolver *r, Info *info, uint32_t index) {
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
    if (!coref_is_capital(form)) continue;
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
