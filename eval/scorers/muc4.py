"""Templates: MUC-4 dev, micro F1 of incident type and five roles (after Du et al., 2021).

An incident of `annotate` becomes a template where its type has a counterpart among MUC's; an entity of its roles gives one mention, its
`name`, right if it is a mention of a gold entity once lower-cased and rid of punctuation and articles. A perpetrator with a name or actor
that is a body is an organisation, else an individual; a target that is a person or group is a victim. Predicted
templates are paired one to one with gold ones of the same type so that the document's F1 is greatest (with more than seven predicted: greedily)."""
import os
import re
import string

from measure import Row, harmonic, overlap
from program import items, read_lines

CORPORA = ['muc4/dev.jsonl']
ROLES = ('PerpInd', 'PerpOrg', 'Target', 'Victim', 'Weapon')
EXHAUSTIVE = 7
OUTSIDE = 'accident|disaster|protest|labou?r|general strike'
KINDS = (('kidnapping', 'kidnap|abduct|hostage|hijack'), ('arson', 'arson'), ('robbery', 'robbery|looting'))
ATTACK = r'attack|shoot|\bstab|assassin|clash|ambush|shell|strike|ramming|violence|murder|kill|battle|remote'


def normal(words):
    words = ''.join(c for c in words.lower() if c not in string.punctuation)
    return ' '.join(w for w in words.split() if w not in ('a', 'an', 'the'))


def kind_of(incident):
    """MUC's type of an incident, or None where it has none."""
    words = f"{incident.get('type') or ''} {incident.get('subtype') or ''}".lower()
    if re.search(OUTSIDE, words):
        return None
    if 'forced' in words and 'work' in words:
        return 'forced work stoppage'
    for kind, pattern in KINDS:
        if re.search(pattern, words):
            return kind
    if re.search(r'bomb|explosi|\bied\b', words) and not re.search(r'\bair|aerial', words):
        return 'bombing'
    return 'attack' if re.search(ATTACK, words) else None


def slot_of(role, entity, name_spans):
    """The role of MUC that an entity fills, or None."""
    if role == 'perpetrator':
        named = entity.get('actor') or any(overlap(s, n) for s in items(entity, 'spans') for n in name_spans)
        return 'PerpOrg' if named and entity.get('type') in ('ORG', 'GROUP', 'GPE') else 'PerpInd'
    if role == 'target':
        return 'Victim' if entity.get('type') in ('PER', 'GROUP') else 'Target'
    return {'victim': 'Victim', 'weapon': 'Weapon'}.get(role)


def template_of(incident, kind, entities, name_spans):
    template = {'incident_type': kind, **{role: [] for role in ROLES}}
    for role, identities in (incident.get('roles') or {}).items():
        for entity in (entities.get(i) for i in identities or []):
            name = normal(entity.get('name') or '') if entity else ''
            slot = slot_of(role, entity, name_spans) if name else None
            if slot and [name] not in template[slot]:
                template[slot].append([name])
    return template


def predicted_templates(annotation):
    entities = {e['id']: e for e in items(annotation, 'entities')}
    name_spans = [(n['start'], n['end']) for n in items(annotation, 'names')]
    templates = []
    for incident in items(annotation, 'incidents'):
        kind = kind_of(incident)
        template = template_of(incident, kind, entities, name_spans) if kind else None
        if template and template not in templates:
            templates.append(template)
    return templates


def gold_templates(document):
    templates = []
    for given in document['templates']:
        template = {role: value if role == 'incident_type' else [[normal(m[0]) for m in entity] for entity in value if entity]
                    for role, value in given.items()}
        if template not in templates:
            templates.append(template)
    return templates


def hits(predicted, gold):
    """(right of the predicted, found of the gold) if the two are paired, type included; None where types differ."""
    if predicted['incident_type'] not in gold['incident_type']:
        return None
    right = found = 1
    for role in ROLES:
        inside = lambda ours, theirs: all(mention in theirs for mention in ours)
        right += sum(any(inside(p, g) for g in gold.get(role, [])) for p in predicted[role])
        found += sum(any(inside(p, g) for p in predicted[role]) for g in gold.get(role, []))
    return right, found


def size(template):
    return 1 + sum(len(template.get(role, [])) for role in ROLES)


def f_of(right, predicted, found, gold):
    return harmonic(right / predicted if predicted else 0, found / gold if gold else 0)


def pairings(table, predicted_count, gold_count, index=0, taken=frozenset()):
    """All ways to pair, each as the list of (predicted, gold)."""
    if index == predicted_count:
        yield []
        return
    for k in range(gold_count):
        if k not in taken and table[index, k]:
            for rest in pairings(table, predicted_count, gold_count, index + 1, taken | {k}):
                yield [(index, k), *rest]
    yield from pairings(table, predicted_count, gold_count, index + 1, taken)


def greedy(table, predicted_count, gold_count):
    taken, pairing = set(), []
    for index in range(predicted_count):
        choices = [(table[index, k], k) for k in range(gold_count) if k not in taken and table[index, k]]
        if choices:
            pairing.append((index, max(choices)[1]))
            taken.add(pairing[-1][1])
    return pairing


def best_pairing(predicted, gold):
    table = {(i, k): hits(p, g) for i, p in enumerate(predicted) for k, g in enumerate(gold)}
    total = lambda pairing: [sum(table[pair][side] for pair in pairing) for side in (0, 1)]
    if len(predicted) > EXHAUSTIVE:
        pairing = greedy(table, len(predicted), len(gold))
        return pairing, total(pairing)
    predicted_size, gold_size = sum(map(size, predicted)), sum(map(size, gold))
    best, best_f, best_total = [], 0, [0, 0]
    for pairing in pairings(table, len(predicted), len(gold)):
        right, found = total(pairing)
        value = f_of(right, predicted_size, found, gold_size)
        if value > best_f:
            best, best_f, best_total = pairing, value, [right, found]
    return best, best_total


def compare(pairs):
    """[(predicted templates, gold templates)] -> precision, recall, F1 over all."""
    right = predicted_size = found = gold_size = 0
    for predicted, gold in pairs:
        _, (r, f) = best_pairing(predicted, gold)
        right, found = right + r, found + f
        predicted_size += sum(map(size, predicted))
        gold_size += sum(map(size, gold))
    precision = right / predicted_size if predicted_size else 0
    recall = found / gold_size if gold_size else 0
    return precision, recall, harmonic(precision, recall)


def score(folder, program, errors=None):
    documents = read_lines(os.path.join(folder, CORPORA[0]))
    annotations = program.annotate([{'id': d['docid'], 'text': d['doctext']} for d in documents])
    pairs = [(predicted_templates(annotations.get(d['docid'])), gold_templates(d)) for d in documents]
    if errors is not None:
        for document, (predicted, gold) in zip(documents, pairs):
            note_errors(document['docid'], predicted, gold, errors)
    yield Row.of_f('templates', 'MUC-4 dev', compare(pairs), 'GTT 0.502, IterX 0.530, a tuned 4B LLM 0.539 (test)')


def note_errors(identity, predicted, gold, errors):
    pairing, _ = best_pairing(predicted, gold)
    ours, theirs = {i for i, _ in pairing}, {k for _, k in pairing}
    errors += [('template invented', identity, p['incident_type'], size(p)) for i, p in enumerate(predicted) if i not in ours]
    errors += [('template missed', identity, g['incident_type'], size(g)) for k, g in enumerate(gold) if k not in theirs]
    for i, k in pairing:
        for role in ROLES:
            inside = lambda p, g: all(m in g for m in p)
            wanted = gold[k].get(role, [])
            errors += [(role + ' wrong', identity, *p) for p in predicted[i][role] if not any(inside(p, g) for g in wanted)]
            errors += [(role + ' missed', identity, *g) for g in wanted if not any(inside(p, g) for p in predicted[i][role])]
