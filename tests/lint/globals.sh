#!/bin/sh
# The library has no variable that can change, but for Graphviz's, which stands with its lock in one place.
build=$1
command -v objdump >/dev/null || exit 77
found=
for archive in "$build"/src/libtw_*.a; do
  more=$(objdump -t "$archive" 2>/dev/null | awk 'NF > 4 && $(NF-2) ~ /^\.(data|bss|tdata|tbss)$/ && $(NF-1) != "0000000000000000" {print $NF}' |
    grep -vE '^(__asan|\.|__odr_asan)' || true)
  [ "$(basename "$archive")" = libtw_draw.a ] && more=$(printf '%s\n' "$more" | grep -vxE 'shared(\.[0-9]+)?' || true)
  [ -z "$more" ] || found="$found $(basename "$archive"): $more"
done
[ -z "$found" ] || {
  echo "variables that can change:$found" >&2
  exit 1
}
[ "$(ls "$build"/src/libtw_*.a | wc -l)" -gt 10 ]
