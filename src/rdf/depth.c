#include "rdf/depth.h"

/* Index after the string that starts at `i`; the end of the text where it is not closed. */
static size_t skip_string(TwStr s, size_t i) {
  char q = s.ptr[i];
  bool is_long = i + 2 < s.len && s.ptr[i + 1] == q && s.ptr[i + 2] == q;
  for (i += is_long ? 3 : 1; i < s.len; i++) {
    if (s.ptr[i] == '\\') {
      i++;
    } else if (s.ptr[i] == q) {
      if (!is_long) return i + 1;
      if (i + 2 < s.len && s.ptr[i + 1] == q && s.ptr[i + 2] == q) return i + 3;
    } else if (s.ptr[i] == '\n' && !is_long) {
      return i;
    }
  }
  return s.len;
}

/* Index after the IRI that starts at `i`, or after the "<" where none does. */
static size_t skip_iri(TwStr s, size_t i) {
  for (size_t k = i + 1; k < s.len; k++) {
    unsigned char c = (unsigned char)s.ptr[k];
    if (c == '>') return k + 1;
    if (c <= 0x20 || strchr("<\"{}|^`", c)) break;
  }
  return i + 1;
}

bool tw_brackets_too_deep(TwStr s, unsigned limit, size_t *at) {
  unsigned depth = 0;
  for (size_t i = 0; i < s.len;) {
    char c = s.ptr[i];
    if (c == '"' || c == '\'') {
      i = skip_string(s, i);
    } else if (c == '<') {
      i = skip_iri(s, i);
    } else if (c == '#') {
      while (i < s.len && s.ptr[i] != '\n') i++;
    } else {
      bool open = c == '[' || c == '(' || c == '{', close = c == ']' || c == ')' || c == '}';
      if (open && ++depth > limit) {
        *at = i;
        return true;
      }
      if (close && depth) depth--;
      i += c == '\\' && i + 1 < s.len ? 2 : 1;
    }
  }
  return false;
}

/* Index after the markup that starts at `i` and ends with `end`. */
static size_t skip_to(TwStr s, size_t i, const char *end) {
  size_t at = tw_str_find(s, tw_str(end), i);
  return at == SIZE_MAX ? s.len : at + strlen(end);
}

/* Index of the ">" that ends a tag; quoted values may hold one. */
static size_t tag_end(TwStr s, size_t i) {
  char quote = 0;
  for (; i < s.len; i++) {
    char c = s.ptr[i];
    if (quote ? c == quote : c == '"' || c == '\'')
      quote = quote ? 0 : c;
    else if (!quote && c == '>')
      break;
  }
  return i;
}

bool tw_elements_too_deep(TwStr s, unsigned limit, size_t *at) {
  unsigned depth = 0;
  for (size_t i = 0; i < s.len;) {
    i = skip_to(s, i, "<");
    TwStr rest = tw_str_n(s.ptr + i, s.len - i);
    if (tw_str_starts(rest, TW_STR("!--"))) {
      i = skip_to(s, i, "-->");
    } else if (tw_str_starts(rest, TW_STR("![CDATA["))) {
      i = skip_to(s, i, "]]>");
    } else if (tw_str_starts(rest, TW_STR("?"))) {
      i = skip_to(s, i, "?>");
    } else if (tw_str_starts(rest, TW_STR("/"))) {
      if (depth) depth--;
    } else if (rest.len && rest.ptr[0] != '!') {
      size_t end = tag_end(s, i);
      bool empty = end > i && end < s.len && s.ptr[end - 1] == '/';
      if (!empty && ++depth > limit) {
        *at = i;
        return true;
      }
      i = end;
    }
  }
  return false;
}

bool tw_rdf_too_deep(TwStr text, TwRdfSyntax syntax, size_t *at) {
  if (syntax == TW_RDF_RDFXML) return tw_elements_too_deep(text, TW_RDF_DEPTH_LIMIT, at);
  if (syntax != TW_RDF_TURTLE && syntax != TW_RDF_TRIG) return false;
  return tw_brackets_too_deep(text, TW_RDF_DEPTH_LIMIT, at);
}
