"""Confidence: MUC-4 dev, how sure the text is that an organisation did it, of those organisations that are found.

The corpus's own keys give one or more values of PERP: ORGANIZATION CONFIDENCE for each organisation; any of them is right. An organisation is
found as muc4.py counts it: in the pairing of templates that is best. Its value is read off the statements on the perpetrators of its incident
that name it, by the key's own rules, the first that holds of any of them:

    stance claims                                               CLAIMED OR ADMITTED
    stance accuses, or certainty likely, by an authority        SUSPECTED OR ACCUSED BY AUTHORITIES
    stance accuses, or certainty likely, by anybody else        SUSPECTED OR ACCUSED
    stance asserts or confirms                                  REPORTED AS FACT
    certainty possible; stance denies or doubts alone; none     POSSIBLE, the key's word for who is named without being accused

An authority is a source of kind government, authority, police or military that is not the organisation itself; its root, the last link, counts.
Our record holds nobody for acquitted: that value is never given. What an authority tells as a plain fact is a fact here, as in the keys."""
import os
import re

from measure import Row
from program import items, read_lines
from scorers import muc4

CORPORA = ['muc4/dev.jsonl', 'muc4/raw/tst1/key-tst1.v7', 'muc4/raw/tst2/key-tst2.v4']
TYPE, ORGANISATION, CONFIDENCE = 4, 10, 11
AUTHORITIES = ('government', 'authority', 'police', 'military')
SLOT = re.compile(r'(\d+)\.\s+[A-Z][A-Z :]*?(?:\s{2,}(.*))?$')
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def read_keys(lines):
    """{report: [{slot number: [fillers]}]}: the templates of a file of keys, those of nothing left out."""
    keys, template, slot = {}, None, None
    for line in lines:
        line = line.rstrip()
        found = SLOT.match(line)
        if found:
            slot, value = int(found.group(1)), found.group(2) or ''
            if slot == 0:
                template = {}
                keys.setdefault(value.split()[0], []).append(template)
            template[slot] = [value]
        elif template is not None and line and not line.startswith(';'):
            template[slot].append(line.strip())
    return {report: [t for t in templates if t.get(TYPE, ['*'])[0] != '*'] for report, templates in keys.items()}


def confidences(template):
    """[(names of an organisation, values that are right of it)]"""
    found = []
    for filler in template.get(CONFIDENCE, []):
        values, colon, names = filler.partition(':')
        if colon:
            found.append(({muc4.normal(n.replace('\\"', '"')) for n in QUOTED.findall(names)},
                          {v.strip(' ?') for v in values.split('/')}))
    return found


def is_sure(statement):
    return statement.get('certainty') == 'stated' and statement.get('stance') in ('asserts', 'confirms')


def value_of(statements):
    """The confidence that the statements on one organisation give it."""
    stances = [s.get('stance') for s in statements]
    if 'claims' in stances:
        return 'CLAIMED OR ADMITTED'
    accusing = [s for s in statements if s.get('stance') == 'accuses' or
                (s.get('certainty') == 'likely' and s.get('stance') in ('asserts', 'confirms'))]
    if any(root_kind(s) in AUTHORITIES for s in accusing):
        return 'SUSPECTED OR ACCUSED BY AUTHORITIES'
    if accusing:
        return 'SUSPECTED OR ACCUSED'
    return 'REPORTED AS FACT' if any(map(is_sure, statements)) else 'POSSIBLE'


def root_kind(statement):
    sources = statement.get('sources') or [{}]
    return sources[-1].get('kind')


def statements_on(annotation, incident, name):
    """Those on the perpetrators of an incident that name `name`, or the actor that bears it."""
    actors = {e.get('actor') for e in items(annotation, 'entities') if muc4.normal(e.get('name') or '') == name} - {None}
    mine = [s for s in items(annotation, 'statements')
            if s.get('slot') == 'perpetrator' and s.get('incident') == incident and isinstance(s.get('value'), dict)]
    return [s for s in mine if muc4.normal(s['value'].get('name') or '') == name or s['value'].get('actor') in actors]


def incidents_of(annotation):
    """[(template, id of its incident)], as muc4.predicted_templates gives them."""
    entities = {e['id']: e for e in items(annotation, 'entities')}
    spans = [(n['start'], n['end']) for n in items(annotation, 'names')]
    found = []
    for incident in items(annotation, 'incidents'):
        kind = muc4.kind_of(incident)
        template = muc4.template_of(incident, kind, entities, spans) if kind else None
        if template and template not in [t for t, _ in found]:
            found.append((template, incident.get('id')))
    return found


def judged(annotation, document, key):
    """[(name, value given, values that are right)] of the organisations found."""
    gold = muc4.gold_templates(document)
    raw = document['templates']
    place = [next(i for i, t in enumerate(raw) if muc4.gold_templates({'templates': [t]})[0] == g) for g in gold]
    predicted = incidents_of(annotation)
    pairing, _ = muc4.best_pairing([t for t, _ in predicted], gold)
    found = []
    for ours, theirs in pairing:
        template, incident = predicted[ours]
        wanted = confidences(key[place[theirs]])
        for (name,) in template['PerpOrg']:
            if not any(name in g for g in gold[theirs]['PerpOrg']):
                continue
            values = [right for names, right in wanted if name in names]
            if values:
                found.append((name, value_of(statements_on(annotation, incident, name)), values[0]))
    return found


def score(folder, program, errors=None):
    documents = read_lines(os.path.join(folder, CORPORA[0]))
    keys = {}
    for file in CORPORA[1:]:
        with open(os.path.join(folder, file), encoding='latin-1') as lines:
            keys.update(read_keys(lines))
    annotations = program.annotate([{'id': d['docid'], 'text': d['doctext']} for d in documents])
    found = [(d['docid'], *one) for d in documents for one in judged(annotations.get(d['docid']), d, keys[d['docid']])]
    right = sum(value in wanted for _, _, value, wanted in found)
    fact = sum('REPORTED AS FACT' in wanted for _, _, _, wanted in found)
    if errors is not None:
        errors += [('confidence', report, name, value, '/'.join(sorted(wanted)))
                   for report, name, value, wanted in found if value not in wanted]
    share = right / len(found) if found else 0
    always = fact / len(found) if found else 0
    yield Row('confidence of organisations', 'MUC-4 dev', {'share right': share, 'of': len(found)}, f'"a fact" of all of them: {always:.3f}')
