#!/usr/bin/env python3
"""Draws pairs of reports of one happening, of four bands of similarity, to be labelled by eye: eval/independence.tsv.

Usage: eval/draw_pairs.py [SEED]  (default 20261122), with RASHOMON_CORPORA as in eval/run. Prints corpus, band, two ids."""
import collections
import itertools
import os
import random
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import corpora_folder, read_lines

RUN, LEAST = 5, 40
BANDS = ('near', 0.75), ('half', 0.3), ('some', 0.06), ('none', 0.0)


def runs(text):
    words = re.findall('[a-z0-9\u0080-\uffff]+', re.sub('[\u2000-\u203f]', ' ', text.lower()))
    return {tuple(words[i:i + RUN]) for i in range(len(words) - RUN + 1)}


def main():
    folder = corpora_folder()
    shootings, mixed = (read_lines(os.path.join(folder, path)) for path in ('gva/train.reports.jsonl', 'clusters/news-clusters.jsonl'))
    corpus = {report['id']: 'clusters' for report in mixed} | {report['id']: 'gva' for report in shootings}
    told = {report['id']: runs(report['text']) for report in [*mixed, *shootings]}
    groups = collections.defaultdict(set)
    for line in read_lines(os.path.join(folder, 'gva/train.links.jsonl')):
        groups['g' + line['incident']].add(line['report'])
    for report in mixed:
        groups['c' + report['cluster']].add(report['id'])
    pools = collections.defaultdict(set)
    for group, ids in groups.items():
        for a, b in itertools.combinations(sorted(i for i in ids if len(told[i]) >= LEAST), 2):
            share = len(told[a] & told[b]) / min(len(told[a]), len(told[b]))
            pools[corpus[a], next(name for name, least in BANDS if share >= least)].add((a, b, round(share, 3), group))
    chance = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 20261122)
    used = set()
    for name, wanted, most in (('gva', 6, 1), ('clusters', 4, 2)):
        for band, _ in BANDS:
            pool, taken = sorted(pools[name, band]), collections.Counter()
            chance.shuffle(pool)
            for a, b, _, group in pool:
                if taken.total() < wanted and taken[group] < most and not {a, b} & used:
                    taken[group] += 1
                    used |= {a, b}
                    print(name, band, a, b, sep='\t')


if __name__ == '__main__':
    main()
