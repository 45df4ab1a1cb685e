#!/usr/bin/env python3
"""Every file of a run and every column of the history altered in several ways: each is found and
named by audit verify. Nobody is trusted, not even the history."""
import contextlib
import itertools
import os
import shutil
import sqlite3

import story
from story import DATES

UNNAMED = ("journal.jsonl", "manifest.sha256")  # named by line, or as the seal


def flip(data, at):
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


def drop_line(data):
    lines = data.split(b"\n")
    return b"\n".join(lines[:len(lines) // 2] + lines[len(lines) // 2 + 1:])


ALTERATIONS = {
    "a flipped byte": lambda data: flip(data, len(data) // 2),
    "a deleted line": drop_line,
    "a cut end": lambda data: data[:-1],
    "an added byte": lambda data: data + b"\n",
    "all of it gone": lambda data: b"",
    "a flipped first byte": lambda data: flip(data, 0),
}


class Mutations(story.Story):
    @classmethod
    def prepare(cls):
        cls.folder = story.WorkingFolder(cls.class_place + "/demo")
        cls.folder.run_on(DATES[0])
        cls.folder.relance("record", "promise", "--customer", "C003", "--date", "2026-09-20",
                           "--until", "2026-10-20", expect=0)
        cls.folder.run_on(DATES[1])
        waiting = [d["document"] for d in cls.folder.documents(f"{DATES[1]}-1")
                   if d["approval"] == "waiting"]
        if waiting:
            cls.folder.relance("approve", f"{DATES[1]}-1", "--by", "Anne", expect=(0, 1))
        cls.run_id = f"{DATES[1]}-1"
        cls.place = cls.folder.folder(cls.run_id)

    def found(self, *what):
        arguments = what or (self.run_id,)
        result = self.folder.relance("audit", "verify", *arguments, expect=1)
        return "\n".join(line for line in result.text.splitlines() if line.startswith("FOUND"))

    def files(self):
        return sorted(p for p in self.place.rglob("*") if p.is_file())

    def test_untouched_nothing_is_found(self):
        self.folder.relance("audit", "verify", "--all", expect=0)

    def test_every_file_altered_is_found_and_named(self):
        ways = itertools.cycle(ALTERATIONS.items())
        n = 0
        for path in self.files():
            whole = path.read_bytes()
            for name, alter in itertools.islice(ways, 1):
                altered = alter(whole) if whole else b"x"
                if altered == whole:
                    altered = whole + b"x"
                with self.subTest(file=str(path.relative_to(self.place)), way=name):
                    path.write_bytes(altered)
                    try:
                        found = self.found()
                    finally:
                        path.write_bytes(whole)
                    n += 1
                    self.assertTrue(found)
                    if path.name not in UNNAMED:
                        self.assertIn(str(path.relative_to(self.place)), found)
        self.assertGreater(n, 80)

    def test_every_file_deleted_is_found_and_named(self):
        for path in self.files()[::9]:
            aside = self.folder.path / "aside"
            path.rename(aside)
            try:
                found = self.found()
            finally:
                aside.rename(path)
            self.assertIn(path.name, found)

    def test_swapped_letters_and_swapped_mails_are_both_named(self):
        for suffix in (".pdf", ".eml", ".md"):
            one, other = [p for p in self.files() if p.suffix == suffix][:2]
            a, b = one.read_bytes(), other.read_bytes()
            one.write_bytes(b)
            other.write_bytes(a)
            try:
                found = self.found()
            finally:
                one.write_bytes(a)
                other.write_bytes(b)
            self.assertIn(one.name, found)
            self.assertIn(other.name, found)

    def test_added_letters_links_and_hidden_files_are_named(self):
        letter = next(p for p in self.files() if p.suffix == ".pdf")
        for place in ("3-render/stranger.pdf", "4-dispatch/mail/new/stranger.eml",
                      "4-dispatch/mail/cur/stranger.eml", ".hidden", "5-audit/inputs/stranger.md"):
            target = self.place / place
            made = not target.parent.exists()
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(letter, target)
            try:
                self.assertIn(place, self.found())
            finally:
                target.unlink()
                if made:
                    target.parent.rmdir()
        link = self.place / "3-render" / "link.pdf"
        link.symlink_to(letter)
        try:
            self.assertIn("link.pdf", self.found())
        finally:
            link.unlink()

    def test_a_journal_line_moved_doubled_or_dropped_is_found(self):
        journal = self.place / "5-audit" / "journal.jsonl"
        whole = journal.read_bytes()
        lines = whole.splitlines(keepends=True)
        ways = {
            "dropped": lines[:20] + lines[21:],
            "doubled": lines[:20] + [lines[20]] + lines[20:],
            "moved": lines[:20] + [lines[21], lines[20]] + lines[22:],
            "last dropped": lines[:-1],
            "first dropped": lines[1:],
        }
        for name, altered in ways.items():
            with self.subTest(name):
                journal.write_bytes(b"".join(altered))
                try:
                    self.assertRegex(self.found(), "journal|history|seal")
                finally:
                    journal.write_bytes(whole)

    def test_every_column_of_every_row_kind_of_the_history_is_found(self):
        history = self.folder.path / "out" / "relance.db"
        whole = history.read_bytes()
        with contextlib.closing(sqlite3.connect(history)) as base:
            tables = {name: [c[1] for c in base.execute(f"PRAGMA table_info({name})")]
                      for (name,) in base.execute("SELECT name FROM sqlite_master WHERE"
                                                  " type='table' AND name NOT LIKE 'sqlite_%'")}
            filled = {t: base.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}
        self.assertGreater(sum(1 for n in filled.values() if n), 6)

        def change(statement):
            with contextlib.closing(sqlite3.connect(history)) as base:
                for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='trigger'"
                                            ).fetchall():
                    base.execute(f"DROP TRIGGER {name}")
                changed = base.execute(statement).rowcount
                base.commit()
            return changed

        for table, columns in tables.items():
            if not filled[table]:
                continue
            last = f"(SELECT max(rowid) FROM {table})"
            statements = [f"DELETE FROM {table} WHERE rowid = {last}"]
            statements += [f"UPDATE {table} SET {c} = coalesce({c}, 0) || '7' WHERE rowid = {last}"
                           for c in [c for c in columns if c != "id"][::2]]
            for statement in statements:
                with self.subTest(statement):
                    self.assertEqual(change(statement), 1)
                    try:
                        self.assertIn("history", self.found("--all"))
                    finally:
                        history.write_bytes(whole)
        self.folder.relance("audit", "verify", "--all", expect=0)

    def test_a_row_slipped_into_the_history_is_named(self):
        history = self.folder.path / "out" / "relance.db"
        whole = history.read_bytes()
        with contextlib.closing(sqlite3.connect(history)) as base:
            base.execute("DROP TRIGGER events_newest")
            base.execute("INSERT INTO events(sequence, date, customer, event, amount, currency)"
                         " SELECT sequence, date, 'C009', 'promise', 1, 'EUR' FROM events LIMIT 1")
            base.commit()
        try:
            self.assertIn("row 2 of table events", self.found())
        finally:
            history.write_bytes(whole)

    def test_a_forged_decision_sealed_again_contradicts_the_rules(self):
        """Plan, run.json, manifest, journal and history forged together: the rules still tell."""
        copy = self.new_place() / "copy"
        shutil.copytree(self.place, copy)
        plan = copy / "2-assign" / "plan.csv"
        text = plan.read_text(encoding="utf-8")
        row = next(line for line in text.splitlines() if ",hold," in line)
        plan.write_text(text.replace(row, row.replace(",hold,", ",none,", 1)), encoding="utf-8")
        result = self.folder.relance("audit", "verify", str(copy), expect=1)
        self.assertIn('decision is "none", the inputs and rules give "hold"', result.text)


if __name__ == "__main__":
    story.main()
