/* Options as data, and the reading of arguments. */
#include "cli/cli.h"
#include "cli/console.h"

#include <string.h>

const OptionInfo option_table[OPTION_COUNT] = {
    [OPTION_FROM] = {'f', "from", "FORMAT", ON_DOCUMENTS, "format of the files; else their extension decides"},
    [OPTION_TO] = {'t', "to", "FORMAT", ON_DOCUMENTS, "format of the output; else its extension decides"},
    [OPTION_OUTPUT] = {'o', "output", "FILE", ON_DOCUMENTS, "write there; repeat it for several formats at once"},
    [OPTION_QUERY] = {'q', "query", "FILE", ON_QUERY, "the query stands in a file"},
    [OPTION_DATE] = {0, "date", "YYYY-MM-DD", ON_DOCUMENTS, "date of documents that bear none"},
    [OPTION_BASE] = {0, "base", "IRI", ON_DOCUMENTS, "where what a text speaks of gets its names"},
    [OPTION_ONTOLOGY] = {0, "ontology", "DIR", ON_DOCUMENTS, "add a folder of Turtle to the built-in ontology"},
    [OPTION_MODEL] = {0, "model", "full|fast", ON_DOCUMENTS | ON_SERVE, "accuracy or speed; default full"},
    [OPTION_ASSERT] = {0, "assert", "scheduled|happened", ON_EXTRACT | ON_QUERY | ON_RENDER,
                       "which events yield direct triples; default scheduled"},
    [OPTION_DENIED] = {0, "denied", "show|hide", ON_DRAWING, "denied events: struck through, or left out"},
    [OPTION_PAGE] = {0, "page", "PAGE", ON_DRAWING, "a4, a3-landscape, letter, 1200x800 …"},
    [OPTION_DIRECTION] = {0, "direction", "lr|tb|auto", ON_DRAWING, "which way the picture runs"},
    [OPTION_TOP] = {0, "top", "N", ON_DRAWING, "only the N most central entities; 0 for all"},
    [OPTION_FOCUS] = {0, "focus", "ENTITY", ON_DRAWING, "only what is near an entity: its IRI, prefixed name or label"},
    [OPTION_HOPS] = {0, "hops", "N", ON_DRAWING, "how far from the focus; default 1"},
    [OPTION_PREDICATE] = {0, "predicate", "P", ON_DRAWING, "only facts, roles and events of that name"},
    [OPTION_AFTER] = {0, "after", "DATE", ON_DRAWING, "only what is dated on or after it"},
    [OPTION_BEFORE] = {0, "before", "DATE", ON_DRAWING, "only what is dated on or before it"},
    [OPTION_THREADS] = {'j', NULL, "N", ON_DOCUMENTS, "worker threads; default 1"},
    [OPTION_LISTEN] = {0, "listen", "ADDRESS:PORT", ON_SERVE, "where to serve"},
    [OPTION_QUIET] = {0, "quiet", NULL, ON_ALL, "no progress line"},
    [OPTION_COLOR] = {0, "color", "auto|never", ON_ALL, "colours on a terminal; NO_COLOR is honoured, too"},
    [OPTION_HELP] = {'h', "help", NULL, ON_ALL, "this help"},
    [OPTION_VERSION] = {0, "version", NULL, ON_ALL, "print the version"},
};

const CommandInfo command_table[COMMAND_COUNT] = {
    [COMMAND_EXTRACT] =
        {"extract", "[OPTION…] [FILE…]", "documents → a graph",
         "Reads news articles, from standard input without a FILE (or for '-'), and writes what they say\n"
         "as a graph. --from: text jsonl conllu. --to: turtle (default) ntriples nquads trig rdfxml\n"
         "jsonld events csv openie svg png pdf dot html.\n"},
    [COMMAND_QUERY] =
        {"query", "[OPTION…] (-q FILE.rq | QUERY) FILE…", "SPARQL over graphs, or straight over documents",
         "--from: text jsonl conllu turtle ntriples nquads trig rdfxml. --to: table (default) csv tsv\n"
         "json xml; for CONSTRUCT and DESCRIBE also turtle ntriples nquads trig rdfxml jsonld. The prefixes\n"
         "tw: lex: id: doc: rdf: rdfs: owl: xsd: skos: dcterms: nif: and wd: need no PREFIX line.\n"},
    [COMMAND_RENDER] = {"render", "[OPTION…] FILE…", "a picture of graphs, or of documents",
                        "--from: text jsonl conllu turtle ntriples nquads trig rdfxml. --to: svg (default) png\n"
                        "pdf dot html.\n"},
    [COMMAND_PARSE] =
        {"parse", "[OPTION…] [FILE…]", "the linguistic analysis",
         "Reads standard input without a FILE (or for '-'). --from: text jsonl conllu (words and sentences\n"
         "as given). --to: conllu (default) json.\n"},
    [COMMAND_SERVE] = {"serve", "[--listen ADDRESS:PORT]", "the same over HTTP; comes later", ""},
    [COMMAND_HELP] = {"help", "[COMMAND]", "help, on a command", ""},
    [COMMAND_VERSION] = {"version", "", "versions of program and ontology", ""},
};

static const char *command_name(size_t i) { return i < COMMAND_COUNT ? command_table[i].name : NULL; }

/* "" for options without a long name, which are not suggested. */
static const char *option_name(size_t i) {
  return i >= OPTION_COUNT ? NULL : option_table[i].name ? option_table[i].name : "";
}

Command command_of(const char *name) {
  for (int i = 0; i < COMMAND_COUNT; i++)
    if (!strcmp(command_table[i].name, name)) return (Command)i;
  return COMMAND_COUNT;
}

/* How a message names an option. */
static const char *spelling(OptionId id) { return option_table[id].name ? option_table[id].name : "j"; }
static const char *dashes(OptionId id) { return option_table[id].name ? "--" : "-"; }

static bool bad_value(OptionId id, const char *value) {
  return complain("'%s' is no value for %s%s: say %s", value, dashes(id), spelling(id), option_table[id].argument);
}

static bool read_number(OptionId id, const char *value, unsigned lowest, unsigned highest, unsigned *number) {
  unsigned n = 0;
  const char *c = value;
  for (; *c >= '0' && *c <= '9' && n <= highest; c++) n = n * 10 + (unsigned)(*c - '0');
  if (*c || c == value || n < lowest || n > highest)
    return complain("'%s' is no value for %s%s: say a number from %u to %u", value, dashes(id), spelling(id), lowest,
                    highest);
  *number = n;
  return true;
}

/* Number of `value` among the choices that the option's argument lists, or -1. */
static int choice_of(OptionId id, const char *value) {
  size_t n = strlen(value);
  int number = 0;
  for (const char *at = option_table[id].argument; at; number++) {
    const char *bar = strchr(at, '|');
    size_t m = bar ? (size_t)(bar - at) : strlen(at);
    if (n == m && !strncmp(at, value, n)) return number;
    at = bar ? bar + 1 : NULL;
  }
  return -1;
}

static bool read_choice(OptionId id, const char *value, int *choice) {
  *choice = choice_of(id, value);
  return *choice >= 0 || bad_value(id, value);
}

static bool append(const char **list, size_t *count, const char *value, OptionId id) {
  if (*count == TW_OUTPUTS_LIMIT) return complain("too many --%s: at most %d", spelling(id), TW_OUTPUTS_LIMIT);
  list[(*count)++] = value;
  return true;
}

static bool set_choice(Arguments *a, OptionId id, const char *value) {
  int choice;
  if (!read_choice(id, value, &choice)) return false;
  static const TwDirection directions[] = {TW_DIRECTION_LR, TW_DIRECTION_TB, TW_DIRECTION_AUTO};
  switch (id) {
  case OPTION_ASSERT:
    a->happened_only = choice == 1;
    return true;
  case OPTION_DENIED:
    a->drawing.hide_denied = choice == 1;
    return true;
  case OPTION_DIRECTION:
    a->drawing.direction = directions[choice];
    return true;
  case OPTION_COLOR:
    a->color = choice == 0;
    return true;
  default:
    a->speed = choice == 1 ? TW_MODEL_FAST : TW_MODEL_FULL;
    return true;
  }
}

static const char **text_member(Arguments *a, OptionId id) {
  switch (id) {
  case OPTION_FROM:
    return &a->from;
  case OPTION_QUERY:
    return &a->query_file;
  case OPTION_DATE:
    return &a->date;
  case OPTION_BASE:
    return &a->base;
  case OPTION_ONTOLOGY:
    return &a->ontology;
  case OPTION_PAGE:
    return &a->drawing.page;
  case OPTION_FOCUS:
    return &a->drawing.focus;
  case OPTION_PREDICATE:
    return &a->drawing.predicate;
  case OPTION_AFTER:
    return &a->drawing.after;
  case OPTION_BEFORE:
    return &a->drawing.before;
  default:
    return NULL;
  }
}

static bool set_option(Arguments *a, OptionId id, const char *value) {
  a->given |= 1u << id;
  switch (id) {
  case OPTION_TO:
    return append(a->to, &a->to_count, value, id);
  case OPTION_OUTPUT:
    return append(a->output, &a->output_count, value, id);
  case OPTION_TOP:
    a->drawing.top_given = true;
    return read_number(id, value, 0, 1000000, &a->drawing.top);
  case OPTION_HOPS:
    return read_number(id, value, 1, 1000, &a->drawing.hops);
  case OPTION_THREADS:
    return read_number(id, value, 1, TW_THREADS_LIMIT, &a->threads);
  case OPTION_QUIET:
    return a->quiet = true;
  case OPTION_HELP:
    return a->help = true;
  case OPTION_VERSION:
    return a->version = true;
  case OPTION_LISTEN:
    return true;
  default:
    break;
  }
  const char **member = text_member(a, id);
  if (!member) return set_choice(a, id, value);
  *member = value;
  return true;
}

/* --name, --name=value, --name value. */
static bool read_long(Arguments *a, const char *text, const char *next, bool *used_next) {
  const char *equals = strchr(text, '=');
  size_t n = equals ? (size_t)(equals - text) : strlen(text);
  for (int i = 0; i < OPTION_COUNT; i++) {
    const OptionInfo *o = &option_table[i];
    if (!o->name || strncmp(o->name, text, n) || o->name[n]) continue;
    if (!o->argument && equals) return complain("--%s takes no value", o->name);
    if (!o->argument) return set_option(a, (OptionId)i, NULL);
    if (!equals && !next) return complain("--%s needs a value: %s", o->name, o->argument);
    *used_next = !equals;
    return set_option(a, (OptionId)i, equals ? equals + 1 : next);
  }
  char name[64];
  strncpy(name, text, sizeof name - 1);
  name[n < sizeof name ? n : sizeof name - 1] = '\0';
  const char *near = suggest(name, option_name);
  return near ? complain("unknown option --%s; did you mean --%s?", name, near) : complain("unknown option --%s", name);
}

/* -x, -xVALUE, -x VALUE; letters without a value do not go together. */
static bool read_short(Arguments *a, const char *text, const char *next, bool *used_next) {
  for (int i = 0; i < OPTION_COUNT; i++) {
    const OptionInfo *o = &option_table[i];
    if (!o->letter || o->letter != text[0]) continue;
    if (!o->argument) return text[1] ? complain("unknown option -%s", text) : set_option(a, (OptionId)i, NULL);
    if (!text[1] && !next) return complain("-%c needs a value: %s", o->letter, o->argument);
    *used_next = !text[1];
    return set_option(a, (OptionId)i, text[1] ? text + 1 : next);
  }
  return complain("unknown option -%s", text);
}

static bool read_command(Arguments *a, const char *name) {
  a->command = command_of(name);
  if (a->command < COMMAND_COUNT) return true;
  const char *near = suggest(name, command_name);
  return near ? complain("unknown command '%s'; did you mean %s?", name, near)
              : complain("unknown command '%s'; see triplewire help", name);
}

static bool check(const Arguments *a) {
  if (a->help || a->version || a->command == COMMAND_COUNT) return true;
  for (int i = 0; i < OPTION_COUNT; i++)
    if ((a->given >> i & 1) && !(option_table[i].on & ON(a->command)))
      return complain("%s%s does not suit %s", dashes((OptionId)i), spelling((OptionId)i),
                      command_table[a->command].name);
  if (a->drawing.hops && !a->drawing.focus) return complain("--hops needs --focus, from where they are counted");
  if (a->to_count > 1 && a->to_count != a->output_count) return complain("give --to once, or once for each --output");
  return true;
}

bool arguments_read(Arguments *arguments, int argc, char **argv, const char **room) {
  *arguments = (Arguments){.command = COMMAND_COUNT, .color = true, .threads = 1, .positional = room};
  bool only_files = false;
  for (int i = 1; i < argc; i++) {
    const char *text = argv[i], *next = i + 1 < argc ? argv[i + 1] : NULL;
    bool used_next = false, ok = true;
    if (only_files || text[0] != '-' || !text[1]) {
      if (arguments->command == COMMAND_COUNT)
        ok = read_command(arguments, text);
      else
        room[arguments->positional_count++] = text;
    } else if (!strcmp(text, "--")) {
      only_files = true;
    } else {
      ok = text[1] == '-' ? read_long(arguments, text + 2, next, &used_next)
                          : read_short(arguments, text + 1, next, &used_next);
    }
    if (!ok) return false;
    i += used_next;
  }
  return check(arguments);
}
