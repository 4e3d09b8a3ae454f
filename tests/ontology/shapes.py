"""What the program writes fits ontology/shapes.ttl, by pySHACL; for each shape and constraint there, what broken.ttl has
for it is refused. Skipped (77) without pyshacl.

usage: shapes.py PROGRAM SOURCE"""

import pathlib
import subprocess
import sys
import tempfile

try:
    import pyshacl
    import rdflib
    from rdflib import RDF
except ImportError as missing:
    print("skipped:", missing)
    sys.exit(77)

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
TWS = rdflib.Namespace("https://w3id.org/triplewire/shapes#")
BROKEN = rdflib.Namespace("https://example.org/broken/")
LEXICON = "https://w3id.org/triplewire/lexicon#"
NEWS, ARTICLES = "../shared/data/news/wikinews_2019.jsonl", 20
# Whose refusal has no node of its own name in broken.ttl: a blank node, a class or property, or the graph as a whole.
UNNAMED = {"Document", "Sentence", "Happening", "Entity", "DirectProperty", "KnownClass", "KnownProperty", "Graph"}
GATHERS = {"OpenEvent"}  # refuses nothing by itself

program, source = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
failed = 0


def complain(message):
    global failed
    failed = 1
    print(message)


def ontology():
    graph = rdflib.Graph()
    for path in sorted((source / "ontology").glob("*.ttl")):
        if path.name != "shapes.ttl":
            graph.parse(path, format="turtle")
    for subject in set(graph.subjects()):
        if str(subject).startswith(LEXICON):
            graph.remove((subject, None, None))
    return graph


def validate(graph, axioms, shapes):
    return pyshacl.validate(graph + axioms, shacl_graph=shapes, inplace=True)


def check_output(arguments, axioms, shapes):
    done = subprocess.run([program, "extract", "--quiet", *arguments], capture_output=True)
    graph = rdflib.Graph().parse(data=done.stdout.decode(), format="turtle")
    conforms, _, text = validate(graph, axioms, shapes)
    if not conforms or len(graph) < 20:
        complain(f"{arguments}: {text[:3000]}")
    return len(graph)


def check_broken(axioms, shapes):
    graph = rdflib.Graph().parse(pathlib.Path(__file__).parent / "broken.ttl", format="turtle")
    results = validate(graph, axioms, shapes)[1]
    refused = set()
    for result in results.subjects(RDF.type, SH.ValidationResult):
        nodes = set(results.objects(result, SH.focusNode)) | set(results.objects(result, SH.value))
        for by in set(results.objects(result, SH.sourceShape)) | set(results.objects(result, SH.sourceConstraint)):
            refused |= {(by, node) for node in nodes}
    kinds = (SH.NodeShape, SH.PropertyShape, SH.SPARQLConstraint)
    names = {str(s).removeprefix(TWS) for kind in kinds for s in shapes.subjects(RDF.type, kind)}
    for name in sorted(names - GATHERS):
        if name in UNNAMED:
            found = any(by == TWS[name] for by, _ in refused)
        else:
            found = (TWS[name], BROKEN[name]) in refused
        if not found:
            complain(f"{name} does not refuse what it is for")
    if len(names) < 40:
        complain("shapes.ttl has too few shapes")
    return len(names)


def main():
    axioms = ontology()
    shapes = rdflib.Graph().parse(source / "ontology" / "shapes.ttl", format="turtle")
    print(check_broken(axioms, shapes), "shapes and constraints")
    for article in sorted((source / "samples").glob("*.txt")):
        print(article.name, check_output([article], axioms, shapes), "triples")
    news = source / NEWS
    if news.exists():
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as some:
            some.writelines(news.open(encoding="utf-8").readlines()[:ARTICLES])
            some.flush()
            print(ARTICLES, "articles,", check_output([some.name], axioms, shapes), "triples")
    return failed


sys.exit(main())
