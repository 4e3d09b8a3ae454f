#!/bin/sh
# Outputs: whole or not at all, several of one extraction, devices directly, a full disk told.
. "$SOURCE/tests/cli/lib.sh"
echo "$story" >a.txt

run 0 extract a.txt
silent
cp out a.ttl.want
run 0 extract a.txt -o a.ttl
empty out
same a.ttl a.ttl.want
run 0 extract a.txt -o a.ttl -o a.nt -o a.nq -o a.trig -o a.rdf -o a.jsonld -o a.csv -o a.jsonl -o a.tsv -o a.svg -o a.dot
same a.ttl a.ttl.want
for f in a.ttl a.nt a.nq a.trig a.rdf a.jsonld a.csv a.svg a.dot; do [ -s $f ] || fail "$f is empty"; done
run 0 extract a.txt -t ntriples
same out a.nt
run 0 extract a.txt --to=events
same out a.jsonl
run 0 extract a.txt -tnquads -oa.data
same a.data a.nq
for pair in ttl:a.ttl turtle:a.ttl nt:a.nt nq:a.nq trig:a.trig rdf:a.rdf jsonld:a.jsonld csv:a.csv jsonl:a.jsonl tsv:a.tsv gv:a.dot; do
  run 0 extract -f txt a.txt -t "${pair%%:*}"
  same out "${pair#*:}"
done
run 0 query -f ttl -t txt 'ASK { ?s ?p ?o }' a.ttl
run 0 extract a.txt -o - -t turtle
same out a.ttl.want
run 0 extract a.txt -t turtle -o plain -o a2.svg
same plain a.ttl.want
same a2.svg a.svg

# What is there stays where nothing comes out well; a file that is replaced keeps its mode.
echo old >kept.ttl
chmod 640 kept.ttl
run 2 extract missing.txt -o kept.ttl
[ "$(cat kept.ttl)" = old ] || fail "a failure changed a file"
run 0 extract a.txt -o kept.ttl
same kept.ttl a.ttl.want
[ "$(stat -c %a kept.ttl)" = 640 ] || fail "the mode changed"
ln -s kept.ttl link.ttl
run 0 extract a.txt -o link.ttl
[ -L link.ttl ] || fail "a link was replaced"

# Places that cannot be written.
run 2 extract a.txt -o no/such/folder.ttl
says "no/such/folder.ttl: cannot be written"
if [ -c /dev/full ]; then
  for to in turtle ntriples trig rdfxml jsonld events csv svg; do
    run 2 extract a.txt -t $to -o /dev/full
    says "cannot be written"
  done
  "$TRIPLEWIRE" extract a.txt >/dev/full 2>err
  [ $? -eq 2 ] || fail "a full disk behind standard output"
  "$TRIPLEWIRE" help >/dev/full 2>err
  [ $? -eq 2 ] || fail "a full disk behind help"
  run 2 extract a.txt -o good.ttl -o /dev/full
  absent good.ttl
fi
"$TRIPLEWIRE" extract a.txt >&- 2>err
[ $? -eq 2 ] || fail "standard output is closed"
run 0 extract a.txt -o /dev/stdout
same out a.ttl.want
# A descriptor's path is written where the descriptor stands, also where a file lies behind it.
for to in /dev/stdout /dev/fd/1 /proc/self/fd/1; do
  (
    echo head
    "$TRIPLEWIRE" extract a.txt -o $to
    echo tail
  ) >whole 2>err
  (
    echo head
    cat a.ttl.want
    echo tail
  ) >whole.want
  same whole whole.want
done
"$TRIPLEWIRE" extract a.txt -o /dev/stderr >out 2>err
empty out
same err a.ttl.want
"$TRIPLEWIRE" extract a.txt -o /dev/fd/7 7>seven 2>err || fail "/dev/fd/7"
same seven a.ttl.want
run 2 extract a.txt -o /dev/fd/77
says "/dev/fd/77: cannot be written"
"$TRIPLEWIRE" extract a.txt -o /dev/null 2>err || fail "/dev/null"
finish
