#include "cli/cli.h"
#include "cli/console.h"
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Longest query of a file, in bytes. */
#define QUERY_LENGTH ((size_t)1 << 20)

/** All that one call of the command needs. */
typedef struct Call {
  Arguments arguments;
  Console console;
  TwInput *inputs;
  size_t input_count;
  Output *files;
  TwOutput outputs[TW_OUTPUTS_LIMIT];
  size_t output_count;
  char *query;
} Call;

/* Files could not be read goes before what was not valid, and that before bad documents. */
static int exit_status(TwStatus status) {
  switch (status) {
  case TW_OK:
    return EXIT_DONE;
  case TW_ERR_USAGE:
    return EXIT_USAGE;
  case TW_ERR_IO:
  case TW_ERR_MEMORY:
  case TW_ERR_MODEL:
    return EXIT_FILE;
  case TW_ERR_DOCUMENT:
    return EXIT_DOCUMENTS;
  case TW_ERR_SYNTAX:
  case TW_ERR_UNSUPPORTED:
  case TW_ERR_LIMIT:
    break;
  }
  return EXIT_INVALID;
}

static int out_of_memory(void) {
  complain("error: memory ran out");
  return EXIT_FILE;
}

/* The text of the query: an argument, or a file ("-": standard input). */
static int read_query(Call *call) {
  const char *path = call->arguments.query_file;
  call->query = malloc(QUERY_LENGTH + 1);
  if (!call->query) return out_of_memory();
  FILE *file = strcmp(path, "-") ? fopen(path, "rbe") : stdin;
  size_t n = file ? fread(call->query, 1, QUERY_LENGTH + 1, file) : 0;
  bool failed = !file || ferror(file);
  int error = errno;
  if (file && file != stdin) fclose(file);
  if (failed) {
    complain("error: %s: cannot be read: %s", path, strerror(error));
    return EXIT_FILE;
  }
  if (n > QUERY_LENGTH || memchr(call->query, '\0', n)) {
    complain("error: %s: is no query: %s", path, n > QUERY_LENGTH ? "it is longer than 1 MiB" : "it is binary");
    return EXIT_INVALID;
  }
  call->query[n] = '\0';
  return EXIT_DONE;
}

/* Takes the query off the files. */
static int find_query(Call *call) {
  Arguments *a = &call->arguments;
  if (a->command != COMMAND_QUERY) return EXIT_DONE;
  if (a->query_file) return read_query(call);
  if (a->positional_count == 0) {
    complain("query needs a query, or -q with a file that holds one");
    return EXIT_USAGE;
  }
  call->query = strdup(a->positional[0]);
  if (!call->query) return out_of_memory();
  a->positional++;
  a->positional_count--;
  return EXIT_DONE;
}

static int find_inputs(Call *call) {
  Arguments *a = &call->arguments;
  bool needs_file = a->command == COMMAND_QUERY || a->command == COMMAND_RENDER;
  static const char *const standard_input[] = {"-"};
  if (a->positional_count == 0 && needs_file) {
    complain("%s needs a file; '-' is standard input", command_table[a->command].name);
    return EXIT_USAGE;
  }
  const char *const *names = a->positional_count ? a->positional : standard_input;
  call->input_count = a->positional_count ? a->positional_count : 1;
  call->inputs = calloc(call->input_count, sizeof *call->inputs);
  if (!call->inputs) return out_of_memory();
  bool standard = a->query_file && !strcmp(a->query_file, "-");
  for (size_t i = 0; i < call->input_count; i++) {
    bool again = standard && !strcmp(names[i], "-");
    standard = standard || !strcmp(names[i], "-");
    call->inputs[i].name = names[i];
    if (again) complain("standard input can be read only once");
    if (again || !input_format(a, names[i], &call->inputs[i].format)) return EXIT_USAGE;
  }
  return EXIT_DONE;
}

/* Bytes that a terminal would take for commands. */
static bool spoils_terminal(TwOutputFormat format, const char *path) {
  return (format == TW_TO_PNG || format == TW_TO_PDF) && !strcmp(path, "-") && isatty(STDOUT_FILENO);
}

static int find_formats(Call *call) {
  const Arguments *a = &call->arguments;
  call->output_count = a->output_count ? a->output_count : 1;
  for (size_t i = 0; i < call->output_count; i++) {
    if (!output_format(a, i, &call->outputs[i].format)) return EXIT_USAGE;
    if (!spoils_terminal(call->outputs[i].format, a->output_count ? a->output[i] : "-")) continue;
    complain("a terminal cannot show PNG and PDF; say -o FILE");
    return EXIT_USAGE;
  }
  return EXIT_DONE;
}

static int open_outputs(Call *call) {
  const Arguments *a = &call->arguments;
  call->files = malloc(call->output_count * sizeof *call->files);
  if (!call->files) return out_of_memory();
  for (size_t i = 0; i < call->output_count; i++) call->files[i].file = -1, call->files[i].temporary[0] = '\0';
  for (size_t i = 0; i < call->output_count; i++) {
    if (!output_open(&call->files[i], a->output_count ? a->output[i] : "-")) return EXIT_FILE;
    call->outputs[i].write = output_write;
    call->outputs[i].user = &call->files[i];
    for (size_t j = 0; j < i; j++)
      if (output_same(&call->files[i], &call->files[j])) {
        complain("%s would be written twice", a->output[i]);
        return EXIT_USAGE;
      }
  }
  return EXIT_DONE;
}

static TwStatus run_command(Call *call, TwWorker *worker, TwTally *tally) {
  const Arguments *a = &call->arguments;
  TwJob job = {.inputs = call->inputs,
               .input_count = call->input_count,
               .outputs = call->outputs,
               .output_count = call->output_count,
               .threads = a->threads,
               .date = a->date,
               .base = a->base,
               .happened_only = a->happened_only,
               .drawing = a->drawing,
               .diagnostic = console_diagnostic,
               .progress = console_progress,
               .user = &call->console};
  switch (a->command) {
  case COMMAND_EXTRACT:
    return tw_worker_extract(worker, &job, tally);
  case COMMAND_PARSE:
    return tw_worker_parse(worker, &job, tally);
  case COMMAND_QUERY:
    return tw_worker_query(worker, &job, call->query, tally);
  default:
    return tw_worker_render(worker, &job, tally);
  }
}

static TwStatus run_job(Call *call, TwTally *tally) {
  bool documents = false;
  for (size_t i = 0; i < call->input_count; i++) documents |= tw_input_is_document(call->inputs[i].format);
  TwPipelineOptions options = {.speed = call->arguments.speed,
                               .ontology = call->arguments.ontology,
                               .graphs_only = !documents,
                               .diagnostic = console_diagnostic,
                               .user = &call->console};
  TwPipeline *pipeline = NULL;
  TwWorker *worker = NULL;
  TwStatus status = tw_pipeline_new(&options, &pipeline);
  if (!status) status = tw_worker_new(pipeline, &worker);
  if (!status) status = run_command(call, worker, tally);
  tw_worker_free(worker);
  tw_pipeline_free(pipeline);
  return status;
}

/* What came out well is kept, also beside bad documents; where nothing did, no file is left. */
static int keep_outputs(Call *call, TwStatus status, const TwTally *tally) {
  bool keep = status == TW_OK || ((status == TW_ERR_DOCUMENT || status == TW_ERR_IO) && tally->documents);
  if (!keep) return exit_status(status);
  for (size_t i = 0; i < call->output_count; i++)
    if (!output_finish(&call->files[i])) return EXIT_FILE;
  for (size_t i = 0; i < call->output_count; i++)
    if (!output_keep(&call->files[i])) return EXIT_FILE;
  return exit_status(status);
}

static void call_release(Call *call) {
  for (size_t i = 0; call->files && i < call->output_count; i++) output_drop(&call->files[i]);
  free(call->files);
  free(call->inputs);
  free(call->query);
}

static int run_call(Call *call) {
  const Arguments *a = &call->arguments;
  console_init(&call->console, a->quiet, a->color);
  int exit = find_query(call);
  if (!exit) exit = find_inputs(call);
  if (!exit) exit = find_formats(call);
  if (!exit) exit = open_outputs(call);
  if (!exit) {
    TwTally tally = {0};
    TwStatus status = run_job(call, &tally);
    console_clear(&call->console);
    exit = keep_outputs(call, status, &tally);
  }
  call_release(call);
  return exit;
}

/* Standard output may be a full disk, too. */
static int finish_printing(void) {
  if (fflush(stdout) == 0) return EXIT_DONE;
  complain("error: standard output: cannot be written: %s", strerror(errno));
  return EXIT_FILE;
}

static int help(const Arguments *a) {
  Command about = a->command;
  if (about == COMMAND_HELP && a->positional_count) {
    about = command_of(a->positional[0]);
    if (about == COMMAND_COUNT) {
      complain("unknown command '%s'; see triplewire help", a->positional[0]);
      return EXIT_USAGE;
    }
  } else if (about == COMMAND_HELP && !a->help) {
    about = COMMAND_COUNT;
  }
  help_print(about);
  return finish_printing();
}

static int run(Call *call) {
  const Arguments *a = &call->arguments;
  if (a->version || (a->command == COMMAND_VERSION && !a->help)) {
    version_print();
    return finish_printing();
  }
  if (a->help || a->command == COMMAND_HELP) return help(a);
  if (a->command == COMMAND_COUNT) {
    complain("a command is missing: extract, query, render or parse; see triplewire help");
    return EXIT_USAGE;
  }
  if (a->command == COMMAND_SERVE) {
    complain("serve is not built yet; it comes later");
    return EXIT_USAGE;
  }
  return run_call(call);
}

/* A closed standard descriptor would be given to the next file that is opened. */
static bool open_standard(void) {
  int file;
  do file = open("/dev/null", O_RDONLY | O_NOCTTY);
  while (file >= 0 && file <= STDERR_FILENO);
  return file >= 0 && close(file) == 0;
}

int main(int argc, char **argv) {
  Call call = {0};
  if (!open_standard()) return EXIT_FILE;
  const char **room = calloc((size_t)argc + 1, sizeof *room);
  if (!room) return out_of_memory();
  int exit = arguments_read(&call.arguments, argc, argv, room) ? run(&call) : EXIT_USAGE;
  free(room);
  return exit;
}
