/* Names of the vocabularies that Triplewire writes and reads. */
#ifndef TW_TRIPLES_VOCABULARY_H
#define TW_TRIPLES_VOCABULARY_H

#define TW_NS_TW      "https://w3id.org/triplewire/ontology#"
#define TW_NS_LEX     "https://w3id.org/triplewire/lexicon#"
#define TW_NS_LEXV    "https://w3id.org/triplewire/frames#"
#define TW_NS_PREP    "https://w3id.org/triplewire/prep#"
#define TW_NS_GAZ     "https://w3id.org/triplewire/gazetteer#"
#define TW_NS_ID      "https://w3id.org/triplewire/id/"
#define TW_NS_RDF     "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define TW_NS_RDFS    "http://www.w3.org/2000/01/rdf-schema#"
#define TW_NS_OWL     "http://www.w3.org/2002/07/owl#"
#define TW_NS_XSD     "http://www.w3.org/2001/XMLSchema#"
#define TW_NS_SKOS    "http://www.w3.org/2004/02/skos/core#"
#define TW_NS_DCTERMS "http://purl.org/dc/terms/"
#define TW_NS_NIF     "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
#define TW_NS_PROV    "http://www.w3.org/ns/prov#"
#define TW_NS_WD      "http://www.wikidata.org/entity/"
#define TW_NS_SCHEMA  "https://schema.org/"
#define TW_NS_FOAF    "http://xmlns.com/foaf/0.1/"

#define TW_RDF_TYPE   TW_NS_RDF "type"
#define TW_RDFS_LABEL TW_NS_RDFS "label"

/** Prefixes that every Turtle output declares and every query knows, ended by a NULL prefix. */
typedef struct TwPrefix {
  const char *prefix, *iri;
} TwPrefix;
extern const TwPrefix tw_prefixes[];

#endif
