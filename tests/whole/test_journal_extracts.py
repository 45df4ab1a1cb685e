#!/usr/bin/env python3
"""
Accounting journals without headers, as French packages export them: Ciel XIMPORT, RImport, EBP
text. The books are made here, the balances are summed here, and what `relance read` says must be
the same to the cent. Nothing but the file is given: the format is recognised.
"""
import csv
import random
import unittest
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

from story import Story, main

RUN_DATE = "2026-11-20"
NAMES = ["Dupont & Fils", "Léonore Évrard", "Mercier Frères", "Garage Père Noël", "Œuvre Ñandú"]


class Line:
    def __init__(self, entry, journal, day, account, name, label, piece, amount, lettering="",
                 due=None):
        self.entry, self.journal, self.day, self.account, self.name = (entry, journal, day,
                                                                       account, name)
        self.label, self.piece, self.amount = label, piece, amount  # debit positive
        self.lettering, self.due = lettering, due

    @property
    def side(self):
        return "D" if self.amount >= 0 else "C"


def make_books(seed, n_invoices, letters):
    """Invoices, receipts (whole, partial, unallocated), credit notes; all in balance."""
    rng = random.Random(seed)
    lines, entry = [], 0
    for number in range(1, n_invoices + 1):
        who = rng.randrange(25)
        account, name = f"411C{who:04d}", NAMES[who % len(NAMES)]
        day = date(2025, 11, 1) + timedelta(days=rng.randrange(330))
        net = Decimal(rng.randrange(100, 900000)) / 100
        vat = (net * Decimal("0.2")).quantize(Decimal("0.01"))
        piece = f"FA{number:06d}"
        entry += 1
        fate = rng.choice(["open", "open", "paid", "part", "credit", "loose"])
        letter = f"A{number}" if letters and fate in ("paid", "part", "credit") else ""
        due = rng.choice([None, day + timedelta(days=30), day + timedelta(days=45)])
        lines += [Line(entry, "VE", day, account, name, f"Facture n° {number}", piece, net + vat,
                       letter, due),
                  Line(entry, "VE", day, "707000", "Ventes", "Vente", piece, -net),
                  Line(entry, "VE", day, "445710", "TVA collectée", "TVA", piece, -vat)]
        if fate in ("paid", "part", "loose"):
            paid = net + vat if fate == "paid" else (net / 3).quantize(Decimal("0.01"))
            receipt = piece if fate != "loose" else f"VIR{number:05d}"
            entry += 1
            later = day + timedelta(days=rng.randrange(1, 15))
            lines += [Line(entry, "BQ", later, account, name, "Règlement", receipt, -paid, letter),
                      Line(entry, "BQ", later, "512000", "Banque", "Règlement", receipt, paid)]
        if fate == "credit":
            entry += 1
            lines += [Line(entry, "VE", day, account, name, "Avoir", f"AV{number:06d}", -net,
                           letter),
                      Line(entry, "VE", day, "707000", "Ventes", "Avoir", f"AV{number:06d}", net)]
    return lines


def write_ximport(lines):
    return "".join(
        f"{l.entry:>5}{l.journal:<2}{l.day:%Y%m%d}{l.due.strftime('%Y%m%d') if l.due else '':<8}"
        f"{l.piece:<12}{l.account:<11}{l.label:<25}{abs(l.amount):013.2f}{l.side}"
        f"{l.lettering:<12}{'':<6}{l.name:<34}O2003\r\n" for l in lines) + "\x1a"


def write_rimport(lines):
    def cell(text):
        return f'"{text}"'
    rows = ["##Transfert", "##Section\tDos", "EUR", "##Section\tMvt"]
    for l in lines:
        due = l.due.strftime("%d/%m/%Y") if l.due else ""
        rows.append("\t".join([cell(l.entry), cell(l.journal), cell(l.day.strftime("%d/%m/%Y")),
                               cell(l.account), cell(l.name), cell(f"{abs(l.amount):.2f}"), l.side,
                               "B", cell(l.label), cell(l.piece), cell("10"), "", due, ""]))
    return "\r\n".join(rows + ["##Section\tTiers", '"411C0001"\t"Dupont"']) + "\r\n"


def write_ebp(lines):
    return "".join(
        f'{l.entry:>5},{l.day:%d%m%Y},{l.journal},{l.account:<15},,"{l.label:<40}",'
        f'"{l.piece:<15}",{abs(l.amount):013.2f},{l.side},'
        f'{l.due.strftime("%d%m%Y") if l.due else ""},EUR\r\n' for l in lines)


class JournalExtracts(Story):
    def read(self, name, content, lines, **settings):
        folder = self.new_folder()
        (folder.path / "extract.txt").write_bytes(content)
        (folder.path / "relance.yaml").write_text(
            "creditor:\n  name: Atelier Mercier SAS\n  address: [12 RUE DES FORGES, 69003 LYON]\n"
            "ledger:\n  file: extract.txt\n" +
            "".join(f"  {key}: {value}\n" for key, value in settings.items()) +
            "scenarios: scenarios.yaml\n", encoding="utf-8")
        said = folder.relance("read", "--date", RUN_DATE, expect=0)
        self.assertIn(f"extract.txt: format: {name}", said.out)
        run = next((folder.path / "out").glob("2026-11-20-*"))
        with open(run / "1-read" / "items.csv", encoding="utf-8", newline="") as file:
            items = list(csv.DictReader(file))
        with open(run / "1-read" / "rejected.csv", encoding="utf-8", newline="") as file:
            rejected = list(csv.DictReader(file))
        self.check_sums(items, rejected, lines)
        return items, said

    def check_sums(self, items, rejected, lines):
        books, said = Counter(), Counter()
        for line in lines:
            if line.account.startswith("411"):
                books[line.account] += line.amount
        for item in items:
            said[item["customer"]] += Decimal(item["open_amount"])
        self.assertEqual({k: v for k, v in books.items() if v},
                         {k: v for k, v in said.items() if v})
        # extract = amounts of items.csv and rejected.csv together
        whole = sum((Decimal(i["amount"]) for i in items), Decimal(0))
        whole += sum((Decimal(r["amount"]) for r in rejected), Decimal(0))
        self.assertEqual(whole, sum(books.values()))
        self.assertNotIn("", [i["due_date"] for i in items])

    def check_due_dates(self, items, lines):
        dues = {l.piece: l.due for l in lines if l.account.startswith("411") and l.due}
        checked = 0
        for item in items:
            if item["kind"] == "invoice" and item["invoice"] in dues:
                self.assertEqual(item["due_date"], dues[item["invoice"]].isoformat())
                self.assertEqual(item["due_source"], "column")
                checked += 1
            elif item["kind"] == "invoice":
                self.assertEqual(item["due_source"], "settings")
        self.assertGreater(checked, 50)

    def test_ciel_ximport_in_cp850_comes_out_to_the_cent(self):
        lines = make_books(1, 400, letters=True)
        items, said = self.read("Ciel XIMPORT", write_ximport(lines).encode("cp850", "replace"),
                                lines)
        self.check_due_dates(items, lines)
        self.assertIn("encoding: CP850", said.out)
        self.assertNotIn("HELD", said.text)
        self.assertNotIn("fec-unbalanced", said.text)

    def test_ciel_ximport_in_windows_letters_without_trailing_blanks(self):
        lines = make_books(2, 400, letters=True)
        text = "\n".join(row.rstrip() for row in
                         write_ximport(lines).rstrip("\x1a").replace("O2003", "").split("\r\n"))
        items, said = self.read("Ciel XIMPORT", text.encode("cp1252", "replace"), lines,
                                format="ximport")
        self.check_due_dates(items, lines)
        self.assertIn("encoding: CP1252", said.out)

    def test_rimport_comes_out_to_the_cent(self):
        lines = make_books(3, 400, letters=False)
        items, said = self.read("RImport", write_rimport(lines).encode("cp1252"), lines)
        self.check_due_dates(items, lines)
        self.assertIn("section Tiers holds no accounting lines; its 1 line was not used", said.text)

    def test_ebp_text_comes_out_to_the_cent(self):
        lines = make_books(4, 400, letters=False)
        items, _ = self.read("EBP text", write_ebp(lines).encode("cp850", "replace"), lines)
        self.check_due_dates(items, lines)

    def test_a_customer_of_a_journal_gets_a_letter(self):
        lines = make_books(5, 40, letters=True)
        folder = self.new_folder()
        (folder.path / "XIMPORT.TXT").write_bytes(write_ximport(lines).encode("cp850", "replace"))
        accounts = sorted({l.account for l in lines if l.account.startswith("411")})
        (folder.path / "customers.csv").write_text(
            "customer;name;street;postcode;city;country;debtor\n" + "".join(
                f"{a};Client {a};1 RUE DU PORT;69003;LYON;FR;business\n" for a in accounts),
            encoding="utf-8")
        (folder.path / "relance.yaml").write_text(
            "creditor:\n  name: Atelier Mercier SAS\n  address: [12 RUE DES FORGES, 69003 LYON]\n"
            "ledger: {file: XIMPORT.TXT}\ncustomers: {file: customers.csv}\n"
            "max_ledger_age_days: 0\nscenarios: scenarios.yaml\n", encoding="utf-8")
        (folder.path / "scenarios.yaml").write_text(
            "scenarios:\n  - name: standard\n    steps:\n      - {level: 1, name: rappel, "
            "when: {due: 1}, channels: [letter], template: reminder-1}\n", encoding="utf-8")
        folder.relance("run", "--date", RUN_DATE, "--rehearse", expect=(0, 1))
        run = next((folder.path / "out").glob("2026-11-20-r*"))
        with open(run / "2-assign" / "plan.csv", encoding="utf-8", newline="") as file:
            plan = list(csv.DictReader(file))
        sent = {row["customer"] for row in plan if row["decision"] == "send"}
        balance = Counter()
        for line in lines:
            balance[line.account] += line.amount
        self.assertTrue(sent)
        for account in sent:
            self.assertGreater(balance[account], 0)
        self.assertTrue(list((run / "3-render").rglob("*.pdf")))


if __name__ == "__main__":
    main()
