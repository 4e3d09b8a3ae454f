#include "draw/metrics.h"
#include "draw/words.h"

#include <math.h>

#define PAD_X       10.0
#define PAD_Y       6.0
#define TITLE_WIDTH 150.0
#define LABEL_WIDTH 104.0
#define DOT_SIZE    10.0

/** Puts lines below each other from `y` down; returns where the next would start. */
static double stack(TwLines *lines, uint32_t from, double x, double y) {
  for (uint32_t i = from; i < lines->count; i++) {
    const TwFace *face = &tw_faces[lines->items[i].style];
    lines->items[i].x = x;
    lines->items[i].y = y + (face->leading + face->size) / 2 - face->size * 0.14;
    y += face->leading;
  }
  return y;
}

static double widest(const TwLines *lines) {
  double w = 0;
  for (uint32_t i = 0; i < lines->count; i++)
    if (lines->items[i].width > w) w = lines->items[i].width;
  return w;
}

/** Lines are placed from the box's left upper corner. */
static bool compose_node(TwArena *arena, TwNode *n) {
  bool ok = true;
  n->lines.count = 0;
  if (n->dot) {
    n->box.w = n->box.h = DOT_SIZE;
    return true;
  }
  if (n->kicker.len) ok = tw_text_wrap(arena, n->kicker, TW_LINE_KICKER, TITLE_WIDTH, 1, &n->lines);
  ok = ok && tw_text_wrap(arena, n->title, TW_LINE_TITLE, TITLE_WIDTH, 3, &n->lines);
  for (uint32_t i = 0; ok && i < n->captions.count; i++)
    ok = tw_text_wrap(arena, n->captions.items[i], TW_LINE_CAPTION, TITLE_WIDTH, 2, &n->lines);
  if (ok && n->hidden) {
    TwStr more = tw_arena_printf(arena, "+%u " WORD_MORE, n->hidden);
    ok = tw_text_wrap(arena, more, TW_LINE_CAPTION, TITLE_WIDTH, 1, &n->lines);
  }
  if (!ok) return false;
  n->box.h = stack(&n->lines, 0, PAD_X + (n->card ? 3 : 0), PAD_Y) + PAD_Y;
  n->box.w = widest(&n->lines) + 2 * PAD_X + (n->card ? 3 : 0);
  if (n->box.w < 48) n->box.w = 48;
  return true;
}

/** Lines are centred in the label's box. */
static bool compose_edge(TwArena *arena, TwEdge *e) {
  e->lines.count = 0;
  if (!tw_text_wrap(arena, e->label, TW_LINE_LABEL, LABEL_WIDTH, 4, &e->lines)) return false;
  e->label_box.h = stack(&e->lines, 0, 0, 0);
  e->label_box.w = widest(&e->lines);
  for (uint32_t i = 0; i < e->lines.count; i++) e->lines.items[i].x = (e->label_box.w - e->lines.items[i].width) / 2;
  return true;
}

/** Side of a square of dots over which names are read as they are; in larger ones they grow with it. */
#define PLAIN_SIDE 33

static void enlarge(TwPicture *p) {
  uint32_t shown = 0;
  for (uint32_t i = 0; i < p->nodes.count; i++) shown += p->nodes.items[i].shown;
  p->enlarge = p->overview ? sqrt((double)shown) / PLAIN_SIDE : 1;
  for (uint32_t i = 0; p->overview && i < p->nodes.count; i++) {
    if (p->nodes.items[i].dot) continue;
    p->nodes.items[i].box.w *= p->enlarge;
    p->nodes.items[i].box.h *= p->enlarge;
  }
}

TwStatus tw_picture_compose(TwPicture *picture) {
  for (uint32_t i = 0; i < picture->nodes.count; i++)
    if (picture->nodes.items[i].shown && !compose_node(picture->arena, &picture->nodes.items[i])) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < picture->edges.count && !picture->overview; i++)
    if (picture->edges.items[i].shown && !compose_edge(picture->arena, &picture->edges.items[i])) return TW_ERR_MEMORY;
  enlarge(picture);
  return TW_OK;
}
