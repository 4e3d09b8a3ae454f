#!/bin/sh
# Good and bad input: what is told, the exit status, that no bad document costs another, and that no file is left where
# nothing came out well.
. "$SOURCE/tests/cli/lib.sh"
echo "$story" >a.txt

# An empty file is a document without facts.
: >empty.txt
run 0 extract empty.txt
silent
prints tw:Document
run 0 parse empty.txt

# Bad documents, alone and beside a good one.
head -c 5000 "$TRIPLEWIRE" >binary.txt
printf 'Caf\351 owners met.\n' >latin1.txt
printf 'Der Minister reiste nach Berlin und sprach dort mit der Kanzlerin. %.0s' 1 2 3 4 5 6 7 8 9 10 11 12 >german.txt
for bad in binary latin1 german; do
  run 3 extract $bad.txt -o $bad.ttl
  says "$bad"
  absent $bad.ttl
  run 3 extract $bad.txt a.txt -o both-$bad.ttl
  [ -s both-$bad.ttl ] || fail "$bad.txt cost a.txt"
  run 3 parse $bad.txt
  empty out
done
run 3 extract latin1.txt
says "latin1.txt: byte 3"

# Five megabytes without a blank.
head -c 5000000 /dev/zero | tr '\0' a >long.txt
timeout 120 "$TRIPLEWIRE" extract long.txt >out 2>err
case $? in 0 | 3) ;; *) fail "5 MB without a blank: exit status $?" ;; esac

# Files that cannot be read.
mkdir folder
run 2 extract folder -o x.ttl
says "folder: cannot be read: it is a folder"
absent x.ttl
run 2 extract missing.txt -o x.ttl
says "missing.txt: cannot be read: there is no such file"
absent x.ttl
run 2 extract missing.txt a.txt -o y.ttl
[ -s y.ttl ] || fail "a missing file cost another"
run 2 extract missing.txt binary.txt

# JSON Lines: bad lines among good ones, a byte order mark, CRLF, unknown keys, an id that comes again.
{
  printf '\357\273\277{"id": "one", "text": "Norway invaded Sweden.", "more": [1, {"x": null}]}\r\n'
  printf '{"id": "two", "text": \n'
  printf '{"id": "three"}\n'
  printf '\n'
  printf '{"id": "four", "text": "Kenya praised Norway.", "date": "2024-05-01"}\n'
  printf '{"id": "one", "text": "Kenya thanked Norway."}\n'
} >news.jsonl
run 3 extract news.jsonl
says "line 2"
says "three"
says "same IRI"
for id in one four; do prints "\"$id\""; done
grep -qE '"(two|three)"' out && fail "a bad line came out"
run 3 parse news.jsonl --to json
[ "$(wc -l <out)" -eq 3 ] || fail "three of five lines are good for parse"
run 3 extract --from jsonl binary.txt -o z.ttl
absent z.ttl

# Standard input, and names of formats before and after.
"$TRIPLEWIRE" extract <a.txt >stdin.ttl 2>err || fail "standard input"
"$TRIPLEWIRE" --from text extract - --to turtle <a.txt >stdin2.ttl || fail "options before the command"
same stdin.ttl stdin2.ttl

# CoNLL-U: words stay as they are.
printf '1\tNorway\t_\t_\t_\t_\t_\t_\t_\t_\n2\tcan\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n3\tnot\t_\t_\t_\t_\t_\t_\t_\t_\n4\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n\n' >w.conllu
run 0 parse w.conllu
[ "$(grep -c '^[0-9]' out)" -eq 4 ] || fail "CoNLL-U came back with other words"
finish
