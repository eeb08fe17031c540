#!/bin/bash
# A ledger seen as of a time is, to the byte, the ledger that was exported then; seen with the reports published by a day it is the ledger of these
# reports alone. The file is not touched and may be one that cannot be written; a time that is none is told in one line.
set -u
. "$(dirname "$0")/support.sh"
trap 'chmod -R u+rwX "$folder"; rm -rf "$folder"' EXIT

# line ID PUBLISHED TEXT: a report; "-" for no date.
line() {
    local published=''
    [ "$2" = - ] || published=",\"published\":\"$2\""
    printf '{"id":"%s","outlet":"Outlet of %s","title":"Report %s"%s,"text":"%s"}\n' "$1" "$1" "$1" "$published" "$3"
}
mkdir one
line a 2021-05-14T09:10 'NAIROBI, Kenya - A bomb exploded at a market in Nairobi on Friday, killing 12 people, police said.' >one/1.jsonl
line b 2021-05-15 'NAIROBI, Kenya - The bombing at a market in Nairobi on Friday killed 15 people, the hospital said. The Northern Front claimed it.' >one/2.jsonl
line b 2021-05-16 'NAIROBI, Kenya - The bombing at a market in Nairobi on Friday killed 17 people, the hospital said, correcting its toll.' >one/3.jsonl
line c 2021-05 'MOMBASA, Kenya - A ferry sank off Mombasa on 3 May 2021, killing 9 people, the coast guard said.' >one/4.jsonl
line d - 'A gunman shot dead 4 people at a bar in Kisumu, police said. No date stands in this report.' >one/5.jsonl
line e 2021-05-18 'KISUMU, Kenya - A gunman killed 4 people at a bar in Kisumu on Monday, police said. It recalled the bombing in Nairobi on 14 May.' >one/6.jsonl
line f 2021-05-14T23:30 'NAIROBI, Kenya - A bomb exploded at a market in Nairobi on Friday, killing 12 people, police said.' >one/7.jsonl

# plain LEDGER OPTIONS...: the export, less what names the view.
plain() { "$program" export "$@" | sed 's/,"as_of":"[^"]*"//; s/,"published_by":"[^"]*"//'; }
same() { checks=$((checks + 1)); cmp -s "$1" "$2" || fail "$3"; }

# ---- as of a time ----
day=1623024000 # 2021-06-07
for i in 1 2 3 4 5 6 7; do
    SOURCE_DATE_EPOCH=$((day + i * 86400 + 45296)) "$program" build -q -o case.db "one/$i.jsonl" || fail "build $i"
    plain case.db >"held.$i"
done
sum=$(cksum <case.db)
chmod 444 case.db
for i in 1 2 3 4 5 6 7; do
    at=2021-06-$(printf %02d $((7 + i)))
    plain case.db --as-of "$at" >seen; same seen "held.$i" "as of the day $at"
    plain case.db --as-of "${at}T12:34:56Z" >seen; same seen "held.$i" "as of the second of the build, $at"
    plain case.db --as-of "${at}T12:34:55" >seen; [ "$i" = 1 ] || same seen "held.$((i - 1))" "as of the second before, $at"
    plain case.db --as-of "${at}T15:34:56+03:00" >seen; same seen "held.$i" "as of a time with a zone, $at"
done
plain case.db --as-of 2021 >seen; same seen held.7 'as of a year'
run 0 list case.db --as-of 2021-06-01; lacks '2021-05'; says 'no incident'
run 2 show case.db a --as-of 2021-06-01; says 'no incident has the id "a"'; lines 1
run 0 show case.db a --as-of 2021-06-08; prints '^as held at 2021-06-08$'; prints 'killed +12 +12 +12'
run 0 show case.db a; prints 'killed +12 +17 +17'; lacks 'as held'
run 0 export case.db --as-of 2021-06-08T18:00+03:00; prints '"as_of":"2021-06-08T15:00"'
[ "$(cksum <case.db)" = "$sum" ] || fail 'a view changed the file'

# ---- by reports published by a day ----
# published DATE FILES...: what the ledger of these files alone says.
published() {
    local date=$1
    shift
    rm -f part.db
    "$program" build -q -o part.db "$@" || fail "build of $*"
    plain part.db >wanted
    plain case.db --published-by "$date" >seen
    same seen wanted "published by $date"
}
published 2021-05-14T09:10 one/1.jsonl
published 2021-05-14 one/[17].jsonl
published 2021-05-15T23:59 one/[17].jsonl
published 2021-05-15 one/[127].jsonl
published 2021-05-16 one/[1237].jsonl
published 2021-05-30 one/[12367].jsonl
published 2021-05 one/[123467].jsonl
published 2022 one/[123467].jsonl
run 0 show case.db a --published-by 2021-05-14; prints '^by reports published by 2021-05-14$'; prints 'killed +12 +12 +12'
run 0 why case.db a killed --published-by 2021-05-15; prints 'best 15'; lacks 17
run 0 list case.db --published-by 2021-05-14; lacks 'ferry|Sinking'; prints '^by reports'
run 0 list case.db --json --published-by 2021-05-14; prints '^\[\{"id":"a@'
run 0 list case.db --unread --published-by 2021-05-14
plain case.db --as-of 2021-06-09 --published-by 2021-05-14 >seen
rm -f part.db; "$program" build -q -o part.db one/1.jsonl; plain part.db >wanted; same seen wanted 'as of a time, published by a day'

# ---- a cell over time ----
run 0 show case.db a --history killed
prints '^2021-05-14 +2 +12 +12 +12 +'; prints '^2021-05-16 +3 +12 +17 +17 +'; [ "$(wc -l <output)" -ge 5 ] || fail 'the history is short'
run 0 show case.db a --history where; prints '^2021-05-14 +2 +Nairobi'
run 0 show case.db a --history killed --json; prints '^\[\{"published_by":"2021-05-14","reports":2,"cell":\{"low":12,"best":12,"high":12,'
run 2 show case.db a --history no-such; says "there is no slot 'no-such'"; lines 1
run 2 show case.db a --history displaced; says 'nothing is said of "displaced"'; lines 1

# ---- by another codebook ----
rm -f acled.db; "$program" build -q -o acled.db --codebook acled one; plain acled.db >wanted
plain case.db --codebook acled >seen; same seen wanted 'by another codebook'
run 0 show case.db a --codebook acled; prints '^codebook acled$'; prints 'killed +12 +12 +17'
run 0 show case.db a; prints 'killed +12 +17 +17'

# ---- what cannot be ----
run 2 list case.db --as-of yesterday; says "case\.db: 'yesterday' is no time"; lines 1
run 2 list case.db --as-of 2021-02-30; says "'2021-02-30' is no time"; lines 1
run 2 show case.db a --published-by 14.5.2021; says "'14\.5\.2021' is no date"; lines 1
run 2 show case.db a --published-by 2021-05-14T10:00Z; says 'has a zone'; lines 1
run 2 why case.db a killed --codebook no-such; says 'no-such'; lines 1
run 2 verify case.db --as-of 2021; says "no option '--as-of'"; lines 1
run 2 build -o other.db --published-by 2021 one; says "no option '--published-by'"; lines 1
run 0 verify case.db
[ "$(cksum <case.db)" = "$sum" ] || fail 'a view changed the file'

echo "$checks runs, $failures failed"
[ "$failures" = 0 ]
