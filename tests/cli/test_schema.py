"""docs/schema.md names every view and table of a ledger, and of each the columns that it has, in words for each; the views that
SQL users rely on are there by their names; and every recipe of docs/recipes.md runs, where its tool is installed."""
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

source = os.environ.get('RASHOMON_SOURCE', '.')
program = os.path.abspath(os.environ.get('RASHOMON_PROGRAM', 'build/rashomon'))
failures = []


def fail(words):
    failures.append(words)
    print('FAILED:', words)


def documented():
    """The columns of each heading of the third level, those of the views (the second part of the page) apart."""
    parts, name, kind = {}, None, None
    with open(os.path.join(source, 'docs/schema.md'), encoding='utf-8') as page:
        for line in page:
            if line.startswith('## '):
                kind = {'Views': 'view', 'Tables': 'table'}.get(line[3:].strip())
            elif line.startswith('### '):
                name = line[4:].strip()
                parts[name] = (kind, [])
            elif name and line.startswith('| `'):
                cells = [cell.strip() for cell in line.split('|')]
                if not cells[2]:
                    fail(f'{name}: a column is documented without words: {line.strip()}')
                parts[name][1].extend(re.findall(r'`([a-z_]+)`', cells[1]))
    return parts


def check_schema(ledger):
    parts = documented()
    found = dict(ledger.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"))
    found = {name: kind for name, kind in found.items() if not name.startswith('incident_words_')}  # of the index of words
    for name in ('incidents', 'cells', 'statements', 'sources', 'reports'):
        if found.get(name) != 'view':
            fail(f'there is no view {name}')
    for name in sorted(set(found) | set(parts)):
        kind, columns = parts.get(name, (None, []))
        if kind != found.get(name):
            fail(f'{name} is a {found.get(name)} in the ledger and a {kind} in docs/schema.md')
            continue
        there = [row[1] for row in ledger.execute(f'PRAGMA table_info("{name}")')]
        if sorted(there) != sorted(columns):
            fail(f'{name}: docs/schema.md lacks {sorted(set(there) - set(columns))}, '
                 f'the ledger lacks {sorted(set(columns) - set(there))}')
        ledger.execute(f'SELECT * FROM "{name}"').fetchall()


def check_values(ledger):
    """What the page says of the values, on the examples."""
    ask = lambda sql: ledger.execute(sql).fetchone()[0]
    checks = {
        'incidents are there': "SELECT count(*) > 3 FROM incidents WHERE main",
        'every cell is of an incident': 'SELECT count(*) = 0 FROM cells WHERE incident NOT IN (SELECT id FROM incidents)',
        'figures are those of the cells': "SELECT count(*) = 0 FROM incidents i JOIN cells c ON c.incident = i.id AND c.slot = 'killed'"
                                          ' WHERE i.killed_best IS NOT c.best',
        'statements are of reports': 'SELECT count(*) > 20 FROM statements s JOIN reports r ON r.id = s.report',
        'each chain has one root': 'SELECT count(*) = 0 FROM (SELECT sum(root) AS roots FROM sources GROUP BY statement) WHERE roots <> 1',
        'the root is the statement\'s': 'SELECT count(*) = 0 FROM statements s JOIN sources l ON l.statement = s.id AND l.root'
                                        ' WHERE l.name IS NOT s.root OR l.kind IS NOT s.root_kind',
        'unknown is null': "SELECT count(*) = 0 FROM reports WHERE url = '' OR title = '' OR outlet = '' OR error = '' OR silent = ''",
        'quotes are not empty': "SELECT count(*) = 0 FROM statements WHERE quote = '' OR quote IS NULL",
        'words are found': "SELECT count(*) > 0 AND sum(words NOT LIKE '%ferry%') = 0 FROM incident_results WHERE number IN"
                           " (SELECT rowid FROM incident_words WHERE incident_words MATCH 'ferry')",
        'recalls are those of memberships': 'SELECT (SELECT count(*) FROM recalls) = (SELECT coalesce(sum(json_array_length(candidates)), 0)'
                                            ' FROM memberships WHERE incident IS NULL)',
        'values are JSON': 'SELECT count(*) = 0 FROM statements WHERE NOT json_valid(value)',
    }
    for words, sql in checks.items():
        if ask(sql) != 1:
            fail(f'not so: {words}')


def run(words, text, folder, name):
    environment = dict(os.environ, PATH=os.path.dirname(program) + ':' + os.environ['PATH'])
    done = subprocess.run(words, input=text, capture_output=True, text=True, cwd=folder, env=environment, timeout=120)
    if done.returncode != 0:
        fail(f'{name}: {done.stderr.strip()[-300:]}\n{text}')
    return done.stdout


def has_module(name):
    return subprocess.run([sys.executable, '-c', f'import {name}'], capture_output=True).returncode == 0


def check_recipes(ledger, folder):
    with open(os.path.join(source, 'docs/recipes.md'), encoding='utf-8') as page:
        blocks = re.findall(r'^```(\w+)[ ]?(\w*)\n(.*?)^```', page.read(), re.M | re.S)
    ran, left = 0, set()
    for language, needs, text in blocks:
        if language == 'sql':
            if not ledger.execute(text.rstrip().rstrip(';')).fetchall():
                fail(f'a recipe finds nothing:\n{text}')
            if shutil.which('sqlite3') and not run(['sqlite3', '-readonly', 'case.db'], text, folder, 'sqlite3'):
                fail(f'a recipe prints nothing:\n{text}')
        elif language == 'python' and needs == 'pandas' and not has_module('pandas'):
            left.add('pandas')
            continue
        elif language == 'python':
            run([sys.executable, '-'], text, folder, 'python')
        elif language == 'r':
            if not shutil.which('Rscript') or subprocess.run(
                    ['Rscript', '-e', 'library(DBI); library(RSQLite)'], capture_output=True).returncode != 0:
                left.add('R')
                continue
            run(['Rscript', '-'], text, folder, 'R')
        else:
            fail(f'nobody runs a block of {language}')
        ran += 1
    print(f'{ran} recipes ran' + (f', those of {", ".join(sorted(left))} were left out: not installed' if left else ''))
    if ran < 9:
        fail('recipes are missing')


def main():
    if not os.access(program, os.X_OK):
        print(program, 'is not built')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        if os.environ.get('RASHOMON_WORLD'):
            os.environ['RASHOMON_MODEL'] = os.environ['RASHOMON_WORLD']
        quiet = os.path.join(folder, 'quiet.txt')
        with open(quiet, 'w', encoding='utf-8') as file:
            file.write('Title: Roads and schools\n\nThe town council met to talk about roads and schools.\n')
        paths = [quiet] + [os.path.join(source, 'examples', name) for name in ('bombing', 'ferry', 'fighting')]
        subprocess.run([program, 'build', '-q', '-o', os.path.join(folder, 'case.db'), *paths], check=True)
        ledger = sqlite3.connect(f'file:{folder}/case.db?mode=ro', uri=True)
        check_schema(ledger)
        check_values(ledger)
        check_recipes(ledger, folder)
        ledger.close()
    return 1 if failures else 0


sys.exit(main())
