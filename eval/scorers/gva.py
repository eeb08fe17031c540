"""The incident record: GVA dev, one ledger from all its reports.

Grouping: B-cubed over reports, grouped by `main_incident` (a report without one stands alone). Record: a gold incident is held against the
incident that is the main one of most of its reports (a tie goes to one that exists, then to the least id). Day: the bounds of `when`
fall on the gold day; city: the name (with or without what stands in brackets) or within 25 km where the place is of
a city's size or less; killed, injured: `best`, none counting as 0. `none`: the share with no incident at all."""
import collections
import os

from measure import Row, b_cubed, kilometres
from program import read_lines

CORPORA = ['gva/dev.reports.jsonl', 'gva/dev.links.jsonl', 'gva/dev.incidents.jsonl']
NEAR_KM = 25
SMALL = ('city', 'site', 'feature', 'admin2', None)
PARTS = ('day', 'city', 'killed', 'injured')


def chosen(incidents_of_reports, incidents):
    """The incident that most reports are mainly about; None where that is none."""
    counts = collections.Counter(incidents_of_reports)
    first = min(counts, key=lambda identity: (-counts[identity], identity not in incidents, str(identity)))
    return incidents.get(first)


def same_day(when, date):
    return str((when or {}).get('earliest'))[:10] == date == str((when or {}).get('latest'))[:10]


def same_city(place, record):
    place = place or {}
    name, _, other = record['city_or_county'].lower().rstrip(')').partition(' (')
    if (place.get('name') or '').lower() in {name, other, f'{name} {other}'} - {''}:
        return True
    if None in (place.get('lat'), place.get('lon')) or not record['lat'] or place.get('kind') not in SMALL:
        return False
    return kilometres(place['lat'], place['lon'], float(record['lat']), float(record['lon'])) <= NEAR_KM


def best(incident, slot):
    return ((incident.get('cells') or {}).get(slot) or {}).get('best') or 0


def verdict(incident, record):
    """Which parts of the record are right."""
    return {'day': same_day(incident.get('when'), record['date']), 'city': same_city(incident.get('where'), record),
            'killed': int(record['n_killed']) == best(incident, 'killed'),
            'injured': int(record['n_injured']) == best(incident, 'injured')}


def compare(export, gold, records, errors=None):
    """export of the program; gold: {report: incident}; records: {incident: record} -> (B-cubed, shares by name)."""
    main = {report.get('id'): report.get('main_incident') for report in export['reports']}
    predicted = {report: main.get(report) or 'none-' + report for report in gold}
    incidents = {incident['id']: incident for incident in export['incidents']}
    reports_of = collections.defaultdict(list)
    for report, identity in gold.items():
        reports_of[identity].append(report)
    counts = collections.Counter()
    for identity, reports in reports_of.items():
        incident = chosen((predicted[report] for report in reports), incidents)
        if incident is None:
            counts['none'] += 1
            if errors is not None:
                errors.append(('none', identity, reports, records[identity]))
            continue
        parts = verdict(incident, records[identity])
        counts.update(name for name, yes in parts.items() if yes)
        counts['all four'] += all(parts.values())
        if errors is not None and not all(parts.values()):
            cells = {slot: (incident.get('cells') or {}).get(slot) for slot in ('killed', 'injured')}
            errors.append(('wrong', identity, [name for name in PARTS if not parts[name]], reports, records[identity],
                           {'id': incident['id'], 'type': incident.get('type'), 'when': incident.get('when'), 'where': incident.get('where'), **cells}))
    shares = {name: counts[name] / len(reports_of) for name in (*PARTS, 'all four', 'none')}
    return b_cubed(predicted, gold), shares


def score(folder, program, errors=None):
    reports, links, incidents = (read_lines(os.path.join(folder, path)) for path in CORPORA)
    reports = list({report['id']: report for report in reports}.values())
    link = {line['report']: line['incident'] for line in links}
    gold = {report['id']: link[report['id']] for report in reports}
    records = {incident['incident_id']: incident for incident in incidents}
    grouping, shares = compare(program.build(reports), gold, records, errors)
    yield Row.of_f('incident record, B-cubed', 'GVA dev', grouping)
    yield Row('incident record, share right', 'GVA dev', shares)
