/* Every frame's examples through the whole program: an example must give an event of its frame with the marked fillers,
 * a counterexample none. frames_test [KNOWN] prints what fails; KNOWN lists what is known to fail, one "frame e0" or
 * "frame c0" a line: the test fails where more does, and where one of those no longer does. */
#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "ontology/example.h"
#include "ontology/ontology.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct Case {
  const TwFrame *frame;
  TwExample example;
  bool counter;
  TwStr id; /* "visit e0" */
} Case;

typedef struct Run {
  TwArena arena;
  TwBuf input, output;
  TW_ARRAY(Case) cases;
  json_t *documents; /* id → array of events */
  json_t *events;    /* IRI → event */
} Run;

static bool add_case(Run *run, const TwFrame *frame, TwStr annotated, bool counter, uint32_t number) {
  Case c = {.frame = frame, .counter = counter};
  if (tw_example_parse(&run->arena, annotated, &c.example, NULL) != TW_OK) return false;
  c.id = tw_arena_printf(&run->arena, "%.*s %c%u", TW_FMT(frame->name), counter ? 'c' : 'e', number);
  tw_buf_z(&run->input, "{\"id\": ");
  tw_buf_json(&run->input, c.id);
  tw_buf_z(&run->input, ", \"text\": ");
  tw_buf_json(&run->input, c.example.text);
  tw_buf_z(&run->input, "}\n");
  return TW_PUSH(&run->arena, &run->cases, c);
}

static bool gather(Run *run) {
  const TwOntology *o = tw_ontology_builtin();
  for (uint32_t i = 0; i < o->frames.count; i++) {
    const TwFrame *f = &o->frames.items[i];
    for (uint32_t k = 0; k < f->examples.count; k++)
      if (!add_case(run, f, f->examples.items[k], false, k)) return false;
    for (uint32_t k = 0; k < f->counterexamples.count; k++)
      if (!add_case(run, f, f->counterexamples.items[k], true, k)) return false;
  }
  return tw_buf_status(&run->input) == TW_OK;
}

static TwStatus take(void *user, const void *data, size_t size) {
  Run *run = user;
  tw_buf_add(&run->output, tw_str_n(data, size));
  return tw_buf_status(&run->output);
}

static void complain(void *user, const TwDiagnostic *d) {
  (void)user;
  fprintf(stderr, "%s: %s\n", d->document ? d->document : "-", d->message);
}

static TwStatus extract(Run *run) {
  TwPipeline *pipeline;
  TwWorker *worker = NULL;
  TwPipelineOptions options = {.diagnostic = complain};
  TwStatus status = tw_pipeline_new(&options, &pipeline);
  if (status == TW_OK) status = tw_worker_new(pipeline, &worker);
  if (status == TW_OK) {
    TwInput input = {TW_FROM_JSONL, "examples", run->input.ptr, run->input.len};
    TwOutput output = {TW_TO_EVENTS, take, run};
    TwJob job = {.inputs = &input, .input_count = 1, .outputs = &output, .output_count = 1, .diagnostic = complain};
    TwStatus done = tw_worker_extract(worker, &job, NULL);
    status = done == TW_ERR_DOCUMENT ? TW_OK : done;
  }
  tw_worker_free(worker);
  tw_pipeline_free(pipeline);
  return status;
}

static bool read_events(Run *run) {
  TwStr rest = tw_buf_str(&run->output), line;
  run->documents = json_object();
  run->events = json_object();
  while (tw_str_split(&rest, '\n', &line)) {
    if (!line.len) continue;
    json_t *event = json_loadb(line.ptr, line.len, 0, NULL);
    if (!event) return false;
    const char *document = json_string_value(json_object_get(event, "document"));
    const char *iri = json_string_value(json_object_get(event, "id"));
    if (!document || !iri) return false;
    json_t *list = json_object_get(run->documents, document);
    if (!list) json_object_set_new(run->documents, document, list = json_array());
    json_array_append(list, event);
    json_object_set_new(run->events, iri, event);
  }
  return true;
}

/* A byte span of the example in characters, as events count. */
static TwSpan in_characters(const TwExample *e, TwSpan bytes) {
  TwStr before = {e->text.ptr, bytes.begin}, within = tw_str_slice(e->text, bytes);
  uint32_t begin = (uint32_t)tw_utf8_count(before);
  return (TwSpan){begin, begin + (uint32_t)tw_utf8_count(within)};
}

static bool covers(const json_t *mention, TwSpan wanted) {
  const json_t *b = json_object_get(mention, "begin"), *e = json_object_get(mention, "end");
  if (!b || !e) return false;
  uint32_t begin = (uint32_t)json_integer_value(b), end = (uint32_t)json_integer_value(e);
  return (begin <= wanted.begin && end >= wanted.end) || (begin >= wanted.begin && end <= wanted.end);
}

static bool filled(const Run *run, const json_t *event, const TwExample *e, const TwExampleRole *role) {
  TwSpan wanted = in_characters(e, role->span);
  char name[64];
  snprintf(name, sizeof name, "%.*s", TW_FMT(role->role));
  const json_t *fillers = json_object_get(json_object_get(event, "roles"), name);
  if (!fillers) fillers = json_object_get(event, name);
  if (json_is_object(fillers)) return true; /* a time: where it stands is not told */
  size_t i;
  const json_t *filler;
  json_array_foreach((json_t *)fillers, i, filler) {
    const char *iri = json_string_value(json_object_get(filler, "event"));
    const json_t *mention = iri ? json_object_get(json_object_get(run->events, iri), "trigger") : filler;
    if (covers(mention, wanted) || covers(filler, wanted)) return true;
  }
  return false;
}

/* NULL where the case holds, else what is wrong. */
static const char *judge(const Run *run, const Case *c, TwStr *missing) {
  char id[256];
  snprintf(id, sizeof id, "%.*s", TW_FMT(c->id));
  const json_t *events = json_object_get(run->documents, id), *event;
  const char *verdict = c->counter ? NULL : "no event of the frame";
  size_t i;
  json_array_foreach((json_t *)events, i, event) {
    const char *frame = json_string_value(json_object_get(event, "frame"));
    if (!frame || !tw_str_is(c->frame->iri, frame)) continue;
    if (c->counter) return "an event of the frame";
    verdict = NULL;
    for (uint32_t k = 0; k < c->example.roles.count && !verdict; k++)
      if (!filled(run, event, &c->example, &c->example.roles.items[k])) {
        verdict = "role not filled:";
        *missing = c->example.roles.items[k].role;
      }
    if (!verdict) return NULL;
  }
  return verdict;
}

static bool read_known(Run *run, const char *path, TwMap *known) {
  char line[256];
  FILE *file = fopen(path, "r");
  if (!file) return false;
  while (fgets(line, sizeof line, file)) {
    TwStr id = tw_str_trim(tw_str(line));
    if (id.len && id.ptr[0] != '#' && tw_map_intern(known, tw_arena_str(&run->arena, id)) == TW_NONE) break;
  }
  fclose(file);
  return true;
}

/* What was found instead, for whoever mends it. */
static void show_events(const Run *run, const Case *c) {
  char id[256];
  snprintf(id, sizeof id, "%.*s", TW_FMT(c->id));
  json_t *events = json_object_get(run->documents, id), *event, *fillers, *filler;
  const char *role;
  size_t i, k;
  json_array_foreach(events, i, event) {
    const char *frame = json_string_value(json_object_get(event, "frame"));
    printf("     %s %s", frame ? strrchr(frame, '#') : "?", json_string_value(json_object_get(event, "factuality")));
    json_object_foreach(json_object_get(event, "roles"), role, fillers) {
      json_array_foreach(fillers, k, filler) {
        const char *text = json_string_value(json_object_get(filler, "text"));
        const char *type = json_string_value(json_object_get(filler, "type"));
        printf(" %s=%s/%s", role, text ? text : "(event)", type ? type : "?");
      }
    }
    printf("\n");
  }
}

/* Number of surprises. */
static uint32_t report(const Run *run, const TwMap *known) {
  uint32_t surprises = 0, failed = 0;
  for (uint32_t i = 0; i < run->cases.count; i++) {
    const Case *c = &run->cases.items[i];
    TwStr missing = {0};
    const char *problem = judge(run, c, &missing);
    bool expected = tw_map_get(known, c->id) != TW_NONE;
    if (problem) failed++;
    if (problem && !expected) {
      printf("FAIL %.*s: %s %.*s | %.*s\n", TW_FMT(c->id), problem, TW_FMT(missing), TW_FMT(c->example.text));
      show_events(run, c);
    }
    if (!problem && expected) printf("HOLDS NOW, strike it off the list: %.*s\n", TW_FMT(c->id));
    surprises += (problem != NULL) != expected;
  }
  printf("%u of %u examples and counterexamples hold\n", run->cases.count - failed, run->cases.count);
  return surprises;
}

int main(int argc, char **argv) {
  Run run = {0};
  TwMap known;
  tw_arena_init(&run.arena, &tw_libc_allocator);
  tw_buf_init(&run.input, &tw_libc_allocator);
  tw_buf_init(&run.output, &tw_libc_allocator);
  tw_map_init(&known, &run.arena);
  TwStatus status = gather(&run) ? extract(&run) : TW_ERR_MEMORY;
  bool ready = status == TW_OK && read_events(&run) && (argc < 2 || read_known(&run, argv[1], &known));
  if (!ready) fprintf(stderr, "frames_test: %s\n", tw_status_text(status));
  uint32_t surprises = ready ? report(&run, &known) : 1;
  json_decref(run.documents);
  json_decref(run.events);
  tw_buf_release(&run.input);
  tw_buf_release(&run.output);
  tw_arena_release(&run.arena);
  return surprises ? 1 : 0;
}
