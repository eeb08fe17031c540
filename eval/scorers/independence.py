"""How two reports of one happening hang together: copy, rewrite or independent, on the pairs of eval/independence.tsv.

One ledger is built from all reports of the pairs. The program's answer: `copy` where one is `copy_of` the other, or both of a third;
`rewrite` where they stand in one incident and one is `rewrite_of` the other (or of what it is a copy of), or both of a third, or both carry
one agency's story; else `independent`. What the program does not bring together it cannot call a rewrite."""
import os

from measure import Row
from program import ROOT, read_lines

CORPORA = ['gva/train.reports.jsonl', 'clusters/news-clusters.jsonl']


def read_pairs():
    with open(os.path.join(ROOT, 'eval', 'independence.tsv'), encoding='utf-8') as lines:
        return [tuple(line.rstrip('\n').split('\t')[:4]) for line in lines if not line.startswith('#')]


def answers(export, pairs):
    """One of copy, rewrite, independent for each pair of ids."""
    original = {report['id']: report.get('copy_of') or report['id'] for report in export['reports']}
    roots = {}
    for incident in export['incidents']:
        kin = {entry['id']: entry for entry in incident['reports']}
        for identity, entry in kin.items():
            root = entry.get('rewrite_of') or identity
            agency = entry.get('agency') or kin.get(root, {}).get('agency')
            roots.setdefault(identity, set()).update({(incident['id'], original.get(root, root)), *([(incident['id'], 'agency ' + agency)] if agency else [])})
    given = []
    for first, second in pairs:
        one, other = original.get(first, first), original.get(second, second)
        if one == other:
            given.append('copy')
        else:
            given.append('rewrite' if roots.get(one, set()) & roots.get(other, set()) else 'independent')
    return given


def score(folder, program, errors=None):
    pairs = read_pairs()
    wanted = {identity for pair in pairs for identity in pair[1:3]}
    reports = {report['id']: report for path in CORPORA for report in read_lines(os.path.join(folder, path)) if report['id'] in wanted}
    given = answers(program.build(list(reports.values())), [pair[1:3] for pair in pairs])
    right = [label == answer for (_, _, _, label), answer in zip(pairs, given)]
    if errors is not None:
        errors.extend((pair, answer) for pair, answer, yes in zip(pairs, given, right) if not yes)
    figures = {'right': sum(right) / len(right)}
    for kind in ('copy', 'rewrite', 'independent'):
        of_kind = [yes for (_, _, _, label), yes in zip(pairs, right) if label == kind]
        figures[kind] = sum(of_kind) / len(of_kind)
    yield Row('independence, share right', 'gva train, clusters', figures, note=f'of {len(pairs)} pairs')
