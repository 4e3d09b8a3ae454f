#include "tokenize/pieces.h"

#include "text/space.h"

static void add(Cutter *c, size_t at, size_t length, PieceKind kind, uint8_t words) {
  uint32_t begin = (uint32_t)(c->run.ptr - c->buffer.ptr) + (uint32_t)at, end = begin + (uint32_t)length;
  do {
    uint32_t cut = end - begin > TW_WORD_LIMIT ? begin + TW_WORD_LIMIT : end;
    while (cut < end && ((unsigned char)c->buffer.ptr[cut] & 0xC0) == 0x80) cut--;
    Piece piece = {{begin, cut}, (uint8_t)kind, words, false};
    if (!TW_PUSH(c->arena, &c->pieces, piece)) c->failed = true;
    begin = cut;
  } while (begin < end && !c->failed);
}

static void add_word(Cutter *c, size_t at, size_t length, PieceKind kind) {
  uint32_t ends[MAX_CLITICS], from = 0;
  uint32_t count = token_split_contraction(tw_str_n(c->run.ptr + at, length), ends);
  for (uint32_t i = 0; i < count; i++) {
    add(c, at + from, ends[i] - from, kind, i == 0 && count > 1 ? (uint8_t)count : 0);
    from = ends[i];
  }
}

/* "J." in front of a further name, "E." of a species ("E. coli"), and not the pronoun at the end of a sentence. */
static bool is_initial(const Cutter *c, TwStr word) {
  if (word.len != 1 || !tw_is_upper((unsigned char)word.ptr[0]) || word.ptr[0] == 'I') return false;
  return token_rune_is_upper(c->next, 0) || (tw_is_lower(byte_at(c->next, 0)) && tw_is_lower(byte_at(c->next, 3)));
}

/* The full stop behind the word: its own where the word is an abbreviation. */
static PieceKind stop_kind(const Cutter *c, TwStr word, size_t end) {
  size_t length;
  if (byte_at(c->run, end) != '.' || byte_at(c->run, end + 1) == '.') return PIECE_STOP;
  PieceKind kind = token_abbreviation_kind(word, c->next);
  if (token_rune_at(c->run, end + 1, &length) != RUNE_OTHER) /* "Mr.Smith" */
    return kind == PIECE_TITLE && token_rune_is_upper(c->run, end + 1) ? PIECE_TITLE : PIECE_STOP;
  if (kind == PIECE_STOP && end + 1 == c->run.len && is_initial(c, word)) return PIECE_INITIAL;
  return kind;
}

/* A genitive's bare apostrophe ("Edwards' "), where it does not close a quotation. */
static size_t bare_genitive(Cutter *c, size_t at, size_t end) {
  size_t mark = token_apostrophe_at(c->run, end), length;
  if (!mark || c->run.ptr[end] == '`' || tw_lower(c->run.ptr[end - 1]) != 's' || end - at < 3) return 0;
  if (token_rune_at(c->run, end + mark, &length) != RUNE_OTHER || token_apostrophe_at(c->run, end + mark)) return 0;
  if (c->single_open) {
    c->single_open = false;
    return 0;
  }
  return mark;
}

static size_t cut_word(Cutter *c, size_t at) {
  size_t length = token_match_word(c->run, at), end = at + length;
  if (length == 0) return 0;
  TwStr word = tw_str_n(c->run.ptr + at, length);
  if (word.ptr[length - 1] == '.') {
    add(c, at, length, PIECE_ABBREVIATION, 0);
    return length;
  }
  PieceKind kind = stop_kind(c, word, end);
  if (kind != PIECE_STOP) {
    add(c, at, length + 1, kind, 0);
    return length + 1;
  }
  size_t mark = bare_genitive(c, at, end);
  if (mark) {
    add(c, at, length, PIECE_WORD, 2);
    add(c, end, mark, PIECE_WORD, 0);
    return length + mark;
  }
  add_word(c, at, length, PIECE_WORD);
  return length;
}

/* 'em, '90s, 's after a blank: an apostrophe that starts a word. */
static size_t leading_apostrophe(const Cutter *c, size_t at) {
  static const char *const forms[] = {"em", "tis", "twas", "cause", "til", "s", "re", "ve", "ll", "d", "m", "n"};
  size_t mark = token_apostrophe_at(c->run, at), n = 0, length;
  if (!mark || c->run.ptr[at] == '`') return 0;
  while (tw_is_digit(byte_at(c->run, at + mark + n))) n++;
  if (n == 2) {
    n += byte_at(c->run, at + mark + n) == 's';
    return token_rune_at(c->run, at + mark + n, &length) == RUNE_OTHER ? mark + n : 0;
  }
  n = 0;
  while (n < 8 && tw_is_alpha(byte_at(c->run, at + mark + n))) n++;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (tw_str_eq_fold(tw_str_n(c->run.ptr + at + mark, n), tw_str(forms[i]))) return mark + n;
  return 0;
}

static size_t cut_symbol(Cutter *c, size_t at) {
  PieceKind kind;
  size_t mark = token_apostrophe_at(c->run, at), length;
  size_t n = leading_apostrophe(c, at);
  if (n) {
    add(c, at, n, PIECE_WORD, 0);
    return n;
  }
  n = token_match_symbol(c->run, at, &kind);
  if (mark && n == mark) {
    bool before = at > 0, after = token_rune_at(c->run, at + n, &length) != RUNE_OTHER;
    kind = after && !before ? PIECE_OPEN : PIECE_CLOSE;
    c->single_open = kind == PIECE_OPEN;
  }
  if (kind == PIECE_QUOTE) {
    if (at == 0) kind = PIECE_OPEN;
    if (at + n == c->run.len) kind = PIECE_CLOSE;
  }
  add(c, at, n, kind, 0);
  return n;
}

/* Links are looked for in runs of sane length only, so that time stays linear. */
static bool may_hold_link(TwStr run) {
  if (run.len > 4 * TW_WORD_LIMIT) return false;
  for (size_t i = 0; i < run.len; i++)
    if (strchr(".@#:", run.ptr[i]) && i + 1 < run.len) return true;
  return false;
}

void token_cut_run(Cutter *c, TwStr run, TwStr next) {
  c->run = run;
  c->next = next;
  c->links = may_hold_link(run);
  for (size_t at = 0; at < run.len && !c->failed;) {
    size_t n = c->links ? token_match_link(run, at) : 0;
    if (n) {
      add(c, at, n, PIECE_LINK, 0);
    } else if ((n = token_match_number(run, at)) > 0) {
      add(c, at, n, PIECE_NUMBER, 0);
    } else if ((n = cut_word(c, at)) == 0)
      n = cut_symbol(c, at);
    at += n;
  }
  if (c->pieces.count) c->pieces.items[c->pieces.count - 1].space_after = true;
}
