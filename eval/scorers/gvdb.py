"""Shootings with spans: the Gun Violence Database's 400 documents.

The corpus marks one mention of each thing and not all of them, so most figures are of the report's record and not of spans. The first sentence
is the title; the date is given as the date of publication. All reports count, those without an incident too.

victims, shooters   F1 of names: the names stated of `victim` (and of `attacker` or a person in `perpetrator`) over all incidents of
                    the report but those marked not main where a main one exists; a name is right where the words of one of the two
                    are among those of the other ("Mr. Munn", "Ronald Munn"); paired one to one
ages                share of the gold ages of victims that a `victim` statement gives
city                share of the documents with a gold city whose main incident is there: the place's name or its city, or the
                    words of one within those of the other
places, clock, weapon  share of the gold spans that a place, a time with the same hour and minute, a weapon overlaps

No gold day exists; what the corpus says of race is not read."""
import os
import re

from measure import Row, byte_offsets, overlap, precision_recall_f, set_words
from program import items, read_lines

CORPORA = ['gvdb/dev.jsonl']
TITLES = {'mr', 'mrs', 'ms', 'dr', 'officer', 'deputy', 'sgt', 'jr', 'sr'}


def set_document(document):
    """(report, [(start, end, kind, words)]) with offsets of the stored text: title, blank line, body."""
    text, places = '', []
    for number, sentence in enumerate(document['full_text']):
        words, spans = set_words(sentence)
        base = len(text)
        places += [(base + start, base + end) for start, end in spans]
        text += words + ('\n\n' if number == 0 and len(document['full_text']) > 1 else ' ')
    text = text.rstrip()
    title, _, body = text.partition('\n\n')
    report = {'id': document['doc_key'], 'published': document['date'], 'text': body if body.strip() else title}
    if body.strip():
        report['title'] = title
    offsets = byte_offsets(text)
    spans = [(offsets[places[s[0]][0]], offsets[places[s[1] - 1][1]], s[2], s[3].strip()) for s in document['spans']
             if s[0] < s[1] <= len(places)]
    return report, spans


def name_words(name):
    return frozenset(w for w in re.findall(r'\w+', (name or '').lower()) if w not in TITLES)


def same_name(one, other):
    one, other = name_words(one), name_words(other)
    return bool(one and other) and (one <= other or other <= one)


def name_matches(gold, given):
    """How many pair one to one; lists of names."""
    free, count = list(given), 0
    for name in gold:
        match = next((other for other in free if same_name(name, other)), None)
        if match is not None:
            free.remove(match)
            count += 1
    return count


def clock(words):
    """Hour and minute as 'HH:MM' of words such as '11:45 p.m.', or None."""
    found = re.search(r'(\d{1,2})(?::(\d\d))?\s*(a|p)\.?\s?m', words.lower())
    if not found:
        return None
    hour = int(found.group(1)) % 12 + (12 if found.group(3) == 'p' else 0)
    return f'{hour:02}:{found.group(2) or "00"}'


def stated(annotation):
    """(names of victims, names of attackers, ages of victims, main incident) of an annotation."""
    incidents = items(annotation, 'incidents')
    main = [i for i in incidents if i.get('main')]
    counted = {i['id'] for i in (main or incidents)}
    names = {'victim': {}, 'attacker': {}}
    ages = set()
    for statement in items(annotation, 'statements'):
        value = statement.get('value')
        slot = {'perpetrator': 'attacker'}.get(statement.get('slot'), statement.get('slot'))
        if slot not in names or statement.get('incident') not in counted or not isinstance(value, dict):
            continue
        if slot == 'victim' and value.get('age') is not None:
            ages.add(str(value['age']))
        if value.get('name') and (statement['slot'] != 'perpetrator' or value.get('type') == 'PER') and named(value['name'], annotation):
            names[slot][name_words(value['name'])] = value['name']
    return list(names['victim'].values()), list(names['attacker'].values()), ages, main[0] if main else None


def named(words, annotation):
    """Whether a value is a person's name and no description ("a man")."""
    return any(name_words(e.get('name')) == name_words(words) and any(n.get('entity') == e['id'] and n['type'] == 'PER'
               for n in items(annotation, 'names')) for e in items(annotation, 'entities'))


def in_city(place, city):
    place = place or {}
    return any(same_name(city, place.get(key)) for key in ('name', 'city') if place.get(key))


class Shares:
    """Counts of right and all by name."""

    def __init__(self, *names):
        self.counts = {name: [0, 0] for name in names}

    def add(self, name, right):
        self.counts[name][0] += bool(right)
        self.counts[name][1] += 1

    def figures(self):
        return {name: right / count if count else 0.0 for name, (right, count) in self.counts.items()}


def compare(documents, annotations):
    """(victims, shooters, shares); documents as set_document gives them."""
    names = {'VIC-NAME': [0, 0, 0], 'SHO-NAME': [0, 0, 0]}
    shares = Shares('city', 'age', 'place', 'clock', 'weapon')
    for report, spans in documents:
        annotation = annotations.get(report['id'])
        victims, attackers, ages, main = stated(annotation)
        for kind, given in (('VIC-NAME', victims), ('SHO-NAME', attackers)):
            gold = [words for _, _, k, words in spans if k == kind]
            for index, count in enumerate((name_matches(gold, given), len(given), len(gold))):
                names[kind][index] += count
        for start, end, kind, words in spans:
            if kind == 'DAT-CITY':
                shares.add('city', main and in_city(main.get('where'), words))
            elif kind == 'VIC-AGE' and re.search(r'\d+', words):
                shares.add('age', re.search(r'\d+', words).group() in ages)
            elif kind == 'DAT-LOC':
                shares.add('place', any(overlap((start, end), (p['start'], p['end'])) for p in items(annotation, 'places')))
            elif kind == 'DAT-CLOCK' and clock(words):
                shares.add('clock', any(overlap((start, end), (t['start'], t['end'])) and (t.get('value') or '').endswith('T' + clock(words))
                                        for t in items(annotation, 'times')))
            elif kind == 'CIR-WEAPON':
                shares.add('weapon', any(overlap((start, end), s) for e in items(annotation, 'entities') if e.get('type') == 'WEAPON'
                                         for s in e['spans']))
    return precision_recall_f(*names['VIC-NAME']), precision_recall_f(*names['SHO-NAME']), shares.figures()


def score(folder, program, errors=None):
    documents = [set_document(d) for d in read_lines(os.path.join(folder, CORPORA[0]))]
    annotations = program.annotate([report for report, _ in documents])
    victims, shooters, shares = compare(documents, annotations)
    yield Row.of_f('names of victims', 'GVDB', victims)
    yield Row.of_f('names of shooters', 'GVDB', shooters)
    yield Row('share of gold found', 'GVDB', shares)
