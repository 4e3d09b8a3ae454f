#include "pipeline/outputs.h"

#include "draw/draw.h"
#include "pipeline/gather.h"
#include "pipeline/plugin.h"
#include "report/report.h"

/* Above this many statements a picture bears no RDF in its metadata. */
#define METADATA_LIMIT 20000u

TwRdfSyntax tw_output_syntax(TwOutputFormat format) {
  switch (format) {
  case TW_TO_TURTLE:
    return TW_RDF_TURTLE;
  case TW_TO_NTRIPLES:
    return TW_RDF_NTRIPLES;
  case TW_TO_NQUADS:
    return TW_RDF_NQUADS;
  case TW_TO_TRIG:
    return TW_RDF_TRIG;
  case TW_TO_RDFXML:
    return TW_RDF_RDFXML;
  case TW_TO_JSONLD:
    return TW_RDF_JSONLD;
  default:
    return TW_RDF_SYNTAXES;
  }
}

/* Whether a format keeps each document's graph: what stands in another document's is no repetition there. */
static bool has_graphs(TwOutputFormat format) { return format == TW_TO_NQUADS || format == TW_TO_TRIG; }

TwOutputKind tw_output_kind(TwOutputFormat format) {
  if (tw_output_syntax(format) != TW_RDF_SYNTAXES) return TW_OUTPUT_RDF;
  return format >= TW_TO_SVG && format <= TW_TO_HTML ? TW_OUTPUT_PICTURE : TW_OUTPUT_LINES;
}

bool tw_outputs_need_triples(const TwJob *job) {
  for (size_t i = 0; i < job->output_count; i++)
    if (tw_output_kind(job->outputs[i].format) != TW_OUTPUT_LINES) return true;
  return false;
}

TwStatus tw_output_write(const TwOutput *output, TwStr bytes) {
  return bytes.len ? output->write(output->user, bytes.ptr, bytes.len) : TW_OK;
}

static TwStatus rdf_sink(void *user, const char *bytes, size_t len) {
  return tw_output_write(user, tw_str_n(bytes, len));
}

static TwStatus add_writer(TwOutputs *o, size_t i) {
  const TwOutput *output = &o->job->outputs[i];
  /* The sink's user is not const, but nothing is changed through it. */
  o->writers[i] = tw_rdf_writer_new(o->allocator, tw_output_syntax(output->format), o->job->base, rdf_sink,
                                    (void *)output, o->sink);
  return o->writers[i] ? TW_OK : TW_ERR_MEMORY;
}

TwStatus tw_outputs_init(TwOutputs *outputs, const TwJob *job, const TwAllocator *allocator, const TwDiagSink *sink) {
  *outputs = (TwOutputs){.job = job, .allocator = allocator, .sink = sink};
  tw_articles_init(&outputs->articles, allocator, job);
  TwStatus status = TW_OK;
  bool fresh = false, all = false;
  for (size_t i = 0; i < job->output_count && !status; i++) {
    TwOutputFormat format = job->outputs[i].format;
    TwOutputKind kind = tw_output_kind(format);
    all = all || kind == TW_OUTPUT_PICTURE;
    fresh = fresh || (kind == TW_OUTPUT_RDF && !has_graphs(format));
    if (kind == TW_OUTPUT_RDF) status = add_writer(outputs, i);
  }
  if (!status && all && !(outputs->all = tw_triples_new(allocator))) status = TW_ERR_MEMORY;
  if (!status && fresh && !(outputs->fresh = tw_fresh_new(allocator))) status = TW_ERR_MEMORY;
  return status;
}

void tw_outputs_release(TwOutputs *outputs) {
  for (int i = 0; i < TW_OUTPUTS_LIMIT; i++) tw_rdf_writer_free(outputs->writers[i]);
  tw_triples_free(outputs->all);
  tw_fresh_free(outputs->fresh);
  tw_articles_release(&outputs->articles);
}

static TwStatus add_triples(TwOutputs *o, const TwItem *item, TwStr iri) {
  TwTriples *rest = NULL;
  TwStatus status = o->fresh ? tw_fresh_filter(o->fresh, item->triples, iri, &rest) : TW_OK;
  const TwTriples *once = rest ? rest : item->triples;
  TwBuf doc;
  tw_buf_init(&doc, o->allocator);
  tw_buf_add(&doc, iri);
  tw_buf_char(&doc, '#');
  if (!status) status = tw_buf_status(&doc);
  for (size_t i = 0; i < o->job->output_count && !status; i++) {
    if (!o->writers[i]) continue;
    const TwTriples *triples = has_graphs(o->job->outputs[i].format) ? item->triples : once;
    status = tw_rdf_writer_add(o->writers[i], triples, 0, tw_triples_count(triples), doc.ptr);
  }
  if (!status) o->triples += tw_triples_count(once);
  if (!status && o->all) status = tw_triples_append(o->all, item->triples);
  if (!status && o->all) status = tw_articles_add(&o->articles, item);
  tw_buf_release(&doc);
  tw_triples_free(rest);
  return status;
}

/* What stands before the first line of a table, once there is something to write. */
static TwStatus begin(TwOutputs *o) {
  TwStatus status = TW_OK;
  for (size_t i = 0; i < o->job->output_count && !o->begun && !status; i++) {
    if (o->job->outputs[i].format != TW_TO_CSV) continue;
    TwBuf header;
    tw_buf_init(&header, o->allocator);
    tw_report_dyads_header(&header);
    status = tw_buf_status(&header);
    if (!status) status = tw_output_write(&o->job->outputs[i], tw_buf_str(&header));
    tw_buf_release(&header);
  }
  o->begun = true;
  return status;
}

TwStatus tw_outputs_add(TwOutputs *outputs, const TwItem *item) {
  TwStatus status = begin(outputs);
  if (!status && item->triples) status = add_triples(outputs, item, item->iri);
  for (size_t i = 0; i < outputs->job->output_count && !status; i++)
    status = tw_output_write(&outputs->job->outputs[i], tw_buf_str(&item->lines[i]));
  return status;
}

/* The graph as RDF/XML without its first line, or nothing where RDF/XML cannot say it. */
static TwStr metadata(const TwTriples *triples, TwBuf *buf) {
  if (tw_triples_count(triples) > METADATA_LIMIT || tw_rdf_write(triples, TW_RDF_RDFXML, NULL, NULL, buf, NULL))
    return (TwStr){0};
  TwStr xml = tw_buf_str(buf);
  if (!tw_str_starts(xml, TW_STR("<?xml"))) return xml;
  size_t end = tw_str_find(xml, TW_STR("?>"), 0);
  return end == SIZE_MAX ? (TwStr){0} : tw_str_trim(tw_str_n(xml.ptr + end + 2, xml.len - end - 2));
}

static bool draw_options(const TwDrawing *drawing, TwOutputFormat format, TwDrawOptions *out) {
  *out = tw_draw_defaults();
  out->format = format == TW_TO_DOT ? TW_DRAW_DOT : format == TW_TO_HTML ? TW_DRAW_HTML : TW_DRAW_SVG;
  static const TwDrawDirection directions[] = {TW_DRAW_AUTO, TW_DRAW_LR, TW_DRAW_TB};
  out->direction = directions[drawing->direction];
  out->hide_denied = drawing->hide_denied;
  if (drawing->top_given) out->top = drawing->top;
  out->focus = tw_str(drawing->focus);
  out->hops = drawing->hops;
  out->predicate = tw_str(drawing->predicate);
  out->after = tw_str(drawing->after);
  out->before = tw_str(drawing->before);
  return !drawing->page || tw_draw_page_parse(tw_str(drawing->page), &out->page);
}

/* The picture as it is, or painted. */
static TwStatus deliver(const TwOutput *output, TwStr picture, const TwAllocator *allocator, const TwDiagSink *sink) {
  TwRasterDrawFn *draw;
  if (output->format != TW_TO_PNG && output->format != TW_TO_PDF) return tw_output_write(output, picture);
  TwStatus status = tw_plugin_raster(allocator, sink, &draw);
  if (status) return status;
  TwRasterFormat format = output->format == TW_TO_PNG ? TW_RASTER_PNG : TW_RASTER_PDF;
  return draw(format, picture.ptr, picture.len, output->write, output->user, sink);
}

TwStatus tw_output_draw(const TwOutput *output, const TwDrawing *drawing, const TwTriples *triples,
                        const TwArticles *articles, const TwAllocator *allocator, const TwDiagSink *sink) {
  TwDrawOptions options;
  if (!draw_options(drawing, output->format, &options))
    return tw_diag(sink, TW_ERROR, TW_ERR_USAGE, NULL, SIZE_MAX, "'%s' is no page: say a4, a3-landscape or 1200x800",
                   drawing->page);
  options.articles = articles->list.items;
  options.article_count = articles->list.count;
  TwBuf rdf, picture;
  tw_buf_init(&rdf, allocator);
  tw_buf_init(&picture, allocator);
  if (output->format == TW_TO_SVG) options.metadata = metadata(triples, &rdf);
  TwStatus status = tw_draw(triples, &options, &picture, sink);
  if (!status) status = tw_buf_status(&picture);
  if (!status) status = deliver(output, tw_buf_str(&picture), allocator, sink);
  tw_buf_release(&picture);
  tw_buf_release(&rdf);
  return status;
}

TwStatus tw_outputs_finish(TwOutputs *outputs) {
  TwStatus status = begin(outputs);
  for (size_t i = 0; i < outputs->job->output_count && !status; i++) {
    const TwOutput *output = &outputs->job->outputs[i];
    if (outputs->writers[i]) status = tw_rdf_writer_finish(outputs->writers[i]);
    if (tw_output_kind(output->format) == TW_OUTPUT_PICTURE)
      status = tw_output_draw(output, &outputs->job->drawing, outputs->all, &outputs->articles, outputs->allocator,
                              outputs->sink);
  }
  return status;
}
