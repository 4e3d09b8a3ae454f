/* Terms of other vocabularies that drawing knows, by namespace and local name. */
#ifndef TW_DRAW_CLASSES_H
#define TW_DRAW_CLASSES_H

#include "draw/view.h"
#include "triples/vocabulary.h"

#define NS_ORG    "http://www.w3.org/ns/org#"
#define NS_SCHEMA "http://schema.org/"
#define NS_VCARD  "http://www.w3.org/2006/vcard/ns#"
#define NS_DC     "http://purl.org/dc/elements/1.1/"
#define NS_SEM    "http://semanticweb.cs.vu.nl/2009/11/sem/"

static const struct {
  const char *iri;
  TwNodeKind kind;
} class_kinds[] = {
    {TW_NS_TW "Person", TW_NODE_PERSON},
    {TW_NS_TW "Country", TW_NODE_COUNTRY},
    {TW_NS_TW "Place", TW_NODE_PLACE},
    {TW_NS_TW "City", TW_NODE_PLACE},
    {TW_NS_TW "Facility", TW_NODE_PLACE},
    {TW_NS_TW "Location", TW_NODE_PLACE},
    {TW_NS_TW "Organization", TW_NODE_ORGANIZATION},
    {TW_NS_TW "Group", TW_NODE_ORGANIZATION},
    {TW_NS_TW "Event", TW_NODE_EVENT},
    {TW_NS_TW "State", TW_NODE_EVENT},
    {TW_NS_FOAF "Person", TW_NODE_PERSON},
    {TW_NS_FOAF "Organization", TW_NODE_ORGANIZATION},
    {TW_NS_FOAF "Group", TW_NODE_ORGANIZATION},
    {TW_NS_FOAF "Agent", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "Person", TW_NODE_PERSON},
    {NS_SCHEMA "Country", TW_NODE_COUNTRY},
    {NS_SCHEMA "Place", TW_NODE_PLACE},
    {NS_SCHEMA "City", TW_NODE_PLACE},
    {NS_SCHEMA "State", TW_NODE_PLACE},
    {NS_SCHEMA "AdministrativeArea", TW_NODE_PLACE},
    {NS_SCHEMA "LocalBusiness", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "Organization", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "Corporation", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "CollegeOrUniversity", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "GovernmentOrganization", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "NewsMediaOrganization", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "PerformingGroup", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "MusicGroup", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "SportsTeam", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "NGO", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "School", TW_NODE_ORGANIZATION},
    {NS_SCHEMA "Event", TW_NODE_EVENT},
    {NS_SCHEMA "Festival", TW_NODE_EVENT},
    {NS_SCHEMA "MusicEvent", TW_NODE_EVENT},
    {NS_SCHEMA "SportsEvent", TW_NODE_EVENT},
    {NS_SCHEMA "Action", TW_NODE_EVENT},
    {TW_NS_PROV "Person", TW_NODE_PERSON},
    {TW_NS_PROV "Organization", TW_NODE_ORGANIZATION},
    {TW_NS_PROV "Agent", TW_NODE_ORGANIZATION},
    {TW_NS_PROV "SoftwareAgent", TW_NODE_ORGANIZATION},
    {TW_NS_PROV "Activity", TW_NODE_EVENT},
    {TW_NS_PROV "Location", TW_NODE_PLACE},
    {NS_ORG "Organization", TW_NODE_ORGANIZATION},
    {NS_ORG "FormalOrganization", TW_NODE_ORGANIZATION},
    {NS_ORG "OrganizationalUnit", TW_NODE_ORGANIZATION},
    {NS_ORG "OrganizationalCollaboration", TW_NODE_ORGANIZATION},
    {NS_ORG "Site", TW_NODE_PLACE},
    {NS_ORG "ChangeEvent", TW_NODE_EVENT},
    {NS_SEM "Event", TW_NODE_EVENT},
    {NS_SEM "Actor", TW_NODE_PERSON},
    {NS_SEM "Place", TW_NODE_PLACE},
};

/** Resources of these types only describe; they are no nodes. */
static const char *const hidden_types[] = {
    TW_NS_TW "Document",
    TW_NS_TW "OpenRelation",
    TW_NS_NIF "OffsetBasedString",
    TW_NS_NIF "String",
    TW_NS_NIF "Context",
    TW_NS_NIF "Sentence",
    TW_NS_OWL "Class",
    TW_NS_OWL "ObjectProperty",
    TW_NS_OWL "DatatypeProperty",
    TW_NS_OWL "Ontology",
    TW_NS_OWL "AnnotationProperty",
    TW_NS_OWL "SymmetricProperty",
    TW_NS_OWL "TransitiveProperty",
    TW_NS_OWL "FunctionalProperty",
    TW_NS_OWL "Restriction",
    TW_NS_RDFS "Class",
    TW_NS_RDFS "Datatype",
    TW_NS_RDF "Property",
    TW_NS_LEXV "Frame",
};

/** Types that say nothing beside another. */
static const char *const root_types[] = {
    TW_NS_TW "Event",      TW_NS_TW "State",  TW_NS_OWL "Thing", TW_NS_OWL "NamedIndividual",
    TW_NS_RDFS "Resource", NS_SCHEMA "Thing", TW_NS_TW "Entity", TW_NS_TW "Agent",
    TW_NS_TW "Thing",
};

/** Label properties, best first. */
static const char *const label_properties[] = {
    TW_RDFS_LABEL,     TW_NS_SKOS "prefLabel", TW_NS_SCHEMA "name", NS_SCHEMA "name",
    TW_NS_FOAF "name", TW_NS_DCTERMS "title",  NS_DC "title",       NS_VCARD "fn",
};

/** Identities and pages: links, not edges. */
static const char *const link_properties[] = {
    TW_NS_SKOS "exactMatch", TW_NS_OWL "sameAs", TW_NS_SCHEMA "sameAs", NS_SCHEMA "sameAs",   TW_NS_FOAF "homepage",
    TW_NS_FOAF "page",       TW_NS_SCHEMA "url", NS_SCHEMA "url",       TW_NS_RDFS "seeAlso",
};

/** Further properties that are not drawn. */
static const char *const plumbing[] = {
    TW_NS_RDFS "comment",       TW_NS_RDFS "isDefinedBy",
    TW_NS_SKOS "altLabel",      TW_NS_SKOS "hiddenLabel",
    TW_NS_SKOS "definition",    TW_NS_SKOS "closeMatch",
    TW_NS_SKOS "notation",      TW_NS_SKOS "inScheme",
    TW_NS_FOAF "depiction",     TW_NS_FOAF "img",
    TW_NS_SCHEMA "image",       NS_SCHEMA "image",
    TW_NS_SCHEMA "description", NS_SCHEMA "description",
    TW_NS_DCTERMS "identifier", TW_NS_DCTERMS "description",
    TW_NS_FOAF "mbox_sha1sum",  TW_NS_NIF "referenceContext",
    TW_NS_SKOS "topConceptOf",  TW_NS_SKOS "scopeNote",
};

#endif
