#include "time/time.h"

#include "time/anchor.h"
#include "time/point.h"

typedef struct Finder {
  const TwDocument *document;
  TwTimes *times;
  Reader reader;
  TW_ARRAY(Expr) exprs; /* of one sentence */
  Anchor anchor;
} Finder;

/* In the order of preference where two end at the same token. */
static const Matcher matchers[] = {
    timex_match_numeric_date, timex_match_named_date, timex_match_quarter,  timex_match_decade, timex_match_year,
    timex_match_weekday,      timex_match_day,        timex_match_amount,   timex_match_period, timex_match_season,
    timex_match_set,          timex_match_clock,      timex_match_reference};

/* Cheap test before the matchers: most words begin no expression. */
static bool may_begin(const Reader *r, uint32_t i) {
  static const Grammar words[] = {THE, THAT, HALF, FISCAL};
  TwStr w = timex_word_at(r, i);
  unsigned char c = w.len ? (unsigned char)w.ptr[0] : 0;
  if (r->known[i] || tw_is_digit(c) || c == '\'' || c == 0xE2 || c == 'Q') return true;
  for (size_t k = 0; k < sizeof words / sizeof *words; k++)
    if (timex_word_is(r, i, words[k])) return true;
  return false;
}

static uint32_t longest(const Reader *r, uint32_t i, Expr *best) {
  uint32_t end = 0;
  for (size_t m = 0; m < sizeof matchers / sizeof *matchers; m++) {
    Expr e;
    uint32_t reached = matchers[m](r, i, &e);
    if (reached > end && reached <= r->end) {
      end = reached;
      *best = e;
    }
  }
  return end;
}

static bool connects(const Reader *r, uint32_t i) {
  return timex_dash_at(r, i) || timex_word_is(r, i, TO) || timex_word_is(r, i, THROUGH) || timex_word_is(r, i, UNTIL) ||
         timex_word_is(r, i, TILL) || timex_word_is(r, i, AND);
}

static bool date_like(const Expr *e) {
  return e->kind != EXPR_NONE && e->kind != EXPR_DURATION && e->kind != EXPR_SET && e->kind != EXPR_REFERENCE;
}

/* "14" behind "April 13 and". */
static bool another_day(const Reader *r, uint32_t i) {
  if (!timex_word_is(r, i, AND) || i + 1 >= r->end) return false;
  if (i + 2 >= r->end) return true;
  uint8_t upos = r->document->tokens.items[i + 2].upos;
  return upos != TW_NOUN && upos != TW_PROPN && upos != TW_ADJ && upos != TW_NUM && upos != TW_SYM && upos != TW_VERB;
}

/* Whether "to", "and" or a dash at `i` joins what begins at `begin` with what follows. */
static bool range_connector(const Reader *r, uint32_t begin, uint32_t i) {
  if (!connects(r, i)) return false;
  if (timex_word_is(r, i, AND)) return timex_word_is(r, begin - 1, BETWEEN);
  return true;
}

/* "19" behind "August 14 to": a day that takes its month from before. */
static uint32_t second_day(const Reader *r, const Expr *first, uint32_t i, Expr *out) {
  if (first->kind != EXPR_DATE || !first->day || !(range_connector(r, first->tokens.begin, i) || another_day(r, i)))
    return 0;
  bool ordinal;
  uint32_t at = timex_word_is(r, i + 1, THE) ? i + 2 : i + 1;
  int day = timex_day_at(r, at, &ordinal);
  if (!day || day <= first->day || (!ordinal && at > i + 1) || timex_month_at(r, at + 1) ||
      timex_unit_at(r, at + 1) != UNIT_NONE)
    return 0;
  *out = timex_expr_new(EXPR_DATE);
  out->day = (int16_t)day;
  out->inherits = true;
  out->tokens = (TwSpan){i + 1, at + 1};
  /* "August 14 to 19, 2023" */
  uint32_t year = tw_str_is(timex_word_at(r, at + 1), ",") ? at + 2 : at + 1;
  out->year = (int16_t)timex_year_at(r, year);
  if (out->year) out->tokens.end = year + 1;
  return out->tokens.end;
}

/* "14" before "to 19 August". */
static uint32_t first_day(const Reader *r, uint32_t i, Expr *out) {
  bool ordinal;
  uint32_t at = timex_word_is(r, i, THE) ? i + 1 : i;
  int day = timex_day_at(r, at, &ordinal);
  if (!day || (!ordinal && at > i) || !range_connector(r, i, at + 1)) return 0;
  Expr second;
  if (!timex_match_named_date(r, at + 2, &second) || second.day <= day || timex_month_at(r, at + 2)) return 0;
  *out = timex_expr_new(EXPR_DATE);
  out->day = (int16_t)day;
  out->month = second.month;
  out->year = second.year;
  return at + 1;
}

/* "on the 14th": a day of the month last spoken of. */
static uint32_t lone_day(const Reader *r, uint32_t i, Expr *out) {
  static const Grammar before[] = {ON, BY, UNTIL, TILL, FROM, BEFORE, AFTER, SINCE};
  bool ordinal, placed = false;
  for (size_t k = 0; k < sizeof before / sizeof *before; k++) placed = placed || timex_word_is(r, i - 1, before[k]);
  int day = timex_day_at(r, i + 1, &ordinal);
  if (!placed || !timex_word_is(r, i, THE) || !day || !ordinal || i + 1 >= r->end) return 0;
  const TwToken *next = i + 2 < r->end ? &r->document->tokens.items[i + 2] : NULL;
  if (next && (next->upos == TW_NOUN || next->upos == TW_PROPN || next->upos == TW_ADJ || timex_dash_at(r, i + 2)))
    return 0;
  *out = timex_expr_new(EXPR_DATE);
  out->day = (int16_t)day;
  out->inherits = true;
  return i + 2;
}

/* "60 Minutes", "This Week": words inside a name. */
static bool inside_name(const Reader *r, const Expr *e, TwSpan tokens) {
  if (e->kind != EXPR_PERIOD && e->kind != EXPR_DURATION && e->kind != EXPR_DAY && e->kind != EXPR_REFERENCE &&
      e->kind != EXPR_CLOCK)
    return false;
  const TwName *name = tw_document_name_at(r->document, tokens.begin);
  return name && name->kind != TW_NAME_DATE && name->kind != TW_NAME_MONEY && name->tokens.begin <= tokens.begin &&
         name->tokens.end >= tokens.end;
}

static bool add(Finder *f, Expr e, uint32_t begin, uint32_t end) {
  if (inside_name(&f->reader, &e, (TwSpan){begin, end})) return true;
  /* The article of "the 14th", "the 1990s" belongs to it, a hyphen in front does not. */
  e.tokens = (TwSpan){begin, end};
  return TW_PUSH(f->document->arena, &f->exprs, e);
}

static void scan(Finder *f) {
  const Reader *r = &f->reader;
  f->exprs.count = 0;
  for (uint32_t i = r->begin; i < r->end;) {
    Expr e;
    uint32_t end = 0;
    if (f->exprs.count && f->exprs.items[f->exprs.count - 1].tokens.end == i) {
      end = second_day(r, &f->exprs.items[f->exprs.count - 1], i, &e);
      if (end) add(f, e, e.tokens.begin, end);
    }
    if (!end && may_begin(r, i)) {
      end = first_day(r, i, &e);
      if (!end) end = longest(r, i, &e);
      if (!end) end = lone_day(r, i, &e);
      if (end) add(f, e, i, end);
    }
    i = end ? end : i + 1;
  }
}

static bool takes_clock(const Expr *e) {
  return (e->kind == EXPR_DAY || e->kind == EXPR_WEEKDAY || (e->kind == EXPR_DATE && e->day)) && e->hour == NO_HOUR &&
         !e->part.len;
}

/* "9 a.m. on Tuesday", "Tuesday at 9 a.m.": one expression. */
static bool merge_clock(const Reader *r, Expr *a, const Expr *b) {
  bool forward = a->kind == EXPR_CLOCK && takes_clock(b), backward = b->kind == EXPR_CLOCK && takes_clock(a);
  if (!forward && !backward) return false;
  uint32_t gap = b->tokens.begin - a->tokens.end, i = a->tokens.end;
  if (gap > 1) return false;
  if (gap == 1 && !tw_str_is(timex_word_at(r, i), ",") &&
      !(forward && (timex_word_is(r, i, ON) || timex_word_is(r, i, OF))) && !(backward && timex_word_is(r, i, AT)))
    return false;
  Expr day = forward ? *b : *a, clock = forward ? *a : *b;
  day.hour = clock.hour;
  day.minute = clock.minute;
  day.part = clock.part;
  day.tokens = (TwSpan){a->tokens.begin, b->tokens.end};
  *a = day;
  return true;
}

static void merge(Finder *f) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < f->exprs.count; i++) {
    if (kept && merge_clock(&f->reader, &f->exprs.items[kept - 1], &f->exprs.items[i])) continue;
    f->exprs.items[kept++] = f->exprs.items[i];
  }
  f->exprs.count = kept;
}

/* Whether two neighbours are the ends of one range. */
static bool is_range(const Reader *r, const Expr *a, const Expr *b) {
  if (!date_like(a) || !date_like(b) || b->tokens.begin < a->tokens.end + 1 || b->tokens.begin > a->tokens.end + 2)
    return false;
  uint32_t i = a->tokens.end, before = a->tokens.begin - 1;
  if (!range_connector(r, a->tokens.begin, i)) return false;
  if (b->tokens.begin == i + 2 && !timex_word_is(r, i + 1, THE)) return false;
  bool opened = timex_word_is(r, before, FROM) || timex_word_is(r, before, BETWEEN);
  return opened || timex_dash_at(r, i) || timex_word_is(r, i, THROUGH) ||
         (a->kind == b->kind && !timex_word_is(r, i, AND));
}

/* What one end of a range leaves out, the other has. */
static void complete_range(const Point *first, Expr *b) {
  if (b->inherits && first->month) {
    b->month = first->month;
    if (!b->year) b->year = first->year;
  } else if (b->kind == EXPR_DATE && b->month && !b->year && first->year) {
    b->year = (int16_t)(first->year + (b->month < first->month));
  }
}

/* The year at the end of a range holds for its beginning too: "August 14 to 19, 2023". */
static void year_from_end(Expr *a, const Expr *b) {
  if (a->kind == EXPR_DATE && a->month && !a->year && b->kind == EXPR_DATE && b->year) {
    int month = b->inherits ? a->month : b->month;
    a->year = (int16_t)(b->year - (a->month > month));
  }
}

/* A lone day of the month, by the last month spoken of. */
static void inherit(const Anchor *anchor, Expr *e) {
  if (!e->inherits || e->month) return;
  Point last = anchor->last;
  e->month = last.month ? last.month : anchor->date.month;
  if (!e->year) e->year = last.month ? last.year : anchor->date.year;
  if (e->month && e->day > calendar_month_days(e->year ? e->year : 2000, e->month)) e->month = 0;
}

static TwBound side(const TwTimex *t, bool end) { return t->point.type ? t->point : end ? t->end : t->begin; }

/* "since", "until", "from": one bound stays open. */
static void open_bounds(const Reader *r, TwTimex *t) {
  uint32_t before = t->tokens.begin - 1;
  TwBound none = {TW_XSD_NONE, TW_STR("")};
  if (timex_word_is(r, before, SINCE) || timex_word_is(r, before, FROM) || timex_word_is(r, before, AFTER)) {
    t->begin = side(t, false);
    t->end = none;
  } else if (timex_word_is(r, before, UNTIL) || timex_word_is(r, before, TILL) || timex_word_is(r, before, BEFORE) ||
             timex_word_is(r, before, BY) || timex_word_is(r, before, THROUGH)) {
    t->end = side(t, true);
    t->begin = none;
  }
}

/* "a year earlier" and the like are only compared with; what follows is counted from what stood before. */
static bool compared_with(const Expr *e, const Point *p) {
  if (e->kind == EXPR_OFFSET) return e->unit == UNIT_YEAR && (e->refers || p->grain == GRAIN_QUARTER);
  return (e->latest || e->kind == EXPR_QUARTER) && (e->shift != NO_SHIFT || (e->latest && e->year));
}

static void remember(Anchor *anchor, const Expr *e, const Point *p) {
  bool placed = p->year && p->grain != GRAIN_NONE && p->grain < GRAIN_DECADE && !(p->grain == GRAIN_DAY && !p->day);
  if (!placed || e->kind == EXPR_CLOCK || compared_with(e, p)) return;
  anchor->last = *p;
  if (p->grain != GRAIN_QUARTER) return;
  anchor->quarter = *p;
  anchor->since_quarter = 0;
}

static Point emit(Finder *f, Expr *e) {
  TwArena *arena = f->document->arena;
  inherit(&f->anchor, e);
  TwTimex t = {.tokens = e->tokens, .range = TW_NONE};
  Point p = timex_resolve(&f->anchor, e, timex_tense_of(&f->reader, e->tokens));
  /* "a month later" than nobody knows when */
  if (e->kind == EXPR_OFFSET && e->refers && p.grain == GRAIN_NONE) e->kind = EXPR_DURATION;
  t.type = timex_type_of(e, &p);
  t.value = timex_value(arena, e, &p);
  timex_bounds_of(arena, &p, &t);
  open_bounds(&f->reader, &t);
  TW_PUSH(arena, &f->times->items, t);
  remember(&f->anchor, e, &p);
  return p;
}

static void join(TwTimes *times) {
  if (times->items.count < 2) return;
  TwTimex *b = &times->items.items[times->items.count - 1], *a = b - 1;
  a->range = times->items.count - 1;
  b->range = times->items.count - 2;
  TwBound begin = side(a, false), end = side(b, true);
  a->begin = b->begin = begin;
  a->end = b->end = end;
}

/* "the quarter ended Sept. 30" is that of the day. */
static void ended_quarter(const Reader *r, const Anchor *anchor, Expr *e, const Expr *next) {
  uint32_t i = e->tokens.end;
  if (e->kind != EXPR_PERIOD || !e->latest || e->shift != NO_SHIFT || e->unit != UNIT_QUARTER || !next->month ||
      next->kind != EXPR_DATE || next->tokens.begin > i + 2 ||
      !(timex_word_is(r, i, ENDED) || timex_word_is(r, i, ENDING)))
    return;
  Point day = timex_resolve(anchor, next, TENSE_UNKNOWN);
  e->kind = EXPR_QUARTER;
  e->number = (int16_t)((next->month + 2) / 3);
  e->year = day.year;
}

static void emit_all(Finder *f) {
  Point last = {0};
  for (uint32_t i = 0; i < f->exprs.count && !f->document->arena->failed; i++) {
    Expr *e = &f->exprs.items[i];
    bool ends = i > 0 && is_range(&f->reader, &f->exprs.items[i - 1], e);
    if (i + 1 < f->exprs.count && is_range(&f->reader, e, &f->exprs.items[i + 1]))
      year_from_end(e, &f->exprs.items[i + 1]);
    if (ends) complete_range(&last, e);
    if (i + 1 < f->exprs.count) ended_quarter(&f->reader, &f->anchor, e, &f->exprs.items[i + 1]);
    last = emit(f, e);
    if (ends) join(f->times);
  }
}

/* Whether a word, or what follows or precedes its hyphen ("mid-May", "twenty-five"), may be one of time. */
static bool known_word(TwStr form) {
  TwStr rest = form, first;
  return tw_gaz_time_begins(form) || tw_gaz_time_begins(time_core(form)) ||
         (tw_str_split(&rest, '-', &first) && rest.len && tw_gaz_time_begins(first));
}

static uint8_t *known_words(const TwDocument *d) {
  uint8_t *known = TW_NEW_ARRAY(d->arena, uint8_t, d->tokens.count + 1);
  for (uint32_t i = 0; known && i < d->tokens.count; i++) known[i] = known_word(d->tokens.items[i].form);
  return known;
}

TwStatus tw_time_find(const TwDocument *document, TwDate fallback, TwTimes *times) {
  memset(times, 0, sizeof *times);
  uint8_t *known = known_words(document);
  if (!known) return TW_ERR_MEMORY;
  timex_anchor_find(document, known, fallback, times);
  Finder f = {.document = document, .times = times, .anchor = {.date = times->anchor}};
  for (uint32_t s = 0; s < document->sentences.count && !document->arena->failed; s++) {
    TwSpan tokens = document->sentences.items[s].tokens;
    f.reader = (Reader){document, tokens.begin, tokens.end, known};
    scan(&f);
    merge(&f);
    emit_all(&f);
    f.anchor.since_quarter++;
  }
  return tw_arena_status(document->arena);
}

const TwTimex *tw_time_at(const TwTimes *times, uint32_t token) {
  uint32_t low = 0, high = times->items.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const TwTimex *t = &times->items.items[middle];
    if (token < t->tokens.begin)
      high = middle;
    else if (token >= t->tokens.end)
      low = middle + 1;
    else
      return t;
  }
  return NULL;
}

const char *tw_xsd_iri(TwXsd type) {
  static const char *const iris[] = {NULL,
                                     "http://www.w3.org/2001/XMLSchema#date",
                                     "http://www.w3.org/2001/XMLSchema#gYearMonth",
                                     "http://www.w3.org/2001/XMLSchema#gYear",
                                     "http://www.w3.org/2001/XMLSchema#gMonthDay",
                                     "http://www.w3.org/2001/XMLSchema#gMonth",
                                     "http://www.w3.org/2001/XMLSchema#dateTime"};
  return (size_t)type < sizeof iris / sizeof *iris ? iris[type] : NULL;
}
