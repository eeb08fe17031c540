#!/bin/bash
# shrink.sh [BUILD]: takes off known-failures.txt what holds now. BUILD is the build folder, ../../build by default.
#
# Nothing is ever added: a line of a case that fails and is not on the list is a defect, or a new case whose line is
# written there by hand, with its class.
set -u
here=$(cd "$(dirname "$0")" && pwd)
build=${1:-$here/../../build}
failing=$(mktemp) || exit 1
trap 'rm -f "$failing" "$failing.new"' EXIT
cmake --build "$build" --target test_cases_cases >/dev/null || exit 1
RASHOMON_CASES=$failing "$build/tests/test_cases_cases" >/dev/null 2>&1
[ -s "$failing" ] || { echo "no line fails, or the test did not run"; exit 1; }
awk -F ' ; ' 'NR == FNR { fails[$0] = 1; next }
    /^#/ || NF < 4 || (($1 " ; " $2 " ; " $3) in fails)' "$failing" "$here/known-failures.txt" >"$failing.new"
before=$(grep -vc '^#' "$here/known-failures.txt")
after=$(grep -vc '^#' "$failing.new")
cp "$failing.new" "$here/known-failures.txt"
echo "known failures: $before before, $after now"
