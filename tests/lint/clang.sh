#!/bin/sh
# clang has no warning either: every source of the build, parsed with its own flags.
build=$1
command -v clang >/dev/null || { echo "SKIPPED: clang is not installed" >&2; exit 77; }
exec /usr/bin/python3 - "$build/compile_commands.json" <<'END'
import json, shlex, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

def check(entry):
    words = shlex.split(entry["command"])[1:]
    flags = [w for w in words if w.startswith(("-D", "-I", "-std", "-W", "-m", "-f"))]
    system = [x for i, w in enumerate(words) if w == "-isystem" for x in (w, words[i + 1])]
    command = ["clang", "-fsyntax-only", "-Werror", "-Wno-unknown-warning-option", *flags, *system, entry["file"]]
    return subprocess.run(command, cwd=entry["directory"], capture_output=True, text=True)

entries = [e for e in json.load(open(sys.argv[1])) if "_tables." not in e["file"]]
with ThreadPoolExecutor(2) as pool:
    results = list(pool.map(check, entries))
for result in results:
    sys.stdout.write(result.stderr)
sys.exit(any(r.returncode for r in results) or len(entries) < 50)
END
