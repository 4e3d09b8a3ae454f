#include "ontology/build.h"

typedef struct Term {
  const char *name;
  uint16_t subjects; /* TwResource bits of what bears it; 0: no property */
  int8_t function;   /* TwFunction, or -1 */
} Term;

#define EVOKING (TW_RES_FRAME | TW_RES_EMBEDDING | TW_RES_SUPPORT)
#define WORDS   (EVOKING | TW_RES_CONTEXT)

/* The whole of lexv:. */
static const Term terms[] = {
    {"plover", TW_RES_CLASS, -1},
    {"mode", TW_RES_CLASS, -1},
    {"cameo", TW_RES_CLASS, -1},
    {"plannedPlover", TW_RES_CLASS, -1},
    {"plannedCameo", TW_RES_CLASS, -1},
    {"refusedPlover", TW_RES_CLASS, -1},
    {"refusedCameo", TW_RES_CLASS, -1},
    {"context", TW_RES_CLASS, -1},
    {"side", TW_RES_ROLE, -1},
    {"on", TW_RES_PROPERTY, -1},
    {"derivedFrom", TW_RES_PROPERTY, -1},
    {"symmetric", TW_RES_PROPERTY, -1},
    {"evokes", TW_RES_FRAME, -1},
    {"verb", WORDS, -1},
    {"noun", WORDS, -1},
    {"adjective", WORDS, -1},
    {"adverb", TW_RES_HEDGE, -1},
    {"subject", TW_RES_FRAME, TW_FN_SUBJECT},
    {"object", TW_RES_FRAME, TW_FN_OBJECT},
    {"indirect", TW_RES_FRAME, TW_FN_INDIRECT},
    {"complement", TW_RES_FRAME, TW_FN_COMPLEMENT},
    {"complementSubject", TW_RES_FRAME, TW_FN_COMPLEMENT_SUBJECT},
    {"complementFactuality", TW_RES_FRAME, -1},
    {"predicative", TW_RES_FRAME, TW_FN_PREDICATIVE},
    {"possessor", TW_RES_FRAME, TW_FN_POSSESSOR},
    {"modifier", TW_RES_FRAME, TW_FN_MODIFIER},
    {"appositive", TW_RES_FRAME, TW_FN_APPOSITIVE},
    {"bearer", TW_RES_FRAME, TW_FN_BEARER},
    {"requires", TW_RES_FRAME, -1},
    {"lacks", TW_RES_FRAME, -1},
    {"only", TW_RES_FRAME, -1},
    {"factuality", EVOKING | TW_RES_HEDGE, -1},
    {"collective", TW_RES_FRAME, -1},
    {"example", TW_RES_FRAME, -1},
    {"counterexample", TW_RES_FRAME, -1},
    {"attributes", TW_RES_EMBEDDING, -1},
    {"control", TW_RES_EMBEDDING, -1},
    {"in", TW_RES_EMBEDDING, -1},
    {"nominalObject", TW_RES_EMBEDDING, -1},
    {"nounAs", TW_RES_SUPPORT, -1},
    {"subjectAs", TW_RES_SUPPORT, -1},
    {"keepsVerb", TW_RES_SUPPORT, -1},
    {"Frame", 0, -1},
    {"Embedding", 0, -1},
    {"Support", 0, -1},
    {"Hedge", 0, -1},
    {"Context", 0, -1},
    {"Role", 0, -1},
    {"Preposition", 0, -1},
    {"source", 0, -1},
    {"target", 0, -1},
    {"both", 0, -1},
    {"place", 0, -1},
};

#define TERMS (sizeof terms / sizeof *terms)

static const Term *term_of(TwStr name) {
  for (size_t i = 0; i < TERMS; i++)
    if (tw_str_is(name, terms[i].name)) return &terms[i];
  return NULL;
}

static bool in_namespace(const TwBuild *b, uint32_t term, const char *space, TwStr *local) {
  const TwSourceTerm *t = &b->source->terms.items[term];
  if (t->kind != TW_SOURCE_IRI || !tw_str_starts(t->text, tw_str(space))) return false;
  size_t len = strlen(space);
  *local = tw_str_n(t->text.ptr + len, t->text.len - len);
  return true;
}

static uint16_t resource_of_type(const TwBuild *b, uint32_t type) {
  static const struct {
    const char *iri;
    uint16_t resource;
  } types[] = {{TW_NS_OWL "Class", TW_RES_CLASS},       {TW_NS_LEXV "Role", TW_RES_ROLE},
               {TW_NS_LEXV "Frame", TW_RES_FRAME},      {TW_NS_LEXV "Embedding", TW_RES_EMBEDDING},
               {TW_NS_LEXV "Support", TW_RES_SUPPORT},  {TW_NS_LEXV "Hedge", TW_RES_HEDGE},
               {TW_NS_LEXV "Preposition", TW_RES_PREP}, {TW_NS_LEXV "Context", TW_RES_CONTEXT}};
  TwStr text = b->source->terms.items[type].text;
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (tw_str_is(text, types[i].iri)) return types[i].resource;
  return TW_RES_OTHER;
}

/* A direct property is an owl:ObjectProperty with lexv:derivedFrom. */
static void mark(TwBuild *b) {
  uint32_t type = tw_source_iri(b->source, TW_NS_RDF, "type");
  uint32_t derived = tw_source_iri(b->source, TW_NS_LEXV, "derivedFrom");
  for (uint32_t i = 0; i < b->source->facts.count; i++) {
    const TwFact *f = &b->source->facts.items[i];
    if (f->predicate == type) b->resources[f->subject] |= resource_of_type(b, f->object);
    if (f->predicate == derived && derived != TW_NONE) b->resources[f->subject] |= TW_RES_PROPERTY;
  }
}

static void check_predicate(TwBuild *b, const TwFact *f) {
  TwStr local;
  if (in_namespace(b, f->predicate, TW_NS_PREP, &local)) {
    if (!(b->resources[f->predicate] & TW_RES_PREP))
      BUILD_ERROR(b, f, f->predicate, "unknown preposition prep:%.*s", TW_FMT(local));
    else if (!(b->resources[f->subject] & TW_RES_FRAME))
      BUILD_ERROR(b, f, f->subject, "%.*s has prep:%.*s but is no lexv:Frame", SHOW(b, f->subject), TW_FMT(local));
  }
  if (!in_namespace(b, f->predicate, TW_NS_LEXV, &local)) return;
  const Term *term = term_of(local);
  if (!term || !term->subjects)
    BUILD_ERROR(b, f, f->predicate, "unknown property lexv:%.*s", TW_FMT(local));
  else if (!(term->subjects & b->resources[f->subject]))
    BUILD_ERROR(b, f, f->predicate, "lexv:%.*s does not apply to %.*s", TW_FMT(local), SHOW(b, f->subject));
}

static void check_object(TwBuild *b, const TwFact *f) {
  TwStr local;
  if (in_namespace(b, f->object, TW_NS_PREP, &local) && !(b->resources[f->object] & TW_RES_PREP))
    BUILD_ERROR(b, f, f->object, "unknown preposition prep:%.*s", TW_FMT(local));
  if (in_namespace(b, f->object, TW_NS_LEXV, &local) && !term_of(local))
    BUILD_ERROR(b, f, f->object, "unknown term lexv:%.*s", TW_FMT(local));
}

TwStatus tw_build_vocabulary(TwBuild *b) {
  mark(b);
  for (uint32_t i = 0; i < b->source->facts.count; i++) {
    check_predicate(b, &b->source->facts.items[i]);
    check_object(b, &b->source->facts.items[i]);
  }
  return TW_OK;
}

bool tw_build_function(const TwBuild *b, uint32_t term, uint8_t *function, uint16_t *prep) {
  TwStr local;
  *prep = TW_NO_ID;
  if (b->prep_of[term] != TW_NO_ID) {
    *function = TW_FN_PREP;
    *prep = b->prep_of[term];
    return true;
  }
  if (!in_namespace(b, term, TW_NS_LEXV, &local)) return false;
  const Term *known = term_of(local);
  if (!known || known->function < 0) return false;
  *function = (uint8_t)known->function;
  return true;
}

const TwFact *tw_build_values(const TwBuild *b, uint32_t subject, const char *lexv, uint32_t *count) {
  return tw_source_values(b->source, subject, tw_source_iri(b->source, TW_NS_LEXV, lexv), count);
}

bool tw_build_flag(TwBuild *b, uint32_t subject, const char *lexv) {
  uint32_t n;
  const TwFact *f = tw_build_values(b, subject, lexv, &n);
  if (n == 0) return false;
  TwStr value = b->source->terms.items[f->object].text;
  if (n == 1 && (tw_str_is(value, "true") || tw_str_is(value, "false"))) return tw_str_is(value, "true");
  BUILD_ERROR(b, f, f->predicate, "lexv:%s of %.*s must be true or false", lexv, SHOW(b, subject));
  return false;
}

uint8_t tw_build_factuality(TwBuild *b, uint32_t subject, const char *lexv) {
  static const char *const names[] = {NULL, "Happened", "Scheduled", "Ongoing", "Possible", "Denied", "Requested"};
  uint32_t n;
  const TwFact *f = tw_build_values(b, subject, lexv, &n);
  if (n == 0) return TW_ONT_PLAIN;
  TwStr local;
  if (n == 1 && in_namespace(b, f->object, TW_NS_TW, &local))
    for (uint8_t i = 1; i < sizeof names / sizeof *names; i++)
      if (tw_str_is(local, names[i])) return i;
  BUILD_ERROR(b, f, f->object, "%.*s is no factuality", SHOW(b, f->object));
  return TW_ONT_PLAIN;
}

TwStr tw_build_label(TwBuild *b, uint32_t subject) {
  uint32_t n, all;
  const TwFact *f = tw_source_values(b->source, subject, tw_source_iri(b->source, TW_NS_RDFS, "label"), &n);
  for (uint32_t i = 0; i < n; i++)
    if (tw_str_is(b->source->terms.items[f[i].object].language, "en")) return tw_build_keep(b, f[i].object);
  f = tw_source_facts(b->source, subject, &all);
  if (all) BUILD_ERROR(b, f, subject, "%.*s has no English rdfs:label", SHOW(b, subject));
  return (TwStr){0};
}

TwStr tw_build_keep(TwBuild *b, uint32_t term) { return tw_arena_str(b->arena, b->source->terms.items[term].text); }

TwStr tw_build_local(TwStr iri) {
  size_t i = iri.len;
  while (i > 0 && iri.ptr[i - 1] != '#' && iri.ptr[i - 1] != '/') i--;
  return tw_str_n(iri.ptr + i, iri.len - i);
}

const uint32_t *tw_build_list(TwBuild *b, const TwFact *fact, uint32_t *count) {
  uint32_t first = tw_source_iri(b->source, TW_NS_RDF, "first"), rest = tw_source_iri(b->source, TW_NS_RDF, "rest");
  TW_ARRAY(uint32_t) members = {0};
  uint32_t at = fact->object, n;
  *count = 0;
  while (members.count < 1000) {
    const TwFact *f = tw_source_values(b->source, at, first, &n);
    if (n != 1 || !TW_PUSH(b->source->arena, &members, f->object)) break;
    f = tw_source_values(b->source, at, rest, &n);
    if (n != 1) break;
    at = f->object;
  }
  *count = members.count;
  return members.items;
}
