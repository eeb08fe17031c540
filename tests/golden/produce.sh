#!/bin/bash
# produce.sh PROGRAM FOLDER: what PROGRAM makes of reports/, as FOLDER/annotate.jsonl and FOLDER/export.json.
#
# What differs between builds is masked: the version and the checksum of the model.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$1 folder=$2
ledger=$(mktemp -d) || exit 1
trap 'rm -rf "$ledger"' EXIT
cd "$here/reports" || exit 1
export SOURCE_DATE_EPOCH=1620000000
done_or_unread() { [ "$1" = 0 ] || [ "$1" = 1 ] || exit 1; }
"$program" annotate . >"$folder/annotate.jsonl" 2>/dev/null
done_or_unread $?
"$program" build -o "$ledger/case.db" . >/dev/null 2>&1
done_or_unread $?
"$program" export "$ledger/case.db" --as json >"$ledger/export.json" || exit 1
sed -E '1,12s/("(version|model)": ?)"[^"]*"/\1"-"/g' "$ledger/export.json" >"$folder/export.json"
