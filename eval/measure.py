"""Measures that the scorers share. Spans are (start, end) in bytes of UTF-8, end not included."""
import collections
import math
import re

EARTH_DIAMETER_KM = 12742


def precision_recall_f(right, predicted, gold):
    """(precision, recall, F1) of counts; 0 where nothing is there to divide by."""
    precision = right / predicted if predicted else 0
    recall = right / gold if gold else 0
    return precision, recall, harmonic(precision, recall)


def harmonic(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0


def overlap(one, other):
    return one[0] < other[1] and other[0] < one[1]


def pair_spans(gold, predicted):
    """Pairs overlapping spans one to one, those whose ends differ least first.

    Gives [(index in gold, index in predicted)]. Items may hold more than start and end."""
    candidates = []
    for i, wanted in enumerate(gold):
        for k, found in enumerate(predicted):
            if overlap(wanted, found):
                candidates.append((abs(wanted[0] - found[0]) + abs(wanted[1] - found[1]), i, k))
    gold_taken, predicted_taken, pairs = set(), set(), []
    for _, i, k in sorted(candidates):
        if i not in gold_taken and k not in predicted_taken:
            gold_taken.add(i)
            predicted_taken.add(k)
            pairs.append((i, k))
    return pairs


def byte_offsets(text):
    """A table from offsets in characters to offsets in bytes of UTF-8, one entry longer than the text."""
    table = [0]
    for character in text:
        table.append(table[-1] + len(character.encode('utf-8')))
    return table


def b_cubed(predicted, gold):
    """B-cubed precision, recall, F1 of the clusters that predicted[item] and gold[item] name, over the items of gold."""
    if not gold:
        return 0, 0, 0
    predicted_clusters, gold_clusters = collections.defaultdict(set), collections.defaultdict(set)
    for item in gold:
        predicted_clusters[predicted[item]].add(item)
        gold_clusters[gold[item]].add(item)
    precision = recall = 0
    for item in gold:
        ours, theirs = predicted_clusters[predicted[item]], gold_clusters[gold[item]]
        shared = len(ours & theirs)
        precision += shared / len(ours)
        recall += shared / len(theirs)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, harmonic(precision, recall)


def kilometres(latitude, longitude, other_latitude, other_longitude):
    """Distance on a sphere."""
    a, b, c, d = map(math.radians, (latitude, longitude, other_latitude, other_longitude))
    half_chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1, math.sqrt(half_chord)))


NO_SPACE_BEFORE = re.compile(r"^[-.,;:!?)\]%/\u2019\u201d']|^n't$")
NO_SPACE_AFTER = re.compile(r'^[-(\[/$#\u2018\u201c]$')


def set_words(words):
    """Words of a corpus that does not keep its spaces -> (text, [(start, end)]) in characters, set as print sets them.

    A straight double quotation mark opens and closes in turn."""
    text, spans, attach, quoted = '', [], True, False
    for word in words:
        closing = word == '"' and quoted
        if not attach and not closing and not NO_SPACE_BEFORE.match(word):
            text += ' '
        spans.append((len(text), len(text) + len(word)))
        text += word
        attach = bool(NO_SPACE_AFTER.match(word)) or (word == '"' and not quoted)
        quoted ^= word == '"'
    return text, spans


class Row:
    """One line of the table: what was measured, on what, the figures by name, the best that is known."""

    def __init__(self, measure, corpus, figures, best='', note=''):
        self.measure, self.corpus, self.figures, self.best, self.note = measure, corpus, figures, best, note

    @staticmethod
    def of_f(measure, corpus, triple, best='', note=''):
        return Row(measure, corpus, dict(zip(('P', 'R', 'F1'), triple)), best, note)

    def text(self):
        parts = []
        for name, value in self.figures.items():
            parts.append(f'{name} {value:.3f}' if isinstance(value, float) else f'{name} {value}')
        return '  '.join(parts) + (f'  ({self.note})' if self.note else '')
