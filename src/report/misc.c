#include "report/report.h"

static bool starts(TwSpan span, uint32_t token) { return span.begin == token; }
static bool ends(TwSpan span, uint32_t token) { return span.end == token + 1; }

/* Opens brackets from the longest mention, closes them from the shortest. Mentions are sorted by head, and one that
 * covers the token has its head within a sentence of it: only those are looked at. */
static void entities(const TwGraph *graph, uint32_t token, TwBuf *out) {
  const TwDocument *d = graph->document;
  TwSpan sentence = d->sentences.items[d->tokens.items[token].sentence].tokens;
  for (uint32_t i = sentence.begin; i < sentence.end; i++) {
    uint32_t m = graph->coref->at[i];
    if (m == TW_NONE) continue;
    const TwMention *mention = &graph->coref->mentions.items[m];
    bool first = starts(mention->tokens, token), last = ends(mention->tokens, token);
    TwClassId type = graph->coref->entities.items[mention->entity].type;
    TwStr name = type == TW_NO_ID ? TW_STR("Entity") : graph->ontology->classes.items[type].name;
    if (first) tw_buf_printf(out, "(e%u-%.*s%s", mention->entity + 1, TW_FMT(name), last ? ")" : "");
    if (last && !first) tw_buf_printf(out, "e%u)", mention->entity + 1);
  }
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

void tw_report_misc(void *graph, const TwDocument *document, uint32_t token, TwBuf *out) {
  (void)document;
  field(graph, token, "Entity=", entities, out);
  field(graph, token, "Time=", times, out);
}
