/* What names say by themselves: the Chinese Ministry of Defence belongs to China, Doha, Qatar lies in Qatar, the French
 * inventor Franky Zapata is from France. */
#include "event/internal.h"

#include "gazetteer/gazetteer.h"

/* Sectors of bodies that belong to a state; a Russian company or party does not. */
static bool of_state(const Extractor *x, const TwEntity *e) {
  static const char *const sectors[] = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"};
  if (!tw_ontology_is_a(x->ontology, e->type, x->ids.organization)) return false;
  for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
    if (tw_str_is(e->sector, sectors[i])) return true;
  return false;
}

/* The entity of the document that is that country, or TW_NONE. */
static uint32_t country_entity(const Extractor *x, uint32_t gaz) {
  for (uint32_t i = 0; i < x->coref->entities.count; i++)
    if (x->coref->entities.items[i].gaz == gaz && x->coref->entities.items[i].mentions.count) return i;
  return TW_NONE;
}

/* Whether the words of a mention, or a possessor or demonym before them, name the country. */
static bool says_country(const Extractor *x, const TwMention *m, uint32_t gaz) {
  uint32_t from = x->document->sentences.items[token_of(x, m->head)->sentence].tokens.begin;
  from = m->tokens.begin > from + 3 ? m->tokens.begin - 3 : from;
  for (uint32_t i = from; i < m->tokens.end; i++)
    for (uint32_t end = i + 1; end <= m->tokens.end && end <= i + 4; end++) {
      uint32_t found[4];
      uint32_t n = tw_gaz_find(tw_document_words(x->document, (TwSpan){i, end}), found, 4);
      for (uint32_t k = 0; k < n; k++) {
        const TwGazEntry *g = tw_gaz_entry(found[k]);
        bool names = found[k] == gaz || (g->kind == TW_GAZ_DEMONYM && g->country == gaz);
        /* "the department of [Korea] Eximbank" is the bank's */
        bool other = i > m->tokens.begin && end < m->tokens.end && token_of(x, end - 1)->head != m->head;
        if (names && !other && (i >= m->tokens.begin || tw_syntax_below(x->syntax, i, m->head))) return true;
      }
    }
  return false;
}

/* One of the frames that the program itself applies to names; TW_NO_ID where the ontology has none. */
static TwFrameId frame_named(const Extractor *x, const char *name) {
  for (uint32_t i = 0; i < x->ontology->frames.count; i++)
    if (tw_str_is(x->ontology->frames.items[i].name, name)) return (TwFrameId)i;
  return TW_NO_ID;
}

/* A state between two mentions: what the frame's bearer is to what stands behind its preposition. */
typedef struct Pattern {
  TwFrameId frame;
  TwRoleId bearer, other;
} Pattern;

static bool find_pattern(const Extractor *x, const char *frame, Pattern *p) {
  p->frame = frame_named(x, frame);
  p->bearer = p->other = TW_NO_ID;
  if (p->frame == TW_NO_ID) return false;
  const TwFrame *f = &x->ontology->frames.items[p->frame];
  for (uint32_t i = 0; i < f->slots.count; i++) {
    if (f->slots.items[i].function == TW_FN_BEARER) p->bearer = f->slots.items[i].role;
    if (f->slots.items[i].function == TW_FN_PREP) p->other = f->slots.items[i].role;
  }
  return p->bearer != TW_NO_ID && p->other != TW_NO_ID;
}

static TwStatus add_state(Extractor *x, const Pattern *p, uint32_t bearer, uint32_t other, TwSpan trigger,
                          uint32_t head) {
  TwFiller *fillers = TW_NEW_ARRAY(x->arena, TwFiller, 2);
  if (!fillers) return TW_ERR_MEMORY;
  fillers[0] = (TwFiller){p->bearer, 0, bearer, TW_NONE};
  fillers[1] = (TwFiller){p->other, 0, other, TW_NONE};
  TwEvent event = {.frame = p->frame,
                   .class_id = x->ontology->frames.items[p->frame].class_id,
                   .trigger = trigger,
                   .head = head,
                   .sentence = token_of(x, head)->sentence,
                   .factuality = TW_ONGOING,
                   .specific = true,
                   .support = TW_NONE,
                   .inside = TW_NONE};
  event.fillers.items = fillers;
  event.fillers.count = 2;
  return TW_PUSH(x->arena, &x->events->items, event) ? TW_OK : TW_ERR_MEMORY;
}

static TwStatus find_state_bodies(Extractor *x) {
  Pattern p;
  if (!find_pattern(x, "state_body", &p)) return TW_OK;
  for (uint32_t i = 0; i < x->coref->entities.count; i++) {
    const TwEntity *e = &x->coref->entities.items[i];
    if (e->name.len == 0 || e->country == TW_NONE || e->country == e->gaz || !of_state(x, e)) continue;
    uint32_t country = country_entity(x, e->country);
    for (uint32_t k = 0; country != TW_NONE && k < e->mentions.count; k++) {
      const TwMention *m = &x->coref->mentions.items[e->mentions.items[k]];
      if (m->kind != TW_MENTION_NAME || !says_country(x, m, e->country)) continue;
      uint32_t other = x->coref->entities.items[country].mentions.items[0];
      TwStatus status = add_state(x, &p, e->mentions.items[k], other, m->tokens, m->head);
      if (status) return status;
      break;
    }
  }
  return TW_OK;
}

static const TwEntity *entity_of(const Extractor *x, uint32_t mention) {
  return &x->coref->entities.items[x->coref->mentions.items[mention].entity];
}

static const TwGazEntry *known(const TwEntity *e) { return e->gaz == TW_NONE ? NULL : tw_gaz_entry(e->gaz); }

/* "Doha, [Qatar]", "Gulfport, [Mississippi]": the first lies in the second, unless both are named in a list or the
 * gazetteer knows better. */
static bool lies_in(const Extractor *x, uint32_t inner, uint32_t outer) {
  const TwEntity *a = entity_of(x, inner), *b = entity_of(x, outer);
  const TwGazEntry *from = known(a), *in = known(b);
  if (a == b || a->name.len == 0 || b->name.len == 0 || !in) return false;
  if (in->kind != TW_GAZ_COUNTRY && in->kind != TW_GAZ_REGION) return false;
  if (!event_mention_is_a(x, inner, x->ids.place)) return false;
  if (from && from->kind != TW_GAZ_CITY && (from->kind != TW_GAZ_REGION || in->kind != TW_GAZ_COUNTRY)) return false;
  uint32_t country = in->kind == TW_GAZ_COUNTRY ? b->gaz : in->country;
  return !from || from->country == TW_NONE || country == TW_NONE || from->country == country;
}

static bool is_listed(const Extractor *x, uint32_t token) {
  return token_of(x, token)->rel == TW_REL_CONJ || tw_syntax_child(x->syntax, token, TW_REL_CONJ) != TW_NONE ||
         tw_syntax_child(x->syntax, token, TW_REL_CC) != TW_NONE;
}

/* "Washington [-] US President Trump …, Britain": more than a phrase lies between. */
static bool has_break(const Extractor *x, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++)
    if (token_of(x, i)->upos == TW_PUNCT || token_of(x, i)->upos == TW_VERB) return true;
  return false;
}

/* Kinds of bodies that stand where they are named to be; an army or a firm "in" a country may be a guest there. */
static bool is_fixed(const Extractor *x, uint32_t mention) {
  static const char *const kinds[] = {"Place", "University", "School", "Hospital"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (event_mention_is_a(x, mention, tw_ontology_class(x->ontology, tw_str(kinds[i])))) return true;
  return false;
}

/* "Uppsala University [in Sweden]", "[Ghana's] Volta Region": the place beside the name, with nothing between. */
static uint32_t place_beside(const Extractor *x, uint32_t name) {
  const TwMention *m = &x->coref->mentions.items[name];
  TW_EACH_CHILD(x->syntax, m->head, c) {
    bool owner = c < m->head && token_of(x, c)->rel == TW_REL_NMOD_POSS && event_mention_is_a(x, name, x->ids.place);
    bool behind = c > m->head && token_of(x, c)->rel == TW_REL_NMOD && tw_str_is(event_prep_name(x, c), "in");
    if (!owner && !behind) continue;
    uint32_t outer = event_filler_mention(x, c);
    if (outer == TW_NONE || x->coref->mentions.items[outer].kind != TW_MENTION_NAME || is_listed(x, c)) continue;
    const TwEntity *inner = entity_of(x, name), *place = entity_of(x, outer);
    if (owner && !lies_in(x, name, outer)) continue; /* "[Africa's] Pompeii" is elsewhere */
    bool near = owner || (!has_break(x, m->head + 1, c) && c < m->head + 6);
    if (near && inner != place && inner->name.len && place->name.len && !place->members.count &&
        event_mention_is_a(x, outer, x->ids.place))
      return outer;
  }
  return TW_NONE;
}

static TwStatus find_sites(Extractor *x) {
  Pattern p;
  if (!find_pattern(x, "place_name", &p)) return TW_OK;
  for (uint32_t i = 0; i < x->coref->mentions.count; i++) {
    const TwMention *m = &x->coref->mentions.items[i];
    const TwGazEntry *gaz = m->kind == TW_MENTION_NAME ? known(entity_of(x, i)) : NULL;
    if (m->kind != TW_MENTION_NAME || !is_fixed(x, i) || (gaz && gaz->kind == TW_GAZ_COUNTRY)) continue;
    uint32_t outer = place_beside(x, i);
    if (outer == TW_NONE) continue;
    const TwMention *o = &x->coref->mentions.items[outer];
    TwStatus status = add_state(x, &p, i, outer, o->tokens, o->head);
    if (status) return status;
  }
  return TW_OK;
}

/* The mention of a name that begins at a token, after mention `from`; TW_NONE where there is none. */
static uint32_t name_beginning(const Extractor *x, uint32_t from, uint32_t token) {
  uint32_t n = x->coref->mentions.count;
  for (uint32_t i = from; i < n && x->coref->mentions.items[i].tokens.begin <= token; i++) {
    const TwMention *m = &x->coref->mentions.items[i];
    if (m->tokens.begin == token && m->kind == TW_MENTION_NAME && !tw_time_at(x->times, m->head)) return i;
  }
  return TW_NONE;
}

static TwStatus find_places(Extractor *x) {
  Pattern p;
  if (!find_pattern(x, "place_name", &p)) return TW_OK;
  for (uint32_t i = 0; i + 1 < x->coref->mentions.count; i++) {
    const TwMention *m = &x->coref->mentions.items[i];
    if (m->kind != TW_MENTION_NAME) continue;
    uint32_t comma = m->head + 1, end = x->document->sentences.items[token_of(x, m->head)->sentence].tokens.end;
    while (comma < end && token_of(x, comma)->upos != TW_PUNCT) comma++;
    if (comma + 1 >= end) continue;
    if (!tw_str_is(token_of(x, comma)->form, ",") && !tw_str_is(token_of(x, comma)->form, "(")) continue;
    uint32_t outer = name_beginning(x, i + 1, comma + 1);
    if (outer == TW_NONE) continue;
    const TwMention *o = &x->coref->mentions.items[outer];
    if (is_listed(x, o->head)) continue;
    /* "In Montevideo, [Uruguay's] government …" */
    if (token_of(x, o->head)->rel == TW_REL_NMOD_POSS || has_break(x, m->head, comma) || !lies_in(x, i, outer))
      continue;
    TwStatus status = add_state(x, &p, i, outer, o->tokens, o->head);
    if (status) return status;
  }
  return TW_OK;
}

/* Whether a demonym stands for the nouns before `noun` too: "[Chinese] embassy spokesman" is no Chinese spokesman. */
static bool is_of_group(const Extractor *x, uint32_t demonym, uint32_t noun) {
  for (uint32_t i = demonym + 1; i < noun; i++) {
    const TwToken *t = token_of(x, i);
    uint32_t main = t->upos == TW_NOUN ? tw_gaz_noun_main(t->lemma) : 0;
    if (t->upos == TW_PROPN || main == TW_NOUN_GROUP || main == TW_NOUN_PLACE || main == TW_NOUN_ARTIFACT) return true;
  }
  return false;
}

/* The country's own mention, or the demonym's. */
static uint32_t nation_at(const Extractor *x, uint32_t noun, uint32_t bearer) {
  uint16_t of = x->syntax->preps[TW_PREP_OF];
  TW_EACH_CHILD(x->syntax, noun, c) {
    uint32_t m = event_filler_mention(x, c);
    if (m == TW_NONE || !event_mention_is_a(x, m, x->ids.country)) continue;
    /* "David Perdue of Georgia" may be from the state */
    if (tw_gaz_find_kind(entity_of(x, m)->name, TW_GAZ_REGION) != TW_NONE) continue;
    TwRel rel = tw_rel_universal((TwRel)token_of(x, c)->rel);
    if (x->coref->mentions.items[m].kind == TW_MENTION_DEMONYM && c < noun && rel == TW_REL_AMOD &&
        !is_of_group(x, c, noun))
      return m;
    /* "Karsten Warholm [of Norway]", not "the Kim Kardashian of Pakistan" */
    if (rel == TW_REL_NMOD && tw_syntax_child(x->syntax, noun, TW_REL_DET) == TW_NONE &&
        noun == x->coref->mentions.items[bearer].head && of != TW_NO_ID && tw_syntax_prep(x->syntax, c) == of &&
        x->coref->mentions.items[bearer].kind == TW_MENTION_NAME && event_mention_is_a(x, bearer, x->ids.person))
      return m;
  }
  return TW_NONE;
}

/* Whom a common noun describes by name, or the name that it is itself. */
static uint32_t bearer_at(const Extractor *x, uint32_t noun) {
  const TwToken *t = token_of(x, noun);
  uint32_t own = event_filler_mention(x, noun);
  if (t->upos == TW_PROPN) {
    bool name = own != TW_NONE && x->coref->mentions.items[own].kind == TW_MENTION_NAME;
    uint32_t title = tw_syntax_child(x->syntax, noun, TW_REL_NMOD_DESC);
    if (title != TW_NONE && event_names_office(x, title)) return TW_NONE; /* "President Putin of Russia" */
    return name && x->coref->mentions.items[own].head == noun ? own : TW_NONE;
  }
  if (t->upos != TW_NOUN || (t->morph & TW_M_PLUR) || event_names_office(x, noun)) return TW_NONE;
  TwArguments args;
  tw_syntax_arguments(x->syntax, noun, TW_WORD_NOUN, &args);
  for (uint32_t i = 0; i < args.count; i++) {
    if (args.items[i].function != TW_FN_BEARER || args.items[i].implicit || args.items[i].distance > 1) continue;
    uint32_t m = event_filler_mention(x, args.items[i].token), main = tw_gaz_noun_main(t->lemma);
    if (m == TW_NONE || entity_of(x, m)->name.len == 0) continue;
    /* "Naruto is a Japanese cartoon [character]" */
    if (event_mention_is_a(x, m, x->ids.person) && main && main != TW_NOUN_PERSON) continue;
    return m;
  }
  return TW_NONE;
}

/* "the [Norwegian] hurdler Karsten Warholm", "[Austrian] manufacturer Hirtenberger", "Karsten Warholm of [Norway]". */
static TwStatus find_nationals(Extractor *x) {
  Pattern p;
  if (!find_pattern(x, "national_of", &p)) return TW_OK;
  for (uint32_t i = 0; i < x->document->tokens.count; i++) {
    uint32_t bearer = bearer_at(x, i);
    if (bearer == TW_NONE || event_mention_is_a(x, bearer, x->ids.place)) continue;
    const TwEntity *e = entity_of(x, bearer);
    if (!event_mention_is_a(x, bearer, x->ids.agent) || of_state(x, e) || e->members.count) continue;
    uint32_t nation = nation_at(x, i, bearer);
    if (nation == TW_NONE) continue;
    TwStatus status = add_state(x, &p, bearer, nation, x->coref->mentions.items[nation].tokens, i);
    if (status) return status;
  }
  return TW_OK;
}

TwStatus event_find_name_states(Extractor *x) {
  TwStatus status = find_state_bodies(x);
  if (!status) status = find_places(x);
  if (!status) status = find_sites(x);
  return status ? status : find_nationals(x);
}
