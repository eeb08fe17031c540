#!/usr/bin/env python3
"""Checks the files of the gazetteer: shape, references, coordinates, size, and that well-known places are found.

    python3 check.py

Prints what is wrong and ends with status 1, or one line of counts and status 0. Reads nothing outside its folder.
"""
import collections
import os
import sys

from derive import BY_HAND, HERE, by_hand, fold, kilometres, listed

LIMIT = 16_000_000
KINDS = {'continent', 'sea', 'border', 'feature'}
# name, country, first-level code, and a latitude and longitude that it must be within 20 km of
KNOWN = (
    ('Paris', 'FR', '11', 48.86, 2.35), ('London', 'GB', 'ENG', 51.51, -0.13), ('Mosul', 'IQ', '15', 36.34, 43.13),
    ('Tikrit', 'IQ', '18', 34.61, 43.68), ('Fallujah', 'IQ', '01', 33.35, 43.78), ('Baqubah', 'IQ', '10', 33.75, 44.64),
    ('Tal Afar', 'IQ', '15', 36.38, 42.45), ('Maiduguri', 'NG', '27', 11.85, 13.16), ('Baidoa', 'SO', '04', 3.11, 43.65),
    ('Jolo', 'PH', '14', 6.05, 121.0), ('Marawi', 'PH', '14', 8.0, 124.29), ('Bamako', 'ML', '01', 12.65, -8.0),
    ('Las Vegas', 'US', 'NV', 36.17, -115.14), ('Sutherland Springs', 'US', 'TX', 29.27, -98.06),
    ('San Salvador', 'SV', '10', 13.69, -89.19), ('San Miguel', 'SV', '09', 13.48, -88.18), ('Kyiv', 'UA', '12', 50.45, 30.52),
    ('Kiev', 'UA', '12', 50.45, 30.52), ('Raqqa', 'SY', '04', 35.95, 39.01), ('Deir al-Zor', 'SY', '07', 35.34, 40.14),
    ('Palmyra', 'SY', '11', 34.56, 38.28), ('Bombay', 'IN', '16', 19.07, 72.88), ('Saigon', 'VN', '79', 10.82, 106.63),
    ('Rangoon', 'MM', '17', 16.8, 96.16), ('Peshawar', 'PK', '03', 34.01, 71.58), ('Quetta', 'PK', '02', 30.18, 67.0),
    ('Kunduz', 'AF', '24', 36.73, 68.86), ('Lashkar Gah', 'AF', '10', 31.59, 64.37), ('Bogota', 'CO', '34', 4.61, -74.08),
    ('Tingo Maria', 'PE', '10', -9.3, -76.0), ('Esteli', 'NI', '05', 13.09, -86.35), ('Puerto Cabezas', 'NI', '17', 14.03, -83.39),
    ('Mogadishu', 'SO', '02', 2.04, 45.34), ('Goma', 'CD', '11', -1.68, 29.23), ('Bunia', 'CD', '17', 1.56, 30.25),
    ('Grozny', 'RU', '12', 43.31, 45.69), ('Benghazi', 'LY', '69', 32.11, 20.07), ('Taiz', 'YE', '25', 13.58, 44.02),
    ('El-Arish', 'EG', '27', 31.13, 33.8), ('Christchurch', 'NZ', 'E9', -43.53, 172.63), ('Derry', 'GB', 'NIR', 55.0, -7.31))


class Gazetteer:
    """All files in memory, names folded; `wrong` gathers what does not hold."""

    def __init__(self):
        self.wrong = []
        self.places = self.table('places.tsv', 10)
        self.divisions = self.table('divisions.tsv', 10)
        self.countries = {row[0]: row for row in self.table('countries.tsv', 15)}
        self.first = {(row[1], row[2]): row for row in self.divisions if row[0] == '1'}
        self.second = {(row[1], row[3], row[2]) for row in self.divisions if row[0] == '2'}
        self.by_id = {row[0]: row for row in self.places}
        self.names = collections.defaultdict(set)
        for row in self.places:
            for name in [row[1], row[2]] + listed(row[9]):
                if name:
                    self.names[row[5], fold(name)].add(row[0])

    def table(self, name, columns):
        """The rows of a derived file."""
        rows = []
        with open(os.path.join(HERE, name), encoding='utf-8', newline='\n') as lines:
            for number, line in enumerate(lines, 1):
                if line.startswith('#'):
                    continue
                row = line.rstrip('\n').split('\t')
                if len(row) != columns:
                    self.wrong.append(f'{name}:{number}: {len(row)} columns')
                else:
                    rows.append(row)
        return rows

    def located(self, where, lat, lon):
        """Whether two fields are a latitude and a longitude."""
        if not (-90 <= float(lat) <= 90 and -180 <= float(lon) <= 180):
            self.wrong.append(f'{where}: no such point {lat} {lon}')

    def check_places(self):
        """Order, references to divisions and countries, points."""
        last = 0
        for row in self.places:
            if int(row[0]) <= last:
                self.wrong.append(f'places.tsv: {row[0]} out of order')
            last = int(row[0])
            if row[5] not in self.countries:
                self.wrong.append(f'places.tsv: {row[0]}: no country {row[5]}')
            if row[6] not in ('', '00') and (row[5], row[6]) not in self.first:
                self.wrong.append(f'places.tsv: {row[0]}: no division {row[5]} {row[6]}')
            if row[7] and (row[5], row[6], row[7]) not in self.second:
                self.wrong.append(f'places.tsv: {row[0]}: no second-level division {row[7]}')
            self.located(f'places.tsv: {row[0]}', row[3], row[4])

    def check_countries(self):
        """Capitals are places, neighbours are countries, demonyms come in pairs."""
        for row in self.countries.values():
            if row[4] and not self.names.get((row[0], fold(row[4]))) and row[0] not in ('NR', 'KI', 'PW', 'BV'):
                self.wrong.append(f'countries.tsv: {row[0]}: capital {row[4]} is not in places.tsv')
            for other in listed(row[10]):
                if other not in self.countries:
                    self.wrong.append(f'countries.tsv: {row[0]}: no neighbour {other}')
            if len(listed(row[13])) % 2:
                self.wrong.append(f'countries.tsv: {row[0]}: demonyms not in pairs')

    def check_by_hand(self):
        """The hand-written files."""
        for name, kind, lat, lon, radius, countries, _, _ in by_hand('regions.txt', 8):
            self.located(f'regions.txt: {name}', lat, lon)
            if kind not in KINDS or int(radius) < 1 or any(c not in self.countries for c in listed(countries)):
                self.wrong.append(f'regions.txt: {name}: kind, radius or country')
        for number, country, name, others in by_hand('aliases.txt', 4):
            row = self.by_id.get(number)
            if row is None or row[5] != country:
                self.wrong.append(f'aliases.txt: {number} {name}: no such place')
                continue
            for alias in [name] + listed(others):
                self.names[country, fold(alias)].add(number)
        for name, kind, city, country, first, lat, lon, _ in by_hand('sites.txt', 8):
            self.located(f'sites.txt: {name}', lat, lon)
            near = [self.by_id[n] for n in self.names.get((country, fold(city)), ())] if city else []
            if kind != 'site' or country not in self.countries or (first and (country, first) not in self.first):
                self.wrong.append(f'sites.txt: {name}: kind, country or division')
            elif city and not any(kilometres(float(lat), float(lon), float(r[3]), float(r[4])) < 80 for r in near):
                self.wrong.append(f'sites.txt: {name}: no {city} near')
        for name, kind, country, first, _, demonyms in by_hand('demonyms.txt', 6):
            found = (country, first) in self.first if kind == 'admin1' else any(
                self.by_id[n][6] == first for n in self.names.get((country, fold(name)), ()))
            if not found or len(listed(demonyms)) % 2:
                self.wrong.append(f'demonyms.txt: {name}: not found or not in pairs')

    def check_towns(self):
        """Towns of the lists of districts and of outlets' homes are places of the division named."""
        for file in ('districts.txt', 'outlet-homes.txt'):
            for town, country, division, items in by_hand(file, 4):
                codes = {row[2] for (cc, _), row in self.first.items() if cc == country and division in (row[4], *listed(row[5]))}
                rows = [self.by_id[number] for number in self.names.get((country, fold(town)), ())]
                if not any(not division or row[6] in codes for row in rows) or not listed(items):
                    self.wrong.append(f'{file}: {town}, {country}: no such town, or nothing of it')

    def check_known(self):
        """Well-known places lie where they do."""
        for name, country, first, lat, lon in KNOWN:
            rows = [self.by_id[n] for n in self.names.get((country, fold(name)), ())]
            rows.sort(key=lambda row: -int(row[8]))
            near = [r for r in rows if kilometres(lat, lon, float(r[3]), float(r[4])) < 20 and r[6] == first]
            if not near or near[0] != rows[0]:
                self.wrong.append(f'{name}, {country}: not found where it is')

    def check_size(self):
        """All files but scripts and words about them together."""
        size = sum(os.path.getsize(os.path.join(HERE, name)) for name in os.listdir(HERE)
                   if name.endswith(('.tsv', '.txt')))
        if size > LIMIT:
            self.wrong.append(f'{size} bytes, at most {LIMIT} allowed')
        return size


def main():
    """Every check, then the verdict."""
    gazetteer = Gazetteer()
    gazetteer.check_places()
    gazetteer.check_countries()
    gazetteer.check_by_hand()
    gazetteer.check_towns()
    gazetteer.check_known()
    size = gazetteer.check_size()
    for line in gazetteer.wrong:
        print(line)
    own = sum(int(row[0]) > BY_HAND for row in gazetteer.places)
    print(f'{len(gazetteer.places)} places ({own} by hand), {len(gazetteer.divisions)} divisions, '
          f'{len(gazetteer.countries)} countries, {size} bytes, {len(gazetteer.wrong)} faults')
    return 1 if gazetteer.wrong else 0


if __name__ == '__main__':
    sys.exit(main())
