/* The order of the sieves. */
#include "coref/internal.h"

static void take_classes(Resolver *r) {
  TwClassId entity = coref_class(r, TW_STR("Entity"), TW_NO_ID);
  r->person = coref_class(r, TW_STR("Person"), entity);
  r->organization = coref_class(r, TW_STR("Organization"), entity);
  r->place = coref_class(r, TW_STR("Place"), entity);
  r->country = coref_class(r, TW_STR("Country"), r->place);
  r->city = coref_class(r, TW_STR("City"), r->place);
  r->event = coref_class(r, TW_STR("Event"), entity);
  r->thing = coref_class(r, TW_STR("Thing"), entity);
}

static bool allocate(Resolver *r) {
  size_t n = (size_t)r->document->tokens.count + 1;
  r->coref->at = TW_NEW_ARRAY(r->arena, uint32_t, n);
  r->name_at = TW_NEW_ARRAY(r->arena, uint32_t, n);
  r->quote_at = TW_NEW_ARRAY(r->arena, uint32_t, n);
  r->coref->speaker_at = TW_NEW_ARRAY(r->arena, uint32_t, n);
  return r->coref->at && r->name_at && r->quote_at && r->coref->speaker_at;
}

static bool start_chains(Resolver *r) {
  uint32_t n = r->infos.count;
  r->parent = TW_NEW_ARRAY(r->arena, uint32_t, (size_t)n + 1);
  if (!r->parent) return false;
  for (uint32_t m = 0; m < n; m++) {
    r->parent[m] = m;
    r->infos.items[m].last = m;
    r->infos.items[m].uses = 1;
  }
  return true;
}

static bool describe_all(Resolver *r) {
  /* demonyms first: names look at the demonym before them */
  for (int pass = 0; pass < 2; pass++)
    for (uint32_t m = 0; m < r->infos.count; m++)
      if ((r->coref->mentions.items[m].kind == TW_MENTION_DEMONYM) == (pass == 0) && !coref_describe(r, m))
        return false;
  return true;
}

/* In the order of the text, so that each anaphor finds what was said before it resolved. */
static bool link_anaphors(Resolver *r) {
  tw_map_init(&r->phrases, r->arena);
  tw_map_init(&r->sets, r->arena);
  for (uint32_t m = 0; m < r->infos.count; m++) {
    TwMentionKind kind = r->coref->mentions.items[m].kind;
    coref_country_of(r, m);
    if (kind == TW_MENTION_PRONOUN && coref_root(r, m) == m) coref_link_pronoun(r, m);
    if (kind == TW_MENTION_NOMINAL && !coref_link_nominal(r, m)) return false;
  }
  return true;
}

static bool resolve(Resolver *r) {
  if (!allocate(r) || !coref_find_names(r) || !coref_find_quotes(r) || !coref_find_mentions(r)) return false;
  if (!start_chains(r) || !coref_vote_kinds(r) || !describe_all(r)) return false;
  for (uint32_t m = 0; m < r->infos.count; m++) coref_country_of(r, m);
  if (!coref_link_names(r)) return false;
  coref_link_structure(r);
  coref_find_speakers(r);
  if (!link_anaphors(r)) return false;
  coref_link_first_persons(r);
  return coref_make_entities(r) && coref_link_loosely(r) && coref_show(r);
}

TwStatus tw_coref_resolve(const TwSyntax *syntax, TwCoref *coref) {
  const TwDocument *d = syntax->document;
  Resolver r = {.syntax = syntax,
                .document = d,
                .ontology = syntax->ontology,
                .tokens = d->tokens.items,
                .arena = d->arena,
                .coref = coref};
  memset(coref, 0, sizeof *coref);
  take_classes(&r);
  return resolve(&r) && tw_arena_status(d->arena) == TW_OK ? TW_OK : TW_ERR_MEMORY;
}

uint32_t tw_coref_mention_at(const TwCoref *coref, const TwDocument *document, uint32_t token) {
  if (token >= document->tokens.count) return TW_NONE;
  if (coref->at[token] != TW_NONE) return coref->at[token];
  const TwName *name = tw_document_name_at(document, token);
  for (uint32_t i = name ? name->tokens.begin : 0; name && i < name->tokens.end; i++)
    if (coref->at[i] != TW_NONE) return coref->at[i];
  return TW_NONE;
}
