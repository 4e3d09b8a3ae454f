/* From facts to tables; what the parts of the loader share. */
#ifndef TW_ONTOLOGY_BUILD_H
#define TW_ONTOLOGY_BUILD_H

#include "ontology/ontology.h"
#include "ontology/source.h"
#include "triples/vocabulary.h"

/** After so many errors the rest is not reported. */
#define TW_BUILD_ERRORS 20

/** What a subject of the files may be. */
typedef enum TwResource {
  TW_RES_CLASS = 1 << 0,
  TW_RES_ROLE = 1 << 1,
  TW_RES_PROPERTY = 1 << 2,
  TW_RES_FRAME = 1 << 3,
  TW_RES_EMBEDDING = 1 << 4,
  TW_RES_SUPPORT = 1 << 5,
  TW_RES_HEDGE = 1 << 6,
  TW_RES_PREP = 1 << 7,
  TW_RES_CONTEXT = 1 << 8,
  TW_RES_OTHER = 1 << 9 /* has a type of another vocabulary */
} TwResource;

/** Classes that a role belongs to; none: any. */
typedef TW_LIST(TwClassId) TwDomain;

typedef struct TwBuild {
  TwSource *source;
  TwArena *arena; /* of the ontology; what is kept is copied there */
  TwOntology *o;
  uint32_t errors;
  uint16_t *resources;                                               /* by term: TwResource bits */
  uint16_t *class_of, *role_of, *prep_of, *property_of, *context_of; /* by term: id or TW_NO_ID */
  uint32_t *frame_terms;                                             /* by frame: its term */
  TwDomain *domains;                                                 /* by role */
  TW_ARRAY(TwTrigger) triggers;
} TwBuild;

/** Reports an error at the line of a term and counts it. */
#define BUILD_ERROR(b, fact, term, ...)                                                                                \
  ((b)->errors++ < TW_BUILD_ERRORS ? tw_source_report((b)->source, TW_ERROR, (fact), (term), __VA_ARGS__) : (void)0)

/** For messages: "tw:Visit". */
#define SHOW(b, term) TW_FMT(tw_source_show((b)->source, (term)))

/** Marks what each subject is; refuses unknown terms below lexv: and prep:, and properties at the wrong subject. */
TwStatus tw_build_vocabulary(TwBuild *b);
/** Prepositions, contexts and classes; roles; properties. */
TwStatus tw_build_classes(TwBuild *b);
TwStatus tw_build_roles(TwBuild *b);
TwStatus tw_build_properties(TwBuild *b);
TwStatus tw_build_frames(TwBuild *b);
/** Embeddings, support verbs, hedges, the words of contexts. */
TwStatus tw_build_words(TwBuild *b);
/** Sorts the triggers into place. Last. */
TwStatus tw_build_triggers(TwBuild *b);

/** Values of a lexv: property. */
const TwFact *tw_build_values(const TwBuild *b, uint32_t subject, const char *lexv, uint32_t *count);
/** Whether lexv:NAME is true there; anything but true and false is an error. */
bool tw_build_flag(TwBuild *b, uint32_t subject, const char *lexv);
/** Factuality named by a property below lexv:, TW_ONT_PLAIN where there is none. */
uint8_t tw_build_factuality(TwBuild *b, uint32_t subject, const char *lexv);
/** Function and preposition that a predicate or list member names; false where it is neither. */
bool tw_build_function(const TwBuild *b, uint32_t term, uint8_t *function, uint16_t *prep);
/** The one English rdfs:label; an error and an empty string where there is none. */
TwStr tw_build_label(TwBuild *b, uint32_t subject);
/** Adds the triggers of a subject's lexv:verb, noun, adjective, adverb; their number. */
uint32_t tw_build_add_triggers(TwBuild *b, uint32_t subject, int kind, uint16_t id);
/** Members of an RDF list as terms in the source's arena; `*count` 0 for what is no list. */
const uint32_t *tw_build_list(TwBuild *b, const TwFact *fact, uint32_t *count);
/** Classes that a term names: one class, or the members of an owl:unionOf. */
TwStatus tw_build_range(TwBuild *b, const TwFact *fact, const TwClassId **items, uint32_t *count);
/** How many classes satisfy a range; all for an empty one. */
uint32_t tw_build_breadth(const TwBuild *b, const TwClassId *range, uint32_t count);

/** A term's text, copied to stay; its part after the last # or /. */
TwStr tw_build_keep(TwBuild *b, uint32_t term);
TwStr tw_build_local(TwStr iri);

/** The tables made of files; `above` replaces what `below` says of the same subjects. */
TwStatus tw_ontology_build(const TwSourceFile *below, uint32_t below_count, const TwSourceFile *above,
                           uint32_t above_count, const TwAllocator *allocator, const TwDiagSink *sink,
                           TwOntology **out);
/** Reads every *.ttl of a folder, sorted by name, into the arena; names are `prefix`, "/" and the file's. */
TwStatus tw_ontology_read_folder(const char *folder, TwStr prefix, TwArena *arena, const TwDiagSink *sink,
                                 TwSourceFile **files, uint32_t *count);

#endif
