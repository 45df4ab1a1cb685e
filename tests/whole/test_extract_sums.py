#!/usr/bin/env python3
"""
Random extracts against an independent model: every line is an item, settled or rejected, to the cent.

Each file holds the small extracts of many customers, which have nothing to do with each other;
files differ in columns and signs. The seed is fixed; EXTRACT_SEED=n tries another one.
"""
import csv
import json
import os
import random
import unittest
from collections import Counter, defaultdict
from decimal import Decimal

import story

RUN = "2025-06-30"
FILES, CUSTOMERS = 16, 60
DIGITS = {"EUR": 2, "USD": 2, "JPY": 0, "TND": 3}
CREDIT_WORDS = ["credit", "Avoir", "Credit Note", "Gutschrift"]
PAYMENT_WORDS = ["payment", "Règlement", "Zahlung"]
INVOICE_WORDS = ["invoice", "Facture", "Rechnung", ""]
SETTINGS = """creditor: {name: X, address: [A, B]}
ledger: {file: ledger.csv, as_of: run%s}
scenarios: scenarios.yaml
history: out/relance.db
"""
SCENARIOS = """scenarios:
  - name: standard
    steps:
      - {level: 1, name: reminder, when: {due: 1}, channels: [letter], template: reminder-1}
"""


# ---------------------------------------------------------------- extracts

def day(rng, first=10, last=190):
    number = rng.randint(first, last)  # 2025-01-10 .. 2025-07-09
    for month, length in enumerate((31, 28, 31, 30, 31, 30, 31), 1):
        if number <= length:
            return f"2025-{month:02d}-{number:02d}"
        number -= length
    raise ValueError(number)


class Style:
    """What the lines of one file have in common."""
    def __init__(self, rng, n):
        self.sides = n % 4 == 3                    # debit and credit columns
        self.open = rng.random() < 0.5
        self.settled = rng.random() < 0.4
        self.minus = n % 2 == 0                    # payments bear a minus
        self.lapses = n % 4 == 0                   # but not all
        self.signs = rng.choice(["", "given", "kind"]) if n >= 8 and not self.sides else ""
        self.comma = rng.random() < 0.3

    def header(self):
        names = ["customer", "invoice", "kind", "issue_date", "due_date", "currency", "applies_to"]
        names += ["debit", "credit"] if self.sides else ["amount"]
        return names + ["open_amount"] * self.open + ["settled_date"] * self.settled


def write_money(minor, currency, style):
    digits = DIGITS[currency]
    text = str(abs(minor)).rjust(digits + 1, "0")
    text = text[:-digits] + "." + text[-digits:] if digits else text
    return ("-" if minor < 0 else "") + (text.replace(".", ",") if style.comma else text)


def amount_of(rng, currency):
    return rng.choice([1, 2, 3, 5, 7, 10]) * 10 ** DIGITS[currency] * rng.choice([1, 10]) \
        + rng.choice([0, 0, 1, 17])


def make_invoices(rng, style, customer, currency):
    rows = []
    for number in rng.sample(["F1", "F2", "F3", "F/4"], rng.randint(0, 3)):
        issued = day(rng, 10, 186)
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            row = {"customer": customer, "invoice": number, "kind": rng.choice(INVOICE_WORDS),
                   "issue_date": issued, "due_date": day(rng), "currency": currency,
                   "minor": amount_of(rng, currency)}
            if rows and rows[-1]["invoice"] == number and rng.random() < 0.4:
                row["due_date"] = rows[-1]["due_date"]
            if rng.random() < 0.1:
                row.update(minor=-row["minor"] // 2 or -1, kind="")
            if style.settled and rng.random() < 0.3:
                row["settled_date"] = day(rng, 100, 190)
            rows.append(row)
            if rng.random() < 0.06:
                rows.append(dict(row))
    return rows


def make_reducers(rng, style, customer, currency):
    rows = []
    for n in range(rng.randint(0, 4)):
        is_credit = rng.random() < 0.35
        word = rng.choice(CREDIT_WORDS if is_credit else PAYMENT_WORDS)
        minor = amount_of(rng, currency)
        negative = rng.random() < 0.5 if is_credit else style.minus
        if not is_credit and style.lapses and rng.random() < 0.15:
            negative = False
        if style.sides:
            negative = rng.random() < 0.85
        target = rng.choice(["", "", "F1", "F1", "F2", "F3", "F/4", "F1;F2", "F3 , F/4", "F9", "R0", "A0", "A1"])
        row = {"customer": customer, "kind": word, "issue_date": day(rng), "due_date": "",
               "invoice": rng.choice([f"{'A' if is_credit else 'R'}{n}"] * 5 + ["F1", ""]),
               "currency": currency, "applies_to": target, "minor": -minor if negative else minor}
        if target and rng.random() < 0.05:
            row["kind"] = ""
        rows.append(row)
    return rows


def add_open(rng, row):
    size = abs(row["minor"])
    row["open"] = rng.choice([0, 0, size, size, size // 3, size // 2])
    if rng.random() < 0.04:
        row["open"] = size + 1
    if row["minor"] < 0 or rng.random() < 0.05:
        row["open"] = -row["open"]


def spoil(rng, row):
    """One thing that makes a line unusable."""
    row.update(rng.choice([{"cell": "12O.00"}, {"currency": "XXX"}, {"customer": ""},
                           {"due_date": "2025-02-30"}, {"issue_date": "?"}, {"due_date": ""},
                           {"issue_date": "2025-07-01"}]))


def make_extract(rng, style):
    """Rows in a random order of customers' blocks; each row has its cells as text."""
    rows = []
    for n in range(CUSTOMERS):
        block = []
        for currency in rng.sample(sorted(DIGITS), rng.choice([1, 1, 2])):
            block += make_invoices(rng, style, f"C{n:03d}", currency)
            block += make_reducers(rng, style, f"C{n:03d}", currency)
        rng.shuffle(block)
        for row in block:
            if style.open and rng.random() < 0.5:
                add_open(rng, row)
            if rng.random() < 0.03:
                spoil(rng, row)
        rows += block
    return rows


def write_extract(path, rows, style):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(style.header())
        for row in rows:
            currency = row["currency"] if row["currency"] in DIGITS else "EUR"
            cells = dict(row)
            text = row.get("cell") or write_money(row["minor"], currency, style)
            cells["amount"] = text
            cells["debit" if row["minor"] > 0 else "credit"] = text.lstrip("-")
            if "open" in row:
                cells["open_amount"] = write_money(row["open"], currency, style)
            writer.writerow([cells.get(name, "") for name in style.header()])


# ---------------------------------------------------------------- the model

class Line:
    def __init__(self, number, row):
        self.number, self.row, self.joined = number, row, None
        self.customer, self.currency = row["customer"], row["currency"]
        self.invoice = row["invoice"] or f"L{number}"
        self.numbered = bool(row["invoice"])
        self.issued, self.due = row["issue_date"], row["due_date"] or row["issue_date"]
        self.settled = row.get("settled_date", "")
        self.settled = self.settled if self.settled <= RUN else ""
        self.target = row.get("applies_to", "")
        self.receipts = []  # [minor, is_credit]
        self.reversal = self.takes_back_credit = self.doubtful = self.bare_plus = False
        self.linked_to = None

    def room(self, on=""):
        stated = self.stated if not (self.settled and on > self.settled) else 0
        return max(stated, 0) + max(self.usable, 0)

    def use(self, minor, on=""):
        stated = max(self.stated, 0) if not (self.settled and on > self.settled) else 0
        stated = min(stated, minor)
        self.stated -= stated
        self.usable -= minor - stated
        self.open -= (minor - stated) if self.is_debit else stated - minor

    @property
    def is_debit(self):
        return self.kind == "invoice"

    @property
    def is_reducer(self):
        return self.kind != "invoice" or self.reversal


class Model:
    """The rules of pipeline/read/README.md, said once more."""
    def __init__(self, rows, style):
        self.style, self.items, self.rejected = style, [], []
        self.extract, self.rejected_sum = Counter(), Counter()
        self.has_minus = False
        lines = [line for n, row in enumerate(rows, 2) for line in [self.understand(n, row)] if line]
        if self.has_minus and style.signs != "kind":
            for line in lines:
                line.doubtful = line.bare_plus
        groups = defaultdict(list)
        for line in lines:
            groups[line.customer, line.currency].append(line)
        for group in groups.values():
            self.settle(group)

    def reject(self, line_number, rule, minor=None, currency=""):
        self.rejected.append((line_number, rule, minor, currency if minor is not None else ""))
        if minor is not None:
            self.rejected_sum[currency] += minor

    def understand(self, n, row):
        line, style = Line(n, row), self.style
        if row["currency"] not in DIGITS:
            return self.reject(n, "currency-unknown")
        if "cell" in row:
            return self.reject(n, "amount-unreadable")
        amount, given = row["minor"], style.sides or style.signs == "given"
        opened = row.get("open") if style.open else None
        kind = "credit" if row["kind"] in CREDIT_WORDS else \
            "payment" if row["kind"] in PAYMENT_WORDS else "invoice"
        own_kind = row["kind"] != ""
        if not own_kind and line.target:
            kind, own_kind = "credit", True
        shown = amount if opened is None else opened
        if kind != "invoice" and given and amount > 0:
            line.reversal, line.takes_back_credit, kind = True, kind == "credit", "invoice"
        else:
            line.bare_plus = kind == "payment" and not given and amount > 0 and shown > 0
            self.has_minus |= kind == "payment" and amount < 0
            if kind != "invoice" or amount < 0:
                amount, shown = -abs(amount), -abs(shown)
            if kind == "invoice" and (amount < 0 or shown < 0):
                kind, own_kind = "credit", False
        line.kind, line.own_kind = kind, own_kind
        if abs(shown) > abs(amount):
            return self.refuse(line, "open-exceeds-amount", amount)
        return self.check(line, amount, shown, opened)

    def refuse(self, line, rule, amount):
        self.extract[line.currency] += amount
        self.reject(line.number, rule, amount, line.currency)

    def check(self, line, amount, shown, opened):
        row = line.row
        if not line.customer:
            return self.refuse(line, "customer-missing", amount)
        if not line.numbered and line.kind == "invoice" and not line.reversal:
            return self.refuse(line, "invoice-missing", amount)
        if row["issue_date"] == "?":
            return self.refuse(line, "date-unreadable", amount)
        if row["due_date"] == "2025-02-30":
            return self.refuse(line, "date-impossible", amount)
        if line.issued > RUN:
            return self.refuse(line, "not-yet-issued", amount)
        is_settled = bool(self.style.settled and line.settled) or (opened == 0)
        if line.kind == "invoice" and not line.reversal and not row["due_date"]:
            if not is_settled:
                return self.refuse(line, "due-date-missing", amount)
            line.due = ""
        self.extract[line.currency] += amount
        line.amount = line.share = amount
        line.open = 0 if is_settled else shown
        line.stated = line.usable = 0
        line.own_open = is_settled or opened is not None
        if not line.own_open:
            line.usable = abs(line.open)
        elif is_settled or (amount < 0) == (shown < 0):
            line.stated = abs(amount) - abs(line.open)
        return line

    # ------------------------------------------------ one customer's lines in one currency

    def settle(self, lines):
        self.lines, self.links = lines, defaultdict(list)
        for line in lines:
            if not line.is_reducer:
                self.join_invoice(line)
        for line in lines:
            if line.is_reducer and not line.joined:
                self.join_negative(line)
        order = sorted((l for l in lines if l.is_reducer and not l.joined),
                       key=lambda l: (l.issued, l.reversal, l.number))
        for line in order:
            self.set_off(line)
        for line in lines:
            self.close(line)

    def invoices(self, number):
        """The lines of an invoice that are left, those due first in front."""
        return sorted((l for l in self.lines if not l.is_reducer and not l.joined and
                       l.invoice == number and number), key=lambda l: (l.due, l.number))

    def join_invoice(self, line):
        before = [l for l in self.lines[:self.lines.index(line)]
                  if not l.is_reducer and l.invoice == line.invoice and l.joined != "gone"]
        if any(other.row == line.row for other in before):
            self.reject(line.number, "line-duplicate", line.share, line.currency)
            line.joined = "gone"
            return
        for other in before:
            if other.due == line.due and not other.joined:
                self.join(other, line, 1)
                return

    def join(self, head, line, sign):
        head.amount += line.share
        head.open += line.open
        head.stated += sign * line.stated
        head.usable += sign * line.usable
        head.settled = max(head.settled, line.settled)
        line.open, line.joined = 0, head

    def join_negative(self, line):
        if line.own_kind or line.target or line.share > 0 or not line.numbered:
            return
        for head in self.invoices(line.invoice):
            if head.due == line.due:
                if head.open + line.open >= 0:
                    self.join(head, line, -1)
                return

    def named(self, line):
        """Numbers of known invoices that a line belongs to."""
        whole = line.target or (line.invoice if line.numbered else "")
        if self.invoices(whole):
            return [whole]
        parts = line.target
        for separator in ";,+&|":
            parts = parts.replace(separator, "\n")
        return [p.strip() for p in parts.split("\n") if self.invoices(p.strip())]

    def reducers(self, number):
        return [l for l in self.lines if l.is_reducer and not l.joined and l.numbered and
                l.invoice == number and number]

    def set_off(self, line):
        if line.reversal:
            return self.take_back(line)
        others = self.reducers(line.target)
        if line.bare_plus and others and not self.invoices(line.target) and \
                others[0].kind == "credit":
            self.turn(line)
            return self.take_back(line)
        if line.doubtful:
            self.turn(line)
            self.reject(line.number, "sign-ambiguous", line.share, line.currency)
            line.joined = "gone"
            return None
        numbers, left = self.named(line), line.room()
        before = left
        for number in numbers:
            for invoice in self.invoices(number):
                part = min(left, invoice.room(line.issued))
                if part:
                    invoice.use(part, line.issued)
                    invoice.receipts.append([part, line.kind == "credit"])
                    left -= part
        if numbers:
            line.use(before - left)
            line.linked_to = next((n for n in numbers if len(numbers) > 1 and
                                   any(i.open > 0 for i in self.invoices(n))), numbers[0])
            if line.open:
                self.links[numbers[0]].append(line)
        return None

    def turn(self, line):
        self.extract[line.currency] -= 2 * line.share
        line.share, line.amount, line.open = -line.share, -line.amount, -line.open
        line.takes_back_credit = line.kind == "credit"
        line.kind, line.reversal = "invoice", True

    def match(self, other, left):
        if other.reversal or other.joined:
            return left
        part = min(left, other.room())
        other.use(part)
        return left - part

    def reopen(self, number, of_credits, left):
        for other in reversed(self.links[number]):
            left = self.match(other, left)
        for invoice in reversed(self.invoices(number)):
            for receipt in reversed(invoice.receipts):
                part = min(receipt[0], left)
                if receipt[1] != of_credits or not part:
                    continue
                receipt[0] -= part
                left -= part
                if invoice.own_open:
                    invoice.stated += part
                else:
                    invoice.usable += part
                    invoice.open += part
        return left

    def take_back(self, line):
        number = line.target or (line.invoice if line.numbered else "")
        left = before = line.room()
        for other in self.reducers(number):
            if left == 0:
                break
            left = self.match(other, left)
            link = other.linked_to or other.target
            if other.kind != "invoice" and self.invoices(link):
                left = self.reopen(link, other.kind == "credit", left)
        if self.invoices(number):
            left = self.reopen(number, line.takes_back_credit, left)
        line.use(before - left)

    def close(self, line):
        head = line.joined if isinstance(line.joined, Line) else line
        if line.joined == "gone":
            return
        if not line.joined and line.open:
            self.items.append((line.customer, line.invoice, line.kind, line.due, line.amount,
                               line.open, line.currency))
        elif head.open == 0:
            self.rejected.append((line.number, "settled", line.share, line.currency))
        elif line.joined:  # its money is in the item
            self.rejected.append((line.number, "merged", 0, line.currency))


# ---------------------------------------------------------------- the comparison

def minor(text, currency):
    return int(Decimal(text).scaleb(DIGITS[currency])) if text else None


class ExtractSums(story.Story):
    @classmethod
    def prepare(cls):
        seed = int(os.environ.get("EXTRACT_SEED", "20250630"))
        cls.cases = []
        for n in range(FILES):
            rng = random.Random(seed * 1000 + n)
            style = Style(rng, n)
            rows = make_extract(rng, style)
            folder = story.WorkingFolder(os.path.join(cls.class_place, f"extract-{n}"))
            folder.path.joinpath("relance.yaml").write_text(
                SETTINGS % (f", signs: {style.signs}" if style.signs else ""), encoding="utf-8")
            folder.path.joinpath("scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
            write_extract(folder.path / "ledger.csv", rows, style)
            folder.relance("read", "--date", RUN, "--quiet", expect=(0, 1))
            cls.cases.append((f"seed {seed} file {n} {vars(style)}", folder, rows, Model(rows, style)))

    def compare(self, name, rows, customer_of, wanted, got):
        """Names the first customer that differs, with all its lines."""
        if Counter(wanted) == Counter(got):
            return
        odd = sorted((Counter(wanted) - Counter(got)) + (Counter(got) - Counter(wanted)), key=str)
        customer = customer_of(odd[0])
        lines = [f"{n}: {row}" for n, row in enumerate(rows, 2) if row["customer"] == customer]
        mine, theirs = ([x for x in some if customer_of(x) == customer] for some in (wanted, got))
        self.fail("\n".join([name, *lines, f"the model: {mine}", f"relance:   {theirs}"]))

    def test_each_item_is_what_the_model_says(self):
        for name, folder, rows, model in self.cases:
            got = [(r["customer"], r["invoice"], r["kind"], r["due_date"],
                    minor(r["amount"], r["currency"]), minor(r["open_amount"], r["currency"]),
                    r["currency"]) for r in folder.table(f"{RUN}-1", "1-read/items.csv")]
            self.compare(name, rows, lambda item: item[0], model.items, got)

    def test_each_line_that_is_no_item_stands_in_rejected_csv(self):
        for name, folder, rows, model in self.cases:
            got = [(int(r["line"]), r["rule"], minor(r["amount"], r["currency"]), r["currency"])
                   for r in folder.table(f"{RUN}-1", "1-read/rejected.csv")]
            self.compare(name, rows, lambda line, rows=rows: rows[line[0] - 2]["customer"],
                         model.rejected, got)

    def test_each_line_stands_once_in_items_or_rejected_csv(self):
        for name, folder, rows, _ in self.cases:
            lines = [int(r["line"]) for table in ("items", "rejected")
                     for r in folder.table(f"{RUN}-1", f"1-read/{table}.csv")]
            self.assertEqual(sorted(lines), list(range(2, len(rows) + 2)), name)

    def test_extract_is_open_settled_and_rejected_to_the_cent(self):
        for name, folder, _, model in self.cases:
            items = folder.table(f"{RUN}-1", "1-read/items.csv")
            rejected = folder.table(f"{RUN}-1", "1-read/rejected.csv")
            for total in folder.state(f"{RUN}-1")["totals"]:
                currency = total["currency"]
                sums = {key: minor(total[key], currency)
                        for key in ("extract", "open", "settled", "rejected")}
                mine = [minor(r["open_amount"], currency) for r in items if r["currency"] == currency]
                self.assertEqual(sums["extract"], model.extract[currency], name)
                self.assertEqual(sums["open"], sum(mine), name)
                self.assertEqual(sums["rejected"], model.rejected_sum[currency], name)
                self.assertEqual(sums["extract"], sums["open"] + sums["settled"] + sums["rejected"])
                self.assertEqual(sums["extract"], sum(
                    minor(r["amount"], currency) or 0 for r in items + rejected
                    if r["currency"] == currency), name)

    def test_the_extracts_are_worth_testing(self):
        rules = Counter(line[1] for _, _, _, model in self.cases for line in model.rejected)
        for rule in ("settled", "merged", "line-duplicate", "not-yet-issued", "open-exceeds-amount",
                     "sign-ambiguous", "currency-unknown", "due-date-missing"):
            self.assertGreater(rules[rule], 0, rule)
        kinds = Counter(item[2] for _, _, _, model in self.cases for item in model.items)
        self.assertGreater(min(kinds[kind] for kind in ("invoice", "credit", "payment")), 30)


if __name__ == "__main__":
    story.main()
