#!/usr/bin/env python3
"""What every command keeps to: --json is one object, --quiet is silent, a sealed run stays."""
import json
import subprocess
import unittest

import story
from story import DATES, PROGRAM


class CommandLine(story.Story):
    def test_json_is_one_object_and_nothing_else_on_standard_output(self):
        folder = self.new_folder()
        day = ("--date", DATES[0])
        for words in (("run",), ("check",), ("status",), ("explain", "--customer", "C001"),
                      ("history", "C001"), ("audit", "verify"), ("check", "--ladder"),
                      ("record", "note", "--customer", "C001", "--note", "called")):
            said = json.loads(folder.relance(*words, *day, "--json").out)
            self.assertIsInstance(said, dict, words)
        refused = json.loads(folder.relance("run", *day, "--ledger", "none.csv", "--json",
                                            expect=2).out)
        self.assertEqual(refused["outcome"], 2)
        self.assertIn("none.csv", refused["error"])

    def test_quiet_says_nothing_on_standard_output(self):
        folder = self.new_folder()
        for words in (("check",), ("run",), ("status",), ("audit", "verify"), ("read",),
                      ("assign",), ("render",), ("dispatch",)):
            result = folder.relance(*words, "--date", DATES[0], "--quiet", expect=(0, 1))
            self.assertEqual(result.out, "", words)

    def test_out_is_relative_to_where_the_program_is_started(self):
        folder = self.new_folder()
        away = self.new_place()
        away.mkdir(parents=True, exist_ok=True)
        done = subprocess.run([PROGRAM, "run", "--date", DATES[0], "--rehearse", "-c",
                               str(folder.path / "relance.yaml"), "--out", "elsewhere"],
                              cwd=away, env=folder.environment(), capture_output=True)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertTrue((away / "elsewhere" / f"{DATES[0]}-r1" / "run.json").exists())
        self.assertFalse((folder.path / "out" / f"{DATES[0]}-r1").exists())

    def test_options_of_every_command_may_stand_before_its_name(self):
        folder = self.new_folder()
        away = self.new_place()
        away.mkdir(parents=True, exist_ok=True)
        settings = str(folder.path / "relance.yaml")
        for words in (("-c", settings, "--date", DATES[0], "check"),
                      (f"--config={settings}", "-q", "read", "--date", DATES[0]),
                      ("-q", "-c", settings, "status"),
                      ("-c", settings, "audit", "verify", "--all")):
            done = subprocess.run([PROGRAM, *words], cwd=away, env=folder.environment(),
                                  capture_output=True, text=True)
            self.assertIn(done.returncode, (0, 1), (words, done.stderr))
        for words, said in ((("-c", settings), "which command?"),
                            (("-c",), "which command?"),
                            (("--rehearse", "run"), 'no command "--rehearse"'),
                            (("-c", settings, "rnu"), 'no command "rnu"')):
            done = subprocess.run([PROGRAM, *words], cwd=away, env=folder.environment(),
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, 64, words)
            self.assertIn(said, done.stderr)

    def test_a_run_elsewhere_is_found_by_its_path_with_its_own_history(self):
        folder = self.new_folder()
        day = f"{DATES[0]}-1"
        folder.relance("read", "--date", DATES[0], "--out", "aside", expect=(0, 1))
        for stage in ("assign", "render", "dispatch"):
            folder.relance(stage, f"aside/{day}", expect=(0, 1))
        folder.relance("audit", "verify", f"aside/{day}", expect=0)
        self.assertIn("finished", folder.relance("status", f"aside/{day}", expect=0).out)
        self.assertFalse((folder.path / "out" / "relance.db").exists())
        self.assertTrue((folder.path / "aside" / day / "4-dispatch" / "deliveries.csv").exists())

    def test_a_run_that_the_history_does_not_know_is_refused_clearly(self):
        folder = self.new_folder()
        folder.relance("read", "--date", DATES[0], expect=(0, 1))
        (folder.path / "out" / "relance.db").rename(folder.path / "kept.db")
        said = folder.relance("assign", expect=64).said
        self.assertIn("is not in the history", said)
        self.assertIn("--out", said)
        (folder.path / "kept.db").rename(folder.path / "out" / "relance.db")
        folder.relance("assign", expect=(0, 1))

    def test_a_signed_plan_is_recorded_with_what_was_signed(self):
        folder = self.new_folder()
        paper = folder.path / "plan C001.pdf"
        paper.write_bytes(b"%PDF signed")
        plan = ("record", "plan", "--customer", "C001", "--amount", "500", "--until", "2027-01-31",
                "--date", DATES[0])
        folder.relance(*plan, "--signed", str(paper), "--note", "by post", expect=0)
        events = json.loads(folder.relance("history", "C001", "--json", expect=0).out)
        self.assertIn(story.sha256(b"%PDF signed"), json.dumps(events))
        self.assertIn("by post; signed: plan C001.pdf, SHA-256", json.dumps(events))
        self.assertIn("signed", folder.relance("explain", "--customer", "C001", "--date", DATES[0]).out)
        folder.relance(*plan, "--signed", "none.pdf", expect=(2, 74))
        folder.relance(*plan, "--signed", str(paper), "--outcome", "proposed", expect=64)
        folder.relance("record", "note", "--customer", "C001", "--signed", str(paper), expect=64)

    def test_a_changed_journal_is_never_sealed_once_more(self):
        folder = self.new_folder()
        folder.run_on(DATES[0])
        journal = folder.folder(f"{DATES[0]}-1") / "5-audit" / "journal.jsonl"
        lines = journal.read_text(encoding="utf-8").splitlines()
        lines[-1] = lines[-1].replace('"sealed"', '"sealed "')
        journal.write_text("\n".join(lines) + "\n", encoding="utf-8")
        folder.run_on(DATES[0])
        self.assertEqual(folder.run_ids(), [f"{DATES[0]}-1", f"{DATES[0]}-2"])
        folder.relance("audit", "verify", f"{DATES[0]}-1", expect=1)

    def test_check_tells_apart_a_server_that_is_away(self):
        folder = self.new_folder()
        text = (folder.path / "relance.yaml").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if "transport:" not in line]
        at = next(i for i, line in enumerate(lines) if line.startswith("mail:"))
        lines[at + 1:at + 1] = ["  transport: smtp", '  server: "127.0.0.1:9"', "  tls: none"]
        (folder.path / "relance.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        said = folder.relance("check", "--date", DATES[0], expect=75).said
        self.assertIn("127.0.0.1:9", said)


if __name__ == "__main__":
    story.main()
