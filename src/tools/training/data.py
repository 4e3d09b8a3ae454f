"""The annotated sentences that a run learns from and is measured with."""
import pathlib
from collections.abc import Iterator
from dataclasses import dataclass, field

LONGEST = 200  # words of a sentence to learn from
LABELLED = ("upos", "xpos", "feats", "uner", "wner")  # a label a word, each with a head of its own
COLUMNS = {"upos": 3, "xpos": 4, "feats": 5, "rel": 7}


@dataclass
class Sentence:
    """Words, and by layer a label for each; what a corpus does not annotate is absent."""

    words: list[str]
    labels: dict[str, list[str]]
    heads: list[int] = field(default_factory=list)


def blocks(text: str) -> Iterator[list[str]]:
    """Lines between empty lines."""
    block: list[str] = []
    for line in text.split("\n") + [""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def treebank(text: str, without: tuple[str, ...] = ()) -> list[Sentence]:
    """CoNLL-U; ranges and empty nodes are left out."""
    out = []
    for block in blocks(text):
        rows = [line.split("\t") for line in block]
        rows = [row for row in rows if row[0].isdigit()]
        labels = {layer: [row[at] for row in rows] for layer, at in COLUMNS.items() if layer not in without}
        out.append(Sentence([row[1] for row in rows], labels, [int(row[6]) for row in rows]))
    return out


def bioes(tags: list[str]) -> list[str]:
    """From IOB2 or BIOES; names of other kinds than the corpus promises count as none."""
    tags = ["O" if tag[2:] in ("OTH", "O") else tag for tag in tags]
    out = []
    for tag, after in zip(tags, tags[1:] + ["O"]):
        ends = after not in ("I-" + tag[2:], "E-" + tag[2:])
        mark = {"B": "S", "I": "E"}.get(tag[0], tag[0]) if ends else tag[0]
        out.append(mark + tag[1:])
    return out


def universal_names(text: str) -> list[Sentence]:
    """Universal NER: number, word, tag."""
    out = []
    for block in blocks(text):
        rows = [line.split("\t") for line in block if not line.startswith("# ")]
        out.append(Sentence([row[1] for row in rows], {"uner": bioes([row[2] for row in rows])}))
    return out


def worldwide_names(text: str) -> list[list[Sentence]]:
    """Articles of the worldwide newswire: word and tag; a third column has names nested in the second's."""
    articles: list[list[Sentence]] = []
    for block in blocks(text):
        rows = []
        for line in block:
            if line.startswith("# ") and "\t" not in line:
                articles.append([])
            else:
                rows.append(line.split("\t") if "\t" in line else line.rsplit(None, 1))
        if rows:
            articles[-1].append(Sentence([row[0] for row in rows], {"wner": bioes([row[1] for row in rows])}))
    return articles


@dataclass
class Corpora:
    """Sentences to learn from by corpus, and the two sets that a run reports on after each epoch."""

    train: dict[str, list[Sentence]]
    trees: list[Sentence]
    names: list[Sentence]
    files: list[pathlib.Path]


def read(root: pathlib.Path) -> Corpora:
    """From ../shared/data. Every fifth article of the worldwide newswire is held out. XPOS comes from EWT alone: GUM's differs."""
    ud, ner = root / "ud", root / "ner"
    files = [ud / "en_ewt-train.conllu", ud / "en_gum-train.conllu", ner / "uner_ewt-train.iob2", ner / "worldwide-dev.bioes"]
    texts = [path.read_text(encoding="utf-8") for path in files]
    ewt, gum = treebank(texts[0]), treebank(texts[1], without=("xpos",))
    names = {tuple(s.words): s.labels["uner"] for s in universal_names(texts[2])}
    for sentence in ewt:
        if tuple(sentence.words) in names:
            sentence.labels["uner"] = names[tuple(sentence.words)]
    articles = worldwide_names(texts[3])
    worldwide = [s for number, article in enumerate(articles) if number % 5 != 4 for s in article]
    held_out = [s for article in articles[4::5] for s in article]
    trees = treebank((ud / "en_ewt-dev.conllu").read_text(encoding="utf-8"))
    return Corpora({"ewt": ewt, "gum": gum, "worldwide": worldwide}, trees, held_out, files)


def label_lists(train: dict[str, list[Sentence]]) -> dict[str, list[str]]:
    """The labels of each layer, sorted: their places are the outputs of the heads."""
    return {
        layer: sorted({x for corpus in train.values() for s in corpus for x in s.labels.get(layer, ())})
        for layer in (*LABELLED, "rel")
    }
