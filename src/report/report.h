/* What is said of a document in lines: events, open triples, and the linguistic analysis. Each call appends to a buffer
 * whose errors stick; all are pure. */
#ifndef TW_REPORT_REPORT_H
#define TW_REPORT_REPORT_H

#include "base/buf.h"
#include "graph/graph.h"
#include "text/conllu.h"

/** `--to events`: a line of JSON for each event of the graph. TW_ERR_MEMORY. */
TwStatus tw_report_events(const TwGraph *graph, TwBuf *out);

/** `--to openie`: a tab-separated line for each open triple of the document. TW_ERR_MEMORY. */
TwStatus tw_report_openie(const TwDocument *document, const TwEvents *events, TwBuf *out);

/** `parse --to json`: one object on one line. TW_ERR_MEMORY. */
TwStatus tw_report_json(const TwGraph *graph, TwBuf *out);

/** For TwConlluOptions.misc with a graph as user, without TwConlluOptions.names: `NER=B-Country`, `I-…`, `O`; `Entity=`
 * in the brackets of CorefUD, "(e3-Country" where a mention starts, "e3)" where it ends, "(e3-Country)" for one word,
 * several of them without a separator; and `Time=` in the same way, "(t1-DATE-2023-08-14)". */
void tw_report_misc(void *graph, const TwDocument *document, uint32_t token, TwBuf *out);

#endif
