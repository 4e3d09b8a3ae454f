#!/bin/sh
# What render leaves out and how it lies on the page: each option with right values, and with wrong ones, which are told.
. "$SOURCE/tests/cli/lib.sh"
port=$SOURCE/tests/draw/graphs/port.ttl
visit=$SOURCE/tests/draw/graphs/visit.ttl

# drawn ARGUMENT…: an SVG is written; shows and lacks: whether a name stands in it.
drawn() {
  run 0 render -t svg "$@"
  grep -q '</svg>' out || fail "render $*: no picture"
}
shows() { grep -q ">$1</text>" out || fail "'$1' is not drawn"; }
lacks() { grep -q ">$1</text>" out && fail "'$1' is drawn"; }
# refused WORDS ARGUMENT…: wrong usage, and the message has the words.
refused() {
  words=$1
  shift
  run 1 render -t svg "$@"
  says "$words"
  empty out
}

# An entity by label, in any case, by local name, by prefixed name and by IRI.
for who in 'Vladimir Putin' 'vladimir putin' Vladimir_Putin vladimir_putin id:Vladimir_Putin \
  https://w3id.org/triplewire/id/Vladimir_Putin; do
  drawn "$visit" --focus "$who"
  shows 'Vladimir Putin'
  lacks Belarus
done
drawn "$visit" --focus 'Vladimir Putin' --hops 2
shows Belarus
refused "no entity 'Putin'; is it 'Vladimir Putin'?" "$visit" --focus Putin
refused "no entity 'Nobody'" "$visit" --focus Nobody
grep -q 'is it' err && fail "a hint for a name that is like none"
refused '--hops needs --focus' "$visit" --hops 2
for n in 0 -1 x 1001 ''; do refused 'say a number from 1 to 1000' "$visit" --focus China --hops "$n"; done

# A relation: direct property, class of events, role.
for what in 'partners with' tw:partnersWith partnersWith; do
  drawn "$visit" --predicate "$what"
  shows China
  lacks Visit
done
drawn "$visit" --predicate Visit
shows Visit
lacks Meeting
drawn "$visit" --predicate visitor
shows Visit
refused "no relation 'foo'" "$visit" --predicate foo
refused "is it 'partners with'?" "$visit" --predicate partners

# Dates: whole days, months, years; what has no date is left out.
drawn "$port" --after 2024-03-02 --before 2024-03-04
shows Arrest
shows Speech
drawn "$port" --before 2024-03-02
lacks Speech
drawn "$port" --after 2024
silent
drawn "$port" --after 2050
says 'warning: nothing in the graph fits the filters'
grep -q 'Nothing in the graph fits the filters' out || fail "an empty picture says nothing"
for date in yesterday 2024-13 2024-02-30 2023-02-29 24-01-01 2024-1-1 2024-01-01T00:00; do
  refused 'a date is written YYYY-MM-DD, YYYY-MM or YYYY' "$port" --after "$date"
done
drawn "$port" --after 2024-02-29

# Denied events: struck through, or left out.
drawn "$visit"
shows Ukraine
grep -q 'class="node event card denied"' out || fail "no denied card"
drawn "$visit" --denied show
shows Ukraine
drawn "$visit" --denied hide
lacks Ukraine
grep -q denied\" out && fail "a denied card"
refused 'say show|hide' "$visit" --denied maybe

# The most central.
drawn "$port" --top 5
grep -q '>+[0-9]* more</text>' out || fail "no badge"
grep -q '20 entities not shown' out || fail "the foot does not say what is missing"
drawn "$port" --top 0
grep -q 'more</text>' out && fail "--top 0 leaves something out"
for n in -3 abc 99999999999; do refused 'say a number from 0 to' "$port" --top "$n"; done

# Direction and page.
size() { grep -o ' viewBox="[^"]*" width="[^"]*" height="[^"]*"' out; }
drawn "$visit" --page a4
size | grep -q 'width="793.7" height="1122.5"\|width="1122.5" height="793.7"' || fail "no A4: $(size)"
drawn "$visit" --page A4-Landscape
size | grep -q 'width="1122.5" height="793.7"' || fail "no landscape: $(size)"
drawn "$visit" --page 1200x800
size | grep -q 'width="1200" height="800"' || fail "not 1200x800: $(size)"
for page in a9 50x50 1200x 1200x80000 a4-upright; do refused 'is no page: say a4' "$visit" --page "$page"; done
ratio() { sed -n 's/.* viewBox="0 0 \([0-9]*\)[0-9.]* \([0-9]*\).*/\1 \2/p' out | { read -r w h && echo $((100 * w / h)); }; }
drawn "$port" --direction lr
wide=$(ratio)
drawn "$port" --direction tb
[ "$wide" != "$(ratio)" ] || fail "both directions look the same"
refused 'say lr|tb|auto' "$visit" --direction up
finish
