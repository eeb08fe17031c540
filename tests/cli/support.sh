# What the tests of the built program share: sourced first by each. Leads into an empty folder, which is gone when the script ends; prints what
# fails, and counts in $checks and $failures; output and errors of the last run stand in the files of these names. A script that has more to
# put away than the folder sets a trap of its own.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sources=$(cd "$here/../.." && pwd)
program=${RASHOMON_PROGRAM:-$PWD/build/rashomon}
[ -x "$program" ] || { echo "$program is not built"; exit 77; }
[ -z "${RASHOMON_WORLD:-}" ] || export RASHOMON_MODEL=$RASHOMON_WORLD
folder=$(mktemp -d) || exit 77
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 77
failures=0 checks=0

fail() {
    echo "FAILED: $*"
    [ ! -s errors ] || sed 's/^/    stderr: /' errors | cut -c1-300
    failures=$((failures + 1))
}

# run STATUS WORDS...: runs the program with a limit of time; its output goes to output and errors.
run() {
    local expected=$1 status=0
    shift
    checks=$((checks + 1))
    timeout 120 "$program" "$@" >output 2>errors || status=$?
    [ "$status" = "$expected" ] || fail "exit status $status, not $expected: $*"
    ! grep -q 'ERROR: .*Sanitizer\|runtime error' errors || fail "a sanitizer speaks: $*"
}

says() { grep -qE -- "$1" errors || fail "'$1' is not said on standard error"; }
lines() { [ "$(wc -l <errors)" = "$1" ] || fail "$(wc -l <errors) lines on standard error, not $1"; }
prints() { grep -qE -- "$1" output || fail "'$1' is not printed"; }
lacks() { ! grep -qE -- "$1" output || fail "'$1' is printed"; }
