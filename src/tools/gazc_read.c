#include "tools/gazc.h"

#include <raptor2.h>
#include <stdlib.h>

/* Local names that a predicate below gaz: may have. */
static const char *const predicates[] = {
    "alias",    "metonym", "kind",      "iso3",  "country",          "capital",   "demonym",      "population",
    "sector",   "noun",    "mainSense", "sense", "gender",           "givenName", "abbreviation", "wordOf",
    "timeWord", "number",  "code",      "class", "organizationWord", "placeWord", "timeClass"};

static bool known(TwStr local) {
  for (size_t i = 0; i < sizeof predicates / sizeof *predicates; i++)
    if (tw_str_is(local, predicates[i])) return true;
  return false;
}

static void tell(Gazc *g, raptor_locator *where, const char *message, TwStr detail) {
  fprintf(stderr, "%s:%d: %s%s%.*s\n", g->file, where ? raptor_locator_line(where) : 0, message, detail.len ? ": " : "",
          TW_FMT(detail));
  g->errors++;
}

static TwStr term_text(const raptor_term *term) {
  if (term->type == RAPTOR_TERM_TYPE_LITERAL)
    return tw_str_n((const char *)term->value.literal.string, term->value.literal.string_len);
  if (term->type != RAPTOR_TERM_TYPE_URI) return TW_STR("");
  size_t length;
  const unsigned char *text = raptor_uri_as_counted_string(term->value.uri, &length);
  return tw_str_n((const char *)text, length);
}

typedef struct Reading {
  Gazc *g;
  raptor_parser *parser;
} Reading;

static void take(void *user, raptor_statement *s) {
  Reading *r = user;
  Gazc *g = r->g;
  raptor_locator *where = raptor_parser_get_locator(r->parser);
  TwStr subject = term_text(s->subject), predicate = term_text(s->predicate), object = term_text(s->object);
  TwStr local = gazc_local(predicate, TW_NS_GAZ);
  if (!subject.len || !object.len)
    tell(g, where, "blank nodes and empty texts have no place here", TW_STR(""));
  else if (tw_str_starts(predicate, TW_STR(TW_NS_GAZ)) && !known(local))
    tell(g, where, "unknown property", predicate);
  else {
    Statement statement = {tw_map_intern(&g->strings, subject), tw_map_intern(&g->strings, predicate),
                           tw_map_intern(&g->strings, object)};
    TW_PUSH(&g->arena, &g->statements, statement);
  }
}

static void complain(void *user, raptor_log_message *message) {
  Reading *r = user;
  tell(r->g, message->locator, message->text, TW_STR(""));
}

void gazc_read(Gazc *g, const char *path) {
  g->file = path;
  raptor_world *world = raptor_new_world();
  if (!world) abort();
  Reading reading = {g, NULL};
  raptor_world_set_log_handler(world, &reading, complain);
  raptor_world_open(world);
  reading.parser = raptor_new_parser(world, "turtle");
  raptor_uri *base = raptor_new_uri(world, (const unsigned char *)TW_NS_GAZ);
  FILE *file = fopen(path, "rb");
  if (!file || !reading.parser || !base) {
    tell(g, NULL, "cannot be read", TW_STR(""));
  } else {
    raptor_parser_set_statement_handler(reading.parser, &reading, take);
    if (raptor_parser_parse_file_stream(reading.parser, file, path, base) && !g->errors)
      tell(g, NULL, "is no valid Turtle", TW_STR(""));
  }
  if (file) fclose(file);
  if (base) raptor_free_uri(base);
  if (reading.parser) raptor_free_parser(reading.parser);
  raptor_free_world(world);
}

/* qsort() hands no context over; the tool has one thread and one set of strings. */
static const TwMap *sorting;

static int by_text(uint32_t a, uint32_t b) {
  return a == b ? 0 : tw_str_cmp(tw_map_key(sorting, a), tw_map_key(sorting, b));
}

static int compare(const void *x, const void *y) {
  const Statement *a = x, *b = y;
  int c = by_text(a->subject, b->subject);
  if (!c) c = by_text(a->predicate, b->predicate);
  return c ? c : by_text(a->object, b->object);
}

void gazc_sort(Gazc *g) {
  sorting = &g->strings;
  if (!g->statements.count) return;
  qsort(g->statements.items, g->statements.count, sizeof *g->statements.items, compare);
  uint32_t kept = 1;
  for (uint32_t i = 1; i < g->statements.count; i++)
    if (compare(&g->statements.items[kept - 1], &g->statements.items[i]))
      g->statements.items[kept++] = g->statements.items[i];
  g->statements.count = kept;
}

Range gazc_subject(const Gazc *g, uint32_t begin) {
  Range r = {begin, begin};
  while (r.end < g->statements.count && g->statements.items[r.end].subject == g->statements.items[begin].subject)
    r.end++;
  return r;
}

Range gazc_objects(const Gazc *g, Range subject, const char *predicate) {
  Range r = {subject.end, subject.end};
  for (uint32_t i = subject.begin; i < subject.end; i++) {
    if (!tw_str_is(tw_map_key(&g->strings, g->statements.items[i].predicate), predicate)) continue;
    if (r.begin == subject.end) r.begin = i;
    r.end = i + 1;
  }
  return r;
}

TwStr gazc_text(const Gazc *g, uint32_t statement) {
  return tw_map_key(&g->strings, g->statements.items[statement].object);
}

TwStr gazc_object(const Gazc *g, Range subject, const char *predicate) {
  Range r = gazc_objects(g, subject, predicate);
  return r.begin < r.end ? gazc_text(g, r.begin) : TW_STR("");
}

TwStr gazc_local(TwStr iri, const char *name_space) {
  TwStr prefix = tw_str(name_space);
  return tw_str_starts(iri, prefix) ? tw_str_n(iri.ptr + prefix.len, iri.len - prefix.len) : TW_STR("");
}
