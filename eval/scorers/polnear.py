"""Attribution: PolNeAR dev, brat annotations of source, cue and content (of several annotators the first by file name).

Sources: F1 of overlapping spans, paired one to one. Content: precision, recall, F1 over the bytes covered by what is credited, which is
nearly the measure over content tokens (crediting everything gives F1 0.666). A discontinuous span counts as its pieces."""
import glob
import os

from measure import Row, byte_offsets, pair_spans, precision_recall_f
from program import items

CORPORA = ['attribution/polnear/dev']


def read_annotations(lines, text):
    """brat lines -> (source spans, content spans) in bytes; spans beyond the text are left out."""
    offsets = byte_offsets(text)
    spans = {'Source': [], 'Content': []}
    for line in lines:
        columns = line.rstrip('\n').split('\t')
        if not columns[0].startswith('T'):
            continue
        kind, places = columns[1].split(' ', 1)
        for piece in places.split(';'):
            start, end = map(int, piece.split())
            if kind in spans and end <= len(text):
                spans[kind].append((offsets[start], offsets[end]))
    return spans['Source'], spans['Content']


def read(folder):
    for path in sorted(glob.glob(os.path.join(folder, 'text', '*.txt'))):
        identity = os.path.basename(path)[:-len('.txt')]
        annotations = sorted(glob.glob(os.path.join(folder, 'attributions', glob.escape(identity) + '_*.ann')))
        if not annotations:
            continue
        with open(path, encoding='utf-8', newline='') as file:
            text = file.read()
        with open(annotations[0], encoding='utf-8') as file:
            yield {'id': identity, 'text': text}, read_annotations(file, text)


def covered(spans):
    return {offset for start, end in spans for offset in range(start, end)}


def compare(gold, annotations, errors=None):
    """(sources, content) as precision, recall, F1. gold: {id: (source spans, content spans)}."""
    counts = [0] * 6
    for identity, (sources, content) in gold.items():
        attributions = items(annotations.get(identity), 'attributions')
        given = sorted({(s['start'], s['end']) for a in attributions for s in items(a, 'sources') if s.get('start') is not None})
        wanted = sorted(set(sources))
        pairs = pair_spans(wanted, given)
        ours, theirs = covered(tuple(c) for a in attributions for c in items(a, 'content')), covered(content)
        for index, count in enumerate((len(pairs), len(given), len(wanted), len(ours & theirs), len(ours), len(theirs))):
            counts[index] += count
        if errors is not None:
            paired_gold, paired_given = {i for i, _ in pairs}, {k for _, k in pairs}
            errors += [('missed', identity, *s) for i, s in enumerate(wanted) if i not in paired_gold]
            errors += [('invented', identity, *s) for k, s in enumerate(given) if k not in paired_given]
    return precision_recall_f(*counts[:3]), precision_recall_f(*counts[3:])


def score(folder, program, errors=None):
    documents = list(read(os.path.join(folder, CORPORA[0])))
    annotations = program.annotate([report for report, _ in documents])
    sources, content = compare({report['id']: gold for report, gold in documents}, annotations, errors)
    yield Row.of_f('attribution, sources', 'PolNeAR dev', sources)
    yield Row.of_f('attribution, content', 'PolNeAR dev', content, 'crediting everything 0.666')
