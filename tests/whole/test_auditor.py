#!/usr/bin/env python3
"""The auditor's commands: from a letter to the rules and back, written again, exported."""
import csv
import hashlib
import json
import shutil

import story
from story import DATES


class Auditor(story.Story):
    @classmethod
    def prepare(cls):
        cls.folder = story.WorkingFolder(cls.class_place + "/demo")
        for date in DATES[:2]:
            cls.folder.run_on(date)
        cls.run_id = f"{DATES[1]}-1"
        cls.place = cls.folder.folder(cls.run_id)
        cls.letter = next(d for d in cls.folder.documents(cls.run_id)
                          if d["level"] == "3" and d["file"])

    def trace(self, what, expect=0):
        result = self.folder.relance("audit", "trace", str(what), "--json", expect=expect)
        return json.loads(result.out)

    def test_a_document_leads_to_ledger_line_rule_template_and_rates(self):
        traced = self.trace(self.letter["document"])
        item = next(i for i in traced["items"] if i["decision"] == "send")
        name, line = item["ledger"]["place"].rsplit(":", 1)
        text = (self.folder.path / name).read_bytes().decode("cp1252").splitlines()[int(line) - 1]
        self.assertIn(item["invoice"], text)
        self.assertEqual(item["ledger"]["text"], text.rstrip("\r"))
        scenarios = (self.folder.path / "scenarios.yaml").read_text(encoding="utf-8").splitlines()
        name, line = traced["step"]["place"].rsplit(":", 1)
        self.assertIn(traced["step"]["name"], scenarios[int(line) - 1])
        name, line = traced["scenario"]["place"].rsplit(":", 1)
        self.assertIn(traced["scenario"]["name"], scenarios[int(line) - 1])
        for part in ("template", "rates", "settings", "scenario"):
            copy = (self.place / traced[part]["copy"]).read_bytes()
            self.assertEqual(story.sha256(copy), traced[part]["sha256"], part)
        self.assertTrue(traced["rates"]["half_years"])
        self.assertEqual(traced["file"]["state"], "as it was written")
        self.assertEqual(traced["deliveries"][0]["status"], "handed-over")
        self.assertEqual({e["event"] for e in traced["journal"]} & {"document", "announced", "settled"},
                         {"document", "announced", "settled"})
        self.assertTrue(traced["earlier"][0]["document"].startswith(DATES[0]))

    def test_invoice_file_hash_and_ledger_line_lead_to_the_same_document(self):
        document = self.letter["document"]
        item = next(i for i in self.trace(document)["items"] if i["decision"] == "send")
        by_invoice = self.trace(item["invoice"])
        self.assertIn(document, json.dumps(by_invoice["runs"]))
        self.assertIn("history", by_invoice)
        elsewhere = self.new_place() / "from the customer.pdf"
        shutil.copyfile(self.place / self.letter["file"], elsewhere)
        self.assertEqual(self.trace(elsewhere)["document"]["document"], document)
        self.assertEqual(self.trace(self.letter["sha256"])["document"]["document"], document)
        self.assertEqual(self.trace(self.letter["sha256"][:12].upper())["document"]["document"],
                         document)
        self.assertIn(document, json.dumps(self.trace(item["ledger"]["place"])))

    def test_a_template_s_hash_names_every_document_made_with_it(self):
        template = self.trace(self.letter["document"])["template"]["sha256"]
        text = json.dumps(self.trace(template)["journals"])
        for document in self.folder.documents(self.run_id):
            if (document["template"], document["language"]) == (self.letter["template"],
                                                                self.letter["language"]) and document["file"]:
                self.assertIn(document["document"], text)

    def test_an_unknown_or_changed_file_proves_nothing(self):
        changed = self.new_place() / "changed.pdf"
        changed.write_bytes((self.place / self.letter["file"]).read_bytes() + b" ")
        result = self.folder.relance("audit", "trace", str(changed), expect=1)
        self.assertIn("is not a file of any run", result.text)
        self.folder.relance("audit", "trace", "nothing-such", expect=64)

    def test_a_run_is_written_again_byte_for_byte_and_a_change_is_told(self):
        before = story.tree_of(self.folder.path / "out")
        result = self.folder.relance("audit", "reproduce", self.run_id, expect=0)
        self.assertIn("PDF files the same byte for byte", result.text)
        self.assertEqual(story.differences(before, story.tree_of(self.folder.path / "out")), [])
        path = self.place / self.letter["file"]
        whole = path.read_bytes()
        path.write_bytes(whole[:500] + b"X" + whole[501:])
        try:
            result = self.folder.relance("audit", "reproduce", self.run_id, expect=1)
            self.assertIn(self.letter["file"], result.text)
        finally:
            path.write_bytes(whole)

    def test_another_version_is_said_and_a_lost_reference_is_not_reproduced(self):
        folder = self.new_folder()
        folder.add_setting("archive: reference")
        folder.run_on(DATES[0])
        run_id = f"{DATES[0]}-1"
        self.assertFalse((folder.folder(run_id) / "5-audit" / "inputs").exists())
        folder.relance("audit", "reproduce", run_id, expect=0)
        state = folder.folder(run_id) / "run.json"
        whole = state.read_text(encoding="utf-8")
        state.write_text(whole.replace('"version": "', '"version": "9.'), encoding="utf-8")
        said = folder.relance("audit", "reproduce", run_id, expect=0).text
        self.assertIn("may come from the program", said)
        state.write_text(whole, encoding="utf-8")
        ledger = folder.path / f"ledger-{DATES[0]}.csv"
        ledger.write_bytes(ledger.read_bytes() + b"\n")
        said = folder.relance("audit", "reproduce", run_id, expect=2).text
        self.assertIn("archive: reference", said)
        said = folder.relance("audit", "verify", run_id, expect=0).text
        self.assertIn("NOT CHECKED", said)

    def test_a_bundle_has_readme_tables_figures_and_a_sample_that_can_be_drawn_again(self):
        target = self.new_place() / "bundle"
        self.folder.relance("audit", "export", self.run_id, "--format", "csv", "--sample", "3", "--seed",
                            "7", "--to", str(target), expect=0)
        readme = (target / "README.md").read_text(encoding="utf-8")
        with open(target / "plan.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(rows, self.folder.plan(self.run_id))
        for column in rows[0]:
            self.assertIn(f"- `{column}`: ", readme)
        documents = self.folder.documents(self.run_id)
        drawn = sorted((hashlib.sha256(f"7:{d['document']}".encode()).hexdigest(), d["document"])
                       for d in documents if d["file"])[:3]
        with open(target / "sample.csv", encoding="utf-8", newline="") as file:
            self.assertEqual([r["document"] for r in csv.DictReader(file)], [d for _, d in drawn])
        page = (target / "sample" / "index.html").read_text(encoding="utf-8")
        for _, document in drawn:
            self.assertIn(f"{document}-1.png", page)
            self.assertTrue((target / "sample" / f"{document}-1.png").read_bytes().startswith(b"\x89PNG"))
        with open(target / "statistics.csv", encoding="utf-8", newline="") as file:
            figures = list(csv.DictReader(file))
        for level in {d["level"] for d in documents}:
            for currency in {d["currency"] for d in documents if d["level"] == level}:
                same = [d for d in documents if (d["level"], d["currency"]) == (level, currency)]
                row = next(f for f in figures if (f["measure"], f["key"], f["currency"]) ==
                           ("documents by level", level, currency))
                self.assertEqual(int(row["count"]), len(same))
                self.assertEqual(story.money(row["amount"]),
                                 sum(story.money(d["total_claimed"]) for d in same))
        for measure in ("gaps in document numbers", "duplicates", "same-day repeats"):
            self.assertEqual([f["count"] for f in figures if f["measure"] == measure], ["0"])

    def test_json_and_the_workbook_say_the_same_as_the_tables(self):
        import xml.etree.ElementTree as tree
        target = self.new_place()
        self.folder.relance("audit", "export", self.run_id, "--format", "json", "--to",
                            str(target / "json"), expect=0)
        self.folder.relance("audit", "export", self.run_id, "--format", "xlsx-free", "--to",
                            str(target / "xml"), expect=0)
        content = json.loads((target / "json/audit.json").read_text(encoding="utf-8"))
        self.assertEqual(content["documents"], self.folder.documents(self.run_id))
        name = "{urn:schemas-microsoft-com:office:spreadsheet}"
        book = tree.parse(target / "xml/audit.xml").getroot()
        sheet = next(s for s in book.iter(name + "Worksheet") if s.get(name + "Name") == "plan")
        rows = [[c.find(name + "Data").text or "" for c in row] for row in sheet.iter(name + "Row")]
        self.assertEqual([dict(zip(rows[0], r)) for r in rows[1:]], self.folder.plan(self.run_id))
        self.folder.relance("audit", "export", self.run_id, "--format", "xlsx", expect=64)

    def test_a_history_is_a_page_too_with_links_to_the_letters(self):
        page = self.folder.relance("history", self.letter["customer"], "--html", expect=0).out
        self.assertIn(f'href="out/{self.run_id}/{self.letter["file"]}"', page)
        self.assertIn(f"{self.letter['total_claimed']} {self.letter['currency']}", page)
        self.assertNotIn("<script", page)

    def test_what_is_undone_is_told_with_its_reason_and_its_numbers_stay_used(self):
        folder = self.new_folder()
        folder.change("scenarios.yaml", "template: reminder-1", "template: reminder-1, approval: legal")
        folder.run_on(DATES[0])
        run = f"{DATES[0]}-1"
        waiting = {d["document"] for d in folder.deliveries(run) if d["status"] == "waiting"}
        sent = {d["document"]: d["status"] for d in folder.deliveries(run) if d["document"] not in waiting}
        folder.relance("undo", run, "--by", "Anne", "--remark", "wrong extract", expect=0)
        after = {d["document"]: d for d in folder.deliveries(run)}
        for document in waiting:
            self.assertEqual((after[document]["status"], after[document]["detail"]),
                             ("withdrawn", "undone by Anne: wrong extract"))
        self.assertEqual({d: after[d]["status"] for d in sent}, sent)
        lines = (folder.folder(run) / "5-audit" / "journal.jsonl").read_text().splitlines()
        undo = next(e for e in map(json.loads, lines) if e["event"] == "undo")
        self.assertEqual((undo["documents"], undo["by"], undo["remark"]),
                         (len(waiting), "Anne", "wrong extract"))
        folder.relance("audit", "verify", run, expect=0)
        folder.run_on(DATES[0])
        self.assertEqual(folder.run_ids(), [run, f"{DATES[0]}-2"])
        again = {d["document"] for d in folder.documents(f"{DATES[0]}-2")}
        self.assertFalse(again & set(after))

    def test_a_reminder_after_payment_is_counted(self):
        """FA26-01252 was paid on the very day of the second run; the third extract tells."""
        self.folder.run_on(DATES[2])
        target = self.new_place() / "bundle"
        self.folder.relance("audit", "export", self.run_id, "--to", str(target), expect=0)
        text = (target / "statistics.csv").read_text(encoding="utf-8")
        self.assertRegex(text, r"after-payment reminders,\"?FA26-01252 in .*1,15806.40")


if __name__ == "__main__":
    story.main()
