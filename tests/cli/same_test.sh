#!/bin/sh
# The same bytes whatever the threads, the processor's vector extension, the locale and the time.
. "$SOURCE/tests/cli/lib.sh"
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
  printf '{"id": "n%s", "text": "%s The trade union called a strike %s days ago. Kenya and Norway signed an agreement."}\n' $i "$story" $i
done >news.jsonl
printf '{"text": 1}\n' >>news.jsonl
outputs() {
  folder=$1
  shift
  mkdir "$folder"
  "$TRIPLEWIRE" extract news.jsonl "$@" -o "$folder/a.ttl" -o "$folder/a.nt" -o "$folder/a.nq" -o "$folder/a.rdf" \
    -o "$folder/a.trig" -o "$folder/a.jsonld" -o "$folder/a.csv" \
    -o "$folder/a.jsonl" -o "$folder/a.tsv" -o "$folder/a.svg" 2>"$folder/err"
  [ $? -eq 3 ] || fail "$folder: $(cat "$folder/err")"
  "$TRIPLEWIRE" parse news.jsonl "$@" -o "$folder/a.conllu" -o "$folder/a.json" 2>>"$folder/err"
}
outputs one
outputs again
outputs two -j 2
outputs five -j 5
for cpu in vnni avx2 portable; do TRIPLEWIRE_CPU=$cpu outputs $cpu; done
for other in again two five vnni avx2 portable; do
  for file in one/*; do same "$file" "$other/${file#one/}"; done
done
sort one/a.nt | uniq -d | grep -q . && fail "a triple stands twice"
TRIPLEWIRE_CPU=sse run 1 extract news.jsonl
says "vnni, avx2 or portable"
finish
