#!/usr/bin/env bash
# The example of the library compiles without a warning, runs, and sees what stands in a report.
set -euo pipefail
source=${RASHOMON_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
build=${RASHOMON_BUILD:-$source/build}
world=${RASHOMON_WORLD:-$build/world.rsm}

# What the library was built with, as CMake keeps it.
kept() {
    sed -n "s/^$1:[A-Z]*=//p" "$build/CMakeCache.txt"
}
compiler=$(kept CMAKE_C_COMPILER)
flags=()
sanitizers=$(kept RSM_SANITIZE)
[ -z "$sanitizers" ] || flags+=("-fsanitize=$sanitizers")
case $(kept CMAKE_C_FLAGS_DEBUG) in *--coverage*) flags+=(--coverage) ;; esac
[ "$(kept RSM_FUZZ)" != ON ] || exit 77

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${compiler:-cc}" -std=c11 -Wall -Wextra -Werror "${flags[@]}" -I "$source/include" -o "$folder/annotate" \
    "$source/examples/annotate.c" "$build/librashomon.a" \
    -lsqlite3 -lxml2 -lutf8proc -ljansson -lxxhash -lminizip -lz -lpthread -lm

echo "A bomb killed 24 people in Karachi on Friday, police said." | "$folder/annotate" "$world" >"$folder/line"
for part in '"slot":"killed","value":{"low":24,"high":24' '"kind":"police"' '"name":"Karachi"'; do
    grep -qF "$part" "$folder/line" || { echo "not found: $part"; cat "$folder/line"; exit 1; }
done

if "$folder/annotate" "$folder/missing.rsm" </dev/null >/dev/null 2>"$folder/words"; then
    echo "a model that is missing is no error"
    exit 1
fi
grep -q '^annotate: .' "$folder/words"
