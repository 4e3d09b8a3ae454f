#!/usr/bin/env python3
"""The modules use what src/CMakeLists.txt allows, src/README.md says the same, and the command uses the public header."""
import re, sys
from pathlib import Path

source = Path(sys.argv[1])
src = source / "src"
problems = []


def uses_of_build():
    text = re.sub(r"#.*", "", (src / "CMakeLists.txt").read_text())
    uses = {}
    for name, rest in re.findall(r"tw_module\((\w+)([^)]*)\)", text):
        words, take = [], False
        for word in rest.split():
            if word in ("USES", "LIBS"):
                take = word == "USES"
            elif take:
                words.append(word)
        uses[name] = words
    return uses


def uses_of_readme():
    uses = {}
    for name, cell in re.findall(r"(?m)^\| `(\w+)` \|[^|]*\|([^|]*)\|$", (src / "README.md").read_text()):
        uses[name] = [w for w in re.split(r"[,\s]+", cell) if w and w != "libc"]
    return uses


def closure(uses, name):
    seen, todo = set(), [name]
    while todo:
        for used in uses.get(todo.pop(), []):
            if used not in seen:
                seen.add(used)
                todo.append(used)
    return seen


def includes(path):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if found:
            yield number, found.group(1)


def check(folder, allowed, public):
    for path in sorted(folder.glob("*.[ch]")):
        for number, name in includes(path):
            module = name.split("/")[0] if "/" in name else None
            if name == "triplewire.h" and public or module == folder.name or module in allowed:
                continue
            if module is None and not (src / name).exists() or re.match(r"\w+_tables\.", name):
                continue
            problems.append(f"{path.relative_to(source)}:{number}: {folder.name} may not include {name}")


build, readme = uses_of_build(), uses_of_readme()
if len(build) < 10:
    problems.append("src/CMakeLists.txt: hardly any tw_module lines found")
for name in sorted(build.keys() | readme.keys()):
    if sorted(build.get(name, [])) != sorted(readme.get(name, [])):
        problems.append(f"module {name}: CMakeLists.txt says {build.get(name)}, src/README.md says {readme.get(name)}")
for name in build:
    if name in closure(build, name):
        problems.append(f"module {name} uses itself in a circle")
    check(src / name, closure(build, name), True)
check(src / "cli", set(), True)
known = set(build) | {"cli", "tools", "packaging"}
for folder in src.iterdir():
    if folder.is_dir() and folder.name not in known:
        problems.append(f"src/{folder.name} is no module that src/CMakeLists.txt names")

print("\n".join(problems))
sys.exit(bool(problems))
