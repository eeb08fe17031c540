#!/bin/bash
# A build that is killed at any moment leaves a ledger that opens and verifies, with what was there before or with all that the build brought, and the
# next build ends as if nothing had happened. While a build goes on, others read what was there before; a second build waits, or says that it cannot.
# 10 kills; with RASHOMON_LONG 200.
set -u
. "$(dirname "$0")/support.sh"
examples=$sources/examples
trap 'kill -9 $builder 2>/dev/null; rm -rf "$folder"' EXIT
builder=''
same() { checks=$((checks + 1)); cmp -s "$1" "$2" || fail "$3"; }
milliseconds() { local now=${EPOCHREALTIME/./}; echo $((now / 1000)); }

# ---- killed ----
"$program" build -q -o before.db "$examples/bombing" || fail 'the first build'
"$program" export before.db >before.json
cp before.db whole.db
start=$(milliseconds)
"$program" build -q -j 2 -o whole.db "$examples/ferry" "$examples/fighting" || fail 'the whole build'
length=$(($(milliseconds) - start + 1))
"$program" export whole.db >whole.json
kills=10
[ -z "${RASHOMON_LONG:-}" ] || kills=200
seed=${RASHOMON_SEED:-$$} cut=0 old=0 new=0
RANDOM=$seed
echo "seed $seed, a build takes $length ms"
for ((i = 0; i < kills; i++)); do
    rm -f case.db*
    cp before.db case.db
    # Spread over the build, with some of its length to spare.
    wait_for=$(((length * 11 / 10 * i + RANDOM % (length * 11 / 10 + 1)) / kills))
    "$program" build -q -j 2 -o case.db "$examples/ferry" "$examples/fighting" &
    builder=$!
    sleep "$((wait_for / 1000)).$(printf %03d $((wait_for % 1000)))"
    kill -9 $builder 2>/dev/null && cut=$((cut + 1))
    wait $builder 2>/dev/null
    builder=''
    run 0 list case.db
    "$program" export case.db >held.json || fail "kill $i: no export"
    if cmp -s held.json before.json; then old=$((old + 1)); elif cmp -s held.json whole.json; then new=$((new + 1)); else
        fail "kill $i after $wait_for ms left something between"; fi
    run 0 verify case.db; prints ' 0 faults'
    run 0 build -q -o case.db "$examples/ferry" "$examples/fighting"
    "$program" export case.db >held.json; same held.json whole.json "kill $i: the next build does not end the same"
    run 0 verify case.db; prints ' 0 faults'
    [ "$(ls case.db*)" = case.db ] || fail "kill $i: something is left beside the file: $(ls case.db*)"
done 2>killed
echo "$cut builds were cut off; $old left what was before, $new all"
[ "$cut" -gt 0 ] && [ "$old" -gt 0 ] || fail 'no build was cut off'

# ---- while a build goes on ----
# One that holds more than SQLite keeps in memory, so that it writes long before its end; stopped there, it holds what it holds. A key that is
# not known is kept beside the report, and fills the memory sooner than reports do.
padding=$(head -c 600000 /dev/zero | tr '\0' x)
for ((i = 0; i < 120; i++)); do
    printf '{"id":"m%d","padding":"%s","title":"Report %d","published":"2021-05-%02d","text":"A bomb exploded at a market in Nairobi on %d May 2021, killing %d people, police said. The Northern Front claimed it. The hospital spoke of %d dead."}\n' \
        $i "$padding" $i $((i % 28 + 1)) $((i % 28 + 1)) $((i % 9 + 2)) $((i % 9 + 3))
done >many.jsonl
cp before.db case.db
"$program" build -q -o case.db many.jsonl &
builder=$!
for ((i = 0; i < 1000; i++)); do [ -s case.db-wal ] && break; sleep 0.01; done
kill -STOP $builder
[ -s case.db-wal ] || fail 'the build has not begun to write'
"$program" export case.db >held.json || fail 'a reader cannot read during a build'
same held.json before.json 'a reader during a build sees what is not committed'
run 0 verify case.db
run 0 list case.db --published-by 2023-10-28
start=$(milliseconds)
run 2 build -q -o case.db "$examples/ferry"; says 'case\.db: the ledger is in use by another process'; lines 1
[ $(($(milliseconds) - start)) -ge 4000 ] || fail 'the second build did not wait'
"$program" build -q -o case.db "$examples/ferry" 2>second &
second=$!
sleep 0.3
kill -CONT $builder
wait $builder || fail 'the first of two builds'
builder=''
wait $second || fail "the second of two builds, which had but to wait: $(cat second)"
run 0 verify case.db; prints ' 0 faults'
rm -f both.db
"$program" build -q -o both.db "$examples/bombing" "$examples/ferry" many.jsonl
"$program" export both.db | sed 's/"path":"[^"]*"//g' >whole.json
"$program" export case.db | sed 's/"path":"[^"]*"//g' >held.json
same held.json whole.json 'two builds at once are not what one is'
[ "$(ls case.db*)" = case.db ] || fail "something is left beside the file: $(ls case.db*)"

echo "$checks runs, $failures failed"
[ "$failures" = 0 ]
