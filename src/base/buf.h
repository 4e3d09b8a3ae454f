/* A byte buffer that grows at its end, for everything that is written out. Errors stick: after a failed growth further
 * appends do nothing and tw_buf_status() says TW_ERR_MEMORY, so that writers check once. */
#ifndef TW_BASE_BUF_H
#define TW_BASE_BUF_H

#include "base/alloc.h"
#include "base/str.h"
#include "triplewire.h"

typedef struct TwBuf {
  const TwAllocator *allocator;
  char *ptr; /* ends in NUL once anything was appended */
  size_t len, capacity;
  bool failed;
} TwBuf;

void tw_buf_init(TwBuf *buf, const TwAllocator *allocator);
void tw_buf_release(TwBuf *buf);
/** Empties it and forgets an earlier failure; memory is kept. */
void tw_buf_reset(TwBuf *buf);
TwStatus tw_buf_status(const TwBuf *buf);
static inline TwStr tw_buf_str(const TwBuf *buf) { return tw_str_n(buf->ptr, buf->len); }

void tw_buf_add(TwBuf *buf, TwStr s);
void tw_buf_char(TwBuf *buf, char c);
void tw_buf_z(TwBuf *buf, const char *z);
void tw_buf_printf(TwBuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** A string with its quotes, of JSON and of N-Triples (whose canonical form wants capital hexadecimal); `s` must be
 * valid UTF-8. */
void tw_buf_json(TwBuf *buf, TwStr s);
void tw_buf_ntriples(TwBuf *buf, TwStr s);
/** Text or attribute value of XML 1.0: markup escaped, characters that XML does not allow replaced by U+FFFD. */
void tw_buf_xml(TwBuf *buf, TwStr s);

#endif
