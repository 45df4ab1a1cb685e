#!/usr/bin/env python3
"""Retention and privacy: what is erased is gone, what must stay stays, and the chain still verifies,
by our program and by the short script that shares no code with it."""
import json
import subprocess
import sys

import story
from story import DATES

SCRIPT = story.SOURCE / "tests" / "support" / "verify_journal.py"
NAMES = ("Agencement", "Sauvanargues", "SAUVANARGUES", "DAMES BLANCHES", "Dames-Blanches",
         "cgaai.example", "991205675")


def holds(folder, words):
    """Files below the folder in which one of the words stands, in any encoding relance reads."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        data = path.read_bytes()
        if any(word.encode(code) in data for word in words for code in ("utf-8", "cp1252")):
            found.append(str(path.relative_to(folder)))
    return found


class Privacy(story.Story):
    def play(self, dates=DATES):
        folder = self.new_folder()
        for date in dates:
            folder.run_on(date)
        return folder

    def check(self, folder):
        result = folder.relance("audit", "verify", "--all", expect=0)
        subprocess.run([sys.executable, str(SCRIPT), str(folder.path / "out")], check=True,
                       capture_output=True)
        return result.text

    def test_an_anonymised_customer_is_nowhere_and_everything_still_verifies(self):
        folder = self.play()
        out = folder.path / "out"
        self.assertTrue(holds(out, NAMES))
        levels = [(r["invoice"], r["level"], r["open_amount"]) for r in folder.plan(f"{DATES[2]}-1")]
        others = [r for r in folder.plan(f"{DATES[2]}-1") if r["customer"] != "C003"]
        folder.relance("anonymise", "C003", "--by", "Anne", expect=0)
        self.assertEqual(holds(out, NAMES), [])
        self.assertIn("blotted out on purpose (the newest: anonymise by Anne", self.check(folder))
        after = folder.plan(f"{DATES[2]}-1")
        self.assertEqual([(r["invoice"], r["level"], r["open_amount"]) for r in after], levels)
        self.assertEqual([r for r in after if r["customer"] != "C003"], others)
        self.assertIn("C003", folder.relance("history", "C003", expect=0).text)

    def test_other_customers_letters_stay_byte_for_byte(self):
        folder = self.play(DATES[:1])
        run = f"{DATES[0]}-1"
        before = {d["document"]: (folder.folder(run) / d["file"]).read_bytes()
                  for d in folder.documents(run) if d["file"] and d["customer"] != "C003"}
        folder.relance("anonymise", "C003", expect=0)
        for d in folder.documents(run):
            if d["document"] in before:
                self.assertEqual((folder.folder(run) / d["file"]).read_bytes(), before[d["document"]])
            elif d["file"]:
                self.assertFalse((folder.folder(run) / d["file"]).exists())

    def test_a_purge_leaves_journal_and_digests_and_changes_no_later_plan(self):
        folder, other = self.play(DATES[:2]), self.play(DATES[:2])
        old = folder.folder(f"{DATES[0]}-1")
        digests = {d["sha256"] for d in folder.documents(f"{DATES[0]}-1") if d["sha256"]}
        said = folder.relance("purge", "--before", "2026-10-01", "--rehearse", expect=0).text
        self.assertIn("would erase", said)
        self.assertTrue((old / "1-read" / "items.csv").exists())
        folder.relance("purge", "--before", "2026-10-01", "--by", "Anne", expect=0)
        self.assertEqual(sorted(p.name for p in old.rglob("*") if p.is_file()),
                         ["history.csv", "journal.jsonl", "manifest.sha256", "run.json"])
        journal = (old / "5-audit" / "journal.jsonl").read_text(encoding="utf-8")
        erased = [json.loads(line) for line in journal.splitlines()]
        erased = {e["sha256"] for e in erased if e["event"] == "erased"}
        self.assertLessEqual(digests, erased)
        self.assertIn("gone", self.check(folder))
        for each in (folder, other):
            each.run_on(DATES[2])
        self.assertEqual(folder.plan(f"{DATES[2]}-1"), other.plan(f"{DATES[2]}-1"))
        self.check(folder)

    def test_what_is_on_legal_hold_stays_until_it_is_released(self):
        folder = self.play(DATES[:1])
        run = f"{DATES[0]}-1"
        folder.relance("record", "legal", "--customer", "C003", "--date", "2026-09-20", expect=0)
        self.assertIn("legal hold", folder.relance("anonymise", "C003", expect=1).text)
        folder.relance("purge", "--before", "2026-10-01", expect=0)
        kept = [d for d in folder.documents(run) if (folder.folder(run) / d["file"]).is_file()
                and d["file"]]
        self.assertEqual({d["customer"] for d in kept}, {"C003"})
        self.check(folder)
        folder.relance("record", "release", "--customer", "C003", "--date", "2026-09-21", expect=0)
        folder.relance("purge", "--before", "2026-10-01", expect=0)
        self.assertFalse((folder.folder(run) / "3-render" / "documents.csv").exists())
        self.check(folder)

    def test_what_was_tampered_with_is_not_hidden_by_a_purge(self):
        folder = self.play(DATES[:1])
        letter = next(folder.folder(f"{DATES[0]}-1").rglob("*.pdf"))
        letter.write_bytes(letter.read_bytes() + b" ")
        said = folder.relance("purge", "--before", "2026-10-01", expect=74).text
        self.assertIn(letter.name, said)
        self.assertTrue(letter.exists())
        folder.relance("anonymise", "C003", expect=74)
        self.assertIn(letter.name, folder.relance("audit", "verify", "--all", expect=1).text)

    def test_a_file_put_back_after_its_erasure_is_found(self):
        folder = self.play(DATES[:1])
        letter = next(folder.folder(f"{DATES[0]}-1").rglob("*.pdf"))
        whole = letter.read_bytes()
        folder.relance("purge", "--before", "2026-10-01", expect=0)
        letter.write_bytes(whole)
        self.assertIn(letter.name, folder.relance("audit", "verify", "--all", expect=1).text)

    def test_a_person_gets_everything_that_is_held_and_nobody_else_s(self):
        folder = self.play(DATES[:2])
        folder.relance("record", "note", "--customer", "C003", "--date", "2026-10-07", "--note",
                       "asked for a copy", expect=0)
        folder.relance("export-person", "C003", expect=0)
        place = folder.path / "out" / "person-C003"
        content = json.loads((place / "person.json").read_text(encoding="utf-8"))
        self.assertIn("Agencement", content["master_data"]["name"])
        self.assertIn("asked for a copy", json.dumps(content["history"]))
        for run in content["runs"]:
            self.assertEqual({r["customer"] for r in run["plan"]}, {"C003"})
            ours = {d["document"] for d in folder.documents(run["run"]) if d["customer"] == "C003"}
            self.assertEqual({d["document"] for d in run["documents"]}, ours)
        names = {p.name for p in (place / "documents").iterdir()}
        for run in folder.run_ids():
            for d in folder.documents(run):
                self.assertEqual(f"{d['document']}.pdf" in names,
                                 d["customer"] == "C003" and bool(d["file"]), d)
        self.assertNotIn("Beauséjour", (place / "person.json").read_text(encoding="utf-8"))
        self.assertIn("nothing is held", folder.relance("export-person", "C999", expect=64).text)
        folder.relance("anonymise", "C003", expect=0)
        self.assertFalse(place.exists())

    def test_no_journal_names_a_recipient_whatever_was_done_with_the_run(self):
        folder = self.play(DATES[:1])
        run = f"{DATES[0]}-1"
        letter = next(d for d in folder.documents(run) if d["customer"] == "C003")
        folder.relance("retract", run, letter["document"], "--by", "Anne", "--reason", "wrong amount",
                       expect=0)
        folder.relance("undo", run, "--by", "Anne", expect=0)
        names = {part for d in folder.deliveries(run) for part in d["recipient"].split(" / ")}
        journal = (folder.folder(run) / "5-audit" / "journal.jsonl").read_text(encoding="utf-8")
        self.assertNotIn("@", journal)
        for name in names:
            self.assertFalse(len(name) > 5 and name in journal, name)

    def test_wrong_use_is_refused_in_words(self):
        folder = self.play(DATES[:1])
        self.assertIn("nothing is held", folder.relance("anonymise", "C999", expect=64).text)
        self.check(folder)
        for wrong in ((), ("--before", "yesterday"), ("--before", "2999-01-01")):
            self.assertIn("--before", folder.relance("purge", *wrong, expect=64).text)


if __name__ == "__main__":
    story.main()
