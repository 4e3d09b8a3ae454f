#!/bin/sh
# The second command of README.md, and what CI runs: installs the packages, builds with warnings as errors, and runs
# every test.
set -eu
cd "$(dirname "$0")/../.."
sh src/tools/packages.sh test
cmake --preset strict
cmake --build --preset strict
ctest --preset strict --parallel "$(nproc)"
