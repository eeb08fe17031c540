"""Names: CoNLL++ dev.

Each document of the CoNLL file is set as running text: a space between words but before closing and after opening marks, and a new line
after a "sentence" that does not end in a mark of the end (headlines, bylines, rows of tables). Exact spans and types PER, ORG, LOC: GPE, LOC and FAC
count as LOC, GROUP as ORG; NORP and what CoNLL calls MISC are ignored."""
import os
import re

from measure import Row, byte_offsets, precision_recall_f
from program import items

CORPORA = ['names/conllpp-dev.conll']
TYPES = {'PER': 'PER', 'ORG': 'ORG', 'GROUP': 'ORG', 'GPE': 'LOC', 'LOC': 'LOC', 'FAC': 'LOC'}
NO_SPACE_BEFORE = re.compile(r"^[.,;:!?)%']|^n't$|^'s$")
END_OF_SENTENCE = re.compile(r'^[.!?"\']+$')


def set_document(words, labels, ends):
    """Words, IOB labels, indexes of words that begin a new sentence -> (text, {(start, end, type)})."""
    text, places = '', []
    for index, word in enumerate(words):
        if index in ends and not END_OF_SENTENCE.match(words[index - 1]):
            text += '\n'
        elif text and not NO_SPACE_BEFORE.match(word) and not text.endswith('('):
            text += ' '
        places.append((len(text), len(text) + len(word)))
        text += word
    offsets, names, index = byte_offsets(text), set(), 0
    while index < len(words):
        if labels[index] == 'O':
            index += 1
            continue
        kind, end = labels[index].split('-')[1], index + 1
        while end < len(words) and labels[end] == 'I-' + kind:
            end += 1
        if kind in ('PER', 'ORG', 'LOC'):
            names.add((offsets[places[index][0]], offsets[places[end - 1][1]], kind))
        index = end
    return text, names


def read(lines):
    """Lines of a CoNLL file -> (text, names) of each document."""
    words, labels, ends = [], [], set()
    for line in lines:
        columns = line.split()
        if line.startswith('-DOCSTART-'):
            if words:
                yield set_document(words, labels, ends)
            words, labels, ends = [], [], set()
        elif columns:
            words.append(columns[0])
            labels.append(columns[-1])
        else:
            ends.add(len(words))
    if words:
        yield set_document(words, labels, ends)


def compare(gold, annotations, errors=None):
    right = predicted_count = gold_count = 0
    for identity, wanted in gold.items():
        given = {(n['start'], n['end'], TYPES[n['type']]) for n in items(annotations.get(identity), 'names') if n.get('type') in TYPES}
        right += len(given & wanted)
        predicted_count += len(given)
        gold_count += len(wanted)
        if errors is not None:
            errors += [('missed', identity, *name) for name in sorted(wanted - given)]
            errors += [('invented', identity, *name) for name in sorted(given - wanted)]
    return precision_recall_f(right, predicted_count, gold_count)


def score(folder, program, errors=None):
    with open(os.path.join(folder, CORPORA[0]), encoding='utf-8') as file:
        documents = list(read(file))
    annotations = program.annotate([{'id': str(i), 'text': text} for i, (text, _) in enumerate(documents)])
    gold = {str(i): names for i, (_, names) in enumerate(documents)}
    yield Row.of_f('names', 'CoNLL++ dev', compare(gold, annotations, errors), 'Flair 0.94 (trained on it)')
