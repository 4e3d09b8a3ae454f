#!/usr/bin/env python3
"""usage: bench.py PROGRAM FILE…

Runs triplewire_bench; then, where this Python has spaCy and its small English model (or the one that SPACY_MODEL
names), how fast that analyses the same files, and the ratio of the two. Seconds are those of the processor, on one
thread for each."""
import os, pathlib, re, subprocess, sys, time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ANALYSIS = ("tokenize", "encode", "tag", "parse", "ner")


def main(program, files):
    done = subprocess.run([program, *files], stdout=subprocess.PIPE, text=True)
    print(done.stdout, end="", flush=True)
    if done.returncode:
        return done.returncode
    try:
        import spacy
        model = spacy.load(os.environ.get("SPACY_MODEL", "en_core_web_sm"))
    except (ImportError, OSError):
        print("spaCy and its small English model are not here: no ratio")
        return 0
    texts = [pathlib.Path(f).read_text(encoding="utf-8") for f in files]
    rounds = int(re.search(r"(\d+) documents", done.stdout)[1]) // len(texts)
    list(model.pipe(texts))
    start = time.process_time()
    for _ in range(rounds):
        list(model.pipe(texts))
    theirs = time.process_time() - start
    ours = sum(float(x) for name, x in re.findall(r"^(\w+) +([\d.]+) ", done.stdout, re.M) if name in ANALYSIS)
    words = int(re.search(r"(\d+) words", done.stdout)[1])
    print(f"analysis {words / ours:.0f} words/s; spaCy {spacy.__version__} {words / theirs:.0f} words/s; "
          f"ratio {theirs / ours:.2f}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
