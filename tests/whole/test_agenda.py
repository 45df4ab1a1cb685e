#!/usr/bin/env python3
"""relance agenda: what a person must do, as text, CSV, JSON and calendar."""
import csv
import io
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from story import DATES, EPOCH, Story, main, money

FIELDS = ["day", "kind", "customer", "customer_name", "invoices", "amount", "currency",
          "document", "rule", "what", "advice", "who", "phone", "contact"]


def unfold(calendar):
    """RFC 5545: lines end with CRLF, are at most 75 octets long, and go on after CRLF + blank."""
    lines = calendar.split("\r\n")
    assert lines.pop() == ""
    assert all("\n" not in line and len(line.encode()) <= 75 for line in lines), calendar
    return "\r\n".join(lines).replace("\r\n ", "").split("\r\n")


class Agenda(Story):
    @classmethod
    def prepare(cls):
        cls.demo = cls.play_demo()

    def agenda(self, *more, date="2026-11-11", expect=1):
        return self.demo.relance("agenda", "--ledger", f"ledger-{DATES[2]}.csv", "--date", date,
                                 *more, expect=expect, env={"SOURCE_DATE_EPOCH": EPOCH})

    def tasks(self, *more):
        return list(csv.DictReader(io.StringIO(self.agenda("--format", "csv", *more).out)))

    def test_notices_that_wait_for_approval_are_tasks_and_go_with_the_approval(self):
        waiting = {d["document"] for d in self.demo.documents(self.demo.run_ids()[-1])
                   if d["approval"] == "waiting"}
        listed = {t["document"] for t in self.tasks() if t["kind"] == "approval"}
        self.assertEqual(listed, waiting)
        self.assertGreater(len(waiting), 0)

    def test_the_csv_has_stable_columns_and_is_sorted_by_day(self):
        text = self.agenda("--format", "csv", "--all").out
        self.assertEqual(text.splitlines()[0], ",".join(FIELDS))
        days = [t["day"] or "9999" for t in self.tasks("--all")]
        self.assertEqual(days, sorted(days))

    def test_every_hold_and_manual_of_the_plan_is_in_the_whole_agenda(self):
        named = {(t["customer"], invoice) for t in self.tasks("--all")
                 for invoice in t["invoices"].split("; ")}
        for row in self.demo.plan(self.demo.run_ids()[-1]):
            if row["decision"] in ("hold", "manual"):
                self.assertIn((row["customer"], row["invoice"]), named, row)

    def test_the_amount_of_a_task_is_what_is_open_of_its_invoices(self):
        amounts = {(r["customer"], r["invoice"]): money(r["open_amount"])
                   for r in self.demo.plan(self.demo.run_ids()[-1])}
        seen = 0
        for task in self.tasks("--all"):
            invoices = task["invoices"].split("; ")
            if task["kind"] in ("promise", "insolvency", "plan") and "..." not in invoices:
                self.assertEqual(money(task["amount"]),
                                 sum(amounts[task["customer"], i] for i in invoices), task)
                seen += 1
        self.assertGreater(seen, 0)

    def test_the_calendar_is_one_that_calendars_read(self):
        calendar = self.agenda("--format", "ical").out.encode().decode()
        raw = self.demo.start("agenda", "--ledger", f"ledger-{DATES[2]}.csv", "--date",
                              "2026-11-11", "--format", "ical",
                              env={"SOURCE_DATE_EPOCH": EPOCH}).communicate()[0].decode()
        lines = unfold(raw)
        self.assertEqual((lines[0], lines[-1]), ("BEGIN:VCALENDAR", "END:VCALENDAR"))
        uids = [line for line in lines if line.startswith("UID:")]
        self.assertEqual(len(uids), len(set(uids)))
        self.assertEqual(len(uids), len(self.tasks()))
        self.assertIn("DTSTART;VALUE=DATE:20261111", lines)
        self.assertTrue(calendar)

    def test_the_json_says_the_same_as_the_csv(self):
        tasks = json.loads(self.agenda("--json").out)["tasks"]
        self.assertEqual([(t["day"], t["rule"], t["what"]) for t in tasks],
                         [(t["day"], t["rule"], t["what"]) for t in self.tasks()])

    def test_a_call_recorded_leaves_the_agenda(self):
        folder = self.new_folder()
        folder.run_on(DATES[0])
        folder.run_on(DATES[1])
        say = ["agenda", "--ledger", f"ledger-{DATES[1]}.csv", "--date", "2026-10-12"]
        self.assertIn("call  C031", folder.relance(*say).out)
        folder.relance("record", "call", "--customer", "C031", "--date", "2026-10-12",
                       "--outcome", "reached", expect=0)
        self.assertNotIn("call  C031", folder.relance(*say).out)

    def test_nothing_is_written(self):
        before = sorted(p for p in self.demo.path.rglob("*"))
        self.agenda("--all")
        self.assertEqual(before, sorted(p for p in self.demo.path.rglob("*")))

    def test_wrong_words_are_refused_with_what_to_do(self):
        for words, said in ((["--format", "xml"], "text, csv or ical"),
                            (["--until", "2026-11-31"], "no such day"),
                            (["--until", "2026-11-01"], "before the agenda's day")):
            self.assertIn(said, self.agenda(*words, expect=64).said)


if __name__ == "__main__":
    sys.exit(main())
