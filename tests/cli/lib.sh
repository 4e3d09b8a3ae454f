# Shared by the tests of the command: each is a script that sources this file, works in a fresh folder, and ends with
# `finish`. TRIPLEWIRE is the program, SOURCE the repository.
set -u
export LC_ALL=C
unset NO_COLOR TRIPLEWIRE_CPU
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

fail() {
  echo "FAILED: $*" >&2
  failures=$((failures + 1))
}

skip() {
  echo "SKIPPED: $*" >&2
  exit 77
}

# run STATUS ARGUMENT…: runs the command, its output in `out` and `err`, and compares its exit status.
run() {
  want=$1
  shift
  "$TRIPLEWIRE" "$@" >out 2>err
  got=$?
  [ "$got" -eq "$want" ] && return
  fail "triplewire $*: exit status $got, not $want"
  head -n 5 err >&2
}

# says TEXT: standard error holds the text; silent: it holds nothing.
says() { grep -qF -- "$1" err || fail "no '$1' in: $(head -n 3 err)"; }
silent() { [ ! -s err ] || fail "standard error should be empty: $(head -n 3 err)"; }
# prints TEXT: standard output holds the text.
prints() { grep -qF -- "$1" out || fail "no '$1' in: $(head -n 5 out)"; }
empty() { [ ! -s "$1" ] || fail "$1 should be empty: $(head -n 3 "$1")"; }
absent() { [ ! -e "$1" ] || fail "$1 should not be there"; }
same() { cmp -s "$1" "$2" || fail "$1 and $2 differ: $(cmp "$1" "$2" 2>&1)"; }
# alone FILE…: nothing else is in the folder, no forgotten temporary file above all.
no_leftovers() { for f in .*.??????; do [ ! -e "$f" ] || fail "leftover: $f"; done; }

finish() {
  no_leftovers
  [ "$failures" -eq 0 ] || {
    echo "$failures failed" >&2
    exit 1
  }
}

story='The foreign minister of Norway, Kari Lund, visited Kenya on Monday. She met President Daniel Otieno in Nairobi.'
