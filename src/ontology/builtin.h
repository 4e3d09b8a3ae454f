/* What `lexc` writes: the built-in tables, and the Turtle that they were made from. */
#ifndef TW_ONTOLOGY_BUILTIN_H
#define TW_ONTOLOGY_BUILTIN_H

#include "ontology/ontology.h"
#include "ontology/source.h"

extern const TwOntology tw_ontology_tables;
extern const TwSourceFile tw_ontology_sources[];
extern const uint32_t tw_ontology_source_count;

#endif
