"""What has become of statements that readers have judged by eye: eval/statements.tsv, of GVA's and MUC-4's training parts (the first halves, which may be
read; audits draw from the second).

Each report is annotated alone. A statement has been judged where report, slot, span and stance are the same, what it says (value, certainty, sources) and the
head of its incident (type, when, where) too. Figures: of the statements judged right the share that is still made so, of the wrong ones the share that is still made,
the share of right ones among those known, and the share of today's statements that nobody has judged. The third says little by itself: what was mended is no
longer known. It is the first two that tell whether a change was for the better."""
import collections
import json
import os
import zlib

from measure import Row
from program import ROOT, items, read_lines

CORPORA = ['gva/train.reports.jsonl', 'muc4/train.jsonl']


def checksum(value):
    return '%08x' % zlib.crc32(json.dumps(value, sort_keys=True, ensure_ascii=False).encode('utf-8'))


def said(statement):
    """What a statement says and who says so."""
    chain = [{key: source.get(key) for key in ('name', 'kind', 'for', 'via')} for source in statement.get('sources') or []]
    return checksum([statement['value'], statement['certainty'], chain])


def head(incident):
    """What its incident is."""
    when, where = incident.get('when') or {}, incident.get('where') or {}
    return checksum([incident.get('type'), incident.get('subtype'), when.get('value'), when.get('earliest'), when.get('latest'), where.get('name'), where.get('geonameid')])


def identities(annotation):
    """(slot, start, end, stance, said, head) of each statement that belongs to an incident."""
    incidents = {incident['id']: head(incident) for incident in items(annotation, 'incidents')}
    for statement in items(annotation, 'statements'):
        if statement.get('incident') in incidents:
            yield (statement['slot'], str(statement['start']), str(statement['end']), statement['stance'], said(statement), incidents[statement['incident']])


def read_labels():
    """{report: {identity: right}}"""
    labels = collections.defaultdict(dict)
    with open(os.path.join(ROOT, 'eval', 'statements.tsv'), encoding='utf-8') as lines:
        for line in lines:
            if not line.startswith('#'):
                report, *identity, verdict = line.rstrip('\n').split('\t')
                labels[report][tuple(identity)] = verdict == 'right'
    return labels


def tally(labels, made):
    """Figures from {report: {identity: right}} and {report: [identity]}."""
    counts = collections.Counter()
    for report, judged in labels.items():
        today = set(made.get(report, []))
        counts.update(('right' if right else 'wrong', identity in today) for identity, right in judged.items())
        counts['new'] += len(today - set(judged))
        counts['made'] += len(today)
    share = lambda part, whole: part / whole if whole else 0
    right, wrong = counts['right', True], counts['wrong', True]
    return {'right ones kept': share(right, right + counts['right', False]), 'wrong ones kept': share(wrong, wrong + counts['wrong', False]),
            'right of known': share(right, right + wrong), 'not judged': share(counts['new'], counts['made'])}


def score(folder, program, errors=None):
    labels = read_labels()
    reports = [r for r in read_lines(os.path.join(folder, CORPORA[0])) if r['id'] in labels]
    reports += [{'id': d['docid'], 'text': d['doctext']} for d in read_lines(os.path.join(folder, CORPORA[1])) if d['docid'] in labels]
    made = {report: list(identities(annotation)) for report, annotation in program.annotate(reports).items()}
    if errors is not None:
        errors.extend((report, *identity, 'right' if right else 'wrong', 'kept' if identity in made.get(report, []) else 'gone')
                      for report, judged in labels.items() for identity, right in judged.items())
    yield Row('statements judged by eye', 'GVA, MUC-4 train', tally(labels, made), note=f'of {sum(map(len, labels.values()))}')
