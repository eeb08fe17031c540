#!/usr/bin/env python3
"""Makes borders.txt: the line between each two neighbouring countries of countries.tsv, its middle and reach from the towns of
places.tsv that lie nearest to the other country, under all the ways in which the press names a border. Where regions.txt has the
border by hand, its point and radius are taken. Not run at build; the same input gives the same bytes.

usage: borders.py            in the folder gazetteer/
"""
import math
import os

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = """# Borders between countries: made from countries.tsv, places.tsv and regions.txt by borders.py. Do not edit: write a border into
# regions.txt, whose point and radius go before what is derived here, and run borders.py again.
#
# The format is that of regions.txt:  name | border | lat | lon | radius_km | countries | other names
# The point is the middle of the border by the towns nearest to it, good to some tens of kilometres; the radius reaches its ends.
"""
# Names of countries that stand in such phrases beside the first of countries.tsv.
SHORT = {'US': ['US', 'U.S.', 'America'], 'GB': ['UK', 'Britain'], 'CD': ['Congo', 'DR Congo', 'DRC'], 'CG': ['Congo-Brazzaville'],
         'CF': ['CAR'], 'BF': ['Burkina'], 'AE': ['UAE', 'Emirates'], 'SA': ['Saudi'], 'CZ': ['Czech'], 'BA': ['Bosnia'], 'MM': ['Burma'],
         'PS': ['Gaza', 'West Bank'], 'CI': ['Cote d\'Ivoire'], 'MK': ['Macedonia'], 'TR': ['Turkiye'], 'SZ': ['Swaziland'],
         'TL': ['East Timor'], 'PK': ['Pak']}
# Forms that stand before the hyphen only.
BEFORE = {'CN': 'Sino', 'RU': 'Russo', 'IN': 'Indo', 'FR': 'Franco', 'GB': 'Anglo', 'ES': 'Spanish', 'IT': 'Italo', 'GR': 'Greco'}


def rows(name, separator):
    with open(os.path.join(HERE, name), encoding='utf-8') as file:
        for line in file:
            if line.strip() and not line.startswith('#'):
                yield [field.strip() for field in line.rstrip('\n').split(separator)]


def kilometres(a, b):
    north = (a[0] - b[0]) * 111.2
    east = (a[1] - b[1]) * 111.2 * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(north, east)


def towns_by_cell():
    cells, of_country = {}, {}
    for row in rows('places.tsv', '\t'):
        point, country = (float(row[3]), float(row[4])), row[5]
        cells.setdefault((country, math.floor(point[0]), math.floor(point[1])), []).append(point)
        of_country.setdefault(country, []).append(point)
    return cells, of_country


def middles(a, b, cells, of_country):
    """Points half way between towns of `a` and the nearest of `b`, one for each cell of half a degree, the nearest pairs only."""
    pairs = []
    for point in of_country.get(a, []):
        row, column = math.floor(point[0]), math.floor(point[1])
        near = [(kilometres(point, other), other) for x in range(row - 1, row + 2) for y in range(column - 1, column + 2)
                for other in cells.get((b, x, y), [])]
        if near:
            distance, other = min(near)
            pairs.append((distance, ((point[0] + other[0]) / 2, (point[1] + other[1]) / 2)))
    if not pairs:
        return []
    reach = max(80.0, 2 * min(pairs)[0])
    kept = {}
    for distance, point in sorted(pairs):
        if distance <= reach:
            kept.setdefault((math.floor(point[0] * 2), math.floor(point[1] * 2)), point)
    return list(kept.values())


def by_hand():
    known, names = {}, set()
    for row in rows('regions.txt', '|'):
        if row[1] == 'border' and len(row[5].split(';')) == 2:
            pair = frozenset(row[5].split(';'))
            if pair not in known or not known[pair][0].endswith('border'):
                known[pair] = (row[0], float(row[2]), float(row[3]), int(row[4]))
            names |= {x.strip().lower() for x in [row[0], *row[6].split(';')]}
    return known, names


def words_for(a, b, countries):
    def called(code):
        row = countries[code]
        names = [row[3], *SHORT.get(code, [])]
        return list(dict.fromkeys(names)), list(dict.fromkeys(row[12].split(';')[:2])) if row[12] else []

    (a_names, a_adjectives), (b_names, b_adjectives) = called(a), called(b)
    out = []
    for x in a_names + a_adjectives:
        for y in b_names + b_adjectives:
            out += [f'{x}-{y} border', f'{y}-{x} border']
    out += [f'{BEFORE[x]}-{z} border' for x, y in ((a, b), (b, a)) if x in BEFORE for z in called(y)[1] + called(y)[0][:1]]
    out += [f'{x}-{y} frontier' for x, y in ((a_names[0], b_names[0]), (b_names[0], a_names[0]))]
    for x in a_names:
        for y in b_names:
            for one, other in ((x, y), (y, x)):
                out += [f'border between {one} and {other}', f"{one}'s border with {other}", f'border of {one} and {other}',
                        f'{one} border with {other}', f'{one} and {other} border']
    for adjectives, names in ((a_adjectives, b_names), (b_adjectives, a_names)):
        out += [f'{x} border with {y}' for x in adjectives for y in names]
    return list(dict.fromkeys(out))


def main():
    countries = {row[0]: row + [''] * 15 for row in rows('countries.tsv', '\t')}
    cells, of_country = towns_by_cell()
    known, taken = by_hand()
    lines = []
    pairs = {tuple(sorted((code, other))) for code, row in countries.items() for other in row[10].split(';') if other in countries}
    for a, b in sorted(pairs | {tuple(sorted(pair)) for pair in known}):
        points = middles(a, b, cells, of_country) or middles(b, a, cells, of_country)
        if frozenset((a, b)) in known:
            name, lat, lon, radius = known[frozenset((a, b))]
        elif points:
            name = f'{countries[a][3]}-{countries[b][3]} border'
            lat = sum(p[0] for p in points) / len(points)
            lon = sum(p[1] for p in points) / len(points)
            radius = max(50, int(max(kilometres((lat, lon), p) for p in points)) + 20)
        else:
            continue
        names = [x for x in words_for(a, b, countries) if x.lower() not in taken and x != name]
        lines.append(f'{name} | border | {lat:.2f} | {lon:.2f} | {radius} | {a};{b} | {"; ".join(names)}')
    with open(os.path.join(HERE, 'borders.txt'), 'w', encoding='utf-8') as file:
        file.write(HEAD + '\n' + '\n'.join(lines) + '\n')


if __name__ == '__main__':
    main()
