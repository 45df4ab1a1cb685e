#!/usr/bin/env python3
"""Replays a ledger with settlement dates month by month and counts with relance, independently.

    replay_ledger.py LEDGER.csv [RELANCE.YAML] [--from 2012-01] [--until 2013-12]
                     [--columns customer=customerID,invoice=invoiceNumber,...]
                     [--dates %m/%d/%Y] [--program relance] [--habits]

For the last day D of each month: what is open by the file's own dates (issued on or before D, not
settled on or before D) and what of it is overdue (due before D), in number, in sum and one by one,
against `relance read --date D`; the ledger's date against the latest settlement; and the control
totals. --habits also runs `relance assign` for each customer's habit: its scenarios then are bands
of days_late_mean, and the band chosen must be that of the last twelve undisputed invoices paid.

Without RELANCE.YAML the settings are the least that a new user writes: a creditor and the file.
With it a copy of its folder is used. Nothing is written beside the ledger or the settings.
Exit code 0: all the same; 1: differences, a line each; 77: the ledger is not there.
"""
import argparse
import csv
import datetime
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

LEAST_SETTINGS = """creditor:
  name: Example SAS
  address: [1 RUE DE L'EXEMPLE, 75001 PARIS]
ledger:
  file: "{ledger}"
scenarios: scenarios.yaml
max_ledger_age_days: 0
"""
LEAST_SCENARIOS = """scenarios:
  - name: standard
    steps:
      - {level: 1, name: reminder, when: {due: 1}, channels: [letter], template: reminder-1}
"""
BANDS = [20, 15, 10, 5, 3, 1, 0]
NAMES = {"customer": "customerID", "invoice": "invoiceNumber", "issue_date": "InvoiceDate",
         "due_date": "DueDate", "amount": "InvoiceAmount", "dispute": "Disputed",
         "settled_date": "SettledDate"}


class Invoice:
    def __init__(self, row, names, pattern):
        def day(name):
            text = row.get(names[name], "").strip()
            return datetime.datetime.strptime(text, pattern).date() if text else None
        self.customer, self.number = row[names["customer"]], row[names["invoice"]]
        self.issued, self.due, self.settled = day("issue_date"), day("due_date"), day("settled_date")
        self.amount = Decimal(row[names["amount"]])
        self.disputed = row.get(names["dispute"], "").strip().lower() not in ("", "no", "0", "false")

    def is_open(self, day):
        return self.issued <= day and not (self.settled and self.settled <= day)

    def is_paid(self, day):
        return self.issued <= day and self.settled is not None and self.settled <= day


def month_ends(first, last):
    year, month = map(int, first.split("-"))
    until = tuple(map(int, last.split("-")))
    while (year, month) <= until:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        yield datetime.date(year, month, 1) - datetime.timedelta(days=1)


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def habits_of(invoices, day):
    """Customer -> (payments, mean, median) of days late: the last twelve paid, undisputed."""
    paid = defaultdict(list)
    for invoice in sorted(invoices, key=lambda i: (i.settled or day, i.number)):
        if invoice.is_paid(day) and not invoice.disputed:
            paid[invoice.customer].append((invoice.settled - invoice.due).days)
    return {customer: (len(late[-12:]), statistics.mean(late[-12:]), statistics.median(late[-12:]))
            for customer, late in paid.items()}


class Replay:
    def __init__(self, options, place):
        self.program, self.place, self.found = options.program, Path(place), []
        self.ledger = Path(options.ledger).resolve()
        names = dict(NAMES, **dict(pair.split("=", 1) for pair in options.columns.split(",") if pair))
        self.invoices = [Invoice(row, names, options.dates) for row in rows_of(self.ledger)]
        self.given_settings = options.settings
        self.take_settings("settings")

    def take_settings(self, name):
        """A copy of the settings' folder without its runs and its history, or the least there is."""
        self.folder = self.place / name
        if self.given_settings:
            shutil.copytree(Path(self.given_settings).resolve().parent, self.folder,
                            ignore=shutil.ignore_patterns("out", "*.db", "*.db-*"))
            self.settings = self.folder / Path(self.given_settings).name
        else:
            self.folder.mkdir()
            self.settings = self.folder / "relance.yaml"
            self.settings.write_text(LEAST_SETTINGS.format(ledger=self.ledger), encoding="utf-8")
            (self.folder / "scenarios.yaml").write_text(LEAST_SCENARIOS, encoding="utf-8")

    def relance(self, *arguments):
        command = [self.program, *arguments, "-c", str(self.settings)]
        done = subprocess.run(command, capture_output=True, text=True, check=False,
                              stdin=subprocess.DEVNULL)
        if done.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr}")

    def differ(self, day, what, wanted, got):
        if wanted != got:
            self.found.append(f"{day} {what}: the file says {wanted}, relance {got}")

    def run_read(self, day):
        out = self.folder / f"out-{day}"
        self.relance("read", "--date", str(day), "--ledger", str(self.ledger), "--out", str(out))
        return out / f"{day}-1"

    def check_totals(self, day, run, open_sum):
        state = json.loads((run / "run.json").read_text(encoding="utf-8"))
        paid = [i.settled for i in self.invoices if i.is_paid(day)]
        if paid:
            self.differ(day, "as_of", str(max(paid)), state["as_of"])
        total = state["totals"][0]
        sums = {name: Decimal(total[name]) for name in ("extract", "open", "settled", "rejected")}
        self.differ(day, "extract", sum(i.amount for i in self.invoices), sums["extract"])
        self.differ(day, "open in the control totals", open_sum, sums["open"])
        self.differ(day, "extract less open, settled, rejected", Decimal(0),
                    sums["extract"] - sums["open"] - sums["settled"] - sums["rejected"])

    def check_month(self, day):
        """One line of figures; differences are kept."""
        run = self.run_read(day)
        theirs = rows_of(run / "1-read" / "items.csv")
        ours = [i for i in self.invoices if i.is_open(day)]
        late = [i for i in ours if i.due < day]
        late_theirs = [r for r in theirs if r["due_date"] < str(day)]
        open_sum, late_sum = (sum((i.amount for i in some), Decimal(0)) for some in (ours, late))
        self.differ(day, "open items", len(ours), len(theirs))
        self.differ(day, "overdue items", len(late), len(late_theirs))
        self.differ(day, "open", open_sum, sum(Decimal(r["open_amount"]) for r in theirs))
        self.differ(day, "overdue", late_sum, sum(Decimal(r["open_amount"]) for r in late_theirs))
        self.differ(day, "items one by one", set(),
                    {(i.customer, i.number, str(i.due)) for i in ours} ^
                    {(r["customer"], r["invoice"], r["due_date"]) for r in theirs})
        self.check_totals(day, run, open_sum)
        print(f"{day}: {len(ours)} open = {open_sum}, {len(late)} overdue = {late_sum}")

    def check_habits(self, day):
        """Each customer with open items must fall into the band of its mean days late."""
        self.take_settings("habits")
        bands = "".join(f"  - {{name: late-{low}, if: {{days_late_mean: {{min: {low}}}}}, "
                        f"steps: [{{level: 1, name: x, when: {{due: 1}}, channels: [letter], "
                        f"template: reminder-1}}]}}\n" for low in BANDS)
        (self.folder / "scenarios.yaml").write_text(
            "scenarios:\n" + bands + LEAST_SCENARIOS.split("\n", 1)[1], encoding="utf-8")
        run = self.run_read(day)
        self.relance("assign", run.name, "--out", str(run.parent))
        habits = habits_of(self.invoices, day)
        for row in rows_of(run / "2-assign" / "plan.csv"):
            mean = habits.get(row["customer"], (0, None, None))[1]
            band = next((f"late-{low}" for low in BANDS if mean is not None and mean >= low),
                        "standard")
            self.differ(day, f"scenario of {row['customer']} (mean {mean})", band, row["scenario"])
        for customer, (payments, mean, median) in sorted(habits.items()):
            print(f"{day} {customer}: {payments} payments, mean {float(mean):.2f}, "
                  f"median {float(median):g} days late")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("ledger")
    parser.add_argument("settings", nargs="?")
    parser.add_argument("--from", dest="first", default="2012-01")
    parser.add_argument("--until", dest="last", default="2013-12")
    parser.add_argument("--columns", default="")
    parser.add_argument("--dates", default="%m/%d/%Y")
    parser.add_argument("--program", default=os.environ.get("RELANCE_PROGRAM", "relance"))
    parser.add_argument("--habits", action="store_true")
    options = parser.parse_args(arguments)
    if not Path(options.ledger).is_file():
        print(f"{options.ledger} is not there: nothing was replayed")
        return 77
    with tempfile.TemporaryDirectory(prefix="replay-") as place:
        replay = Replay(options, place)
        days = list(month_ends(options.first, options.last))
        for day in days:
            replay.check_month(day)
        if options.habits:
            replay.check_habits(days[-1])
    print("\n".join(replay.found) if replay.found else
          f"{len(days)} months: relance and the file say the same")
    return 1 if replay.found else 0


if __name__ == "__main__":
    sys.exit(main())
