#!/usr/bin/env python3
"""What is wrong from outside gets one clear complaint and its exit code; nothing is half written."""
import fcntl
import os
import shutil
import socket
import subprocess
import unittest

import story
from story import DATES, SOURCE


class Refusals(story.Story):
    def refuse(self, folder, code, *words, arguments=None, env=None):
        """The run ends with this code, says these words, and leaves neither run nor history."""
        result = folder.relance(*(arguments or ("run", "--date", DATES[0])), env=env, expect=code)
        for word in words:
            self.assertIn(word, result.said)
        self.assertEqual(folder.run_ids(), [], "a run folder was left behind")
        out = folder.path / "out"
        left = [p.name for p in out.glob(".tmp-*")] if out.is_dir() else []
        self.assertEqual(left, [])
        return result

    def test_a_missing_ledger_is_input_refused(self):
        folder = self.new_folder()
        self.refuse(folder, 2, "nowhere.csv",
                    arguments=("run", "--date", DATES[0], "--ledger", "nowhere.csv"))

    def test_missing_customers_or_events_are_input_refused(self):
        for name in ("customers.csv", "events.csv"):
            folder = self.new_folder()
            (folder.path / name).unlink()
            self.refuse(folder, 2, name)

    def test_a_missing_contacts_file_is_normal(self):
        folder = self.new_folder()
        (folder.path / "contacts.csv").unlink()
        self.assertIn("[contacts-missing]", folder.run_on(DATES[0]).said)

    def test_a_ledger_without_known_columns_is_input_refused(self):
        folder = self.new_folder()
        (folder.path / "odd.csv").write_text("a;b;c\n1;2;3\n", encoding="utf-8")
        self.refuse(folder, 2, "odd.csv",
                    arguments=("run", "--date", DATES[0], "--ledger", "odd.csv"))

    def test_an_empty_ledger_file_is_input_refused(self):
        folder = self.new_folder()
        (folder.path / "empty.csv").write_bytes(b"")
        self.refuse(folder, 2, "empty.csv",
                    arguments=("run", "--date", DATES[0], "--ledger", "empty.csv"))

    def test_an_old_ledger_is_refused_unless_told_otherwise(self):
        folder = self.new_folder()
        late = ("run", "--date", "2026-09-30", "--ledger", f"ledger-{DATES[0]}.csv")
        self.refuse(folder, 2, "REFUSED", "2026-09-14", arguments=late)
        folder.relance(*late, "--accept-old-ledger", expect=1)
        self.assertGreater(len(folder.mails(folder.run_ids()[-1])), 8)

    def test_a_run_dated_before_the_last_reminder_is_refused(self):
        folder = self.new_folder()
        folder.run_on(DATES[1])
        good = f"{DATES[1]}-1"
        before = story.tree_of(folder.folder(good))
        self.assertIn("REFUSED", folder.run_on(DATES[0], expect=2).said)
        self.assertEqual(story.differences(before, story.tree_of(folder.folder(good))), [])
        self.assertEqual(folder.run_ids(), [good], "a run folder was left behind")
        folder.run_on(DATES[2])  # the next one is not disturbed

    def test_an_unknown_key_is_named_with_its_line_and_the_nearest_one(self):
        folder = self.new_folder()
        folder.change("relance.yaml", "  bic: BNPAFRPPXXX", "  bicc: BNPAFRPPXXX")
        line = next(n for n, text in enumerate(
            (folder.path / "relance.yaml").read_text(encoding="utf-8").splitlines(), 1)
            if "bicc" in text)
        self.refuse(folder, 78, f"relance.yaml:{line}:3:", "bicc", '"bic"', "[key-unknown]")

    def test_all_mistakes_of_the_settings_are_told_at_once(self):
        folder = self.new_folder()
        folder.change("relance.yaml", "  bic: BNPAFRPPXXX", "  bicc: BNPAFRPPXXX")
        folder.change("relance.yaml", "max_ledger_age_days: 7", "max_ledger_age_days: soon")
        folder.change("relance.yaml", "  iban: FR76", "  iban: FR77")
        result = self.refuse(folder, 78)
        self.assertEqual(result.said.count("REFUSED:"), 3, result.said)

    def test_an_impossible_date_is_refused_where_it_stands(self):
        folder = self.new_folder()
        self.refuse(folder, 64, "2026-02-30", arguments=("run", "--date", "2026-02-30"))
        folder.change("relance.yaml", "  currency: EUR", "  currency: EUR\n  as_of: 2026-02-30")
        self.refuse(folder, 78, "2026-02-30", "relance.yaml:")

    def test_a_missing_settings_file_is_settings_refused(self):
        folder = self.new_folder()
        self.refuse(folder, 78, "nowhere.yaml",
                    arguments=("run", "--date", DATES[0], "-c", "nowhere.yaml"))

    def test_a_scenario_that_cannot_be_is_refused(self):
        folder = self.new_folder()
        folder.change("scenarios.yaml", "channels: [registered]", "channels: [pigeon]")
        self.refuse(folder, 78, "scenarios.yaml:", "pigeon")

    def test_an_unknown_hashtag_is_refused_with_place_and_nearest_name(self):
        folder = self.new_folder()
        letters = folder.path / "templates" / "fr"
        letters.mkdir(parents=True)
        stock = (SOURCE / "templates/fr/reminder-1.md").read_text(encoding="utf-8")
        (letters / "reminder-1.md").write_text(stock + "\nBonjour #CUSTOMER_NAMME\n",
                                               encoding="utf-8")
        folder.change("relance.yaml", "scenarios: scenarios.yaml",
                      "scenarios: scenarios.yaml\ntemplates: templates")
        line = len(stock.splitlines()) + 2
        self.refuse(folder, 78, f"reminder-1.md:{line}:", "#CUSTOMER_NAMME", "CUSTOMER_NAME")
        folder.relance("check", "--date", DATES[0], expect=78)

    def share_with_fonts(self, old, new):
        share = self.new_place() / "share"
        share.mkdir()
        shutil.copytree(SOURCE / "templates", share / "templates")
        shutil.copytree(SOURCE / "fonts", share / "fonts")
        fonts = share / "fonts" / "fonts.yaml"
        text = fonts.read_text(encoding="utf-8")
        self.assertIn(old, text)
        fonts.write_text(text.replace(old, new), encoding="utf-8")
        return {"RELANCE_SHARE": str(share)}

    def test_an_unreadable_font_is_settings_refused(self):
        missing = self.share_with_fonts("LiberationSans-Bold.ttf", "NoSuchFont.ttf")
        self.refuse(self.new_folder(), 78, "NoSuchFont.ttf", env=missing)
        share = self.share_with_fonts("/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf",
                                      "fonts.yaml")  # a file, but none with outlines
        self.refuse(self.new_folder(), 78, "fonts.yaml", env=share)

    def test_a_full_disk_is_told_and_sends_nothing(self):
        if os.geteuid() != 0:
            raise unittest.SkipTest("a small disk can only be mounted by root")
        for kilobytes in (64, 400, 900):
            folder = self.new_folder()
            out = folder.path / "out"
            out.mkdir()
            mounted = subprocess.run(
                ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(out)],
                capture_output=True, check=False)
            if mounted.returncode != 0:
                raise unittest.SkipTest("no file system can be mounted here")
            try:
                folder.change("relance.yaml", "history: out/relance.db", "history: relance.db")
                result = folder.run_on(DATES[0], expect=(73, 74))
                self.assertIn("space", result.said.lower())
                self.assertEqual(list(out.glob("*/4-dispatch/mail/new/*.eml")), [])
                self.assertEqual(list(out.glob("*/4-dispatch/print/*")), [])
            finally:
                subprocess.run(["umount", str(out)], check=True)
            # with room again the run begins afresh and does all of its work
            folder.run_on(DATES[0])
            folder.relance("audit", "verify", expect=0)
            self.assertGreater(len(folder.mails(folder.run_ids()[-1])), 8)

    def test_a_server_that_is_not_there_means_later_and_loses_nothing(self):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            port = listener.getsockname()[1]
        folder = self.new_folder()
        folder.change("relance.yaml", "  transport: maildir",
                      f"  transport: smtp\n  server: 127.0.0.1:{port}\n  tls: none")
        result = folder.run_on(DATES[0], expect=75)
        self.assertIn("127.0.0.1", result.said)
        run = folder.run_ids()[-1]
        states = {d["status"] for d in folder.deliveries(run) if d["channel"] == "email"}
        self.assertTrue(states <= {"planned", "deferred"}, states)
        # mended: the mails leave, once
        folder.change("relance.yaml",
                      f"  transport: smtp\n  server: 127.0.0.1:{port}\n  tls: none",
                      "  transport: maildir")
        folder.relance("dispatch", run, expect=1)
        states = {d["status"] for d in folder.deliveries(run) if d["channel"] == "email"}
        self.assertEqual(states, {"handed-over"})

    def test_a_second_program_at_work_is_not_disturbed(self):
        folder = self.new_folder()
        (folder.path / "out").mkdir()
        with open(folder.path / "out" / ".lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.refuse(folder, 75, "lock")
        folder.run_on(DATES[0])

    def test_wrong_use_is_told_apart(self):
        folder = self.new_folder()
        for arguments in (("runn",), ("run", "--no-such-option"), ("run", "surplus"),
                          ("dispatch", "2001-01-01-1"), ("approve",)):
            result = folder.relance(*arguments, expect=64)
            self.assertTrue(result.said.strip())
        self.assertEqual(folder.run_ids(), [])

    def test_help_stands_everywhere(self):
        folder = self.new_folder()
        for command in ("init", "check", "run", "read", "assign", "render", "dispatch", "explain",
                        "approve", "reject", "record", "review", "resolve", "status", "history"):
            self.assertIn(f"relance {command}", folder.relance(command, "--help", expect=0).out)


if __name__ == "__main__":
    story.main()
