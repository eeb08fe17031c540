#!/bin/bash
# rashomon report, annotate --html: accounts and readings as one HTML file each, which holds all that it needs; an HTML validator finds nothing
# wrong with it where one is installed (tidy). All reports are invented.
set -u
. "$(dirname "$0")/support.sh"
unset RASHOMON_LEXICON RASHOMON_GAZETTEER
export HOME=$folder/home XDG_DATA_HOME=$folder/data

# A file asks for nothing from outside, runs nothing, and is sound HTML.
alone() {
    ! grep -qE '<script|<iframe|<img|src=|href="(http|/)|@import|url\(' "$1" || fail "$1 asks for something from outside"
    if command -v tidy >/dev/null; then
        tidy -q -e "$1" >told 2>&1
        [ ! -s told ] || { head -5 told; fail "tidy finds fault with $1"; }
    fi
}

# ---- accounts ----
run 0 build -q -o case.db "$sources/examples"
run 0 report case.db -o all.html; lines 0; alone all.html
grep -q '<h1[^>]*>Market bombing, Kokshetau' all.html || fail "the bombing is not in the file of all"
run 0 report case.db bbea35fe; cp output one.html; alone one.html
[ "$(grep -c '<h1' one.html)" = 1 ] || fail "one incident was asked for"
run 0 report case.db bbea35fe -o again.html; cmp -s one.html again.html || fail "the same is not the same"
grep -q 'Not the ledger as it is' one.html && fail "the ledger as it is is told as a view"
run 0 report case.db bbea35fe --published-by 2023-10-15 --codebook gtd -o early.html; alone early.html
grep -q 'by the reports published by <b>2023-10-15</b>.* by the rules of <b>gtd</b>' early.html || fail "a file of a view does not say so"
grep -q '17 Oct 2023' early.html && fail "a file of a view tells what came later"
run 2 report case.db --published-by soon -o none.html; says 'soon'; lines 1
run 2 report case.db nothing@1 -o none.html; says 'nothing@1|no incident'; lines 1
[ ! -e none.html ] || fail "a file was made of nothing"
run 2 report missing.db; lines 1
run 2 report; lines 1

# ---- the largest that is asked for: an incident of 50 reports is under 1 MB ----
mkdir many
for i in $(seq 1 50); do
    killed=$((20 + i / 10))
    printf 'Title: Ferry toll %d\nOutlet: Post %d\nPublished: 2021-03-%02d\n\nMANILA, March %d (Post %d) - A ferry capsized off Dumaguete on 1 March 2021, killing %d people, the coast guard said. A hospital in Dumaguete said %d people were injured. Report %d of the Post tells of survivor number %d, who swam for %d hours, and of %s.\n' \
        "$i" "$i" $((i % 28 + 1)) $((i % 28 + 1)) "$i" $killed $((30 + i % 7)) "$i" "$i" $((i % 9 + 1)) \
        "$(seq -s ' lifeboats, and then of ' "$i" $((i + 3)))" >many/$i.txt
done
run 0 build -q -o many.db many
run 0 list many.db --json
incident=$(python3 -c 'import json; print(max(json.load(open("output")), key=lambda row: row["reports"])["id"])')
run 0 report many.db "$incident" -o many.html; alone many.html
[ "$(wc -c <many.html)" -lt 1000000 ] || fail "an incident of 50 reports takes $(wc -c <many.html) bytes"
[ "$(grep -c '<section class="report">' many.html)" -ge 45 ] || fail "the incident does not hold the reports"

# ---- readings ----
run 0 annotate --html "$sources/examples/bombing" -o seen.html; lines 0; alone seen.html
grep -q '<mark' seen.html || fail "nothing is marked"
printf '{"text":"Gunmen killed 12 people in Kano, police said. <script>alert(1)</script>"}\n{"text":"Le feu a pris."}\n' >two.jsonl
run 0 annotate --html two.jsonl; cp output two.html; alone two.html

echo "$checks runs, $failures failures"
[ "$failures" = 0 ]
