#!/bin/sh
# reference.sh SOURCE OUT.twm: a model file of the weights in ../shared/models, with whose float numbers units compare
# what the program computes. Skipped (77) where the weights, the treebanks, WordNet or numpy are missing.
shared=$1/../shared
for needed in "$shared/models/encoder-3.npz" "$shared/data/ud" /usr/share/wordnet; do
  [ -e "$needed" ] || { echo "skipped: no $needed"; exit 77; }
done
python3 -c 'import numpy' 2>/dev/null || { echo "skipped: no numpy"; exit 77; }
exec python3 "$1/src/tools/convert.py" "$shared/models" encoder-3 "$shared/data/ud" /usr/share/wordnet "$2"
