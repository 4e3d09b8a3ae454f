/* Formats by name and by extension. */
#include "cli/cli.h"
#include "cli/console.h"

#include <stdio.h>
#include <string.h>

/* Stands in a table for what is not built yet. */
#define LATER (-1)

typedef struct FormatInfo {
  const char *name;
  const char *extensions; /* with their dots, each followed by a blank */
  int format;             /* TwInputFormat or TwOutputFormat, or LATER */
  unsigned on;            /* commands that know it */
} FormatInfo;

static const FormatInfo inputs[] = {
    {"text", ".txt ", TW_FROM_TEXT, ON_DOCUMENTS},
    {"jsonl", ".jsonl .ndjson ", TW_FROM_JSONL, ON_DOCUMENTS},
    {"html", ".html .htm .xhtml ", LATER, ON_DOCUMENTS},
    {"warc", ".warc .wet ", LATER, ON_DOCUMENTS},
    {"conllu", ".conllu .conll ", TW_FROM_CONLLU, ON_DOCUMENTS},
    {"turtle", ".ttl .turtle ", TW_FROM_TURTLE, ON_QUERY | ON_RENDER},
    {"ntriples", ".nt .ntriples ", TW_FROM_NTRIPLES, ON_QUERY | ON_RENDER},
    {"nquads", ".nq .nquads ", TW_FROM_NQUADS, ON_QUERY | ON_RENDER},
    {"trig", ".trig ", TW_FROM_TRIG, ON_QUERY | ON_RENDER},
    {"rdfxml", ".rdf .owl .xml ", TW_FROM_RDFXML, ON_QUERY | ON_RENDER},
};

/* The first that a command knows is its default. */
static const FormatInfo outputs[] = {
    {"table", ".txt ", TW_TO_TABLE, ON_QUERY},
    {"turtle", ".ttl .turtle ", TW_TO_TURTLE, ON_EXTRACT | ON_QUERY},
    {"ntriples", ".nt .ntriples ", TW_TO_NTRIPLES, ON_EXTRACT | ON_QUERY},
    {"nquads", ".nq .nquads ", TW_TO_NQUADS, ON_EXTRACT | ON_QUERY},
    {"trig", ".trig ", TW_TO_TRIG, ON_EXTRACT | ON_QUERY},
    {"rdfxml", ".rdf .owl ", TW_TO_RDFXML, ON_EXTRACT | ON_QUERY},
    {"jsonld", ".jsonld ", TW_TO_JSONLD, ON_EXTRACT | ON_QUERY},
    {"events", ".jsonl .ndjson ", TW_TO_EVENTS, ON_EXTRACT},
    {"csv", ".csv ", TW_TO_CSV, ON_EXTRACT | ON_QUERY},
    {"openie", ".tsv ", TW_TO_OPENIE, ON_EXTRACT},
    {"svg", ".svg ", TW_TO_SVG, ON_DRAWING},
    {"png", ".png ", TW_TO_PNG, ON_DRAWING},
    {"pdf", ".pdf ", TW_TO_PDF, ON_DRAWING},
    {"dot", ".dot .gv ", TW_TO_DOT, ON_DRAWING},
    {"html", ".html .htm ", TW_TO_HTML, ON_DRAWING},
    {"conllu", ".conllu .conll ", TW_TO_CONLLU, ON_PARSE},
    {"json", ".json .srj ", TW_TO_JSON, ON_PARSE | ON_QUERY},
    {"tsv", ".tsv ", TW_TO_TSV, ON_QUERY},
    {"xml", ".xml .srx ", TW_TO_XML, ON_QUERY},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *input_name(size_t i) { return i < COUNT(inputs) ? inputs[i].name : NULL; }
static const char *output_name(size_t i) { return i < COUNT(outputs) ? outputs[i].name : NULL; }

/* The extension without its dot, or NULL; "dir.d/file" has none, nor has ".profile". */
static const char *extension_of(const char *file) {
  const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file, *dot = strrchr(name, '.');
  return dot && dot != name && dot[1] ? dot + 1 : NULL;
}

static bool lists(const char *extensions, const char *extension) {
  size_t n = strlen(extension);
  for (const char *at = extensions; *at; at = strchr(at, ' ') + 1)
    if (!strncmp(at + 1, extension, n) && at[n + 1] == ' ') return true;
  return false;
}

/* A format's name, or an extension of its files without the dot; what the command knows goes first. */
static const FormatInfo *by_name(const FormatInfo *table, size_t count, const char *name, Command command) {
  const FormatInfo *other = NULL;
  for (int extensions = 0; extensions < 2; extensions++)
    for (size_t i = 0; i < count; i++) {
      if (extensions ? !lists(table[i].extensions, name) : strcmp(table[i].name, name)) continue;
      if (table[i].on & ON(command)) return &table[i];
      if (!other) other = &table[i];
    }
  return other;
}

static const FormatInfo *by_extension(const FormatInfo *table, size_t count, const char *file, Command command) {
  const char *extension = extension_of(file);
  for (size_t i = 0; extension && i < count; i++)
    if ((table[i].on & ON(command)) && lists(table[i].extensions, extension)) return &table[i];
  return NULL;
}

static const FormatInfo *default_of(const FormatInfo *table, size_t count, Command command) {
  for (size_t i = 0; i < count; i++)
    if (table[i].on & ON(command)) return &table[i];
  return NULL;
}

static bool unknown(const char *option, const char *name, const char *(*next)(size_t)) {
  const char *near = suggest(name, next);
  return near ? complain("unknown format '%s' for %s; did you mean %s?", name, option, near)
              : complain("unknown format '%s' for %s", name, option);
}

static bool usable(const FormatInfo *f, const char *option, const char *name, Command command,
                   const char *(*next)(size_t)) {
  if (!f) return unknown(option, name, next);
  if (!(f->on & ON(command))) return complain("%s %s does not suit %s", option, name, command_table[command].name);
  if (f->format == LATER) return complain("%s %s is not built yet; it comes later", option, f->name);
  return true;
}

/* Rather than Turtle in a file that is called x.tll. */
static bool unknown_extension(const char *file, Command command) {
  char known[512] = "";
  size_t n = 0;
  for (size_t i = 0; i < COUNT(outputs); i++)
    if ((outputs[i].on & ON(command)) && outputs[i].format != LATER && n < sizeof known)
      n += (size_t)snprintf(known + n, sizeof known - n, "%s", outputs[i].extensions);
  if (n > 0 && n < sizeof known) known[n - 1] = '\0';
  return complain("%s: .%s is no extension of a format: give -t, or one of %s", file, extension_of(file), known);
}

bool input_format(const Arguments *arguments, const char *file, TwInputFormat *format) {
  Command command = arguments->command;
  const FormatInfo *f;
  if (arguments->from)
    f = by_name(inputs, COUNT(inputs), arguments->from, command);
  else if (!(f = by_extension(inputs, COUNT(inputs), file, command)))
    f = default_of(inputs, COUNT(inputs), command);
  if (!usable(f, "--from", arguments->from ? arguments->from : file, command, input_name)) return false;
  *format = (TwInputFormat)f->format;
  return true;
}

/* One -t for each -o goes in pairs; a single one serves those whose extension says nothing. */
static const char *format_name(const Arguments *a, size_t index, const FormatInfo *by_file) {
  if (a->to_count == 0) return NULL;
  if (a->output_count <= 1) return a->to[0];
  if (a->to_count == a->output_count) return a->to[index];
  return by_file ? NULL : a->to[0];
}

bool output_format(const Arguments *arguments, size_t index, TwOutputFormat *format) {
  Command command = arguments->command;
  const char *file = index < arguments->output_count ? arguments->output[index] : "-";
  const FormatInfo *f = by_extension(outputs, COUNT(outputs), file, command);
  const char *name = format_name(arguments, index, f);
  if (name)
    f = by_name(outputs, COUNT(outputs), name, command);
  else if (!f && extension_of(file))
    return unknown_extension(file, command);
  else if (!f)
    f = default_of(outputs, COUNT(outputs), command);
  if (!usable(f, "--to", name ? name : file, command, output_name)) return false;
  *format = (TwOutputFormat)f->format;
  return true;
}
