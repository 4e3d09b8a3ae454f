#include "rdf/read.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "rdf/child.h"
#include "rdf/depth.h"
#include "rdf/library.h"
#include "triples/vocabulary.h"

#include <stdio.h>

/* What the child sends: a letter, then for QUAD four terms (kind, lengths, bytes), for MESSAGE a length and bytes, for
 * END the status. */
enum { QUAD = 'q', MESSAGE = 'm', END = 'e', NO_TERM = 255 };

typedef struct Head {
  uint32_t value, datatype;
  uint16_t language;
  uint8_t kind;
} Head;

typedef struct Job {
  TwStr bytes;
  const char *parser, *base;
  TwChildOut *out;
  raptor_parser *running;
  unsigned made; /* blank nodes without a label of their own */
} Job;

static void send_term(TwChildOut *out, const raptor_term *term) {
  Head head = {.kind = NO_TERM};
  const void *value = NULL, *language = NULL, *datatype = NULL;
  size_t value_len = 0, datatype_len = 0;
  if (term && term->type == RAPTOR_TERM_TYPE_URI) {
    head.kind = TW_TERM_IRI;
    value = raptor_uri_as_counted_string(term->value.uri, &value_len);
  } else if (term && term->type == RAPTOR_TERM_TYPE_BLANK) {
    head.kind = TW_TERM_BLANK;
    value = term->value.blank.string;
    value_len = term->value.blank.string_len;
  } else if (term && term->type == RAPTOR_TERM_TYPE_LITERAL) {
    head.kind = TW_TERM_LITERAL;
    value = term->value.literal.string;
    value_len = term->value.literal.string_len;
    language = term->value.literal.language;
    head.language = term->value.literal.language_len;
    if (term->value.literal.datatype)
      datatype = raptor_uri_as_counted_string(term->value.literal.datatype, &datatype_len);
  }
  head.value = (uint32_t)value_len;
  head.datatype = (uint32_t)datatype_len;
  tw_child_write(out, &head, sizeof head);
  tw_child_write(out, value, value_len);
  tw_child_write(out, language, head.language);
  tw_child_write(out, datatype, datatype_len);
}

static void on_statement(void *user, raptor_statement *statement) {
  Job *job = user;
  char letter = QUAD;
  int32_t line = raptor_locator_line(raptor_parser_get_locator(job->running));
  tw_child_write(job->out, &letter, 1);
  tw_child_write(job->out, &line, sizeof line);
  send_term(job->out, statement->subject);
  send_term(job->out, statement->predicate);
  send_term(job->out, statement->object);
  send_term(job->out, statement->graph);
}

static void on_message(void *user, const TwDiagnostic *d) {
  Job *job = user;
  char letter = MESSAGE;
  uint32_t n = (uint32_t)strlen(d->message);
  tw_child_write(job->out, &letter, 1);
  tw_child_write(job->out, &n, sizeof n);
  tw_child_write(job->out, d->message, n);
}

/* Labels of the input and labels made for [] must not meet. */
static unsigned char *blank_label(void *user, unsigned char *given) {
  Job *job = user;
  size_t n = (given ? strlen((char *)given) : 0) + 16;
  char *label = raptor_alloc_memory(n);
  if (!label) return NULL;
  if (given)
    snprintf(label, n, "u%s", (char *)given);
  else
    snprintf(label, n, "g%u", job->made++);
  if (given) raptor_free_memory(given);
  return (unsigned char *)label;
}

static bool parse(Job *job, TwRaptor *raptor) {
  raptor_world_set_generate_bnodeid_handler(raptor->world, job, blank_label);
  raptor_parser *p = job->running = raptor->parser = raptor_new_parser(raptor->world, job->parser);
  raptor_uri *base = raptor_new_uri(raptor->world, (const unsigned char *)job->base);
  bool ok = p && base;
  if (ok) {
    raptor_parser_set_option(p, RAPTOR_OPTION_NO_NET, NULL, 1);
    raptor_parser_set_option(p, RAPTOR_OPTION_NO_FILE, NULL, 1);
    raptor_parser_set_option(p, RAPTOR_OPTION_LOAD_EXTERNAL_ENTITIES, NULL, 0);
    raptor_parser_set_statement_handler(p, job, on_statement);
    ok = raptor_parser_parse_start(p, base) == 0 &&
         raptor_parser_parse_chunk(p, (const unsigned char *)job->bytes.ptr, job->bytes.len, 1) == 0;
  }
  raptor->parser = NULL;
  if (p) raptor_free_parser(p);
  if (base) raptor_free_uri(base);
  return ok;
}

static void run(void *user, TwChildOut *out) {
  Job *job = user;
  job->out = out;
  TwDiagSink sink = {on_message, job};
  TwRaptor raptor;
  uint8_t end[2] = {END, TW_ERR_MEMORY};
  if (tw_raptor_open(&raptor, &sink, NULL)) {
    bool ok = parse(job, &raptor);
    end[1] = ok && raptor.status == TW_OK ? TW_OK : TW_ERR_SYNTAX;
    tw_raptor_close(&raptor);
  }
  tw_child_write(out, end, sizeof end);
}

typedef struct Reading {
  TwTriples *triples;
  TwChild child;
  TwBuf buf[4]; /* the bytes of four terms */
  uint32_t serial;
  int32_t line;
  const char *name;
  const TwDiagSink *diag;
  bool told, ended;
} Reading;

static TwStatus tell(Reading *r, TwStatus code, const char *message) {
  r->told = true;
  return tw_diag(r->diag, TW_ERROR, code, r->name, SIZE_MAX, "%s", message);
}

/* Reads `n` bytes to the end of a buffer. */
static bool take(Reading *r, TwBuf *buf, size_t n) {
  char part[4096];
  while (n) {
    size_t size = n < sizeof part ? n : sizeof part;
    if (!tw_child_read(&r->child, part, size)) return false;
    tw_buf_add(buf, tw_str_n(part, size));
    n -= size;
  }
  return true;
}

static TwStatus bad_term(Reading *r, TwTerm term) {
  static const char *const kinds[] = {"IRI", "literal", "blank node"};
  TwStr bad = term.value;
  if (bad.len > 100) bad.len = 0; /* a cut might fall into a character */
  r->told = true;
  return tw_diag(r->diag, TW_ERROR, TW_ERR_SYNTAX, r->name, SIZE_MAX, "line %d: this %s is not valid: %.*s", r->line,
                 kinds[term.kind], TW_FMT(bad));
}

static TwStatus take_term(Reading *r, TwBuf *buf, TwTermId *id) {
  Head head;
  *id = TW_NONE;
  tw_buf_reset(buf);
  if (!tw_child_read(&r->child, &head, sizeof head)) return TW_ERR_IO;
  tw_buf_z(buf, ""); /* never NULL, however empty */
  if (head.kind == TW_TERM_BLANK) tw_buf_printf(buf, "r%u", r->serial);
  size_t value_end = buf->len + head.value;
  if (!take(r, buf, (size_t)head.value + head.language + head.datatype)) return TW_ERR_IO;
  if (tw_buf_status(buf) != TW_OK) return TW_ERR_MEMORY;
  if (head.kind == NO_TERM) return TW_OK;
  TwTerm term = {.kind = (TwTermKind)head.kind,
                 .value = tw_str_n(buf->ptr, value_end),
                 .language = tw_str_n(buf->ptr + value_end, head.language),
                 .datatype = tw_str_n(buf->ptr + value_end + head.language, head.datatype)};
  TwStatus status = tw_triples_term(r->triples, term, id);
  return status == TW_ERR_SYNTAX ? bad_term(r, term) : status;
}

static TwStatus take_quad(Reading *r) {
  TwTermId ids[4];
  if (!tw_child_read(&r->child, &r->line, sizeof r->line)) return TW_ERR_IO;
  for (int i = 0; i < 4; i++) {
    TwStatus status = take_term(r, &r->buf[i], &ids[i]);
    if (status != TW_OK) return status;
  }
  return tw_triples_add(r->triples, (TwQuad){ids[0], ids[1], ids[2], ids[3]});
}

static TwStatus take_message(Reading *r) {
  uint32_t n;
  char text[TW_DIAG_MESSAGE];
  if (!tw_child_read(&r->child, &n, sizeof n) || n >= sizeof text || !tw_child_read(&r->child, text, n))
    return TW_ERR_IO;
  text[n] = '\0';
  return tell(r, TW_ERR_SYNTAX, text), TW_OK;
}

static TwStatus take_all(Reading *r) {
  for (;;) {
    char letter;
    if (!tw_child_read(&r->child, &letter, 1)) return TW_ERR_IO;
    TwStatus status = letter == QUAD ? take_quad(r) : letter == MESSAGE ? take_message(r) : TW_OK;
    if (status != TW_OK) return status;
    if (letter == END) {
      uint8_t code;
      if (!tw_child_read(&r->child, &code, 1)) return TW_ERR_IO;
      r->ended = true;
      return (TwStatus)code;
    }
  }
}

/* The byte where `bytes` are no text that a parser should see, with the reason; NULL where all is well. */
static const char *bad_text(TwStr bytes, TwRdfSyntax syntax, size_t *at) {
  *at = 0;
  if (syntax == TW_RDF_RDFXML) return NULL; /* XML says its encoding itself */
  const char *nul = bytes.len ? memchr(bytes.ptr, 0, bytes.len) : NULL;
  if (nul) {
    *at = (size_t)(nul - bytes.ptr);
    return "a NUL byte";
  }
  *at = tw_utf8_invalid(bytes);
  return *at == SIZE_MAX ? NULL : "invalid UTF-8";
}

static unsigned line_of(TwStr bytes, size_t at) {
  unsigned line = 1;
  for (size_t i = 0; i < at && i < bytes.len; i++) line += bytes.ptr[i] == '\n';
  return line;
}

static TwStatus check(TwStr bytes, TwRdfSyntax syntax, const char *name, const TwDiagSink *diag) {
  if (syntax >= TW_RDF_SYNTAXES || syntax == TW_RDF_JSONLD) return TW_ERR_USAGE;
  if (bytes.len > TW_RDF_INPUT_LIMIT)
    return tw_diag(diag, TW_ERROR, TW_ERR_LIMIT, name, SIZE_MAX, "the graph is larger than %zu MB",
                   TW_RDF_INPUT_LIMIT >> 20);
  size_t at;
  const char *why = bad_text(bytes, syntax, &at);
  if (why) return tw_diag(diag, TW_ERROR, TW_ERR_SYNTAX, name, at, "line %u: %s", line_of(bytes, at), why);
  if (tw_rdf_too_deep(bytes, syntax, &at))
    return tw_diag(diag, TW_ERROR, TW_ERR_LIMIT, name, at, "line %u: brackets nest deeper than %u", line_of(bytes, at),
                   TW_RDF_DEPTH_LIMIT);
  return TW_OK;
}

/* Turns how the stream and the child ended into one status. */
static TwStatus conclude(Reading *r, TwStatus status) {
  TwStatus how = tw_child_end(&r->child);
  if (r->ended || status != TW_ERR_IO) {
    if (status == TW_ERR_SYNTAX && !r->told) tell(r, status, "the graph is not valid");
    if (status == TW_ERR_LIMIT) tell(r, status, "the graph passes a limit: too many terms, or one too long");
    return status;
  }
  if (how == TW_ERR_LIMIT) return tell(r, how, "reading the graph took too long");
  return tell(r, TW_ERR_SYNTAX, "the parser could not cope with this graph");
}

TwStatus tw_rdf_read(TwTriples *triples, TwStr bytes, TwRdfSyntax syntax, const char *base, const char *name,
                     const TwDiagSink *diag) {
  if (tw_str_starts(bytes, TW_STR("\xEF\xBB\xBF"))) bytes = tw_str_n(bytes.ptr + 3, bytes.len - 3);
  TwStatus status = check(bytes, syntax, name, diag);
  if (status != TW_OK) return status;
  Job job = {.bytes = bytes, .parser = tw_rdf_syntax_name(syntax), .base = base ? base : TW_NS_ID};
  Reading *r = tw_alloc_array(&tw_libc_allocator, 1, sizeof *r);
  if (!r) return TW_ERR_MEMORY;
  r->triples = triples;
  r->name = name;
  r->diag = diag;
  r->serial = tw_triples_terms(triples);
  for (int i = 0; i < 4; i++) tw_buf_init(&r->buf[i], &tw_libc_allocator);
  status = tw_child_start(&r->child, (TwChildLimits){TW_RDF_READ_SECONDS, TW_RDF_READ_MEMORY}, run, &job);
  if (status == TW_OK)
    status = conclude(r, take_all(r));
  else
    tell(r, status, "no process could be made for reading a graph");
  for (int i = 0; i < 4; i++) tw_buf_release(&r->buf[i]);
  tw_free(&tw_libc_allocator, r);
  return status;
}
