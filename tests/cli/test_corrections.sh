#!/bin/bash
# Corrections and retractions of outlets: a new version of a report that takes a figure back, or the whole report. The cells follow the present version,
# whatever order the versions came in; what was said before stays in the ledger, is seen as of the time before and by the reports published before,
# is told as taken out, and is never counted.
set -u
. "$(dirname "$0")/support.sh"

line() { printf '{"id":"%s","outlet":"Outlet %s","title":"%s","published":"%s","text":"%s"}\n' "$1" "$1" "$2" "$3" "$4"; }
line a 'Bomb kills 12 at market' 2021-05-14 \
    'NAIROBI, Kenya - A bomb exploded at a market in Nairobi on Friday, killing 12 people, police said.' >a.jsonl
line b 'Bomb kills 40 at market' 2021-05-15 \
    'NAIROBI, Kenya - The bombing at a market in Nairobi on Friday killed 40 people, the hospital said. The Northern Front claimed it.' >b1.jsonl
line b 'Bomb kills 14 at market' 2021-05-16 \
    'NAIROBI, Kenya - The bombing at a market in Nairobi on Friday killed 14 people, the hospital said. An earlier version of this report gave a higher number.' >b2.jsonl
line b 'RETRACTED: Bomb kills 40 at market' 2021-05-17 '' >b3.jsonl
line b 'RETRACTED' 2021-05-18 'We have taken back a report that the bombing at a market in Nairobi on Friday killed 40 people.' >b4.jsonl

at() { SOURCE_DATE_EPOCH=$((1623024000 + $1 * 86400)) "$program" build -q -o "$2" "$3" || fail "build of $3"; }

# ---- a figure is taken back ----
at 1 case.db a.jsonl
at 2 case.db b1.jsonl
run 0 show case.db a; prints 'killed +12 +40 +40'; prints 'Northern Front'
at 3 case.db b2.jsonl
run 0 show case.db a; prints 'killed +12 +14 +14'; prints '^taken out +killed +40 +hospital +15 May r2$'; lacks '^who'
run 0 why case.db a killed; prints 'best 14'; prints '^in earlier versions of its reports only'; prints 'hospital +15 May 2021'; lacks '^40'
run 0 why case.db a killed --json; prints '"withdrawn":\[\{"report":"b".*"low":40'; lacks '"withdrawn".*"low":14'
run 0 why case.db a where; lacks 'earlier versions'
run 0 why case.db a killed --as-of 2021-06-09; prints 'best 40'; prints 'Outlet b'
run 0 why case.db a killed --published-by 2021-05-15; prints 'best 40'
run 0 show case.db a --published-by 2021-05-15; prints 'Northern Front'
run 0 verify case.db; prints ' 0 faults'
if command -v python3 >/dev/null && python3 -c 'import sqlite3' 2>/dev/null; then
    kept=$(python3 -c "
import sqlite3
print(*sqlite3.connect('case.db').execute('SELECT count(*), sum(current) FROM report_versions WHERE id = \'b\'').fetchone())")
    [ "$kept" = '2 1' ] || fail "versions and current ones are $kept, not 2 1"
fi

# ---- a report is taken back: a title and no text; a notice that repeats what it takes back ----
at 4 case.db b3.jsonl
run 0 show case.db a; prints 'killed +12 +12 +12'; lacks 'Northern Front|Outlet b'
run 0 list case.db --unread; prints 'retracted by its outlet'
run 0 show case.db a --as-of 2021-06-09; prints 'killed +12 +40 +40'
run 0 show case.db a --published-by 2021-05-16; prints 'killed +12 +14 +14'
at 5 case.db b4.jsonl
run 0 show case.db a; prints 'killed +12 +12 +12'
run 0 verify case.db; prints ' 0 faults'
"$program" export case.db >in-order.json

# ---- in any order ----
for order in 'b4 b3 b2 b1 a' 'b1 b4 a b2 b3'; do
    rm -f other.db
    day=0
    for name in $order; do
        at $((day += 1)) other.db $name.jsonl
    done
    "$program" export other.db | cmp -s - in-order.json || fail "the order $order makes another record"
    run 0 verify other.db
done

# ---- an incident that only the retracted report told of is gone, and was there ----
rm -f case.db
at 1 case.db b1.jsonl
id=$("$program" list case.db --json | sed -n 's/^\[{"id":"\([^"]*\)".*/\1/p')
at 2 case.db b3.jsonl
run 0 list case.db; says 'no incident is so'
run 2 show case.db "$id"; says 'no incident has the id'; lines 1
run 0 show case.db "$id" --as-of 2021-06-08; prints 'killed +40 +40 +40'
run 0 verify case.db; prints ' 0 faults'

# ---- which titles say so ----
retracted() { line t "$2" 2021-05-14 'A bomb killed 5 people at a market in Nairobi on Friday, police said.' >t.jsonl
    rm -f t.db; run 0 build -q -o t.db t.jsonl; run 0 list t.db
    case $1 in yes) says 'no incident' ;; no) prints 'Nairobi' ;; esac; }
retracted yes 'Retracted'
retracted yes '[RETRACTED] Five dead in Nairobi'
retracted yes 'Retraction - five dead in Nairobi'
retracted yes 'WITHDRAWN: five dead in Nairobi'
retracted no 'Retracted claim of bombing stirs Nairobi'
retracted no 'Withdrawn troops bombed in Nairobi'
retracted no 'Five dead in Nairobi'

echo "$checks runs, $failures failed"
[ "$failures" = 0 ]
