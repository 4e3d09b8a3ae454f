#!/bin/sh
# Wrong use is told, with the way out, and ends with exit status 1; help and version go to standard output.
. "$SOURCE/tests/cli/lib.sh"
echo "$story" >a.txt

run 1 extract --frmat text a.txt
says "unknown option --frmat; did you mean --from?"
run 1 exract a.txt
says "unknown command 'exract'; did you mean extract?"
run 1
says "a command is missing"
run 1 extract -Z a.txt
says "unknown option -Z"
run 1 extract --from tekst a.txt
says "did you mean text?"
run 1 extract --from turtle a.txt
says "--from turtle does not suit extract"
run 1 parse --to svg a.txt
says "--to svg does not suit parse"
run 1 parse --focus Oslo a.txt
says "--focus does not suit parse"
run 1 extract a.txt --date
says "--date needs a value: YYYY-MM-DD"
run 1 extract --date 2023-02-30 a.txt
says "'2023-02-30' is no date"
run 1 extract --base here a.txt
says "'here' is no base"
for base in 'https://example.org/x#' 'https://example.org/#/' 'https://example.org/?a=/' https://example.org; do
  run 1 extract --base "$base" a.txt
  says "'$base' is no base: it must be an absolute IRI that ends in / and has no # and no ?"
done
run 0 extract --base https://example.org/id/ a.txt
run 1 extract --assert maybe a.txt
says "say scheduled|happened"
run 1 extract --quiet=yes a.txt
says "--quiet takes no value"
run 1 extract -j 0 a.txt
says "say a number from 1 to 256"
run 1 extract -j two a.txt
run 1 extract --to svg --page huge a.txt
says "'huge' is no page"
run 1 extract --to svg --hops 2 a.txt
says "--hops needs --focus"
run 1 extract --to svg --after 2024-02 --before 2024-01-31 a.txt
says "2024-02 is later"
run 0 extract --to svg --date 2024-02-02 --after 2024-02 --before 2024 a.txt
run 1 extract -t turtle -t svg a.txt
says "once for each --output"
run 1 extract a.txt -o x.tll
says "x.tll: .tll is no extension of a format: give -t, or one of .ttl .turtle .nt"
absent x.tll
run 1 parse a.txt -o x.ttl
says "one of .conllu .conll .json .srj"
run 1 extract -f ttl a.txt
says "--from ttl does not suit extract"
run 1 extract a.txt -o x.ttl -o ./x.ttl
says "would be written twice"
absent x.ttl
run 1 query 'ASK {}'
says "query needs a file"
run 1 query
says "query needs a query"
run 1 render
says "render needs a file"
run 1 parse - -
says "only once"
run 1 help exract

# What comes later says so.
run 1 serve
says "later"
for format in html warc; do
  run 1 extract --from $format a.txt
  says "later"
done
run 1 extract --model small a.txt
says "full|fast"
cp a.txt a.html
run 1 extract a.html
says "later"

for arguments in help --help -h 'help extract' 'extract --help' 'query -h' version --version 'extract --version'; do
  # shellcheck disable=SC2086 # words
  run 0 $arguments
  silent
  [ -s out ] || fail "$arguments prints nothing"
done
run 0 version
prints "triplewire "
run 0 help query
prints "--query FILE"
grep -q -- --focus out && fail "help query lists an option of another command"
finish
