#!/bin/bash
# Writes anew what the golden tests expect, from the built program: read the difference before it is committed.
#
#     make && tests/golden/update.sh
#
# or, of another build: RASHOMON_PROGRAM=... RASHOMON_WORLD=... tests/golden/update.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=${RASHOMON_PROGRAM:-$here/../../build/rashomon}
[ -z "${RASHOMON_WORLD:-}" ] || export RASHOMON_MODEL=$RASHOMON_WORLD
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"$here"/produce.sh "$program" "$fresh"
cp "$fresh"/annotate.jsonl "$fresh"/export.json "$here"
# What the cases by class are known to fail at, less what holds now.
[ -n "${RASHOMON_PROGRAM:-}" ] || "$here"/../cases/shrink.sh
