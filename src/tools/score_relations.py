#!/usr/bin/env python3
"""Scores the relations that a knowledge graph lives on: F1 of head and relation, by group.

usage: score_relations.py PROGRAM GOLD.conllu [ARGUMENT…]

Runs PROGRAM on the words of GOLD; ARGUMENTs (--model fast) go to it. Subtypes do not count."""
import pathlib
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

from training.data import Sentence, treebank

GROUPS = {
    "apposition": ("appos",),
    "flat names": ("flat",),
    "nominal modifiers": ("nmod",),
    "conjunctions": ("conj",),
    "clausal attachment": ("advcl", "acl", "ccomp", "xcomp", "parataxis"),
}


def arcs(sentences: list[Sentence]) -> Iterator[tuple[int, int, int, str]]:
    """Sentence, word, head and relation."""
    for number, sentence in enumerate(sentences):
        for word, (head, rel) in enumerate(zip(sentence.heads, sentence.labels["rel"])):
            yield number, word, head, rel.split(":")[0]


def analysed(program: str, sentences: list[Sentence], arguments: list[str]) -> list[Sentence]:
    blank = "\t_" * 8
    text = "".join("".join(f"{i}\t{word}{blank}\n" for i, word in enumerate(s.words, 1)) + "\n" for s in sentences)
    command = [program, "parse", "--from", "conllu", "--to", "conllu", *arguments, "-"]
    done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True)
    return treebank(done.stdout.decode())


def main(program: str, path: str, arguments: list[str]) -> None:
    gold = treebank(pathlib.Path(path).read_text(encoding="utf-8"))
    ours, theirs = set(arcs(analysed(program, gold, arguments))), set(arcs(gold))
    right = Counter(arc[3] for arc in ours & theirs)
    found, wanted = Counter(arc[3] for arc in ours), Counter(arc[3] for arc in theirs)
    for group, relations in GROUPS.items():
        for name in (group, *(f"  {r}" for r in relations if len(relations) > 1)):
            members = relations if name == group else (name.strip(),)
            both, mine, good = (sum(count[r] for r in members) for count in (right, found, wanted))
            print(f"{name:<20} P {100 * both / max(mine, 1):6.2f}  R {100 * both / max(good, 1):6.2f}  F1 {200 * both / max(mine + good, 1):6.2f}  ({good} gold)")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
