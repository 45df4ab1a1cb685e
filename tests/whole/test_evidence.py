#!/usr/bin/env python3
"""The run folder as evidence: what was changed afterwards is found, whatever it was."""
import contextlib
import sqlite3
import subprocess
import sys

import story
from story import DATES


class Evidence(story.Story):
    @classmethod
    def prepare(cls):
        cls.folder = story.WorkingFolder(cls.class_place + "/demo")
        cls.folder.run_on(DATES[0])
        cls.run_id = f"{DATES[0]}-1"
        cls.place = cls.folder.folder(cls.run_id)

    def verify(self, code):
        return self.folder.relance("audit", "verify", self.run_id, expect=code)

    def files(self):
        return sorted(p for p in self.place.rglob("*") if p.is_file())

    def test_one_changed_byte_in_any_kind_of_file_is_found_and_named(self):
        kinds = {}
        for path in self.files():
            kinds.setdefault((path.parent.relative_to(self.place), path.suffix), path)
        self.assertGreater(len(kinds), 8)
        for path in kinds.values():
            whole = path.read_bytes()
            if not whole:
                continue
            for at in sorted({0, len(whole) // 2, len(whole) - 1}):
                with self.subTest(file=path.name, byte=at):
                    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
                    try:
                        result = self.verify(1)
                    finally:
                        path.write_bytes(whole)
                    if path.name not in ("journal.jsonl", "manifest.sha256"):
                        self.assertIn(path.name, result.text)
        self.verify(0)

    def test_a_missing_and_an_added_file_are_named(self):
        victim = next(p for p in self.files() if p.suffix == ".pdf")
        whole = victim.read_bytes()
        victim.unlink()
        self.assertIn(victim.name, self.verify(1).text)
        victim.write_bytes(whole)
        stranger = self.place / "3-render" / "stranger.pdf"
        stranger.write_bytes(whole)
        self.assertIn("stranger.pdf", self.verify(1).text)
        stranger.unlink()
        self.verify(0)

    def test_other_programs_can_check_the_manifest_and_the_chain(self):
        subprocess.run(["sha256sum", "--quiet", "-c", "5-audit/manifest.sha256"], cwd=self.place,
                       check=True, capture_output=True)
        listed = {line.split("  ", 1)[1] for line in
                  (self.place / "5-audit/manifest.sha256").read_text().splitlines()}
        present = {str(p.relative_to(self.place)) for p in self.files()}
        self.assertEqual(present - listed, {"5-audit/manifest.sha256", "5-audit/journal.jsonl"})
        import json
        before = None
        for line in (self.place / "5-audit/journal.jsonl").read_bytes().splitlines():
            entry = json.loads(line)
            if before is not None:
                self.assertEqual(entry["prev"], story.sha256(before))
            before = line

    def test_a_short_script_that_shares_no_code_with_us_finds_the_same(self):
        script = story.SOURCE / "tests" / "support" / "verify_journal.py"

        def check(code):
            done = subprocess.run([sys.executable, str(script), str(self.folder.path / "out")],
                                  capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, code, done.stdout + done.stderr)
            return done.stdout

        check(0)
        for path in self.files()[::5]:
            whole = path.read_bytes()
            path.write_bytes(whole[:len(whole) // 2] + whole[len(whole) // 2 + 1:] + b"\n")
            try:
                if path.name not in ("journal.jsonl", "manifest.sha256"):
                    self.assertIn(path.name, check(1))
            finally:
                path.write_bytes(whole)
        journal = self.place / "5-audit/journal.jsonl"
        whole = journal.read_bytes()
        lines = whole.splitlines(keepends=True)
        for altered in (lines[1:], lines[:9] + lines[10:], lines[:-1],
                        [lines[0].replace(b"0" * 64, b"1" * 64), *lines[1:]]):
            journal.write_bytes(b"".join(altered))
            try:
                check(1)
            finally:
                journal.write_bytes(whole)
        check(0)

    def test_a_cut_journal_and_a_foreign_history_are_found(self):
        journal = self.place / "5-audit/journal.jsonl"
        whole = journal.read_bytes()
        journal.write_bytes(b"\n".join(whole.splitlines()[:-1]) + b"\n")
        self.verify(1)
        journal.write_bytes(whole)
        self.verify(0)

    def test_a_changed_deleted_or_damaged_history_is_found_in_words(self):
        history = self.folder.path / "out" / "relance.db"
        whole = history.read_bytes()

        def change(statement):
            with contextlib.closing(sqlite3.connect(history)) as base:
                for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='trigger'"):
                    base.execute(f"DROP TRIGGER {name}")
                base.execute(statement)
                base.commit()

        changes = {
            "says bounced": lambda: change("UPDATE states SET status = 'bounced'"),
            "does not know the delivery": lambda: change("DELETE FROM documents WHERE number = 1"),
            "no line of its journal": lambda: change("DELETE FROM heads"),
            "knows no run": lambda: change("DELETE FROM runs"),
            "is no line of it": lambda: change(f"UPDATE heads SET head = '{'a' * 64}'"),
            "knows no run ": history.unlink,
            "damaged": lambda: history.write_bytes(whole[:len(whole) // 2]),
        }
        for words, make in changes.items():
            with self.subTest(words):
                make()
                try:
                    found = [line for line in self.verify(1).text.splitlines() if "FOUND" in line]
                    self.assertTrue(any(words.strip() in line for line in found), found)
                finally:
                    history.write_bytes(whole)
        self.verify(0)

    def test_a_later_command_does_not_make_good_what_was_changed_by_hand(self):
        folder = self.new_folder()
        folder.run_on(DATES[0])
        place = folder.folder(self.run_id)
        mails = sorted((place / "4-dispatch/mail/new").glob("*.eml"))
        mails[0].write_bytes(mails[0].read_bytes() + b"P.S.")
        mails[1].unlink()
        folder.relance("dispatch", self.run_id, expect=(0, 1))
        text = folder.relance("audit", "verify", self.run_id, expect=1).text
        self.assertIn(f"{mails[0].name}: was changed by hand", text)
        self.assertIn(f"{mails[1].name}: was deleted by hand", text)
        journal = (place / "5-audit/journal.jsonl").read_bytes()
        folder.relance("dispatch", self.run_id, expect=(0, 1))
        self.assertEqual((place / "5-audit/journal.jsonl").read_bytes(), journal)

    def test_a_run_that_was_taken_away_or_renamed_is_found(self):
        elsewhere = self.folder.path / "elsewhere"
        self.place.rename(elsewhere)
        try:
            self.assertIn(f"FOUND: run {self.run_id}", self.verify(1).text)
            copied = self.folder.relance("audit", "verify", str(elsewhere), expect=0)
            self.assertIn("history: knows the journal's last line", copied.text)
            renamed = self.place.parent / f"{DATES[0]}-9"
            elsewhere.rename(renamed)
            try:
                result = self.folder.relance("audit", "verify", "--all", expect=1)
                self.assertIn(f"knows no run {DATES[0]}-9", result.text)
            finally:
                renamed.rename(elsewhere)
        finally:
            elsewhere.rename(self.place)
        self.verify(0)

    def test_each_input_is_listed_with_its_digest(self):
        inputs = {i["path"]: i for i in self.folder.state(self.run_id)["inputs"]}
        for name in ("relance.yaml", "scenarios.yaml", f"ledger-{DATES[0]}.csv", "customers.csv",
                     "contacts.csv", "events.csv", "logo.png"):
            self.assertEqual(inputs[name]["sha256"],
                             story.sha256((self.folder.path / name).read_bytes()), name)


if __name__ == "__main__":
    story.main()
