"""Sentences to tensors, sentences of like length together."""
import random
from dataclasses import dataclass

import torch
from torch import Tensor

from .data import LABELLED, Sentence
from .pieces import CLS, MASK, SEP, WordPieces, shape

ABSENT = -100


@dataclass
class Batch:
    """Padded; place 0 of the words is [CLS]. A target that is not known is ABSENT."""

    pieces: Tensor  # [sentence, piece]
    piece_shapes: Tensor  # … the shape of the piece's word
    word_shapes: Tensor  # [sentence, word]
    pool: Tensor  # [sentence, word, piece]: means over a word's pieces
    mask: Tensor  # [sentence, 1, 1, piece]: added to the attention's scores
    there: Tensor  # [sentence, word]: not padding
    targets: dict[str, Tensor]  # by layer, [sentence, word]; "head" too

    def hide(self, share: float) -> None:
        """Puts [MASK] over random words; their shapes stay."""
        hidden = torch.rand(self.there.shape) < share
        hidden[:, 0] = False
        pieces = (hidden.float()[:, None] @ self.pool).squeeze(1) > 0
        self.pieces[pieces] = MASK


class Batcher:
    def __init__(self, pieces: WordPieces, labels: dict[str, list[str]]) -> None:
        self.pieces = pieces
        self.numbers = {layer: {x: i for i, x in enumerate(names)} for layer, names in labels.items()}

    def size(self, sentence: Sentence) -> int:
        return 2 + sum(len(self.pieces.of(word)) for word in sentence.words)

    def groups(self, sentences: list[Sentence], most: int) -> list[list[Sentence]]:
        """Of about `most` pieces, in random order."""
        size = {id(s): self.size(s) for s in sentences}
        order = sorted(sentences, key=lambda s: size[id(s)] + random.random())
        out, group = [], []
        for sentence in order:
            group.append(sentence)
            if len(group) * size[id(sentence)] >= most:
                out.append(group)
                group = []
        out += [group] if group else []
        random.shuffle(out)
        return out

    def batch(self, sentences: list[Sentence]) -> Batch:
        rows, width = len(sentences), 1 + max(len(s.words) for s in sentences)
        places = max(map(self.size, sentences))
        out = Batch(
            torch.zeros(rows, places, dtype=torch.long), torch.zeros(rows, places, dtype=torch.long), torch.zeros(rows, width, dtype=torch.long),
            torch.zeros(rows, width, places), torch.full((rows, 1, 1, places), -1e4), torch.zeros(rows, width, dtype=torch.bool), {},
        )
        for row, sentence in enumerate(sentences):
            self._fill(out, row, sentence)
        for layer in (*LABELLED, "rel"):
            if any(layer in s.labels for s in sentences):
                out.targets[layer] = torch.full((rows, width), ABSENT)
                for row, s in enumerate(sentences):
                    numbers = [self.numbers[layer].get(x, ABSENT) for x in s.labels.get(layer, ())]
                    out.targets[layer][row, 1 : 1 + len(numbers)] = torch.tensor(numbers, dtype=torch.long)
        if any(s.heads for s in sentences):
            out.targets["head"] = torch.full((rows, width), ABSENT)
            for row, s in enumerate(sentences):
                out.targets["head"][row, 1 : 1 + len(s.heads)] = torch.tensor(s.heads, dtype=torch.long)
        return out

    def _fill(self, out: Batch, row: int, sentence: Sentence) -> None:
        numbers, shapes = [CLS], [0]
        for place, word in enumerate(sentence.words, 1):
            pieces, form = self.pieces.of(word), shape(word)
            numbers += pieces
            shapes += [form] * len(pieces)
            out.word_shapes[row, place] = form
            out.pool[row, place, len(numbers) - len(pieces) : len(numbers)] = 1 / len(pieces)
        out.pool[row, 0, 0] = 1
        out.pieces[row, : len(numbers) + 1] = torch.tensor(numbers + [SEP])
        out.piece_shapes[row, : len(shapes)] = torch.tensor(shapes)
        out.mask[row, 0, 0, : len(numbers) + 1] = 0
        out.there[row, : len(sentence.words) + 1] = True


def recased(sentence: Sentence, share: float) -> Sentence:
    """Now and then a sentence as headlines or careless writers have it: Every Word Large, ALL CAPITALS, or all small."""
    if random.random() >= share:
        return sentence
    change = random.choice([lambda w: w[:1].upper() + w[1:], str.upper, str.lower])
    return Sentence([change(word) for word in sentence.words], sentence.labels, sentence.heads)
