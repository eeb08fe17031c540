#!/usr/bin/env python3
"""How fast the pages are: the processor's time at the server, one page after the other, on one core.

Usage: bench/pages.py LEDGER [PROGRAM] [TIMES]

Starts `rashomon serve` on a ledger, asks for each kind of page TIMES times (default 200; other incidents, reports, places and words each
time) and prints the median and the 99th centile: of the time that the server's threads ran, where Linux tells it (what other programs do
meanwhile does not count), and of the time until the last byte came. In milliseconds. bench/run takes its figures from here."""
import glob
import http.client
import json
import random
import subprocess
import sys
import time
import urllib.parse


class Server:
    """A server on a ledger, asked over one connection."""

    def __init__(self, program, ledger):
        self.process = subprocess.Popen([program, 'serve', ledger, '--port', '0', '--read-only'], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline().strip().rstrip('/')
        self.connection = http.client.HTTPConnection('127.0.0.1', int(line.rsplit(':', 1)[1]), timeout=600)

    def ran(self):
        """Milliseconds that the server's threads have run; None where the system does not tell."""
        try:
            total = 0
            for path in glob.glob(f'/proc/{self.process.pid}/task/*/schedstat'):
                with open(path, encoding='ascii') as file:
                    total += int(file.read().split()[0])
            return total / 1e6 if total else None
        except OSError:
            return None

    def get(self, path):
        self.connection.request('GET', path)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f'{path}: status {answer.status}')
        return body

    def time(self, path):
        """(processor, wall, bytes) of one page."""
        ran, started = self.ran(), time.perf_counter()
        size = len(self.get(path))
        wall = (time.perf_counter() - started) * 1000
        return (self.ran() - ran if ran is not None else wall), wall, size

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def draw(server, drawn):
    """What to ask for: ids, months, countries, towns, reports, of incidents drawn from the whole list; and how many there are."""
    count = json.loads(server.get('/api/v1/incidents?limit=1'))['count']
    rows = []
    for _ in range(20):
        rows += json.loads(server.get(f'/api/v1/incidents?limit=20&offset={drawn.randrange(max(count - 20, 1))}'))['incidents']
    quote = lambda text: urllib.parse.quote(text, safe='')
    found = {'count': count, 'ids': [quote(row['id']) for row in rows],
             'months': [row['when']['earliest'][:7] for row in rows if row.get('when') and row['when'].get('earliest')],
             'countries': sorted({row['where']['country'] for row in rows if row.get('where') and row['where'].get('country')}),
             'towns': sorted({quote(row['where']['name']) for row in rows if row.get('where') and row['where'].get('name')}),
             'points': [(row['where']['lon'], row['where']['lat']) for row in rows if row.get('where') and row['where'].get('lat') is not None],
             'reports': []}
    for identity in found['ids'][:40]:
        found['reports'] += [quote(report['id']) for report in json.loads(server.get('/api/v1/incidents/' + identity))['reports']]
    return found


def kinds(found, drawn):
    """{name: what gives an address of that kind}"""
    last, pick = max((found['count'] + 49) // 50, 1), drawn.choice

    def box(width):
        lon, lat = pick(found['points'])
        return f'{max(lon - width, -180):.1f},{max(lat - width, -90):.1f},{min(lon + width, 180):.1f},{min(lat + width, 90):.1f}'
    filters = {'by country': lambda: f"country={pick(found['countries'])}", 'from a day': lambda: f"from={pick(found['months'])}-15",
               'by type': lambda: 'type=' + pick(('bombing', 'shooting', 'attack')), 'by toll': lambda: f'killed={drawn.randrange(1, 60)}',
               'disputed': lambda: 'disputed=1', 'by a common word': lambda: 'words=' + pick(('dead', 'crash', 'police', 'market')),
               'by a town\'s name': lambda: 'words=' + pick(found['towns']), 'by words': lambda: f"words=dead+{pick(found['towns'])}",
               'with those in passing': lambda: 'all=1', 'of a box': lambda: 'box=' + box(2), 'all at once':
               lambda: f"country={pick(found['countries'])}&from={pick(found['months'])}-01&killed=2&words=dead&type=attack"}
    orders = {'latest first': 'latest', 'most killed first': 'killed', 'most reports first': 'reports', 'most disputed first': 'disputed'}
    pages = {'list': lambda: '/', 'list, last page': lambda: f'/?page={last}', 'list, any page': lambda: f'/?page={drawn.randrange(1, last + 1)}'}
    pages.update({f'list, {name}': (lambda ask=ask: '/?' + ask()) for name, ask in filters.items()})
    pages.update({f'list, {name}': (lambda order=order: f'/?sort={order}') for name, order in orders.items()})
    pages.update({f'list, {name}, last page': (lambda order=order: f'/?sort={order}&page={last}') for name, order in orders.items()})
    pages.update({'list, a country, most killed first': lambda: f"/?sort=killed&country={pick(found['countries'])}",
                  'list, a common word, most killed first': lambda: '/?sort=killed&words=dead',
                  'map': lambda: '/map', 'map, by country': lambda: f"/map?country={pick(found['countries'])}",
                  'map, by a common word': lambda: '/map?words=dead', 'map, of a part': lambda: '/map?box=' + box(20),
                  'incident': lambda: '/incidents/' + pick(found['ids']), 'proof': lambda: '/incidents/' + pick(found['ids']) + '/why/type',
                  'codebooks': lambda: '/incidents/' + pick(found['ids']) + '/codebooks', 'report': lambda: '/reports/' + pick(found['reports']),
                  'worklist': lambda: '/review', 'worklist, by country': lambda: f"/review?country={pick(found['countries'])}",
                  'worklist, any page': lambda: f'/review?page={drawn.randrange(1, last // 2 + 2)}', 'decisions': lambda: '/decisions', 'try': lambda: '/try',
                  'API, incidents': lambda: f"/api/v1/incidents?offset={drawn.randrange(found['count'])}",
                  'API, incident': lambda: '/api/v1/incidents/' + pick(found['ids']), 'API, overview': lambda: '/api/v1/overview',
                  'API, map': lambda: '/api/v1/map', 'API, worklist': lambda: '/api/v1/review'})
    return pages


def measure(ledger, program, times):
    """The count of incidents, and for each kind of page its name, (median, 99th centile) of the processor and of the wall, and its bytes."""
    server, drawn = Server(program, ledger), random.Random(7)
    try:
        found = draw(server, drawn)
        for name, address in kinds(found, drawn).items():
            taken = [server.time(address()) for _ in range(times)]
            figures = [sorted(item[i] for item in taken) for i in range(3)]
            yield found['count'], name, *[(row[len(row) // 2], row[int(len(row) * 0.99)]) for row in figures[:2]], figures[2][len(taken) // 2]
    finally:
        server.close()


def main():
    program = sys.argv[2] if len(sys.argv) > 2 else 'build/rashomon'
    for number, row in enumerate(measure(sys.argv[1], program, int(sys.argv[3]) if len(sys.argv) > 3 else 200)):
        count, name, ran, wall, size = row
        if number == 0:
            print(f'{count:,} incidents in the list; milliseconds')
            print(f'{"":42} {"processor":>9} {"99th":>8} {"wall":>8} {"99th":>8}')
        print(f'{name:42} {ran[0]:9.1f} {ran[1]:8.1f} {wall[0]:8.1f} {wall[1]:8.1f}   {size / 1024:.0f} KiB', flush=True)


if __name__ == '__main__':
    main()
