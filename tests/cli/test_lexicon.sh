#!/bin/bash
# rashomon annotate --lexicon: changed files of the lexicon are laid over the built-in ones without a rebuild; wrong ones are told with file and
# line, and the built-in ones read on. All words are invented.
set -u
. "$(dirname "$0")/support.sh"
unset RASHOMON_LEXICON RASHOMON_GAZETTEER
trap 'chmod -R u+rwX "$folder"; rm -rf "$folder"' EXIT
export HOME=$folder/home XDG_DATA_HOME=$folder/data
same() { cmp -s output "$1" || fail "the output is not that of $1"; }

mkdir reports
printf 'Title: Market\nOutlet: Arland Wire\nPublished: 2021-05-14\n\nNAIROBI, Kenya, May 14 (Arland Wire) - Gunmen of the Quorl League zarned a market in Nairobi on Friday, and umpty people were killed, police said.\n' >reports/one.txt
run 0 annotate reports; lacks 'quorl-league'; cp output built-in

# ---- files that change something, and files that change nothing ----
mkdir -p mine/triggers mine/actors
printf 'zarn | v | armed attack | kills\n' >mine/triggers/own.txt
run 0 annotate --lexicon mine reports; lines 0
! cmp -s output built-in || fail "a trigger of one's own is not found"
printf 'quorl-league | group | KE | - | - | Quorl League\n' >mine/actors/own.txt
{ cat "$sources/lexicon/vague.txt"; echo 'umpty | 40 | 60'; } >mine/vague.txt
run 0 annotate --lexicon mine reports; lines 0; prints '"actor": ?"quorl-league"'; prints '"low": ?40, ?"high": ?60'; cp output changed
RASHOMON_LEXICON=mine run 0 annotate reports; same changed
RASHOMON_LEXICON=mine run 0 annotate --lexicon '' reports; same built-in
run 0 annotate --lexicon "$sources/lexicon" reports; same built-in
run 0 annotate reports; same built-in

# ---- in a ledger: the name of the model tells of it ----
run 0 build -q --lexicon mine -o with.db reports
run 0 export with.db; prints '"low": ?40'
model=$(sed -n 's/.*"model": *"\([^"]*\)".*/\1/p' output | head -1)
run 0 build -q -o without.db reports
run 0 export without.db
[ -n "$model" ] && ! grep -q "$model" output || fail "the lexicon does not show in the model's name"
run 0 verify with.db

# ---- wrong lines: told with file and line, the built-in lexicon reads on, nothing is built ----
wrong() { # FILE CONTENT MESSAGE
    rm -rf bad && mkdir -p bad/triggers bad/actors
    printf "$2" >"bad/$1"
    run 1 annotate --lexicon bad reports; says "$3"; says 'rashomon: bad is not used'; lines 2; same built-in
    run 2 build -q --lexicon bad -o bad.db reports; says "$3"; says 'nothing is built'; lines 2
    [ ! -e bad.db ] || fail "a ledger is left"
}
wrong vague.txt '# head\numpty | 40 | many\n' "^bad/vague\.txt:2: high: bad number 'many'$"
wrong vague.txt 'umpty | 40\n' '^bad/vague\.txt:1: missing field'
wrong triggers/own.txt 'zarn | v | - | kills\n' '^bad/triggers/own\.txt:1: trigger without a type'
wrong triggers/own.txt '\nzarn | v | tempest\n' "^bad/triggers/own\.txt:2: unknown reference 'tempest'"
wrong roles.txt 'any | sideways | - | actor\n' "^bad/roles\.txt:1: relation: unknown word 'sideways'"
wrong roles.txt 'any | subject | - | culprit\n' "^bad/roles\.txt:1: role: unknown word 'culprit'"
wrong vauge.txt 'umpty | 40 | 60\n' '^bad/vauge\.txt:1: the lexicon has no file of this name'
wrong vague.txt 'umpt\xff | 40 | 60\n' '^bad/vague\.txt:1: not UTF-8'
rm -rf bad && mkdir bad
yes 'umpty | 40' | head -150 >bad/vague.txt
run 1 annotate --lexicon bad reports; lines 101; says '^bad/vague.txt:100: '; same built-in

# ---- no lexicon at all ----
run 2 annotate --lexicon absent reports; says 'the lexicon absent: no such folder'; lines 1
run 2 annotate --lexicon reports/one.txt reports; says 'the lexicon reports/one\.txt: is no folder'; lines 1
mkdir empty
run 2 annotate --lexicon empty reports; says 'the lexicon empty: has no file of the lexicon'; lines 1
yes '# nothing' | head -c 4200000 >empty/vague.txt
run 2 annotate --lexicon empty reports; says 'the lexicon empty/vague\.txt: larger than the limit'; lines 1
run 2 list --lexicon mine with.db; says '--lexicon'

echo "$checks runs, $failures failed"
[ "$failures" = 0 ]
