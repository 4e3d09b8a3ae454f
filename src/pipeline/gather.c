#include "pipeline/gather.h"

#include "rdf/read.h"
#include "triples/vocabulary.h"

TwStatus tw_triples_append(TwTriples *all, const TwTriples *triples) {
  TwStatus status = TW_OK;
  for (uint32_t i = 0; i < tw_triples_count(triples) && !status; i++) {
    TwQuad q = tw_triples_quad(triples, i);
    TwTerm graph = q.graph == TW_NONE ? (TwTerm){0} : tw_triples_get(triples, q.graph);
    status = tw_triples_add_terms(all, tw_triples_get(triples, q.subject), tw_triples_get(triples, q.predicate),
                                  tw_triples_get(triples, q.object), q.graph == TW_NONE ? NULL : &graph);
  }
  return status;
}

typedef struct Gathered {
  TwTriples *all;
  TwArticles *articles; /* or NULL */
} Gathered;

static TwStatus take(void *user, TwItem *item) {
  const Gathered *to = user;
  TwStatus status = tw_triples_append(to->all, item->triples);
  return status || !to->articles ? status : tw_articles_add(to->articles, item);
}

static TwRdfSyntax syntax_of(TwInputFormat format) {
  switch (format) {
  case TW_FROM_NTRIPLES:
    return TW_RDF_NTRIPLES;
  case TW_FROM_NQUADS:
    return TW_RDF_NQUADS;
  case TW_FROM_TRIG:
    return TW_RDF_TRIG;
  case TW_FROM_RDFXML:
    return TW_RDF_RDFXML;
  default:
    return TW_RDF_TURTLE;
  }
}

static TwStatus read_graph(TwRun *run, const TwInput *input, TwTriples *all) {
  TwBuf bytes;
  tw_buf_init(&bytes, run->worker->pipeline->allocator);
  TwStr text = tw_str_n(input->data, input->size);
  TwStatus status = input->data ? TW_OK : tw_file_read(input->name, &bytes, &run->sink);
  if (!input->data) text = tw_buf_str(&bytes);
  if (status == TW_ERR_IO) {
    run->tally.unreadable++;
    status = TW_OK;
  } else if (!status) {
    status = tw_rdf_read(all, text, syntax_of(input->format), run->job->base, tw_file_title(input->name), &run->sink);
    run->tally.documents += status == TW_OK;
  }
  tw_buf_release(&bytes);
  return status;
}

TwStatus tw_gather(TwRun *run, TwTriples *all, TwArticles *articles) {
  Gathered to = {all, articles};
  const TwInput *inputs = run->job->inputs;
  size_t count = run->job->input_count;
  TwStatus status = TW_OK;
  run->triples = run->unique = true;
  run->take = take;
  run->user = &to;
  for (size_t i = 0; i < count && !status;) {
    size_t n = 0;
    while (i + n < count && tw_input_is_document(inputs[i + n].format)) n++;
    status = n ? tw_run_documents(run, &inputs[i], n) : read_graph(run, &inputs[i], all);
    i += n ? n : 1;
  }
  run->tally.triples = tw_triples_count(all);
  return status;
}

const char *tw_gather_prefix(const TwTriples *all, TwArena *arena) {
  TwTermId type = tw_triples_find(all, tw_iri_z(TW_RDF_TYPE));
  TwTermId document = tw_triples_find(all, tw_iri_z(TW_NS_TW "Document"));
  if (type == TW_NONE || document == TW_NONE) return NULL;
  TwMatch match = {.pattern = {TW_NONE, type, document, TW_NONE}};
  TwQuad q;
  TwTermId only = TW_NONE;
  while (tw_triples_next(all, &match, &q)) {
    if (only != TW_NONE && only != q.subject) return NULL;
    only = q.subject;
  }
  return only == TW_NONE ? NULL : tw_arena_printf(arena, "%.*s#", TW_FMT(tw_triples_get(all, only).value)).ptr;
}
