#include "time/anchor.h"

/* How far a dateline reaches, in sentences from the start of the body and in tokens of one. */
enum { SENTENCES = 3, REACH = 18 };

static bool ends_dateline(const Reader *r, uint32_t i) {
  if (timex_word_is(r, i, EM_DASH) || timex_word_is(r, i, DOUBLE_DASH) || timex_word_is(r, i, UNDERSCORE)) return true;
  /* A single hyphen or dash must stand between blanks. */
  return timex_dash_at(r, i) && i > r->begin && r->document->tokens.items[i].space_after &&
         r->document->tokens.items[i - 1].space_after;
}

static bool all_capitals(TwStr w) {
  size_t letters = 0;
  for (size_t k = 0; k < w.len; k++) {
    if (tw_is_lower((unsigned char)w.ptr[k])) return false;
    letters += tw_is_upper((unsigned char)w.ptr[k]);
  }
  return letters >= 2;
}

static bool punctuation(TwStr w) {
  return w.len == 1 && !tw_is_alpha((unsigned char)w.ptr[0]) && !tw_is_digit((unsigned char)w.ptr[0]);
}

static uint32_t date_at(const Reader *r, uint32_t i, Expr *out) {
  uint32_t end = timex_match_named_date(r, i, out);
  return end ? end : timex_match_numeric_date(r, i, out);
}

static TwDate date_of(const Expr *e) { return (TwDate){e->year, (uint8_t)e->month, (uint8_t)e->day}; }

/* "Friday, January 4, 2019" as a paragraph of its own, perhaps behind "Published:" and with a time of day. */
static bool date_line(const Reader *r, const TwParagraph *p, TwTimes *times, Expr *date) {
  uint32_t i = r->begin;
  if (i + 2 < r->end && tw_str_is(timex_word_at(r, i + 1), ":") && !timex_month_at(r, i)) i += 2;
  uint32_t end = date_at(r, i, date);
  if (!end || !date->day || !date->year) return false;
  Expr clock;
  for (uint32_t next; end < r->end; end = next) {
    next = timex_match_clock(r, end, &clock);
    if (!next && punctuation(timex_word_at(r, end))) next = end + 1;
    if (!next) return false;
  }
  if (r->document->sentences.items[r->document->tokens.items[r->begin].sentence].span.end < p->span.end) return false;
  times->dateline = tw_document_bytes(r->document, (TwSpan){r->begin, r->end});
  return true;
}

/* "MOSCOW, Aug. 11 (AP) —": place, date and agency before a dash. */
static bool dateline(const Reader *r, TwTimes *times, Expr *date) {
  uint32_t dash = r->begin, place = TW_NONE, dated = 0;
  bool agency = false;
  *date = timex_expr_new(EXPR_NONE);
  for (; dash < r->end && dash < r->begin + REACH && !ends_dateline(r, dash); dash++) {
    Expr e;
    uint32_t end = dated ? 0 : date_at(r, dash, &e);
    bool bracket = tw_str_is(timex_word_at(r, dash), "(");
    agency = agency || bracket;
    if (place == TW_NONE && (end || bracket || tw_str_is(timex_word_at(r, dash), ","))) place = dash;
    if (end && e.day) {
      *date = e;
      dated = end;
      dash = end - 1;
    }
  }
  if (dash == r->begin || dash >= r->end || dash >= r->begin + REACH || !ends_dateline(r, dash)) return false;
  if (place == TW_NONE) place = dash;
  if (place == r->begin || !timex_capital_at(r, r->begin)) return false;
  if (!all_capitals(timex_word_at(r, r->begin)) && !(agency && dated)) return false;
  times->dateline = tw_document_bytes(r->document, (TwSpan){r->begin, dash + 1});
  times->dateline_place = (TwSpan){r->begin, place};
  return true;
}

/* The year nearest to a known date. */
static void settle_year(Expr *date, TwDate near) {
  if (date->year || !near.year || !date->month || !date->day) return;
  date->year = near.year;
  int32_t apart = calendar_days(date_of(date)) - calendar_days(near);
  if (apart > 183) date->year--;
  if (apart < -183) date->year++;
}

void timex_anchor_find(const TwDocument *d, const uint8_t *known, TwDate fallback, TwTimes *times) {
  Expr date = timex_expr_new(EXPR_NONE);
  bool found = false;
  uint32_t seen = 0;
  for (uint32_t s = 0; s < d->sentences.count && seen < SENTENCES && !found; s++) {
    const TwSentence *sentence = &d->sentences.items[s];
    if (sentence->span.begin < d->body || sentence->tokens.begin == sentence->tokens.end) continue;
    seen++;
    Reader r = {d, sentence->tokens.begin, sentence->tokens.end, known};
    found = date_line(&r, &d->paragraphs.items[sentence->paragraph], times, &date) || dateline(&r, times, &date);
  }
  TwDate near = d->date.year ? d->date : fallback;
  if (found) settle_year(&date, near);
  times->anchor = d->date.year ? d->date : found && date.year && date.day ? date_of(&date) : fallback;
  if (!tw_date_valid(times->anchor)) times->anchor = (TwDate){0, 0, 0};
}
