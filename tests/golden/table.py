#!/usr/bin/env python3
"""The table of dyads, read by Python's csv, and by pandas and R where they are installed: it has the columns of README.md
and a row for each pair of source and target that the events have; hostile texts come back as they were.

usage: table.py PROGRAM SOURCE"""
import csv, io, json, re, shutil, subprocess, sys, tempfile
from pathlib import Path

program, source = Path(sys.argv[1]), Path(sys.argv[2])
failed = 0
HOSTILE = ["=1+1", "'=1", "''@SUM(A1)", "+49", "-x", "plain", 'say "hi", he said', "＝1", "'tis"]
STORY = "Kenya, Norway and Chad signed an agreement on 3 May 2019. Police in Oslo arrested Peter Holm and Anna Berg."


def complain(message):
    global failed
    failed = 1
    print(message)


def run(*arguments, text=None):
    done = subprocess.run([program, "extract", *arguments], input=text, capture_output=True)
    if done.returncode:
        complain(f"{arguments}: exit status {done.returncode}: {done.stderr.decode()[:300]}")
    return done.stdout.decode()


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def unguarded(cell):
    return re.sub(r"^'(?='*[=+\-@\t\r\n＝＋－＠])", "", cell)


def ids(mentions):
    return list(dict.fromkeys(m.get("id", m.get("text")) for m in mentions))


def pairs(event):
    sources, targets = ids(event.get("source", [])), ids(event.get("target", []))
    both = [(s, t) for s in sources for t in targets if s != t]
    return both or [(s, "") for s in sources] or [("", t) for t in targets] or [("", "")]


def check(*arguments, text=None):
    table = rows(run(*arguments, "--to", "csv", text=text))
    events = [json.loads(line) for line in run(*arguments, "--to", "events", text=text).splitlines()]
    wanted = [(e["id"], e["class"], unguarded(e["text"]), *pair) for e in events for pair in pairs(e)]
    got = [(r["event"], r["class"], unguarded(r["text"]), r["source_id"] or r["source_label"], r["target_id"] or r["target_label"])
           for r in table]
    if got != wanted or not table:
        complain(f"{arguments}: rows and events differ: {[p for p in zip(got, wanted) if p[0] != p[1]][:2]}")
    for row in table:
        if None in row or None in row.values():
            complain(f"{arguments}: a row of another length: {row}")
    return table


def documented():
    """The columns that README.md lists, in its order."""
    section = (source / "README.md").read_text(encoding="utf-8").split("## A table of dyads")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


table = [row for article in sorted((source / "samples").glob("*.txt")) for row in check(article)]
if list(table[0]) != documented():
    complain(f"README.md lists other columns: {documented()}")
records = "".join(json.dumps({"id": h, "text": STORY, "date": "2019-05-04"}) + "\n" for h in HOSTILE).encode()
hostile = check("-f", "jsonl", text=records)
if [unguarded(d) for d in dict.fromkeys(r["document"] for r in hostile)] != HOSTILE:
    complain("hostile document names do not come back")
if any(re.match(r"[=+\-@\t\r\n＝＋－＠]", cell) for row in hostile + table for cell in row.values()):
    complain("a cell is a formula")
both = {(r["source_label"], r["target_label"]) for r in hostile if r["reciprocal"] == "true"}
if len(both) != 6 or {(b, a) for a, b in both} != both:
    complain(f"three countries that sign an agreement are six pairs, not {sorted(both)}")
if run("-f", "text", "--to", "csv", text=b"").count("\n") != 1:
    complain("no text is a header alone")

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "dyads.csv"
    path.write_bytes(run("-f", "jsonl", "--to", "csv", text=records).encode())
    try:
        import pandas
        frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
        if frame.to_dict("records") != [dict(r) for r in hostile]:
            complain("pandas reads another table")
    except ImportError:
        print("pandas is not installed")
    if shutil.which("Rscript"):
        code = f'd <- read.csv("{path}", colClasses = "character"); cat(nrow(d), ncol(d), d$cameo[1])'
        said = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True).stdout
        if said != f"{len(hostile)} {len(hostile[0])} {hostile[0]['cameo']}":
            complain(f"R reads another table: {said}")
    else:
        print("R is not installed")
print(f"{len(table)} rows of the samples, {len(hostile)} of hostile records")
sys.exit(failed)
