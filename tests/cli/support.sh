# What the tests of the built program share: sourced by them, in the folder that they work in. Prints what fails, and counts in $checks and
# $failures; output and errors of the last run stand in the files of these names.
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
