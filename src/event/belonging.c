/* What the name of a state body says by itself: the Chinese Ministry of Defence belongs to China. */
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
        if (names && (i >= m->tokens.begin || tw_syntax_below(x->syntax, i, m->head))) return true;
      }
    }
  return false;
}

static TwFrameId belonging_frame(const Extractor *x) {
  for (uint32_t i = 0; i < x->ontology->frames.count; i++)
    if (tw_str_is(x->ontology->frames.items[i].name, "state_body")) return (TwFrameId)i;
  return TW_NO_ID;
}

TwStatus event_find_state_bodies(Extractor *x) {
  TwFrameId frame = belonging_frame(x);
  TwRoleId part = tw_ontology_role(x->ontology, TW_STR("part")), whole = tw_ontology_role(x->ontology, TW_STR("whole"));
  if (frame == TW_NO_ID || part == TW_NO_ID || whole == TW_NO_ID) return TW_OK;
  for (uint32_t i = 0; i < x->coref->entities.count; i++) {
    const TwEntity *e = &x->coref->entities.items[i];
    if (e->name.len == 0 || e->country == TW_NONE || e->country == e->gaz || !of_state(x, e)) continue;
    uint32_t country = country_entity(x, e->country);
    for (uint32_t k = 0; country != TW_NONE && k < e->mentions.count; k++) {
      const TwMention *m = &x->coref->mentions.items[e->mentions.items[k]];
      if (m->kind != TW_MENTION_NAME || !says_country(x, m, e->country)) continue;
      TwFiller *fillers = TW_NEW_ARRAY(x->arena, TwFiller, 2);
      if (!fillers) return TW_ERR_MEMORY;
      fillers[0] = (TwFiller){part, 0, e->mentions.items[k], TW_NONE};
      fillers[1] = (TwFiller){whole, 0, x->coref->entities.items[country].mentions.items[0], TW_NONE};
      TwEvent event = {.frame = frame,
                       .class_id = x->ontology->frames.items[frame].class_id,
                       .trigger = m->tokens,
                       .head = m->head,
                       .sentence = token_of(x, m->head)->sentence,
                       .factuality = TW_ONGOING,
                       .specific = true,

                       .support = TW_NONE,
                       .inside = TW_NONE};
      event.fillers.items = fillers;
      event.fillers.count = 2;
      if (!TW_PUSH(x->arena, &x->events->items, event)) return TW_ERR_MEMORY;
      break;
    }
  }
  return TW_OK;
}
