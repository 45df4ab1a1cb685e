#!/usr/bin/env python3
"""
For any FEC, the sum of items.csv per customer equals the sum of its receivable accounts.

Hundreds of small books are made at random (seeded), written in all the ways that real programs
have, and read; what must come out is computed here from what was written, line by line, by other
means than the program's.
"""
import concurrent.futures
import csv
import datetime
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import story
from fec_maker import Company, Writing, is_nothing

SETTINGS = """creditor:
  name: Atelier Mercier SAS
  address: [12 RUE DES FORGES, 69003 LYON]
ledger:
  file: [{files}]
  terms: "net:30"
scenarios: scenarios.yaml
"""
SCENARIOS = """scenarios:
  - name: standard
    steps:
      - {level: 1, name: rappel, when: {due: 1}, channels: [letter], template: reminder-1}
"""
LATER = datetime.date(2027, 6, 30)


def cents(text):
    return int(Decimal(text or "0") * 100)


def is_receivable(line):
    return line["CompteNum"].startswith("411")


def account_of(line):
    return line["CompteNum"].strip(), line["CompAuxNum"].strip()


class Reading:
    """What `relance read` makes of these files: name -> bytes."""

    def __init__(self, place, files, date):
        for name, data in files.items():
            (place / name).write_bytes(data)
        (place / "relance.yaml").write_text(SETTINGS.format(files=", ".join(files)), "utf-8")
        (place / "scenarios.yaml").write_text(SCENARIOS, "utf-8")
        finished = subprocess.run(
            [story.PROGRAM, "read", "--date", date.isoformat()], cwd=place, check=False,
            env={"PATH": "/usr/bin:/bin", "RELANCE_SHARE": str(story.SOURCE), "TZ": "UTC"},
            capture_output=True, timeout=120)
        self.code = finished.returncode
        self.said = (finished.stdout + finished.stderr).decode("utf-8", "replace")
        self.items = self.rejected = []
        for run in (place / "out").glob("20*"):
            self.items = self.table(run / "1-read/items.csv")
            self.rejected = self.table(run / "1-read/rejected.csv")

    @staticmethod
    def table(path):
        with open(path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def sums(self):
        sums = Counter()
        for item in self.items:
            sums[item["customer"]] += cents(item["open_amount"])
        return {customer: s for customer, s in sums.items() if s}

    def count_lines(self):
        """Each stands once: as the first line of an item, or in rejected.csv."""
        places = [(row["source"], row["line"]) for row in self.items + self.rejected]
        assert len(places) == len(set(places)), sorted(places)
        return len(places)

    def total(self):
        return sum(cents(row["amount"]) for row in self.items + self.rejected)


def balances_after(years):
    """
    Account -> balance after several years given together. Opening entries repeat the year
    before, as a whole or account by account; where they do not, they are the books' word.
    """
    balances = {}
    for number, lines in enumerate(years):
        opening, moves, closing = Counter(), Counter(), Counter()
        for line in lines:
            part = opening if line.is_opening else closing if line.is_closing else moves
            if is_receivable(line):
                part[account_of(line)] += line.share
        if number == 0:
            for account, s in opening.items():
                moves[account] += s
        elif opening:
            before = {a: b + c if b + c else b for a, (b, c) in balances.items()}
            repeats = sum(opening.values()) == sum(before.values())
            balances = {a: (before.get(a, 0) if repeats or before.get(a, 0) == opening[a]
                            else opening[a], 0) for a in set(before) | set(opening)}
        for account in set(balances) | set(moves) | set(closing):
            b, c = balances.get(account, (0, 0))
            balances[account] = (b + moves[account], c + closing[account])
    return {account: b + c for account, (b, c) in balances.items()}


def residuals(lines):
    """(customer, residual) of each lettering code, or PieceRef, of one file."""
    groups = Counter()
    for index, line in enumerate(lines):
        if not is_receivable(line):
            continue
        code, piece = line["EcritureLet"], line["PieceRef"]
        key = (code, "code") if code else (index, "alone") if is_nothing(piece) else (piece, "piece")
        groups[account_of(line), key] += line.share
    return Counter((account[1] or account[0], s) for (account, _), s in groups.items() if s)


def one_year(batch):
    """Twenty companies in one run, each with a FEC in its own writing."""
    rng, books, files, ways = random.Random(f"one year {batch}"), [], {}, []
    for number in range(20):
        books.append(Company(rng, f"K{number}"))
        ways.append(Writing(rng))
        files[f"{100000000 + number}FEC20241231.txt"] = ways[-1].write(books[-1].years[0])
    date = rng.choice([LATER, datetime.date(2024, rng.randint(2, 12), 15)])
    return books, files, ways, date


def several_years(number):
    """Two or three years of one company, named and written in any way, in any order."""
    rng = random.Random(f"years {number}")
    book = Company(rng, "M", n_years=rng.choice([2, 2, 3]), recycles=rng.random() < 0.5)
    names = [f"732829320FEC{2024 + i}1231.txt" if rng.random() < 0.7 else f"exercice{i}.txt"
             for i in range(len(book.years))]
    ways = [Writing(rng) for _ in names]
    files = {n: w.write(lines) for n, w, lines in zip(names, ways, book.years)}
    return [book], {name: files[name] for name in rng.sample(names, len(names))}, ways, LATER


class FecSums(story.Story):
    def readings(self, stories):
        """Reads them side by side; what is waited for is mostly the disk."""
        def read(told):
            place = Path(tempfile.mkdtemp(dir=self.class_place))
            try:
                return told, Reading(place, told[1], told[3])
            finally:
                shutil.rmtree(place, True)
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            yield from pool.map(read, stories)

    def expect(self, reading, balances, lines, what):
        """Nothing refused or left out, each customer's sum, and every cent somewhere."""
        self.assertIn(reading.code, (0, 1), what)
        self.assertNotRegex(reading.said, story.SANITIZER)
        self.assertNotIn("HELD", reading.said, what)
        expected = Counter()
        for (account, auxiliary), s in balances.items():
            expected[auxiliary or account] += s
        self.assertEqual(reading.sums(), {c: s for c, s in expected.items() if s}, what)
        self.assertEqual(sum(map(is_receivable, lines)), reading.count_lines(), what)
        self.assertEqual(reading.total(),
                         sum(line.share for line in lines if is_receivable(line)), what)

    def test_one_year_in_any_writing_gives_its_accounts_and_their_residuals(self):
        for (books, files, ways, date), reading in self.readings(map(one_year, range(15))):
            what = f"{date}\n" + "\n".join(f"{n}: {w}" for n, w in zip(files, ways)) \
                + "\n" + reading.said[-3000:]
            lines = [line for book in books for line in book.years[0]]
            self.expect(reading, balances_after([[line for line in lines if line.day <= date]]),
                        lines, what)
            self.assertNotIn("[fec-unbalanced]", reading.said, what)
            self.assertEqual(Counter((i["customer"], cents(i["open_amount"]))
                                     for i in reading.items),
                             sum((residuals([l for l in book.years[0] if l.day <= date])
                                  for book in books), Counter()), what)

    def test_several_years_in_any_order_give_the_balances_of_the_last(self):
        for ([book], files, ways, _), reading in self.readings(map(several_years, range(120))):
            what = f"{list(files)}\n" + "\n".join(map(str, ways)) + "\n" + reading.said[-3000:]
            self.expect(reading, balances_after(book.years),
                        [line for lines in book.years for line in lines], what)


if __name__ == "__main__":
    story.main()
