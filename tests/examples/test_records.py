#!/usr/bin/env python3
"""The examples against the records that a careful person wrote of them.

Builds a ledger from each folder of examples/ and holds its main incident against record.json, point by point: type, day, place,
figures, disagreements, who did it, which reports tell of it, copies, incidents that must stay apart. A point that the program does not
reach yet stands in tests/examples/shortfalls.txt, one a line; the test fails where a point fails that is not listed there, and where a
listed one is reached (take it off the list then)."""
import json
import os
import subprocess
import sys
import tempfile

SOURCE = os.environ.get("RASHOMON_SOURCE", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PROGRAM = os.environ.get("RASHOMON_PROGRAM", os.path.join(SOURCE, "build", "rashomon"))
EXAMPLES = os.path.join(SOURCE, "examples")


def export(folder):
    with tempfile.TemporaryDirectory() as place:
        ledger = os.path.join(place, "case.db")
        subprocess.run([PROGRAM, "build", "-q", "-o", ledger, folder], check=True)
        return json.loads(subprocess.run([PROGRAM, "export", ledger], check=True, stdout=subprocess.PIPE).stdout)


def file_of(report):
    """The name under which the record knows a report: its file, and its id for a line of JSON Lines."""
    name = os.path.basename(report["path"])
    return name if ".jsonl" not in name else name.split(":")[0] + "#" + report["id"]


def figure(cell):
    return tuple((cell or {}).get(key) for key in ("low", "best", "high"))


def day(value):
    return (value or "")[:10]


def points(record, out):
    """Yields (name of the point, reached)."""
    reports = {file_of(r): r for r in out["reports"]}
    incidents = {i["id"]: i for i in out["incidents"]}
    told = [reports[name]["main_incident"] for name in record["reports"]]
    main = incidents.get(max(set(told), key=lambda i: (told.count(i), i or "")))
    if main is None:
        yield "main incident", False
        return
    yield "type", main["type"] == record["type"]
    if "subtype" in record:
        yield "subtype", main.get("subtype") == record["subtype"]
    when = main["when"] or {}
    yield "when", (day(when.get("earliest")), day(when.get("latest"))) == (record["when"]["earliest"], record["when"]["latest"])
    where = main["where"] or {}
    yield "where", record["where"]["name"] in (where.get("name"), where.get("city"))
    yield "country", where.get("country") == record["where"]["country"]
    for slot, cell in record["cells"].items():
        yield f"{slot}", figure(main["cells"].get(slot)) == figure(cell)
        yield f"{slot} disagrees", bool((main["cells"].get(slot) or {}).get("disagree")) == (slot in record["disagree"])
    held = {r["id"] for r in main["reports"]}
    for name in record["reports"]:
        yield f"told in {name}", reports[name]["id"] in held
    for copy, original in record["copies"]:
        yield f"{copy} is a copy of {original}", reports[copy].get("copy_of") == reports[original]["id"]
    for who in record["perpetrator"]:
        found = [p for p in main["cells"].get("perpetrator", []) if p["name"].endswith(who["name"])]
        yield f"who: {who['name']}", bool(found)
        yield f"who: {who['name']}: {who['standing']}", bool(found) and found[0]["standing"] == who["standing"]
    for other in record["other_incidents"]:
        days = other["when"]
        apart = [i for i in out["incidents"] if i["id"] != main["id"] and i["type"] == other["type"] and i["when"]
                 and day(i["when"]["earliest"]) <= days["latest"] and days["earliest"] <= day(i["when"]["latest"])]
        name = f"apart: {other['type']} of {days['earliest']}"
        yield name, bool(apart)
        if "killed" in other and isinstance(other["killed"], int):
            yield f"{name}: killed", any(figure(i["cells"].get("killed"))[1] == other["killed"] for i in apart)


def main():
    shortfalls = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shortfalls.txt")
    with open(shortfalls, encoding="utf-8") as file:
        listed = {line.strip() for line in file if line.strip() and not line.startswith("#")}
    failed = passed = 0
    for folder in sorted(os.listdir(EXAMPLES)):
        path = os.path.join(EXAMPLES, folder, "record.json")
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            record = json.load(file)
        for name, reached in points(record, export(os.path.join(EXAMPLES, folder))):
            point = f"{folder}: {name}"
            if reached == (point not in listed):
                passed += 1
                continue
            failed += 1
            print(f"not reached: {point}" if not reached else f"reached now, take it off the list: {point}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
