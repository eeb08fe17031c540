#!/usr/bin/env python3
"""The record formats of the field, each loaded with a reader that is not ours.

The ledger of examples/ and one of hostile reports are exported in every format; Python's csv and json and SQLite read them back, and columns, types
and codes are checked column by column against the lists of ontology/ and against what `export --as json` says of the same incidents.
"""
import csv
import datetime
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = os.environ.get("RASHOMON_SOURCE") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("RASHOMON_PROGRAM") or os.path.join(ROOT, "build", "rashomon")
ENVIRONMENT = dict(os.environ)
if os.environ.get("RASHOMON_WORLD"):
    ENVIRONMENT["RASHOMON_MODEL"] = os.environ["RASHOMON_WORLD"]
problems = []


def check(holds, *words):
    if not holds:
        problems.append(" ".join(str(word) for word in words)[:600])


def run(*arguments, status=0):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, env=ENVIRONMENT, timeout=120)
    check(done.returncode == status, "exit status", done.returncode, "of", arguments, done.stderr.decode()[:300])
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def codes(path):
    """The lines of a file of ontology/, cut into fields; "-" is nothing."""
    with open(os.path.join(ROOT, "ontology", path), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield [("" if field.strip() == "-" else field.strip()) for field in line.rstrip("\n").split("|")]


COUNTRIES = {row[0]: row for row in codes("country-codes.txt")}
ISO3 = {}
with open(os.path.join(ROOT, "gazetteer", "countries.tsv"), encoding="utf-8") as countries:
    for line in countries:
        if not line.startswith("#"):
            ISO3[line.split("\t")[0]] = line.split("\t")[1]


def names(path):
    return {row[0]: row[1] for row in codes("codes/" + path)}


def table(text, columns, separator=","):
    """The rows of a table, which must have exactly these columns; SQLite must take it too."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    check(rows and rows[0] == columns, "the columns are", rows[:1])
    for row in rows[1:]:
        check(len(row) == len(columns), "a row of", len(row), "cells:", row)
    memory = sqlite3.connect(":memory:")
    memory.execute("CREATE TABLE t(%s)" % ",".join('"%s"' % column for column in columns))
    memory.executemany("INSERT INTO t VALUES(%s)" % ",".join("?" * len(columns)), [r for r in rows[1:] if len(r) == len(columns)])
    check(memory.execute("SELECT count(*) FROM t").fetchone()[0] == len(rows) - 1, "SQLite holds another number of rows")
    return [dict(zip(columns, row)) for row in rows[1:]]


def whole(value, least=0, most=10 ** 12, empty=True):
    return (value == "" and empty) or (re.fullmatch(r"-?\d+", value) is not None and least <= int(value) <= most)


def degrees(value, most):
    return value == "" or (re.fullmatch(r"-?\d+\.\d{5}", value) is not None and abs(float(value)) <= most)


def incidents_of(ledger):
    return json.loads(run("export", ledger)[0])["incidents"]


# ---- ACLED ----

ACLED = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2
interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities
tags timestamp""".split()


def check_acled(ledger):
    rows = table(run("export", "--all", ledger, "--as", "acled")[0], ACLED)
    events = {row[0]: row for row in codes("codes/acled-events.txt")}
    actors = set(names("acled-actors.txt").values())
    countries = {row[9]: row for row in COUNTRIES.values()}
    check(len({row["event_id_cnty"] for row in rows}) == len(rows), "ACLED: ids stand twice")
    for row in rows:
        check(re.fullmatch(r"[A-Z]{3}\d+", row["event_id_cnty"]), "ACLED id", row["event_id_cnty"])
        if row["event_date"]:
            day = datetime.date.fromisoformat(row["event_date"])
            check(row["year"] == str(day.year), "ACLED year", row["year"])
        check(row["time_precision"] in ("1", "2", "3") or not row["event_date"], "ACLED time_precision", row["time_precision"])
        event = events.get(row["sub_event_type"])
        check(event and event[1] == row["event_type"] and event[2] == row["disorder_type"], "ACLED types", row["event_type"], row["sub_event_type"])
        check(row["actor1"] and row["inter1"] != "Civilians" and not row["actor1"].endswith(" of"), "ACLED actor1", row["actor1"])
        for n in "12":
            check(row["inter" + n] in actors or (n == "2" and row["inter2"] == ""), "ACLED inter", row["inter" + n])
            check((row["actor" + n] == "") == (row["inter" + n] == ""), "ACLED: an actor without its kind", row)
        sides = row["interaction"].replace(" only", "").split("-")
        check(sorted(sides) == sorted(s for s in (row["inter1"], row["inter2"]) if s), "ACLED interaction", row["interaction"])
        check(row["civilian_targeting"] in ("", "Civilian targeting"), "ACLED civilian_targeting", row["civilian_targeting"])
        check((row["civilian_targeting"] != "") == (row["inter2"] == "Civilians"), "ACLED civilian_targeting", row)
        country = countries.get(row["country"])
        nowhere = not (row["country"] or row["location"] or row["latitude"])  # its place is not known
        check(nowhere or country is not None, "ACLED country", row["country"])
        if country:
            check(row["iso"] == country[1] and row["region"] == country[10], "ACLED iso and region", row["iso"], row["region"])
            check(row["event_id_cnty"].startswith(ISO3[country[0]]), "ACLED id of another country", row["event_id_cnty"])
        check(degrees(row["latitude"], 90) and degrees(row["longitude"], 180), "ACLED place", row["latitude"], row["longitude"])
        check(row["geo_precision"] in ("1", "2", "3") or (nowhere and row["geo_precision"] == ""), "ACLED geo_precision", row["geo_precision"])
        check(whole(row["fatalities"], empty=False), "ACLED fatalities", row["fatalities"])
        check(whole(row["timestamp"]), "ACLED timestamp", row["timestamp"])
        check(row["notes"] and "\n" not in row["notes"], "ACLED notes", row["notes"])
        check(row["source"], "ACLED source")
        for column in ("admin3", "tags"):
            check(row[column] == "", "ACLED", column, "is filled")
    return rows


# ---- GTD ----

def gtd_columns():
    columns = """eventid iyear imonth iday approxdate extended resolution country country_txt region region_txt provstate city latitude longitude
    specificity vicinity location summary crit1 crit2 crit3 doubtterr alternative alternative_txt multiple success suicide attacktype1
    attacktype1_txt attacktype2 attacktype2_txt attacktype3 attacktype3_txt""".split()
    for n in "123":
        columns += [c.replace("N", n) for c in "targtypeN targtypeN_txt targsubtypeN targsubtypeN_txt corpN targetN natltyN natltyN_txt".split()]
    columns += """gname gsubname gname2 gsubname2 gname3 gsubname3 motive guncertain1 guncertain2 guncertain3 individual nperps nperpcap claimed
    claimmode claimmode_txt claim2 claimmode2 claimmode2_txt claim3 claimmode3 claimmode3_txt compclaim""".split()
    for n in "1234":
        columns += [c.replace("N", n) for c in "weaptypeN weaptypeN_txt weapsubtypeN weapsubtypeN_txt".split()]
    return columns + """weapdetail nkill nkillus nkillter nwound nwoundus nwoundte property propextent propextent_txt propvalue propcomment ishostkid
    nhostkid nhostkidus nhours ndays divert kidhijcountry ransom ransomamt ransomamtus ransompaid ransompaidus ransomnote hostkidoutcome
    hostkidoutcome_txt nreleased addnotes scite1 scite2 scite3 dbsource INT_LOG INT_IDEO INT_MISC INT_ANY related""".split()


def pair(row, number, text, known):
    check(known.get(row[number], "") == row[text], "GTD", number, row[number], row[text])


def check_gtd(ledger):
    rows = table(run("export", "--all", ledger, "--as", "gtd")[0], gtd_columns())
    attacks, regions = names("gtd-attack-types.txt"), names("gtd-regions.txt")
    targets, weapons = names("gtd-target-types.txt"), names("gtd-weapon-types.txt")
    subtargets = {row[0]: row for row in codes("codes/gtd-target-subtypes.txt")}
    subweapons = {row[0]: row for row in codes("codes/gtd-weapon-subtypes.txt")}
    countries = {row[6]: row for row in COUNTRIES.values() if row[6]}
    modes = {row[0].split()[1]: row[1] for row in codes("codes/gtd-other.txt") if row[0].startswith("claimmode")}
    check(len({row["eventid"] for row in rows}) == len(rows), "GTD: ids stand twice")
    for row in rows:
        check(re.fullmatch(r"\d{12}", row["eventid"]), "GTD eventid", row["eventid"])
        if row["iyear"]:
            check(row["eventid"].startswith("%04d%02d%02d" % tuple(int(row[c]) for c in ("iyear", "imonth", "iday"))), "GTD eventid", row["eventid"])
            check((row["approxdate"] != "") == (row["iday"] == "0"), "GTD approxdate", row["approxdate"])
        country = countries.get(row["country"], [""] * 9)
        nowhere = not (row["country"] or row["city"] or row["latitude"])  # its place is not known
        check((nowhere or row["country"] in countries) and country[7] == row["country_txt"], "GTD country", row["country"])
        check(country[8] == row["region"], "GTD region", row["region"])
        pair(row, "region", "region_txt", regions)
        for n in "123":
            pair(row, "attacktype" + n, "attacktype" + n + "_txt", attacks)
            pair(row, "targtype" + n, "targtype" + n + "_txt", targets)
            pair(row, "targsubtype" + n, "targsubtype" + n + "_txt", {k: v[1] for k, v in subtargets.items()})
            if row["targsubtype" + n]:
                check(subtargets[row["targsubtype" + n]][2] == row["targtype" + n], "GTD: a subtype of another target type", row["targsubtype" + n])
            check(row["natlty" + n] == "" or row["natlty" + n] in countries, "GTD natlty", row["natlty" + n])
        for n in "1234":
            pair(row, "weaptype" + n, "weaptype" + n + "_txt", weapons)
            if row["weapsubtype" + n]:
                check(subweapons[row["weapsubtype" + n]][2] == row["weaptype" + n], "GTD: a subtype of another weapon", row["weapsubtype" + n])
        check(row["attacktype1"] and row["targtype1"] and row["weaptype1"] and row["gname"], "GTD: a first value is missing", row)
        for column, allowed in (("specificity", "12345"), ("multiple", "01"), ("success", "01"), ("suicide", "01"), ("claimed", "01"),
                                ("ishostkid", "01")):
            check(row[column] in tuple(allowed), "GTD", column, row[column])
        check(row["property"] in ("1", "-9"), "GTD property", row["property"])
        check((row["latitude"] == "") == (row["specificity"] == "5"), "GTD specificity", row["specificity"], row["latitude"])
        check(degrees(row["latitude"], 90) and degrees(row["longitude"], 180), "GTD place", row["latitude"])
        pair(row, "claimmode", "claimmode_txt", modes)
        check((row["claimed"] == "1") == (row["claimmode"] != ""), "GTD claimmode", row["claimmode"])
        for column in ("nkill", "nkillus", "nkillter", "nwound", "nwoundus", "nwoundte"):
            check(whole(row[column]), "GTD", column, row[column])
        for column in ("nperps", "nperpcap"):
            check(whole(row[column], -99, empty=False), "GTD", column, row[column])
        check(row["scite1"] and row["dbsource"] == "Rashomon", "GTD sources", row["scite1"])
        for column in "extended resolution vicinity crit1 crit2 crit3 doubtterr alternative individual nhours ndays ransom INT_LOG INT_ANY".split():
            check(row[column] == "", "GTD", column, "is filled")
    return rows


# ---- GeoJSON ----

def check_geojson(ledger):
    """RFC 7946 by hand: what a feature collection of points must be."""
    record = {incident["id"]: incident for incident in incidents_of(ledger)}
    collection = json.loads(run("export", "--all", ledger, "--as", "geojson")[0])
    check(set(collection) == {"type", "features"} and collection["type"] == "FeatureCollection", "GeoJSON head", list(collection))
    check({f["id"] for f in collection["features"]} == set(record), "GeoJSON: other incidents than the record's")
    for feature in collection["features"]:
        check(set(feature) == {"type", "id", "geometry", "properties"} and feature["type"] == "Feature", "GeoJSON feature", list(feature))
        incident, properties, geometry = record[feature["id"]], feature["properties"], feature["geometry"]
        where = incident["where"]
        if geometry is None:
            check(where is None or where["lat"] is None, "GeoJSON: a place without a point", feature["id"])
        else:
            check(set(geometry) == {"type", "coordinates"} and geometry["type"] == "Point", "GeoJSON geometry", geometry)
            check(len(geometry["coordinates"]) == 2, "GeoJSON coordinates", geometry)
            longitude, latitude = geometry["coordinates"]
            check(-180 <= longitude <= 180 and -90 <= latitude <= 90, "GeoJSON coordinates", geometry)
            check(abs(longitude - where["lon"]) < 1e-9 and abs(latitude - where["lat"]) < 1e-9, "GeoJSON: another place", geometry, where)
            check(properties["precision"] == where["kind"], "GeoJSON precision", properties["precision"])
            check(properties["middle_point"] == (where["kind"] not in ("site", "city")), "GeoJSON middle_point", properties)
        check(properties["status"] == incident["status"] and properties["type"] == incident["type"], "GeoJSON properties", properties)
        killed = incident["cells"].get("killed")
        check(("killed_best" in properties) == (killed is not None), "GeoJSON killed", properties)
        if killed:
            check([properties["killed_" + k] for k in ("low", "best", "high")] == [killed[k] for k in ("low", "best", "high")], "GeoJSON killed")
    return collection["features"]


# ---- UCDP ----

UCDP = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name
side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline
source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region
event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob""".split()


def check_ucdp(ledger):
    rows = table(run("export", "--all", ledger, "--as", "ucdp")[0], UCDP)
    countries = {row[11]: row for row in COUNTRIES.values()}
    states = {row[3] for row in COUNTRIES.values() if row[3]}
    for row in rows:
        check(whole(row["id"], empty=False), "UCDP id", row["id"])
        check(row["type_of_violence"] in ("1", "2", "3"), "UCDP type_of_violence", row["type_of_violence"])
        check((row["type_of_violence"] == "1") == (row["gwnoa"] in states), "UCDP gwnoa", row["gwnoa"], row["side_a"])
        check((row["type_of_violence"] == "3") == (row["side_b"] == "Civilians"), "UCDP side_b", row["side_b"])
        numbers = {c: int(row[c]) for c in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low")}
        check(sum(numbers[c] for c in numbers if c.startswith("deaths")) == numbers["best"], "UCDP: deaths do not add up", numbers)
        check(0 <= numbers["low"] <= numbers["best"] <= numbers["high"] and numbers["best"] > 0, "UCDP bounds", numbers)
        if row["date_start"]:
            first, last = (datetime.datetime.strptime(row[c], "%Y-%m-%d %H:%M:%S.%f") for c in ("date_start", "date_end"))
            check(first <= last and row["year"] == str(first.year) and row["date_prec"] in "12345", "UCDP dates", row["date_start"])
            check((first == last) == (row["date_prec"] == "1"), "UCDP date_prec", row["date_prec"])
        check(row["where_prec"] in "1234567", "UCDP where_prec", row["where_prec"])
        if row["latitude"]:
            check(row["geom_wkt"] == "POINT (%s %s)" % (row["longitude"], row["latitude"]), "UCDP geom_wkt", row["geom_wkt"])
            cell = int((float(row["latitude"]) + 90) * 2) * 720 + int((float(row["longitude"]) + 180) * 2) + 1
            check(row["priogrid_gid"] == str(cell), "UCDP priogrid_gid", row["priogrid_gid"], cell)
        country = countries.get(row["country"])
        check(country and country[3] == row["country_id"] and country[12] == row["region"], "UCDP country", row["country"])
        parts = [row[c].count(";") + 1 for c in ("source_office", "source_date")]
        check(parts == [int(row["number_of_sources"])] * 2, "UCDP sources", parts, row["number_of_sources"])
        for column in "active_year code_status conflict_dset_id conflict_new_id conflict_name dyad_new_id side_a_new_id side_b_new_id".split():
            check(row[column] == "", "UCDP", column, "is filled")
    return rows


# ---- PLOVER, POLECAT, GDELT ----

PLOVER_TYPES = {row[0]: row for row in codes("codes/plover-types.txt")}
SECTORS = set("GOV MIL COP REB UAF CVL OPP PTY CRM NGO IGO BUS EDU JRN REL".split())
POLECAT = """Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors
|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title
|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source
|Publication Date|Story People|Story Organizations|Story Locations|Language|Version""".replace("\n", "").split("|")


def check_plover(ledger):
    record = {incident["id"]: incident for incident in incidents_of(ledger)}
    events = [json.loads(line) for line in run("export", "--all", ledger, "--as", "plover")[0].splitlines()]
    for event in events:
        check(event["id"] in record, "PLOVER id", event["id"])
        datetime.date.fromisoformat(event["date"])
        check(len(event["actor"]) >= 1, "PLOVER: no actor", event)
        for actor in event["actor"] + event.get("recipient", []):
            check(set(actor) <= {"code", "sector", "entity_text"} and actor.get("sector") in SECTORS, "PLOVER actor", actor)
            check(actor.get("code") in ISO3.values(), "PLOVER code", actor)
        check(len(event["event"]) == 1 and event["event"][0] in PLOVER_TYPES, "PLOVER event", event["event"])
        check(str(event["quad_code"]) == PLOVER_TYPES[event["event"][0]][2], "PLOVER quad_code", event["quad_code"])
        killed = record[event["id"]]["cells"].get("killed", {}).get("best")
        check(event["size"].get("dead") == killed, "PLOVER size", event["size"], killed)
        check(event["cite_info"] and event["coder"] == "rashomon", "PLOVER citations")
        check(set(event) <= set("id date enddate actor recipient event mode quad_code event_loc event_text size cite_info coder comment".split()),
              "PLOVER fields", list(event))
    return events


def check_polecat(ledger):
    rows = table(run("export", "--all", ledger, "--as", "polecat")[0], POLECAT, "\t")
    cow = {row[4] for row in COUNTRIES.values() if row[4]}
    quads = {row[1] for row in PLOVER_TYPES.values()}
    for row in rows:
        check(re.fullmatch(r"\d{8}-\d{6}", row["Event ID"]), "POLECAT id", row["Event ID"])
        check(row["Event Date"].replace("-", "") == row["Event ID"][:8], "POLECAT date", row["Event Date"])
        check(row["Event Type"] in PLOVER_TYPES and row["Quad Code"] in quads, "POLECAT type", row["Event Type"])
        for who in ("Actor", "Recipient"):
            sector = row["Primary %s Sector" % who]
            check(sector in SECTORS or (who == "Recipient" and sector == ""), "POLECAT sector", sector)
            check(row[who + " COW"] in cow or row[who + " COW"] == "", "POLECAT COW", row[who + " COW"])
            check(row[who + " Country"] in ISO3.values() or row[who + " Country"] == "", "POLECAT country", row[who + " Country"])
        check(row["Country"] in ISO3.values() and degrees(row["Latitude"], 90) and degrees(row["Longitude"], 180), "POLECAT place")
        for column in ("Intensity", "Contexts", "Actor Title", "Story People", "Raw Placename"):
            check(row[column] == "", "POLECAT", column, "is filled")
    return rows


def check_gdelt(ledger):
    cameo = {row[0]: row for row in codes("codes/cameo-events.txt")}
    fips = {row[2] for row in COUNTRIES.values()}
    text = run("export", "--all", ledger, "--as", "gdelt")[0]
    rows = [line.split("\t") for line in text.splitlines()]
    check(text == "" or text.endswith("\n"), "GDELT: the last line is cut off")
    for row in rows:
        check(len(row) == 61, "GDELT:", len(row), "columns")
        datetime.datetime.strptime(row[1], "%Y%m%d")
        check(row[2] == row[1][:6] and row[3] == row[1][:4] and re.fullmatch(r"\d{4}\.\d{4}", row[4]), "GDELT dates", row[1:5])
        check(row[5] == row[7] + row[12] and row[7] in ISO3.values(), "GDELT actor 1", row[5:15])
        check(row[26] in cameo and row[27] == row[26][:3] and row[28] == row[26][:2], "GDELT event", row[26:29])
        check(row[30] == cameo.get(row[26], [""] * 3)[2] and -10 <= float(row[30]) <= 10, "GDELT GoldsteinScale", row[30])
        root = int(row[28])
        check(row[29] == ("1" if root <= 5 else "2" if root <= 8 else "3" if root <= 13 else "4"), "GDELT QuadClass", row[29])
        check(all(whole(row[c], 1, empty=False) for c in (31, 32, 33)), "GDELT numbers", row[31:34])
        check(row[9:12] == ["", "", ""] and row[19:22] == ["", "", ""], "GDELT: ethnicity or religion is filled")
        check(row[51] in "012345" and (row[51] == "0" or row[53] in fips), "GDELT place", row[51:59])
        check(row[60], "GDELT SOURCEURL")
    return rows


# ---- TimelineJS ----

def check_timelinejs(ledger):
    timeline = json.loads(run("export", "--all", ledger, "--as", "timelinejs")[0])
    check(set(timeline) == {"events"}, "TimelineJS head", list(timeline))
    check(len({event["unique_id"] for event in timeline["events"]}) == len(timeline["events"]), "TimelineJS: ids stand twice")
    for event in timeline["events"]:
        check(set(event) <= set("unique_id start_date end_date display_date text group".split()), "TimelineJS event", list(event))
        for key in ("start_date", "end_date"):
            date = event.get(key, {"year": 1})
            check(set(date) <= {"year", "month", "day", "hour", "minute"} and "year" in date, "TimelineJS date", date)
            datetime.datetime(date["year"], date.get("month", 1), date.get("day", 1), date.get("hour", 0), date.get("minute", 0))
        check(("end_date" in event) == ("display_date" in event), "TimelineJS span", event)
        html = event["text"]["text"]
        for tag in re.findall(r"<[^>]*>", html):
            check(re.fullmatch(r"</?(p|ul|li)>|</a>|<a href=\"https?://[^\"<>]*\">", tag), "TimelineJS: a tag of a report's", tag)
    return timeline["events"]


# ---- tidy tables ----

def check_csv(ledger, folder):
    run("export", ledger, "--as", "csv", "-o", folder, "--raw")
    record = json.loads(run("export", ledger)[0])
    rows = {}
    for name in ("incidents", "statements", "reports", "sources", "cells", "values", "links", "members"):
        with open(os.path.join(folder, name + ".csv"), newline="", encoding="utf-8") as file:
            rows[name] = list(csv.DictReader(file, strict=True))
    check([r["id"] for r in rows["incidents"]] == [i["id"] for i in record["incidents"]], "csv: other incidents")
    check([r["quote"] for r in rows["statements"]] == [s["quote"] for s in record["statements"]], "csv: other quotes")
    cells = {(r["incident"], r["slot"]): r for r in rows["cells"]}
    check(set(cells) == {(i["id"], slot) for i in record["incidents"] for slot in i["cells"]}, "csv: other cells")
    for incident in record["incidents"]:
        for slot, cell in incident["cells"].items():
            row = cells[incident["id"], slot]
            if isinstance(cell, dict) and "best" in cell:
                for key in ("low", "best", "high"):
                    check(row[key] == ("" if cell[key] is None else str(cell[key])), "csv: cell", slot, key, row[key])
                check(row["rule"] == cell["rule"] and row["statements"].split("; ") == cell["statements"], "csv: cell", slot, row)
            if slot == "perpetrator":
                told = [(r["value"], r["verdict"]) for r in rows["values"] if r["incident"] == incident["id"] and r["slot"] == slot]
                check(told == [(s["name"], s["standing"]) for s in cell], "csv: perpetrators", told)
    check([(r["incident"], r["to"], r["relation"]) for r in rows["links"]] ==
          [(i["id"], link["to"], link["relation"]) for i in record["incidents"] for link in i["links"]], "csv: links")
    check(sorted((r["incident"], r["report"]) for r in rows["members"]) ==
          sorted((i["id"], r["id"]) for i in record["incidents"] for r in i["reports"]), "csv: members")


# ---- what must hold of all ----

def check_cells_by_codebook(acled, gtd):
    """ACLED takes the lowest figure, GTD the latest: the market bombing has 14 in the one and 21 in the other."""
    check([r["fatalities"] for r in acled if r["event_date"] == "2023-10-14"] == ["14"], "ACLED: the figure is not its codebook's")
    check([r["nkill"] for r in gtd if r["eventid"].startswith("20231014")] == ["21"], "GTD: the figure is not its codebook's")
    notes = [r["notes"] for r in acled if r["event_date"] == "2023-10-14"][0]
    check("Reports differ on killed" in notes and "21 (" in notes and "14 (" in notes, "ACLED: the dispute is not told:", notes)
    check("Reports differ on killed" in [r["addnotes"] for r in gtd if r["eventid"].startswith("20231014")][0], "GTD: the dispute is not told")


def check_ids_stay(folder):
    """Reports added later change no id; the same reports in another order give the same table."""
    source, first, whole_ledger = os.path.join(ROOT, "examples", "bombing"), os.path.join(folder, "first.db"), os.path.join(folder, "whole.db")
    early = sorted(name for name in os.listdir(source) if name[:2] < "07")
    run("build", "-q", "-o", first, *[os.path.join(source, name) for name in early])
    before = {f: table(run("export", first, "--as", f)[0], c)[0] for f, c in (("acled", ACLED), ("gtd", gtd_columns()))}
    run("build", "-q", "-o", first, source)
    run("build", "-q", "-o", whole_ledger, source)
    for name, columns, key in (("acled", ACLED, "event_id_cnty"), ("gtd", gtd_columns(), "eventid")):
        after = run("export", first, "--as", name)[0]
        check(after == run("export", whole_ledger, "--as", name)[0], name, "depends on the order of arrival")
        check(before[name][key] in [row[key] for row in table(after, columns)], name, "an id changed when reports were added")


HOSTILE = {
    "id": "h1", "title": "=<b>cmd|' /C calc'!A0, \"quoted\"\nbomb kills 9 in Nairobi", "outlet": "=HYPERLINK(\"http://x.example\")",
    "url": "http://x.example/a,b\"c", "published": "2021-05-14",
    "text": "A bomb killed 9 people at a market in Nairobi on Friday, +Colonel \"Ex\",\r\nsaid.\tThe @Front said it did it. \u0007\u001b[31m"}


def check_hostile(folder):
    ledger = os.path.join(folder, "hostile.db")
    path = os.path.join(folder, "hostile.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(HOSTILE) + "\n")
    run("build", "-q", "-o", ledger, path)
    acled, gtd = check_acled(ledger), check_gtd(ledger)
    check(len(acled) == 1 and len(gtd) == 1, "the hostile report gives no row")
    for row in acled + gtd:
        for column, cell in row.items():
            check(not re.search(r"[\x00-\x1f\x7f]", cell), column, "holds a control character:", repr(cell))
            check(cell[:1] not in "=+@" or cell == "", column, "looks like a formula:", cell)
    check(acled[0]["source"] == "'" + HOSTILE["outlet"], "the guard is not an apostrophe:", acled[0]["source"])
    raw = table(run("export", ledger, "--as", "acled", "--raw")[0], ACLED)
    check(raw[0]["source"] == HOSTILE["outlet"], "--raw changes a cell:", raw[0]["source"])
    check_geojson(ledger)
    check(len(check_ucdp(ledger)) == 1 and len(check_plover(ledger)) == 1, "the hostile report gives no row of UCDP or PLOVER")
    check(len(check_polecat(ledger)) == 1 and len(check_gdelt(ledger)) == 1, "the hostile report gives no row of POLECAT or GDELT")
    check("&lt;b&gt;" in check_timelinejs(ledger)[0]["text"]["text"], "TimelineJS: what is HTML is not escaped")
    check_csv(ledger, os.path.join(folder, "hostile"))
    guarded = list(csv.DictReader(io.StringIO(run("export", ledger, "--as", "csv", "--table", "reports")[0], newline="")))
    check(guarded[0]["outlet"] == "'" + HOSTILE["outlet"] and guarded[0]["title"].startswith("'="), "csv: no guard", guarded[0])


# ---- there and back ----

ACLED_KEEPS = """event_date year time_precision disorder_type event_type sub_event_type actor1 inter1 actor2 inter2 interaction civilian_targeting iso region
country admin1 location latitude longitude geo_precision fatalities source""".split()
GTD_KEEPS = """iyear imonth iday country country_txt region provstate city latitude longitude specificity suicide attacktype1 targtype1 targsubtype1 target1
gname gname2 guncertain1 claimed nperps nperpcap weaptype1 nkill nkillter nwound property propcomment ishostkid nhostkid motive""".split()


def check_round_trip(ledger, folder):
    """What a format holds comes back: exported, imported into an empty ledger, exported again. Two rows may be one incident: only rows of days and
    places of their own are held against each other."""
    for name, columns, kept, key, place in (("acled", ACLED, ACLED_KEEPS, "event_id_cnty", "location"), ("gtd", gtd_columns(), GTD_KEEPS, "eventid", "city")):
        path, second = os.path.join(folder, name + ".csv"), os.path.join(folder, name + "-back.db")
        run("export", "--all", ledger, "--as", name, "-o", path)
        with open(path, newline="", encoding="utf-8") as file:
            before = list(csv.DictReader(file))
        out = run("import", second, "--" + name, path)[0]
        check("%d rows read" % len(before) in out, name, "import says", out)
        check(run("verify", second)[1] == "", name, "import: the ledger does not verify")
        after = table(run("export", "--all", second, "--as", name)[0], columns)
        dated = [row for row in before if row.get("event_date", row.get("iyear"))]
        check(len(after) == len(before), name, "rows lost on the way:", len(before), len(after))
        when = ("event_date",) if name == "acled" else ("iyear", "imonth", "iday")
        matched = 0
        for row in dated:
            found = [other for other in after if all(other[c] == row[c] for c in when + (place,)) and other.get("sub_event_type") == row.get("sub_event_type")]
            check(len(found) == 1, name, "not found again:", row[key], len(found))
            for other in found[:1]:
                matched += 1
                for column in kept:
                    if column == "weaptype1" and row[column] == "13":
                        continue  # a weapon that is not known comes back as what the type implies
                    check(other[column] == row[column], name, column, "was", repr(row[column]), "is", repr(other[column]))
        check(matched >= 5, name, "only", matched, "rows came back")
        again = run("import", second, "--" + name, path)[0]
        check(", 0 new" in again, name, "rows read again are new:", again)
        statements = json.loads(run("export", second)[0])["statements"]
        with sqlite3.connect(second) as database:
            texts = dict(database.execute("SELECT id, text FROM report_versions WHERE current"))
        for statement in statements:
            check(statement["quote"] != "", name, "a statement without words", statement["id"])
            if texts:
                line = texts[statement["report"]].encode()[:statement["start"]].decode().rsplit("\n", 1)[-1]
                check(line.endswith(": "), name, "a quote is no cell:", line, statement["quote"])


def has_table(database, name):
    return database.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0] > 0


def check_compare(folder):
    """A coder's row stands beside reports of the same incident, and differs from them."""
    ledger, path = os.path.join(folder, "beside.db"), os.path.join(folder, "coder.csv")
    run("build", "-q", "-o", ledger, os.path.join(ROOT, "examples", "bombing"))
    before = incidents_of(ledger)
    row = {"event_id_cnty": "KAZ7", "event_date": "14 October 2023", "time_precision": "1", "event_type": "Explosions/Remote violence",
           "sub_event_type": "Remote explosive/landmine/IED", "actor1": "Unidentified Armed Group (Kazakhstan)", "inter1": "3",
           "actor2": "Civilians (Kazakhstan)", "inter2": "7", "interaction": "37", "iso": "398", "country": "Kazakhstan", "admin1": "Akmola",
           "location": "Kokshetau", "latitude": "53.2841", "longitude": "69.3936", "geo_precision": "1", "source": "Steppe Review",
           "notes": "On 14 October, a bomb at the central market of Kokshetau killed 22.", "fatalities": "22", "timestamp": "1700000000"}
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, row, delimiter=";")
        writer.writeheader()
        writer.writerow(row)
    run("import", "-q", ledger, "--acled", path)
    after = incidents_of(ledger)
    check(len(after) == len(before), "the coder's row made an incident of its own:", len(before), len(after))
    market = [i for i in after if "acled:KAZ7" in [r["id"] for r in i["reports"]]]
    check(len(market) == 1 and len(market[0]["reports"]) > 5, "the coder's row stands alone")
    killed = json.loads(run("why", ledger, market[0]["id"], "killed", "--json")[0])
    check("acled:KAZ7" in [s["report"] for f in killed["figures"] for s in f["statements"]], "why does not show the coder's figure")
    rebuilt = run("export", ledger)[0]
    run("build", "-q", "-o", ledger, "--reread", os.path.join(ROOT, "examples", "bombing"))
    check(run("export", ledger)[0] == rebuilt, "reading anew changes a coder's row")


def check_bad_tables(folder):
    ledger = os.path.join(folder, "bad.db")
    def write(name, text):
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return os.path.join(folder, name)
    head = "event_id_cnty,event_date,event_type,sub_event_type,country,location,latitude,longitude,fatalities,notes\r\n"
    good = 'XXX1,2021-05-14,Battles,Armed clash,Kenya,Mandera,3.9,41.8,3,"a, ""b""\r\nc"\r\n'
    words = run("import", ledger, "--acled", write("cut.csv", head + good + "XXX2,2021-05-14\r\n" + 'XXX3,2021-05-14,"open'), status=1)[1]
    check("cut.csv:4" in words and "cut.csv:5" in words and len(words.splitlines()) == 2, "bad rows are not told:", words)
    check([s["report"] for s in json.loads(run("export", ledger)[0])["statements"]][:1] == ["acled:XXX1"], "the good row is not there")
    words = run("import", ledger, "--gtd", write("none.csv", head + good), status=2)[1]
    check("eventid" in words and len(words.splitlines()) == 1, "a table of another kind:", words)
    run("import", ledger, "--acled", os.path.join(folder, "absent.csv"), status=2)
    run("import", ledger, status=2)
    words = run("import", ledger, "--acled", write("odd.csv", head + good.replace("XXX1", "XXX9").replace("Battles", "Sheep").replace("Armed clash", "Sheep")))[0]
    check("acled:XXX9" in run("list", "--unread", "--json", ledger)[0], "a row of no type is not told")
    hostile = write("hostile.csv", head + "\'=XXX5\x1b[31m,2021-05-14,Battles,Armed clash,Kenya,\'=cmd(),3.9,41.8,3,\'+x\r\n".replace("\\", ""))
    run("import", "-q", ledger, "--acled", hostile)
    check("event_id_cnty: =XXX5 [31m" in json.loads(run("export", ledger)[0])["reports"][0]["title"], "a hostile row:",
          json.loads(run("export", ledger)[0])["reports"][0])


def check_what_is_left_out(ledger):
    """Floods and ferries are no rows of ACLED: the table is empty and it is said."""
    for name, columns in (("acled", ACLED), ("gtd", gtd_columns())):
        text, words = run("export", ledger, "--as", name)
        check(table(text, columns) == [], name, "records a ferry")
        check(re.search(r"2 incidents left out that %s does not record" % name, words), name, "says nothing:", words)
    check(run("export", "-q", ledger, "--as", "acled")[1] == "", "-q does not keep quiet")


def main():
    if not os.access(PROGRAM, os.X_OK):
        return 77
    folder = tempfile.mkdtemp()
    try:
        ledger = os.path.join(folder, "case.db")
        run("build", "-q", "-o", ledger, os.path.join(ROOT, "examples", "bombing"), os.path.join(ROOT, "examples", "fighting"),
            os.path.join(ROOT, "examples", "ferry"))
        acled, gtd, features = check_acled(ledger), check_gtd(ledger), check_geojson(ledger)
        check(len(acled) >= 8 and len(gtd) >= 5 and len(features) >= 12, "few rows", len(acled), len(gtd), len(features))
        others = [len(each(ledger)) for each in (check_ucdp, check_plover, check_polecat, check_gdelt, check_timelinejs)]
        check(min(others) >= 4, "few rows", others)
        check_cells_by_codebook(acled, gtd)
        check_csv(ledger, os.path.join(folder, "tables"))
        check_ids_stay(folder)
        check_round_trip(ledger, folder)
        check_compare(folder)
        check_bad_tables(folder)
        check_hostile(folder)
        ferry = os.path.join(folder, "ferry.db")
        run("build", "-q", "-o", ferry, os.path.join(ROOT, "examples", "ferry"))
        check_what_is_left_out(ferry)
        run("export", ledger, "--as", "no-such", status=2)
    finally:
        shutil.rmtree(folder)
    for problem in problems[:40]:
        print("FAILED:", problem)
    print(len(problems), "problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
