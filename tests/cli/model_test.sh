#!/bin/sh
# Two models: which one is taken, that both compute the same on every processor, and what is said where one is missing.
. "$SOURCE/tests/cli/lib.sh"
unset TRIPLEWIRE_MODEL
echo "$story" >a.txt
cat "$SOURCE"/samples/*.txt >samples.txt
version() { grep -o 'modelVersion "[^"]*"' "$1" | sort -u; }
"$TRIPLEWIRE" extract a.txt >full.ttl || fail "without --model"
"$TRIPLEWIRE" extract --model full a.txt >named.ttl || fail "--model full"
"$TRIPLEWIRE" extract --model fast a.txt >fast.ttl || fail "--model fast"
same full.ttl named.ttl
[ -n "$(version full.ttl)" ] || fail "the graph does not name its model"
[ "$(version full.ttl)" != "$(version fast.ttl)" ] || fail "--model fast takes the full model"
"$TRIPLEWIRE" parse -f text -t conllu --model fast samples.txt >best.conllu || fail "parse --model fast"
for cpu in vnni avx2 portable; do
  TRIPLEWIRE_CPU=$cpu "$TRIPLEWIRE" parse -f text -t conllu --model fast samples.txt >$cpu.conllu || fail "fast with $cpu"
  same best.conllu $cpu.conllu
done

# A folder has both; a file is taken whatever the option says.
TRIPLEWIRE_MODEL=$SOURCE/src/model "$TRIPLEWIRE" extract --model fast a.txt >folder.ttl || fail "a folder of models"
same fast.ttl folder.ttl
for speed in full fast; do
  TRIPLEWIRE_MODEL=$SOURCE/src/model/english-fast.twm "$TRIPLEWIRE" extract --model $speed a.txt >file.ttl || fail "a model file"
  same fast.ttl file.ttl
done

mkdir half
ln -s "$SOURCE/src/model/english.twm" half/
TRIPLEWIRE_MODEL=half run 0 extract a.txt
TRIPLEWIRE_MODEL=half run 2 extract --model fast a.txt
says "half/english-fast.twm"
TRIPLEWIRE_MODEL=nowhere.twm run 2 extract a.txt
says "nowhere.twm"
finish
