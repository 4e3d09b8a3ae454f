#!/bin/sh
# A page of HTML in headless Chromium, driven by Playwright and judged by axe-core. TRIPLEWIRE_NODE_MODULES names a
# folder that holds playwright-core and axe-core; else npm fetches them. TRIPLEWIRE_SHOTS keeps the screenshots.
. "$SOURCE/tests/cli/lib.sh"
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || skip "there is no Chromium"
command -v node >/dev/null || skip "there is no node"
modules=${TRIPLEWIRE_NODE_MODULES:-$work/node_modules}
if [ ! -d "$modules/playwright-core" ] || [ ! -d "$modules/axe-core" ]; then
  command -v npm >/dev/null || skip "there is no npm"
  timeout 120 npm install --prefix "$work" --no-audit --no-fund playwright-core@1 axe-core@4 >npm.log 2>&1 ||
    skip "npm cannot fetch playwright-core and axe-core: $(tail -n 2 npm.log)"
  modules=$work/node_modules
fi
shots=${TRIPLEWIRE_SHOTS:-$work/shots}
mkdir -p "$shots"
run 0 extract --date 2023-08-10 "$SOURCE/samples/visit.txt" -o page.html
# A name of 10,000 letters, controls, stacked marks and writing from right to left beside the other hostile ones.
long=$(printf '%10000s' '' | tr ' ' x)
marks=$(printf '%300s' '' | sed 's/ /\\u0301/g')
{
  cat "$SOURCE/tests/draw/graphs/hostile.ttl"
  echo "ex:long rdfs:label \"$long<script>alert(10)</script>\" ; ex:p ex:a ."
  echo "ex:marks rdfs:label \"Z${marks}lgo \\u0001\\u0008\\u001B[31m\\u007F \\u202E<b>שלום</b> مرحبا 中华人民共和国\" ; ex:p ex:a ."
} >hostile.ttl
run 0 render hostile.ttl -o hostile.html
timeout 300 node "$SOURCE/tests/draw/page.js" "$modules" "$chromium" page.html hostile.html "$shots" || fail "the page"
finish
