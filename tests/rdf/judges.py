"""What we write, read by serdi, rapper, xmllint and rdflib: each must find the same triples as we have."""

import os
import shutil
import subprocess
import sys
import tempfile

TOOL = sys.argv[1]
EXTENSION = {"ntriples": "nt", "nquads": "nq", "turtle": "ttl", "trig": "trig", "rdfxml": "rdf", "jsonld": "jsonld"}
TOOLS = {"serdi": ("turtle", "ntriples", "nquads", "trig"), "rapper": ("turtle", "ntriples", "nquads", "trig", "rdfxml")}
failures = []


def run(*command):
    return subprocess.run(command, capture_output=True, check=False)


def write(folder, kind, syntax):
    """The file that our writer makes of a graph."""
    path = os.path.join(folder, f"{kind}.{EXTENSION[syntax]}")
    source = os.path.join(folder, f"{kind}.nt")
    command = ([TOOL, kind, syntax] if kind in ("hostile", "graphs") else
               [TOOL, "generate", "20000"] if syntax == "ntriples" else [TOOL, "convert", "ntriples", syntax, source])
    with open(path, "wb") as out:
        if subprocess.run(command, stdout=out, check=False).returncode != 0:
            failures.append(f"{' '.join(command)} failed")
    return path


def count_serdi(path, syntax):
    done = run("serdi", "-i", syntax, "-o", "ntriples", path)
    return None if done.returncode else len(done.stdout.splitlines())


def count_rapper(path, syntax):
    done = run("rapper", "-q", "-i", syntax, "-o", "ntriples", path)
    return None if done.returncode else len(done.stdout.splitlines())


def same_triples(path, syntax, reference):
    """Compares with rdflib, term by term (as written: no value of a literal is normalised)."""
    import rdflib
    import logging
    logging.disable(logging.CRITICAL)
    rdflib.NORMALIZE_LITERALS = False
    graph = rdflib.ConjunctiveGraph() if syntax in ("nquads", "trig") else rdflib.Graph()
    graph.parse(path, format={"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}.get(syntax, syntax))
    triples = {tuple(t.n3() for t in triple) for triple in graph.triples((None, None, None))}
    if reference is not None and triples != reference:
        failures.append(f"{path}: rdflib sees other triples: {sorted(triples ^ reference)[:4]}")
    return triples


def quads(path, syntax):
    import rdflib
    graph = rdflib.ConjunctiveGraph()
    graph.parse(path, format=syntax, publicID="urn:default")  # what else names the graph of what stands in none
    return {tuple(t.n3() for t in (s, p, o)) + (isinstance(g.identifier, rdflib.URIRef) and str(g.identifier),)
            for s, p, o, g in ((s, p, o, g if hasattr(g, "identifier") else rdflib.Graph(identifier=g))
                               for s, p, o, g in graph.quads())}


def judge_graphs(folder):
    """TriG holds the same quads as N-Quads, for rdflib and for our own reader; what leaves graphs out, the same triples."""
    paths = {syntax: write(folder, "graphs", syntax) for syntax in ("nquads", "trig", "turtle", "jsonld")}
    with open(paths["nquads"], encoding="utf-8", newline="\n") as lines:
        ours = {line for line in lines}
    back = run(TOOL, "convert", "trig", "nquads", paths["trig"]).stdout.decode()
    if {line + "\n" for line in back.split("\n") if line} != ours:
        failures.append("our reader sees other quads in TriG than we wrote")
    try:
        seen = quads(paths["nquads"], "nquads")
        if len(seen) != len(ours) or len({q[3] for q in seen}) != 4:
            failures.append(f"rdflib sees {len(seen)} quads, we {len(ours)}")
        if quads(paths["trig"], "trig") != seen:
            failures.append(f"rdflib sees other quads in TriG: {sorted(map(str, quads(paths['trig'], 'trig') ^ seen))[:4]}")
        for syntax in ("turtle", "jsonld"):
            same_triples(paths[syntax], syntax, {q[:3] for q in seen})
    except ImportError:
        pass
    print(f"graphs: {len(ours)} quads")


def judge(folder, kind, syntax, want, reference):
    path = write(folder, kind, syntax)
    tools = {"serdi": count_serdi, "rapper": count_rapper}
    for tool, count in tools.items():
        if not shutil.which(tool) or syntax not in TOOLS[tool]:
            continue
        got = count(path, syntax)
        if want is not None and got != want:
            failures.append(f"{path}: {tool} counts {got}, we {want}")
    if syntax == "rdfxml" and shutil.which("xmllint") and run("xmllint", "--noout", path).returncode:
        failures.append(f"{path}: xmllint refuses it")
    try:
        return same_triples(path, syntax, reference)
    except ImportError:
        return reference


def main():
    found = [tool for tool in ("serdi", "rapper") if shutil.which(tool)]
    if not found:
        print("neither serdi nor rapper is installed")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("hostile", "generated"):
            path = write(folder, kind, "ntriples")
            with open(path, encoding="utf-8", newline="\n") as lines:
                want = sum(1 for _ in lines)
            reference = None
            for syntax in EXTENSION:
                seen = judge(folder, kind, syntax, want, reference)
                reference = reference or seen
            print(f"{kind}: {want} triples")
        judge_graphs(folder)
    for failure in failures:
        print("FAIL", failure)
    return 1 if failures else 0


sys.exit(main())
