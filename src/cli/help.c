#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#define COLUMN 34

static void print_option(const OptionInfo *o) {
  char left[128];
  int n = snprintf(left, sizeof left, "  %c%c%s%s%s%s%s", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
                   o->letter && o->name ? ", "
                   : o->name            ? "  "
                                        : "",
                   o->name ? "--" : "", o->name ? o->name : "", o->argument ? (o->name ? " " : " ") : "",
                   o->argument ? o->argument : "");
  printf("%s%*s%s\n", left, n < COLUMN ? COLUMN - n : 1, "", o->help);
}

static void print_options(Command about) {
  puts("\nOptions, before or after the command and the files:");
  for (int i = 0; i < OPTION_COUNT; i++)
    if (option_table[i].on & ON(about)) print_option(&option_table[i]);
}

static const char exit_statuses[] =
    "\nExit status: 0 done; 1 wrong usage; 2 a file could not be read or written, or memory ran out; 3 some\n"
    "documents were bad and were skipped; 4 a graph, ontology or query was not valid, or cannot be answered right.\n";

static void print_overview(void) {
  puts("Newswire in, triples out.\n\nusage:");
  for (int i = 0; i < COMMAND_COUNT; i++)
    printf("  triplewire %s%s%s\n      %s\n", command_table[i].name, command_table[i].arguments[0] ? " " : "",
           command_table[i].arguments, command_table[i].summary);
  puts("\ntriplewire help COMMAND lists a command's options.");
  fputs(exit_statuses, stdout);
}

void help_print(Command about) {
  if (about == COMMAND_COUNT) {
    print_overview();
    return;
  }
  const CommandInfo *c = &command_table[about];
  printf("usage: triplewire %s%s%s\n\n%s\n%s", c->name, c->arguments[0] ? " " : "", c->arguments, c->summary, c->text);
  print_options(about);
  fputs(exit_statuses, stdout);
}

void version_print(void) { printf("triplewire %s\nontology %s\n", tw_version(), tw_ontology_version()); }
