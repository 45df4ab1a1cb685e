#!/usr/bin/env python3
"""relance forecast: the same rules over the coming days, nothing touched."""
import csv
import io
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from story import DATES, Story, main, money

FIELDS = ["rules", "date", "level", "channel", "documents", "items", "total_due", "currency",
          "postage", "currency_postage", "without_postage"]


class Forecast(Story):
    def setUp(self):
        self.folder = self.new_folder()

    def forecast(self, *more, date=DATES[0], ledger=DATES[0], expect=0):
        return self.folder.relance("forecast", "--ledger", f"ledger-{ledger}.csv", "--date", date,
                                   *more, expect=expect)

    def rows(self, *more, **where):
        text = self.forecast("--format", "csv", *more, **where).out
        self.assertEqual(text.splitlines()[0].split(","), FIELDS)
        return list(csv.DictReader(io.StringIO(text)))

    def sent(self, run):
        """(level, channel, currency) -> documents and total, as a real run wrote them."""
        count, total = Counter(), Counter()
        for row in self.folder.documents(run):
            key = row["level"], row["channel"], row["currency"]
            count[key] += 1
            total[key] += money(row["total_due"])
        return count, total

    def foretold(self, rows, day):
        count, total = Counter(), Counter()
        for row in rows:
            if row["date"] == day and row["channel"] not in ("call", "dossier"):
                key = row["level"], row["channel"], row["currency"]
                count[key] += int(row["documents"])
                total[key] += money(row["total_due"])
        return count, total

    def test_the_first_day_is_what_a_run_on_that_day_does(self):
        foretold = self.foretold(self.rows("--until", DATES[0]), DATES[0])
        self.folder.run_on(DATES[0])
        self.assertEqual(foretold, self.sent(self.folder.run_ids()[-1]))
        self.assertGreater(sum(foretold[0].values()), 10)

    def test_the_days_after_are_what_runs_on_those_days_do(self):
        days = ["2026-09-15", "2026-09-16", "2026-09-17", "2026-09-18", "2026-09-21"]
        rows = self.rows("--until", days[-1])
        for day in days:
            as_of = f"2026-09-{int(day[-2:]) - 1:02d}"
            self.folder.relance("run", "--date", day, "--ledger", f"ledger-{DATES[0]}.csv",
                                "--as-of", as_of, expect=(0, 1))
            self.assertEqual(self.foretold(rows, day), self.sent(self.folder.run_ids()[-1]), day)

    def test_changed_rules_stand_beside_the_present_ones(self):
        change = "scenarios.standard.steps.1.when={due: 40}"
        rows = self.rows("--until", "2026-10-15", "--set", change)
        plain = self.rows("--until", "2026-10-15")
        self.assertEqual([r for r in rows if r["rules"] == "present"], plain)
        first = {rules: sum(int(r["documents"]) for r in rows
                            if r["rules"] == rules and r["level"] == "1" and r["date"] == DATES[0])
                 for rules in ("present", "changed")}
        self.assertLess(first["changed"], first["present"])
        text = self.forecast("--until", "2026-10-15", "--set", change).out
        self.assertIn("difference", text)

    def test_postage_is_that_of_the_tariffs(self):
        rows = [r for r in self.rows("--until", "2026-10-30") if r["channel"] == "letter"]
        self.assertTrue(rows)
        for row in rows:
            priced = int(row["documents"]) - int(row["without_postage"])
            if priced:
                self.assertEqual(money(row["postage"]), Decimal("1.52") * priced, row)

    def test_a_month_is_a_run_each_month(self):
        days = {r["date"] for r in self.rows("--until", "2026-12-31", "--every", "month")}
        self.assertLessEqual(days, {"2026-09-15", "2026-10-15", "2026-11-16", "2026-12-15"})
        self.assertGreater(len(days), 2)

    def test_nothing_is_written(self):
        before = sorted(self.folder.path.rglob("*"))
        self.forecast("--until", "2026-10-15")
        self.assertEqual(before, sorted(self.folder.path.rglob("*")))

    def test_wrong_words_are_refused_with_what_to_do(self):
        for words, code, said in (
                (["--set", "nonsense"], 64, "key=value"),
                (["--set", "scenarios.standrd.interval_days=3"], 64, "there are: public-bodies"),
                (["--set", "defaults.intervall_days=3"], 78, "interval_days"),
                (["--set", "minimum_amount=30"], 78, '--set minimum_amount=30: there is no such key; nearest known name: "defaults.minimum_amount"'),
                (["--set", "defaults.interval_days=x"], 78, "--set defaults.interval_days=x: "),
                (["--set", "defaults.interval_days=[3"], 64, "no YAML"),
                (["--every", "year"], 64, "day, week, month"),
                (["--until", "2026-09-01"], 64, "up to two years")):
            self.assertIn(said, self.forecast(*words, expect=code).text, words)


if __name__ == "__main__":
    sys.exit(main())
