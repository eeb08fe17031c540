#!/usr/bin/env python3
"""Draws statements at random from an export, with their surroundings, for an audit by eye.

usage: eval/sample.py EXPORT [--number N] [--seed S] [--reports FILE.jsonl] [--context BYTES]

EXPORT is what `rashomon export CASE --as json` printed. The draw depends on the seed and the ids of statements alone. Given the
annotations of the same reports (what `rashomon annotate` printed), each statement is shown inside its text; else its quote
alone. For each of slot, value, source, stance and incident the reader answers right or wrong; a statement is right where all five are."""
import argparse
import json
import random
import sys


def draw(statements, number, seed):
    """`number` of them in the order drawn; all where there are fewer."""
    ordered = sorted(statements, key=lambda s: s['id'])
    return random.Random(seed).sample(ordered, min(number, len(ordered)))


def surroundings(text, start, end, size):
    """The bytes around a span on one line, the span between >> and <<; whole characters only."""
    data = text.encode('utf-8')
    part = lambda a, b: ' '.join(data[max(a, 0):b].decode('utf-8', 'ignore').split())
    return f'{part(start - size, start)} >>{part(start, end)}<< {part(end, end + size)}'


def chain(sources):
    names = []
    for source in sources or []:
        name = f"{source.get('name')} ({source.get('kind')})"
        name += f" for {source['for'] if isinstance(source['for'], str) else json.dumps(source['for'], ensure_ascii=False)}" if source.get('for') else ''
        names.append(name + (f" via {source['via']}" if source.get('via') else ''))
    return ' < '.join(names)


def incident_line(incident):
    if not incident:
        return '-'
    when, where = incident.get('when') or {}, incident.get('where') or {}
    return f"{incident.get('type')}, {where.get('name')}, {when.get('value') or when.get('earliest')} [{incident['id']}]"


def describe(number, statement, export, texts, context):
    incidents = {i['id']: i for i in export.get('incidents') or []}
    about = incident_line(incidents.get(statement.get('incident'))) if 'incident' in statement else 'about ' + json.dumps(statement.get('about'))
    text = texts.get(statement['report'])
    words = surroundings(text, statement['start'], statement['end'], context) if text is not None else '>>' + ' '.join((statement.get('quote') or '').split()) + '<<'
    value = statement['value'] if isinstance(statement['value'], str) else json.dumps(statement['value'], ensure_ascii=False)
    return '\n'.join((f"{number}. {statement['id']}  {statement['start']}-{statement['end']}",
                      f"   {statement['slot']} = {value}", f"   {statement['stance']}, {statement['certainty']}, said by {chain(statement.get('sources'))}",
                      f'   incident: {about}', f'   {words}',
                      '   slot [ ]  value [ ]  source [ ]  stance [ ]  incident [ ]', ''))


def main():
    parser = argparse.ArgumentParser(description='Draws statements from an export for an audit by eye.')
    parser.add_argument('export')
    parser.add_argument('--number', type=int, default=100)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--reports', metavar='FILE', help='JSON Lines of `annotate`, for the text around')
    parser.add_argument('--context', type=int, default=300, help='bytes on either side')
    given = parser.parse_args()
    with open(given.export, encoding='utf-8') as file:
        export = json.load(file)
    texts = {}
    if given.reports:
        with open(given.reports, encoding='utf-8') as file:
            for line in file:
                if line.strip():
                    annotation = json.loads(line)
                    texts[(annotation.get('report') or {}).get('id')] = annotation.get('text') or ''
    for number, statement in enumerate(draw(export.get('statements') or [], given.number, given.seed), 1):
        print(describe(number, statement, export, texts, given.context))


if __name__ == '__main__':
    sys.exit(main())
