/* Events: mentions of the same one become one node. Same class, nothing in conflict, and enough in common. */
#include "graph/internal.h"

/* How many of the latest events a new mention is compared with. */
#define LOOK_BACK 200

typedef TW_ARRAY(TwGraphFiller) Fillers;

static bool same_filler(const TwGraphFiller *a, const TwGraphFiller *b) {
  return a->role == b->role && a->entity == b->entity && a->event == b->event;
}

static bool holds(const TwGraphFiller *list, uint32_t count, const TwGraphFiller *f) {
  for (uint32_t i = 0; i < count; i++)
    if (same_filler(&list[i], f)) return true;
  return false;
}

/* ---- fillers of one mention ---- */

static TwStatus take_scratch(Builder *b, Fillers *list) {
  for (uint32_t i = 0; i < b->scratch.count; i++)
    if (!holds(list->items, list->count, &b->scratch.items[i]) && !TW_PUSH(b->arena, list, b->scratch.items[i]))
      return TW_ERR_MEMORY;
  b->scratch.count = 0;
  return TW_OK;
}

/* `node_of` is, by event mention, the graph event it went into. */
static TwStatus fillers_of(Builder *b, const TwEvent *e, const uint32_t *node_of, Fillers *out) {
  b->scratch.count = 0;
  for (uint32_t i = 0; i < e->fillers.count; i++) {
    const TwFiller *f = &e->fillers.items[i];
    TwStatus status = TW_OK;
    uint32_t before = b->scratch.count;
    if (f->event != TW_NONE && node_of[f->event] != TW_NONE) {
      if (!TW_PUSH(b->arena, &b->scratch, (TwGraphFiller){f->role, f->part, TW_NONE, node_of[f->event], f->mention}))
        return TW_ERR_MEMORY;
    } else if (f->mention != TW_NONE && f->event == TW_NONE) {
      status = f->role == b->office ? graph_mention_as_office(b, f->mention) : graph_resolve(b, f->role, f->mention);
    }
    if (status) return status;
    for (; before < b->scratch.count; before++) b->scratch.items[before].part = f->part;
  }
  return take_scratch(b, out);
}

static TwStatus mentions_as_fillers(Builder *b, const uint32_t *mentions, uint32_t count, Fillers *out) {
  b->scratch.count = 0;
  for (uint32_t i = 0; i < count; i++) {
    TwStatus status = graph_resolve(b, TW_NO_ID, mentions[i]);
    if (status) return status;
  }
  return take_scratch(b, out);
}

/* "defence minister of China" takes the place of the country that the office belongs to. */
static TwStatus replace_office(Builder *b, const TwEvent *e, Fillers *list) {
  uint32_t of = TW_NONE, kept = 0;
  TwGraphFiller owner = {0};
  for (uint32_t i = 0; i < list->count; i++) /* "served as [mayor]" names it already */
    if (list->items[i].role == b->office) return TW_OK;
  for (uint32_t i = 0; i < list->count; i++) {
    if (list->items[i].role == b->office_of && list->items[i].entity != TW_NONE && of == TW_NONE) {
      of = list->items[i].entity;
      owner = list->items[i];
    } else if (list->items[i].role != b->office_of) {
      list->items[kept++] = list->items[i];
    }
  }
  list->count = kept;
  uint32_t office;
  TwStatus status = kept ? graph_office(b, e, of, &office) : TW_OK;
  if (status || !kept || office == TW_NONE) return status;
  if (!TW_PUSH(b->arena, list, (TwGraphFiller){b->office, 0, office, TW_NONE, TW_NONE})) return TW_ERR_MEMORY;
  return of == TW_NONE || TW_PUSH(b->arena, list, owner) ? TW_OK : TW_ERR_MEMORY;
}

/* "[journalist] Anna Berg": the word is the profession. */
static TwStatus add_profession(Builder *b, const TwEvent *e, Fillers *list) {
  uint32_t profession;
  TwStatus status = list->count ? graph_office(b, e, TW_NONE, &profession) : TW_OK;
  if (status || list->count == 0 || profession == TW_NONE) return status;
  TwGraphFiller filler = {b->profession, 0, profession, TW_NONE, TW_NONE};
  return TW_PUSH(b->arena, list, filler) ? TW_OK : TW_ERR_MEMORY;
}

static const TwGraphFiller *filler_in(const TwGraphEvent *e, TwRoleId role) {
  for (uint32_t i = 0; i < e->fillers.count; i++)
    if (e->fillers.items[i].role == role) return &e->fillers.items[i];
  return NULL;
}

/* Whether "defence minister of China" says all that "minister" or "defence minister" says. */
static bool covers(TwStr full, TwStr bare) {
  for (size_t at = 0; (at = tw_str_find(full, bare, at)) != SIZE_MAX; at++) {
    bool starts = at == 0 || full.ptr[at - 1] == ' ';
    TwStr rest = tw_str_n(full.ptr + at + bare.len, full.len - at - bare.len);
    if (starts && (rest.len == 0 || tw_str_starts(rest, TW_STR(GLUE_OF)))) return true;
  }
  return false;
}

/* One person's titles, long and short, are one office: "Prime Minister Roth", "Ilya Roth, the prime minister of Lyria".
 * True where the mention went into an event that was there; its fillers are then the fuller ones. */
static bool same_office(Builder *b, const TwGraphEvent *fresh, uint32_t *into) {
  TwGraph *g = b->graph;
  const TwGraphFiller *holder = filler_in(fresh, b->office_holder), *office = filler_in(fresh, b->office);
  uint32_t from = g->events.count > LOOK_BACK ? g->events.count - LOOK_BACK : 0;
  for (uint32_t i = from; holder && office && i < g->events.count; i++) {
    TwGraphEvent *old = &g->events.items[i];
    if (old->factuality != fresh->factuality) continue; /* a former president is no president */
    const TwGraphFiller *h = filler_in(old, b->office_holder), *o = filler_in(old, b->office);
    if (old->class_id != b->holds_office || !h || !o || h->entity != holder->entity) continue;
    TwStr had = g->entities.items[o->entity].label, has = g->entities.items[office->entity].label;
    bool fuller = covers(has, had);
    if (!fuller && !covers(had, has)) continue;
    if (fuller) {
      old->fillers.items = fresh->fillers.items;
      old->fillers.count = fresh->fillers.count;
    }
    *into = i;
    return true;
  }
  return false;
}

/* ---- times ---- */

static int fineness(TwXsd type) {
  static const int of[] = {0, 5, 3, 1, 4, 2, 6}; /* by TwXsd: a day says more than a month, a month more than a year */
  return of[type];
}

static void take_times(const TwGraph *g, const TwEvent *e, TwGraphEvent *out) {
  for (uint32_t i = 0; i < e->times.count; i++) {
    const TwTimex *t = &g->times->items.items[e->times.items[i]];
    TwSpan span = t->tokens;
    if (t->range != TW_NONE && t->range < g->times->items.count) { /* "August 14 to August 19" */
      TwSpan other = g->times->items.items[t->range].tokens;
      span = (TwSpan){span.begin < other.begin ? span.begin : other.begin, span.end > other.end ? span.end : other.end};
    }
    TwStr words = tw_document_words(g->document, span);
    bool open = (t->begin.type == TW_XSD_NONE) != (t->end.type == TW_XSD_NONE); /* "since 2014" */
    bool range = t->range != TW_NONE || t->point.type == TW_XSD_NONE || open;
    if (range && (t->begin.type || t->end.type) && !out->begin.type && !out->end.type && !out->time.type) {
      out->begin = t->begin;
      out->end = t->end;
      out->time_text = words;
    } else if (!range && fineness(t->point.type) > fineness(out->time.type) && !out->begin.type && !out->end.type) {
      out->time = t->point;
      out->time_text = words;
    } else if (out->time_text.len == 0) {
      out->time_text = words;
    }
  }
}

static bool bounds_differ(const TwBound *a, const TwBound *b) {
  return a->type && b->type && !(a->type == b->type && tw_str_eq(a->lexical, b->lexical));
}

static bool times_conflict(const TwGraphEvent *a, const TwGraphEvent *b) {
  return bounds_differ(&a->time, &b->time) || bounds_differ(&a->begin, &b->begin) || bounds_differ(&a->end, &b->end) ||
         (a->time.type && b->begin.type) || (a->begin.type && b->time.type);
}

/* ---- merging ---- */

/* Two sets of fillers of one role agree where one contains the other. Counts what they share. */
static bool roles_agree(const TwOntology *o, const TwGraphEvent *a, const TwGraphEvent *b, uint32_t *shared) {
  bool state = o->classes.items[a->class_id].kind == TW_CLASS_STATE;
  *shared = 0;
  for (uint32_t i = 0; i < a->fillers.count; i++) {
    TwRoleId role = a->fillers.items[i].role;
    bool first = true;
    for (uint32_t j = 0; j < i; j++) first &= a->fillers.items[j].role != role;
    if (!first) continue;
    uint32_t in_a = 0, in_b = 0, both = 0;
    for (uint32_t j = 0; j < a->fillers.count; j++)
      if (a->fillers.items[j].role == role) {
        in_a++;
        both += holds(b->fillers.items, b->fillers.count, &a->fillers.items[j]);
      }
    for (uint32_t j = 0; j < b->fillers.count; j++) in_b += b->fillers.items[j].role == role;
    if (in_b && both < in_a && both < in_b) return false;
    /* one of two sides is too little to tell: "a meeting with Li" need not be the one of Li and Putin */
    bool mutual = o->roles.items[role].side == TW_SIDE_BOTH;
    if (in_b && in_a != in_b && mutual && (both < 2 || state)) return false;
    *shared += both;
  }
  return true;
}

static bool places_agree(const TwGraphEvent *a, const TwGraphEvent *b) {
  if (!a->places.count || !b->places.count) return true;
  for (uint32_t i = 0; i < a->places.count; i++)
    if (holds(b->places.items, b->places.count, &a->places.items[i])) return true;
  return false;
}

static bool same_event(const Builder *b, const TwGraphEvent *old, const TwGraphEvent *new_one, const TwEvent *e) {
  const TwEvent *first = &b->graph->mentions->items.items[old->mentions.items[0]];
  const TwOntology *o = b->graph->ontology;
  if (!tw_ontology_is_a(o, old->class_id, new_one->class_id) && !tw_ontology_is_a(o, new_one->class_id, old->class_id))
    return false;
  if (old->factuality != new_one->factuality && !e->vague && !first->vague) return false;
  uint32_t shared;
  if (!roles_agree(b->graph->ontology, old, new_one, &shared) || times_conflict(old, new_one) ||
      !places_agree(old, new_one))
    return false;
  uint32_t need = e->definite ? 1 : 2;
  bool all = shared == old->fillers.count && shared == new_one->fillers.count && shared > 0;
  if (e->definite && new_one->fillers.count == 0) return true; /* "the visit" */
  return shared >= need || (all && b->graph->ontology->classes.items[old->class_id].kind == TW_CLASS_STATE);
}

static TwStatus merge_list(Builder *b, const TwGraphFiller *more, uint32_t more_count, const TwGraphFiller **items,
                           uint32_t *count) {
  Fillers all = {0};
  uint32_t known = 0;
  while (known < more_count && holds(*items, *count, &more[known])) known++;
  if (known == more_count) return TW_OK;
  for (uint32_t i = 0; i < *count; i++)
    if (!TW_PUSH(b->arena, &all, (*items)[i])) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < more_count; i++)
    if (!holds(all.items, all.count, &more[i]) && !TW_PUSH(b->arena, &all, more[i])) return TW_ERR_MEMORY;
  *items = all.items;
  *count = all.count;
  return TW_OK;
}

static TwStatus add_mention(Builder *b, TwGraphEvent *old, uint32_t mention) {
  uint32_t count = old->mentions.count, *list = (uint32_t *)old->mentions.items;
  if ((count & (count - 1)) == 0) { /* full: room doubles */
    list = TW_NEW_ARRAY(b->arena, uint32_t, count ? 2 * (size_t)count : 1);
    if (!list) return TW_ERR_MEMORY;
    for (uint32_t i = 0; i < count; i++) list[i] = old->mentions.items[i];
    old->mentions.items = list;
  }
  list[count] = mention;
  old->mentions.count++;
  return TW_OK;
}

static bool is_of_names(const Builder *b, const TwEvent *e) {
  const TwMention *mentions = b->graph->coref->mentions.items;
  for (uint32_t i = 0; i < e->fillers.count; i++) {
    uint32_t m = e->fillers.items[i].mention;
    if (m == TW_NONE || (mentions[m].kind != TW_MENTION_NAME && mentions[m].kind != TW_MENTION_DEMONYM)) return false;
  }
  return true;
}

/* What is quoted is an opinion more often than a fact, unless it is told of names alone: "our partnership". */
static bool is_quoted(const Builder *b, const TwEvent *e) {
  return e->class_id != b->holds_office && graph_in_quotation(b->graph->document, e->head) && !is_of_names(b, e);
}

static bool is_vague(const Builder *b, const TwEvent *e) { return e->vague || is_quoted(b, e); }

static TwStatus merge_into(Builder *b, TwGraphEvent *old, const TwGraphEvent *more, uint32_t mention, bool vague) {
  const TwEvent *first = &b->graph->mentions->items.items[old->mentions.items[0]];
  if (is_vague(b, first) && !vague) old->factuality = more->factuality, old->direct = more->direct;
  if (!old->time.type && !old->begin.type && !old->end.type) {
    old->time = more->time;
    old->begin = more->begin;
    old->end = more->end;
    if (more->time_text.len) old->time_text = more->time_text;
  }
  old->contexts |= more->contexts;
  TwStatus status = add_mention(b, old, mention);
  if (!status)
    status = merge_list(b, more->fillers.items, more->fillers.count, &old->fillers.items, &old->fillers.count);
  if (!status) status = merge_list(b, more->places.items, more->places.count, &old->places.items, &old->places.count);
  if (!status)
    status = merge_list(b, more->attribution.items, more->attribution.count, &old->attribution.items,
                        &old->attribution.count);
  return status;
}

/* "terms for [individuals] serving as Speaker": several whom nobody names hold no one office. */
static bool held_by_many(const Builder *b, const TwEvent *e) {
  if (e->class_id != b->holds_office) return false;
  for (uint32_t i = 0; i < e->fillers.count; i++) {
    const TwFiller *f = &e->fillers.items[i];
    if (f->role != b->office_holder || f->mention == TW_NONE) continue;
    const TwCoref *coref = b->graph->coref;
    const TwEntity *holder = &coref->entities.items[coref->mentions.items[f->mention].entity];
    if (holder->plural && holder->name.len == 0 && holder->members.count == 0) return true;
  }
  return false;
}

static TwStatus read_mention(Builder *b, const TwEvent *e, const uint32_t *node_of, TwGraphEvent *out) {
  Fillers fillers = {0}, places = {0}, attribution = {0}, directed = {0};
  TwStatus status = fillers_of(b, e, node_of, &fillers);
  if (!status && e->class_id == b->holds_office) status = replace_office(b, e, &fillers);
  if (!status && e->class_id == b->has_profession) status = add_profession(b, e, &fillers);
  if (!status) status = mentions_as_fillers(b, e->places.items, e->places.count, &places);
  if (!status) status = mentions_as_fillers(b, e->attribution.items, e->attribution.count, &attribution);
  if (!status) status = mentions_as_fillers(b, e->directed.items, e->directed.count, &directed);
  if (status) return status;
  *out = (TwGraphEvent){.class_id = e->class_id, .factuality = e->factuality, .contexts = e->contexts};
  bool state = b->graph->ontology->classes.items[e->class_id].kind == TW_CLASS_STATE;
  out->direct = !e->vague || e->definite || state || e->factuality == TW_SCHEDULED;
  out->direct = out->direct && !held_by_many(b, e) && !is_quoted(b, e);
  out->fillers.items = fillers.items, out->fillers.count = fillers.count;
  out->places.items = places.items, out->places.count = places.count;
  out->attribution.items = attribution.items, out->attribution.count = attribution.count;
  out->directed.items = directed.items, out->directed.count = directed.count;
  take_times(b->graph, e, out);
  return TW_OK;
}

static bool is_question(const TwGraph *g, const TwEvent *e) {
  const TwSentence *s = &g->document->sentences.items[e->sentence];
  return g->document->paragraphs.items[s->paragraph].block == TW_BLOCK_QUESTION;
}

static TwStatus place_mention(Builder *b, uint32_t mention, uint32_t *node_of) {
  TwGraph *g = b->graph;
  const TwEvent *e = &g->mentions->items.items[mention];
  TwGraphEvent fresh;
  TwStatus status = read_mention(b, e, node_of, &fresh);
  if (status) return status;
  bool state = g->ontology->classes.items[e->class_id].kind == TW_CLASS_STATE;
  bool asked = is_question(g, e);
  uint32_t least = state || asked ? 2 : 1; /* a state of one alone says nothing, nor does "Who did Li meet?" */
  bool bare = fresh.fillers.count < least && (state || asked || (fresh.places.count == 0 && e->inside == TW_NONE));
  uint32_t office;
  if (e->class_id == b->holds_office && same_office(b, &fresh, &office)) {
    node_of[mention] = office;
    return add_mention(b, &g->events.items[office], mention);
  }
  uint32_t from = g->events.count > LOOK_BACK ? g->events.count - LOOK_BACK : 0;
  for (uint32_t i = g->events.count; i-- > from;) {
    if (!same_event(b, &g->events.items[i], &fresh, e)) continue;
    node_of[mention] = i;
    return merge_into(b, &g->events.items[i], &fresh, mention, is_vague(b, e));
  }
  if (bare) return TW_OK;
  node_of[mention] = g->events.count;
  status = add_mention(b, &fresh, mention);
  return status ? status : TW_PUSH(b->arena, &g->events, fresh) ? TW_OK : TW_ERR_MEMORY;
}

/* An event that fills another's role comes first, so that its node is known; depth is bounded by the nesting of
 * clauses. */
static TwStatus place_with_inner(Builder *b, uint32_t mention, uint32_t *node_of, uint8_t *seen, uint32_t depth) {
  const TwEvent *e = &b->graph->mentions->items.items[mention];
  if (seen[mention] || !e->specific) return TW_OK;
  seen[mention] = 1;
  for (uint32_t i = 0; i < e->fillers.count && depth < TW_SYNTAX_DEPTH; i++) {
    if (e->fillers.items[i].event == TW_NONE) continue;
    TwStatus status = place_with_inner(b, e->fillers.items[i].event, node_of, seen, depth + 1);
    if (status) return status;
  }
  return place_mention(b, mention, node_of);
}

TwStatus graph_add_events(Builder *b) {
  uint32_t n = b->graph->mentions->items.count;
  uint32_t *node_of = TW_NEW_ARRAY(b->arena, uint32_t, (size_t)n + 1);
  uint8_t *seen = TW_NEW_ARRAY(b->arena, uint8_t, (size_t)n + 1);
  if (!node_of || !seen) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < n; i++) node_of[i] = TW_NONE;
  for (uint32_t i = 0; i < n; i++) {
    TwStatus status = place_with_inner(b, i, node_of, seen, 0);
    if (status) return status;
  }
  return tw_arena_status(b->arena);
}
