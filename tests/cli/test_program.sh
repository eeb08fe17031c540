#!/bin/bash
# The built program on bad input and bad ledgers: one clear line each on standard error that names the file (and the line), the rest of the batch goes
# on, the exit statuses of rashomon(1), and nothing that a ledger held is lost.
set -u
. "$(dirname "$0")/support.sh"
trap 'kill $holder 2>/dev/null; [ -z "$mounted" ] || umount "$mounted"; chmod -R u+rwX "$folder"; rm -rf "$folder"' EXIT
holder='' mounted=''

text='KASMERE, Kenya, May 14 (Arland Wire) - A bomb exploded at a market in Nairobi on Friday, killing at least 12 people, police said.'
mkdir good
printf 'Title: Bomb kills 12 at Nairobi market\nOutlet: Arland Wire\nPublished: 2021-05-14\n\n%s\n' "$text" >good/one.txt

# ---- words of the command line ----
run 2
run 2 no-such-command; says "no command 'no-such-command'"; lines 1
run 2 build; says usage; lines 1
run 2 list; says usage
run 2 list a.db --no-such; says "no option '--no-such'"
run 2 list a.db --killed many; says "takes a number"
run 0 --help; prints 'usage: rashomon'
run 0 --version; prints '^rashomon [0-9]'; prints 'CC BY 4.0'
for command in build list show why export annotate verify; do
    run 0 $command --help; prints "Example:"
done
run 2 list a.db --model nothing.rsm; says 'nothing.rsm'; lines 1
echo 'no model' >model.rsm
run 2 list a.db --model model.rsm; says 'model.rsm'; lines 1

# ---- the language models beside the model: missing, cut short, changed, of another kind, of another version ----
world=${RASHOMON_WORLD:-$(dirname "$program")/world.rsm}
mkdir model
ln -s "$world" model/world.rsm
annotates() { run "$1" annotate --model model/world.rsm good/one.txt; }
annotates 2; says 'model/language\.rsm.*missing'; lines 1
cp "$(dirname "$world")/language.rsm" model/language.rsm
annotates 0; prints '"schema"'
size=$(wc -c <model/language.rsm)
truncate -s $((size - 8)) model/language.rsm
annotates 2; says 'model/language\.rsm.*damaged'; lines 1
truncate -s 20 model/language.rsm
annotates 2; says 'model/language\.rsm.*not a language file'; lines 1
: >model/language.rsm
annotates 2; says 'model/language\.rsm'; lines 1
for place in 40 100 5000 $((size / 2)) $((size - 1)); do
    cp "$(dirname "$world")/language.rsm" model/language.rsm
    chmod u+w model/language.rsm
    old=$(od -An -tu1 -j "$place" -N 1 model/language.rsm)
    printf "\\x$(printf %02x $((255 - old)))" | dd of=model/language.rsm bs=1 seek="$place" conv=notrunc 2>dd
    annotates 2; says 'model/language\.rsm.*damaged'; lines 1
done
printf '\x63' | dd of=model/language.rsm bs=1 seek=8 conv=notrunc 2>dd
annotates 2; says 'model/language\.rsm.*version'; lines 1
cp "$world" model/language.rsm
annotates 2; says 'model/language\.rsm.*not a language file'; lines 1
rm -rf model

# ---- files that cannot be read, or are not what they should be ----
# bad NAME STATUS PATTERN: builds from a folder of the good report and the file NAME; the good one is read.
bad() {
    local name=$1 status=$2 pattern=$3
    rm -rf mixed mixed.db
    mkdir mixed
    cp good/one.txt mixed/
    mv "$name" mixed/ || { fail "no $name was made"; return; }
    run "$status" build -o mixed.db mixed
    if [ -n "$pattern" ]; then
        says "$pattern"
        lines 1
    else
        lines 0
    fi
    run 0 list mixed.db --json; prints '"id"'
    run 0 verify mixed.db
}

echo 'A report that nobody may read.' >secret.txt
chmod 000 secret.txt
if [ -r secret.txt ]; then
    chmod 600 secret.txt
    ln -s nowhere dangling.txt
    run 1 build -o dangling.db good dangling.txt; says 'dangling\.txt'; lines 1
else
    bad secret.txt 1 'mixed/secret\.txt'
fi
run 1 build -o absent.db good absent.txt; says 'absent\.txt'; lines 1; run 0 list absent.db --json; prints '"id"'
: >empty.txt
bad empty.txt 1 'mixed/empty\.txt'
: >empty.jsonl
bad empty.jsonl 1 'mixed/empty\.jsonl'
head -c 20000 "$(command -v bash)" >binary.txt
bad binary.txt 1 'mixed/binary\.txt'
{ for i in 1 2 3 4 5 6 7 8 9; do printf '%s %s\n\n' "$i" "$text"; done; head -c 30000 /dev/urandom | base64; } | gzip | head -c 9000 >cut.txt.gz
bad cut.txt.gz 1 'mixed/cut\.txt\.gz'
# Wrongly encoded bytes become U+FFFD: the report is read, and it is said.
printf 'Title: Blast \377\376 in Mombasa\nPublished: 2021-05-15\n\nA bomb killed 3 people in Mombasa on Saturday, \303\050 police said.\n' >encoded.txt
bad encoded.txt 1 'mixed/encoded\.txt'
run 0 export mixed.db; prints 'Mombasa'
{ printf '<html><body>'; for ((i = 0; i < 10000; i++)); do printf '<div>'; done; printf '<p>A bomb killed 4 people in Kisumu on Saturday, police said.</p></html>'; } >deep.html
bad deep.html 0 ''
run 0 annotate mixed/deep.html; prints 'Kisumu'
truncate -s 100M huge.txt
bad huge.txt 1 'mixed/huge\.txt'
truncate -s 100M huge.jsonl
bad huge.jsonl 1 'mixed/huge\.jsonl'

# ---- lines of JSON ----
{
    printf '{"id":"a","text":"%s","published":"2021-05-14"}\n' "$text"
    printf '[1,2]\n'
    printf '{"id":"c","outlet":"Arland Wire"}\n'
    printf '{"id":"d","text":"%s","published":"2021-02-30"}\n' "$text"
    printf '{"id":"e","text":7}\n'
    printf '{"id":"f",\n'
    printf '{"id":"g","text":"%s","published":"2021-05-14","more":{"kept":"aside"}}\n' "$text"
} >lines.jsonl
run 1 build -o lines.db lines.jsonl
lines 5
for line in 2 3 4 5 6; do says "lines\.jsonl:$line\b"; done
run 0 export lines.db; prints '"id":"a"'; prints '"id":"g"'
run 1 annotate lines.jsonl; lines 5; [ "$(wc -l <output)" -ge 2 ] || fail 'annotate did not go on'

# ---- a name that would reach the terminal ----
cp good/one.txt "$(printf 'esc\033[31m.txt')"
: >"$(printf 'empty\033[31m.txt')"
run 1 build -o esc.db esc*.txt empty*31m.txt
! grep -q "$(printf '\033')" errors output || fail 'an escape reaches the terminal through the name of a file'

# ---- ledgers ----
run 0 build -o case.db good
cp case.db kept.db
"$program" export kept.db >kept.json
unharmed() { "$program" export "$1" 2>/dev/null | cmp -s - kept.json || fail "$1 is not what it was"; }

run 2 list nothing.db; says 'nothing\.db'; lines 1; [ ! -e nothing.db ] || fail 'list made a ledger'
echo 'This is no ledger at all, but a text that is long enough to be taken for the head of a file.' >text.db
for command in 'list text.db' 'show text.db x' 'why text.db x killed' 'export text.db' 'verify text.db' 'build -o text.db good'; do
    run 2 $command; says 'text\.db'; lines 1
done
grep -q 'no ledger at all' text.db || fail 'a file that is no ledger was written over'
head -c 3000 case.db >cut.db
run 2 list cut.db; says 'cut\.db'; lines 1
run 2 build -o good good; says 'good'; lines 1
run 2 build -o absent/case.db good; says 'absent'; lines 1
run 2 show case.db nothing-is-called-so; says 'nothing-is-called-so'; lines 1
id=$("$program" list case.db --json | sed -n 's/^\[{"id":"\([^"]*\)".*/\1/p')
[ -n "$id" ] || fail 'the good report gave no incident'
run 2 why case.db "$id" no-such-slot; says 'no-such-slot'; lines 1
run 2 why case.db "$id" displaced; lines 1
run 2 export case.db --as xml; says 'xml'; lines 1
run 2 export case.db --as csv --table no-such; says 'no-such'; lines 1
run 2 export case.db --as csv; says 'several tables'; lines 1
run 2 list case.db --from 2021-02-30; says '2021-02-30'; lines 1
run 2 build -o other.db --codebook no-such good; says 'no-such'; lines 1
unharmed case.db

if command -v python3 >/dev/null && python3 -c 'import sqlite3' 2>/dev/null; then
    cp kept.db newer.db
    python3 - <<'END'
import sqlite3
ledger = sqlite3.connect("newer.db")
ledger.execute("PRAGMA user_version = 9999")
ledger.execute("UPDATE meta SET value = '9999' WHERE key = 'schema'") if "key" in [c[1] for c in ledger.execute("PRAGMA table_info(meta)")] else None
ledger.commit()
other = sqlite3.connect("other-program.db")
other.execute("CREATE TABLE songs(title)")
other.commit()
END
    run 2 list newer.db; says 'newer\.db'; says 'newer|version|schema'; lines 1
    run 2 build -o newer.db good; says 'newer\.db'; lines 1
    run 2 list other-program.db; says 'other-program\.db'; lines 1
    run 2 build -o other-program.db good; says 'other-program\.db'; lines 1

    cp kept.db locked.db
    python3 -c '
import sqlite3, time
ledger = sqlite3.connect("locked.db", isolation_level=None)
ledger.execute("BEGIN EXCLUSIVE")
open("held", "w").close()
time.sleep(300)' &
    holder=$!
    for ((i = 0; i < 100; i++)); do [ -e held ] && break; sleep 0.1; done
    printf 'Published: 2021-05-16\n\nA bomb killed 5 people in Eldoret on Sunday, police said.\n' >second.txt
    run 2 build -o locked.db second.txt; says 'locked\.db'; says 'lock|another|busy'; lines 1
    kill $holder; wait $holder 2>/dev/null; holder=''
    unharmed locked.db
fi

# ---- full disks ----
run 0 list case.db
timeout 60 "$program" export case.db >/dev/full 2>errors; [ $? = 2 ] || fail 'a full standard output is not told (export)'
says 'standard output'
for command in "show case.db $id" "why case.db $id killed" 'list case.db' 'list --json case.db'; do
    timeout 60 "$program" $command >/dev/full 2>errors; [ $? = 2 ] || fail "a full standard output is not told: $command"
    lines 1
done
timeout 60 "$program" annotate good >/dev/full 2>errors; [ $? = 2 ] || fail 'a full standard output is not told (annotate)'
lines 1
mkdir small
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=300k tmpfs small 2>/dev/null; then
    mounted=$folder/small
    if cp kept.db small/case.db 2>/dev/null; then
        for ((i = 0; i < 400; i++)); do
            printf '{"id":"m%d","title":"Bomb in Nairobi","text":"%s It was the %d. of its kind.","published":"2021-05-14"}\n' "$i" "$text" "$i"
        done >many.jsonl
        run 2 build -o small/case.db many.jsonl; says 'small/case\.db'; lines 1
        unharmed small/case.db
    else
        echo 'a small disk does not hold the ledger: left out'
    fi
    umount small && mounted=''
else
    echo 'no small disk can be made: left out'
fi

# ---- what is shown reaches no terminal raw ----
printf '{"id":"h","title":"Bomb \\u001b[31m kills 9 \\u202e in Nairobi","outlet":"Wire\\u0007","published":"2021-05-14","text":"A bomb killed 9 people at a market in Nairobi on Friday, police said. \\u001b]0;x\\u0007"}\n' >hostile.jsonl
run 0 build -o hostile.db hostile.jsonl
id=$("$program" list --all hostile.db --json | sed -n 's/^\[{"id":"\([^"]*\)".*/\1/p')
for command in 'list --all hostile.db' "show hostile.db $id" "why hostile.db $id killed" 'list --unread hostile.db'; do
    run 0 $command
    ! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" output || fail "a control character is printed: $command"
    ! LC_ALL=C grep -q "$(printf '\342\200\256')" output || fail "a mark that turns the direction of writing is printed: $command"
    [ "$(LC_ALL=C.UTF-8 wc -L <output)" -le 80 ] || fail "a line over 80 columns: $command"
done

echo "$checks runs, $failures failed"
[ "$failures" = 0 ]
