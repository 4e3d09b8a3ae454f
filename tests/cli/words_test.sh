#!/bin/sh
# The manual page and the completions know every option and every format of the command.
. "$SOURCE/tests/cli/lib.sh"
packaging=$SOURCE/src/packaging
for command in extract query render parse; do run 0 help $command && cat out; done >help.txt
grep -oE -- '--[a-z]+' help.txt | sort -u | sed 's/^--//' >options.txt
[ "$(wc -l <options.txt)" -gt 15 ] || fail "help lists too few options"
while read -r option; do
  sed 's/\\-/-/g' "$packaging/triplewire.1" | grep -q -- "--$option" || fail "triplewire.1 lacks --$option"
  grep -q -- "--$option" "$packaging/triplewire.bash" || fail "triplewire.bash lacks --$option"
  grep -q -- "--$option" "$packaging/_triplewire" || fail "_triplewire lacks --$option"
  grep -qE -- "-l $option( |$)" "$packaging/triplewire.fish" || fail "triplewire.fish lacks --$option"
done <options.txt
bash -n "$packaging/triplewire.bash" || fail "triplewire.bash is not valid"
completes() {
  got=$(bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _triplewire; echo "${COMPREPLY[*]}"' - \
    "$packaging/triplewire.bash" "$@")
  echo "$got"
}
[ "$(completes triplewire ex)" = extract ] || fail "bash: ex → extract"
[ "$(completes triplewire parse --to j)" = json ] || fail "bash: parse --to j → json"
[ "$(completes triplewire render --fo)" = --focus ] || fail "bash: render --fo → --focus"
finish
