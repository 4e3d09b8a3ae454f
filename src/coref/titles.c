/* Titles and what else stands before a name and is no part of it. */
#include "coref/internal.h"

static TwStr last_word_singular(const Resolver *r, TwSpan span) {
  const TwToken *last = &r->tokens[span.end - 1];
  if (!(last->morph & TW_M_PLUR) || last->lemma.len == 0) return coref_join(r, span);
  if (span.end - span.begin == 1) return last->lemma;
  TwStr start = coref_join(r, (TwSpan){span.begin, span.end - 1});
  const char *gap = r->tokens[span.end - 2].space_after ? " " : "";
  return tw_arena_printf(r->arena, "%.*s%s%.*s", TW_FMT(start), gap, TW_FMT(last->lemma));
}

const TwOffice *coref_office_before(const Resolver *r, uint32_t begin, uint32_t end, uint32_t *at) {
  const TwOffice *found = NULL;
  for (uint32_t from = end; from > begin && end - from < COREF_OFFICE_WORDS; from--) {
    const TwOffice *office = tw_gaz_office(coref_lower(r->arena, last_word_singular(r, (TwSpan){from - 1, end})));
    if (!office) continue;
    found = office;
    *at = from - 1;
  }
  return found;
}

/* "[Democrat] Spearman", "[MSNBC] Cummings": whose the person is, no part of the name. */
static bool is_party_word(const Resolver *r, uint32_t token) {
  TwStr form = r->tokens[token].form;
  uint32_t found[4], n = tw_gaz_find(form, found, 4);
  bool member = n == 0; /* "Democrat" */
  if (member) n = tw_gaz_find(tw_arena_printf(r->arena, "%.*ss", TW_FMT(form)), found, 4);
  if (tw_gaz_given_name(form) || n != 1) return false;
  const TwGazEntry *e = tw_gaz_entry(found[0]);
  if (member && !tw_str_is(e->type, "PoliticalParty")) return false; /* "Marine" is no party's */
  return e->kind == TW_GAZ_ORGANIZATION || (e->kind == TW_GAZ_DEMONYM && r->tokens[token].upos == TW_ADJ);
}

/* The title that words say, also of several people: "[Brigadiers] Joyce Sitienei and …", "Cabinet [Secretaries]". */
static const TwOffice *title_of(const Resolver *r, TwSpan span) {
  TwStr words = coref_lower(r->arena, coref_join(r, span));
  const TwOffice *office = tw_gaz_office(words);
  if (office || !tw_str_ends(words, TW_STR("s"))) return office;
  bool ies = tw_str_ends(words, TW_STR("ies"));
  int stem = (int)words.len - (ies ? 3 : 1);
  return tw_gaz_office(tw_arena_printf(r->arena, "%.*s%s", stem, words.ptr, ies ? "y" : ""));
}

/* Where a name goes on behind a title that says of what: "President [of Mongolia] U. Khurelsukh", "Minister of Health
 * [and Welfare] Chen Shih-chung". */
static uint32_t past_office_of(const Resolver *r, TwSpan rest) {
  const TwToken *t = r->tokens;
  if (rest.end - rest.begin < 3) return rest.begin;
  TwStr word = t[rest.begin + 1].form;
  bool place = t[rest.begin].upos == TW_ADP && tw_gaz_find_kind(word, TW_GAZ_COUNTRY) != TW_NONE;
  bool matter = t[rest.begin].upos == TW_CCONJ && tw_gaz_noun(coref_lower(r->arena, word));
  return place || matter ? rest.begin + 2 : rest.begin;
}

static bool is_small_noun(const Resolver *r, uint32_t token) {
  return r->tokens[token].upos == TW_NOUN && tw_is_lower((unsigned char)r->tokens[token].form.ptr[0]);
}

void coref_trim_name(Resolver *r, Info *info) {
  TwSpan *core = &info->core;
  while (core->end - core->begin > 1 && r->tokens[core->begin].upos == TW_DET) core->begin++;
  bool place = info->name_kind == TW_NAME_LOCATION || info->name_kind == TW_NAME_COUNTRY;
  while (place && core->end - core->begin > 1 && tw_is_lower((unsigned char)r->tokens[core->begin].form.ptr[0]))
    core->begin++;                                                    /* "southern [Turkey]" */
  for (uint32_t i = core->begin + 1; place && i + 1 < core->end; i++) /* "Chinese province of [Hebei]" */
    if (r->tokens[i].upos == TW_ADP && is_small_noun(r, i - 1)) core->begin = i + 1;
  if (info->name_kind != TW_NAME_PERSON) return;
  if (core->end - core->begin > 1 && is_party_word(r, core->begin)) core->begin++;
  for (uint32_t end = core->begin + 1; end < core->end && end - core->begin < COREF_OFFICE_WORDS; end++) {
    const TwOffice *office = title_of(r, (TwSpan){core->begin, end});
    uint32_t name = office ? past_office_of(r, (TwSpan){end, core->end}) : end;
    if (!office || !coref_is_capital(r->tokens[name].form)) continue;
    if (office->kind == TW_OFFICE_ROLE && tw_gaz_given_name(r->tokens[core->begin].form))
      continue; /* "[Marine] Le Pen" */
    info->office = office;
    core->begin = end = name;
  }
}
