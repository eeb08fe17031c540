#!/bin/bash
# What is redacted is gone: from every command, from the bytes of the file and from what stands beside it; the cells are those of a ledger that
# never had the report; the tombstone is told, verify accepts it, and a later build does not bring the report back.
set -u
. "$(dirname "$0")/support.sh"
mkdir "$folder/work"
cd "$folder/work" || exit 77

line() { printf '{"id":"%s","outlet":"%s","title":"%s","published":"%s","url":"https://%s.example/%s","author":"%s","text":"%s"}\n' "$@"; }
{
    line a 'Arland Wire' 'Bomb kills 12 at market' 2021-05-14 wire 1 'A. Writer' \
        'NAIROBI, Kenya - A bomb exploded at a market in Nairobi on Friday, killing 12 people, police said.'
    line c 'Coast Mail' 'Ferry sinks' 2021-05-04 coast 3 'C. Writer' \
        'MOMBASA, Kenya - A ferry sank off Mombasa on Monday, killing 9 people, the coast guard said.'
} >others.jsonl
{
    line b 'Daily Post' 'Osgarth Quelling among the dead' 2021-05-15 post osgarth-quelling 'Ida Merriwold' \
        'NAIROBI, Kenya - The bombing at a market in Nairobi on Friday killed 15 people, among them Osgarth Quelling, 34, his cousin Thessaly Brandt said. The Vellum Guard claimed it.'
    line b 'Daily Post' 'Osgarth Quelling among the dead' 2021-05-16 post osgarth-quelling 'Ida Merriwold' \
        'NAIROBI, Kenya - The bombing at a market in Nairobi on Friday killed 17 people, among them Osgarth Quelling, 34, his cousin Thessaly Brandt said. The Vellum Guard claimed it.'
} >quelling.jsonl
words='Quelling quelling Osgarth Thessaly Brandt Vellum Merriwold among'
gone() { for word in $words; do ! LC_ALL=C grep -qa "$word" "$@" || fail "'$word' is still in $*"; done; }

# Several builds: the results of the earlier ones leave free pages behind, with words of theirs.
run 0 build -o case.db quelling.jsonl
run 0 build -o case.db others.jsonl
LC_ALL=C grep -qa Quelling case.db || fail 'the words were never in the file'
run 0 show case.db a; prints 'killed +12 +17 +17'; prints Vellum

# ---- what cannot be ----
run 2 redact case.db b; says 'redact needs --by NAME and --reason TEXT'; lines 1
run 2 redact case.db b --by '' --reason x; says 'needs the name'; lines 1
run 2 redact case.db nobody --by 'L. Orr' --reason x; says 'case\.db: no report has the id "nobody"'; lines 1
run 2 redact none.db b --by 'L. Orr' --reason x; says 'none\.db'; lines 1
LC_ALL=C grep -qa Quelling case.db || fail 'a refused redaction took something away'

# ---- redacted ----
run 0 redact case.db b --by 'L. Orr' --reason 'the family asked for it'
prints '^case\.db: redacted b: 2 texts and [0-9]+ statements are gone$'
gone case.db*
[ "$(ls case.db*)" = case.db ] || fail "something is left beside the file: $(ls case.db*)"
run 0 verify case.db; prints ' 0 faults'
run 0 show case.db a; prints 'killed +12 +12 +12'; lacks Vellum
run 0 list case.db --unread; prints '^b +redacted by L\. Orr: the'
run 0 export case.db; prints '"id":"b","path":null,"url":null,"title":null,"outlet":"Daily Post"'; prints '"error":"redacted by L. Orr: the family asked for it"'
run 0 list case.db --as-of 2020
run 0 show case.db a --published-by 2021-05-15; prints 'killed +12 +12 +12'

# The record is that of a ledger which never had it, but for the tombstone.
run 0 build -o without.db others.jsonl
record() { "$program" export "$1" --as csv --table "$2"; }
for table in incidents statements sources; do
    record case.db $table >seen; record without.db $table >wanted
    cmp -s seen wanted || fail "the table $table is not that of a ledger without the report"
done

# ---- it does not come back ----
run 0 build -o case.db quelling.jsonl others.jsonl; prints '\(0 new, 2 known, 2 redacted\)'
sed 's/"id":"b"/"id":"z"/; s/Daily Post/Evening Post/' quelling.jsonl >renamed.jsonl
run 0 build -o case.db renamed.jsonl; prints '\(0 new, 2 redacted\)'
run 0 build -o case.db --reread; prints '3 reports held'
gone case.db*
run 0 verify case.db; prints ' 0 faults'
run 2 redact case.db b --by 'L. Orr' --reason again; says 'the report "b" was redacted already, by L\. Orr on 20'; lines 1

# ---- what is broken off is told, and ended by the next build ----
if command -v python3 >/dev/null && python3 -c 'import sqlite3' 2>/dev/null; then
    python3 -c "
import sqlite3
ledger = sqlite3.connect('case.db')
ledger.execute('INSERT INTO meta VALUES (\'unswept\', \'1\')')
ledger.execute('CREATE TABLE scrap AS SELECT \'Quelling\' AS word')
ledger.execute('PRAGMA secure_delete = OFF')
ledger.execute('DROP TABLE scrap')
ledger.commit()"
    run 2 verify case.db; says 'a redaction was broken off: the next build ends it'
    run 0 build -o case.db others.jsonl
    gone case.db
    run 0 verify case.db
    python3 -c "
import sqlite3
ledger = sqlite3.connect('case.db')
ledger.execute('UPDATE report_versions SET title = \'Quelling\' WHERE id = \'b\'')
ledger.commit()"
    run 2 verify case.db; says 'of a redacted report something is left'
fi

echo "$checks runs, $failures failed"
[ "$failures" = 0 ]
