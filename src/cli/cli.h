/* The command `triplewire`: arguments → a job for the library. Commands, options and formats are tables; the rest goes
 * through them. */
#ifndef TW_CLI_CLI_H
#define TW_CLI_CLI_H

#include "triplewire.h"

/** Exit statuses, a promise to scripts. */
enum { EXIT_DONE, EXIT_USAGE, EXIT_FILE, EXIT_DOCUMENTS, EXIT_INVALID };

typedef enum Command {
  COMMAND_EXTRACT,
  COMMAND_QUERY,
  COMMAND_RENDER,
  COMMAND_PARSE,
  COMMAND_SERVE,
  COMMAND_HELP,
  COMMAND_VERSION,
  COMMAND_COUNT
} Command;

/** A set of commands. */
#define ON(command)  (1u << (command))
#define ON_EXTRACT   ON(COMMAND_EXTRACT)
#define ON_QUERY     ON(COMMAND_QUERY)
#define ON_RENDER    ON(COMMAND_RENDER)
#define ON_PARSE     ON(COMMAND_PARSE)
#define ON_SERVE     ON(COMMAND_SERVE)
#define ON_DOCUMENTS (ON_EXTRACT | ON_QUERY | ON_RENDER | ON_PARSE)
#define ON_DRAWING   (ON_EXTRACT | ON_RENDER)
#define ON_ALL       (ON(COMMAND_COUNT) - 1)

typedef struct CommandInfo {
  const char *name, *arguments, *summary;
  const char *text; /* more lines for `help COMMAND` */
} CommandInfo;

/** By Command. */
extern const CommandInfo command_table[COMMAND_COUNT];
/** The command of that name; COMMAND_COUNT for none. */
Command command_of(const char *name);

typedef enum OptionId {
  OPTION_FROM,
  OPTION_TO,
  OPTION_OUTPUT,
  OPTION_QUERY,
  OPTION_DATE,
  OPTION_BASE,
  OPTION_ONTOLOGY,
  OPTION_MODEL,
  OPTION_ASSERT,
  OPTION_DENIED,
  OPTION_PAGE,
  OPTION_DIRECTION,
  OPTION_TOP,
  OPTION_FOCUS,
  OPTION_HOPS,
  OPTION_PREDICATE,
  OPTION_AFTER,
  OPTION_BEFORE,
  OPTION_THREADS,
  OPTION_LISTEN,
  OPTION_QUIET,
  OPTION_COLOR,
  OPTION_HELP,
  OPTION_VERSION,
  OPTION_COUNT
} OptionId;

typedef struct OptionInfo {
  char letter;          /* 0: none */
  const char *name;     /* NULL: none */
  const char *argument; /* NULL: takes none */
  unsigned on;          /* commands that know it */
  const char *help;
} OptionInfo;

/** By OptionId. */
extern const OptionInfo option_table[OPTION_COUNT];

/** The arguments, told apart and checked one by one; strings are argv's. */
typedef struct Arguments {
  Command command;
  bool help, version;
  unsigned given; /* set of OptionId */
  const char *from;
  const char *to[TW_OUTPUTS_LIMIT], *output[TW_OUTPUTS_LIMIT];
  size_t to_count, output_count;
  const char *query_file, *date, *base, *ontology;
  bool happened_only, quiet, color;
  TwModelSpeed speed;
  TwDrawing drawing;
  unsigned threads;
  const char **positional; /* what is no option, without the command; in a copy of argv that the caller gave */
  size_t positional_count;
} Arguments;

/** Reads argv. `room` has room for argc pointers. False after a message on standard error. */
bool arguments_read(Arguments *arguments, int argc, char **argv, const char **room);

/** The input format for a file, by -f or its extension. False after a message. */
bool input_format(const Arguments *arguments, const char *file, TwInputFormat *format);
/** The format of output `index` (0 also where there is no -o), by -t or its extension. False after a message. */
bool output_format(const Arguments *arguments, size_t index, TwOutputFormat *format);

/** Prints what `help`, `help COMMAND` or `version` asks for. */
void help_print(Command about);
void version_print(void);

/** The candidate most like `word`, or NULL where none is near. `next` gives the candidates, then NULL. */
const char *suggest(const char *word, const char *(*next)(size_t index));

#endif
