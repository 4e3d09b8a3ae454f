#!/usr/bin/env python3
"""src/tools/train.py on a few sentences: a run that is killed after its first epoch and started again gives the model file of a run
that was left alone. Skipped (77) without torch; TRIPLEWIRE_TORCH may name a python that has it."""
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
TREE = (("The", "DET", "DT", 3, "det"), ("new", "ADJ", "JJ", 3, "amod"), ("minister", "NOUN", "NN", 4, "nsubj"),
        ("visited", "VERB", "VBD", 0, "root"), ("Kenya", "PROPN", "NNP", 4, "obj"), (".", "PUNCT", ".", 4, "punct"))
NAMES = {"uner": ("O", "O", "O", "O", "B-LOC", "O"), "wner": ("O", "O", "O", "O", "B-Location", "O")}
WORDNET = ("index.noun", "index.verb", "noun.exc", "verb.exc", "adj.exc")
VOCABULARY = ["[PAD]"] + [f"[unused{i}]" for i in range(99)] + ["[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "minister", "visited", "ken", "##ya", "."]


def corpus(root: pathlib.Path) -> None:
    """Files like those of ../shared/data, with one sentence over and over."""
    words = [row[0] for row in TREE]
    tree = "".join(f"{i}\t{w}\t{w.lower()}\t{u}\t{x}\t_\t{h}\t{r}\t_\t_\n" for i, (w, u, x, h, r) in enumerate(TREE, 1)) + "\n"
    universal = "".join(f"{i}\t{w}\t{t}\t-\t-\n" for i, (w, t) in enumerate(zip(words, NAMES["uner"]), 1)) + "\n"
    article = "# article\n" + "".join(f"{w}\t{t}\n" for w, t in zip(words, NAMES["wner"])) + "\n"
    (root / "ud").mkdir(parents=True)
    (root / "ner").mkdir()
    for name in ("ewt-train", "gum-train", "ewt-dev"):
        (root / f"ud/en_{name}.conllu").write_text(tree * 40)
    (root / "ner/uner_ewt-train.iob2").write_text(universal)
    (root / "wordnet").mkdir()
    for name in WORDNET:
        (root / "wordnet" / name).write_text("")
    (root / "ner/worldwide-dev.bioes").write_text(article * 40)


def first_weights(path: pathlib.Path) -> None:
    sys.path.insert(0, str(SOURCE / "src/tools"))
    import numpy
    import torch
    from training import data
    from training.network import Analyser

    torch.manual_seed(1)
    labels = data.label_lists(data.read(path.parent / "data").train)
    numpy.savez(path, **{name: value.numpy() for name, value in Analyser(labels, 1).state_dict().items()})


def main() -> None:
    other = os.environ.pop("TRIPLEWIRE_TORCH", None)
    if other:
        sys.exit(subprocess.run([other, __file__]).returncode)
    for needed in ("torch", "numpy"):
        if importlib.util.find_spec(needed) is None:
            print(f"SKIPPED: no {needed}; TRIPLEWIRE_TORCH=python names one that has it")
            sys.exit(77)
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        corpus(root / "data")
        first_weights(root / "init.npz")
        (root / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n")

        def command(work: str) -> list[str]:
            options = {"data": "data", "work": work, "out": f"{work}/model.twm", "init": "init.npz", "vocabulary": "vocab.txt", "wordnet": "data/wordnet", "epochs": 3,
                       "depth": 1, "pieces": 200, "rounded-from": 0.5, "head-rate": 0.01, "first": 0.25}
            return [sys.executable, "-u", str(SOURCE / "src/tools/train.py"), *(f"--{key}={value}" for key, value in options.items())]

        subprocess.run(command("whole"), cwd=root, check=True, stdout=subprocess.DEVNULL)
        killed = subprocess.Popen(command("halved"), cwd=root, stdout=subprocess.DEVNULL)
        while not (root / "halved/checkpoint.pt").exists():
            assert killed.poll() is None, "the run ended before it could be killed"
        killed.kill()
        killed.wait()
        assert not (root / "halved/model.twm").exists()
        again = subprocess.run(command("halved"), cwd=root, check=True, stdout=subprocess.PIPE, text=True).stdout
        assert "goes on after epoch" in again, again
        report = json.loads((root / "halved/report.json").read_text())
        assert len(report["epochs"]) == 3, report
        assert (root / "whole/model.twm").read_bytes() == (root / "halved/model.twm").read_bytes(), "the two runs differ"
        assert "UPOS 100.00" in report["last weights"], report


if __name__ == "__main__":
    main()
