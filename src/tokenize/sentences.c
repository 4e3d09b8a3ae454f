#include "gazetteer/gazetteer.h"
#include "tokenize/pieces.h"

#include <stdlib.h>

/* Words that often start a sentence and never go on with a name behind an abbreviation: after "Inc." or "U.S." only
 * they tell a new sentence. In byte order. */
static const char *const starters[] = {
    "A",     "After", "Although", "An",    "And",   "As",      "At",   "Before", "But",   "By",     "For",
    "From",  "He",    "Her",      "His",   "How",   "However", "I",    "If",     "In",    "It",     "Its",
    "Many",  "Most",  "My",       "No",    "Not",   "On",      "One",  "Our",    "She",   "Since",  "So",
    "Some",  "That",  "The",      "Their", "There", "These",   "They", "This",   "Those", "Though", "To",
    "Under", "We",    "What",     "When",  "Where", "While",   "Who",  "With",   "You"};

static int compare(const void *a, const void *b) { return tw_str_cmp(*(const TwStr *)a, tw_str(*(char *const *)b)); }

/* How far past the end of a sentence its closing marks are looked for, in pieces. */
enum { CLOSERS = 16, MARGIN = 3 * CLOSERS + 8 };

typedef struct Splitter {
  TwDocument *document;
  uint32_t paragraph;
  const Pieces *pieces;
} Splitter;

static TwStr text_of(const Splitter *s, uint32_t i) {
  return tw_str_slice(s->document->buffer, s->pieces->items[i].span);
}

static bool is_starter(TwStr word) {
  return bsearch(&word, starters, sizeof starters / sizeof *starters, sizeof *starters, compare);
}

/* Past closing quotation marks and brackets behind the mark, and the numbers of notes: "… in 2008. [5] [6]". */
static uint32_t past_closers(const Splitter *s, uint32_t i) {
  const Piece *p = s->pieces->items;
  uint32_t count = s->pieces->count, most = i + 3 * CLOSERS;
  for (; i < count && i < most; i++) {
    bool touches = !p[i - 1].space_after;
    if (p[i].kind == PIECE_CLOSE && (touches || s->document->buffer.ptr[p[i].span.begin] == ')')) continue;
    if (p[i].kind == PIECE_QUOTE && touches) continue;
    bool note = i + 2 < count && s->document->buffer.ptr[p[i].span.begin] == '[' && p[i + 1].kind == PIECE_NUMBER &&
                s->document->buffer.ptr[p[i + 2].span.begin] == ']';
    if (!note) break;
    i += 2;
  }
  return i;
}

/* The full stop of ". . .", not the end of a sentence by itself. */
static bool is_spaced_ellipsis(const Splitter *s, uint32_t i) {
  const Piece *p = s->pieces->items;
  return (i > 0 && p[i - 1].kind == PIECE_STOP) || (i + 1 < s->pieces->count && p[i + 1].kind == PIECE_STOP);
}

/* "1." at the start of a sentence or behind a colon counts what follows. */
static bool is_count(const Splitter *s, uint32_t from, uint32_t stop) {
  const Piece *p = s->pieces->items;
  if (stop == from || p[stop - 1].kind != PIECE_NUMBER || p[stop - 1].span.end - p[stop - 1].span.begin > 2)
    return false;
  return stop - 1 == from || s->document->buffer.ptr[p[stop - 2].span.begin] == ':';
}

static bool is_dash(TwStr s) {
  return tw_str_is(s, "-") || tw_str_is(s, "--") || tw_str_is(s, "\xE2\x80\x93") || tw_str_is(s, "\xE2\x80\x94");
}

static uint32_t past_openers(const Splitter *s, uint32_t i) {
  while (i < s->pieces->count && (s->pieces->items[i].kind == PIECE_OPEN || s->pieces->items[i].kind == PIECE_QUOTE))
    i++;
  return i;
}

/* Whether a sentence ends with piece i - 1, given that piece `mark` is what could end it. */
static bool ends_at(const Splitter *s, uint32_t from, uint32_t mark, uint32_t i) {
  const Piece *p = s->pieces->items;
  bool space = p[i - 1].space_after;
  uint32_t next = past_openers(s, i);
  if (next >= s->pieces->count) return true;
  TwStr word = text_of(s, next);
  bool lower = token_rune_is_lower(word, 0), upper = token_rune_is_upper(word, 0);
  if (i > mark + 1 && is_dash(word)) return false; /* "Go." - Ann */
  switch (p[mark].kind) {
  case PIECE_STOP:
    if (is_count(s, from, mark)) return false;
    if (is_spaced_ellipsis(s, mark)) return space && upper;
    if (!space) return upper && i == mark + 1 && p[next].kind == PIECE_WORD;
    return !lower || i == mark + 1;
  case PIECE_CRY:
    return space && (!lower || i == mark + 1);
  case PIECE_ELLIPSIS: /* "… of war [...] It was …", but "the [...] Ministry" */
    return space && (tw_str_is(text_of(s, mark), "[...]") ? is_starter(word) : upper);
  case PIECE_ABBREVIATION: /* "… Marcos Jr. Marcos thanked …" */
    return space && (is_starter(word) || (mark > from && next == mark + 1 && tw_str_eq(word, text_of(s, mark - 1))));
  default:
    return false;
  }
}

/* Index behind the last piece of the sentence that starts at `from`. */
static uint32_t find_end(const Splitter *s, uint32_t from, uint32_t label) {
  const Piece *p = s->pieces->items;
  uint32_t cut = 0;
  for (uint32_t i = from; i < s->pieces->count; i++) {
    if (i < label) continue;
    if (i - from >= TW_SENTENCE_LIMIT - MARGIN) return cut > from ? cut : i;
    PieceKind kind = (PieceKind)p[i].kind;
    if (kind == PIECE_OTHER || kind == PIECE_CLOSE) cut = p[i].space_after ? i + 1 : cut;
    if (kind < PIECE_ABBREVIATION || kind > PIECE_ELLIPSIS) continue;
    uint32_t end = past_closers(s, i + 1);
    for (int k = 0; k < 4 && end < s->pieces->count && p[end].kind == PIECE_EMOTICON; k++) end++;
    if (ends_at(s, from, i, end)) return end;
  }
  return s->pieces->count;
}

/* "etc." at the end of a sentence is cut: its full stop ends the sentence too. */
static bool cuts_stop(const Splitter *s, uint32_t i, uint32_t to) {
  TwStr word = text_of(s, i);
  if (s->pieces->items[i].kind != PIECE_ABBREVIATION || word.len < 4) return false;
  for (size_t k = 0; k + 1 < word.len; k++)
    if (!tw_is_lower((unsigned char)word.ptr[k])) return false;
  for (i++; i < to; i++)
    if (s->pieces->items[i].kind != PIECE_CLOSE && s->pieces->items[i].kind != PIECE_QUOTE) return false;
  return true;
}

static bool add_token(const Splitter *s, const Piece *p) {
  TwDocument *d = s->document;
  TwToken token = {.form = tw_str_slice(d->buffer, p->span),
                   .span = p->span,
                   .sentence = d->sentences.count,
                   .head = TW_NONE,
                   .upos = TW_UPOS_COUNT,
                   .xpos = TW_XPOS_COUNT,
                   .rel = TW_REL_COUNT,
                   .words = p->words,
                   .space_after = p->space_after};
  return TW_PUSH(d->arena, &d->tokens, token);
}

static bool add_sentence(const Splitter *s, uint32_t from, uint32_t to) {
  TwDocument *d = s->document;
  uint32_t first = d->tokens.count;
  bool ok = true;
  for (uint32_t i = from; ok && i < to; i++) {
    Piece p = s->pieces->items[i], stop = p;
    bool cut = cuts_stop(s, i, to);
    if (cut) {
      stop.span.begin = --p.span.end;
      p.space_after = false;
    }
    ok = add_token(s, &p) && (!cut || add_token(s, &stop));
  }
  TwSentence sentence = {.span = {s->pieces->items[from].span.begin, s->pieces->items[to - 1].span.end},
                         .tokens = {first, d->tokens.count},
                         .paragraph = s->paragraph};
  return ok && TW_PUSH(d->arena, &d->sentences, sentence);
}

static bool has_capitals(TwStr word, uint32_t least) {
  uint32_t letters = 0;
  for (size_t i = 0; i < word.len; i++) {
    if (tw_is_lower((unsigned char)word.ptr[i])) return false;
    letters += tw_is_upper((unsigned char)word.ptr[i]);
  }
  return letters >= least;
}

static bool is_shouted(TwStr word) { return has_capitals(word, 3); }

/* Most pieces of a dateline. */
enum { DATELINE = 16 };

/* Whether words that a place could have end before a piece: "Harare" before ", Zimbabwe". */
static bool opens_with_city(const Splitter *s, uint32_t from, uint32_t to) {
  const Piece *p = s->pieces->items;
  uint32_t end = from;
  while (end < to && token_rune_is_upper(text_of(s, end), 0)) end++;
  if (end == from) return false;
  TwStr name = tw_str_slice(s->document->buffer, (TwSpan){p[from].span.begin, p[end - 1].span.end});
  return tw_gaz_find_kind(name, TW_GAZ_CITY) != TW_NONE;
}

/* "Bogota, March 8 (IANS) The president …": an agency in brackets behind a city ends a dateline without a dash. */
static bool ends_in_agency(const Splitter *s, uint32_t from, uint32_t close) {
  const Piece *p = s->pieces->items;
  return close >= from + 3 && close + 1 < s->pieces->count && p[close - 2].kind == PIECE_OPEN &&
         has_capitals(text_of(s, close - 1), 2) && token_rune_is_upper(text_of(s, close + 1), 0) &&
         opens_with_city(s, from, close - 2);
}

/* Index behind the dash of a dateline, which says where a report comes from and is a sentence of its own: "SAN
 * FRANCISCO, Aug. 3 (Reuters) — The court …", "Harare, Zimbabwe - The …". `from` where there is none. */
static uint32_t past_dateline(const Splitter *s, uint32_t from) {
  const Piece *p = s->pieces->items;
  bool shouted = false, bracket = false;
  for (uint32_t i = from; i + 1 < s->pieces->count && i < from + DATELINE; i++) {
    TwStr word = text_of(s, i);
    if (is_dash(word) && i > from && p[i - 1].space_after && p[i].space_after)
      return shouted || bracket || opens_with_city(s, from, i) ? i + 1 : from;
    if (p[i].kind == PIECE_CLOSE && ends_in_agency(s, from, i)) return i + 1;
    shouted |= is_shouted(word);
    bracket |= p[i].kind == PIECE_CLOSE && i > from;
    bool fits = token_rune_is_upper(word, 0) || p[i].kind == PIECE_NUMBER || p[i].kind == PIECE_OPEN ||
                p[i].kind == PIECE_CLOSE || p[i].kind == PIECE_STOP || tw_str_is(word, ",");
    if (!fits) return from;
  }
  return from;
}

bool token_add_sentences(TwDocument *document, uint32_t paragraph, const Pieces *pieces, uint32_t label) {
  Splitter s = {document, paragraph, pieces};
  for (uint32_t from = 0; from < pieces->count;) {
    uint32_t dateline = from == 0 ? past_dateline(&s, label) : 0;
    uint32_t to = dateline > label ? dateline : find_end(&s, from, label);
    if (!add_sentence(&s, from, to)) return false;
    from = to;
  }
  return true;
}
