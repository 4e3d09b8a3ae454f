#!/bin/sh
# A Turkish locale (where "I" has a lower case of its own, and decimals a comma) changes nothing.
. "$SOURCE/tests/cli/lib.sh"
mkdir locales
localedef -i tr_TR -f UTF-8 locales/tr_TR.UTF-8 2>/dev/null || skip "the package locales is not installed"
export LOCPATH=$work/locales
export ASAN_OPTIONS=detect_leaks=0 # setlocale() of glibc, which Graphviz calls, loses a few bytes with LOCPATH
[ "$(LC_ALL=tr_TR.UTF-8 locale decimal_point 2>/dev/null)" = , ] || skip "the Turkish locale does not work here"
echo "$story ISTANBUL AND IZMIR WERE HIT. Inflation in India rose by 4.5 percent." >a.txt
"$TRIPLEWIRE" extract a.txt -o c.ttl -o c.svg -o c.rdf -o c.jsonl -o c.tsv || fail "C locale"
LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 "$TRIPLEWIRE" extract a.txt -o t.ttl -o t.svg -o t.rdf -o t.jsonl -o t.tsv ||
  fail "Turkish locale"
for e in ttl svg rdf jsonl tsv; do same c.$e t.$e; done
"$TRIPLEWIRE" query 'SELECT ?s ?o { ?s a ?o } ORDER BY ?s ?o' c.ttl >c.out
LC_ALL=tr_TR.UTF-8 "$TRIPLEWIRE" query 'SELECT ?s ?o { ?s a ?o } ORDER BY ?s ?o' c.ttl >t.out
same c.out t.out
finish
