/* Labels: what a person would call an event. */
#include "graph/internal.h"

static TwStr filler_label(const TwGraph *g, const TwGraphFiller *f) {
  if (f->entity != TW_NONE) return g->entities.items[f->entity].label;
  const TwGraphEvent *e = &g->events.items[f->event];
  if (e->label.len) return e->label;
  return g->ontology->classes.items[e->class_id].label;
}

/* English glue of lists. "Russia", "Russia and Belarus", "A, B and C", "A, B and 4 more". */
#define MOST_NAMED 3

static TwStr join(const TwGraph *g, const TwGraphEvent *e, TwRoleId role, const TwGraphFiller *except) {
  TwArena *arena = g->document->arena;
  uint32_t total = 0, n = 0;
  for (uint32_t i = 0; i < e->fillers.count; i++)
    total += e->fillers.items[i].role == role && &e->fillers.items[i] != except;
  TwStr text = TW_STR("");
  for (uint32_t i = 0; i < e->fillers.count; i++) {
    const TwGraphFiller *f = &e->fillers.items[i];
    if (f->role != role || f == except) continue;
    n++;
    if (n > MOST_NAMED && total > MOST_NAMED + 1)
      return tw_arena_printf(arena, "%.*s" GLUE_AND "%u " GLUE_MORE, TW_FMT(text), total - MOST_NAMED);
    const char *glue = n == 1 ? "" : n == total ? GLUE_AND : ", ";
    text = tw_arena_printf(arena, "%.*s%s%.*s", TW_FMT(text), glue, TW_FMT(filler_label(g, f)));
  }
  return text;
}

static TwStr capitalised(TwArena *arena, TwStr s) {
  TwStr copy = tw_arena_str(arena, s);
  if (copy.len) ((char *)(uintptr_t)copy.ptr)[0] = tw_upper(copy.ptr[0]);
  return copy;
}

/* "attacks" after several is "attack", "is married to" is "are married to": the first word of a property's label. */
static TwStr plural_label(TwArena *arena, TwStr label) {
  static const char *const verbs[][2] = LABEL_VERBS;
  TwStr rest = label, word;
  tw_str_split(&rest, ' ', &word);
  const char *gap = rest.len ? " " : "";
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (tw_str_is(word, verbs[i][0])) return tw_arena_printf(arena, "%s%s%.*s", verbs[i][1], gap, TW_FMT(rest));
  if (!tw_str_ends(word, TW_STR("s")) || tw_str_ends(word, TW_STR("ss"))) return label;
  static const char *const hissing[] = {"ches", "shes", "sses", "xes", "zzes"};
  size_t cut = 1;
  for (size_t i = 0; i < sizeof hissing / sizeof *hissing; i++)
    if (tw_str_ends(word, tw_str(hissing[i]))) cut = 2;
  bool y = word.len > 4 && tw_str_ends(word, TW_STR("ies"));
  if (y) cut = 3;
  return tw_arena_printf(arena, "%.*s%s%s%.*s", (int)(word.len - cut), word.ptr, y ? "y" : "", gap, TW_FMT(rest));
}

static bool is_plural(const TwGraph *g, const TwGraphEvent *e, const TwProperty *p, const TwGraphFiller *from) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < e->fillers.count && p->from != p->to; i++) n += e->fillers.items[i].role == p->from;
  if (n > 1) return true;
  uint32_t entity = from->entity == TW_NONE ? TW_NONE : g->entities.items[from->entity].entity;
  return entity != TW_NONE && coref_entity(g, entity)->plural && coref_entity(g, entity)->name.len == 0;
}

/* "Li Shangfu visits Russia and Belarus". */
static TwStr by_property(const TwGraph *g, const TwGraphEvent *e) {
  uint32_t next = 0;
  for (const TwProperty *p; (p = tw_ontology_property(g->ontology, e->class_id, &next));) {
    PairWalk walk = {.event = e, .property = p};
    const TwGraphFiller *from, *to;
    if (!graph_next_pair(&walk, &from, &to)) continue;
    TwStr subject = p->from == p->to ? filler_label(g, from) : join(g, e, p->from, NULL);
    TwStr verb = is_plural(g, e, p, from) ? plural_label(g->document->arena, p->label) : p->label;
    return tw_arena_printf(g->document->arena, "%.*s %.*s %.*s", TW_FMT(subject), TW_FMT(verb),
                           TW_FMT(join(g, e, p->to, p->from == p->to ? from : NULL)));
  }
  return TW_STR("");
}

/* The noun phrase of an event that a noun names: "international security meeting". */
static TwStr by_words(const TwGraph *g, const TwGraphEvent *e) {
  const TwEvent *m = &g->mentions->items.items[e->mentions.items[0]];
  const TwToken *head = &g->document->tokens.items[m->head];
  uint32_t mention = g->coref->at[m->head];
  if ((head->upos != TW_NOUN && head->upos != TW_PROPN) || mention == TW_NONE) return TW_STR("");
  TwSpan span = g->coref->mentions.items[mention].tokens;
  while (span.begin < m->head && (g->document->tokens.items[span.begin].upos == TW_DET ||
                                  g->document->tokens.items[span.begin].upos == TW_PRON))
    span.begin++;
  return tw_document_phrase(g->document, span);
}

TwStr graph_event_label(const TwGraph *g, const TwGraphEvent *e) {
  TwArena *arena = g->document->arena;
  TwStr label = by_property(g, e);
  if (label.len) return label;
  label = by_words(g, e);
  if (label.len) return label;
  const TwClass *c = &g->ontology->classes.items[e->class_id];
  TwStr name = capitalised(arena, c->label);
  if (e->fillers.count == 0) return name;
  TwSide side = g->ontology->roles.items[e->fillers.items[0].role].side;
  const char *glue = side == TW_SIDE_SOURCE || side == TW_SIDE_BOTH ? GLUE_BY : GLUE_OF;
  return tw_arena_printf(arena, "%.*s%s%.*s", TW_FMT(name), glue, TW_FMT(join(g, e, e->fillers.items[0].role, NULL)));
}
