/* Which tokens head a mention, and what each mention spans. */
#include "coref/internal.h"
#include "gazetteer/timewords.h"

#include <stdlib.h>

static bool is_nominal(const TwToken *t) { return t->upos == TW_NOUN || t->upos == TW_PROPN; }

static bool is_capital(TwStr form) {
  return form.len > 0 && (tw_is_upper((unsigned char)form.ptr[0]) || (form.ptr[0] & 0x80));
}

static bool makes_mentions(const Name *name) { return name->kind != TW_NAME_DATE && name->kind != TW_NAME_MONEY; }

/* The token of a name whose own head lies outside it; a nominal one where the tree disagrees with the name. */
static uint32_t name_head(const Resolver *r, TwSpan span) {
  uint32_t found = TW_NONE;
  for (uint32_t i = span.begin; i < span.end; i++) {
    uint32_t up = r->tokens[i].head;
    if (up != TW_NONE && up >= span.begin && up < span.end) continue;
    if (r->tokens[i].upos == TW_PUNCT || r->tokens[i].rel == TW_REL_CASE || r->tokens[i].rel == TW_REL_DET) continue;
    if (found == TW_NONE || (is_nominal(&r->tokens[i]) && !is_nominal(&r->tokens[found]))) found = i;
  }
  return found == TW_NONE ? span.begin : found;
}

static bool add_name(Resolver *r, TwSpan span, uint8_t kind) {
  while (span.begin < span.end && r->tokens[span.begin].upos == TW_PUNCT) span.begin++;
  while (span.end > span.begin && r->tokens[span.end - 1].rel == TW_REL_CASE) span.end--;
  while (span.end > span.begin && r->tokens[span.end - 1].upos == TW_PUNCT && r->tokens[span.end - 1].form.len == 1 &&
         r->tokens[span.end - 1].form.ptr[0] != ')')
    span.end--;
  if (span.begin == span.end) return true;
  for (uint32_t i = span.begin; i < span.end; i++) r->name_at[i] = r->names.count;
  return TW_PUSH(r->arena, &r->names, (Name){span, name_head(r, span), kind});
}

/* "on [Friday]", where `ner` takes it for a name of something. */
static bool is_weekday(const Resolver *r, const TwName *name) {
  return name->kind == TW_NAME_MISC && name->tokens.end - name->tokens.begin == 1 &&
         tw_gaz_time_word(coref_lower(r->arena, r->tokens[name->tokens.begin].form), TW_TW_WEEKDAY);
}

/* "Hodeidah, Yemen" is two names, and "Li" goes on in "Shangfu" that the tree calls flat. */
static bool take_name(Resolver *r, const TwName *name) {
  TwSpan span = name->tokens;
  if (is_weekday(r, name)) return true;
  if (name->kind == TW_NAME_LOCATION || name->kind == TW_NAME_CITY || name->kind == TW_NAME_COUNTRY) {
    for (uint32_t i = span.begin + 1; i + 1 < span.end; i++) {
      if (!tw_str_is(r->tokens[i].form, ",")) continue;
      if (!add_name(r, (TwSpan){span.begin, i}, name->kind)) return false;
      span.begin = i + 1;
    }
  }
  uint32_t up = r->tokens[span.begin].head;
  if (name->kind == TW_NAME_PERSON && r->tokens[span.begin].rel == TW_REL_FLAT && up != TW_NONE && up < span.begin &&
      span.begin - up < COREF_OFFICE_WORDS && r->tokens[up].upos == TW_PROPN && r->name_at[up] == TW_NONE)
    span.begin = up;
  /* "Typhoon [Phanfone]": the storm, no place of that name */
  if (name->kind == TW_NAME_LOCATION && r->tokens[span.begin].rel == TW_REL_FLAT && up + 1 == span.begin &&
      r->tokens[up].upos == TW_PROPN && r->name_at[up] == TW_NONE)
    return add_name(r, (TwSpan){up, span.end}, TW_NAME_COUNT);
  return add_name(r, span, name->kind);
}

static bool is_title_run(const Resolver *r, TwSpan run) {
  uint32_t head = name_head(r, run), at;
  if (r->tokens[head].rel == TW_REL_NMOD_DESC) return true;
  const TwOffice *office = coref_office_before(r, run.begin, run.end, &at);
  return office && at == run.begin;
}

/* "Parliament" may be a name, "the Parliament" and "the country's Parliament" are nominals. */
static bool is_common_run(const Resolver *r, TwSpan run) {
  if (run.end - run.begin > 1) return false;
  TwStr form = r->tokens[run.begin].form;
  TwStr word = coref_lower(r->arena, form);
  if (tw_gaz_noun_main(word) == TW_NOUN_TIME || tw_gaz_time_word(word, TW_TW_WEEKDAY) ||
      tw_gaz_time_word(word, TW_TW_MONTH))
    return true;
  if (tw_gaz_organization_word(form, NULL).len == 0 && tw_gaz_place_word(form).len == 0 && tw_gaz_noun(word) == 0)
    return false;
  return tw_syntax_child(r->syntax, run.begin, TW_REL_DET) != TW_NONE || coref_possessor(r, run.begin) != TW_NONE;
}

/* "Head of Public Service [Dr] Joseph Kinyua": belongs to the name behind it. */
static bool is_form_of_address(const Resolver *r, uint32_t token) {
  const TwOffice *office = tw_gaz_office(coref_lower(r->arena, r->tokens[token].form));
  return office && (office->kind == TW_OFFICE_RANK || office->kind == TW_OFFICE_HONORIFIC);
}

/* Proper nouns that `ner` passed over. */
static bool names_between(Resolver *r, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end;) {
    if (r->tokens[i].upos != TW_PROPN) {
      i++;
      continue;
    }
    uint32_t from = i, sentence = r->tokens[i].sentence;
    while (i < end && r->tokens[i].upos == TW_PROPN && r->tokens[i].sentence == sentence) i++;
    TwSpan run = {from, i};
    while (run.end - run.begin > 1 && i == end && is_form_of_address(r, run.end - 1)) run.end--;
    if (!is_title_run(r, run) && !is_common_run(r, run) && !add_name(r, run, TW_NAME_COUNT)) return false;
  }
  return true;
}

/* "University of California, [San Diego]": a body named for a region, and which of its seats. */
static bool is_seat(const Resolver *r, const TwName *body, const TwName *next) {
  uint32_t last = body->tokens.end - 1, comma = body->tokens.end;
  if (body->kind != TW_NAME_ORGANIZATION || body->tokens.end - body->tokens.begin < 3) return false;
  if (next->kind != TW_NAME_CITY && next->kind != TW_NAME_LOCATION) return false;
  return next->tokens.begin == comma + 1 && tw_str_is(r->tokens[comma].form, ",") &&
         r->tokens[last - 1].upos == TW_ADP && tw_gaz_find_kind(r->tokens[last].form, TW_GAZ_REGION) != TW_NONE;
}

static bool count_country(Resolver *r, uint32_t country) {
  for (uint32_t i = 0; i < r->countries.count; i++)
    if (r->countries.items[i].country == country) {
      r->countries.items[i].count++;
      return true;
    }
  return TW_PUSH(r->arena, &r->countries, (CountryUse){country, 1});
}

/* Of which countries the text speaks. */
static bool count_countries(Resolver *r) {
  for (uint32_t i = 0; i < r->names.count; i++) {
    uint32_t entry;
    if (!tw_gaz_find(coref_join(r, r->names.items[i].tokens), &entry, 1)) continue;
    const TwGazEntry *e = tw_gaz_entry(entry);
    uint32_t country = e->kind == TW_GAZ_COUNTRY ? entry : e->country;
    if (country != TW_NONE && e->kind != TW_GAZ_ORGANIZATION && !count_country(r, country)) return false;
  }
  return true;
}

static int by_begin(const void *a, const void *b) {
  uint32_t x = ((const Name *)a)->tokens.begin, y = ((const Name *)b)->tokens.begin;
  return x < y ? -1 : x > y;
}

/* "Wikinews' [Nicholas Moreau]": whose he is belongs to no person's name. */
static void cut_possessor(const Resolver *r, TwName *name) {
  for (uint32_t i = name->tokens.begin + 1; name->kind == TW_NAME_PERSON && i + 1 < name->tokens.end; i++)
    if (r->tokens[i].rel == TW_REL_CASE && r->tokens[i].upos == TW_PART) name->tokens.begin = i + 1;
}

bool coref_find_names(Resolver *r) {
  const TwDocument *d = r->document;
  for (uint32_t i = 0; i < d->tokens.count; i++) r->name_at[i] = TW_NONE;
  for (uint32_t i = 0; i < d->names.count; i++) {
    TwName name = d->names.items[i];
    while (i + 1 < d->names.count && d->names.items[i + 1].tokens.end <= d->tokens.count &&
           is_seat(r, &name, &d->names.items[i + 1]))
      name.tokens.end = d->names.items[++i].tokens.end;
    if (name.tokens.end > d->tokens.count) continue;
    cut_possessor(r, &name);
    if (!take_name(r, &name)) return false;
  }
  uint32_t given = r->names.count, at = 0;
  for (uint32_t i = 0; i < given; i++) {
    TwSpan span = r->names.items[i].tokens;
    if (!names_between(r, at, span.begin)) return false;
    at = span.end;
  }
  if (!names_between(r, at, d->tokens.count)) return false;
  if (r->names.count) qsort(r->names.items, r->names.count, sizeof(Name), by_begin);
  if (!count_countries(r)) return false;
  for (uint32_t i = 0; i < r->names.count; i++)
    for (uint32_t k = r->names.items[i].tokens.begin; k < r->names.items[i].tokens.end; k++) r->name_at[k] = i;
  return true;
}

static bool is_modifier(const TwToken *t) {
  return t->rel == TW_REL_AMOD || tw_rel_universal((TwRel)t->rel) == TW_REL_COMPOUND || t->upos == TW_ADJ;
}

static bool is_demonym(const Resolver *r, TwSpan span) {
  TwStr form = coref_join(r, span);
  return is_capital(form) && tw_gaz_find_kind(form, TW_GAZ_DEMONYM) != TW_NONE &&
         tw_gaz_find_kind(form, TW_GAZ_COUNTRY) == TW_NONE;
}

/* "festival": a time to WordNet, an event to the ontology. */
static bool names_event(const Resolver *r, TwStr lemma) {
  uint32_t count;
  const TwTrigger *t = tw_ontology_triggers(r->ontology, TW_WORD_NOUN, lemma, &count);
  for (uint32_t i = 0; i < count; i++)
    if (t[i].kind == TW_TRIGGER_FRAME && tw_str_eq(t[i].lemma, lemma)) return true;
  return false;
}

static bool says_time(const Resolver *r, uint32_t i) {
  TwStr lemma = coref_lower(r->arena, r->tokens[i].lemma.len ? r->tokens[i].lemma : r->tokens[i].form);
  bool time = tw_gaz_noun_main(lemma) == TW_NOUN_TIME;
  return (time && !names_event(r, lemma)) || tw_gaz_time_word(lemma, TW_TW_WEEKDAY) ||
         tw_gaz_time_word(lemma, TW_TW_MONTH) || tw_gaz_time_word(lemma, TW_TW_DAY);
}

/* What is but a part of a longer name, or no noun of its clause. */
static bool is_inner_relation(const TwToken *t) {
  switch (t->rel) {
  case TW_REL_FLAT:
  case TW_REL_FIXED:
  case TW_REL_GOESWITH:
  case TW_REL_NMOD_DESC:
  case TW_REL_CASE:
  case TW_REL_CC:
  case TW_REL_MARK:
  case TW_REL_ADVMOD:
  case TW_REL_REPARANDUM:
    return true;
  default:
    return false;
  }
}

/* Nouns in compounds are mentions too: "[police] raid", "[gas] explosion". */
static bool is_common_mention(const Resolver *r, uint32_t i) {
  return !is_inner_relation(&r->tokens[i]) && !says_time(r, i);
}

bool coref_is_time_noun(const Resolver *r, uint32_t i) {
  return is_nominal(&r->tokens[i]) && !is_inner_relation(&r->tokens[i]) && says_time(r, i);
}

/* "[13] were killed", "[the wounded]", "[many] fled". */
static bool is_nounless_mention(const Resolver *r, uint32_t i) {
  const TwToken *t = &r->tokens[i];
  TwRel rel = tw_rel_universal((TwRel)t->rel);
  bool core = rel == TW_REL_NSUBJ || rel == TW_REL_OBJ || rel == TW_REL_IOBJ;
  if (t->upos == TW_NUM || t->upos == TW_DET) return core;
  if (t->upos != TW_ADJ && t->upos != TW_VERB) return false;
  bool article = tw_syntax_child(r->syntax, i, TW_REL_DET) != TW_NONE;
  return t->upos == TW_ADJ ? core || (article && (rel == TW_REL_OBL || rel == TW_REL_NMOD)) : article && core;
}

static TwSpan join_spans(TwSpan a, TwSpan b) {
  return (TwSpan){a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

static TwSpan without_possessive(const Resolver *r, uint32_t head, TwSpan span) {
  while (span.end > head + 1 && r->tokens[span.end - 1].upos == TW_PART && r->tokens[span.end - 1].rel == TW_REL_CASE)
    span.end--;
  return span;
}

/* A name that the gazetteer knows with the word before it: "Liberal [Democrats]" are not the Democrats. */
static void widen_name(const Resolver *r, Info *info) {
  uint32_t before = info->core.begin - 1, found;
  if (info->core.begin == 0 || r->tokens[before].sentence != info->sentence ||
      !tw_is_upper((unsigned char)r->tokens[before].form.ptr[0]))
    return;
  TwSpan wide = {before, info->core.end};
  if (tw_gaz_find(coref_join(r, wide), &found, 1) == 0 || tw_gaz_entry(found)->kind == TW_GAZ_DEMONYM) return;
  info->core = wide;
  if (tw_gaz_entry(found)->kind == TW_GAZ_ORGANIZATION) info->name_kind = TW_NAME_ORGANIZATION;
}

static bool add_mention(Resolver *r, uint32_t head, TwSpan span, TwMentionKind kind, uint8_t pro, char gender) {
  Info info = {.core = {head, head + 1},
               .gaz = TW_NONE,
               .country = TW_NONE,
               .possessor = TW_NONE,
               .type = TW_NO_ID,
               .sentence = r->tokens[head].sentence,
               .quote = r->quote_at[head],
               .pro = pro,
               .name_kind = TW_NAME_COUNT,
               .gender = gender};
  if (r->name_at[head] != TW_NONE && kind != TW_MENTION_PRONOUN) {
    info.core = r->names.items[r->name_at[head]].tokens;
    info.name_kind = r->names.items[r->name_at[head]].kind;
    if (kind == TW_MENTION_NAME) widen_name(r, &info);
  }
  r->coref->at[head] = r->coref->mentions.count;
  span = without_possessive(r, head, span);
  TwMention mention = {.tokens = span, .head = head, .entity = TW_NONE, .chain = TW_NONE, .kind = kind};
  return TW_PUSH(r->arena, &r->coref->mentions, mention) && TW_PUSH(r->arena, &r->infos, info);
}

static bool add_named(Resolver *r, uint32_t head, const Name *name) {
  if (is_modifier(&r->tokens[head]) && is_demonym(r, name->tokens))
    return add_mention(r, head, name->tokens, TW_MENTION_DEMONYM, PRO_NONE, 0);
  TwSpan phrase = tw_syntax_phrase(r->syntax, head);
  if (phrase.end > name->tokens.end) phrase.end = name->tokens.end;
  TwSpan span = join_spans(phrase, name->tokens);
  while (span.begin < name->tokens.begin && r->tokens[span.begin].upos == TW_ADP) span.begin++;
  return add_mention(r, head, span, TW_MENTION_NAME, PRO_NONE, 0);
}

static bool find_mention(Resolver *r, uint32_t i) {
  const TwToken *t = &r->tokens[i];
  char gender;
  uint32_t n = r->name_at[i];
  if (n != TW_NONE) {
    const Name *name = &r->names.items[n];
    if (name->kind == TW_NAME_MONEY && name->head == i && (is_nominal(t) || t->upos == TW_SYM))
      return add_mention(r, i, tw_syntax_phrase(r->syntax, i), TW_MENTION_NOMINAL, PRO_NONE, 0);
    return !makes_mentions(name) || name->head != i || add_named(r, i, name);
  }
  Pro pro = coref_pronoun(r, i, &gender);
  if (pro != PRO_NONE && t->rel == TW_REL_EXPL) return true;
  if (pro != PRO_NONE) return add_mention(r, i, (TwSpan){i, i + 1}, TW_MENTION_PRONOUN, (uint8_t)pro, gender);
  if (t->upos == TW_ADJ && is_capital(t->form) && is_demonym(r, (TwSpan){i, i + 1}) && t->rel == TW_REL_AMOD)
    return add_mention(r, i, (TwSpan){i, i + 1}, TW_MENTION_DEMONYM, PRO_NONE, 0);
  if ((is_nominal(t) && is_common_mention(r, i)) || is_nounless_mention(r, i))
    return add_mention(r, i, tw_syntax_phrase(r->syntax, i), TW_MENTION_NOMINAL, PRO_NONE, 0);
  return true;
}

bool coref_find_mentions(Resolver *r) {
  for (uint32_t i = 0; i < r->document->tokens.count; i++) r->coref->at[i] = TW_NONE;
  for (uint32_t i = 0; i < r->document->tokens.count; i++)
    if (!find_mention(r, i)) return false;
  return true;
}
