#!/bin/sh
# The main job on the reports of examples/: build a ledger, list its incidents, prove one figure, show one account.
#
#   scripts/demo.sh [PROGRAM]        default build/rashomon
#
# The ledger is left in build/demo.db to play with.
set -eu
cd "$(dirname "$0")/.."
program=${1:-build/rashomon}
ledger=build/demo.db

[ -x "$program" ] || { echo "$program is not built: type make" >&2; exit 2; }
mkdir -p build
rm -f "$ledger" "$ledger-journal" "$ledger-wal" "$ledger-shm"

# Says what is done, then does it.
run() {
    printf '\n$ rashomon %s\n' "$*"
    "$program" "$@"
}

status=0
run build -o "$ledger" examples || status=$?
[ "$status" -le 1 ] || exit "$status"
run list "$ledger"

# The bombing told by most reports, or else whatever is told by most: in `list --json` each row's id and name come before the number of its reports.
best() {
    "$program" list "$ledger" --json "$@" | sed 's/{"id":"/\n&/g' |
        sed -n 's/^{"id":"\([^"\\]*\)".*"reports":\([0-9]*\).*/\2 \1/p' | sort -k1,1nr -k2,2 | sed -n '1s/^[0-9]* //p'
}
incident=$(best --type bombing)
[ -n "$incident" ] || incident=$(best)
[ -n "$incident" ] || { echo "no incident was found" >&2; exit 2; }

run why "$ledger" "$incident" killed
run show "$ledger" "$incident"

printf '\nThe ledger is %s. Try next:\n' "$ledger"
printf '    %s why %s %s perpetrator\n' "$program" "$ledger" "$incident"
printf '    %s export %s --as csv -o build/demo-csv\n' "$program" "$ledger"
