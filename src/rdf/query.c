#include "rdf/query.h"

#include "base/utf8.h"
#include "rdf/child.h"
#include "rdf/depth.h"
#include "rdf/sparql_graph.h"
#include "rdf/sparql_result.h"
#include "rdf/write.h"

#include <locale.h>

/* What the child sends: 'm' with a severity, a code, a length and a message; 'd' with a length and bytes of the
 * answer; 'e' with the status. */
enum { MESSAGE = 'm', DATA = 'd', END = 'e' };

typedef struct Record {
  char letter;
  uint8_t code, severity;
  uint32_t len;
} Record;

typedef struct Job {
  const TwTriples *triples;
  TwStr text;
  const TwQueryOptions *options;
  TwChildOut *out;
} Job;

static void send_record(TwChildOut *out, char letter, int code, int severity, TwStr bytes) {
  Record r;
  memset(&r, 0, sizeof r);
  r.letter = letter;
  r.code = (uint8_t)code;
  r.severity = (uint8_t)severity;
  r.len = (uint32_t)bytes.len;
  tw_child_write(out, &r, sizeof r);
  tw_child_write(out, bytes.ptr, bytes.len);
}

static void on_message(void *user, const TwDiagnostic *d) {
  Job *job = user;
  send_record(job->out, MESSAGE, d->code, d->severity, tw_str(d->message));
}

static TwStatus send_buf(void *user, const char *bytes, size_t len) {
  Job *job = user;
  send_record(job->out, DATA, 0, 0, tw_str_n(bytes, len));
  return TW_OK;
}

static TwStatus send_graph(Job *job, const TwTriples *graph, const TwDiagSink *diag) {
  static const TwRdfSyntax syntaxes[] = {
      [TW_QUERY_TABLE] = TW_RDF_TURTLE,  [TW_QUERY_TURTLE] = TW_RDF_TURTLE, [TW_QUERY_NTRIPLES] = TW_RDF_NTRIPLES,
      [TW_QUERY_NQUADS] = TW_RDF_NQUADS, [TW_QUERY_TRIG] = TW_RDF_TRIG,     [TW_QUERY_RDFXML] = TW_RDF_RDFXML,
      [TW_QUERY_JSONLD] = TW_RDF_JSONLD};
  TwRdfWriter *w =
      tw_rdf_writer_new(&tw_libc_allocator, syntaxes[job->options->format], job->options->base, send_buf, job, diag);
  if (!w) return TW_ERR_MEMORY;
  tw_rdf_writer_add(w, graph, 0, tw_triples_count(graph), job->options->doc);
  TwStatus status = tw_rdf_writer_finish(w);
  tw_rdf_writer_free(w);
  return status;
}

static TwStatus check_format(const TwSparqlQuery *q, TwQueryFormat format) {
  bool graph = q->form == TW_FORM_CONSTRUCT || q->form == TW_FORM_DESCRIBE;
  bool fits = format == TW_QUERY_TABLE || (format >= TW_QUERY_TURTLE) == graph;
  if (fits) return TW_OK;
  return tw_diag(q->diag, TW_ERROR, TW_ERR_USAGE, "query", SIZE_MAX, "this format is for %s, the query asks for %s",
                 graph ? "SELECT and ASK" : "CONSTRUCT and DESCRIBE", graph ? "a graph" : "a table or a truth");
}

static TwStatus answer_graph(Job *job, TwEvaluator *e, const TwRows *rows) {
  TwTriples *graph = tw_triples_new(&tw_libc_allocator);
  if (!graph) return TW_ERR_MEMORY;
  TwStatus status =
      e->q->form == TW_FORM_CONSTRUCT ? tw_graph_construct(e, rows, graph) : tw_graph_describe(e, rows, graph);
  if (status == TW_OK) status = send_graph(job, graph, e->q->diag);
  tw_triples_free(graph);
  return status;
}

static TwStatus answer_table(Job *job, TwEvaluator *e, const TwRows *rows) {
  TwBuf buf;
  tw_buf_init(&buf, &tw_libc_allocator);
  if (e->q->form == TW_FORM_ASK)
    tw_result_truth(rows->count > 0, job->options->format, &buf);
  else
    tw_result_rows(e, rows, job->options->format, &buf);
  TwStatus status = tw_buf_status(&buf);
  for (size_t at = 0; status == TW_OK && at < buf.len;) {
    size_t part = buf.len - at < (1u << 30) ? buf.len - at : (1u << 30);
    send_buf(job, buf.ptr + at, part);
    at += part;
  }
  tw_buf_release(&buf);
  return status;
}

static TwStatus evaluate(Job *job, TwSparqlQuery *q) {
  TwEvaluator e;
  tw_eval_init(&e, q, job->options->memory);
  TwRows rows = tw_eval_where(&e);
  if (tw_eval_status(&e) == TW_OK) rows = tw_eval_modifiers(&e, rows);
  TwStatus status = tw_eval_status(&e);
  bool graph = q->form == TW_FORM_CONSTRUCT || q->form == TW_FORM_DESCRIBE;
  if (status == TW_OK) status = graph ? answer_graph(job, &e, &rows) : answer_table(job, &e, &rows);
  tw_rows_free(&e, &rows);
  tw_regex_release(&e.regex);
  tw_arena_release(&e.scratch.arena);
  return status;
}

/* In the child, whose copy of the set may grow by the query's terms; nobody else sees it. */
static void run(void *user, TwChildOut *out) {
  Job *job = user;
  TwDiagSink sink = {on_message, job};
  TwArena arena;
  job->out = out;
  /* only where needed, since it takes a lock; localeconv takes none */
  if (strcmp(localeconv()->decimal_point, ".") != 0) setlocale(LC_ALL, "C");
  tw_arena_init(&arena, &tw_libc_allocator);
  TwSparqlQuery *q = TW_NEW(&arena, TwSparqlQuery);
  TwStatus status = TW_ERR_MEMORY;
  if (q) {
    q->arena = &arena;
    q->triples = (TwTriples *)job->triples;
    q->diag = &sink;
    q->base = job->options->base ? job->options->base : TW_NS_ID;
    tw_names_init(&q->names, q->base, job->options->doc);
    status = tw_sparql_parse(q, job->text);
    if (status == TW_OK) status = check_format(q, job->options->format);
    if (status == TW_OK) status = evaluate(job, q);
  }
  tw_arena_release(&arena);
  send_record(out, END, status, 0, tw_str_n("", 0));
}

typedef struct Answer {
  TwChild child;
  TwBuf *out;
  const TwDiagSink *diag;
  bool told, ended;
} Answer;

static TwStatus tell(Answer *a, TwStatus code, const char *message) {
  a->told = true;
  return tw_diag(a->diag, TW_ERROR, code, "query", SIZE_MAX, "%s", message);
}

static bool take_data(Answer *a, size_t n) {
  char part[8192];
  while (n) {
    size_t size = n < sizeof part ? n : sizeof part;
    if (!tw_child_read(&a->child, part, size)) return false;
    tw_buf_add(a->out, tw_str_n(part, size));
    n -= size;
  }
  return true;
}

static TwStatus take_message(Answer *a, const Record *r) {
  char text[TW_DIAG_MESSAGE];
  if (r->len >= sizeof text || !tw_child_read(&a->child, text, r->len)) return TW_ERR_IO;
  text[r->len] = '\0';
  a->told = a->told || r->severity == TW_ERROR;
  tw_diag(a->diag, (TwSeverity)r->severity, (TwStatus)r->code, "query", SIZE_MAX, "%s", text);
  return TW_OK;
}

static TwStatus take_all(Answer *a) {
  for (;;) {
    Record r;
    if (!tw_child_read(&a->child, &r, sizeof r)) return TW_ERR_IO;
    if (r.letter == END) {
      a->ended = true;
      return (TwStatus)r.code;
    }
    if (r.letter == MESSAGE ? take_message(a, &r) != TW_OK : !take_data(a, r.len)) return TW_ERR_IO;
    if (tw_buf_status(a->out) != TW_OK) return TW_ERR_MEMORY;
  }
}

static TwStatus conclude(Answer *a, TwStatus status, const TwQueryOptions *options) {
  TwStatus how = tw_child_end(&a->child);
  if (a->ended || status == TW_ERR_MEMORY) {
    if (status == TW_ERR_MEMORY && a->ended) status = TW_ERR_LIMIT; /* the child's memory, not ours */
    if (status != TW_OK && !a->told)
      tell(a, status, status == TW_ERR_LIMIT ? "the query needs more memory than it may have" : "the query failed");
    return status;
  }
  if (how == TW_ERR_LIMIT) {
    a->told = true;
    return tw_diag(a->diag, TW_ERROR, how, "query", SIZE_MAX, "the query took longer than %u s", options->seconds);
  }
  return tell(a, TW_ERR_UNSUPPORTED, "the query could not be answered: its process ended early");
}

static TwStatus check_text(TwStr query, const TwDiagSink *diag) {
  size_t at;
  if (query.len > TW_QUERY_TEXT_LIMIT)
    return tw_diag(diag, TW_ERROR, TW_ERR_LIMIT, "query", SIZE_MAX, "the query is longer than %zu bytes",
                   TW_QUERY_TEXT_LIMIT);
  if (tw_brackets_too_deep(query, TW_QUERY_DEPTH_LIMIT, &at))
    return tw_diag(diag, TW_ERROR, TW_ERR_LIMIT, "query", at, "brackets nest deeper than %u", TW_QUERY_DEPTH_LIMIT);
  if (tw_utf8_invalid(query) != SIZE_MAX || (query.len && memchr(query.ptr, 0, query.len)))
    return tw_diag(diag, TW_ERROR, TW_ERR_SYNTAX, "query", tw_utf8_invalid(query), "the query is not valid UTF-8");
  return TW_OK;
}

TwStatus tw_query(const TwTriples *triples, TwStr query, const TwQueryOptions *options, TwBuf *out,
                  const TwDiagSink *diag) {
  TwQueryOptions o = options ? *options : (TwQueryOptions){.format = TW_QUERY_TABLE};
  if (!o.seconds) o.seconds = TW_QUERY_SECONDS;
  if (!o.memory) o.memory = TW_QUERY_MEMORY;
  if (tw_str_starts(query, TW_STR("\xEF\xBB\xBF"))) query = tw_str_n(query.ptr + 3, query.len - 3);
  TwStatus status = check_text(query, diag);
  if (status != TW_OK) return status;
  Job job = {triples, query, &o, NULL};
  Answer *a = tw_alloc_array(&tw_libc_allocator, 1, sizeof *a);
  if (!a) return TW_ERR_MEMORY;
  a->out = out;
  a->diag = diag;
  size_t before = out->len;
  status = tw_child_start(&a->child, (TwChildLimits){o.seconds, o.memory}, run, &job);
  if (status == TW_OK)
    status = conclude(a, take_all(a), &o);
  else
    tell(a, status, "no process could be made for the query");
  if (status != TW_OK && out->len > before) out->ptr[out->len = before] = '\0';
  tw_free(&tw_libc_allocator, a);
  return status;
}
