#!/bin/sh
# PNG, PDF and pages of HTML: by option and by extension, whole or not at all, the same bytes, opened by other programs.
. "$SOURCE/tests/cli/lib.sh"
echo "$story" >a.txt
magic() { head -c 4 "$1" | tr -d '\211'; }

run 0 extract a.txt -o a.ttl -o a.html
run 0 render a.ttl -o b.html
run 0 render a.ttl -t html
same out b.html
prints "<!DOCTYPE html>"
prints "default-src 'none'"
grep -q '"text":"The foreign minister of Norway, Kari Lund' a.html || fail "the page of an article lacks its text"
for what in 'src="http' 'href="http' 'url(http' '@import' 'eval('; do
  grep -qF "$what" a.html && fail "the page fetches or evaluates: $what"
done

# The command copied without its plug-in says what is missing, and leaves nothing.
library=$(dirname "$TRIPLEWIRE")
mkdir bare
cp -L "$TRIPLEWIRE" bare/triplewire
cp -L "$library/libtriplewire.so.0" bare/libtriplewire.so.0
for to in png pdf; do
  LD_LIBRARY_PATH=$work/bare bare/triplewire render a.ttl -o bare.$to 2>err
  [ $? -eq 2 ] || fail "$to without the plug-in"
  says "libtriplewire-raster.so"
  absent bare.$to
done
[ -f "$library/libtriplewire-raster.so" ] || {
  finish
  skip "PNG and PDF are not built: librsvg2-dev is missing"
}

run 0 extract a.txt -o a.png -o a.pdf
silent
[ "$(magic a.png)" = PNG ] || fail "a.png is no PNG"
[ "$(magic a.pdf)" = %PDF ] || fail "a.pdf is no PDF"
for to in png pdf; do
  run 0 render a.ttl -t $to
  same out a.$to
  run 0 render a.ttl -o b.$to
  same b.$to a.$to
  if [ -c /dev/full ]; then
    run 2 render a.ttl -t $to -o /dev/full
    says "cannot be written"
  fi
done
run 0 render a.ttl --page a4-landscape -o page.pdf -o page.png
if command -v pdftoppm >/dev/null && command -v pdfinfo >/dev/null; then
  pdfinfo page.pdf | grep -q 'A4' || fail "the page is not A4: $(pdfinfo page.pdf)"
  pdftoppm -r 30 -png a.pdf shot 2>err || fail "pdftoppm"
  silent
  [ -s shot-1.png ] || fail "pdftoppm made no picture"
fi
if command -v file >/dev/null; then
  file page.png | grep -q 'PNG image data, 2245 x 1588' || fail "two pixels a CSS pixel: $(file page.png)"
fi

# Whatever the labels are.
run 0 render "$SOURCE/tests/draw/graphs/hostile.ttl" -o h.png -o h.pdf -o h.svg -o h.html
silent
if command -v xmllint >/dev/null; then xmllint --noout --nonet h.svg || fail "h.svg is not well-formed"; fi

# Bytes that are no UTF-8 are refused before anything is drawn.
printf '<http://e/a> <http://e/p> "bad \377 bytes" .\n' >bad.nt
for to in svg dot html png pdf; do
  run 4 render bad.nt -o bad.$to
  absent bad.$to
done

# Other programs see each node; Inkscape only where it is installed.
nodes=$(grep -c '<g id="n' h.svg)
if command -v rsvg-convert >/dev/null; then
  rsvg-convert h.svg -o rsvg.png 2>err || fail "rsvg-convert"
  silent
fi
if command -v inkscape >/dev/null; then
  inkscape --query-all h.svg 2>/dev/null >seen
  [ "$(grep -c '^n[0-9]*,' seen)" -eq "$nodes" ] || fail "Inkscape sees $(grep -c '^n[0-9]*,' seen) of $nodes nodes"
else
  echo "Inkscape is not installed: not asked"
fi

# Without fonts and without their configuration the SVG is the same.
mkdir nothing
FONTCONFIG_FILE=/dev/null FONTCONFIG_PATH=$work/nothing HOME=$work/nothing "$TRIPLEWIRE" render a.ttl -o bare.svg
run 0 render a.ttl -o fonts.svg
same bare.svg fonts.svg

# Not to a terminal, where one can be made (a chroot without /dev/pts has none).
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
  script -qec "'$TRIPLEWIRE' render a.ttl -t png" /dev/null >terminal 2>&1 </dev/null
  [ $? -eq 1 ] || fail "PNG went to a terminal"
  grep -q 'a terminal cannot show' terminal || fail "no word about the terminal: $(head -c 200 terminal)"
fi

# The command and the library start without librsvg.
if command -v ldd >/dev/null; then
  ldd "$TRIPLEWIRE" "$library/libtriplewire.so" | grep -E 'rsvg|cairo' && fail "the library links librsvg"
fi
finish
