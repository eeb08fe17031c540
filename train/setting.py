#!/usr/bin/env python3
"""Learns models/setting.tsv: how much each sign speaks for a time or a place being an incident's own.

Usage: train/setting.py SETTINGS WORLD LANGUAGE CORPORA OUT

SETTINGS is the program rashomon-settings, which prints the candidates of each report with their signs. Learned from the
reports of gva/train and the records they are tied to: a candidate is right if its day is the record's, or its place is the
record's city (by name, or within 25 km). A report none of whose candidates is right teaches that nothing should be chosen.

Method: a log-linear choice among the candidates of a report and "none", whose score is 0 (McFadden 1974); where several are
right their sum is made likelier. Gradient ascent over the reports in a fixed order, weights averaged, an L2 penalty. Only
the standard library; sums in a fixed order, so that the same input gives the same file."""
import json
import math
import subprocess
import sys

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
    import datetime
    return (datetime.date.fromisoformat(date) - datetime.date(1970, 1, 1)).days


def right_time(gold, what):
    return what[0] == what[1] == str(days(gold["date"]))


def right_place(gold, what):
    kind, lat, lon, has_point, name = what[0].split(" ", 4)
    city, _, other = gold["city_or_county"].lower().rstrip(")").partition(" (")
    if name.lower() in {city, other, f"{city} {other}"} - {""}:
        return True
    near = has_point == "1" and gold["lat"] and int(kind) in (0, 1, 2, 7)
    return bool(near) and kilometres(float(lat), float(lon), float(gold["lat"]), float(gold["lon"])) <= 25


def lessons(program, world, language, corpora, split):
    """By kind, a list of (signs of each candidate, indices of those that are right), in order of report id."""
    folder = f"{corpora}/gva/{split}"
    record = {one["incident_id"]: one for one in read(folder + ".incidents.jsonl")}
    gold = {one["report"]: record[one["incident"]] for one in read(folder + ".links.jsonl")}
    printed = subprocess.run([program, world, language, folder + ".reports.jsonl"], check=True, capture_output=True,
                             text=True).stdout
    found = {"when": {}, "where": {}}
    for line in printed.splitlines():
        fields = line.split("\t")
        size = 2 if fields[1] == "when" else 1
        what, signs = fields[2:2 + size], fields[2 + size:]
        if fields[0] not in gold:
            continue
        is_right = (right_time if fields[1] == "when" else right_place)(gold[fields[0]], what)
        found[fields[1]].setdefault(fields[0], []).append((signs, is_right))
    made = {}
    for kind, reports in found.items():
        made[kind] = [([signs for signs, _ in one], [i for i, (_, right) in enumerate(one) if right])
                      for _, one in sorted(reports.items())]
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
    train = lessons(program, world, language, corpora, "train")
    dev = lessons(program, world, language, corpora, "dev")
    lines = []
    for kind in ("when", "where"):
        weights = learn(train[kind])
        print(kind, "train", measure(train[kind], weights), "| dev", measure(dev[kind], weights), file=sys.stderr)
        lines += [f"{sign}\t{weight}\n" for sign, weight in sorted(weights.items()) if weight]
    with open(out, "w", encoding="utf-8") as file:
        file.write("# Signs of the day and the place of an incident, and their weights in hundredths: the log-odds that they\n"
                   "# add, nothing being 0. Learned by train/setting.py from gva/train; not edited by hand.\n")
        file.writelines(lines)


if __name__ == "__main__":
    main()
