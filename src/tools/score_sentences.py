#!/usr/bin/env python3
"""Scores where sentences begin and end: F1 of whole sentences.

usage: score_sentences.py PROGRAM FILE… [--list] [--least F1]

A FILE has a sentence a line, an empty line after a paragraph, and `# ` before each document (tests/sentences); or it is a treebank in
CoNLL-U, whose documents of news count where it has such. --list prints the sentences that one side has alone;
with --least a lower F1 is exit status 1."""
import argparse
import pathlib
import re
import subprocess
import sys
from collections.abc import Iterator

Document = list[list[str]]  # paragraphs of sentences


def lines_of(text: str) -> Iterator[Document]:
    for part in re.split(r"(?m)^# .*\n", text)[1:]:
        yield [block.split("\n") for block in part.strip("\n").split("\n\n")]


def treebank_of(text: str) -> Iterator[Document]:
    for part in re.split(r"(?m)^# newdoc id = ", text)[1:]:
        if "_news_" in part.split("\n", 1)[0] or "_news_" not in text:
            paragraphs = re.split(r"(?m)^# newpar", part)
            sentences = [re.findall(r"(?m)^# text = (.*)$", p) for p in paragraphs]
            yield [s for s in sentences if s]


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


def spans(sentences: list[str]) -> dict[tuple[int, int], str]:
    """Counted in characters that are not blank."""
    out, at = {}, 0
    for sentence in sentences:
        out[at, at + len(letters(sentence))] = sentence
        at += len(letters(sentence))
    return out


def found(program: str, document: Document) -> list[str]:
    """The program's sentences of a document, as text."""
    text = "\n\n".join(" ".join(paragraph) for paragraph in document)
    command = [program, "parse", "--from", "text", "--to", "conllu", "-"]
    done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True)
    out = []
    for block in done.stdout.decode().strip("\n").split("\n\n"):
        words, covered = [], 0
        for row in (line.split("\t") for line in block.split("\n") if line[:1].isdigit()):
            first, _, last = row[0].partition("-")
            if int(first) > covered and "." not in row[0]:
                words.append(row[1] + ("" if "SpaceAfter=No" in row[9] else " "))
                covered = int(last or first)
        out.append("".join(words))
    return out


def score(program: str, path: pathlib.Path, listed: bool) -> float:
    text, right, ours, theirs = path.read_text(encoding="utf-8"), 0, 0, 0
    for document in treebank_of(text) if path.suffix == ".conllu" else lines_of(text):
        gold, system = spans([s for p in document for s in p]), spans(found(program, document))
        right, ours, theirs = right + len(gold.keys() & system.keys()), ours + len(system), theirs + len(gold)
        for key in sorted(gold.keys() ^ system.keys()) if listed else ():
            print("gold  " if key in gold else "system", gold.get(key) or system.get(key))
    f1 = 200 * right / max(ours + theirs, 1)
    print(f"{path.name}: P {100 * right / max(ours, 1):.2f}  R {100 * right / max(theirs, 1):.2f}  F1 {f1:.2f}  ({theirs} gold)")
    return f1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("files", type=pathlib.Path, nargs="+")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--least", type=float, default=0.0)
    options = parser.parse_args()
    scores = [score(options.program, path, options.list) for path in options.files]
    sys.exit(min(scores) < options.least)


if __name__ == "__main__":
    main()
