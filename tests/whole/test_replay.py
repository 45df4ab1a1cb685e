#!/usr/bin/env python3
"""
A ledger with settlement dates, in US date order, replayed month by month as it was each time.

The ledger is made here; RELANCE_PUBLIC_LEDGER=file replays a real one of the same columns as well.
"""
import csv
import datetime
import os
import random
import subprocess
import sys

import story
from story import PROGRAM, SOURCE

CHECKER = SOURCE / "tests" / "support" / "replay_ledger.py"
HEADER = ["countryCode", "customerID", "PaperlessDate", "invoiceNumber", "InvoiceDate", "DueDate",
          "InvoiceAmount", "Disputed", "SettledDate", "PaperlessBill", "DaysToSettle", "DaysLate"]


def us_date(day):
    return f"{day.month}/{day.day}/{day.year}" if day else ""


def write_ledger(path, seed=2012):
    """Invoices of a year; each customer has its own way of paying, some never pay."""
    rng = random.Random(seed)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(600):
            customer = rng.randrange(25)
            issued = datetime.date(2012, 1, 2) + datetime.timedelta(days=rng.randrange(360))
            due = issued + datetime.timedelta(days=30)
            settled = issued + datetime.timedelta(days=max(1, rng.randint(20, 35) + customer))
            if rng.random() < 0.05:
                settled = None
            writer.writerow([391, f"C{customer:03d}-X", us_date(issued), 1000000 + number,
                             us_date(issued), us_date(due), f"{rng.randint(1, 12000) / 100:.2f}",
                             rng.choice(["No", "No", "No", "Yes"]), us_date(settled), "Paper",
                             (settled - issued).days if settled else "",
                             max(0, (settled - due).days) if settled else ""])


class Replay(story.Story):
    @classmethod
    def prepare(cls):
        cls.ledger = os.path.join(cls.class_place, "receivables.csv")
        write_ledger(cls.ledger)

    def check(self, ledger, *arguments):
        return subprocess.run([sys.executable, str(CHECKER), str(ledger), "--program", PROGRAM,
                               "--from", "2012-01", "--until", "2012-12", *arguments],
                              capture_output=True, text=True, check=False,
                              env=dict(os.environ, RELANCE_SHARE=str(SOURCE)))

    def test_each_month_comes_out_as_the_file_says_and_so_do_the_payers_habits(self):
        done = self.check(self.ledger, "--habits")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("12 months: relance and the file say the same", done.stdout)
        self.assertIn("C024-X: 12 payments, mean", done.stdout)

    def test_a_column_taken_for_another_is_a_difference(self):
        done = self.check(self.ledger, "--until", "2012-02", "--columns", "due_date=InvoiceDate")
        self.assertEqual(done.returncode, 1)
        self.assertIn("overdue items", done.stdout)

    def test_a_ledger_that_is_not_there_is_skipped(self):
        self.assertEqual(self.check(self.ledger + ".none").returncode, story.SKIPPED)

    def test_the_public_ledger_comes_out_as_it_says(self):
        ledger = os.environ.get("RELANCE_PUBLIC_LEDGER")
        if not ledger:
            self.skipTest("RELANCE_PUBLIC_LEDGER names no file")
        done = self.check(ledger, "--until", "2013-12", "--habits")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    story.main()
