#!/usr/bin/env python3
"""Turns trained weights and treebanks into the model file that Triplewire maps into memory.

usage: convert.py MODELS ENCODER TREEBANKS WORDNET OUT.twm

MODELS holds ENCODER.npz, ENCODER-labels.json and vocab.txt; TREEBANKS the files en_*-train.conllu and WORDNET (Debian:
wordnet-base, in /usr/share/wordnet) the index and exception files that lemmas are learned from. The same input gives the same bytes. src/model/format.h describes the file."""
import hashlib, json, math, pathlib, struct, sys, zlib

import numpy as np

import lemmas

VERSION = 2
ALIGN = 64
PANEL = 16          # output columns that a matrix kernel works on at once
KIND = {"floats": 1, "linear": 2, "rows": 3, "table": 4, "index": 5}
HEADER = struct.Struct("<8sIIQIIII24x")
ENTRY = struct.Struct("<24sIIIIQQ8x")


def padded(data):
    return data + bytes(-len(data) % ALIGN)


def fnv(text):
    """The hash of base/str.h."""
    h = 0xCBF29CE484222325
    for byte in text:
        h = (h ^ byte) * 0x100000001B3 % 2**64
    h ^= h >> 32
    h = h * 0xD6E8FEB86659FD93 % 2**64
    return h ^ (h >> 32)


def quantised(weight, least=np.float32(0)):
    """8 bits and one scale a row, the latter at least `least`."""
    scale = np.maximum(np.maximum(np.abs(weight).max(1), 1e-12) / np.float32(127), least)
    return np.rint(weight / scale[:, None]).astype(np.int8), scale.astype("<f4")


def scale_of_fours(weight):
    """The scale with which four products of a row, as the kernels add them up in 16 bits, do not overflow: the sum of
    four weights of one sign is at most 256, and rounding adds at most 2."""
    fours = weight.reshape(len(weight), -1, 2, 2, 2)  # output, eight inputs, half, pair of the half, input
    above, below = np.maximum(fours, 0).sum((2, 4)), np.maximum(-fours, 0).sum((2, 4))
    return np.maximum(above, below).max((1, 2)) / np.float32(256)


class ModelFile:
    """Gathers sections, then writes header, directory and sections."""

    def __init__(self):
        self.sections = []

    def add(self, name, kind, rows, columns, data):
        self.sections.append((name, KIND[kind], rows, columns, data))

    def floats(self, name, array):
        array = np.atleast_2d(np.asarray(array, "<f4"))
        self.add(name, "floats", *array.shape, array.tobytes())

    def rows(self, name, array):
        q, scale = quantised(np.asarray(array, np.float32))
        self.add(name, "rows", *q.shape, padded(q.tobytes()) + scale.tobytes())

    def linear(self, name, weight, bias):
        """y = weight x + bias, packed [panel][input / 4][column][4] with scales, sums of the weights and biases."""
        weight, bias = np.asarray(weight, np.float32), np.asarray(bias, np.float32)
        outputs, inputs = weight.shape
        assert inputs % 8 == 0 and len(bias) == outputs, name
        q, scale = quantised(weight, scale_of_fours(weight))
        more = -outputs % PANEL
        q = np.pad(q, ((0, more), (0, 0)))
        packed = q.reshape(-1, PANEL, inputs // 4, 4).transpose(0, 2, 1, 3)
        parts = [np.ascontiguousarray(packed), np.pad(scale, (0, more)), q.astype("<i4").sum(1).astype("<i4"),
                 np.pad(bias, (0, more)).astype("<f4")]
        self.add(name, "linear", outputs, inputs, b"".join(padded(p.tobytes()) for p in parts))

    def table(self, name, strings):
        """Strings by number."""
        data = [s if isinstance(s, bytes) else s.encode() for s in strings]
        at = np.cumsum([0] + [len(d) for d in data]).astype("<u4")
        self.add(name, "table", len(data), 1, at.tobytes() + b"".join(data))

    def pairs(self, name, mapping):
        """A sorted map of byte strings: keys and values take turns."""
        self.table(name, [x for key in sorted(mapping) for x in (key, mapping[key])])

    def index(self, name, strings):
        """An open hash table from string to number + 1."""
        slots = np.zeros(65536, "<u2")
        for number, text in enumerate(strings):
            at = fnv(text.encode()) % len(slots)
            while slots[at]:
                at = (at + 1) % len(slots)
            slots[at] = number + 1
        self.add(name, "index", len(slots), 1, slots.tobytes())

    def write(self, path):
        at = HEADER.size + ENTRY.size * len(self.sections)
        directory, body = b"", b""
        for name, kind, rows, columns, data in self.sections:
            directory += ENTRY.pack(name.encode(), kind, rows, columns, 0, at + len(body), len(data))
            body += padded(data)
        size = at + len(body)
        assert at % ALIGN == 0 and HEADER.size == 64 and ENTRY.size == 64
        head = (b"TWMODEL\n", VERSION, len(self.sections), size)
        sums = zlib.crc32(directory), zlib.crc32(body)
        first = HEADER.pack(*head, *sums, 0, 0)
        header = HEADER.pack(*head, *sums, zlib.crc32(first), 0)
        path.write_bytes(header + directory + body)
        return size


def linear_of(tensors, name):
    return tensors[name + ".weight"], tensors[name + ".bias"]


def stacked(tensors, names):
    """Several linear maps over one input as one."""
    parts = [linear_of(tensors, n) for n in names]
    return np.concatenate([w for w, _ in parts]), np.concatenate([b for _, b in parts])


def add_encoder(out, t):
    out.rows("word", t["enc.word.weight"])
    out.rows("pos", t["enc.pos.weight"])
    out.floats("norm", np.stack(linear_of(t, "enc.norm")))
    out.floats("case.in", t["case_in.weight"])
    out.floats("case.out", t["case_out.weight"])
    mix = [[math.exp(float(x)) for x in row] for row in t["mix"]]
    out.floats("mix", [[x / sum(row) for x in row] for row in mix])
    for i in range(len(mix[0]) - 1):
        for part in ("qkv", "o", "f1", "f2"):
            out.linear(f"layer{i}.{part}", *linear_of(t, f"enc.layers.{i}.{part}"))
        for part in ("n1", "n2"):
            out.floats(f"layer{i}.{part}", np.stack(linear_of(t, f"enc.layers.{i}.{part}")))


def add_heads(out, t, labels):
    tags = ("upos", "xpos", "feats")
    out.linear("tags.hidden", *stacked(t, [f"cls.{k}.0" for k in tags]))
    for k in tags:
        out.linear("tags." + k, *linear_of(t, f"cls.{k}.3"))
    out.linear("names.hidden", *linear_of(t, "cls.wner.0"))
    out.linear("names.out", *linear_of(t, "cls.wner.3"))
    out.linear("arcs.hidden", *stacked(t, ["ad.0", "ah.0", "ld.0", "lh.0"]))
    out.linear("arcs.tree", t["au"][:-1].T, t["au"][-1])
    # [dependent + 1, label, head + 1] -> rows: label by head, then the heads' constant by label
    width, count = t["lu"].shape[0] - 1, len(labels["rel"])
    lu = t["lu"].reshape(width + 1, count, width + 1).transpose(1, 2, 0)
    lu = np.concatenate([lu[:, :width].reshape(count * width, width + 1), lu[:, width]])
    out.linear("arcs.label", lu[:, :width], lu[:, width])
    for key, name in (("upos", "upos"), ("xpos", "xpos"), ("feats", "feats"), ("wner", "names"), ("rel", "rel")):
        out.table("labels." + name, labels[key])


def main(models, encoder, treebanks, wordnet, target):
    models = pathlib.Path(models)
    weights = models / (encoder + ".npz")
    tensors = {k: v.astype(np.float32) for k, v in np.load(weights).items()}
    labels = json.loads((models / (encoder + "-labels.json")).read_text(encoding="utf-8"))
    vocab = (models / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    banks = sorted(pathlib.Path(treebanks).glob("en_*-train.conllu"))
    wordnet = pathlib.Path(wordnet)
    inputs = [weights, models / (encoder + "-labels.json"), models / "vocab.txt", *banks,
              *(wordnet / name for name in lemmas.WORDNET)]
    out = ModelFile()
    out.table("about", [f"name={encoder}", "licence=CC BY-SA 4.0"]
              + [f"sha256={hashlib.sha256(p.read_bytes()).hexdigest()} {p.name}" for p in inputs])
    add_encoder(out, tensors)
    add_heads(out, tensors, labels)
    out.table("vocab", vocab)
    out.index("vocab.index", vocab)
    words, rules = lemmas.learn(banks, wordnet, labels["upos"], labels["xpos"])
    out.pairs("lemma.words", words)
    out.pairs("lemma.rules", rules)
    print(f"{out.write(pathlib.Path(target))} bytes, {len(words)} lemmas, {len(rules)} rules")


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
