#!/usr/bin/env python3
"""Puts the true output of the main job on examples/ into README.md, between its two marks.

Usage: scripts/readme.py [PROGRAM]            default build/rashomon: rewrites README.md
       scripts/readme.py --check [PROGRAM]    only tells whether it is true, with status 1 where it is not

The output is that of `make demo`: the list of incidents, and the account of the bombing.
"""
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
START, END = "<!-- output of make demo -->\n", "<!-- end of output -->"
LEDGER = "build/demo.db"


def main():
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    program = os.path.abspath(arguments[0]) if arguments else os.path.join(ROOT, "build", "rashomon")

    def run(*words):
        return subprocess.run([program, *words], cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout

    with tempfile.TemporaryDirectory() as folder:
        ledger = os.path.join(folder, "demo.db")
        run("build", "-q", "-o", ledger, "examples")
        rows = json.loads(run("list", ledger, "--type", "bombing", "--json"))
        incident = max(rows, key=lambda row: row["reports"])["id"]
        listed = run("list", ledger)
        shown = run("show", ledger, incident).replace(ledger, LEDGER)
    output = f"```\n$ rashomon list {LEDGER}\n{listed}\n$ rashomon show {LEDGER} {incident}\n{shown}```\n"

    path = os.path.join(ROOT, "README.md")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    start, end = text.index(START) + len(START), text.index(END)
    changed = text[:start] + output + text[end:]
    if "--check" in sys.argv[1:]:
        if changed != text:
            print("README.md does not show what the program prints: run scripts/readme.py")
        return int(changed != text)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(changed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
