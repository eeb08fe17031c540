#!/usr/bin/env python3
"""Learns models/setting.tsv: how much each sign speaks for a time or a place being an incident's own.

Usage: train/setting.py SETTINGS WORLD LANGUAGE CORPORA OUT

SETTINGS is the program rashomon-settings, which prints the candidates of each report with their signs. Learned from the
reports of gva/train and the records they are tied to: a candidate is right if its day is the record's, or its place is the
record's city (by name, or within 25 km); else, the week, the month or the state that holds it. The templates of muc4 are used to
measure, not to learn. A report none of whose candidates is right teaches that nothing should be chosen.

Method: a log-linear choice among the candidates of a report and "none", whose score is 0 (McFadden 1974); where several are
right their sum is made likelier. Gradient ascent over the reports in a fixed order, weights averaged, an L2 penalty. Only
the standard library; sums in a fixed order, so that the same input gives the same file."""
import datetime
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

PASSES, RATE, PENALTY, SCALE = 12, 0.1, 2e-4, 100


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def kilometres(a, b, c, d):
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def days(date):
    """Days since 1 January 1970, by the civil calendar."""
    return (datetime.date.fromisoformat(date) - datetime.date(1970, 1, 1)).days


# A teacher of one report says of its candidates which are right: None where it cannot say.


def shooting(record):
    """The record of gva: one day, one city."""
    day = days(record["date"])
    city, _, other = record["city_or_county"].lower().rstrip(")").partition(" (")
    names = {city, other, f"{city} {other}"} - {""}

    def right_place(what):
        kind, lat, lon, has_point, name = what[0].split(" ", 4)
        if name.lower() in names:
            return True
        near = has_point == "1" and record["lat"] and int(kind) in (0, 1, 2, 7)
        return bool(near) and kilometres(float(lat), float(lon), float(record["lat"]), float(record["lon"])) <= 25

    def is_state(what):
        kind, _, _, _, name = what[0].split(" ", 4)
        return kind == "3" and name == record["state"]

    def right_places(candidates):
        towns = [i for i, what in enumerate(candidates) if right_place(what)]
        return towns or [i for i, what in enumerate(candidates) if is_state(what)]

    def right_times(candidates):
        """The day itself, or else the week, or else the month that it is in."""
        for most in (0, 6, 30):
            right = [i for i, (one, other) in enumerate(candidates)
                     if int(one) <= day <= int(other) and int(other) - int(one) <= most]
            if right:
                return right
        return []

    return {"when": right_times, "where": right_places}


def plain(name):
    """In lower case, without accents or what stands in brackets."""
    letters = unicodedata.normalize("NFD", re.sub(r"\(.*?\)", "", name).strip().lower())
    return "".join(one for one in letters if not unicodedata.combining(one)).replace("-", " ")


MONTHS = {name: number for number, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)}


def day_of(text):
    """Of "30 DEC 89"."""
    found = re.fullmatch(r"\(?(\d\d?) ([A-Z]{3}) (\d\d)\)?", text.strip())
    try:
        return days(f"19{found[3]}-{MONTHS[found[2]]:02d}-{int(found[1]):02d}") if found else None
    except (KeyError, ValueError):  # "31 NOV 89" is in the keys
        return None


def templates(dates, locations):
    """The templates of a report of muc4: of places the most exact that a candidate names."""
    spans = []
    for date in dates:
        first, _, last = date.partition(" - ")
        one, other = day_of(first), day_of(last or first)
        if one is not None and other is not None:
            spans.append((one, other))

    def right_times(candidates):
        return [i for i, what in enumerate(candidates)
                if any(one <= int(what[0]) and int(what[1]) <= other for one, other in spans)]

    def right_places(candidates):
        for depth in range(4):
            names = {plain(part) for location in locations for chain in location.split(" - ")
                     for part in chain.split(":")[::-1][depth:depth + 1]}
            right = [i for i, what in enumerate(candidates) if plain(what[0].split(" ", 4)[4]) in names]
            if right:
                return right
        return []

    return {"when": right_times if spans else None, "where": right_places if locations else None}


def gva(corpora, split):
    folder = f"{corpora}/gva/{split}"
    record = {one["incident_id"]: one for one in read(folder + ".incidents.jsonl")}
    teachers = {one["report"]: shooting(record[one["incident"]]) for one in read(folder + ".links.jsonl")}
    return folder + ".reports.jsonl", teachers


def muc(corpora, folders, out):
    """The reports as written, and every other one in lower case, with the date of their dateline."""
    teachers, reports = {}, []
    for folder in folders:
        keys, texts = {}, {}
        for name in sorted(os.listdir(f"{corpora}/muc4/raw/{folder}")):
            with open(f"{corpora}/muc4/raw/{folder}/{name}", encoding="latin-1") as file:
                text = file.read()
            if name.startswith("key"):
                for key in re.split(r"\n(?=0\.)", text):
                    report = re.search(r"MESSAGE: ID\s+(\S+)", key)
                    if report:
                        date = re.search(r"INCIDENT: DATE +(.*)", key)
                        location = re.search(r"INCIDENT: LOCATION +(.*(?:\n {20,}.*)*)", key)
                        keys.setdefault(report[1], []).append(
                            (date[1].strip() if date else "*",
                             " ".join(location[1].split()) if location else "*"))
            else:
                for part in re.split(r"\n(?=(?:DEV|TST\d)-MUC\d-\d{4})", "\n" + text):
                    found = re.match(r"\n?((?:DEV|TST\d)-MUC\d-\d{4}).*?\n", part)
                    if found:
                        texts[found[1]] = part[found.end():].strip()
        for number, (report, text) in enumerate(sorted(texts.items())):
            found = re.search(r", (\d\d? [A-Z]{3} \d\d)", text[:200])
            if report not in keys or not found or day_of(found[1]) is None:
                continue
            dates = [date for date, _ in keys[report] if date != "*"]
            locations = [location for _, location in keys[report] if location != "*"]
            teachers[report] = templates(dates, locations)
            day = datetime.date(1970, 1, 1) + datetime.timedelta(day_of(found[1]))
            reports.append({"id": report, "published": day.isoformat(), "text": text.lower() if number % 2 else text})
    with open(out, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(report) + "\n" for report in reports)
    return out, teachers


def lessons(program, world, language, reports, teachers):
    """By kind, a list of (signs of each candidate, indices of those that are right), in order of report id."""
    printed = subprocess.run([program, world, language, reports], check=True, capture_output=True, text=True).stdout
    found = {"when": {}, "where": {}}
    for line in printed.splitlines():
        fields = line.split("\t")
        size = 2 if fields[1] == "when" else 1
        if fields[0] in teachers:
            found[fields[1]].setdefault(fields[0], []).append((fields[2:2 + size], fields[2 + size:]))
    made = {}
    for kind, told in found.items():
        made[kind] = [([signs for _, signs in one], teachers[report][kind]([what for what, _ in one]))
                      for report, one in sorted(told.items()) if teachers[report][kind] is not None]
    return made


def shares(scores):
    """Of "none" and of each candidate."""
    top = max(0.0, max(scores))
    powers = [math.exp(-top)] + [math.exp(score - top) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]


def learn(examples):
    weights, total, steps = {}, {}, 0
    for one in range(PASSES):
        rate = RATE / (1 + one / 4)
        for candidates, right in examples:
            scores = [sum(weights.get(sign, 0.0) for sign in signs) for signs in candidates]
            share = shares(scores)
            rights = [i + 1 for i in right] or [0]
            likely = sum(share[i] for i in rights)
            for i, signs in enumerate(candidates):
                wanted = share[i + 1] / likely if i + 1 in rights else 0.0
                step = rate * (wanted - share[i + 1])
                if abs(step) > 1e-6:
                    for sign in signs:
                        weights[sign] = weights.get(sign, 0.0) * (1 - rate * PENALTY) + step
        if one >= PASSES // 2:
            steps += 1
            for sign, weight in weights.items():
                total[sign] = total.get(sign, 0.0) + weight
    return {sign: round(SCALE * weight / steps) for sign, weight in total.items()}


def measure(examples, weights):
    """Shares of reports with a right choice, a wrong one, none though one was right, none rightly."""
    count = [0, 0, 0, 0]
    for candidates, right in examples:
        scores = [sum(weights.get(sign, 0) for sign in signs) for signs in candidates]
        best = max(range(len(scores)), key=lambda i: (scores[i], -i))
        if scores[best] > 0:
            count[0 if best in right else 1] += 1
        else:
            count[2 if right else 3] += 1
    return " ".join(f"{name} {part / len(examples):.3f}" for name, part in zip(("right", "wrong", "missed", "none"), count))


def main():
    program, world, language, corpora, out = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        def see(corpus):
            return lessons(program, world, language, *corpus)

        gva_train, gva_dev = see(gva(corpora, "train")), see(gva(corpora, "dev"))
        muc_train = see(muc(corpora, ["dev"], folder + "/train.jsonl"))
        muc_dev = see(muc(corpora, ["tst1", "tst2"], folder + "/dev.jsonl"))
    lines = []
    for kind in ("when", "where"):
        weights = learn(gva_train[kind])
        for name, part in (("gva train", gva_train), ("gva dev", gva_dev), ("muc train", muc_train), ("muc dev", muc_dev)):
            print(kind, name, len(part[kind]), measure(part[kind], weights), file=sys.stderr)
        lines += [f"{sign}\t{weight}\n" for sign, weight in sorted(weights.items()) if weight]
    with open(out, "w", encoding="utf-8") as file:
        file.write("# Signs of the day and the place of an incident, and their weights in hundredths: the log-odds that they\n"
                   "# add, nothing being 0. Learned by train/setting.py from gva/train; not edited by hand.\n")
        file.writelines(lines)


if __name__ == "__main__":
    main()
