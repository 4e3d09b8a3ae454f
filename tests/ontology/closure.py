"""A reasoner must not derive a direct triple that the program did not write.

For every direct property, a denied event whose roles are all filled is put beside the shipped ontology; its OWL RL
closure may type nodes, but join no two fillers. Skipped (77) without rdflib and owlrl."""

import pathlib
import sys

try:
    import owlrl
    import rdflib
    from rdflib import OWL, RDF, RDFS
    from rdflib.collection import Collection
except ImportError as missing:
    print("skipped:", missing)
    sys.exit(77)

TW = rdflib.Namespace("https://w3id.org/triplewire/ontology#")
LEXV = rdflib.Namespace("https://w3id.org/triplewire/frames#")
EX = rdflib.Namespace("https://example.org/")
AXIOMS = {RDF.type, RDF.first, RDF.rest, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range}


def axioms(graph):
    """What a reasoner acts on; labels and frames only slow it down."""
    kept = rdflib.Graph()
    for s, p, o in graph:
        if (p in AXIOMS or p.startswith(str(OWL))) and not str(s).startswith(str(TW).replace("ontology", "lexicon")):
            kept.add((s, p, o))
    return kept


def type_of(graph, role):
    """Some class that may fill a role, or None."""
    range_ = graph.value(role, RDFS.range)
    union = range_ is not None and graph.value(range_, OWL.unionOf)
    return next(iter(Collection(graph, union))) if union else range_


def main(folder):
    graph = rdflib.Graph()
    for path in sorted(pathlib.Path(folder).glob("*.ttl")):
        graph.parse(path, format="turtle")
    tested = axioms(graph)
    properties = sorted(graph.subjects(LEXV.derivedFrom))
    for number, prop in enumerate(properties):
        event = EX[f"e{number}"]
        tested.add((event, RDF.type, graph.value(prop, LEXV.on)))
        tested.add((event, TW.factuality, TW.Denied))
        for side, role in zip("ab", Collection(graph, graph.value(prop, LEXV.derivedFrom))):
            filler = EX[f"{side}{number}"]
            tested.add((event, role, filler))
            if type_of(graph, role) is not None:
                tested.add((filler, RDF.type, type_of(graph, role)))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(tested)
    fillers = {EX[f"{side}{n}"] for n in range(len(properties)) for side in "ab"}
    derived = [(s, p, o) for s, p, o in tested
               if s in fillers and o in fillers and p != OWL.sameAs and not (p == OWL.differentFrom)]
    errors = list(tested.objects(None, rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))
    for triple in derived:
        print("derived:", *triple)
    for error in errors:
        print("inconsistent:", error)
    print(len(properties), "direct properties,", len(derived), "derived direct triples,", len(errors), "inconsistencies")
    return 1 if derived or errors or not properties else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
