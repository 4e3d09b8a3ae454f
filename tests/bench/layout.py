"""How long and in how much memory `triplewire render` draws, against Graphviz's dot and sfdp and elkjs: whole commands,
start-up and reading included, processor time. Measures, never judges: it is no test.

    layout.py TRIPLEWIRE SAMPLE.ttl

A program that is not there is skipped and said to be; elkjs is taken from TRIPLEWIRE_NODE_MODULES, else npm fetches it.
What takes more than LIMIT seconds of a processor is stopped. triplewire tries up to twelve layouts of a small graph and keeps the
best, where the others make one.
"""

import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile

LIMIT = 60
SIZES = (100, 200, 1000, 10000, 100000)
HEAD = """@prefix ex: <http://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
"""


def network(n):
    """Entities joined to one or two before them, every other time to one that is joined to many."""
    draw = random.Random(7)
    lines, ends = [HEAD], [0]
    for i in range(n):
        kind = draw.choice(("Person", "Organization", "Group"))
        lines.append(f'ex:n{i} a foaf:{kind} ; rdfs:label "Harbour company {i}" .\n')
        for _ in range((i > 0) + (i > 0 and draw.random() < 0.5)):
            j = draw.choice(ends) if draw.random() < 0.5 else draw.randrange(i)
            lines.append(f"ex:n{i} ex:{draw.choice(('owns', 'leads', 'supplies', 'reports_to'))} ex:n{j} .\n")
            ends += [i, j]
    return "".join(lines)


def measure(command):
    """Processor seconds and peak MB of a command; None where it fails or takes too long."""
    cap = lambda: resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=cap)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return None if child.returncode else (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def elk_graph(dot):
    """The graph that DOT of triplewire's describes, with boxes of one size."""
    nodes, edges = [], []
    for line in dot.read_text(encoding="utf-8").splitlines():
        parts = line.strip().split('"')
        if len(parts) > 4 and parts[2] == " -> ":
            edges.append({"id": f"e{len(edges)}", "sources": [parts[1]], "targets": [parts[3]],
                          "labels": [{"text": "x", "width": 60, "height": 13}]})
        elif len(parts) > 2 and parts[0] == "" and parts[1].startswith("n") and parts[2].startswith(" ["):
            nodes.append({"id": parts[1], "width": 130, "height": 40})
    return json.dumps({"id": "g", "layoutOptions": {"elk.algorithm": "layered"}, "children": nodes, "edges": edges})


def elk_modules(work):
    folder = os.environ.get("TRIPLEWIRE_NODE_MODULES")
    if folder and (pathlib.Path(folder) / "elkjs").is_dir():
        return folder
    if not shutil.which("node") or not shutil.which("npm"):
        return None
    fetched = subprocess.run(["npm", "install", "--prefix", work, "--no-audit", "--no-fund", "elkjs@0"],
                             capture_output=True, timeout=180)
    return None if fetched.returncode else os.path.join(work, "node_modules")


def others(work, modules):
    """Name and command of each program that is there; `graph` stands for its input."""
    programs = {}
    if shutil.which("dot"):
        programs["dot"] = ["dot", "-Tsvg", "graph.dot"]
        programs["sfdp"] = ["sfdp", "-Tsvg", "-Goverlap=prism", "graph.dot"]
    if modules:
        programs["elkjs"] = ["node", str(pathlib.Path(__file__).with_name("elk.js")), modules, "graph.json"]
    for name in ("dot", "sfdp", "elkjs"):
        if name not in programs:
            print(f"SKIPPED: {name} is not installed")
    return programs


def row(label, triplewire, turtle, work, programs, beaten):
    svg, dot = work / "out.svg", work / "graph.dot"
    ours = measure([triplewire, "render", "--top", "0", turtle, "-o", svg])
    if ours is None:
        print(f"{label:>9}  triplewire failed or took more than {LIMIT} s")
        return
    line = f"{label:>9} {ours[0]:9.2f} s {ours[1]:6.0f} MB"
    subprocess.run([triplewire, "render", "--top", "0", turtle, "-o", dot], check=True)
    (work / "graph.json").write_text(elk_graph(dot), encoding="utf-8")
    for name, command in programs.items():
        theirs = None if name in beaten else measure([str(work / c) if c.startswith("graph.") else c for c in command])
        if theirs is None:
            line += f"   {name}: {'stopped at a smaller size' if name in beaten else f'over {LIMIT} s or failed'}"
            beaten.add(name)
        else:
            line += f"   {name}: {theirs[0]:.2f} s = {theirs[0] / ours[0]:.1f} of ours, {theirs[1]:.0f} MB"
    print(line, flush=True)


def main(triplewire, sample):
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        programs, beaten = others(work, elk_modules(folder)), set()
        print("layout: entities, triplewire's processor time and peak memory, then the others'")
        row(pathlib.Path(sample).stem, triplewire, sample, work, programs, beaten)
        for n in SIZES:
            turtle = work / f"{n}.ttl"
            turtle.write_text(network(n), encoding="utf-8")
            row(str(n), triplewire, turtle, work, programs, beaten)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
