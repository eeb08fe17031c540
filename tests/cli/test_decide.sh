#!/bin/bash
# decide: every kind of decision as its line and in what the ledger then shows, undone again; what cannot be taken, each with one exact line and
# nothing changed; the list of decisions; list --review, which has what is disputed first and drops what a person decided.
set -u
. "$(dirname "$0")/support.sh"
export SOURCE_DATE_EPOCH=1621246200

line() { printf '{"id":"%s","outlet":"Outlet of %s","title":"%s","published":"%s","text":"%s"}\n' "$1" "$1" "$2" "$3" "$4"; }
{
    line a1 'Bomb at Kisumu market' 2021-05-14 'KISUMU, Kenya - A bomb exploded at a market in Kisumu on Friday, killing 12 people, police said.'
    line a2 'Kisumu counts its dead' 2021-05-15 'KISUMU, Kenya - The bombing at a market in Kisumu on Friday killed 14 people, the hospital said. The stalls of the fishmongers burned.'
    line b1 'Ferry sinks off Mombasa' 2021-05-14 'MOMBASA, Kenya - A ferry sank off Mombasa on Friday, killing 9 people, the coast guard said.'
} >reports.jsonl
run 0 build -q -o case.db reports.jsonl
"$program" export case.db >before.json

by=(--by 'A. Person' --reason 'a call')
# takes WORDS... : a decision that is taken, and says so in the line that is then read from standard input
takes() {
    local expected
    read -r expected
    run 0 decide case.db "$@" "${by[@]}"
    [ "$(cat output)" = "$expected" ] || fail "'$(cat output)' is said of: $*"
    lines 0
}
# refuses MESSAGE WORDS...: one exact line, status 2, nothing printed
refuses() {
    local expected=$1
    shift
    run 2 decide case.db "$@"
    [ "$(cat errors)" = "rashomon: $expected" ] || fail "not '$expected'"
    [ ! -s output ] || fail "something is printed: $*"
}

# ---- each kind ----
takes set a1 killed 13 <<<'decision 1: killed of a1@41-54 set to 13'
run 0 show case.db a1; prints 'killed +13 +13 +13 +13 +set by A. Person'; prints '14 +hospital'
takes set a1 when 2021-05-13 <<<'decision 2: when of a1@41-54 set to Thu 13 May 2021'
run 0 show case.db a1; prints 'Thu 13 May 2021'
takes reject 'a2#1' <<<'decision 3: a2#1 does not count'
takes merge a1 b1 <<<'decision 4: a1@41-54 and b1@0-11 are one incident'
run 0 show case.db b1; prints '^3 reports'
takes undo 4 <<<'decision 5: decision 4 is undone'
run 0 show case.db b1; prints '^1 report'
takes split a1 a2 <<<'decision 6: a2@44-51 leave a1@41-54'
run 0 show case.db a2; prints '^1 report'
takes undo 6 <<<'decision 7: decision 6 is undone'
run 0 show case.db a2; prints '^2 reports'
takes add b1 injured 3+ --note 'the harbour master' <<<'decision 8: injured of b1@0-11: "3+", by a note: "the harbour master"'
takes add b1 affected 60 --quote b1 'killing 9 people' <<<'decision 9: affected of b1@0-11: 60, in the words of b1: "killing 9 people"'
run 0 show case.db b1; prints 'injured +3 +3'; prints 'affected +60 +60 +60'
takes not-incident b1 <<<'decision 10: b1@0-11 is no incident'
run 0 list case.db; lacks 'Mombasa'
takes undo 10 <<<'decision 11: decision 10 is undone'
run 0 list case.db; prints 'Mombasa'
takes reassign 'a1#1' b1 <<<'decision 12: a1#1 is of b1@0-11'
run 0 verify case.db; prints ' 0 faults'

# ---- all of them, in order; and all of them undone ----
run 0 decide case.db --list
prints '^ +4 +2021-05-17 .* A. Person: a call \(undone by 5\)'
[ "$(grep -c 'A. Person: a call' output)" = 12 ] || fail "not twelve decisions are listed"
run 0 decide case.db --list --json
prints '^\[\{"number":1,"kind":"set",.*"by":"A. Person","reason":"a call","state":"in force"'
for number in 1 2 3 8 9 12; do
    run 0 decide case.db undo $number --by 'B. Person' --reason 'a slip'
done
"$program" export case.db | sed 's/,"decisions":\[.*//' >after.json
sed 's/,"decisions":\[.*//' before.json | cmp -s - after.json || fail "what was undone is not as if it had never been"
run 0 verify case.db; prints ' 0 faults'

# ---- what cannot be taken ----
"$program" decide case.db --list --json >decided.json
refuses "a decision needs a reason: --reason TEXT" set a1 killed 13
refuses "there is no decision 'guess': see rashomon decide --help" guess a1 "${by[@]}"
refuses "usage: rashomon decide case.db merge MENTION MENTION... --reason TEXT" merge a1 "${by[@]}"
refuses "usage: rashomon decide case.db set INCIDENT SLOT VALUE... --reason TEXT" set a1 killed "${by[@]}"
refuses "undo takes the number of a decision, not 'four'" undo four "${by[@]}"
refuses "case.db: there is no decision 99" undo 99 "${by[@]}"
refuses "case.db: decision 4 is undone already, by decision 5" undo 4 "${by[@]}"
refuses 'case.db: no incident has the id "z9"' set z9 killed 3 "${by[@]}"
refuses 'case.db: no statement has the id "a1#99"' reject 'a1#99' "${by[@]}"
refuses 'case.db: "a1@41-54" is one incident already' merge a1 a2 "${by[@]}"
refuses 'case.db: "b1@0-11" is not of the incident a1@41-54' split a1 b1 "${by[@]}"
refuses 'case.db: nothing would be left of the incident b1@0-11' split b1 b1 "${by[@]}"
refuses 'case.db: there is no slot "sheep"' set a1 sheep 3 "${by[@]}"
refuses 'case.db: killed takes one value' set a1 killed 3 4 "${by[@]}"
refuses 'case.db: killed: "many" is no count: write 12, 40-50 or 40+' set a1 killed many "${by[@]}"
refuses 'case.db: killed: "50-40" is no count: its end is below its beginning' set a1 killed 50-40 "${by[@]}"
refuses 'case.db: when: "2021-02-30" is no time: write 2021-05-14, 2021-05-14T10:02, 2021-05 or 2021-05-14/2021-05-16' set a1 when 2021-02-30 "${by[@]}"
refuses 'case.db: where: "Tessaly" is not in the gazetteer: write NAME, COUNTRY, LATITUDE, LONGITUDE' set a1 where Tessaly "${by[@]}"
refuses 'case.db: type: "sheepbombing" is no type of incident: the names are those of ontology/types.txt' set a1 type sheepbombing "${by[@]}"
refuses 'case.db: happened: "maybe" is no answer: write yes or no' set a1 happened maybe "${by[@]}"
refuses 'case.db: response_to is a link and no cell: add it, or reject the statement' set a1 response_to b1 "${by[@]}"
refuses 'case.db: add rests on a report and its words, or on a note' add a1 killed 3 "${by[@]}"
refuses 'case.db: the report a1 does not hold these words: "three dead"' add a1 killed 3 --quote a1 'three dead' "${by[@]}"
refuses 'case.db: a decision needs a name' set a1 killed 3 --by ' ' --reason 'a call'
"$program" decide case.db --list --json | cmp -s - decided.json || fail "what was refused is kept"

# ---- one that waits ----
run 0 decide case.db set 'c1@0-4' killed 5 --wait "${by[@]}"; prints 'waits for c1@0-4'

# ---- the worklist ----
rm -f case.db
run 0 build -q -o case.db reports.jsonl
run 0 list case.db --review
prints '^ +30 2021-05-14 a1@41-54 .*killed: reports differ \(30\)'
prints '^ +5 2021-05-14 b1@0-11 .*it rests on one source \(5\)'
[ "$(sed -n '/^ *[0-9]/p' output | head -1 | tr -s ' ' | cut -d' ' -f2)" = 30 ] || fail "what is most in doubt is not first"
run 0 list case.db --review --json
prints '^\[\{"doubt":30,"reasons":\[\{"points":30,"slot":"killed","what":"reports differ"\}\],"row":\{"id":"a1@41-54"'
run 0 list case.db --review --country TZ; says 'nothing|no incident'
takes set a1 killed 14 <<<'decision 1: killed of a1@41-54 set to 14'
run 0 list case.db --review; lacks 'reports differ'
takes undo 1 <<<'decision 2: decision 1 is undone'
run 0 list case.db --review; prints 'killed: reports differ \(30\)'

echo "$checks runs, $failures failed"
[ "$failures" = 0 ]
