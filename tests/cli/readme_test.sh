#!/bin/sh
# The predicate of README.md: its Turtle and its commands, line by line as they stand there, give what stands below them.
. "$SOURCE/tests/cli/lib.sh"
section() { sed -n '/^## A predicate of your own/,/^## A table/p' "$SOURCE/README.md"; }
mkdir mine build
ln -s "$TRIPLEWIRE" build/triplewire
section | sed -n '/mine\/tutoring.ttl/,/^Then passives/s/^    //p' >mine/tutoring.ttl
[ "$(grep -c . mine/tutoring.ttl)" -gt 8 ] || fail "README.md has no mine/tutoring.ttl"
section | sed -n '/^Then passives/,$s/^    //p' >transcript
grep '^\$ ' transcript | sed 's/^\$ //' >commands.sh
grep -v '^\$ ' transcript | sed 's/ *$//' >want
[ "$(grep -c . commands.sh)" -eq 2 ] || fail "README.md should run two commands"
sh commands.sh 2>err | sed 's/ *$//' >got
silent
grep -q 'id:Anna_Berg  id:Peter_Holm' want || fail "README.md shows no answer"
same got want
# Without the folder there is no such predicate.
run 0 query 'SELECT ?who ?whom { ?who tw:tutors ?whom }' article.txt
grep -q Anna_Berg out && fail "tutoring was known before"
finish
