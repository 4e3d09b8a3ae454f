/* Times: the expressions of time in a document, what TIMEX3 says of them, and how they stand in XML Schema.
 *
 * Values follow TimeML (ISO-TimeML) as TimeBank uses it; begin and end are what a graph says. A date without a year
 * stays without one unless the document's date settles it. */
#ifndef TW_TIME_TIME_H
#define TW_TIME_TIME_H

#include "text/document.h"

typedef enum TwTimeType { TW_TIME_DATE, TW_TIME_TIME, TW_TIME_DURATION, TW_TIME_SET } TwTimeType;

/** Datatype of a bound; NONE where the bound is not known. */
typedef enum TwXsd {
  TW_XSD_NONE,
  TW_XSD_DATE,       /* 2023-08-14 */
  TW_XSD_YEAR_MONTH, /* 2023-08 */
  TW_XSD_YEAR,       /* 2023 */
  TW_XSD_MONTH_DAY,  /* --08-14 */
  TW_XSD_MONTH,      /* --08 */
  TW_XSD_DATE_TIME   /* 2023-08-14T17:30:00 */
} TwXsd;

typedef struct TwBound {
  TwXsd type;
  TwStr lexical;
} TwBound;

typedef struct TwTimex {
  TwSpan tokens; /* without a preposition: "August 14th"; adjacent parts of a range are expressions of their own */
  TwTimeType type;
  TwStr value;   /* TIMEX3 value: "XXXX-08-14", "2023-W33", "P3D", "PRESENT_REF" */
  TwBound point; /* what it names as one XSD value ("April" --04), NONE for what has none (weeks, seasons, durations) */
  TwBound begin, end; /* first and last day or moment of it where known: a week, a quarter, "since 2014" (begin alone),
                         "until Friday" (end alone); of both parts of a range: those of the whole range */
  uint32_t range;     /* index of the other part of a range "from A to B"; TW_NONE */
} TwTimex;

typedef struct TwTimes {
  TW_ARRAY(TwTimex) items; /* in the order of the text, not overlapping */
  TwDate anchor;           /* the document's date that was used: the record's, the dateline's, --date; year 0: none */
  TwSpan dateline;         /* bytes of the dateline or date line in the text; empty where there is none */
  TwSpan dateline_place;   /* tokens of its place: "MOSCOW, Aug. 11 (AP) —"; empty where there is none */
} TwTimes;

/** Finds the times of a document that has tokens, and tags and tree where `parse` has run (tense then settles which
 * Friday is meant). `fallback` is --date; year 0 for none. Everything is made in the document's arena. TW_ERR_MEMORY.
 */
TwStatus tw_time_find(const TwDocument *document, TwDate fallback, TwTimes *times);

/** The expression that covers a token, or NULL. */
const TwTimex *tw_time_at(const TwTimes *times, uint32_t token);

/** IRI of the datatype, NULL for NONE. */
const char *tw_xsd_iri(TwXsd type);

#endif
