#!/bin/sh
# Installs the Debian 12 packages that Triplewire needs: to be built, or ("test") also to be tested.
set -eu

build="build-essential cmake ninja-build pkg-config libraptor2-dev libgraphviz-dev libjansson-dev libutf8proc-dev check
  librsvg2-dev fonts-liberation node-d3-zoom"
test="serdi raptor2-utils libxml2-utils python3 python3-venv python3-rdflib clang clang-format valgrind librsvg2-bin locales
  poppler-utils file"
# For the test of the page in a browser, which is skipped where they cannot be had: node may come from elsewhere.
browser="chromium:chromium node:nodejs npm:npm"

case "${1:-build}" in
build) wanted=$build ;;
test) wanted="$build $test" ;;
*)
  echo "usage: packages.sh [build|test]" >&2
  exit 1
  ;;
esac

missing=
for package in $wanted; do
  dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $package"
done
missing_browser=
if [ "${1:-build}" = test ]; then
  for pair in $browser; do
    command -v "${pair%%:*}" >/dev/null || missing_browser="$missing_browser ${pair#*:}"
  done
fi
[ -n "$missing$missing_browser" ] || exit 0

run() { "$@"; }
[ "$(id -u)" -eq 0 ] || run() { sudo "$@"; }
export DEBIAN_FRONTEND=noninteractive
run apt-get update -q
# shellcheck disable=SC2086 # lists of names
[ -z "$missing" ] || run apt-get install -q -y --no-install-recommends $missing
# shellcheck disable=SC2086
[ -z "$missing_browser" ] || run apt-get install -q -y --no-install-recommends $missing_browser ||
  echo "no browser could be installed: the test of the page will be skipped" >&2
