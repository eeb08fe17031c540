#!/bin/bash
# Whom an incident rests on: outlets that carry one agency's story are one source, and so is the agency's own report; a rewrite rests on the
# report whose wording it shares. The answer does not depend on batches.
set -u
. "$(dirname "$0")/support.sh"

# line ID OUTLET TEXT
line() { printf '{"id":"%s","outlet":"%s","title":"Bomb at Kisumu market","published":"2021-05-14","text":"%s"}\n' "$1" "$2" "$3"; }
mkdir one two
line a 'Lake Post' 'KISUMU, Kenya (Reuters) - A bomb exploded at a market in Kisumu on Friday, killing 12 people. Traders carried the wounded to lorries while smoke rose over the fish hall.' >one/a.jsonl
line b 'Hill Gazette' 'KISUMU, Kenya (Reuters) - At least 12 people were killed when a bomb exploded at a market in Kisumu on Friday. The blast was heard across the gulf and broke windows at the ferry pier.' >two/b.jsonl
line c 'Reuters' 'A bomb killed 12 people at a market in Kisumu, Kenya, on Friday. Shops nearby were closed and a police cordon kept crowds from the burnt stalls.' >one/c.jsonl
line d 'Daily Coast' 'Twelve people died on Friday when a bomb went off in the market of Kisumu. The roof of the old hall came down whole and buried the stalls on its western side, and men from the brick kilns brought shovels and dug until the rain began.' >one/d.jsonl
line e 'Morning Coast' 'The roof of the old hall came down whole and buried the stalls on its western side, and men from the brick kilns brought shovels and dug until the rain began. A bomb had killed 12 people at the market in Kisumu on Friday. A goat that had wandered off was found alive on Sunday behind the church and led home by two boys.' >two/e.jsonl

run 0 build -q -o all.db one two
run 0 export all.db --as json
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
cp output all.json
python3 - <<'EOF' || fail "the reports do not hang together as they should"
import json
record = json.load(open("all.json"))
assert len(record["incidents"]) == 1, [i["id"] for i in record["incidents"]]
incident = record["incidents"][0]
kin = {entry["id"]: (entry.get("rewrite_of"), entry.get("agency")) for entry in incident["reports"]}
assert kin == {"a": (None, "reuters"), "b": (None, "reuters"), "c": (None, "reuters"), "d": (None, None), "e": ("d", None)}, kin
killed = incident["cells"]["killed"]
# Reuters, whom two outlets carry; and the two of the coast, which share one text and credit nobody
assert (killed["independent_sources"], killed["uncredited"]) == (1, 1), killed
EOF
run 0 show all.db a@
prints '1 independent source, 1 uncredited, 1 rewrite'
prints 'rewrite of r[0-9]+: Bomb'

# ---- in batches ----
run 0 build -q -o parts.db two/e.jsonl
run 0 build -q -o parts.db one/c.jsonl one/d.jsonl
run 0 build -q -o parts.db two/b.jsonl one/a.jsonl
run 0 export parts.db --as json
sed 's/"path":"[^"]*"//g' output >parts.json
sed 's/"path":"[^"]*"//g' all.json >all.plain
cmp -s parts.json all.plain || fail "batches give another answer"
run 0 verify parts.db

echo "$checks runs, $failures failures"
[ "$failures" = 0 ]
