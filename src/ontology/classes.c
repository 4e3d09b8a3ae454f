#include "ontology/build.h"

/* Numbers the subjects that are such a resource, in the order of their IRIs. */
static TwStatus number(TwBuild *b, uint16_t resource, uint16_t *ids, uint32_t *count) {
  *count = 0;
  for (uint32_t t = 0; t < b->source->terms.count; t++) {
    if (!(b->resources[t] & resource) || b->source->terms.items[t].kind != TW_SOURCE_IRI) continue;
    if (*count == TW_NO_ID)
      return tw_diag(b->source->sink, TW_ERROR, TW_ERR_LIMIT, NULL, SIZE_MAX, "the ontology is too large");
    ids[t] = (uint16_t)(*count)++;
  }
  return TW_OK;
}

static uint32_t term_of_id(const TwBuild *b, const uint16_t *ids, uint16_t id) {
  for (uint32_t t = 0; t < b->source->terms.count; t++)
    if (ids[t] == id) return t;
  return TW_NONE;
}

/* Numbers what is known by its local name alone. */
static TwStatus local_names(TwBuild *b, uint16_t resource, uint16_t *ids, const TwStr **items, uint32_t *count) {
  uint32_t at = 0;
  TwStatus status = number(b, resource, ids, count);
  TwStr *names = TW_NEW_ARRAY(b->arena, TwStr, *count + 1);
  if (status != TW_OK || !names) return status != TW_OK ? status : TW_ERR_MEMORY;
  for (uint32_t t = 0; t < b->source->terms.count; t++)
    if (ids[t] != TW_NO_ID) names[at++] = tw_build_local(tw_build_keep(b, t));
  *items = names;
  return TW_OK;
}

static TwStatus contexts(TwBuild *b) {
  TwStatus status = local_names(b, TW_RES_CONTEXT, b->context_of, &b->o->contexts.items, &b->o->contexts.count);
  if (status == TW_OK && b->o->contexts.count > TW_CONTEXTS)
    return tw_diag(b->source->sink, TW_ERROR, TW_ERR_LIMIT, NULL, SIZE_MAX, "more than %u of lexv:Context",
                   TW_CONTEXTS);
  return status;
}

static bool is_top(TwStr iri, TwClassKind *kind) {
  static const struct {
    const char *iri;
    TwClassKind kind;
  } tops[] = {{TW_NS_TW "Entity", TW_CLASS_ENTITY},
              {TW_NS_TW "Event", TW_CLASS_EVENT},
              {TW_NS_TW "State", TW_CLASS_STATE},
              {TW_NS_TW "Document", TW_CLASS_ENTITY}};
  for (size_t i = 0; i < sizeof tops / sizeof *tops; i++)
    if (tw_str_is(iri, tops[i].iri)) {
      *kind = tops[i].kind;
      return true;
    }
  return false;
}

/* Terms of a class and all that it is below, nearest first, in the source's arena; false where memory runs out. */
typedef struct Closure {
  TW_ARRAY(uint32_t) terms;
  bool topped;
  TwClassKind kind;
} Closure;

static bool close_upwards(TwBuild *b, uint32_t term, Closure *c) {
  uint32_t below = tw_source_iri(b->source, TW_NS_RDFS, "subClassOf");
  memset(c, 0, sizeof *c);
  if (!TW_PUSH(b->source->arena, &c->terms, term)) return false;
  for (uint32_t i = 0; i < c->terms.count; i++) {
    TwClassKind kind;
    if (is_top(b->source->terms.items[c->terms.items[i]].text, &kind)) {
      if (!c->topped) c->kind = kind;
      c->topped = true;
      continue;
    }
    uint32_t n;
    const TwFact *f = tw_source_values(b->source, c->terms.items[i], below, &n);
    for (uint32_t k = 0; k < n; k++) {
      bool known = b->source->terms.items[f[k].object].kind != TW_SOURCE_IRI;
      for (uint32_t j = 0; j < c->terms.count; j++) known = known || c->terms.items[j] == f[k].object;
      if (!known && !TW_PUSH(b->source->arena, &c->terms, f[k].object)) return false;
    }
  }
  return true;
}

/* First value of a code property on the way up. */
static TwStr inherited(TwBuild *b, const Closure *c, const char *lexv) {
  for (uint32_t i = 0; i < c->terms.count; i++) {
    uint32_t n;
    const TwFact *f = tw_build_values(b, c->terms.items[i], lexv, &n);
    if (n == 1) return tw_build_keep(b, f->object);
    if (n > 1) BUILD_ERROR(b, f, f->object, "%.*s has two values of lexv:%s", SHOW(b, f->subject), lexv);
  }
  return (TwStr){0};
}

/* Those of the nearest on the way up that has any. */
static TwContexts inherited_contexts(TwBuild *b, const Closure *c) {
  TwContexts contexts = 0;
  for (uint32_t i = 0; i < c->terms.count && !contexts; i++) {
    uint32_t n;
    const TwFact *f = tw_build_values(b, c->terms.items[i], "context", &n);
    for (uint32_t k = 0; k < n; k++)
      if (b->context_of[f[k].object] != TW_NO_ID)
        contexts |= (TwContexts)1 << b->context_of[f[k].object];
      else
        BUILD_ERROR(b, &f[k], f[k].object, "%.*s is no lexv:Context", SHOW(b, f[k].object));
  }
  return contexts;
}

/* Classes that lead to no top are none of the program's and leave its tables. */
static bool drop_foreign(TwBuild *b) {
  for (uint32_t t = 0; t < b->source->terms.count; t++) {
    if (!(b->resources[t] & TW_RES_CLASS)) continue;
    Closure c;
    if (!close_upwards(b, t, &c)) return false;
    if (!c.topped) b->resources[t] = (uint16_t)((b->resources[t] & ~TW_RES_CLASS) | TW_RES_OTHER);
  }
  return true;
}

/* Superclasses of other vocabularies are no business of the program; an unknown one below tw: is a slip. */
static bool fill_class(TwBuild *b, uint32_t term, TwClass *class) {
  Closure c;
  if (!close_upwards(b, term, &c)) return false;
  class->iri = tw_build_keep(b, term);
  class->name = tw_build_local(class->iri);
  class->label = tw_build_label(b, term);
  class->kind = c.kind;
  class->plover = inherited(b, &c, "plover");
  class->mode = inherited(b, &c, "mode");
  class->cameo = inherited(b, &c, "cameo");
  class->planned_plover = inherited(b, &c, "plannedPlover");
  class->planned_cameo = inherited(b, &c, "plannedCameo");
  class->refused_plover = inherited(b, &c, "refusedPlover");
  class->refused_cameo = inherited(b, &c, "refusedCameo");
  class->contexts = inherited_contexts(b, &c);
  TwClassId *ancestors = TW_NEW_ARRAY(b->arena, TwClassId, c.terms.count);
  if (!ancestors) return false;
  for (uint32_t i = 0; i < c.terms.count; i++) {
    uint32_t t = c.terms.items[i], n;
    if (b->class_of[t] != TW_NO_ID)
      ancestors[class->ancestors.count++] = b->class_of[t];
    else if (tw_str_starts(b->source->terms.items[t].text, TW_STR(TW_NS_TW))) {
      const TwFact *f = tw_source_facts(b->source, term, &n);
      BUILD_ERROR(b, f, t, "%.*s, above %.*s, is no class of this ontology", SHOW(b, t), SHOW(b, term));
    }
  }
  class->ancestors.items = ancestors;
  return true;
}

TwStatus tw_build_classes(TwBuild *b) {
  uint32_t n;
  TwStatus status = local_names(b, TW_RES_PREP, b->prep_of, &b->o->preps.items, &b->o->preps.count);
  if (status == TW_OK) status = contexts(b);
  if (status != TW_OK) return status;
  if (!drop_foreign(b)) return TW_ERR_MEMORY;
  status = number(b, TW_RES_CLASS, b->class_of, &n);
  TwClass *classes = TW_NEW_ARRAY(b->arena, TwClass, n + 1);
  if (status != TW_OK || !classes) return status != TW_OK ? status : TW_ERR_MEMORY;
  for (uint32_t t = 0; t < b->source->terms.count; t++)
    if (b->class_of[t] != TW_NO_ID && !fill_class(b, t, &classes[b->class_of[t]])) return TW_ERR_MEMORY;
  b->o->classes.items = classes;
  b->o->classes.count = n;
  return TW_OK;
}

static TwStatus push_class(TwBuild *b, const TwFact *fact, uint32_t term, TwClassId *out, uint32_t *count) {
  if (b->class_of[term] == TW_NO_ID) {
    BUILD_ERROR(b, fact, term, "%.*s is no class below tw:Entity, tw:Event or tw:State", SHOW(b, term));
    return TW_OK;
  }
  out[(*count)++] = b->class_of[term];
  return TW_OK;
}

TwStatus tw_build_range(TwBuild *b, const TwFact *fact, const TwClassId **items, uint32_t *count) {
  uint32_t n = 1, unions;
  const uint32_t *members = &fact->object;
  const TwFact *u = tw_source_values(b->source, fact->object, tw_source_iri(b->source, TW_NS_OWL, "unionOf"), &unions);
  if (unions == 1) members = tw_build_list(b, u, &n);
  TwClassId *classes = TW_NEW_ARRAY(b->arena, TwClassId, n + 1);
  if (!classes) return TW_ERR_MEMORY;
  *count = 0;
  for (uint32_t i = 0; i < n; i++) push_class(b, fact, members[i], classes, count);
  *items = classes;
  return TW_OK;
}

uint32_t tw_build_breadth(const TwBuild *b, const TwClassId *range, uint32_t count) {
  uint32_t breadth = 0;
  for (uint32_t i = 0; i < b->o->classes.count; i++) breadth += tw_ontology_in_range(b->o, (TwClassId)i, range, count);
  return count ? breadth : b->o->classes.count + 1;
}

static TwSide side_of(TwBuild *b, uint32_t subject) {
  static const char *const names[] = {NULL, "source", "target", "both", "place"};
  uint32_t n;
  const TwFact *f = tw_build_values(b, subject, "side", &n);
  if (n == 0) return TW_SIDE_NONE;
  TwStr local = tw_build_local(b->source->terms.items[f->object].text);
  for (int i = 1; i <= TW_SIDE_PLACE && n == 1; i++)
    if (tw_str_is(local, names[i])) return (TwSide)i;
  BUILD_ERROR(b, f, f->object, "lexv:side must be one of lexv:source, target, both, place");
  return TW_SIDE_NONE;
}

/* The classes that rdfs:domain or rdfs:range of a role names; none where it is left out or owl:Thing. */
static TwStatus bounds(TwBuild *b, uint32_t term, const char *rdfs, const TwClassId **items, uint32_t *count) {
  uint32_t n, thing = tw_source_iri(b->source, TW_NS_OWL, "Thing");
  const TwFact *f = tw_source_values(b->source, term, tw_source_iri(b->source, TW_NS_RDFS, rdfs), &n);
  if (n > 1) BUILD_ERROR(b, f, f->predicate, "%.*s has two of rdfs:%s; write one owl:unionOf", SHOW(b, term), rdfs);
  if (n != 1 || f->object == thing) return TW_OK;
  return tw_build_range(b, f, items, count);
}

static TwStatus fill_role(TwBuild *b, uint32_t term, TwRole *role, TwDomain *domain) {
  role->iri = tw_build_keep(b, term);
  role->name = tw_build_local(role->iri);
  role->label = tw_build_label(b, term);
  role->side = side_of(b, term);
  TwStatus status = bounds(b, term, "domain", &domain->items, &domain->count);
  return status == TW_OK ? bounds(b, term, "range", &role->range.items, &role->range.count) : status;
}

TwStatus tw_build_roles(TwBuild *b) {
  uint32_t n;
  TwStatus status = number(b, TW_RES_ROLE, b->role_of, &n);
  TwRole *roles = TW_NEW_ARRAY(b->arena, TwRole, n + 1);
  b->domains = TW_NEW_ARRAY(b->source->arena, TwDomain, n + 1);
  if (!roles || !b->domains) return TW_ERR_MEMORY;
  for (uint32_t t = 0; t < b->source->terms.count && status == TW_OK; t++)
    if (b->role_of[t] != TW_NO_ID) status = fill_role(b, t, &roles[b->role_of[t]], &b->domains[b->role_of[t]]);
  b->o->roles.items = roles;
  b->o->roles.count = n;
  return status;
}

static void property_ends(TwBuild *b, uint32_t term, TwProperty *p) {
  uint32_t n, members;
  const TwFact *f = tw_build_values(b, term, "derivedFrom", &n);
  const uint32_t *list = n == 1 ? tw_build_list(b, f, &members) : NULL;
  if (n != 1 || members != 2) {
    BUILD_ERROR(b, f, f->predicate, "lexv:derivedFrom of %.*s must be one list of two roles", SHOW(b, term));
    return;
  }
  for (uint32_t i = 0; i < 2; i++)
    if (b->role_of[list[i]] == TW_NO_ID) BUILD_ERROR(b, f, list[i], "%.*s is no lexv:Role", SHOW(b, list[i]));
  p->from = b->role_of[list[0]];
  p->to = b->role_of[list[1]];
  if (p->from == p->to && !p->symmetric)
    BUILD_ERROR(b, f, term, "%.*s joins a role with itself and must be lexv:symmetric", SHOW(b, term));
}

static void fill_property(TwBuild *b, uint32_t term, TwProperty *p) {
  uint32_t n;
  p->iri = tw_build_keep(b, term);
  p->name = tw_build_local(p->iri);
  p->label = tw_build_label(b, term);
  p->symmetric = tw_build_flag(b, term, "symmetric");
  p->on = p->from = p->to = TW_NO_ID;
  const TwFact *f = tw_build_values(b, term, "on", &n);
  if (n == 1 && b->class_of[f->object] != TW_NO_ID)
    p->on = b->class_of[f->object];
  else if (n == 1)
    BUILD_ERROR(b, f, f->object, "%.*s is no class below tw:Event or tw:State", SHOW(b, f->object));
  else {
    f = tw_source_facts(b->source, term, &n);
    BUILD_ERROR(b, f, term, "%.*s needs one lexv:on", SHOW(b, term));
  }
  property_ends(b, term, p);
}

TwStatus tw_build_properties(TwBuild *b) {
  uint32_t n;
  TwStatus status = number(b, TW_RES_PROPERTY, b->property_of, &n);
  TwProperty *properties = TW_NEW_ARRAY(b->arena, TwProperty, n + 1);
  if (!properties) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < n; i++) fill_property(b, term_of_id(b, b->property_of, (uint16_t)i), &properties[i]);
  b->o->properties.items = properties;
  b->o->properties.count = n;
  return status;
}
