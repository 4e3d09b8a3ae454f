#include "draw/build.h"
#include "draw/words.h"
#include "triples/vocabulary.h"

static uint32_t *degrees(TwBuild *b) {
  const TwPicture *p = b->picture;
  uint32_t *degree = TW_NEW_ARRAY(b->view.arena, uint32_t, (size_t)p->nodes.count + 1);
  for (uint32_t i = 0; degree && i < p->edges.count; i++) {
    if (!p->edges.items[i].shown) continue;
    degree[p->edges.items[i].from]++;
    degree[p->edges.items[i].to]++;
  }
  return degree;
}

/** A place that one card alone names, and that says nothing else, goes into the card's caption. */
static bool fold_places(TwBuild *b, uint32_t *degree) {
  TwPicture *p = b->picture;
  for (uint32_t i = 0; i < p->edges.count; i++) {
    TwEdge *e = &p->edges.items[i];
    if (!e->place || e->reversed || degree[e->to] != 1 || degree[e->from] < 2 || p->nodes.items[e->to].card) continue;
    if (p->nodes.items[e->to].term == p->focus) continue;
    degree[e->from]--;
    e->shown = false;
    p->nodes.items[e->to].shown = false;
    TwStr text = tw_arena_printf(b->view.arena, WORD_IN " %.*s", TW_FMT(p->nodes.items[e->to].name));
    if (!draw_build_caption(b, e->from, text)) return false;
  }
  return true;
}

/** What a statement card says beyond who speaks. */
typedef struct Said {
  uint32_t speaker, told; /* nodes; TW_NONE */
  TwTermId role;          /* of the speaker */
  uint32_t speakers;      /* edges of that role */
} Said;

static void hide_card(TwPicture *p, uint32_t card, uint32_t *degree) {
  for (uint32_t i = 0; i < p->edges.count; i++) {
    TwEdge *e = &p->edges.items[i];
    if (!e->shown || (e->from != card && e->to != card)) continue;
    e->shown = false;
    if (!--degree[e->from]) p->nodes.items[e->from].shown = false;
    if (!--degree[e->to]) p->nodes.items[e->to].shown = false;
  }
  p->nodes.items[card].shown = false;
}

/** "The ministry – statement – visit" goes where the visit's caption says "according to the ministry", and a statement
 * of which nothing but its speakers is known goes as well. */
static void fold_statement(TwBuild *b, uint32_t card, const Said *said, uint32_t *degree) {
  TwPicture *p = b->picture;
  if (said->told == TW_NONE && degree[card] == said->speakers) hide_card(p, card, degree);
  if (said->told == TW_NONE || degree[card] != 2) return;
  TwTermId by = tw_view_object(&b->view, p->nodes.items[said->told].term, KNOWN_ATTRIBUTED);
  if (by == p->nodes.items[said->speaker].term && degree[said->told] > 1) hide_card(p, card, degree);
}

static bool is_statement(const TwBuild *b, const TwNode *n) {
  TwTermId type = n->card && n->shown && n->term != b->picture->focus ? tw_view_type(&b->view, n->term) : TW_NONE;
  return type != TW_NONE && tw_str_is(tw_triples_get(b->view.triples, type).value, TW_NS_TW "Statement") &&
         !n->captions.count && n->reality <= TW_REAL_ONGOING && b->predicate == TW_NONE;
}

static bool fold_statements(TwBuild *b, uint32_t *degree) {
  TwPicture *p = b->picture;
  Said *said = TW_NEW_ARRAY(b->view.arena, Said, (size_t)p->nodes.count + 1);
  if (!said) return false;
  for (uint32_t i = 0; i < p->nodes.count; i++) said[i] = (Said){.speaker = TW_NONE, .told = TW_NONE};
  for (uint32_t i = 0; i < p->edges.count; i++) { /* the speaker leads to the card */
    const TwEdge *e = &p->edges.items[i];
    if (!e->shown || !e->role || !e->reversed) continue;
    said[e->to].speaker = e->from;
    said[e->to].role = e->predicate;
  }
  for (uint32_t i = 0; i < p->edges.count; i++) {
    const TwEdge *e = &p->edges.items[i];
    if (!e->shown || !e->role) continue;
    Said *of = &said[e->reversed ? e->to : e->from];
    of->speakers += e->predicate == of->role;
    if (!e->reversed && p->nodes.items[e->to].card) of->told = e->to;
  }
  for (uint32_t i = 0; i < p->nodes.count; i++)
    if (said[i].speaker != TW_NONE && p->nodes.items[said[i].speaker].term != p->focus &&
        is_statement(b, &p->nodes.items[i]))
      fold_statement(b, i, &said[i], degree);
  return true;
}

bool draw_build_fold(TwBuild *b) {
  uint32_t *degree = degrees(b);
  return degree && fold_statements(b, degree) && fold_places(b, degree);
}
