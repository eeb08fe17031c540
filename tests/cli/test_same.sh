#!/bin/bash
# why --same: why two mentions are of one incident or of two, with the points of each sign, the pair in between, the conflict that stands
# against it, and what is asked for. Ids as elsewhere; what is no mention is told in one line.
set -u
. "$(dirname "$0")/support.sh"

line() { printf '{"id":"%s","outlet":"Outlet of %s","title":"%s","published":"%s","text":"%s"}\n' "$1" "$1" "$2" "$3" "$4"; }
{
    line a1 'Bomb at Kisumu market' 2021-05-14 'KISUMU, Kenya - A bomb exploded at a market in Kisumu on Friday, killing 12 people, police said.'
    line a2 'Kisumu counts its dead' 2021-05-15 'KISUMU, Kenya - The bombing at a market in Kisumu on Friday killed 14 people, the hospital said. The stalls of the fishmongers burned.'
    line b1 'Ferry sinks off Mombasa' 2021-05-14 'MOMBASA, Kenya - A ferry sank off Mombasa on Friday, killing 9 people, the coast guard said.'
    line c1 'Two attacks in Kisumu' 2021-05-20 'KISUMU, Kenya - Gunmen shot dead 3 people at a bar in Kisumu on Wednesday, police said. The shooting came days after a bombing at a market in Kisumu on 14 May, which killed 14 people.'
} >reports.jsonl
run 0 build -q -o case.db reports.jsonl
"$program" export case.db --as json >record.json
# id N TEXT: the id of the mention of those words (the N-th) in the record's reports, by the members and their bytes.
members() { python3 - "$1" <<'EOF'
import json, sys
record = json.load(open("record.json"))
print(next(m for i in record["incidents"] for m in i["members"] if m.startswith(sys.argv[1])))
EOF
}
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
a1=$(members a1@) a2=$(members a2@) b1=$(members b1@)

# ---- one ----
run 0 why case.db --same "$a1" "$a2"
prints '^one incident: they have enough in common'
prints '\+[0-9]+ +time: the same day'
prints '\+[0-9]+ +place: the same city'
prints '[0-9]+ points; 52 are asked for'
run 0 why case.db --same "$a1" "$a2" --json
prints '^\{"same":true,"because":"alike","first":\{"mention":"a1@'
prints '"quote":"'
prints '\{"sign":"place: the same city","points":[0-9]+\}'
prints '"asked":\{"score":52,"mean":32\}'
python3 - <<'EOF' || fail "the points do not add up to the score"
import json
pair = json.load(open("output"))["pair"]
assert pair["score"] == sum(sign["points"] for sign in pair["signs"]), pair
EOF
run 0 why case.db --same "$a2" "$a1" --json
prints '"because":"alike"'

# ---- one report: as one, as two ----
run 0 why case.db --same "$a1" "$a1"
prints '^one incident: the report tells them as one'
of_c1() { python3 -c 'import json, sys; print([m for i in json.load(open("record.json"))["incidents"] for m in i["members"][::-1] if m.startswith("c1@") and (i["cells"].get("killed") or {}).get("best") '"$1"' 3][0])'; }
first=$(of_c1 ==) second=$(of_c1 !=)
run 0 why case.db --same "$first" "$second"
prints '^two incidents: one report tells of both'
# what another report tells as two is two for every report of the incidents
run 0 why case.db --same "$first" "$a1" --json
prints '"same":false,"because":"(told apart|conflict)"'

# ---- two ----
run 0 why case.db --same "$a1" "$b1"
prints '^two incidents: '
run 0 why case.db --same "$a1" "$b1" --json
prints '"same":false'
prints '"mean":-?[0-9]+'

# ---- what a person decided ----
run 0 decide case.db merge "$a1" "$b1" --by Ana --reason 'one morning, one hand'
run 0 why case.db --same "$a1" "$b1" --json
prints '"same":true'
prints '"decisions":\[\{"number":1,"kind":"merge","person":"Ana","reason":"one morning, one hand"\}\]'
run 0 why case.db --same "$a1" "$b1"
prints '^decided +1 merge, by Ana: one morning, one hand'
run 0 decide case.db undo 1 --by Ana --reason 'mistaken'
run 0 why case.db --same "$a1" "$b1" --json
prints '"same":false'
lacks '"decisions"'

# ---- a quake strikes a region, a bomb a town ----
{
    line q1 'Quake kills seven on island' 2021-01-15 'MAMUJU, Indonesia - A strong earthquake struck Mamuju on Friday, killing seven people and toppling a hotel, the disaster agency said.'
    line q2 'Quake toll rises on island' 2021-01-15 'A strong earthquake killed 34 people and toppled a hotel in Majene, Indonesia, on Friday, the disaster agency said.'
    line b1 'Guests die in hotel' 2021-01-15 'MAMUJU, Indonesia - A bomb went off in the lobby of a hotel in Mamuju on Friday evening and killed four guests, a receptionist said.'
    line b2 'Barracks attacked' 2021-01-15 'Nine soldiers died on Friday when a car bomb was driven into a barracks in Majene, Indonesia, according to the army.'
} >wide.jsonl
run 0 build -q -o wide.db wide.jsonl
run 0 list wide.db
prints '^2021-01-15 .*Earthquake.* 2( ≠)?$'
[ "$(grep -c '^2021-01-15' output)" = 3 ] || fail "not one quake and two bombings: $(cat output)"

# ---- what cannot be asked ----
run 2 why case.db --same "$a1" nothing
says "there is no mention 'nothing'"
lines 1
run 2 why case.db --same "$a1"
lines 1
run 0 why case.db "$a1" killed
run 2 list case.db --same
lines 1

echo "$checks runs, $failures failures"
[ "$failures" = 0 ]
