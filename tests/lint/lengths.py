#!/usr/bin/env python3
"""No C file is longer than 1,000 lines, no function than 80, and 95 of 100 functions are at most 50."""
import re, sys
from pathlib import Path

source = Path(sys.argv[1])
problems, lengths = [], []
for folder in ("src", "tests"):
    for path in sorted((source / folder).rglob("*.[ch]")):
        lines = path.read_text().splitlines()
        name = path.relative_to(source)
        if len(lines) > 1000:
            problems.append(f"{name}: {len(lines)} lines")
        start = None
        for number, line in enumerate(lines, 1):
            if re.match(r"[A-Za-z_].*\)\s*\{$", line) or (line == "{" and start is None):
                start = number
            elif re.match(r"\s.*\)\s*\{$", line) and start is None and lines[number - 2][:1].isalpha():
                start = number - 1
            elif line.startswith("}") and start is not None:
                length = number - start + 1
                lengths.append(length)
                if length > 80:
                    problems.append(f"{name}:{start}: a function of {length} lines")
                start = None
if len(lengths) < 300:
    problems.append(f"only {len(lengths)} functions found: this check does not see them")
long = sum(n > 50 for n in lengths)
if 20 * long > len(lengths):
    problems.append(f"{long} of {len(lengths)} functions have more than 50 lines")

print("\n".join(problems))
sys.exit(bool(problems))
