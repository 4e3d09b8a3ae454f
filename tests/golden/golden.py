#!/usr/bin/env python3
"""The samples' graphs and pictures are what is checked in beside them.

usage: golden.py PROGRAM SAMPLES [--update]

With --update (or TRIPLEWIRE_UPDATE_GOLDEN=1 in the environment) the files are written anew; look at the difference
before it is committed."""
import difflib, os, subprocess, sys, tempfile
from pathlib import Path

program, samples = Path(sys.argv[1]), Path(sys.argv[2])
update = "--update" in sys.argv or os.environ.get("TRIPLEWIRE_UPDATE_GOLDEN") == "1"
articles = sorted(samples.glob("*.txt"))
failed = 0 if articles else "no samples"

for article in articles:
    with tempfile.TemporaryDirectory() as folder:
        made = [Path(folder) / (article.stem + end) for end in (".ttl", ".svg")]
        subprocess.run([program, "extract", article] + [x for m in made for x in ("-o", m)], check=True)
        for path in made:
            golden = samples / path.name
            new = path.read_text(encoding="utf-8")
            old = golden.read_text(encoding="utf-8") if golden.exists() else ""
            if new == old:
                continue
            if update:
                golden.write_text(new, encoding="utf-8")
                print(f"updated {golden}")
                continue
            failed = 1
            lines = difflib.unified_diff(old.splitlines(), new.splitlines(), str(golden), "now", lineterm="", n=1)
            print("\n".join(list(lines)[:40] if path.suffix == ".ttl" else [f"{golden} differs"]))
            print("If that is as it should be: TRIPLEWIRE_UPDATE_GOLDEN=1 ctest -R golden")
sys.exit(failed)
