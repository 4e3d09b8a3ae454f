#include "rdf/syntax.h"

static const char *const names[TW_RDF_SYNTAXES] = {"turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"};

TwRdfSyntax tw_rdf_syntax(TwStr name) {
  for (int i = 0; i < TW_RDF_SYNTAXES; i++)
    if (tw_str_is(name, names[i])) return (TwRdfSyntax)i;
  return TW_RDF_SYNTAXES;
}

const char *tw_rdf_syntax_name(TwRdfSyntax syntax) { return syntax < TW_RDF_SYNTAXES ? names[syntax] : "none"; }

TwRdfSyntax tw_rdf_syntax_of_file(TwStr file_name) {
  static const struct {
    const char *extension;
    TwRdfSyntax syntax;
  } known[] = {{".ttl", TW_RDF_TURTLE}, {".nt", TW_RDF_NTRIPLES}, {".nq", TW_RDF_NQUADS},  {".trig", TW_RDF_TRIG},
               {".rdf", TW_RDF_RDFXML}, {".owl", TW_RDF_RDFXML},  {".xml", TW_RDF_RDFXML}, {".jsonld", TW_RDF_JSONLD}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (tw_str_ends(file_name, tw_str(known[i].extension))) return known[i].syntax;
  return TW_RDF_SYNTAXES;
}
