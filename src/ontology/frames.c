#include "ontology/build.h"
#include "ontology/example.h"

#include <stdlib.h>

typedef TW_ARRAY(TwSlot) Slots;

/* What a frame is sorted by among the frames of one word. */
typedef struct Order {
  bool built_in;
  uint32_t frame, required, breadth;
} Order;

static TwStatus push_slot(TwBuild *b, const TwFact *f, uint8_t function, uint16_t prep, Slots *slots) {
  TwRoleId role = b->role_of[f->object];
  if (role == TW_NO_ID) {
    BUILD_ERROR(b, f, f->object, "%.*s, in %.*s, is no lexv:Role", SHOW(b, f->object), SHOW(b, f->subject));
    return TW_OK;
  }
  TwSlot slot = {.function = function, .prep = prep, .role = role};
  slot.range.items = b->o->roles.items[role].range.items;
  slot.range.count = b->o->roles.items[role].range.count;
  return TW_PUSH(b->arena, slots, slot) ? TW_OK : TW_ERR_MEMORY;
}

static TwStatus collect_slots(TwBuild *b, uint32_t term, Slots *slots) {
  uint32_t n;
  const TwFact *f = tw_source_facts(b->source, term, &n);
  for (uint32_t i = 0; i < n; i++) {
    uint8_t function;
    uint16_t prep;
    if (!tw_build_function(b, f[i].predicate, &function, &prep)) continue;
    TwStatus status = push_slot(b, &f[i], function, prep, slots);
    if (status != TW_OK) return status;
  }
  return TW_OK;
}

static void require(TwBuild *b, uint32_t term, Slots *slots) {
  uint32_t n;
  const TwFact *f = tw_build_values(b, term, "requires", &n);
  for (uint32_t i = 0; i < n; i++) {
    uint8_t function;
    uint16_t prep;
    bool found = false;
    if (tw_build_function(b, f[i].object, &function, &prep))
      for (uint32_t k = 0; k < slots->count; k++)
        if (slots->items[k].function == function && slots->items[k].prep == prep)
          found = slots->items[k].required = true;
    if (!found) BUILD_ERROR(b, &f[i], f[i].object, "%.*s is required but has no role", SHOW(b, f[i].object));
  }
}

/* lexv:lacks: functions, not prepositions, since any of these may stand beside any verb. */
static uint16_t lacking(TwBuild *b, uint32_t term) {
  uint32_t n;
  uint16_t bits = 0;
  const TwFact *f = tw_build_values(b, term, "lacks", &n);
  for (uint32_t i = 0; i < n; i++) {
    uint8_t function;
    uint16_t prep;
    if (tw_build_function(b, f[i].object, &function, &prep) && function != TW_FN_PREP)
      bits |= (uint16_t)(1u << function);
    else
      BUILD_ERROR(b, &f[i], f[i].object, "%.*s is no function that a word may lack", SHOW(b, f[i].object));
  }
  return bits;
}

/* Narrows a slot to those of some classes that its role may have at all; to all of them where it may have none. */
static bool narrow_slot(TwBuild *b, TwSlot *slot, const TwClassId *classes, uint32_t count) {
  const TwRole *role = &b->o->roles.items[slot->role];
  TwClassId *range = TW_NEW_ARRAY(b->arena, TwClassId, count + 1);
  uint32_t n = 0;
  if (!range) return false;
  for (uint32_t i = 0; i < count; i++)
    if (!role->range.count || tw_ontology_in_range(b->o, classes[i], role->range.items, role->range.count))
      range[n++] = classes[i];
  slot->range.items = n ? range : classes;
  slot->range.count = n ? n : count;
  return true;
}

/* lexv:only ( FUNCTION [ROLE] CLASS… ) */
static TwStatus narrow_one(TwBuild *b, const TwFact *f, Slots *slots) {
  uint32_t n, count = 0;
  const uint32_t *list = tw_build_list(b, f, &n);
  uint8_t function;
  uint16_t prep;
  bool found = false;
  if (n < 2 || !tw_build_function(b, list[0], &function, &prep)) {
    BUILD_ERROR(b, f, f->predicate, "lexv:only needs a list of a function and classes");
    return TW_OK;
  }
  TwRoleId role = b->role_of[list[1]];
  TwClassId *range = TW_NEW_ARRAY(b->arena, TwClassId, n);
  if (!range) return TW_ERR_MEMORY;
  for (uint32_t i = role == TW_NO_ID ? 1 : 2; i < n; i++)
    if (b->class_of[list[i]] != TW_NO_ID)
      range[count++] = b->class_of[list[i]];
    else
      BUILD_ERROR(b, f, list[i], "%.*s is no class below tw:Entity, tw:Event or tw:State", SHOW(b, list[i]));
  for (uint32_t k = 0; k < slots->count; k++) {
    TwSlot *slot = &slots->items[k];
    if (slot->function != function || slot->prep != prep || (role != TW_NO_ID && slot->role != role)) continue;
    if (!narrow_slot(b, slot, range, count)) return TW_ERR_MEMORY;
    found = true;
  }
  if (!found) BUILD_ERROR(b, f, list[0], "%.*s is narrowed but has no role", SHOW(b, list[0]));
  return TW_OK;
}

static TwStatus narrow(TwBuild *b, uint32_t term, Slots *slots) {
  uint32_t n;
  const TwFact *f = tw_build_values(b, term, "only", &n);
  for (uint32_t i = 0; i < n; i++) {
    TwStatus status = narrow_one(b, &f[i], slots);
    if (status != TW_OK) return status;
  }
  return TW_OK;
}

/* By function, preposition, then narrower ranges first, then role; few enough for insertion. */
static void sort_slots(const TwBuild *b, Slots *slots) {
  for (uint32_t i = 1; i < slots->count; i++) {
    TwSlot s = slots->items[i];
    uint32_t breadth = tw_build_breadth(b, s.range.items, s.range.count), k = i;
    for (; k > 0; k--) {
      const TwSlot *p = &slots->items[k - 1];
      uint32_t other = tw_build_breadth(b, p->range.items, p->range.count);
      bool after = p->function != s.function ? p->function > s.function
                   : p->prep != s.prep       ? p->prep > s.prep
                   : other != breadth        ? other > breadth
                                             : p->role > s.role;
      if (!after) break;
      slots->items[k] = slots->items[k - 1];
    }
    slots->items[k] = s;
  }
}

static bool has_role(const TwBuild *b, const Slots *slots, TwStr role) {
  if (tw_str_is(role, "place") || tw_str_is(role, "time")) return true;
  for (uint32_t i = 0; i < slots->count; i++)
    if (tw_str_eq(b->o->roles.items[slots->items[i].role].name, role)) return true;
  return false;
}

static TwStatus examples(TwBuild *b, uint32_t term, const Slots *slots, const char *lexv, const TwStr **items,
                         uint32_t *count) {
  const TwFact *f = tw_build_values(b, term, lexv, count);
  TwStr *texts = TW_NEW_ARRAY(b->arena, TwStr, *count + 1);
  if (!texts) return TW_ERR_MEMORY;
  *items = texts;
  for (uint32_t i = 0; i < *count; i++) {
    TwExample example;
    const char *problem;
    texts[i] = tw_build_keep(b, f[i].object);
    TwStatus status = tw_example_parse(b->source->arena, texts[i], &example, &problem);
    if (status == TW_ERR_MEMORY) return status;
    if (problem) BUILD_ERROR(b, &f[i], f[i].object, "in an example of %.*s: %s", SHOW(b, term), problem);
    for (uint32_t k = 0; k < example.roles.count; k++)
      if (!has_role(b, slots, example.roles.items[k].role))
        BUILD_ERROR(b, &f[i], f[i].object, "an example of %.*s has a role '%.*s' that the frame lacks", SHOW(b, term),
                    TW_FMT(example.roles.items[k].role));
    if (tw_str_is(tw_str(lexv), "example") && example.trigger.begin == example.trigger.end)
      BUILD_ERROR(b, &f[i], f[i].object, "an example of %.*s marks no *word*", SHOW(b, term));
  }
  return TW_OK;
}

static void evoked_class(TwBuild *b, uint32_t term, TwFrame *frame) {
  uint32_t n, all;
  const TwFact *f = tw_build_values(b, term, "evokes", &n);
  frame->class_id = n == 1 ? b->class_of[f->object] : TW_NO_ID;
  if (n != 1) {
    f = tw_source_facts(b->source, term, &all);
    BUILD_ERROR(b, f, term, "%.*s must have one lexv:evokes", SHOW(b, term));
  } else if (frame->class_id == TW_NO_ID || b->o->classes.items[frame->class_id].kind == TW_CLASS_ENTITY) {
    BUILD_ERROR(b, f, f->object, "%.*s is no class below tw:Event or tw:State", SHOW(b, f->object));
  }
}

/* A role whose domain does not cover the frame's class would make a reasoner type the event wrongly. */
static void check_domains(TwBuild *b, uint32_t term, const TwFrame *frame) {
  uint32_t n;
  const TwFact *f = tw_source_facts(b->source, term, &n);
  for (uint32_t i = 0; i < n; i++) {
    TwRoleId role = b->role_of[f[i].object];
    if (role == TW_NO_ID || frame->class_id == TW_NO_ID) continue;
    if (!tw_ontology_in_range(b->o, frame->class_id, b->domains[role].items, b->domains[role].count))
      BUILD_ERROR(b, &f[i], f[i].object, "%.*s is no role of the class that %.*s evokes", SHOW(b, f[i].object),
                  SHOW(b, term));
  }
}

static TwStatus fill_frame(TwBuild *b, uint32_t term, uint16_t id, TwFrame *frame) {
  Slots slots = {0};
  uint32_t n;
  frame->iri = tw_build_keep(b, term);
  frame->name = tw_build_local(frame->iri);
  evoked_class(b, term, frame);
  frame->factuality = tw_build_factuality(b, term, "factuality");
  frame->complement_factuality = tw_build_factuality(b, term, "complementFactuality");
  frame->lacks = lacking(b, term);
  frame->collective = tw_build_flag(b, term, "collective");
  TwStatus status = collect_slots(b, term, &slots);
  if (status == TW_OK) status = narrow(b, term, &slots);
  if (status != TW_OK) return status;
  require(b, term, &slots);
  sort_slots(b, &slots);
  check_domains(b, term, frame);
  frame->slots.items = slots.items;
  frame->slots.count = slots.count;
  status = examples(b, term, &slots, "example", &frame->examples.items, &frame->examples.count);
  if (status == TW_OK)
    status = examples(b, term, &slots, "counterexample", &frame->counterexamples.items, &frame->counterexamples.count);
  const TwFact *f = tw_source_facts(b->source, term, &n);
  if (frame->examples.count == 0) BUILD_ERROR(b, f, term, "%.*s has no lexv:example", SHOW(b, term));
  if (!tw_build_add_triggers(b, term, TW_TRIGGER_FRAME, id)) BUILD_ERROR(b, f, term, "%.*s has no word", SHOW(b, term));
  return status;
}

static int by_order(const void *a, const void *b) {
  const Order *x = a, *y = b;
  if (x->built_in != y->built_in) return x->built_in ? 1 : -1;
  if (x->required != y->required) return x->required > y->required ? -1 : 1;
  if (x->breadth != y->breadth) return x->breadth < y->breadth ? -1 : 1;
  return (x->frame > y->frame) - (x->frame < y->frame);
}

/* Required functions count once each, however many roles are tried for one. */
static Order order_of(const TwBuild *b, uint32_t term, uint32_t id, const TwFrame *frame) {
  uint32_t n;
  Order order = {tw_source_facts(b->source, term, &n)->layer == 0, id, 0, 0};
  for (uint32_t i = 0; i < frame->slots.count; i++) {
    const TwSlot *s = &frame->slots.items[i], *p = i ? s - 1 : NULL;
    order.breadth += tw_build_breadth(b, s->range.items, s->range.count);
    if (s->required && !(p && p->required && p->function == s->function && p->prep == s->prep)) order.required++;
  }
  order.required += frame->complement_factuality != TW_ONT_PLAIN;
  if (frame->slots.count) order.breadth /= frame->slots.count;
  return order;
}

static TwStatus rank(TwBuild *b, TwFrame *frames, uint32_t n) {
  Order *orders = TW_NEW_ARRAY(b->source->arena, Order, n + 1);
  if (!orders) return TW_ERR_MEMORY;
  for (uint32_t t = 0, id = 0; t < b->source->terms.count; t++) {
    if (!(b->resources[t] & TW_RES_FRAME)) continue;
    orders[id] = order_of(b, t, id, &frames[id]);
    id++;
  }
  qsort(orders, n, sizeof *orders, by_order);
  for (uint32_t i = 0; i < n; i++) frames[orders[i].frame].rank = (uint16_t)i;
  return TW_OK;
}

static bool has_subclass(const TwOntology *o, uint32_t id) {
  for (uint32_t i = 0; i < o->classes.count; i++)
    if (i != id && tw_ontology_is_a(o, (TwClassId)i, (TwClassId)id)) return true;
  return false;
}

/* An event or state without frame and subclass can never be found: worth a word, but no error. tw:OpenEvent is for what
 * no frame knows. */
static void warn_unevoked(TwBuild *b) {
  for (uint32_t t = 0; t < b->source->terms.count; t++) {
    TwClassId id = b->class_of[t];
    if (id == TW_NO_ID || b->o->classes.items[id].kind == TW_CLASS_ENTITY || has_subclass(b->o, id)) continue;
    if (tw_str_is(b->o->classes.items[id].name, "OpenEvent")) continue;
    bool evoked = false;
    for (uint32_t i = 0; i < b->o->frames.count; i++) evoked = evoked || b->o->frames.items[i].class_id == id;
    uint32_t n;
    const TwFact *f = tw_source_facts(b->source, t, &n);
    if (!evoked) tw_source_report(b->source, TW_WARNING, f, t, "no frame evokes %.*s", SHOW(b, t));
  }
}

TwStatus tw_build_frames(TwBuild *b) {
  uint32_t n = 0, id = 0;
  for (uint32_t t = 0; t < b->source->terms.count; t++) n += (b->resources[t] & TW_RES_FRAME) != 0;
  if (n >= TW_NO_ID) return tw_diag(b->source->sink, TW_ERROR, TW_ERR_LIMIT, NULL, SIZE_MAX, "too many frames");
  TwFrame *frames = TW_NEW_ARRAY(b->arena, TwFrame, n + 1);
  if (!frames) return TW_ERR_MEMORY;
  for (uint32_t t = 0; t < b->source->terms.count; t++) {
    if (!(b->resources[t] & TW_RES_FRAME)) continue;
    TwStatus status = fill_frame(b, t, (uint16_t)id, &frames[id]);
    if (status != TW_OK) return status;
    id++;
  }
  b->o->frames.items = frames;
  b->o->frames.count = n;
  warn_unevoked(b);
  return rank(b, frames, n);
}
