"""Draws the graphs of many articles and has `overlap` judge each picture: does anything lie on anything?

    articles.py TRIPLEWIRE OVERLAP FOLDER NEWS.jsonl…

FOLDER keeps the graphs and pictures, and a graph that is there already is not extracted again. A record of NEWS is an
article ({"text", "id", "title", "date"}); those of fewer than 600 characters are put together, 30 to an article. The
first 200 articles count. Each is drawn as it comes, left to right and top down. Prints what is wrong and a summary; exit
status 1 where anything lies on anything. Not run by ctest: the news is not part of this repository.
"""

import json
import pathlib
import subprocess
import sys

ARTICLES, SHORT, GROUP = 200, 600, 30


def articles(paths):
    """Records that are articles of their own, then groups of short ones."""
    short = []
    for path in paths:
        for line in open(path, encoding="utf-8"):
            record = json.loads(line)
            if len(record["text"]) >= SHORT:
                yield {k: record[k] for k in ("id", "title", "date", "text") if record.get(k)}
            elif len(short) < ARTICLES * GROUP:
                short.append(record)
    for i in range(0, len(short) - GROUP + 1, GROUP):
        group = short[i : i + GROUP]
        yield {"id": group[0]["id"], "date": group[0]["date"], "text": "\n\n".join(r["text"] for r in group)}


def main(triplewire, overlap, folder, *news):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    bad = pictures = 0
    for number, record in enumerate(articles(news)):
        if number == ARTICLES:
            break
        graph = folder / f"{number:03}.ttl"
        if not graph.exists():
            source = folder / f"{number:03}.jsonl"
            source.write_text(json.dumps(record) + "\n", encoding="utf-8")
            subprocess.run([triplewire, "extract", source, "-o", graph], check=True)
        for direction in ("auto", "lr", "tb"):
            picture = folder / f"{number:03}-{direction}.svg"
            subprocess.run([triplewire, "render", "--direction", direction, graph, "-o", picture], check=True)
            judged = subprocess.run([overlap, picture], capture_output=True, text=True)
            pictures += 1
            bad += judged.returncode != 0
            if judged.returncode:
                print(judged.stdout.strip(), flush=True)
    print(f"{pictures} pictures, {bad} with faults")
    return pictures == 0 or bad > 0


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
