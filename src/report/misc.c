#include "report/names.h"
#include "report/report.h"

static bool starts(TwSpan span, uint32_t token) { return span.begin == token; }
static bool ends(TwSpan span, uint32_t token) { return span.end == token + 1; }

/* The first of `shown` that begins at the token or behind it. */
static uint32_t shown_from(const TwCoref *coref, uint32_t token) {
  uint32_t low = 0, high = coref->shown.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (coref->shown.items[middle].tokens.begin < token)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Brackets open from the longest and close from the shortest; mentions of one token close where they open. */
static void entities(const TwGraph *graph, uint32_t token, TwBuf *out) {
  const TwCoref *coref = graph->coref;
  const TwDocument *d = graph->document;
  uint32_t sentence = d->sentences.items[d->tokens.items[token].sentence].tokens.begin;
  uint32_t here = shown_from(coref, token);
  for (uint32_t i = here; i < coref->shown.count && starts(coref->shown.items[i].tokens, token); i++) {
    const TwShown *m = &coref->shown.items[i];
    TwStr name = m->type == TW_NO_ID ? TW_STR("Entity") : graph->ontology->classes.items[m->type].name;
    tw_buf_printf(out, "(e%u-%.*s%s", m->chain + 1, TW_FMT(name), ends(m->tokens, token) ? ")" : "");
  }
  for (uint32_t i = here; i-- > 0 && coref->shown.items[i].tokens.begin >= sentence;)
    if (ends(coref->shown.items[i].tokens, token)) tw_buf_printf(out, "e%u)", coref->shown.items[i].chain + 1);
}

static void times(const TwGraph *graph, uint32_t token, TwBuf *out) {
  static const char *const types[] = {"DATE", "TIME", "DURATION", "SET"};
  const TwTimex *t = tw_time_at(graph->times, token);
  if (!t) return;
  unsigned number = (unsigned)(t - graph->times->items.items) + 1;
  bool first = starts(t->tokens, token), last = ends(t->tokens, token);
  if (first) tw_buf_printf(out, "(t%u-%s-%.*s%s", number, types[t->type], TW_FMT(t->value), last ? ")" : "");
  if (last && !first) tw_buf_printf(out, "t%u)", number);
}

static void field(const TwGraph *graph, uint32_t token, const char *key,
                  void (*write)(const TwGraph *, uint32_t, TwBuf *), TwBuf *out) {
  size_t before = out->len;
  tw_buf_z(out, key);
  size_t value = out->len;
  write(graph, token, out);
  if (tw_buf_status(out)) return;
  if (out->len == value) {
    out->len = before;
    if (out->ptr) out->ptr[before] = '\0';
  } else {
    tw_buf_char(out, '|');
  }
}

static void name(const TwGraph *graph, uint32_t token, TwBuf *out) {
  const TwName *n = tw_document_name_at(graph->document, token);
  if (!n) {
    tw_buf_char(out, 'O');
    return;
  }
  tw_buf_z(out, starts(n->tokens, token) ? "B-" : "I-");
  tw_buf_add(out, tw_name_kind_name(tw_report_name_kind(graph, n)));
}

void tw_report_misc(void *graph, const TwDocument *document, uint32_t token, TwBuf *out) {
  (void)document;
  field(graph, token, "NER=", name, out);
  field(graph, token, "Entity=", entities, out);
  field(graph, token, "Time=", times, out);
}
