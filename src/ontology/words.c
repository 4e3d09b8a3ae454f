#include "ontology/build.h"

#include <stdlib.h>

/* Lower-case words with single blanks. */
static bool well_formed(TwStr lemma) {
  for (size_t i = 0; i < lemma.len; i++) {
    char c = lemma.ptr[i];
    if (tw_is_upper((unsigned char)c) || (tw_is_space((unsigned char)c) && c != ' ')) return false;
    if (c == ' ' && (i == 0 || i + 1 == lemma.len || lemma.ptr[i + 1] == ' ')) return false;
  }
  return lemma.len > 0;
}

static TwStr head_of(TwStr lemma, TwWordKind word) {
  size_t begin = 0, end = lemma.len;
  for (size_t i = 0; i < lemma.len; i++) {
    if (lemma.ptr[i] != ' ') continue;
    if (word == TW_WORD_NOUN)
      begin = i + 1;
    else if (end == lemma.len)
      end = i;
  }
  return tw_str_n(lemma.ptr + begin, end - begin);
}

uint32_t tw_build_add_triggers(TwBuild *b, uint32_t subject, int kind, uint16_t id) {
  static const char *const names[TW_WORD_KINDS] = {"verb", "noun", "adjective", "adverb"};
  uint32_t added = 0, n;
  for (int word = 0; word < TW_WORD_KINDS; word++) {
    const TwFact *f = tw_build_values(b, subject, names[word], &n);
    for (uint32_t i = 0; i < n; i++) {
      TwTrigger t = {.word = (uint8_t)word, .id = id};
      t.kind = kind == TW_TRIGGER_FRAME       ? TW_TRIGGER_FRAME
               : kind == TW_TRIGGER_EMBEDDING ? TW_TRIGGER_EMBEDDING
               : kind == TW_TRIGGER_SUPPORT   ? TW_TRIGGER_SUPPORT
               : kind == TW_TRIGGER_CONTEXT   ? TW_TRIGGER_CONTEXT
                                              : TW_TRIGGER_HEDGE;
      t.lemma = tw_build_keep(b, f[i].object);
      t.head = head_of(t.lemma, (TwWordKind)word);
      if (b->source->terms.items[f[i].object].kind != TW_SOURCE_LITERAL || !well_formed(t.lemma))
        BUILD_ERROR(b, &f[i], f[i].object, "%.*s is no lower-case word", SHOW(b, f[i].object));
      if (TW_PUSH(b->arena, &b->triggers, t)) added++;
    }
  }
  return added;
}

static uint32_t count_of(const TwBuild *b, uint16_t resource) {
  uint32_t n = 0;
  for (uint32_t t = 0; t < b->source->terms.count; t++) n += (b->resources[t] & resource) != 0;
  return n;
}

static void need_words(TwBuild *b, uint32_t term, uint32_t added) {
  uint32_t n;
  const TwFact *f = tw_source_facts(b->source, term, &n);
  if (!added) BUILD_ERROR(b, f, term, "%.*s has no word", SHOW(b, term));
}

/* The one function that a property such as lexv:nounAs names; `otherwise` where it is left out. */
static void function_value(TwBuild *b, uint32_t term, const char *lexv, uint8_t otherwise, uint8_t *function,
                           uint16_t *prep) {
  uint32_t n;
  const TwFact *f = tw_build_values(b, term, lexv, &n);
  *function = otherwise;
  *prep = TW_NO_ID;
  if (n == 0) return;
  bool known = n == 1 && tw_build_function(b, f->object, function, prep);
  bool fits = *function == TW_FN_SUBJECT || *function == TW_FN_OBJECT || *function == TW_FN_PREP;
  if (!known || !fits)
    BUILD_ERROR(b, f, f->object, "lexv:%s must be one of lexv:subject, lexv:object or a preposition", lexv);
}

static TwStatus fill_embedding(TwBuild *b, uint32_t term, TwEmbedding *e) {
  uint32_t n;
  uint8_t function;
  uint16_t prep;
  e->iri = tw_build_keep(b, term);
  e->factuality = tw_build_factuality(b, term, "factuality");
  e->attributes = tw_build_flag(b, term, "attributes");
  e->nominal_object = tw_build_flag(b, term, "nominalObject");
  function_value(b, term, "control", TW_FN_SUBJECT, &function, &prep);
  e->object_control = function == TW_FN_OBJECT;
  const TwFact *f = tw_build_values(b, term, "in", &n);
  uint16_t *preps = TW_NEW_ARRAY(b->arena, uint16_t, n + 1);
  if (!preps) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < n; i++)
    if (b->prep_of[f[i].object] != TW_NO_ID)
      preps[e->preps.count++] = b->prep_of[f[i].object];
    else
      BUILD_ERROR(b, &f[i], f[i].object, "%.*s is no preposition", SHOW(b, f[i].object));
  e->preps.items = preps;
  return TW_OK;
}

static TwStatus embeddings(TwBuild *b) {
  uint32_t n = count_of(b, TW_RES_EMBEDDING), id = 0;
  TwEmbedding *items = TW_NEW_ARRAY(b->arena, TwEmbedding, n + 1);
  if (!items) return TW_ERR_MEMORY;
  for (uint32_t t = 0; t < b->source->terms.count; t++) {
    if (!(b->resources[t] & TW_RES_EMBEDDING)) continue;
    TwStatus status = fill_embedding(b, t, &items[id]);
    if (status != TW_OK) return status;
    need_words(b, t, tw_build_add_triggers(b, t, TW_TRIGGER_EMBEDDING, (uint16_t)id++));
  }
  b->o->embeddings.items = items;
  b->o->embeddings.count = n;
  return TW_OK;
}

static TwStatus supports(TwBuild *b) {
  uint32_t n = count_of(b, TW_RES_SUPPORT), id = 0;
  TwSupport *items = TW_NEW_ARRAY(b->arena, TwSupport, n + 1);
  if (!items) return TW_ERR_MEMORY;
  for (uint32_t t = 0; t < b->source->terms.count; t++) {
    if (!(b->resources[t] & TW_RES_SUPPORT)) continue;
    TwSupport *s = &items[id];
    uint16_t none;
    s->iri = tw_build_keep(b, t);
    s->factuality = tw_build_factuality(b, t, "factuality");
    s->keeps_verb = tw_build_flag(b, t, "keepsVerb");
    function_value(b, t, "nounAs", TW_FN_OBJECT, &s->noun_function, &s->noun_prep);
    function_value(b, t, "subjectAs", TW_FN_SUBJECT, &s->subject_as, &none);
    need_words(b, t, tw_build_add_triggers(b, t, TW_TRIGGER_SUPPORT, (uint16_t)id++));
  }
  b->o->supports.items = items;
  b->o->supports.count = n;
  return TW_OK;
}

static void hedges(TwBuild *b) {
  for (uint32_t t = 0; t < b->source->terms.count; t++)
    if (b->resources[t] & TW_RES_HEDGE)
      need_words(b, t, tw_build_add_triggers(b, t, TW_TRIGGER_HEDGE, tw_build_factuality(b, t, "factuality")));
}

static void contexts(TwBuild *b) {
  for (uint32_t t = 0; t < b->source->terms.count; t++)
    if (b->context_of[t] != TW_NO_ID)
      need_words(b, t, tw_build_add_triggers(b, t, TW_TRIGGER_CONTEXT, b->context_of[t]));
}

TwStatus tw_build_words(TwBuild *b) {
  TwStatus status = embeddings(b);
  if (status == TW_OK) status = supports(b);
  if (status == TW_OK) {
    hedges(b);
    contexts(b);
  }
  return status;
}

typedef struct Ranked {
  TwTrigger trigger;
  uint16_t rank;
} Ranked;

static int by_trigger(const void *a, const void *b) {
  const Ranked *r = a, *s = b;
  const TwTrigger *x = &r->trigger, *y = &s->trigger;
  if (x->word != y->word) return x->word < y->word ? -1 : 1;
  int c = tw_str_cmp(x->head, y->head);
  if (c) return c;
  if (x->lemma.len != y->lemma.len) return x->lemma.len > y->lemma.len ? -1 : 1;
  if ((c = tw_str_cmp(x->lemma, y->lemma))) return c;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  if (r->rank != s->rank) return r->rank < s->rank ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

TwStatus tw_build_triggers(TwBuild *b) {
  uint32_t n = b->triggers.count;
  Ranked *ranked = TW_NEW_ARRAY(b->source->arena, Ranked, n + 1);
  if (!ranked) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < n; i++) {
    ranked[i].trigger = b->triggers.items[i];
    if (ranked[i].trigger.kind == TW_TRIGGER_FRAME) ranked[i].rank = b->o->frames.items[ranked[i].trigger.id].rank;
  }
  qsort(ranked, n, sizeof *ranked, by_trigger);
  for (uint32_t i = 0; i < n; i++) b->triggers.items[i] = ranked[i].trigger;
  b->o->triggers.items = b->triggers.items;
  b->o->triggers.count = n;
  return TW_OK;
}
