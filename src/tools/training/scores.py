"""A quick look at a network between epochs: heads and labels one by one. The figures that count are those of the C program."""
import torch

from .batches import Batcher
from .data import Sentence
from .network import SYNTAX, Analyser

PIECES = 3000  # of a batch


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Names of BIOES tags; a name that was not begun or not ended right counts too."""
    out, start, kind = set(), None, ""
    for at, tag in enumerate(tags + ["O"]):
        if start is not None and (tag[0] in "OBS" or tag[2:] != kind):
            out.add((start, at, kind))
            start = None
        if tag[0] != "O" and start is None:
            start, kind = at, tag[2:]
    return out


@torch.no_grad()
def tree_scores(network: Analyser, batcher: Batcher, sentences: list[Sentence]) -> dict[str, float]:
    """Percent of words."""
    network.eval()
    right, words = {"UPOS": 0, "UAS": 0, "LAS": 0}, 0
    plain = [batcher.numbers["rel"][name.split(":")[0]] if name.split(":")[0] in batcher.numbers["rel"] else i
             for i, name in enumerate(network.labels["rel"])]
    plain = torch.tensor(plain)
    for group in batcher.groups(sentences, PIECES):
        batch = batcher.batch(group)
        states, targets = network.words(batch), batch.targets
        known = targets["head"] >= 0
        heads = network.arc_scores(states[SYNTAX], batch.there).argmax(-1)
        places = torch.arange(known.numel()).view(known.shape)
        rels = network.rel_scores(states[SYNTAX], places[known], (places[:, :1] + heads)[known]).argmax(-1)
        attached = heads[known] == targets["head"][known]
        gold = targets["rel"][known]
        same = (plain[rels] == plain[gold.clamp(min=0)]) & (gold >= 0)
        right["UPOS"] += int((network.label_scores("upos", states)[known].argmax(-1) == targets["upos"][known]).sum())
        right["UAS"] += int(attached.sum())
        right["LAS"] += int((attached & same).sum())
        words += int(known.sum())
    return {name: 100 * count / max(words, 1) for name, count in right.items()}


@torch.no_grad()
def name_score(network: Analyser, batcher: Batcher, sentences: list[Sentence]) -> float:
    """F1 of exact span and class."""
    network.eval()
    both = found = wanted = 0
    for group in batcher.groups(sentences, PIECES):
        best = network.label_scores("wner", network.words(batcher.batch(group))).argmax(-1).tolist()
        for sentence, row in zip(group, best):
            ours = spans([network.labels["wner"][i] for i in row[1 : 1 + len(sentence.words)]])
            gold = spans(sentence.labels["wner"])
            both, found, wanted = both + len(ours & gold), found + len(ours), wanted + len(gold)
    return 200 * both / max(found + wanted, 1)
