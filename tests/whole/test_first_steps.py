#!/usr/bin/env python3
"""What a newcomer does: init, check, rehearse, run, approve, explain."""
import shutil
import subprocess
from datetime import datetime, timezone

import story
from story import PROGRAM, SOURCE

NOTICE = "F-0987"


def clock(day):
    moment = datetime.strptime(day, "%Y-%m-%d").replace(hour=9, tzinfo=timezone.utc)
    return {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}


class NewFolder(story.WorkingFolder):
    """What relance init makes, on a day of our choice."""

    def __init__(self, path, day):
        self.path = path
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.env = clock(day)
        subprocess.run([PROGRAM, "init", str(path)], env=self.environment(self.env), check=True,
                       capture_output=True)


class FirstSteps(story.Story):
    def begin(self, day):
        return NewFolder(self.new_place() / "my company's folder", day)

    def test_the_example_runs_on_any_working_day(self):
        for day in ("2026-03-02", "2026-07-15", "2026-12-31"):
            folder = self.begin(day)
            folder.relance("check", env=folder.env, expect=0)
            folder.relance("run", "--rehearse", env=folder.env, expect=1)
            self.assertFalse((folder.path / "out/relance.db").exists())
            folder.relance("run", env=folder.env, expect=1)
            plan = {r["invoice"]: r for r in folder.plan(f"{day}-1")}
            self.assertEqual(plan["F-1001"]["decision"], "send")
            self.assertEqual(plan["F-1032"]["decision"], "none")
            self.assertEqual(plan["F-1020"]["decision"], "hold")
            self.assertEqual(plan["F-1025"]["decision"], "below-minimum")
            self.assertEqual(plan[NOTICE]["decision"], "approve")

    def test_on_a_closed_day_nothing_leaves(self):
        folder = self.begin("2026-09-13")  # a Sunday
        folder.relance("run", env=folder.env, expect=(0, 1))
        plan = folder.plan("2026-09-13-1")
        self.assertFalse([r for r in plan if r["decision"] == "send"])
        self.assertTrue([r for r in plan if "[closed-day]" in r["reason"]])

    def test_init_touches_no_folder_that_holds_something(self):
        folder = self.begin("2026-09-15")
        before = story.tree_of(folder.path)
        folder.relance("init", str(folder.path), expect=73)
        self.assertEqual(story.tree_of(folder.path), before)

    def test_a_notice_leaves_after_its_approval_and_not_before(self):
        folder = self.begin("2026-09-15")
        run = "2026-09-15-1"
        folder.relance("run", env=folder.env, expect=1)
        notice = next(d for d in folder.documents(run) if d["level"] == "4")
        self.assertEqual(notice["approval"], "waiting")
        folder.relance("approve", run, notice["document"], env=folder.env, expect=64)  # by whom?
        folder.relance("approve", run, notice["document"], "--by", "Claire Mercier", "--remark",
                       "vérifié", env=folder.env, expect=(0, 1))
        folder.relance("dispatch", run, env=folder.env, expect=(0, 1))
        delivery = next(d for d in folder.deliveries(run) if d["document"] == notice["document"])
        self.assertEqual(delivery["status"], "handed-over")
        journal = (folder.folder(run) / "5-audit/journal.jsonl").read_text(encoding="utf-8")
        self.assertIn("Claire Mercier", journal)
        folder.relance("audit", "verify", run, env=folder.env, expect=0)

    def test_a_proposal_is_reviewed_before_it_leaves(self):
        folder = self.begin("2026-09-15")
        run = "2026-09-15-1"
        folder.relance("run", "--propose", env=folder.env, expect=(0, 1))
        self.assertFalse((folder.folder(run) / "4-dispatch/mail").exists())
        review = folder.folder(run) / "2-assign/review.csv"
        rows = folder.table(run, "2-assign/review.csv")
        victim = next(r for r in rows if r["customer"] == "C001")
        lines = review.read_text(encoding="utf-8").splitlines()
        header = lines[0].split(",")
        import csv
        import io
        text = io.StringIO()
        writer = csv.DictWriter(text, header, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            if row["document"] == victim["document"]:
                row.update(action="withhold", until="2026-10-01", reason="appelé ce matin")
            writer.writerow(row)
        filled = folder.path / "filled.csv"
        filled.write_text(text.getvalue(), encoding="utf-8")
        folder.relance("review", run, str(filled), "--by", "Karim Haddad", env=folder.env,
                       expect=(0, 1))
        folder.relance("dispatch", run, env=folder.env, expect=(0, 1))
        self.assertNotIn(victim["document"], folder.mails(run))
        self.assertGreater(len(folder.mails(run)), 0)
        plan = {r["invoice"]: r for r in folder.plan(run)}
        self.assertEqual(plan["F-1001"]["decision"], "hold")
        folder.relance("audit", "verify", run, env=folder.env, expect=0)

    def test_explain_gives_rule_dates_figures_and_places(self):
        folder = self.begin("2026-09-15")
        said = folder.relance("explain", "F-1001", env=folder.env, expect=0).out
        for word in ("F-1001", "2400.00", "2026-07-27", "scenarios.yaml:", "ledger.csv:"):
            self.assertIn(word, said)
        folder.relance("explain", "F-NONE", env=folder.env, expect=(2, 64))

    def test_a_recorded_promise_holds_until_its_day_and_breaks_after_it(self):
        folder = self.begin("2026-09-15")
        folder.relance("record", "promise", "--customer", "C001", "--invoice", "F-1001",
                       "--amount", "2400.00", "--until", "2026-09-18", env=folder.env, expect=0)
        folder.relance("run", env=folder.env, expect=1)
        self.assertEqual({r["invoice"]: r["decision"] for r in folder.plan("2026-09-15-1")}["F-1001"],
                         "hold")

    def test_it_works_installed_elsewhere_without_the_source(self):
        share = self.new_place() / "usr" / "share" / "relance"
        for name in ("templates", "fonts"):
            shutil.copytree(SOURCE / name, share / name)
        binary = share.parents[1] / "bin" / "relance"
        binary.parent.mkdir()
        shutil.copy2(PROGRAM, binary)
        folder = self.begin("2026-09-15")
        env = {k: v for k, v in folder.environment(folder.env).items() if k != "RELANCE_SHARE"}
        done = subprocess.run([str(binary), "run", "--rehearse"], cwd=folder.path, env=env,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 1, done.stderr.decode())


if __name__ == "__main__":
    story.main()
