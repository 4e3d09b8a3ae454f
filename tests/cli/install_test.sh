#!/bin/sh
# An installation works on its own, and other programs can be built against it.
. "$SOURCE/tests/cli/lib.sh"
cmake --install "$BUILD" --prefix "$work/usr" >install.log 2>&1 || fail "cmake --install: $(tail -n 3 install.log)"
echo "$story" >a.txt
"$TRIPLEWIRE" extract a.txt >want.ttl || fail "the program of the build"
usr/bin/triplewire extract a.txt >got.ttl || fail "the installed program"
same want.ttl got.ttl
for f in include/triplewire.h share/triplewire/english.twm share/triplewire/english-fast.twm share/triplewire/ontology/core.ttl share/triplewire/ontology/shapes.ttl share/man/man1/triplewire.1 \
  share/bash-completion/completions/triplewire share/zsh/site-functions/_triplewire \
  share/fish/vendor_completions.d/triplewire.fish; do
  [ -f "usr/$f" ] || fail "$f is not installed"
done
if [ -f "$BUILD/libtriplewire-raster.so" ]; then
  usr/bin/triplewire extract a.txt -o a.png || fail "the installed plug-in"
fi
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(dirname "$(find usr -name libtriplewire.so)")
[ "${SANITIZED:-0}" = 0 ] || { # other programs would need the sanitizers, too
  finish
  exit 0
}

# With pkg-config, in C and in C++.
PKG_CONFIG_PATH=$(dirname "$(find usr -name triplewire.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # flags
cc "$SOURCE/tests/cli/embed.c" -Wall -Wextra -Werror -o embed $(pkg-config --cflags --libs triplewire) || fail "pkg-config"
./embed >embed.ttl || fail "the embedding program"
grep -q 'tw:Document' embed.ttl || fail "the embedding program writes no graph"
printf '#include "triplewire.h"\nint main() { return tw_version()[0] == 0; }\n' >a.cc
# shellcheck disable=SC2046
c++ a.cc -Wall -Wextra -Werror -o acc $(pkg-config --cflags --libs triplewire) && ./acc || fail "C++"

# With CMake.
mkdir app
cat >app/CMakeLists.txt <<END
cmake_minimum_required(VERSION 3.22)
project(app LANGUAGES C)
find_package(Triplewire 0.1 REQUIRED)
add_executable(app "$SOURCE/tests/cli/embed.c")
target_link_libraries(app PRIVATE Triplewire::triplewire)
END
cmake -S app -B app/build -DCMAKE_PREFIX_PATH="$work/usr" >cmake.log 2>&1 && cmake --build app/build >>cmake.log 2>&1 ||
  fail "CMake package: $(tail -n 5 cmake.log)"
app/build/app >embed2.ttl || fail "the program built with CMake"
same embed.ttl embed2.ttl

# The library shows nothing but its interface.
others=$(nm -D --defined-only "$LD_LIBRARY_PATH/libtriplewire.so" | awk '{print $3}' |
  grep -vE '^(tw_(version|ontology_version|(pipeline|worker)_(new|free)|worker_(extract|parse|query|render))|_init|_fini)$')
[ -z "$others" ] || fail "also exported: $others"
finish
