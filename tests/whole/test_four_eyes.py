#!/usr/bin/env python3
"""Who may approve what; and what the run tells colleagues and the auditor of changes."""
import csv
import os
import pwd
import subprocess
import unittest

import story
from story import DATES

RUN = f"{DATES[0]}-1"
ME = pwd.getpwuid(os.getuid()).pw_name


class FourEyes(story.Story):
    def waiting_folder(self, approvers, roles="legal"):
        folder = self.new_folder()
        folder.change("scenarios.yaml", "template: reminder-1", f"template: reminder-1, approval: {roles}")
        if approvers:
            folder.add_setting("approvers:\n" + "\n".join(f"- {a}" for a in approvers))
        folder.run_on(DATES[0])
        self.document = next(d["document"] for d in folder.documents(RUN) if d["approval"] == "waiting")
        return folder

    def approval(self, folder):
        return next(d["approval"] for d in folder.documents(RUN) if d["document"] == self.document)

    def approve(self, folder, expect=0, by="Anne"):
        return folder.relance("approve", RUN, self.document, "--by", by, expect=expect).text

    def test_without_a_list_two_roles_want_two_people_and_one_name_twice_is_one(self):
        folder = self.waiting_folder([], "[legal, finance]")
        self.assertIn("second person", self.approve(folder))
        self.approve(folder, by="anne ")
        self.assertEqual(self.approval(folder), "waiting")
        self.approve(folder, by="Bruno")
        self.assertEqual(self.approval(folder), "approved")
        folder.relance("audit", "verify", RUN, expect=0)

    def test_who_is_not_on_the_list_decides_nothing(self):
        folder = self.waiting_folder(["{login: somebody, role: legal}"])
        self.assertIn("none of the approvers", self.approve(folder, 64))
        self.assertIn("none of the approvers", folder.relance(
            "reject", RUN, self.document, "--by", "Anne", "--remark", "no", expect=64).text)
        self.assertEqual(self.approval(folder), "waiting")

    def test_another_role_and_a_claim_beyond_the_limit_are_refused(self):
        folder = self.waiting_folder([f"{{login: {ME}, role: finance}}",
                                      "{login: somebody, role: legal}"])
        self.assertIn("waits for legal", self.approve(folder, 64))
        folder = self.waiting_folder([f"{{login: {ME}, role: legal, limit: 1.00}}"])
        self.assertIn("more than the limit", self.approve(folder, 64))

    def test_who_ran_the_run_cannot_approve_it_alone(self):
        folder = self.waiting_folder([f"{{login: {ME}, role: legal}}"])
        self.assertIn("cannot approve it alone", self.approve(folder))
        self.assertEqual(self.approval(folder), "waiting")
        folder.relance("dispatch", RUN, expect=(0, 1))
        states = {d["status"] for d in folder.deliveries(RUN) if d["document"] == self.document}
        self.assertEqual(states, {"waiting"})

    @unittest.skipUnless(os.getuid() == 0, "only root can play two people")
    def test_another_login_s_approval_lets_it_leave(self):
        folder = self.waiting_folder([f"{{login: {ME}, role: legal}}", "{login: nobody, role: legal}"])
        self.approve(folder)
        os.chmod(folder.path.parent, 0o755)
        subprocess.run(["chown", "-R", "nobody", str(folder.path)], check=True)
        done = subprocess.run([story.PROGRAM, "approve", RUN, self.document, "--by", "Nora"],
                              cwd=folder.path, env=folder.environment(), user="nobody",
                              capture_output=True, check=False)
        if done.returncode == 126 or b"Permission denied" in done.stderr:
            self.skipTest("nobody may not start the program here")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(self.approval(folder), "approved")
        journal = (folder.folder(RUN) / "5-audit" / "journal.jsonl").read_text(encoding="utf-8")
        self.assertIn('"by":"Nora","login":"nobody"', journal)

    def test_the_report_says_which_rules_changed_since_the_run_before(self):
        folder = self.new_folder()
        folder.add_setting("report: {language: en}")
        folder.run_on(DATES[0])
        page = (folder.folder(RUN) / "report.html").read_text(encoding="utf-8")
        self.assertIn("There is no run before this one", page)
        folder.change("scenarios.yaml", "deadline_days: 8", "deadline_days: 9")
        folder.run_on(DATES[1])
        page = (folder.folder(f"{DATES[1]}-1") / "report.html").read_text(encoding="utf-8")
        self.assertIn(f"Compared with run {RUN}", page)
        self.assertIn("<b>scenarios.yaml</b>: changed", page)
        self.assertRegex(page, r"\n?\+ \d+: .*deadline_days: 9")
        self.assertRegex(page, r"- \d+: .*deadline_days: 8")
        folder.run_on(DATES[2])
        page = (folder.folder(f"{DATES[2]}-1") / "report.html").read_text(encoding="utf-8")
        self.assertIn("Nothing: settings, scenarios", page)

    def test_what_happened_since_the_run_before_is_a_table_for_colleagues(self):
        folder = self.new_folder()
        folder.run_on(DATES[0])
        folder.relance("record", "promise", "--customer", "C003", "--date", "2026-09-20", "--until",
                       "2026-10-20", "--amount", "100.00", "--author", "Paul", expect=0)
        folder.run_on(DATES[1])
        for run, events in ((RUN, []), (f"{DATES[1]}-1", ["promise"])):
            with open(folder.folder(run) / "history-since-last-run.csv", encoding="utf-8",
                      newline="") as file:
                rows = list(csv.DictReader(file))
            self.assertEqual([r["what"] for r in rows if not r["document"]], events)
            sent = {d["document"]: d for d in folder.documents(run)}
            self.assertEqual({r["document"] for r in rows if r["document"]}, set(sent))
            for row in rows:
                if row["document"]:
                    self.assertEqual(row["amount"], sent[row["document"]]["total_claimed"])
                else:
                    self.assertEqual((row["customer"], row["author"], row["amount"], row["until"]),
                                     ("C003", "Paul", "100.00", "2026-10-20"))


if __name__ == "__main__":
    story.main()
