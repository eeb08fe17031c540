"""Time expressions: TimeBank and AQUAINT in TimeML.

The text of <TEXT> is given with the date of <DCT> as its date of publication. An expression is found where its span overlaps a
gold one (paired one to one, those that differ least first); its value is right where it equals the gold `value` to the letter.
Expressions outside <TEXT> (creation times) are left out."""
import glob
import html
import os
import re

from measure import Row, byte_offsets, pair_spans, precision_recall_f
from program import items

CORPORA = ['timex']
BEST = {'span': '', 'value': "HeidelTime 0.776 (TempEval-3's test)"}


def read_document(markup, identity):
    """TimeML -> (report, [(start, end, value)])."""
    creation = re.search(r'<DCT>.*?value="([^"]*)".*?</DCT>', markup, re.S)
    body = re.search(r'<TEXT>(.*?)</TEXT>', markup, re.S).group(1)
    text, spans, open_tags, position = '', [], [], 0
    for tag in re.finditer(r'<[^>]+>', body):
        text += html.unescape(body[position:tag.start()])
        position = tag.end()
        if tag.group().startswith('<TIMEX3'):
            value = re.search(r'value="([^"]*)"', tag.group())
            open_tags.append((len(text), value.group(1) if value else ''))
        elif tag.group() == '</TIMEX3>':
            start, value = open_tags.pop()
            spans.append((start, len(text), value))
    text += html.unescape(body[position:])
    offsets = byte_offsets(text)
    report = {'id': identity, 'text': text, 'published': creation.group(1)[:10] if creation else None}
    return report, [(offsets[start], offsets[end], value) for start, end, value in spans]


def read(folder):
    for path in sorted(glob.glob(os.path.join(folder, '**', '*.tml'), recursive=True)):
        with open(path, encoding='utf-8') as file:
            yield read_document(file.read(), os.path.basename(path))


def compare(gold, annotations, errors=None):
    """(spans, values) as precision, recall, F1. gold: {id: [(start, end, value)]}."""
    found = valued = predicted_count = gold_count = 0
    for identity, wanted in gold.items():
        given = [(t['start'], t['end'], t.get('value')) for t in items(annotations.get(identity), 'times')]
        pairs = pair_spans(wanted, given)
        predicted_count += len(given)
        gold_count += len(wanted)
        found += len(pairs)
        valued += sum(wanted[i][2] == given[k][2] for i, k in pairs)
        if errors is not None:
            note_errors(identity, wanted, given, pairs, errors)
    return (precision_recall_f(found, predicted_count, gold_count), precision_recall_f(valued, predicted_count, gold_count))


def note_errors(identity, wanted, given, pairs, errors):
    paired_gold, paired_given = {i for i, _ in pairs}, {k for _, k in pairs}
    errors += [('missed', identity, *wanted[i]) for i in range(len(wanted)) if i not in paired_gold]
    errors += [('invented', identity, *given[k]) for k in range(len(given)) if k not in paired_given]
    errors += [('value', identity, *wanted[i], 'given', given[k][2]) for i, k in pairs if wanted[i][2] != given[k][2]]


def score(folder, program, errors=None):
    for corpus in ('TimeBank', 'AQUAINT'):
        documents = list(read(os.path.join(folder, 'timex', corpus)))
        annotations = program.annotate([report for report, _ in documents])
        spans, values = compare({report['id']: gold for report, gold in documents}, annotations, errors)
        yield Row.of_f('time expressions, spans', corpus, spans, BEST['span'])
        yield Row.of_f('time expressions, values', corpus, values, BEST['value'])
