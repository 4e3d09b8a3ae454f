"""What we write, read by serdi, rapper, xmllint and rdflib: each must find the same triples as we have."""

import os
import shutil
import subprocess
import sys
import tempfile

TOOL = sys.argv[1]
EXTENSION = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq", "rdfxml": "rdf"}
RAPPER = {"turtle": "turtle", "ntriples": "ntriples", "nquads": "nquads", "rdfxml": "rdfxml"}
failures = []


def run(*command):
    return subprocess.run(command, capture_output=True, check=False)


def write(folder, kind, syntax):
    """The file that our writer makes of a graph."""
    path = os.path.join(folder, f"{kind}.{EXTENSION[syntax]}")
    source = os.path.join(folder, f"{kind}.nt")
    command = ([TOOL, "hostile", syntax] if kind == "hostile" else
               [TOOL, "generate", "20000"] if syntax == "ntriples" else [TOOL, "convert", "ntriples", syntax, source])
    with open(path, "wb") as out:
        if subprocess.run(command, stdout=out, check=False).returncode != 0:
            failures.append(f"{' '.join(command)} failed")
    return path


def count_serdi(path, syntax):
    done = run("serdi", "-i", syntax, "-o", "ntriples", path)
    return None if done.returncode else len(done.stdout.splitlines())


def count_rapper(path, syntax):
    done = run("rapper", "-q", "-i", RAPPER[syntax], "-o", "ntriples", path)
    return None if done.returncode else len(done.stdout.splitlines())


def same_triples(path, syntax, reference):
    """Compares with rdflib, term by term (as written: no value of a literal is normalised)."""
    import rdflib
    import logging
    logging.disable(logging.CRITICAL)
    rdflib.NORMALIZE_LITERALS = False
    graph = rdflib.ConjunctiveGraph() if syntax == "nquads" else rdflib.Graph()
    graph.parse(path, format={"ntriples": "nt", "rdfxml": "xml"}.get(syntax, syntax))
    triples = {tuple(t.n3() for t in triple) for triple in graph.triples((None, None, None))}
    if reference is not None and triples != reference:
        failures.append(f"{path}: rdflib sees other triples: {sorted(triples ^ reference)[:4]}")
    return triples


def judge(folder, kind, syntax, want, reference):
    path = write(folder, kind, syntax)
    tools = {"serdi": count_serdi, "rapper": count_rapper}
    for tool, count in tools.items():
        if not shutil.which(tool) or (tool == "serdi" and syntax == "rdfxml"):
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
            for syntax in ("ntriples", "nquads", "turtle", "rdfxml"):
                seen = judge(folder, kind, syntax, want, reference)
                reference = reference or seen
            print(f"{kind}: {want} triples")
    for failure in failures:
        print("FAIL", failure)
    return 1 if failures else 0


sys.exit(main())
