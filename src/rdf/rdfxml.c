#include "rdf/library.h"
#include "rdf/writer.h"

#include <stdio.h>

struct TwRdfXml {
  TwRdfWriter *writer;
  TwRaptor raptor;
  raptor_iostream *out;
  raptor_serializer *serializer;
  TwBuf text; /* a literal without the characters that XML lacks */
  bool warned;
};

static int write_bytes(void *context, const void *bytes, size_t size, size_t count) {
  TwRdfWriter *w = context;
  tw_buf_add(&w->buf, tw_str_n(bytes, size * count));
  return tw_writer_flush(w, false) != TW_OK;
}

static int write_byte(void *context, const int byte) {
  char c = (char)byte;
  return write_bytes(context, &c, 1, 1);
}

static const raptor_iostream_handler handler = {.version = 2, .write_byte = write_byte, .write_bytes = write_bytes};

static void declare(TwRdfXml *x) {
  TwNames names;
  tw_names_init(&names, x->writer->base, NULL);
  for (uint32_t i = 0; i < names.count; i++) {
    char prefix[16];
    snprintf(prefix, sizeof prefix, "%.*s", TW_FMT(names.items[i].prefix));
    TwStr iri = names.items[i].iri;
    raptor_uri *uri = raptor_new_uri_from_counted_string(x->raptor.world, (const unsigned char *)iri.ptr, iri.len);
    if (uri && !tw_str_is(iri, TW_NS_RDF)) /* raptor declares rdf: itself */
      raptor_serializer_set_namespace(x->serializer, uri, (const unsigned char *)prefix);
    if (uri) raptor_free_uri(uri);
  }
}

TwRdfXml *tw_rdfxml_new(TwRdfWriter *writer) {
  TwRdfXml *x = tw_alloc_array(writer->allocator, 1, sizeof *x);
  if (!x) return NULL;
  x->writer = writer;
  tw_buf_init(&x->text, writer->allocator);
  if (tw_raptor_open(&x->raptor, writer->diag, NULL)) {
    x->out = raptor_new_iostream_from_handler(x->raptor.world, writer, &handler);
    x->serializer = raptor_new_serializer(x->raptor.world, "rdfxml");
  }
  if (x->out && x->serializer) {
    raptor_serializer_set_option(x->serializer, RAPTOR_OPTION_RELATIVE_URIS, NULL, 0);
    raptor_serializer_set_option(x->serializer, RAPTOR_OPTION_WRITE_BASE_URI, NULL, 0);
    declare(x);
    if (raptor_serializer_start_to_iostream(x->serializer, NULL, x->out) == 0) return x;
  }
  tw_rdfxml_free(x);
  return NULL;
}

void tw_rdfxml_free(TwRdfXml *x) {
  if (!x) return;
  if (x->serializer) raptor_free_serializer(x->serializer);
  if (x->out) raptor_free_iostream(x->out);
  tw_raptor_close(&x->raptor);
  tw_buf_release(&x->text);
  tw_free(x->writer->allocator, x);
}

static bool is_start(unsigned char c) { return tw_is_alpha(c) || c == '_' || c >= 0xC3; }
static bool is_inner(unsigned char c) {
  return c >= 0x80 || tw_is_alpha(c) || tw_is_digit(c) || c == '_' || c == '-' || c == '.';
}

/* Whether a predicate's IRI ends in an XML name and is none that RDF/XML
 * keeps for itself. */
static bool is_element_name(TwStr iri) {
  static const char *const reserved[] = {"RDF",      "ID",          "about",    "bagID",     "parseType",
                                         "resource", "nodeID",      "datatype", "aboutEach", "aboutEachPrefix",
                                         "li",       "Description", NULL};
  size_t at = iri.len;
  while (at > 0 && is_inner((unsigned char)iri.ptr[at - 1])) at--;
  while (at < iri.len && !is_start((unsigned char)iri.ptr[at])) at++;
  if (at == iri.len || at == 0) return false;
  if (!tw_str_starts(iri, TW_STR(TW_NS_RDF))) return true;
  for (int i = 0; reserved[i]; i++)
    if (tw_str_is(tw_str_n(iri.ptr + sizeof TW_NS_RDF - 1, iri.len - sizeof TW_NS_RDF + 1), reserved[i])) return false;
  return true;
}

/* What XML 1.0 holds and raptor writes; it refuses DEL as well. */
static bool is_writable(unsigned char c) { return (c >= 0x20 && c != 0x7F) || c == '\t' || c == '\n' || c == '\r'; }

/* The text with U+FFFD for what cannot be written; warns once. */
static TwStr xml_text(TwRdfXml *x, TwStr s) {
  size_t i = 0;
  while (i < s.len && is_writable((unsigned char)s.ptr[i])) i++;
  if (i == s.len) return s;
  if (!x->warned)
    tw_diag(x->writer->diag, TW_WARNING, TW_OK, NULL, SIZE_MAX,
            "a text has a control character that XML cannot hold; U+FFFD is written for it");
  x->warned = true;
  tw_buf_reset(&x->text);
  for (i = 0; i < s.len; i++) {
    if (is_writable((unsigned char)s.ptr[i]))
      tw_buf_char(&x->text, s.ptr[i]);
    else
      tw_buf_z(&x->text, "\xEF\xBF\xBD");
  }
  return tw_buf_str(&x->text);
}

static raptor_term *new_term(TwRdfXml *x, TwTerm term, TwTermId id) {
  raptor_world *world = x->raptor.world;
  const unsigned char *value = (const unsigned char *)term.value.ptr;
  if (term.kind == TW_TERM_IRI) return raptor_new_term_from_counted_uri_string(world, value, term.value.len);
  if (term.kind == TW_TERM_BLANK) {
    char label[16];
    int n = snprintf(label, sizeof label, "b%u", id);
    return raptor_new_term_from_counted_blank(world, (const unsigned char *)label, (size_t)n);
  }
  TwStr text = xml_text(x, term.value);
  raptor_uri *type = NULL;
  if (term.datatype.len) {
    type = raptor_new_uri_from_counted_string(world, (const unsigned char *)term.datatype.ptr, term.datatype.len);
    if (!type) return NULL;
  }
  raptor_term *result =
      raptor_new_term_from_counted_literal(world, (const unsigned char *)text.ptr, text.len, type,
                                           (const unsigned char *)term.language.ptr, (unsigned char)term.language.len);
  if (type) raptor_free_uri(type);
  return result;
}

static TwStatus refuse(TwRdfXml *x, const char *why, TwStr iri) {
  return tw_diag(x->writer->diag, TW_ERROR, TW_ERR_UNSUPPORTED, NULL, SIZE_MAX, "RDF/XML cannot write %s <%.*s>", why,
                 TW_FMT(iri));
}

TwStatus tw_rdfxml_quad(TwRdfXml *x, const TwTriples *t, TwQuad q) {
  TwTerm predicate = tw_triples_get(t, q.predicate), object = tw_triples_get(t, q.object);
  if (!is_element_name(predicate.value)) return refuse(x, "the predicate", predicate.value);
  if (tw_str_is(object.datatype, TW_NS_RDF "XMLLiteral")) return refuse(x, "a literal of type", object.datatype);
  raptor_statement *s = raptor_new_statement(x->raptor.world);
  TwStatus status = TW_ERR_MEMORY;
  if (s) {
    s->subject = new_term(x, tw_triples_get(t, q.subject), q.subject);
    s->predicate = new_term(x, predicate, q.predicate);
    s->object = new_term(x, object, q.object);
    if (s->subject && s->predicate && s->object && tw_buf_status(&x->text) == TW_OK)
      status = raptor_serializer_serialize_statement(x->serializer, s) == 0 ? TW_OK : TW_ERR_UNSUPPORTED;
    raptor_free_statement(s);
  }
  if (x->writer->status != TW_OK) return x->writer->status;
  return status == TW_OK ? x->raptor.status : status;
}

TwStatus tw_rdfxml_finish(TwRdfXml *x) {
  int failed = raptor_serializer_serialize_end(x->serializer);
  if (x->writer->status != TW_OK) return x->writer->status;
  return failed ? TW_ERR_MEMORY : x->raptor.status;
}
