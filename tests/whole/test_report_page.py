#!/usr/bin/env python3
"""
report.html in a browser: it fits a phone, a laptop and A4, says nothing on the console, sorts and
searches, and its numbers are those of run.json. Skipped where there is no Chromium. With
RELANCE_AXE=path/to/axe.min.js (npm: axe-core) its accessibility is judged as well.
"""
import json
import os
import subprocess
import unittest
from decimal import Decimal

from browser import CHROMIUM, Browser
from story import PROGRAM, Story, main, pages_of_pdf, text_of_pdf

RUN = "2026-11-10-1"
SIZES = [(360, 740), (390, 844), (1280, 800), (1920, 1080)]


@unittest.skipUnless(CHROMIUM, "SKIPPED: there is no chromium to look with")
class ReportPage(Story):
    @classmethod
    def prepare(cls):
        cls.demo = cls.play_demo()
        cls.page = cls.demo.folder(RUN) / "report.html"
        cls.english = cls.demo.path / "english.html"
        cls.english.write_text(cls.demo.relance("report", RUN, "--format", "html", "--lang", "en",
                                                expect=0).out)
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)

    def test_nothing_is_wider_than_the_screen_and_the_console_is_silent(self):
        for page in (self.page, self.english):
            for width, height in SIZES:
                for dark in (False, True):
                    self.browser.size(width, height, dark=dark)
                    self.browser.open(page)
                    self.assertEqual(self.browser.troubles(), [])
                    wide = self.browser.evaluate(
                        "[...document.querySelectorAll('body *')].filter(e=>!e.closest('.scroll')"
                        "&&!e.matches('.skip')&&e.getBoundingClientRect().right>innerWidth+1)"
                        ".map(e=>e.tagName+'.'+e.className)")
                    self.assertEqual(wide, [], f"{page.name} at {width}")
                    self.assertLessEqual(self.browser.evaluate(
                        "document.documentElement.scrollWidth"), width)

    def test_numbers_are_those_of_run_json(self):
        state = self.demo.state(RUN)
        self.browser.size(1280, 800)
        self.browser.open(self.page)
        tables = self.browser.evaluate(
            "[...document.querySelectorAll('#totals table')].map(t=>[...t.tBodies[0].rows].map("
            "r=>[...r.cells].map(c=>{let d=c.querySelector('data');"
            "return d?d.value:c.firstChild?c.firstChild.textContent:''})))")
        control, documents, decisions = tables[:3]
        self.assertEqual([[t["currency"], t["extract"], t["open"], t["settled"], t["rejected"]]
                          for t in state["totals"]], control)
        asked = {a["currency"]: a["amount"] for a in state["documents"]["asked_once"]}
        self.assertEqual([[t["currency"], t["amount"], asked[t["currency"]]]
                          for t in state["documents"]["total_due"]],
                         [[row[0], row[2], row[3]] for row in documents])
        self.assertEqual(state["documents"]["count"], sum(int(row[1]) for row in documents))
        self.assertEqual([[d["currency"], str(d["rows"]), d["open"]] for d in state["decisions"]],
                         [row[1:] for row in decisions])
        rows = self.demo.documents(RUN)
        shown = self.browser.evaluate(
            "[...document.querySelectorAll('#documents tbody tr')].map(r=>r.cells[0].textContent)")
        self.assertEqual(shown, [row["document"] for row in rows])

    def test_a_letter_and_its_call_are_asked_for_once(self):
        documents = self.demo.state(RUN)["documents"]
        whole = {t["currency"]: Decimal(t["amount"]) for t in documents["total_due"]}
        once = {t["currency"]: Decimal(t["amount"]) for t in documents["asked_once"]}
        sums = {}
        for row in self.demo.documents(RUN):
            sums[row["currency"]] = sums.get(row["currency"], 0) + Decimal(row["total_due"])
        self.assertEqual(whole, sums)
        self.assertLess(once["EUR"], whole["EUR"])

    def test_every_link_leads_to_a_file_or_a_place_of_the_page(self):
        self.browser.open(self.page)
        lost = self.browser.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a=>a.hash.slice(1))"
            ".filter(i=>!document.getElementById(i))")
        self.assertEqual(lost, [])
        for link in self.browser.evaluate("[...document.querySelectorAll('a:not([href^=\"#\"])')]"
                                          ".map(a=>a.getAttribute('href'))"):
            self.assertTrue((self.page.parent / link).is_file(), link)

    def test_tables_are_sorted_and_searched(self):
        self.browser.open(self.page)
        amounts = ("[...document.querySelectorAll('#documents tbody tr')]"
                   ".map(r=>Number(r.cells[6].querySelector('data').value))")
        button = "document.querySelectorAll('#documents th [role=button]')[6]"
        self.browser.evaluate(f"{button}.click()")
        up = self.browser.evaluate(amounts)
        self.assertEqual(up, sorted(up))
        self.browser.evaluate(f"{button}.focus();document.activeElement.dispatchEvent("
                              "new KeyboardEvent('keydown',{key:'Enter',bubbles:true}))")
        down = self.browser.evaluate(amounts)
        self.assertEqual(down, sorted(up, reverse=True))
        self.assertEqual(self.browser.evaluate(f"{button}.parentNode.getAttribute('aria-sort')"),
                         "descending")
        wanted = self.demo.documents(RUN)[0]["customer"]
        self.browser.evaluate(
            "(()=>{let f=document.querySelector('#documents input');"
            f"f.value='{wanted}';f.dispatchEvent(new Event('input'))}})()")
        left = self.browser.evaluate("[...document.querySelectorAll('#documents tbody tr')]"
                                     ".filter(r=>!r.hidden).map(r=>r.cells[1].textContent)")
        self.assertTrue(left and all(wanted in cell for cell in left), left)

    def test_paper_is_a4_and_loses_nothing(self):
        path = self.demo.path / "printed.pdf"
        self.browser.size(794, 1123, media="print")
        self.browser.open(self.page)
        self.assertLessEqual(self.browser.evaluate(
            "Math.max(...[...document.querySelectorAll('table')]"
            ".map(t=>t.getBoundingClientRect().width))"), 794)
        self.browser.print(path)
        info = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
        self.assertIn("(A4)", info.stdout)
        text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True,
                              text=True, check=True).stdout
        for row in self.demo.documents(RUN):
            self.assertIn(row["document"], text)
        heads = self.browser.evaluate("document.querySelector('#documents th:last-child')"
                                      ".textContent")
        self.assertGreater(text.count(heads), 1, "a table that goes on repeats its head")

    def test_axe_finds_nothing_serious(self):
        axe = os.environ.get("RELANCE_AXE")
        if not axe:
            self.skipTest("RELANCE_AXE names no axe.min.js")
        with open(axe, encoding="utf-8") as file:
            source = file.read()
        for page in (self.page, self.english):
            for dark in (False, True):
                for width, height in ((390, 844), (1280, 800)):
                    self.browser.size(width, height, dark=dark)
                    self.browser.open(page)
                    self.browser.evaluate(source + ";0")
                    found = json.loads(self.browser.evaluate(
                        "axe.run().then(r=>JSON.stringify(r.violations.map(v=>[v.impact,v.id,"
                        "v.nodes.slice(0,3).map(n=>n.html)])))"))
                    self.assertEqual([], [f for f in found if f[0] in ("serious", "critical")])


class ReportCommand(Story):
    @classmethod
    def prepare(cls):
        cls.demo = cls.play_demo()

    def test_the_command_tells_what_the_run_kept(self):
        kept = self.demo.folder(RUN)
        for form in ("html", "csv", "json"):
            said = self.demo.relance("report", "--format", form, expect=0).out
            self.assertEqual(said, (kept / f"report.{form}").read_text(encoding="utf-8"), form)

    def test_it_changes_nothing(self):
        before = {p: p.stat().st_mtime_ns for p in self.demo.path.rglob("*")}
        self.demo.relance("report", DATES_FIRST, "--lang", "fr", expect=0)
        self.demo.relance("report", "--compare", DATES_FIRST, RUN, expect=0)
        after = {p: p.stat().st_mtime_ns for p in self.demo.path.rglob("*")}
        self.assertEqual(before, after)

    def test_aged_balance_is_the_ledgers_balance(self):
        figures = self.figures(RUN)
        for total in self.demo.state(RUN)["totals"]:
            bands = [Decimal(f["value"]) for f in figures
                     if f.get("currency") == total["currency"] and f.get("by") == "age"
                     and f["figure"] == "open"]
            self.assertEqual(len(bands), 6)
            self.assertEqual(sum(bands), Decimal(total["open"]))

    def figures(self, run):
        return json.loads(self.demo.relance("report", run, "--json", expect=0).out)["figures"]

    def test_the_summary_is_one_page_of_the_letter_engine(self):
        path = self.demo.path / "summary.pdf"
        for language, words in (("fr", "Balance âgée"), ("en", "Aged balance")):
            with open(path, "wb") as file:
                subprocess.run([PROGRAM, "report", "--format", "pdf", "--lang", language],
                               cwd=self.demo.path, env=self.demo.environment(), stdout=file,
                               stdin=subprocess.DEVNULL, check=True)
            self.assertEqual(subprocess.run(["qpdf", "--check", str(path)],
                                            capture_output=True, check=False).returncode, 0)
            self.assertEqual(pages_of_pdf(path), 1)
            text = text_of_pdf(path)
            self.assertIn(words, text)
            overdue = next(f["value"] for f in self.figures(RUN) if f["figure"] == "overdue"
                           and f.get("currency") == "EUR" and "by" not in f)
            top = next(f for f in self.figures(RUN) if f.get("by") == "top_by_amount")
            self.assertIn(top["of"], text)
            self.assertNotEqual(overdue, "0.00")

    def test_two_runs_stand_side_by_side(self):
        said = self.demo.relance("report", "--compare", DATES_FIRST, RUN, "--json", expect=0).out
        both = json.loads(said)
        self.assertEqual((both["first"], both["second"]), (DATES_FIRST, RUN))
        one = next(f for f in both["figures"] if f["currency"] == "EUR" and f["by"] == "" and
                   f["figure"] == "open")
        opens = [next(t["open"] for t in self.demo.state(run)["totals"] if t["currency"] == "EUR")
                 for run in (DATES_FIRST, RUN)]
        self.assertEqual([one["first"], one["second"]], opens)
        self.assertEqual(Decimal(one["change"]), Decimal(opens[1]) - Decimal(opens[0]))

    def test_wrong_use_is_named(self):
        for arguments in (["--format", "xml"], ["--lang", "de"], ["--compare", RUN],
                          [RUN, DATES_FIRST], ["--compare", RUN, "2020-01-01-1"]):
            self.demo.relance("report", *arguments, expect=64)


DATES_FIRST = "2026-09-15-1"

if __name__ == "__main__":
    main()
