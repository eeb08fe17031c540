#!/bin/bash
# The program gives for reports/ what stands in annotate.jsonl and export.json (update.sh writes them anew).
set -u
here=$RASHOMON_SOURCE/tests/golden
[ -x "$RASHOMON_PROGRAM" ] || { echo "$RASHOMON_PROGRAM is not built"; exit 77; }
export RASHOMON_MODEL=$RASHOMON_WORLD
folder=$(mktemp -d) || exit 77
trap 'rm -rf "$folder"' EXIT
bash "$here/produce.sh" "$RASHOMON_PROGRAM" "$folder" || { echo "the program failed"; exit 1; }
status=0
for name in annotate.jsonl export.json; do
    if ! cmp -s "$here/$name" "$folder/$name"; then
        echo "$name differs (tests/golden/update.sh writes it anew):"
        diff <(sed 's/[,{]"/\n&/g' "$here/$name") <(sed 's/[,{]"/\n&/g' "$folder/$name") | head -60
        status=1
    fi
done
exit $status
