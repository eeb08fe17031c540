#!/bin/bash
# Codebooks beside each other, by the built program: an account by another codebook, and where codebooks differ.
set -u
. "$(dirname "$0")/support.sh"
export RASHOMON_GAZETTEER='' LC_ALL=C.UTF-8

write() { # FILE OUTLET DATE TITLE TEXT
    printf 'Title: %s\nOutlet: %s\nPublished: %s\n\n%s\n' "$4" "$2" "$3" "$5" >"reports/$1"
}
mkdir reports
write a.txt "Daily Post" 2023-10-14 "Blast at market in Kokshetau" "KOKSHETAU - A bomb exploded at a market in Kokshetau on Saturday, killing dozens of people, police said."
write b.txt "Steppe Review" 2023-10-16 "Market blast killed 31" "KOKSHETAU - A bomb that exploded at a market in Kokshetau on Saturday killed 31 people and injured 60, the Red Cross said on Monday."
write c.txt "Northern Wire" 2023-10-15 "Market blast killed 15" "KOKSHETAU - A bomb that exploded at a market in Kokshetau on Saturday killed 15 people, the Interior Ministry said on Sunday."
write d.txt "Daily Post" 2023-11-02 "Ferry capsizes off Dumaguete" "DUMAGUETE - A ferry capsized off Dumaguete in the Philippines on Thursday. Three people drowned, the coast guard said."
run 0 build -q -o case.db reports
run 0 list case.db
id=$(grep -i kokshetau output | awk '{print $2}')
ferry=$(grep -i dumaguete output | awk '{print $2}')
[ -n "$id" ] && [ -n "$ferry" ] || fail "no incidents to compare: $(cat output)"

# ---- one account by another codebook ----

cp case.db before.db
run 0 show case.db "$id" --codebook acled
prints '^acled +Explosions/Remote violence / Remote explosive/landmine/IED'
prints 'precision 1'
prints 'not recorded there: injured'
prints '^killed +15 +15'
run 0 why case.db "$id" injured --codebook acled
prints 'no record +ACLED records no injured'
run 0 why case.db "$id" killed --codebook acled
prints 'vague, tens = 10 ; dozens = 12 ; hundreds = 100'
prints 'attackers, counted'
run 0 show case.db "$id" --codebook ibc
prints '^killed +15 +– +31'
run 0 show case.db "$ferry" --codebook ucdp
prints "outside the codebook's scope: it has no name for the type"
prints '^killed'
run 0 show case.db "$id"
lacks '^acled'
prints '^killed +15 +31 +31'
run 0 export case.db
lacks '"coded"'
run 0 export case.db --codebook acled
prints '"coded":\{"codebook":"acled"'
prints '"not_recorded":\["injured"\]'
cmp -s case.db before.db || fail "a view changed the ledger"

# ---- where they differ ----

run 0 compare case.db "$id" --codebooks gtd,acled,ucdp
prints '^killed +gtd +15 +31 +31 +latest'
prints '^ +acled +15 +15 +31 +lowest: The most conservative estimate'
prints '"31" '
prints '"15" '
prints 'Remote violence'
lacks 'NaN|null'
awk 'length($0) > 80' output | grep -q . && fail "wider than 80 columns"
checks=$((checks + 1))
run 0 compare case.db "$id" --codebooks gtd,acled --json
python3 - output <<'PYTHON' || fail "the JSON of compare is not as documented"
import json, sys
with open(sys.argv[1], encoding='utf-8') as file:
    told = json.load(file)
assert told['codebooks'] == ['gtd', 'acled']
incident, = told['incidents']
killed = {one['codebook']: one for cell in incident['cells'] if cell['slot'] == 'killed' for one in cell['by']}
assert killed['gtd']['value'] == {'low': 15, 'best': 31, 'high': 31}, killed
assert killed['acled']['value'] == {'low': 15, 'best': 15, 'high': 31}
assert killed['acled']['rule'] == 'lowest' and killed['acled']['reasons'][0].startswith('lowest: ')
assert killed['gtd']['figure']['statements'][0]['quote'] == '31'
assert [coded['codebook'] for coded in incident['coded']] == ['gtd', 'acled']
assert all(coded['in_scope'] for coded in incident['coded'])
PYTHON

# Without an incident: those on which any two differ.
run 0 compare case.db --codebooks gtd,acled
prints 'Market|market|bombing'
lacks 'Dumaguete'
run 0 compare case.db "$ferry" --codebooks gtd,acled
prints 'they agree on every cell that they record'
prints 'outside: it has no name for the type'
run 0 compare case.db --codebooks acled,acled
prints 'the codebooks differ on no incident'
run 0 compare case.db
prints '^ +default '
run 0 compare case.db "$id" --codebooks gtd,acled --published-by 2023-10-15
prints '^killed +gtd +15 +15 +–' # dozens, 24 and more, are no 15; as 12 and more they are
prints '^ +acled +15 +15 +15'
run 0 compare case.db "$id" "$ferry" --codebooks gtd,ucdp
prints 'Kokshetau'
prints 'Dumaguete'

# ---- what is refused ----

run 2 compare case.db --codebooks gtd
says '^rashomon: case.db: two codebooks at least are compared$'
run 2 compare case.db --codebooks gtd,zodiac
says 'no codebook is called "zodiac"; there are: default, acled, gtd, ibc, ucdp$'
run 2 compare case.db --codebooks gtd,,acled
says "commas between, not 'gtd,,acled'$"
run 2 compare case.db --codebooks gtd,gtd,gtd,gtd,gtd,gtd,gtd,gtd,gtd
says 'over 8 codebooks$'
run 2 compare case.db nothing --codebooks gtd,acled
says 'no incident has the id "nothing"$'
run 2 compare missing.db
lines 1
run 2 compare
says '^rashomon: usage: rashomon compare'

echo "$checks checks, $failures failures"
[ "$failures" = 0 ]
