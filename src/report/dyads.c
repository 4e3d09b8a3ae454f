#include "base/utf8.h"
#include "report/mention.h"
#include "report/report.h"

/* The columns in their order; README.md lists them. */
typedef enum Column {
  DATE,
  DATE_END,
  DOCUMENT_DATE,
  SOURCE,              /* id, label, type, country, sector */
  TARGET = SOURCE + 5, /* the same */
  CLASS = TARGET + 5,
  PLOVER,
  MODE,
  CAMEO,
  CONTEXT,
  FACTUALITY,
  RECIPROCAL,
  PLACE,
  PLACE_LABEL,
  ATTRIBUTION,
  ATTRIBUTION_LABEL,
  EVENT,
  FRAME,
  TRIGGER,
  DOCUMENT,
  PART,
  BEGIN,
  END,
  TEXT,
  COLUMNS
} Column;

static const char header[] =
    "date,date_end,document_date,"
    "source_id,source_label,source_type,source_country,source_sector,"
    "target_id,target_label,target_type,target_country,target_sector,"
    "class,plover,mode,cameo,context,factuality,reciprocal,place_id,place_label,attribution_id,attribution_label,"
    "event,frame,trigger,document,part,begin,end,text\r\n";

/* A row, and what it is made from. */
typedef struct Table {
  const TwGraph *graph;
  const TwPlaces *places;
  TwArena *arena;
  TwBuf *out;
  TwStr cells[COLUMNS];
} Table;

void tw_report_dyads_header(TwBuf *out) { tw_buf_z(out, header); }

/* Excel and LibreOffice take a cell that begins like this for a formula, in their wide forms, too. */
static bool is_formula(TwStr cell) {
  static const char *const starts[] = {
      "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  while (tw_str_starts(cell, TW_STR("'"))) cell = tw_str_n(cell.ptr + 1, cell.len - 1);
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (tw_str_starts(cell, tw_str(starts[i]))) return true;
  return false;
}

static void put_cell(TwBuf *out, TwStr cell) {
  bool quote = false;
  for (size_t i = 0; i < cell.len && !quote; i++) quote = strchr(",\"\r\n", cell.ptr[i]) != NULL;
  if (quote) tw_buf_char(out, '"');
  if (is_formula(cell)) tw_buf_char(out, '\'');
  for (size_t i = 0; i < cell.len; i++) {
    if (cell.ptr[i] == '"') tw_buf_char(out, '"');
    tw_buf_char(out, cell.ptr[i]);
  }
  if (quote) tw_buf_char(out, '"');
}

static void put_row(const Table *t) {
  for (int i = 0; i < COLUMNS; i++) {
    if (i) tw_buf_char(t->out, ',');
    put_cell(t->out, t->cells[i]);
  }
  tw_buf_z(t->out, "\r\n");
}

/* XSD's "--08-14", of no year, is a sum to a spreadsheet; EDTF's "XXXX-08-14" is not. */
static TwStr date(const Table *t, TwStr lexical) {
  if (!tw_str_starts(lexical, TW_STR("--"))) return lexical;
  return tw_arena_printf(t->arena, "XXXX-%.*s", (int)lexical.len - 2, lexical.ptr + 2);
}

static TwStr number(const Table *t, uint32_t n) { return tw_arena_printf(t->arena, "%u", n); }

/* "China|Russia": ids hold no bar. */
static TwStr joined(const Table *t, TwStr list, TwStr next) {
  return list.len ? tw_arena_printf(t->arena, "%.*s|%.*s", TW_FMT(list), TW_FMT(next)) : next;
}

static void list_cells(Table *t, Column id, const TwGraphFiller *items, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (items[i].entity == TW_NONE) continue;
    TwEntityFacts facts = tw_entity_facts(t->graph, items[i].entity);
    t->cells[id] = joined(t, t->cells[id], facts.iri);
    t->cells[id + 1] = joined(t, t->cells[id + 1], facts.label);
  }
}

static void code_cells(Table *t, const TwGraphEvent *e) {
  const TwClass *c = &t->graph->ontology->classes.items[e->class_id];
  TwCoded as = tw_coded_as(e->factuality);
  TwStr factuality = tw_factuality_name(e->factuality), begin, end;
  t->cells[CLASS] = c->name;
  t->cells[PLOVER] = tw_class_plover(c, as);
  t->cells[MODE] = c->mode;
  t->cells[CAMEO] = tw_class_cameo(c, as);
  const TwOntology *o = t->graph->ontology;
  for (uint32_t i = 0; i < o->contexts.count; i++)
    if (e->contexts >> i & 1) t->cells[CONTEXT] = joined(t, t->cells[CONTEXT], o->contexts.items[i]);
  t->cells[FACTUALITY] =
      tw_arena_printf(t->arena, "%c%.*s", tw_lower(factuality.ptr[0]), (int)factuality.len - 1, factuality.ptr + 1);
  tw_event_times(e, &begin, &end);
  t->cells[DATE] = date(t, begin);
  t->cells[DATE_END] = date(t, end);
  t->cells[EVENT] = e->iri;
}

static void text_cells(Table *t, const TwEvent *m) {
  const TwDocument *d = t->graph->document;
  TwSpan span = d->sentences.items[m->sentence].span;
  TwPlace begin = tw_places_at(t->places, span.begin);
  TwStr text = tw_document_text(d, span);
  if (m->frame != TW_NO_ID) t->cells[FRAME] = t->graph->ontology->frames.items[m->frame].iri;
  t->cells[TRIGGER] = tw_document_words(d, m->trigger);
  t->cells[PART] = begin.in_title ? TW_STR("title") : TW_STR("body");
  t->cells[BEGIN] = number(t, begin.at);
  t->cells[END] = number(t, begin.at + (uint32_t)tw_utf8_count(text));
  t->cells[TEXT] = text;
  t->cells[DOCUMENT] = d->id;
  if (d->date.year)
    t->cells[DOCUMENT_DATE] = tw_arena_printf(t->arena, "%04d-%02d-%02d", d->date.year, d->date.month, d->date.day);
}

static void side_cells(Table *t, Column side, const TwGraphFiller *f) {
  TwEntityFacts facts = {0};
  if (f && f->entity != TW_NONE)
    facts = tw_entity_facts(t->graph, f->entity);
  else if (f && f->mention != TW_NONE)
    facts.label = tw_document_words(t->graph->document, t->graph->coref->mentions.items[f->mention].tokens);
  t->cells[side] = facts.iri;
  t->cells[side + 1] = facts.label;
  t->cells[side + 2] = facts.type;
  t->cells[side + 3] = facts.country;
  t->cells[side + 4] = facts.sector;
}

static bool same(const TwGraphFiller *a, const TwGraphFiller *b) {
  return a->entity != TW_NONE ? a->entity == b->entity : b->entity == TW_NONE && a->mention == b->mention;
}

static bool is_among(const TwFillers *list, uint32_t count, const TwGraphFiller *f) {
  for (uint32_t i = 0; i < count; i++)
    if (same(&list->items[i], f)) return true;
  return false;
}

/* A side without those who stand on it before. */
static TwFillers side_of(const Table *t, const TwGraphEvent *e, TwSide wanted) {
  TwFillers side = tw_event_side(t->graph, e, wanted);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < side.count && kept < TW_DYADS_SIDE; i++)
    if (!is_among(&side, kept, &side.items[i])) side.items[kept++] = side.items[i];
  side.count = kept;
  return side;
}

static void pair_row(Table *t, const TwGraphFiller *source, const TwGraphFiller *target, bool reciprocal) {
  side_cells(t, SOURCE, source);
  side_cells(t, TARGET, target);
  t->cells[RECIPROCAL] = reciprocal ? TW_STR("true") : TW_STR("false");
  put_row(t);
}

static void event_rows(Table *t, const TwGraphEvent *e) {
  TwFillers sources = side_of(t, e, TW_SIDE_SOURCE), targets = side_of(t, e, TW_SIDE_TARGET);
  bool any = false;
  for (uint32_t i = 0; i < sources.count; i++)
    for (uint32_t k = 0; k < targets.count; k++) {
      const TwGraphFiller *s = &sources.items[i], *o = &targets.items[k];
      if (same(s, o)) continue;
      any = true;
      pair_row(t, s, o, is_among(&targets, targets.count, s) && is_among(&sources, sources.count, o));
    }
  for (uint32_t i = 0; i < sources.count && !any; i++) pair_row(t, &sources.items[i], NULL, false);
  for (uint32_t i = 0; i < targets.count && !any && !sources.count; i++) pair_row(t, NULL, &targets.items[i], false);
  if (!sources.count && !targets.count) pair_row(t, NULL, NULL, false);
}

TwStatus tw_report_dyads(const TwGraph *graph, TwBuf *out) {
  TwPlaces places;
  TwStatus status = tw_places_init(&places, graph->document);
  TwArena *arena = graph->document->arena;
  for (uint32_t i = 0; i < graph->events.count && !status; i++) {
    const TwGraphEvent *e = &graph->events.items[i];
    if (!e->mentions.count) continue;
    Table t = {.graph = graph, .places = &places, .arena = arena, .out = out};
    code_cells(&t, e);
    text_cells(&t, &graph->mentions->items.items[e->mentions.items[0]]);
    TwFillers place = side_of(&t, e, TW_SIDE_PLACE);
    list_cells(&t, PLACE, place.items, place.count);
    list_cells(&t, ATTRIBUTION, e->attribution.items, e->attribution.count);
    event_rows(&t, e);
    status = tw_buf_status(out);
  }
  return arena->failed ? TW_ERR_MEMORY : status;
}
