#!/bin/bash
# rashomon gazetteer import: places of one's own are found, exported and named in the record; bad files are told in one line and leave nothing,
# and so does a kill in the middle. All rows are invented.
set -u
. "$(dirname "$0")/support.sh"
unset RASHOMON_GAZETTEER
trap '[ -z "$mounted" ] || umount "$mounted"; rm -rf "$folder"' EXIT
mounted=''
export HOME=$folder/home XDG_DATA_HOME=$folder/data

# row ID NAME LATITUDE LONGITUDE CLASS CODE: one in Kenya's Nairobi
row() { printf '%s\t%s\t%s\t\t%s\t%s\t%s\t%s\tKE\t\t05\t\t\t\t310\t\t1600\tAfrica/Nairobi\t2021-05-14\n' "$1" "$2" "$2" "$3" "$4" "$5" "$6"; }
{
    row 77000001 Kasmerequa -1.11 36.92 P PPL
    row 77000002 'Lake Oskwan' -1.20 36.95 H LK
    row 77000003 'Farm Vinu' -1.21 36.96 S FRM
} >KE.txt
mkdir reports
printf 'Title: Bomb kills 12\nOutlet: Arland Wire\nPublished: 2021-05-14\n\nKASMEREQUA, Kenya, May 14 (Arland Wire) - A bomb exploded at a market in Kasmerequa on Friday, killing at least 12 people, police said.\n' >reports/one.txt
town='"name":"Kasmerequa","kind":"city","country":"KE"[^}]*"lat":-1.11000,"lon":36.92000,"geonameid":77000001'

# ---- where it lies ----
run 0 annotate reports; lacks '77000001'
run 2 gazetteer; says usage; lines 1
run 2 gazetteer export KE.txt; says "no command 'export'"; lines 1
run 2 gazetteer import; says usage; lines 1
run 0 gazetteer --help; prints 'Example:'
run 0 gazetteer import KE.txt; prints '2 places and 0 divisions'; lines 0
[ -f data/rashomon/gazetteer.rsm ] || fail "it does not lie in the user's data folder"
run 0 annotate reports; prints "$town"
RASHOMON_GAZETTEER='' run 0 annotate reports; lacks 77000001
run 0 annotate --gazetteer '' reports; lacks 77000001
run 0 gazetteer import -q -o other.rsm KE.txt; lacks .
XDG_DATA_HOME='' run 0 annotate --gazetteer other.rsm reports; prints "$town"
RASHOMON_GAZETTEER=other.rsm XDG_DATA_HOME='' run 0 annotate reports; prints "$town"
RASHOMON_GAZETTEER=third.rsm run 0 gazetteer import KE.txt; [ -f third.rsm ] || fail "RASHOMON_GAZETTEER does not name the file"
unset XDG_DATA_HOME
run 0 gazetteer import KE.txt; [ -f home/.local/share/rashomon/gazetteer.rsm ] || fail "it does not lie in the home folder"
run 0 annotate reports; prints "$town"
rm -rf home data
run 2 annotate --gazetteer nothing.rsm reports; says 'gazetteer nothing\.rsm'; lines 1
head -c $(($(wc -c <other.rsm) - 40)) other.rsm >short.rsm
run 2 annotate --gazetteer short.rsm reports; says 'gazetteer short\.rsm: .*damaged'; lines 1
run 2 annotate --gazetteer KE.txt reports; says 'KE\.txt: not a gazetteer file'; lines 1
run 2 annotate --gazetteer "${RASHOMON_WORLD:-$(dirname "$program")/world.rsm}" reports; says 'a world file, not a gazetteer'; lines 1

# ---- in the record: the place, and the name of the model ----
run 0 build -q --gazetteer other.rsm -o with.db reports
run 0 export with.db; prints '77000001'; prints 'Kasmerequa'
model=$(sed -n 's/.*"model": *"\([^"]*\)".*/\1/p' output | head -1)
run 0 build -q -o without.db reports
run 0 export without.db; lacks 77000001
[ -n "$model" ] && ! grep -q "$model" output || fail "the gazetteer does not show in the model's name"
run 0 verify --gazetteer other.rsm with.db
row 77000001 Kasmerequa -1.30 36.92 P PPL >KE2.txt
run 0 gazetteer import -q -o changed.rsm KE2.txt
run 0 build -q --gazetteer changed.rsm -o changed.db reports
run 0 export changed.db; ! grep -q "$model" output || fail "another gazetteer has the same name"

# ---- packed ----
gzip -k KE.txt
run 0 gazetteer import -q -o packed.rsm KE.txt.gz; cmp -s packed.rsm other.rsm || fail "packed by gzip it is another"
run 0 gazetteer import -q -o packed.rsm - <KE.txt; cmp -s packed.rsm other.rsm || fail "from standard input it is another"
if python3 -c '' 2>/dev/null; then
    python3 -c 'import zipfile
with zipfile.ZipFile("KE.zip", "w", zipfile.ZIP_DEFLATED) as out: out.writestr("readme.txt", "words\n" * 400); out.write("KE.txt")
with zipfile.ZipFile("bz.zip", "w", zipfile.ZIP_BZIP2) as out: out.write("KE.txt")
with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as out: out.writestr("KE.txt", "x\n" * (20 << 20))
data = bytearray(open("KE.zip", "rb").read())
at = data.rfind(b"PK\1\2"); data[at + 8] |= 1; at = data.find(b"PK\3\4", 4); data[at + 6] |= 1
open("locked.zip", "wb").write(data)'
    run 0 gazetteer import -q -o packed.rsm KE.zip; cmp -s packed.rsm other.rsm || fail "packed by zip it is another"
    run 2 gazetteer import -o bad.rsm bz.zip; says 'bz\.zip: is packed by method 12'; lines 1
    run 2 gazetteer import -o bad.rsm locked.zip; says 'locked\.zip: is encrypted'; lines 1
    run 2 gazetteer import -o bad.rsm bomb.zip; says 'bomb\.zip'; lines 1
fi

# ---- bad files: one line that names file and line, and nothing is left ----
ls -A >before
bad() {
    run 2 gazetteer import -o bad.rsm "$@"; lines 1
    [ ! -e bad.rsm ] || fail "a file is left: $*"
}
bad absent.txt; says 'absent\.txt: cannot be opened'
bad reports; says 'reports: is a folder'
bad KE.txt reports/one.txt; says 'reports/one\.txt:1: 1 columns'
: >empty.txt; bad empty.txt; says 'empty\.txt: holds no rows'
head -c 130 KE.txt >cut.txt; bad cut.txt; says 'cut\.txt:2: .*cut off'
sed '2s/\t1600\t/\t/' KE.txt >columns.txt; bad columns.txt; says 'columns\.txt:2: 18 columns, not 19'
sed '3s/-1.21/-91/' KE.txt >range.txt; bad range.txt; says "range\.txt:3: '-91' is no latitude"
cat KE.txt KE.txt >twice.txt; bad twice.txt; says 'twice\.txt:4: geonameid 77000001 stands in line 1 already'
sed '2s/Lake/L\xe9/' KE.txt >latin.txt; bad latin.txt; says 'latin\.txt:2: byte .* is not UTF-8'
cp KE.txt fake.zip; bad fake.zip; says 'fake\.zip: is no zip archive'
head -c 60 KE.txt.gz >cut.gz; bad cut.gz; says 'cut\.gz:.*end too early'
run 2 gazetteer import -o no/such/folder/made.rsm KE.txt; says 'no/such/folder/made\.rsm'; lines 1
run 2 gazetteer import -o reports KE.txt; says 'reports: is a folder'; lines 1
run 2 gazetteer import -o /dev/null KE.txt; says '/dev/null: is no file'; lines 1
run 2 gazetteer import -o - KE.txt; says 'standard output'; lines 1
rm -f empty.txt cut.txt columns.txt range.txt twice.txt latin.txt fake.zip cut.gz
ls -A | cmp -s - before || fail "something is left: $(ls -A | diff before - | head -3 | tr '\n' ' ')"

# ---- killed in the middle ---- (elsewhere than on a file system with nameless files the last moment takes longer)
nameless=yes
python3 -c 'import os; os.close(os.open(".", os.O_TMPFILE | os.O_RDWR))' 2>/dev/null || nameless=no
seq 1 400000 | awk 'BEGIN { OFS = "\t" } { print $1, "Kas" $1 "mere", "Kas", "", "1.5", "2.5", "P", "PPL", "KE", "", "05", "", "", "", $1 % 977, "", "", "", "" }' >many.txt
mkdir kept
cp other.rsm kept/made.rsm
for delay in 0.05 0.2 0.4 0.7 1; do
    "$program" gazetteer import -q -o kept/made.rsm many.txt >output 2>errors &
    worker=$!
    sleep "$delay"
    kill -9 $worker 2>/dev/null && killed=yes || killed=no
    wait $worker 2>/dev/null
    checks=$((checks + 1))
    [ $nameless = no ] || [ "$(ls -A kept)" = made.rsm ] || fail "a kill leaves $(ls -A kept | tr '\n' ' ')"
    [ $killed = no ] || run 0 annotate --gazetteer kept/made.rsm reports
done

# ---- a full disk ----
mkdir small
if mount -t tmpfs -o size=4m tmpfs small 2>/dev/null; then
    mounted=$folder/small
    cp other.rsm small/made.rsm
    run 2 gazetteer import -o small/made.rsm many.txt; says 'small/made\.rsm: .*no space left'; lines 1
    cmp -s other.rsm small/made.rsm || fail "a full disk harms what was there"
    [ "$(ls -A small)" = made.rsm ] || fail "a full disk keeps $(ls -A small | tr '\n' ' ')"
    umount small && mounted=''
else
    echo 'no small disk can be made: left out'
fi

echo "$checks runs, $failures failed"
[ "$failures" = 0 ]
