#!/usr/bin/env python3
"""Scores coreference on a treebank whose MISC column bears Entity= (GUM).

usage: score.py GOLD.conllu [SYSTEM.conllu]

Without SYSTEM, `triplewire parse --from jsonl --to conllu -` (found by TRIPLEWIRE, else on the PATH) reads the raw text
of each document. A mention is the run of its characters without blanks, so that the system's words need not be the
gold ones; singletons are left out on both sides. Reported: precision, recall and F1 of mentions, MUC, B-cubed and CEAF
with the entity-based similarity, summed over documents, and the mean of the last three F1."""
import json
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict

BRACKET = re.compile(r"\([^()]+\)?|[^()]+\)")


class Document:
    """Text with paragraphs, and chains as lists of (begin, end) over characters that are no blanks."""

    def __init__(self):
        self.text, self.chains, self.at, self.open = "", defaultdict(list), 0, []

    def word(self, form, entity):
        begin, self.at = self.at, self.at + len(re.sub(r"\s", "", form))
        for part in BRACKET.findall(entity or ""):
            name = part.strip("()").split("-")[0]
            if part.startswith("("):
                self.open.append((name, begin))
            if part.endswith(")"):
                for k in range(len(self.open) - 1, -1, -1):
                    if self.open[k][0] == name:
                        self.chains[name].append((self.open.pop(k)[1], self.at))
                        break

    def entities(self):
        return [set(chain) for chain in self.chains.values() if len(set(chain)) > 1]


def read(path):
    documents, current, last, surface = [], None, 0, None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            current = Document()
            documents.append(current)
        elif line.startswith("# newpar") and current.text:
            current.text = current.text.rstrip() + "\n\n"
        elif line.startswith("#") or not line:
            last, surface = 0, None
        else:
            c = line.split("\t")
            misc = dict(f.split("=", 1) for f in c[9].split("|") if "=" in f)
            gap = "" if misc.get("SpaceAfter") == "No" else " "
            if "." in c[0]:
                continue
            if "-" in c[0]:
                current.text += c[1] + gap
                surface, last = shares(c[1], int(c[0].split("-")[1]) - int(c[0].split("-")[0]) + 1), int(c[0].split("-")[1])
                continue
            if int(c[0]) > last:
                current.text += c[1] + gap
                surface = None
            current.word(surface.pop(0) if surface else c[1], misc.get("Entity"))
    return documents


def shares(form, count):
    """A contraction's characters, shared among its words as evenly as they go (their borders carry no mention)."""
    size, out = len(form), []
    for i in range(count):
        take = len(form) // count if i + 1 < count else size
        out.append(form[len(form) - size:len(form) - size + take])
        size -= take
    return out


def links(key, response):
    """Recall of MUC: links kept and links in all."""
    where = {m: i for i, chain in enumerate(response) for m in chain}
    kept = total = 0
    for chain in key:
        parts = {where.get(m, ("alone", m)) for m in chain}
        kept += len(chain) - len(parts)
        total += len(chain) - 1
    return kept, total


def cubed(key, response):
    where = {m: chain for chain in response for m in chain}
    return sum(len(chain & where.get(m, set())) / len(chain) for chain in key for m in chain), sum(map(len, key))


def best_sum(weights, rows, columns):
    """Greatest sum of a one-to-one matching (shortest augmenting paths); `weights` is sparse."""
    if rows > columns:
        weights, rows, columns = {(b, a): w for (a, b), w in weights.items()}, columns, rows
    u, v, match = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for i in range(1, rows + 1):
        match[0], at = i, 0
        least, way, used = [1e9] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while match[at]:
            used[at] = True
            row, delta, to = match[at], 1e9, 0
            for j in range(1, columns + 1):
                if used[j]:
                    continue
                cost = -weights.get((row - 1, j - 1), 0.0) - u[row] - v[j]
                if cost < least[j]:
                    least[j], way[j] = cost, at
                if least[j] < delta:
                    delta, to = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            at = to
        while at:
            match[at] = match[way[at]]
            at = way[at]
    return sum(weights.get((match[j] - 1, j - 1), 0.0) for j in range(1, columns + 1) if match[j])


def ceaf(key, response):
    where = {m: i for i, chain in enumerate(response) for m in chain}
    common = Counter((i, where[m]) for i, chain in enumerate(key) for m in chain if m in where)
    similar = {(i, j): 2 * n / (len(key[i]) + len(response[j])) for (i, j), n in common.items()}
    rows, columns = sorted({i for i, _ in similar}), sorted({j for _, j in similar})
    packed = {(rows.index(i), columns.index(j)): w for (i, j), w in similar.items()}
    return best_sum(packed, len(rows), len(columns))


def score(pairs):
    """{measure: (precision, recall, F1)} over pairs of (gold, system) chains."""
    sums = defaultdict(lambda: [0.0] * 4)
    for gold, system in pairs:
        for k, (a, b, c, d) in {
            "mentions": (*(2 * [len(set().union(*gold, set()) & set().union(*system, set()))]), sum(map(len, system)), sum(map(len, gold))),
            "MUC": (links(system, gold)[0], links(gold, system)[0], links(system, gold)[1], links(gold, system)[1]),
            "B-cubed": (cubed(system, gold)[0], cubed(gold, system)[0], cubed(system, gold)[1], cubed(gold, system)[1]),
            "CEAF-e": (*(2 * [ceaf(gold, system)]), len(system), len(gold)),
        }.items():
            sums[k] = [x + y for x, y in zip(sums[k], (a, b, c, d))]
    out = {}
    for k, (a, b, c, d) in sums.items():
        p, r = a / c if c else 0.0, b / d if d else 0.0
        out[k] = (p, r, 2 * p * r / (p + r) if p + r else 0.0)
    return out


def run(documents):
    lines = "".join(json.dumps({"id": str(i), "text": d.text.strip()}, ensure_ascii=False) + "\n" for i, d in enumerate(documents))
    command = [os.environ.get("TRIPLEWIRE", "triplewire"), "parse", "--from", "jsonl", "--to", "conllu", "-"]
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
    path = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"coref-{os.getpid()}.conllu")
    with open(path, "wb") as f:
        f.write(done.stdout)
    try:
        return read(path)
    finally:
        os.unlink(path)


def main():
    gold = read(sys.argv[1])
    system = read(sys.argv[2]) if len(sys.argv) > 2 else run(gold)
    if len(gold) != len(system):
        sys.exit(f"{len(gold)} gold documents, {len(system)} of the system")
    for g, s in zip(gold, system):
        if re.sub(r"\s", "", g.text) != re.sub(r"\s", "", s.text):
            print("the texts differ; offsets may be off", file=sys.stderr)
    result = score([(g.entities(), s.entities()) for g, s in zip(gold, system)])
    for name, (p, r, f) in result.items():
        print(f"{name:<9} P {100 * p:5.2f}  R {100 * r:5.2f}  F1 {100 * f:5.2f}")
    print(f"CoNLL F1 {100 * sum(result[k][2] for k in ('MUC', 'B-cubed', 'CEAF-e')) / 3:.2f}")


if __name__ == "__main__":
    main()
