#!/bin/sh
# The top level holds what README.md says, the model file is small enough, and nothing of shared/ came in.
cd "$1" || exit 1
failures=0
fail() {
  echo "$*" >&2
  failures=1
}
if git rev-parse --git-dir >/dev/null 2>&1; then files=$(git ls-files); else files=$(find . -type f | sed 's,^\./,,'); fi
for name in $(printf '%s\n' "$files" | cut -d/ -f1 | sort -u); do
  case $name in
  CMakeLists.txt | CMakePresets.json | src | ontology | tests | samples | README.md | LICENSE | CHANGELOG.md | .*) ;;
  build | build-* | out | Testing) ;;
  *) fail "the top level may not hold $name" ;;
  esac
done
for name in CMakeLists.txt CMakePresets.json src ontology tests samples README.md LICENSE CHANGELOG.md src/triplewire.h; do
  [ -e "$name" ] || fail "$name is missing"
done
for model in src/model/english.twm src/model/english-fast.twm; do
  size=$(wc -c <$model) || fail "$model is missing"
  [ "$size" -le 27262976 ] || fail "$model has $size bytes: more than 26 MB"
done
if grep -rlE 'import (requests|urllib)|socket\(|connect\(' src --include='*.[ch]' --include='*.py'; then
  fail "a source opens connections"
fi
exit $failures
