#include "rdf/sparql_lex.h"

#include "base/buf.h"
#include "base/utf8.h"

static unsigned char peek(const TwSparqlLexer *l, size_t ahead) {
  return l->at + ahead < l->text.len ? (unsigned char)l->text.ptr[l->at + ahead] : 0;
}

static bool name_start(unsigned char c) { return tw_is_alpha(c) || c == '_' || c >= 0x80; }
static bool name_char(unsigned char c) { return name_start(c) || tw_is_digit(c) || c == '-'; }
static bool hex(unsigned char c) { return tw_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

static void skip_blanks(TwSparqlLexer *l) {
  while (l->at < l->text.len) {
    char c = l->text.ptr[l->at];
    if (c == '#') {
      while (l->at < l->text.len && l->text.ptr[l->at] != '\n') l->at++;
    } else if (tw_is_space((unsigned char)c)) {
      l->line += c == '\n';
      l->at++;
    } else {
      return;
    }
  }
}

static TwSparqlToken token(TwSparqlLexer *l, TwSparqlTokenKind kind, size_t from, size_t to, size_t next) {
  TwSparqlToken t = {kind, tw_str_n(l->text.ptr + from, to - from), l->line, from, next};
  l->at = next;
  return t;
}

/* \uXXXX and \UXXXXXXXX at `p`; bytes taken, 0 where it is none. */
static size_t unescape_rune(TwStr p, TwBuf *buf) {
  size_t digits = p.len > 1 && p.ptr[1] == 'u' ? 4 : p.len > 1 && p.ptr[1] == 'U' ? 8 : 0;
  if (!digits || p.len < 2 + digits) return 0;
  uint32_t c = 0;
  for (size_t i = 2; i < 2 + digits; i++) {
    unsigned char d = (unsigned char)p.ptr[i];
    if (!hex(d)) return 0;
    c = c << 4 | (uint32_t)(tw_is_digit(d) ? d - '0' : tw_lower((char)d) - 'a' + 10);
  }
  char out[4];
  size_t n = c ? tw_utf8_encode(c, out) : 0;
  tw_buf_add(buf, tw_str_n(out, n));
  return n ? 2 + digits : 0;
}

/* Undoes escapes; false where one is not valid. With `iri` only \u and \U are. */
static bool unescape(TwSparqlLexer *l, TwStr raw, bool iri, TwStr *out) {
  TwBuf buf;
  tw_buf_init(&buf, l->arena->allocator);
  bool ok = true;
  for (size_t i = 0; ok && i < raw.len;) {
    if (raw.ptr[i] != '\\') {
      tw_buf_char(&buf, raw.ptr[i++]);
      continue;
    }
    static const char from[] = "tbnrf\"'\\", to[] = "\t\b\n\r\f\"'\\";
    const char *known = !iri && i + 1 < raw.len && raw.ptr[i + 1] ? strchr(from, raw.ptr[i + 1]) : NULL;
    if (known) {
      tw_buf_char(&buf, to[known - from]);
      i += 2;
    } else {
      size_t n = unescape_rune(tw_str_n(raw.ptr + i, raw.len - i), &buf);
      ok = n > 0;
      i += n;
    }
  }
  *out = tw_arena_str(l->arena, tw_buf_str(&buf));
  tw_buf_release(&buf);
  return ok;
}

static TwSparqlToken lex_string(TwSparqlLexer *l) {
  size_t begin = l->at;
  unsigned char q = peek(l, 0);
  bool is_long = peek(l, 1) == q && peek(l, 2) == q;
  unsigned line = l->line;
  size_t i = begin + (is_long ? 3 : 1), from = i;
  for (; i < l->text.len; i++) {
    unsigned char c = (unsigned char)l->text.ptr[i];
    if (c == '\\') {
      i++;
    } else if (c == '\n' || c == '\r') {
      if (!is_long) break;
      line += c == '\n';
    } else if (c == q && (!is_long || (i + 2 < l->text.len && (unsigned char)l->text.ptr[i + 1] == q &&
                                       (unsigned char)l->text.ptr[i + 2] == q))) {
      TwSparqlToken t = token(l, TW_TOKEN_STRING, from, i, i + (is_long ? 3 : 1));
      l->line = line;
      if (!unescape(l, t.text, false, &t.text)) t.kind = TW_TOKEN_BAD;
      return t;
    }
  }
  return token(l, TW_TOKEN_BAD, begin, begin + 1, l->text.len);
}

/* An IRI, or the sign "<" or "<=". */
static TwSparqlToken lex_less(TwSparqlLexer *l) {
  size_t begin = l->at;
  for (size_t i = begin + 1; i < l->text.len; i++) {
    unsigned char c = (unsigned char)l->text.ptr[i];
    if (c == '>') {
      TwSparqlToken t = token(l, TW_TOKEN_IRI, begin + 1, i, i + 1);
      if (!unescape(l, t.text, true, &t.text)) t.kind = TW_TOKEN_BAD;
      return t;
    }
    if (c <= 0x20 || strchr("<\"{}|^`", c)) break;
  }
  size_t n = peek(l, 1) == '=' ? 2 : 1;
  return token(l, TW_TOKEN_SIGN, begin, begin + n, begin + n);
}

static TwSparqlToken lex_number(TwSparqlLexer *l) {
  size_t begin = l->at, i = begin;
  TwSparqlTokenKind kind = TW_TOKEN_INTEGER;
  const char *s = l->text.ptr;
  size_t end = l->text.len;
  while (i < end && tw_is_digit((unsigned char)s[i])) i++;
  size_t whole = i;
  if (i < end && s[i] == '.') {
    size_t k = i + 1;
    while (k < end && tw_is_digit((unsigned char)s[k])) k++;
    if (k > i + 1 || (whole > begin && k < end && (s[k] == 'e' || s[k] == 'E'))) {
      kind = TW_TOKEN_DECIMAL;
      i = k;
    }
  }
  if (i < end && (s[i] == 'e' || s[i] == 'E')) {
    size_t k = i + 1;
    if (k < end && (s[k] == '+' || s[k] == '-')) k++;
    if (k < end && tw_is_digit((unsigned char)s[k])) {
      while (k < end && tw_is_digit((unsigned char)s[k])) k++;
      kind = TW_TOKEN_DOUBLE;
      i = k;
    }
  }
  return token(l, kind, begin, i, i);
}

/* End of a name that starts at `i`; with `local`, colons, dots, % and escapes may be in it. A dot never ends it. */
static size_t name_end(const TwSparqlLexer *l, size_t i, bool local) {
  const char *s = l->text.ptr;
  size_t end = i;
  for (; i < l->text.len; i++) {
    unsigned char c = (unsigned char)s[i];
    if (local && c == '\\' && i + 1 < l->text.len && s[i + 1] && strchr("_~.-!$&'()*+,;=/?#@%", s[i + 1]))
      i++;
    else if (local && c == '%' && i + 2 < l->text.len && hex((unsigned char)s[i + 1]) && hex((unsigned char)s[i + 2]))
      i += 2;
    else if (c == '.')
      continue;
    else if (!name_char(c) && !(local && c == ':'))
      break;
    end = i + 1;
  }
  return end;
}

static TwSparqlToken lex_word(TwSparqlLexer *l) {
  size_t begin = l->at;
  if (peek(l, 0) == '_' && peek(l, 1) == ':') {
    size_t end = name_end(l, begin + 2, false);
    return token(l, end > begin + 2 ? TW_TOKEN_BLANK : TW_TOKEN_BAD, begin + 2, end, end);
  }
  size_t end = peek(l, 0) == ':' ? begin : name_end(l, begin, false);
  if (end < l->text.len && l->text.ptr[end] == ':') {
    size_t last = name_end(l, end + 1, true);
    return token(l, TW_TOKEN_NAME, begin, last, last);
  }
  for (end = begin; end < l->text.len && name_char((unsigned char)l->text.ptr[end]) && l->text.ptr[end] != '-';) end++;
  return token(l, TW_TOKEN_WORD, begin, end, end);
}

TwSparqlToken tw_sparql_token(TwSparqlLexer *l) {
  skip_blanks(l);
  if (l->at >= l->text.len) return token(l, TW_TOKEN_END, l->text.len, l->text.len, l->text.len);
  unsigned char c = peek(l, 0), d = peek(l, 1);
  if (c == '"' || c == '\'') return lex_string(l);
  if (c == '<') return lex_less(l);
  if (tw_is_digit(c) || (c == '.' && tw_is_digit(d))) return lex_number(l);
  if ((c == '?' || c == '$') && (name_start(d) || tw_is_digit(d))) {
    size_t end = l->at + 1;
    while (end < l->text.len && name_char((unsigned char)l->text.ptr[end]) && l->text.ptr[end] != '-') end++;
    return token(l, TW_TOKEN_VAR, l->at + 1, end, end);
  }
  if (c == '@' && tw_is_alpha(d)) {
    size_t end = l->at + 1;
    while (end < l->text.len && (name_char((unsigned char)l->text.ptr[end]))) end++;
    return token(l, TW_TOKEN_LANG, l->at + 1, end, end);
  }
  if (name_start(c) || c == ':') return lex_word(l);
  bool pair = (c == '&' && d == '&') || (c == '|' && d == '|') || (c == '!' && d == '=') || (c == '>' && d == '=') ||
              (c == '^' && d == '^');
  if (pair || (c < 0x80 && c && strchr("{}()[].;,*/+-!=<>^|?", c))) {
    size_t n = pair ? 2 : 1;
    return token(l, TW_TOKEN_SIGN, l->at, l->at + n, l->at + n);
  }
  return token(l, TW_TOKEN_BAD, l->at, l->at + 1, l->at + 1);
}
