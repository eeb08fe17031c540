#!/bin/sh
# Runs each fuzz target under libFuzzer, AddressSanitizer and UBSan.
#
#   scripts/fuzz.sh [SECONDS [TARGET]...]        default 30 seconds, every target
#
# New inputs are kept in build-fuzz/corpus; an input that crashes is left in build-fuzz/found, and the
# status is 1.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-30}
[ $# -gt 0 ] && shift
build=build-fuzz
jobs=$(nproc 2>/dev/null || echo 2)

command -v clang >/dev/null 2>&1 || { echo "fuzzing needs clang: scripts/packages.sh ci" >&2; exit 2; }
if [ ! -f $build/CMakeCache.txt ]; then
    if command -v ninja >/dev/null 2>&1; then generator=Ninja; else generator="Unix Makefiles"; fi
    cmake --preset fuzz -G "$generator" --log-level=WARNING >/dev/null
fi
cmake --build $build -j "$jobs" --target fuzzers >$build/log 2>&1 || { cat $build/log >&2; exit 1; }

if [ $# = 0 ]; then
    for source in fuzz/*.c; do
        [ -f "$source" ] || continue
        name=$(basename "$source" .c)
        set -- "$@" "${name#fuzz_}"
    done
fi
mkdir -p $build/found

# One target on one core: prints its last word, or the crash.
fuzz_one() {
    name=$1
    mkdir -p "$build/corpus/$name"
    log=$build/found/$name.log
    given=fuzz/corpus/$name
    [ -d "$given" ] || given=""
    if "$build/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="$build/found/$name-" \
        "$build/corpus/$name" $given >"$log" 2>&1; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        echo "fuzz $name: $seconds s, ${runs:-?} inputs, nothing found"
    else
        echo "fuzz $name: FAILED"
        tail -n 40 "$log"
        return 1
    fi
}

status=0
while [ $# -gt 0 ]; do
    running=""
    for _ in $(seq "$jobs"); do
        [ $# -gt 0 ] || break
        fuzz_one "$1" &
        running="$running $!"
        shift
    done
    for process in $running; do
        wait "$process" || status=1
    done
done
exit $status
