#include "base/utf8.h"
#include "ontology/source.h"

typedef struct Scan {
  TwStr text;
  size_t at;
  uint32_t line;
} Scan;

static char peek(const Scan *s, size_t ahead) { return s->at + ahead < s->text.len ? s->text.ptr[s->at + ahead] : 0; }

static void step(Scan *s) {
  if (s->text.ptr[s->at++] == '\n') s->line++;
}

static void skip_comment(Scan *s) {
  while (s->at < s->text.len && peek(s, 0) != '\n') step(s);
}

static void skip_string(Scan *s) {
  char quote = peek(s, 0);
  bool wide = peek(s, 1) == quote && peek(s, 2) == quote;
  for (int i = wide ? 3 : 1; i > 0; i--) step(s);
  while (s->at < s->text.len) {
    if (peek(s, 0) == '\\' && s->at + 1 < s->text.len) {
      step(s);
      step(s);
      continue;
    }
    bool end = peek(s, 0) == quote && (!wide || (peek(s, 1) == quote && peek(s, 2) == quote));
    if (end || (!wide && peek(s, 0) == '\n')) {
      for (int i = wide ? 3 : 1; i > 0; i--) step(s);
      return;
    }
    step(s);
  }
}

/* False for an IRI with a ".." segment. */
static bool skip_iri(Scan *s) {
  size_t begin = s->at;
  while (s->at < s->text.len && peek(s, 0) != '>' && !tw_is_space((unsigned char)peek(s, 0))) step(s);
  TwStr iri = tw_str_n(s->text.ptr + begin, s->at - begin);
  return tw_str_find(iri, TW_STR("/.."), 0) == SIZE_MAX && !tw_str_starts(iri, TW_STR("<.."));
}

TwStatus tw_source_guard(TwStr text, uint32_t *line, const char **problem) {
  Scan s = {text, 0, 1};
  size_t bad = tw_utf8_invalid(text);
  uint32_t depth = 0;
  while (s.at < text.len) {
    *line = s.line;
    *problem = NULL;
    char c = peek(&s, 0);
    if (s.at >= bad)
      *problem = "invalid UTF-8";
    else if (c == 0)
      *problem = "a NUL byte";
    else if ((c == '[' || c == '(') && ++depth > TW_SOURCE_DEPTH_LIMIT)
      *problem = "lists or blank nodes are nested too deep";
    else if (c == '<' && !skip_iri(&s))
      *problem = "'..' within an IRI is not read";
    if (*problem) return TW_ERR_SYNTAX;
    if ((c == ']' || c == ')') && depth > 0) depth--;
    if (c == '#')
      skip_comment(&s);
    else if (c == '"' || c == '\'')
      skip_string(&s);
    else if (c == '\\' && s.at + 1 < text.len)
      s.at += 2;
    else if (s.at < text.len)
      step(&s);
  }
  if (bad != SIZE_MAX) {
    *line = s.line;
    *problem = "invalid UTF-8";
    return TW_ERR_SYNTAX;
  }
  return TW_OK;
}
