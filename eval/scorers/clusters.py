"""Real news of one happening by many outlets: one ledger from all reports of `clusters/`.

Two incidents must come together (the incident that holds most of the cluster's reports, of those whose time meets the
day): how many of its reports it holds, and its toll. Of the reports of the clusters in which nothing
happened, the share that is said to be mainly about an incident should be small (at most one in ten)."""
import os

from measure import Row
from program import read_lines

CORPORA = ['clusters/news-clusters.jsonl', 'clusters/no-incident.txt']
WANTED = (('las_vegas_shooting', 'Las Vegas, 1 Oct 2017', '2017-10-01', ('killed', 'injured'), '8 of 12; killed to 58 or 59, injured over 500'),
          ('new_york_family_of_5_among_12_killed_in_costa_rica_plane_crash', 'Costa Rica, 31 Dec 2017', '2017-12-31', ('killed',),
           '9 of 12; killed 12'))


def on_day(when, day):
    earliest, latest = str((when or {}).get('earliest') or ''), str((when or {}).get('latest') or '')
    return bool(earliest or latest) and (not earliest or earliest[:10] <= day) and (not latest or latest[:10] >= day)


def incident_of(export, members, day):
    """(incident, how many of the members it holds) or (None, 0)."""
    best = None, 0
    for incident in export['incidents']:
        count = sum(report['id'] in members for report in incident.get('reports') or [])
        if on_day(incident.get('when'), day) and count > best[1]:
            best = incident, count
    return best


def toll(incident, slots):
    figures = {}
    for slot in slots:
        cell = ((incident or {}).get('cells') or {}).get(slot) or {}
        high = cell.get('high')
        figures[slot] = f"{cell.get('low')}..{'' if high is None else high} best {cell.get('best')}"
    return figures


def score(folder, program, errors=None):
    reports = read_lines(os.path.join(folder, CORPORA[0]))
    with open(os.path.join(folder, CORPORA[1]), encoding='utf-8') as file:
        quiet = {line.strip() for line in file if line.strip()}
    cluster = {report['id']: report['cluster'] for report in reports}
    export = program.build(reports)
    main = {report['id']: report.get('main_incident') for report in export['reports']}
    for name, title, day, slots, wanted in WANTED:
        members = {identity for identity, c in cluster.items() if c == name}
        incident, count = incident_of(export, members, day)
        mainly = sum(main.get(identity) == incident['id'] for identity in members) if incident else 0
        yield Row(title, 'clusters', {'holds': f'{count} of {len(members)}', 'main of': mainly, **toll(incident, slots)}, 'wanted: ' + wanted)
    silent = [identity for identity, c in cluster.items() if c in quiet]
    wrong = [identity for identity in silent if main.get(identity)]
    if errors is not None:
        errors += [('incident', identity, cluster[identity], main[identity]) for identity in wrong]
    yield Row('reports of nothing with an incident', 'clusters', {'share': len(wrong) / len(silent), 'of': len(silent)}, 'wanted: at most 0.1')
