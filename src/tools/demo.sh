#!/bin/sh
# The first command of README.md: installs the packages, builds, and takes a sample article the whole way.
set -eu
cd "$(dirname "$0")/../.."
article=${1:-samples/visit.txt}
name=$(basename "$article" .txt)

sh src/tools/packages.sh build
cmake --preset release
cmake --build --preset release

mkdir -p out
build/triplewire extract "$article" -o "out/$name.ttl" -o "out/$name.svg" -o "out/$name.html"
build/triplewire query -q src/tools/demo.rq "out/$name.ttl" -o "out/$name-answer.txt"

echo
cat "out/$name.ttl"
echo
echo "The graph:   out/$name.ttl"
echo "The picture: out/$name.svg"
echo "The page:    out/$name.html (open it in a browser)"
echo "An answer:   out/$name-answer.txt (the query: src/tools/demo.rq)"
