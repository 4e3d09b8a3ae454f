#include "draw/build.h"
#include "draw/dates.h"
#include "draw/metrics.h"
#include "draw/words.h"
#include "triples/vocabulary.h"

typedef struct Filler {
  TwTermId role, entity;
  bool subject, object; /* of a direct triple between fillers */
} Filler;

typedef struct Event {
  TwTermId term, direct, type;
  TwReality reality;
  TwStr dates, dates_long, evidence;
  TwIndexes proofs;
  TwDays days;
  Filler fillers[BUILD_FILLERS];
  uint32_t count, entities; /* entities: without places and offices */
} Event;

static TwReality reality_of(const TwBuild *b, TwTermId term) {
  static const char *const names[] = {"", "Happened", "Ongoing", "Scheduled", "Possible", "Requested", "Denied"};
  TwStr iri = tw_view_value(&b->view, term, KNOWN_FACTUALITY);
  if (!tw_str_starts(iri, TW_STR(TW_NS_TW))) return TW_REAL_NONE;
  for (int i = 1; i < TW_REAL_COUNT; i++)
    if (tw_str_is(tw_view_local(iri), names[i])) return (TwReality)i;
  return TW_REAL_NONE;
}

static TwStr evidence_of(const TwBuild *b, TwTermId term) {
  TwStr all = {"", 0};
  uint32_t shown = 0;
  for (uint32_t i = 0; i < tw_view_count(&b->view, term) && shown < 3; i++) {
    TwQuad q = tw_view_quad(&b->view, term, i);
    if (!tw_view_is(&b->view, q.predicate, KNOWN_EVIDENCE)) continue;
    TwStr text =
        tw_text_clean(b->view.arena, tw_view_value(&b->view, q.object, KNOWN_ANCHOR), TW_DRAW_TOOLTIP_LIMIT / 4);
    if (!text.len) continue;
    all = tw_arena_printf(b->view.arena, "%.*s%s“%.*s”", TW_FMT(all), all.len ? "\n" : "", TW_FMT(text));
    shown++;
  }
  return all;
}

static void read_dates(const TwBuild *b, Event *e) {
  TwStr begin = tw_view_value(&b->view, e->term, KNOWN_BEGIN), end = tw_view_value(&b->view, e->term, KNOWN_END);
  TwTermId time = tw_view_object(&b->view, e->term, KNOWN_TIME);
  if (!begin.len && !end.len && time != TW_NONE && tw_view_literal(&b->view, time))
    begin = end = tw_triples_get(b->view.triples, time).value;
  begin = tw_text_clean(b->view.arena, begin, 40);
  end = tw_text_clean(b->view.arena, end, 40);
  e->dates = tw_dates_text(b->view.arena, begin, end, false);
  e->dates_long = tw_dates_text(b->view.arena, begin, end, true);
  e->days.first = begin.len ? tw_dates_days(begin).first : tw_dates_days(end).first;
  e->days.last = end.len ? tw_dates_days(end).last : begin.len ? tw_dates_days(begin).last : 0;
}

/** Office, event or entity that fills a role; literals and plumbing do not, nor what an event does to somebody by a
 * direct property ("causes the death of"), which has a card of its own. */
static bool fills(const TwBuild *b, TwQuad q) {
  if (b->view.flags[q.predicate] & TERM_DIRECT) return false;
  if (tw_view_literal(&b->view, q.object) || tw_view_structural(&b->view, q.predicate)) return false;
  return draw_build_nodeable(b, q.object) || (b->view.flags[q.object] & TERM_OFFICE);
}

static void mark_direct(const TwBuild *b, Event *e) {
  if (e->direct == TW_NONE) return;
  for (uint32_t i = 0; i < e->count; i++)
    for (uint32_t k = 0; k < e->count; k++)
      if (i != k && draw_build_has(b, e->fillers[i].entity, e->direct, e->fillers[k].entity))
        e->fillers[i].subject = e->fillers[k].object = true;
}

static void read_event(const TwBuild *b, TwTermId term, Event *e) {
  *e = (Event){.term = term, .type = tw_view_type(&b->view, term), .reality = reality_of(b, term)};
  e->direct = tw_view_object(&b->view, term, KNOWN_DIRECT);
  e->evidence = evidence_of(b, term);
  read_dates(b, e);
  for (uint32_t i = 0; i < tw_view_count(&b->view, term) && e->count < BUILD_FILLERS; i++) {
    TwQuad q = tw_view_quad(&b->view, term, i);
    if (!fills(b, q) || q.object == term) continue;
    e->fillers[e->count++] = (Filler){.role = q.predicate, .entity = q.object};
    if (!(b->view.flags[q.object] & TERM_OFFICE) && !tw_view_is(&b->view, q.predicate, KNOWN_PLACE)) e->entities++;
  }
  mark_direct(b, e);
}

static bool cover(TwBuild *b, const Event *e) {
  if (e->direct == TW_NONE) return true;
  for (uint32_t i = 0; i < e->count; i++)
    for (uint32_t k = 0; k < e->count; k++) {
      TwTermId key[3] = {e->fillers[i].entity, e->direct, e->fillers[k].entity};
      if (i != k && !tw_map_set(&b->covered, tw_str_n((const char *)key, sizeof key), 1)) return false;
    }
  return true;
}

bool draw_build_covered(const TwBuild *b, TwTermId s, TwTermId p, TwTermId o) {
  TwTermId key[3] = {s, p, o};
  return tw_map_get(&b->covered, tw_str_n((const char *)key, sizeof key)) != TW_NONE;
}

static bool wanted(const TwBuild *b, const Event *e) {
  if ((b->view.flags[e->term] & TERM_OPEN) && !b->open && b->predicate != e->direct) return false;
  if (b->options->hide_denied && e->reality == TW_REAL_DENIED) return false;
  if (b->bounds.last &&
      (!e->days.first || !e->days.last || e->days.last < b->bounds.first || e->days.first > b->bounds.last))
    return false;
  if (b->predicate == TW_NONE || b->predicate == e->direct || b->predicate == e->type) return true;
  for (uint32_t i = 0; i < e->count; i++)
    if (e->fillers[i].role == b->predicate) return true;
  return false;
}

/** A state with two sides is a labelled edge. */
static bool add_state(TwBuild *b, const Event *e) {
  const Filler *x = &e->fillers[0], *y = &e->fillers[1];
  bool both = x->subject && x->object;
  if ((y->subject && !x->subject) || (b->view.flags[x->entity] & TERM_OFFICE)) {
    const Filler *t = x;
    x = y;
    y = t;
  }
  TwTermId predicate = e->direct != TW_NONE ? e->direct : e->type;
  TwFact fact = {.from = x->entity,
                 .to = y->entity,
                 .predicate = predicate,
                 .directed = e->direct != TW_NONE && !both, /* a class does not say which way it points */
                 .reality = e->reality,
                 .dates = e->dates,
                 .dates_long = e->dates_long,
                 .evidence = e->evidence,
                 .days = e->days};
  if (!build_proofs(b, e->term, &fact.proofs)) return false;
  fact.label = predicate != TW_NONE ? tw_view_label(&b->view, predicate) : TW_STR(WORD_FACT);
  return b->view.flags[y->entity] & TERM_OFFICE ? draw_build_office(b, fact) : draw_build_fact(b, &fact);
}

/** A short label of the event's own ("joint patrols") says more than its class; a whole sentence repeats the edges. */
static TwStr card_title(const TwBuild *b, const Event *e) {
  TwStr class = e->type != TW_NONE ? tw_view_label(&b->view, e->type) : TW_STR(WORD_EVENT);
  if (!tw_view_labelled(&b->view, e->term)) return tw_capital(b->view.arena, class);
  TwStr own = tw_view_label(&b->view, e->term);
  if (own.len > 40) return tw_capital(b->view.arena, class);
  for (uint32_t i = 0; i < e->count; i++)
    if (tw_str_find(own, tw_view_label(&b->view, e->fillers[i].entity), 0) != SIZE_MAX)
      return tw_capital(b->view.arena, class);
  return tw_capital(b->view.arena, own);
}

static TwStr card_kicker(const TwBuild *b, const Event *e, TwStr title) {
  bool say = e->reality > TW_REAL_ONGOING;
  if (say || e->dates.len)
    return tw_arena_printf(b->view.arena, "%s%s%.*s", say ? words_reality[e->reality] : "",
                           say && e->dates.len ? " · " : "", TW_FMT(e->dates));
  TwStr class = e->type != TW_NONE ? tw_capital(b->view.arena, tw_view_label(&b->view, e->type)) : TW_STR(WORD_EVENT);
  return tw_str_eq(class, title) ? TW_STR(WORD_EVENT) : class;
}

static TwStr card_sentence(const TwBuild *b, const Event *e, TwStr title) {
  TwStr start =
      tw_view_labelled(&b->view, e->term) ? tw_capital(b->view.arena, tw_view_label(&b->view, e->term)) : title;
  TwStr suffix = draw_build_suffix(b, e->reality, e->dates_long);
  TwTermId by = tw_view_object(&b->view, e->term, KNOWN_ATTRIBUTED);
  if (by == TW_NONE) return tw_arena_printf(b->view.arena, "%.*s%.*s", TW_FMT(start), TW_FMT(suffix));
  TwStr source = tw_view_label(&b->view, by);
  return tw_arena_printf(b->view.arena, "%.*s%.*s, " WORD_ACCORDING_TO " %.*s", TW_FMT(start), TW_FMT(suffix),
                         TW_FMT(source));
}

/** The side that acts leads to the card, the others follow from it: the subject of the direct triple, else the first.
 */
static bool leads(const TwBuild *b, const Event *e, uint32_t i) {
  if (b->view.flags[e->fillers[i].entity] & (TERM_EVENT | TERM_STATE)) return false;
  bool any = false;
  for (uint32_t k = 0; k < e->count; k++) any = any || (e->fillers[k].subject && !e->fillers[k].object);
  if (any) return e->fillers[i].subject && !e->fillers[i].object;
  return i == 0 && !tw_view_is(&b->view, e->fillers[i].role, KNOWN_PLACE);
}

static bool add_role(TwBuild *b, const Event *e, uint32_t card, uint32_t i) {
  const Filler *f = &e->fillers[i];
  if (b->view.flags[f->entity] & TERM_OFFICE) return draw_build_caption(b, card, tw_view_label(&b->view, f->entity));
  uint32_t node = draw_build_node(b, f->entity);
  if (node == TW_NONE) return false;
  bool place = tw_view_is(&b->view, f->role, KNOWN_PLACE);
  TwStr role = place ? TW_STR(WORD_IN) : tw_view_label(&b->view, f->role);
  TwEdge edge = {.from = card, .to = node, .predicate = f->role, .directed = true, .role = true, .place = place};
  edge.reversed = leads(b, e, i);
  if (edge.reversed) {
    edge.from = node;
    edge.to = card;
  }
  edge.reality = e->reality;
  edge.label = edge.relations = role;
  edge.proofs = e->proofs;
  edge.days = e->days;
  edge.evidence = e->evidence;
  TwStr whole = b->picture->nodes.items[card].sentence, name = tw_view_label(&b->view, f->entity);
  edge.sentence = tw_arena_printf(b->view.arena, "%.*s – %.*s: %.*s", TW_FMT(whole), TW_FMT(role), TW_FMT(name));
  return draw_build_edge(b, edge);
}

static bool add_card(TwBuild *b, Event *e) {
  if (!build_proofs(b, e->term, &e->proofs)) return false;
  uint32_t id = draw_build_node(b, e->term);
  if (id == TW_NONE) return false;
  TwNode *card = &b->picture->nodes.items[id];
  card->card = true;
  card->kind = TW_NODE_EVENT;
  card->reality = e->reality;
  card->days = e->days;
  card->title = card_title(b, e);
  card->kicker = card_kicker(b, e, card->title);
  card->sentence = card_sentence(b, e, card->title);
  card->evidence = e->evidence;
  card->proofs = e->proofs;
  card->link = (TwStr){"", 0};
  for (uint32_t i = 0; i < e->count; i++)
    if (!add_role(b, e, id, i)) return false;
  if (!draw_build_literals(b, id, e->term)) return false;
  TwTermId by = tw_view_object(&b->view, e->term, KNOWN_ATTRIBUTED);
  if (by == TW_NONE) return true;
  TwStr source = tw_view_label(&b->view, by);
  return draw_build_caption(b, id, tw_arena_printf(b->view.arena, WORD_ACCORDING_TO " %.*s", TW_FMT(source)));
}

static bool is_event(const TwBuild *b, TwTermId term) {
  return (b->view.flags[term] & (TERM_EVENT | TERM_STATE)) && !(b->view.flags[term] & TERM_HIDDEN);
}

/** What the filters leave out, and what becomes an edge, must be known before any role is drawn. */
static bool sort_out(TwBuild *b, Event *e) {
  for (TwTermId term = 0; term < b->view.terms; term++) {
    if (!is_event(b, term)) continue;
    read_event(b, term, e);
    if (!cover(b, e)) return false;
    if (!wanted(b, e)) b->view.flags[term] |= TERM_HIDDEN;
  }
  for (TwTermId term = 0; term < b->view.terms; term++) {
    if (!is_event(b, term) || (b->view.flags[term] & (TERM_EVENT | TERM_OPEN)) == TERM_EVENT) continue;
    read_event(b, term, e);
    if (e->count == 2 && e->entities) b->view.flags[term] |= TERM_EDGE;
  }
  return true;
}

/** A clause that no frame knows is a relation of two, drawn as an edge where open relations are drawn at all. */
static void show_open(TwBuild *b) {
  for (TwTermId term = 0; b->open && term < b->view.terms; term++)
    if ((b->view.flags[term] & (TERM_EVENT | TERM_OPEN)) == (TERM_EVENT | TERM_OPEN))
      b->view.flags[term] &= (uint16_t)~TERM_HIDDEN;
}

bool draw_build_events(TwBuild *b) {
  show_open(b);
  Event *e = tw_arena_alloc(b->view.arena, sizeof *e);
  if (!e || !sort_out(b, e)) return false;
  for (TwTermId term = 0; term < b->view.terms; term++) {
    if (!is_event(b, term)) continue;
    read_event(b, term, e);
    bool edge = b->view.flags[term] & TERM_EDGE;
    if (edge && e->count == 2 ? !add_state(b, e) : !edge && e->count && !add_card(b, e)) return false;
  }
  return true;
}
