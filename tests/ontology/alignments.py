"""No term of another vocabulary is misspelt in what is shipped, nothing of ours that is tied does not exist, no tie lets a
reasoner derive a direct triple, and every code that a class bears is a concept. Skipped (77) without rdflib.

usage: alignments.py ONTOLOGY"""

import pathlib
import sys

try:
    import rdflib
    from rdflib import OWL, RDFS, SKOS
except ImportError as missing:
    print("skipped:", missing)
    sys.exit(77)

TW = "https://w3id.org/triplewire/ontology#"
LEXV = rdflib.Namespace("https://w3id.org/triplewire/frames#")
# What we use of each vocabulary, copied from its own list of terms.
KNOWN = {
    "http://semanticweb.cs.vu.nl/2009/11/sem/": "Event Actor Place Time hasActor hasPlace hasBeginTimeStamp hasEndTimeStamp hasTime",
    "https://schema.org/": """Action AdministrativeArea Airline BuyAction City CollegeOrUniversity CommunicateAction Corporation Country
        CreativeWork DiscoverAction Event GiveAction GovernmentOrganization Hospital JoinAction Legislation MarryAction MeetAction
        MonetaryAmount MoveAction NewsMediaOrganization Organization PerformAction Person Place PoliticalParty Product
        PublicationEvent SportsEvent SportsTeam TravelAction VoteAction WinAction url""",
    "http://www.w3.org/ns/prov#": "Activity Agent Entity Organization Person wasAttributedTo wasDerivedFrom",
    "http://www.w3.org/ns/org#": "ChangeEvent Membership Organization Post heldBy member organization postIn",
    "http://xmlns.com/foaf/0.1/": "Agent Document Group Organization Person",
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#":
        "Context OffsetBasedString String anchorOf beginIndex endIndex referenceContext",
    str(SKOS): "Concept ConceptScheme broader closeMatch exactMatch inScheme notation prefLabel topConceptOf",
}


def main(folder):
    graph, failed = rdflib.Graph(), 0
    for path in sorted(pathlib.Path(folder).glob("*.ttl")):
        graph.parse(path, format="turtle")
    terms = {t for triple in graph for t in triple if isinstance(t, rdflib.URIRef)}
    for space, names in KNOWN.items():
        for term in terms:
            if term.startswith(space) and term != rdflib.URIRef(space) and str(term)[len(space):] not in names.split():
                print("unknown:", term)
                failed = 1
    direct = set(graph.subjects(LEXV.derivedFrom))
    for s, p, o in graph:
        if str(s).startswith(TW) and not (s, rdflib.RDF.type, None) in graph:
            print("tied, but not declared:", s)
            failed = 1
        if s in direct and p in (RDFS.subPropertyOf, OWL.inverseOf, OWL.equivalentProperty, RDFS.domain, RDFS.range,
                                 OWL.propertyChainAxiom) or o in direct and p in (RDFS.subPropertyOf, OWL.inverseOf):
            print("would let a reasoner derive a direct triple:", s, p, o)
            failed = 1
    codes = {str(n) for n in graph.objects(None, SKOS.notation)}
    for p in (LEXV.plover, LEXV.plannedPlover, LEXV.refusedPlover, LEXV.cameo, LEXV.plannedCameo, LEXV.refusedCameo):
        for code in graph.objects(None, p):
            if str(code) not in codes:
                print("no concept:", code)
                failed = 1
    print(len(direct), "direct properties,", len(codes), "codes")
    return failed if len(codes) > 35 and direct else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
