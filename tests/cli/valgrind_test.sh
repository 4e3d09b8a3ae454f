#!/bin/sh
# Small runs under valgrind: no invalid access, no use of what was never set, nothing lost.
. "$SOURCE/tests/cli/lib.sh"
[ "${SANITIZED:-0}" = 0 ] || skip "built with sanitizers, which valgrind cannot run"
command -v valgrind >/dev/null || skip "valgrind is not installed"
echo "$story" >a.txt
printf '{"text": 1}\n{"text": "Kenya praised Norway."}\n' >b.jsonl
check() {
  want=$1
  shift
  valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite --suppressions="$SOURCE/tests/cli/valgrind.supp" \
    --child-silent-after-fork=yes "$TRIPLEWIRE" "$@" >out 2>err
  got=$?
  [ $got -eq "$want" ] || fail "$*: exit status $got: $(head -n 30 err)"
}
check 0 extract a.txt -o a.ttl -o a.rdf -o a.svg -o a.jsonl -o a.tsv
check 3 parse -j 2 b.jsonl
check 0 query 'SELECT ?s { ?s a tw:Person }' a.ttl
check 4 query 'SELECT ?s {' a.ttl
check 0 render a.ttl
check 0 render a.ttl -o a.html
check 1 extract --nonsense
finish
