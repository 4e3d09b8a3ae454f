#include "triples/vocabulary.h"

#include <stddef.h>

const TwPrefix tw_prefixes[] = {{"tw", TW_NS_TW},           {"lex", TW_NS_LEX},       {"id", TW_NS_ID},
                                {"rdf", TW_NS_RDF},         {"rdfs", TW_NS_RDFS},     {"owl", TW_NS_OWL},
                                {"xsd", TW_NS_XSD},         {"skos", TW_NS_SKOS},     {"nif", TW_NS_NIF},
                                {"dcterms", TW_NS_DCTERMS}, {"prov", TW_NS_PROV},     {"wd", TW_NS_WD},
                                {"foaf", TW_NS_FOAF},       {"schema", TW_NS_SCHEMA}, {NULL, NULL}};
