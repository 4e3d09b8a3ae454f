#include "tokenize/pieces.h"

#include <stdlib.h>

/* Last labels of domains and extensions of file names that are no common English words, in byte order. */
static const char *const endings[] = {
    "au",  "biz", "ca",   "cfm", "ch",   "cn",  "co",  "com", "csv",  "de",  "doc", "docx", "edu", "eu",   "exe",
    "fr",  "gif", "gov",  "htm", "html", "ie",  "il",  "in",  "info", "int", "io",  "ir",   "it",  "jp",   "jpeg",
    "jpg", "js",  "json", "kr",  "mil",  "mp3", "net", "nz",  "org",  "pdf", "php", "png",  "ppt", "pptx", "py",
    "rtf", "ru",  "tr",   "tv",  "txt",  "ua",  "uk",  "url", "us",   "vsd", "xls", "xlsx", "xml", "za",   "zip"};

static int compare(const void *a, const void *b) { return tw_str_cmp(*(const TwStr *)a, tw_str(*(char *const *)b)); }

static bool is_ending(TwStr s) {
  char lower[8];
  if (s.len == 0 || s.len > 5) return false;
  for (size_t i = 0; i < s.len; i++) lower[i] = tw_lower(s.ptr[i]);
  TwStr key = tw_str_n(lower, s.len);
  return bsearch(&key, endings, sizeof endings / sizeof *endings, sizeof *endings, compare);
}

static bool starts_fold(TwStr s, size_t at, const char *prefix) {
  size_t n = strlen(prefix);
  return at + n <= s.len && tw_str_eq_fold(tw_str_n(s.ptr + at, n), tw_str(prefix));
}

static bool is_name_byte(unsigned char c) {
  return tw_is_alpha(c) || tw_is_digit(c) || c >= 0x80 || c == '-' || c == '_';
}

/* Without the punctuation that ends a clause rather than the link. */
static size_t without_tail(TwStr run, size_t at, size_t end) {
  while (end > at && strchr(".,;:!?)]}>\"'*", run.ptr[end - 1])) {
    bool wanted = run.ptr[end - 1] == ')' && memchr(run.ptr + at, '(', end - at);
    if (wanted) break;
    end--;
  }
  return end;
}

static size_t scheme(TwStr run, size_t at) {
  static const char *const schemes[] = {"http://", "https://", "ftp://", "www.", "mailto:"};
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    if (!starts_fold(run, at, schemes[i])) continue;
    size_t end = at;
    while (end < run.len && end - at < TW_WORD_LIMIT && (unsigned char)run.ptr[end] < 0x80 &&
           !strchr("<>\"", run.ptr[end]))
      end++;
    end = without_tail(run, at, end);
    if (end > at + strlen(schemes[i])) return end - at;
  }
  return 0;
}

/* user@host.tld, and the user@PLACE of mail folders. */
static size_t address(TwStr run, size_t at) {
  size_t i = at;
  while (i < run.len && i - at < TW_WORD_LIMIT &&
         (is_name_byte((unsigned char)run.ptr[i]) || strchr(".+%", run.ptr[i])))
    i++;
  if (i == at || byte_at(run, i) != '@' || !is_name_byte(byte_at(run, i + 1))) return 0;
  i++;
  while (i < run.len && i - at < TW_WORD_LIMIT && (is_name_byte((unsigned char)run.ptr[i]) || run.ptr[i] == '.')) i++;
  return without_tail(run, at, i) - at;
}

/* comp.sources.unix: three or more parts in lower case. */
static bool is_group(TwStr s) {
  size_t dots = 0, part = 0;
  for (size_t i = 0; i < s.len; i++) {
    bool dot = s.ptr[i] == '.';
    if (!dot && !tw_is_lower((unsigned char)s.ptr[i])) return false;
    if (dot && part < 2) return false;
    dots += dot;
    part = dot ? 0 : part + 1;
  }
  return dots >= 2 && part >= 2;
}

/* name.name.ending, then perhaps a path; the ending tells it from a missing blank ("fine.And"). */
static size_t domain(TwStr run, size_t at) {
  size_t i = at, dot = 0, end = 0;
  while (i < run.len && i - at < TW_WORD_LIMIT && (is_name_byte((unsigned char)run.ptr[i]) || run.ptr[i] == '.')) {
    if (run.ptr[i] == '.') {
      if (i == at || !is_name_byte(byte_at(run, i + 1))) break;
      dot = i;
    }
    i++;
  }
  if (!dot) return 0;
  TwStr last = tw_str_n(run.ptr + dot + 1, i - dot - 1);
  bool lower =
      last.len && (tw_is_lower((unsigned char)last.ptr[0]) || tw_is_upper((unsigned char)last.ptr[last.len - 1]));
  if (!is_group(tw_str_n(run.ptr + at, i - at)) && (!lower || !is_ending(last))) return 0;
  end = i;
  if (byte_at(run, i) == '/' && is_name_byte(byte_at(run, i + 1))) {
    while (end < run.len && end - at < TW_WORD_LIMIT && (unsigned char)run.ptr[end] < 0x80 &&
           !strchr("<>\"", run.ptr[end]))
      end++;
    end = without_tail(run, at, end);
  }
  return end - at;
}

/* #hashtag and @handle. */
static size_t handle(TwStr run, size_t at) {
  unsigned char mark = byte_at(run, at);
  if ((mark != '#' && mark != '@') || !(tw_is_alpha(byte_at(run, at + 1)) || byte_at(run, at + 1) == '_')) return 0;
  size_t i = at + 1;
  while (i < run.len && i - at < TW_WORD_LIMIT && is_name_byte((unsigned char)run.ptr[i]) && run.ptr[i] != '-' &&
         (unsigned char)run.ptr[i] < 0x80)
    i++;
  return i - at;
}

size_t token_match_link(TwStr run, size_t at) {
  size_t n = scheme(run, at);
  if (!n) n = handle(run, at);
  if (!n) n = address(run, at);
  if (!n) n = domain(run, at);
  return n;
}
