#!/usr/bin/env python3
"""Makes src/serve/assets/outlines.tsv, the outlines of countries that the map draws.

Usage: outlines.py COUNTRIES_110M.json COUNTRIES_50M.json ISO_3166-1.json > outlines.tsv

The first two are of npm's package world-atlas (2.0.2), TopoJSON of Natural Earth 4.1 (public
domain); the third is Debian's iso-codes, for the two-letter codes. A country is taken from the coarse
file, and one that is too small to stand there from the finer one. Run once by hand; never at build.

A line: ISO 3166-1 alpha-2, TAB, the outline as an SVG path in tenths of a degree, x from 180 W to the
east, y from 90 N to the south, in relative steps.
"""
import json
import sys

# Natural Earth draws these by who holds them; they are shown with the state that the world counts them to.
WITHOUT_CODE = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
DEPENDENT = {"Siachen Glacier", "Indian Ocean Ter.", "Ashmore and Cartier Is."}


def arcs_of(topology):
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        yield points


def ring_of(arcs, indexes):
    points = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def unwrapped(ring):
    """Longitudes that run on past 180; a ring around a pole is closed over it."""
    points, shift, last = [], 0, None
    for longitude, latitude in ring:
        if last is not None and abs(longitude - last) > 180:
            shift += 360 if longitude < last else -360
        last = longitude
        points.append((longitude + shift, latitude))
    if abs(points[0][0] - points[-1][0]) > 180:
        pole = -90 if points[0][1] < 0 else 90
        points += [(points[-1][0], pole), (points[0][0], pole)]
    return points


def path_of(ring):
    """A ring that passes the 180th meridian is drawn at both edges of the map."""
    points = unwrapped(ring)
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    shifts = [0] + ([360] if west < -180.1 else []) + ([-360] if east > 180.1 else [])
    return "".join(steps_of(points, shift) for shift in shifts)


def steps_of(ring, shift):
    """Steps in tenths of a degree; points that fall together are one."""
    steps, last = [], None
    for longitude, latitude in ring:
        point = (round((longitude + shift + 180) * 10), round((90 - latitude) * 10))
        if point == last:
            continue
        steps.append(f"M{point[0]} {point[1]}l" if last is None
                     else f"{point[0] - last[0]} {point[1] - last[1]}")
        last = point
    text = steps[0] + " ".join(steps[1:]) if len(steps) > 3 else ""
    return text.replace(" -", "-") + ("z" if text else "")


def outlines(path, codes):
    with open(path, encoding="utf-8") as file:
        topology = json.load(file)
    arcs = list(arcs_of(topology))
    found = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes.get(shape.get("id")) or WITHOUT_CODE.get(name)
        if code is None or name in DEPENDENT or shape["type"] is None:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        paths = [path_of(ring_of(arcs, ring)) for polygon in polygons for ring in polygon]
        found[code] = found.get(code, "") + "".join(paths)
    return {code: path for code, path in found.items() if path}


def main():
    coarse, fine, iso = sys.argv[1:4]
    with open(iso, encoding="utf-8") as file:
        codes = {row["numeric"]: row["alpha_2"] for row in json.load(file)["3166-1"]}
    rows = outlines(fine, codes)
    rows.update(outlines(coarse, codes))
    for code in sorted(rows):
        print(f"{code}\t{rows[code]}")


if __name__ == "__main__":
    main()
