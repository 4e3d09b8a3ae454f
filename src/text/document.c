#include "text/document.h"

#include "base/utf8.h"

TwDocument *tw_document_new(TwArena *arena) {
  TwDocument *d = TW_NEW(arena, TwDocument);
  if (d) d->arena = arena;
  return d;
}

TwPlace tw_document_place(const TwDocument *document, uint32_t byte) {
  bool in_title = byte < document->body;
  uint32_t from = in_title ? 0 : document->body;
  return (TwPlace){in_title, (uint32_t)tw_utf8_count(tw_str_slice(document->buffer, (TwSpan){from, byte}))};
}

TwStr tw_document_text(const TwDocument *document, TwSpan bytes) { return tw_str_slice(document->buffer, bytes); }

TwSpan tw_document_bytes(const TwDocument *document, TwSpan tokens) {
  if (tokens.begin >= tokens.end) return (TwSpan){0, 0};
  return (TwSpan){document->tokens.items[tokens.begin].span.begin, document->tokens.items[tokens.end - 1].span.end};
}

TwStr tw_document_words(const TwDocument *document, TwSpan tokens) {
  return tw_document_text(document, tw_document_bytes(document, tokens));
}

TwStr tw_document_phrase(const TwDocument *document, TwSpan tokens) {
  TwStr raw = tw_document_words(document, tokens);
  bool plain = true;
  for (size_t i = 0; i < raw.len; i++)
    plain &= !tw_is_space((unsigned char)raw.ptr[i]) || (raw.ptr[i] == ' ' && (i == 0 || raw.ptr[i - 1] != ' '));
  char *out = plain ? NULL : tw_arena_alloc(document->arena, raw.len + 1);
  if (!out) return plain ? raw : tw_str_n("", 0);
  size_t n = 0;
  for (size_t i = 0; i < raw.len; i++) {
    bool blank = tw_is_space((unsigned char)raw.ptr[i]);
    if (blank && n && out[n - 1] == ' ') continue;
    out[n++] = blank ? ' ' : raw.ptr[i];
  }
  return tw_str_n(out, n);
}

const TwName *tw_document_name_at(const TwDocument *document, uint32_t token) {
  uint32_t lo = 0, hi = document->names.count;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (document->names.items[mid].tokens.end <= token)
      lo = mid + 1;
    else
      hi = mid;
  }
  if (lo == document->names.count || document->names.items[lo].tokens.begin > token) return NULL;
  return &document->names.items[lo];
}

bool tw_date_valid(TwDate date) {
  static const uint8_t days[12] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > days[date.month - 1])
    return false;
  bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
  return date.month != 2 || date.day < 29 || leap;
}

static bool number(TwStr s, size_t from, size_t digits, int *value) {
  *value = 0;
  for (size_t i = from; i < from + digits; i++) {
    if (!tw_is_digit((unsigned char)s.ptr[i])) return false;
    *value = *value * 10 + (s.ptr[i] - '0');
  }
  return true;
}

bool tw_date_parse(TwStr s, TwDate *date) {
  int year, month, day;
  if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-') return false;
  if (!number(s, 0, 4, &year) || !number(s, 5, 2, &month) || !number(s, 8, 2, &day)) return false;
  *date = (TwDate){(int16_t)year, (uint8_t)month, (uint8_t)day};
  return tw_date_valid(*date);
}
