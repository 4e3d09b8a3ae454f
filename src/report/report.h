/* What is said of a document in lines: events, dyads, open triples, and the linguistic analysis. Each call appends to a
 * buffer whose errors stick; all are pure. */
#ifndef TW_REPORT_REPORT_H
#define TW_REPORT_REPORT_H

#include "base/buf.h"
#include "graph/graph.h"
#include "text/conllu.h"

/** `--to events`: a line of JSON for each event of the graph. TW_ERR_MEMORY. */
TwStatus tw_report_events(const TwGraph *graph, TwBuf *out);

/** `--to csv`: a row for each pair of source and target of each event, at most TW_DYADS_SIDE of either; a side that
 * nobody stands on is empty. A reciprocal event has a row each way, and nobody is paired with himself. RFC 4180, lines
 * end in CR LF. A cell that a spreadsheet would run as a formula has an apostrophe before it; so has one of that kind
 * with apostrophes before it, so that taking one away gives every text back. TW_ERR_MEMORY. */
TwStatus tw_report_dyads(const TwGraph *graph, TwBuf *out);
/** The first line of such a table. */
void tw_report_dyads_header(TwBuf *out);
#define TW_DYADS_SIDE 64u

/** `--to openie`: a tab-separated line for each open triple of the document. TW_ERR_MEMORY. */
TwStatus tw_report_openie(const TwDocument *document, const TwEvents *events, TwBuf *out);

/** `parse --to json`: one object on one line. TW_ERR_MEMORY. */
TwStatus tw_report_json(const TwGraph *graph, TwBuf *out);

/** For TwConlluOptions.misc with a graph as user, without TwConlluOptions.names: `NER=B-Country`, `I-…`, `O`; `Entity=`
 * in the brackets of CorefUD, "(e3-Country" where a mention starts, "e3)" where it ends, "(e3-Country)" for one word,
 * several of them without a separator; and `Time=` in the same way, "(t1-DATE-2023-08-14)". */
void tw_report_misc(void *graph, const TwDocument *document, uint32_t token, TwBuf *out);

#endif
