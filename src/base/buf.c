#include "base/buf.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

void tw_buf_init(TwBuf *buf, const TwAllocator *allocator) { *buf = (TwBuf){.allocator = allocator}; }

void tw_buf_release(TwBuf *buf) {
  if (buf->allocator) tw_free(buf->allocator, buf->ptr);
  tw_buf_init(buf, buf->allocator);
}

void tw_buf_reset(TwBuf *buf) {
  buf->len = 0;
  buf->failed = false;
}

TwStatus tw_buf_status(const TwBuf *buf) { return buf->failed ? TW_ERR_MEMORY : TW_OK; }

/* Room for `more` bytes and a NUL. */
static bool reserve(TwBuf *buf, size_t more) {
  if (buf->failed) return false;
  if (more < buf->capacity - buf->len) return true;
  if (more > SIZE_MAX / 4 || buf->len > SIZE_MAX / 4) {
    buf->failed = true;
    return false;
  }
  size_t wider = buf->capacity ? buf->capacity * 2 : 256;
  if (wider < buf->len + more + 1) wider = buf->len + more + 1;
  char *p = tw_resize(buf->allocator, buf->ptr, wider);
  if (!p) {
    buf->failed = true;
    return false;
  }
  buf->ptr = p;
  buf->capacity = wider;
  return true;
}

void tw_buf_add(TwBuf *buf, TwStr s) {
  if (!reserve(buf, s.len)) return;
  if (s.len) memcpy(buf->ptr + buf->len, s.ptr, s.len);
  buf->len += s.len;
  buf->ptr[buf->len] = '\0';
}

void tw_buf_char(TwBuf *buf, char c) { tw_buf_add(buf, tw_str_n(&c, 1)); }

void tw_buf_z(TwBuf *buf, const char *z) { tw_buf_add(buf, tw_str(z)); }

void tw_buf_printf(TwBuf *buf, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (n >= 0 && reserve(buf, (size_t)n)) {
    vsnprintf(buf->ptr + buf->len, (size_t)n + 1, format, again);
    buf->len += (size_t)n;
  }
  va_end(again);
}

static void quoted(TwBuf *buf, TwStr s, const char digits[16]) {
  tw_buf_char(buf, '"');
  size_t from = 0;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) continue;
    tw_buf_add(buf, tw_str_n(s.ptr + from, i - from));
    from = i + 1;
    switch (c) {
    case '"':
      tw_buf_z(buf, "\\\"");
      break;
    case '\\':
      tw_buf_z(buf, "\\\\");
      break;
    case '\n':
      tw_buf_z(buf, "\\n");
      break;
    case '\t':
      tw_buf_z(buf, "\\t");
      break;
    case '\r':
      tw_buf_z(buf, "\\r");
      break;
    default:
      tw_buf_z(buf, "\\u00");
      tw_buf_char(buf, digits[c >> 4]);
      tw_buf_char(buf, digits[c & 15]);
    }
  }
  tw_buf_add(buf, tw_str_n(s.ptr + from, s.len - from));
  tw_buf_char(buf, '"');
}

void tw_buf_json(TwBuf *buf, TwStr s) { quoted(buf, s, "0123456789abcdef"); }
void tw_buf_ntriples(TwBuf *buf, TwStr s) { quoted(buf, s, "0123456789ABCDEF"); }

static bool xml_allows(uint32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xFFFE) || c > 0xFFFF;
}

void tw_buf_xml(TwBuf *buf, TwStr s) {
  size_t at = 0;
  while (at < s.len) {
    uint32_t c = 0;
    size_t n = tw_utf8_decode(tw_str_n(s.ptr + at, s.len - at), &c);
    TwStr raw = tw_str_n(s.ptr + at, n);
    if (n == 0 || !xml_allows(c))
      raw = TW_STR("\xEF\xBF\xBD");
    else if (c == '&')
      raw = TW_STR("&amp;");
    else if (c == '<')
      raw = TW_STR("&lt;");
    else if (c == '>')
      raw = TW_STR("&gt;");
    else if (c == '"')
      raw = TW_STR("&quot;");
    else if (c == '\'')
      raw = TW_STR("&#39;");
    else if (c == '\r')
      raw = TW_STR("&#13;");
    tw_buf_add(buf, raw);
    at += n ? n : 1;
  }
}
