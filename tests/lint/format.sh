#!/bin/sh
# All C files are as clang-format leaves them.
cd "$1" || exit 1
command -v clang-format >/dev/null || { echo "SKIPPED: clang-format is not installed" >&2; exit 77; }
find src tests -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run --Werror
