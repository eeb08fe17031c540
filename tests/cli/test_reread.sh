#!/bin/bash
# A ledger made with another model: seen as it is stored, refused by a build, and read anew with --reread, after which it is the ledger that this
# model makes of the same reports; versions and times of commit stay.
set -u
. "$(dirname "$0")/support.sh"
export RASHOMON_GAZETTEER=
old=$here/../ledger/schema-1
cp "$old/ledger.sqlite" case.db
chmod 644 case.db
sum=$(cksum <case.db)

# exported LEDGER: without the paths, which say how the reports came.
exported() { "$program" export "$1" | sed 's/"path":"[^"]*"/"path":null/g'; }
same() { checks=$((checks + 1)); cmp -s "$1" "$2" || fail "$3"; }

# ---- what is stored can be seen ----
run 0 list case.db; prints 'Market suicide bombing'; prints 'Sinking, Mombasa'
run 0 show case.db wire-1; prints 'killed +24 +31 +31'
run 0 why case.db wire-1 killed; prints 'best 31'
run 0 export case.db; prints '"model":"f262ea7bc2f3d9d4561a5c94934e174a"'
run 0 list case.db --as-of 2021-06-06; prints 'Sinking, Mombasa +KE 9 '
run 0 verify case.db; prints '7 reports, 47 statements checked: 0 faults; the cells are of another'
[ "$(cksum <case.db)" = "$sum" ] || fail 'reading changed the file'

# ---- a build is refused, and leaves it as it was but for the schema ----
"$program" export case.db >before
run 2 build -o case.db "$old/reports.jsonl"; lines 1
says 'rashomon: case\.db: made with another model, lexicon or gazetteer \(f262ea7b, not [0-9a-f]{8}\): build --reread reads its 8 stored texts anew'
"$program" export case.db | cmp -s - before || fail 'a refused build changed the ledger'
run 2 build -o case.db; says 'usage: rashomon build'

# ---- read anew ----
run 0 build -o case.db --reread; prints '7 reports held \(0 new, 8 read anew\), 2 incidents, 1 copy'
run 0 verify case.db; prints 'cells checked: 0 faults'
run 1 build -o fresh.db "$old/reports.jsonl"
exported case.db >seen; exported fresh.db >wanted; same seen wanted 'read anew, it is not what this model makes of the reports'
run 1 build -o case.db "$old/reports.jsonl"; prints '\(0 new, 8 known\)'
exported case.db >seen; same seen wanted 'reports that were there came again'
run 0 list case.db --as-of 2021-06-06; prints 'Sinking, Mombasa +KE 9 '

# ---- a changed lexicon is another model, and back ----
mkdir lexicon
printf 'coast-radio | broadcaster | KE | no | coastradio.example | Coast Radio\n' | cat "$here/../../lexicon/outlets.txt" - >lexicon/outlets.txt
run 2 build -o case.db --lexicon lexicon "$old/reports.jsonl"; says 'made with another model'
run 1 build -o case.db --lexicon lexicon --reread "$old/reports.jsonl"; prints '8 known, 8 read anew'
run 2 build -o case.db "$old/reports.jsonl"; says 'made with another model'
run 0 build -q -o case.db --reread --jobs 3
exported case.db >seen; same seen wanted 'to another lexicon and back'
run 0 verify case.db; prints 'cells checked: 0 faults'

# ---- an empty ledger is of no model ----
mkdir nothing
run 0 build -o empty.db nothing
run 1 build -o empty.db --lexicon lexicon "$old/reports.jsonl"; prints '7 new'

echo "$checks runs, $failures failed"
[ "$failures" = 0 ]
