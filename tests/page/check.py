#!/usr/bin/env python3
"""The pages in a real browser: what a person does, one test after the other, in plain sentences.

Usage: check.py [--screenshots FOLDER]

Run by `make check-page`. Needs chromium and chromium-driver. The ledger is of the invented reports of
examples/ and of one report whose words want to be markup.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser, Server, program_of  # noqa: E402

ROOT = os.environ.get("RASHOMON_SOURCE") or os.path.dirname(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = program_of(ROOT)
SHOTS = sys.argv[sys.argv.index("--screenshots") + 1] if "--screenshots" in sys.argv else None
HOSTILE = {"id": "h/1?<b>", "title": "Bomb kills 3 in Nairobi <script>document.title='taken'</script>",
           "outlet": "\"><img src=x onerror=\"document.title='taken'\">" + "w" * 90, "published": "2021-05-14",
           "text": "A bomb exploded in Nairobi on Friday, killing 3 people, police said. "
                   "</textarea><script>document.title='taken'</script>"}

with open(os.path.join(ROOT, "tests", "page", "access.js"), encoding="utf-8") as script:
    ACCESS = script.read()


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="rashomon-ledger-")
        cls.ledger = os.path.join(cls.folder.name, "case.db")
        hostile = os.path.join(cls.folder.name, "hostile.jsonl")
        with open(hostile, "w", encoding="utf-8") as file:
            json.dump(HOSTILE, file)
        subprocess.run([PROGRAM, "build", "-q", "-o", cls.ledger, os.path.join(ROOT, "examples"), hostile], check=True)
        cls.server = Server(PROGRAM, cls.ledger)
        cls.site = cls.server.__enter__()
        cls.browser = Browser().__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()
        cls.server.__exit__()
        cls.folder.cleanup()

    def go(self, path):
        self.browser.open(self.site + path)

    def incident(self, words):
        self.go("/?words=" + words)
        self.browser.click("table.list tbody th a")

    def test_the_list_shows_every_incident_and_the_filters_narrow_it(self):
        self.go("/")
        rows = len(self.browser.find_all("table.list tbody tr"))
        self.assertGreaterEqual(rows, 4)
        self.browser.type("#f-country", "KZ")
        self.browser.click("form.filter button")
        self.assertEqual(len(self.browser.find_all("table.list tbody tr", lambda rows: rows == 1)), 1)
        self.assertIn("Kokshetau", self.browser.text("table.list tbody tr"))
        self.go("/?killed=40&sort=killed")
        self.assertIn("Am Timan", self.browser.text("table.list tbody tr"))

    def test_the_map_draws_a_dot_for_each_town_and_nothing_comes_from_outside(self):
        self.go("/map")
        self.assertGreaterEqual(len(self.browser.find_all("svg.map circle.dot", lambda dots: dots >= 4)), 4)
        self.assertGreater(len(self.browser.find_all("svg.map path")), 200)
        loaded = self.browser.run("return performance.getEntries().map(e => e.name).filter(n => n.includes('://'))")
        self.assertTrue(loaded)
        for address in loaded:
            self.assertTrue(address.startswith(self.site), address)

    def test_a_value_leads_to_its_words_in_the_report(self):
        self.incident("kokshetau")
        self.assertIn("Market bombing", self.browser.text("h1"))
        said = self.browser.text("table.grid a.said.differs")
        self.browser.click("table.grid a.said.differs")
        self.assertRegex(self.browser.address(), r"/reports/.+#s\d+$")
        marked = self.browser.run("return document.querySelector('mark:target').textContent")
        self.assertTrue(marked)
        numbers = re.findall(r"\d+", said)
        if numbers:
            self.assertIn(numbers[0], marked)

    def test_every_cell_opens_its_proof(self):
        self.incident("kokshetau")
        self.browser.click("table.toll tbody th a")
        self.assertRegex(self.browser.address(), r"/why/killed$")
        self.assertIn("Codebook", self.browser.text("main"))
        self.assertTrue(self.browser.find_all("ol.figures li.won q", bool))

    def test_what_was_said_when_stands_on_one_line_of_time(self):
        self.incident("kokshetau")
        line = self.browser.text("ol.timeline")
        self.assertIn("first report", line)
        places = [line.index(words) for words in ("May 2016", "Sat 14 Oct 2023, 11:45", "15 Oct 2023", "denial", "17 Oct 2023", "accusation")]
        self.assertEqual(places, sorted(places))
        self.assertIn("told here as background", line)
        self.browser.click("ol.timeline .tellers a")
        self.assertTrue(self.browser.run("return document.querySelector('mark:target') !== null"))

    def test_another_codebook_marks_the_cells_that_it_changes(self):
        self.incident("kokshetau")
        self.assertFalse(self.browser.find_all("tr.changed", lambda count: count == 0))
        self.browser.run("document.querySelector('#f-codebook').value = 'acled'")
        self.browser.click("section.sheet form button")
        self.assertIn("21 (14–21)", self.browser.text("tr.changed"))
        self.assertIn("codebook=acled", self.browser.address())
        self.assertTrue(self.browser.find_all("tr.unrecorded", bool))

    def test_a_view_is_asked_for_shown_as_one_kept_by_links_and_left(self):
        self.incident("kokshetau")
        self.browser.click("details.seen summary")
        self.browser.type("#v-published_by", "10152023")
        self.browser.click("form.view button")
        self.assertIn("Not the ledger as it is", self.browser.wait_for("Not the ledger", ".banner"))
        self.assertFalse(self.browser.find_all("section.correct", lambda count: count == 0))
        self.assertEqual(len(self.browser.find_all("ul.reports > li", lambda count: count == 3)), 3)
        self.browser.click("table.toll tbody th a")
        self.assertIn("published_by=2023-10-15", self.browser.address())
        self.browser.find(".banner")
        self.browser.click("nav a")
        self.assertIn("published_by=2023-10-15", self.browser.address())
        self.browser.click(".banner a")
        self.browser.wait_for("", "h1")
        self.assertNotIn("published_by", self.browser.address())
        self.assertFalse(self.browser.find_all(".banner", lambda count: count == 0))

    def test_the_worklist_leads_to_what_is_most_disputed(self):
        self.go("/review")
        points = [int(self.browser.run("return arguments[0].textContent", {"element-6066-11e4-a52e-4f735466cecf": cell}))
                  for cell in self.browser.find_all("main tbody td:first-child", bool)]
        self.assertEqual(points, sorted(points, reverse=True))
        self.assertGreater(points[0], 0)
        self.browser.click("main tbody th a")
        self.assertTrue(self.browser.find_all("table.grid", bool))

    def test_codebooks_are_chosen_from_a_menu(self):
        self.incident("kokshetau")
        self.go(self.browser.address()[len(self.site):] + "/codebooks")
        self.assertGreaterEqual(len(self.browser.find_all("main table tbody tr", lambda count: count >= 5)), 5)
        self.browser.run("document.querySelector('#f-codebook').value = 'acled'")
        self.browser.click("form.filter button")
        self.assertIn("acled", self.browser.wait_for("acled", "main table tbody"))
        self.assertIn("14", self.browser.wait_for("14"))

    def test_a_cell_is_corrected_and_the_correction_undone(self):
        self.incident("kokshetau")
        incident = self.browser.address()
        self.browser.click("section.correct details summary")
        self.browser.type("section.correct details[open] input[name=value]", "77")
        self.browser.type("section.correct details[open] input[name=reason]", "the list of the hospital")
        self.browser.run("document.querySelector('section.correct details[open] input[name=person]').value = 'Ana'")
        self.browser.click("section.correct details[open] button")
        self.assertIn("77", self.browser.wait_for("77", "table.toll"))
        self.assertEqual(self.browser.address(), incident)
        self.go("/decisions")
        self.assertIn("the list of the hospital", self.browser.text("main"))
        self.browser.click("main table button")
        self.assertIn("2 decisions", self.browser.wait_for("2 decisions"))
        self.browser.open(incident)
        self.assertNotIn("77", self.browser.text("table.toll"))

    def test_a_text_can_be_tried(self):
        self.go("/try")
        self.browser.type("#t-text", "Gunmen killed 12 people at a mosque in Kano on Monday, police said.")
        self.browser.type("#t-published", "05142021")
        self.browser.click("main form button")
        self.browser.find("mark")
        self.assertIn("12", [self.browser.run("return arguments[0].textContent", {"element-6066-11e4-a52e-4f735466cecf": mark})
                             for mark in self.browser.find_all("mark", bool)])

    def test_words_of_reports_never_become_markup(self):
        for path in ("/?words=nairobi", "/map", "/reports/h%2F1%3F%3Cb%3E"):
            self.go(path)
            self.assertNotEqual(self.browser.run("return document.title"), "taken")
            self.assertEqual(self.browser.run("return document.querySelectorAll('script,img,iframe,object').length"), 0)

    def test_pages_forbid_what_they_do_not_need(self):
        with urllib.request.urlopen(self.site + "/") as answer:
            policy = answer.headers["Content-Security-Policy"]
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe", policy)

    def test_a_phone_shows_every_page_without_sideways_scrolling(self):
        self.browser.resize(375, 800)
        try:
            for path in ("/", "/map", "/try", "/review", "/decisions"):
                self.go(path)
                self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), 375, path)
            for words in ("kokshetau", "nairobi"):  # the second has a name of 90 letters in one word
                self.incident(words)
                self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), 375)
                self.browser.click("table.toll tbody th a")
                self.browser.wait_for("Why", "h1")
                self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), 375)
        finally:
            self.browser.resize(1200, 900)

    def test_an_incident_prints(self):
        self.incident("kokshetau")
        paper = self.browser.print()
        self.assertTrue(paper.startswith(b"%PDF"))
        self.assertGreater(len(paper), 10000)

    def test_no_page_has_a_serious_finding_of_access_by_day_or_night(self):
        self.incident("kokshetau")
        incident = self.browser.address()[len(self.site):]
        for scheme in ("light", "dark"):
            self.browser.emulate(prefers_color_scheme=scheme)
            for path in ("/", "/map", "/try", "/review", "/decisions", incident, incident + "?codebook=acled", incident + "?published_by=2023-10-15", incident + "/why/killed", incident + "/codebooks", "/reports/h%2F1%3F%3Cb%3E", "/nothing"):
                self.go(path)
                self.assertEqual(self.browser.run(ACCESS), [], f"{scheme} {path}")
        self.browser.emulate(prefers_color_scheme="light")

    def test_the_file_of_a_report_works_from_a_disk(self):
        path = os.path.join(self.folder.name, "account.html")
        subprocess.run([PROGRAM, "report", self.ledger, "-o", path], check=True)
        self.browser.open("file://" + path)
        self.assertGreaterEqual(len(self.browser.find_all("h1")), 4)
        self.browser.click("table.grid a.said")
        self.assertTrue(self.browser.run("return document.querySelector('mark:target') !== null"))
        self.assertEqual(self.browser.run(ACCESS), [])

    def test_everything_works_without_script(self):
        with Browser(script=False) as plain:
            plain.open(self.site + "/?words=kokshetau")
            plain.click("table.list tbody th a")
            self.assertIn("Market bombing", plain.text("h1"))
            plain.click("table.grid a.said")
            self.assertRegex(plain.address(), r"#s\d+$")

    def test_screenshots_for_the_documents(self):
        if SHOTS is None:
            self.skipTest("asked for with --screenshots FOLDER")
        self.go("/")
        self.browser.screenshot(os.path.join(SHOTS, "list.png"))
        self.go("/map")
        self.browser.screenshot(os.path.join(SHOTS, "map.png"))
        self.incident("kokshetau")
        self.browser.screenshot(os.path.join(SHOTS, "incident.png"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
