/* What the analysis shows of coreference: spans as treebanks count them, and mentions that no graph needs. */
#include "coref/internal.h"
#include "gazetteer/timewords.h"

#include <stdlib.h>

typedef struct Display {
  Resolver *r;
  TwMap chains;  /* words of a name, words of a time → number of its chain */
  uint32_t next; /* number of the next chain that is no entity's */
} Display;

/* What stands below the head but is no part of what it speaks of. */
static bool is_outside(uint8_t rel) {
  switch (tw_rel_universal((TwRel)rel)) {
  case TW_REL_CASE:
  case TW_REL_MARK:
  case TW_REL_CC:
  case TW_REL_CONJ:
  case TW_REL_APPOS:
  case TW_REL_PARATAXIS:
  case TW_REL_COP:
  case TW_REL_AUX:
  case TW_REL_NSUBJ:
  case TW_REL_CSUBJ:
  case TW_REL_CCOMP:
  case TW_REL_EXPL:
  case TW_REL_OBL:
  case TW_REL_ADVCL:
  case TW_REL_DISCOURSE:
  case TW_REL_VOCATIVE:
  case TW_REL_DISLOCATED:
  case TW_REL_ORPHAN:
  case TW_REL_DEP:
  case TW_REL_LIST:
    return rel != TW_REL_CC_PRECONJ;
  default:
    return false;
  }
}

static bool is_of(const Resolver *r, uint32_t token, uint32_t head) {
  for (uint32_t depth = 0; token != TW_NONE && depth < 2 * TW_SYNTAX_DEPTH; depth++) {
    uint32_t up = r->tokens[token].head;
    if (up == head) return !is_outside(r->tokens[token].rel);
    token = up;
  }
  return false;
}

/* The 's of a possessor, or TW_NONE. */
static uint32_t last_case(const Resolver *r, uint32_t head) {
  uint32_t found = TW_NONE;
  TW_EACH_CHILD(r->syntax, head, c) {
    if (c > head && r->tokens[c].rel == TW_REL_CASE) found = c;
  }
  return found;
}

static bool is_opening(TwStr form) { return tw_str_is(form, "(") || tw_str_is(form, "["); }
static bool is_closing(TwStr form) { return tw_str_is(form, ")") || tw_str_is(form, "]"); }

/* "Quilis [(1964)]", "Eugene Nida [(November 11, 1914 – …)]" */
static bool is_aside(const Resolver *r, uint32_t token, uint32_t head) {
  if (!is_opening(r->tokens[token].form) || token < head) return false;
  return r->name_at[head] != TW_NONE || r->tokens[token + 1].upos == TW_NUM;
}

/* "[just] the two": an adverb before all else. */
static bool is_leading_adverb(const Resolver *r, uint32_t token, uint32_t head) {
  const TwToken *t = &r->tokens[token];
  return token < head && t->head == head && tw_rel_universal((TwRel)t->rel) == TW_REL_ADVMOD;
}

/* A mark that opens or closes inside the span without its fellow takes the neighbour that is it. */
static TwSpan with_fellow_marks(const Resolver *r, TwSpan span, TwSpan sentence) {
  uint32_t quotes = 0, open = 0;
  for (uint32_t i = span.begin; i < span.end; i++) {
    if (coref_is_quote(r->tokens[i].form)) quotes++;
    if (is_opening(r->tokens[i].form)) open++;
    if (is_closing(r->tokens[i].form) && open) open--;
  }
  if (span.end == sentence.end) return span;
  TwStr next = r->tokens[span.end].form;
  if ((quotes % 2 && coref_is_quote(next)) || (open && is_closing(next))) span.end++;
  return span;
}

static TwSpan whole_of(const Resolver *r, uint32_t head, TwSpan span) {
  TwSpan sentence = r->document->sentences.items[r->tokens[head].sentence].tokens;
  while (span.begin > sentence.begin && is_of(r, span.begin - 1, head)) span.begin--;
  while (span.end < sentence.end && is_of(r, span.end, head)) span.end++;
  for (uint32_t i = head; i + 1 < span.end; i++)
    if (is_aside(r, i + 1, head)) span.end = i + 1;
  while (span.begin < head && (r->tokens[span.begin].upos == TW_PUNCT || is_leading_adverb(r, span.begin, head)))
    span.begin++;
  while (span.end > head + 1 && r->tokens[span.end - 1].upos == TW_PUNCT) span.end--;
  if (last_case(r, head) == span.end) span.end++;
  return with_fellow_marks(r, span, sentence);
}

static TwClassId type_of_chain(const Display *d, uint32_t chain) {
  const TwCoref *coref = d->r->coref;
  return chain < coref->entities.count ? coref->entities.items[chain].type : TW_NO_ID;
}

static bool show(Display *d, TwSpan tokens, uint32_t chain) {
  return TW_PUSH(d->r->arena, &d->r->coref->shown, (TwShown){tokens, chain, type_of_chain(d, chain)});
}

/* By its words, in a chain of its own where none has them. */
static bool show_words(Display *d, TwSpan tokens, TwStr key) {
  uint32_t chain = tw_map_get(&d->chains, key);
  if (chain == TW_NONE) {
    chain = d->next++;
    if (!tw_map_set(&d->chains, key, chain)) return false;
  }
  return show(d, tokens, chain);
}

static bool show_mentions(Display *d) {
  Resolver *r = d->r;
  for (uint32_t m = 0; m < r->coref->mentions.count; m++) {
    const TwMention *mention = &r->coref->mentions.items[m];
    if (mention->kind == TW_MENTION_NAME) {
      TwStr key = coref_lower(r->arena, coref_join(r, r->infos.items[m].core));
      if (tw_map_get(&d->chains, key) == TW_NONE && !tw_map_set(&d->chains, key, mention->chain)) return false;
    }
    if (mention->kind == TW_MENTION_DEMONYM || r->infos.items[m].pro == PRO_RELATIVE) continue;
    if (!show(d, whole_of(r, mention->head, mention->tokens), mention->chain)) return false;
  }
  return true;
}

/* "[Tulsa] International Airport", where the text speaks of Tulsa, too. */
static bool show_inner_names(Display *d, const Name *name) {
  Resolver *r = d->r;
  if (name->kind == TW_NAME_PERSON || name->kind == TW_NAME_DATE || name->kind == TW_NAME_MONEY) return true;
  for (uint32_t i = name->tokens.begin; i < name->tokens.end; i++) {
    if (i == name->head || r->tokens[i].head != name->head || r->coref->at[i] != TW_NONE) continue;
    TwRel rel = tw_rel_universal((TwRel)r->tokens[i].rel);
    if (r->tokens[i].upos != TW_PROPN || (rel != TW_REL_COMPOUND && rel != TW_REL_NMOD)) continue;
    TwSpan span = {i, i + 1};
    while (span.begin > name->tokens.begin && is_of(r, span.begin - 1, i)) span.begin--;
    while (span.end < name->tokens.end && is_of(r, span.end, i)) span.end++;
    uint32_t chain = tw_map_get(&d->chains, coref_lower(r->arena, coref_join(r, span)));
    if (chain != TW_NONE && !show(d, span, chain)) return false;
  }
  return true;
}

/* Key of a time: its words without determiners; apart from names. */
static TwStr time_key(const Resolver *r, TwSpan span) {
  while (span.begin + 1 < span.end && r->tokens[span.begin].upos == TW_DET) span.begin++;
  while (span.end > span.begin + 1 && r->tokens[span.end - 1].upos == TW_PART) span.end--;
  return tw_arena_printf(r->arena, "\x02%.*s", TW_FMT(coref_lower(r->arena, coref_join(r, span))));
}

static bool is_weekday(const Display *d, uint32_t token) {
  return tw_gaz_time_word(coref_lower(d->r->arena, d->r->tokens[token].form), TW_TW_WEEKDAY) != NULL;
}

/* "Sunday, [May 28, 2006]": the chain of the weekday before a date, or TW_NONE. */
static uint32_t chain_of_weekday(const Display *d, TwSpan date) {
  const TwToken *t = d->r->tokens;
  if (date.begin < 2 || !tw_str_is(t[date.begin - 1].form, ",")) return TW_NONE;
  TwSpan day = {date.begin - 2, date.begin - 1};
  if (!is_weekday(d, day.begin)) return TW_NONE;
  return tw_map_get(&d->chains, time_key(d->r, day));
}

static bool show_time(Display *d, uint32_t head, TwSpan span) {
  span = whole_of(d->r, head, span);
  TwStr key = time_key(d->r, span);
  uint32_t day = chain_of_weekday(d, span);
  if (day != TW_NONE && tw_map_get(&d->chains, key) == TW_NONE && !tw_map_set(&d->chains, key, day)) return false;
  return show_words(d, span, key);
}

static bool show_times(Display *d) {
  Resolver *r = d->r;
  for (uint32_t i = 0; i < r->document->tokens.count; i++) {
    const Name *name = r->name_at[i] == TW_NONE ? NULL : &r->names.items[r->name_at[i]];
    if (r->coref->at[i] != TW_NONE) continue;
    if (name && name->kind == TW_NAME_DATE && name->head == i) {
      if (!show_time(d, i, name->tokens)) return false;
    } else if (name ? name->kind == TW_NAME_DATE && is_weekday(d, i) : coref_is_time_noun(r, i)) {
      if (!show_time(d, i, (TwSpan){i, i + 1})) return false;
    }
  }
  return true;
}

/* "[Anna and Paul] … they" */
static bool show_coordinations(Display *d) {
  Resolver *r = d->r;
  for (uint32_t m = 0; m < r->coref->mentions.count; m++) {
    const Info *info = &r->infos.items[m];
    if (coref_root(r, m) != m || info->members_count < 2) continue;
    uint32_t a = r->coref->mentions.items[info->members[0]].head;
    uint32_t z = r->coref->mentions.items[info->members[info->members_count - 1]].head;
    if (!coref_is_coordinated(r, a, z)) continue;
    TwSpan first = whole_of(r, a, (TwSpan){a, a + 1}), last = whole_of(r, z, (TwSpan){z, z + 1});
    if (!show(d, (TwSpan){first.begin, last.end}, r->coref->mentions.items[m].chain)) return false;
  }
  return true;
}

static int by_span(const void *x, const void *y) {
  const TwShown *a = x, *b = y;
  if (a->tokens.begin != b->tokens.begin) return a->tokens.begin < b->tokens.begin ? -1 : 1;
  if (a->tokens.end != b->tokens.end) return a->tokens.end > b->tokens.end ? -1 : 1;
  return a->chain < b->chain ? -1 : a->chain > b->chain;
}

static void drop_doubles(TwCoref *coref) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < coref->shown.count; i++) {
    TwSpan here = coref->shown.items[i].tokens;
    if (n == 0 || coref->shown.items[n - 1].tokens.begin != here.begin ||
        coref->shown.items[n - 1].tokens.end != here.end)
      coref->shown.items[n++] = coref->shown.items[i];
  }
  coref->shown.count = n;
}

bool coref_show(Resolver *r) {
  Display d = {.r = r, .next = r->coref->entities.count};
  tw_map_init(&d.chains, r->arena);
  for (uint32_t m = 0; m < r->coref->mentions.count; m++)
    r->coref->mentions.items[m].chain = r->coref->mentions.items[coref_root(r, m)].entity;
  if (!show_mentions(&d) || !show_times(&d) || !show_coordinations(&d)) return false;
  for (uint32_t i = 0; i < r->names.count; i++)
    if (!show_inner_names(&d, &r->names.items[i])) return false;
  TwCoref *coref = r->coref;
  if (coref->shown.count) qsort(coref->shown.items, coref->shown.count, sizeof(TwShown), by_span);
  drop_doubles(coref);
  return tw_arena_status(r->arena) == TW_OK;
}
