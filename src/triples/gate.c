#include "triples/gate.h"

#include "base/utf8.h"
#include "triples/vocabulary.h"

bool tw_language_valid(TwStr tag) {
  TwStr part;
  bool first = true, single = false;
  if (tag.len == 0) return false;
  while (tw_str_split(&tag, '-', &part)) {
    if (part.len < 1 || part.len > 8) return false;
    for (size_t i = 0; i < part.len; i++) {
      unsigned char c = (unsigned char)part.ptr[i];
      if (!tw_is_alpha(c) && (first || !tw_is_digit(c))) return false;
    }
    if (first) {
      single = part.len == 1;
      if (single && !tw_str_eq_fold(part, TW_STR("i")) && !tw_str_eq_fold(part, TW_STR("x"))) return false;
    } else {
      single = part.len == 1; /* "en-x" lacks what it announces */
    }
    first = false;
  }
  return !single;
}

/* Valid UTF-8 without NUL, U+FFFE and U+FFFF. */
static bool text_valid(TwStr s) {
  if (s.len && memchr(s.ptr, 0, s.len)) return false;
  if (tw_utf8_invalid(s) != SIZE_MAX) return false;
  for (size_t at = tw_str_find(s, TW_STR("\xEF\xBF"), 0); at != SIZE_MAX;
       at = tw_str_find(s, TW_STR("\xEF\xBF"), at + 3))
    if ((unsigned char)s.ptr[at + 2] >= 0xBE) return false;
  return true;
}

static TwStatus check_literal(TwTerm term) {
  if (term.value.len > TW_LITERAL_LIMIT || term.language.len > TW_LANGUAGE_LIMIT) return TW_ERR_LIMIT;
  if (!text_valid(term.value)) return TW_ERR_SYNTAX;
  bool lang_string = tw_str_is(term.datatype, TW_NS_RDF "langString");
  if (term.language.len) {
    if (term.datatype.len && !lang_string) return TW_ERR_SYNTAX;
    return tw_language_valid(term.language) ? TW_OK : TW_ERR_SYNTAX;
  }
  if (lang_string) return TW_ERR_SYNTAX;
  return term.datatype.len == 0 || tw_iri_valid(term.datatype) ? TW_OK : TW_ERR_SYNTAX;
}

TwStatus tw_term_check(TwTerm term) {
  switch (term.kind) {
  case TW_TERM_IRI:
    if (term.value.len > TW_IRI_LIMIT) return TW_ERR_LIMIT;
    return tw_iri_valid(term.value) ? TW_OK : TW_ERR_SYNTAX;
  case TW_TERM_LITERAL:
    return check_literal(term);
  case TW_TERM_BLANK:
    if (term.value.len > TW_IRI_LIMIT) return TW_ERR_LIMIT;
    return term.value.len && text_valid(term.value) ? TW_OK : TW_ERR_SYNTAX;
  }
  return TW_ERR_USAGE;
}
