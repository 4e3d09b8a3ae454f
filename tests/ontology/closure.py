"""A reasoner must not derive a direct triple that the program did not write.

For every direct property, a denied event whose roles are all filled is put beside the shipped ontology; its OWL RL
closure may type nodes, but join no two fillers. Every class may have a member, and what is of two kinds is found. Skipped (77) without rdflib and owlrl."""

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
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
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


def contradictions(axioms_only, triples):
    """What a reasoner objects to in the axioms and some triples more."""
    graph = rdflib.Graph()
    for triple in list(axioms_only) + triples:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return [str(error) for error in graph.objects(None, ERROR)]


def classes_hold(graph):
    """Every class may have a member, and nothing may be of two kinds: classes alone, each with a member of its own."""
    kinds = rdflib.Graph()
    for s, p, o in graph:
        if p in (RDFS.subClassOf, OWL.members, RDF.first, RDF.rest) or o == OWL.AllDisjointClasses:
            kinds.add((s, p, o))
    named = sorted({c for c in kinds.subjects(RDFS.subClassOf) if isinstance(c, rdflib.URIRef)})
    members = [(EX[f"m{n}"], RDF.type, c) for n, c in enumerate(named)]
    failed = bool(contradictions(kinds, members)) or len(named) < 150
    broken = [(EX.personCity, RDF.type, TW.Person), (EX.personCity, RDF.type, TW.City),
              (EX.visitPerson, RDF.type, TW.Visit), (EX.visitPerson, RDF.type, TW.Person),
              (EX.visitAttack, RDF.type, TW.Visit), (EX.visitAttack, RDF.type, TW.Attack),
              (EX.Raid, RDFS.subClassOf, TW.Attack), (EX.Raid, RDFS.subClassOf, TW.Death), (EX.ofRaid, RDF.type, EX.Raid)]
    errors = contradictions(kinds, broken)
    for wrong in (EX.personCity, EX.visitPerson, EX.visitAttack, EX.ofRaid):
        if not any(str(wrong) in error for error in errors):
            print("not found to be of two kinds:", wrong)
            failed = True
    print(len(named), "classes that may have members;", "inconsistent" if failed else "consistent")
    return not failed


def main(folder):
    graph = rdflib.Graph()
    for path in sorted(pathlib.Path(folder).glob("*.ttl")):
        if path.name != "shapes.ttl":
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
    errors = list(tested.objects(None, ERROR))
    for triple in derived:
        print("derived:", *triple)
    for error in errors:
        print("inconsistent:", error)
    print(len(properties), "direct properties,", len(derived), "derived direct triples,", len(errors), "inconsistencies")
    return 1 if derived or errors or not properties or not classes_hold(graph) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
