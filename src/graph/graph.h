/* The graph of one document: entities and events merged, named by IRIs, tied to their evidence; then written out as
 * triples. No RDF library is in sight here. */
#ifndef TW_GRAPH_GRAPH_H
#define TW_GRAPH_GRAPH_H

#include "coref/coref.h"
#include "event/event.h"
#include "text/places.h"
#include "time/time.h"
#include "triples/triples.h"

typedef struct TwGraphOptions {
  TwStr base;          /* of id:, ends in "/" */
  bool happened_only;  /* --assert happened */
  bool open_relations; /* write open triples that no frame knows */
  TwStr program_version, model_version;
} TwGraphOptions;

/** An entity, or an office made from the words that name it. */
typedef struct TwGraphEntity {
  TwStr iri, label;
  TwClassId type;
  uint32_t entity;    /* of the coreference layer; TW_NONE for an office */
  uint32_t office_of; /* for an office: graph entity of its country or organisation; TW_NONE */
  bool named;         /* has an IRI below the base; others hang below the document's */
  bool used;          /* some event, relation or attribution speaks of it; others are not written */
} TwGraphEntity;

typedef struct TwGraphFiller {
  TwRoleId role;
  uint8_t part;           /* as in TwFiller */
  uint32_t entity, event; /* graph entity or graph event; the other is TW_NONE */
  uint32_t mention;       /* where the text names it; TW_NONE where it was understood */
} TwGraphFiller;

typedef struct TwGraphEvent {
  TwStr iri, label;
  TwClassId class_id;
  TwFactuality factuality;
  TwContexts contexts;        /* of all its mentions */
  TW_LIST(uint32_t) mentions; /* indices into TwEvents.items; the first gives class, frame and label */
  TW_LIST(TwGraphFiller) fillers;
  TW_LIST(TwGraphFiller) places, attribution, directed; /* role is TW_NO_ID */
  TwBound time, begin, end;
  TwStr time_text;
  bool direct; /* its factuality and its surroundings let direct triples follow */
} TwGraphEvent;

/** A clause that no frame knows, in the words of the text; written with a property below the base's rel/. */
typedef struct TwGraphOpen {
  TwStr iri, label;
  TwStr relation, relation_iri;
  uint32_t subject, object;     /* graph entities */
  uint32_t sentence, predicate; /* token */
  TwFactuality factuality;
} TwGraphOpen;

typedef struct TwGraph {
  const TwDocument *document;
  const TwCoref *coref;
  const TwTimes *times;
  const TwEvents *mentions;
  const TwOntology *ontology;
  TwGraphOptions options;
  TwPlaces places; /* of the document */
  TwStr document_iri;
  TW_ARRAY(TwGraphEntity) entities;
  TW_ARRAY(TwGraphEvent) events;
  TW_ARRAY(TwGraphOpen) open; /* in the order of the text */
  uint32_t *entity_of;        /* by entity of the coreference layer: graph entity, or TW_NONE */
} TwGraph;

/** As what PLOVER and CAMEO code an event of that factuality. */
static inline TwCoded tw_coded_as(TwFactuality f) {
  return f == TW_SCHEDULED ? TW_CODED_PLANNED : f == TW_DENIED ? TW_CODED_REFUSED : TW_CODED_PLAIN;
}

/** Builds the graph in the document's arena. TW_ERR_MEMORY. */
TwStatus tw_graph_build(const TwDocument *document, const TwOntology *ontology, const TwCoref *coref,
                        const TwTimes *times, const TwEvents *events, const TwGraphOptions *options, TwGraph **out);

/** The document's IRI: its url, else base + "doc/" + id. Needs nothing but the record. Empty where memory runs out. */
TwStr tw_graph_document_iri(const TwDocument *document, TwStr base);

/** Writes the graph as triples, all in the graph named by the document's IRI, in the order of the text. */
TwStatus tw_graph_write(const TwGraph *graph, TwTriples *out);

#endif
