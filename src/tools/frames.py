#!/usr/bin/env python3
"""Counts how often each frame of the ontology fires in texts.

usage: frames.py [-j N] [--ontology FOLDER] FILE...      > counts.tsv

FILE is what `triplewire extract` reads (found by TRIPLEWIRE, else build/triplewire). A row is a frame, the most frequent
first, those that never fire last: the frame, its class, the words that evoke it, its events in all, a column of events
for each FILE, the documents that have one, its commonest triggers with their numbers, and the first sentence."""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys

import rdflib

FRAMES = rdflib.Namespace("https://w3id.org/triplewire/frames#")
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EVOKING = ("verb", "noun", "adjective", "phrase")


def local(iri):
    return str(iri).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def declared(folders):
    """{frame: (class, words)} of the ontology's Turtle; a later folder's frame replaces the earlier one."""
    frames = {}
    for folder in folders:
        graph = rdflib.Graph()
        for path in sorted(pathlib.Path(folder).glob("*.ttl")):
            graph.parse(path, format="turtle")
        for frame in graph.subjects(rdflib.RDF.type, FRAMES.Frame):
            words = [str(w) for p in EVOKING for w in graph.objects(frame, FRAMES[p])]
            classes = [local(c) for c in graph.objects(frame, FRAMES.evokes)]
            frames[str(frame)] = (" ".join(sorted(classes)), ", ".join(sorted(words)))
    return frames


class Count:
    def __init__(self, files):
        self.events, self.documents, self.triggers, self.sentence = [0] * files, set(), collections.Counter(), ""

    def add(self, file, event):
        self.events[file] += 1
        self.documents.add((file, event["document"]))
        self.triggers[event["trigger"]["text"].lower()] += 1
        self.sentence = self.sentence or " ".join(event["text"].split())


def run(counts, files, options):
    command = [os.environ.get("TRIPLEWIRE", str(ROOT / "build" / "triplewire")), "extract", "--quiet", "--to", "events"]
    for i, file in enumerate(files):
        with subprocess.Popen(command + options + [file], stdout=subprocess.PIPE, text=True, encoding="utf-8") as program:
            for line in program.stdout:
                event = json.loads(line)
                if "frame" in event:
                    counts.setdefault(event["frame"], Count(len(files))).add(i, event)
        if program.returncode not in (0, 3):
            sys.exit(f"{file}: the program ended with {program.returncode}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-j", default="1")
    parser.add_argument("--ontology")
    parser.add_argument("files", nargs="+", metavar="FILE")
    arguments = parser.parse_args()
    own = [arguments.ontology] if arguments.ontology else []
    frames = declared([ROOT / "ontology"] + own)
    counts = {frame: Count(len(arguments.files)) for frame in frames}
    run(counts, arguments.files, ["-j", arguments.j] + (["--ontology"] + own if own else []))

    names = [pathlib.Path(f).stem for f in arguments.files]
    print("frame", "class", "words", "events", *names, "documents", "triggers", "sentence", sep="\t")
    for frame in sorted(counts, key=lambda f: (-sum(counts[f].events), f)):
        count, (kind, words) = counts[frame], frames.get(frame, ("", ""))
        triggers = ", ".join(f"{word} {n}" for word, n in sorted(count.triggers.items(), key=lambda t: (-t[1], t[0]))[:8])
        print(local(frame), kind, words, sum(count.events), *count.events, len(count.documents), triggers, count.sentence, sep="\t")


if __name__ == "__main__":
    main()
