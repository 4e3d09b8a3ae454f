/* Turtle as facts in memory: what the loader builds the tables from.
 *
 * Terms are numbered in the byte order of their text and facts are sorted by those numbers, so that the order in which
 * a file says things never matters. Facts come in two layers: a subject that the upper layer speaks of loses what the
 * lower one says. */
#ifndef TW_ONTOLOGY_SOURCE_H
#define TW_ONTOLOGY_SOURCE_H

#include "base/diag.h"
#include "base/map.h"

/** Limits of what is read; beyond them TW_ERR_LIMIT. */
#define TW_SOURCE_FILE_LIMIT  ((size_t)16 << 20) /* bytes a file */
#define TW_SOURCE_DEPTH_LIMIT 64                 /* nested lists and blank nodes */
#define TW_SOURCE_FACT_LIMIT  2000000u           /* facts of all files */

typedef struct TwSourceFile {
  TwStr name, text;
} TwSourceFile;

typedef enum TwSourceKind { TW_SOURCE_IRI, TW_SOURCE_BLANK, TW_SOURCE_LITERAL } TwSourceKind;

typedef struct TwSourceTerm {
  TwStr text; /* without angle brackets, quotes, language */
  TwStr language;
  uint8_t kind;
} TwSourceTerm;

typedef struct TwFact {
  uint32_t subject, predicate, object; /* terms */
  uint32_t file;
  uint32_t first_line, line; /* where the Turtle statement that it stands in begins and ends */
  uint8_t layer;
} TwFact;

typedef struct TwSource {
  TwArena *arena;
  const TwDiagSink *sink;
  TwMap numbers;
  TW_ARRAY(TwSourceTerm) terms;
  TW_ARRAY(TwFact) facts;
  TW_ARRAY(TwSourceFile) files;
} TwSource;

void tw_source_init(TwSource *source, TwArena *arena, const TwDiagSink *sink);
/** Reads one file into a layer (0 below, 1 above). Errors go to the sink with file and line. `name` and `text` must
 * outlive the source. */
TwStatus tw_source_read(TwSource *source, TwStr name, TwStr text, uint8_t layer);
/** Sorts everything and lets the upper layer replace subjects. After this nothing is read any more. */
TwStatus tw_source_finish(TwSource *source);

/** Number of an IRI, or TW_NONE where no file has it. Only after tw_source_finish(), as everything below. */
uint32_t tw_source_iri(const TwSource *source, const char *namespace_iri, const char *local);
/** The facts of a subject, sorted by predicate and object. */
const TwFact *tw_source_facts(const TwSource *source, uint32_t subject, uint32_t *count);
/** Those with one predicate. A predicate of TW_NONE has none. */
const TwFact *tw_source_values(const TwSource *source, uint32_t subject, uint32_t predicate, uint32_t *count);

/** An IRI as people write it ("tw:Visit"), a literal in quotes; for messages. */
TwStr tw_source_show(const TwSource *source, uint32_t term);
/** Reports about a term that a fact names, at the line where the term stands. */
void tw_source_report(const TwSource *source, TwSeverity severity, const TwFact *fact, uint32_t term,
                      const char *format, ...) __attribute__((format(printf, 5, 6)));

/** What raptor must not be given: invalid UTF-8, NUL, nesting beyond the limit, ".." in a relative IRI (its
 * normalisation reads out of bounds). TW_OK, or an error with its 1-based line and what is wrong. */
TwStatus tw_source_guard(TwStr text, uint32_t *line, const char **problem);

#endif
