/* The way through a document: frames at every token, then events that fill each other's roles, then circumstances. */
#include "event/internal.h"

typedef TW_ARRAY(Found) FoundList;

static void find_ids(Extractor *x) {
  const TwOntology *o = x->ontology;
  x->ids.person = tw_ontology_class(o, TW_STR("Person"));
  x->ids.country = tw_ontology_class(o, TW_STR("Country"));
  x->ids.city = tw_ontology_class(o, TW_STR("City"));
  x->ids.place = tw_ontology_class(o, TW_STR("Place"));
  x->ids.agent = tw_ontology_class(o, TW_STR("Agent"));
  x->ids.organization = tw_ontology_class(o, TW_STR("Organization"));
  x->ids.event = tw_ontology_class(o, TW_STR("Event"));
  x->ids.state = tw_ontology_class(o, TW_STR("State"));
  x->ids.holds_office = tw_ontology_class(o, TW_STR("HoldsOffice"));
  x->ids.office = tw_ontology_class(o, TW_STR("Office"));
  x->ids.office_holder = tw_ontology_role(o, TW_STR("officeHolder"));
  x->ids.occasion = tw_ontology_role(o, TW_STR("occasion"));
  x->ids.office_of = tw_ontology_role(o, TW_STR("officeOf"));
}

bool event_word_kind(uint8_t upos, TwWordKind *word) {
  switch (upos) {
  case TW_VERB:
    *word = TW_WORD_VERB;
    return true;
  case TW_NOUN:
  case TW_PROPN:
    *word = TW_WORD_NOUN;
    return true;
  case TW_ADJ:
    *word = TW_WORD_ADJECTIVE;
    return true;
  default:
    return false;
  }
}

static TwStatus find_frames(Extractor *x, FoundList *list) {
  for (uint32_t s = 0; s < x->document->sentences.count; s++) {
    TwSpan tokens = x->document->sentences.items[s].tokens;
    uint32_t in_sentence = 0;
    for (uint32_t i = tokens.begin; i < tokens.end && in_sentence < TW_EVENTS_A_SENTENCE; i++) {
      TwWordKind word;
      Found found;
      if (!event_word_kind(token_of(x, i)->upos, &word) || !event_match_frames(x, i, word, &found)) continue;
      if (!TW_PUSH(x->arena, list, found)) return TW_ERR_MEMORY;
      in_sentence++;
    }
  }
  return tw_arena_status(x->arena);
}

/* ---- events as fillers ---- */

static bool slot_takes_class(const Extractor *x, const TwFrame *f, TwRoleId role, TwClassId class_id) {
  for (uint32_t i = 0; i < f->slots.count; i++) {
    const TwSlot *s = &f->slots.items[i];
    if (s->role == role &&
        (s->range.count == 0 || tw_ontology_in_range(x->ontology, class_id, s->range.items, s->range.count)))
      return true;
  }
  return false;
}

static bool required_filled(const TwFrame *f, const Found *found) {
  for (uint32_t i = 0; i < f->slots.count; i++) {
    const TwSlot *s = &f->slots.items[i];
    if (!s->required) continue;
    bool filled = false;
    for (uint32_t j = 0; j < f->slots.count; j++) {
      const TwSlot *r = &f->slots.items[j];
      if (r->function != s->function || r->prep != s->prep) continue;
      for (uint32_t k = 0; k < found->fillers.count; k++) filled |= found->fillers.items[k].role == r->role;
    }
    /* a clause that no frame knows fills its slot all the same, so does nobody in a passive */
    if (!filled && !(i < 64 && found->clauses >> i & 1)) return false;
  }
  return true;
}

/* Drops fillers that turned out to be no event and no mention, and frames that lose a required one by it; again, until
 * nothing changes. `at` is, by token, the number of the frame found there. */
static void settle(Extractor *x, FoundList *list, uint32_t *at) {
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t i = 0; i < list->count; i++) {
      Found *f = &list->items[i];
      if (at[f->head] != i) continue;
      const TwFrame *frame = &x->ontology->frames.items[f->frame];
      uint32_t kept = 0;
      for (uint32_t k = 0; k < f->fillers.count; k++) {
        TwFiller *r = &f->fillers.items[k];
        if (r->event != TW_NONE) {
          uint32_t other = at[r->event];
          if (other == TW_NONE || other == i ||
              !slot_takes_class(x, frame, r->role, x->ontology->frames.items[list->items[other].frame].class_id))
            r->event = TW_NONE;
          if (r->event == TW_NONE && r->mention != TW_NONE && !event_filler_fits(x, frame, r)) r->mention = TW_NONE;
        }
        if (r->event != TW_NONE || r->mention != TW_NONE) f->fillers.items[kept++] = *r;
      }
      f->fillers.count = kept;
      if (required_filled(frame, f)) continue;
      at[f->head] = TW_NONE;
      changed = true;
    }
  }
}

/* Whether a verb makes something of its event noun and takes it as a filler: "cancelled [a visit]". */
static bool speaks_of(const Extractor *x, const Found *verb, const Found *noun) {
  if (x->ontology->supports.items[noun->support_id].factuality == TW_ONT_PLAIN) return false;
  for (uint32_t i = 0; i < verb->fillers.count; i++)
    if (verb->fillers.items[i].event == noun->head) return true;
  return false;
}

/* "convened [a meeting]": without its event noun the verb's frame has nothing to stand on. */
static bool stands_without(const Extractor *x, const Found *verb, const Found *noun) {
  for (uint32_t i = 0; i < verb->fillers.count; i++) {
    const TwFiller *f = &verb->fillers.items[i];
    if (f->event != noun->head) continue;
    if (f->mention == TW_NONE || !event_filler_fits(x, &x->ontology->frames.items[verb->frame], f)) return false;
  }
  return true;
}

/* A verb that lends its subject to an event noun is no event beside it: "held [talks]". One that says more than the
 * noun keeps its own, and the noun with it: "met Trump for [talks]". */
static void drop_supports(const Extractor *x, const FoundList *list, uint32_t *at) {
  for (uint32_t i = 0; i < list->count; i++) {
    const Found *noun = &list->items[i];
    if (at[noun->head] != i || noun->support == TW_NONE || noun->support_id == TW_NO_ID) continue;
    if (x->ontology->supports.items[noun->support_id].keeps_verb) continue;
    uint32_t verb = at[noun->support];
    if (verb == TW_NONE || speaks_of(x, &list->items[verb], noun)) continue;
    if (list->items[verb].fillers.count > noun->fillers.count && stands_without(x, &list->items[verb], noun))
      at[noun->head] = TW_NONE;
    else
      at[noun->support] = TW_NONE;
  }
}

/* ---- events ---- */

static bool is_definite(const Extractor *x, uint32_t noun) {
  TW_EACH_CHILD(x->syntax, noun, c) {
    const TwToken *t = token_of(x, c);
    if (t->rel == TW_REL_NMOD_POSS || (t->rel == TW_REL_DET && (t->morph & (TW_M_DEF | TW_M_DEM)))) return true;
  }
  return false;
}

static bool by_position(const TwFiller *a, const TwFiller *b, const TwCoref *coref) {
  uint32_t pa = a->mention != TW_NONE ? coref->mentions.items[a->mention].head : TW_NONE;
  uint32_t pb = b->mention != TW_NONE ? coref->mentions.items[b->mention].head : TW_NONE;
  return pa > pb;
}

static void sort_fillers(const Extractor *x, Found *f) {
  for (uint32_t i = 1; i < f->fillers.count; i++) {
    TwFiller r = f->fillers.items[i];
    uint32_t j = i;
    for (; j > 0 && by_position(&f->fillers.items[j - 1], &r, x->coref); j--)
      f->fillers.items[j] = f->fillers.items[j - 1];
    f->fillers.items[j] = r;
  }
}

/* "head [coach] of Algeria": the office says it better than the bare word. */
static bool is_told_by_title(const Extractor *x, const Found *f) {
  for (uint32_t i = 0; i < x->by_name && f->fillers.count < 2; i++) {
    const TwEvent *e = &x->events->items.items[i];
    if (e->head == f->head || (f->head >= e->trigger.begin && f->head < e->trigger.end)) return true;
  }
  return false;
}

static TwStatus add_events(Extractor *x, FoundList *list, const uint32_t *at) {
  for (uint32_t i = 0; i < list->count; i++) {
    Found *f = &list->items[i];
    if (at[f->head] != i) continue;
    const TwFrame *frame = &x->ontology->frames.items[f->frame];
    sort_fillers(x, f);
    TwEvent e = {.frame = f->frame,
                 .class_id = frame->class_id,
                 .trigger = f->trigger,
                 .head = f->head,
                 .sentence = token_of(x, f->head)->sentence,
                 .specific = f->fillers.count > 0,
                 .definite = f->word == TW_WORD_NOUN && is_definite(x, f->head),
                 .support = f->support,
                 .inside = TW_NONE};
    bool is_state = x->ontology->classes.items[frame->class_id].kind == TW_CLASS_STATE;
    if (is_state && is_told_by_title(x, f)) continue;
    e.factuality = event_factuality_of(x, f->head, f->word, f->support, f->support_id, is_state, &e.vague);
    if (!is_state && e.factuality == TW_HAPPENED && event_tells_plan(x, f)) e.factuality = TW_SCHEDULED;
    e.vague |= !is_state && e.factuality == TW_HAPPENED && event_tells_habit(x, f);
    if (frame->factuality == TW_ONT_DENIED && e.factuality != TW_POSSIBLE) e.factuality = TW_DENIED;
    e.fillers.items = f->fillers.items;
    e.fillers.count = f->fillers.count;
    x->event_at[f->head] = x->events->items.count;
    if (!TW_PUSH(x->arena, &x->events->items, e)) return TW_ERR_MEMORY;
  }
  return TW_OK;
}

/* Fillers name events by token so far. */
static void link_events(Extractor *x) {
  for (uint32_t i = 0; i < x->events->items.count; i++) {
    TwEvent *e = &x->events->items.items[i];
    for (uint32_t k = 0; k < e->fillers.count; k++) {
      TwFiller *f = (TwFiller *)&e->fillers.items[k];
      if (f->event == TW_NONE) continue;
      f->event = x->event_at[f->event];
      if (f->event == TW_NONE) continue;
      TwEvent *inner = &x->events->items.items[f->event];
      inner->specific = true;
      if (inner->inside == TW_NONE) inner->inside = i;
    }
  }
}

static bool before(const TwEvent *items, uint32_t a, uint32_t b) {
  return items[a].head != items[b].head ? items[a].head < items[b].head : a < b;
}

/* Merges sorted runs until one is left; what names and titles say was found apart. */
static void merge_sort(const TwEvent *items, uint32_t *order, uint32_t *spare, uint32_t n) {
  for (uint32_t width = 1; width < n; width *= 2) {
    for (uint32_t lo = 0; lo < n; lo += 2 * width) {
      uint32_t mid = lo + width < n ? lo + width : n, hi = lo + 2 * width < n ? lo + 2 * width : n;
      uint32_t a = lo, b = mid;
      for (uint32_t k = lo; k < hi; k++)
        spare[k] = b >= hi || (a < mid && before(items, order[a], order[b])) ? order[a++] : order[b++];
    }
    memcpy(order, spare, n * sizeof *order);
  }
}

/* Brings all events into the order of the text. */
static TwStatus sort_events(Extractor *x) {
  uint32_t n = x->events->items.count;
  TwEvent *items = x->events->items.items;
  uint32_t *order = TW_NEW_ARRAY(x->arena, uint32_t, (size_t)n + 1);
  uint32_t *place = TW_NEW_ARRAY(x->arena, uint32_t, (size_t)n + 1);
  TwEvent *sorted = TW_NEW_ARRAY(x->arena, TwEvent, (size_t)n + 1);
  if (!order || !place || !sorted) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < n; i++) order[i] = i;
  merge_sort(items, order, place, n);
  for (uint32_t i = 0; i < n; i++) {
    sorted[i] = items[order[i]];
    place[order[i]] = i;
  }
  for (uint32_t i = 0; i < n; i++) {
    if (sorted[i].inside != TW_NONE) sorted[i].inside = place[sorted[i].inside];
    for (uint32_t k = 0; k < sorted[i].fillers.count; k++) {
      TwFiller *f = (TwFiller *)&sorted[i].fillers.items[k];
      if (f->event != TW_NONE) f->event = place[f->event];
    }
  }
  if (n) memcpy(items, sorted, n * sizeof *items);
  return TW_OK;
}

TwStatus event_extractor_init(Extractor *x, const TwSyntax *syntax, const TwCoref *coref, const TwTimes *times,
                              TwEvents *events) {
  *x = (Extractor){.syntax = syntax,
                   .document = syntax->document,
                   .ontology = syntax->ontology,
                   .coref = coref,
                   .times = times,
                   .arena = syntax->document->arena,
                   .events = events};
  size_t n = (size_t)x->document->tokens.count + 1;
  x->event_at = TW_NEW_ARRAY(x->arena, uint32_t, n);
  x->judged = TW_NEW_ARRAY(x->arena, uint8_t, 2 * n);
  if (!x->event_at || !x->judged) return TW_ERR_MEMORY;
  for (size_t i = 0; i < n; i++) x->event_at[i] = TW_NONE;
  return TW_OK;
}

TwStatus tw_event_extract(const TwSyntax *syntax, const TwCoref *coref, const TwTimes *times, TwEvents *events) {
  memset(events, 0, sizeof *events);
  Extractor x;
  TwStatus status = event_extractor_init(&x, syntax, coref, times, events);
  if (status) return status;
  find_ids(&x);
  uint32_t n = x.document->tokens.count;
  uint32_t *at = TW_NEW_ARRAY(x.arena, uint32_t, (size_t)n + 1);
  if (!at) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i <= n; i++) at[i] = TW_NONE;
  x.in_past = event_tells_in_past(&x);
  FoundList list = {0};
  status = find_frames(&x, &list);
  if (status) return status;
  for (uint32_t i = 0; i < list.count; i++) at[list.items[i].head] = i;
  settle(&x, &list, at); /* "granted an [order]": a verb that does not hold costs the noun nothing */
  drop_supports(&x, &list, at);
  settle(&x, &list, at);
  if ((status = event_find_offices(&x)) || (status = event_find_name_states(&x))) return status;
  x.by_name = events->items.count;
  if ((status = add_events(&x, &list, at))) return status;
  link_events(&x);
  if ((status = event_add_circumstances(&x)) || (status = event_end_states(&x)) || (status = event_add_contexts(&x)))
    return status;
  for (uint32_t i = 0; i < events->items.count; i++) {
    TwEvent *e = &events->items.items[i];
    e->specific |= e->places.count > 0 || e->times.count > 0;
  }
  return sort_events(&x);
}
