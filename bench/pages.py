#!/usr/bin/env python3
"""How fast the pages are: times at the server, of one page after the other on one core.

Usage: bench/pages.py LEDGER [PROGRAM] [TIMES]

Starts `rashomon serve` on a ledger, asks for each kind of page TIMES times (default 200; other incidents, reports and months each time)
and prints the median and the 99th centile of the time until the last byte, in milliseconds.
"""
import http.client
import json
import os
import random
import subprocess
import sys
import time
import urllib.parse


def ask(connection, path):
    started = time.perf_counter()
    connection.request('GET', path)
    answer = connection.getresponse()
    size = len(answer.read())
    if answer.status != 200:
        raise SystemExit(f'{path}: status {answer.status}')
    return (time.perf_counter() - started) * 1000, size


def main():
    ledger = sys.argv[1]
    program = sys.argv[2] if len(sys.argv) > 2 else 'build/rashomon'
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    server = subprocess.Popen([program, 'serve', ledger, '--port', '0', '--read-only'], stdout=subprocess.PIPE, text=True)
    try:
        port = int(server.stdout.readline().strip().rstrip('/').rsplit(':', 1)[1])
        connection = http.client.HTTPConnection('127.0.0.1', port, timeout=120)
        drawn = random.Random(7)
        connection.request('GET', '/api/v1/incidents?limit=1')
        count = json.load(connection.getresponse())['count']
        rows = []
        for _ in range(20):
            connection.request('GET', f'/api/v1/incidents?limit=20&offset={drawn.randrange(max(count - 20, 1))}')
            rows += json.load(connection.getresponse())['incidents']
        ids = [urllib.parse.quote(row['id'], safe='') for row in rows]
        months = [(row['when'] or {}).get('earliest', '')[:7] for row in rows if row.get('when') and (row['when'] or {}).get('earliest')]
        countries = sorted({row['where']['country'] for row in rows if row.get('where') and row['where'].get('country')})
        reports = []
        for identity in ids[:40]:
            connection.request('GET', '/api/v1/incidents/' + identity)
            reports += [urllib.parse.quote(report['id'], safe='') for report in json.load(connection.getresponse())['reports']]
        pages = {
            'list': lambda: '/',
            'list, far page': lambda: f'/?page={drawn.randrange(1, max(count // 50, 2))}',
            'list, by country and month': lambda: f"/?country={drawn.choice(countries)}&from={drawn.choice(months)}-01",
            'list, most killed first': lambda: '/?sort=killed',
            'list, by words': lambda: '/?words=market',
            'map': lambda: '/map',
            'incident': lambda: '/incidents/' + drawn.choice(ids),
            'proof': lambda: '/incidents/' + drawn.choice(ids) + '/why/type',
            'report': lambda: '/reports/' + drawn.choice(reports),
            'try': lambda: '/try',
        }
        print(f'{count:,} incidents in the list')
        for name, path in pages.items():
            taken = sorted(ask(connection, path()) for _ in range(times if name not in ('list, by words', 'map') else max(times // 4, 20)))
            milliseconds = [item[0] for item in taken]
            print(f'{name:28} median {milliseconds[len(milliseconds) // 2]:8.1f} ms   99th centile {milliseconds[int(len(milliseconds) * 0.99)]:8.1f} ms   '
                  f'{taken[0][1] / 1024:.0f} KiB', flush=True)
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


if __name__ == '__main__':
    main()
