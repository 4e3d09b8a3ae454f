#include "ontology/source.h"

#include "triples/vocabulary.h"

#include <raptor2.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void tw_source_init(TwSource *source, TwArena *arena, const TwDiagSink *sink) {
  memset(source, 0, sizeof *source);
  source->arena = arena;
  source->sink = sink;
  tw_map_init(&source->numbers, arena);
}

/* What raptor's handlers need of the file at hand. */
typedef struct Reader {
  TwSource *source;
  raptor_parser *parser;
  uint32_t file;
  uint32_t first_line, line;
  uint8_t layer;
  TwStatus status;
} Reader;

static TwStatus report(const TwSource *source, TwSeverity severity, uint32_t file, uint32_t line, const char *message) {
  char where[1024];
  snprintf(where, sizeof where, "%.*s:%u", TW_FMT(source->files.items[file].name), line);
  return tw_diag(source->sink, severity, TW_ERR_SYNTAX, where, SIZE_MAX, "%s", message);
}

static uint32_t intern(Reader *r, TwSourceTerm term) {
  TwSource *source = r->source;
  static const char marks[] = {'<', '_', '"'};
  TwStr key;
  if (term.kind == TW_SOURCE_BLANK)
    key = tw_arena_printf(source->arena, "_%u.%.*s", r->file, TW_FMT(term.text));
  else
    key = tw_arena_printf(source->arena, "%c%.*s%s%.*s", marks[term.kind], TW_FMT(term.text),
                          term.language.len ? "\"@" : "", TW_FMT(term.language));
  uint32_t number = tw_map_intern(&source->numbers, key);
  if (number == TW_NONE || number < source->terms.count) return number;
  term.language = tw_arena_str(source->arena, term.language);
  term.text =
      term.kind == TW_SOURCE_BLANK ? tw_str_n(key.ptr + 1, key.len - 1) : tw_arena_str(source->arena, term.text);
  return TW_PUSH(source->arena, &source->terms, term) ? number : TW_NONE;
}

static uint32_t term_of(Reader *r, const raptor_term *t) {
  TwSourceTerm term = {0};
  if (t->type == RAPTOR_TERM_TYPE_URI) {
    size_t len;
    const char *iri = (const char *)raptor_uri_as_counted_string(t->value.uri, &len);
    term.text = tw_str_n(iri, len);
    term.kind = TW_SOURCE_IRI;
  } else if (t->type == RAPTOR_TERM_TYPE_BLANK) {
    term.text = tw_str_n((const char *)t->value.blank.string, t->value.blank.string_len);
    term.kind = TW_SOURCE_BLANK;
  } else {
    term.text = tw_str_n((const char *)t->value.literal.string, t->value.literal.string_len);
    if (t->value.literal.language) term.language = tw_str((const char *)t->value.literal.language);
    term.kind = TW_SOURCE_LITERAL;
  }
  return intern(r, term);
}

static void on_statement(void *user, raptor_statement *s) {
  Reader *r = user;
  if (r->status != TW_OK) return;
  int line = raptor_locator_line(raptor_parser_get_locator(r->parser));
  if (line > 0 && (uint32_t)line != r->line) {
    r->first_line = r->line;
    r->line = (uint32_t)line;
  }
  TwFact fact = {term_of(r, s->subject),
                 term_of(r, s->predicate),
                 term_of(r, s->object),
                 r->file,
                 r->first_line,
                 r->line,
                 r->layer};
  if (r->source->facts.count >= TW_SOURCE_FACT_LIMIT) r->status = TW_ERR_LIMIT;
  if (fact.subject == TW_NONE || fact.predicate == TW_NONE || fact.object == TW_NONE ||
      !TW_PUSH(r->source->arena, &r->source->facts, fact))
    r->status = TW_ERR_MEMORY;
}

static void on_log(void *user, raptor_log_message *message) {
  Reader *r = user;
  if (message->level < RAPTOR_LOG_LEVEL_ERROR || r->status != TW_OK) return;
  int line = message->locator ? raptor_locator_line(message->locator) : 0;
  r->status = report(r->source, TW_ERROR, r->file, line > 0 ? (uint32_t)line : 1, message->text);
}

static void parse(Reader *r, raptor_world *world, TwStr text) {
  raptor_uri *base = raptor_new_uri(world, (const unsigned char *)TW_NS_TW);
  r->parser = raptor_new_parser(world, "turtle");
  if (base && r->parser) {
    raptor_parser_set_option(r->parser, RAPTOR_OPTION_NO_NET, NULL, 1);
    raptor_parser_set_option(r->parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
    raptor_parser_set_statement_handler(r->parser, r, on_statement);
    int failed = raptor_parser_parse_start(r->parser, base) ||
                 raptor_parser_parse_chunk(r->parser, (const unsigned char *)text.ptr, text.len, 1);
    if (failed && r->status == TW_OK) r->status = report(r->source, TW_ERROR, r->file, 1, "this is not valid Turtle");
  } else {
    r->status = TW_ERR_MEMORY;
  }
  if (r->parser) raptor_free_parser(r->parser);
  if (base) raptor_free_uri(base);
}

TwStatus tw_source_read(TwSource *source, TwStr name, TwStr text, uint8_t layer) {
  Reader r = {source, NULL, source->files.count, 1, 1, layer, TW_OK};
  if (!TW_PUSH(source->arena, &source->files, (TwSourceFile){name, text})) return TW_ERR_MEMORY;
  if (text.len > TW_SOURCE_FILE_LIMIT)
    return tw_diag(source->sink, TW_ERROR, TW_ERR_LIMIT, name.ptr, SIZE_MAX, "the file is too large");
  uint32_t line = 1;
  const char *problem = NULL;
  if (tw_source_guard(text, &line, &problem) != TW_OK) return report(source, TW_ERROR, r.file, line, problem);
  raptor_world *world = raptor_new_world();
  if (!world) return TW_ERR_MEMORY;
  raptor_world_set_log_handler(world, &r, on_log);
  if (raptor_world_open(world))
    r.status = TW_ERR_MEMORY;
  else if (text.len)
    parse(&r, world, text);
  raptor_free_world(world);
  return r.status;
}

static int compare_terms(const TwSourceTerm *a, const TwSourceTerm *b) {
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  int c = tw_str_cmp(a->text, b->text);
  return c ? c : tw_str_cmp(a->language, b->language);
}

typedef struct Sorted {
  TwSourceTerm term;
  uint32_t was;
} Sorted;

static int by_term(const void *a, const void *b) {
  return compare_terms(&((const Sorted *)a)->term, &((const Sorted *)b)->term);
}

static int by_fact(const void *a, const void *b) {
  const TwFact *x = a, *y = b;
  if (x->subject != y->subject) return x->subject < y->subject ? -1 : 1;
  if (x->predicate != y->predicate) return x->predicate < y->predicate ? -1 : 1;
  if (x->object != y->object) return x->object < y->object ? -1 : 1;
  if (x->layer != y->layer) return x->layer > y->layer ? -1 : 1;
  if (x->file != y->file) return x->file < y->file ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

static bool renumber(TwSource *source) {
  uint32_t n = source->terms.count;
  Sorted *sorted = TW_NEW_ARRAY(source->arena, Sorted, n + 1);
  uint32_t *now = TW_NEW_ARRAY(source->arena, uint32_t, n + 1);
  if (!sorted || !now) return false;
  for (uint32_t i = 0; i < n; i++) sorted[i] = (Sorted){source->terms.items[i], i};
  qsort(sorted, n, sizeof *sorted, by_term);
  for (uint32_t i = 0; i < n; i++) {
    source->terms.items[i] = sorted[i].term;
    now[sorted[i].was] = i;
  }
  for (uint32_t i = 0; i < source->facts.count; i++) {
    TwFact *f = &source->facts.items[i];
    f->subject = now[f->subject];
    f->predicate = now[f->predicate];
    f->object = now[f->object];
  }
  return true;
}

/* Keeps, of each named subject, the upper layer alone where it says anything, and each fact once. */
static void replace_and_dedupe(TwSource *source) {
  uint32_t kept = 0, n = source->facts.count;
  TwFact *facts = source->facts.items;
  for (uint32_t i = 0, j; i < n; i = j) {
    bool above = false;
    for (j = i; j < n && facts[j].subject == facts[i].subject; j++) above = above || facts[j].layer > 0;
    for (uint32_t k = i; k < j; k++) {
      const TwFact *last = kept ? &facts[kept - 1] : NULL;
      bool again = last && last->subject == facts[k].subject && last->predicate == facts[k].predicate &&
                   last->object == facts[k].object;
      if (!again && (!above || facts[k].layer > 0)) facts[kept++] = facts[k];
    }
  }
  source->facts.count = kept;
}

TwStatus tw_source_finish(TwSource *source) {
  if (!renumber(source)) return TW_ERR_MEMORY;
  if (source->facts.count) qsort(source->facts.items, source->facts.count, sizeof(TwFact), by_fact);
  replace_and_dedupe(source);
  return TW_OK;
}

uint32_t tw_source_iri(const TwSource *source, const char *namespace_iri, const char *local) {
  char iri[256];
  snprintf(iri, sizeof iri, "%s%s", namespace_iri, local);
  TwSourceTerm wanted = {tw_str(iri), {0}, TW_SOURCE_IRI};
  uint32_t low = 0, high = source->terms.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int c = compare_terms(&source->terms.items[middle], &wanted);
    if (c == 0) return middle;
    if (c < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return TW_NONE;
}

/* First fact that does not come before (subject, predicate). */
static uint32_t lower_bound(const TwSource *source, uint32_t subject, uint32_t predicate) {
  uint32_t low = 0, high = source->facts.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const TwFact *f = &source->facts.items[middle];
    if (f->subject < subject || (f->subject == subject && f->predicate < predicate))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const TwFact *tw_source_facts(const TwSource *source, uint32_t subject, uint32_t *count) {
  uint32_t begin = lower_bound(source, subject, 0), end = lower_bound(source, subject + 1, 0);
  *count = end - begin;
  return source->facts.items + begin;
}

const TwFact *tw_source_values(const TwSource *source, uint32_t subject, uint32_t predicate, uint32_t *count) {
  *count = 0;
  if (predicate == TW_NONE) return NULL;
  uint32_t begin = lower_bound(source, subject, predicate), end = lower_bound(source, subject, predicate + 1);
  *count = end - begin;
  return source->facts.items + begin;
}

static TwStr local_part(TwStr iri) {
  size_t i = iri.len;
  while (i > 0 && iri.ptr[i - 1] != '#' && iri.ptr[i - 1] != '/') i--;
  return tw_str_n(iri.ptr + i, iri.len - i);
}

TwStr tw_source_show(const TwSource *source, uint32_t term) {
  static const TwPrefix own[] = {{"tw", TW_NS_TW},   {"lex", TW_NS_LEX},   {"lexv", TW_NS_LEXV}, {"prep", TW_NS_PREP},
                                 {"owl", TW_NS_OWL}, {"rdfs", TW_NS_RDFS}, {"rdf", TW_NS_RDF}};
  const TwSourceTerm *t = &source->terms.items[term];
  if (t->kind == TW_SOURCE_BLANK) return TW_STR("a blank node");
  if (t->kind == TW_SOURCE_LITERAL) return tw_arena_printf(source->arena, "\"%.*s\"", TW_FMT(t->text));
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
    size_t len = strlen(own[i].iri);
    if (tw_str_starts(t->text, tw_str(own[i].iri)))
      return tw_arena_printf(source->arena, "%s:%.*s", own[i].prefix, (int)(t->text.len - len), t->text.ptr + len);
  }
  return tw_arena_printf(source->arena, "<%.*s>", TW_FMT(t->text));
}

static bool name_byte(char c) {
  return tw_is_alpha((unsigned char)c) || tw_is_digit((unsigned char)c) || c == '_' || c == '-' || c < 0;
}

/* Whether a line names a term: "…:local" as a whole word, its IRI, or a literal's text. */
static bool line_has(TwStr line, const TwSourceTerm *term) {
  if (tw_str_find(line, term->text, 0) != SIZE_MAX) return true;
  if (term->kind != TW_SOURCE_IRI) return false;
  TwStr local = local_part(term->text);
  for (size_t at = tw_str_find(line, local, 0); local.len && at != SIZE_MAX; at = tw_str_find(line, local, at + 1)) {
    bool after = at + local.len < line.len && name_byte(line.ptr[at + local.len]);
    if (at > 0 && line.ptr[at - 1] == ':' && !after) return true;
  }
  return false;
}

/* raptor tells where a statement ends, not where its terms stand: look for the term from the statement's start on. */
static uint32_t line_of(const TwSource *source, const TwFact *fact, uint32_t term) {
  TwStr rest = source->files.items[fact->file].text, line;
  for (uint32_t n = 1; n <= fact->line && tw_str_split(&rest, '\n', &line); n++)
    if (n >= fact->first_line && line_has(line, &source->terms.items[term])) return n;
  return fact->line;
}

void tw_source_report(const TwSource *source, TwSeverity severity, const TwFact *fact, uint32_t term,
                      const char *format, ...) {
  char message[TW_DIAG_MESSAGE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  report(source, severity, fact->file, line_of(source, fact, term), message);
}
