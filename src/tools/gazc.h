/* gazc, the gazetteer's compiler: Turtle files below ontology/gazetteer in, one C source of constant tables out.
 *
 * A set of statements, sorted and without repetition, is all that the compiler knows of its sources: neither the order
 * of files nor of statements shows in what it writes. A build tool: it prints its errors and exits with status 1. */
#ifndef TW_TOOLS_GAZC_H
#define TW_TOOLS_GAZC_H

#include "base/map.h"
#include "gazetteer/tables.h"
#include "triples/vocabulary.h"

#include <stdio.h>

/** One statement; all numbers are those of `Gazc.strings`. */
typedef struct Statement {
  uint32_t subject, predicate, object;
} Statement;

/** A table to be written: key and value, and what its rows are sorted by where keys are equal (highest first). */
typedef struct Row {
  TwStr key;
  uint32_t value;
  uint64_t rank;
} Row;

typedef TW_ARRAY(Row) Rows;

typedef struct Gazc {
  TwArena arena;
  TwMap strings; /* IRIs and texts of the sources */
  TW_ARRAY(Statement) statements;
  uint32_t errors;
  const char *file; /* being read */

  TW_ARRAY(TwGazEntry) entries;
  TW_ARRAY(TwOffice) offices;
  TW_ARRAY(TwGazWord) words;
  TW_ARRAY(TwGazTimeWord) time_words;
  Rows names, codes, nouns, office_names, given_names, organization_words, place_words, abbreviations, time_keys;
} Gazc;

/** The objects of one subject and predicate, sorted; for loops over [begin, end) of `statements`. */
typedef struct Range {
  uint32_t begin, end;
} Range;

/** Reads a Turtle file; unknown terms of gaz: and errors of syntax are told with file and line, and counted. */
void gazc_read(Gazc *g, const char *path);
/** Sorts the statements; to be called once after all files are read. */
void gazc_sort(Gazc *g);

/** All statements about a subject: the range that starts at `begin`. */
Range gazc_subject(const Gazc *g, uint32_t begin);
/** The objects of a predicate (full IRI) within a subject's range. */
Range gazc_objects(const Gazc *g, Range subject, const char *predicate);
/** The first of them, or an empty string. */
TwStr gazc_object(const Gazc *g, Range subject, const char *predicate);
/** Text of a statement's object. */
TwStr gazc_text(const Gazc *g, uint32_t statement);
/** Part of an IRI behind a namespace, or an empty string where it lies elsewhere. */
TwStr gazc_local(TwStr iri, const char *name_space);
/** Tells of an error in what is said of a subject. */
void gazc_error(Gazc *g, TwStr subject, const char *message, TwStr detail);

/** Turn statements into tables. */
void gazc_entries(Gazc *g);
void gazc_offices(Gazc *g);
void gazc_words(Gazc *g);
void gazc_time(Gazc *g);

/** Adds a row under the folded key; what cannot be a key is an error. */
void gazc_row(Gazc *g, Rows *rows, TwStr name, int fold, uint32_t value, uint64_t rank);

/** Writes the C source. False where writing failed. */
bool gazc_write(Gazc *g, FILE *out);

#endif
