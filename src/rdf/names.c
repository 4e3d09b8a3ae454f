#include "rdf/names.h"

#include "base/utf8.h"

bool tw_names_set(TwNames *names, TwStr prefix, TwStr iri) {
  uint32_t i = 0;
  while (i < names->count && !tw_str_eq(names->items[i].prefix, prefix)) i++;
  if (i == TW_NAMES_MAX) return false;
  if (i == names->count) names->count++;
  names->items[i].prefix = prefix;
  names->items[i].iri = iri;
  return true;
}

void tw_names_init(TwNames *names, const char *base, const char *doc) {
  names->count = 0;
  for (const TwPrefix *p = tw_prefixes; p->prefix; p++) tw_names_set(names, tw_str(p->prefix), tw_str(p->iri));
  if (base) tw_names_set(names, TW_STR("id"), tw_str(base));
  if (doc) tw_names_set(names, TW_STR("doc"), tw_str(doc));
}

/* PN_CHARS_BASE of Turtle beyond ASCII. */
static bool is_name_char(uint32_t c) {
  static const struct {
    uint32_t first, last;
  } ranges[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
                {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
                {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    if (c >= ranges[i].first && c <= ranges[i].last) return true;
  return false;
}

static bool is_plain_local(TwStr local) {
  if (local.len == 0 || local.ptr[0] == '.' || local.ptr[0] == '-' || local.ptr[local.len - 1] == '.') return false;
  for (size_t at = 0; at < local.len;) {
    uint32_t c = 0;
    size_t n = tw_utf8_decode(tw_str_n(local.ptr + at, local.len - at), &c);
    unsigned char a = (unsigned char)c;
    bool ok = c < 0x80 ? tw_is_alpha(a) || tw_is_digit(a) || a == '_' || a == '-' || a == '.' : is_name_char(c);
    if (n == 0 || !ok) return false;
    at += n;
  }
  return true;
}

bool tw_names_shorten(const TwNames *names, TwStr iri, TwStr *prefix, TwStr *local) {
  size_t best = 0;
  for (uint32_t i = 0; i < names->count; i++) {
    TwStr space = names->items[i].iri;
    if (space.len <= best || !tw_str_starts(iri, space)) continue;
    TwStr rest = tw_str_n(iri.ptr + space.len, iri.len - space.len);
    if (!is_plain_local(rest)) continue;
    best = space.len;
    *prefix = names->items[i].prefix;
    *local = rest;
  }
  return best > 0;
}

/* An integer in its shortest form: what Turtle may have without quotes, and every reader gives back as it was. */
static bool is_bare_integer(TwTerm term) {
  if (!tw_str_is(term.datatype, TW_NS_XSD "integer")) return false;
  TwStr digits = term.value;
  if (digits.len && digits.ptr[0] == '-') digits = tw_str_n(digits.ptr + 1, digits.len - 1);
  if (digits.len == 0 || (digits.ptr[0] == '0' && term.value.len > 1)) return false;
  for (size_t i = 0; i < digits.len; i++)
    if (!tw_is_digit((unsigned char)digits.ptr[i])) return false;
  return true;
}

static void put_iri(TwBuf *buf, const TwNames *names, TwStr iri) {
  TwStr prefix, local;
  if (names && tw_names_shorten(names, iri, &prefix, &local)) {
    tw_buf_add(buf, prefix);
    tw_buf_char(buf, ':');
    tw_buf_add(buf, local);
    return;
  }
  tw_buf_char(buf, '<');
  tw_buf_add(buf, iri);
  tw_buf_char(buf, '>');
}

void tw_names_put(TwBuf *buf, const TwNames *names, TwTerm term, TwTermId id) {
  if (term.kind == TW_TERM_IRI) {
    put_iri(buf, names, term.value);
  } else if (term.kind == TW_TERM_BLANK) {
    tw_buf_printf(buf, "_:b%u", id);
  } else if (names && is_bare_integer(term)) {
    tw_buf_add(buf, term.value);
  } else {
    tw_buf_ntriples(buf, term.value);
    if (term.language.len) {
      tw_buf_char(buf, '@');
      tw_buf_add(buf, term.language);
    } else if (term.datatype.len) {
      tw_buf_z(buf, "^^");
      put_iri(buf, names, term.datatype);
    }
  }
}
