"""What a batch teaches: the sum over the layers that it carries."""
import torch
import torch.nn.functional as F
from torch import Tensor

from .batches import ABSENT, Batch
from .data import LABELLED
from .network import SYNTAX, Analyser

# What a name of Universal NER may be among the nine classes of the worldwide newswire; its O may be any class that it does not have.
SAME = {"PER": ("Person",), "ORG": ("Organization",), "LOC": ("Location", "Facility")}
MARGINAL = 0.7  # the weight of names that are known by Universal NER's classes alone


def compatible(labels: dict[str, list[str]]) -> Tensor:
    """[uner label, wner label]: 0 where a word may have both, else minus infinity."""
    named = {kind for kinds in SAME.values() for kind in kinds}

    def both(uner: str, wner: str) -> bool:
        if uner == "O":
            return wner[2:] not in named
        return wner[0] == uner[0] and wner[2:] in SAME[uner[2:]]

    allowed = torch.tensor([[both(u, w) for w in labels["wner"]] for u in labels["uner"]])
    return torch.zeros(allowed.shape).masked_fill(~allowed, float("-inf"))


def losses(network: Analyser, batch: Batch, allowed: Tensor) -> dict[str, Tensor]:
    words, targets = network.words(batch), batch.targets
    out = {}
    for layer in LABELLED:
        if layer in targets:
            out[layer] = F.cross_entropy(network.label_scores(layer, words).flatten(0, 1), targets[layer].flatten(), ignore_index=ABSENT)
    if "uner" in targets:
        known = targets["uner"] != ABSENT
        scores = network.label_scores("wner", words)[known].log_softmax(-1)
        out["names"] = -MARGINAL * (scores + allowed[targets["uner"][known]]).logsumexp(-1).mean()
    if "head" in targets:
        syntax, heads = words[SYNTAX], targets["head"]
        scores = network.arc_scores(syntax, batch.there)
        out["arc"] = F.cross_entropy(scores.flatten(0, 1), heads.flatten(), ignore_index=ABSENT)
        known = targets["rel"] != ABSENT
        places = torch.arange(known.numel()).view(known.shape)
        ends = places[known], (places[:, :1] + heads)[known]
        out["rel"] = F.cross_entropy(network.rel_scores(syntax, *ends), targets["rel"][known])
    return out
