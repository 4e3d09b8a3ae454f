#!/bin/sh
# query and render: over graphs and straight over documents; what is not valid or not answered ends with exit status 4.
. "$SOURCE/tests/cli/lib.sh"
echo "$story" >a.txt
cat >g.ttl <<'END'
@prefix tw: <https://w3id.org/triplewire/ontology#> .
@prefix id: <https://w3id.org/triplewire/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
id:Kari_Lund a tw:Person ; rdfs:label "Kari Lund"@en ; tw:visits id:Kenya .
id:Kenya a tw:Country ; rdfs:label "Kenya"@en .
END

run 0 query 'SELECT ?who ?where { ?who tw:visits ?where }' g.ttl
silent
prints Kari_Lund
prints Kenya
echo 'SELECT ?who { ?who tw:visits id:Kenya }' >q.rq
run 0 query -q q.rq g.ttl --to csv
prints "https://w3id.org/triplewire/id/Kari_Lund"
for to in tsv json xml table; do
  run 0 query -q q.rq g.ttl --to $to
  prints Kari_Lund
done
run 0 query -q q.rq g.ttl -o answer.json
grep -q '"bindings"' answer.json || fail "the extension did not decide"
run 0 query 'CONSTRUCT { ?b tw:visitedBy ?a } { ?a tw:visits ?b }' g.ttl --to ntriples
prints visitedBy
for to in turtle nquads trig rdfxml jsonld; do
  run 0 query 'CONSTRUCT { ?b tw:visitedBy ?a } { ?a tw:visits ?b }' g.ttl --to $to
  prints visitedBy
done
run 0 query 'DESCRIBE id:Kenya' g.ttl -o kenya.trig -o kenya.jsonld
for file in kenya.trig kenya.jsonld; do grep -q Country $file || fail "$file lacks what it is of"; done
run 1 query -q q.rq g.ttl --to jsonld

# TriG goes in as it comes out, graphs and all.
run 0 extract a.txt -o story.trig -o story.nt
run 0 query 'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }' story.trig --to ntriples
sort out >got
sort story.nt >want
same got want
run 0 query 'SELECT ?who { ?who tw:visits id:Kenya }' -f trig - <story.trig
prints Kari_Lund
run 0 render story.trig --to dot
prints "Kari Lund"
run 1 query 'ASK {}' -f jsonld story.trig
says "unknown format 'jsonld'"
run 0 query 'ASK { ?s tw:visits id:Kenya }' --from turtle - <g.ttl
run 0 query 'SELECT ?e { ?e a tw:Document }' a.txt
prints doc

run 4 query 'SELECT ?who { ?who tw:visits' g.ttl -o x.csv
absent x.csv
run 4 query 'SELECT ?a { ?a tw:visits+ ?b }' g.ttl
run 4 query 'SELECT ?a FROM <file:///etc/passwd> { ?a ?b ?c }' g.ttl
says FROM
run 4 query 'SELECT ?a { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }' g.ttl
says SERVICE
printf '<a> <b> "unended\n' >broken.ttl
run 4 query 'ASK {}' broken.ttl
says broken.ttl
run 4 render broken.ttl -o broken.svg
absent broken.svg
run 2 query -q missing.rq g.ttl
run 2 query -q q.rq missing.ttl
run 2 query -q q.rq missing.ttl broken.ttl
head -c 3000 "$TRIPLEWIRE" >binary.txt
run 4 query -q q.rq binary.txt broken.ttl
run 3 query -q q.rq binary.txt g.ttl
prints Kari_Lund

run 0 render g.ttl
silent
prints "<svg"
run 0 render g.ttl --to dot
prints graph
run 0 render a.txt -o a.svg --page a4-landscape --direction lr
run 1 render g.ttl --focus Nobody
run 0 render g.ttl --focus "Kari Lund" --hops 2
prints Kenya
finish
