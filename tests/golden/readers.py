#!/usr/bin/env python3
"""Other programs read what Triplewire writes of the samples: serdi, rapper and rdflib find equally many triples in the
Turtle and in every other RDF format; the SVG is valid XML that runs no script and fetches nothing, and librsvg draws it.

usage: readers.py PROGRAM SAMPLES"""
import re, shutil, subprocess, sys, tempfile
from pathlib import Path

import rdflib

program, samples = Path(sys.argv[1]), Path(sys.argv[2])
failed = 0


def complain(message):
    global failed
    failed = 1
    print(message)


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        complain(f"{' '.join(map(str, command))}: exit status {done.returncode}: {done.stderr[:300]}")
    return done.stdout


def triples(text):
    return {line for line in text.splitlines() if line.strip()}


def check(article, folder):
    base = folder / article.stem
    files = {end: base.with_suffix(end) for end in (".ttl", ".nt", ".nq", ".trig", ".rdf", ".jsonld", ".svg")}
    output(program, "extract", article, *(x for f in files.values() for x in ("-o", f)))
    lines = files[".nt"].read_text().splitlines()
    counts = {"lines": len(lines), "unique lines": len(set(lines))}
    counts["serdi"] = len(triples(output("serdi", "-i", "turtle", "-o", "ntriples", files[".ttl"])))
    for end, name in ((".ttl", "turtle"), (".nt", "ntriples"), (".rdf", "rdfxml")):
        counts["rapper " + name] = len(triples(output("rapper", "-q", "-i", name, "-o", "ntriples", files[end])))
    for end, name in ((".ttl", "turtle"), (".nt", "nt"), (".rdf", "xml"), (".jsonld", "json-ld")):
        counts["rdflib " + name] = len(rdflib.Graph().parse(files[end], format=name))
    quads = rdflib.ConjunctiveGraph()
    quads.parse(files[".nq"], format="nquads")
    counts["rdflib nquads"] = len(quads)
    blocks = rdflib.ConjunctiveGraph()
    blocks.parse(files[".trig"], format="trig")
    if set(map(str, blocks.quads())) != set(map(str, quads.quads())):
        complain(f"{article.name}: TriG and N-Quads differ")
    texts = {end: set(rdflib.Graph().parse(files[end], format=name)) for end, name in ((".nt", "nt"), (".jsonld", "json-ld"))}
    if texts[".nt"] != texts[".jsonld"]:
        complain(f"{article.name}: JSON-LD says something else than N-Triples")
    if len(set(counts.values())) > 1 or counts["lines"] < 5:
        complain(f"{article.name}: {counts}")
    if any(isinstance(t, rdflib.BNode) for t in quads.all_nodes()):
        complain(f"{article.name}: has a blank node")
    check_svg(article, files[".svg"])


def check_svg(article, svg):
    output("xmllint", "--noout", "--nonet", svg)
    output("rsvg-convert", "-o", svg.with_suffix(".png"), svg)
    text = svg.read_text()
    if re.search(r"<script|javascript:|\son\w+=|@import|<image|url\(http", text):
        complain(f"{article.name}: its picture runs or fetches something")
    if "<title" not in text:
        complain(f"{article.name}: its picture has no title")


for tool in ("serdi", "rapper", "xmllint", "rsvg-convert"):
    if not shutil.which(tool):
        print(f"SKIPPED: {tool} is not installed")
        sys.exit(77)
articles = sorted(samples.glob("*.txt"))
if not articles:
    complain("no samples")
with tempfile.TemporaryDirectory() as folder:
    for article in articles:
        check(article, Path(folder))
sys.exit(failed)
