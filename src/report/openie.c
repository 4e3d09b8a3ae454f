#include "report/report.h"

/* A column: what could break the line becomes a blank. */
static void column(TwBuf *out, TwStr s) {
  for (size_t i = 0; i < s.len; i++) tw_buf_char(out, (unsigned char)s.ptr[i] < ' ' ? ' ' : s.ptr[i]);
}

TwStatus tw_report_openie(const TwDocument *document, const TwEvents *events, TwBuf *out) {
  for (uint32_t i = 0; i < events->open.count; i++) {
    const TwOpenTriple *t = &events->open.items[i];
    if (t->description.end) continue; /* no clause */
    column(out, document->id);
    tw_buf_printf(out, "\t%u.%02u\t", t->confidence / 100, t->confidence % 100);
    column(out, t->subject);
    tw_buf_char(out, '\t');
    column(out, t->relation);
    tw_buf_char(out, '\t');
    column(out, t->object);
    tw_buf_char(out, '\n');
  }
  return tw_buf_status(out);
}
