#!/usr/bin/env python3
"""What is paid, comes back, or is in dispute for a part: from the ledger to the letters and back."""
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import story
from story import money, text_of_pdf

RELANCE = """creditor:
  name: Atelier Mercier SAS
  address: [12 RUE DES FORGES, 69003 LYON]
  siren: "732829320"
  iban: FR7630006000011234567890189
  email: compta@mercier.example
  legal_form: SAS au capital de 50 000 €
  registry: RCS Lyon 732 829 320
  signatory: {name: Claire Mercier, title: Directrice financière}
ledger: {file: ledger.csv, as_of: run}
customers: {file: customers.csv}
events: {file: events.csv}
scenarios: scenarios.yaml
mail: {transport: maildir, from: compta@mercier.example}
"""
SCENARIOS = """calendar: {country: FR, roll: next}
defaults: {interval_days: 7, minimum_amount: 15.00}
scenarios:
  - name: standard
    steps:
      - {level: 1, name: rappel, when: {due: 1}, channels: [letter], template: reminder-1}
      - {level: 2, name: relance, when: {previous: 10}, channels: [letter], template: reminder-3, deadline_days: 8, charges: [interest, indemnity]}
      - {name: merci, when: {settled: 0}, channels: [email], fallback: letter, template: thanks}
"""
CUSTOMERS = """customer,name,street,postcode,city,country,language,debtor,email
C1,Librairie Gironde,4 RUE BASSE,33000,BORDEAUX,FR,fr,business,compta@gironde.example
C2,Garage du Lac,9 QUAI SUD,74000,ANNECY,FR,fr,business,lac@garage.example
"""
LEDGER = "customer,invoice,issue_date,due_date,amount\n"
F1 = "C1,F1,2026-08-01,2026-09-01,1000.00\n"
F2 = "C2,F2,2026-08-01,2026-09-01,300.00\n"
EVENTS = "date,customer,invoice,event,amount,until,reason,author\n"


class SettledAndDisputed(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.path = Path(self.place.name)
        for name, text in (("relance.yaml", RELANCE), ("scenarios.yaml", SCENARIOS),
                           ("customers.csv", CUSTOMERS), ("ledger.csv", LEDGER + F1 + F2),
                           ("events.csv", EVENTS)):
            self.put(name, text)
        self.folder = story.WorkingFolder.__new__(story.WorkingFolder)
        self.folder.path = self.path

    def tearDown(self):
        self.place.cleanup()

    def put(self, name, text):
        (self.path / name).write_text(text, encoding="utf-8")

    def run_on(self, date, ledger, expect=(0, 1)):
        self.put("ledger.csv", LEDGER + ledger)
        self.folder.relance("run", "--date", date, expect=expect)
        return f"{date}-1"

    def rows(self, run):
        return {row["invoice"]: row for row in self.folder.plan(run)}

    def verify(self, run):
        self.folder.relance("audit", "verify", run, expect=0)

    def test_a_paid_invoice_is_thanked_for_once_and_claims_nothing(self):
        self.run_on("2026-09-15", F1 + F2)
        run = self.run_on("2026-09-22", F2)
        thanks = [d for d in self.folder.documents(run) if d["kind"] == "thanks"]
        self.assertEqual([(d["customer"], d["items"], d["total_due"], d["level"]) for d in thanks],
                         [("C1", "0", "0.00", "1")])
        self.assertEqual(list(self.rows(run)), ["F2"], "one row per open item, none for thanks")
        words = text_of_pdf(self.folder.folder(run) / thanks[0]["file"])
        self.assertIn("Votre règlement de la facture F1 nous est bien parvenu", words)
        self.assertEqual(self.folder.mails(run)[thanks[0]["document"]]["to"].addresses[0].addr_spec,
                         "compta@gironde.example")
        self.verify(run)
        again = self.run_on("2026-09-23", F2)
        self.assertEqual([d for d in self.folder.documents(again) if d["kind"] == "thanks"], [])
        self.assertIn("thanks", self.folder.relance("history", "F1", expect=0).out)

    def test_an_invoice_that_comes_back_is_left_to_a_person_until_a_release(self):
        self.run_on("2026-09-15", F1 + F2)
        self.run_on("2026-09-22", F2)
        run = self.run_on("2026-10-06", F1 + F2, expect=1)
        row = self.rows(run)["F1"]
        self.assertEqual((row["decision"], row["level"]), ("manual", "1"))
        self.assertIn("had left the ledger by 2026-09-22 and is open again", row["reason"])
        self.assertTrue(row["reason"].endswith("[payment-returned]"), row["reason"])
        self.folder.relance("record", "release", "--date", "2026-10-07", "--customer", "C1", "--invoice",
                            "F1", expect=0)
        run = self.run_on("2026-10-08", F1 + F2)
        self.assertEqual(self.rows(run)["F1"]["decision"], "send")
        self.assertEqual(self.rows(run)["F1"]["level"], "2")

    def test_a_dispute_about_a_part_leaves_the_rest_in_the_letter(self):
        self.run_on("2026-09-15", F1 + F2)
        self.put("events.csv", EVENTS + "2026-09-16,C1,F1,dispute,400.00,2026-09-30,casse,Anne\n")
        run = self.run_on("2026-09-28", F1 + F2)
        row = self.rows(run)["F1"]
        self.assertEqual((row["decision"], row["level"], row["open_amount"], row["disputed_amount"]),
                         ("send", "2", "1000.00", "400.00"))
        self.assertIn("400.00 EUR of it in dispute since 2026-09-16", row["reason"])
        document = next(d for d in self.folder.documents(run) if d["customer"] == "C1")
        self.assertEqual((document["principal"], document["total_due"]), ("600.00", "600.00"))
        interest = (Decimal(600) * Decimal("12.40") * 27 / 36500).quantize(Decimal("0.01"))
        self.assertEqual(money(document["interest"]), interest)
        words = text_of_pdf(self.folder.folder(run) / document["file"])
        self.assertIn("En cours d’examen", words)
        self.assertIn("casse", words)
        self.assertIn("400,00", words)
        self.verify(run)


if __name__ == "__main__":
    story.main()
