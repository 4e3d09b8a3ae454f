#!/bin/sh
# The second command of README.md, and what CI runs: installs the packages, builds with warnings as errors, and runs
# every test.
set -eu
cd "$(dirname "$0")/../.."
sh src/tools/packages.sh test

# Some judges are not in Debian: an OWL RL reasoner and a SHACL validator, from PyPI. Their tests are skipped where they
# cannot be had.
[ -x build-venv/bin/python ] || /usr/bin/python3 -m venv --system-site-packages build-venv
build-venv/bin/python -c 'import owlrl, pyshacl' 2>/dev/null ||
  build-venv/bin/python -m pip install --quiet --disable-pip-version-check 'owlrl>=6.0,<7' 'pyshacl<0.27' 'pyparsing>=3.1' ||
  echo "owlrl and pyshacl could not be installed: their tests will be skipped" >&2

cmake --preset strict
cmake --build --preset strict
ctest --preset strict --parallel "$(nproc)"
