#!/bin/sh
# The main job on the reports of examples/: build a ledger, list its incidents, show one account.
#
#   scripts/demo.sh [PROGRAM]        default build/rashomon
#
# The ledger is left in build/demo.db to play with.
set -eu
cd "$(dirname "$0")/.."
program=${1:-build/rashomon}
ledger=build/demo.db

[ -x "$program" ] || { echo "$program is not built: type make" >&2; exit 2; }
rm -f "$ledger" "$ledger-journal" "$ledger-wal" "$ledger-shm"

# The folders of reports, each beside the record that a careful person would write.
set --
for folder in examples/*/reports; do
    [ -d "$folder" ] && set -- "$@" "$folder"
done
if [ $# = 0 ]; then
    for folder in examples/*/; do
        [ -d "$folder" ] && set -- "$@" "${folder%/}"
    done
fi
[ $# -gt 0 ] || { echo "examples/ holds no reports" >&2; exit 2; }

tell() {
    printf '\n$ %s\n' "$*"
}

tell "rashomon build -o $ledger $*"
status=0
"$program" build -o "$ledger" "$@" || status=$?
[ "$status" -le 1 ] || exit "$status"

tell "rashomon list $ledger"
"$program" list "$ledger"

# The incident with most reports, or else the first that is listed.
incident=$("$program" list "$ledger" --json 2>/dev/null | python3 -c '
import json, sys
best = None
for line in sys.stdin:
    line = line.strip()
    if not line:
        continue
    value = json.loads(line)
    for item in value if isinstance(value, list) else value.get("incidents", [value]):
        count = item.get("reports", 0)
        count = len(count) if isinstance(count, list) else count
        if "id" in item and (best is None or count > best[0]):
            best = (count, item["id"])
print(best[1] if best else "")
' 2>/dev/null) || incident=""
if [ -z "$incident" ]; then
    incident=$("$program" list "$ledger" | awk 'NF { print $1; exit }')
fi
[ -n "$incident" ] || { echo "no incident was found" >&2; exit 2; }

tell "rashomon show $ledger $incident"
"$program" show "$ledger" "$incident"

printf '\nThe ledger is %s. Try next:\n' "$ledger"
printf '    %s why %s %s killed\n' "$program" "$ledger" "$incident"
printf '    %s export %s --as csv -o build/demo-csv\n' "$program" "$ledger"
