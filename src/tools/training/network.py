"""The network: MiniLM's encoder, mixes of its layers, heads for tags, names and trees. src/encode, src/tag, src/parse and
src/ner compute the same; src/tools/convert.py knows the tensors by the names of the attributes here."""
import json
import pathlib
import struct

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .batches import Batch
from .data import LABELLED
from .pieces import SHAPES

WIDTH, HEADS, INNER, PIECES, PLACES = 384, 12, 1536, 30522, 512
CASE, HIDDEN, ARC, REL = 32, 256, 320, 128
SYNTAX, TAGS, NAMES = range(3)  # the mixes of layers
MIX = {"upos": TAGS, "xpos": TAGS, "feats": TAGS, "uner": NAMES, "wner": NAMES}


class Dropout(nn.Module):
    """Cuts its masks out of one pool of random bits: drawing new ones takes a tenth of a step."""

    POOL = 1 << 23

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.pool = torch.empty(0)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if len(self.pool) < 2 * x.numel():
            size = max(self.POOL, 3 * x.numel())
            self.pool = (torch.rand(size) >= self.rate).float() / (1 - self.rate)
        at = int(torch.randint(len(self.pool) - x.numel() + 1, ()))
        return x * self.pool[at : at + x.numel()].view(x.shape)


def eight_bits(weight: Tensor) -> Tensor:
    """As convert.py stores a matrix; the gradient passes as if nothing had been rounded."""
    scale = weight.detach().abs().amax(-1, keepdim=True).clamp(min=1e-12) / 127
    return weight + ((weight / scale).round() * scale - weight).detach()


def seven_bits(x: Tensor) -> Tensor:
    """As src/model/floats.h stores a row of activations."""
    with torch.no_grad():
        least, most = x.amin(-1, keepdim=True).clamp(max=0), x.amax(-1, keepdim=True).clamp(min=0)
        scale = (most - least).clamp(min=1e-12) / 127
        zero = (-least / scale).round()
        change = ((x / scale + zero).round().clamp(0, 127) - zero) * scale - x
    return x + change


class Linear(nn.Linear):
    """Computes with the integers of the C code once `rounding` is set."""

    rounding = False

    def forward(self, x: Tensor) -> Tensor:
        return product(x, self.weight, self.bias, self.rounding)


def product(x: Tensor, weight: Tensor, bias: Tensor, rounding: bool) -> Tensor:
    return F.linear(seven_bits(x), eight_bits(weight), bias) if rounding else F.linear(x, weight, bias)


class Layer(nn.Module):
    def __init__(self, dropout: Dropout) -> None:
        super().__init__()
        self.qkv, self.o = Linear(WIDTH, 3 * WIDTH), Linear(WIDTH, WIDTH)
        self.f1, self.f2 = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, places, _ = x.shape
        q, k, v = self.qkv(x).view(rows, places, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.n1(x + self.dropout(self.o(seen.transpose(1, 2).reshape(x.shape))))
        return self.n2(x + self.dropout(self.f2(F.gelu(self.f1(x)))))


class Encoder(nn.Module):
    def __init__(self, depth: int) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(PIECES, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, 1e-12), Dropout(0.1)
        self.layers = nn.ModuleList(Layer(self.dropout) for _ in range(depth))
        self.rounding = False

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> list[Tensor]:
        words, places = self.word(pieces), self.pos(torch.arange(pieces.shape[1]).clamp(max=PLACES - 1))
        if self.rounding:
            words, places = eight_bits(words), eight_bits(places)
        states = [self.dropout(self.norm(words + places + shapes))]
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        return states


class Analyser(nn.Module):
    def __init__(self, labels: dict[str, list[str]], depth: int) -> None:
        super().__init__()
        self.labels, self.rounding = labels, False
        self.enc = Encoder(depth)
        self.case_in, self.case_out = nn.Embedding(SHAPES, WIDTH), nn.Embedding(SHAPES, CASE)
        nn.init.zeros_(self.case_in.weight)
        self.mix = nn.Parameter(torch.zeros(3, depth + 1))
        self.mix.data[:, depth] = 2.0
        self.dropout = Dropout(0.25)
        self.cls = nn.ModuleDict({k: nn.Sequential(*self._hidden(HIDDEN), Linear(HIDDEN, len(labels[k]))) for k in LABELLED})
        self.ad, self.ah, self.ld, self.lh = map(self._hidden, (ARC, ARC, REL, REL))
        self.au = nn.Parameter(nn.init.xavier_uniform_(torch.empty(ARC + 1, ARC)))
        self.lu = nn.Parameter(nn.init.normal_(torch.empty(REL + 1, len(labels["rel"]) * (REL + 1)), std=0.02))

    def _hidden(self, size: int) -> nn.Sequential:
        return nn.Sequential(Linear(WIDTH + CASE, size), nn.GELU(), self.dropout)

    def round_as_in_c(self) -> None:
        """From now on weights have 8 bits and activations 7, as where the model will be used."""
        for module in self.modules():
            if hasattr(module, "rounding"):
                module.rounding = True

    def forget_random_bits(self) -> None:
        for module in self.modules():
            if isinstance(module, Dropout):
                module.pool = torch.empty(0)

    def words(self, batch: Batch) -> list[Tensor]:
        """By mix, a vector for each word; place 0 is [CLS], the root."""
        states = torch.stack(self.enc(batch.pieces, self.case_in(batch.piece_shapes), batch.mask))
        case = self.case_out(batch.word_shapes)
        shares = self.mix.softmax(-1)
        mixed = torch.tensordot(shares, states, 1)
        return [self.dropout(torch.cat([batch.pool @ mixed[i], case], -1)) for i in range(3)]

    def label_scores(self, layer: str, words: list[Tensor]) -> Tensor:
        return self.cls[layer](words[MIX[layer]])

    def arc_scores(self, syntax: Tensor, there: Tensor) -> Tensor:
        """[sentence, dependent, head]"""
        dependents = product(self.ad(syntax), self.au[:-1].T, self.au[-1], self.rounding)
        scores = dependents @ self.ah(syntax).transpose(1, 2)
        scores = scores.masked_fill(~there[:, None, :], -1e4)
        return scores.masked_fill(torch.eye(scores.shape[1], dtype=torch.bool), -1e4)

    def rel_scores(self, syntax: Tensor, dependents: Tensor, heads: Tensor) -> Tensor:
        """[arc, label]; an arc's ends are places in the flattened batch."""
        flat = syntax.flatten(0, 1)
        one = torch.ones(len(dependents), 1)
        d, h = self.ld(flat[dependents]), torch.cat([self.lh(flat[heads]), one], 1)
        by_label = product(d, self.lu[:-1].T, self.lu[-1], self.rounding)
        return (by_label.view(len(d), -1, REL + 1) @ h[:, :, None]).squeeze(-1)


def safetensors(path: pathlib.Path) -> dict[str, Tensor]:
    """A file of tensors: the size of a JSON directory, the directory, the numbers."""
    data = path.read_bytes()
    (size,) = struct.unpack_from("<Q", data)
    start, kinds = 8 + size, {"F32": torch.float32, "I64": torch.int64}
    out = {}
    for name, entry in json.loads(data[8:start]).items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            piece = bytearray(data[start + begin : start + end])
            out[name.removeprefix("bert.")] = torch.frombuffer(piece, dtype=kinds[entry["dtype"]]).view(entry["shape"])
    return out


def from_minilm(encoder: Encoder, tensors: dict[str, Tensor]) -> None:
    """Copies the base model's weights; its token types are one constant here."""
    base = "embeddings."
    state = {
        "word.weight": tensors[base + "word_embeddings.weight"],
        "pos.weight": tensors[base + "position_embeddings.weight"] + tensors[base + "token_type_embeddings.weight"][0],
    }
    whole = {"o": "attention.output.dense", "n1": "attention.output.LayerNorm", "f1": "intermediate.dense", "f2": "output.dense", "n2": "output.LayerNorm"}
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = tensors[f"{base}LayerNorm.{part}"]
        for i in range(len(encoder.layers)):
            old, new = f"encoder.layer.{i}.", f"layers.{i}."
            three = [tensors[f"{old}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
            state[f"{new}qkv.{part}"] = torch.cat(three)
            for name, path in whole.items():
                state[f"{new}{name}.{part}"] = tensors[f"{old}{path}.{part}"]
    encoder.load_state_dict(state)
