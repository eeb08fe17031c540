"""Makes any number of reports from the plain-text ones of examples/, by other towns, days and figures.

Each story of the examples is told anew for a town of the same country and a day that is whole weeks away, so that days of the week stay
right; all reports of one telling share them, but figures may differ by report as the press's do. Depends on the seed alone."""
import datetime
import glob
import os
import random
import re

STORIES = {'bombing': ('Kokshetau', 'KZ'), 'ferry': ('Dumaguete', 'PH'), 'fighting': ('Am Timan', 'TD')}
HEAD = ('Title', 'Outlet', 'Published', 'URL', 'Author')
MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December')
MONTH = '|'.join(f'{m[:3]}(?:{m[3:]}|t)?' if m == 'September' else f'{m[:3]}(?:{m[3:]})?' for m in MONTHS)
DAY_MONTH = re.compile(rf'\b(?:(\d{{1,2}}) ({MONTH})|({MONTH})(\.?) (\d{{1,2}}))\b(?!,\d)')
FIGURE = re.compile(r'(?<![\d.:,-])([1-9]\d{1,2})(?![\d:]|[.,]\d|%|-year|(?: |\u00a0)(?:a\.m|p\.m|' + MONTH + '))')


def read_plain(path):
    """A report of the examples: head and body."""
    with open(path, encoding='utf-8') as file:
        head, _, body = file.read().partition('\n\n')
    fields = dict(line.split(': ', 1) for line in head.split('\n') if ': ' in line)
    if not set(fields) <= set(HEAD):
        return None
    return {**fields, 'body': body}


def stories(root):
    found = {}
    for name in sorted(STORIES):
        reports = [read_plain(path) for path in sorted(glob.glob(os.path.join(root, 'examples', name, '*.txt')))]
        found[name] = [report for report in reports if report]
    return found


def towns(root, countries=None):
    """{country: names of its towns}, the ASCII names of the gazetteer; of the countries of the stories, or of those given."""
    found = {country: [] for country in countries or [country for _, country in STORIES.values()]}
    with open(os.path.join(root, 'gazetteer', 'places.tsv'), encoding='utf-8') as file:
        for line in file:
            columns = line.rstrip('\n').split('\t')
            if len(columns) > 5 and columns[5] in found and columns[1].isascii() and columns[1].isalpha():
                found[columns[5]].append(columns[1])
    return found


def month_number(word):
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(word[:3]))


def move_days(text, year, weeks):
    """Days of the month moved by whole weeks."""
    def moved(match):
        number, month = (match[1], match[2]) if match[1] else (match[5], match[3])
        try:
            day = datetime.date(year, month_number(month), int(number)) + datetime.timedelta(weeks=weeks)
        except ValueError:
            return match[0]
        name = MONTHS[day.month - 1]
        return f'{day.day} {name}' if match[1] else f'{name} {day.day}'
    return DAY_MONTH.sub(moved, text)


def tell(report, story, town, weeks, figures, number):
    """One report of a telling as an object of JSON Lines."""
    old = STORIES[story][0]
    published = datetime.date.fromisoformat(report['Published'][:10]) if 'Published' in report else None
    year = published.year if published else {'bombing': 2023, 'ferry': 2021, 'fighting': 2019}[story]

    def change(text):
        text = text.replace(old.upper(), town.upper()).replace(old, town)
        return FIGURE.sub(lambda m: str(int(m[1]) + figures), move_days(text, year, weeks))
    made = {'id': f'made-{number:06}', 'text': change(report['body'])}
    if 'Title' in report:
        made['title'] = change(report['Title'])
    if 'Outlet' in report:
        made['outlet'] = report['Outlet']
    if published:
        made['published'] = (published + datetime.timedelta(weeks=weeks)).isoformat()
    return made


def make(root, count, seed=1):
    """`count` reports."""
    generator, told, places, made = random.Random(seed), stories(root), towns(root), []
    names = sorted(name for name in told if told[name])
    while len(made) < count:
        story = generator.choice(names)
        town, weeks = generator.choice(places[STORIES[story][1]]), generator.randrange(-400, 100)
        base = generator.randrange(0, 60)
        for report in told[story]:
            made.append(tell(report, story, town, weeks, base + generator.choice((0, 0, 0, 1, 3)), len(made)))
    return made[:count]


WIDE = 'AF BD BF BR CD CF CM CO DE DZ EG ES ET FR GB GH GT HN ID IN IQ IR IT KE KZ LK LY MA ML MM MX MZ NE NG NP PE PH PK PL RO RU SD SN SY TD TR TZ UA UG US VE YE ZA'.split()
ACTS = (('A car bomb', 'exploded', 'bombing'), ('Gunmen', 'opened fire', 'shooting'), ('A passenger bus', 'crashed', 'crash'))
PLACES = ('market', 'police station', 'school', 'bus station', 'mosque', 'hotel')
PERSONS = ('Karim Oszal', 'Daniel Reyvo', 'Peter Amadzi', 'Lena Torvik', 'Omar Beltazar', 'Ines Koravel', 'Victor Alumba', 'Sadia Rehmat')


def short(root, count, seed=1):
    """`count` reports of two to four sentences, one to eight to an incident, for measures that need many."""
    generator, made = random.Random(seed), []
    names = sorted({name for found in towns(root).values() for name in found})
    while len(made) < count:
        town, act, place = generator.choice(names), generator.choice(ACTS), generator.choice(PLACES)
        day = datetime.date(2010, 1, 1) + datetime.timedelta(days=generator.randrange(3650))
        killed, injured, person = generator.randrange(1, 60), generator.randrange(1, 90), generator.choice(PERSONS)
        for _ in range(generator.choice((1, 1, 2, 3, 5, 8))):
            toll = killed + generator.choice((0, 0, 1, 3))
            more = [f'{person}, a police spokesman, said at least {toll} people died in the {town} {act[2]}.',
                    f'A hospital official said {injured} people were hurt.',
                    f'Residents told reporter {generator.choice(PERSONS)} number {generator.randrange(10**6)} that the {place} was crowded.']
            text = [f'{act[0]} {act[1]} near a {place} in {town} on {day:%A}, killing {toll} people and injuring {injured}, police said.']
            made.append({'id': f'short-{len(made):06}', 'title': f'{toll} dead in {town} {act[2]}',
                         'text': ' '.join(text + generator.sample(more, generator.choice((1, 2, 3)))),
                         'outlet': generator.choice(('Daily Post', 'Herald', 'News Agency', 'Courier')),
                         'published': (day + datetime.timedelta(days=generator.choice((0, 1, 1, 2)))).isoformat()})
    return made[:count]


def apart(root, count, seed=1):
    """`count` reports like those of `short`, of many countries and nearly every one of an incident of its own, for ledgers of many incidents; one
    incident in two hundred has thirty reports. Few towns have most of the incidents, as it is in the world."""
    generator, made = random.Random(seed), []
    places = {country: names for country, names in towns(root, WIDE).items() if names}
    countries = sorted(places)
    while len(made) < count:
        names = places[countries[int(len(countries) * generator.random() ** 2)]]
        town, act, place = names[int(len(names) * generator.random() ** 3)], generator.choice(ACTS), generator.choice(PLACES)
        day = datetime.date(2008, 1, 1) + datetime.timedelta(days=generator.randrange(1461))
        killed, injured = int(2 ** (generator.random() * 7)), generator.randrange(1, 90)
        for _ in range(30 if generator.random() < 0.005 else generator.choice((1, 1, 1, 1, 1, 1, 1, 1, 1, 2))):
            toll, person = killed + generator.choice((0, 0, 0, 3)), generator.choice(PERSONS)
            text = [f'{act[0]} {act[1]} near a {place} in {town} on {day:%A}, killing {toll} people and injuring {injured}, police said.',
                    f'{person}, a police spokesman, said at least {toll} people died.',
                    f'Residents told reporter {generator.choice(PERSONS)} number {generator.randrange(10**6)} that the {place} was crowded.']
            made.append({'id': f'apart-{len(made):06}', 'title': f'{toll} dead in {town} {act[2]}', 'text': ' '.join(text[:generator.choice((1, 2, 3))]),
                         'outlet': generator.choice(('Daily Post', 'Herald', 'News Agency', 'Courier')),
                         'published': (day + datetime.timedelta(days=generator.choice((0, 1, 1, 2)))).isoformat()})
    return made[:count]
