#include "report/names.h"
#include "report/report.h"

static bool starts(TwSpan span, uint32_t token) { return span.begin == token; }
static bool ends(TwSpan span, uint32_t token) { return span.end == token + 1; }

/* The mention that starts (or ends) at the token and comes next after one of `length` tokens: brackets open from the
 * longest and close from the shortest. */
static uint32_t next_mention(const TwGraph *graph, uint32_t token, bool opens, uint32_t *length, uint32_t *from) {
  const TwDocument *d = graph->document;
  TwSpan sentence = d->sentences.items[d->tokens.items[token].sentence].tokens;
  uint32_t best = TW_NONE, best_length = 0, best_head = 0;
  for (uint32_t head = sentence.begin; head < sentence.end; head++) {
    uint32_t m = graph->coref->at[head];
    if (m == TW_NONE) continue;
    TwSpan span = graph->coref->mentions.items[m].whole;
    uint32_t n = span.end - span.begin;
    if (n == 0 || !(opens ? starts(span, token) : ends(span, token))) continue;
    bool later = opens ? n < *length || (n == *length && head > *from) : n > *length || (n == *length && head < *from);
    bool nearer = best == TW_NONE || (opens ? n > best_length : n < best_length || (n == best_length));
    if (!later || !nearer) continue;
    best = m;
    best_length = n;
    best_head = head;
  }
  *length = best_length;
  *from = best_head;
  return best;
}

static void open_brackets(const TwGraph *graph, uint32_t token, TwBuf *out) {
  uint32_t length = UINT32_MAX, from = 0, m;
  while ((m = next_mention(graph, token, true, &length, &from)) != TW_NONE) {
    const TwMention *mention = &graph->coref->mentions.items[m];
    TwClassId type = graph->coref->entities.items[mention->entity].type;
    TwStr name = type == TW_NO_ID ? TW_STR("Entity") : graph->ontology->classes.items[type].name;
    tw_buf_printf(out, "(e%u-%.*s%s", mention->entity + 1, TW_FMT(name), ends(mention->whole, token) ? ")" : "");
  }
}

static void entities(const TwGraph *graph, uint32_t token, TwBuf *out) {
  open_brackets(graph, token, out);
  uint32_t length = 1, from = 0, m; /* mentions of one token were closed where they were opened */
  while ((m = next_mention(graph, token, false, &length, &from)) != TW_NONE)
    tw_buf_printf(out, "e%u)", graph->coref->mentions.items[m].entity + 1);
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
