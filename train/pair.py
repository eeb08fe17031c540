#!/usr/bin/env python3
"""Learns models/pair.tsv: how much each sign speaks for two incidents of two reports being one.

Usage: train/pair.py PROGRAM PAIRS WORLD CORPORA OUT

PROGRAM is rashomon, PAIRS the program rashomon-pairs, which prints the signs of every pair of reports' main incidents that
bringing together compares. Learned from gva/train (right: both reports are tied to one incident of the archive) and the topics of
ecbplus/1 to 25 on attacks, accidents and disasters (right: one of the topic's two incidents). The pairs of a corpus that are
one incident have a weight in all; a pair counts less the more pairs join the same two incidents (by the root), so that what
fifty reports tell does not drown the rest.

Method: logistic regression on the signs; the score of a pair is JOIN + UNIT times the log-odds. The points chosen by hand
(src/fuse/signs.h) are the mean of a normal prior: a sign that is seldom seen, or never, as the seas and the tolls of hundreds in American
shootings, keeps them. Signs that stand in order of strength (LADDERS) are held in that order. Gradient descent in a fixed
order, whole numbers at the end; only the standard library: the same input gives the same file."""
import collections
import glob
import json
import math
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'eval'))
from program import read_lines
from scorers import ecbplus_documents

JOIN, UNIT = 52, 10
PASSES, RATE = 400, 0.5
PRIOR = 0.01  # of the squared difference, in log-odds, to the points by hand, against the mean loss
LADDERS = (('time: the same day', 6), ('time: the same day, by publication', 6), ('time: one day apart', 5),
           ('time: published within four days after', 4), ('place: the same city', 6), ('type: the same', 4),
           ('killed: a figure of 100 or more in common', 9), ('injured: a figure of 100 or more in common', 9),
           ('named: three', 4), ('words: over 60', 9), ('wording: over 60', 7))


def build(program, reports, folder, name):
    ledger, lines = f'{folder}/{name}.db', f'{folder}/{name}.jsonl'
    with open(lines, 'w', encoding='utf-8') as file:
        file.writelines(json.dumps(report) + '\n' for report in reports)
    subprocess.run([program, 'build', '-o', ledger, lines], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return ledger


def pairs_of(printer, world, ledger, gold):
    """(signs: [(name, points by hand)], {tuple of numbers of signs: [weight of the wrong, of the right]})"""
    signs, lessons, met = [], collections.defaultdict(lambda: [0.0, 0.0]), collections.Counter()
    pairs = []
    for line in subprocess.run([printer, world, ledger], check=True, capture_output=True, text=True).stdout.splitlines():
        kind, *fields = line.split('\t')
        if kind == 'sign':
            signs.append((fields[0], int(fields[1])))
        elif kind == 'pair' and fields[0] in gold and fields[1] in gold:
            pairs.append((gold[fields[0]], gold[fields[1]], tuple(map(int, fields[2:]))))
    for one, other, _ in pairs:
        met[one, other] += 1
    for one, other, numbers in pairs:
        lessons[numbers][one == other] += 1 / math.sqrt(met[one, other])
    return signs, lessons


def mixed(parts):
    """Lessons of several corpora: the pairs of each that are one incident weigh `share` in all."""
    lessons = collections.defaultdict(lambda: [0.0, 0.0])
    for part, share in parts:
        whole = sum(right for _, right in part.values())
        for numbers, counts in part.items():
            for i in (0, 1):
                lessons[numbers][i] += share * counts[i] / whole
    return sorted(lessons.items())


def in_order(values, ladders):
    """The nearest values that do not rise along a ladder: neighbours that do are averaged."""
    for first, size in ladders:
        blocks = []
        for value in values[first:first + size]:
            blocks.append([value, 1])
            while len(blocks) > 1 and blocks[-2][0] < blocks[-1][0]:
                value, count = blocks.pop()
                blocks[-1] = [(blocks[-1][0] * blocks[-1][1] + value * count) / (blocks[-1][1] + count), blocks[-1][1] + count]
        values[first:first + size] = [value for value, count in blocks for _ in range(count)]
    return values


def learn(signs, lessons):
    names = [name for name, _ in signs]
    ladders = [(next(i for i, name in enumerate(names) if name.startswith(first)), size) for first, size in LADDERS]
    prior = [points / UNIT for _, points in signs]
    weights, square = list(prior), [1e-8] * len(signs)
    for _ in range(PASSES):
        slope = [PRIOR * (w - p) for w, p in zip(weights, prior)]
        for numbers, (wrong, right) in lessons:
            odds = sum(weights[i] for i in numbers) - JOIN / UNIT
            likely = 1 / (1 + math.exp(-odds)) if odds > -30 else 0.0
            step = (wrong + right) * likely - right
            for i in numbers:
                slope[i] += step
        for i, s in enumerate(slope):
            square[i] += s * s
            weights[i] -= RATE * s / math.sqrt(square[i])
        in_order(weights, ladders)
    return [round(UNIT * weight) for weight in weights]


def loss(lessons, points):
    total = wrong = missed = weight = 0.0
    for numbers, (no, yes) in lessons:
        odds = (sum(points[i] for i in numbers) - JOIN) / UNIT
        total += no * math.log1p(math.exp(min(odds, 30))) + yes * math.log1p(math.exp(min(-odds, 30)))
        wrong, missed, weight = wrong + no * (odds >= 0), missed + yes * (odds < 0), weight + no + yes
    return f'loss {total / weight:.4f}, joined wrongly {wrong / weight:.4f}, missed {missed / weight:.4f}'


def main():
    program, printer, world, corpora, out = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        shootings = read_lines(f'{corpora}/gva/train.reports.jsonl')
        gold = {line['report']: 'g' + line['incident'] for line in read_lines(f'{corpora}/gva/train.links.jsonl')}
        signs, first = pairs_of(printer, world, build(program, shootings, folder, 'gva'), gold)
        reports, topics = ecbplus_documents.read(corpora, ecbplus_documents.TOPICS_TO_READ)
        _, second = pairs_of(printer, world, build(program, reports, folder, 'ecb'), topics)
    lessons = mixed([(first, 0.7), (second, 0.3)])
    points = learn(signs, lessons)
    by_hand = [value for _, value in signs]
    for name, part in (('gva train', first), ('ecb+ 1-25', second)):
        print(name, 'by hand:', loss(sorted(part.items()), by_hand), '| learned:', loss(sorted(part.items()), points), file=sys.stderr)
    with open(out, 'w', encoding='utf-8') as file:
        file.write('# Signs that two incidents of two reports are one, and their points: a pair of 52 and more is likely one, ten points are one of\n'
                   '# log-odds. Learned by train/pair.py from gva/train and ecbplus/1 to 25; not edited by hand. Signs: src/fuse/signs.h.\n')
        file.writelines(f'{name}\t{value}\n' for (name, _), value in zip(signs, points))


if __name__ == '__main__':
    main()
