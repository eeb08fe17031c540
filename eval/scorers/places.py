"""Places: LGL and GeoVirus.

A toponym is found where a predicted place overlaps it (paired one to one) and right where that place is the same by GeoNames id, is the same
country or continent by name, or lies within 161 km. Toponyms without coordinates are neither right nor wrong, nor is a
prediction on one. Three figures: F1 of those right, the share right of those found, F1 of those found."""
import html
import os
import re

from measure import Row, byte_offsets, kilometres, overlap, pair_spans, precision_recall_f
from program import items

CORPORA = ['places/lgl.xml', 'places/geovirus.xml']
NEAR_KM = 161
NOT_PLACES = ('Non_Toponym', 'Homonym', 'Language')
BEST = {'lgl': 'Mordecai 3: right of found 0.827', 'geovirus': ''}


class Toponym(tuple):
    """(start, end, latitude, longitude, GeoNames id, name of a country or continent in lower case)."""


def field(markup, name):
    found = re.search(rf'<{name}>(.*?)</{name}>', markup, re.S)
    return found.group(1) if found else None


def read_toponym(markup):
    """A toponym in characters, or None where it is no place or has no span."""
    start, end = field(markup, 'start'), field(markup, 'end')
    if not (start or '').strip() or field(markup, 'nonLocational') == 'Yes' or field(markup, 'type') in NOT_PLACES:
        return None
    latitude = field(markup, 'lat') or field(markup, 'latitude')
    longitude = field(markup, 'lon') or field(markup, 'longitude')
    tag = re.search(r'<gaztag geonameid="(\d+)"', markup)
    identity = tag.group(1) if tag else field(markup, 'geonamesID')
    wide = re.match('PCL|CONT', field(markup, 'fcode') or '')
    return Toponym((int(start), int(end), float(latitude) if latitude else None, float(longitude) if longitude else None,
                    identity, field(markup, 'name').lower() if wide else None))


def read_article(markup, identity):
    """An <article> -> (report, [Toponym]) in bytes."""
    text = re.search(r'<text>(.*?)</text>', markup, re.S).group(1)
    verbatim = re.match(r'<!\[CDATA\[(.*)\]\]>', text, re.S)
    text = verbatim.group(1) if verbatim else html.unescape(text)
    outlet = field(markup, 'domain')
    day = re.search(r'<dltime>\s*(\d{4}-\d\d-\d\d)', markup)
    offsets = byte_offsets(text)
    toponyms = []
    for found in re.findall(r'<(?:toponym|location)\b.*?</(?:toponym|location)>', markup, re.S):
        toponym = read_toponym(found)
        if toponym:
            start, end = (offsets[min(x, len(text))] for x in toponym[:2])
            toponyms.append(Toponym((start, end, *toponym[2:])))
    report = {'id': identity, 'text': text, 'outlet': outlet.strip() if outlet else None, 'published': day.group(1) if day else None}
    return report, list(dict.fromkeys(toponyms))


def read(path):
    with open(path, encoding='utf-8') as file:
        markup = re.sub(r'<!--.*?-->', '', file.read(), flags=re.S)
    for number, article in enumerate(re.findall(r'<article.*?</article>', markup, re.S)):
        yield read_article(article, str(number))


def right(toponym, place):
    _, _, latitude, longitude, identity, country = toponym
    if identity and str(place.get('geonameid')) == identity:
        return True
    name = str(place.get('name') or '').lower()
    if country and name and place.get('kind') in ('country', 'continent') and (name in country or country in name):
        return True
    if None in (place.get('lat'), place.get('lon')):
        return False
    return kilometres(latitude, longitude, place['lat'], place['lon']) <= NEAR_KM


def compare(gold, annotations, errors=None):
    """(right: precision, recall, F1), share right of found, (found: precision, recall, F1)."""
    right_count = found = predicted_count = gold_count = 0
    for identity, toponyms in gold.items():
        given = [(p['start'], p['end'], p) for p in items(annotations.get(identity), 'places')]
        free = [t for t in toponyms if t[2] is None]
        wanted = [t for t in toponyms if t[2] is not None]
        pairs = pair_spans(wanted, given)
        used = {k for _, k in pairs}
        counted = [k in used or not any(overlap(t, place) for t in free) for k, place in enumerate(given)]
        verdicts = [right(wanted[i], given[k][2]) for i, k in pairs]
        gold_count += len(wanted)
        found += len(pairs)
        right_count += sum(verdicts)
        predicted_count += sum(counted)
        if errors is not None:
            paired = {i for i, _ in pairs}
            errors += [('missed', identity, *t) for i, t in enumerate(wanted) if i not in paired]
            errors += [('invented', identity, *given[k]) for k, yes in enumerate(counted) if yes and k not in used]
            errors += [('wrong', identity, *wanted[i], given[k][2]) for (i, k), yes in zip(pairs, verdicts) if not yes]
    return (precision_recall_f(right_count, predicted_count, gold_count), right_count / found if found else 0,
            precision_recall_f(found, predicted_count, gold_count))


def score(folder, program, errors=None):
    for corpus, title in (('lgl', 'LGL'), ('geovirus', 'GeoVirus')):
        documents = list(read(os.path.join(folder, 'places', corpus + '.xml')))
        annotations = program.annotate([report for report, _ in documents])
        near, share, found = compare({report['id']: gold for report, gold in documents}, annotations, errors)
        yield Row.of_f('places within 161 km', title, near)
        yield Row('places right of those found', title, {'share': float(share)}, BEST[corpus])
        yield Row.of_f('places found', title, found)
