/* Identity: which node an entity is. */
#include "graph/internal.h"

#include "triples/iri.h"

#include "base/utf8.h"

/* The names of a document's nodes come behind "#": a fragment of its own is taken into the path. */
static TwStr without_fragment(const TwDocument *document) {
  TwStr url = document->url;
  size_t hash = tw_str_find(url, TW_STR("#"), 0);
  if (hash == SIZE_MAX) return url;
  return tw_arena_printf(document->arena, "%.*s%%23%.*s", (int)hash, url.ptr, (int)(url.len - hash - 1),
                         url.ptr + hash + 1);
}

TwStr tw_graph_document_iri(const TwDocument *document, TwStr base) {
  if (document->url.len && tw_iri_valid(document->url)) return without_fragment(document);
  TwStr prefix = tw_arena_printf(document->arena, "%.*sdoc/", TW_FMT(base)), iri;
  if (tw_iri_of_name(document->arena, prefix, document->id, &iri) != TW_OK) return TW_STR("");
  return iri;
}

/* base + name, with "_2" … for a further bearer of the name. */
static TwStatus name_iri(Builder *b, TwStr name, TwStr *iri) {
  TwStr plain;
  TwStatus status = tw_iri_of_name(b->arena, b->graph->options.base, name, &plain);
  if (status) return status;
  uint32_t bearers = tw_map_get(&b->taken, plain);
  *iri = plain;
  if (bearers == TW_NONE) return tw_map_set(&b->taken, plain, 1) ? TW_OK : TW_ERR_MEMORY;
  do { /* somebody may be called "Windows 2" */
    *iri = tw_arena_printf(b->arena, "%.*s_%u", TW_FMT(plain), ++bearers);
  } while (tw_map_get(&b->taken, *iri) != TW_NONE && !b->arena->failed);
  if (!tw_map_set(&b->taken, plain, bearers) || !tw_map_set(&b->taken, *iri, 1)) return TW_ERR_MEMORY;
  return tw_arena_status(b->arena);
}

TwStr graph_words_iri(const Builder *b, TwSpan tokens) {
  const TwDocument *d = b->graph->document;
  TwSpan bytes = tw_document_bytes(d, tokens);
  TwPlace begin = tw_places_at(&b->graph->places, bytes.begin);
  uint32_t end = begin.at + (uint32_t)tw_utf8_count(tw_document_text(d, bytes));
  return tw_arena_printf(b->arena, "%.*s#m%s%u_%u", TW_FMT(b->graph->document_iri), begin.in_title ? "t" : "", begin.at,
                         end);
}

static TwStr mention_iri(const Builder *b, uint32_t mention) {
  return graph_words_iri(b, b->graph->coref->mentions.items[mention].tokens);
}

/* "I", "we": a speaker whom the text does not tell, or not so that it was understood. */
static bool is_unresolved(const TwGraph *g, const TwEntity *e) {
  for (uint32_t i = 0; i < e->mentions.count; i++)
    if (g->coref->mentions.items[e->mentions.items[i]].kind != TW_MENTION_PRONOUN) return false;
  return e->name.len == 0;
}

TwStatus graph_add_entities(Builder *b) {
  TwGraph *g = b->graph;
  uint32_t n = g->coref->entities.count;
  g->entity_of = TW_NEW_ARRAY(b->arena, uint32_t, (size_t)n + 1);
  if (!g->entity_of) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < n; i++) {
    const TwEntity *e = coref_entity(g, i);
    g->entity_of[i] = TW_NONE;
    if (e->generic || e->members.count || e->mentions.count == 0 || e->label.len == 0) continue;
    if (is_unresolved(g, e)) continue;
    TwGraphEntity node = {.label = e->label, .type = e->type, .entity = i, .office_of = TW_NONE};
    node.named = e->name.len > 0;
    if (node.named) {
      node.label = e->name;
      TwStatus status = name_iri(b, e->name, &node.iri);
      if (status) return status;
    } else {
      node.iri = mention_iri(b, e->mentions.items[0]);
    }
    g->entity_of[i] = g->entities.count;
    if (!TW_PUSH(b->arena, &g->entities, node)) return TW_ERR_MEMORY;
  }
  return tw_arena_status(b->arena);
}

TwStatus graph_resolve(Builder *b, TwRoleId role, uint32_t mention) {
  const TwGraph *g = b->graph;
  uint32_t entity = g->coref->mentions.items[mention].entity;
  const TwEntity *e = coref_entity(g, entity);
  for (uint32_t i = 0; i < e->members.count; i++) {
    uint32_t node = g->entity_of[e->members.items[i]];
    if (node != TW_NONE && !TW_PUSH(b->arena, &b->scratch, (TwGraphFiller){role, 0, node, TW_NONE, mention}))
      return TW_ERR_MEMORY;
  }
  uint32_t node = e->members.count ? TW_NONE : g->entity_of[entity];
  if (node != TW_NONE && !TW_PUSH(b->arena, &b->scratch, (TwGraphFiller){role, 0, node, TW_NONE, mention}))
    return TW_ERR_MEMORY;
  return TW_OK;
}

/* The words that an office's spellings may differ in: "minister of defence", "the defence minister". */
static bool is_glue(TwStr word) {
  static const TwStr glue[] = {TW_STR_INIT("of"), TW_STR_INIT("the"), TW_STR_INIT("for"), TW_STR_INIT("and")};
  for (size_t i = 0; i < sizeof glue / sizeof *glue; i++)
    if (tw_str_eq(glue[i], word)) return true;
  return word.len == 0;
}

/* The next word of *rest, up to a blank or hyphen. */
static TwStr next_word(TwStr *rest) {
  size_t n = 0;
  while (n < rest->len && rest->ptr[n] != ' ' && rest->ptr[n] != '-') n++;
  TwStr word = tw_str_n(rest->ptr, n);
  size_t skip = n < rest->len ? n + 1 : n;
  *rest = tw_str_n(rest->ptr + skip, rest->len - skip);
  return word;
}

static bool all_within(TwStr words, TwStr others) {
  while (words.len) {
    TwStr word = next_word(&words), rest = others;
    bool found = is_glue(word);
    while (!found && rest.len) found = tw_str_eq(next_word(&rest), word);
    if (!found) return false;
  }
  return true;
}

/* "MP", "CEO" */
static bool is_abbreviation(TwStr word) {
  for (size_t i = 0; i < word.len; i++)
    if (!tw_is_upper((unsigned char)word.ptr[i])) return false;
  return word.len > 1;
}

/* The words of the trigger in lower case with single blanks, or the gazetteer's spelling of them; what it takes for the
 * same office, as a deputy, keeps its words. */
static TwStr office_words(const Builder *b, TwSpan trigger) {
  TwStr words = tw_document_words(b->graph->document, trigger);
  char *lower = tw_arena_alloc(b->arena, words.len + 1);
  if (!lower) return TW_STR("");
  size_t n = 0;
  for (size_t i = 0; i < words.len; i++) {
    bool blank = tw_is_space((unsigned char)words.ptr[i]);
    if (blank && (n == 0 || lower[n - 1] == ' ')) continue;
    lower[n++] = blank ? ' ' : tw_lower(words.ptr[i]);
  }
  while (n && (lower[n - 1] == '.' || lower[n - 1] == ',')) n--;
  TwStr own = tw_str_n(lower, n);
  const TwOffice *office = tw_gaz_office(own);
  if (office && is_abbreviation(words)) return office->label;
  return office && all_within(office->label, own) && all_within(own, office->label) ? office->label : own;
}

TwStatus graph_mention_as_office(Builder *b, uint32_t mention) {
  TwGraph *g = b->graph;
  const TwMention *m = &g->coref->mentions.items[mention];
  uint32_t entity = g->entity_of[m->entity];
  if (entity != TW_NONE && g->entities.items[entity].type == b->office_class)
    return graph_resolve(b, b->office, mention);
  TwSpan span = m->tokens;
  const TwToken *t = g->document->tokens.items;
  while (span.begin < m->head && (t[span.begin].upos == TW_DET || t[span.begin].upos == TW_PRON)) span.begin++;
  TwGraphEntity node = {.label = tw_document_phrase(g->document, span),
                        .iri = mention_iri(b, mention),
                        .type = b->office_class,
                        .entity = TW_NONE,
                        .office_of = TW_NONE};
  node.iri = tw_arena_printf(b->arena, "%.*so", TW_FMT(node.iri)); /* its person may have a node of that name */
  TwGraphFiller filler = {b->office, 0, g->entities.count, TW_NONE, mention};
  if (!TW_PUSH(b->arena, &g->entities, node) || !TW_PUSH(b->arena, &b->scratch, filler)) return TW_ERR_MEMORY;
  return tw_arena_status(b->arena);
}

TwStatus graph_office(Builder *b, const TwEvent *event, uint32_t of, uint32_t *out) {
  TwGraph *g = b->graph;
  *out = TW_NONE;
  bool profession = event->class_id == b->has_profession;
  TwStr words = office_words(b, event->trigger);
  if (words.len == 0) return tw_arena_status(b->arena);
  const TwGraphEntity *owner = of == TW_NONE ? NULL : &g->entities.items[of];
  TwStr label = owner ? tw_arena_printf(b->arena, "%.*s" GLUE_OF "%.*s", TW_FMT(words), TW_FMT(owner->label)) : words;
  TwStr within = owner ? owner->iri : profession ? TW_STR("profession") : TW_STR("office");
  TwStr key = tw_arena_printf(b->arena, "%.*s\n%.*s", TW_FMT(label), TW_FMT(within));
  uint32_t known = tw_map_get(&b->offices, key);
  if (known == TW_NONE) {
    TwClassId type = profession ? b->profession_class : b->office_class;
    TwGraphEntity node = {.label = label, .type = type, .entity = TW_NONE, .office_of = of};
    node.named = owner != NULL;
    TwStr local = tw_arena_printf(b->arena, "%.*s#%.*s_", TW_FMT(g->document_iri), TW_FMT(within));
    TwStatus status = owner ? name_iri(b, label, &node.iri) : tw_iri_of_name(b->arena, local, label, &node.iri);
    if (status) return status;
    known = g->entities.count;
    if (!TW_PUSH(b->arena, &g->entities, node) || !tw_map_set(&b->offices, key, known)) return TW_ERR_MEMORY;
  }
  *out = known;
  return tw_arena_status(b->arena);
}
